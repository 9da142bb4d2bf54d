"""Uncertain time: what a person can build, what is stored, and how it reads."""

from __future__ import annotations

import json
import os
import time
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion import texts, when
from companion.errors import ImpossibleDate, TooLong
from companion.when import DayPart, MonthPart, Span

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
names = st.text(min_size=1, max_size=60).filter(lambda text: text.strip())


@st.composite
def plain_whens(draw):
    """Any time without an anchor, as a person can build it."""
    on = draw(days)
    ymd = (on.year, on.month, on.day)
    return draw(
        st.sampled_from(
            [
                lambda: when.UNKNOWN,
                lambda: when.exact(*ymd, draw(st.integers(0, 23)), draw(st.integers(0, 59))),
                lambda: when.day(*ymd, draw(st.sampled_from([None, *DayPart]))),
                lambda: when.week(*ymd),
                lambda: when.month(on.year, on.month, draw(st.sampled_from([None, *MonthPart]))),
                lambda: when.term(min(on.year, 2099), draw(st.sampled_from([1, 2]))),
                lambda: when.between(on, max(on, draw(days))),
            ]
        )
    )()


@st.composite
def whens(draw):
    """Any time at all; anchors are such that cleaning leaves something of them."""
    hint = draw(plain_whens())
    around = draw(st.sampled_from([None, when.before, when.after]))
    if around is None:
        return hint
    try:
        return around(draw(names), draw(st.sampled_from([None, hint])))
    except (ImpossibleDate, TooLong):
        return hint


@given(whens())
def test_what_is_stored_is_read_back(given_when):
    text = when.dump(given_when)
    assert when.load(text) == given_when
    assert when.dump(when.load(text)) == text
    text.encode("utf-8")  # a database takes it


@given(whens())
def test_earliest_is_never_after_latest(given_when):
    earliest, latest = given_when.earliest, given_when.latest
    assert (earliest is None) == (latest is None)
    assert (given_when.sort_key == "") == (earliest is None)
    if earliest is not None and latest is not None:
        assert earliest <= latest
        assert given_when.sort_key == earliest.strftime("%Y-%m-%dT%H:%M")


@given(whens(), whens())
def test_sort_keys_order_as_the_moments_do(one, other):
    if one.earliest and other.earliest:
        assert (one.sort_key < other.sort_key) == (one.earliest < other.earliest)


@given(days)
def test_a_week_is_seven_days_from_a_monday_and_holds_its_day(on):
    made = when.week(on.year, on.month, on.day)
    assert made.start is not None
    assert made.end is not None
    assert made.start.weekday() == 0
    assert made.end - made.start == timedelta(days=6)
    assert made.start <= on <= made.end


@given(days)
def test_a_week_is_named_by_its_thursday(on):
    """ISO 8601: what `date.isocalendar` says of the year holds for the month as well."""
    made = when.week(on.year, on.month, on.day)
    assert made.start is not None
    thursday = made.start + timedelta(days=3)
    before = sum(
        1
        for day in range(1, thursday.day + 1)
        if date(thursday.year, thursday.month, day).weekday() == 3
    )
    said = when.words(made, KOREAN)
    nth = ["첫째", "둘째", "셋째", "넷째", "다섯째"][before - 1]
    assert said == f"{thursday.year}년 {thursday.month}월 {nth} 주"
    assert thursday.year == on.isocalendar().year


@given(days)
def test_thirds_make_up_the_month(on):
    whole = when.month(on.year, on.month)
    thirds = [when.month(on.year, on.month, part) for part in MonthPart]
    assert (thirds[0].start, thirds[2].end) == (whole.start, whole.end)
    for one, following in pairwise(thirds):
        assert one.end is not None
        assert following.start == one.end + timedelta(days=1)


def test_parts_of_a_day_make_up_the_day():
    parts = [when.day(2026, 9, 3, part) for part in DayPart]
    whole = when.day(2026, 9, 3)
    assert (parts[0].earliest, parts[-1].latest) == (whole.earliest, whole.latest)
    assert whole.sort_key == "2026-09-03T00:00"
    for one, following in pairwise(parts):
        assert one.latest is not None
        assert following.earliest == one.latest + timedelta(minutes=1)


def test_midnight_is_a_time():
    midnight = when.exact(2026, 9, 3, 0, 0)
    assert when.load(when.dump(midnight)) == midnight
    assert when.words(midnight, KOREAN) == "2026년 9월 3일 00:00"


def test_a_leap_day_and_the_end_of_a_school_year():
    assert when.day(2028, 2, 29).start == date(2028, 2, 29)
    assert when.term(2027, 2).end == date(2028, 2, 29)
    assert when.term(2026, 2).end == date(2027, 2, 28)
    assert when.month(2027, 2, MonthPart.LATE).end == date(2027, 2, 28)


IMPOSSIBLE = [
    (when.day, (2026, 2, 29)),
    (when.day, (2026, 13, 1)),
    (when.day, (2026, 0, 1)),
    (when.day, (1899, 12, 31)),
    (when.day, (2101, 1, 1)),
    (when.day, (10**30, 1, 1)),
    (when.exact, (2026, 9, 3, 24, 0)),
    (when.exact, (2026, 9, 3, 0, 60)),
    (when.exact, (2026, 9, 3, -1, 0)),
    (when.exact, (2026, 9, 3, 10**30, 0)),
    (when.week, (2026, 9, 31)),
    (when.month, (2026, 13)),
    (when.month, (2026, 0, MonthPart.LATE)),
    (when.term, (2026, 3)),
    (when.term, (2100, 2)),
    (when.between, (date(2026, 9, 4), date(2026, 9, 3))),
    (when.between, (date(1, 1, 1), date(2026, 9, 3))),
    (when.before, ("",)),
    (when.after, ("\n \t",)),
    (when.before, ("소풍", when.after("체육대회", when.month(2026, 9)))),
]


@pytest.mark.parametrize(("build", "values"), IMPOSSIBLE, ids=range(len(IMPOSSIBLE)))
def test_what_no_calendar_has(build, values):
    with pytest.raises(ImpossibleDate):
        build(*values)


def test_an_anchor_is_a_line_of_at_most_200_letters():
    decomposed = "가" * 200
    assert when.before("\u1100\u1161" * 200).anchor == decomposed
    assert when.after(" 체육\n대회 \ud800").anchor == "체육 대회 \ufffd"
    with pytest.raises(TooLong) as caught:
        when.before("가" * 201)
    assert caught.value.limit == when.ANCHOR_LIMIT


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)
fields = st.dictionaries(
    st.sampled_from(
        ["span", "start", "end", "clock", "day_part", "month_part", "number", "anchor", "hint"]
    ),
    json_values
    | st.sampled_from([*map(str, Span), *map(str, DayPart), *map(str, MonthPart)])
    | st.sampled_from(["2026-09-03", "2026-W36-4", "20260903", "9999-12-31", "0001-01-01"])
    | st.sampled_from(["23:10", "23:10:05+09:00", "24:00", "\ud800", "가" * 400]),
)


@given(st.text(max_size=40) | json_values.map(json.dumps) | fields.map(json.dumps))
@example("[" * 100_000)
@example('{"span":"range","start":"2026-09-04","end":"2026-09-03"}')
@example('{"span":"before","anchor":"' + "x" * 201 + '"}')
@example('{"span":"term","start":"2026-03-01","end":"2026-08-31","number":' + "9" * 5000 + "}")
@example('{"span":"before","anchor":"a","hint":' * 400 + "1" + "}" * 400)
def test_any_text_is_a_time_or_impossible(text):
    try:
        read = when.load(text)
    except ImpossibleDate:
        return
    assert when.load(when.dump(read)) == read
    assert when.words(read, KOREAN)
    when.dump(read).encode("utf-8")


KOREAN, ENGLISH = texts.load("ko"), texts.load("en")
SPORTS_DAY = when.before("체육대회", when.month(2026, 9, MonthPart.EARLY))

GOLDEN = [
    (when.UNKNOWN, "날짜를 모름", "date not known"),
    (when.exact(2026, 9, 3, 23, 10), "2026년 9월 3일 23:10", "3 September 2026, 23:10"),
    (when.exact(2026, 1, 1, 0, 5), "2026년 1월 1일 00:05", "1 January 2026, 00:05"),
    (when.day(2026, 9, 3), "2026년 9월 3일", "3 September 2026"),
    (when.day(2028, 2, 29), "2028년 2월 29일", "29 February 2028"),
    (
        when.day(2026, 9, 3, DayPart.DAWN),
        "2026년 9월 3일 새벽",
        "3 September 2026, in the small hours",
    ),
    (when.day(2026, 9, 3, DayPart.MORNING), "2026년 9월 3일 오전", "3 September 2026, morning"),
    (when.day(2026, 9, 3, DayPart.AFTERNOON), "2026년 9월 3일 오후", "3 September 2026, afternoon"),
    (when.day(2026, 9, 3, DayPart.EVENING), "2026년 9월 3일 저녁", "3 September 2026, evening"),
    (when.day(2026, 9, 3, DayPart.NIGHT), "2026년 9월 3일 밤", "3 September 2026, at night"),
    (when.week(2026, 9, 3), "2026년 9월 첫째 주", "first week of September 2026"),
    (when.week(2026, 10, 1), "2026년 10월 첫째 주", "first week of October 2026"),
    (when.week(2026, 8, 31), "2026년 9월 첫째 주", "first week of September 2026"),
    (when.week(2027, 1, 1), "2026년 12월 다섯째 주", "fifth week of December 2026"),
    (when.week(2025, 12, 29), "2026년 1월 첫째 주", "first week of January 2026"),
    (when.month(2026, 9), "2026년 9월", "September 2026"),
    (when.month(2026, 9, MonthPart.EARLY), "2026년 9월 초", "early September 2026"),
    (when.month(2026, 10, MonthPart.MIDDLE), "2026년 10월 중순", "mid October 2026"),
    (when.month(2026, 11, MonthPart.LATE), "2026년 11월 말", "late November 2026"),
    (when.term(2026, 1), "2026학년도 1학기", "school year 2026, term 1"),
    (when.term(2026, 2), "2026학년도 2학기", "school year 2026, term 2"),
    (
        when.between(date(2026, 9, 3), date(2026, 9, 10)),
        "2026년 9월 3일부터 2026년 9월 10일까지",
        "3 September 2026 to 10 September 2026",
    ),
    (when.between(date(2026, 9, 3), date(2026, 9, 3)), "2026년 9월 3일", "3 September 2026"),
    (when.before("체육대회"), "체육대회 전", "before 체육대회"),
    (when.after("여름방학"), "여름방학 후", "after 여름방학"),
    (SPORTS_DAY, "2026년 9월 초, 체육대회 전", "early September 2026, before 체육대회"),
    (when.after("중간고사", when.UNKNOWN), "중간고사 후", "after 중간고사"),
    (
        when.before("개학", when.between(date(2026, 8, 1), date(2026, 8, 20))),
        "2026년 8월 1일부터 2026년 8월 20일까지, 개학 전",
        "1 August 2026 to 20 August 2026, before 개학",
    ),
    (when.before("{year} <b>"), "{year} <b> 전", "before {year} <b>"),
]


@pytest.mark.parametrize(("given_when", "korean", "english"), GOLDEN, ids=range(len(GOLDEN)))
def test_how_it_reads(given_when, korean, english):
    assert when.words(given_when, KOREAN) == korean
    assert when.words(given_when, ENGLISH) == english


@given(whens())
def test_nothing_is_said_surer_than_it_is_known(given_when):
    said = when.words(given_when, KOREAN)
    assert said
    if given_when.span not in (Span.EXACT, Span.BEFORE, Span.AFTER):
        assert ":" not in said
    if given_when.span in (Span.WEEK, Span.MONTH, Span.MONTH_PART, Span.TERM):
        assert "일" not in said


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be changed here")
def test_what_was_noted_reads_by_the_clock_of_this_computer(monkeypatch):
    """Late at night in Korea is still the day before by the world's clock."""
    monkeypatch.setitem(os.environ, "TZ", "Asia/Seoul")
    time.tzset()
    try:
        noted = datetime(2026, 11, 27, 16, 5, tzinfo=UTC)
        for moment in (noted, noted.isoformat(), "2026-11-28T01:05"):
            assert when.day_of(moment) == when.day(2026, 11, 28)
            assert when.minute_of(moment) == when.exact(2026, 11, 28, 1, 5)
        assert when.day_of(date(2026, 11, 28)) == when.day_of("2026-11-28")
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01"])
def test_what_is_no_moment_is_not_read(text):
    with pytest.raises(ValueError, match=r"\w"):
        when.day_of(text)
