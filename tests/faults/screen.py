"""A screen without a monitor, and what another program on it sees and does: keys, clicks, windows.

Straight through libX11 and libXtst, so that a look takes a fraction of a millisecond.
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

SHIFT, TAB, RETURN, ESCAPE = 0xFFE1, 0xFF09, 0xFF0D, 0xFF1B
# By default it begins anew once the last program has gone, and ends one that comes just then: at
# a lock our process is replaced, and was the only one.
SERVER = [
    *("Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24"),
    *("-nolisten", "tcp", "-noreset"),
]
_VIEWABLE = 2
_LIBRARIES = ("libX11.so.6", "libXtst.so.6", "libxcb-cursor.so.0")


def _there() -> bool:
    try:
        for name in _LIBRARIES:
            ctypes.CDLL(name)
    except OSError:
        return False
    return shutil.which("Xvfb") is not None


NEEDS_SCREEN = pytest.mark.skipif(not _there(), reason="needs Xvfb, libXtst and libxcb-cursor")


class _Attributes(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border", "depth")),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("kind", "bits", "gravity", "store")),
        *((name, ctypes.c_ulong) for name in ("planes", "pixel")),
        ("under", ctypes.c_int),
        ("colours", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("installed", "map_state")),
        *((name, ctypes.c_long) for name in ("all_events", "our_events", "not_on")),
        ("redirect", ctypes.c_int),
        ("screen", ctypes.c_void_p),
    )


@contextmanager
def xvfb() -> Iterator[str]:
    """A server on a display of its own choice; the display's name."""
    with subprocess.Popen(SERVER, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        try:
            assert server.stdout is not None
            yield f":{int(server.stdout.readline())}"
        finally:
            server.terminate()


class Screen:
    """Another program on a display."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        for name in ("XOpenDisplay", "XDefaultRootWindow", "XSetErrorHandler"):
            getattr(self._x, name).restype = ctypes.c_void_p
        self._x.XKeysymToKeycode.restype = ctypes.c_ubyte
        # A window may be gone between two questions; by default that ends the process.
        self._ignore = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(_ignored)
        self._x.XSetErrorHandler(self._ignore)
        opened = self._x.XOpenDisplay(display.encode())
        assert opened, display
        self._display = ctypes.c_void_p(opened)
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))

    def windows(self) -> list[int]:
        """The windows that can be seen, the topmost last."""
        one, other = ctypes.c_ulong(), ctypes.c_ulong()
        found, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        self._x.XQueryTree(
            self._display, self._root, ctypes.byref(one), ctypes.byref(other),
            ctypes.byref(found), ctypes.byref(count),
        )  # fmt: skip
        there = [found[at] for at in range(count.value)]
        if there:
            self._x.XFree(found)
        return [window for window in there if self._is_seen(window)]

    def _is_seen(self, window: int) -> bool:
        about = _Attributes()
        told = self._x.XGetWindowAttributes(
            self._display, ctypes.c_ulong(window), ctypes.byref(about)
        )
        return bool(told) and about.map_state == _VIEWABLE and about.width > 1

    def focus(self) -> None:
        """Give the topmost window the keyboard, as a window manager would."""
        window = self.windows()[-1]
        self._x.XSetInputFocus(self._display, ctypes.c_ulong(window), 1, ctypes.c_ulong(0))
        self._x.XSync(self._display, 0)

    def press(self, key: int) -> None:
        """Press and let go of a key."""
        code = ctypes.c_uint(self._x.XKeysymToKeycode(self._display, ctypes.c_ulong(key)))
        for down in (1, 0):
            self._test.XTestFakeKeyEvent(self._display, code, down, ctypes.c_ulong(0))
        self._x.XSync(self._display, 0)

    def click(self, x: int, y: int) -> None:
        """Move there, press and let go of the button."""
        self._test.XTestFakeMotionEvent(self._display, 0, x, y, ctypes.c_ulong(0))
        for down in (1, 0):
            self._test.XTestFakeButtonEvent(self._display, 1, down, ctypes.c_ulong(0))
        self._x.XSync(self._display, 0)

    def wait_for_windows(self, count: int, seconds: float = 20) -> bool:
        """Wait until this many can be seen; whether that came."""
        end = time.monotonic() + seconds
        while len(self.windows()) != count:
            if time.monotonic() > end:
                return False
            time.sleep(0.0005)
        return True

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)


def _ignored(_display: int, _error: int) -> int:
    return 0
