"""Masked copies: solid boxes burnt into new pixels, and no byte of what they were made from.

Of a sexual picture of someone who is or may be under 19 this is the only thing that is kept: the
original is decoded in memory, boxes are drawn, and the pixels that come out are encoded anew. What
is kept is a PNG that can hold nothing but pixels: three chunks, no palette, nothing see-through,
nothing behind the last row. PNG: ISO/IEC 15948.
"""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from companion import typed
from companion.errors import Forbidden, NotMasked
from companion.progress import Progress, quiet
from companion.records import Case, Role, Shows
from companion.vault import Vault

MEDIA = "image/png"
PIXELS = 50_000_000  # as many as the child decodes
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_GREY, _RGB = 0, 2  # colour types; others have a palette or can be see-through
_BLOCK = 1 << 20
_LEVEL = 4  # of zlib: of photographs, 6 takes three times as long for 5 % less


@dataclass(frozen=True, slots=True)
class Origin:
    """What a masked copy is made from: digest and size as it was met, and what it shows.

    `item` is its id where the vault has it as an item, and then says the rest. `sha256`
    (lower-case hex) is "" for what never was a file. `made_by` and `why` are the person's words.
    """

    shows: Shows
    sha256: str = ""
    size: int = 0
    name: str = ""
    item: int | None = None
    made_by: str = ""
    why: str = ""


def refusal(case: Case, shows: Shows) -> str:
    """Why no masked copy is kept either: a reason for Forbidden, or "" when one may be.

    Who helps keeps no sexual picture at all, so neither what is left of one (decision 023).
    """
    helps = case.role in (Role.SUPPORT, Role.TEACHER)
    return "not_yours" if helps and shows is not Shows.ORDINARY else ""


def allow(case: Case, png: bytes, origin: Origin, progress: Progress = quiet) -> tuple[int, int]:
    """Width and height of what may be kept. `progress` hears how much of it is looked through.

    Raises Forbidden, or NotMasked for bytes that are the original or hold more than pixels.
    """
    reason = refusal(case, origin.shows)
    if reason:
        raise Forbidden(reason)
    if hashlib.sha256(png).hexdigest() == origin.sha256:
        raise NotMasked
    return dimensions(png, progress)


def encode(
    rgb: bytes | Iterable[bytes], width: int, height: int, progress: Progress = quiet
) -> bytes:
    """A PNG of pixels of three bytes, rows without padding, that holds nothing else.

    The pixels may come some rows at a time; no more of them is held than that, and
    `progress(done, total)` is told of each time, in bytes. It may raise Cancelled.
    """
    if not 0 < width * height <= PIXELS:
        raise ValueError((width, height))
    made, squeeze, size, above = io.BytesIO(), zlib.compressobj(_LEVEL), 0, bytes(3 * width)
    head = struct.pack(">IIBBBBB", width, height, 8, _RGB, 0, 0, 0)
    made.write(_SIGNATURE + _chunk(b"IHDR", head))
    for some in (rgb,) if isinstance(rgb, bytes) else rgb:
        progress(size, 3 * width * height)
        size += len(some)
        packed = b"".join(map(squeeze.compress, _less(above + some, 3 * width)))
        above = some[-3 * width :]
        if packed:
            made.write(_chunk(b"IDAT", packed))
    if size != 3 * width * height:
        raise ValueError((width, height, size))
    made.write(_chunk(b"IDAT", squeeze.flush()) + _chunk(b"IEND", b""))
    return made.getvalue()


def _less(some: bytes, length: int) -> Iterator[bytes]:
    """Each row but the first, less the one above it (PNG's filter 2).

    A photograph takes half as much so, and no longer to pack.
    """
    high = int.from_bytes(b"\x80" * length)
    above = int.from_bytes(some[:length])
    for start in range(length, len(some), length):
        row = int.from_bytes(some[start : start + length])
        # All bytes at once: with their highest bits apart, none borrows from the next.
        less = ((row | high) - (above & ~high)) ^ ((row ^ ~above) & high)
        yield b"\2" + less.to_bytes(length)
        above = row


def dimensions(png: bytes, progress: Progress = quiet) -> tuple[int, int]:
    """Width and height of a PNG that holds pixels and no more. Raises NotMasked."""
    chunks = list(_chunks(memoryview(png)))
    kinds = [kind for kind, _ in chunks]
    pixels = [data for _, data in chunks[1:-1]]
    if len(kinds) < 3 or kinds != [b"IHDR", *[b"IDAT"] * len(pixels), b"IEND"] or chunks[-1][1]:
        raise NotMasked
    head = chunks[0][1]
    if len(head) != 13:
        raise NotMasked
    width, height, depth, colour, *rest = struct.unpack(">IIBBBBB", head)
    if depth != 8 or colour not in (_GREY, _RGB) or any(rest):
        raise NotMasked
    if not 0 < width * height <= PIXELS:
        raise NotMasked
    _only_rows(pixels, height * (1 + width * (3 if colour == _RGB else 1)), progress)
    return width, height


def clean(origin: Origin) -> Origin:
    """Its texts as they may be kept. Raises TooLong; ValueError for what is no SHA-256."""
    sha256 = origin.sha256.lower()
    if sha256 and (len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef")):
        raise ValueError(sha256)
    name = typed.line(origin.name, 4 * typed.LINE)[: typed.LINE]
    made_by, why = typed.line(origin.made_by), typed.story(origin.why)
    return replace(origin, sha256=sha256, name=name, made_by=made_by, why=why)


def of(vault: Vault, item: int) -> tuple[int | None, str, str] | None:
    """From what item (id, None when it is none), by whom and why; None for no masked copy."""
    row = vault.row("SELECT origin, made_by, why FROM masked WHERE evidence = ?", item)
    return None if row is None else (row["origin"], row["made_by"], row["why"])


def made_from(vault: Vault, item: int) -> list[int]:
    """The ids of the masked copies that were made from an item."""
    sql = "SELECT evidence FROM masked WHERE origin = ? ORDER BY evidence"
    return [row[0] for row in vault.rows(sql, item)]


def _chunks(png: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    """Every chunk, kind and data, to the very last byte. Raises NotMasked."""
    if png[: len(_SIGNATURE)] != _SIGNATURE:
        raise NotMasked
    at = len(_SIGNATURE)
    while at < len(png):
        length = int.from_bytes(png[at : at + 4])
        kind, data, end = (
            bytes(png[at + 4 : at + 8]),
            png[at + 8 : at + 8 + length],
            at + 12 + length,
        )
        if end > len(png) or png[end - 4 : end] != _sum(kind, data):
            raise NotMasked
        yield kind, data
        at = end


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + _sum(kind, data)


def _sum(kind: bytes, data: bytes | memoryview) -> bytes:
    """A chunk's own check, four bytes."""
    return struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))


def _only_rows(pixels: list[memoryview], wanted: int, progress: Progress) -> None:
    """Raises NotMasked unless what is packed is so many bytes, and nothing after them."""
    unpack, size = zlib.decompressobj(), 0
    try:
        for data in pixels:
            left: bytes | memoryview = data
            while left and not unpack.eof and size <= wanted:
                progress(size, wanted)
                size += len(unpack.decompress(left, _BLOCK))
                left = unpack.unconsumed_tail
            if left:
                raise NotMasked
        while size <= wanted and (more := unpack.decompress(b"", _BLOCK)):
            size += len(more)  # what had come in, but had no room to come out
    except zlib.error:
        raise NotMasked from None
    if not unpack.eof or unpack.unused_data or size != wanted:
        raise NotMasked
