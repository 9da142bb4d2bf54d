"""Fingerprints of the look: the published algorithm to the bit, and what they can tell."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from companion.errors import NotAPicture
from companion.intake import child, fingerprint, images, pdq
from companion.intake.fingerprint import Fingerprint
from tests.core import looks, pictures

# Computed from the same pixels by the reference implementation in C++ (Meta's, as built into the
# package pdqhash 0.2.8), not by us.
REFERENCE = {
    (4, 90): (0, "0000000000000000000000000000000000000000000000000000000000000000"),
    (5, 5): (69, "64d993249b266e5b97a5ce73348d318c6b5a91a464d993249b266e5b94a5ce73"),
    (17, 9): (100, "d8cd497a6333365dbdd6efa59dc8125b6237105ad249e9a08dc4b685373214b6"),
    (64, 64): (100, "70010b6679c417facdb42cd499065cd6bbf43b3564c61c47ad94ccf41567d333"),
    (65, 63): (100, "7bb8bd58d08dbbdc7eb9f84c6eb0a03140833303c4113c6a3bb0ee791f66a0eb"),
    (128, 128): (100, "31126ee669843dbe883429953106ddf62ef609f564464dcda990cddc5533d733"),
    (129, 257): (100, "aa866d46eaa43d5688a4395672a4b95676a4b9554cc689dd599099de5633a773"),
    (300, 200): (100, "b1b3e66cdd80b6e0ef6cd1b8f65a496ca1b462e07da476c2e9e4807a40ef1961"),
    (512, 512): (100, "68952dd66a841dde48a4b9143aa49dd62ab48d7564c6cdcd3a90cdde5233c773"),
    (700, 500): (100, "9cf2303d70be6cd273ac56e18ca54b5a9c945a9f6b056b03f665475241370d8f"),
    (1200, 900): (100, "a0d655a78b41d629ae5555b769565629ab41546fa8f67538aa5c72a8aca708d7"),
    (2000, 100): (100, "09bd13bcbb9b6533c7b3715873a9955086e3b8e112e39bd4c2a9c755e18051ec"),
    (90, 1800): (100, "6e0654615552107520bf725f6abd4eb2da492496a32dd27a83aff66257469bcc"),
}


def measured(picture: Image.Image) -> tuple[int, list[int]]:
    return pdq.measure(picture.convert("RGB").tobytes(), *picture.size)


def examined(picture: Image.Image, form="PNG", **options: object) -> Fingerprint:
    data = pictures.saved(picture, form, **options)
    return images.examine([data], f"image/{form.lower()}").fingerprint


@pytest.mark.parametrize("size", looks.SIZES)
def test_the_bits_are_those_of_the_reference(size):
    quality, forms = measured(looks.scene(0, size))
    assert (quality, f"{forms[0]:064x}") == REFERENCE[size]


TURNED = (
    lambda picture: picture,
    lambda picture: picture.transpose(Image.Transpose.ROTATE_90),
    lambda picture: picture.transpose(Image.Transpose.ROTATE_180),
    lambda picture: picture.transpose(Image.Transpose.ROTATE_270),
    ImageOps.mirror,
    lambda picture: ImageOps.mirror(picture).transpose(Image.Transpose.ROTATE_90),
    lambda picture: ImageOps.mirror(picture).transpose(Image.Transpose.ROTATE_180),
    lambda picture: ImageOps.mirror(picture).transpose(Image.Transpose.ROTATE_270),
)


@given(st.integers(0, 10_000))
@settings(max_examples=30)
def test_each_form_is_the_hash_of_the_picture_so_turned(seed):
    """At 64 × 64 nothing is filtered away, so they agree to the bit."""
    picture = looks.scene(seed, (64, 64))
    _, forms = measured(picture)
    for form, turn in zip(forms, TURNED, strict=True):
        assert fingerprint.distance(f"{form:x}", f"{measured(turn(picture))[1][0]:x}") <= 2


def test_half_of_the_bits_are_set():
    _, forms = measured(looks.scene(3, (700, 500)))
    assert {form.bit_count() for form in forms} == {128}


def test_a_plain_field_has_no_quality():
    assert measured(Image.new("RGB", (300, 300), "red"))[0] == 0


@given(st.integers(0, (1 << 256) - 1), st.integers(0, (1 << 256) - 1), st.integers(0, 255))
def test_distance_is_a_distance(one, other, place):
    a, b, c = (f"{bits:064x}" for bits in (one, other, one ^ (1 << place)))
    assert fingerprint.distance(a, a) == 0
    assert fingerprint.distance(a, c) == 1
    assert fingerprint.distance(a, b) == fingerprint.distance(b, a) <= 256
    assert fingerprint.distance(a, b) <= fingerprint.distance(a, c) + fingerprint.distance(c, b)


@pytest.mark.parametrize(
    ("make", "size"),
    [(looks.photo, (270, 360)), (looks.chat, (540, 1170))],
    ids=["photo", "chat"],
)
def test_the_same_picture_written_anew_is_found_among_others(make, size):
    pieces = [make(seed, size) for seed in range(3)]
    known = [(n, *stored(examined(piece))) for n, piece in enumerate(pieces)]
    for number, piece in enumerate(pieces):
        again = examined(piece.resize((size[0] * 3 // 4, size[1] * 3 // 4)), "JPEG", quality=40)
        found = fingerprint.nearest(again, known)
        assert found
        assert found[0] == number
        others = [one for one in known if one[0] != number]
        assert fingerprint.nearest(again, others) is None


def stored(found: Fingerprint) -> tuple[int, str]:
    return found.quality, found.hash


def test_a_turned_and_mirrored_picture_is_found():
    piece = looks.photo(2, (270, 360))
    known = [(7, *stored(examined(piece)))]
    found = fingerprint.nearest(examined(TURNED[5](piece)), known)
    assert found
    assert found[0] == 7


def test_a_part_of_a_screen_is_not_found():
    """So that docs/pictures.md stays true: crop to the picture before it is compared."""
    piece = looks.photo(1, (270, 360))
    screen = Image.new("RGB", (270, 500), "black")
    screen.paste(piece, (0, 70))
    assert fingerprint.nearest(examined(screen), [(1, *stored(examined(piece)))]) is None


def test_nothing_is_said_of_pictures_with_too_little_in_them():
    found = Fingerprint(fingerprint.CLEAR - 1, ("0" * 64,) * 8)
    assert fingerprint.nearest(found, [(1, 100, "0" * 64)]) is None
    clear = Fingerprint(fingerprint.CLEAR, ("0" * 64,) * 8)
    assert fingerprint.nearest(clear, [(1, fingerprint.CLEAR - 1, "0" * 64)]) is None
    assert fingerprint.nearest(clear, [(1, 100, "0" * 64)]) == (1, 0)
    assert fingerprint.nearest(clear, [(1, 100, f"{(1 << 31) - 1:064x}")]) == (1, 31)
    assert fingerprint.nearest(clear, [(1, 100, f"{(1 << 32) - 1:064x}")]) is None
    assert fingerprint.nearest(clear, []) is None


@pytest.mark.parametrize("name", pictures.honest())
def test_every_kind_of_picture_is_examined(name):
    media, data = pictures.honest()[name]
    found = images.examine([data], media)
    with Image.open(io.BytesIO(data)) if name != "heic" else Image.new("L", (64, 32)) as there:
        assert (found.width, found.height) == there.size
    assert len(found.fingerprint.forms) == 8


@pytest.mark.parametrize(
    "made",
    [
        b"",
        b"null",
        b'{"quality": 101, "forms": []}',
        b'{"quality": 1, "forms": ["' + b"0" * 64 + b'"]}',
    ],
)
def test_a_child_that_lies_about_a_picture_is_not_believed(monkeypatch, tmp_path, made):
    liar = tmp_path / "liar.py"
    said = b"2 2 guard".ljust(child.HEAD) + made
    liar.write_text(f"import os, sys; sys.stdin.buffer.read(); os.write(1, {said!r})")
    monkeypatch.setattr(child, "_FILE", liar)
    with pytest.raises(NotAPicture):
        images.examine([b"a"], "image/png")


def test_what_is_no_picture_is_not_examined():
    for media, data in (("application/pdf", b"%PDF"), ("image/png", b"junk")):
        with pytest.raises(NotAPicture):
            images.examine([data], media)


def test_the_measuring_is_right_where_sums_are_long():
    """A slope of 50,000 pixels: sums of single precision would drift."""
    row = (np.arange(50_000) * 255 // 50_000).astype(np.uint8)
    picture = Image.fromarray(np.repeat(row[None], 8, 0)).convert("RGB")
    mirror = ImageOps.mirror(picture)
    assert measured(picture)[0] == measured(mirror)[0]
