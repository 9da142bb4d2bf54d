"""Which days are no working days in a country, as its pack has them (`days_off.toml`)."""

from __future__ import annotations

from datetime import date, timedelta

from companion.packs import Pack

_SUNDAY_AND_SATURDAY = (5, 6)  # as date.weekday() counts


def is_off(pack: Pack, on: date) -> bool | None:
    """Whether a day is a weekend or a public holiday; None where the pack does not know that year.

    A weekend is known in every year.
    """
    if on.weekday() in _SUNDAY_AND_SATURDAY:
        return True
    year = pack.days_off.get(str(on.year))
    return None if year is None else f"{on:%m-%d}" in year.days


def is_holiday(pack: Pack, on: date) -> bool:
    """Whether the pack has a day as a public holiday, be it a Sunday or not."""
    year = pack.days_off.get(str(on.year))
    return year is not None and f"{on:%m-%d}" in year.days


def after(pack: Pack, start: date, count: int) -> date | None:
    """The last of `count` working days after `start`; None where a year is not known."""
    on = start
    while count > 0:
        on += timedelta(days=1)
        off = is_off(pack, on)
        if off is None:
            return None
        count -= not off
    return on
