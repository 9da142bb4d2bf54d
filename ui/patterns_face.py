"""What repeats in the record, counted: tables that say what was counted and what was not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import lanes, patterns, when
from companion.lanes import Who
from companion.patterns import Entry
from companion.vault import Vault
from ui import theme
from ui.session import Session
from ui.widgets.paged_table import PagedModel, PagedTable
from ui.widgets.parts import GroupTitle, Words, scrolled
from ui.widgets.week_chart import WeekChart

_ROWS = 6  # of a table seen at once


@dataclass(frozen=True, slots=True)
class Found:
    """All that was counted of a case."""

    names: dict[Who, str]
    entries: int
    again: list[patterns.Again]
    after: list[patterns.After]
    weeks: list[patterns.Week]
    untimed: tuple[int, ...]
    together: list[patterns.Together]


def count(vault: Vault, case: int) -> Found:
    """Count everything. In a record of 100,000 entries it takes seconds."""
    entries = patterns.read(vault, case)
    weeks, untimed = patterns.weeks(entries)
    return Found(
        lanes.names(vault, case),
        len(entries),
        patterns.again(entries),
        patterns.after_stop(entries),
        weeks,
        untimed,
        patterns.together(entries),
    )


class PatternsFace(QWidget):
    """`entries_wanted` carries the ids that a line counted."""

    entries_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: object = None
        self.said = Words(quiet=True)
        self.chart = WeekChart(self.tr("Entries a week"))
        named, entries = self.tr("Who"), self.tr("Entries")
        self.again = Counted(
            self.tr("Named again"),
            [named, entries, self.tr("First"), self.tr("Last")],
            (5, 3, 5, 5),
        )
        self.after = Counted(
            self.tr("After you asked them to stop"),
            [named, self.tr("You asked"), self.tr("Afterwards"), self.tr("Not certain")],
            (4, 5, 3, 4),
        )
        self.weeks = Counted(
            self.tr("Entries a week"),
            [self.tr("Week"), self.tr("In this week"), self.tr("In it or later")],
            (5, 3, 3),
        )
        self.together = Counted(
            self.tr("Accounts in the same entries"),
            [self.tr("One"), self.tr("Another"), entries],
            (5, 5, 3),
        )
        self._lay_out()
        for counted in self._tables():
            counted.wanted.connect(self.entries_wanted)

    def refresh(self, *, beside: bool) -> None:
        """Count again; in a long record `beside` the window."""
        vault, case = self._session.vault, self._session.case.id
        self._asked = asked = object()

        def read() -> tuple[object, Found]:
            return asked, count(vault, case)

        if beside:
            self.said.setText(self.tr("Counting …"))
            self._session.read(self, read, self._take)
        else:
            self._take(read())

    def _tables(self) -> tuple[Counted, ...]:
        return self.again, self.after, self.weeks, self.together

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.STEP, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(self.said)
        for counted in self._tables():
            column.addSpacing(theme.GAP)
            column.addWidget(counted)
            if counted is self.weeks:
                counted.column.insertWidget(2, self.chart)
        column.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(inside))

    def _take(self, read: tuple[object, Found]) -> None:
        asked, found = read
        if asked is not self._asked:
            return
        self.said.setText(
            self.tr(
                "Only what is in your entries is counted, and nothing is concluded from it. What"
                " is not written is not counted. Enter on a line shows its entries."
            )
        )
        self._show_again(found)
        self._show_after(found)
        self._show_weeks(found)
        self._show_together(found)

    def _show_again(self, found: Found) -> None:
        rows = []
        for one in found.again:
            timed = [entry for entry in one.entries if entry.earliest is not None]
            first = self._said(timed[0]) if timed else ""
            last = self._said(timed[-1]) if timed else ""
            cells = (found.names.get(one.who, ""), str(len(one.entries)), first, last)
            rows.append((cells, tuple(entry.id for entry in one.entries)))
        self.again.show_counted(
            rows,
            self.tr("Accounts and people that two or more entries name, as you noted them."),
            self.tr("No account and no person is named in two entries."),
        )

    def _show_after(self, found: Found) -> None:
        rows = []
        for one in found.after:
            unsure = (*one.maybe, *one.untimed)
            name = found.names.get(one.who, "")
            cells = (name, self._said(one.asked), str(len(one.surely)), str(len(unsure)))
            ids = tuple(entry.id for entry in (one.asked, *one.surely, *unsure))
            rows.append((cells, ids))
        self.after.show_counted(
            rows,
            self.tr(
                "Entries that name somebody and were surely after you asked that person or account"
                " to stop. Not certain are those whose time may lie before it, or is not known."
            ),
            self.tr(
                "No entry says that you asked somebody to stop and whom. It can be ticked in an"
                " entry, under “More”; it need not be."
            ),
        )

    def _show_weeks(self, found: Found) -> None:
        rows, words = [], self._session.words
        for week in found.weeks:
            time = when.week(week.monday.year, week.monday.month, week.monday.day)
            cells = (when.words(time, words), str(len(week.sure)), str(len(week.unsure)))
            rows.append((cells, (*week.sure, *week.unsure)))
        said = self.tr(
            "By the first moment it can have been. “In it or later” are times so wide that it may"
            " have been in a later week. Weeks without an entry are left out."
        )
        if found.untimed:
            left = len(found.untimed)
            said += " " + self.tr("%n entries without a time are not counted.", "", left)
        self.weeks.show_counted(rows, said, self.tr("No entry has a time yet."))
        self.chart.show_weeks(
            [(week.monday, len(week.sure), len(week.unsure)) for week in found.weeks]
        )
        self.chart.setVisible(len(found.weeks) > 1)

    def _show_together(self, found: Found) -> None:
        rows = []
        for one in found.together:
            names = found.names.get(one.one, ""), found.names.get(one.other, "")
            rows.append(((*names, str(len(one.entries))), one.entries))
        self.together.show_counted(
            rows,
            self.tr("Two accounts that the same entry names. It says nothing about who owns them."),
            self.tr("No entry names two accounts."),
        )

    def _said(self, entry: Entry) -> str:
        return when.words(entry.happened, self._session.words)


class Counted(QWidget):
    """One table with what it counts; `wanted` carries the ids of a line."""

    wanted = Signal(object)

    def __init__(self, title: str, heads: Sequence[str], shares: Sequence[int]) -> None:
        super().__init__()
        self._ids: list[tuple[int, ...]] = []
        self._model = _Cells(heads)
        self.said = Words(quiet=True)
        self.table = PagedTable(title, self._model, shares)
        self.table.opened.connect(self._want)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.STEP)
        for part in (GroupTitle(title), self.said, self.table):
            self.column.addWidget(part)

    def show_counted(
        self, rows: Sequence[tuple[tuple[str, ...], tuple[int, ...]]], said: str, nothing: str
    ) -> None:
        """Show (cells, ids) and what was counted, or that there is `nothing`."""
        self._ids = [ids for _, ids in rows]
        self._model.cells = [cells for cells, _ in rows]
        self.said.setText(said if rows else nothing)
        self.table.setVisible(bool(rows))
        self.table.show_ids(list(range(len(rows))))
        self.table.setFixedHeight(self.table.height_of(min(len(rows), _ROWS)))

    def _want(self, row: int) -> None:
        self.wanted.emit(self._ids[row])


class _Cells(PagedModel):
    """Rows that are there already."""

    def __init__(self, heads: Sequence[str]) -> None:
        super().__init__(heads)
        self.cells: list[tuple[str, ...]] = []

    def read(self, ids: list[int]) -> dict[int, tuple[str, ...]]:
        return {row: self.cells[row] for row in ids if row < len(self.cells)}
