"""Locking and hiding: what notices that it is time, and what takes the program away.

Python and Qt cannot wipe a string, so a lock replaces the whole process by a new one that
holds nothing but the locked face; measured, that leaves no copy of a text in memory.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ui.start import Start

Close = Callable[[], None]
Replace = Callable[[Close, Start], None]
Leave = Callable[[Close], None]

THRICE_WITHIN = 5.0  # seconds; three alone, so that no sentence with capitals hides anything
REPLACE_WITHIN = 2.0  # seconds a vault gets to close before a lock becomes a new process anyway
LEAVE_WITHIN = 0.7  # the same before a hidden process ends anyway
_LOCK = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)
_CALL = QKeyCombination(Qt.Key.Key_F1)
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
# What a Shift may have been pressed for: then it was not pressed alone.
_OTHER_USE = {
    QEvent.Type.InputMethod,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}

_becoming = threading.Lock()


class Watch(QObject):
    """Notices that nobody touched a window for a while, Shift pressed three times, Ctrl+L and F1.

    The last two also where a window's own shortcut does not come through: in menus and dialogs.

    It listens to whole windows, where each key arrives once, and not to every widget; and to
    what has the focus, since only there a letter arrives that an input method made: in Korean,
    Shift is pressed for ㅃ or ㅆ, and no key follows.
    """

    idle = Signal()
    thrice = Signal()
    lock_wanted = Signal()
    call_wanted = Signal()

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._touched = monotonic()
        self._presses: list[float] = []
        self._focus: QObject | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self.over)
            app.focusObjectChanged.connect(self._follow)

    def wait(self, milliseconds: int) -> None:
        """Say `idle` after this long without a touch, from now and after every touch."""
        self._timer.start(milliseconds)

    def quiet(self) -> float:
        """Seconds since the last touch."""
        return monotonic() - self._touched

    def over(self, window: QWindow | None) -> None:
        """Listen to a window too; twice is once."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _INPUT:
            self._touched = monotonic()
            if self._timer.interval():
                self._timer.start()
        if kind in _OTHER_USE:
            self._presses.clear()
        pressed = kind == QEvent.Type.KeyPress and isinstance(watched, QWindow)
        if pressed and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            self._count(event.key())
            if event.keyCombination() == _LOCK:
                self.lock_wanted.emit()
                return True
            if event.keyCombination() == _CALL:
                self.call_wanted.emit()
                return True
        return False

    def _follow(self, focus: QObject | None) -> None:
        if self._focus is not None and isValid(self._focus):
            self._focus.removeEventFilter(self)
        self._focus = None if isinstance(focus, QWindow) else focus
        if self._focus is not None:
            self._focus.installEventFilter(self)

    def _count(self, key: int) -> None:
        if key != Qt.Key.Key_Shift:
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
    QGuiApplication.inputMethod().commit()  # a syllable only the system's keyboard knows of yet
    for widget in QApplication.allWidgets():
        keep = getattr(widget, "keep_draft", None)
        if callable(keep):
            # A full disk was said while typing, and whatever else goes wrong in one editor, a
            # record left open would be worse.
            with suppress(Exception):
                keep()


def restart(close: Close, start: Start) -> None:
    """Close what is open and become a new process of this program. Does not return.

    A disk that hangs is waited for no longer than REPLACE_WITHIN: what was being written is
    then rolled back at the next opening, as after a power cut.
    """
    _after(REPLACE_WITHIN, _become, start)
    try:
        close()
    finally:
        _become(start)


def leave(close: Close) -> None:
    """Close what is open and end the process at once. Does not return.

    A write under way is waited for a moment; cut off, it is rolled back at the next opening.
    """
    _after(LEAVE_WITHIN, os._exit, 0)
    try:
        close()
    finally:
        os._exit(0)


def _after(seconds: float, call: Callable[..., object], *given: object) -> None:
    limit = threading.Timer(seconds, call, given)
    limit.daemon = True
    limit.start()


def _become(start: Start) -> None:
    _becoming.acquire()  # never let go: who comes second is gone with the process
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, *([] if frozen else ["-m", "ui"]), *start.arguments()]
    environment = {**os.environ, **start.environment()}
    try:
        if sys.platform == "win32":
            import subprocess

            subprocess.Popen(command, close_fds=True, env=environment)
        else:
            os.execve(command[0], command, environment)
    finally:
        # On Windows the new process is its own; elsewhere this is only reached when there is no
        # program to become any more, and gone is better than open.
        os._exit(0)
