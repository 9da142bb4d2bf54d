"""A new key: the old one opens nothing any more, and a kill leaves one that opens, never none."""

from __future__ import annotations

import filecmp
import hashlib
import os
import shutil
import sys
from bisect import bisect_left
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from companion import (
    backup,
    cases,
    check,
    drafts,
    evidence,
    keyfile,
    keys,
    recovery,
    renewal,
    restoration,
    settings,
    snapshots,
    timeline,
)
from companion.errors import (
    BackupOfAnother,
    Cancelled,
    EmptyPassphrase,
    NoSpace,
    NotAVault,
    VaultDamaged,
    VaultExists,
    WrongPassphrase,
    WrongRecoveryCode,
)
from companion.records import Age, NewCase, NewIncident, Role, Shows
from companion.vault import Vault, open_
from tests.core import cheap
from tests.core.stopping import each_stop

NEW = "새로 고른 암호 다섯 낱말"
ITEM = b"what was taken in" * 9000


@pytest.fixture(scope="module")
def written(new_vault, tmp_path_factory):
    """A closed vault with words, an item, a draft and a snapshot."""
    place = tmp_path_factory.mktemp("renewal")
    shutil.copytree(new_vault, place / "notes")
    with closing(cheap.again(place / "notes")) as vault:
        case = cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id
        for number in range(20):
            timeline.add(vault, case, NewIncident(f"일 {number}", "이야기 " * 100))
        (place / "file").write_bytes(ITEM)
        evidence.take_in(vault, case, place / "file", Shows.ORDINARY)
        drafts.save(vault, "incident:new", {"title": "쓰던 글"})
        snapshots.make(vault)
    return place / "notes"


@pytest.fixture
def folder(written, tmp_path):
    shutil.copytree(written, tmp_path / "notes")
    return tmp_path / "notes"


def renew(vault: Vault, code: str = "", **more) -> None:
    given = recovery.secret(code) if code else None
    renewal.run(vault, NEW, given, cost=cheap.COST, **more)


def opened(folder: Path, passphrase: str | keys.Secret = NEW) -> Vault:
    return open_(folder, passphrase, floor=cheap.FLOOR)


def whole(vault: Vault) -> None:
    """Everything is there, and as it was written."""
    assert check.run(vault) == []
    case = cases.only(vault).id
    assert len(timeline.ids(vault, case)) == 20
    assert len(timeline.ids(vault, case, "이야")) == 20
    (item,) = evidence.items(vault, case)
    assert b"".join(bytes(part) for part in evidence.content(vault, item)) == ITEM
    assert drafts.load(vault, "incident:new") == {"title": "쓰던 글"}


def test_the_new_passphrase_opens_and_the_old_does_not(folder):
    before, old = keys.vault_id(folder, cheap.FLOOR), cheap.contents(folder)
    master = keys.unlock(folder, cheap.PASSPHRASE, cheap.FLOOR)
    with closing(cheap.again(folder)) as vault:
        head = vault.head
        renew(vault)
    with pytest.raises(WrongPassphrase):
        cheap.again(folder)
    with closing(opened(folder)) as vault:
        whole(vault)
        assert vault.head == head
        assert snapshots.paths(vault) == []
        assert settings.get(vault, "formerly") == before
        timeline.add(vault, cases.only(vault).id, NewIncident("danach"))
    assert keys.vault_id(folder, cheap.FLOOR) != before
    assert keys.unlock(folder, NEW, cheap.FLOOR) != master
    new = cheap.contents(folder)
    assert not any("renewal" in name for name in new)
    for name in ("vault.db", "vault.keys", "vault.keys2", "vault.head"):
        assert new[name] != old[name]
    pages = {old["vault.db"][at : at + 4096] for at in range(0, len(old["vault.db"]), 4096)}
    assert not any(page in data for page in pages for data in new.values())


def test_nothing_is_told_about_its_files(folder):
    """It is our own doing that they are others now."""
    with closing(cheap.again(folder)) as vault:
        renewal.run(vault, NEW, cost=cheap.COST)
    for _ in range(2):  # nothing is written meanwhile, and the second one compares with the first
        with closing(open_(folder, NEW, floor=cheap.FLOOR)) as vault:
            assert (vault.notes, vault.rolled_back) == ((), False)
    with closing(open_(folder, NEW, floor=cheap.FLOOR)) as vault:
        assert check.run(vault) == []


def test_the_old_key_file_does_not_open_it(folder, tmp_path):
    """Who kept a copy of it, and knows the old passphrase, reads nothing."""
    for name in keyfile.NAMES:
        shutil.copy(folder / name, tmp_path / name)
    with closing(cheap.again(folder)) as vault:
        renew(vault)
    for name in keyfile.NAMES:
        shutil.copy(tmp_path / name, folder / name)
    with pytest.raises(VaultDamaged):
        cheap.again(folder)


def test_a_recovery_code_given_opens_and_the_old_one_does_not(folder):
    old, new = recovery.new_code(), recovery.new_code()
    floor = cheap.FLOOR
    keys.put(folder, cheap.PASSPHRASE, recovery.secret(old), cheap.COST, floor=floor)
    with closing(cheap.again(folder)) as vault:
        renew(vault, new)
    assert keyfile.ways(folder, floor) == ("passphrase", "recovery")
    with pytest.raises(WrongRecoveryCode):
        opened(folder, recovery.secret(old))
    with closing(opened(folder, recovery.secret(new))) as vault:
        whole(vault)


def test_without_one_no_other_way_is_left(folder):
    floor = cheap.FLOOR
    code = recovery.secret(recovery.new_code())
    keys.put(folder, cheap.PASSPHRASE, code, cheap.COST, floor=floor)
    keys.put(folder, cheap.PASSPHRASE, keys.Secret("device", bytes(32)), cheap.COST, floor=floor)
    with closing(cheap.again(folder)) as vault:
        renew(vault)
    assert keyfile.ways(folder, floor) == ("passphrase",)


def unchanged(folder: Path, vault: Vault) -> None:
    """It is still open, writes, and opens with the old passphrase."""
    case = cases.only(vault).id
    made = timeline.add(vault, case, NewIncident("danach"))
    assert check.run(vault) == []
    vault.close()
    assert not (folder / "renewal").exists()
    with pytest.raises(WrongPassphrase):
        opened(folder)
    with closing(cheap.again(folder)) as again:
        assert made.id in timeline.ids(again, case)
        assert len(snapshots.paths(again)) == 1


def test_cancelled_at_any_moment_it_changes_nothing(folder):
    for stop in each_stop():
        with closing(cheap.again(folder)) as vault:
            try:
                renew(vault, progress=stop)
            except Cancelled:
                unchanged(folder, vault)
    assert stop.told == sorted(stop.told)
    assert stop.told[-1] == 1  # up to the very switch


def test_without_a_passphrase_it_changes_nothing(folder):
    with closing(cheap.again(folder)) as vault:
        with pytest.raises(EmptyPassphrase):
            renewal.run(vault, "", cost=cheap.COST)
        unchanged(folder, vault)


def test_on_a_full_disk_it_changes_nothing(written, tmp_path):
    with cheap.disk(tmp_path / "disk", "2m") as disk:
        shutil.copytree(written, disk / "notes")
        cheap.fill(disk, leave=20 * 4096)
        with closing(cheap.again(disk / "notes")) as vault:
            with pytest.raises(NoSpace):
                renew(vault)
            (disk / "filler").unlink()
            unchanged(disk / "notes", vault)


def test_a_damaged_vault_gets_none(folder):
    database = folder / "vault.db"
    bad = bytearray(database.read_bytes())
    bad[-5000] ^= 1
    database.write_bytes(bad)
    with closing(cheap.again(folder)) as vault, pytest.raises(VaultDamaged):
        renew(vault)
    assert not (folder / "renewal").exists()
    cheap.again(folder).close()


def kill(folder: Path, at: int, code: str) -> bool:
    """Kill a renewal, and then twice the opening that carries it on; whether it got that far."""

    def carry_on() -> None:
        opened(folder)

    going = cheap.killed(at, lambda: renew(cheap.again(folder), code))
    for again in (at * 3 % 11, at * 7 % 26):
        if (folder / "renewal" / "ready").exists():
            cheap.killed(again, carry_on)
    return going


def which(folder: Path, code: str) -> str:
    """With what it opens, "old" or "new"; it must be whole, and not open with the other."""
    try:
        vault = cheap.again(folder)
    except WrongPassphrase:
        with closing(opened(folder)) as vault:
            whole(vault)
            assert snapshots.paths(vault) == []
        opened(folder, recovery.secret(code)).close()
        return "new"
    with closing(vault):
        whole(vault)
        assert snapshots.paths(vault)
    with pytest.raises(WrongPassphrase):
        opened(folder)
    return "old"


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_killed_anywhere_it_opens_with_the_old_or_the_new(written, tmp_path):
    """Killed before one touch of the disk after another; `./dev faults` takes each of them."""
    ends, code = [], recovery.new_code()
    for at in count(0, 1 if os.environ.get("COMPANION_FAULTS") == "full" else 7):
        folder = tmp_path / "killed"
        shutil.copytree(written, folder)
        going = kill(folder, at, code)
        ends.append(which(folder, code))
        assert not (folder / "renewal").exists()
        shutil.rmtree(folder)
        if not going:
            break
    assert ends == sorted(ends, reverse=True)  # once the new one counts, it stays so
    assert set(ends) == {"old", "new"}


@pytest.fixture(scope="module")
def just_ready(written):
    """A vault just when its renewal counts; nothing is moved yet."""
    place = written.with_name("ready")

    def counts(at: int) -> bool:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(written, place)
        cheap.killed(at, lambda: renew(cheap.again(place)))
        name = keyfile.NAMES[0]
        moved = not filecmp.cmp(written / name, place / name, shallow=False)
        return moved or (place / "renewal" / "ready").exists()

    at = bisect_left(range(100), True, key=counts)
    assert counts(at)
    assert (place / "renewal" / "ready").exists()
    assert not counts(at - 1)
    assert counts(at)
    return place


@pytest.fixture
def place(just_ready, tmp_path):
    shutil.copytree(just_ready, tmp_path / "place")
    return tmp_path / "place"


def test_one_brought_back_later_is_thrown_away(place, tmp_path):
    """A service that syncs the folder may put it there again: it must not undo what came since."""
    shutil.copytree(place / "renewal", tmp_path / "saved")
    with closing(opened(place)) as vault:
        made = timeline.add(vault, cases.only(vault).id, NewIncident("danach"))
    for _ in range(2):
        shutil.copytree(tmp_path / "saved", place / "renewal")
        with closing(opened(place)) as vault:
            assert made.id in timeline.ids(vault, cases.only(vault).id)
        assert not (place / "renewal").exists()
        other = keys.passphrase("noch eine andere")
        keys.put(place, NEW, other, cheap.COST, floor=cheap.FLOOR)
        keys.put(place, other, keys.passphrase(NEW), cheap.COST, floor=cheap.FLOOR)


def test_one_that_is_not_ready_is_thrown_away(folder, place):
    for content in (b"", b"x" * 64, hashlib.sha256(b"another").hexdigest().encode()):
        shutil.rmtree(folder / "renewal", ignore_errors=True)
        shutil.copytree(place / "renewal", folder / "renewal")
        (folder / "renewal" / "ready").write_bytes(content)
        (folder / "renewal" / "a folder").mkdir()
        with closing(cheap.again(folder)) as vault:
            whole(vault)
        assert not (folder / "renewal").exists()


@pytest.mark.parametrize("name", keyfile.NAMES)
def test_copies_that_differ_both_go(folder, name):
    """As a disk leaves them that took a new passphrase into one copy and then failed."""
    before = (folder / name).read_bytes()
    with closing(cheap.again(folder)) as vault:
        other = keys.passphrase("die von gestern")
        keys.put(folder, cheap.PASSPHRASE, other, cheap.COST, floor=cheap.FLOOR)
        (folder / name).write_bytes(before)
        renew(vault)
    for old in (cheap.PASSPHRASE, other):
        with pytest.raises(WrongPassphrase):
            opened(folder, old)
    with closing(opened(folder)) as vault:
        whole(vault)


def test_without_a_key_file_it_is_no_vault_and_left_alone(place):
    for name in keyfile.NAMES:
        (place / name).unlink()
    before = cheap.contents(place)
    with pytest.raises(NotAVault):
        opened(place)
    with pytest.raises(VaultExists):
        cheap.make(place)
    assert cheap.contents(place) == before


def test_both_copies_of_the_old_key_file_damaged_it_still_opens_with_the_new(place):
    for name in keyfile.NAMES:
        (place / name).write_bytes(b"damaged")
    with closing(opened(place)) as vault:
        whole(vault)


def test_its_backup_takes_the_place_of_the_old_one(folder, tmp_path):
    """Else the stick would keep what opens with the passphrase that somebody knows."""
    target = tmp_path / "backup"
    with closing(cheap.again(folder)) as vault:
        backup.write(vault, target)
        old = keyfile.whole(folder)
        renew(vault)
    with closing(opened(folder)) as vault:
        made = backup.write(vault, target)
        assert made.added == made.size
    assert old not in target.read_bytes()
    restoration.restore(target, tmp_path / "restored")
    with closing(opened(tmp_path / "restored")) as vault:
        whole(vault)
    with closing(cheap.make(tmp_path / "another")) as vault, pytest.raises(BackupOfAnother):
        backup.write(vault, target)
