"""Linux: logind on the system bus, screen savers on the session bus.

Any program of the account could send such a signal. It would lock the record, no more.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)
from PySide6.QtGui import QWindow

from ui.away import Away

_LOGIN = "org.freedesktop.login1"
_MANAGER = ("/org/freedesktop/login1", f"{_LOGIN}.Manager")
_SYSTEM_BUS = "/run/dbus/system_bus_socket"
_SAVERS = (
    "org.freedesktop.ScreenSaver",  # KDE and others
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_PROPERTIES = ("org.freedesktop.DBus.Properties", "PropertiesChanged")
# PySide's types say bytes, and it takes only what SLOT gives.
_SAVER: Any = SLOT("saver(bool)")
_SLEEP: Any = SLOT("sleep(bool)")
_LOCK: Any = SLOT("lock(QDBusMessage)")
_CHANGED: Any = SLOT("properties(QString,QVariantMap,QStringList,QDBusMessage)")


class Buses(Away):
    """Hears `PrepareForSleep`, the session's `Lock`, `Active` and `LockedHint`, `ActiveChanged`.

    A bus that is not there is left out; none is ever started.
    """

    def __init__(
        self, parent: QObject | None = None, environment: Mapping[str, str] = os.environ
    ) -> None:
        super().__init__(parent)
        self._session = ""  # path of our own session at logind, "" until known
        self._delay: QDBusUnixFileDescriptor | None = None
        self._system = connected(_system_address(environment), f"notes-system-{id(self)}")
        self._desktop = connected(session_address(environment), f"notes-session-{id(self)}")
        self._listen_to_savers()
        self._listen_to_logind(environment.get("XDG_SESSION_ID", ""))

    def guard(self, window: QWindow) -> None:
        """Ask logind to wait with its sleep, a few seconds at most, until this process is gone.

        What others see of it (`systemd-inhibit --list`) is the window's neutral name.
        """
        if self._system is not None and self._delay is None:
            said = ["sleep", window.title(), window.title(), "delay"]
            self._ask(self._system, "Inhibit", said).finished.connect(self._take_delay)

    @Slot(bool)
    def saver(self, active: bool) -> None:
        """A screen saver or screen lock came or went."""
        if active:
            self.left.emit()

    @Slot(bool)
    def sleep(self, begins: bool) -> None:
        """The computer is about to sleep, or was."""
        if begins:
            self.left.emit()

    @Slot("QDBusMessage")
    def lock(self, said: QDBusMessage) -> None:
        """Logind wants a session locked."""
        if self._session in ("", said.path()):
            self.left.emit()

    @Slot("QString", "QVariantMap", "QStringList", "QDBusMessage")
    def properties(
        self, interface: str, changed: Mapping[str, object], _: list[str], said: QDBusMessage
    ) -> None:
        """A session is no longer the one at the screen, or its screen was locked."""
        ours = interface == f"{_LOGIN}.Session" and self._session in ("", said.path())
        if ours and (changed.get("Active") is False or changed.get("LockedHint") is True):
            self.left.emit()

    def _listen_to_savers(self) -> None:
        if self._desktop is not None:
            for interface in _SAVERS:
                self._desktop.connect("", "", interface, "ActiveChanged", self, _SAVER)

    def _listen_to_logind(self, session: str) -> None:
        bus = self._system
        if bus is None:
            return
        path, manager = _MANAGER
        bus.connect(_LOGIN, path, manager, "PrepareForSleep", self, _SLEEP)
        bus.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, _LOCK)
        bus.connect(_LOGIN, "", *_PROPERTIES, self, _CHANGED)
        self._ask(bus, "GetSession", [session or "auto"]).finished.connect(self._take_session)

    def _ask(self, bus: QDBusConnection, method: str, said: list[str]) -> QDBusPendingCallWatcher:
        """Call logind; nobody waits for the answer, and none may come."""
        call = QDBusMessage.createMethodCall(_LOGIN, *_MANAGER, method)
        call.setArguments(said)
        return QDBusPendingCallWatcher(bus.asyncCall(call), self)

    def _take_session(self, answer: QDBusPendingCallWatcher) -> None:
        found = first(answer)
        if isinstance(found, QDBusObjectPath):
            self._session = found.path()

    def _take_delay(self, answer: QDBusPendingCallWatcher) -> None:
        found = first(answer)
        if isinstance(found, QDBusUnixFileDescriptor):
            self._delay = found  # closed with the process, and that is what logind waits for


def first(answer: QDBusPendingCallWatcher) -> object:
    """The first value of a good answer, else None."""
    reply = answer.reply()
    answer.deleteLater()
    good = reply.type() is QDBusMessage.MessageType.ReplyMessage
    return next(iter(reply.arguments()), None) if good else None


def connected(address: str, name: str) -> QDBusConnection | None:
    """A connection of our own; never over a network, and never to a bus that has to be started."""
    if not all(way.startswith("unix:") for way in address.split(";")):
        return None
    bus = QDBusConnection.connectToBus(address, name)
    return bus if bus.isConnected() else None


def _system_address(environment: Mapping[str, str]) -> str:
    named = environment.get("DBUS_SYSTEM_BUS_ADDRESS", "")
    return named or (f"unix:path={_SYSTEM_BUS}" if Path(_SYSTEM_BUS).exists() else "")


def session_address(environment: Mapping[str, str]) -> str:
    """Where the session bus is; without one, libdbus itself would start one."""
    named = environment.get("DBUS_SESSION_BUS_ADDRESS", "")
    usual = Path(environment.get("XDG_RUNTIME_DIR") or os.devnull, "bus")
    return named or (f"unix:path={usual}" if usual.exists() else "")
