"""All that was told, to be read as one text; each passage can be changed or taken out."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import statement, when
from companion.records import Answer, Known, Passage, Role, Sure, Wording
from ui import theme
from ui.session import Session
from ui.sheets.passage import rules
from ui.sheets.wordings import WordingRow
from ui.widgets.flow import Flow
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, GroupTitle, LinkButton, Words, clear
from ui.widgets.undo_line import UndoLine


class RulesSheet(Overlay):
    """What helps when telling, before anything is asked. `onward` is "next" once it is begun."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over, "")
        self.onward, self.prompt, self.case = "", "", session.case.id
        self.set_title(self.tr("Telling it once, in your own words"))
        said = self.tr(
            "One question at a time; three minutes are plenty. What you write is yours: it goes"
            " into a document only where you choose it."
        )
        self.body.addWidget(Words(said))
        for rule in rules(session):
            self.body.addWidget(Words(rule))
        self.begin = Button(self.tr("Begin"), main=True)
        self.begin.clicked.connect(self._begin)
        self.foot.addStretch(1)
        self.foot.addWidget(self.begin)

    def focus_first(self) -> None:
        self.begin.setFocus(Qt.FocusReason.TabFocusReason)

    def _begin(self) -> None:
        self.onward = "next"
        self.close()


class StatementSheet(Overlay):
    """The passages in the order they were asked. `onward` is where to go once it is closed.

    "next" is the next question, "passage:ID" that passage, "ask:PROMPT" that question once more.
    """

    def __init__(
        self, session: Session, over: QWidget, only: Collection[int] | None = None
    ) -> None:
        """`only` these passages, such as those that were found."""
        super().__init__(over, "")
        self.onward, self.prompt, self.case = "", "", session.case.id
        self._session, self._only = session, only
        self.set_title(
            self.tr("What I told so far") if only is None else self.tr("Found in what I told")
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.GAP)
        self._undo = UndoLine()
        self._undo.undone.connect(self._bring_back)
        self._taken: int | None = None
        self._go_on = Button(self.tr("Go on telling"), main=True)
        self._go_on.clicked.connect(self._next)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self.foot.addWidget(self._undo)
        self.foot.addStretch(1)
        self.foot.addWidget(self._go_on)
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        told, words = statement.passages(self._session.vault, self.case), self._session.words
        clear(self._rows)
        shown = [one for one in told if self._only is None or one.id in self._only]
        before = ""
        for passage in shown:
            if passage.answer is Answer.LATER:
                continue
            if passage.prompt != before:
                before = passage.prompt
                self._rows.addWidget(GroupTitle(words.say(f"statement.asked.{before}")))
            self._rows.addWidget(self._row(passage))
        if not shown:
            self._rows.addWidget(
                Words(self.tr("Nothing is told yet, and it can stay so."), quiet=True)
            )
        if self._only is None:
            self._show_put_off(told)
            self._show_bin()
        self._go_on.setVisible(bool(statement.next_prompt(told)))

    def _row(self, passage: Passage) -> PassageRow:
        row = PassageRow(self._session, passage)
        row.wanted.connect(self._leave_for)
        row.unwanted.connect(self._take_out)
        return row

    def _show_put_off(self, told: list[Passage]) -> None:
        off = statement.put_off(told)
        if off:
            self._rows.addWidget(GroupTitle(self.tr("Put off. None of it is in any document.")))
        for passage in off:
            name = self._session.words.say(f"statement.name.{passage.prompt}")
            link = Wanted(name, f"passage:{passage.id}")
            link.wanted.connect(self._leave_for)
            self._rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_bin(self) -> None:
        gone = statement.bin_of(self._session.vault, self.case)
        if gone:
            self._rows.addWidget(GroupTitle(self.tr("Taken out")))
        for passage in gone:
            self._rows.addWidget(Words(self._said(passage), quiet=True))
            link = Wanted(self.tr("Bring back"), str(passage.id))
            link.wanted.connect(self._restore)
            self._rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _said(self, passage: Passage) -> str:
        return passage.text or self._session.words.say(f"answer.{passage.answer}")

    def _leave_for(self, onward: str) -> None:
        self.onward = onward
        self.close()

    def _next(self) -> None:
        self._leave_for("next")

    def _take_out(self, ident: int) -> None:
        vault = self._session.vault
        self._taken = ident
        self._session.change(self, lambda: statement.remove(vault, ident), self._gone)

    def _gone(self, _: None) -> None:
        self.refresh()
        self._undo.offer(self.tr("Taken out."))

    def _bring_back(self) -> None:
        if self._taken is not None:
            self._restore(str(self._taken))

    def _restore(self, ident: str) -> None:
        vault = self._session.vault
        self._undo.hide()
        self._session.change(self, lambda: statement.restore(vault, int(ident)), self._back)

    def _back(self, _: None) -> None:
        self.refresh()


class Wanted(LinkButton):
    """A link that says what it leads to."""

    wanted = Signal(str)

    def __init__(self, text: str, what: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._what = what
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.wanted.emit(self._what)


class PassageRow(QWidget):
    """One passage: the words, quietly how they are known, and what can be done with them."""

    wanted = Signal(str)
    unwanted = Signal(object)  # id; too large for Qt's int

    def __init__(self, session: Session, passage: Passage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._passage, words = session, passage, session.words
        told = passage.answer is Answer.TOLD
        said = passage.text if told else words.say(f"answer.{passage.answer}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(Words(said))
        column.addWidget(Words(self._about(), quiet=True))
        name = words.say(f"statement.name.{passage.prompt}")
        change = Wanted(self.tr("Change"), f"passage:{passage.id}")
        more = Wanted(self.tr("Tell more"), f"ask:{passage.prompt}")
        out = LinkButton(self.tr("Take out"))
        for button in (change, more, out):
            button.setAccessibleName(f"{button.text()}: {name}")
        change.wanted.connect(self.wanted)
        more.wanted.connect(self.wanted)
        out.clicked.connect(self._take_out)
        self._former = QVBoxLayout()
        self._former.setSpacing(theme.GAP)
        row = Flow()
        for button in (change, more, out):
            row.addWidget(button)
        if statement.wordings(session.vault, passage.id):
            self._before = LinkButton(self.tr("How it read before"))
            self._before.setAccessibleName(f"{self._before.text()}: {name}")
            self._before.clicked.connect(self._turn)
            row.addWidget(self._before)
        column.addLayout(row)
        column.addLayout(self._former)

    def _turn(self) -> None:
        if self._former.count():
            clear(self._former)
        else:
            self._show_former()

    def _show_former(self) -> None:
        clear(self._former)
        words = self._session.words
        for one in statement.wordings(self._session.vault, self._passage.id):
            said = one.text or words.say(f"answer.{one.answer}")
            wording = Wording(one.id, one.passage, "text", said, one.replaced_at)
            row = WordingRow(wording, words.say(f"statement.name.{self._passage.prompt}"), words)
            row.erased.connect(self._erase)
            self._former.addWidget(row)

    def _erase(self, ident: int) -> None:
        vault = self._session.vault
        self._session.change(self, lambda: statement.erase_wording(vault, ident), self._erased)

    def _erased(self, _: None) -> None:
        self._show_former()

    def _take_out(self) -> None:
        self.unwanted.emit(self._passage.id)

    def _about(self) -> str:
        """Whose words, how known, how sure, and when they were written, in one line."""
        passage, words = self._passage, self._session.words
        parts = []
        if self._session.case.role is not Role.MINE:
            parts.append(words.say(f"voice.{passage.voice}"))
        if passage.answer is Answer.TOLD:
            if passage.known is not Known.UNSAID:
                parts += [words.say(f"known.{passage.known}"), passage.told_by]
            if passage.sure is not Sure.UNSAID:
                parts.append(words.say(f"sure.{passage.sure}"))
        parts.append(self.tr("First written {}").format(self._minute(passage.recorded_at)))
        if passage.changed_at != passage.recorded_at:
            parts.append(self.tr("Last changed {}").format(self._minute(passage.changed_at)))
        return " · ".join(filter(None, parts))

    def _minute(self, moment: str) -> str:
        return when.words(when.minute_of(moment), self._session.words)
