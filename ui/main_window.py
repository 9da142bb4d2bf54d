"""The window of an open vault: one bar, a sidebar of words, one page at a time."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
)

from ui import messages, theme
from ui.call_button import CallButton
from ui.doses import PAUSE_KEY, Doses
from ui.glossary import Glossary
from ui.guide_view import show_guide
from ui.lock import keep_drafts
from ui.open_window import GUIDE_KEY, OpenWindow
from ui.opening_notice import OpeningNotice
from ui.pages.page import Page
from ui.practice_notice import PracticeNotice
from ui.records_here import CaseName, GuardianNotice, ReceivedNotice
from ui.session import Session
from ui.sheets.another_hand import HandNotice
from ui.taking_back import TakingBack
from ui.unfinished import KINDS, kind_of
from ui.widgets.drop import Brings, receive
from ui.widgets.fields import SearchField
from ui.widgets.hide import HideButton
from ui.widgets.one_of import OneOf
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, NavButton, Notice
from ui.widgets.spoken import Spoken

if TYPE_CHECKING:
    from ui.pages.settings import SettingsPage
    from ui.pages.timeline import TimelinePage

# Name, module and class of each page, in the order of the sidebar. Read when first shown.
PAGES = {
    "today": (QT_TRANSLATE_NOOP("MainWindow", "Today"), "ui.pages.today", "TodayPage"),
    "timeline": (
        QT_TRANSLATE_NOOP("MainWindow", "What happened"), "ui.pages.timeline", "TimelinePage"
    ),
    "evidence": (QT_TRANSLATE_NOOP("MainWindow", "Evidence"), "ui.pages.evidence", "EvidencePage"),
    "people": (
        QT_TRANSLATE_NOOP("MainWindow", "People & accounts"), "ui.pages.people", "PeoplePage"
    ),
    "help": (QT_TRANSLATE_NOOP("MainWindow", "Places of help"), "ui.pages.help", "HelpPage"),
    "steps": (QT_TRANSLATE_NOOP("MainWindow", "Next steps"), "ui.pages.steps", "StepsPage"),
    "documents": (
        QT_TRANSLATE_NOOP("MainWindow", "Documents"), "ui.pages.documents", "DocumentsPage"
    ),
    "keys": (QT_TRANSLATE_NOOP("MainWindow", "Keys & copies"), "ui.pages.keys", "KeysPage"),
    "settings": (QT_TRANSLATE_NOOP("MainWindow", "Settings"), "ui.pages.settings", "SettingsPage"),
}  # fmt: skip
SIDEBAR, BESIDE = 208, 692  # px at 100 %: the sidebar, and what a page needs beside it
STRIP = 52  # px at 100 %: the sidebar without its words
_EDGE = 4  # px around the drawings of a narrow sidebar


class MainWindow(OpenWindow):
    """The pages of an open vault.

    `dressed` when it has to be made anew in another language or size, `timed` when the time to
    lock was changed.
    """

    dressed = Signal()
    timed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._pages: dict[str, Page] = {}
        self._stack = QStackedWidget()
        self._sidebar = Sidebar()
        self._sidebar.chosen.connect(self.go)
        self._bar = Bar(self._sidebar.menu, CaseName(session), CallButton(session))
        self._bar.name.wanted.connect(self._show_cases)
        self._bar.searched.connect(self._search)
        self._line = Spoken()
        self._lay_out()
        for index, name in enumerate(PAGES, start=1):
            action = QAction(self, text=name)
            action.setShortcut(QKeySequence(f"Ctrl+{index}"))
            action.triggered.connect(self._go_by_key)
            self.addAction(action)
        QShortcut(QKeySequence("Ctrl+F"), self, self._bar.focus_search)
        QShortcut(QKeySequence("Ctrl+L"), self, session.lock_wanted.emit)
        QShortcut(QKeySequence("Ctrl+N"), self, self._write)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self._paste)
        self._doses = Doses(self, session)
        self._glossary = Glossary(self, session)
        self._bar.pause.clicked.connect(self._doses.rest)
        self._sidebar.lock.clicked.connect(session.lock_wanted)
        QShortcut(QKeySequence(GUIDE_KEY), self, self.show_guide)
        self._sidebar.guide.clicked.connect(self.show_guide)
        self._sidebar.guided.triggered.connect(self.show_guide)
        self._back = TakingBack(self, session, self._line)
        session.failed.connect(self._fail)
        session.page_wanted.connect(self.go)
        session.alone.connect(self._leave_alone)
        session.turned.connect(self._forget_others)
        session.draft_wanted.connect(self._go_on)
        session.guide_wanted.connect(self._show_chapter)
        self.resize(theme.fitted(self, 1080, 720))
        self.setMinimumSize(640, 480)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return cast("Page", self._stack.currentWidget())

    def go(self, name: str) -> None:
        """Show a page, made when it is first asked for."""
        if name not in self._pages:
            _, module, kind = PAGES[name]
            made = getattr(importlib.import_module(module), kind)(self.session, self._stack)
            self._pages[name] = made
            self._stack.addWidget(made)
            if name == "evidence":
                made.pasting.setKey(QKeySequence())  # of two that would answer, none is heard
            if name == "settings":
                made.dressed.connect(self.dressed)
                made.timed.connect(self.timed)
            if name == "today":
                made.write_wanted.connect(self._write)
                made.short_wanted.connect(self._doses.write)
        self._stack.setCurrentWidget(self._pages[name])
        self._sidebar.mark(name)

    def begin(self, name: str) -> None:
        """Show the first page and put the focus beside it."""
        self.go(name)
        if self._sidebar.isVisibleTo(self):
            self._sidebar.begin()
        else:
            self._bar.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.scaled(SIDEBAR) + BESIDE
        room = self.height() - self._bar.sizeHint().height()
        self._sidebar.fit(wide, room)
        shown = wide or self._sidebar.least() <= room
        self._sidebar.setVisible(shown)
        self._bar.show_menu(not shown)
        for band in self.findChildren(Notice):
            band.shorten(theme.is_low(self.height(), 400))

    def show_guide(self) -> None:
        """Lay the guide over whatever is open."""
        self._show_chapter("")

    def _show_chapter(self, ident: str) -> None:
        session = self.session
        show_guide(self, session.language, session.vault.folder, session.floor, ident)

    def _go_by_key(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.go(action.text())

    def _search(self, text: str) -> None:
        if text.strip() or "timeline" in self._pages:
            self.go("timeline")
            cast("TimelinePage", self.page).search(text)

    def _write(self) -> None:
        self.go("timeline")
        cast("TimelinePage", self.page).write_new()

    def _paste(self) -> None:
        """Bring in what lies in the clipboard: into what is being written, else as an item."""
        received = receive(QGuiApplication.clipboard().mimeData())
        over = [sheet for sheet in self.findChildren(Overlay) if sheet.isVisible()]
        if not over and received:
            self.go("evidence")
        to = over[-1] if over else self.page
        if isinstance(to, Brings):
            to.bring(received)

    def _go_on(self, place: str) -> None:
        """Open the editor of a draft, on the page it lies over."""
        self.go(KINDS[kind_of(place)].page)
        self.page.go_on(place)

    def _show_cases(self) -> None:
        self.go("settings")
        cast("SettingsPage", self.page).show_cases()

    def _forget_others(self) -> None:
        """Another case is shown: nothing of the one before stays on a page that is not seen."""
        keep_drafts()
        for name, page in list(self._pages.items()):
            if page is not self.page:
                del self._pages[name]
                page.deleteLater()  # the stack lets go of it then; before, Python would delete it
        self._bar.clear()

    def _fail(self, error: Exception) -> None:
        self._line.warn(messages.sentence(error))

    def _leave_alone(self, alone: bool) -> None:
        """Let nothing be reached but the sheet that is open, and Hide."""
        self._sidebar.setEnabled(not alone)
        self._bar.settle(alone)
        for action in self.actions():
            action.setEnabled(not alone)
        for shortcut in self.findChildren(QShortcut):
            shortcut.setEnabled(not alone)

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._sidebar)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        if self.session.practised:
            middle.addWidget(PracticeNotice(self.session))
        middle.addWidget(OpeningNotice(self.session))
        middle.addWidget(GuardianNotice(self.session))
        middle.addWidget(HandNotice(self.session))
        middle.addWidget(ReceivedNotice(self.session))
        middle.addWidget(self._stack, 1)
        middle.addWidget(self._line)
        body.addLayout(middle, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addLayout(body, 1)


class Bar(QFrame):
    """The bar at the top. Hide is always at its right end."""

    searched = Signal(str)

    def __init__(self, menu: QMenu, name: CaseName, call: CallButton) -> None:
        super().__init__()
        self.name, self._call = name, call
        self.setProperty("bar", True)
        self._menu = Button(self.tr("Pages"), glyph="menu")
        self._menu.setMenu(menu)
        self._menu.setProperty("menu", True)
        self._field = SearchField(self.tr("Find in what happened"))
        self._field.setMaximumWidth(theme.scaled(320))
        self._field.textChanged.connect(self.searched)
        self.pause = Button(self.tr("Break"), glyph="cup")
        self.pause.setAccessibleDescription(
            self.tr("A quiet page to breathe, and the way back to where you were.")
        )
        self.pause.setToolTip(PAUSE_KEY)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(theme.SHEET, theme.STEP, theme.GAP, theme.STEP)
        row.addWidget(self._menu)
        row.addWidget(name)
        row.addStretch(1)
        row.addWidget(self._field, 100)  # all the room there is, up to its width
        row.addStretch(1)
        at_once = QHBoxLayout()
        at_once.setSpacing(theme.STEP)
        for button in (self.pause, call, HideButton()):
            at_once.addWidget(button)
        row.addLayout(at_once)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tight = self.width() < theme.scaled(600)
        self._call.shorten(tight)
        self._row.setSpacing(theme.STEP if tight else theme.GAP)
        self.pause.show_glyph("" if tight else "cup")
        self.name.shorten(tight)

    def begin(self) -> None:
        """Put the focus on the menu of the pages."""
        self._menu.setFocus()

    def clear(self) -> None:
        """Search for nothing any more."""
        with QSignalBlocker(self._field):
            self._field.clear()

    def settle(self, alone: bool) -> None:
        """Let nothing be reached here but Hide."""
        for part in (self._menu, self._field, self.name):
            part.setEnabled(not alone)

    def show_menu(self, shown: bool) -> None:
        """Offer the pages as a menu, where there is no room for the sidebar."""
        self._menu.setVisible(shown)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()


class Sidebar(QFrame):
    """The pages, in words; as drawings with names where it is narrow, and as a menu at the least.

    `least` is the height that the drawings need.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("side", True)
        self.setAccessibleName(self.tr("Pages"))
        self.setFixedWidth(theme.scaled(SIDEBAR))
        self.menu = QMenu(self)
        self._names = list(PAGES)
        self._buttons = OneOf(self)
        self._buttons.picked.connect(self._choose)
        self._actions = QActionGroup(self)
        self._actions.triggered.connect(self._choose_from_menu)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(theme.STEP, theme.GAP, theme.STEP, theme.GAP)
        column.setSpacing(theme.STEP // 2)
        for index, (name, (title, _, _)) in enumerate(PAGES.items()):
            if index == len(PAGES) - 2:
                column.addStretch(1)
            said = QCoreApplication.translate("MainWindow", str(title))
            button = NavButton(said, glyph=name)
            self._buttons.addButton(button, index)
            column.addWidget(button)
            action = self._actions.addAction(said.replace("&", "&&"))
            action.setCheckable(True)
            self.menu.addAction(action)
        self.guide = NavButton(self.tr("Guide"), glyph="info")
        self.guide.setCheckable(False)
        column.addWidget(self.guide)
        self.menu.addSeparator()
        self.guided = self.menu.addAction(self.guide.accessibleName())
        self.lock = NavButton(self.tr("Lock"), glyph="lock")
        self.lock.setCheckable(False)
        column.addWidget(self.lock)

    def fit(self, wide: bool, room: int) -> None:
        """Show the words or not; the drawings share the `room`, up to the height of a finger."""
        buttons, count = self._all(), len(self._all())
        side, edge = (theme.STEP, theme.GAP) if wide else (_EDGE, _EDGE)
        gap = theme.STEP // 2 if wide else 0
        each = (room - 2 * edge - (count - 1) * gap) // count
        high = max(self._lowest(), min(each, theme.scaled(theme.TOUCH)))
        for button in buttons:
            button.show_words(wide)
            button.setFixedHeight(high)
        self.setFixedWidth(theme.scaled(SIDEBAR if wide else STRIP))
        self._column.setContentsMargins(side, edge, side, edge)
        self._column.setSpacing(gap)
        for button, key in ((self.guide, GUIDE_KEY), (self.lock, "Ctrl+L")):
            button.setToolTip(key if wide else f"{button.accessibleName()} ({key})")

    def least(self) -> int:
        """The height that every drawing needs."""
        return self._lowest() * len(self._all()) + 2 * _EDGE

    def _lowest(self) -> int:
        return theme.scaled(theme.GLYPH) + _EDGE

    def _all(self) -> list[NavButton]:
        return [*cast("list[NavButton]", self._buttons.buttons()), self.guide, self.lock]

    def begin(self) -> None:
        """Put the focus on the page that is open."""
        checked = self._buttons.checkedButton()
        if checked is not None:
            checked.setFocus()

    def mark(self, name: str) -> None:
        """Show which page is open."""
        at = self._names.index(name)
        self._buttons.put(self._buttons.button(at))
        self._actions.actions()[at].setChecked(True)

    def _choose(self, index: int) -> None:
        self.chosen.emit(self._names[index])

    def _choose_from_menu(self, action: QAction) -> None:
        self.chosen.emit(self._names[self._actions.actions().index(action)])
