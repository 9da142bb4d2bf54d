"""What happened, in order of time: the list, its bin, and the way to the sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from companion import drafts, timeline, when
from companion.errors import NotThere
from ui.models import NEW_MONTH, SURENESS, TimelineModel
from ui.pages.page import Page
from ui.session import Session
from ui.sheets.incident import IncidentSheet
from ui.sheets.incident_form import first_words
from ui.widgets.draft_notice import DraftNotice
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.parts import Button, Chip, Empty, clear
from ui.widgets.timeline_table import TimelineTable
from ui.widgets.undo_line import UndoLine

TYPING = 150  # ms after the last key before a search
_WIDE = [when.exact(2026, month, 30, 23, 59) for month in (9, 12)]  # as each language writes it
_NOTICES, _KNOWN_BY = 3, 20  # drafts offered at once, and letters each is known by


@dataclass(frozen=True)
class _Draft:
    place: str
    ident: int | None  # None: a new incident
    content: dict[str, str]


class TimelinePage(Page):
    """The timeline. `search` filters it, `write_new` begins an incident, `open` shows one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("TimelinePage", "What happened")
        super().__init__(session, title, parent)
        self._query = ""
        self._undo: Callable[[], object] | None = None
        self._wanted: int | None = None
        self.sheet_open: IncidentSheet | None = None
        self._next: tuple[str, int | None] | None = None
        self.model = TimelineModel(session.vault, session.words, self)
        sample = max((when.words(time, session.words) for time in _WIDE), key=len)
        self.table = TimelineTable(title, SURENESS, NEW_MONTH, sample)
        self.table.setModel(self.model)
        self.table.open_wanted.connect(self._open_row)
        self.table.bin_wanted.connect(self._bin_row)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING)
        self._typing.timeout.connect(self.refresh)
        self._lay_out()
        self._listen()

    def search(self, text: str) -> None:
        """Show only what holds every word of `text`, once the typing pauses; "" shows all."""
        self._query = text
        self.in_bin.setChecked(False)
        self._typing.start()
        if self.sheet_open is not None:
            self.sheet_open.close()  # what was typed in it stays a draft

    def write_new(self) -> None:
        """Begin a new incident on a draft of its own."""
        case, taken = self.session.case.id, set(drafts.places(self.session.vault))
        number = 1
        while (place := f"incident:new:{case}:{number}") in taken:
            number += 1
        self._show_sheet(place, None)

    def open(self, ident: int) -> None:
        """Show one incident. One that is gone is only said so."""
        try:
            self._show_sheet(f"incident:{ident}", ident)
        except NotThere as error:
            self.session.failed.emit(error)

    def refresh(self) -> None:
        """Read the list again; what is chosen stays chosen, and the list where it is."""
        self._typing.stop()
        chosen = self._wanted or self._chosen()
        at = self.table.verticalScrollBar().value()
        ids = self._ids()
        self.model.show(ids)
        self.table.verticalScrollBar().setValue(at)
        if chosen in ids:
            self.table.selectRow(ids.index(chosen))
        self._wanted = None
        self._show_what_there_is(bool(ids))
        self._show_drafts()
        if self.sheet_open is not None and self.sheet_open.case != self.session.case.id:
            self.sheet_open.close()  # the person turned to another case
        elif self.sheet_open is not None:
            self.sheet_open.refresh()

    def _ids(self) -> list[int]:
        vault, case = self.session.vault, self.session.case.id
        if self.in_bin.isChecked():
            return [incident.id for incident in timeline.bin_of(vault, case)]
        return timeline.ids(vault, case, self._query, self.oldest_first.isChecked())

    def _lay_out(self) -> None:
        self.notices = QVBoxLayout()
        self.oldest_first = Chip(self.tr("Oldest first"))
        self.in_bin = Chip(self.tr("The bin"))
        chips = Flow()
        chips.addWidget(self.oldest_first)
        chips.addWidget(self.in_bin)
        self.undo = UndoLine()
        chips.addWidget(self.undo)
        self.found = LiveLine(quiet=True)
        self.no_incident = Empty(
            self.tr("Start with whatever you remember, in any order.")
            + "\n"
            + self.tr("This page keeps what happened, with its dates. It may stay empty.")
        )
        self.no_hit = Empty(
            self.tr("Nothing here holds these words. A shorter word may find more.")
        )
        self.no_bin = Empty(self.tr("Nothing was thrown away."))
        self.faces = QStackedWidget()
        for face in (self.table, self.no_incident, self.no_hit, self.no_bin):
            self.faces.addWidget(face)
        self.add = Button(self.tr("＋ Write down what happened"), main=True)
        self.restore = Button(self.tr("Bring back"), main=True)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self.restore)
        bottom.addWidget(self.add)
        self.sheet.addLayout(self.notices)
        self.sheet.addLayout(chips)
        self.sheet.addWidget(self.found)
        self.sheet.addWidget(self.faces, 1)
        self.sheet.addLayout(bottom)

    def _listen(self) -> None:
        self.add.clicked.connect(self.write_new)
        self.restore.clicked.connect(self._restore_chosen)
        self.undo.undone.connect(self._run_undo)
        self.oldest_first.toggled.connect(self.refresh)
        self.in_bin.toggled.connect(self.refresh)

    def _show_what_there_is(self, anything: bool) -> None:
        in_bin, searching = self.in_bin.isChecked(), bool(self._query.strip())
        empty = self.no_bin if in_bin else self.no_hit if searching else self.no_incident
        self.faces.setCurrentWidget(self.table if anything else empty)
        self.add.setVisible(not in_bin)
        self.restore.setVisible(in_bin and anything)
        self.oldest_first.setVisible(anything and not in_bin)
        said = ""
        if in_bin and anything:
            said = self.tr("These are in no document. They stay here until you bring them back.")
        elif searching and anything:
            said = self.tr("%n found", "", self.model.rowCount())
        self.found.say(said)
        self.table.bin_action.setEnabled(not in_bin)
        self.table.open_action.setText(self.tr("Bring back") if in_bin else self.tr("Open"))

    def drafts_shown(self) -> list[DraftNotice]:
        """The drafts offered now, latest first."""
        items = [self.notices.itemAt(at) for at in range(self.notices.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, DraftNotice)]

    def _show_drafts(self) -> None:
        clear(self.notices)
        for draft in self._drafts()[:_NOTICES]:
            words = draft.content["title"].strip() or draft.content["narrative"]
            notice = DraftNotice(draft.place, first_words(words, _KNOWN_BY))
            notice.open_wanted.connect(self._open_draft)
            notice.discard_wanted.connect(self._discard_draft)
            self.notices.addWidget(notice)

    def _drafts(self) -> list[_Draft]:
        """What was begun in this case and neither saved nor put away, latest first."""
        vault, case = self.session.vault, self.session.case.id
        found: list[_Draft] = []
        for place in drafts.places(vault):
            kind, _, rest = place.partition(":")
            content = drafts.load(vault, place) if kind == "incident" else None
            if content is None:
                continue
            if rest.startswith(f"new:{case}:"):
                found.append(_Draft(place, None, content))
            elif rest.isdecimal() and self._is_listed(int(rest)):
                found.append(_Draft(place, int(rest), content))
        return found

    def _is_listed(self, ident: int) -> bool:
        try:
            incident = timeline.get(self.session.vault, ident)
        except NotThere:
            return False
        return incident.case == self.session.case.id and not incident.removed_at

    def _show_sheet(self, place: str, ident: int | None) -> None:
        """Lay a sheet over the list, once the one that is there is closed."""
        if self.sheet_open is not None:
            self._next = (place, ident)
            self.sheet_open.close()
            return
        self.sheet_open = IncidentSheet(self.session, self, place, ident)
        self.sheet_open.saved.connect(self._saved)
        self.sheet_open.bin_wanted.connect(self._bin)
        self.sheet_open.put_away.connect(self._put_away)
        self.sheet_open.closed.connect(self._closed)
        self.sheet_open.open()

    def _closed(self) -> None:
        self.sheet_open, wanted, self._next = None, self._next, None
        self.refresh()
        if wanted is not None:
            self._show_sheet(*wanted)

    def _saved(self, ident: int) -> None:
        self._wanted = ident
        self.undo.hide()

    def _put_away(self, place: str, content: dict[str, str]) -> None:
        vault = self.session.vault
        said = self.tr("What you typed was thrown away.")
        self._offer_undo(said, lambda: drafts.save(vault, place, content))

    def _chosen(self) -> int | None:
        index = self.table.currentIndex()
        return self.model.ids[index.row()] if index.isValid() else None

    def _open_row(self, row: int) -> None:
        if self.in_bin.isChecked():
            self._restore_chosen()
        else:
            self.open(self.model.ids[row])

    def _bin_row(self, row: int) -> None:
        self._bin(self.model.ids[row])

    def _bin(self, ident: int) -> None:
        vault = self.session.vault
        said = self.tr("Moved to the bin.")
        self.session.change(self, lambda: timeline.remove(vault, ident))
        self._offer_undo(said, lambda: timeline.restore(vault, ident))

    def _restore_chosen(self) -> None:
        ident, vault = self._chosen(), self.session.vault
        if ident is not None:
            self.session.change(self, lambda: timeline.restore(vault, ident))
            self._offer_undo(self.tr("It is back."), lambda: timeline.remove(vault, ident))

    def _open_draft(self, place: str) -> None:
        for draft in self._drafts():
            if draft.place == place:
                self._show_sheet(place, draft.ident)

    def _discard_draft(self, place: str) -> None:
        vault = self.session.vault
        content = drafts.load(vault, place)
        if content is not None:
            self.session.change(self, lambda: drafts.discard(vault, place))
            self._put_away(place, content)

    def _offer_undo(self, said: str, call: Callable[[], object]) -> None:
        self._undo = call
        self.undo.offer(said)

    def _run_undo(self) -> None:
        if self._undo is not None:
            self.session.change(self, self._undo)
            self._undo = None
