r"""One window a record: a second start asks the first to come forward, and ends.

The two meet at a local socket, or a named pipe on Windows, that only this account can use. Its
name is a digest of the folder, so it tells nobody which folder that is. What is said there:

    second   come TOKEN\n     TOKEN is the desktop's leave to come forward, or nothing
    first    coming\n

Nothing is asked and nothing of a record is ever said. A first one that does not answer in time,
or that somebody else pretends to be, is as good as none: then the second window opens, and the
lock in the folder keeps the record from being opened twice.

Qt's part for networks is loaded where somebody is to be asked or answered, not before: it takes a
tenth of the time until a window is there.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import stat
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

WITHIN = 700  # ms a first one gets to answer; with the start itself, about a second in all
_COME, _COMING = b"come", b"coming\n"
_LONGEST = 256  # bytes anybody may say
_PATIENCE = 2000  # ms until whoever connects and says nothing is let go
_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
_TOKEN = re.compile(rb"[\x21-\x7e]{0,200}")
_ANYBODY = 0xFFFFFFFF  # ASFW_ANY, for AllowSetForegroundWindow


def ask(folder: Path, environment: Mapping[str, str] = os.environ, within: int = WITHIN) -> bool:
    """Whether a first one for this folder is there and comes forward. Takes `within` ms at most."""
    until = time.monotonic() + within / 1000
    name = address(folder, environment)
    if not _ours(name):
        return False
    from PySide6.QtNetwork import QLocalSocket

    line = QLocalSocket()
    line.connectToServer(name)
    if not line.waitForConnected(within):
        return False
    _let_come_forward()
    token = next((environment[key] for key in _TOKENS if environment.get(key)), "")
    line.write(b"%s %s\n" % (_COME, token.encode("ascii", "replace")[:200]))
    answer = b""
    while _COMING.startswith(answer) and answer != _COMING:
        left = round((until - time.monotonic()) * 1000)
        if left <= 0 or not line.waitForReadyRead(left):
            break
        answer += bytes(line.read(_LONGEST).data())
    line.abort()
    return answer == _COMING


def address(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Where the instances of a folder meet: a path, or the name of a pipe on Windows."""
    real = os.path.normcase(os.path.realpath(folder))
    known = f"{_account()}\0{real}".encode("utf-8", "surrogateescape")
    digest = hashlib.sha256(known).hexdigest()
    name = f"notes-{digest[:20]}"
    return name if sys.platform == "win32" else str(Path(_place(environment)) / name)


class Instance(QObject):
    """Answers second starts for one folder. `called` carries the desktop's token, or ""."""

    called = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None

    def claim(self, folder: Path) -> bool:
        """Be the one to call for this folder; False where that cannot be."""
        from PySide6.QtNetwork import QLocalServer

        name = address(folder)
        if self._server is not None and self._server.fullServerName() == name:
            return True
        self.release()
        server = QLocalServer(self)
        if sys.platform == "win32":
            server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._greet)
        if not self._listen(server, name):
            server.deleteLater()
            return False
        self._server = server
        return True

    def release(self) -> None:
        """Not to be called any more: the place is free for whoever comes next."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _listen(self, server: QLocalServer, name: str) -> bool:
        from PySide6.QtNetwork import QAbstractSocket, QLocalServer

        if _bound(server, name):
            return True
        in_use = server.serverError() == QAbstractSocket.SocketError.AddressInUseError
        # Qt's own removal does not look whether anybody still answers there.
        return in_use and _dead(name) and QLocalServer.removeServer(name) and _bound(server, name)

    def _greet(self) -> None:
        server = self._server
        while server is not None and (line := server.nextPendingConnection()) is not None:
            _Visitor(line, self)


class _Visitor(QObject):
    """A second start on the line, until it has said what it wants or has taken too long."""

    def __init__(self, line: QLocalSocket, instance: Instance) -> None:
        super().__init__(instance)
        self._line, self._instance = line, instance
        self._said = b""
        line.setParent(self)
        line.setReadBufferSize(_LONGEST)
        line.readyRead.connect(self._listen)
        line.disconnected.connect(self.deleteLater)
        QTimer.singleShot(_PATIENCE, self, self.deleteLater)
        self._listen()

    def _listen(self) -> None:
        self._said += bytes(self._line.read(_LONGEST).data())
        said, ended, _ = self._said.partition(b"\n")
        word, _, token = said.partition(b" ")
        if ended and word == _COME and _TOKEN.fullmatch(token):
            self._said = b""
            self._line.write(_COMING)
            self._line.flush()
            self._instance.called.emit(token.decode("ascii"))
        elif ended or len(self._said) >= _LONGEST:
            self._line.abort()


if sys.platform == "win32":

    def _place(_environment: Mapping[str, str]) -> str:
        """Pipes lie in no folder."""
        return ""

    def _ours(_name: str) -> bool:
        """Who made a pipe is not looked at; Windows lets only this account in."""
        return True

    def _account() -> str:
        return os.environ.get("USERNAME", "")

    def _let_come_forward() -> None:
        """Windows lets a program come forward only with the leave of the one in front."""
        ctypes.windll.user32.AllowSetForegroundWindow(_ANYBODY)
else:

    def _place(environment: Mapping[str, str]) -> str:
        """The folder for sockets of this account, if that is its own, else the one for all."""
        own = environment.get("XDG_RUNTIME_DIR", "")
        try:
            found = os.stat(own)
        except OSError:
            return QDir.tempPath()
        private = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077
        return own if private and found.st_uid == os.getuid() else QDir.tempPath()

    def _ours(name: str) -> bool:
        """Whether what lies at the address is a socket that this account made."""
        try:
            found = os.lstat(name)
        except OSError:
            return False
        return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()

    def _account() -> str:
        return str(os.getuid())

    def _let_come_forward() -> None:
        """Elsewhere the token does that, or nothing is needed."""


def _dead(name: str) -> bool:
    """Whether nobody answers there any more, as after a kill."""
    if not _ours(name):
        return False
    from PySide6.QtNetwork import QLocalSocket

    line = QLocalSocket()
    line.connectToServer(name)
    if line.waitForConnected(100):
        line.abort()
        return False
    return line.error() == QLocalSocket.LocalSocketError.ConnectionRefusedError


def _bound(server: QLocalServer, name: str) -> bool:
    """Listen there, the socket's owner only from its first moment on."""
    if sys.platform == "win32":
        return server.listen(name)
    before = os.umask(0o077)
    try:
        return server.listen(name)
    finally:
        os.umask(before)
