"""What the window's process asks for beyond `companion.process`."""

from __future__ import annotations

import sys
from collections.abc import MutableMapping
from contextlib import suppress

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from companion import process


def harden(environment: MutableMapping[str, str]) -> None:
    """`companion.process.harden`, and Qt says no more than where it complains.

    Also lets Korean be typed with fcitx, for which Qt's wheels bring no module of its own.
    """
    process.harden(environment)
    qInstallMessageHandler(_say_category)
    if "fcitx" in environment.get("QT_IM_MODULE", "") + environment.get("XMODIFIERS", ""):
        environment["QT_IM_MODULE"] = "ibus"


def _say_category(kind: QtMsgType, context: QMessageLogContext, _message: str) -> None:
    """A message of Qt's may name a file or hold what stands in a field; its category does not."""
    if kind is not QtMsgType.QtDebugMsg and sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"{kind.name[2:-3]}: {context.category or 'qt'}\n")
