"""Real buses of a test's own, and a logind on one of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

DAEMON = shutil.which("dbus-daemon")
NEEDS_DBUS = pytest.mark.skipif(DAEMON is None, reason="needs dbus-daemon")
LOGIN = "org.freedesktop.login1"
OURS, OTHERS = (f"/org/freedesktop/login1/session/_3{number}" for number in (1, 2))

_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>custom</type><listen>unix:path={socket}</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"""


@contextmanager
def bus(folder: Path, name: str) -> Iterator[str]:
    """A dbus-daemon of its own; its address."""
    socket, config = folder / name, folder / f"{name}.conf"
    config.write_text(_CONFIG.format(socket=socket))
    command = [DAEMON or "", f"--config-file={config}", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as daemon:
        try:
            assert daemon.stdout is not None
            yield daemon.stdout.readline().decode().strip()
        finally:
            daemon.kill()


def signal(address: str, path: str, member: str, signature: str = "", body: tuple = ()) -> None:
    """Send a signal as any program could; `member` with its interface."""
    jeepney = pytest.importorskip("jeepney")
    blocking = pytest.importorskip("jeepney.io.blocking")
    interface, _, name = member.rpartition(".")
    sender = jeepney.DBusAddress(path, interface=interface)
    with blocking.open_dbus_connection(address) as connection:
        connection.send(jeepney.new_signal(sender, name, signature or None, body))


class Login:
    """A logind: says which session is ours, takes delays, and tells when one was given back."""

    def __init__(self, address: str) -> None:
        self.jeepney = pytest.importorskip("jeepney")
        blocking = pytest.importorskip("jeepney.io.blocking")
        messages = pytest.importorskip("jeepney.bus_messages").message_bus
        self.connection = blocking.open_dbus_connection(address, enable_fds=True)
        self.connection.send_and_get_reply(messages.RequestName(LOGIN))
        self.asked: list[tuple[str, tuple]] = []
        self.delayed = threading.Event()
        self.ours = -1  # our end of the pipe whose other end holds the sleep up
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def tell(self, path: str, member: str, signature: str = "", body: tuple = ()) -> None:
        interface, _, name = member.rpartition(".")
        sender = self.jeepney.DBusAddress(path, interface=interface)
        self.connection.send(self.jeepney.new_signal(sender, name, signature or None, body))

    def is_given_back(self, seconds: float) -> bool:
        """Whether the delay ended: its last holder closed it."""
        import select

        readable, _, _ = select.select([self.ours], [], [], seconds)
        return bool(readable) and os.read(self.ours, 1) == b""

    def _serve(self) -> None:
        kinds, fields = self.jeepney.MessageType, self.jeepney.HeaderFields
        while True:
            try:
                said = self.connection.receive()
            except (OSError, ValueError):
                return
            if said.header.message_type is not kinds.method_call:
                continue
            name = said.header.fields[fields.member]
            self.asked.append((name, said.body))
            if name == "Inhibit":
                self.ours, theirs = os.pipe()
                self.connection.send(self.jeepney.new_method_return(said, "h", (theirs,)))
                os.close(theirs)
                self.delayed.set()
            elif name == "GetSession":
                self.connection.send(self.jeepney.new_method_return(said, "o", (OURS,)))

    def close(self) -> None:
        self.connection.close()
        if self.ours >= 0:
            os.close(self.ours)
