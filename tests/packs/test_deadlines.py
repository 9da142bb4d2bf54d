"""Days that follow when something was handed in to the Korean police: 42 of them, by hand.

Calendar days: none of these rules counts working days, and no rule that was read moves a day that
falls on a weekend or a holiday. So the program does not either; the step's note names the rule.
"""

from __future__ import annotations

from datetime import date

import pytest

from companion import follow_up, packs, when

KR = packs.load("kr")
# Handed in; latest for a first notice, and for asking about sameness; third month. Among them are
# Fridays, weekends, 25 and 31 December, New Year, last days of short months, and a leap day.
ROWS = [
    "2026-11-27 2026-12-04 2026-12-11 2027-02-27",
    "2026-11-28 2026-12-05 2026-12-12 2027-02-28",
    "2026-11-29 2026-12-06 2026-12-13 2027-02-28",
    "2026-12-18 2026-12-25 2027-01-01 2027-03-18",
    "2026-12-25 2027-01-01 2027-01-08 2027-03-25",
    "2026-12-31 2027-01-07 2027-01-14 2027-03-31",
    "2027-01-01 2027-01-08 2027-01-15 2027-04-01",
    "2027-01-31 2027-02-07 2027-02-14 2027-04-30",
    "2027-02-28 2027-03-07 2027-03-14 2027-05-28",
    "2028-02-15 2028-02-22 2028-02-29 2028-05-15",
    "2028-02-29 2028-03-07 2028-03-14 2028-05-29",
    "2027-11-30 2027-12-07 2027-12-14 2028-02-29",
    "2027-08-31 2027-09-07 2027-09-14 2027-11-30",
    "2026-09-24 2026-10-01 2026-10-08 2026-12-24",
]
CASES = [
    (name, *map(date.fromisoformat, (row.split()[0], row.split()[column])))
    for row in ROWS
    for column, name in enumerate(("notice-first", "sameness", "notice-third-month"), 1)
]


@pytest.mark.parametrize(("name", "handed", "last"), CASES)
def test_when_to_look_and_where_it_is_said(name, handed, last):
    rule = KR.deadlines[name]
    found = follow_up.due(rule, when.day(handed.year, handed.month, handed.day))
    first = handed if rule.within else last
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest.date() == first
    assert found.latest.date() == last
    assert (rule.basis, bool(rule.law), bool(rule.article)) == ("law", True, True)
    assert rule.source.name


def test_a_day_that_is_not_known_makes_no_day():
    for rule in KR.deadlines.values():
        assert follow_up.due(rule, when.UNKNOWN) == when.UNKNOWN
