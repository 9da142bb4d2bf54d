"""Uncertain time, made easy: first how much one knows, then only what that needs."""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import when
from companion.errors import ImpossibleDate, TooLong
from companion.texts import Texts
from companion.when import DayPart, MonthPart, Span, When
from ui import theme
from ui.widgets.date_fields import ClockFields, DateFields, Gap
from ui.widgets.fields import Choice, Labelled, Line
from ui.widgets.live import LiveLine
from ui.widgets.parts import be_seen

# What each kind of time asks for; `first` with so many of year, month, day.
_ASKS: dict[Span, tuple[str, ...]] = {
    Span.EXACT: ("first", "clock"),
    Span.DAY: ("first",),
    Span.DAY_PART: ("first", "day_part"),
    Span.WEEK: ("first",),
    Span.MONTH: ("first",),
    Span.MONTH_PART: ("first", "month_part"),
    Span.TERM: ("first", "term"),
    Span.RANGE: ("first", "last"),
    Span.BEFORE: ("anchor", "hint"),
    Span.AFTER: ("anchor", "hint"),
    Span.UNKNOWN: (),
}
_PARTS = ("anchor", "first", "last", "clock", "day_part", "month_part", "term", "hint")
_BLANK = json.dumps({"span": Span.UNKNOWN})
_DATE_PARTS = {Span.MONTH: 2, Span.MONTH_PART: 2, Span.TERM: 1}


class WhenField(QWidget):
    """A `When`, chosen by keyboard, mouse or ear; a sentence says how it will be written.

    `changed` follows every key. What stands half filled or cannot be is kept as it is and
    said calmly; `ready` tells whether `value` can be had.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        texts: Texts,
        today: date,
        around: bool = True,
        parent: QWidget | None = None,
        landmarks: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        """Make one called `name`; without `around` it offers no before and after.

        `landmarks` gives names that a time was told by before, to choose from, once
        one is asked for.
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self._texts, self._today, self._name, self._inner = texts, today, name, not around
        self._landmarks = landmarks
        self.noted: Choice | None = None
        self._made: When | None = when.UNKNOWN
        self._rows: dict[str, QWidget] = {}
        self.span = Choice(name, self._spans(around))
        self.span.choose(Span.UNKNOWN)
        self.span.chosen.connect(self._ask)
        self.sentence = LiveLine()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.STEP)
        self._column.addWidget(self.span)
        self._column.addWidget(self.sentence)

    # Each part is made when it is first asked for: most people need one or two of the eight.

    @cached_property
    def anchor(self) -> Line:
        """What it was before or after."""
        field = Line(self.tr("{}: before or after what?").format(self._name))
        field.textChanged.connect(self._judge)
        said = self.tr("For example: sports day")
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Labelled(self.tr("Before or after what?"), field, said))
        known = self._landmarks()
        if known:
            prompt = self.tr("Choose one you noted")
            options = [("", prompt), *((name, name) for name in known)]
            self.noted = Choice(f"{self._name}: {prompt}", options)
            self.noted.chosen.connect(self._take_noted)
            column.addWidget(self.noted)
        self._place("anchor", row)
        return field

    @cached_property
    def first(self) -> DateFields:
        """The day, or as much of it as is asked for."""
        fields = DateFields(self._name, self._texts, self._today)
        fields.changed.connect(self._judge)
        self._place("first", fields)
        return fields

    @cached_property
    def last(self) -> DateFields:
        """The last day of several."""
        name = self.tr("{}, the last day").format(self._name)
        fields = DateFields(name, self._texts, self._today)
        fields.changed.connect(self._judge)
        self._place("last", Labelled(self.tr("to"), fields))
        return fields

    @cached_property
    def clock(self) -> ClockFields:
        """The time of day."""
        fields = ClockFields(self._name)
        fields.changed.connect(self._judge)
        self._place("clock", fields)
        return fields

    @cached_property
    def day_part(self) -> Choice:
        """The part of the day."""
        parts = [(str(part), self._texts.say(f"day_part.{part}")) for part in DayPart]
        return self._choice("day_part", self.tr("Part of the day"), [("", "–"), *parts])

    @cached_property
    def month_part(self) -> Choice:
        """The part of the month."""
        parts = [(str(part), self._texts.say(f"month_part.{part}")) for part in MonthPart]
        return self._choice("month_part", self.tr("Part of the month"), [("", "–"), *parts])

    @cached_property
    def term(self) -> Choice:
        """The school term."""
        terms = [("1", self.tr("Term 1")), ("2", self.tr("Term 2"))]
        return self._choice("term", self.tr("Term"), terms)

    @cached_property
    def hint(self) -> WhenField:
        """Roughly when, for a time before or after something."""
        name = self.tr("Roughly when, if you know")
        field = WhenField(name, self._texts, self._today, around=False)
        field.changed.connect(self._judge)
        self._place("hint", Labelled(name, field))
        return field

    @property
    def ready(self) -> bool:
        """Whether what stands here is a time."""
        return self._made is not None

    @property
    def why(self) -> str:
        """What stands in the way while it is not `ready`, as a sentence."""
        inner = self.hint.why if "hint" in _ASKS[Span(self.span.key)] else ""
        return self.sentence.text() or inner

    def value(self) -> When:
        """The time that stands here. Raises ImpossibleDate while it is not `ready`."""
        if self._made is None:
            raise ImpossibleDate
        return self._made

    def set_value(self, shown: When) -> None:
        """Show a time."""
        asked = _ASKS[shown.span]
        if "first" in asked and shown.start is not None:
            self.first.put([shown.start.year, shown.start.month, shown.start.day])
        if "last" in asked and shown.end is not None:
            self.last.put([shown.end.year, shown.end.month, shown.end.day])
        if shown.clock is not None:
            self.clock.show_time(shown.clock)
        if shown.day_part is not None:
            self.day_part.choose(shown.day_part)
        if shown.month_part is not None:
            self.month_part.choose(shown.month_part)
        if "term" in asked:
            self.term.choose(str(shown.number))
        if "anchor" in asked:
            self.anchor.setText(shown.anchor)
            self.hint.set_value(shown.hint or when.UNKNOWN)
        self.span.choose(shown.span)

    def state(self) -> str:
        """Everything that is not blank as it stands, half filled or not, for a draft."""
        plain: dict[str, Any] = {"span": self.span.key}
        for name in self._rows:
            part = getattr(self, name)
            if isinstance(part, Choice):
                plain[name] = part.key
            elif isinstance(part, Line):
                plain[name] = part.text()
            elif isinstance(part, WhenField):
                plain[name] = "" if part.state() == _BLANK else part.state()
            else:
                plain[name] = [] if part.is_blank() else part.parts()
        blank = {"term": "1"}
        kept = {n: v for n, v in plain.items() if v and v != blank.get(n)}
        return json.dumps(kept, sort_keys=True)

    def set_state(self, state: str) -> None:
        """Show what `state` gave."""
        plain = json.loads(state)
        for name in _PARTS:
            if name not in plain:
                continue
            part = getattr(self, name)
            if isinstance(part, Choice):
                part.choose(plain[name])
            elif isinstance(part, Line):
                part.setText(plain[name])
            elif isinstance(part, WhenField):
                part.set_state(plain[name])
            else:
                part.put(plain[name])
        self.span.choose(plain["span"])

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        found: list[QWidget] = [self.span]
        for name in _PARTS:
            if name in self._rows:
                part = getattr(self, name)
                found += [part] if isinstance(part, Choice | Line) else part.stops()
                found += [self.noted] if name == "anchor" and self.noted is not None else []
        return found

    def _take_noted(self) -> None:
        if self.noted is not None and self.noted.key:
            self.anchor.setText(self.noted.key)

    def _spans(self, around: bool) -> list[tuple[str, str]]:
        spans = [
            (Span.EXACT, self.tr("The exact time")),
            (Span.DAY, self.tr("The day")),
            (Span.DAY_PART, self.tr("The day, and roughly when")),
            (Span.WEEK, self.tr("The week")),
            (Span.MONTH, self.tr("The month")),
            (Span.MONTH_PART, self.tr("Early, mid or late in a month")),
            (Span.TERM, self.tr("The school term")),
            (Span.RANGE, self.tr("From one day to another")),
            (Span.BEFORE, self.tr("Before something else")),
            (Span.AFTER, self.tr("After something else")),
            (Span.UNKNOWN, self.tr("I don't know")),
        ]
        return [(str(span), text) for span, text in spans if around or "anchor" not in _ASKS[span]]

    def _choice(self, part: str, label: str, options: list[tuple[str, str]]) -> Choice:
        choice = Choice(f"{self._name}: {label}", options)
        choice.chosen.connect(self._judge)
        self._place(part, Labelled(label, choice))
        return choice

    def _place(self, part: str, row: QWidget) -> None:
        """Put a part that was just made into its place between the others."""
        above = _PARTS[: _PARTS.index(part)]
        self._column.insertWidget(1 + sum(name in self._rows for name in above), row)
        self._rows[part] = row

    def _ask(self) -> None:
        """Show only the fields that the chosen kind of time needs."""
        span = Span(self.span.key)
        fields = [getattr(self, name) for name in _ASKS[span]]  # made here, if not before
        if fields:
            for before, after in pairwise(self.stops()):
                self.setTabOrder(before, after)
        if "first" in self._rows:
            count = _DATE_PARTS.get(span, 3)
            self.first.ask(month=count > 1, day=count > 2)
        for name, row in self._rows.items():
            be_seen(row, name in _ASKS[span])
        self._judge()

    def _judge(self) -> None:
        self._made, said = None, ""
        try:
            self._made = self._read(Span(self.span.key))
        except Gap:
            said = self._no_such_day() or self.tr(
                "Something is still empty. If you don't know it, choose less above."
            )
        except ImpossibleDate:
            said = self._impossible()
        except TooLong as error:
            said = self.tr("This can have up to {} letters.").format(error.limit)
        if self._made is not None and self._made.span is not Span.UNKNOWN and not self._inner:
            said = self.tr("It will read: {}").format(when.words(self._made, self._texts))
        self.sentence.say(said)
        self.changed.emit()

    def _read(self, span: Span) -> When:
        """The time as it stands. Raises Gap, ImpossibleDate, TooLong."""
        made: dict[Span, Callable[[], When]] = {
            Span.EXACT: self._exact,
            Span.DAY: self._day,
            Span.DAY_PART: self._day,
            Span.WEEK: self._week,
            Span.MONTH: self._month,
            Span.MONTH_PART: self._month,
            Span.TERM: self._term,
            Span.RANGE: self._range,
            Span.BEFORE: self._around,
            Span.AFTER: self._around,
            Span.UNKNOWN: self._unknown,
        }
        return made[span]()

    def _exact(self) -> When:
        year, month, day = self.first.needed(3)
        return when.exact(year, month, day, *self.clock.clock())

    def _day(self) -> When:
        year, month, day = self.first.needed(3)
        if self.span.key == Span.DAY:
            return when.day(year, month, day)
        return when.day(year, month, day, DayPart(_filled(self.day_part)))

    def _week(self) -> When:
        return when.week(*self.first.needed(3))

    def _month(self) -> When:
        year, month = self.first.needed(2)
        if self.span.key == Span.MONTH:
            return when.month(year, month)
        return when.month(year, month, MonthPart(_filled(self.month_part)))

    def _term(self) -> When:
        (year,) = self.first.needed(1)
        return when.term(year, int(self.term.key))

    def _range(self) -> When:
        return when.between(self.first.whole(), self.last.whole())

    def _around(self) -> When:
        if not self.anchor.text().strip():
            raise Gap
        hint = self.hint.value()
        known = None if hint.span is Span.UNKNOWN else hint
        around = when.before if self.span.key == Span.BEFORE else when.after
        return around(self.anchor.text(), known)

    def _unknown(self) -> When:
        return when.UNKNOWN

    def _impossible(self) -> str:
        """Why it cannot be a time, and what one can do."""
        span = Span(self.span.key)
        if "hint" in _ASKS[span]:
            return ""  # the inner field says it
        if self._no_such_day():
            return self._no_such_day()
        if span is Span.RANGE:
            return self.tr("The last day is before the first. You can swap them.")
        if span is Span.EXACT:
            return self.tr("No clock shows that time. Hours go to 23, minutes to 59.")
        return self._no_such_year()

    def _no_such_day(self) -> str:
        """What is wrong with a date that is filled in; "" when nothing is."""
        span = Span(self.span.key)
        asked = [getattr(self, part) for part in ("first", "last") if part in _ASKS[span]]
        for fields in asked:
            year, month, day = fields.parts()
            if year is not None and not 1900 <= year <= 2100:
                return self._no_such_year()
            if None in (year, month, day) or span in _DATE_PARTS:
                continue
            days = monthrange(year, month)[1]
            if not 1 <= day <= days:
                named = when.words(when.month(year, month), self._texts)
                said = self.tr("The calendar has no such day: {month} has {days} days.")
                return said.format(month=named, days=days)
        return ""

    def _no_such_year(self) -> str:
        return self.tr("Write the year with four digits, such as {}.").format(self._today.year)


def _filled(choice: Choice) -> str:
    if not choice.key:
        raise Gap
    return choice.key
