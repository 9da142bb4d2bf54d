"""Uncertain time: a moment as sure as the person is, never surer.

A `When` sorts by its earliest moment, spans to its latest, is stored as JSON, and is
printed in words ("2026년 9월 초, 체육대회 전"). Times are local and without a zone: what
the person read off a clock or a screen. Weeks run Monday to Sunday and belong to the
month of their Thursday, as in ISO 8601. A school term is the Korean one, in a year from
March to February; schools begin the second term on different days, so both may hold August.
"""

from __future__ import annotations

import json
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from companion import typed
from companion.errors import ImpossibleDate, TooLong
from companion.texts import Texts

ANCHOR_LIMIT = 200
YEARS = range(1900, 2101)
"""The years a time can lie in."""


class Span(StrEnum):
    """How a time is known."""

    UNKNOWN = "unknown"
    EXACT = "exact"
    DAY = "day"
    DAY_PART = "day_part"
    WEEK = "week"
    MONTH = "month"
    MONTH_PART = "month_part"
    TERM = "term"
    RANGE = "range"
    BEFORE = "before"
    AFTER = "after"


class DayPart(StrEnum):
    """A part of a day; the hours are in `_HOURS`."""

    DAWN = "dawn"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class MonthPart(StrEnum):
    """A third of a month: 초, 중순, 말."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"


_HOURS = {
    DayPart.DAWN: (0, 5),
    DayPart.MORNING: (6, 11),
    DayPart.AFTERNOON: (12, 17),
    DayPart.EVENING: (18, 20),
    DayPart.NIGHT: (21, 23),
}
_DAYS = {MonthPart.EARLY: (1, 10), MonthPart.MIDDLE: (11, 20), MonthPart.LATE: (21, 31)}


@dataclass(frozen=True, slots=True)
class When:
    """A moment or a stretch of time. Build one with the functions of this module.

    `start` and `end` bound the days; `clock` is the minute of an exact time; `anchor` names
    the event a time lies before or after, `hint` narrows that where the person can.
    """

    span: Span
    start: date | None = None
    end: date | None = None
    clock: time | None = None
    day_part: DayPart | None = None
    month_part: MonthPart | None = None
    number: int = 0
    anchor: str = ""
    hint: When | None = None

    @property
    def earliest(self) -> datetime | None:
        """The first moment it can have been; None when nothing bounds it."""
        if self.span in (Span.BEFORE, Span.AFTER):
            return self.hint.earliest if self.hint else None
        if self.start is None:
            return None
        if self.clock is not None:
            return datetime.combine(self.start, self.clock)
        return datetime.combine(self.start, time(_HOURS[self.day_part][0] if self.day_part else 0))

    @property
    def latest(self) -> datetime | None:
        """The last moment it can have been; None when nothing bounds it."""
        if self.span in (Span.BEFORE, Span.AFTER):
            return self.hint.latest if self.hint else None
        if self.end is None:
            return None
        if self.clock is not None:
            return datetime.combine(self.end, self.clock)
        hour = _HOURS[self.day_part][1] if self.day_part else 23
        return datetime.combine(self.end, time(hour, 59))

    @property
    def sort_key(self) -> str:
        """ISO text of the earliest moment, "" when there is none."""
        return self.earliest.isoformat(timespec="minutes") if self.earliest else ""


UNKNOWN = When(Span.UNKNOWN)


def exact(year: int, month: int, day: int, hour: int, minute: int) -> When:
    """A minute. Raises ImpossibleDate."""
    on = _date(year, month, day)
    try:
        return When(Span.EXACT, on, on, clock=time(hour, minute))
    except (ValueError, OverflowError):
        raise ImpossibleDate from None


def day(year: int, month: int, day: int, part: DayPart | None = None) -> When:
    """A day, or a part of it. Raises ImpossibleDate."""
    on = _date(year, month, day)
    return When(Span.DAY_PART if part else Span.DAY, on, on, day_part=part)


def day_of(moment: date | str) -> When:
    """The day of a moment that was noted (ISO 8601), by the clock of this computer.

    Raises ValueError, OverflowError or OSError for what is no moment.
    """
    on = _here(moment)
    return day(on.year, on.month, on.day)


def minute_of(moment: datetime | str) -> When:
    """The minute of a moment, as `day_of`."""
    at = _here(moment)
    return exact(at.year, at.month, at.day, at.hour, at.minute)


def week(year: int, month: int, day: int) -> When:
    """The week, Monday to Sunday, that holds this day. Raises ImpossibleDate."""
    on = _date(year, month, day)
    monday = on - timedelta(days=on.weekday())
    return When(Span.WEEK, monday, monday + timedelta(days=6))


def month(year: int, month: int, part: MonthPart | None = None) -> When:
    """A month, or its first, second or last third. Raises ImpossibleDate."""
    first, last = _DAYS[part] if part else (1, 31)
    start = _date(year, month, first)
    end = _date(year, month, min(last, monthrange(year, month)[1]))
    return When(Span.MONTH_PART if part else Span.MONTH, start, end, month_part=part)


def term(year: int, number: int) -> When:
    """School term 1 or 2 of the Korean school year `year`. Raises ImpossibleDate."""
    if number not in (1, 2):
        raise ImpossibleDate
    if number == 1:
        return When(Span.TERM, _date(year, 3, 1), _date(year, 8, 31), number=1)
    return When(Span.TERM, _date(year, 8, 1), _date(year + 1, 3, 1) - timedelta(days=1), number=2)


def between(start: date, end: date) -> When:
    """From one day to another, both included; the same day twice is that day.

    Raises ImpossibleDate when end is first.
    """
    if end < start or start.year not in YEARS or end.year not in YEARS:
        raise ImpossibleDate
    return When(Span.RANGE, start, end) if end > start else day(*_ymd(start))


def before(anchor: str, hint: When | None = None) -> When:
    """Some time before a named event. Raises TooLong, and ImpossibleDate without a name."""
    return _around(Span.BEFORE, anchor, hint)


def after(anchor: str, hint: When | None = None) -> When:
    """Some time after a named event. Raises TooLong, and ImpossibleDate without a name."""
    return _around(Span.AFTER, anchor, hint)


def dump(when: When) -> str:
    """As canonical JSON text, the form the vault keeps."""
    return json.dumps(_plain(when), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> When:
    """What `dump` wrote. Raises ImpossibleDate for anything else."""
    try:
        return _read(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, TooLong):
        raise ImpossibleDate from None


def words(when: When, texts: Texts) -> str:
    """The time in words of one language, no surer than it is known."""
    if when.span in (Span.BEFORE, Span.AFTER):
        said = texts.say(f"when.{when.span}", anchor=when.anchor)
        if when.hint is None or when.hint.span is Span.UNKNOWN:
            return said
        return texts.say("when.hinted", hint=words(when.hint, texts), said=said)
    if when.start is None or when.end is None:
        return texts.say("when.unknown")
    if when.span is Span.RANGE:
        first = words(When(Span.DAY, when.start, when.start), texts)
        return texts.say("when.range", first=first, last=words(day(*_ymd(when.end)), texts))
    return texts.say(f"when.{when.span}", **_values(when, when.start, texts))


def _values(when: When, start: date, texts: Texts) -> dict[str, object]:
    named = start + timedelta(days=3) if when.span is Span.WEEK else start
    values: dict[str, object] = {
        "year": named.year,
        "month": named.month,
        "month_name": texts.say(f"month.{named.month}"),
        "day": named.day,
    }
    if when.clock is not None:
        values |= {"hour": f"{when.clock.hour:02}", "minute": f"{when.clock.minute:02}"}
    if when.day_part is not None:
        values["part"] = texts.say(f"day_part.{when.day_part}")
    if when.month_part is not None:
        values["part"] = texts.say(f"month_part.{when.month_part}")
    if when.span is Span.WEEK:
        values["nth"] = texts.say(f"nth.{(named.day - 1) // 7 + 1}")
    if when.span is Span.TERM:
        values["number"] = when.number
    return values


def _around(span: Span, anchor: str, hint: When | None) -> When:
    named = typed.line(anchor, ANCHOR_LIMIT)
    if not named or (hint is not None and hint.hint is not None):
        raise ImpossibleDate
    return When(span, anchor=named, hint=hint)


def _date(year: int, month: int, day: int) -> date:
    try:
        made = date(year, month, day)
    except (ValueError, OverflowError):
        raise ImpossibleDate from None
    if made.year not in YEARS:
        raise ImpossibleDate
    return made


def _here(moment: date | str) -> datetime:
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return moment.astimezone() if moment.tzinfo else moment


def _ymd(on: date) -> tuple[int, int, int]:
    return on.year, on.month, on.day


def _plain(when: When) -> dict[str, Any]:
    plain: dict[str, Any] = {"span": str(when.span)}
    if when.start and when.end:
        plain |= {"start": when.start.isoformat(), "end": when.end.isoformat()}
    if when.clock:
        plain["clock"] = when.clock.isoformat(timespec="minutes")
    for name in ("day_part", "month_part", "number", "anchor"):
        if getattr(when, name):
            plain[name] = getattr(when, name)
    if when.hint:
        plain["hint"] = _plain(when.hint)
    return plain


def _read(plain: dict[str, Any]) -> When:
    """Rebuild through the same functions a person's input goes through, so nothing odd gets in."""
    span = Span(plain["span"])
    if span is Span.UNKNOWN:
        return UNKNOWN
    if span in (Span.BEFORE, Span.AFTER):
        return _around(span, plain["anchor"], _read(plain["hint"]) if "hint" in plain else None)
    start, end = date.fromisoformat(plain["start"]), date.fromisoformat(plain["end"])
    if span is Span.EXACT:
        clock = time.fromisoformat(plain["clock"])
        return exact(*_ymd(start), clock.hour, clock.minute)
    if span in (Span.DAY, Span.DAY_PART):
        part = DayPart(plain["day_part"]) if span is Span.DAY_PART else None
        return day(*_ymd(start), part)
    if span is Span.WEEK:
        return week(*_ymd(start))
    if span in (Span.MONTH, Span.MONTH_PART):
        third = MonthPart(plain["month_part"]) if span is Span.MONTH_PART else None
        return month(start.year, start.month, third)
    if span is Span.TERM:
        return term(start.year, plain["number"])
    return between(start, end)
