"""The pages of a database, read without SQLite: each that is whole, and no other.

SQLite and SQLCipher stop at the first page that was altered. Here a page stands for itself: its
own HMAC says whether it is as it was written (layout: docs/vault-format.md §4). Pages that wait in
the journal file go before those in the database, up to the last change that was finished.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import os
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from companion import keys

USABLE = 4016  # bytes of a page that are SQLite's
_PAGE, _SALT, _VECTOR, _SEAL = 4096, 16, 16, 64
_HEAD, _FRAME = 32, 24  # bytes before the first frame of a journal file, and before each page


class Pages:
    """The pages of `database` and of the journal file beside it. Nothing is written.

    `count` is how many there should be, `bad` holds the numbers of those that could not be read.
    A file that is not there has none. Close it.
    """

    def __init__(self, database: Path, master: bytearray) -> None:
        self._key = keys.derive(master, "db-key", 32)
        salt = bytes(byte ^ 0x3A for byte in keys.derive(master, "db-salt", 16))
        self._check = hashlib.pbkdf2_hmac("sha512", self._key, salt, 2, 32)
        self._file = _opened(database)
        self._newer: dict[int, bytes] = {}
        self.count = self._file.seek(0, os.SEEK_END) // _PAGE
        self.bad: set[int] = set()
        with _opened(database.with_name(database.name + "-wal")) as journal:
            self._take(journal)

    def sealed(self, number: int) -> bytes:
        """A page as it lies on the disk, whole or not."""
        return self._newer.get(number) or _bytes(self._file, (number - 1) * _PAGE)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        """Number and content of every page that can be read, in order."""
        for number in range(1, self.count + 1):
            if (page := self.read(number)) is not None:
                yield number, page

    def read(self, number: int) -> bytes | None:
        """USABLE bytes of a page, None when it is damaged, or when there is none."""
        if not 1 <= number <= self.count:
            return None
        plain = self._open(number, self.sealed(number))
        if plain is None:
            self.bad.add(number)
        return plain

    def _open(self, number: int, sealed: bytes) -> bytes | None:
        if len(sealed) != _PAGE:
            return None
        start = _SALT if number == 1 else 0
        text, seal = sealed[start:-_SEAL], sealed[-_SEAL:]
        made = hmac.digest(self._check, text + number.to_bytes(4, "little"), "sha512")
        if not hmac.compare_digest(made, seal):
            return None
        box = Cipher(AES(self._key), CBC(text[-_VECTOR:])).decryptor()
        return bytes(start) + box.update(text[:-_VECTOR]) + box.finalize()

    def _take(self, journal: BinaryIO) -> None:
        """Take the pages of every finished change, whole or not: those that are not are left out.

        SQLite's own checksums chain all frames, so one flipped bit would cost all that follow.
        """
        found: dict[int, bytes] = {}
        finished: dict[int, bytes] = {}
        size = journal.seek(0, os.SEEK_END)
        places = range(_HEAD, size - _FRAME - _PAGE + 1, _FRAME + _PAGE)
        first = [_bytes(journal, place + 8, 8) for place in places[:2]]
        generation = _bytes(journal, 16, 8)
        if generation not in first and first:
            generation = first[0]  # it is the file's own header that is damaged
        for place in places:
            head, sealed = _bytes(journal, place, 16), _bytes(journal, place + _FRAME)
            if len(head) != 16 or head[8:] != generation:
                continue  # left over from before the file was begun anew, or damaged
            number, pages = struct.unpack(">II", head[:8])
            if self._open(number, sealed) is not None:
                found[number] = sealed
            if pages:
                finished |= found
                self.count, found = max(pages, *finished, 1), {}
        self._newer = finished


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb", buffering=0)
    except OSError:
        return io.BytesIO()


def _bytes(file: BinaryIO, place: int, length: int = _PAGE) -> bytes:
    with suppress(OSError):
        file.seek(place)
        return file.read(length)
    return b""
