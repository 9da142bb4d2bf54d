"""A backup made into a vault again, in a folder of its own. No secret is needed: all is sealed.

The file is taken for hostile: names from a fixed list, lengths within bounds and within the file,
nothing overlapping, nothing unpacked, every file new and its owner's only. A damaged one gives
what it has, since it may be the only one there is: a sector that cannot be read becomes zeros,
which the check after opening, or salvage, tells of by name.
"""

from __future__ import annotations

import os
import re
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from companion import archive, files, keyfile
from companion import folder as folders
from companion.archive import Directory, Entry
from companion.errors import BackupDamaged, NoSpace, NotABackup, Unreadable, VaultTooNew
from companion.folder import DATABASE, OBJECTS
from companion.progress import Progress, quiet

_OBJECT = re.compile(rf"{OBJECTS}/[0-9a-f]{{32}}")
_LARGEST = 1 << 37  # bytes of one kept file or of the database: far above what the program takes
_SECTOR = 4096


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back: kept files, and how many entries are not as they were written.

    `behind` says that the file was cut off while it grew, so that this is the backup before.
    """

    objects: int
    damaged: int
    behind: bool


def restore(source: Path, folder: Path, progress: Progress = quiet) -> Restored:
    """Make the vault that the backup `source` holds, in a new or empty folder.

    `progress(done, total)` in bytes; raise Cancelled in it to stop. Whatever goes wrong, the
    folder is no vault and is empty or gone; after a kill it can be restored into again. Raises
    VaultExists, NotABackup, BackupDamaged, Unreadable, NoSpace, VaultReadOnly.
    """
    with _opened(source) as file:
        found, behind = _directory(file)
        with folders.claim(folder) as lock:
            restored = _restored(file, found, behind, folder, progress)
            lock.release()
            return restored


def _restored(
    file: BinaryIO, found: Directory, behind: bool, folder: Path, progress: Progress
) -> Restored:
    folders.begin(folder)
    kept = [entry for entry in found.entries.values() if entry.name not in keyfile.NAMES]
    total, done, damaged = sum(entry.size for entry in kept), 0, 0
    with files.disk_errors():
        if shutil.disk_usage(folder).free < total:
            raise NoSpace
        for entry in kept:
            taking = _Taking(file, entry)
            with open(_target(folder, entry), "wb", buffering=0) as target:
                for piece in taking.pieces():
                    target.write(piece)
                    done += len(piece)
                    progress(done, max(1, total))
                os.fsync(target.fileno())
            damaged += not taking.whole
        files.sync_folder(folder / OBJECTS)
        files.sync_folder(folder)
    keyfile.store(folder, _keys(file, found))
    folders.end(folder)
    return Restored(len(kept) - 1, damaged, behind)


def _target(folder: Path, entry: Entry) -> int:
    if entry.name == DATABASE:
        (folder / DATABASE).unlink(missing_ok=True)
    return files.create(folder / entry.name)


class _Taking:
    """An entry on its way out, and whether it is what the directory says once it is through."""

    def __init__(self, file: BinaryIO, entry: Entry) -> None:
        self._file, self._entry = file, entry
        self.whole = True

    def pieces(self) -> Iterator[bytes]:
        crc, entry = 0, self._entry
        for place in range(entry.start, entry.end, archive.PIECE):
            piece = self._piece(place, min(archive.PIECE, entry.end - place))
            crc = zlib.crc32(piece, crc)
            yield piece
        self.whole = self.whole and crc == entry.crc

    def _piece(self, place: int, length: int) -> bytes:
        with suppress(OSError):
            return self._read(place, length)
        self.whole = False
        return b"".join(self._sectors(place, length))

    def _sectors(self, place: int, length: int) -> Iterator[bytes]:
        """The same piece sector by sector, zeros for what the medium cannot read."""
        for start in range(place, place + length, _SECTOR):
            size = min(_SECTOR, place + length - start)
            try:
                yield self._read(start, size)
            except OSError:
                self._look()
                yield bytes(size)

    def _look(self) -> None:
        """See whether the medium is there at all. Raises Unreadable when it is not."""
        files.forget(self._file.fileno())
        try:
            self._read(0, 1)
        except OSError:
            raise Unreadable from None

    def _read(self, place: int, length: int) -> bytes:
        self._file.seek(place)
        read = self._file.read(length)
        if len(read) != length:
            raise OSError
        return read


@contextmanager
def _opened(source: Path) -> Iterator[BinaryIO]:
    """Raises NotABackup, Unreadable."""
    try:
        if not source.is_file():
            raise NotABackup if source.exists() else Unreadable
        file = source.open("rb")
    except OSError:
        raise Unreadable from None
    with file:
        yield file


def _directory(file: BinaryIO) -> tuple[Directory, bool]:
    """What the file holds, if that can be a vault, and whether something was cut off behind it."""
    try:
        found = archive.find(file)
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        ours = file.read(30 + len(keyfile.NAMES[0])).endswith(keyfile.NAMES[0].encode())
    except OSError:
        raise Unreadable from None
    if found is None:
        raise BackupDamaged if ours else NotABackup
    names = found.entries.keys()
    known = all(_known(entry) for entry in found.entries.values())
    if not known or DATABASE not in names or not names & set(keyfile.NAMES):
        raise NotABackup
    return found, found.end < size


def _known(entry: Entry) -> bool:
    if entry.name in keyfile.NAMES:
        return entry.size <= keyfile.LIMIT
    named = entry.name == DATABASE or _OBJECT.fullmatch(entry.name)
    return bool(named) and entry.size <= _LARGEST


def _keys(file: BinaryIO, found: Directory) -> bytes:
    """The key file: of its two copies the one that is whole, else either."""
    texts = []
    for name in keyfile.NAMES:
        if name in found.entries:
            with suppress(OSError):
                texts.append(b"".join(archive.pieces(file, found.entries[name])))
    for text in texts:
        with suppress(VaultTooNew):  # whose file has two copies as well
            if keyfile.parse(text, keyfile.ANY) is None:
                continue
        return text
    if not texts:
        raise BackupDamaged
    return texts[0]
