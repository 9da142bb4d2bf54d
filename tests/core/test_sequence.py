"""The order of the timeline, what fits a sieve, and landmarks in their place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion import cases, landmarks, people, sequence, timeline, when
from companion.errors import EmptyText, ImpossibleDate, TooLong
from companion.records import Age, Known, NewAccount, NewCase, NewIncident, NewPerson, Part, Role
from companion.sequence import Sieve
from companion.when import UNKNOWN

SPORTS = when.day(2026, 9, 10)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
ANCHORS = st.sampled_from(["체육대회", "방학", "\u202e거꾸로"])


@st.composite
def times(draw):
    on = draw(DAYS)
    return draw(
        st.sampled_from(
            [
                when.day(on.year, on.month, on.day),
                when.exact(on.year, on.month, on.day, 21, 40),
                when.week(on.year, on.month, on.day),
                when.month(on.year, on.month),
                when.between(on, on + timedelta(days=40)),
                when.term(on.year, 2),
                UNKNOWN,
                when.before(draw(ANCHORS)),
                when.after(draw(ANCHORS)),
                when.before(draw(ANCHORS), when.month(on.year, on.month)),
            ]
        )
    )


def wiped(vault):
    with vault.change("incident.removed") as db:
        db.execute("DELETE FROM incident")


PROPERTY = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@PROPERTY
@given(st.lists(times(), max_size=12), st.booleans(), DAYS)
def test_every_entry_is_there_once_in_its_order(vault, case, made, oldest, sports):
    wiped(vault)
    said = {"체육대회": when.day(sports.year, sports.month, sports.day)}
    new = [timeline.add(vault, case.id, NewIncident("x", happened=time)) for time in made]
    found = sequence.read(vault, case.id, oldest_first=oldest, landmarks=said)
    assert sorted(found.ids) == sorted(one.id for one in new)
    by_id = {one.id: one.happened for one in new}

    def place(time):
        """A plain reading of where it stands: its day and, beside a landmark, which side."""
        if time.sort_key:
            return (time.sort_key[:10], 1)
        if time.anchor == "체육대회":
            return (sports.isoformat(), 0 if time.span == "before" else 2)
        return None

    seen = [place(by_id[ident]) for ident in found.ids]
    known = [one for one in seen if one is not None]
    assert seen == known + [None] * (len(seen) - len(known))
    assert known == sorted(known, reverse=not oldest)
    plain = sequence.read(vault, case.id, oldest_first=oldest)
    assert plain.ids == timeline.ids(vault, case.id, oldest_first=oldest)


@PROPERTY
@given(st.lists(times(), max_size=12), st.booleans())
def test_the_parts_hold_every_row_and_no_part_comes_twice(vault, case, made, oldest):
    wiped(vault)
    for time in made:
        timeline.add(vault, case.id, NewIncident("x", happened=time))
    found = sequence.read(vault, case.id, oldest_first=oldest)
    firsts = [part.first for part in found.parts]
    assert firsts == sorted(set(firsts))
    assert firsts[:1] == ([0] if found.ids else [])
    said = [part.time for part in found.parts]
    assert len(set(said)) == len(said)
    ends = [*firsts, len(found.ids)][1:]
    for part, end in zip(found.parts, ends, strict=True):
        for ident in found.ids[part.first : end]:
            earliest = timeline.get(vault, ident).happened.earliest
            if part.time is None or earliest is None:
                assert part.time is None
                assert earliest is None
            else:
                assert (part.time.start or date.max) <= earliest.date()
                assert earliest.date() <= (part.time.end or date.min)


@PROPERTY
@given(st.lists(times(), max_size=10), times())
def test_a_time_is_fit_by_whatever_may_lie_in_it(vault, case, made, asked):
    wiped(vault)
    new = [timeline.add(vault, case.id, NewIncident("x", happened=time)) for time in made]
    found = sequence.read(vault, case.id, sieve=Sieve(time=asked)).ids
    first, last = asked.earliest, asked.latest
    if first is None or last is None:
        assert sorted(found) == [one.id for one in new]
        return
    fitting = [
        one.id
        for one in new
        if one.happened.earliest is not None
        and one.happened.latest is not None
        and one.happened.earliest <= last
        and one.happened.latest.date() >= first.date()
    ]
    assert sorted(found) == fitting


def test_what_a_sieve_lets_through(vault, case):
    account = people.add_account(vault, case.id, NewAccount("telegram", handle="@night")).id
    person = people.add(vault, case.id, NewPerson(Part.WITNESS, "친구")).id
    one = timeline.add(
        vault,
        case.id,
        NewIncident("하나", acts=("spread", "made"), known=Known.SAW, accounts=(account,)),
    ).id
    two = timeline.add(
        vault, case.id, NewIncident("둘 사진", known=Known.TOLD, people=(person,))
    ).id
    other = cases.add(vault, NewCase(Role.MINE, Age.ADULT))
    timeline.add(vault, other.id, NewIncident("셋", acts=("spread",)))
    asked = {
        Sieve(act="spread"): [one],
        Sieve(act="-"): [two],
        Sieve(act="never"): [],
        Sieve(act="%"): [],
        Sieve(account=account): [one],
        Sieve(person=person): [two],
        Sieve(person=person, account=account): [],
        Sieve(items=True): [],
        Sieve(items=False): [one, two],
        Sieve(known=Known.SAW): [one],
        Sieve(only=(two, 12345)): [two],
        Sieve(only=()): [],
    }
    for sieve, ids in asked.items():
        assert sorted(sequence.read(vault, case.id, sieve=sieve).ids) == ids, sieve
    assert sequence.read(vault, case.id, "사진", Sieve(known=Known.TOLD)).ids == [two]
    assert sequence.read(vault, case.id, "사진", Sieve(known=Known.SAW)).ids == []
    timeline.remove(vault, one)
    assert sequence.read(vault, case.id, sieve=Sieve(act="spread")).ids == []


def test_a_landmark_has_a_time_once_it_was_said(vault, case):
    timeline.add(vault, case.id, NewIncident("x", happened=when.before("체육대회")))
    assert landmarks.all_of(vault, case.id) == [landmarks.Landmark("체육대회", UNKNOWN)]
    landmarks.say(vault, case.id, " 체육대회\n", SPORTS)
    landmarks.say(vault, case.id, "방학 \u202e 😀 \0", when.month(2026, 7))
    assert landmarks.times(vault, case.id) == {
        "체육대회": SPORTS,
        "방학 \u202e 😀 \ufffd": when.month(2026, 7),
    }
    assert [one.name for one in landmarks.all_of(vault, case.id)][1] == "체육대회"
    other = cases.add(vault, NewCase(Role.MINE, Age.ADULT))
    assert landmarks.times(vault, other.id) == {}
    landmarks.say(vault, case.id, "체육대회", UNKNOWN)
    assert "체육대회" not in landmarks.times(vault, case.id)
    for name, time, error in (
        (" ", SPORTS, EmptyText),
        ("가" * 201, SPORTS, TooLong),
        ("체육대회", when.after("방학"), ImpossibleDate),
    ):
        with pytest.raises(error):
            landmarks.say(vault, case.id, name, time)


def test_a_landmark_is_seen_above_what_was_before_it(vault, case):
    new = [
        timeline.add(vault, case.id, NewIncident("x", happened=time)).id
        for time in (
            when.day(2026, 9, 8),
            when.day(2026, 9, 11),
            when.before("체육대회"),
            when.after("체육대회"),
            when.before("기말고사"),
        )
    ]
    early, late, before, after, nobody_knows = new
    found = sequence.read(vault, case.id, landmarks={"체육대회": SPORTS})
    assert found.ids == [late, after, before, early, nobody_knows]
    assert found.marks == [(2, "체육대회")]
    found = sequence.read(vault, case.id, oldest_first=True, landmarks={"체육대회": SPORTS})
    assert found.ids == [early, before, after, late, nobody_knows]
    assert found.marks == [(2, "체육대회")]
