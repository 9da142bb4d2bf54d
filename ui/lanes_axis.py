"""Time along a line: where days, weeks, months or years begin, and from where to where it runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from companion import when
from companion.lanes import minute, moment
from companion.when import When

CLOSEST = 2.0  # minutes a pixel, nearer than which nothing more is seen
_DAY = 24 * 60
_MONTHS = (1, 3, 12, 60, 120)


@dataclass(slots=True)
class Axis:
    """Minutes along pixels: `origin` is at pixel 0, a pixel is `scale` minutes."""

    origin: int = 0
    end: int = _DAY
    scale: float = 60.0

    def at(self, minutes: float) -> float:
        """The pixel of a minute."""
        return (minutes - self.origin) / self.scale

    def minute(self, pixel: float) -> float:
        """The minute of a pixel."""
        return self.origin + pixel * self.scale

    @property
    def length(self) -> int:
        """Pixels from its origin to its end."""
        return round((self.end - self.origin) / self.scale)

    def run(self, first: int, last: int) -> None:
        """Go from a little before `first` to a little after `last`."""
        margin = max(_DAY, (last - first) // 20)
        self.origin, self.end = first - margin, last + margin

    def fit(self, pixels: int) -> None:
        """Have all of it in so many pixels."""
        self.scale = max(CLOSEST, (self.end - self.origin) / max(1, pixels))

    def zoom(self, factor: float, pixels: int) -> None:
        """Come nearer by a factor; never farther away than all in `pixels`, nor too near."""
        widest = max(CLOSEST, (self.end - self.origin) / max(1, pixels))
        self.scale = min(widest, max(CLOSEST, self.scale / factor))


def ticks(first: float, last: float, scale: float, apart: int) -> Iterator[tuple[int, When]]:
    """Beginnings of days, weeks or longer between two minutes, `apart` pixels or more."""
    year_one, year_last = when.YEARS[0], when.YEARS[-1]
    day = max(date(year_one, 1, 1), _day(first))
    until = min(date(year_last, 12, 1), _day(last))
    need = apart * scale / _DAY  # days between two
    if need <= 7:
        step = 1 if need <= 1 else 7
        day -= timedelta(days=day.weekday() if step == 7 else 0)
        while day <= until:
            if day.year >= year_one:
                made = when.day if step == 1 else when.week
                yield _minute(day), made(day.year, day.month, day.day)
            day += timedelta(days=step)
        return
    months = next((one for one in _MONTHS if one * 30 >= need), _MONTHS[-1])
    number = (day.year * 12 + day.month - 1) // months * months
    while True:
        year, month = divmod(number, 12)
        if year > year_last or date(year, month + 1, 1) > until:
            return
        if year >= year_one:
            yield _minute(date(year, month + 1, 1)), when.month(year, month + 1)
        number += months


def _day(minutes: float) -> date:
    low, high = minute(datetime(1900, 1, 1)), minute(datetime(2100, 12, 31))  # noqa: DTZ001
    return moment(round(min(max(minutes, low), high))).date()


def _minute(day: date) -> int:
    return minute(datetime.combine(day, time()))
