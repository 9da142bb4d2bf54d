"""A real Firefox without a window, spoken to on loopback (Marionette: a length, a colon, JSON)."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager

PROGRAM = next(filter(None, map(shutil.which, ("firefox", "firefox-esr"))), "")
_PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.healthreport.uploadEnabled": False,
    "extensions.systemAddon.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.type": 1,
    "toolkit.telemetry.enabled": False,
}
_STARTING = 60  # seconds


class Firefox:
    """One page. What goes wrong in it is an AssertionError here."""

    def __init__(self, line):
        self._line, self._file, self._number = line, line.makefile("rb"), 0
        self._read()  # it says hello first
        self.ask("WebDriver:NewSession", capabilities={})

    def ask(self, command, **values):
        """The answer to a command."""
        self._number += 1
        said = json.dumps([0, self._number, command, values]).encode()
        self._line.sendall(str(len(said)).encode() + b":" + said)
        _, number, error, result = self._read()
        assert number == self._number
        assert error is None, error
        return result

    def open(self, path):
        """Load a file and wait until it is there."""
        self.ask("WebDriver:Navigate", url=path.as_uri())

    def pick(self, selector, path):
        """Give a file to an input, as its dialog would."""
        (found,) = self.ask("WebDriver:FindElement", using="css selector", value=selector)[
            "value"
        ].values()
        self.ask("WebDriver:ElementSendKeys", id=found, text=str(path))

    def _read(self):
        length = b""
        while (one := self._file.read(1)) != b":":
            assert one, "the browser is gone"
            length += one
        return json.loads(self._file.read(int(length)))


@contextmanager
def started(profile):
    """A browser with a new profile in the folder `profile`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    profile.mkdir()
    wanted = _PREFERENCES | {"marionette.port": port}
    lines = (f'user_pref("{name}", {json.dumps(value)});' for name, value in wanted.items())
    (profile / "user.js").write_text("\n".join(lines))
    options = ("--headless", "--marionette", "--no-remote", "--profile", str(profile))
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([PROGRAM, *options], stdout=quiet, stderr=quiet)
    try:
        with _reached(process, port) as line:
            yield Firefox(line)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _reached(process, port):
    until = time.monotonic() + _STARTING
    while True:
        assert process.poll() is None, "the browser ended"
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=60)
        except ConnectionRefusedError:
            assert time.monotonic() < until, "the browser does not answer"
            time.sleep(0.1)
