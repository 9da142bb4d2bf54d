"""One file that a few words open, for somebody who has neither the vault nor its passphrase.

    SEALED1⏎ ‖ length of the key file (4 bytes) ‖ key file ‖ 7-byte random nonce prefix ‖ chunks
    chunk    as in a sealed object (`objects`): up to 1 MiB by AES-256-GCM, then its tag
    content  its length (8 bytes) ‖ the content ‖ zeros up to a padded length

The key file is that of a vault (`keyfile`) with one passphrase slot; the key of the chunks is
derived from its master key, which opens nothing else. Numbers are big-endian. How to open
one without this program stands in docs/bundle-format.md.
"""

from __future__ import annotations

import os
import struct
from io import FileIO
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from companion import files, keyfile, keys
from companion.errors import KeysDamaged, NotABundle, VaultTooNew
from companion.objects import CHUNK, PREFIX, TAG, nonce, padded

MAGIC = b"SEALED1\n"
WORDS = 6  # 65 bits
_PURPOSE = "parcel"
_LENGTH = 8
_STORED = CHUNK + TAG


def is_parcel(path: Path) -> bool:
    """Whether a file begins as one does."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except (OSError, ValueError):
        return False


def secret(words: str) -> keys.Secret:
    """What was said on the telephone and typed: blanks and capitals are nobody's fault.

    Raises EmptyPassphrase.
    """
    return keys.passphrase(" ".join(words.lower().split()))


class Writer:
    """Seals what is written into a new file, which is at its start.

    A place can be kept free and filled later. The chunks it lies in wait for that in memory, since
    a chunk is never sealed twice.
    """

    def __init__(
        self, file: files.Target, words: str, cost: keys.Cost, random: keys.Random
    ) -> None:
        """Raises EmptyPassphrase, NoMemory, OSError."""
        master, text = keys.make(secret(words), cost, random)
        self._box = AESGCM(keys.derive(master, _PURPOSE, 32))
        keys.wipe(master)
        self._prefix = random(PREFIX)
        head = MAGIC + struct.pack(">I", len(text)) + text + self._prefix
        files.put(file, head)
        self._file, self._begin = file, len(head)
        self._chunk, self._used, self._number = bytearray(CHUNK), 0, 0
        self._free: dict[int, int] = {}  # places kept free in a chunk that are not filled yet
        self._waiting: dict[int, bytearray] = {}
        self._sealed = memoryview(bytearray(_STORED))
        self._length = -_LENGTH
        self.keep(_LENGTH)

    @property
    def place(self) -> int:
        """How many bytes were written."""
        return self._length

    def put(self, piece: bytes | memoryview) -> None:
        """Write on. Raises OSError."""
        view = memoryview(piece)
        self._length += len(view)
        while view:
            if self._used == CHUNK:
                self._next()
            part = view[: CHUNK - self._used]
            self._chunk[self._used : self._used + len(part)] = part
            self._used += len(part)
            view = view[len(part) :]

    def keep(self, size: int) -> None:
        """Keep so many bytes free here. Raises OSError."""
        first = (self._length + _LENGTH) // CHUNK
        last = (self._length + _LENGTH + size - 1) // CHUNK
        for number in range(first, last + 1):
            self._free[number] = self._free.get(number, 0) + 1
        self.put(bytes(size))

    def fill(self, place: int, data: bytes) -> None:
        """Put what belongs there into a place that was kept free, all of it. Raises OSError."""
        start, rest = place + _LENGTH, data
        while rest:
            number, at = divmod(start, CHUNK)
            part = rest[: CHUNK - at]
            chunk = self._chunk if number == self._number else self._waiting[number]
            chunk[at : at + len(part)] = part
            start, rest = start + len(part), rest[len(part) :]
            self._free[number] -= 1
            if not self._free[number]:
                del self._free[number]
                if number != self._number:
                    self._seal(number, self._waiting.pop(number), CHUNK, False)

    def end(self) -> None:
        """Write what is still missing and make it last. Raises OSError."""
        size = self._length
        full = padded(size + _LENGTH) - _LENGTH
        while self._length < full:
            self.put(bytes(min(CHUNK, full - self._length)))
        self.fill(-_LENGTH, struct.pack(">Q", size))
        self._seal(self._number, self._chunk, self._used, True)
        self._file.flush()
        os.fsync(self._file.fileno())

    def _next(self) -> None:
        if self._number in self._free:
            self._waiting[self._number], self._chunk = self._chunk, bytearray(CHUNK)
        else:
            self._seal(self._number, self._chunk, CHUNK, False)
        self._number, self._used = self._number + 1, 0

    def _seal(self, number: int, chunk: bytearray, size: int, last: bool) -> None:
        into = self._sealed[: size + TAG]
        iv = nonce(self._prefix, number, last)
        self._box.encrypt_into(iv, memoryview(chunk)[:size], None, into)
        self._file.seek(self._begin + number * _STORED)
        files.put(self._file, into)


class Reader:
    """The content of a parcel, read anywhere; every chunk is checked before a byte of it is given.

    Raises NotABundle("damaged") for what is not as it was sealed, and OSError.
    """

    def __init__(self, file: FileIO, words: str, floor: keys.Cost = keys.FLOOR) -> None:
        """Raises EmptyPassphrase, WrongPassphrase, NoMemory, NotABundle, OSError."""
        size, text = file.seek(0, os.SEEK_END), _keys(file)
        try:
            master = keys.opened(text, secret(words), floor)
        except (KeysDamaged, VaultTooNew):
            raise NotABundle("damaged") from None
        self._box = AESGCM(keys.derive(master, _PURPOSE, 32))
        keys.wipe(master)
        self._prefix = file.read(PREFIX)
        self._file, self._begin = file, file.tell()
        self._chunks, rest = divmod(size - self._begin, _STORED)
        self._chunks += bool(rest)
        self._number, self._plain = -1, memoryview(b"")
        self._stored, self._into = bytearray(_STORED), bytearray(CHUNK)
        self._place, self.size = -_LENGTH, 0  # the length itself lies before the content
        length = int.from_bytes(self.read(_LENGTH))
        full = size - self._begin - self._chunks * TAG
        if padded(min(length, size) + _LENGTH) != full:
            raise NotABundle("damaged")
        self.size = length

    def seek(self, place: int, /) -> int:
        """Go to a place in the content."""
        self._place = place
        return place

    def read(self, length: int, /) -> bytes:
        """So many bytes, fewer at the end."""
        view = memoryview(bytearray(length))
        return bytes(view[: files.fill(self, view)])

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill the buffer or a part of it; 0 at the end."""
        want = min(len(buffer), self.size - self._place)
        if want <= 0:
            return 0
        number, at = divmod(self._place + _LENGTH, CHUNK)
        if number != self._number:
            self._open(number)
        part = self._plain[at : at + want]
        buffer[: len(part)] = part
        self._place += len(part)
        return len(part)

    def _open(self, number: int) -> None:
        self._number, view = -1, memoryview(self._stored)
        self._file.seek(self._begin + number * _STORED)
        got = files.fill(self._file, view)
        if got <= TAG:
            raise NotABundle("damaged")
        plain = memoryview(self._into)[: got - TAG]
        try:
            iv = nonce(self._prefix, number, number + 1 == self._chunks)
            self._box.decrypt_into(iv, view[:got], None, plain)
        except InvalidTag:
            raise NotABundle("damaged") from None
        self._number, self._plain = number, plain


def _keys(file: FileIO) -> bytes:
    """The key file, within bounds; the file stands behind it then."""
    file.seek(0)
    head = file.read(len(MAGIC) + 4)
    if len(head) < len(MAGIC) + 4 or not head.startswith(MAGIC):
        raise NotABundle("damaged")
    length = int.from_bytes(head[len(MAGIC) :])
    if length > keyfile.LIMIT:
        raise NotABundle("damaged")
    return file.read(length)
