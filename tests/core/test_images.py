"""Pictures to look at: real pictures come back as pixels, everything else as NotAPicture."""

from __future__ import annotations

import io
import sys
import time
from itertools import pairwise
from threading import Timer

import pytest
from PIL import Image

from companion.errors import Cancelled, NotAPicture
from companion.intake import child, decode, images, sandbox
from tests.core import pictures
from tests.core.pictures import bomb, picture

BOX = (400, 300)


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
        ("image/heic", pictures.HEIC[:300]),
        ("application/pdf", b"%PDF-1.7"),
    ],
)
def test_what_is_no_picture_we_show_is_refused(media, data):
    with pytest.raises(NotAPicture):
        images.show([data], media, BOX)


def test_a_file_too_large_to_look_at_is_refused():
    def endless():
        while True:
            yield bytes(1 << 20)

    with pytest.raises(NotAPicture):
        images.show(endless(), "image/png", BOX)


def test_what_reading_the_picture_raises_comes_through():
    def stopped():
        yield picture("PNG")
        raise Cancelled

    with pytest.raises(Cancelled):
        images.show(stopped(), "image/png", BOX)


HEAD = b"400 200 guard".ljust(child.HEAD)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"junk",
        b"2 2 guard".ljust(child.HEAD) + bytes(11),
        b"2 2 guard".ljust(child.HEAD) + bytes(13),
        b"9999 1 guard".ljust(child.HEAD) + bytes(3 * 9999),
        b"-2 -2 guard".ljust(child.HEAD) + bytes(12),
        b"two two guard".ljust(child.HEAD) + bytes(12),
        b"\xff\xfe guard".ljust(child.HEAD) + bytes(12),
        b"2".ljust(child.HEAD),
    ],
)
def test_a_child_that_lies_is_not_believed(monkeypatch, tmp_path, said):
    liar = tmp_path / "liar.py"
    liar.write_text(f"import os, sys; sys.stdin.buffer.read(); os.write(1, {said!r})")
    monkeypatch.setattr(child, "_FILE", liar)
    with pytest.raises(NotAPicture):
        images.show([picture("PNG")], "image/png", BOX)


@pytest.mark.parametrize(
    "does",
    [
        "os.write(1, HEAD + bytes(240_000)); os._exit(3)",  # pixels, and then it broke
        "os.kill(os.getpid(), 9)",
        "os._exit(0)",  # before it read a thing
        "[os.write(1, bytes(1 << 20)) for _ in iter(int, 1)]",  # says too much, without end
        "[None for _ in iter(int, 1)]",  # never says a thing
    ],
)
def test_a_child_that_misbehaves_is_ended(monkeypatch, tmp_path, does):
    wild = tmp_path / "wild.py"
    wild.write_text(f"import os; HEAD = {HEAD!r}; {does}")
    monkeypatch.setattr(child, "_FILE", wild)
    monkeypatch.setattr(child, "SECONDS", 2)
    with pytest.raises(NotAPicture):
        images.show([picture("PNG"), bytes(10_000_000)], "image/png", BOX)


def test_whatever_is_being_decoded_can_be_stopped_from_elsewhere():
    media, slow = pictures.hostile()["jpeg: 4,000 scans"]
    begun = time.monotonic()

    def data():
        yield slow
        Timer(0.3, images.stop).start()

    with pytest.raises(NotAPicture):
        images.show(data(), media, BOX)
    assert time.monotonic() - begun < 9  # left alone, it takes ten seconds of a processor


def test_it_is_told_how_far_a_picture_is_read_and_at_least_ten_times_a_second():
    out = io.BytesIO()
    Image.effect_noise((3000, 2000), 90).convert("RGB").save(out, "PNG", compress_level=1)
    told, at = [], [time.monotonic()]

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        at.append(time.monotonic())

    data = out.getvalue()
    pieces = (data[n : n + (1 << 20)] for n in range(0, len(data), 1 << 20))
    images.whole(pieces, "image/png", progress=progress)
    assert told == sorted(told)
    assert told[-1] == (child.WHOLE, child.WHOLE)
    assert any(0 < done < 80 for done, _ in told)  # from within, not only its two ends
    assert max(later - before for before, later in pairwise(at)) < 1


def progress_until(seconds: float):
    begun = time.monotonic()

    def progress(done: int, total: int) -> None:
        if time.monotonic() - begun > seconds:
            raise Cancelled

    return progress


@pytest.mark.parametrize("job", ["show", "whole", "print_"])
def test_who_waits_can_stop_it_and_the_child_is_gone_at_once(job):
    media, slow = pictures.hostile()["jpeg: 4,000 scans"]
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        getattr(images, job)([slow], media, BOX, progress=progress_until(0.5))
    assert time.monotonic() - begun < 3  # left alone, it takes ten seconds of a processor
    assert not child._running


def test_one_that_says_nothing_can_be_stopped_too(monkeypatch, tmp_path):
    """As a WebP, of which nobody knows how far it is."""
    mute = tmp_path / "mute.py"
    mute.write_text("import sys, time; sys.stdin.buffer.read(); time.sleep(60)")
    monkeypatch.setattr(child, "_FILE", mute)
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        images.show([picture("WEBP")], "image/webp", BOX, progress_until(0.3))
    assert time.monotonic() - begun < 3
    assert not child._running


def test_how_far_a_child_says_it_is_is_believed_no_further(monkeypatch, tmp_path):
    told: list[tuple[int, int]] = []
    liar = tmp_path / "liar.py"
    said = bytes((255, 130, 228, 128)) + b"2 2 guard".ljust(child.HEAD) + bytes(12)
    pause = "import time; time.sleep(0.3)"
    liar.write_text(
        f"import os, sys; sys.stdin.buffer.read(); os.write(1, {said[:4]!r}); {pause};"
        f"os.write(1, {said[4:]!r})"
    )
    monkeypatch.setattr(child, "_FILE", liar)
    shown = images.show([b"a"], "image/png", (2, 2), lambda *part: told.append(part))
    assert (shown.width, shown.height) == (2, 2)
    assert told == sorted(told)
    assert max(told) == (child.WHOLE, child.WHOLE)
    endless = tmp_path / "endless.py"
    endless.write_text("import os\nwhile True: os.write(1, bytes((200,)) * 4096)")
    monkeypatch.setattr(child, "_FILE", endless)
    monkeypatch.setattr(child, "SECONDS", 2)
    with pytest.raises(NotAPicture):
        images.show([b"a"], "image/png", (2, 2))


def test_where_no_child_can_be_started_there_is_no_picture(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(NotAPicture):
        images.guards()


def test_a_child_inherits_nothing_that_says_who_or_where_we_are(monkeypatch, tmp_path):
    told = tmp_path / "told.py"
    told.write_text(
        "import os, sys; sys.stdin.buffer.read();"
        "said = repr((dict(os.environ), os.getcwd()));"
        "os.write(1, b'0 0 '.ljust(64) + said.encode())"
    )
    monkeypatch.setattr(child, "_FILE", told)
    monkeypatch.setenv("COMPANION_SECRET", "하나")
    said = child.ask("show", "PNG", BOX, [], most=10_000).made.decode()
    assert "SECRET" not in said
    assert "HOME" not in said
    assert said.endswith("'/')")


def test_brightness_in_16_bits_is_not_cut_off():
    media, ramp = pictures.honest()["png 16 bit"]
    row = images.show([ramp], media, (512, 64)).rgb[: 3 * 512 : 3]
    assert (row[0], row[-1]) == (0, 255)
    assert 120 < row[256] < 136


def test_a_heic_comes_back_as_pixels():
    shown = images.show([pictures.HEIC], "image/heic", BOX)
    assert (shown.width, shown.height) == (64, 32)
    assert shown.rgb[:3] == b"\xfe\0\0"


def run(monkeypatch, data: bytes) -> tuple[int, bytes]:
    """The child's own code, here and without a sandbox."""
    given, said = io.BytesIO(data), io.BytesIO()
    monkeypatch.setattr(sandbox, "enter", lambda threads: ("none",))
    monkeypatch.setattr("os.read", lambda _, most: given.read(most))
    monkeypatch.setattr("os.write", lambda _, view: said.write(view[:5000]))
    return decode.main(), said.getvalue()


def asked(words: str) -> bytes:
    return words.encode().ljust(child.HEAD)


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (asked("show PNG 40 30") + picture("PNG"), b"40 20 none"),
        (asked("show HEIF 40 30") + pictures.HEIC, b"40 20 none"),
        (asked("whole PNG 40 20") + picture("PNG"), b"40 20 none"),
        (asked("ask PNG 1 1"), b"0 0 none"),
    ],
)
def test_the_child_says_sizes_guards_and_pixels(monkeypatch, data, size):
    status, said = run(monkeypatch, data)
    assert status == 0
    assert said[: child.HEAD] == size.ljust(child.HEAD)
    assert len(said) == child.HEAD + (3 * 40 * 20 if size != b"0 0 none" else 0)


@pytest.mark.parametrize(
    "data", [asked("show PNG 40 30") + b"junk", asked("show SVG 4 3"), asked("show"), b""]
)
def test_the_child_refuses_without_a_word(monkeypatch, data):
    assert run(monkeypatch, data) == (decode.REFUSED, b"")


def test_both_sides_agree_on_the_length_of_the_head():
    assert child.HEAD == decode.HEAD
