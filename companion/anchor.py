"""The anchor: how far the record had got, kept beside it under seal.

    file    vault.head: a note (keys.seal, purpose "vault-head-1") of the 73 bytes below
    inside  seq (8, big-endian) ‖ hash (32) of a line of the journal ‖ state (1) ‖ tags (32)
    state   1: the vault was closed and all of it lay in vault.db; 0: it was open
    tags    SHA-256 over the last 32 bytes of each page of vault.db, zeros when it was open

A page of SQLCipher ends with its own HMAC, which covers the whole page and its number, so the
tags bind the file without its being read whole. The file is sealed and not only signed, because
the number of a line tells how much was written.

It is written when a vault is opened, when it is closed and after a look that found nothing, not
with each change: another file made to last would make every change twice as slow, and a line of
the journal that is a few changes old proves as much about what came before it.
"""

from __future__ import annotations

import hashlib
import struct
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from companion import files, keys
from companion.folder import HEAD

_PURPOSE = "vault-head-1"
_INSIDE = struct.Struct(">Q32sB32s")
_PAGE, _PAGE_TAG, _AT_ONCE = 4096, 32, 1024
_UNKNOWN = bytes(32)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A line that the journal must hold, and what the file was when it was closed."""

    seq: int
    hash: bytes
    closed: bool = False
    tags: bytes = _UNKNOWN


def read(folder: Path, master: bytearray) -> Anchor | None:
    """What was written last; None when the file is not there, damaged, or another vault's."""
    sealed = b""
    with suppress(OSError), open(folder / HEAD, "rb") as file:
        sealed = file.read(1024)
    inside = keys.unseal(master, _PURPOSE, sealed)
    if inside is None or len(inside) != _INSIDE.size:
        return None
    seq, line, state, pages = _INSIDE.unpack(inside)
    return Anchor(seq, line, state == 1, pages)


def write(
    folder: Path,
    master: bytearray,
    head: tuple[int, bytes],
    closed: bool = False,
    pages: bytes = _UNKNOWN,
) -> None:
    """Note the newest line of the journal, as one act. Raises NoSpace, VaultReadOnly."""
    files.write(folder / HEAD, keys.seal(master, _PURPOSE, _INSIDE.pack(*head, closed, pages)))


def tags(database: Path) -> bytes:
    """The tags of a database's pages as one digest. Raises OSError."""
    digest, buffer = hashlib.sha256(), bytearray(_PAGE * _AT_ONCE)
    view = memoryview(buffer)
    with open(database, "rb", buffering=0) as file:
        while got := file.readinto(view):
            ends = range(_PAGE, got + 1, _PAGE)
            digest.update(b"".join([view[end - _PAGE_TAG : end] for end in ends]))
            digest.update(view[got - got % _PAGE : got])  # what no page ends with, if anything
    return digest.digest()
