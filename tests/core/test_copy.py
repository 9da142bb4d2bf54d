"""A copy of the database: verified, in one file, and nobody waits for it."""

from __future__ import annotations

import os
import shutil
import threading
import time
from contextlib import closing, suppress

import pytest

from companion import cases, check, drafts, journal, keyfile, keys, timeline
from companion.errors import Cancelled, NoSpace, VaultDamaged
from companion.records import Age, NewCase, NewIncident, Role
from tests.core import cheap

PAGE = 4096
COUNT = 100


@pytest.fixture(scope="module")
def written(new_vault, tmp_path_factory):
    """A closed vault of some hundred pages, to make copies of."""
    folder = tmp_path_factory.mktemp("written") / "notes"
    shutil.copytree(new_vault, folder)
    with closing(cheap.again(folder)) as vault:
        case = cases.add(vault, NewCase(Role.MINE, Age.UNDER19)).id
        for number in range(COUNT):
            timeline.add(vault, case, NewIncident(f"일 {number}", "이야기 " * 900))
    return folder


@pytest.fixture
def filled(written, tmp_path):
    shutil.copytree(written, tmp_path / "notes")
    with closing(cheap.again(tmp_path / "notes")) as opened:
        yield opened


def everything(vault, read) -> dict[str, list[tuple]]:
    tables = [*journal.TABLES, "draft", "setting", "journal", "incident_evidence"]
    return {table: [tuple(row) for row in read(f"SELECT * FROM {table}")] for table in tables}


def test_it_holds_what_the_vault_holds(filled, tmp_path):
    target = tmp_path / "copy"
    filled.copy(target)
    with filled.beside(target) as db:
        assert everything(filled, db.execute) == everything(filled, filled.rows)
        assert journal.verify(db.execute) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "notes"]
    assert target.stat().st_mode & 0o777 == 0o600


def test_it_needs_no_other_file_beside_it(filled, tmp_path):
    filled.copy(tmp_path / "copy")
    filled.close()
    for path in filled.folder.glob("vault.db*"):
        path.unlink()
    shutil.copyfile(tmp_path / "copy", filled.folder / "vault.db")
    with closing(cheap.again(filled.folder)) as vault:
        assert check.run(vault) == []
        assert tuple(vault.rows("SELECT count(*) FROM incident")[0]) == (COUNT,)
        with vault.jot() as db:
            db.execute("INSERT INTO setting VALUES ('language', 'en')")
        assert vault.rows("PRAGMA journal_mode")[0][0] == "wal"


def test_reading_it_leaves_it_as_it_is(filled, tmp_path):
    target = tmp_path / "copy"
    filled.copy(target)
    before = target.read_bytes()
    with filled.beside(target) as db:
        assert tuple(db.execute("SELECT count(*) FROM incident").fetchone()) == (COUNT,)
    assert target.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"copy", "notes"}


def test_under_another_key_only_that_one_reads_it(filled, tmp_path):
    target, other = tmp_path / "copy", bytearray(os.urandom(32))
    filled.copy(target, master=other)
    with pytest.raises(VaultDamaged), filled.beside(target) as db:
        db.execute("SELECT * FROM journal")
    same = set(cheap.pages(target)) & set(cheap.pages(filled.folder / "vault.db"))
    assert same == set()
    filled.close()
    for path in filled.folder.glob("vault.*"):
        path.unlink()
    target.rename(filled.folder / "vault.db")
    _, text = keys.make(cheap.PASSPHRASE, cheap.COST, given(bytes(other)))
    keyfile.store(filled.folder, text)
    with closing(cheap.again(filled.folder)) as vault:
        assert check.run(vault) == []
        assert tuple(vault.rows("SELECT count(*) FROM incident")[0]) == (COUNT,)


def given(master: bytes):
    """Randomness whose first 32 bytes are a master key that exists already."""
    first = [master]
    return lambda length: first.pop() if first and length == 32 else os.urandom(length)


def test_who_writes_meanwhile_does_not_wait_and_is_not_in_it(filled, tmp_path):
    took: list[float] = []

    def write() -> None:
        begun = time.monotonic()
        drafts.save(filled, "incident:new", {"text": str(begun)})
        assert filled.row("SELECT count(*) FROM incident")
        took.append(time.monotonic() - begun)

    def meanwhile(done: int, total: int) -> None:
        other = threading.Thread(target=write)
        other.start()
        other.join()

    filled.copy(tmp_path / "copy", meanwhile)
    assert took
    assert max(took) < 1
    with filled.beside(tmp_path / "copy") as db:
        assert db.execute("SELECT count(*) FROM draft").fetchone()[0] == 0
    assert drafts.load(filled, "incident:new")


def test_progress_grows_to_its_end(filled, tmp_path):
    told = []
    filled.copy(tmp_path / "copy", lambda *now: told.append(now))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] == 2 * len(cheap.pages(tmp_path / "copy"))


@pytest.mark.parametrize("before", [None, b"what was there"])
def test_cancelled_it_leaves_all_as_it_was(filled, tmp_path, before):
    if before:
        (tmp_path / "copy").write_bytes(before)
    there = cheap.contents(tmp_path)

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        filled.copy(tmp_path / "copy", stop)
    assert cheap.contents(tmp_path).keys() == there.keys()
    assert not before or (tmp_path / "copy").read_bytes() == before
    filled.copy(tmp_path / "copy")


def test_a_damaged_database_makes_no_copy(filled, tmp_path):
    filled.copy(tmp_path / "copy")
    good = (tmp_path / "copy").read_bytes()
    filled.close()
    database = filled.folder / "vault.db"
    whole = database.read_bytes()
    # SQLCipher's own copy would have a page of zeros there, and every page after it.
    for page in (len(whole) // PAGE // 2, len(whole) // PAGE - 1):
        bad = bytearray(whole)
        bad[page * PAGE + 100] ^= 4
        database.write_bytes(bad)
        with closing(cheap.again(filled.folder)) as vault, pytest.raises(VaultDamaged):
            vault.copy(tmp_path / "copy")
        assert (tmp_path / "copy").read_bytes() == good
    assert {path.name for path in tmp_path.iterdir()} == {"copy", "notes"}


def test_a_full_disk_is_told_as_one(filled, tmp_path):
    with cheap.disk(tmp_path / "disk", "300k") as disk:
        with pytest.raises(NoSpace):
            filled.copy(disk / "copy")
        assert list(disk.iterdir()) == []
    assert check.run(filled) == []


def test_what_a_killed_one_left_is_no_hindrance(filled, tmp_path):
    for ending in ("", "-wal", "-journal"):
        (tmp_path / f"copy.new{ending}").write_bytes(b"left over" * 1000)
    filled.copy(tmp_path / "copy")
    assert {path.name for path in tmp_path.iterdir()} == {"copy", "notes"}


def test_closed_meanwhile_it_leaves_nothing_that_others_could_read(filled, tmp_path):
    """The key is wiped then: what is written under zeros is written in clear."""
    zeros = bytearray(32)

    def close(done: int, total: int) -> None:
        filled.close()

    with suppress(Cancelled, VaultDamaged):
        filled.copy(tmp_path / "copy", close)
    with pytest.raises(Cancelled):
        filled.copy(tmp_path / "later")
    with pytest.raises(Cancelled):
        filled.seal("drafts", b"text")
    with pytest.raises(Cancelled):
        keys.derive(zeros, "db-key", 32)
    assert {path.name for path in tmp_path.iterdir()} <= {"copy", "notes"}
    with closing(cheap.again(filled.folder)) as vault:
        assert check.run(vault) == []
        if (tmp_path / "copy").exists():
            with vault.beside(tmp_path / "copy") as db:
                assert db.execute("SELECT count(*) FROM incident").fetchone()[0] == COUNT
