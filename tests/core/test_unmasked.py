"""What a masked copy is made from: whole pixels, in memory only."""

from __future__ import annotations

import hashlib

import pytest
from PIL import Image

from companion.errors import EmptyFile, NotAFile, NotAPicture
from companion.intake import images, unmasked
from tests.core import pictures
from tests.core.pictures import picture


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_whole_picture_has_every_pixel(form):
    whole = images.whole([picture(form)], f"image/{form.lower()}")
    assert (whole.width, whole.height, len(whole.rgb)) == (800, 400, 3 * 800 * 400)
    assert whole.rgb[0] > 200
    assert whole.rgb[3 * 799 + 2] > 200


@pytest.mark.parametrize(("size", "most"), [((800, 400), (100, 50)), ((30, 2000), (100, 50))])
def test_one_with_too_many_pixels_is_made_smaller_and_keeps_its_shape(size, most):
    whole = images.whole([picture("PNG", size)], "image/png", most)
    assert 0.8 * 5000 < whole.width * whole.height <= 5000
    assert whole.width / whole.height == pytest.approx(size[0] / size[1], rel=0.15)


def test_a_whole_picture_is_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    whole = images.whole([picture("JPEG", exif=exif)], "image/jpeg")
    assert (whole.width, whole.height) == (400, 800)


@pytest.mark.parametrize("name", [n for n, (m, _) in pictures.hostile().items() if m])
def test_what_harms_a_decoder_is_refused_whole_too(name):
    media, data = pictures.hostile()[name]
    try:
        whole = images.whole([data], media)
    except NotAPicture:
        return
    assert whole.width * whole.height <= images.WHOLE[0] * images.WHOLE[1]


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "1", "L"])
def test_the_largest_picture_fits_into_the_memory_of_the_child(mode):
    data = picture("PNG", (9000, 5500), mode)
    whole = images.whole([data], "image/png")
    assert 23_000_000 < whole.width * whole.height <= 24_000_000


def test_a_file_is_read_hashed_and_let_be(tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(picture("JPEG"))
    before = path.stat().st_mtime_ns
    read = unmasked.of_file(path)
    assert read.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (read.size, read.media) == (path.stat().st_size, "image/jpeg")
    assert read.picture.width == 800
    assert path.stat().st_mtime_ns == before
    assert [one.name for one in tmp_path.iterdir()] == ["a.jpg"]
    assert "rgb" not in repr(read)


def test_what_is_no_picture_is_not_read_into_memory(tmp_path):
    large = tmp_path / "a.png"
    with large.open("wb") as file:
        file.write(picture("PNG"))
        file.truncate(200 << 20)
    with pytest.raises(NotAPicture):
        unmasked.of_file(large)
    (tmp_path / "b.png").write_text("<svg/>")
    with pytest.raises(NotAPicture):
        unmasked.of_file(tmp_path / "b.png")
    with pytest.raises(NotAFile):
        unmasked.of_file(tmp_path)
    with pytest.raises(EmptyFile):
        unmasked.of_bytes(b"")
