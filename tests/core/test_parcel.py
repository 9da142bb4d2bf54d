"""A file sealed with a few words: read anywhere, written with places kept free, damage seen."""

from __future__ import annotations

import os
import random

import pytest

from companion import keys, parcel
from companion.errors import EmptyPassphrase, NotABundle, WrongPassphrase
from companion.objects import CHUNK
from tests.core import cheap

WORDS = "abandon ability able about above absent"


def sealed(path, content, places=(), words=WORDS):
    """A parcel of `content`, in which the bytes at `places` (start, end) came last."""
    with path.open("wb", buffering=0) as file:
        writer = parcel.Writer(file, words, cheap.COST, os.urandom)
        at, later = 0, []
        for start, end in places:
            writer.put(content[at:start])
            assert writer.place == start
            writer.keep(end - start)
            later.append((start, content[start:end]))
            at = end
        writer.put(content[at:])
        for place, data in later:
            writer.fill(place, data)
        writer.end()
    return path


def content_of(path, words=WORDS):
    with path.open("rb", buffering=0) as file:
        reader = parcel.Reader(file, words, cheap.FLOOR)
        reader.seek(0)
        return reader.read(reader.size)


@pytest.mark.parametrize(
    "size", [0, 1, 65_528, 65_529, CHUNK - 8, CHUNK - 7, CHUNK, 3 * CHUNK - 8, 3 * CHUNK + 5]
)
def test_what_goes_in_comes_out(tmp_path, size):
    content = random.Random(size).randbytes(size)
    assert content_of(sealed(tmp_path / "x", content)) == content


def test_places_kept_free_are_filled_wherever_they_lie(tmp_path):
    content, chance = random.Random(1).randbytes(4 * CHUNK + 99), random.Random(2)
    edge = CHUNK - 8
    tries = [[(0, 3)], [(edge - 2, edge + 2)], [(edge, edge + 1), (2 * CHUNK - 9, 2 * CHUNK + 9)]]
    for _ in range(20):
        cuts = sorted(chance.sample(range(len(content)), 8))
        tries.append([(a, min(b, a + 60)) for a, b in zip(cuts[::2], cuts[1::2], strict=True)])
    for places in tries:
        assert content_of(sealed(tmp_path / "x", content, places)) == content


def test_read_anywhere(tmp_path):
    content, chance = random.Random(3).randbytes(2 * CHUNK + 7), random.Random(4)
    with sealed(tmp_path / "x", content).open("rb", buffering=0) as file:
        reader = parcel.Reader(file, WORDS, cheap.FLOOR)
        for _ in range(200):
            at, length = chance.randrange(len(content) + 9), chance.randrange(CHUNK)
            reader.seek(at)
            assert reader.read(length) == content[at : at + length]


def test_words_may_be_typed_as_they_were_heard(tmp_path):
    content = b"content"
    path = sealed(tmp_path / "x", content)
    assert content_of(path, f"  {WORDS.upper().replace(' ', '  ')}\n") == content
    korean = sealed(tmp_path / "y", content, words="가격 가끔 가난 가능 가득 가르침")
    import unicodedata

    assert (
        content_of(korean, unicodedata.normalize("NFD", "가격 가끔 가난 가능 가득 가르침"))
        == content
    )
    with pytest.raises(WrongPassphrase):
        content_of(path, WORDS + "e")
    with pytest.raises(EmptyPassphrase):
        content_of(path, " ")


def test_every_flipped_bit_and_cut_is_seen(tmp_path):
    content, chance = random.Random(5).randbytes(CHUNK + 9), random.Random(6)
    data = sealed(tmp_path / "x", content).read_bytes()
    places = {0, 9, 20, 100, 600, len(data) - 1} | {chance.randrange(len(data)) for _ in range(60)}
    for at in places:
        spoilt = data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
        refused(tmp_path / "y", spoilt)
    for end in (*range(0, 700, 13), CHUNK, len(data) - 1, len(data) - 17):
        refused(tmp_path / "y", data[:end])
    refused(tmp_path / "y", data + b"\0")
    begin = len(data) - (len(data) - CHUNK - 16)
    refused(tmp_path / "y", data[: begin - CHUNK - 16] + data[begin:])


def refused(path, data):
    path.write_bytes(data)
    with pytest.raises((NotABundle, WrongPassphrase)):
        content_of(path)


def test_a_hostile_cost_is_refused_before_memory_is_asked_for(tmp_path):
    path = sealed(tmp_path / "x", b"x")
    with path.open("rb") as file, pytest.raises(NotABundle):
        parcel.Reader(file, WORDS, keys.FLOOR)


def test_nothing_of_the_content_or_its_length_is_readable(tmp_path):
    one = sealed(tmp_path / "x", b"secret " * 100)
    other = sealed(tmp_path / "y", b"secret " * 2000)
    assert b"secret" not in one.read_bytes()
    assert one.stat().st_size == other.stat().st_size
    assert parcel.is_parcel(one)
    assert not parcel.is_parcel(tmp_path)
    assert not parcel.is_parcel(tmp_path / "none")
