"""Small doses: three minutes, the break card, and one calm line after a long time."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from companion import settings
from companion.vault import Vault
from ui.pause import PauseCard
from ui.session import Session
from ui.sheets.short import ShortSheet

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LONG = 30 * 60_000  # ms with the record open
PAUSE_KEY, SHORT_KEY = "Ctrl+B", "Ctrl+Shift+N"

_told: WeakSet[Vault] = WeakSet()
"""Opened records of which the line was said: once is enough, however often a window is made."""


class Doses(QObject):
    """What one window offers for small doses."""

    def __init__(self, window: MainWindow, session: Session, long: int = LONG) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        QShortcut(QKeySequence(PAUSE_KEY), window, self.rest)
        QShortcut(QKeySequence(SHORT_KEY), window, self.write)
        self._timer = QTimer(self, singleShot=True, interval=long)
        self._timer.timeout.connect(self._speak)
        self._timer.start()

    def rest(self) -> None:
        """Lay the break card over everything; one that lies there stays."""
        if self._window.findChild(PauseCard) is None:
            PauseCard(self._window, self._session)

    def write(self) -> None:
        """Three minutes, from any page."""
        self._window.go("today")
        self._window.page.lay_over(ShortSheet(self._session, self._window.page))

    def _speak(self) -> None:
        vault = self._session.vault
        if vault not in _told and settings.get(vault, "rest_line"):
            _told.add(vault)
            said = self.tr("You have been here for a while. If you like, take a break (Ctrl+B).")
            self._session.said.emit(said)
