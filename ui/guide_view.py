"""The guide: over the whole window, from anywhere, and back to where one was."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from companion import guide, keys
from companion.guide import Chapter
from ui import theme
from ui.footprint_here import FootprintHere
from ui.guide_parts import WIDE, parts
from ui.widgets.fields import SearchField
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.over_all import OverAll
from ui.widgets.parts import Button, LinkButton, NavButton, PageTitle, Words, clear, scrolled

_TYPING = 150  # ms after the last key before a search


class GuideView(OverAll):
    """All chapters, or one of them. `folder` is that of the record it is opened beside."""

    def __init__(
        self, window: QWidget, language: str, folder: Path, floor: keys.Cost = keys.FLOOR
    ) -> None:
        title = PageTitle(self.tr("Guide"))
        title.setContentsMargins(0, 0, theme.STEP, 0)
        super().__init__(window, title.text())
        self._language, self._folder, self._floor = language, folder, floor
        self._chapters = guide.chapters(language)
        self._list = Contents(self._chapters)
        self._list.chosen.connect(self.show_chapter)
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.STEP)
        self._area = scrolled(_centred(self._page))
        self._shown = QStackedWidget()
        self._shown.addWidget(self._list)
        self._shown.addWidget(self._area)
        self._all = Button(self.tr("All chapters"))
        self._all.clicked.connect(self.show_all)
        close = Button(self.tr("Close (Esc)"))
        close.clicked.connect(self.close)
        head = Flow()
        for part in (title, self._all, close):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SHEET, theme.STEP, theme.SHEET, theme.STEP)
        column.setSpacing(theme.STEP)
        column.addLayout(head)
        column.addWidget(self._shown, 1)
        self._all.hide()
        self.appear(self._list.field)

    def show_all(self) -> None:
        """The list of all chapters, as it was left."""
        self._all.hide()
        self._shown.setCurrentWidget(self._list)
        self._list.field.setFocus()

    def show_chapter(self, ident: str) -> None:
        """One chapter, from its beginning."""
        at = guide.CHAPTERS.index(ident)
        clear(self._column)
        here = FootprintHere(self._folder, self._floor) if ident == "footprint" else None
        made = parts(self._chapters[at], self._language, here)
        for part in made:
            self._column.addWidget(part)
        self._column.addWidget(self._onward(at))
        self._column.addStretch(1)
        self._all.show()
        self._shown.setCurrentWidget(self._area)
        self._area.verticalScrollBar().setValue(0)
        made[0].setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on, and let what is reached be seen."""
        gone = super().focusNextPrevChild(forward)
        now = QApplication.focusWidget()
        if now is not None and self._area.isAncestorOf(now):
            self._area.ensureWidgetVisible(now, 0, theme.STEP)
        return gone

    def _onward(self, at: int) -> QWidget:
        """The chapter before and the one after."""
        made = _Onward()
        for offset, words in ((-1, self.tr("Before: {}")), (1, self.tr("Next: {}"))):
            if 0 <= at + offset < len(self._chapters):
                other = self._chapters[at + offset]
                made.offer(other.id, words.format(other.title))
        made.chosen.connect(self.show_chapter)
        return made


def show_guide(
    window: QWidget, language: str, folder: Path, floor: keys.Cost = keys.FLOOR, ident: str = ""
) -> None:
    """Lay the guide over a window, open at a chapter; it is there once, however often asked for."""
    if not any(view.isVisible() for view in window.findChildren(GuideView)):
        view = GuideView(window, language, folder, floor)
        if ident:
            view.show_chapter(ident)


class Contents(QWidget):
    """The names of the chapters, and a field to look for words in all of them."""

    chosen = Signal(str)

    def __init__(self, chapters: tuple[Chapter, ...]) -> None:
        super().__init__()
        self._chapters = chapters
        self.field = SearchField(self.tr("Find in the guide"))
        self.field.setMaximumWidth(theme.scaled(theme.TEXT_WIDTH))
        self._said = LiveLine(quiet=True)
        self._pause = QTimer(self, singleShot=True, interval=_TYPING)
        self._pause.timeout.connect(self.look)
        self.field.textChanged.connect(self._wait)
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(self.field)
        column.addWidget(self._said)
        column.addWidget(scrolled(_centred(self._inside)), 1)
        self.look()

    def look(self) -> None:
        """Show the chapters that have what stands in the field."""
        self._pause.stop()
        now, asked = QApplication.focusWidget(), self.field.text()
        if now is not None and self._inside.isAncestorOf(now):  # that goes in a moment
            self.field.setFocus()
        found = guide.find(self._chapters, asked)
        clear(self._rows)
        for chapter, around in found:
            self._rows.addWidget(_Entry(chapter, around, self))
        self._rows.addStretch(1)
        self._said.say("" if found else self.tr("Nothing here has these words."))

    def _wait(self) -> None:
        self._pause.start()


class _Entry(QFrame):
    """A chapter in the list, with the place that was found in it."""

    def __init__(self, chapter: Chapter, around: str, over: Contents) -> None:
        super().__init__()
        self._id, self._over = chapter.id, over
        name = NavButton(chapter.title)
        name.setCheckable(False)
        name.setAccessibleDescription(around)
        name.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(name)
        if around:
            words = Words(around, quiet=True)
            words.setContentsMargins(theme.SHEET, 0, 0, theme.STEP)
            column.addWidget(words)

    def _choose(self) -> None:
        self._over.chosen.emit(self._id)


class _Onward(QWidget):
    """Ways to the chapters beside this one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._row = Flow(self)
        self._ids: dict[LinkButton, str] = {}

    def offer(self, ident: str, words: str) -> None:
        """Add a way to a chapter."""
        link = LinkButton(words)
        self._ids[link] = ident
        link.clicked.connect(self._choose)
        self._row.addWidget(link)

    def _choose(self) -> None:
        link = self.sender()
        if isinstance(link, LinkButton):
            self.chosen.emit(self._ids[link])


def _centred(inside: QWidget) -> QWidget:
    """No wider than can be read, at the left."""
    outer = QWidget()
    inside.setMaximumWidth(theme.scaled(WIDE) + 2 * theme.STEP)
    row = QHBoxLayout(outer)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(inside, 1)
    row.addStretch(0)
    row.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return outer
