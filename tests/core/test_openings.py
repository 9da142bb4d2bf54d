"""Open now: by the clock of the place, over midnight, weekends and zones."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.facts import Day, Hours, Opening
from companion.openings import Open, State, state

WORKDAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri")
EVERY: tuple[Day, ...] = (*WORKDAYS, "sat", "sun")
SEOUL, TOKYO, NEW_YORK, LONDON = "Asia/Seoul", "Asia/Tokyo", "America/New_York", "Europe/London"


def hours(*openings: tuple[tuple[Day, ...], str, str]) -> Hours:
    return Hours("x", tuple(Opening(days, start, end) for days, start, end in openings))


OFFICE = hours((WORKDAYS, "09:00", "18:00"))
LUNCH = hours((WORKDAYS, "09:00", "12:00"), (WORKDAYS, "13:00", "18:00"))
ALWAYS = hours((EVERY, "00:00", "24:00"))
NIGHT = hours((("fri",), "22:00", "02:00"))
UNTIL_MIDNIGHT = hours((("sat",), "18:00", "24:00"), (("sun",), "00:00", "06:00"))
WHOLE_DAY = hours((("mon",), "00:00", "00:00"))
IN_WORDS = hours()

TABLE = [
    # 2026-11-27 is a Friday; Seoul is nine hours ahead of UTC, and stays so
    (OFFICE, SEOUL, "2026-11-27T00:00", Open.YES, "2026-11-27T18:00"),  # 09:00 there
    (OFFICE, SEOUL, "2026-11-26T23:59", Open.NO, "2026-11-27T09:00"),  # 08:59 there
    (OFFICE, SEOUL, "2026-11-27T08:59", Open.YES, "2026-11-27T18:00"),
    (OFFICE, SEOUL, "2026-11-27T09:00", Open.NO, "2026-11-30T09:00"),  # over the weekend
    (OFFICE, SEOUL, "2026-11-28T03:00", Open.NO, "2026-11-30T09:00"),
    (OFFICE, SEOUL, "2026-11-29T15:30", Open.NO, "2026-11-30T09:00"),  # Sunday here, Monday there
    (OFFICE, SEOUL, "2026-11-30T00:30", Open.YES, "2026-11-30T18:00"),
    (OFFICE, NEW_YORK, "2026-11-27T13:59", Open.NO, "2026-11-27T09:00"),  # 08:59 in winter
    (OFFICE, NEW_YORK, "2026-11-27T14:00", Open.YES, "2026-11-27T18:00"),
    (OFFICE, NEW_YORK, "2026-07-01T13:00", Open.YES, "2026-07-01T18:00"),  # an hour earlier
    (OFFICE, LONDON, "2026-07-01T08:00", Open.YES, "2026-07-01T18:00"),
    (OFFICE, LONDON, "2026-12-01T08:00", Open.NO, "2026-12-01T09:00"),
    (OFFICE, "UTC", "2026-12-31T17:59", Open.YES, "2026-12-31T18:00"),  # a Thursday
    (OFFICE, SEOUL, "2026-12-31T15:00", Open.NO, "2027-01-01T09:00"),  # into another year
    (LUNCH, SEOUL, "2026-11-27T03:30", Open.NO, "2026-11-27T13:00"),
    (LUNCH, SEOUL, "2026-11-27T02:59", Open.YES, "2026-11-27T12:00"),
    (ALWAYS, SEOUL, "2026-11-27T15:00", Open.YES, None),
    (ALWAYS, TOKYO, "2028-02-29T15:00", Open.YES, None),  # a leap day
    (NIGHT, SEOUL, "2026-11-27T13:00", Open.YES, "2026-11-28T02:00"),  # Friday 22:00
    (NIGHT, SEOUL, "2026-11-27T16:59", Open.YES, "2026-11-28T02:00"),  # Saturday 01:59
    (NIGHT, SEOUL, "2026-11-27T17:00", Open.NO, "2026-12-04T22:00"),
    (UNTIL_MIDNIGHT, SEOUL, "2026-11-28T14:59", Open.YES, "2026-11-29T06:00"),
    (UNTIL_MIDNIGHT, SEOUL, "2026-11-28T15:00", Open.YES, "2026-11-29T06:00"),
    (UNTIL_MIDNIGHT, SEOUL, "2026-11-28T21:00", Open.NO, "2026-12-05T18:00"),
    (WHOLE_DAY, SEOUL, "2026-11-30T14:59", Open.YES, "2026-12-01T00:00"),
    (WHOLE_DAY, SEOUL, "2026-11-30T15:00", Open.NO, "2026-12-07T00:00"),
    (IN_WORDS, SEOUL, "2026-11-27T00:00", Open.UNKNOWN, None),
    (None, SEOUL, "2026-11-27T00:00", Open.UNKNOWN, None),
    (OFFICE, "Nowhere/Atall", "2026-11-27T00:00", Open.UNKNOWN, None),
    (OFFICE, "Asia", "2026-11-27T00:00", Open.UNKNOWN, None),
]


@pytest.mark.parametrize(("given_", "zone", "utc", "is_open", "change"), TABLE)
def test_open_or_not(given_, zone, utc, is_open, change):
    ends = datetime.fromisoformat(change) if change else None
    assert state(given_, zone, datetime.fromisoformat(utc).replace(tzinfo=UTC)) == State(
        is_open, ends
    )


_CLOCKS = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
_OPENINGS = st.lists(
    st.tuples(st.lists(st.sampled_from(EVERY), max_size=7).map(tuple), _CLOCKS, _CLOCKS),
    min_size=1,
    max_size=4,
)


@given(
    _OPENINGS,
    st.datetimes(datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2100-01-01")),
    st.sampled_from([SEOUL, NEW_YORK, LONDON, "Australia/Lord_Howe"]),
)
def test_what_it_says_of_the_next_change_holds_at_that_minute(openings, moment, zone):
    """Told apart minute by minute from the definition, without joining or looking ahead."""
    told = state(hours(*openings), zone, moment.replace(tzinfo=UTC))
    assert told.is_open in (Open.YES, Open.NO)
    if told.change is not None:
        after = state(hours(*openings), "UTC", told.change.replace(tzinfo=UTC))
        assert after.is_open is (Open.NO if told.is_open is Open.YES else Open.YES)
