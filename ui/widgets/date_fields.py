"""A date and a time of day in separate fields, which may stay half filled."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.errors import ImpossibleDate
from companion.texts import Texts
from ui.widgets.fields import Choice, Labelled, Number
from ui.widgets.flow import Flow
from ui.widgets.parts import LinkButton, be_seen


class Gap(Exception):
    """A field that is needed is still empty."""


class DateFields(QWidget):
    """Year, month and day. Nothing typed is ever turned into another date."""

    changed = Signal()

    def __init__(self, name: str, texts: Texts, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        year, month, day = self.tr("Year"), self.tr("Month"), self.tr("Day")
        months = [(str(n), texts.say(f"month.{n}")) for n in range(1, 13)]
        self.year = Number(f"{name}: {year}", 4, today.year)
        self.month = Choice(f"{name}: {month}", [("", "–"), *months])
        self.day = Number(f"{name}: {day}", 2, 1)
        self.year.put(today.year)
        row = Flow(self)
        row.addWidget(Labelled(year, self.year))
        self._month_row, self._day_row = Labelled(month, self.month), Labelled(day, self.day)
        row.addWidget(self._month_row)
        row.addWidget(self._day_row)
        self._today = today
        self.today = LinkButton(self.tr("Today"))
        self.yesterday = LinkButton(self.tr("Yesterday"))
        for button in (self.today, self.yesterday):
            button.setAccessibleName(f"{name}: {button.text()}")
            row.addWidget(button)
        self.today.clicked.connect(self._put_today)
        self.yesterday.clicked.connect(self._put_yesterday)
        self.year.valueChanged.connect(self._tell)
        self.month.chosen.connect(self._tell)
        self.day.valueChanged.connect(self._tell)

    def ask(self, month: bool, day: bool) -> None:
        """Choose which fields beside the year are asked for."""
        be_seen(self._month_row, month)
        for part in (self._day_row, self.today, self.yesterday):
            be_seen(part, day)

    def parts(self) -> list[int | None]:
        """Year, month and day as they stand, None where a field is empty."""
        month = int(self.month.key) if self.month.key else None
        return [self.year.number, month, self.day.number]

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [self.year, self.month, self.day, self.today, self.yesterday]

    def is_blank(self) -> bool:
        """Whether nothing but this year stands here."""
        return self.parts() == [self._today.year, None, None]

    def put(self, parts: list[int | None]) -> None:
        """Fill in year, month and day."""
        year, month, day = parts
        self.year.put(year)
        self.month.choose("" if month is None else str(month))
        self.day.put(day)

    def needed(self, count: int) -> tuple[int, ...]:
        """The first `count` parts. Raises Gap when one is empty."""
        found = tuple(part for part in self.parts()[:count] if part is not None)
        if len(found) < count:
            raise Gap
        return found

    def whole(self) -> date:
        """The whole date. Raises Gap, or ImpossibleDate when no calendar has it."""
        year, month, day = self.needed(3)
        try:
            return date(year, month, day)
        except (ValueError, OverflowError):
            raise ImpossibleDate from None

    def _put_today(self) -> None:
        self._put_date(self._today)

    def _put_yesterday(self) -> None:
        self._put_date(self._today - timedelta(days=1))

    def _put_date(self, on: date) -> None:
        self.put([on.year, on.month, on.day])

    def _tell(self) -> None:
        self.changed.emit()


class ClockFields(QWidget):
    """Hour and minute. An hour from 1 to 12 says which half of the day it is, as phones do."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        half, hour, minute = self.tr("Half of the day"), self.tr("Hour"), self.tr("Minute")
        halves = [("", "–"), ("am", self.tr("a.m.")), ("pm", self.tr("p.m."))]
        self.half = Choice(f"{name}: {half}", halves)
        self.hour = Number(f"{name}: {hour}", 2, 9)
        self.minute = Number(f"{name}: {minute}", 2, 0)
        row = Flow(self)
        for text, field in ((half, self.half), (hour, self.hour), (minute, self.minute)):
            row.addWidget(Labelled(text, field))
        self.half.chosen.connect(self._tell)
        self.hour.valueChanged.connect(self._tell)
        self.minute.valueChanged.connect(self._tell)

    def parts(self) -> list[str | int | None]:
        """Half, hour and minute as they stand."""
        return [self.half.key, self.hour.number, self.minute.number]

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [self.half, self.hour, self.minute]

    def is_blank(self) -> bool:
        """Whether nothing stands here."""
        return self.parts() == ["", None, None]

    def put(self, parts: list[str | int | None]) -> None:
        """Fill in half, hour and minute."""
        half, hour, minute = parts
        self.half.choose(str(half or ""))
        self.hour.put(None if hour is None else int(hour))
        self.minute.put(None if minute is None else int(minute))

    def show_time(self, clock: time) -> None:
        """Fill in a time of day."""
        half = "am" if clock.hour < 12 else "pm"
        self.put([half, (clock.hour + 11) % 12 + 1, clock.minute])

    def clock(self) -> tuple[int, int]:
        """Hour, 0 to 23, and minute, as numbers that may be too high. Raises Gap."""
        hour, minute = self.hour.number, self.minute.number
        if hour is None or minute is None:
            raise Gap
        if not self._halved():
            return hour, minute
        if not self.half.key:
            raise Gap
        return hour % 12 + (12 if self.half.key == "pm" else 0), minute

    def _halved(self) -> bool:
        return self.hour.number is None or 1 <= self.hour.number <= 12

    def _tell(self) -> None:
        self.half.setEnabled(self._halved())
        self.changed.emit()
