"""A backup: sealed, read back, growing by what is new, and never less than it was."""

from __future__ import annotations

import os
import shutil
import zipfile
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from companion import backup, cases, check, evidence, keys, restoration, settings, timeline
from companion.errors import (
    BackupAhead,
    BackupInside,
    BackupOfAnother,
    Cancelled,
    MediumFull,
    MediumLost,
    NoSpace,
    NotABackup,
)
from companion.records import Age, NewCase, NewIncident, Provenance, Role, Shows
from companion.vault import open_
from tests.core import cheap

CANARY = "여기 읽히면 안 되는 글"


def add(vault, tmp_path, number: int, size: int = 100_000):
    """One more item with a file of its own."""
    path = tmp_path / f"{CANARY} {number}"
    path.write_bytes(number.to_bytes(4, "big") * (size // 4))
    case = cases.only(vault).id
    return evidence.take_in(vault, case, path, Shows.ORDINARY, Provenance(f"{number}번"))


@pytest.fixture
def filled(vault, case, tmp_path):
    """An open vault with three items and some words."""
    for number in range(3):
        timeline.add(vault, case.id, NewIncident(f"{CANARY} {number}", "이야기 " * 300))
        add(vault, tmp_path, number)
    return vault


@pytest.fixture
def target(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "notes.zip"


def titles(vault) -> list[str]:
    return [one.title for one in timeline.incidents(vault, cases.only(vault).id)]


def restored(target, tmp_path, what=titles):
    """What a vault says that was restored from the backup; it must be whole."""
    folder = tmp_path / "restored"
    shutil.rmtree(folder, ignore_errors=True)
    got = restoration.restore(target, folder)
    assert got.damaged == 0
    with closing(cheap.again(folder)) as vault:
        assert check.run(vault) == []
        return what(vault)


def items(vault) -> list[tuple[int, str]]:
    return [(one.number, one.sha256) for one in evidence.items(vault, cases.only(vault).id)]


def names(target) -> set[str]:
    with zipfile.ZipFile(target) as read:
        assert read.testzip() is None
        return set(read.namelist())


def test_it_brings_back_all_there_was(filled, target, tmp_path):
    made = backup.write(filled, target)
    assert made == backup.Made(target, target.stat().st_size, target.stat().st_size, 3)
    assert restored(target, tmp_path) == titles(filled)
    assert restored(target, tmp_path, items) == items(filled)
    assert list(target.parent.iterdir()) == [target]
    assert not (filled.folder / "backup.db").exists()
    assert target.stat().st_mode & 0o777 == 0o600


def test_it_holds_nothing_to_read(filled, target):
    backup.write(filled, target)
    objects = {f"objects/{path.name}" for path in filled.objects.iterdir()}
    assert names(target) == objects | {"vault.db", "vault.keys", "vault.keys2"}
    data = target.read_bytes()
    for text in (CANARY, "이야기", cheap.PASSPHRASE, str(filled.folder), filled.folder.name):
        assert text.encode() not in data
        assert text.encode("utf-16-le") not in data


def test_the_next_one_writes_only_what_is_new(filled, target, tmp_path):
    backup.write(filled, target)
    before = target.read_bytes()
    add(filled, tmp_path, 7)
    made = backup.write(filled, target)
    assert target.read_bytes().startswith(before)
    assert made.objects_new == 1
    assert made.added == made.size - len(before)
    database = filled.rows("PRAGMA page_count")[0][0] * 4096
    assert made.added < 110_000 + database + 2000
    assert restored(target, tmp_path, items) == items(filled)
    assert len(names(target)) == 7


def test_it_is_written_anew_once_most_of_it_no_longer_counts(filled, target, tmp_path):
    for number in range(3, 6):
        add(filled, tmp_path, number)
    made = backup.write(filled, target)
    largest, anew = made.size, 0
    for number in range(20):
        timeline.add(filled, cases.only(filled).id, NewIncident(f"더 {number}", "이야기 " * 300))
        made = backup.write(filled, target)
        anew += made.added == made.size
        largest = max(largest, made.size)
    assert 1 <= anew <= 6
    assert largest < 3 * (6 * 102_000 + (filled.folder / "vault.db").stat().st_size)
    assert restored(target, tmp_path) == titles(filled)


def test_a_new_passphrase_takes_the_old_key_file_out(filled, target, tmp_path):
    backup.write(filled, target)
    old = (filled.folder / "vault.keys").read_bytes()
    assert target.read_bytes().count(old) == 2
    floor = cheap.FLOOR
    keys.put(filled.folder, cheap.PASSPHRASE, keys.passphrase("새 암호"), cheap.COST, floor=floor)
    made = backup.write(filled, target)
    assert made.added == made.size
    assert old not in target.read_bytes()
    restoration.restore(target, tmp_path / "restored")
    open_(tmp_path / "restored", "새 암호", floor=floor).close()


def test_what_was_deleted_for_good_leaves_it(filled, target, tmp_path):
    item = add(filled, tmp_path, 9)
    ((name,),) = filled.rows("SELECT name FROM object WHERE id = ?", item.object)
    backup.write(filled, target)
    sealed = (filled.objects / name).read_bytes()
    with zipfile.ZipFile(target) as read:
        old = read.read("vault.db")
    assert sealed[1000:2000] in target.read_bytes()
    evidence.erase(filled, item.id)
    assert backup.age(filled).holds_erased
    made = backup.write(filled, target)
    assert not backup.age(filled).holds_erased
    assert made.added == made.size
    data = target.read_bytes()
    assert sealed[1000:2000] not in data
    assert old[4096:8192] not in data
    assert restored(target, tmp_path, items) == items(filled)


def test_onto_another_medium_it_is_whole_again(filled, target, tmp_path):
    backup.write(filled, target)
    made = backup.write(filled, tmp_path / "other")
    assert made.objects_new == 3
    assert restored(tmp_path / "other", tmp_path) == titles(filled)


@pytest.fixture
def another(tmp_path):
    with closing(cheap.make(tmp_path / "another")) as vault:
        cases.add(vault, NewCase(Role.MINE, Age.ADULT))
        yield vault


def test_the_backup_of_another_vault_is_left_alone(filled, another, target):
    backup.write(another, target)
    before = target.read_bytes()
    with pytest.raises(BackupOfAnother):
        backup.write(filled, target)
    assert target.read_bytes() == before


@pytest.mark.parametrize("content", [b"a letter", b"PK\x03\x04" + bytes(5000)])
def test_another_file_is_left_alone(filled, target, content):
    target.write_bytes(content)
    with pytest.raises(NotABackup):
        backup.write(filled, target)
    assert target.read_bytes() == content


def test_a_folder_is_left_alone(filled, target):
    with pytest.raises(NotABackup):
        backup.write(filled, target.parent)
    assert list(target.parent.iterdir()) == []


def test_an_empty_file_is_written_into(filled, target, tmp_path):
    target.touch()
    backup.write(filled, target)
    assert restored(target, tmp_path) == titles(filled)


def test_a_backup_that_holds_more_is_left_alone(filled, target, tmp_path):
    """An older state of the folder was put back: the stick is the only place of what came after."""
    filled.close()
    shutil.copytree(filled.folder, tmp_path / "older")
    with closing(cheap.again(filled.folder)) as vault:
        timeline.add(vault, cases.only(vault).id, NewIncident("danach"))
        backup.write(vault, target)
        newest = titles(vault)
    before = target.read_bytes()
    with closing(cheap.again(tmp_path / "older")) as older:
        with pytest.raises(BackupAhead):
            backup.write(older, target)
        timeline.add(older, cases.only(older).id, NewIncident("anders"))
        timeline.add(older, cases.only(older).id, NewIncident("noch anders"))
        with pytest.raises(BackupAhead):
            backup.write(older, target)
    assert target.read_bytes() == before
    assert restored(target, tmp_path) == newest


def test_not_into_the_vaults_own_folder(filled, tmp_path):
    (tmp_path / "way").symlink_to(filled.folder / "objects")
    before = cheap.contents(filled.folder).keys()
    for place in ("backup", "objects/backup", "../notes/backup", "vault.db"):
        with pytest.raises(BackupInside):
            backup.write(filled, filled.folder / place)
    with pytest.raises(BackupInside):
        backup.write(filled, tmp_path / "way" / "backup")
    assert cheap.contents(filled.folder).keys() == before


def reports(vault, target) -> int:
    told: list[tuple[int, int]] = []
    backup.write(vault, target, lambda *now: told.append(now))
    assert told == sorted(told)
    assert len({total for _, total in told}) == 1
    assert told[-1][0] == told[-1][1]
    return len(told)


def stop_at(count: int):
    left = [count]

    def stop(done: int, total: int) -> None:
        left[0] -= 1
        if left[0] <= 0:
            raise Cancelled

    return stop


def test_cancelled_it_leaves_what_was_there(filled, target, tmp_path):
    steps = reports(filled, target)
    target.unlink()
    for count in range(1, steps):
        with pytest.raises(Cancelled):
            backup.write(filled, target, stop_at(count))
        assert list(target.parent.iterdir()) == []
    backup.write(filled, target)
    for number in range(3):
        add(filled, tmp_path, 20 + number)
    before = target.read_bytes()
    for count in range(1, reports(filled, shutil.copy(target, tmp_path / "trial"))):
        with pytest.raises(Cancelled):
            backup.write(filled, target, stop_at(count))
        assert target.read_bytes() == before
    assert not (filled.folder / "backup.db").exists()


def test_a_full_medium_keeps_what_was_there(filled, target, tmp_path):
    with cheap.disk(tmp_path / "small", "1m") as disk:
        place = disk / "backup"
        backup.write(filled, place)
        for number in range(20):
            add(filled, tmp_path, 30 + number)
        before = place.read_bytes()
        with pytest.raises(MediumFull):
            backup.write(filled, place)
        assert place.read_bytes() == before
        assert list(disk.iterdir()) == [place]
        place.unlink()
        with pytest.raises(MediumFull):
            backup.write(filled, place)
        assert list(disk.iterdir()) == []
    with pytest.raises((MediumLost, NotABackup)):  # it was pulled out
        backup.write(filled, place / "backup")
    assert check.run(filled) == []
    assert backup.age(filled).changed


def test_what_the_system_says_of_a_medium_is_not_said_of_the_vault(filled, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    for place in (tmp_path / "file" / "backup", tmp_path / "gone" / "backup"):
        with pytest.raises(MediumLost):
            backup.write(filled, place)
    with pytest.raises(MediumLost):
        backup.write(filled, tmp_path / ("x" * 300))


@pytest.mark.parametrize("grows", [False, True])
def test_a_medium_that_does_not_keep_what_is_written_is_noticed(filled, target, tmp_path, grows):
    before = b""
    if grows:
        backup.write(filled, target)
        before = target.read_bytes()
        add(filled, tmp_path, 40, 3_000_000)
    beside = target.with_name(target.name + ("" if grows else ".new"))
    worn: list[int] = []

    def wear_out(done: int, total: int) -> None:
        """Flip a bit of what was just written."""
        if not worn and beside.exists() and beside.stat().st_size > len(before) + 50_000:
            worn.append(done)
            with beside.open("r+b") as file:
                file.seek(len(before) + 40_000)
                (byte,) = file.read(1)
                file.seek(len(before) + 40_000)
                file.write(bytes([byte ^ 1]))

    with pytest.raises(MediumLost):
        backup.write(filled, target, wear_out)
    assert not before or target.read_bytes() == before
    assert grows or list(target.parent.iterdir()) == []


def test_items_that_are_gone_are_named_and_the_rest_kept(filled, target, tmp_path):
    ((name,),) = filled.rows("SELECT o.name FROM object o JOIN evidence e ON e.object = o.id"
                             " WHERE number = 2")  # fmt: skip
    (filled.objects / name).unlink()
    made = backup.write(filled, target)
    assert (made.missing, made.objects_new) == ((2,), 2)
    restoration.restore(target, tmp_path / "restored")
    with closing(cheap.again(tmp_path / "restored")) as vault:
        assert check.run(vault) == [check.Finding("object_missing", "", 2, "1번")]


@pytest.mark.parametrize("harm", ["gone", "flipped", "cut"])
def test_the_good_copy_of_a_damaged_item_stays_in_it(filled, target, tmp_path, harm):
    backup.write(filled, target)
    item = add(filled, tmp_path, 50)
    ((name,),) = filled.rows("SELECT o.name FROM object o JOIN evidence e ON e.object = o.id"
                             " WHERE number = 2")  # fmt: skip
    path = filled.objects / name
    good = path.read_bytes()
    match harm:
        case "gone":
            path.unlink()
        case "flipped":
            path.write_bytes(good[:500] + bytes([good[500] ^ 1]) + good[501:])
        case "cut":
            path.write_bytes(good[:700])
    made = None
    for _ in range(2):  # the second one is written anew
        made = backup.write(filled, target)
        assert made.missing == ()
        with zipfile.ZipFile(target) as read:
            assert read.read(f"objects/{name}") == good
        evidence.erase(filled, item.id)
    assert made
    assert made.added == made.size


def test_left_overs_of_a_killed_one_are_no_hindrance(filled, target, tmp_path):
    (filled.folder / "backup.db").write_bytes(b"left" * 5000)
    target.with_name(target.name + ".new").write_bytes(b"left" * 5000)
    backup.write(filled, target)
    with target.open("ab") as file:
        file.write(os.urandom(300_000))  # it was cut off while it grew
    add(filled, tmp_path, 60)
    backup.write(filled, target)
    assert list(target.parent.iterdir()) == [target]
    assert restored(target, tmp_path, items) == items(filled)


def test_a_full_disk_of_the_vault_is_told_as_one(tmp_path, target):
    with (
        cheap.disk(tmp_path / "disk", "2m") as disk,
        closing(cheap.make(disk / "notes")) as vault,
    ):
        cases.add(vault, NewCase(Role.MINE, Age.ADULT))
        cheap.fill(disk, leave=10 * 4096)
        with pytest.raises(NoSpace):
            backup.write(vault, target)
    assert list(target.parent.iterdir()) == []


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 9, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


def test_the_reminder(tmp_path, new_vault, target):
    shutil.copytree(new_vault, tmp_path / "notes")
    clock = Clock()
    begun = datetime.now(UTC)
    with closing(open_(tmp_path / "notes", cheap.PASSPHRASE, clock, cheap.FLOOR)) as vault:
        clock.at = begun + timedelta(days=20)
        cases.add(vault, NewCase(Role.MINE, Age.ADULT))
        assert backup.age(vault) == backup.Age("", True, False, False)
        clock.at = begun + timedelta(days=31)
        assert backup.age(vault).due
        head = vault.head
        backup.write(vault, target)
        assert vault.head == head  # no line in the journal
        made = vault.stamp()
        assert backup.age(vault) == backup.Age(made, False, False, False)
        clock.at += timedelta(days=100)
        assert not backup.age(vault).due
        timeline.add(vault, cases.only(vault).id, NewIncident("일"))
        assert backup.age(vault) == backup.Age(made, True, True, False)
        assert backup.age(vault, datetime.fromisoformat(made) + timedelta(days=29)).due is False
        assert settings.get(vault, "backup_at") == made
