"""The files of a ZIP file that came from anywhere: read where they lie, never unpacked.

What the file says of itself is believed only where all of it says the same. From its first byte
to its list the entries follow each other without a gap, so that every program that reads
ZIP files finds the same ones in it; what is not so is refused with a word of its own (`REASONS`).
The same rules, in the same order, stand in resources/report/verify/zip.js. (PKWARE APPNOTE 6.3)
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from companion import files
from companion.errors import NotABundle
from companion.report.verify_folder import DEPTH, ENTRIES, Held, Sight

REASONS = (
    *("no-zip", "around", "lists", "leads-out", "twice", "overlap", "link", "encrypted"),
    *("method", "bomb", "lies", "too-many"),
)
"""no-zip: no list, or one that is cut off; around: bytes that belong to no file; lists: a second
list; leads-out: a name that leads elsewhere; twice: two that would be one on some system;
overlap: one lies over another; method: packed in an unusual way; lies: two places disagree."""

MOST = 50_000  # entries
LISTED = 64 << 20  # bytes of the list
RATIO = 200  # how many times larger than in the ZIP file its content may be
_FREE = 1 << 20  # bytes that a file may have whatever the ratio
_PIECE = 1 << 16
_BIG, _MANY = 0xFFFFFFFF, 0xFFFF
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_END64, _WHERE64, _AFTER = b"PK\x06\x06", b"PK\x06\x07", b"PK\x07\x08"
_SECRET, _DESCRIBED = 0x2041, 8  # flags
_OUT = re.compile(r"[\x00-\x1f\x7f\\:]")
_UNIX = (3, 19)  # systems whose kinds of file stand in the upper half of the attributes
_FILE, _FOLDER = 8, 4


class Source(files.Readable, Protocol):
    """A file that can be read anywhere."""

    def seek(self, place: int, /) -> int:
        """Go there."""

    def read(self, length: int, /) -> bytes:
        """So many bytes, fewer at the end."""


@dataclass(slots=True)
class _Entry:
    raw: bytes
    path: str
    flags: int
    method: int
    crc: int
    stored: int
    size: int
    offset: int
    start: int = 0

    @property
    def folder(self) -> bool:
        return self.path.endswith("/")

    @property
    def key(self) -> str:
        """Its name where upper and lower case are one."""
        return self.path.encode().lower().decode().removesuffix("/")


def see(file: Source, size: int) -> dict[str, Sight]:
    """The bundles in a ZIP file of `size` bytes, by the folder they lie in, "" for none.

    Raises OSError, and NotABundle with one of REASONS and the entry's name.
    """
    at, end, count = _list(file, size)
    listing = _read(file, at, end - at)
    entries, place = [], 0
    for _ in range(count):
        entry, place = _listed(listing, place)
        entries.append(entry)
    if place != len(listing):
        raise NotABundle("around")
    _unlike(entries)
    if sum(entry.size for entry in entries) > RATIO * size:
        raise NotABundle("bomb")
    _lay(file, entries, at)
    return _bundles(file, [entry for entry in entries if not entry.folder])


def _list(file: Source, size: int) -> tuple[int, int, int]:
    """Where the list begins and ends, and how many entries it has."""
    tail = _read(file, max(0, size - 98), min(size, 98))
    if tail[-22:-18] != _END:
        most = min(size, 22 + _MANY + 98)
        behind = _END in _read(file, size - most, most)[:-18]  # a whole one, not one cut off
        raise NotABundle("around" if behind else "no-zip")
    _, disk, list_disk, here, count, length, at, comment = struct.unpack("<4sHHHHIIH", tail[-22:])
    if comment:
        raise NotABundle("no-zip")
    if disk or list_disk or here != count:
        raise NotABundle("lies")
    end = size - 22
    if tail[-42:-38] == _WHERE64:
        end -= 76
        count, length, at = _wide(tail[:-22], end, (count, length, at))
    elif count == _MANY or _BIG in (length, at):
        raise NotABundle("lies")
    if count > MOST or length > LISTED:
        raise NotABundle("too-many")
    if at + length != end:
        raise _beside(file, at + length) if at + length < end else NotABundle("lies")
    return at, end, count


def _wide(tail: bytes, place: int, small: tuple[int, int, int]) -> tuple[int, int, int]:
    """The same three numbers where they may be large; the small ones say the same or nothing."""
    if len(tail) < 76:
        raise NotABundle("lies")
    mark, rest, _, _, disk, list_disk, here, count, length, at = struct.unpack(
        "<4sQHHIIQQQQ", tail[-76:-20]
    )
    _, where_disk, where, disks = struct.unpack("<4sIQI", tail[-20:])
    good = mark == _END64 and rest == 44 and not disk and not list_disk and here == count
    good = good and not where_disk and where == place and disks == 1
    pairs = zip(small, (count, length, at), (_MANY, _BIG, _BIG), strict=True)
    if not good or any(one not in (other, none) for one, other, none in pairs):
        raise NotABundle("lies")
    return count, length, at


def _listed(listing: bytes, place: int) -> tuple[_Entry, int]:
    """One line of the list, and where the next begins."""
    if len(listing) < place + 46 or not listing.startswith(_CENTRAL, place):
        raise NotABundle("no-zip")
    fixed = struct.unpack_from("<4sBBHHHHHIIIHHHHHII", listing, place)
    system, flags, method, (named, more, said, disk) = fixed[2], fixed[4], fixed[5], fixed[11:15]
    begin, end = place + 46, place + 46 + named + more + said
    if end > len(listing):
        raise NotABundle("no-zip")
    raw = listing[begin : begin + named]
    entry = _Entry(raw, _text(raw), flags, method, fixed[8], fixed[9], fixed[10], fixed[17])
    _judge(entry, listing[begin + named : begin + named + more], disk)
    mode = fixed[16] >> 28 if system in _UNIX else 0
    if mode not in ((0, _FOLDER) if entry.folder else (0, _FILE)):
        raise NotABundle("link", entry.path)
    return entry, end


def _judge(entry: _Entry, extra: bytes, disk: int) -> None:
    """Refuse what no ordinary file is; take large numbers from where ZIP keeps them."""
    parts = entry.path.removesuffix("/").split("/")
    if _OUT.search(entry.path) or any(part in ("", ".", "..") for part in parts):
        raise NotABundle("leads-out", entry.path)
    if entry.flags & _SECRET:
        raise NotABundle("encrypted", entry.path)
    if entry.method not in (0, 8):
        raise NotABundle("method", entry.path)
    wanted = [name for name in ("size", "stored", "offset") if getattr(entry, name) == _BIG]
    large = _large(extra, entry.path)
    if len(large) < 8 * len(wanted):
        raise NotABundle("lies", entry.path)
    for number, name in enumerate(wanted):
        setattr(entry, name, int.from_bytes(large[8 * number : 8 * number + 8], "little"))
    if disk or (entry.folder and entry.size) or (not entry.method and entry.size != entry.stored):
        raise NotABundle("lies", entry.path)
    if entry.size > _FREE and entry.size > RATIO * entry.stored:
        raise NotABundle("bomb", entry.path)


def _large(extra: bytes, path: str) -> bytes:
    """The large numbers of an entry, b"" for none; they may stand there once."""
    found, place = b"", 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, place)
        place += 4 + length
        if place > len(extra) or (kind == 1 and found):
            raise NotABundle("lies", path)
        if kind == 1:
            found = extra[place - length : place]
    return found


def _text(raw: bytes) -> str:
    """A name as UTF-8, else each byte as a sign, for a program of another age wrote it."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _unlike(entries: list[_Entry]) -> None:
    """No two are one where upper and lower case are, and no file is a folder, too."""
    seen: set[str] = set()
    folders: set[str] = set()
    for entry in entries:
        if entry.key in seen:
            raise NotABundle("twice", entry.path)
        seen.add(entry.key)
        parts = entry.key.split("/")
        folders.update("/".join(parts[:depth]) for depth in range(1, min(len(parts), DEPTH + 2)))
        if len(folders) + len(entries) > ENTRIES:
            raise NotABundle("too-many")
    for entry in entries:
        if not entry.folder and entry.key in folders:
            raise NotABundle("twice", entry.path)


def _lay(file: Source, entries: list[_Entry], at: int) -> None:
    """Find the bytes of each; they lie one behind the other from the first byte to the list."""
    order = sorted(entries, key=_offset)
    if (order[0].offset if order else at) > 0:
        raise _beside(file, 0)
    for entry, next_ in zip(order, [*order[1:], None], strict=True):
        until = at if next_ is None else next_.offset
        end = entry.start = _begin(file, entry, at)
        end += entry.stored
        if until < end:
            raise NotABundle("overlap", entry.path if next_ is None else next_.path)
        if entry.flags & _DESCRIBED:
            said = _read(file, end, until - end) if until - end <= 24 else b""
            if said not in _descriptors(entry):
                raise NotABundle("lies", entry.path)
        elif until > end:
            raise _beside(file, end)


def _offset(entry: _Entry) -> int:
    return entry.offset


def _beside(file: Source, place: int) -> NotABundle:
    """What to say of bytes that belong to no file."""
    second = _read(file, place, 4) in (_CENTRAL, _END, _END64)
    return NotABundle("lists" if second else "around")


def _begin(file: Source, entry: _Entry, at: int) -> int:
    """Where its bytes begin, if what stands there says what the list says."""
    if entry.offset + 30 > at:
        raise NotABundle("lies", entry.path)
    head = _read(file, entry.offset, 30)
    mark, _, flags, method, _, _, crc, stored, size, named, more = struct.unpack(
        "<4sHHHHHIIIHH", head
    )
    start: int = entry.offset + 30 + named + more
    same = mark == _LOCAL and (flags, method, named) == (entry.flags, entry.method, len(entry.raw))
    if not same or start > at:
        raise NotABundle("lies", entry.path)
    rest = _read(file, entry.offset + 30, named + more)
    same = rest[:named] == entry.raw
    if same and not flags & _DESCRIBED:
        if _BIG in (stored, size):
            large = _large(rest[named:], entry.path)
            pair = struct.unpack("<QQ", large[:16]) if len(large) >= 16 else (-1, -1)
            size = pair[0] if size == _BIG else size
            stored = pair[1] if stored == _BIG else stored
        same = (crc, stored, size) == (entry.crc, entry.stored, entry.size)
    if not same:
        raise NotABundle("lies", entry.path)
    return start


def _descriptors(entry: _Entry) -> Iterable[bytes]:
    """All that may stand behind the bytes of an entry whose header left its numbers open."""
    made = []
    for layout in ("<III", "<IQQ"):
        if layout == "<IQQ" or max(entry.stored, entry.size) <= _BIG:
            plain = struct.pack(layout, entry.crc, entry.stored, entry.size)
            made += [plain, _AFTER + plain]
    return made


def _bundles(file: Source, entries: list[_Entry]) -> dict[str, Sight]:
    """The entries by the bundle they are in, with their names there."""
    roots = bundles_in(entry.path for entry in entries)
    sights = {root: Sight() for root in roots}
    for root, sight in sights.items():
        for entry in entries:
            if not entry.path.startswith(root):
                continue
            name = entry.path[len(root) :]
            parts = name.split("/")
            if len(parts) > DEPTH + 1:
                sight.odd.add("/".join(parts[: DEPTH + 1]))
            else:
                opened = partial(_open, file, entry)
                sight.files[name] = Held(entry.size, opened, entry.crc)
    return sights


def bundles_in(paths: Iterable[str]) -> list[str]:
    """Where bundles begin: [""] for the whole, or the folders one level below that are one."""
    marks, below = {"bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"}, set()
    for path in paths:
        parts = path.split("/")
        if parts[0] in marks:
            return [""]
        if len(parts) > 1 and parts[1] in marks:
            below.add(f"{parts[0]}/")
    return sorted(below)


def _open(file: Source, entry: _Entry) -> io.BufferedReader:
    part = _Packed(file, entry) if entry.method else _Stored(file, entry)
    return io.BufferedReader(part, 1 << 20)


class _Stored(io.RawIOBase):
    """The bytes of an entry, where they lie."""

    def __init__(self, file: Source, entry: _Entry) -> None:
        super().__init__()
        self._file, self._entry = file, entry
        self._done = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        left = min(len(buffer), self._entry.stored - self._done)
        if not left:
            return 0
        self._file.seek(self._entry.start + self._done)
        got: int = files.fill(self._file, memoryview(buffer)[:left])
        if not got:
            raise OSError
        self._done += got
        return got


class _Packed(_Stored):
    """The bytes of a packed entry; exactly as many as it says, or NotABundle."""

    def __init__(self, file: Source, entry: _Entry) -> None:
        super().__init__(file, entry)
        self._work = zlib.decompressobj(-15)
        self._given = 0

    def readinto(self, buffer: Any, /) -> int:
        made = b""
        try:
            while not made and not self._work.eof:
                packed = self._work.unconsumed_tail or self._more()
                made = self._work.decompress(packed, len(buffer))
                if not packed and not made:
                    break
        except zlib.error:
            raise NotABundle("lies", self._entry.path) from None
        self._given += len(made)
        if self._given > self._entry.size or (not made and not self._whole()):
            raise NotABundle("lies", self._entry.path)
        memoryview(buffer)[: len(made)] = made
        return len(made)

    def _more(self) -> bytes:
        view = memoryview(bytearray(_PIECE))
        return bytes(view[: super().readinto(view)])

    def _whole(self) -> bool:
        left = self._work.unused_data or self._work.unconsumed_tail
        ended = self._work.eof and not left and self._done == self._entry.stored
        return ended and self._given == self._entry.size


def _read(file: Source, place: int, length: int) -> bytes:
    file.seek(place)
    read = file.read(length)
    if len(read) != length:
        raise OSError
    return read
