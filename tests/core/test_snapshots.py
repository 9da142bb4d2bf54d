"""Snapshots: the last three, at most one a day, and none that holds what was deleted for good."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from math import inf

import pytest
import sqlcipher3

from companion import (
    binned,
    cases,
    check,
    contacts,
    evidence,
    people,
    schema,
    settings,
    snapshots,
    steps,
    timeline,
)
from companion.errors import Cancelled, VaultDamaged
from companion.records import (
    Age,
    NewAccount,
    NewCase,
    NewContact,
    NewIncident,
    NewPerson,
    NewStep,
    NewTalk,
    Part,
    Role,
    Shows,
)
from companion.vault import open_
from tests.core import cheap
from tests.core.stopping import each_stop

DAY = timedelta(days=1)


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 9, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def dated(vault, clock):
    """The vault with a clock that the test sets, and a case in it."""
    vault.close()
    with closing(open_(vault.folder, cheap.PASSPHRASE, clock, cheap.FLOOR)) as opened:
        cases.add(opened, NewCase(Role.MINE, Age.ADULT))
        yield opened


def write(vault) -> None:
    timeline.add(vault, cases.only(vault).id, NewIncident("일"))


def test_one_is_a_whole_copy_under_a_name_that_says_nothing(dated):
    write(dated)
    path = snapshots.make(dated)
    assert re.fullmatch("[0-9a-f]{32}", path.name)
    assert snapshots.paths(dated) == [path]
    assert path.parent == dated.folder / "snapshots"
    assert path.parent.stat().st_mode & 0o777 == 0o700
    (one,) = snapshots.found(dated)
    assert (one.line, one.hash) == dated.head
    assert one.made == dated.now().timestamp()
    with dated.beside(path) as db:
        assert db.execute("SELECT title FROM incident").fetchone()[0] == "일"


def test_due_at_most_daily_and_only_when_the_record_changed(dated, clock):
    assert snapshots.due(dated)
    snapshots.make(dated)
    assert not snapshots.due(dated)
    clock.at += DAY
    assert not snapshots.due(dated)
    settings.set_(dated, "scheme", "dark")  # is none of the record
    assert not snapshots.due(dated)
    write(dated)
    assert snapshots.due(dated)
    clock.at -= timedelta(hours=1)
    assert not snapshots.due(dated)


def test_a_clock_set_back_does_not_put_it_off(dated, clock):
    snapshots.make(dated)
    clock.at -= 365 * DAY
    write(dated)
    assert snapshots.keep(dated)
    (newest, _) = snapshots.found(dated)
    assert (newest.line, newest.hash) == dated.head


def test_an_empty_vault_needs_none(tmp_path):
    with closing(cheap.make(tmp_path / "notes")) as vault:
        assert vault.head[0] == 1
        assert snapshots.due(vault)


def test_the_last_three_are_kept(dated, clock):
    lines = []
    for _ in range(6):
        write(dated)
        assert snapshots.keep(dated)
        assert not snapshots.keep(dated)
        lines.append(dated.head[0])
        clock.at += DAY
    assert [one.line for one in snapshots.found(dated)] == lines[:-4:-1]
    assert len(snapshots.paths(dated)) == 3


def test_one_from_the_future_goes_first(dated, clock):
    clock.at += 365 * DAY
    for _ in range(3):
        write(dated)
        snapshots.keep(dated)
        clock.at += DAY
    clock.at -= 370 * DAY
    lines = []
    for _ in range(4):
        write(dated)
        snapshots.keep(dated)
        lines.append(dated.head[0])
        clock.at += DAY
    assert [one.line for one in snapshots.found(dated)] == lines[:-4:-1]


def test_what_cannot_be_read_goes_first(dated, clock):
    snapshots.make(dated)
    (dated.folder / "snapshots" / "junk").write_bytes(b"junk" * 5000)
    clock.at += DAY
    write(dated)
    snapshots.keep(dated)
    assert len(snapshots.found(dated)) == len(snapshots.paths(dated)) == 2


def test_what_a_power_cut_left_of_one_is_swept(dated):
    """Empty files with the names SQLite gives to what it lays beside a database."""
    folder = snapshots.make(dated).parent
    for name in ("00", "00.new", "00.new-journal", "00.new-wal", "00-wal", "00-shm"):
        (folder / name).touch()
    (folder / "00.new").write_bytes((dated.folder / "vault.db").read_bytes())
    assert len(snapshots.found(dated)) == 1
    snapshots.sweep(dated)
    assert len(snapshots.paths(dated)) == 1


def test_cancelled_it_leaves_those_that_were_there(dated):
    snapshots.make(dated)
    there = cheap.contents(dated.folder / "snapshots")

    for stop in each_stop():
        try:
            snapshots.make(dated, stop)
        except Cancelled:
            assert cheap.contents(dated.folder / "snapshots") == there
    assert stop.told == sorted(stop.told)
    assert stop.told[-1] == 1  # what is copied is looked over, and that can be stopped, too


def test_with_little_room_one_is_kept_and_nobody_is_told_off(tmp_path, clock):
    with cheap.disk(tmp_path / "disk", "4m") as disk:
        with closing(cheap.make(disk / "notes")) as vault:
            cases.add(vault, NewCase(Role.MINE, Age.ADULT))
        with closing(open_(disk / "notes", cheap.PASSPHRASE, clock, cheap.FLOOR)) as vault:
            for _ in range(3):
                write(vault)
                assert snapshots.keep(vault)
                assert len(snapshots.paths(vault)) == 1
                clock.at += DAY
            write(vault)
            cheap.fill(disk, leave=16 * 4096)
            assert not snapshots.keep(vault)
            assert len(cheap.contents(disk / "notes" / "snapshots")) <= 1
            write(vault)


def erase_a_file(vault, case, tmp_path):
    (tmp_path / "file").write_bytes(b"content")
    item = evidence.take_in(vault, case, tmp_path / "file", Shows.ORDINARY)
    snapshots.make(vault)
    evidence.erase(vault, item.id)


def erase_a_wording(vault, case, tmp_path):
    made = timeline.add(vault, case, NewIncident("일", "처음에 쓴 글"))
    timeline.edit(vault, made.id, NewIncident("일", "나중에 쓴 글"))
    snapshots.make(vault)
    timeline.erase_wording(vault, timeline.wordings(vault, made.id)[0].id)


def empty(vault, case):
    snapshots.make(vault)
    assert binned.empty(vault, case) == 1


def remove_a_person(vault, case, tmp_path):
    made = people.add(vault, case, NewPerson(Part.OTHER, "이름"))
    snapshots.make(vault)
    people.remove(vault, made.id)
    empty(vault, case)


def remove_an_account(vault, case, tmp_path):
    made = people.add_account(vault, case, NewAccount("앱", "이름"))
    snapshots.make(vault)
    people.remove_account(vault, made.id)
    empty(vault, case)


def remove_a_contact(vault, case, tmp_path):
    made = contacts.add(vault, case, NewContact("선생님"))
    snapshots.make(vault)
    contacts.remove(vault, made.id)
    empty(vault, case)


def remove_a_talk(vault, case, tmp_path):
    made = contacts.note_talk(vault, case, NewTalk("선생님", said="말"))
    snapshots.make(vault)
    contacts.remove_talk(vault, made.id)
    empty(vault, case)


def remove_a_step(vault, case, tmp_path):
    made = steps.add(vault, case, NewStep("할 일"))
    snapshots.make(vault)
    steps.remove(vault, made.id)
    empty(vault, case)


DELETIONS = [
    erase_a_file, erase_a_wording, remove_a_person, remove_an_account, remove_a_contact,
    remove_a_talk, remove_a_step,
]  # fmt: skip


@pytest.mark.parametrize("delete", DELETIONS)
def test_what_is_deleted_for_good_takes_them_along(dated, tmp_path, delete):
    snapshots.make(dated)
    delete(dated, cases.only(dated).id, tmp_path)
    assert snapshots.paths(dated) == []
    assert check.run(dated) == []
    assert snapshots.due(dated)
    snapshots.keep(dated)
    evidence.sweep(dated)
    assert len(snapshots.paths(dated)) == 1


def test_the_bin_does_not(dated):
    made = timeline.add(dated, cases.only(dated).id, NewIncident("일"))
    snapshots.make(dated)
    timeline.remove(dated, made.id)
    timeline.restore(dated, made.id)
    assert len(snapshots.paths(dated)) == 1


@pytest.mark.parametrize("delete", DELETIONS)
def test_a_kill_before_they_were_dropped_is_made_good_at_the_next_opening(dated, tmp_path, delete):
    saved = tmp_path / "saved"
    path = snapshots.make(dated)
    shutil.copytree(path.parent, saved)
    delete(dated, cases.only(dated).id, tmp_path)
    after = snapshots.make(dated)
    for one in saved.iterdir():  # or a service that syncs the folder put them back
        shutil.copy2(one, path.parent)
    (path.parent / f"{'0' * 32}.new").write_bytes(b"half a copy")
    assert len(snapshots.paths(dated)) == 3
    dated.close()
    with closing(cheap.again(dated.folder)) as vault:
        evidence.sweep(vault)
        assert snapshots.paths(vault) == [after]


def test_objects_stay_as_long_as_one_names_them(dated, tmp_path):
    older = tmp_path / "older.db"
    dated.copy(older)
    (tmp_path / "file").write_bytes(b"content")
    evidence.take_in(dated, cases.only(dated).id, tmp_path / "file", Shows.ORDINARY)
    snapshots.make(dated)
    dated.close()
    os.replace(older, dated.folder / "vault.db")  # an older one was put back
    with closing(cheap.again(dated.folder)) as vault:
        (name,) = snapshots.named(vault)
        assert evidence.sweep(vault, inf) == 0
        assert [path.name for path in vault.objects.iterdir()] == [name]
        snapshots.drop(vault)
        assert evidence.sweep(vault, inf) == 1


def later_shape(monkeypatch, sql: str = "CREATE TABLE later(x) STRICT;") -> None:
    taken = {**schema.steps(), schema.newest() + 1: sql}
    monkeypatch.setattr(schema, "steps", lambda: taken)


def test_one_is_made_before_the_shape_changes(dated, monkeypatch):
    write(dated)
    head, shape = dated.head, schema.newest()
    dated.close()
    later_shape(monkeypatch, "CREATE TABLE later(x TEXT) STRICT;")
    with closing(cheap.again(dated.folder)) as vault:
        assert tuple(vault.rows("PRAGMA user_version")[0]) == (shape + 1,)
        (one,) = snapshots.found(vault)
        assert (one.schema, one.line, one.hash) == (shape, *head)
        assert check.run(vault) == []
        write(vault)


def test_a_step_that_fails_each_time_makes_one_snapshot(dated, monkeypatch):
    dated.close()
    later_shape(monkeypatch, "CREATE TABLE journal(x TEXT) STRICT;")
    for _ in range(4):
        with pytest.raises(sqlcipher3.OperationalError):
            cheap.again(dated.folder)
    monkeypatch.undo()
    with closing(cheap.again(dated.folder)) as vault:
        assert len(snapshots.paths(vault)) == 1


def test_without_room_for_one_the_shape_changes_all_the_same(dated, monkeypatch):
    dated.close()
    (dated.folder / "snapshots").write_bytes(b"a file where the folder should be")
    later_shape(monkeypatch, "CREATE TABLE later(x TEXT) STRICT;")
    with closing(cheap.again(dated.folder)) as vault:
        assert tuple(vault.rows("PRAGMA user_version")[0]) == (schema.newest(),)


def test_what_is_damaged_is_not_rebuilt(dated, monkeypatch):
    for _ in range(30):
        write(dated)
    dated.close()
    database = dated.folder / "vault.db"
    bad = bytearray(database.read_bytes())
    bad[-3000] ^= 1
    database.write_bytes(bad)
    later_shape(monkeypatch, "CREATE TABLE later(x TEXT) STRICT;")
    with pytest.raises(VaultDamaged):
        cheap.again(dated.folder)
    assert database.read_bytes() == bad


@pytest.mark.parametrize("delete", DELETIONS[:2])
def test_deleted_for_good_while_one_is_made_it_is_not_in_it(dated, tmp_path, delete):
    done: list[int] = []

    def meanwhile(now: int, total: int) -> None:
        if not done:
            done.append(now)
            delete(dated, cases.only(dated).id, tmp_path)

    path = snapshots.make(dated, meanwhile)
    (one,) = snapshots.found(dated)
    assert (one.path, one.line) == (path, dated.head[0])
