"""The container of a backup: a ZIP of stored files that grows only behind its end.

    file      what is stored (a local header, then the bytes, never compressed) … directory twice
    grown     … the former file whole … what is new … directory of all that counts, twice
    comment   of the directory: a sealed note ‖ SHA-256 of the directory with its end and the note

Any unzip reads it (PKWARE APPNOTE 6.3, ZIP64 where a number needs it). A directory counts when
its digest fits, and the last that counts is the valid one: so a file whose growing was cut off
is still what it was before, and one flipped bit in a directory leaves its twin. What a file
claims is believed only within its bounds, since it may come from anywhere.
"""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

PIECE = 1 << 20
MOST = 200_000  # entries
NOTE = 76
_COMMENT = NOTE + 32
_LISTING = 64 << 20  # bytes of a directory
_TRIED = 256 << 20  # bytes of directories that are looked at before a file is given up
_BIG = 0xFFFFFFFF
_MANY = 0xFFFF
_DAY = 0x21  # 1 January 1980: when a file was made is nobody's business
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_END64, _WHERE64 = b"PK\x06\x06", b"PK\x06\x07"
_PLAIN, _WIDE = 20, 45  # version of the format: with ZIP64 or without
_UNIX, _MODE = 3 << 8, 0o100600 << 16


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored file: its name, where its header begins, its length in bytes, its CRC-32."""

    name: str
    offset: int
    size: int
    crc: int

    @property
    def start(self) -> int:
        """Where its bytes begin."""
        return self.offset + len(header(self))

    @property
    def end(self) -> int:
        """Where its bytes end."""
        return self.start + self.size


@dataclass(frozen=True, slots=True)
class Directory:
    """What a file holds, by name; the sealed note; where its last byte is followed by others."""

    entries: dict[str, Entry]
    note: bytes
    end: int


def header(entry: Entry) -> bytes:
    """The bytes before those of a stored file."""
    wide = entry.size >= _BIG
    size = _BIG if wide else entry.size
    extra = struct.pack("<HHQQ", 1, 16, entry.size, entry.size) if wide else b""
    version = _WIDE if wide else _PLAIN
    name = entry.name.encode("ascii")
    fixed = struct.pack(
        "<4sHHHHHIIIHH",
        *(_LOCAL, version, 0, 0, 0, _DAY, entry.crc, size, size, len(name), len(extra)),
    )
    return fixed + name + extra


def directory(entries: Iterable[Entry], at: int, note: bytes) -> bytes:
    """The directory of these entries as it stands at offset `at`, with its end and comment."""
    made = index(entries, at, _COMMENT) + note
    return made + hashlib.sha256(made).digest()


def index(entries: Iterable[Entry], at: int, comment: int = 0) -> bytes:
    """The same without what follows: a comment of so many bytes."""
    lines = [_line(entry) for entry in entries]
    listing = b"".join(lines)
    count, size = len(lines), len(listing)
    wide = count >= _MANY or size >= _BIG or at >= _BIG
    end = b""
    if wide:
        end = struct.pack(
            "<4sQHHIIQQQQ", *(_END64, 44, _UNIX | _WIDE, _WIDE, 0, 0, count, count, size, at)
        ) + struct.pack("<4sIQI", _WHERE64, 0, at + size, 1)
    counted = _MANY if wide else count
    end += struct.pack(
        "<4sHHHHIIH",
        *(_END, 0, 0, counted, counted, _BIG if wide else size, _BIG if wide else at, comment),
    )
    return listing + end


def find(file: BinaryIO) -> Directory | None:
    """The last directory that counts, or None. Raises OSError when the disk cannot read."""
    left = _TRIED
    for place in _ends(file):
        found, looked = _read(file, place)
        if found is not None:
            return found
        left -= looked
        if left < 0:
            return None
    return None


def pieces(file: BinaryIO, entry: Entry) -> Iterator[bytes]:
    """The bytes of an entry as they are, in pieces; ends early where the file does."""
    place = entry.start
    while place < entry.end:
        file.seek(place)
        piece = file.read(min(PIECE, entry.end - place))
        if not piece:
            return
        place += len(piece)
        yield piece


def whole(file: BinaryIO, entry: Entry) -> bool:
    """Whether header and bytes of an entry are as the directory says."""
    file.seek(entry.offset)
    expected = header(entry)
    if file.read(len(expected)) != expected:
        return False
    crc = 0
    for piece in pieces(file, entry):
        crc = zlib.crc32(piece, crc)
    return crc == entry.crc


def _line(entry: Entry) -> bytes:
    big, far = entry.size >= _BIG, entry.offset >= _BIG
    sizes = struct.pack("<QQ", entry.size, entry.size) if big else b""
    inner = sizes + (struct.pack("<Q", entry.offset) if far else b"")
    extra = struct.pack("<HH", 1, len(inner)) + inner if inner else b""
    version, size = _WIDE if inner else _PLAIN, _BIG if big else entry.size
    name = entry.name.encode("ascii")
    fixed = struct.pack(
        "<4sHHHHHHIIIHHHHHII",
        *(_CENTRAL, _UNIX | version, version, 0, 0, 0, _DAY, entry.crc, size, size),
        *(len(name), len(extra), 0, 0, 0, _MODE, _BIG if far else entry.offset),
    )
    return fixed + name + extra


def _ends(file: BinaryIO) -> Iterator[int]:
    """Where an end of a directory may begin, the last first."""
    upper = file.seek(0, os.SEEK_END)
    seen = b""  # the first bytes of what was read last, for a mark that lies across
    while upper > 0:
        lower = max(0, upper - PIECE)
        file.seek(lower)
        read = file.read(upper - lower) + seen
        place = read.rfind(_END)
        while place >= 0:
            yield lower + place
            place = read.rfind(_END, 0, place + len(_END) - 1)
        seen, upper = read[: len(_END) - 1], lower


def _read(file: BinaryIO, place: int) -> tuple[Directory | None, int]:
    """The directory whose end begins at `place` if it counts; and how many bytes were looked at."""
    file.seek(place)
    fixed = file.read(22)
    if len(fixed) < 22:
        return None, 22
    _, _, _, _, count, size, at, comment = struct.unpack("<4sHHHHIIH", fixed)
    if comment != _COMMENT:
        return None, 22
    if _BIG in (size, at) or count == _MANY:
        file.seek(max(0, place - 76))
        count, size, at = _wide(file.read(76))
    if not (0 <= at < at + size <= place) or size > _LISTING or count > MOST:
        return None, 98
    file.seek(at)
    made = file.read(place + 22 + NOTE - at) if place - at - size in (0, 76) else b""
    digest = file.read(32)
    if not made or hashlib.sha256(made).digest() != digest:
        return None, len(made) + 98
    entries, note = _entries(made[:size], count, at), made[-NOTE:]
    if not entries or directory(entries.values(), at, note) != made + digest:
        return None, len(made)
    return Directory(entries, note, place + 22 + _COMMENT), len(made)


def _wide(read: bytes) -> tuple[int, int, int]:
    """Count, size and place of a directory from its ZIP64 end; nonsense that fails is (0, 0, 0)."""
    if len(read) == 76 and read.startswith(_END64):
        _, _, _, _, _, _, _, count, size, at = struct.unpack("<4sQHHIIQQQQ", read[:56])
        return count, size, at
    return 0, 0, 0


def _entries(listing: bytes, count: int, limit: int) -> dict[str, Entry] | None:
    """The entries of a directory, none overlapping another, all before `limit`."""
    entries: dict[str, Entry] = {}
    place = 0
    try:
        while place < len(listing):
            entry, place = _one(listing, place)
            entries[entry.name] = entry
            if len(entries) > count:
                return None
    except (struct.error, UnicodeDecodeError):
        return None
    ordered = sorted(entries.values(), key=lambda entry: entry.offset)
    ends = [0, *(entry.end for entry in ordered)]
    apart = all(entry.offset >= end for entry, end in zip(ordered, ends, strict=False))
    return entries if apart and ends[-1] <= limit else None


def _one(listing: bytes, place: int) -> tuple[Entry, int]:
    """An entry and where the next begins; what is none of ours is found when spelt again."""
    fixed = struct.unpack_from("<4sHHHHHHIIIHHHHHII", listing, place)
    crc, size, named, extra, offset = fixed[7], fixed[9], fixed[10], fixed[11], fixed[16]
    begin = place + 46
    name = listing[begin : begin + named].decode("ascii")
    inner = begin + named + 4
    if size == _BIG:
        (size,) = struct.unpack_from("<Q", listing, inner)
        inner += 16
    if offset == _BIG:
        (offset,) = struct.unpack_from("<Q", listing, inner)
    return Entry(name, offset, size, crc), begin + named + extra
