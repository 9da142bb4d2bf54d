"""Asks the desktop's portal whether things may move."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

from ui.away.linux import connected, first, session_address

if TYPE_CHECKING:
    from ui.motion import Motion

_PORTAL = "org.freedesktop.portal.Desktop"
_OBJECT = ("/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings")
_QUESTION = ["org.gnome.desktop.interface", "enable-animations"]
_PATIENCE = 1000  # ms


def ask(motion: Motion, environment: Mapping[str, str]) -> QObject | None:
    """Ask; None where there is nobody to ask. No portal is started for it."""
    found = connected(session_address(environment), f"notes-motion-{id(motion)}")
    return None if found is None else _Question(motion, found)


class _Question(QObject):
    def __init__(self, motion: Motion, bus: QDBusConnection) -> None:
        super().__init__(motion)
        self._motion, self._bus = motion, bus
        call = QDBusMessage.createMethodCall(_PORTAL, *_OBJECT, "Read")
        call.setArguments(_QUESTION)
        call.setAutoStartService(False)
        self._watcher = QDBusPendingCallWatcher(bus.asyncCall(call), self)
        self._watcher.finished.connect(self._answered)
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._timer.timeout.connect(self._silent)
        self._timer.start()

    def _answered(self, answer: QDBusPendingCallWatcher) -> None:
        self._timer.stop()
        self._tell(moves(first(answer)))

    def _silent(self) -> None:
        self._watcher.finished.disconnect(self._answered)
        self._tell(True)

    def _tell(self, may: bool) -> None:
        QDBusConnection.disconnectFromBus(self._bus.name())
        self._motion.known.emit(may)
        self.deleteLater()


def moves(answer: object) -> bool:
    """What an answer means; it comes in a variant, or in one in another."""
    while isinstance(answer, QDBusVariant):
        answer = answer.variant()
    return answer is not False
