"""What was collected: files, fingerprints and references, every one of them covered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import evidence
from companion.errors import NotThere
from companion.records import Evidence, Provenance, Shows
from ui import theme
from ui.looking import Looking
from ui.pages.page import Page
from ui.session import Session
from ui.sheets.arrival import ArrivalSheet, items_of
from ui.sheets.chat import ChatSheet
from ui.sheets.hand_over import HandOverSheet
from ui.sheets.item import ItemSheet
from ui.sheets.item_words import cover
from ui.sheets.reference import ReferenceSheet
from ui.sheets.screen_shot import ScreenShotSheet
from ui.sheets.take_in import TakeInSheet
from ui.unfinished import KINDS, kind_of, record_of
from ui.widgets.choose import FileChooser, FolderChooser
from ui.widgets.drop import Drops, Received, receive
from ui.widgets.empty import Empty
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.parts import Button, Chip, scrolled
from ui.widgets.tile_grid import TileGrid

_AT_ONCE = 24  # tiles made at once; more would be felt


class EvidencePage(Page):
    """The items of the case as covered tiles, and the ways to bring more in.

    Files may be dropped anywhere on the page or pasted into it.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, QCoreApplication.translate("EvidencePage", "Evidence"), parent)
        self._many = _AT_ONCE
        self._next = ""
        self._looking = Looking(session, self)
        self._grid = TileGrid()
        self._grid.hide()  # what is filled before it is seen is laid out once, not for each tile
        self._empty = Empty(
            self.tr(
                "Screenshots, files, addresses: what shows what happened. They are kept encrypted"
                " and stay covered. It is fine if this page stays empty."
            ),
            "evidence",
        )
        self._live = LiveLine(quiet=True)
        self._more = Button(self.tr("Show more"))
        self._bin = Chip(self.tr("The bin"), glyph="bin")
        self._add = Button(self.tr("Choose files"), main=True, glyph="add")
        self._folder = Button(self.tr("Choose a folder"), glyph="folder")
        self._note = Button(self.tr("Note it without a file"), glyph="pen")
        self._shoot = Button(self.tr("Capture the screen"), glyph="screen")
        self._hint = LiveLine(quiet=True)
        self._drops = Drops(self)
        self._lay_out()
        self._listen()
        self.hovered(over=False)

    def bring(self, received: Received) -> None:
        """Ask about what was dropped or pasted, then bring it in; not over an open sheet."""
        self._live.say("")
        if self._sheet is not None:
            return
        if received.sources:
            self.lay_over(TakeInSheet(self.session, self, received.sources))
        elif received.address:
            about = Provenance(url=received.address)
            self.lay_over(ReferenceSheet(self.session, self, about))
        else:
            self._live.say(self.tr("Only files, pictures and addresses can be put in here."))

    def open_item(self, ident: int) -> None:
        """Show everything about one item."""
        self._open(ItemSheet(self.session, self, ident))
        self.session.opened("evidence", ident)

    def open_chat(self, ident: int) -> None:
        """Show the messages of an item that is a chat. One that is gone is only said so."""
        try:
            self._open(ChatSheet(self.session, self, ident))
            self.session.opened("evidence", ident)
        except NotThere as error:
            self.session.failed.emit(error)

    def go_on(self, place: str) -> None:
        ident = record_of(place)
        if ident is not None and kind_of(place) == "chat":
            self.open_chat(ident)
        elif ident is not None and kind_of(place) == "handed":
            self.lay_over(HandOverSheet(self.session, self, ident))
        elif ident is not None:
            self.open_item(ident)
        elif place.startswith("evidence:together:"):
            self._go_on_together(place)
        else:
            shows = Shows(place.rpartition(":")[2])
            self.lay_over(ReferenceSheet(self.session, self, shows=shows))

    def _go_on_together(self, place: str) -> None:
        try:
            items = items_of(self.session.vault, place)
        except NotThere as error:
            self.session.failed.emit(error)
        else:
            self.lay_over(ArrivalSheet(self.session, self, items))

    def refresh(self) -> None:
        vault, case = self.session.vault, self.session.case.id
        thrown_away = evidence.bin_of(vault, case)
        self._bin.setVisible(bool(thrown_away) or self._bin.isChecked())
        items = (
            thrown_away if self._bin.isChecked() else evidence.items(vault, case, self._many + 1)
        )
        self._show_items(items)

    def hovered(self, over: bool) -> None:
        """Say where things go while they are held over the page."""
        self._hint.say(
            self.tr("Let go here. Nothing is read before two questions.")
            if over
            else self.tr("You can also drop files anywhere on this page, or paste with Ctrl+V.")
        )

    def _show_items(self, items: list[Evidence]) -> None:
        words = self.session.words
        self._grid.show_covers([cover(item, words) for item in items[: self._many]])
        self._more.setVisible(len(items) > self._many)
        self._empty.setVisible(not items and not self._bin.isChecked())
        self._grid.setVisible(bool(items))
        self._live.say(self._said_of_bin(items) if self._bin.isChecked() else "")

    def _said_of_bin(self, items: list[Evidence]) -> str:
        if items:
            return self.tr("What is in the bin goes into no document. You can take it out again.")
        return self.tr("The bin is empty.")

    def _open(self, sheet: ItemSheet | ChatSheet) -> None:
        self._next = ""
        sheet.go_on_wanted.connect(self._leave)
        self.lay_over(sheet)
        sheet.closed.connect(self._go_on_next)  # after the page let go of it

    def _leave(self, place: str) -> None:
        self._next = place

    def _go_on_next(self) -> None:
        place, self._next = self._next, ""
        if not place:
            return
        if KINDS[kind_of(place)].page == "evidence":
            self.go_on(place)
        else:
            self.session.draft_wanted.emit(place)

    def _lay_out(self) -> None:
        inside = QWidget()
        area = scrolled(inside, self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.STEP, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self._empty, 2)
        column.addWidget(self._grid)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        chips = Flow()
        chips.addWidget(self._bin)
        foot = QWidget()
        row = Flow(foot)
        row.addWidget(self._add)
        row.addWidget(self._folder)
        row.addWidget(self._shoot)
        row.addWidget(self._note)
        self.sheet.addLayout(chips)
        self.sheet.addWidget(self._live)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet.addWidget(area, 1)
        self.sheet.addWidget(self._hint)
        self.end_with(foot, column)

    def _listen(self) -> None:
        self._drops.received.connect(self.bring)
        self._drops.hovering.connect(self.hovered)
        self._grid.held.connect(self._looking.hold)
        self._grid.let_go.connect(self._looking.let_go)
        self._grid.once.connect(self._looking.once)
        self._grid.opened.connect(self.open_item)
        self._more.clicked.connect(self._show_more)
        self._bin.toggled.connect(self.refresh)
        self._add.clicked.connect(self._choose)
        self._folder.clicked.connect(self._choose_folder)
        self._shoot.clicked.connect(self._capture)
        self._note.clicked.connect(self._write_reference)
        self.pasting = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        self.pasting.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.pasting.activated.connect(self._paste)

    def _choose(self) -> None:
        chooser = FileChooser(self, self.tr("Choose files"))
        chooser.chosen.connect(self._chosen)
        chooser.begin()

    def _choose_folder(self) -> None:
        chooser = FolderChooser(self, self.tr("Choose a folder"))
        chooser.chosen.connect(self._chosen)
        chooser.begin()

    def _chosen(self, paths: list[Path]) -> None:
        self.bring(Received(tuple(paths)))

    def _paste(self) -> None:
        self.bring(receive(QGuiApplication.clipboard().mimeData()))

    def _capture(self) -> None:
        sheet = ScreenShotSheet(self.session, self)
        sheet.taken.connect(self.bring)
        self.lay_over(sheet)

    def _write_reference(self) -> None:
        self.lay_over(ReferenceSheet(self.session, self))

    def _show_more(self) -> None:
        self._many += _AT_ONCE
        self.refresh()
