"""What a bundle is written into: a folder, a ZIP file, or one sealed with six words.

A ZIP file is stored, never packed: pictures do not get smaller, and what is in it can be read
by anything for as long as there are computers. It grows in one go, without a copy of it elsewhere,
says no times and no names but those of the bundle, and the same files make the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Protocol

from companion import archive, files, keys, parcel
from companion.archive import Entry
from companion.errors import TooLarge

WHOLE = 256 << 20  # bytes of a bundle that is hashed as one file, too: a quarter of a second
_LARGE = 8 << 20  # bytes of a file beside which the disk may write
_OPEN_END = 1 << 32  # bytes of a file whose length is not known before

Piece = bytes | memoryview
Put = Callable[[Piece], None]


class Form(StrEnum):
    """What the bundle becomes."""

    FOLDER = "folder"
    ZIP = "zip"
    SEALED = "sealed"


@dataclass(frozen=True, slots=True)
class Seal:
    """The words that open a sealed bundle, and what it costs to try some."""

    words: str = field(repr=False)
    cost: keys.Cost = field(default_factory=keys.cost_here)


class Place(Protocol):
    """Where files are put one after the other; all is on the disk after `end`."""

    def open(self, name: str, size: int = 0) -> AbstractContextManager[Put]:
        """Put a file piece by piece; `size` is its length where that is known."""

    def end(self) -> None:
        """All files are there."""


class Out(Protocol):
    """A file that is written on, with places kept free and filled later."""

    @property
    def place(self) -> int:
        """How many bytes were written."""

    def put(self, piece: Piece, /) -> None:
        """Write on."""

    def keep(self, size: int, /) -> None:
        """Keep so many bytes free here."""

    def fill(self, place: int, data: bytes, /) -> None:
        """Fill a place that was kept free."""

    def end(self) -> None:
        """All was written, and is on the disk."""


@dataclass(slots=True)
class Folder:
    """A folder that fills."""

    path: Path
    _made: set[Path] = field(default_factory=set)

    @contextmanager
    def open(self, name: str, size: int = 0) -> Iterator[Put]:
        """As Place does."""
        path = self.path / name
        files.make_folder(path.parent)
        self._made.add(path.parent)
        with open(files.create(path), "wb", buffering=0) as file:
            with _eased(file, size) as put:
                yield put
            os.fsync(file.fileno())

    def end(self) -> None:
        """As Place does."""
        for folder in (*self._made, self.path):
            files.sync_folder(folder)


class Zip:
    """A ZIP file that grows: header, bytes, header, bytes …, list (PKWARE APPNOTE 6.3)."""

    def __init__(self, out: Out) -> None:
        self._out = out
        self._entries: list[Entry] = []

    @contextmanager
    def open(self, name: str, size: int = 0) -> Iterator[Put]:
        """As Place does. Raises TooLarge where a length was not known."""
        entry = Entry(name, self._out.place, size, 0)
        self._out.keep(len(archive.header(entry)))
        crc, length = 0, 0

        def put(piece: Piece) -> None:
            nonlocal crc, length
            crc = zlib.crc32(piece, crc)
            length += len(piece)
            self._out.put(piece)

        yield put
        if length >= _OPEN_END > size:
            raise TooLarge(_OPEN_END)
        entry = replace(entry, size=length, crc=crc)
        self._out.fill(entry.offset, archive.header(entry))
        self._entries.append(entry)

    def end(self) -> None:
        """As Place does."""
        self._out.put(archive.index(self._entries, self._out.place))
        self._out.end()


class _Plain:
    """A file as it is."""

    def __init__(self, file: files.Target) -> None:
        self._file = file
        self.place = 0

    def put(self, piece: Piece) -> None:
        files.put(self._file, piece)
        self.place += len(piece)

    def keep(self, size: int) -> None:
        self.put(bytes(size))

    def fill(self, place: int, data: bytes) -> None:
        self._file.seek(place)
        files.put(self._file, data)
        self._file.seek(self.place)

    def end(self) -> None:
        os.fsync(self._file.fileno())


class _Flowing:
    """A raw file whose bytes the disk writes while the next are made."""

    def __init__(self, file: BinaryIO, flow: files.Flow) -> None:
        self._file, self._flow = file, flow

    def seek(self, place: int, /) -> int:
        return self._file.seek(place)

    def flush(self) -> None:
        self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()

    def write(self, data: memoryview, /) -> int:
        written = self._file.write(data)
        self._flow.add(written)
        return written


def digest(path: Path) -> str:
    """The SHA-256 of a bundle as one file, which a receiver may name; "" for one over WHOLE bytes.

    Its parts were hashed while they were put in; for a large one a second pass would be felt.
    """
    with suppress(OSError):
        if path.stat().st_size <= WHOLE:
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
    return ""


@contextmanager
def place(form: Form, growing: Path, seal: Seal | None, random: keys.Random) -> Iterator[Place]:
    """Where the bundle grows. Raises OSError; for a sealed one EmptyPassphrase, NoMemory."""
    if form is Form.FOLDER:
        files.make_folder(growing / "data")
        yield Folder(growing)
        return
    with open(files.create(growing), "wb", buffering=0) as raw, files.Flow(raw.fileno()) as flow:
        file = _Flowing(raw, flow)
        if form is Form.ZIP:
            yield Zip(_Plain(file))
        else:
            seal = seal or Seal("")  # which no one may have
            yield Zip(parcel.Writer(file, seal.words, seal.cost, random))


@contextmanager
def _eased(file: BinaryIO, size: int) -> Iterator[Put]:
    """Write into a raw file; beside a large one the disk writes meanwhile."""
    if size < _LARGE:
        backlog = files.Backlog(file.fileno())
        yield _put(file, backlog.add)
    else:
        with files.Flow(file.fileno()) as flow:
            yield _put(file, flow.add)


def _put(file: BinaryIO, written: Callable[[int], None]) -> Put:
    def put(piece: Piece) -> None:
        written(len(piece))
        files.put(file, piece)

    return put
