"""What one asked to be taken down, and where: the list, with what to ask about first at the top."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from companion import takedowns
from companion.texts import Texts
from companion.vault import Vault
from ui import theme
from ui.session import Session
from ui.sheets.record import RecordSheet
from ui.sheets.takedown import TakedownSheet
from ui.sheets.takedown_words import asked_cell, now_cell, place_cell, reply_cell
from ui.widgets.flow import Flow
from ui.widgets.one_of import OneOf
from ui.widgets.overlay import Overlay
from ui.widgets.paged_table import PagedModel, PagedTable
from ui.widgets.parts import Button, Chip, Words

_LEAST = 3  # rows in sight, however little room there is


class TakedownsSheet(Overlay):
    """One row for each place. Enter opens it.

    `request_wanted` asks for the documents with which one asks; `thrown_away` carries a draft that
    was not wanted any more.
    """

    request_wanted = Signal()
    thrown_away = Signal(str, dict)
    WIDTH = 860

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over, "")
        self.session = session
        self.set_title(self.tr("Asked to take down"))
        self._said = Words(
            self.tr(
                "Whom you asked to take something down, where, and what became of it. Nothing here"
                " is sent or opened, and it goes into no document."
            )
        )
        self._empty = Words(
            self.tr(
                "Nothing is noted yet. A place you asked once is enough to begin with; the address"
                " can be missing."
            )
        )
        self._model = _Places(session.vault, session.words)
        self._table = PagedTable(self.tr("Places, what to ask about first at the top"), self._model,
                                 [8, 10, 11, 9], spare=[2])  # fmt: skip
        self._add = Button(self.tr("Note a place"), main=True)
        self._request = Button(self.tr("Make the request"))
        self._chips = OneOf(self)
        self._lay_out()
        self._table.opened.connect(self._open)
        self._add.clicked.connect(self._note)
        self._request.clicked.connect(self._ask_for_documents)
        self._chips.picked.connect(self._filter)
        session.changed.connect(self.refresh)
        for part in (self._table, self._row, self._none, self._empty):
            part.hide()
        self.refresh()

    def refresh(self) -> None:
        """Read it again, in the lane: there may be thousands."""
        vault, case = self.session.vault, self.session.case.id
        every = self._chips.checkedId() == 1
        self.session.read(self, lambda: _read(vault, case, every), self._show)

    def _show(self, read: tuple[list[int], bool]) -> None:
        found, there = read
        self._table.show_ids(found)
        self._table.setVisible(bool(found))
        self._row.setVisible(there)
        self._none.setVisible(there and not found)
        self._empty.setVisible(not there)
        self._fit()

    def focus_first(self) -> None:
        self._add.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self._row = QWidget()
        chips = Flow(self._row)
        for at, said in enumerate((self.tr("Not gone yet"), self.tr("All"))):
            chip = Chip(said)
            self._chips.addButton(chip, at)
            chips.addWidget(chip)
        self._chips.put(self._chips.button(0))
        self._none = Words(self.tr("All that is noted here is gone."))
        for part in (self._said, self._empty, self._row, self._none, self._table):
            self.body.addWidget(part)
        row = Flow(ending=True)
        row.addWidget(self._request)
        row.addWidget(self._add)
        self.foot.addLayout(row, 1)

    def _fit(self) -> None:
        """Give the table the room that is left: it scrolls, the sheet need not."""
        if self._table.isHidden():
            return
        room, gap = self.room(), self.body.spacing()
        beside = self._said.heightForWidth(room.width()) + self._row.sizeHint().height() + 3 * gap
        rows = self._model.rowCount()
        most = max(self._table.height_of(_LEAST), room.height() - beside - theme.STEP)
        self._table.setFixedHeight(min(self._table.height_of(max(rows, 1)), most))

    def _filter(self, _: int) -> None:
        self.refresh()

    def _open(self, ident: int) -> None:
        self._lay(TakedownSheet(self.session, self, ident))
        self.session.opened("takedown", ident)

    def _note(self) -> None:
        self._lay(TakedownSheet(self.session, self))

    def _lay(self, sheet: RecordSheet) -> None:
        sheet.thrown_away.connect(self.thrown_away)
        sheet.open()

    def _ask_for_documents(self) -> None:
        if self.close():
            self.request_wanted.emit()


class _Places(PagedModel):
    """The places of a case."""

    def __init__(self, vault: Vault, words: Texts) -> None:
        super().__init__(
            [self.tr("Where"), self.tr("Whom you asked"), self.tr("Answer"), self.tr("Now")]
        )
        self._vault, self._words = vault, words

    def read(self, ids: list[int]) -> dict[int, tuple[str, ...]]:
        now, words = f"{self._vault.now().astimezone():%Y-%m-%dT%H:%M}", self._words
        return {
            ident: (
                place_cell(line),
                asked_cell(line, words),
                reply_cell(line, words),
                now_cell(line, words, now),
            )
            for ident, line in takedowns.lines(self._vault, ids).items()
        }


def _read(vault: Vault, case: int, every: bool) -> tuple[list[int], bool]:
    """The ids to show, and whether there are any at all."""
    found = takedowns.ids(vault, case, also_gone=every)
    return found, bool(found) or bool(takedowns.ids(vault, case))
