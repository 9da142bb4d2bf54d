"""What every page is: a sheet that reads the vault when it is shown and when it changed."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from companion.report import received
from ui import theme
from ui.session import Session
from ui.sheets.record import RecordSheet
from ui.unfinished import Unfinished
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, PageTitle
from ui.widgets.reading_order import tab_as_read

_LAID_OUT = 60  # ms after which what was read is in its place


class Page(QWidget):
    """Base of the pages in the main window's stack. Subclasses override `refresh`.

    Under its title it offers what was begun to write; `INLINE` are the kinds of it that are
    written on the page itself.
    """

    INLINE: frozenset[str] = frozenset()

    def __init__(self, session: Session, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setAccessibleName(title)
        self.sheet = QVBoxLayout(self)
        self._title = PageTitle(title)
        self.sheet.addWidget(self._title)
        self._tight = False
        self._foot: QWidget | None = None
        self._scrolling: QVBoxLayout | None = None
        self._save_room()
        self.unfinished = Unfinished(session, self.INLINE)
        self.sheet.addWidget(self.unfinished)
        self._sheet: Overlay | None = None
        self._held: list[Button] = []  # what a received record has no use for
        self._ordering = QTimer(self, singleShot=True, interval=_LAID_OUT)
        self._ordering.timeout.connect(self._put_in_order)
        session.changed.connect(self._changed)
        session.drafted.connect(self._drafted)

    def refresh(self) -> None:
        """Read what is shown from the vault again; fast, on the UI thread."""

    def go_on(self, place: str) -> None:
        """Open the editor of a draft that lies over this page."""

    def end_with(self, foot: QWidget, inside: QVBoxLayout) -> None:
        """Put `foot` under what scrolls; where the page is low, at the end of what is `inside`."""
        self._foot, self._scrolling = foot, inside
        self._save_room()

    def lay_over(self, sheet: Overlay) -> None:
        """Lay a sheet over the page; one that lies there already stays, and only that."""
        if self._sheet is not None:
            sheet.deleteLater()
            return
        self._sheet = sheet
        sheet.closed.connect(self._cleared)
        if isinstance(sheet, RecordSheet):
            sheet.thrown_away.connect(self.unfinished.offer_back)
        sheet.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = theme.is_low(self.height())
        if low != self._tight:
            self._tight = low
            self._save_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._changed()

    def _save_room(self) -> None:
        """Where the page is low, what is on it goes before its title and the room around it."""
        high, gap = (theme.STEP, theme.STEP) if self._tight else (theme.SHEET, theme.GAP)
        self.sheet.setContentsMargins(theme.GROUP, high, theme.GROUP, high)
        self.sheet.setSpacing(gap)
        self._title.setHidden(self._tight)
        if self._foot is not None and self._scrolling is not None:
            (self._scrolling if self._tight else self.sheet).addWidget(self._foot)

    def _changed(self) -> None:
        if self.isVisible():
            self.unfinished.refresh()
            self.refresh()
            self._hold()
            self._ordering.start()

    def _hold(self) -> None:
        """Let nothing be begun in a record that somebody handed over; it would be refused."""
        for button in filter(isValid, self._held):  # one of a sheet that was closed is gone
            button.setEnabled(True)
        self._held = []
        if received.of(self.session.vault, self.session.case.id) is not None:
            mains = [one for one in self.findChildren(Button) if one.property("main")]
            over = self._sheet
            self._held = [
                one
                for one in mains
                if one.isEnabled() and not (over is not None and over.isAncestorOf(one))
            ]
        for button in self._held:
            button.setEnabled(False)

    def _put_in_order(self) -> None:
        tab_as_read(self)

    def _drafted(self) -> None:
        if self.isVisible():
            self.unfinished.refresh()

    def _cleared(self) -> None:
        self._sheet = None
        self._drafted()
