"""What a process holding secrets asks of the system before it shows anything."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import MutableMapping

_SET_DUMPABLE = 4  # prctl(2), PR_SET_DUMPABLE


def harden(environment: MutableMapping[str, str]) -> None:
    """Leave no memory image behind, and keep others of the same account out of ours (Linux).

    Also lets Korean be typed with fcitx, for which Qt's wheels bring no module of its own.
    """
    if "fcitx" in environment.get("QT_IM_MODULE", "") + environment.get("XMODIFIERS", ""):
        environment["QT_IM_MODULE"] = "ibus"
    _no_core()
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)


if sys.platform == "win32":

    def _no_core() -> None:
        """Windows writes no core file unless someone set it up to."""
else:
    import resource

    def _no_core() -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
