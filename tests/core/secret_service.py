"""A real Secret Service of a test's own: a bus nobody else is on, and a keyring in a new home."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""


@dataclass(frozen=True)
class Desk:
    """Where things lie, and what to put into the environment to sit down there."""

    home: Path
    environment: dict[str, str]
    bus: subprocess.Popen[bytes]
    keyring: subprocess.Popen[bytes] | None


@contextmanager
def desk(*, keyring: bool = True) -> Iterator[Desk]:
    """A session with a bus and, if so, an unlocked keyring; skips where there are no programs."""
    if not (shutil.which("dbus-daemon") and shutil.which("gnome-keyring-daemon")):
        pytest.skip("needs dbus-daemon and gnome-keyring-daemon")
    with tempfile.TemporaryDirectory(prefix="d") as name:  # a socket's path must be short
        home = Path(name)
        config, socket = home / "bus.conf", home / "bus"
        config.write_text(BUS.format(socket=socket))
        environment = {
            "HOME": name,
            "XDG_RUNTIME_DIR": name,
            "XDG_CONFIG_HOME": f"{name}/config",
            "XDG_DATA_HOME": f"{name}/data",
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={socket}",
        }
        running = []
        try:
            command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile"]
            bus = begun(command, environment)
            running.append(bus)
            until(socket.exists)
            ring = None
            if keyring:
                command = [
                    "gnome-keyring-daemon",
                    "--foreground",
                    "--unlock",
                    "--components=secrets",
                ]
                ring = begun(command, environment, b"of this test only")
                running.append(ring)
            yield Desk(home, environment, bus, ring)
        finally:
            for process in reversed(running):
                process.kill()
                process.wait()


def begun(
    command: list[str], environment: dict[str, str], said: bytes = b""
) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        command,
        env={"PATH": os.environ["PATH"], **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    process.stdin.write(said)
    process.stdin.close()
    return process


def until(true, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
