"""A backup comes back whole, or as whole as it is; and one that lies can do nothing."""

from __future__ import annotations

import io
import os
import shutil
import sys
import zlib
from contextlib import closing

import pytest

from companion import archive, backup, cases, check, evidence, restoration, timeline
from companion.archive import Entry
from companion.errors import (
    BackupDamaged,
    Cancelled,
    NoSpace,
    NotABackup,
    NotAVault,
    Unreadable,
    VaultExists,
)
from companion.folder import is_vault
from companion.records import Age, NewCase, NewIncident, Role, Shows
from companion.vault import create
from tests.core import cheap

ITEM = b"".join(number.to_bytes(4, "big") for number in range(600_000))
KEYS = b'{"format":1}'


@pytest.fixture(scope="module")
def stick(new_vault, tmp_path_factory):
    """A backup of a vault with an item and some words."""
    place = tmp_path_factory.mktemp("stick")
    shutil.copytree(new_vault, place / "notes")
    with closing(cheap.again(place / "notes")) as vault:
        case = cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id
        for number in range(30):
            timeline.add(vault, case, NewIncident(f"일 {number}", "이야기 " * 300))
        (place / "file").write_bytes(ITEM)
        evidence.take_in(vault, case, place / "file", Shows.ORDINARY)
        backup.write(vault, place / "backup")
    return place / "backup"


def content(folder) -> tuple[list[str], bytes]:
    with closing(cheap.again(folder)) as vault:
        case = cases.only(vault).id
        (item,) = evidence.items(vault, case)
        data = b"".join(bytes(part) for part in evidence.content(vault, item))
        return [one.title for one in timeline.incidents(vault, case)], data


@pytest.mark.parametrize("made", [False, True])
def test_it_is_the_vault_again(stick, tmp_path, made):
    folder = tmp_path / "deep" / "notes"
    if made:
        folder.mkdir(parents=True)
    told: list[tuple[int, int]] = []
    got = restoration.restore(stick, folder, lambda *now: told.append(now))
    assert got == restoration.Restored(1, 0, False)
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    titles, data = content(folder)
    assert (len(titles), data) == (30, ITEM)
    with closing(cheap.again(folder)) as vault:
        assert check.run(vault) == []
    names = {path.name for path in folder.iterdir()}
    assert names == {"vault.db", "vault.keys", "vault.keys2", "objects", "lock", "vault.head"}
    for path in folder.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_folder_with_something_in_it_is_left_alone(stick, tmp_path):
    for name in ("letter", "vault.keys", "vault.db"):
        folder = tmp_path / f"with {name}"
        folder.mkdir()
        (folder / name).write_bytes(b"mine")
        with pytest.raises(VaultExists):
            restoration.restore(stick, folder)
        assert cheap.contents(folder) == {name: b"mine"}


def test_cancelled_it_leaves_nothing(stick, tmp_path):
    told: list[int] = []
    restoration.restore(stick, tmp_path / "whole", lambda done, total: told.append(done))
    (tmp_path / "empty").mkdir()
    for count in range(len(told)):
        left = [count]

        def stop(done: int, total: int, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise Cancelled

        for name in ("new", "empty"):
            left[0] = count
            with pytest.raises(Cancelled):
                restoration.restore(stick, tmp_path / name, stop)
        assert not (tmp_path / "new").exists()
        assert list((tmp_path / "empty").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_killed_it_leaves_no_vault_and_can_be_begun_again(stick, tmp_path):
    folder = tmp_path / "notes"
    steps: list[int] = []
    restoration.restore(stick, tmp_path / "whole", lambda done, total: steps.append(done))
    for count in range(len(steps)):
        left = [count]

        def die(done: int, total: int, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)

        child = os.fork()
        if child == 0:
            restoration.restore(stick, folder, die)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
        assert not is_vault(folder)
        with pytest.raises(NotAVault):
            cheap.again(folder)
    create(folder, cheap.PASSPHRASE, cheap.COST).close()  # also a new vault may begin there
    shutil.rmtree(folder)
    folder.mkdir()
    restoration.restore(stick, folder)
    assert content(folder)[1] == ITEM


def test_a_full_disk_is_told_as_one(stick, tmp_path):
    with cheap.disk(tmp_path / "disk", "1m") as disk:
        with pytest.raises(NoSpace):
            restoration.restore(stick, disk / "notes")
        assert list(disk.iterdir()) == []


def test_one_flipped_bit_costs_at_most_what_it_is_in(stick, tmp_path):
    """Anywhere in the file: it can be restored, and what is not as written is told."""
    good = stick.read_bytes()
    with stick.open("rb") as file:
        found = archive.find(file)
    assert found is not None
    ends = [entry.offset for entry in found.entries.values()] + [len(good)]
    near = [
        place for end in ends for place in range(max(0, end - 40), min(end + 60, len(good)), 13)
    ]
    for number, place in enumerate([*near, *range(0, len(good), 400_001)]):
        bad = bytearray(good)
        bad[place] ^= 1 << (place % 8)
        (tmp_path / "bad").write_bytes(bad)
        folder = tmp_path / f"notes{number}"
        got = restoration.restore(tmp_path / "bad", folder)
        hit = [one.name for one in found.entries.values() if one.start <= place < one.end]
        assert got.damaged == len([name for name in hit if not name.startswith("vault.keys")])
        if hit != ["vault.db"]:
            with closing(cheap.again(folder)) as vault:
                findings = [one.what for one in check.run(vault)]
            assert findings == (["object_damaged"] if hit and hit[0].startswith("obj") else [])
            if not findings:
                titles, data = content(folder)
                assert (len(titles), data) == (30, ITEM)
        shutil.rmtree(folder)


def test_cut_off_while_it_grew_it_is_the_one_before(stick, tmp_path):
    (tmp_path / "cut").write_bytes(stick.read_bytes() + os.urandom(100_000))
    assert restoration.restore(tmp_path / "cut", tmp_path / "notes").behind
    assert content(tmp_path / "notes")[1] == ITEM


def test_cut_off_within_it_is_said_so(stick, tmp_path):
    data = stick.read_bytes()
    for length in (100, len(data) // 2, len(data) - 2000):
        (tmp_path / "cut").write_bytes(data[:length])
        with pytest.raises(BackupDamaged):
            restoration.restore(tmp_path / "cut", tmp_path / "notes")
        assert not (tmp_path / "notes").exists()


@pytest.mark.parametrize("data", [b"", b"text", bytes(50_000), b"PK\x03\x04" * 999])
def test_another_file_is_said_to_be_one(tmp_path, data):
    (tmp_path / "other").write_bytes(data)
    with pytest.raises(NotABackup):
        restoration.restore(tmp_path / "other", tmp_path / "notes")
    assert not (tmp_path / "notes").exists()


def test_what_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for place, error in ((tmp_path, NotABackup), (tmp_path / "pipe", NotABackup),
                         (tmp_path / "gone", Unreadable)):  # fmt: skip
        with pytest.raises(error):
            restoration.restore(place, tmp_path / "notes")


def container(files: dict[str, bytes]) -> bytes:
    data, entries = bytearray(), {}
    for name, content in files.items():
        entries[name] = Entry(name, len(data), len(content), zlib.crc32(content))
        data += archive.header(entries[name]) + content
    for _ in range(2):
        data += archive.directory(entries.values(), len(data), bytes(archive.NOTE))
    return bytes(data)


NAMES = [
    "../evil", "/etc/evil", "objects/../../evil", "objects/../vault.db", "C:\\evil", "evil",
    "objects/", "objects", "objects/evil", f"objects/{'A' * 32}", f"objects/{'a' * 31}",
    f"objects/{'a' * 33}", f"objects/{'a' * 32}/b", f"objects\\{'a' * 32}", "", ".",
    "vault.db-wal", "vault.db-journal", "lock", "vault.new", "snapshots/a", "vault.head",
    f"objects/{'a' * 32}\n", "vault.keys\x00", "renewal/ready", "VAULT.DB",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_not_ours_is_refused(tmp_path, name):
    evil = container({"vault.keys": KEYS, "vault.db": b"x" * 5000, name: b"evil"})
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "backup").write_bytes(evil)
    with pytest.raises((NotABackup, BackupDamaged)):
        restoration.restore(tmp_path / "in" / "backup", tmp_path / "in" / "notes")
    assert cheap.contents(tmp_path) == {"in/backup": evil}


@pytest.mark.parametrize(
    "files",
    [
        {"vault.keys": KEYS},
        {"vault.db": b"x" * 5000},
        {"vault.keys": KEYS, f"objects/{'a' * 32}": b"x"},
        {"vault.keys": KEYS + bytes(70_000), "vault.db": b"x" * 5000},
    ],
)
def test_what_cannot_be_a_vault_is_refused(tmp_path, files):
    (tmp_path / "backup").write_bytes(container(files))
    with pytest.raises(NotABackup):
        restoration.restore(tmp_path / "backup", tmp_path / "notes")
    assert not (tmp_path / "notes").exists()


def test_more_than_the_disk_holds_is_refused_before_anything_is_written(tmp_path):
    """Sparse: the file claims a terabyte, which it has."""
    first = Entry("vault.keys", 0, len(KEYS), zlib.crc32(KEYS))
    entries, place = [first], first.end
    for name in ("vault.db", *(f"objects/{n:032x}" for n in range(12))):
        entries.append(Entry(name, place, (1 << 37) - 5, 0))
        place = entries[-1].end
    with (tmp_path / "backup").open("wb") as file:
        file.write(archive.header(first) + KEYS)
        file.seek(place)
        file.write(archive.directory(entries, place, bytes(archive.NOTE)))
    with pytest.raises(NoSpace):
        restoration.restore(tmp_path / "backup", tmp_path / "notes")
    assert not (tmp_path / "notes").exists()


class Worn(io.BytesIO):
    """A medium on which some sectors can't be read any more, or that is pulled out."""

    def __init__(self, data: bytes, bad: range, pulled: bool = False) -> None:
        super().__init__(data)
        self.bad, self.pulled = bad, pulled

    def fileno(self) -> int:
        return 0

    def read(self, size: int | None = -1) -> bytes:
        at = self.tell()
        data = super().read(size)
        if at < self.bad.stop and at + len(data) > self.bad.start:
            raise OSError(5, "Input/output error")
        if self.pulled:
            raise OSError(5, "Input/output error")
        return data


@pytest.mark.parametrize(("first", "last"), [(100, 101), (900_000, 905_000), (50_000, 2_300_000)])
def test_sectors_that_cannot_be_read_become_zeros(stick, first, last):
    with stick.open("rb") as file:
        found = archive.find(file)
        assert found is not None
        (entry,) = (one for name, one in found.entries.items() if name.startswith("objects"))
        good = b"".join(archive.pieces(file, entry))
    worn = Worn(stick.read_bytes(), range(entry.start + first, entry.start + last))
    taking = restoration._Taking(worn, entry)
    got = b"".join(taking.pieces())
    assert len(got) == len(good)
    assert not taking.whole
    differ = [place for place in range(len(good)) if got[place] != good[place]]
    assert first - 4096 < differ[0] <= first
    assert last - 1 <= differ[-1] + 8 < last + 4096 + 8


def test_a_medium_that_was_pulled_out_is_said_so(stick):
    with stick.open("rb") as file:
        found = archive.find(file)
    assert found is not None
    worn = Worn(stick.read_bytes(), range(0), pulled=True)
    with pytest.raises(Unreadable):
        list(restoration._Taking(worn, found.entries["vault.db"]).pieces())
