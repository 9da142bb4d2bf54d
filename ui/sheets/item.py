"""Everything about one item of evidence, without opening it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import chats, evidence, provenance, takedowns, timeline, when
from companion.records import Evidence
from ui import theme
from ui.looking import Looking, seeable
from ui.masking.sheet import MaskSheet
from ui.session import Session
from ui.sheets import item_words
from ui.sheets.answering import AnsweringSheet
from ui.sheets.beside import BesideSheet
from ui.sheets.custody_lines import CustodyLines
from ui.sheets.erasing import Erasing
from ui.sheets.file_says import FileSays
from ui.sheets.hand_over import HandOverSheet
from ui.sheets.provenance_form import ProvenanceForm
from ui.sheets.record import RecordSheet
from ui.sheets.takedown import TakedownSheet
from ui.sheets.who_has import WhoHasSheet
from ui.widgets.copying import copy
from ui.widgets.covered_tile import HoldButton
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, GroupTitle, LinkButton, Words, be_seen
from ui.widgets.shown import breakable, grouped, plain


class ItemSheet(RecordSheet):
    """Describe an item, look at it, put it in the bin, or delete what is kept of it.

    `go_on_wanted` names the place of what is opened once the sheet is closed: the item's chat.
    """

    go_on_wanted = Signal(str)

    def __init__(self, session: Session, over: QWidget, ident: int) -> None:
        super().__init__(session, over, f"evidence:{ident}", new=False)
        self._ident = ident
        item = evidence.get(session.vault, ident)
        self._looking = Looking(session, self)
        self._facts, self._note = Words(quiet=True), Words()
        self._hold = HoldButton(self.tr("Look while held"))
        self._once = LinkButton(self.tr("Look once"))
        self._beside = LinkButton(self.tr("Let someone beside me look"))
        self._mask = LinkButton(self.tr("Make a masked copy"))
        self._chat = Button(self.tr("Read the messages"))
        self._bin = LinkButton(self.tr("Move to the bin"))
        self._restore = Button(self.tr("Take it out of the bin"))
        self._hand = LinkButton(self.tr("Note that it was handed over"))
        self._who = LinkButton(self.tr("Who has what"))
        self._down = LinkButton(self.tr("Note that I asked for this to be taken down"))
        self._anew = LinkButton(self.tr("Answer again what it shows"))
        self._erasing = Erasing(session)
        self._lay_out_top()
        # Where it stands before it is filled, or it is dressed twice; and for Tab it comes here.
        self._form = ProvenanceForm(session, parent=self.paper)
        self._form.show_about(provenance.of(item))
        self._lay_out(item)
        self._listen()
        self._show_item(item)
        self.set_form(_ItemForm(self._form, self._erasing))

    def write(self) -> Callable[[], int]:
        vault, ident, about = self.session.vault, self._ident, self._form.value()
        return lambda: evidence.edit(vault, ident, about).id

    def _lay_out_top(self) -> None:
        look = Flow()
        look.addWidget(self._hold)
        for button in (self._once, self._beside, self._mask, self._chat):
            look.addWidget(button)
        self.body.addWidget(self._facts)
        self.body.addWidget(self._note)
        self.body.addLayout(look)

    def _lay_out(self, item: Evidence) -> None:
        self.body.addWidget(self._form)
        self.body.addWidget(GroupTitle(self.tr("Belongs to")))
        for line in self._incidents():
            self.body.addWidget(Words(breakable(line)))
        if item.sha256:
            self.body.addLayout(self._fingerprint(item))
        if seeable(item):
            self.body.addWidget(FileSays(self.session, item))
        self.body.addWidget(CustodyLines(self.session, item.id))
        self.body.addWidget(self._hand, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._who, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._down, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._anew, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._restore, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._bin, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._erasing)

    def _fingerprint(self, item: Evidence) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.STEP // 2)
        column.addWidget(Words(self.tr("Fingerprint (SHA-256)"), quiet=True))
        column.addWidget(Words(grouped(item.sha256), quiet=True))
        copy_it = LinkButton(self.tr("Copy the fingerprint"))
        copy_it.clicked.connect(self._copy)
        column.addWidget(copy_it, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _listen(self) -> None:
        self._hold.held.connect(self._look)
        self._hold.let_go.connect(self._looking.let_go)
        self._once.clicked.connect(self._look_once)
        self._beside.clicked.connect(self._let_look)
        self._mask.clicked.connect(self._make_masked)
        self._chat.clicked.connect(self._read_chat)
        self._bin.clicked.connect(self._remove)
        self._restore.clicked.connect(self._take_back)
        self._hand.clicked.connect(self._hand_over)
        self._who.clicked.connect(self._show_who)
        self._down.clicked.connect(self._note_asked)
        self._anew.clicked.connect(self._answer_anew)
        self._erasing.erased.connect(self._reread)

    def _show_item(self, item: Evidence) -> None:
        self.set_title(item_words.heading(item))
        taken = when.words(when.minute_of(item.taken_at), self.session.words)
        lines = [
            item_words.about(item, self.session.words),
            self.tr("Put in on {}").format(taken),
        ]
        if item.original_name:
            name = breakable(plain(item.original_name))
            lines.append(self.tr("Name of the file: {}").format(name))
        if item.removed_at:
            lines.append(self.tr("In the bin. It goes into no document."))
        self._facts.setText("\n".join(lines))
        notes = [item_words.disagreement(item)]
        if not seeable(item):
            notes.append(item_words.why_unseen(item))
        self._note.setText("\n".join(filter(None, notes)))
        be_seen(self._note, any(notes))
        for button in (self._hold, self._once, self._beside, self._mask):
            be_seen(button, seeable(item))
        be_seen(self._chat, chats.readable(item))
        be_seen(self._bin, not item.removed_at)
        be_seen(self._restore, bool(item.removed_at))
        be_seen(self._hand, not item.removed_at)
        self._name_asked(item)
        be_seen(self._down, not item.removed_at)
        be_seen(self._anew, not item.removed_at)
        self._erasing.show_item(item)

    def _incidents(self) -> list[str]:
        vault = self.session.vault
        found = [timeline.get(vault, i) for i in evidence.incidents_of(vault, self._ident)]
        titles = [incident.title for incident in found if not incident.removed_at]
        return titles or [self.tr("Not linked to anything that happened yet. That is fine.")]

    def _copy(self) -> None:
        copy(evidence.get(self.session.vault, self._ident).sha256)
        self.live.say(self.tr("Copied."))

    def _look(self) -> None:
        self._looking.hold(self._ident)

    def _look_once(self) -> None:
        self._looking.once(self._ident)

    def _let_look(self) -> None:
        title = item_words.title(evidence.get(self.session.vault, self._ident))
        sheet = BesideSheet(self.session, self, self._ident, title)
        sheet.told.connect(self._form.describing.begin)
        sheet.open()

    def _make_masked(self) -> None:
        item = evidence.get(self.session.vault, self._ident)
        MaskSheet(self.session, self, self._ident, item.shows, provenance.of(item)).open()

    def _read_chat(self) -> None:
        self.go_on_wanted.emit(f"chat:{self._ident}")
        self.close()

    def _remove(self) -> None:
        vault, ident = self.session.vault, self._ident
        self.session.change(self, lambda: evidence.remove(vault, ident), self._removed)

    def _removed(self, _: None) -> None:
        self.session.said.emit(self.tr("It is in the bin. You can take it out again."))
        self.close()

    def _take_back(self) -> None:
        vault, ident = self.session.vault, self._ident
        self.session.change(self, lambda: evidence.restore(vault, ident), self._restored)

    def _restored(self, _: None) -> None:
        self._reread()

    def _hand_over(self) -> None:
        sheet = HandOverSheet(self.session, self, self._ident)
        sheet.thrown_away.connect(self.thrown_away)
        sheet.saved.connect(self._handed)
        sheet.open()

    def _show_who(self) -> None:
        sheet = WhoHasSheet(self.session, self)
        sheet.thrown_away.connect(self.thrown_away)
        sheet.item_wanted.connect(self._turn_to)
        sheet.open()

    def _note_asked(self) -> None:
        """Where it was noted before, that place is opened, for another asking."""
        there = takedowns.of_item(self.session.vault, self._ident)
        ident = there[-1].id if there else None
        sheet = TakedownSheet(self.session, self, ident, None if ident else self._ident)
        sheet.thrown_away.connect(self.thrown_away)
        sheet.saved.connect(self._handed)
        sheet.open()

    def _turn_to(self, ident: int) -> None:
        """Show another item; of this one its newest receipt."""
        if ident == self._ident:
            self._reread()
        else:
            self.go_on_wanted.emit(f"evidence:{ident}")
            self.close()

    def _answer_anew(self) -> None:
        item = evidence.get(self.session.vault, self._ident)
        sheet = AnsweringSheet(self.session, self, item)
        sheet.answered.connect(self._reread)
        sheet.open()

    def _handed(self, _: int) -> None:
        item = evidence.get(self.session.vault, self._ident)
        self._erasing.show_item(item)
        self._name_asked(item)

    def _name_asked(self, item: Evidence) -> None:
        there = takedowns.of_item(self.session.vault, item.id)
        said = self.tr("Where I asked for this to be taken down")
        self._down.setText(
            said if there else self.tr("Note that I asked for this to be taken down")
        )

    def _reread(self) -> None:
        self._show_item(evidence.get(self.session.vault, self._ident))
        self.focus_first()


class _ItemForm:
    """What is written about an item; its draft holds the reason for a deletion, too."""

    def __init__(self, about: ProvenanceForm, erasing: Erasing) -> None:
        self._about, self._erasing = about, erasing
        erasing.why.textChanged.connect(about.changed)

    @property
    def changed(self) -> SignalInstance:
        return self._about.changed

    def content(self) -> dict[str, str]:
        return self._about.content() | {"why": self._erasing.why.text()}

    def show_content(self, content: dict[str, str]) -> None:
        self._about.show_content(content)
        self._erasing.go_on(content["why"])

    def is_blank(self) -> bool:
        return self._about.is_blank() and not self._erasing.why.text().strip()

    def unready(self) -> QWidget | None:
        return self._about.unready()
