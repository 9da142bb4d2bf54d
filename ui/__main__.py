"""Opens the window: `python -m ui [FOLDER]`. Where none can open, it says so and ends with 2.

Where one is open for the same folder, that comes forward instead, and this ends with 0.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from companion import paths
from ui import start

if TYPE_CHECKING:
    from companion import texts

_PRELOADED = ("libxcb-cursor.so.0",)  # what Qt's window on X11 aborts without


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program until its window is gone; the exit status."""
    missing = _missing(os.environ)
    if not missing:
        wanted = start.parse(sys.argv[1:] if arguments is None else arguments)
        if _is_open(wanted):
            return 0
        try:
            app = importlib.import_module("ui.app")
        except ImportError:  # a shared library Qt is linked against, not one of our modules
            missing = "window.no_part"
        else:
            return int(app.run(wanted))
    sys.stderr.write(_words().say(missing) + "\n")
    return 2


def _is_open(wanted: start.Start) -> bool:
    """Whether a window for the same folder is there already, and comes forward."""
    try:
        instance = importlib.import_module("ui.instance")
        return bool(instance.ask(wanted.folder or paths.default_vault()))
    except ImportError:
        return False


def _missing(environment: Mapping[str, str]) -> str:
    """The text that says what a window lacks here, "" when nothing. Qt itself would abort."""
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return ""
    if environment.get("WAYLAND_DISPLAY"):
        return ""
    if not environment.get("DISPLAY") or not _x_answers():
        return "window.no_screen"
    try:
        for name in _PRELOADED:
            ctypes.CDLL(name)
    except OSError:
        return "window.no_part"
    return ""


def _x_answers() -> bool:
    """Whether a connection to the X server can be made; yes where that cannot be asked."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused


def _words() -> texts.Texts:
    from companion import languages, texts

    return texts.load(languages.of_computer("en"))


if __name__ == "__main__":
    raise SystemExit(main())
