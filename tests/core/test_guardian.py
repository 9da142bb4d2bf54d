"""A guardian's own way in: it opens, is known for what it is, changes no key, and goes for good."""

from __future__ import annotations

import json
from contextlib import closing

import pytest

from companion import (
    binned,
    check,
    evidence,
    guardian,
    keyfile,
    keys,
    only_me,
    people,
    recovery,
    renewal,
    snapshots,
    timeline,
)
from companion.errors import VaultTooNew, WrongPassphrase
from companion.records import NewIncident, NewPerson, Part, Shows
from companion.report import bundle
from companion.vault import open_
from tests.core import cheap

THEIRS = "보호자가 고른 다른 말"


@pytest.fixture
def shared(vault, case):
    """The vault with a guardian's way in, and something in it."""
    secret = keys.guardian(THEIRS)
    keys.put(vault.folder, cheap.PASSPHRASE, secret, cheap.COST, floor=cheap.FLOOR)
    return vault


def as_guardian(folder):
    return closing(open_(folder, THEIRS, floor=cheap.FLOOR))


def test_it_opens_the_record_and_is_known(shared, case):
    item = evidence.take_in_bytes(shared, case.id, b"x", Shows.ORDINARY)
    told = timeline.add(shared, case.id, NewIncident("처음 안 날"))
    guardian.came(shared)
    guardian.note(shared, "incident", told.id)  # the child's own openings are nobody's business
    assert guardian.openings(shared) == []
    assert guardian.there(shared, cheap.FLOOR)
    folder = shared.folder
    shared.close()
    with as_guardian(folder) as opened:
        assert guardian.here(opened)
        guardian.came(opened)
        for _ in range(2):
            guardian.note(opened, "incident", told.id)
        guardian.note(opened, "evidence", item.id)
        guardian.note(opened, "incident", 7)
        assert check.run(opened) == []
    with closing(cheap.again(folder)) as child:
        assert not guardian.here(child)
        found = [(one.table, one.title, one.number) for one in guardian.openings(child)]
        assert found == [("evidence", "", 1), ("incident", "처음 안 날", 0), ("", "", 0)]
        assert len(guardian.openings(child, 1)) == 1


def test_what_they_delete_for_good_is_told_and_no_bundle_tells_it(shared, case, tmp_path):
    told = timeline.add(shared, case.id, NewIncident("처음 안 날"))
    timeline.add(shared, case.id, NewIncident("다음 날"))
    item = evidence.take_in_bytes(shared, case.id, b"x", Shows.ORDINARY)
    person = people.add(shared, case.id, NewPerson(Part.OTHER, "가"))
    timeline.remove(shared, told.id)
    binned.delete(shared, f"incident:{told.id}")  # the child's own hand
    assert guardian.openings(shared) == []
    folder = shared.folder
    shared.close()
    with as_guardian(folder) as opened:
        people.remove(opened, person.id)  # which the bin still has
        assert guardian.openings(opened) == []
        binned.delete(opened, binned.all_of(opened, case.id)[0].subject)
        evidence.erase(opened, item.id)
        assert check.run(opened) == []
        bundle.write(opened, case.id, "police", "ko", tmp_path / "out")
    with closing(cheap.again(folder)) as child:
        found = [(one.table, one.number, one.deleted) for one in guardian.openings(child)]
        assert found == [("evidence", 1, True), ("binned", 0, True)]
        assert snapshots.found(child) == []
    said = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert b"guardian.deleted" not in said


def test_a_bundle_tells_nobody_what_a_guardian_opened(shared, case, tmp_path):
    told = timeline.add(shared, case.id, NewIncident("처음 안 날"))
    folder = shared.folder
    shared.close()
    with as_guardian(folder) as opened:
        guardian.came(opened)
        guardian.note(opened, "incident", told.id)
        bundle.write(opened, case.id, "police", "ko", tmp_path / "out")
    said = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert b"guardian.opened" not in said
    assert b"guardian.came" not in said


def test_it_changes_no_key(shared):
    folder, before = shared.folder, keyfile.copies(shared.folder)
    for act in (
        lambda: keys.put(folder, THEIRS, keys.passphrase("x" * 9), cheap.COST, floor=cheap.FLOOR),
        lambda: keys.drop(folder, THEIRS, "recovery", cheap.FLOOR),
        lambda: keys.unlock(folder, THEIRS, cheap.FLOOR),
    ):
        with pytest.raises(WrongPassphrase):
            act()
    assert keyfile.copies(folder) == before
    shared.close()
    with pytest.raises(WrongPassphrase):
        open_(folder, "ein anderes", floor=cheap.FLOOR)


def test_what_is_for_the_child_alone_stays_so(shared):
    only_me.begin(shared, "아무도 모르는 나만의 말", cheap.COST).keep("비밀")
    folder = shared.folder
    shared.close()
    with as_guardian(folder) as opened:
        for secret in (THEIRS, cheap.PASSPHRASE):
            with pytest.raises(WrongPassphrase):
                only_me.unlock(opened, secret, cheap.FLOOR)


def test_taken_away_it_opens_no_more_and_the_file_is_as_before(shared):
    file = json.loads(keyfile.whole(shared.folder))
    assert (file["format"], len(file["slots"])) == (3, 2)
    keys.drop(shared.folder, cheap.PASSPHRASE, keyfile.GUARDIAN, cheap.FLOOR)
    assert json.loads(keyfile.whole(shared.folder))["format"] == 2
    assert not guardian.there(shared, cheap.FLOOR)
    shared.close()
    with pytest.raises(WrongPassphrase):
        open_(shared.folder, THEIRS, floor=cheap.FLOOR)


def test_handed_over_under_a_new_key_nothing_of_theirs_opens(shared, case):
    code = recovery.new_code()
    timeline.add(shared, case.id, NewIncident("처음 안 날"))
    folder, old = shared.folder, keyfile.whole(shared.folder)
    renewal.run(shared, "다 자란 뒤의 새 암호", recovery.secret(code), cost=cheap.COST)
    for secret in (THEIRS, cheap.PASSPHRASE):
        with pytest.raises(WrongPassphrase):
            open_(folder, secret, floor=cheap.FLOOR)
    with closing(open_(folder, "다 자란 뒤의 새 암호", floor=cheap.FLOOR)) as own:
        assert keyfile.ways(folder, cheap.FLOOR) == ("passphrase", "recovery")
        assert [one.title for one in timeline.incidents(own, case.id)] == ["처음 안 날"]
    key = keys.opened(old, keys.guardian(THEIRS), cheap.FLOOR)
    with pytest.raises(Exception, match="VaultDamaged"):  # the key they knew fits nothing any more
        opened_by(folder, key)


def opened_by(folder, key):
    from companion import database

    with database.errors(folder), closing(database.connect(folder / "vault.db", key)) as db:
        db.execute("SELECT count(*) FROM casefile").fetchall()


@pytest.mark.parametrize("change", [{"format": 2}, {"format": 4}])
def test_a_file_of_it_is_of_format_three_and_no_other(shared, change):
    plain = json.loads(keyfile.whole(shared.folder)) | change
    rest = {name: value for name, value in plain.items() if name != "sum"}
    text = keyfile.canonical(rest | {"sum": keyfile._sum(rest)})
    if change["format"] > keyfile.FORMAT:
        with pytest.raises(VaultTooNew):
            keyfile.parse(text, cheap.FLOOR)
    else:
        assert keyfile.parse(text, cheap.FLOOR) is None


def test_people_are_told_by_name(shared, case):
    person = people.add(shared, case.id, NewPerson(Part.HELPER, "이모"))
    shared.way = keyfile.GUARDIAN
    guardian.note(shared, "person", person.id)
    people.remove(shared, person.id)
    assert [(one.table, one.title) for one in guardian.openings(shared)] == [("person", "")]
