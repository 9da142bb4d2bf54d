"""Whether a place of help is open at a moment, as far as anybody knows."""

from __future__ import annotations

from datetime import datetime
from typing import get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from companion import days_off
from companion.facts import Contact, Day
from companion.packs import Pack

_DAYS = get_args(Day)  # in the order in which date.weekday() counts


def is_open(pack: Pack, contact: Contact, at: datetime) -> bool | None:
    """Whether it is open `at` an aware moment; None where its hours are in words or not known.

    Hours are those of the place itself. One that closes on weekends counts as closed on a public
    holiday too.
    """
    hours = pack.hours[contact.hours].open if contact.hours else ()
    if not hours:
        return None
    here = at.astimezone(_zone(contact.timezone or pack.meta.timezone))
    days = {day for opening in hours for day in opening.days}
    if days_off.is_holiday(pack, here.date()) and not days.issuperset(_DAYS):
        return False
    day, clock = _DAYS[here.weekday()], f"{here:%H:%M}"
    return any(day in one.days and one.start <= clock < one.end for one in hours)


def _zone(name: str) -> ZoneInfo | None:
    """A time zone; None, which is the computer's own, where the system knows no such zone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError):
        return None
