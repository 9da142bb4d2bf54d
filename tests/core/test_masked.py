"""Masked copies: new pixels and nothing else, from something that stays as it is or is not kept."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from itertools import product

import pytest
from PIL import Image, PngImagePlugin

from companion import cases, check, custody, evidence, looks, masked
from companion.errors import Forbidden, NotMasked, NotThere, TooLong
from companion.masked import Origin
from companion.records import Age, Kind, NewCase, Provenance, Role, Shows
from tests.core.pictures import saved

MET = hashlib.sha256(b"met").hexdigest()
PNG = masked.encode(bytes(range(48)), 4, 4)


def content(vault, item) -> bytes:
    return b"".join(bytes(part) for part in evidence.content(vault, item))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_chunk(kind: bytes, data: bytes, at: int) -> bytes:
    """PNG with one chunk more, behind the chunk that ends at `at`."""
    return PNG[:at] + chunk(kind, data) + PNG[at:]


HEAD = struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0)
ROWS = zlib.compress(bytes(4 * 13))


def built(head=HEAD, data=ROWS, end=b"", after=b"") -> bytes:
    made = b"".join((chunk(b"IHDR", head), chunk(b"IDAT", data), chunk(b"IEND", end)))
    return bytes(b"\x89PNG\r\n\x1a\n" + made + after)


def headed(**changes: int) -> bytes:
    names = ("width", "height", "depth", "colour", "packing", "filtering", "interlace")
    values = dict(zip(names, (4, 4, 8, 2, 0, 0, 0), strict=True)) | changes
    return built(struct.pack(">IIBBBBB", *values.values()))


def worded() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("parameters", "a name")
    return saved(Image.new("RGB", (4, 4)), "PNG", pnginfo=info)


BAD = {
    "nothing": b"",
    "a JPEG": saved(Image.new("RGB", (4, 4)), "JPEG"),
    "words": worded(),
    "a chunk of words": with_chunk(b"tEXt", b"Comment\0x", 33),
    "EXIF": with_chunk(b"eXIf", b"MM\0*", 33),
    "pixels per metre": with_chunk(b"pHYs", bytes(9), 33),
    "words behind the pixels": with_chunk(b"tIME", bytes(7), len(PNG) - 12),
    "a colour to see through": with_chunk(b"tRNS", bytes(6), 33),
    "see-through": saved(Image.new("RGBA", (4, 4)), "PNG"),
    "a palette": saved(Image.new("P", (4, 4)), "PNG"),
    "sixteen bits": headed(depth=16),
    "laced": headed(interlace=1),
    "no width": headed(width=0),
    "too many pixels": headed(width=1 << 16, height=1 << 16),
    "a row short": headed(height=5),
    "a row more": headed(height=3),
    "bytes behind the last row": built(data=zlib.compress(bytes(4 * 13 + 1))),
    "bytes behind what is packed": built(data=ROWS + b"hidden"),
    "cut": PNG[:-1],
    "cut in the pixels": built(data=ROWS[:-5]),
    "not packed": built(data=bytes(52)),
    "a bomb": built(data=zlib.compress(bytes(50_000_000))),
    "something at the end": built(after=b"hidden"),
    "something in the end": built(end=b"hidden"),
    "a wrong sum": PNG[:-1] + bytes([PNG[-1] ^ 1]),
    "a length past the end": PNG[:8] + b"\xff" + PNG[9:],
    "pixels without a head": b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", ROWS) + chunk(b"IEND", b""),
    "two ends": PNG + chunk(b"IEND", b""),
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_what_holds_more_or_less_than_pixels_is_refused(vault, case, data):
    length = vault.head[0]
    with pytest.raises(NotMasked):
        evidence.keep_masked(vault, case.id, data, Origin(Shows.SEXUAL_MINOR, MET))
    assert list(vault.objects.iterdir()) == []
    assert vault.head[0] == length


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_what_other_encoders_write_is_taken(mode):
    noise = Image.effect_noise((701, 403), 90).convert(mode)
    plain = saved(noise, "PNG")
    assert masked.dimensions(plain) == (701, 403)


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (1000, 37), (37, 2000)])
def test_what_is_encoded_are_the_pixels(size):
    noise = Image.effect_noise(size, 90).convert("RGB")
    made = masked.encode(noise.tobytes(), *size)
    assert masked.dimensions(made) == size
    with Image.open(io.BytesIO(made)) as again:
        assert (again.mode, again.size, again.info) == ("RGB", size, {})
        assert again.tobytes() == noise.tobytes()
    with pytest.raises(ValueError, match="9"):
        masked.encode(bytes(9), 2, 2)


@pytest.mark.parametrize(("role", "shows"), [*product(Role, Shows)])
def test_who_may_keep_a_masked_copy(vault, role, shows):
    """Whoever helps keeps no sexual picture at all, masked or not (decision 023)."""
    case = cases.add(vault, NewCase(role, Age.ADULT))
    if role in (Role.SUPPORT, Role.TEACHER) and shows is not Shows.ORDINARY:
        with pytest.raises(Forbidden) as caught:
            evidence.keep_masked(vault, case.id, PNG, Origin(shows, MET))
        assert caught.value.reason == "not_yours"
        assert list(vault.objects.iterdir()) == []
    else:
        item = evidence.keep_masked(vault, case.id, PNG, Origin(shows, MET, 99))
        assert (item.kind, item.shows, item.sha256) == (Kind.MASKED_COPY, shows, MET)
        assert content(vault, item) == PNG
    assert check.run(vault) == []


def test_it_says_from_what_by_whom_and_why(vault, case, picture):
    first = evidence.take_in(vault, case.id, picture, Shows.SEXUAL_ADULT)
    origin = Origin(Shows.ORDINARY, item=first.id, made_by="나", why="얼굴이 보여서")
    copy = evidence.keep_masked(vault, case.id, PNG, origin, Provenance("가린 화면"))
    assert (copy.shows, copy.sha256, copy.size) == (first.shows, first.sha256, first.size)
    assert (copy.media, copy.title, copy.original_name) == ("image/png", "가린 화면", "")
    assert masked.of(vault, copy.id) == (first.id, "나", "얼굴이 보여서")
    assert masked.of(vault, first.id) is None
    assert masked.made_from(vault, first.id) == [copy.id]
    assert looks.of(vault, copy.id) == looks.Look("", 4, 4)
    assert [act.what for act in custody.acts(vault, first.id)] == ["taken_in", "masked"]
    assert custody.acts(vault, first.id)[1].other == copy.number
    assert [act.what for act in custody.acts(vault, copy.id)] == ["made"]
    assert content(vault, first) == picture.read_bytes()  # which stays as it is
    assert check.run(vault) == []
    again = evidence.take_in(vault, case.id, picture, Shows.ORDINARY)
    assert again == first  # the masked copy, which has its digest, is not these bytes
    evidence.erase(vault, first.id)
    assert evidence.take_in(vault, case.id, picture, Shows.ORDINARY).kind is Kind.FILE
    evidence.erase(vault, copy.id)
    assert masked.of(vault, copy.id) == (first.id, "나", "얼굴이 보여서")
    assert check.run(vault) == []


def test_bytes_that_are_the_original_are_refused(vault, case, tmp_path):
    sha256 = hashlib.sha256(PNG).hexdigest()
    for said in (sha256, sha256.upper()):
        with pytest.raises(NotMasked):
            evidence.keep_masked(vault, case.id, PNG, Origin(Shows.SEXUAL_MINOR, said))
    (tmp_path / "x.png").write_bytes(PNG)
    noted = evidence.fingerprint(vault, case.id, tmp_path / "x.png", Shows.UNSURE)
    for origin in (
        Origin(Shows.ORDINARY),
        Origin(Shows.ORDINARY, MET, item=noted.id),
        Origin(Shows.ORDINARY, MET),
    ):
        with pytest.raises(NotMasked):
            evidence.keep_masked(vault, case.id, PNG, origin)
    assert list(vault.objects.iterdir()) == []
    assert check.run(vault) == []


def test_a_name_is_kept_of_what_is_ordinary_alone(vault, case):
    for shows in Shows:
        item = evidence.keep_masked(vault, case.id, PNG, Origin(shows, MET, name="김 아무개.png"))
        assert item.original_name == ("김 아무개.png" if shows is Shows.ORDINARY else "")


def test_what_cannot_be_is_refused(vault, case):
    other = cases.add(vault, NewCase(Role.MINE, Age.ADULT))
    item = evidence.refer(vault, other.id, Provenance())
    for error, origin in (
        (NotThere, Origin(Shows.ORDINARY, item=5)),
        (NotThere, Origin(Shows.ORDINARY, item=item.id)),
        (TooLong, Origin(Shows.ORDINARY, made_by="가" * 301)),
        (ValueError, Origin(Shows.ORDINARY, "abc")),
        (ValueError, Origin(Shows.ORDINARY, "g" * 64)),
    ):
        with pytest.raises(error):
            evidence.keep_masked(vault, case.id, PNG, origin)
    with pytest.raises(NotThere):
        evidence.keep_masked(vault, 5, PNG, Origin(Shows.ORDINARY))
    with pytest.raises(NotThere):
        evidence.keep_masked(vault, case.id, PNG, Origin(Shows.ORDINARY), incident=5)
    assert list(vault.objects.iterdir()) == []
