"""A PNG that holds a picture and nothing beside it: no text, no time, no place, no colour profile.

Source: Portable Network Graphics (PNG) Specification, 5 Datastream structure.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from companion.errors import NotAPicture

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = (b"IHDR", b"IDAT", b"IEND")
_GREY, _COLOURS = 0, 2  # the kinds of pixels that need no table and hide nothing under clearness


def bare(data: bytes) -> bytes:
    """The same pixels in a file of IHDR, IDAT and IEND only; what follows the end is left out.

    Raises NotAPicture for what is no PNG, is damaged, or holds clear pixels or a table of colours.
    """
    parts = [(name, body) for name, body in _chunks(data) if name in _KEPT]
    names = [name for name, _ in parts]
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or b"IDAT" not in names:
        raise NotAPicture
    if len(parts[0][1]) != 13 or parts[0][1][9] not in (_GREY, _COLOURS):
        raise NotAPicture
    return _SIGNATURE + b"".join(_chunk(name, body) for name, body in parts)


def is_bare(data: bytes) -> bool:
    """Whether a PNG holds its picture and nothing else."""
    try:
        return bare(data) == data
    except NotAPicture:
        return False


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each part, up to the end of the picture."""
    if not data.startswith(_SIGNATURE):
        raise NotAPicture
    at, name = len(_SIGNATURE), b""
    while name != b"IEND":
        if len(data) < at + 12:
            raise NotAPicture
        (size,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        end = data[at + 8 + size : at + 12 + size]
        if len(end) != 4 or struct.unpack(">I", end)[0] != zlib.crc32(name + body):
            raise NotAPicture
        yield name, body
        at += 12 + size
