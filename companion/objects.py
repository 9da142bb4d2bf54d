"""Sealed objects: originals and masked copies, encrypted beside the database.

    file    7-byte random nonce prefix, then chunks of up to 1 MiB, each followed by its tag
    chunk   AES-256-GCM, nonce = prefix ‖ counter (4 bytes) ‖ last flag (the STREAM construction,
            Hoang, Reyhanitabar, Rogaway, Vizár 2015)
    length  the content, then zeros up to a padded length (Padmé, Nikitin et al. 2019), so that
            the size of the file tells little; the true size is in the database

The key is random, one per object, and lives only in the database: an object no row names is
noise. An object is written under a temporary name, synced, renamed, and its folder synced,
before any row may name it.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from companion import files
from companion.digests import Beside, Digests
from companion.errors import ChangedWhileRead
from companion.progress import Progress

CHUNK = 1 << 20
TAG = 16
PREFIX = 7
_LEAST = 64 * 1024
_GROWING = ".new"


@dataclass(frozen=True, slots=True)
class Sealed:
    """A finished object: its name in the folder, its key, and what went in.

    `md5` is there when it was asked for while it was sealed.
    """

    name: str
    key: bytes
    size: int
    sha256: str
    md5: str = ""


class Damaged(Exception):
    """The object's bytes are not what was sealed."""


def seal(
    folder: Path, source: files.Readable, size: int, progress: Progress, md5: bool = False
) -> Sealed:
    """Encrypt `size` bytes of `source` into a new object, hashing them in the same pass.

    SHA-256 always, MD5 too with `md5`. Memory does not grow with size. `progress(done, size)` is
    called per chunk and may raise Cancelled. Whatever goes wrong, nothing is left behind. Raises
    ChangedWhileRead when the source holds fewer or more bytes than `size`, Unreadable when it
    cannot be read to its end;
    NoSpace, VaultReadOnly.
    """
    name, key = os.urandom(16).hex(), os.urandom(32)
    growing = folder / f"{name}{_GROWING}"
    with files.disk_errors():
        try:
            with open(files.create(growing), "wb", buffering=0) as target:
                with Digests(source, CHUNK, md5) as digests, files.Flow(target.fileno()) as flow:
                    put = partial(_put, target, flow)
                    _encrypt(size, put, AESGCM(key), digests, progress)
                    made = digests.hex()
                os.fsync(target.fileno())
            os.replace(growing, folder / name)
            files.sync_folder(folder)
        except BaseException:
            for left in (growing, folder / name):  # renamed, when the folder's sync failed
                with suppress(OSError):
                    left.unlink()
            raise
    return Sealed(name, key, size, *made)


def read(folder: Path, sealed: Sealed) -> Iterator[memoryview]:
    """The content, chunk by chunk, each checked before it is given; valid until the next one.

    Raises FileNotFoundError when the object is gone, Damaged at the first byte that is not
    what was sealed, and at the end when the whole does not match its digest.
    """
    box = AESGCM(sealed.key)
    stored, two = bytearray(CHUNK + TAG), (bytearray(CHUNK), bytearray(CHUNK))
    left, full = sealed.size, padded(sealed.size)
    with open(folder / sealed.name, "rb", buffering=0) as file, Beside() as digest:
        if os.fstat(file.fileno()).st_size != _stored_size(full):
            raise Damaged
        prefix = file.read(PREFIX)
        for count, length in enumerate(_lengths(full)):
            if files.fill(file, memoryview(stored)[: length + TAG]) != length + TAG:
                raise Damaged
            iv = nonce(prefix, count, (count + 1) * CHUNK >= full)
            plain = memoryview(two[count % 2])[:length]  # the other one may still be hashed
            try:
                box.decrypt_into(iv, memoryview(stored)[: length + TAG], None, plain)
            except InvalidTag:
                raise Damaged from None
            content = plain[: min(left, length)]
            left -= len(content)
            digest.add(content)
            if content:
                yield content
        if digest.hex() != sealed.sha256:
            raise Damaged


def bring(source: Path, target: Path, sealed: Sealed, progress: Callable[[int], None]) -> None:
    """Copy an object's file from one folder into another as it is, and check what it holds.

    What cannot be read of it becomes zeros. `progress(size)` is called for each piece copied and
    checked, and may raise Cancelled. Raises FileNotFoundError when there is none, Damaged once it
    is copied; NoSpace, VaultReadOnly.
    """
    try:
        file = (source / sealed.name).open("rb", buffering=0)
    except OSError:
        raise FileNotFoundError from None
    growing = target / f"{sealed.name}{_GROWING}"
    with file, files.disk_errors():
        with open(files.create(growing), "wb", buffering=0) as copy:
            for place in range(0, os.fstat(file.fileno()).st_size, CHUNK):
                piece = _piece(file, place)
                files.put(copy, piece)
                progress(len(piece))
            os.fsync(copy.fileno())
        os.replace(growing, target / sealed.name)
        files.sync_folder(target)
    for part in read(target, sealed):
        progress(len(part))


def sweep(folder: Path, named: set[str], before: float) -> int:
    """Delete what no row names, unfinished or last written before `before`; how many there were.

    `before` is in seconds since 1970. Younger ones are left, for an older database may have been
    put back by mistake and the newer one, which names them, may yet return. Never while an object
    is being sealed: its row comes last. Raises VaultReadOnly.
    """
    with files.disk_errors():
        stray = [
            path
            for path in folder.iterdir()
            if path.name not in named
            and path.is_file()
            and (path.suffix == _GROWING or path.stat().st_mtime < before)
        ]
        for path in stray:
            path.unlink()
    return len(stray)


def delete(folder: Path, name: str) -> None:
    """Delete an object's file; its key must already be gone from the database.

    Raises VaultReadOnly.
    """
    with files.disk_errors():
        with suppress(FileNotFoundError):
            (folder / name).unlink()
        files.sync_folder(folder)


def stored(size: int) -> int:
    """How long the file of an object is whose content has `size` bytes."""
    return _stored_size(padded(size))


def there(folder: Path, sealed: Sealed) -> bool:
    """Whether the object's file lies in its place, at its full length."""
    try:
        return (folder / sealed.name).stat().st_size == stored(sealed.size)
    except OSError:
        return False


def _encrypt(
    size: int,
    put: Callable[[memoryview], None],
    box: AESGCM,
    digests: Digests,
    progress: Progress,
) -> None:
    """Encrypt chunk by chunk while that chunk is hashed and the next is read."""
    prefix, full, done = os.urandom(PREFIX), padded(size), 0
    blank, stored = memoryview(bytearray(CHUNK)), memoryview(bytearray(CHUNK + TAG))
    chunks = digests.chunks()
    put(memoryview(prefix))
    for count, length in enumerate(_lengths(full)):
        buffer, got = next(chunks, (blank, 0))
        if got != min(size - done, length):
            raise ChangedWhileRead
        done += got
        buffer[got:length] = bytes(length - got)
        iv = nonce(prefix, count, (count + 1) * CHUNK >= full)
        box.encrypt_into(iv, buffer[:length], None, stored[: length + TAG])
        put(stored[: length + TAG])
        progress(done, size)
    if next(chunks, (blank, 0))[1]:
        raise ChangedWhileRead


def _put(target: BinaryIO, flow: files.Flow, view: memoryview) -> None:
    files.put(target, view)
    flow.add(len(view))


def _piece(file: BinaryIO, place: int) -> bytes:
    try:
        file.seek(place)
        return file.read(CHUNK)
    except OSError:
        return bytes(min(CHUNK, os.fstat(file.fileno()).st_size - place))


def nonce(prefix: bytes, count: int, last: bool) -> bytes:
    """The nonce of a chunk: never twice under one key."""
    return prefix + struct.pack(">IB", count, last)


def _lengths(full: int) -> Iterator[int]:
    for start in range(0, full, CHUNK):
        yield min(CHUNK, full - start)


def _stored_size(full: int) -> int:
    return PREFIX + full + TAG * -(-full // CHUNK)


def padded(size: int) -> int:
    """Padmé: round up so that only the top bits of the length show; at least 64 KiB."""
    if size <= _LEAST:
        return _LEAST
    exponent = size.bit_length() - 1
    free = exponent - exponent.bit_length()
    mask = (1 << free) - 1
    return (size + mask) & ~mask
