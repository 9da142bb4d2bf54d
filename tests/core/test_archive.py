"""The container of a backup: any unzip reads it, it grows at its end, it believes nothing."""

from __future__ import annotations

import hashlib
import io
import os
import random
import shutil
import struct
import subprocess
import time
import zipfile
import zlib

import pytest

from companion import archive
from companion.archive import Entry

NOTE = bytes(range(archive.NOTE))


def grown(before: bytes, files: dict[str, bytes], keep: dict[str, Entry], twins: int = 2) -> bytes:
    """A container with more in it, as `medium` writes one."""
    data, entries = bytearray(before), dict(keep)
    for name, content in files.items():
        entries[name] = Entry(name, len(data), len(content), zlib.crc32(content))
        data += archive.header(entries[name]) + content
    for _ in range(twins):
        data += archive.directory(entries.values(), len(data), NOTE)
    return bytes(data)


def found(data: bytes) -> archive.Directory:
    directory = archive.find(io.BytesIO(data))
    assert directory is not None
    return directory


def held(data: bytes) -> dict[str, bytes]:
    file, directory = io.BytesIO(data), found(data)
    for entry in directory.entries.values():
        assert archive.whole(file, entry)
    return {name: b"".join(archive.pieces(file, one)) for name, one in directory.entries.items()}


FIRST = {"vault.keys": b"{}", "objects/a": b"A" * 5000, "vault.db": b"old" * 999}
SECOND = {"objects/b": b"B" * 70_000, "vault.db": b"new" * 1111}


@pytest.fixture
def first():
    return grown(b"", FIRST, {})


@pytest.fixture
def second(first):
    return grown(first, SECOND, found(first).entries)


def test_what_was_stored_is_found(first, second):
    assert held(first) == FIRST
    assert held(second) == FIRST | SECOND
    assert found(second).note == NOTE
    assert found(second).end == len(second)
    assert second.startswith(first)


def test_python_reads_it(second):
    with zipfile.ZipFile(io.BytesIO(second)) as read:
        assert read.testzip() is None
        assert {one.filename: read.read(one) for one in read.infolist()} == FIRST | SECOND
        assert {one.date_time for one in read.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.skipif(not shutil.which("unzip"), reason="needs unzip")
def test_unzip_reads_it(second, tmp_path):
    (tmp_path / "backup.zip").write_bytes(second)
    command = ["unzip", "-q", "backup.zip", "-d", "out"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    for name, content in (FIRST | SECOND).items():
        assert (tmp_path / "out" / name).read_bytes() == content


def test_cut_off_anywhere_while_it_grows_it_is_still_what_it_was(first, second):
    begun = len(second) - len(archive.directory(found(second).entries.values(), 0, NOTE))
    near = range(begun - 100, len(second))
    for length in (*range(len(first), len(second), 997), *near):
        cut = archive.find(io.BytesIO(second[:length]))
        assert cut is not None
        if length < begun:
            assert cut == found(first), length
        else:  # the first of the two directories is whole
            assert cut.entries == found(second).entries


def test_garbage_behind_its_end_is_no_hindrance(first):
    chance = random.Random(1)
    for length in (1, 100, archive.PIECE - 10, archive.PIECE, 3 * archive.PIECE + 7):
        assert found(first + chance.randbytes(length)) == found(first)
        marks = b"PK\x05\x06" * (length // 4)
        assert found(first + marks) == found(first)


def test_one_flipped_bit_in_a_directory_leaves_its_twin(second):
    twin = len(archive.directory(found(second).entries.values(), 0, NOTE))
    for place in range(len(second) - 2 * twin, len(second)):
        bad = bytearray(second)
        bad[place] ^= 1 << (place % 8)
        assert found(bytes(bad)).entries == found(second).entries, place


def test_a_flipped_bit_in_what_is_stored_is_noticed(second):
    for name, entry in found(second).entries.items():
        for place in range(entry.offset, entry.end, 37):
            bad = bytearray(second)
            bad[place] ^= 4
            assert not archive.whole(io.BytesIO(bad), found(bytes(bad)).entries[name]), place


@pytest.mark.parametrize("data", [b"", b"P", b"PK\x03\x04", bytes(100_000), os.urandom(100_000)])
def test_what_is_none_is_none(data):
    assert archive.find(io.BytesIO(data)) is None


def test_another_zip_is_none(tmp_path):
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("vault.db", b"x" * 1000)
    with (tmp_path / "other.zip").open("rb") as file:
        assert archive.find(file) is None


def lying(*entries: Entry, at: int | None = None, body: int = 1000) -> bytes:
    """A container whose directory says what it likes, and whose digest fits."""
    data = b"PK\x03\x04" + bytes(body)
    return data + archive.directory(entries, len(data) if at is None else at, NOTE)


@pytest.mark.parametrize(
    "data",
    [
        lying(Entry("vault.db", 0, 5000, 0)),  # longer than the file
        lying(Entry("vault.db", 5000, 10, 0)),  # behind the directory
        lying(Entry("vault.db", 0, 900, 0), Entry("vault.keys", 500, 100, 0)),  # one in the other
        lying(Entry("vault.db", 0, 100, 0), Entry("vault.db", 300, 100, 0)),  # twice
        lying(Entry("vault.db", 2**63, 10, 0)),
        lying(Entry("vault.db", 0, 2**63, 0)),
        lying(Entry("vault.db", 0, 10, 0), at=0),
        lying(Entry("vault.db", 0, 10, 0), at=500),
        lying(Entry("vault.db", 0, 10, 0), at=2**40),
        lying(),
    ],
)  # fmt: skip
def test_a_directory_that_lies_does_not_count(data):
    assert archive.find(io.BytesIO(data)) is None


def resealed(data: bytes, change) -> bytes:
    """The container with its last directory changed and its digest made to fit."""
    size = len(archive.directory(found(data).entries.values(), 0, NOTE))
    body, made = data[:-size], bytearray(data[-size:-32])
    change(made)
    return body + bytes(made) + hashlib.sha256(made).digest()


def test_a_directory_spelt_otherwise_does_not_count():
    """Compressed, encrypted, with links or comments: all that is ours is what we write."""
    data = grown(b"", FIRST, {}, twins=1)
    assert archive.find(io.BytesIO(resealed(data, lambda made: None))) is not None
    size = len(archive.directory(found(data).entries.values(), 0, NOTE)) - archive.NOTE - 32
    for place in range(size):

        def flip(made: bytearray, place: int = place) -> None:
            made[place] ^= 1

        other = archive.find(io.BytesIO(resealed(data, flip)))
        if other is not None:  # a letter of a name, a digit of a CRC: then it is that
            same = [
                one for name, one in found(data).entries.items() if other.entries.get(name) == one
            ]
            assert len(same) == len(FIRST) - 1


def test_mutated_containers_raise_nothing(second):
    chance = random.Random(2)
    for _ in range(3000):
        bad = bytearray(
            second[: chance.randrange(len(second))] if chance.random() < 0.3 else second
        )
        for _ in range(chance.randrange(1, 6)):
            if bad:
                bad[-1 - chance.randrange(min(len(bad), 900))] = chance.randrange(256)
        file = io.BytesIO(bad)
        got = archive.find(file)
        assert got is None or all(one.end <= len(bad) for one in got.entries.values())


def test_many_directories_that_lie_are_given_up_in_time():
    """Each of 50,000 ends claims the same 60 MiB of listing; to digest each would take an hour."""
    ends = bytearray()
    fill = bytes(archive.NOTE + 32)
    for number in range(50_000):
        size = (60 << 20) + number * (22 + len(fill))
        ends += struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 9, 9, size, 0, len(fill)) + fill
    begun = time.monotonic()
    assert archive.find(io.BytesIO(bytes(60 << 20) + ends)) is None
    assert time.monotonic() - begun < 10


def test_beyond_4_gib(tmp_path):
    """Sparse: no such disk is needed. Python's zipfile has to agree."""
    size = (4 << 30) + 12_345
    first = Entry("vault.db", 0, size, 0)
    last = Entry("vault.keys", first.end, 5, zlib.crc32(b"after"))
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.write(archive.header(first))
        file.seek(first.end)
        file.write(archive.header(last) + b"after")
        file.write(archive.directory([first, last], last.end, NOTE))
    with path.open("rb") as file:
        got = archive.find(file)
        assert got is not None
        assert got.entries == {"vault.db": first, "vault.keys": last}
        assert archive.whole(file, last)
    with zipfile.ZipFile(path) as read:
        assert read.getinfo("vault.db").file_size == size
        assert read.read("vault.keys") == b"after"
        with read.open("vault.db") as large:
            assert large.read(10) == bytes(10)


def test_more_than_65535_entries():
    entries = {f"objects/{n:032x}": b"" for n in range(70_000)}
    data = grown(b"", {"vault.keys": b"{}"} | entries, {})
    assert len(found(data).entries) == 70_001
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        assert len(read.namelist()) == 70_001
