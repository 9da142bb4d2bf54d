"""Sealed objects: what goes in comes out, what was altered never does, and no rest is left."""

from __future__ import annotations

import errno
import hashlib
import io
import math
import os
import random
import stat
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion import objects
from companion.errors import Cancelled, ChangedWhileRead, NoSpace, Unreadable, VaultReadOnly
from tests.core import cheap

CHUNK = objects.CHUNK
SIZES = [1, 2, 65_535, 65_536, 65_537, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 12_345]


def quiet(done: int, total: int) -> None:
    assert 0 < done <= total


def sealed(folder, data: bytes) -> objects.Sealed:
    return objects.seal(folder, io.BytesIO(data), len(data), quiet)


def content(folder, one: objects.Sealed) -> bytes:
    return b"".join(bytes(part) for part in objects.read(folder, one))


@pytest.mark.parametrize("size", SIZES)
def test_what_goes_in_comes_out(tmp_path, size):
    data = random.Random(size).randbytes(size)
    one = sealed(tmp_path, data)
    assert content(tmp_path, one) == data
    assert (one.size, one.sha256) == (size, hashlib.sha256(data).hexdigest())
    assert [path.name for path in tmp_path.iterdir()] == [one.name]
    assert objects.there(tmp_path, one)
    stored = (tmp_path / one.name).read_bytes()
    assert data[:16] not in stored or size < 16
    assert (tmp_path / one.name).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("size", [1, CHUNK, 5 * CHUNK + 3, 70 * CHUNK + 1])
def test_both_digests_are_of_the_content_alone(tmp_path, size):
    """The last size is padded with chunks that hold nothing of it, and MD5 is slower than all."""
    data = random.Random(size).randbytes(size)
    made = objects.seal(tmp_path, io.BytesIO(data), size, quiet, md5=True)
    assert made.sha256 == hashlib.sha256(data).hexdigest()
    assert made.md5 == hashlib.md5(data).hexdigest()
    assert objects.stored(size) > size + CHUNK or size < 70 * CHUNK
    assert content(tmp_path, made) == data


def test_a_commit_never_waits_for_a_whole_large_file(tmp_path, monkeypatch):
    """On a slow disk it waits for all that was written and not synced, of whatever file."""
    synced, sync, size = [0], os.fsync, 40 * CHUNK

    def note(handle: int) -> None:
        sync(handle)
        if stat.S_ISREG(os.fstat(handle).st_mode):  # and not the folder
            synced.append(os.fstat(handle).st_size)

    monkeypatch.setattr(os, "fsync", note)
    objects.seal(tmp_path, io.BytesIO(bytes(size)), size, quiet)
    assert max(b - a for a, b in pairwise(synced)) <= 9 * CHUNK
    assert synced[-1] >= size


@pytest.mark.parametrize(("code", "told"), [(errno.EIO, VaultReadOnly), (errno.ENOSPC, NoSpace)])
def test_a_disk_that_fails_once_beside_the_sealing_is_heard(tmp_path, monkeypatch, code, told):
    """A system tells of a lost write once, and whoever syncs next hears that all is well."""
    sync, size, calls = os.fsync, 20 * CHUNK, [0]

    def failing(at: int) -> Callable[[int], None]:
        def call(handle: int) -> None:
            calls[0] += 1
            if calls[0] == at:
                raise OSError(code, "Input/output error")
            sync(handle)

        return call

    monkeypatch.setattr(os, "fsync", failing(0))
    objects.seal(tmp_path, io.BytesIO(bytes(size)), size, quiet)
    (whole,), count = tmp_path.iterdir(), calls[0]
    assert count >= 6  # so that there are some beside the sealing
    for at in range(1, count + 1):
        calls[0] = 0
        monkeypatch.setattr(os, "fsync", failing(at))
        with pytest.raises(told):
            objects.seal(tmp_path, io.BytesIO(bytes(size)), size, quiet)
        assert [*tmp_path.iterdir()] == [whole], at


def test_nothing_of_size_nothing(tmp_path):
    """The evidence module refuses empty files; the format would carry one all the same."""
    one = objects.seal(tmp_path, io.BytesIO(), 0, lambda done, total: None)
    assert content(tmp_path, one) == b""


@given(st.integers(1, 1 << 44))
@example(1 << 20)
@example((1 << 20) + 1)
def test_the_length_tells_little_and_costs_little(size):
    """Padmé: at most 12 % more, and only so many lengths that the top bits tell them apart."""
    padded = objects.padded(size)
    assert padded >= max(size, 64 * 1024)
    assert padded == 64 * 1024 or padded <= size * 1.12
    assert objects.padded(padded) == padded
    exponent = padded.bit_length() - 1
    assert padded % (1 << (exponent - exponent.bit_length())) == 0
    assert math.log2(padded) >= 16


def test_the_file_is_what_the_docstring_says(tmp_path):
    """Opened with nothing but AES-GCM: a prefix, then chunks with a counter and a last flag."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    data = os.urandom(CHUNK + 1000)
    one = sealed(tmp_path, data)
    stored = (tmp_path / one.name).read_bytes()
    prefix, first, last = stored[:7], stored[7 : 7 + CHUNK + 16], stored[7 + CHUNK + 16 :]
    box = AESGCM(one.key)
    plain = box.decrypt(prefix + bytes([0, 0, 0, 0, 0]), first, None)
    plain += box.decrypt(prefix + bytes([0, 0, 0, 1, 1]), last, None)
    assert plain[: len(data)] == data
    assert plain[len(data) :] == bytes(len(plain) - len(data))


def test_the_same_bytes_twice_look_nothing_alike(tmp_path):
    one, other = sealed(tmp_path, b"x" * 1000), sealed(tmp_path, b"x" * 1000)
    assert one.key != other.key
    assert one.name != other.name
    a, b = ((tmp_path / each.name).read_bytes() for each in (one, other))
    assert a[:7] != b[:7]
    assert sum(x == y for x, y in zip(a, b, strict=True)) < len(a) / 100


def test_one_bit_in_every_4_kib_is_noticed_and_nothing_of_its_chunk_is_given(tmp_path):
    data = random.Random(3).randbytes(2 * CHUNK + 100_000)
    one = sealed(tmp_path, data)
    path, chance = tmp_path / one.name, random.Random(4)
    with path.open("r+b") as file:
        size = path.stat().st_size
        for start in range(0, size, 4096):
            place = min(size - 1, start + chance.randrange(4096))
            file.seek(place)
            (byte,) = file.read(1)
            file.seek(place)
            file.write(bytes([byte ^ (1 << chance.randrange(8))]))
            file.flush()
            given = bytearray()
            with pytest.raises(objects.Damaged):
                given.extend(byte for part in objects.read(tmp_path, one) for byte in part[:1])
            assert given == data[: len(given) * CHUNK : CHUNK]
            file.seek(place)
            file.write(bytes([byte]))
    assert content(tmp_path, one) == data


def damaged(folder, one: objects.Sealed, change) -> None:
    path = folder / one.name
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(objects.Damaged):
        content(folder, one)


def swapped(stored: bytes) -> bytes:
    body, size = stored[7:], CHUNK + 16
    return stored[:7] + body[size : 2 * size] + body[:size] + body[2 * size :]


CHANGES = {
    "empty": lambda stored: b"",
    "cut by one": lambda stored: stored[:-1],
    "cut by a chunk": lambda stored: stored[: 7 + 2 * (CHUNK + 16)],
    "longer": lambda stored: stored + b"\0",
    "chunks swapped": swapped,
    "first chunk twice": lambda stored: (
        stored[: 7 + CHUNK + 16] + stored[7 : 7 + CHUNK + 16] + stored[7 + 2 * (CHUNK + 16) :]
    ),
    "another prefix": lambda stored: b"1234567" + stored[7:],
    "zeros": lambda stored: bytes(len(stored)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_file_is_refused(tmp_path, change):
    damaged(tmp_path, sealed(tmp_path, os.urandom(2 * CHUNK + 5)), CHANGES[change])


def test_two_objects_swapped_are_refused(tmp_path):
    one, other = (sealed(tmp_path, os.urandom(1000)) for _ in range(2))
    a, b = (tmp_path / each.name for each in (one, other))
    first, second = a.read_bytes(), b.read_bytes()
    a.write_bytes(second)
    b.write_bytes(first)
    for each in (one, other):
        assert objects.there(tmp_path, each)
        with pytest.raises(objects.Damaged):
            content(tmp_path, each)


def test_a_digest_that_is_not_its_own_is_refused(tmp_path):
    one = sealed(tmp_path, b"x" * 100)
    for wrong in (replace(one, sha256="0" * 64), replace(one, size=99), replace(one, size=101)):
        with pytest.raises(objects.Damaged):
            content(tmp_path, wrong)
    with pytest.raises(FileNotFoundError):
        content(tmp_path, replace(one, name="gone"))
    assert not objects.there(tmp_path, replace(one, name="gone"))


@pytest.mark.parametrize("size", [10, 65_536, CHUNK, 2 * CHUNK + 1])
@pytest.mark.parametrize("off", [-1, 1, -9, CHUNK])
def test_a_source_of_another_length_leaves_nothing(tmp_path, size, off):
    with pytest.raises(ChangedWhileRead):
        objects.seal(tmp_path, io.BytesIO(bytes(size)), size + off, quiet)
    assert list(tmp_path.iterdir()) == []


class Failing(io.BytesIO):
    """A disk that gives the beginning and then an error."""

    def __init__(self, good: int) -> None:
        super().__init__(bytes(good))

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        return super().readinto(buffer) or self.give_up()

    def give_up(self) -> int:
        raise OSError(5, "Input/output error")


@pytest.mark.parametrize("good", [0, 100, CHUNK, 2 * CHUNK])
def test_a_source_that_cannot_be_read_leaves_nothing(tmp_path, good):
    with pytest.raises(Unreadable):
        objects.seal(tmp_path, Failing(good), 2 * CHUNK, quiet)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("after", [1, 2, 3])
def test_cancel_leaves_nothing(tmp_path, after):
    calls = []

    def stop(done: int, total: int) -> None:
        calls.append((done, total))
        if len(calls) == after:
            raise Cancelled

    with pytest.raises(Cancelled):
        objects.seal(tmp_path, io.BytesIO(bytes(3 * CHUNK)), 3 * CHUNK, stop)
    assert calls == [(n * CHUNK, 3 * CHUNK) for n in range(1, after + 1)]
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing(tmp_path):
    with cheap.disk(tmp_path / "disk", "2m") as disk:
        with pytest.raises(NoSpace):
            objects.seal(disk, io.BytesIO(bytes(5 * CHUNK)), 5 * CHUNK, quiet)
        assert list(disk.iterdir()) == []


def test_a_folder_that_is_gone_is_told(tmp_path):
    with pytest.raises(VaultReadOnly):
        objects.seal(tmp_path / "gone", io.BytesIO(b"x"), 1, quiet)
    with pytest.raises(VaultReadOnly):
        objects.sweep(tmp_path / "gone", set(), 0)
    with pytest.raises(VaultReadOnly):
        objects.delete(tmp_path / "gone", "x")


def test_sweeping_takes_what_no_row_names(tmp_path):
    one, other = (sealed(tmp_path, b"x") for _ in range(2))
    (tmp_path / f"{one.name}.new").write_bytes(b"half")
    (tmp_path / "a folder").mkdir()
    assert objects.sweep(tmp_path, {one.name}, 0) == 1  # the unfinished one; the young one stays
    assert objects.sweep(tmp_path, {one.name}, time.time() + 60) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([one.name, "a folder"])
    assert content(tmp_path, one) == b"x"
    objects.delete(tmp_path, other.name)  # gone already
    objects.delete(tmp_path, one.name)
    assert [path.name for path in tmp_path.iterdir()] == ["a folder"]
