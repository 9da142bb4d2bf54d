"""A zip read from its beginning to its end, so that a chat in a sealed zip is read without a disk.

Some programs hand out their exports so. Nothing is unpacked to anywhere: the members are walked by
their local headers (APPNOTE 4.3), stored or deflated, and only what is asked for is inflated. What
is encrypted, damaged or blown up ends the walk.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

START = b"PK\x03\x04"
MEMBERS = 5000
RATIO = 200  # times that inflating may grow what is packed
_SLACK = 1 << 20  # bytes that are no matter of ratio
_CHUNK = 1 << 16
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZED_LATER = 1, 8


class _End(Exception):
    """Nothing more that can be read."""


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    method: int
    later: bool  # its sizes come after it
    packed: int


def names(chunks: Iterable[bytes | memoryview]) -> list[str]:
    """The names of all members, as far as the zip can be walked; [] for what is no zip."""
    found: list[str] = []

    def note(name: str) -> bool:
        found.append(name)
        return False

    for _ in Walk(chunks, note):
        pass
    return found


class Walk:
    """The members of a zip that are wanted, in order; `whole` is False once it is damaged."""

    def __init__(self, chunks: Iterable[bytes | memoryview], wanted: Callable[[str], bool]) -> None:
        self.whole = True
        self._flow = _Flow(chunks)
        self._wanted = wanted

    def __iter__(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Name and content; what is not taken of a content is left out. Names are only names."""
        for _ in range(MEMBERS):
            if not self.whole or self._flow.look(4) != START:  # the list at the end, or damage
                return
            try:
                member = _header(self._flow)
            except _End:
                self.whole = False
                return
            wanted = self._wanted(member.name)
            content = self._content(member, wanted)
            if wanted:
                yield member.name, content
            for _rest in content:
                pass

    def _content(self, member: _Member, wanted: bool) -> Iterator[bytes]:
        try:
            if member.method == _STORED or not (wanted or member.later):
                yield from _stored(self._flow, member.packed)
            else:
                yield from _inflated(self._flow)
            if member.later:
                _skip_sizes(self._flow)
        except (_End, zlib.error):
            self.whole = False


def _header(flow: _Flow) -> _Member:
    if flow.take(4) != START:
        raise _End
    _, flags, method, *_, packed, size, name_length, extra_length = struct.unpack(
        "<HHHHHIIIHH", flow.take(26)
    )
    name, extra = flow.take(name_length), flow.take(extra_length)
    if flags & _ENCRYPTED or method not in (_STORED, _DEFLATED):
        raise _End
    later = bool(flags & _SIZED_LATER)
    if later and method == _STORED and not packed:
        raise _End  # nobody can tell where it ends
    if 0xFFFFFFFF in (packed, size):
        packed = _long_size(extra)
    return _Member(name.decode("utf-8", "replace"), method, later, packed)


def _long_size(extra: bytes) -> int:
    """The packed size of a member over 4 GB."""
    while len(extra) >= 4:
        kind, length = struct.unpack("<HH", extra[:4])
        if kind == 1 and length >= 16:
            return int.from_bytes(extra[12:20], "little")
        extra = extra[4 + length :]
    raise _End


def _stored(flow: _Flow, left: int) -> Iterator[bytes]:
    while left:
        piece = flow.some(min(left, _CHUNK))
        left -= len(piece)
        yield piece


def _inflated(flow: _Flow) -> Iterator[bytes]:
    """Until the deflated stream says that it ends."""
    box = zlib.decompressobj(-15)
    came = went = 0
    piece = b""
    while not box.eof:
        piece = box.unconsumed_tail or flow.some(_CHUNK)
        came += 0 if box.unconsumed_tail else len(piece)
        made = box.decompress(piece, 1 << 20)
        went += len(made)
        if went > RATIO * came + _SLACK:
            raise _End
        yield made
    flow.back(box.unused_data)


def _skip_sizes(flow: _Flow) -> None:
    """Sizes that follow a member: with or without a sign before them, of 4 or 8 bytes each."""
    if flow.look(4) == b"PK\x07\x08":
        flow.take(4)
    seen = flow.look(24)
    flow.take(20 if seen[20:22] == b"PK" and seen[12:14] != b"PK" else 12)


class _Flow:
    """Bytes in order, of which some can be looked at before they are taken."""

    def __init__(self, chunks: Iterable[bytes | memoryview]) -> None:
        self._chunks = iter(chunks)
        self._held = b""

    def look(self, count: int) -> bytes:
        """The next bytes, fewer at the end."""
        while len(self._held) < count:
            chunk = next(self._chunks, None)
            if chunk is None:
                break
            self._held += bytes(chunk)
        return self._held[:count]

    def take(self, count: int) -> bytes:
        """So many bytes."""
        found = self.look(count)
        if len(found) < count:
            raise _End
        self._held = self._held[count:]
        return found

    def some(self, most: int) -> bytes:
        """At least one byte."""
        if not self._held:
            self.look(1)
        found, self._held = self._held[:most], self._held[most:]
        if not found:
            raise _End
        return found

    def back(self, taken: bytes) -> None:
        """Give back what was taken too much."""
        self._held = taken + self._held
