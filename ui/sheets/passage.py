"""The sheet of one question: a few minutes' writing, or an answer that needs no word at all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import statement
from companion.records import Answer, NewPassage, Passage, Voice
from companion.vault import Vault
from ui import theme
from ui.session import Session
from ui.sheets.another_hand import who_wrote
from ui.sheets.passage_form import PassageForm
from ui.sheets.record import RecordSheet
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.parts import Button, GroupTitle, LinkButton, Words, clear


class PassageSheet(RecordSheet):
    """Asks one question, or shows a passage to be changed. Closing saves, as everywhere.

    `onward` says what is wanted once it is closed: "next" the next question, "read" all of it.
    """

    typed = Signal()

    def __init__(
        self, session: Session, over: QWidget, prompt: str, passage: Passage | None = None
    ) -> None:
        """With a `passage`, that one; one that was put off is asked like a new one."""
        there = passage is not None and passage.answer is not Answer.LATER
        place = (
            f"passage:new:{session.case.id}:{prompt}"
            if passage is None
            else f"passage:{passage.id}"
        )
        super().__init__(session, over, place, new=not there)
        self.prompt, self.onward = prompt, ""
        self.case = session.case.id  # the person may turn to another while this is open
        self._ident = None if passage is None else passage.id
        self.changing = there
        words = session.words
        asked = words.say(f"statement.asked.{prompt}")
        self.set_title(words.say(f"statement.name.{prompt}"))
        self._form = PassageForm(session, asked)
        self._pause = LiveLine(quiet=True)
        self._rules = Rules(session)
        self.body.addWidget(GroupTitle(asked))
        if words.knows(f"statement.hint.{prompt}"):
            self.body.addWidget(Words(words.say(f"statement.hint.{prompt}"), quiet=True))
        self.body.addWidget(self._form)
        if passage is not None and there:
            self._form.show_passage(passage)
            by = who_wrote(session, f"passage:{passage.id}")
            if by:
                self.body.addWidget(Words(by, quiet=True))
        self.set_form(self._form)
        self._weigh()

    def focus_first(self) -> None:
        """Begin where one writes, behind what is written."""
        self._form.text.moveCursor(QTextCursor.MoveOperation.End)
        self._form.text.setFocus(Qt.FocusReason.TabFocusReason)

    def offer_pause(self) -> None:
        """Say, without a hurry and only once, that this may be enough for now."""
        self._pause.say(
            self.tr("You have been writing for a while. It is fine to stop here; nothing is lost.")
        )

    def write(self) -> Callable[[], int]:
        new = self._form.value(self.prompt)
        return _writing(self.session.vault, self.case, self._ident, new)

    def _lay_out_actions(self) -> None:
        self.save_button = Button(
            self.tr("Save") if self.changing else self.tr("Save and go on"), main=True
        )
        self.stop = Button(self.tr("Stop here, it is saved"))
        shortcut = QShortcut(QKeySequence("Ctrl+S"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)
        row = Flow(ending=True)
        row.addWidget(self.stop)
        row.addWidget(self.save_button)
        self.foot_lines = QVBoxLayout()
        self.foot_lines.setSpacing(theme.STEP)
        for line in (self.live, self._pause):
            self.foot_lines.addWidget(line)
        self.foot_lines.addLayout(row)
        self.foot.addLayout(self.foot_lines)
        self.save_button.clicked.connect(self._go_on)
        self.stop.clicked.connect(self.close)
        self._form.text.textChanged.connect(self._weigh)
        self._form.unknown.clicked.connect(self._say_unknown)
        self._form.later.clicked.connect(self._put_off)
        self._lay_out_links()
        if self.changing:  # and never shown by hand: without a parent that would be a window
            for part in (self.stop, self._form.later, self.read):
                part.hide()

    def _lay_out_links(self) -> None:
        """At the end of what scrolls, so that in large type there is room to write."""
        self.read = LinkButton(self.tr("Read what I told so far"))
        self.read.clicked.connect(self._read)
        self.discard = LinkButton(self.tr("Throw away what I typed"))
        self.discard.clicked.connect(self._discard)
        links = Flow()
        for link in (self.read, self.discard):
            links.addWidget(link)
        self.body.addWidget(self._rules)
        self.body.addLayout(links)
        self.discard.setVisible(self._keeper.has_draft)

    def _go_on(self) -> None:
        self.onward = "" if self.changing else "next"
        self.save()

    def _read(self) -> None:
        self.onward = "read"
        self.close()

    def _say_unknown(self) -> None:
        self._answer(Answer.UNKNOWN)

    def _put_off(self) -> None:
        """What is written already is kept as it is."""
        if self._form.is_blank():
            self._answer(Answer.LATER)
        else:
            self._go_on()

    def _answer(self, answer: Answer) -> None:
        if self._busy:
            return
        self.onward = "" if self.changing else "next"
        new = NewPassage(self.prompt, answer=answer, voice=Voice(self._form.voice.key))
        self._save_by(_writing(self.session.vault, self.case, self._ident, new))

    def _save_by(self, write: Callable[[], int]) -> None:
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)  # a disabled form would lose it
        self._form.setEnabled(False)  # what was typed from now on would not be in it
        super()._save_by(write)

    def _failed(self, error: Exception) -> None:
        self.onward = ""
        self._form.setEnabled(True)
        self._form.text.setFocus(Qt.FocusReason.OtherFocusReason)
        super()._failed(error)

    def _missing(self, field: QWidget) -> str:
        self.onward = ""
        return self.tr(
            "There is no word here now. “I don't know” is an answer too; to take the passage out,"
            " close this and choose “Take out”."
        )

    def _touched(self) -> None:
        super()._touched()
        self.onward = ""
        self.typed.emit()

    def _weigh(self) -> None:
        """Not to know is offered as long as nothing is written, so that no word is lost by it."""
        self._form.unknown.setVisible(self._form.is_blank())


class Rules(QWidget):
    """The ground rules, to be read again whenever one likes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.open = LinkButton(self.tr("What helps when writing"))
        self.open.clicked.connect(self._turn)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.STEP)
        self._shown = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._lines)

    def _turn(self) -> None:
        self._shown = not self._shown
        clear(self._lines)
        for said in rules(self._session) if self._shown else ():
            self._lines.addWidget(Words(said, quiet=True))


def rules(session: Session) -> list[str]:
    """The ground rules for who writes, a sentence or two each."""
    ids = statement.plan().rules_for(session.case.role)
    return [session.words.say(f"statement.rule.{one}") for one in ids]


def _writing(vault: Vault, case: int, ident: int | None, new: NewPassage) -> Callable[[], int]:
    if ident is None:
        return lambda: statement.add(vault, case, new).id
    return lambda: statement.edit(vault, ident, new).id
