"""An ordinary file, opened without following a link, and known to be whole once it was read."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BufferedReader, FileIO
from pathlib import Path

from companion.errors import (
    ChangedWhileRead,
    Elsewhere,
    EmptyFile,
    NotAFile,
    TooLarge,
    Unreadable,
)
from companion.intake import probe

LIMIT = 64 * 1024**3  # bytes of one item


@dataclass(frozen=True, slots=True)
class Inflow:
    """A file inside another, such as one of a bundle: its name, its size, how to open it.

    Whoever brings it knows its digest, and compares.
    """

    name: str
    size: int
    open: Callable[[], BufferedReader]


@dataclass(frozen=True, slots=True)
class Source:
    """An open file at its start: its size in bytes and its media type by content."""

    file: FileIO | BufferedReader
    size: int
    media: str
    _path: Path | None = None
    _facts: os.stat_result | None = None

    def read(self, size: int) -> bytes:
        """The next bytes, at most `size`; b"" at the end. Raises Unreadable."""
        try:
            return self.file.read(size)
        except OSError:
            raise Unreadable from None

    def still_whole(self) -> None:
        """Raises ChangedWhileRead when the file changed, grew or was replaced since."""
        if self._path is None or self._facts is None:
            return
        now = os.fstat(self.file.fileno())
        with suppress(OSError):
            there = os.lstat(self._path)
            same = (now.st_size, now.st_mtime_ns) == (self._facts.st_size, self._facts.st_mtime_ns)
            if same and os.path.samestat(there, self._facts):
                return
        raise ChangedWhileRead


@contextmanager
def opened(path: Path | Inflow) -> Iterator[Source]:
    """Open an ordinary file of this computer without following a link or waiting on a pipe.

    Raises Elsewhere, NotAFile, Unreadable, EmptyFile, TooLarge.
    """
    if isinstance(path, Inflow):
        measure(path.size)
        with path.open() as inner:
            media = probe.media(inner.read(probe.HEAD))
        with path.open() as inner:
            yield Source(inner, path.size, media)
        return
    if is_elsewhere(path):
        raise Elsewhere
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            raise NotAFile
        handle = os.open(path, flags)
    except (OSError, ValueError):
        raise Unreadable from None
    with open(handle, "rb", buffering=0) as file:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            raise NotAFile
        measure(facts.st_size)
        try:
            head = file.read(probe.HEAD)
            file.seek(0)
        except OSError:
            raise Unreadable from None
        yield Source(file, facts.st_size, probe.media(head), path, facts)


def is_elsewhere(path: Path) -> bool:
    r"""Whether a path such as \\\\host\\share leads to another computer; nobody is asked.

    Windows would greet that computer with the person's name and a digest of their passphrase.
    """
    return os.fspath(path).replace(os.sep, "/").startswith("//")


def measure(size: int) -> None:
    """Raises EmptyFile or TooLarge when so many bytes are no item."""
    if size == 0:
        raise EmptyFile
    if size > LIMIT:
        raise TooLarge(LIMIT)
