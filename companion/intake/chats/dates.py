"""Dates and clocks as chat programs write them, in Korean and in English."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AFTERNOON = re.compile("오후|p", re.I)
_MORNING = re.compile("오전|a", re.I)

# Three ways to write a day; the groups are named so that they can stand in one pattern.
DAY = (
    r"(?:(?P<y1>\d{4})년 (?P<m1>\d{1,2})월 (?P<d1>\d{1,2})일"
    r"|(?P<y2>\d{4})\. ?(?P<m2>\d{1,2})\. ?(?P<d2>\d{1,2})\."
    r"|(?P<m3>[A-Z][a-z]{2,8})\.? (?P<d3>\d{1,2}), (?P<y3>\d{4}))"
)


def clock(colon: str = ":") -> str:
    """The pattern of a time of day, with its groups; `colon` stands between its numbers."""
    return (
        rf"(?:(?P<before>오전|오후|AM|PM)\s)?(?P<hour>\d{{1,2}}){colon}(?P<minute>\d{{2}})"
        rf"(?:{colon}(?P<second>\d{{2}}))?"
        r"(?:[\s\u202f\xa0]?(?P<after>[AaPp]\.?\s?[Mm]\.?|오전|오후))?"
    )


CLOCK = clock()


Day = tuple[int, int, int]  # year, month, day; as written, so it need not exist
_NO_DAY = (0, 0, 0)


def day(found: re.Match[str]) -> Day:
    """The day of a match of DAY; one that does not exist for a month that has no name here."""
    part = found.groupdict()
    if part["y1"] or part["y2"]:
        which = "1" if part["y1"] else "2"
        return int(part["y" + which]), int(part["m" + which]), int(part["d" + which])
    name = part["m3"][:3].lower()
    if name not in _MONTHS:
        return _NO_DAY
    return int(part["y3"]), _MONTHS.index(name) + 1, int(part["d3"])


def hour(found: re.Match[str]) -> int:
    """The hour from 0 to 23 of a match of CLOCK; over 23 where there is none such."""
    said = int(found["hour"])
    half = found["before"] or found["after"] or ""
    if _AFTERNOON.match(half):
        return said % 12 + 12 if said <= 12 else said
    if _MORNING.match(half):
        return said % 12 if said <= 12 else said
    return said


def moment(on: Day | None, found: re.Match[str]) -> datetime | None:
    """The moment of a clock on a day; None where no calendar or clock has it."""
    if on is None:
        return None
    return of_numbers(*on, hour(found), int(found["minute"]), int(found["second"] or 0))


@lru_cache(4096)
def of_numbers(
    year: int, month: int, number: int, hours: int, minutes: int, seconds: int
) -> datetime | None:
    """A moment without a zone; None where no calendar or clock has it."""
    try:
        made = datetime(year, month, number, hours, minutes, seconds)  # noqa: DTZ001
    except ValueError:
        return None
    return made if 1990 <= year <= 2100 else None
