"""Whether a place of help is open at a moment, by its own clock.

Only hours that a pack gives day by day count. Where they are known in words alone, where nobody
could say, and where this computer does not know the zone, the answer is UNKNOWN, never "closed".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from companion import days_off
from companion.facts import Contact, Hours, Opening
from companion.packs import Pack

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK = 7


class Open(StrEnum):
    """Whether a place is open."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class State:
    """`change` is when that ends, by the clock of the place; None where it does not in a week.

    On a public holiday nobody can say it of a place that is not open every day of the week.
    """

    is_open: Open
    change: datetime | None = None
    holiday: bool = False


_UNKNOWN = State(Open.UNKNOWN)


def of(pack: Pack, contact: Contact, now: datetime) -> State:
    """How it stands with a place of a pack at `now`, an aware moment. Never raises."""
    hours = pack.hours[contact.hours] if contact.hours else None
    zone = contact.timezone or pack.meta.timezone
    told = state(hours, zone, now)
    if hours is None or {day for one in hours.open for day in one.days}.issuperset(DAYS):
        return told
    if told.is_open is Open.YES and days_off.is_holiday(pack, _local(now, zone).date()):
        return State(Open.UNKNOWN, holiday=True)
    if told.change is not None and days_off.is_holiday(pack, told.change.date()):
        return State(told.is_open)
    return told


def state(hours: Hours | None, zone: str, now: datetime) -> State:
    """How it stands at `now`, an aware moment, for a place in `zone`. Never raises.

    An opening that ends at or before its start ends on the next day.
    """
    if hours is None or not hours.open:
        return _UNKNOWN
    try:
        local = _local(now, zone)
    except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
        if zone == "UTC":
            return _UNKNOWN
        always = state(hours, "UTC", now)  # what never closes is open by every clock
        return always if always == State(Open.YES) else _UNKNOWN
    spans = _joined(sorted(_spans(hours.open, local.date())))
    for start, end in spans:
        if start <= local < end:
            return State(Open.YES, None if end - local > timedelta(days=_WEEK) else end)
    coming = [start for start, _ in spans if start > local]
    return State(Open.NO, min(coming, default=None))


def _local(now: datetime, zone: str) -> datetime:
    """What the clock in a zone shows."""
    return now.astimezone(UTC if zone == "UTC" else ZoneInfo(zone)).replace(tzinfo=None)


def _spans(openings: tuple[Opening, ...], today: date) -> Iterator[tuple[datetime, datetime]]:
    """Every opening from yesterday on, for a little over a week."""
    for ahead in range(-1, _WEEK + 2):
        day = today + timedelta(days=ahead)
        for one in openings:
            if DAYS[day.weekday()] in one.days:
                start, end = _at(day, one.start), _at(day, one.end)
                yield start, end if end > start else end + timedelta(days=1)


def _at(day: date, clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime.combine(day, time()) + timedelta(hours=hour, minutes=minute)


def _joined(spans: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Openings that touch are one."""
    made: list[tuple[datetime, datetime]] = []
    for start, end in spans:
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made
