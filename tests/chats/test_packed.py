"""Chats in a zip: found by what they are, read without a disk, and a zip that harms ends."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest

from companion.errors import NotAChat
from companion.intake.chats import reading
from companion.intake.chats.chat import Clock, Kind
from tests.chats.samples import packed, samples
from tests.chats.test_reading import export, read, told

SAMPLES = samples()


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("later", [False, True])
def test_a_chat_in_a_zip_is_read_as_if_it_lay_open(name, later):
    sample = SAMPLES[name]
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        if later and method == zipfile.ZIP_STORED:
            continue
        data = packed(sample.data, method=method, later=later)
        for step in (7, 1 << 20):
            found = read(data, step)
            assert told(found) == sample.said
            assert (found.kind, found.clock, found.whole) == (sample.kind, sample.clock, True)
            assert reading.detect(export(data, step)) is sample.kind


def test_several_chats_follow_each_other_and_name_their_rooms():
    inbox = [SAMPLES["instagram"].data, SAMPLES["instagram"].data.replace(b"inbox/a", b"inbox/b")]
    found = read(packed(*inbox))
    count = len(SAMPLES["instagram"].said)
    assert [one.seq for one in found.messages] == list(range(1, 2 * count + 1))
    assert {one.room for one in found.messages} == {SAMPLES["instagram"].room}
    assert (found.kind, found.room, found.clock) == (Kind.INSTAGRAM, "", Clock.STATED)
    phones = [SAMPLES[name].data for name in ("whatsapp ios", "whatsapp android, Korean")]
    rooms = {one.room for one in read(packed(*phones)).messages}
    assert rooms == {"chats/0.txt", "chats/1.txt"}


@pytest.mark.parametrize("later", [False, True])
def test_what_lies_beside_the_chats_is_named(later):
    data = packed(SAMPLES["whatsapp ios"].data, later=later)
    assert reading.beside(export(data, 50)) == ["사진 1.jpg", "photos/2.jpg"]
    assert reading.beside(export(SAMPLES["whatsapp ios"].data)) == []


def test_a_zip_without_a_chat_is_refused():
    for data in (packed(), packed(b"hello"), b"PK\x03\x04", b"PK\x03\x04" + bytes(100)):
        assert reading.detect(export(data)) is None
        with pytest.raises(NotAChat):
            read(data)


def test_a_zip_that_is_cut_is_read_as_far_as_it_goes():
    sample = SAMPLES["kakaotalk windows"]
    data = packed(sample.data, method=zipfile.ZIP_STORED)
    found = read(data[: data.index("누가".encode())])
    assert not found.whole
    assert told(found)[:-1] == sample.said[:-1]


def header(name: bytes, method=0, flags=0, packed_size=0, size=0, extra: bytes = b"") -> bytes:
    fields = (20, flags, method, 0, 0, 0, packed_size, size, len(name), len(extra))
    return b"PK\x03\x04" + struct.pack("<HHHHHIIIHH", *fields) + name + extra


def test_a_bomb_ends():
    box = zlib.compressobj(9, wbits=-15)
    line = SAMPLES["kakaotalk windows"].data
    bomb = box.compress(line) + b"".join(box.compress(b"a" * (1 << 20)) for _ in range(300))
    data = header(b"a.txt", method=8, packed_size=1 << 20) + bomb + box.flush()
    found = read(data)
    assert not found.whole
    assert len(found.messages) <= len(SAMPLES["kakaotalk windows"].said) + 1


@pytest.mark.parametrize(
    "start",
    [
        header(b"a.txt", flags=1, packed_size=99),  # encrypted
        header(b"a.txt", method=12, packed_size=99),  # bzip2
        header(b"a.txt", flags=8),  # nobody can tell where it ends
        header(b"a.txt", packed_size=0xFFFFFFFF, size=0xFFFFFFFF),  # long, and does not say how
        header(b"a.txt", packed_size=1 << 30),
        header(b"a.jpg", method=8, packed_size=1 << 30),
    ],
)
def test_what_cannot_be_read_ends_the_walk(start):
    with pytest.raises(NotAChat):
        read(start + b"junk" * 50 + packed(SAMPLES["telegram"].data))


def test_a_member_over_4_gb_says_so_beside():
    data = SAMPLES["telegram"].data
    extra = struct.pack("<HHQQ", 1, 16, len(data), len(data))
    head = header(b"a.json", packed_size=0xFFFFFFFF, size=0xFFFFFFFF, extra=extra)
    assert told(read(head + data)) == SAMPLES["telegram"].said


def test_names_are_only_names():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        for name in ("../../up.txt", "/root.txt", "C:\\win.txt", "a" * 5000 + ".txt"):
            box.writestr(name, SAMPLES["whatsapp ios"].data)
    found = read(out.getvalue())
    assert len(found.messages) == 4 * len(SAMPLES["whatsapp ios"].said)
