"""Locking and hiding: what notices that it is time, and what takes the program away.

Python and Qt cannot wipe a string, so a lock replaces the whole process by a new one that
holds nothing but the locked face; measured, that leaves no copy of a text in memory.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

Replace = Callable[[Sequence[str]], None]
Leave = Callable[[Callable[[], None]], None]

THRICE_WITHIN = 5.0  # seconds; three alone, so that no sentence with capitals hides anything
_LEAVE_WITHIN = 0.7  # seconds a vault gets to close before the process ends anyway
_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
    QEvent.Type.InputMethod,
}


class Watch(QObject):
    """Notices that nobody touched a window for a while, and Shift pressed three times.

    It listens to whole windows, where each key arrives once, and not to every widget.
    """

    idle = Signal()
    thrice = Signal()

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._presses: list[float] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self.over)

    def wait(self, milliseconds: int) -> None:
        """Say `idle` after this long from now without a touch."""
        self._timer.start(milliseconds)

    def over(self, window: QWindow | None) -> None:
        """Listen to a window too; twice is once."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _INPUT and self._timer.isActive():
            self._timer.start()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._count(event)
        return False

    def _count(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() != Qt.Key.Key_Shift:
            self._presses.clear()
            return
        now = self._clock()
        self._presses = [at for at in self._presses if now - at <= THRICE_WITHIN] + [now]
        if len(self._presses) >= 3:
            self._presses.clear()
            self.thrice.emit()


def hide_everything() -> None:
    """Take every window of the program off the screen, whatever it shows."""
    for widget in QApplication.topLevelWidgets():
        widget.hide()


def keep_drafts() -> None:
    """Let every editor put what stands in it into the vault."""
    for widget in QApplication.allWidgets():
        keep = getattr(widget, "keep_draft", None)
        if callable(keep):
            # A full disk was said while typing, and whatever else goes wrong in one editor, a
            # record left open would be worse.
            with suppress(Exception):
                keep()


def restart(arguments: Sequence[str]) -> None:
    """Become a new process of this program with these arguments. Does not return."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, *([] if frozen else ["-m", "ui"]), *arguments]
    try:
        if sys.platform == "win32":
            subprocess.Popen(command, close_fds=True)
        else:
            os.execv(command[0], command)
    finally:
        # On Windows the new process is its own; elsewhere this is only reached when there is no
        # program to become any more, and gone is better than open.
        os._exit(0)


def leave(close: Callable[[], None]) -> None:
    """Close what is open and end the process at once. Does not return.

    A write under way is waited for a moment; cut off, it is rolled back at the next opening.
    """
    limit = threading.Timer(_LEAVE_WITHIN, os._exit, (0,))
    limit.daemon = True
    limit.start()
    try:
        close()
    finally:
        os._exit(0)
