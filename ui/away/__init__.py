"""What the system tells of the person being away: screen locked, sleep, another user.

Linux is tested, with real buses. What is here for Windows and macOS was written from their
documentation and never run (SECURITY.md).
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QWindow


class Away(QObject):
    """`left` when the system says so. What cannot be listened to is done without, silently."""

    left = Signal()

    def guard(self, window: QWindow) -> None:
        """A record is open in this window: where the system lets us, be heard before it sleeps."""


def listen(parent: QObject) -> Away:
    """Listen to this system from now on. Raises nothing."""
    if sys.platform == "win32":
        from ui.away.windows import Session

        return Session(parent)
    if sys.platform == "darwin":
        from ui.away.macos import Notifications

        return Notifications(parent)
    try:
        from ui.away.linux import Buses
    except ImportError:  # no libdbus here
        return Away(parent)
    return Buses(parent)
