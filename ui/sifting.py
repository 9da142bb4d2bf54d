"""The line of chips that says what of the timeline is to be seen."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import landmarks, lanes, timeline, when
from companion.errors import ImpossibleDate
from companion.lanes import Who
from companion.records import Known
from companion.sequence import ALL, Sieve
from companion.when import UNKNOWN, When
from ui.session import Session
from ui.sheets.when_asked import LandmarkSheet, TimeSheet
from ui.widgets.flow import Flow
from ui.widgets.menu_chip import MenuChip
from ui.widgets.parts import Chip, LinkButton

if TYPE_CHECKING:
    from ui.pages.page import Page

_ASK = "ask"  # the answer that asks for a time
_FIRST, _LAST = date(1900, 1, 1), date(2100, 12, 31)


class SieveBar(QWidget):
    """`sieve` is what was chosen, `changed` follows. Its sheets lie over the page."""

    changed = Signal()

    def __init__(self, session: Session, page: Page) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._time: When = UNKNOWN
        self._only: tuple[int, ...] | None = None
        self.act = MenuChip(self.tr("Kind"), self.tr("Every kind"), self._acts)
        self.who = MenuChip(self.tr("Who"), self.tr("Everybody"), self._who)
        self.items = MenuChip(self.tr("Items"), self.tr("With and without"), self._items)
        self.known = MenuChip(self.tr("How I know"), self.tr("Every way"), self._known)
        self.time = MenuChip(self.tr("When"), self.tr("All times"), self._times)
        self.row = Chip(self.tr("Only those of one line"))
        self.row.hide()
        self.clear_all = LinkButton(self.tr("Show everything"))
        self.landmarks = LinkButton(self.tr("Landmark days"))
        self.landmarks.setAccessibleDescription(
            self.tr("When things were that other times are told by, such as a sports day.")
        )
        self._lay_out()
        for chip in self._chips():
            chip.chosen.connect(self._turned)
        self.time.chosen.disconnect(self._turned)
        self.time.chosen.connect(self._take_time)
        self.row.toggled.connect(self._let_row_go)
        self.clear_all.clicked.connect(self.clear)
        self.landmarks.clicked.connect(self.show_landmarks)
        self._show()

    @property
    def sieve(self) -> Sieve:
        """What is to be seen."""
        whose = Who(*json.loads(self.who.key)) if self.who.key else Who("", 0)
        return Sieve(
            act=self.act.key,
            account=whose.id if whose.kind == "account" else 0,
            person=whose.id if whose.kind == "person" else 0,
            items={"": None, "with": True, "without": False}[self.items.key],
            known=Known(self.known.key) if self.known.key else None,
            time=self._time,
            only=self._only,
        )

    def clear(self) -> None:
        """Let everything be seen again."""
        was = self.sieve
        for chip in self._chips():
            chip.choose("")
        self._time, self._only = UNKNOWN, None
        self._show()
        if was != ALL:
            self.changed.emit()

    def choose_time(self, time: When) -> None:
        """Show what may lie within a time."""
        self._time = time
        words = when.words(time, self._session.words)
        self.time.choose(when.dump(time) if time != UNKNOWN else "", words)
        self._turned()

    def ask_time(self) -> None:
        """Ask for a time to look at."""
        sheet = TimeSheet(self._session, self._page, self._time)
        sheet.chosen.connect(self.choose_time)
        self._page.lay_over(sheet)

    def show_landmarks(self) -> None:
        """Let the person say when something was that others are told by."""
        self._page.lay_over(LandmarkSheet(self._session, self._page))

    def show_only(self, ids: tuple[int, ...]) -> None:
        """Show these entries and no others."""
        for chip in self._chips():
            chip.choose("")
        self._time, self._only = UNKNOWN, ids
        self._turned()

    def _chips(self) -> tuple[MenuChip, ...]:
        return self.act, self.who, self.items, self.known, self.time

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = Flow()
        for part in (*self._chips(), self.row, self.clear_all, self.landmarks):
            row.addWidget(part)
        column.addLayout(row)

    def _turned(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.row.setVisible(self._only is not None)
        with QSignalBlocker(self.row):
            self.row.setChecked(self._only is not None)
        self.clear_all.setVisible(self.sieve != ALL)

    def _let_row_go(self, on: bool) -> None:
        if on:
            return
        self._only = None
        self._turned()

    def _take_time(self) -> None:
        """The answer of the chip for times: a time, or that one is to be asked for."""
        if self.time.key == _ASK:
            words = when.words(self._time, self._session.words)
            self.time.choose("" if self._time == UNKNOWN else when.dump(self._time), words)
            self.ask_time()
            return
        try:
            self._time = when.load(self.time.key) if self.time.key else UNKNOWN
        except ImpossibleDate:
            self._time = UNKNOWN
        self._turned()

    def _acts(self) -> list[tuple[str, str]]:
        session = self._session
        noted = timeline.acts(session.vault, session.case.id)
        known = [act for act in session.pack.acts if act in noted]
        said = [(act, session.words.say(f"act.{act}.name")) for act in known]
        return [*said, ("-", self.tr("No kind noted"))]

    def _who(self) -> list[tuple[str, str]]:
        found = lanes.names(self._session.vault, self._session.case.id)
        named = sorted(found.items(), key=lambda pair: (pair[0].kind != "person", pair[1]))
        return [(json.dumps(who), name) for who, name in named]

    def _items(self) -> list[tuple[str, str]]:
        return [("with", self.tr("With items")), ("without", self.tr("Without items"))]

    def _known(self) -> list[tuple[str, str]]:
        words = self._session.words
        return [(str(known), words.say(f"known.{known}")) for known in Known]

    def _times(self) -> list[tuple[str, str]]:
        words, found = self._session.words, []
        times = landmarks.times(self._session.vault, self._session.case.id)
        for name, time in sorted(times.items(), key=lambda pair: pair[1].sort_key):
            if time.start is not None and time.end is not None:
                until = when.between(_FIRST, time.start)
                since = when.between(time.end, _LAST)
                found.append((when.dump(until), when.words(when.before(name), words)))
                found.append((when.dump(since), when.words(when.after(name), words)))
        if self._time != UNKNOWN and self.time.key not in dict(found):
            found.append((self.time.key, when.words(self._time, words)))
        return [*found, (_ASK, self.tr("Choose a time …"))]
