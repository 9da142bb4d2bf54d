"""What a picture's file says of itself: EXIF, XMP, texts in a PNG, comments. Read in the child.

It is what the file says, never what is true: every row can be written by anyone. Lengths and
numbers are bounded here, and once more by whoever believes the child (`images.py`).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from xml.parsers import expat
from zlib import compress, crc32

from PIL import ExifTags, TiffImagePlugin

from companion.intake.said import NAME, ROWS, VALUE, Said

if TYPE_CHECKING:
    from PIL.Image import Exif
    from PIL.Image import Image as Picture

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DOT = compress(bytes(9))  # the rows of a PNG of one pixel, whatever its kind
_MOVES = {b"acTL", b"fcTL", b"fdAT"}  # further pictures of a moving one
_XMP = 1 << 20  # bytes of a packet that is read at all
_PLACES = ("gps", "latitude", "longitude", "location", "city", "country", "sublocation")
_POINTERS = {ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo, ExifTags.IFD.Interop}
_PREFIXES = {
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
}
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def rows(picture: Picture, data: bytes) -> list[Said]:
    """All that can be read, in the order of a file's likely use, at most ROWS.

    What is damaged ends its own part and no other. The picture must be open, `data` its file.
    """
    found: list[Said] = []
    for part in (_exif, _texts, _xmp):
        try:
            found += part(picture)
        except Exception:
            found.append(Said("inside", part.__name__[1:], "?"))
    found += _inside(data)
    return found[:ROWS]


def size(png: bytes) -> tuple[int, int]:
    """Width and height, as a PNG has them at its beginning."""
    width, height = struct.unpack_from(">II", png, 16)
    return width, height


def without_pixels(png: bytes) -> bytes:
    """The same PNG with one pixel: what it says may stand behind all the others.

    What is no chunk any more ends it.
    """
    made, at, dotted = [_SIGNATURE], len(_SIGNATURE), False
    while at + 12 <= len(png):
        kind, end = png[at + 4 : at + 8], at + 12 + int.from_bytes(png[at : at + 4])
        if kind == b"IHDR":
            made.append(_chunk(kind, struct.pack(">II", 1, 1) + png[at + 16 : end - 4]))
        elif kind == b"IDAT":
            made += [] if dotted else [_chunk(kind, _DOT)]
            dotted = True
        elif kind not in _MOVES:
            made.append(png[at:end])
        at = end
    return b"".join(made)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))


def _row(source: str, name: object, value: object) -> Said:
    said = str(name)[:NAME]
    place = source == "gps" or any(word in said.lower() for word in _PLACES)
    return Said(source, said, _text(value), place)


def _exif(picture: Picture) -> list[Said]:
    exif = picture.getexif()
    exact = exif.get_ifd(ExifTags.IFD.Exif)
    made = [*_tags("exif", exif, ExifTags.TAGS), *_tags("exif", exact, ExifTags.TAGS)]
    places = exif.get_ifd(ExifTags.IFD.GPSInfo)
    made += [*_where(places), *_tags("gps", places, ExifTags.GPSTAGS)]
    if exif.get_ifd(ExifTags.IFD.IFD1):
        made.append(Said("inside", "thumbnail", "yes"))
    return made


def _tags(source: str, tags: Exif | dict[int, object], names: dict[int, str]) -> Iterator[Said]:
    for tag, value in tags.items():
        if tag in _POINTERS and source == "exif":
            continue
        name = names.get(tag, f"0x{tag:04X}")
        yield _row(source, name, _decoded(name, value) if isinstance(value, bytes) else value)


def _where(places: dict[int, object]) -> Iterator[Said]:
    """Latitude and longitude in degrees, as a map wants them."""
    for name, sign, value in (
        ("Latitude", places.get(1), places.get(2)),
        ("Longitude", places.get(3), places.get(4)),
    ):
        if isinstance(value, tuple) and len(value) == 3:
            degrees = sum(float(part) / 60**power for power, part in enumerate(value))
            yield Said("gps", name, f"{-degrees if sign in {'S', 'W'} else degrees:.6f}", True)


def _decoded(name: str, value: bytes) -> object:
    """Bytes that are text in one of the ways of EXIF; else how many there are."""
    if name.startswith("XP"):
        return value.decode("utf-16-le", "replace").rstrip("\0")
    kinds = {b"ASCII\0\0\0": "ascii", b"UNICODE\0": "utf-16"}
    if value[:8] in kinds:
        return value[8:].decode(kinds[value[:8]], "replace").strip("\0 ")
    plain = value.rstrip(b"\0")
    if plain.isascii() and plain.decode("ascii").isprintable():
        return plain.decode("ascii")
    return f"({len(value)} bytes)"


def _texts(picture: Picture) -> Iterator[Said]:
    written = getattr(picture, "text", {})
    for name, value in written.items():
        if name != "XML:com.adobe.xmp":
            yield _row("text", name, _as_meant(value))
    if picture.info.get("comment"):
        yield _row("comment", "comment", picture.info["comment"])


def _as_meant(text: str) -> str:
    """A tEXt chunk is Latin-1, and many programs write UTF-8 into it all the same."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _xmp(picture: Picture) -> list[Said]:
    packet = picture.info.get("xmp", b"")
    if isinstance(packet, str):
        packet = packet.encode()
    if not packet or len(packet) > _XMP:
        return []
    reading = _Packet()
    reading.parse(packet.rstrip(b"\0"))
    return [_row("xmp", name, value) for name, value in reading.found]


class _Packet:
    """The properties of an XMP packet: attributes and leaves. A document type is not read."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self._names: list[str] = []
        self._letters: list[str] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._letters.append
        self._parser.StartDoctypeDeclHandler = self._refuse

    def parse(self, packet: bytes) -> None:
        self._parser.Parse(packet, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._letters.clear()
        if len(self._names) > 60 or len(self.found) > ROWS:
            raise ValueError
        self._names.append(name)
        for key, value in attributes.items():
            if _RDF not in key and "XML/1998" not in key and value:
                self.found.append((_short(key), value))

    def _end(self, _name: str) -> None:
        said = "".join(self._letters).strip()
        self._letters.clear()
        if said:
            named = [name for name in self._names if not name.startswith(_RDF)]
            self.found.append((_short(named[-1]) if named else "", said))
        self._names.pop()

    def _refuse(self, *_given: object) -> None:
        raise ValueError


def _short(name: str) -> str:
    """`http://purl.org/dc/elements/1.1/ creator` as `dc:creator`."""
    space, _, local = name.rpartition(" ")
    known = _PREFIXES.get(space) or space.rstrip("/#").rpartition("/")[2]
    return f"{known}:{local}" if known else local


def _inside(data: bytes) -> Iterable[Said]:
    """Signed statements about the making of a picture (C2PA) are only noticed, not read."""
    if b"c2pa" in data and (b"jumb" in data or b"caBX" in data):
        yield Said("inside", "C2PA", "yes")


def _text(value: object) -> str:
    if isinstance(value, bytes):
        try:
            said = value.decode("utf-8")
        except UnicodeDecodeError:
            said = value.decode("latin-1")
    elif isinstance(value, tuple | list):
        said = ", ".join(map(_text, value[:50]))
    elif isinstance(value, float | TiffImagePlugin.IFDRational):
        said = f"{float(value):.6g}"
    else:
        said = str(value)
    return said if len(said) <= VALUE else said[: VALUE - 1] + "…"
