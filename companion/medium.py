"""Writing a backup where it is to lie, often a stick that is slow, full, worn or pulled out."""

from __future__ import annotations

import hashlib
import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from companion import archive, files
from companion.archive import Entry
from companion.errors import MediumFull, MediumLost, NoSpace, VaultReadOnly
from companion.progress import Progress


@contextmanager
def errors() -> Iterator[None]:
    """Turn what the system says of a medium into MediumFull or MediumLost."""
    try:
        with files.disk_errors():
            yield
    except NoSpace:
        raise MediumFull from None
    except VaultReadOnly:
        raise MediumLost from None


def afford(path: Path, size: int) -> None:
    """Raises MediumFull when there is no room for `size` more bytes beside `path`."""
    if shutil.disk_usage(path.parent).free < size:
        raise MediumFull


class Count:
    """Progress in bytes against a total that is known at the start, roughly."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, max(1, total), 0

    def add(self, size: int) -> None:
        """So many more are done. Raises what the progress callback raises."""
        self._done = min(self._done + size, self._total - 1)
        self._progress(self._done, self._total)

    def end(self) -> None:
        """All is done."""
        self._progress(self._total, self._total)


class Growing:
    """The file of a backup while entries are added behind `at`; what lies before stays as it is.

    Nothing of it counts before `finish` has read all of it back. Raises OSError; MediumLost when
    what is read is not what was written.
    """

    def __init__(self, path: Path, at: int, entries: dict[str, Entry], count: Count) -> None:
        self._path, self._at, self._count = path, at, count
        self._file = path.open("r+b", buffering=0)
        self._backlog = files.Backlog(self._file.fileno())
        self._begun, self._entries = at, entries
        self._written: list[tuple[Entry, bytes]] = []

    def close(self) -> None:
        """Let go of the file, whatever state it is in."""
        self._file.close()

    def undo(self) -> None:
        """Cut off all that was added."""
        self._file.truncate(self._begun)
        os.fsync(self._file.fileno())

    def add_bytes(self, name: str, data: bytes) -> None:
        """Store a few bytes under a name."""
        entry = Entry(name, self._at, len(data), zlib.crc32(data))
        self._put(self._at, archive.header(entry) + data)
        self._keep(entry, hashlib.sha256(data).digest())

    def add(self, name: str, source: Path) -> bool:
        """Store a file under a name; False, and nothing is stored, when it cannot be read."""
        try:
            with _read(source) as file:
                size = os.fstat(file.fileno()).st_size
                self._copy(Entry(name, self._at, size, 0), iter(partial(_piece, file), b""))
        except _Unreadable:
            return False
        return True

    def add_again(self, file: BinaryIO, entry: Entry) -> None:
        """Store what another backup has under a name, in place of what was added last."""
        if self._written and self._written[-1][0].name == entry.name:
            self._at = self._written.pop()[0].offset
        try:
            self._copy(replace(entry, offset=self._at), archive.pieces(file, entry))
        except _Unreadable:
            raise MediumLost from None

    def holds(self, entry: Entry) -> bool:
        """Whether the same bytes were added under the same name."""
        there = self._entries.get(entry.name)
        return there is not None and (there.size, there.crc) == (entry.size, entry.crc)

    def finish(self, note: bytes) -> int:
        """Read back what was added, write the directory twice, read it back; the file's size."""
        self._file.truncate(self._at)  # a source that could not be read may have left its begin
        os.fsync(self._file.fileno())
        with self._again() as file:
            for entry, sha in self._written:
                self._compare(file, entry, sha)
        # Only now: a directory that can be found means that all it names is on the medium.
        end = self._at
        for _ in range(2):
            made = archive.directory(self._entries.values(), end, note)
            self._put(end, made)
            end += len(made)
        os.fsync(self._file.fileno())
        with self._again() as file:
            found = archive.find(file)
        if found is None or (found.entries, found.note, found.end) != (self._entries, note, end):
            raise MediumLost
        return end

    def _copy(self, entry: Entry, pieces: Iterator[bytes]) -> None:
        crc, sha, place = 0, hashlib.sha256(), entry.start
        for piece in pieces:
            crc = zlib.crc32(piece, crc)
            sha.update(piece)
            self._put(place, piece)
            self._backlog.add(len(piece))
            place += len(piece)
            self._count.add(len(piece))
        if place != entry.end:  # it changed while it was read
            raise _Unreadable
        entry = replace(entry, crc=crc)
        self._put(entry.offset, archive.header(entry))
        self._keep(entry, sha.digest())

    def _keep(self, entry: Entry, sha: bytes) -> None:
        self._entries[entry.name] = entry
        self._written.append((entry, sha))
        self._at = entry.end

    def _put(self, place: int, data: bytes) -> None:
        self._file.seek(place)
        files.put(self._file, data)

    def _again(self) -> BinaryIO:
        """The file opened anew, so that it is read from the medium and not from memory."""
        files.forget(self._file.fileno())
        return self._path.open("rb")

    def _compare(self, file: BinaryIO, entry: Entry, expected: bytes) -> None:
        file.seek(entry.offset)
        header = archive.header(entry)
        sha = hashlib.sha256()
        if file.read(len(header)) != header:
            raise MediumLost
        for piece in archive.pieces(file, entry):
            sha.update(piece)
            self._count.add(len(piece))
        if sha.digest() != expected:
            raise MediumLost


class _Unreadable(Exception):
    """What was to be stored cannot be read; the medium has no part in it."""


@contextmanager
def _read(path: Path) -> Iterator[BinaryIO]:
    try:
        file = path.open("rb", buffering=0)
    except OSError:
        raise _Unreadable from None
    with file:
        yield file


def _piece(file: BinaryIO) -> bytes:
    try:
        return file.read(archive.PIECE)
    except OSError:
        raise _Unreadable from None
