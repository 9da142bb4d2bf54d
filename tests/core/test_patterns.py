"""What is counted of a record, against counting it the slow and plain way; and lanes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion import cases, landmarks, lanes, patterns, people, stops, timeline, when
from companion.errors import ReceivedStays
from companion.lanes import Reach, Who
from companion.patterns import Entry
from companion.records import Age, NewAccount, NewCase, NewIncident, NewPerson, Part, Role
from companion.when import UNKNOWN

WHO = [Who("account", 1), Who("account", 2), Who("account", 3), Who("person", 1)]


@st.composite
def times(draw):
    on = draw(st.dates(date(2026, 8, 20), date(2026, 10, 10)))
    kind = draw(st.integers(0, 6))
    if kind == 0:
        return when.exact(on.year, on.month, on.day, draw(st.integers(0, 23)), 0)
    if kind == 1:
        return when.day(on.year, on.month, on.day, draw(st.sampled_from(when.DayPart)))
    if kind == 2:
        return when.week(on.year, on.month, on.day)
    if kind == 3:
        return when.between(on, on + timedelta(days=draw(st.integers(1, 20))))
    if kind == 4:
        return draw(st.sampled_from([UNKNOWN, when.before("체육대회"), when.term(2026, 2)]))
    return when.day(on.year, on.month, on.day)


ENTRIES = st.lists(
    st.builds(
        lambda happened, who, stop: (happened, tuple(sorted(who)), stop),
        times(),
        st.sets(st.sampled_from(WHO)),
        st.booleans(),
    ),
    max_size=12,
).map(lambda made: [Entry(at + 1, *one) for at, one in enumerate(made)])


@given(ENTRIES)
def test_named_again_is_every_name_in_two_entries_or_more(entries):
    found = {one.who: {entry.id for entry in one.entries} for one in patterns.again(entries)}
    plain = {who: {e.id for e in entries if who in e.who} for who in WHO}
    assert found == {who: ids for who, ids in plain.items() if len(ids) >= 2}
    counts = [len(one.entries) for one in patterns.again(entries)]
    assert counts == sorted(counts, reverse=True)


@given(ENTRIES)
def test_weeks_count_every_entry_once(entries):
    weeks, untimed = patterns.weeks(entries)
    ids = [*untimed, *(i for week in weeks for i in (*week.sure, *week.unsure))]
    assert sorted(ids) == [entry.id for entry in entries]
    by_id = {entry.id: entry for entry in entries}
    assert all(by_id[ident].earliest is None for ident in untimed)
    for week in weeks:
        assert week.monday.weekday() == 0
        sunday = week.monday + timedelta(days=6)
        for ident in (*week.sure, *week.unsure):
            first, last = by_id[ident].earliest, by_id[ident].latest
            assert first is not None
            assert last is not None
            assert week.monday <= first.date() <= sunday
            assert (last.date() <= sunday) is (ident in week.sure)


@given(ENTRIES)
def test_after_stop_is_sure_maybe_or_not_known(entries):
    found = {one.who: one for one in patterns.after_stop(entries)}
    for who in WHO:
        asked = [e for e in entries if e.stop and who in e.who]
        assert (who in found) is bool(asked)
        if not asked:
            continue
        one = found[who]
        assert one.asked in asked
        bounded = [e.latest for e in asked if e.latest is not None]
        assert one.asked.latest == (min(bounded) if bounded else None)
        seen = {entry.id for entry in (*one.surely, *one.maybe, *one.untimed)}
        for entry in entries:
            if who not in entry.who or entry.stop:
                assert entry.id not in seen
            elif entry.earliest is None or entry.latest is None:
                assert entry in one.untimed
            elif one.asked.latest is None or one.asked.earliest is None:
                assert entry in one.maybe
            else:
                surely = entry.earliest > one.asked.latest
                never = entry.latest <= one.asked.earliest
                assert (entry in one.surely) is surely
                assert (entry in one.maybe) is (not surely and not never)


@given(ENTRIES)
def test_together_is_every_pair_of_accounts(entries):
    found = {(one.one, one.other): set(one.entries) for one in patterns.together(entries)}
    plain: dict[tuple[Who, Who], set[int]] = {}
    for entry in entries:
        for one in entry.who:
            for other in entry.who:
                if one < other and one.kind == other.kind == "account":
                    plain.setdefault((one, other), set()).add(entry.id)
    assert found == plain


def test_what_is_read_is_the_case_without_its_bin(vault, case):
    account = people.add_account(vault, case.id, NewAccount("telegram", handle="@night")).id
    person = people.add(vault, case.id, NewPerson(Part.OTHER, "그 사람")).id
    new = NewIncident("x", happened=when.day(2026, 9, 8), accounts=(account,), people=(person,))
    one = timeline.add(vault, case.id, new).id
    two = timeline.add(vault, case.id, NewIncident("y", accounts=(account,))).id
    gone = timeline.add(vault, case.id, new).id
    timeline.remove(vault, gone)
    other = cases.add(vault, NewCase(Role.MINE, Age.ADULT))
    timeline.add(vault, other.id, NewIncident("z"))
    for ident in (one, gone):
        timeline.edit(vault, ident, new, stop=True)
    named = (Who("account", account), Who("person", person))
    assert patterns.read(vault, case.id) == [
        Entry(one, when.day(2026, 9, 8), named, stop=True),
        Entry(two, UNKNOWN, named[:1]),
    ]
    assert stops.of(vault, other.id) == frozenset()
    timeline.edit(vault, one, new)
    assert stops.of(vault, case.id) == {one, gone}
    for _ in range(2):
        timeline.edit(vault, one, new, stop=False)
    assert stops.of(vault, case.id) == {gone}


def test_the_tick_and_the_entry_are_one_change(vault, case):
    """A kill between the two lost the tick."""
    with vault.jot() as db:
        db.execute(
            "CREATE TEMP TRIGGER refused BEFORE INSERT ON setting WHEN NEW.name = 'stops'"
            " BEGIN SELECT RAISE(ABORT, 'received_case'); END"
        )
    one = timeline.add(vault, case.id, NewIncident("x")).id
    for call in (
        lambda: timeline.add(vault, case.id, NewIncident("y"), stop=True),
        lambda: timeline.edit(vault, one, NewIncident("z"), stop=True),
    ):
        with pytest.raises(ReceivedStays):
            call()
    assert [told.title for told in timeline.incidents(vault, case.id)] == ["x"]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(times(), st.sets(st.integers(0, 2))), max_size=10), st.booleans())
def test_lanes_hold_each_entry_with_whoever_it_names(vault, case, made, some):
    with vault.change("incident.removed") as db:
        db.execute("DELETE FROM incident")
    known = [one.id for one in people.accounts(vault, case.id)] or [
        people.add_account(vault, case.id, NewAccount("x", handle=f"@{n}")).id for n in range(3)
    ]
    landmarks.say(vault, case.id, "체육대회", when.day(2026, 9, 10))
    new = [
        timeline.add(
            vault,
            case.id,
            NewIncident("x", happened=time, accounts=tuple(known[at] for at in named)),
        )
        for time, named in made
    ]
    only = [one.id for one in new[::2]] if some else None
    shown = [one for one in new if only is None or one.id in only]
    course = lanes.read(vault, case.id, "account", landmarks.times(vault, case.id), only)
    placed = [one for one in shown if one.happened.sort_key or one.happened.anchor]
    assert sorted(course.ids) == sorted(one.id for one in placed)
    assert course.untimed == len(shown) - len(placed)
    assert course.firsts == sorted(course.firsts)
    found = {
        lane.who.id: sorted(course.ids[place] for place in lane.entries) for lane in course.lanes
    }
    plain: dict[int, list[int]] = {}
    for one in placed:
        for whose in one.accounts or (0,):
            plain.setdefault(whose, []).append(one.id)
    assert found == plain
    for lane in course.lanes:
        assert lane.entries == sorted(lane.entries)
    told = lanes.reaches(vault, course.ids)
    for one in placed:
        first, last = one.happened.earliest, one.happened.latest
        if first is not None and last is not None:
            assert told[one.id] == Reach(lanes.minute(first), lanes.minute(last))
        else:
            reach = course.beside[one.id]
            assert lanes.moment(reach.last).date() == date(2026, 9, 10)
            assert reach.open_first
            assert not reach.open_last


def test_minutes_and_moments_are_each_others():
    for time in (when.exact(1900, 1, 1, 0, 0), when.exact(2100, 12, 31, 23, 59)):
        assert time.earliest is not None
        assert lanes.moment(lanes.minute(time.earliest)) == time.earliest
