"""A kept chat, read from its sealed bytes: looked through, and messages of it picked.

Nothing of it is seen before the person opens it. Opened, it is shown as it was written: that was
just asked for, and what nobody reads nobody can pick. Whoever wants may cover the words and pick by
time and sender.
"""

from __future__ import annotations

import json

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from companion import chats, excerpts, timeline, typed, when
from companion.intake.chats.chat import Chat, Clock, Message
from companion.progress import Progress
from companion.quoted import Excerpt
from companion.records import Evidence, NewIncident, TimeSource
from companion.vault import Vault
from ui import theme
from ui.chat_finder import ChatFinder
from ui.chat_model import ChatModel
from ui.drafts import DraftKeeper
from ui.messages import sentence
from ui.session import Session
from ui.sheets import chat_words, item_words
from ui.sheets.chat_excerpts import ChatExcerpts, made
from ui.widgets.chat_table import ChatTable
from ui.widgets.fields import Choice, Labelled
from ui.widgets.find_bar import FindBar
from ui.widgets.live import LiveLine
from ui.widgets.long_act import LongAct
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, Chip, LinkButton, Notice, Words, scrolled
from ui.widgets.scripts import held

_AROUND = 3
_OTHERS, _EDGES = 85, 110  # px of a sheet without what is scrolled: at 100 %, and at any size
_LEAST = 100  # px at 100 % of the table
_RECENT = 200  # incidents offered to cite in; the others cite on their own sheet
_PIECE = 5000  # messages
_LATER, _NEW = "later", "new"


class ChatSheet(Overlay):
    """Reads an item's chat and picks messages of it. What is picked stays a draft until it is one.

    `go_on_wanted` names the place of another record, that an attachment names or that was made for
    an excerpt; the sheet closes then.
    """

    WIDTH = 860
    go_on_wanted = Signal(str)

    def __init__(self, session: Session, over: QWidget, ident: int) -> None:
        """Raises NotThere when the item's bytes are not kept."""
        item = chats.kept(session.vault, ident)
        super().__init__(over, item_words.heading(item))
        self._session, self._ident = session, ident
        self._chat: Chat | None = None
        self._there: dict[str, Evidence] = {}
        self._closing = self._saving = False
        self._soon = QTimer(self, singleShot=True, interval=0)  # once everything has its place
        self.model = ChatModel(self)
        self.finder = ChatFinder(self)
        self._make()
        self._lay_out()
        self._listen()
        self._keeper = DraftKeeper(session, f"chat:{ident}", self.content, self)
        self._begin()

    def content(self) -> dict[str, str]:
        """What is picked, and what is to become of it, for a draft."""
        return {
            "picked": json.dumps(sorted(self.model.picked)),
            "around": self.around.key,
            "incident": self.incident.key,
        }

    def keep_draft(self) -> None:
        """Write what is picked into the vault at once: the program locks or hides."""
        self._keeper.keep_now()

    def may_close(self) -> bool:
        if self._saving:
            return False
        if not self._keeper.is_settled:
            self._closing = True
            self._keeper.keep()
            return False
        self._keeper.end()
        self._long.cancel()
        self.finder.stop()
        self.model.show(())
        _let_go(self._session, self._chat)
        self._chat = None
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.height() - theme.scaled(_OTHERS) - _EDGES
        wanted = max(theme.scaled(180), self.height() * 2 // 5)
        self.table.setFixedHeight(max(theme.scaled(_LEAST), min(wanted, room)))

    def _make(self) -> None:
        self._facts = Words(quiet=True)
        self._cut = Notice(self.tr("This export ends in the middle. It is read as far as it goes."))
        self._long = LongAct(self.tr("Reading the chat"))
        self._live = LiveLine()
        self.seek = FindBar(self.tr("Find in this chat"), self)
        self.covered = Chip(self.tr("Cover the words"))
        self.table = ChatTable(self.tr("Messages"))
        self.table.setModel(self.model)
        self._head, self._text = Words(quiet=True), Words()
        self._file, self._attached = Words(quiet=True), LinkButton("")
        self._made = ChatExcerpts(self._session, self._ident)
        self._count = LiveLine()
        self.around = Choice(
            self.tr("Around each"),
            [(str(n), str(n)) for n in range(excerpts.AROUND + 1)],
        )
        self.around.choose(str(_AROUND))
        self.incident = Choice(self.tr("Belongs to"), self._incidents())
        self.unpick = LinkButton(self.tr("Put all back"))
        self.make = Button(self.tr("Make an excerpt"), main=True)

    def _lay_out(self) -> None:
        self._cut.hide()
        self._facts.hide()
        self._fate = QWidget()
        row = QHBoxLayout(self._fate)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Labelled(self.tr("Around each"), self.around))
        row.addWidget(Labelled(self.tr("Belongs to"), self.incident), 1)
        chips = QHBoxLayout()
        chips.addWidget(self.covered)
        chips.addWidget(Words(self.tr("Space or a click on the time picks a message."), True), 1)
        self._reading = QWidget()
        column = QVBoxLayout(self._reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(self.seek)
        column.addLayout(chips)
        column.addWidget(self.table)
        column.addWidget(self._message())
        column.addWidget(self._fate)
        for part in (self._facts, self._cut, self._live, self._long, self._reading, self._made):
            self.body.addWidget(part)
        self._made.refresh()
        self.foot.addWidget(self._count, 1)
        self.foot.addWidget(self.unpick)
        self.foot.addStretch()
        self.foot.addWidget(self.make)
        self._show_reading(False)

    def _message(self) -> QFrame:
        """The message that is the current one, whole."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.STEP, theme.STEP, theme.STEP, theme.STEP)
        column.setSpacing(theme.STEP // 2)
        column.addWidget(self._head)
        column.addWidget(self._text)
        column.addWidget(self._file)
        column.addWidget(self._attached, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        area = scrolled(inside)
        area.setFixedHeight(theme.scaled(128))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that a long one is read by keyboard
        area.setAccessibleName(self.tr("The message that is chosen"))
        return area

    def _listen(self) -> None:
        self.seek.asked.connect(self._look_for)
        self.seek.step.connect(self._step)
        self.finder.found.connect(self._found)
        self.covered.toggled.connect(self._cover)
        self.table.turned.connect(self._turn)
        self.table.moved.connect(self._show_message)
        self.around.chosen.connect(self._touched)
        self.incident.chosen.connect(self._touched)
        self.unpick.clicked.connect(self._unpick)
        self.make.clicked.connect(self._make_excerpt)
        self._soon.timeout.connect(self._show_table)
        self._attached.clicked.connect(self._open_attached)
        self._made.shown.connect(self._show_seq)
        self._session.changed.connect(self._made.refresh)

    def _begin(self) -> None:
        draft = self._keeper.begin()
        if draft is not None:
            self.model.set_picked(set(json.loads(draft["picked"])))
            self.around.choose(draft["around"])
            self.incident.choose(draft["incident"])
        self._keeper.settled.connect(self._settled)
        vault, ident, case = self._session.vault, self._ident, self._session.case.id

        def load(progress: Progress) -> tuple[Chat, dict[str, Evidence]]:
            return chats.read(vault, ident, progress), chats.attachments(vault, case)

        self._long.begin(self._session.read, load, self._loaded, self._unread)

    def _loaded(self, found: tuple[Chat, dict[str, Evidence]]) -> None:
        self._chat, self._there = found
        self.model.show(self._chat.messages)
        self.model.set_picked({n for n in self.model.picked if n <= len(self._chat.messages)})
        self._facts.setText(chat_words.facts(self._chat, self._session.words))
        self._facts.show()
        self._cut.setVisible(not self._chat.whole)
        self._show_reading(bool(self._chat.messages))
        if self._chat.messages:
            self.table.go_to(min(self.model.picked, default=1) - 1)
            self._go_to_table()
        self._touched()

    def _unread(self, error: Exception) -> None:
        self._live.say(sentence(error))
        self.focus_first()

    def _show_reading(self, there: bool) -> None:
        self._reading.setVisible(there)
        self.make.setVisible(there)
        self.unpick.setVisible(False)

    def _incidents(self) -> list[tuple[str, str]]:
        vault, words = self._session.vault, self._session.words
        ids = timeline.ids(vault, self._session.case.id)[:_RECENT]
        lines = timeline.lines(vault, ids)
        named = [
            (str(i), f"{held(lines[i].title)} · {when.words(lines[i].happened, words)}")
            for i in ids
        ]
        return [(_LATER, self.tr("Nothing yet")), (_NEW, self.tr("A new entry")), *named]

    def _look_for(self, words: str) -> None:
        if self._chat is not None:
            self.finder.begin(self._chat.messages, words)

    def _found(self) -> None:
        hits = self.finder.hits
        if not self.seek.line.text().strip():
            self.seek.said.say("")
        elif hits:
            self.seek.said.say(self.tr("%n found", "", len(hits)))
        elif not self.finder.is_looking:
            self.seek.said.say(self.tr("Nothing here holds these words."))

    def _step(self, step: int) -> None:
        row = self.finder.beside(self.table.currentIndex().row(), step)
        if row is not None:
            self.table.go_to(row)

    def _cover(self, covered: bool) -> None:
        self.model.cover(covered)
        self._show_message(self.table.currentIndex().row())

    def _turn(self, rows: list[int]) -> None:
        self.model.pick(rows)
        self._touched()

    def _unpick(self) -> None:
        self.model.set_picked(set())
        self._touched()

    def _touched(self) -> None:
        self._closing = False
        count = len(self.model.picked)
        self._count.say(self.tr("%n picked", "", count) if count else "")
        self.unpick.setVisible(bool(count))
        self._keeper.touched()

    def _show_message(self, row: int) -> None:
        one = self._message_at(row)
        self._head.setText(chat_words.head(one, self._clock) if one else "")
        covered = one is not None and self.covered.isChecked()
        self._text.setText(self.tr("Covered.") if covered else chat_words.body(one) if one else "")
        item = self._there.get(chats.name_of(one.attachment)) if one else None
        self._file.setVisible(bool(one and one.attachment and not covered))
        self._file.setText(chat_words.attached(one, item) if one else "")
        self._attached.setVisible(item is not None)
        if item is not None:
            self._attached.setText(self.tr("Open {}").format(item_words.label(item)))
            self._attached.setAccessibleName(self._attached.text())

    def _message_at(self, row: int) -> Message | None:
        there = self._chat is not None and 0 <= row < len(self._chat.messages)
        return self._chat.messages[row] if self._chat is not None and there else None

    @property
    def _clock(self) -> Clock:
        return self._chat.clock if self._chat is not None else Clock.UNCLEAR

    def _show_seq(self, seq: int) -> None:
        self.table.go_to(seq - 1)
        self._go_to_table()

    def _go_to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._soon.start()

    def _show_table(self) -> None:
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        top = self._reading.y() + self.table.y()
        for y in (top + self.table.height(), top):  # all of it, not only the row that is current
            self._area.ensureVisible(0, y, 0, 0)

    def _open_attached(self) -> None:
        one = self._message_at(self.table.currentIndex().row())
        item = self._there.get(chats.name_of(one.attachment)) if one else None
        if item is not None:
            self._leave_for(f"evidence:{item.id}")

    def _make_excerpt(self) -> None:
        picked, chat = set(self.model.picked), self._chat
        if self._saving or chat is None:
            return
        if not picked:
            self._count.say(self.tr("Pick a message first: space, or a click on its time."))
            self._go_to_table()
            return
        self._saving = True
        vault, ident, case = self._session.vault, self._ident, self._session.case.id
        around, where = int(self.around.key), self.incident.key
        title = self.tr("From a chat")

        def write() -> tuple[Excerpt, int | None]:
            incident = int(where) if where not in (_LATER, _NEW) else None
            one = excerpts.add(vault, ident, chat, picked, around, around, incident)
            new = _entry(vault, case, one, title) if where == _NEW else None
            return one, new

        self._session.change(self, write, self._written, self._failed)

    def _written(self, found: tuple[Excerpt, int | None]) -> None:
        excerpt, incident = found
        self._saving = False
        self.model.set_picked(set())
        self.incident.choose(_LATER)
        self.around.choose(str(_AROUND))
        self._touched()
        item = chats.kept(self._session.vault, self._ident)
        words = self._session.words
        self._count.say(made(words.say("excerpt.name", item=item.number, number=excerpt.number)))
        if incident is not None:
            self._leave_for(f"incident:{incident}")

    def _failed(self, error: Exception) -> None:
        self._saving = False
        self._count.say(sentence(error))

    def _settled(self) -> None:
        if self._closing:
            self.close()

    def _leave_for(self, place: str) -> None:
        self.go_on_wanted.emit(place)
        self.close()


def _entry(vault: Vault, case: int, excerpt: Excerpt, title: str) -> int:
    """An incident that cites an excerpt, at the time of the first message picked. Its id."""
    first = next(one for one in excerpt.messages if one.picked)
    happened, room = when.UNKNOWN, first.room or excerpt.room
    if first.moment:
        happened = when.minute_of(first.moment)
    new = NewIncident(
        title=title,
        happened=happened,
        time_source=TimeSource.MESSAGE,
        place=typed.line(room),
        excerpts=(excerpt.id,),
    )
    return timeline.add(vault, case, new).id


def _let_go(session: Session, chat: Chat | None) -> None:
    """Forget a chat in pieces: to free a million messages at once would be felt."""
    if chat is not None:
        messages = chat.messages

        def forget() -> None:
            while messages:
                del messages[-_PIECE:]

        session.tasks.apart(session, forget, _nothing, _nothing)


def _nothing(_: object) -> None:
    """Nobody waits for it."""
