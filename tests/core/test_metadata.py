"""What a file says of itself: read where it is, bounded, cleaned, and never believed."""

from __future__ import annotations

import contextlib
import io
import json
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from companion.errors import NotAPicture
from companion.intake import child, decode, images, metadata, said
from tests.core import pictures

XMP = """<x:xmpmeta xmlns:x='adobe:ns:meta/'>
<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
<rdf:Description rdf:about='' xmlns:xmp='http://ns.adobe.com/xap/1.0/'
 xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:exif='http://ns.adobe.com/exif/1.0/'
 xmlns:own='http://example.org/own/' xmp:CreatorTool='그림판'>
<dc:creator><rdf:Seq><rdf:li>하나</rdf:li><rdf:li>둘</rdf:li></rdf:Seq></dc:creator>
<exif:GPSLatitude>37,33.9N</exif:GPSLatitude><own:thing>1</own:thing>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def exif() -> Image.Exif:
    made = Image.Exif()
    made[0x010F], made[0x0110], made[0x0132] = "Maker", "Phone 7", "2024:09:02 21:12:33"
    inner = made.get_ifd(0x8769)
    inner[0x9003] = "2024:09:02 21:12:30"
    inner[0x9286] = b"UNICODE\0" + "메모".encode("utf-16")
    inner[0x927C] = bytes(range(200, 256)) * 4
    places = made.get_ifd(0x8825)
    places[1], places[2] = "S", (37.0, 33.0, 59.0)
    places[3], places[4] = "E", (126.0, 58.0, 41.0)
    return made


def told(data: bytes, media: str) -> dict[tuple[str, str], str]:
    """What the child reads, read here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as the child does
        _, made = decode.describe(data, images.FORMATS[media])
    return {(source, name): value for source, name, value, _ in json.loads(made)["said"]}


def png(**texts: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    for name, value in texts.items():
        (info.add_text if value.isascii() else info.add_itxt)(name, value)
    return pictures.saved(Image.new("RGB", (9, 9)), "PNG", pnginfo=info)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_exif_is_read_from_every_form_that_has_it(form):
    data = pictures.picture(form, (64, 64), exif=exif())
    rows = images.describe([data], f"image/{form.lower()}").said
    said_so = {(one.source, one.name): one.value for one in rows}
    assert said_so["exif", "Model"] == "Phone 7"
    assert said_so["exif", "DateTimeOriginal"] == "2024:09:02 21:12:30"
    assert said_so["exif", "UserComment"] == "메모"
    assert said_so["exif", "MakerNote"] == "(224 bytes)"
    assert said_so["gps", "Latitude"] == "-37.566389"
    assert said_so["gps", "Longitude"] == "126.978056"
    places = {one.name for one in rows if one.place}
    assert places == {one.name for one in rows if one.source == "gps"} > {"Latitude", "Longitude"}


def test_xmp_is_read_from_attributes_and_leaves():
    rows = images.describe([pictures.picture("JPEG", (9, 9), xmp=XMP.encode())], "image/jpeg").said
    found = [(one.name, one.value, one.place) for one in rows if one.source == "xmp"]
    assert found == [
        ("xmp:CreatorTool", "그림판", False),
        ("dc:creator", "하나", False),
        ("dc:creator", "둘", False),
        ("exif:GPSLatitude", "37,33.9N", True),
        ("own:thing", "1", False),
    ]


def test_xmp_is_found_in_each_form():
    data = {
        "image/png": png(**{"XML:com.adobe.xmp": XMP}),
        "image/webp": pictures.picture("WEBP", (9, 9), xmp=XMP.encode()),
    }
    for media, whole in data.items():
        assert told(whole, media)["xmp", "xmp:CreatorTool"] == "그림판"


def test_texts_of_a_png_are_read_as_they_were_meant():
    """Programs that make pictures write what they were asked for into `parameters`."""
    raw = pictures.small(before=pictures.chunk(b"tEXt", b"Comment\0" + "메모".encode()))
    assert told(raw, "image/png")["text", "Comment"] == "메모"
    late = pictures.small(after=pictures.chunk(b"tEXt", b"late\0 yes"))
    assert told(late, "image/png")["text", "late"] == " yes"
    found = told(png(parameters="a girl\nSteps: 20", prompt="프롬프트"), "image/png")
    assert found["text", "parameters"] == "a girl\nSteps: 20"
    assert found["text", "prompt"] == "프롬프트"


def test_comments_are_read():
    data = pictures.picture("JPEG", (9, 9), comment="메모".encode())
    assert told(data, "image/jpeg")["comment", "comment"] == "메모"
    data = pictures.picture("GIF", (9, 9), comment=b"\xff\xfe")
    assert told(data, "image/gif")["comment", "comment"] == "ÿþ"


def test_what_is_signed_and_a_small_picture_inside_are_noticed():
    raw = pictures.small(before=pictures.chunk(b"caBX", b"jumb c2pa"))
    assert told(raw, "image/png")["inside", "C2PA"] == "yes"
    first = pictures.exif((0x0100, 4, 1, 9), following=26)
    raw = pictures.with_exif(first + pictures.exif((0x0201, 4, 1, 9))[8:])
    assert told(raw, "image/jpeg")["inside", "thumbnail"] == "yes"


def test_nothing_said_turns_the_writing_or_hides_in_it():
    found = images.describe([png(a="x\u202egnp.exe", b="a\u0007b")], "image/png").said
    assert [one.value for one in found] == ["x[U+202E]gnp.exe", "a[U+0007]b"]


def test_much_and_long_is_cut():
    many = b"".join(pictures.chunk(b"tEXt", b"k%d\0v" % number) for number in range(999))
    assert len(images.describe([pictures.small(before=many)], "image/png").said) == said.ROWS
    found = told(png(**{"a" * 79: "b" * 100_000}), "image/png")
    assert [len(value) for value in found.values()] == [said.VALUE]
    assert next(iter(found.values())).endswith("…")


BOMB = """<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;">]><a>&c;</a>"""
OUTSIDE = """<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hosts">]><a>&b;</a>"""


@pytest.mark.parametrize("packet", [BOMB, OUTSIDE, "<a" * 500, "<a>" * 500, "junk", "<a>\xff</b>"])
def test_a_packet_made_to_harm_ends_its_own_part_only(packet):
    data = pictures.picture("JPEG", (9, 9), xmp=packet.encode("latin-1"), comment=b"whole")
    found = told(data, "image/jpeg")
    assert found["inside", "xmp"] == "?"
    assert found["comment", "comment"] == "whole"


@given(st.binary(max_size=400), st.sampled_from(["exif", "xmp", "comment"]))
@settings(max_examples=150)
def test_whatever_stands_there_is_read_or_left(raw, where):
    """Here and not in the child, so that what it raises is seen."""
    whole = pictures.picture("JPEG", (9, 9))
    markers = {
        "exif": (0xE1, b"Exif\0\0II*\0" + raw),
        "xmp": (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + raw),
        "comment": (0xFE, raw),
    }
    data = whole[:2] + pictures.segment(*markers[where]) + whole[2:]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as the child does
        with Image.open(io.BytesIO(data)) as picture:
            rows = metadata.rows(picture, data)
    assert len(rows) <= said.ROWS
    assert all(len(one.name) <= said.NAME and len(one.value) <= said.VALUE for one in rows)


def test_examining_here_makes_what_the_child_would_say():
    size, made = decode.examine(pictures.picture("PNG", (40, 30)), "PNG")
    assert size == (40, 30)
    assert made.startswith(b'{"quality"')


@pytest.mark.parametrize("name", pictures.honest())
def test_every_kind_of_picture_says_its_size(name):
    media, data = pictures.honest()[name]
    found = images.describe([data], media)
    with Image.open(io.BytesIO(data)) if name != "heic" else Image.new("L", (64, 32)) as there:
        assert (found.width, found.height) == there.size


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_what_a_png_says_behind_its_pixels_is_read_without_them(mode):
    said_so = pictures.chunk(b"tEXt", b"Software\0behind")
    whole = pictures.picture("PNG", (400, 300), mode)
    at = whole.index(b"IEND") - 4
    found = images.describe([whole[:at] + said_so + whole[at:]], "image/png")
    assert (found.width, found.height) == (400, 300)
    assert found.said == (said.Said("text", "Software", "behind"),)
    assert len(metadata.without_pixels(whole)) < len(whole)


def test_pixels_that_are_damaged_hide_nothing_of_what_the_file_says():
    whole = bytearray(png(Software="before"))
    at = whole.index(b"IDAT") + 4
    whole[at : at + 8] = bytes(8)
    (row,) = images.describe([bytes(whole)], "image/png").said
    assert row.value == "before"
    with pytest.raises(NotAPicture):
        images.examine([bytes(whole)], "image/png")


@pytest.mark.parametrize("cut", range(0, 80, 7))
def test_a_png_that_ends_early_says_what_is_there_or_is_refused(cut):
    with contextlib.suppress(NotAPicture):
        assert images.describe([png(Software="x")[:cut]], "image/png").width == 9


@pytest.mark.parametrize(
    "made",
    [
        b"",
        b"null",
        b'{"said": [["exif", "%s", ""]]}' % (b"a" * 100),
        b'{"said": [%s]}' % b",".join([b'["a", "b", "c", false]'] * 201),
    ],
)
def test_a_child_that_lies_about_a_file_is_not_believed(monkeypatch, tmp_path, made):
    liar = tmp_path / "liar.py"
    answer = b"2 2 guard".ljust(child.HEAD) + made
    liar.write_text(f"import os, sys; sys.stdin.buffer.read(); os.write(1, {answer!r})")
    monkeypatch.setattr(child, "_FILE", liar)
    with pytest.raises(NotAPicture):
        images.describe([b"a"], "image/png")
