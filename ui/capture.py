"""Keeping windows out of what other programs photograph or share of the screen.

Windows and macOS can do that; written, never run. On Linux there is no such thing, which
the program says where it says what it cannot do.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

Put = Callable[[int, bool], None]

_SOON = 250  # ms until a menu or another small window that just came is shielded too

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _FREE, _BLACK, _ABSENT = 0x00, 0x01, 0x11

    def _put(window: int, shielded: bool) -> None:
        handle, ask = wintypes.HWND(window), ctypes.windll.user32.SetWindowDisplayAffinity
        if not ask(handle, _ABSENT if shielded else _FREE) and shielded:
            ask(handle, _BLACK)  # before Windows 10 of May 2020
elif sys.platform == "darwin":
    from ui import objc

    _NONE, _READ_ONLY = 0, 1

    def _put(window: int, shielded: bool) -> None:
        frame = objc.send(window, "window")
        objc.send(frame, "setSharingType:", _NONE if shielded else _READ_ONLY)


POSSIBLE = sys.platform in {"win32", "darwin"}


class Shield(QObject):
    """Shields every window of the program, or none; without `put`, by this system's own way."""

    def __init__(self, parent: QObject | None = None, put: Put | None = None) -> None:
        super().__init__(parent)
        if put is None and (sys.platform == "win32" or sys.platform == "darwin"):
            put = _put
        self._put_one = put
        self._on = True
        self._done: dict[int, bool] = {}
        self._timer = QTimer(self, interval=_SOON)
        self._timer.timeout.connect(self.look)
        if put is not None:
            self._timer.start()

    def turn(self, on: bool) -> None:
        """Shield from now on, or no longer."""
        self._on = on
        self.look()

    def look(self) -> None:
        """Go over the windows there are."""
        if self._put_one is None:
            return
        there = [int(w.winId()) for w in QGuiApplication.topLevelWindows() if w.isVisible()]
        for window in there:
            if self._done.get(window) is not self._on:
                self._put_one(window, self._on)
        self._done = dict.fromkeys(there, self._on)
