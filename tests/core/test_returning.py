"""A case is given back whole and then gone from here: every word, key, file, draft and snapshot."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections import Counter
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from companion import (
    binned,
    caseload,
    cases,
    check,
    consents,
    contacts,
    directory,
    drafts,
    evidence,
    hands,
    journal,
    landmarks,
    picks,
    returning,
    settings,
    snapshots,
    steps,
    stops,
    takedowns,
    timeline,
    when,
)
from companion.asked import NewTakedown
from companion.errors import Cancelled, ObjectMissing, TargetNotEmpty, WrongPassphrase
from companion.held import table_of
from companion.picks import Picks
from companion.records import Age, NewCase, NewContact, NewIncident, NewStep, NewTalk, Role
from companion.report import unfinished
from companion.vault import open_
from tests.core import canaries, cheap
from tests.core.stopping import each_stop
from tests.core.test_erasing import plain
from tests.faults.conftest import FULL

OWN = "주인이 고른 새 암호 넷"
TOUCHES = 150  # of the disk, from the opening to the end; the last forty are about the removal


def give(vault, case, target, **more):
    return returning.run(vault, case, target, OWN, cost=cheap.COST, **more)


def opened(folder):
    return closing(open_(folder, OWN, floor=cheap.FLOOR))


def everything(vault):
    """All that stands in a vault's rows, as one text."""
    tables = [t for t in journal.TABLES if t != "object"]
    rows = [tuple(row) for table in tables for row in vault.rows(f"SELECT * FROM {table}")]
    return repr([[v for v in row if not isinstance(v, bytes)] for row in rows])


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """A closed vault with two cases full of words of their own."""
    place = tmp_path_factory.mktemp("two")
    with closing(cheap.make(place / "notes")) as vault:
        for number, name in enumerate(("first", "second")):
            (place / name).mkdir()
            canaries.plant(vault, place / name, 1 + 5000 * number)
        first, second = (case.id for case in cases.all_of(vault))
        consents.note(vault, first, consents.NewConsent("police", giver="캐나리아동의"))
        drafts.discard(vault, "incident:new")
        drafts.save(vault, f"incident:new:{first}", {"narrative": "쓰던 말"})
        drafts.save(vault, f"incident:new:{second}", {"narrative": "다른 말"})
        picks.keep(vault, first, "police", Picks((1,)))
        picks.keep(vault, second, "police", Picks((2,)))
        caseload.close(vault, first)
        settings.set_(vault, "case", str(first))
        for name in ("first_lines", "taken"):
            held = settings.of_cases(vault, name) | {str(i): {"x": 1} for i in (first, second)}
            settings.set_(vault, name, settings.packed(held, (first, second)))
    return place / "notes"


@pytest.fixture
def held(two, tmp_path):
    """A copy of it, open, and the ids of both cases."""
    shutil.copytree(two, tmp_path / "notes")
    with closing(cheap.again(tmp_path / "notes")) as vault:
        first, second = (case.id for case in cases.all_of(vault))
        yield vault, first, second


def of(vault, case):
    """How many rows of each table hang on a case."""
    return {table: len(ids) for table, ids in returning._ids(vault, case).items()}


def without_bin(vault, case):
    """So many are given back: what is in the bin goes to nobody."""
    gone = Counter(table_of(subject) for subject in binned.bound(vault, case))
    return {table: count - gone[table] for table, count in of(vault, case).items()}


def test_its_owner_has_all_of_it_and_here_is_none_of_it(held, tmp_path):
    vault, first, second = held
    snapshots.make(vault)
    count, other = without_bin(vault, first), of(vault, second)
    assert count != of(vault, first)
    named = cases.find(vault, first).name
    before = [i.title for i in timeline.incidents(vault, first)]
    bytes_of = {
        i.number: b"".join(map(bytes, evidence.content(vault, i)))
        for i in evidence.items(vault, first)
        if i.object is not None
    }
    kept = [row[0] for row in vault.rows("SELECT name FROM object")]
    told = give(vault, first, tmp_path / "given")
    assert (told.name, told.records) == (named, sum(count.values()))
    assert told.files == count["object"] == len(bytes_of) > 1
    assert [case.id for case in cases.all_of(vault)] == [second]
    assert of(vault, second) == other
    assert check.run(vault) == []
    assert snapshots.found(vault) == []
    assert drafts.places(vault) == [f"incident:new:{second}"]
    assert list(json.loads(settings.get(vault, "picks"))) == [f"{second}:police"]
    assert caseload.put_away(vault) == set()
    left = {path.name for path in vault.objects.iterdir()}
    assert len(left) == len(kept) - told.files
    assert returning.note(vault) == told
    returning.noted(vault)
    assert returning.note(vault) is None
    chosen = repr([tuple(row) for row in vault.rows("SELECT * FROM setting")])
    assert str(first) not in chosen
    assert chosen.count(f'"{second}"') == 2
    line = vault.row("SELECT event FROM journal ORDER BY seq DESC LIMIT 1")[0]
    assert '"case.returned"' in line
    assert named not in line
    with opened(tmp_path / "given") as own:
        (case,) = cases.all_of(own)
        assert (case.role, case.name) == (Role.MINE, named)
        assert of(own, case.id) == count
        assert check.run(own) == []
        assert own.row("SELECT hex(hash) FROM journal WHERE seq = ?", told.line)[0] == (
            told.fingerprint.upper()
        )
        assert [i.title for i in timeline.incidents(own, case.id)] == before
        assert timeline.ids(own, case.id, before[0]) != []
        assert {
            i.number: b"".join(map(bytes, evidence.content(own, i)))
            for i in evidence.items(own, case.id)
            if i.object is not None
        } == bytes_of
        assert [one.giver for one in consents.all_of(own, case.id)] == ["캐나리아동의"]
        assert everything(own).count("뱁") > 20
        assert timeline.add(own, case.id, NewIncident("그다음 일")).case == case.id


def test_no_word_of_it_is_left_in_any_file_and_none_of_the_others_goes_along(held, tmp_path):
    vault, first, second = held
    mine = everything_of(vault, first)
    theirs = everything_of(vault, second)
    assert len(mine) > 30
    assert len(theirs) > 30
    give(vault, first, tmp_path / "given")
    returning.noted(vault)
    said = "".join(plain_text(vault.folder))
    assert not [word for word in mine if word in said]
    assert [word for word in theirs if word in said] == theirs
    vault.close()
    with opened(tmp_path / "given") as own:
        whole = repr([tuple(row) for row in own.rows("SELECT * FROM setting")])
        whole += repr([row[0] for row in own.rows("SELECT event FROM journal")]) + everything(own)
        assert not [word for word in theirs if word in whole]
        assert str(first) not in whole


def everything_of(vault, case):
    """Every canary in the rows of a case."""
    ids, found = returning._ids(vault, case), set()
    for table, some in ids.items():
        rows = vault.rows(
            f"SELECT * FROM {table} WHERE id IN (SELECT value FROM json_each(?))", json.dumps(some)
        )
        text = repr([[v for v in row if isinstance(v, str)] for row in map(tuple, rows)])
        found |= set(re.findall(r"캐[가-힣]{4}뱁", text))
    return sorted(found)


def plain_text(folder: Path):
    """What all files of SQLite's say, deciphered."""
    for path in [folder / "vault.db", folder / "vault.db-wal", *(folder / "snapshots").glob("*")]:
        if path.exists() and path.stat().st_size:
            yield plain(folder, path).decode("utf-8", "ignore")


NUMBERS = {
    *("casefile.items", "object.size", "evidence.number", "evidence.size", "passage.place"),
    *("look.width", "look.height", "look.quality", "excerpt.number", "excerpt_message.seq"),
    "binned.record",  # which is given to nobody
    *("excerpt_message.picked", "directory.hidden", "directory.pinned"),
}


def test_every_column_that_may_hold_an_id_is_known(vault):
    """Else it would lead nowhere, or to another record, in the vault that was made."""
    for table in journal.TABLES:
        refs = {row["from"] for row in vault.rows(f"PRAGMA foreign_key_list({table})")} | {"id"}
        for column in vault.rows(f"PRAGMA table_info({table})"):
            if column["type"] == "INTEGER" and column["name"] not in refs:
                known = (table, column["name"]) in returning._LOOSE
                assert known or f"{table}.{column['name']}" in NUMBERS


def test_what_is_named_by_its_id_alone_is_found_there_too(vault, case, tmp_path):
    place = contacts.add(vault, case.id, NewContact("이모")).id
    directory.change(vault, case.id, directory.own(place), note="저녁에")
    by = when.day(2026, 12, 1)
    talk = NewTalk("이모", promise="다시 전화", promised_by=by)
    contacts.note_talk(vault, case.id, talk, NewStep("기다리기", by))
    takedowns.add(vault, case.id, NewTakedown(url="https://example.com/1"), NewStep("살펴보기", by))
    give(vault, case.id, tmp_path / "given")
    with opened(tmp_path / "given") as own:
        (there,), (contact,) = (
            own.rows("SELECT * FROM directory"),
            own.rows("SELECT * FROM contact"),
        )
        assert there["place"] == directory.own(contact["id"])
        named = {row["id"]: row["title"] for row in own.rows("SELECT * FROM step")}
        assert [named[row["step"]] for row in own.rows("SELECT * FROM promise")] == ["기다리기"]
        assert [named[row["step"]] for row in own.rows("SELECT * FROM takedown")] == ["살펴보기"]


def test_the_last_case_leaves_an_empty_one_to_write_in(vault, case, tmp_path):
    cases.edit(vault, case.id, NewCase(Role.SUPPORT, Age.ADULT, name="파랑"))
    give(vault, case.id, tmp_path / "given", role=Role.CHILD)
    (left,) = cases.all_of(vault)
    assert (left.id != case.id, left.name, left.role) == (True, "", Role.SUPPORT)
    assert check.run(vault) == []
    with opened(tmp_path / "given") as own:
        assert cases.only(own).role is Role.CHILD
    with pytest.raises(WrongPassphrase):
        open_(tmp_path / "given", cheap.PASSPHRASE, floor=cheap.FLOOR)


def test_stopped_at_any_moment_it_is_here_or_there(held, tmp_path):
    vault, first, _ = held
    rows, head = everything(vault), vault.head
    for stop in each_stop():
        try:
            give(vault, first, tmp_path / "given", progress=stop)
        except Cancelled:
            assert (everything(vault), vault.head) == (rows, head)
            assert not list(tmp_path.glob("given*"))
    assert stop.told == sorted(stop.told)
    assert stop.told[-1] == 1
    assert vault.row("SELECT 1 FROM casefile WHERE id = ?", first) is None
    with opened(tmp_path / "given") as own:
        assert check.run(own) == []


def test_of_many_entries_it_is_told_how_far_the_removal_is(vault, case, tmp_path):
    for number in range(400):
        timeline.add(vault, case.id, NewIncident(f"entry {number}"))
    kept = cases.add(vault, NewCase(Role.SUPPORT, Age.UNSURE, "another")).id
    told: list[float] = []
    rows: list[int] = []

    def last(done: int, total: int) -> None:
        told.append(done / total)
        rows.append(len(cases.all_of(vault)))

    give(vault, case.id, tmp_path / "given", last=last)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1)
    assert max(later - before for before, later in pairwise(told)) < 0.2
    assert set(rows) == {2}  # all of it went in one moment
    assert [one.id for one in cases.all_of(vault)] == [kept]
    assert check.run(vault) == []


def test_what_is_in_the_way_leaves_all_as_it_was(held, tmp_path):
    vault, first, _ = held
    rows, head = everything(vault), vault.head
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()

    def stop(_: int, __: int) -> None:
        raise Cancelled

    for target, more, error in (
        (tmp_path / "full", {}, TargetNotEmpty),
        (vault.folder / "inside", {}, TargetNotEmpty),
        (tmp_path / "given", {"progress": stop}, Cancelled),
    ):
        with pytest.raises(error):
            give(vault, first, target, **more)
    item = next(i for i in evidence.items(vault, first) if i.object is not None)
    (name,) = vault.row("SELECT name FROM object WHERE id = ?", item.object)
    (vault.objects / name).rename(tmp_path / "away")
    with pytest.raises(ObjectMissing):
        give(vault, first, tmp_path / "given")
    (tmp_path / "away").rename(vault.objects / name)
    assert (everything(vault), vault.head) == (rows, head)
    assert not list(tmp_path.glob("given*"))
    assert give(vault, first, tmp_path / "given").files


def test_a_removal_that_was_cut_short_waits_for_the_vault_that_was_made(
    held, tmp_path, monkeypatch
):
    vault, first, _ = held
    with monkeypatch.context() as patch:
        patch.setattr(returning, "_remove", lambda *_: None)
        told = give(vault, first, tmp_path / "given")
    (tmp_path / "given").rename(tmp_path / "taken")  # the stick was pulled out
    assert returning.resume(vault) is None
    assert cases.find(vault, first).id == first
    (tmp_path / "taken").rename(tmp_path / "given")
    assert returning.resume(vault) is None  # nobody asked for it any more
    with monkeypatch.context() as patch:
        patch.setattr(returning, "_remove", lambda *_: None)
        told = give(vault, first, tmp_path / "again")
    assert returning.resume(vault) == told
    assert first not in [case.id for case in cases.all_of(vault)]
    assert returning.resume(vault) is None
    assert returning.note(vault) == told


def test_killed_at_any_moment_it_is_whole_in_one_of_the_two_places(two, tmp_path):
    """Before each touch of the disk, or before a few of them."""
    lot, both = random.Random(9), [0, 0]
    with closing(cheap.again(shutil.copytree(two, tmp_path / "whole"))) as vault:
        first, second = (case.id for case in cases.all_of(vault))
        count, given = of(vault, first), without_bin(vault, first)
    few = [lot.randrange(TOUCHES - 40), *lot.sample(range(TOUCHES - 40, TOUCHES), 2)]
    places = list(range(TOUCHES)) if FULL else few
    for number, at in enumerate(places):
        place = tmp_path / str(number)
        folder = shutil.copytree(two, place / "notes")

        def work(folder=folder, place=place):
            with closing(cheap.again(folder)) as opened_:
                give(opened_, first, place / "given")

        cheap.killed(at, work)
        with closing(cheap.again(folder)) as vault:
            evidence.sweep(vault)
            unfinished.sweep(vault)
            returning.resume(vault)
            here = first in [case.id for case in cases.all_of(vault)]
            assert check.run(vault) == []
            assert second in [case.id for case in cases.all_of(vault)]
            if here:
                assert of(vault, first) == count
        there = (place / "given").exists()
        assert here or there
        if there:
            with opened(place / "given") as own:
                assert check.run(own) == []
                assert of(own, cases.only(own).id) == given
        both[there] += 1
        left = {"notes", "given"} if there else {"notes"}
        assert {path.name for path in place.iterdir()} == left
        shutil.rmtree(place)
    assert not FULL or min(both) > 10


def test_what_was_begun_to_write_of_what_is_in_the_bin_is_not_left(held):
    vault, first, second = held
    one, other = (steps.add(vault, case, NewStep("전화")).id for case in (first, second))
    for ident in (one, other):
        drafts.save(vault, f"plan:{ident}", {"title": "전화하기"})
        steps.remove(vault, ident)
    places = returning.drafts_of(vault, first)
    assert f"plan:{one}" in places
    assert f"plan:{other}" not in places


def test_what_is_said_beside_the_record_goes_along(held, tmp_path):
    vault, first, second = held
    hands.begin(vault, first, "이모")
    _, binned_too = (
        timeline.add(vault, first, NewIncident(title), stop=True).id
        for title in ("남는 일", "버린 일")
    )
    timeline.remove(vault, binned_too)
    for case in (first, second):
        landmarks.say(vault, case, f"체육대회 {case}", when.day(2026, 9, 18))
    give(vault, first, tmp_path / "given")
    assert list(landmarks.times(vault, second)) == [f"체육대회 {second}"]
    kept = settings.get(vault, "landmarks") + settings.get(vault, "stops")
    assert str(first) not in kept
    with opened(tmp_path / "given") as made:
        (case,) = (one.id for one in cases.all_of(made))
        assert landmarks.times(made, case) == {f"체육대회 {first}": when.day(2026, 9, 18)}
        (stop,) = stops.of(made, case)
        assert timeline.get(made, stop).title == "남는 일"
        assert hands.of(made, case) == {f"incident:{stop}": "이모"}
        assert hands.now(made, case) == ""
