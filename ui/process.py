"""What the window's process asks for beyond `companion.process`."""

from __future__ import annotations

import sys
from collections.abc import MutableMapping
from contextlib import suppress

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from companion import process

_GTK = {"", "gtk2", "gtk3"}
_QT_DESKTOPS = {"", "KDE"}  # where Qt does not reach for GTK by itself


def harden(environment: MutableMapping[str, str]) -> None:
    """`companion.process.harden`, and Qt says no more than where it complains.

    GTK is kept out of the process: it writes into the person's folders, and Qt brings a look of
    GNOME's that does without. Also lets Korean be typed with fcitx, for which Qt's wheels bring
    no module of their own.
    """
    process.harden(environment)
    qInstallMessageHandler(_say_category)
    wished = environment.get("QT_QPA_PLATFORMTHEME", "")
    desktop = environment.get("XDG_CURRENT_DESKTOP", "")
    if wished in _GTK and (wished or desktop not in _QT_DESKTOPS):
        environment["QT_QPA_PLATFORMTHEME"] = "gnome"
    if "fcitx" in environment.get("QT_IM_MODULE", "") + environment.get("XMODIFIERS", ""):
        environment["QT_IM_MODULE"] = "ibus"


def _say_category(kind: QtMsgType, context: QMessageLogContext, _message: str) -> None:
    """A message of Qt's may name a file or hold what stands in a field; its category does not."""
    if kind is not QtMsgType.QtDebugMsg and sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"{kind.name[2:-3]}: {context.category or 'qt'}\n")
