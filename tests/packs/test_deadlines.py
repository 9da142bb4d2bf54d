"""Days that follow when something was handed in, or happened, in Korea: a table made by hand.

Calendar days: none of these rules counts working days, and no rule that was read moves a day that
falls on a weekend or a holiday. So the program does not either; the step's note names the rule.
"""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import msgspec
import pytest

from companion import days_off, follow_up, packs, texts, when
from companion.receipts import NewSubmission
from tests.packs.test_procedures import READ

KR = packs.load("kr")
LAW = {
    "sameness": "형사절차전자문서법 시행령 제10조",
    "notice-first": "경찰수사규칙 제11조",
    "notice-third-month": "경찰수사규칙 제11조",
    "measures-harmed": "학교폭력예방법 제16조제3항",
    "measures-other": "학교폭력예방법 제17조제9항",
    "preserved": "형사소송법 제215조의2",
    "hidden": "정보통신망법 제44조의2",
}
GUIDEBOOK = {
    "school-report": "학교폭력 사안처리 가이드북",
    "school-inquiry": "학교폭력 사안처리 가이드북",
    "committee": "학교폭력 사안처리 가이드북",
    "separation": "교육부 안내",
}
# Handed in; latest for a first notice, and for asking about sameness; third month. Among them are
# Fridays, weekends, 25 and 31 December, New Year, last days of short months, and a leap day.
POLICE = [
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
# What it is counted from; the rule, the day it looks to, and by when at the latest where it may be
# put off. In 2027 Chuseok is 14 to 16 September, the Lunar New Year 6 to 9 February.
OTHERS = [
    ("2026-11-27", "school-report", "2026-11-29", ""),  # a Friday: the second day is a Sunday
    ("2026-11-30", "school-report", "2026-12-02", ""),
    ("2027-02-05", "school-report", "2027-02-07", ""),  # the Lunar New Year itself
    ("2026-12-31", "school-report", "2027-01-02", ""),
    ("2028-02-27", "school-report", "2028-02-29", ""),
    ("2026-12-11", "school-inquiry", "2026-12-25", "2027-01-01"),
    ("2027-09-01", "school-inquiry", "2027-09-15", "2027-09-22"),  # Chuseok
    ("2026-12-17", "school-inquiry", "2026-12-31", "2027-01-07"),
    ("2028-02-15", "school-inquiry", "2028-02-29", "2028-03-07"),
    ("2027-02-15", "school-inquiry", "2027-03-01", "2027-03-08"),  # no leap year; a holiday
    ("2027-08-26", "committee", "2027-09-16", "2027-09-23"),
    ("2026-12-10", "committee", "2026-12-31", "2027-01-07"),
    ("2028-02-08", "committee", "2028-02-29", "2028-03-07"),
    ("2027-01-19", "committee", "2027-02-09", "2027-02-16"),  # the substitute holiday
    ("2027-09-13", "separation", "2027-09-20", ""),
    ("2026-12-24", "separation", "2026-12-31", ""),
    ("2028-02-22", "separation", "2028-02-29", ""),
    ("2027-09-08", "measures-harmed", "2027-09-15", ""),
    ("2026-12-24", "measures-harmed", "2026-12-31", ""),
    ("2028-02-22", "measures-harmed", "2028-02-29", ""),
    ("2026-11-28", "measures-harmed", "2026-12-05", ""),  # a Saturday to a Saturday
    ("2027-02-02", "measures-harmed", "2027-02-09", ""),
    ("2027-09-02", "measures-other", "2027-09-16", ""),
    ("2026-12-17", "measures-other", "2026-12-31", ""),
    ("2027-12-18", "measures-other", "2028-01-01", ""),
    ("2028-02-15", "measures-other", "2028-02-29", ""),
    ("2026-11-01", "preserved", "2026-12-31", "2027-01-30"),
    ("2027-07-17", "preserved", "2027-09-15", "2027-10-15"),
    ("2027-12-31", "preserved", "2028-02-29", "2028-03-30"),
    ("2026-12-31", "preserved", "2027-03-01", "2027-03-31"),
    ("2026-12-01", "hidden", "2026-12-31", ""),
    ("2028-01-30", "hidden", "2028-02-29", ""),
    ("2027-08-15", "hidden", "2027-09-14", ""),
]
CASES = [
    (name, handed, last, "")
    for row in POLICE
    for handed, *days in [row.split()]
    for name, last in zip(("notice-first", "sameness", "notice-third-month"), days, strict=True)
] + [(name, handed, last, longer) for handed, name, last, longer in OTHERS]


def day(said):
    on = date.fromisoformat(said)
    return when.day(on.year, on.month, on.day)


@pytest.mark.parametrize(("name", "handed", "last", "longer"), CASES)
def test_when_to_look_and_where_it_is_said(name, handed, last, longer):
    rule = KR.deadlines[name]
    found = follow_up.due(rule, day(handed), KR)
    first = handed if rule.within else last
    assert (found.start, found.end) == (date.fromisoformat(first), date.fromisoformat(last))
    assert follow_up.at_latest(rule, day(handed), KR) == (day(longer) if longer else when.UNKNOWN)
    assert f"{rule.law} {rule.article}".strip() == {**LAW, **GUIDEBOOK}[name]
    assert rule.basis == ("law" if name in LAW else "guidebook")
    assert (READ[str(rule.fact)] == "law") == (
        name in LAW
    )  # what no statute says is never called one
    for language, law, guide in (("ko", "법령", "법은 아니에요"), ("en", "(law,", "not law")):
        said = follow_up.named(rule, texts.load(language, KR.words))
        assert (law in said, guide in said) == (name in LAW, name in GUIDEBOOK)
        assert {**LAW, **GUIDEBOOK}[name] in said


def test_every_rule_stands_in_the_table():
    by_days = {name for name, rule in KR.deadlines.items() if rule.hours is None}
    assert by_days == {name for name, *_ in CASES}
    assert len(OTHERS) + len(POLICE) >= 40
    assert {rule.counts for rule in KR.deadlines.values()} == {"calendar"}


def test_a_day_that_is_not_known_makes_no_day():
    for rule in KR.deadlines.values():
        assert follow_up.due(rule, when.UNKNOWN, KR) == when.UNKNOWN
        assert follow_up.at_latest(rule, when.UNKNOWN, KR) == when.UNKNOWN
        assert follow_up.due(rule, when.before("x"), KR) == when.UNKNOWN


def test_where_the_calendar_ends_there_is_no_day():
    for rule in KR.deadlines.values():
        found = follow_up.due(rule, day("2100-12-31"), KR)
        assert found == when.UNKNOWN
        assert follow_up.at_latest(rule, day("2100-12-31"), KR) == when.UNKNOWN


def test_what_is_handed_in_and_what_happens_give_their_own():
    words = texts.load("ko", KR.words)
    given = [
        (desk, follow_up.steps_after(NewSubmission(desk, desk=desk), KR, words))
        for desk in ("police", "school", "deletion")
    ]
    assert [(desk, len(found)) for desk, found in given] == [
        ("police", 3),
        ("school", 2),
        ("deletion", 0),
    ]
    events = follow_up.events(KR)
    assert events == ["committee-asked", "separated", "measures-asked", "preserved", "hidden"]
    found = follow_up.after_event("measures-asked", day("2027-09-02"), KR, words)
    assert [one.rule.id for one in found] == ["measures-harmed", "measures-other"]
    assert "학교폭력예방법 제17조제9항 (법령" in found[1].step.note


# Working days, which no Korean rule counts that was read: the start, how many, the last.
WORKING = [
    ("2026-11-27", 1, "2026-11-30"),  # Friday to Monday
    ("2026-11-28", 1, "2026-11-30"),  # from a Saturday
    ("2026-11-27", 5, "2026-12-04"),
    ("2026-12-24", 1, "2026-12-28"),  # Christmas, a Friday
    ("2026-12-31", 1, "2027-01-04"),  # New Year, a Friday
    ("2026-12-30", 2, "2027-01-04"),
    ("2027-09-13", 1, "2027-09-17"),  # Chuseok, Tuesday to Thursday
    ("2027-09-10", 3, "2027-09-20"),
    ("2027-02-05", 1, "2027-02-10"),  # the Lunar New Year, from Saturday, and its substitute
    ("2026-10-02", 1, "2026-10-06"),  # 3 October is a Saturday: the Monday after is off
    ("2027-10-08", 1, "2027-10-12"),  # 9 October is a Saturday
    ("2027-12-24", 1, "2027-12-28"),  # 25 December is a Saturday
    ("2028-02-28", 1, "2028-02-29"),  # a leap day
    ("2028-02-28", 3, "2028-03-03"),  # and 1 March
    ("2027-08-13", 1, "2027-08-17"),  # 15 August is a Sunday
]


@pytest.mark.parametrize(("handed", "count", "last"), WORKING)
def test_working_days_leave_out_weekends_and_holidays_with_their_substitutes(handed, count, last):
    rule = msgspec.structs.replace(KR.deadlines["committee"], counts="working", days=count)
    assert follow_up.due(rule, day(handed), KR) == day(last)
    assert days_off.after(KR, date.fromisoformat(handed), count) == date.fromisoformat(last)


def test_where_the_holidays_are_not_known_no_working_day_is_made_up():
    rule = msgspec.structs.replace(KR.deadlines["committee"], counts="working", days=30)
    last = max(KR.days_off)
    assert follow_up.due(rule, day(f"{last}-12-20"), KR) == when.UNKNOWN
    assert days_off.is_off(KR, date(2090, 6, 7)) is None
    assert days_off.is_off(KR, date(2090, 6, 10)) is True  # a Saturday is one in every year
    assert not days_off.is_holiday(KR, date(2090, 6, 7))


@pytest.mark.parametrize("year", sorted(KR.days_off))
def test_the_holidays_are_those_of_a_library_that_is_kept_up(year):
    known = {on for on in holidays.country_holidays("KR", years=int(year)) if on.year == int(year)}
    start = date(int(year), 1, 1)
    every = [start + timedelta(days=n) for n in range(366)]
    ours = {on for on in every if on.year == int(year) and days_off.is_holiday(KR, on)}
    assert ours == known
    assert len(ours) > 15
