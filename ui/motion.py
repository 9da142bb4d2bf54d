"""Whether the person asked their computer for less motion. Where nobody can say, things may move.

Windows: "Animation effects"; macOS: "Reduce motion"; Linux: what the desktop tells its portal,
asked on the session bus. None is waited for: nothing moves until the answer is there.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

_ANIMATION = 0x1042  # SPI_GETCLIENTAREAANIMATION


class Motion(QObject):
    """`known` carries whether things may move, once for each `ask`."""

    known = Signal(bool)

    def __init__(
        self, parent: QObject | None = None, environment: Mapping[str, str] = os.environ
    ) -> None:
        super().__init__(parent)
        self._environment = environment
        self._asked: QObject | None = None

    def ask(self) -> None:
        """Find out; the answer may come at once."""
        if sys.platform == "win32":
            self.known.emit(_on_windows())
        elif sys.platform == "darwin":
            self.known.emit(_on_macos())
        else:
            self._ask_portal()

    def _ask_portal(self) -> None:
        from ui import motion_linux

        self._asked = motion_linux.ask(self, self._environment)
        if self._asked is None:
            self.known.emit(True)


if sys.platform == "win32":

    def _on_windows() -> bool:
        on = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_ANIMATION, 0, ctypes.byref(on), 0)
        return bool(on.value)


if sys.platform == "darwin":
    from ui import objc

    def _on_macos() -> bool:
        workspace = objc.send(objc.kind("NSWorkspace"), "sharedWorkspace")
        return not objc.send(workspace, "accessibilityDisplayShouldReduceMotion") & 0xFF
