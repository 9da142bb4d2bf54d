"""The windows of other programs, where the system tells them: for capturing one of them.

X11 tells (EWMH, _NET_CLIENT_LIST), and Windows does (EnumWindows; written, never run). Wayland and
macOS do not tell Qt; there a whole screen is captured, or nothing.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from PySide6.QtGui import QGuiApplication

_MOST = 60  # windows, and below it four-byte units of a property
_LONG = 4096
_ANY = 0


class There(NamedTuple):
    """A window: its number for QScreen.grabWindow, and its title as it is."""

    number: int
    title: str


def windows() -> list[There]:
    """Those that have a title and are not ours; none where the system does not tell."""
    found: list[There] = []
    with suppress(OSError, AttributeError, ValueError):
        if sys.platform == "win32":
            found = _of_windows()
        elif QGuiApplication.platformName() == "xcb":
            found = _of_x11()
    return [one for one in found if one.title.strip()][:_MOST]


if sys.platform == "win32":
    from ctypes import wintypes

    def _of_windows() -> list[There]:
        user, found = ctypes.windll.user32, []

        def see(window: int, _: int) -> bool:
            owner = wintypes.DWORD()
            user.GetWindowThreadProcessId(wintypes.HWND(window), ctypes.byref(owner))
            if user.IsWindowVisible(wintypes.HWND(window)) and owner.value != os.getpid():
                text = ctypes.create_unicode_buffer(512)
                user.GetWindowTextW(wintypes.HWND(window), text, 512)
                found.append(There(window, text.value))
            return True

        kind = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
        user.EnumWindows(kind(see), 0)
        return found


class _X11:
    """A connection of our own, for a moment."""

    def __init__(self) -> None:
        self._x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        for name in ("XOpenDisplay", "XDefaultRootWindow", "XInternAtom", "XSetErrorHandler"):
            getattr(self._x, name).restype = ctypes.c_void_p
        opened = self._x.XOpenDisplay(None)
        if not opened:
            raise OSError
        self._display = ctypes.c_void_p(opened)
        self.root = int(self._x.XDefaultRootWindow(self._display) or 0)

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)

    def property(self, window: int, name: str) -> bytes:
        """A property's content, numbers as C's long; b"" where there is none."""
        atom = ctypes.c_ulong(self._x.XInternAtom(self._display, name.encode("ascii"), 0) or 0)
        kind, form = ctypes.c_ulong(), ctypes.c_int()
        count, left = ctypes.c_ulong(), ctypes.c_ulong()
        data = ctypes.POINTER(ctypes.c_ubyte)()
        failed = self._x.XGetWindowProperty(
            self._display, ctypes.c_ulong(window), atom, ctypes.c_long(0), ctypes.c_long(_LONG), 0,
            ctypes.c_ulong(_ANY), ctypes.byref(kind), ctypes.byref(form), ctypes.byref(count),
            ctypes.byref(left), ctypes.byref(data),
        )  # fmt: skip
        if failed or count.value == 0:
            return b""
        unit = ctypes.sizeof(ctypes.c_long) if form.value == 32 else form.value // 8
        content = ctypes.string_at(data, count.value * unit)
        self._x.XFree(data)
        return content

    def numbers(self, window: int, name: str) -> list[int]:
        """A property of numbers."""
        data, unit = self.property(window, name), ctypes.sizeof(ctypes.c_long)
        return [
            int.from_bytes(data[at : at + unit], sys.byteorder) for at in range(0, len(data), unit)
        ]


@contextmanager
def _connected() -> Iterator[_X11]:
    made = _X11()
    try:
        yield made
    finally:
        made.close()


def _of_x11() -> list[There]:
    """The windows as the window manager lists them, the topmost first."""
    with _connected() as x:
        listed = x.numbers(x.root, "_NET_CLIENT_LIST_STACKING")
        listed = listed or x.numbers(x.root, "_NET_CLIENT_LIST")
        found = []
        for number in reversed(listed):
            if x.numbers(number, "_NET_WM_PID")[:1] != [os.getpid()]:
                title = x.property(number, "_NET_WM_NAME") or x.property(number, "WM_NAME")
                found.append(There(number, title.decode("utf-8", "replace")))
        return found
