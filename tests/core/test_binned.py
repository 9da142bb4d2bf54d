"""What is put away comes back as it was, is in nothing meanwhile, and goes in time."""

from __future__ import annotations

import contextlib
import json
import random
import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from companion import (
    binned,
    cases,
    chats,
    check,
    drafts,
    evidence,
    excerpts,
    hands,
    journal,
    people,
    returning,
    settings,
    snapshots,
    steps,
    stops,
    takedowns,
    timeline,
)
from companion import vault as vaults
from companion.custody import HandOver, hand_over
from companion.errors import Cancelled, Forbidden, NotThere
from companion.records import (
    Age,
    NewCase,
    NewIncident,
    NewPerson,
    NewStep,
    Part,
    Provenance,
    Role,
    Shows,
)
from tests.core import cheap
from tests.core.binning import CHAT, REMOVE, state
from tests.core.stopping import each_stop
from tests.core.test_erasing import traces


@pytest.fixture
def full(opened):
    return opened


def test_each_is_out_of_its_list_and_comes_back_as_it_was(full):
    vault, there = full
    before = state(vault)
    for kind, remove in REMOVE.items():
        remove(vault, there[kind][0])
        assert state(vault) != before
        assert journal.verify(vault.rows) == []
        (one,) = binned.all_of(vault, cases.only(vault).id)
        assert (one.kind, one.record, one.days) == (kind, there[kind][0], 30)
        assert one.title or kind == "excerpt"
        assert binned.find(vault, kind, one.record) == one.subject
        binned.bring_back(vault, one.subject)
        assert (kind, state(vault)) == (kind, before)
        assert binned.all_of(vault, cases.only(vault).id) == []
    assert check.run(vault) == []


@pytest.mark.parametrize("seed", range(4))
def test_all_of_it_in_any_order_comes_back_as_it_was(full, seed):
    """Also what is linked with something that is away itself, or hangs on it."""
    chance = random.Random(seed)
    vault, there = full
    before, case = state(vault), cases.only(vault).id
    every = [(kind, ident) for kind, idents in there.items() for ident in idents]
    away = chance.sample(every, chance.randint(2, len(every)))
    for kind, ident in away:
        try:
            REMOVE[kind](vault, ident)
        except NotThere:
            assert kind in ("asking", "step")  # it went with its place
    assert check.run(vault) == []
    while found := binned.all_of(vault, case):
        binned.bring_back(vault, chance.choice(found).subject)
    assert journal.verify(vault.rows) == []
    assert state(vault) == before


def test_what_was_changed_meanwhile_stays_changed(full):
    vault, there = full
    account, other = there["account"]
    people.remove_account(vault, account)
    item = evidence.get(vault, there["evidence"][0])
    about = Provenance("다른 말", account=other)
    evidence.edit(vault, item.id, about)
    binned.bring_back(vault, binned.find(vault, "account", account) or "")
    assert evidence.get(vault, item.id).account == other
    assert evidence.get(vault, item.id).title == "다른 말"


def test_for_good_leaves_nothing_of_it(full):
    """One after the other, until nothing is left: a submission before the item it names."""
    vault, there = full
    case = cases.only(vault).id
    kinds = ("asking", "takedown", "submission", "excerpt", "passage", "step", "talk", "contact")
    for kind in (*kinds, "person", "account", "evidence", "incident"):
        ident = there[kind][0]
        REMOVE[kind](vault, ident)
        (one,) = binned.all_of(vault, case)
        snapshots.make(vault)
        binned.delete(vault, one.subject)
        assert binned.find(vault, kind, ident) is None
        assert (kind, snapshots.found(vault)) == (kind, [])
        assert journal.verify(vault.rows) == []
        with pytest.raises(NotThere):
            binned.bring_back(vault, one.subject)
    assert check.run(vault) == []
    assert list(vault.objects.iterdir()) == []


def test_what_was_begun_or_said_of_it_goes_for_good_with_it(vault, case):
    """A draft of its text stayed, and so did who had written it."""
    hands.begin(vault, case.id, "이모")
    one, other = (
        timeline.add(vault, case.id, NewIncident(title), stop=True).id for title in ("하나", "둘")
    )
    step = steps.add(vault, case.id, NewStep("셋")).id
    new = f"incident:new:{case.id}:1"
    for place in (f"incident:{one}", f"incident:{other}", f"plan:{step}", new):
        drafts.save(vault, place, {"narrative": "카나리아의 말"})
    timeline.remove(vault, one)
    steps.remove(vault, step)
    assert len(drafts.places(vault)) == 4
    assert binned.empty(vault, case.id) == 2
    assert sorted(drafts.places(vault)) == sorted([f"incident:{other}", new])
    assert list(hands.of(vault, case.id)) == [f"incident:{other}"]
    assert stops.of(vault, case.id) == {other}


def test_all_of_it_at_once_for_good(full):
    """In one change, and what was handed over still keeps its receipt."""
    vault, there = full
    case = cases.only(vault).id
    hand_over(vault, there["evidence"][0], HandOver("경찰"))
    for kind in ("excerpt", "asking", "takedown", "person", "account", "incident", "evidence"):
        REMOVE[kind](vault, there[kind][0])
    line = vault.head[0]
    assert binned.empty(vault, case) == 7
    assert vault.head[0] == line + 2
    (one,) = binned.all_of(vault, case)
    assert (one.kind, one.stays) == ("evidence", True)
    assert list(vault.objects.iterdir()) == []
    assert check.run(vault) == []


def test_stopped_while_it_is_emptied_the_rest_is_there_whole(vault, case, monkeypatch):
    monkeypatch.setattr(binned, "_AT_ONCE", 3)
    made = [timeline.add(vault, case.id, NewIncident(f"말 {n}")).id for n in range(7)]
    for one in made:
        timeline.remove(vault, one)
    left = 7
    for stop in each_stop():
        with contextlib.suppress(Cancelled):
            binned.empty(vault, case.id, stop)
        there = {one.record for one in binned.all_of(vault, case.id)}
        assert there <= set(made)
        assert len(there) in (left, left - 3, 0)
        assert check.run(vault) == []
        left = len(there)
    assert left == 0
    assert stop.told == sorted(stop.told)


def test_no_page_of_any_file_has_it_any_more(full):
    vault, _ = full
    word = "카나리아의 이름 "
    made = people.add(vault, cases.only(vault).id, NewPerson(Part.OTHER, word, note=word * 50))
    people.remove(vault, made.id)
    snapshots.make(vault)
    assert traces(vault, word) > 100  # it is in the bin, and in the copy
    binned.delete(vault, binned.find(vault, "person", made.id) or "")
    assert traces(vault, word) == 0


def test_an_item_that_was_handed_over_keeps_its_receipt(full):
    vault, there = full
    ident, case = there["evidence"][0], cases.only(vault).id
    hand_over(vault, ident, HandOver("경찰"))
    evidence.remove(vault, ident)
    (one,) = binned.all_of(vault, case)
    assert one.days == 30
    binned.delete(vault, one.subject)
    (one,) = binned.all_of(vault, case)
    assert (one.days, one.number) == (None, 1)
    assert list(vault.objects.iterdir()) == []
    assert binned.empty(vault, case) == 0
    binned.bring_back(vault, one.subject)
    assert evidence.get(vault, ident).sha256
    assert check.run(vault) == []


def test_a_number_is_never_given_again(vault, case):
    first = evidence.refer(vault, case.id, Provenance("하나"))
    evidence.remove(vault, first.id)
    binned.delete(vault, f"evidence:{first.id}")
    with pytest.raises(NotThere):
        evidence.get(vault, first.id)
    assert evidence.refer(vault, case.id, Provenance("둘")).number == 2
    item = evidence.take_in_bytes(vault, case.id, CHAT, Shows.ORDINARY)
    read = chats.read(vault, item.id)
    quoted = excerpts.add(vault, item.id, read, {1})
    excerpts.remove(vault, quoted.id)
    binned.delete(vault, binned.find(vault, "excerpt", quoted.id) or "")
    assert excerpts.add(vault, item.id, read, {1}).number == quoted.number + 1


def test_what_hangs_on_something_goes_with_it(full):
    """What could never come back is not left in the bin."""
    vault, there = full
    case = cases.only(vault).id
    takedowns.remove_asking(vault, there["asking"][0])
    takedowns.remove(vault, there["takedown"][0])
    assert len(binned.all_of(vault, case)) == 2
    binned.delete(vault, binned.find(vault, "takedown", there["takedown"][0]) or "")
    assert binned.all_of(vault, case) == []
    excerpts.remove(vault, there["excerpt"][0])
    evidence.erase(vault, there["evidence"][0])
    assert binned.all_of(vault, case) == []
    assert check.run(vault) == []


def at(folder, moment):
    return vaults.open_(folder, cheap.PASSPHRASE, lambda: moment, floor=cheap.FLOOR)


START = datetime(2026, 11, 1, 12, tzinfo=UTC)


def days_of(folder, moments):
    """How many things were deleted at each opening."""
    deleted = []
    with closing(at(folder, START)) as vault:
        for moment in moments:
            vault.now = lambda moment=moment: moment
            deleted.append(binned.grow_older(vault))
    return deleted


@pytest.fixture
def one_away(tmp_path, new_vault):
    """A record with one incident and one person in the bin since START."""
    folder = tmp_path / "notes"
    shutil.copytree(new_vault, folder)
    with closing(at(folder, START)) as vault:
        case = cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id
        timeline.remove(vault, timeline.add(vault, case, NewIncident("일")).id)
        people.remove(vault, people.add(vault, case, NewPerson(Part.OTHER, "가")).id)
        binned.grow_older(vault)
    return folder


def left(folder, moment):
    with closing(at(folder, moment)) as vault:
        return [one.days for one in binned.all_of(vault, cases.only(vault).id)]


def test_thirty_days_of_use_and_it_is_gone(one_away):
    every_day = [START + timedelta(days=n) for n in range(1, 31)]
    assert days_of(one_away, every_day[:-1]) == [0] * 29
    assert left(one_away, every_day[-2]) == [1, 1]
    assert days_of(one_away, every_day[-1:]) == [2]
    with closing(at(one_away, every_day[-1])) as vault:
        assert check.run(vault) == []
        assert vault.rows("SELECT 1 FROM incident") == vault.rows("SELECT 1 FROM binned") == []


def test_a_clock_set_forward_by_years_deletes_nothing(one_away):
    later = START + timedelta(days=4000)
    assert days_of(one_away, [later, later, START, later, START]) == [0] * 5
    assert left(one_away, START) == [16, 16]  # twice a week, each time it went forward


def test_a_long_absence_is_a_week(one_away):
    assert days_of(one_away, [START + timedelta(days=365 * n) for n in range(1, 5)]) == [0] * 4
    assert left(one_away, START) == [2, 2]


def test_it_is_kept_for_as_long_as_the_person_wants(one_away):
    with closing(at(one_away, START)) as vault:
        settings.set_(vault, "bin_days", "")
    assert days_of(one_away, [START + timedelta(days=7 * n) for n in range(1, 20)]) == [0] * 19
    assert left(one_away, START) == [None, None]
    with closing(at(one_away, START)) as vault:
        settings.set_(vault, "bin_days", "365")
    assert left(one_away, START) == [365 - 133] * 2


@pytest.mark.parametrize("odd", ["0", "-1", "1", "bald", "30 ", "1e9"])
def test_no_odd_setting_empties_the_bin_or_keeps_it_shut(one_away, odd):
    with closing(at(one_away, START)) as vault:
        settings.set_(vault, "bin_days", odd)
    assert days_of(one_away, [START + timedelta(days=7 * n) for n in range(1, 5)]) == [0] * 4
    assert left(one_away, START) == [2, 2]


ODD = (
    *("{", "[]", "7", '{"on": 5}', '{"days": []}', '{"days": "x"}', '{"on": "2026-11-01"}'),
    '{"on": "1900-01-01", "days": {"incident:1": "x", "person:2": -1}}',
)


@pytest.mark.parametrize("odd", ODD)
def test_nor_does_an_odd_count(one_away, odd):
    with closing(at(one_away, START)) as vault:
        settings.set_(vault, "bin", odd)
        known = binned.all_of(vault, cases.only(vault).id)
        told = {one.subject: count for one in known for count in (True, 1 << 70, "9")}
        assert [one.days for one in known] == [30, 30]
    assert days_of(one_away, [START + timedelta(days=7)]) == [0]
    with closing(at(one_away, START)) as vault:
        settings.set_(vault, "bin", json.dumps({"on": "", "days": told}))
    assert days_of(one_away, [START + timedelta(days=8)]) == [0]


def test_whoever_opens_does_not_wait_for_a_large_bin(one_away, monkeypatch):
    """So many at each opening, and the rest at the next: 2,000 took several seconds."""
    monkeypatch.setattr(binned, "_AT_ONCE", 1)
    days = [START + timedelta(days=7 * n) for n in range(1, 6)]
    assert days_of(one_away, [*days, days[-1], days[-1]]) == [0, 0, 0, 0, 1, 1, 0]


def test_what_is_put_away_anew_counts_anew(one_away):
    week = START + timedelta(days=7)
    assert days_of(one_away, [week]) == [0]
    with closing(at(one_away, week)) as vault:
        case = cases.only(vault).id
        for one in binned.all_of(vault, case):
            binned.bring_back(vault, one.subject)
        assert binned.grow_older(vault) == 0
        timeline.remove(vault, timeline.incidents(vault, case)[0].id)
        binned.grow_older(vault)
        assert [one.days for one in binned.all_of(vault, case)] == [30]


def test_the_guard_stays(vault, case):
    """What must not be kept is not kept in the bin either, and nothing of it comes back."""
    item = evidence.take_in_bytes(vault, case.id, b"picture", Shows.SEXUAL_ADULT)
    evidence.remove(vault, item.id)
    evidence.answer(vault, item.id, Shows.SEXUAL_MINOR)
    evidence.restore(vault, item.id)
    assert evidence.get(vault, item.id).object is None
    assert list(vault.objects.iterdir()) == []
    with pytest.raises(Forbidden):
        evidence.take_in_bytes(vault, case.id, b"picture", Shows.SEXUAL_MINOR)


def test_what_is_put_away_is_not_given_back(full, tmp_path):
    vault, there = full
    for kind in ("person", "incident", "passage", "takedown"):
        REMOVE[kind](vault, there[kind][0])
    told = returning.run(
        vault, cases.only(vault).id, tmp_path / "theirs", "그 사람의 암호", cost=cheap.COST
    )
    assert told.records
    with closing(vaults.open_(tmp_path / "theirs", "그 사람의 암호", floor=cheap.FLOOR)) as theirs:
        assert check.run(theirs) == []
        assert binned.all_of(theirs, cases.only(theirs).id) == []
        there_still = timeline.incidents(theirs, cases.only(theirs).id)
        assert [one.title for one in there_still] == ["다른 날"]
        assert [one.name for one in people.persons(theirs, cases.only(theirs).id)] == ["나"]
    assert vault.rows("SELECT 1 FROM binned") == []
