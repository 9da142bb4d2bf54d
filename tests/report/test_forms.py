"""A bundle as one file: what is in the folder, byte for byte, and whole or not there."""

from __future__ import annotations

import os
import shutil
import subprocess
import tracemalloc
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest

from companion import archive, cases, evidence, parcel, timeline
from companion.errors import Cancelled, EmptyPassphrase, NotABundle, TargetNotEmpty, WrongPassphrase
from companion.records import Age, NewCase, NewIncident, Role, Shows
from companion.report import bundle, forms, unfinished
from companion.report.forms import Form, Seal
from companion.report.verify import verify
from tests.core import cheap
from tests.report.making import PNG

WORDS = "abandon ability able about above absent"
SEAL = Seal(WORDS, cheap.COST)
AT = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


@pytest.fixture
def case(vault, tmp_path):
    made = cases.add(vault, NewCase(Role.MINE, Age.UNDER19, person="한지민")).id
    timeline.add(vault, made, NewIncident("대화방에 초대받음", "모르는 계정이 불렀다."))
    for number, size in enumerate((10, 1_000_000, 3_500_000)):
        (tmp_path / "shot.png").write_bytes(PNG + bytes([number]) * size)
        evidence.take_in(vault, made, tmp_path / "shot.png", Shows.ORDINARY)
    (tmp_path / "shot.png").unlink()
    return made


def always(length):
    return b"\1" * length


def write(vault, case, target, form, **more):
    """The same bundle each time, but that the journal goes on."""
    sure: Any = {"now": lambda: AT, "random": always, "seal": SEAL} | more
    return bundle.write(vault, case, "school", "ko", target, form=form, **sure)


def unsealed(path):
    with path.open("rb", buffering=0) as file:
        reader = parcel.Reader(file, WORDS, cheap.FLOOR)
        reader.seek(0)
        return reader.read(reader.size)


def test_a_zip_file_holds_what_the_folder_holds(vault, case, tmp_path):
    folder = cheap.contents(write(vault, case, tmp_path / "bag", Form.FOLDER).folder)
    made = write(vault, case, tmp_path / "bag.zip", Form.ZIP)
    assert made.folder == tmp_path / "bag.zip"
    with zipfile.ZipFile(made.folder) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == folder
        for entry in opened.infolist():
            assert entry.compress_type == zipfile.ZIP_STORED
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert (entry.extra, entry.comment, entry.internal_attr) == (b"", b"", 0)
            assert entry.flag_bits == 0
        assert opened.comment == b""
    sealed = write(vault, case, tmp_path / "bag.sealed", Form.SEALED)
    assert unsealed(sealed.folder) == made.folder.read_bytes()
    assert stat_of(made.folder) == stat_of(sealed.folder) == 0o600


def stat_of(path):
    return path.stat().st_mode & 0o777


def test_the_same_files_make_the_same_bytes(vault, case, tmp_path):
    one, other = (write(vault, case, tmp_path / name, Form.ZIP) for name in ("a", "b"))
    assert one.folder.read_bytes() == other.folder.read_bytes()


@pytest.mark.parametrize("form", [Form.FOLDER, Form.ZIP, Form.SEALED])
def test_every_form_is_verified_alike(vault, case, tmp_path, form):
    made = bundle.write(vault, case, "police", "ko", tmp_path / "x", form=form, seal=SEAL)
    words = WORDS if form is Form.SEALED else None
    (verdict,) = verify(made.folder, words=words, floor=cheap.FLOOR)
    assert verdict.ok
    assert verdict.files == len(made.documents) + len(made.files) + 6
    assert [path.name for path in tmp_path.iterdir() if path.name != "notes"] == ["x"]


def test_others_unpack_it(vault, case, tmp_path):
    made = write(vault, case, tmp_path / "bag.zip", Form.ZIP)
    for tool in (["unzip", "-tq"], ["7z", "t"], ["bsdtar", "-tf"]):
        if shutil.which(tool[0]):
            assert not subprocess.run(
                [*tool, made.folder], check=False, capture_output=True
            ).returncode
    (tmp_path / "out").mkdir()
    shutil.unpack_archive(made.folder, tmp_path / "out")
    assert verify(tmp_path / "out")[0].ok


def test_a_sealed_one_opens_with_its_words_alone(vault, case, tmp_path):
    path = write(vault, case, tmp_path / "x", Form.SEALED).folder
    with pytest.raises(NotABundle, match="NotABundle") as caught:
        verify(path)
    assert caught.value.reason == "sealed"
    with pytest.raises(WrongPassphrase):
        verify(path, words=f"{WORDS} x", floor=cheap.FLOOR)
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(NotABundle) as caught:
        verify(path, words=WORDS, floor=cheap.FLOOR)
    assert caught.value.reason == "damaged"
    with pytest.raises(EmptyPassphrase):
        write(vault, case, tmp_path / "y", Form.SEALED, seal=None)
    assert not (tmp_path / "y").exists()


def test_a_file_that_is_there_is_left_alone(vault, case, tmp_path):
    (tmp_path / "x").write_bytes(b"")
    for form in (Form.ZIP, Form.SEALED):
        with pytest.raises(TargetNotEmpty):
            write(vault, case, tmp_path / "x", form)
    (tmp_path / "folder").mkdir()
    with pytest.raises(TargetNotEmpty):
        write(vault, case, tmp_path / "folder", Form.ZIP)


@pytest.mark.parametrize("form", [Form.ZIP, Form.SEALED])
def test_whatever_goes_wrong_nothing_is_left(vault, case, tmp_path, form):
    before = sorted(tmp_path.iterdir())
    for after in (1, 3, 6):
        calls: list[int] = []

        def stop(done, total, after=after, calls=calls):
            calls.append(done)
            if len(calls) > after:
                raise Cancelled

        with pytest.raises(Cancelled):
            bundle.write(
                vault, case, "police", "ko", tmp_path / "x", form=form, seal=SEAL, progress=stop
            )
        assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("form", [Form.ZIP, Form.SEALED])
def test_a_killed_one_is_never_under_its_name_and_gone_at_the_next_opening(
    vault, case, tmp_path, form
):
    vault.close()

    def export():
        with closing(cheap.again(tmp_path / "notes")) as opened:
            write(opened, case, tmp_path / "x", form)

    places, at = 0, 1
    while cheap.killed(at, export):
        whole = (tmp_path / "x").exists()
        if whole:
            words = WORDS if form is Form.SEALED else None
            assert verify(tmp_path / "x", words=words, floor=cheap.FLOOR)[0].ok
            (tmp_path / "x").unlink()
        with closing(cheap.again(tmp_path / "notes")) as opened:
            unfinished.sweep(opened)
        assert [path.name for path in tmp_path.iterdir()] == ["notes"], at
        places, at = places + 1, at + 7
    assert places > 3


def test_memory_does_not_grow_with_the_files(vault, case, tmp_path):
    with (tmp_path / "large").open("wb") as file:
        file.truncate(48 << 20)
    evidence.take_in(vault, case, tmp_path / "large", Shows.ORDINARY)
    (tmp_path / "large").unlink()
    write(vault, case, tmp_path / "warm", Form.FOLDER)  # fonts and libraries
    for form in (Form.ZIP, Form.SEALED):
        tracemalloc.start()
        made = bundle.write(vault, case, "police", "ko", tmp_path / form, form=form, seal=SEAL)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert made.folder.stat().st_size > 48 << 20
        assert most < 40 << 20


def test_more_than_four_gigabytes_have_their_place(tmp_path):
    """Without four gigabytes: the header says their length, and the file has a hole."""
    size = (4 << 30) + 5
    with (tmp_path / "x").open("wb", buffering=0) as file:
        out = forms._Plain(file)
        zipped = forms.Zip(out)
        with zipped.open("data/large", size) as put:
            begin = out.place
            out.place += size - 5
            file.seek(out.place)
            put(b"large")
        zipped._entries[-1] = archive.Entry("data/large", 0, size, 7)
        out.fill(0, archive.header(zipped._entries[-1]))
        with zipped.open("bagit.txt") as put:
            put(b"x")
        zipped.end()
    with zipfile.ZipFile(tmp_path / "x") as opened:
        large, small = opened.infolist()
        assert (large.file_size, small.header_offset) == (size, begin + size)
        assert opened.read("bagit.txt") == b"x"
    from companion.report import verify_zip

    with (tmp_path / "x").open("rb", buffering=0) as file:
        (sight,) = verify_zip.see(file, os.fstat(file.fileno()).st_size).values()
    assert sight.files["data/large"].size == size
    with pytest.raises(Exception, match="TooLarge"):
        raise_too_large()


def raise_too_large():
    class Endless:
        place = 0

        def put(self, piece):
            pass

        def keep(self, size):
            pass

        def fill(self, place, data):
            raise AssertionError

        def end(self):
            raise AssertionError

    piece = memoryview(bytes(1 << 20))
    with forms.Zip(Endless()).open("x") as put:
        for _ in range(4096):
            put(piece)
