"""Pictures to look at: real pictures come back as pixels, everything else as NotAPicture."""

from __future__ import annotations

import io
import resource
import struct
import zlib

import pytest
from PIL import Image

from companion.errors import NotAPicture
from companion.intake import decode, images

BOX = (400, 300)


def picture(form: str, size=(800, 400), mode="RGB", **options: object) -> bytes:
    """A picture, red on the left and blue on the right."""
    made = Image.new(mode, size, "red")
    made.paste("blue", (size[0] // 2, 0, size[0], size[1]))
    out = io.BytesIO()
    made.save(out, form, **options)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_each_form_comes_back_as_pixels_that_fit_the_box(form):
    shown = images.show([picture(form)], f"image/{form.lower()}", BOX)
    assert (shown.width, shown.height) == (400, 200)
    left, right = shown.rgb[:3], shown.rgb[3 * 399 : 3 * 400]
    assert (left[0] > 200, left[2] < 60) == (True, True)
    assert (right[2] > 200, right[0] < 60) == (True, True)


def test_a_picture_is_turned_upright_and_clear_parts_are_white():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    upright = images.show([picture("JPEG", exif=exif)], "image/jpeg", BOX)
    assert upright.height > upright.width
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    assert images.show([out.getvalue()], "image/png", BOX).rgb[:3] == b"\xff\xff\xff"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb() -> bytes:
    """30,000 × 30,000 pixels in about 100 KB."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(30_000 * 3751), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("media", "data"),
    [
        ("image/png", b""),
        ("image/png", b"junk"),
        ("image/png", picture("PNG")[:200]),
        ("image/png", bomb()),
        ("image/png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("image/png", picture("JPEG")),  # the form is forced, not guessed again
        ("image/svg+xml", b"<svg/>"),
        ("image/heic", b"\0\0\0\x18ftypheic"),
        ("application/pdf", b"%PDF-1.7"),
    ],
)
def test_what_is_no_picture_we_show_is_refused(media, data):
    with pytest.raises(NotAPicture):
        images.show([data], media, BOX)


def test_a_file_too_large_to_look_at_is_not_even_started():
    def endless():
        while True:
            yield bytes(1 << 20)

    with pytest.raises(NotAPicture):
        images.show(endless(), "image/png", BOX)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        bytes(8),
        struct.pack(">II", 2, 2) + bytes(11),
        struct.pack(">II", 9999, 1) + bytes(3 * 9999),
    ],
)
def test_a_child_that_lies_is_not_believed(said):
    with pytest.raises(NotAPicture):
        images._read(said, BOX)


def test_the_child_itself_decodes_only_the_form_it_was_told(monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO(picture("PNG")))
    monkeypatch.setattr("sys.stdin", stdin)
    made = decode.decode("PNG", BOX)
    assert struct.unpack(">II", made[:8]) == (400, 200)


def test_the_child_limits_itself(monkeypatch):
    asked: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", lambda what, most: asked.update({what: most}))
    decode.limit()
    assert asked[resource.RLIMIT_FSIZE] == (0, 0)
    assert {resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_NOFILE} <= set(asked)


def test_the_child_says_done_or_refused_and_nothing_else(monkeypatch):
    monkeypatch.setattr(decode, "limit", lambda: None)
    for data, status in ((b"PNG 40 30\n" + picture("PNG"), 0), (b"PNG 40 30\njunk", 3), (b"", 3)):
        out = io.BytesIO()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        monkeypatch.setattr("sys.stdout", io.TextIOWrapper(out, write_through=True))
        assert decode.main() == status
        assert (len(out.getvalue()) > 8) == (status == 0)
