"""Who has what: by receiver and by item, with their numbers and whether it is the same."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion import custody, evidence, submissions, when
from companion.custody import Given
from companion.records import Evidence
from companion.submissions import Held
from companion.vault import Vault
from ui.session import Session
from ui.sheets.custody_lines import receipt
from ui.sheets.item_words import heading
from ui.sheets.submission import SubmissionSheet
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, GroupTitle, Words
from ui.widgets.rows_table import RowsTable
from ui.widgets.shown import breakable, plain

_NAMED = 6  # documents named in a cell


class WhoHasSheet(Overlay):
    """Two tables; Enter opens what was noted, or the item.

    `item_wanted` carries the id of an item, `thrown_away` a draft that was not wanted any more.
    """

    item_wanted = Signal(object)
    thrown_away = Signal(str, dict)
    WIDTH = 860

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over, "")
        self.session = session
        self.set_title(self.tr("Who has what"))
        self._given: dict[int, int] = {}  # notes of one item, and that item
        self._empty = Words(
            self.tr(
                "Nothing is noted yet. What you gave to whom, with their number, is easy to forget"
                " and often asked for later."
            )
        )
        self._by_receiver = RowsTable(
            self.tr("By receiver"),
            [
                self.tr("To whom"),
                self.tr("What they have"),
                self.tr("When"),
                self.tr("Fingerprint"),
            ],
            [3, 4, 3, 3],
        )
        self._by_item = RowsTable(
            self.tr("By item"), [self.tr("Item"), self.tr("Who has it")], [4, 6]
        )
        self._titles = [GroupTitle(table.accessibleName()) for table in self._tables]
        self._add = Button(self.tr("Note what you gave, and to whom"), main=True)
        self.body.addWidget(self._empty)
        for title, table in zip(self._titles, self._tables, strict=True):
            self.body.addWidget(title)
            self.body.addWidget(table)
        self.foot.addStretch(1)
        self.foot.addWidget(self._add, 0, Qt.AlignmentFlag.AlignBottom)
        self._by_receiver.opened.connect(self._open)
        self._by_item.opened.connect(self._go_to)
        self._add.clicked.connect(self._note)
        session.changed.connect(self.refresh)
        self._show(([], [], []))
        self.refresh()

    @property
    def _tables(self) -> tuple[RowsTable, RowsTable]:
        return self._by_receiver, self._by_item

    def refresh(self) -> None:
        """Read it again."""
        vault, case = self.session.vault, self.session.case.id
        self.session.read(self, lambda: _read(vault, case), self._show)

    def _show(self, found: tuple[list[Held], list[Given], list[Evidence]]) -> None:
        held, given, items = found
        self._given = {one.id: one.item for one in given}
        rows = [(one.submission.id, self._submitted(one)) for one in held]
        rows += [(one.id, self._handed(one)) for one in given]
        self._by_receiver.show_rows(rows)
        by_item = [(item.id, (heading(item), self._holders(item, held, given))) for item in items]
        self._by_item.show_rows([row for row in by_item if row[1][1]])
        there = (bool(rows), any(row[1][1] for row in by_item))
        for part in (self._titles, self._tables):
            for one, is_there in zip(part, there, strict=True):
                one.setVisible(is_there)
        self._empty.setVisible(not rows)

    def _submitted(self, one: Held) -> tuple[str, ...]:
        told = one.submission
        named = one.documents[:_NAMED]
        names = [self._document(one.made.desk, name) for name in named] if one.made else []
        more = len(one.documents) - len(names)
        names += [self.tr("and {} more").format(more)] if more > 0 else []
        numbers = ", ".join(map(str, one.numbers))
        names += [self.tr("Items: {}").format(numbers)] if numbers else []
        return (
            _cell(told.whom, told.officer),
            _cell(*names),
            _cell(self._day(told.happened), told.reference),
            self._sameness(one),
        )

    def _document(self, desk: str, name: str) -> str:
        """What a document is called, as the pack has it; else the name of its file."""
        layout, words = self.session.pack.reports.get(desk), self.session.words
        ident = name.partition("_")[2].rpartition(".")[0]
        for plan in layout.documents if layout else ():
            if plan.id == ident and words.knows(plan.title):
                return words.say(plan.title)
        return name

    def _handed(self, one: Given) -> tuple[str, ...]:
        told = one.told
        return (
            _cell(told.whom),
            self.tr("Items: {}").format(one.number),
            _cell(self._day(told.happened), told.reference),
            "–",
        )

    def _sameness(self, one: Held) -> str:
        if not one.compared:
            return "–"
        same = sum(match is not None for _, match in one.compared)
        if same == len(one.compared):
            return self.tr("The same as here: {}").format(same)
        return self.tr("The same as here: {same} of {all}").format(same=same, all=len(one.compared))

    def _holders(self, item: Evidence, held: list[Held], given: list[Given]) -> str:
        told = [custody.with_others(one.submission) for one in held if item.number in one.numbers]
        told += [one.told for one in given if one.item == item.id]
        return "\n".join(receipt(one, self.session) for one in told)

    def _day(self, happened: when.When) -> str:
        return "" if happened == when.UNKNOWN else when.words(happened, self.session.words)

    def _open(self, ident: int) -> None:
        if ident in self._given:
            self._go_to(self._given[ident])
        else:
            self._lay(SubmissionSheet(self.session, self, ident))
            self.session.opened("submission", ident)

    def _note(self) -> None:
        self._lay(SubmissionSheet(self.session, self))

    def _lay(self, sheet: SubmissionSheet) -> None:
        sheet.thrown_away.connect(self.thrown_away)
        sheet.item_wanted.connect(self._go_to)
        sheet.open()

    def _go_to(self, ident: int) -> None:
        self.close()
        self.item_wanted.emit(ident)


def _read(vault: Vault, case: int) -> tuple[list[Held], list[Given], list[Evidence]]:
    """All of it, in the lane."""
    return (
        submissions.held(vault, case),
        custody.given(vault, case),
        evidence.items(vault, case),
    )


def _cell(*lines: str) -> str:
    return breakable("\n".join(plain(line) for line in lines if line)) or "–"
