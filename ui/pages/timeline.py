"""What happened, in order of time: the list, its bin, and the way to the sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from companion import drafts, landmarks, sequence, statement, timeline, when
from companion.errors import NotThere
from companion.report import received
from companion.sequence import ALL, Sequence
from companion.when import When
from ui.lanes_face import LanesFace
from ui.models import HEADS, SURENESS, TimelineModel
from ui.pages.page import Page
from ui.patterns_face import PatternsFace
from ui.session import Session
from ui.sheets.incident import IncidentSheet
from ui.sheets.telling import Telling
from ui.sifting import SieveBar
from ui.timeline_heads import heads
from ui.timeline_views import LANES, LIST, PATTERN, Faces, Views
from ui.unfinished import kind_of, record_of
from ui.widgets.empty import Empty
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.parts import Button, Chip, LinkButton, scrolled
from ui.widgets.timeline_table import TimelineTable
from ui.widgets.undo_line import UndoLine

TYPING = 150  # ms after the last key before a search
MANY = 20_000  # entries, from which on what is looked for is read in the lane
LONG = 500  # rows, from which on what is there is read anew beside the window
_WIDE = [when.exact(2026, month, 30, 23, 59) for month in (9, 12)]  # as each language writes it


class TimelinePage(Page):
    """The timeline. `search` filters it, `write_new` begins an incident, `open` shows one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("TimelinePage", "What happened")
        super().__init__(session, title, parent)
        self._query = ""
        self._asked: object = None  # what the list was read for, or is being read for
        self._undo: Callable[[], object] | None = None
        self._wanted: int | None = None
        self.sheet_open: IncidentSheet | None = None
        self._next: tuple[str, int | None] | None = None
        self._passages: list[int] = []
        self.telling = Telling(session, self)
        self.model = TimelineModel(session.vault, session.words, self)
        sample = max((when.words(time, session.words) for time in _WIDE), key=len)
        self.table = TimelineTable(title, SURENESS, HEADS, sample)
        self.table.setModel(self.model)
        self.table.open_wanted.connect(self._open_row)
        self.table.bin_wanted.connect(self._bin_row)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING)
        self._typing.timeout.connect(self.refresh)
        self._lay_out()
        self._listen()

    @property
    def lanes(self) -> LanesFace:
        """The lanes."""
        return self.faces.lanes

    @property
    def patterns(self) -> PatternsFace:
        """What was counted."""
        return self.faces.patterns

    def search(self, text: str) -> None:
        """Show only what holds every word of `text`, once the typing pauses; "" shows all."""
        self._query = text
        self.in_bin.setChecked(False)
        self._typing.start()
        self.telling.close()
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
            self.session.opened("incident", ident)
        except NotThere as error:
            self.session.failed.emit(error)

    def go_on(self, place: str) -> None:
        if kind_of(place) == "passage":
            self.telling.go_on(place)
        else:
            self._show_sheet(place, record_of(place))

    def refresh(self) -> None:
        """Read the list again; what is chosen stays chosen, and the list where it is."""
        self._typing.stop()
        if self.in_bin.isChecked():
            self._asked = None
            vault, case = self.session.vault, self.session.case.id
            self._show(Sequence([one.id for one in timeline.bin_of(vault, case)]))
        else:
            self._read()
        self.telling.refresh()
        self._find_passages()
        if self.sheet_open is not None and self.sheet_open.case != self.session.case.id:
            self.sheet_open.close()  # the person turned to another case
        elif self.sheet_open is not None:
            self.sheet_open.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margins = self.sheet.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._bottom.spacing()
        beside = self.tell.sizeHint().width() + self.add.sizeHint().width() <= room
        way = QBoxLayout.Direction
        self._bottom.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def _read(self) -> None:
        """Read what is to be seen; where the list is long, it stays until it is read anew."""
        vault, case, query = self.session.vault, self.session.case.id, self._query
        sieve, oldest = self.sieve.sieve, self.oldest_first.isChecked()
        times = landmarks.times(vault, case)
        self._asked = asked = (case, query, sieve, oldest, times)

        def read() -> tuple[object, Sequence]:
            return asked, sequence.read(vault, case, query, sieve, oldest, times)

        sought = sieve != ALL or bool(query.strip())
        if sought and timeline.count(vault, case) > MANY:
            self.found.say(self.tr("Looking …"))
            self.session.read(self, read, self._take)
        elif self.model.rowCount() > LONG:
            self.session.glance(self, read, self._take)
        else:
            self._take(read())

    def _take(self, read: tuple[object, Sequence]) -> None:
        asked, found = read
        if asked == self._asked:  # else something else was asked for meanwhile
            self._show(found)

    def _show(self, found: Sequence) -> None:
        chosen = self._wanted or self._chosen()
        at = self.table.verticalScrollBar().value()
        times = landmarks.times(self.session.vault, self.session.case.id)
        over = heads(found, times, self.session.words)
        self.model.show(found.ids, over)
        self.table.make_room(over)
        self.table.verticalScrollBar().setValue(at)
        if chosen in found.ids:
            self.table.selectRow(found.ids.index(chosen))
        self._wanted = None
        self._show_view(found, times)
        self._show_what_there_is(bool(found.ids))

    def _show_view(self, found: Sequence, times: dict[str, When]) -> None:
        """Read what another view of the same shows."""
        view, session = self._view(), self.session
        if view == LIST:
            return
        many = timeline.count(session.vault, session.case.id)
        if view == LANES:
            some = self.sieve.sieve != ALL or bool(self._query.strip())
            beside = session.read if many > MANY else session.glance if many > LONG else None
            self.lanes.refresh(found.ids if some else None, times, beside)
        else:
            self.patterns.refresh(beside=many > LONG)

    def _view(self) -> str:
        """How it is shown now: what is searched for is never a pattern, nor is the bin."""
        if self.in_bin.isChecked():
            return LIST
        sought = bool(self._query.strip()) or self.sieve.sieve != ALL
        return LIST if sought and self.views.view == PATTERN else self.views.view

    def _see_list(self) -> None:
        """Show the list, with the entry that is chosen in the lanes."""
        self._wanted = self.lanes.view.chosen
        self.views.choose(LIST)
        self.table.setFocus()

    def _show_entries(self, ids: tuple[int, ...]) -> None:
        """Show in the list what a line of the pattern view counted."""
        self.views.choose(LIST)
        self.sift.setChecked(True)
        self.sieve.show_only(ids)
        self.table.setFocus()

    def _find_passages(self) -> None:
        """Say that what is searched for stands in what was told, too."""
        vault, case, asked = self.session.vault, self.session.case.id, self._query
        searching = bool(asked.strip()) and not self.in_bin.isChecked()
        self._passages = statement.ids(vault, case, asked) if searching else []
        self.told.setVisible(bool(self._passages))

    def _read_found(self) -> None:
        self.telling.read(self._passages)

    def _lay_out(self) -> None:
        self.oldest_first = Chip(self.tr("Oldest first"))
        self.in_bin = Chip(self.tr("The bin"), glyph="bin")
        chips = Flow()
        self.views = Views(self.session)
        chips.addWidget(self.views)
        chips.addWidget(self.oldest_first)
        chips.addWidget(self.in_bin)
        self.sift = Chip(self.tr("Choose what to see"))
        chips.addWidget(self.sift)
        self.undo = UndoLine()
        chips.addWidget(self.undo)
        self.sieve = SieveBar(self.session, self)
        self.sieve.hide()
        self.found = LiveLine(quiet=True)
        self.told = LinkButton(self.tr("These words are also in what you told"))
        self.told.hide()
        self._make_faces()
        self.add = Button(self.tr("＋ Write down what happened"), main=True)
        self.restore = Button(self.tr("Bring back"), main=True)
        self.tell = Button(self.tr("Tell it from the beginning"), glyph="chat")
        self.tell.setAccessibleDescription(
            self.tr("One question at a time, in your own words. You can stop at any moment.")
        )
        self._bottom = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bottom.addWidget(self.tell, 0, Qt.AlignmentFlag.AlignLeft)
        for button in (self.restore, self.add):
            self._bottom.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        self._lay_out_paper(chips)
        self.sheet.addLayout(self._bottom)

    def _lay_out_paper(self, chips: Flow) -> None:
        """All but the buttons scrolls, where there is no room for it."""
        inside = QWidget()
        area = scrolled(inside, self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.sheet.spacing())
        while (item := self.sheet.takeAt(0)) is not None:  # the title, and what was begun
            if (part := item.widget()) is not None:
                column.addWidget(part)
        column.addLayout(chips)
        column.addWidget(self.sieve)
        column.addWidget(self.found)
        column.addWidget(self.told, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.faces, 1)
        self.sheet.addWidget(area, 1)

    def _make_faces(self) -> None:
        """What the page shows: the entries in one view, or a sentence."""
        self.no_incident = Empty(
            self.tr("Start with whatever you remember, in any order.")
            + "\n"
            + self.tr("This page keeps what happened, with its dates. It can stay empty."),
            "timeline",
        )
        self.no_hit = Empty(
            self.tr("Nothing here holds these words. A shorter word may find more."), "find"
        )
        self.no_bin = Empty(self.tr("Nothing was thrown away."), "bin")
        self.no_fit = Empty(
            self.tr("Nothing fits all that is chosen above. It is all still here."), "find"
        )
        self.faces = Faces(self.session, self.views)
        for face in (self.table, self.no_incident, self.no_hit, self.no_bin, self.no_fit):
            self.faces.addWidget(face)

    def _listen(self) -> None:
        self.add.clicked.connect(self.write_new)
        self.telling.opened.connect(self.lay_over)
        self.tell.clicked.connect(self.telling.begin)
        self.told.clicked.connect(self._read_found)
        self.restore.clicked.connect(self._restore_chosen)
        self.undo.undone.connect(self._run_undo)
        self.oldest_first.toggled.connect(self.refresh)
        self.in_bin.toggled.connect(self.refresh)
        self.views.turned.connect(self.refresh)
        self.faces.opened.connect(self.open)
        self.faces.list_wanted.connect(self._see_list)
        self.faces.entries_wanted.connect(self._show_entries)
        self.sift.toggled.connect(self._sift)
        self.sieve.changed.connect(self._sifted)
        self.session.turned.connect(self._forget)

    def _show_what_there_is(self, anything: bool) -> None:
        in_bin, searching = self.in_bin.isChecked(), bool(self._query.strip())
        sifted = self.sieve.sieve != ALL and not in_bin
        empty = self.no_bin if in_bin else self.no_hit if searching else self.no_incident
        empty = self.no_fit if sifted else empty
        view: QWidget = self.table
        if self._view() != LIST:
            view = self.lanes if self._view() == LANES else self.patterns
        self.faces.setCurrentWidget(view if anything else empty)
        self.views.setVisible(not in_bin)
        self.add.setVisible(not in_bin)
        own = received.of(self.session.vault, self.session.case.id) is None
        self.tell.setVisible(own and not in_bin)
        self.restore.setVisible(in_bin and anything)
        listed = self._view() == LIST
        self.oldest_first.setVisible(anything and not in_bin and listed)
        choosing = (anything or sifted) and not in_bin and self._view() != PATTERN
        self.sift.setVisible(choosing)
        self.sieve.setVisible(self.sift.isChecked() and choosing)
        said = ""
        if in_bin and anything:
            said = self.tr("These are in no document. They stay here until you bring them back.")
        elif (searching or sifted) and anything:
            said = self.tr("%n found", "", self.model.rowCount())
        self.found.say(said)
        self.table.bin_action.setEnabled(not in_bin)
        self.table.open_action.setText(self.tr("Bring back") if in_bin else self.tr("Open"))

    def _sift(self, on: bool) -> None:
        """Show the chips; put away, they let everything be seen."""
        self.sieve.setVisible(on)
        if not on:
            self.sieve.clear()

    def _sifted(self) -> None:
        self.table.scrollToTop()
        self.refresh()

    def _forget(self) -> None:
        self.model.show([])
        self.faces.forget()
        self.sieve.clear()

    def _show_sheet(self, place: str, ident: int | None) -> None:
        """Lay a sheet over the list, once the one that is there is closed."""
        if self.sheet_open is not None:
            self._next = (place, ident)
            self.sheet_open.close()
            return
        self.sheet_open = IncidentSheet(self.session, self, place, ident)
        self.sheet_open.saved.connect(self._saved)
        self.sheet_open.bin_wanted.connect(self._bin)
        self.sheet_open.put_away.connect(self.unfinished.offer_back)
        self.sheet_open.closed.connect(self._closed)
        self.sheet_open.open()

    def _closed(self) -> None:
        self.sheet_open, wanted, self._next = None, self._next, None
        self._changed()
        if wanted is not None:
            self._show_sheet(*wanted)

    def _saved(self, ident: int) -> None:
        self._wanted = ident
        self.undo.hide()

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

    def _offer_undo(self, said: str, call: Callable[[], object]) -> None:
        self._undo = call
        self.undo.offer(said)

    def _run_undo(self) -> None:
        if self._undo is not None:
            self.session.change(self, self._undo)
            self._undo = None
