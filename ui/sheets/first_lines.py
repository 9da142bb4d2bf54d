"""The first look: what somebody who has just found out is told, three lines at most at a time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion import first_lines
from companion.facts import FirstLine, Now, Procedure
from companion.report import received
from ui import theme
from ui.basis import basis_words, place_words
from ui.glossary import Terms
from ui.session import Session
from ui.sheets.offers import Offers
from ui.widgets.flow import Flow
from ui.widgets.parts import Chip, GroupTitle, LinkButton, Sheet, Words


class FirstLines(Offers):
    """The question whether it is happening now, and the lines that follow from the three.

    `way_wanted` carries a procedure to read.
    """

    way_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        others = QCoreApplication.translate("FirstLines", "What else there is to know")
        super().__init__(session, others, parent)
        self.asked = NowQuestion()
        self.asked.answered.connect(self._answer)
        self.column.addWidget(self.asked)
        self._lay_out()

    @property
    def urgent(self) -> bool:
        """Whether something is happening now that comes before all else."""
        return first_lines.now(self._session.vault, self._session.case.id) in first_lines.URGENT

    def refresh(self, room: int, at: datetime | None = None) -> None:
        """Show the lines for the case, `room` of them at most, for the moment `at`."""
        self._room = max(1, room)
        session = self._session
        vault, case = session.vault, session.case
        # What somebody handed over is another's emergency, and may be years old.
        self.setVisible(bool(session.pack.lines) and received.of(vault, case.id) is None)
        now, gone = first_lines.now(vault, case.id), first_lines.away(vault, case.id)
        self.asked.show_answer(now)
        lines = first_lines.told(session.pack, case, now)
        left = [line for line in lines if first_lines.key(line) not in gone]
        for line in self._few(left, gone):
            self._rows.addWidget(self._card(line, at or vault.now()))

    def _card(self, line: FirstLine, at: datetime) -> LineCard:
        card = LineCard(self._session, line, at)
        card.put_away.connect(self._put_away)
        card.way_wanted.connect(self.way_wanted)
        return card

    def _answer(self, said: Now) -> None:
        vault, case = self._session.vault, self._session.case.id
        self._at = 0
        self._session.change(self, lambda: first_lines.answer(vault, case, said))

    def _put_away(self, key: str) -> None:
        vault, case = self._session.vault, self._session.case.id
        self._aside.setVisible(True)  # the card and its button go: the focus goes to the way back
        self._aside.setFocus(Qt.FocusReason.OtherFocusReason)
        self._session.change(self, lambda: first_lines.put_away(vault, case, key))

    def _again(self) -> None:
        self.refresh(self._room)


class NowQuestion(Sheet):
    """Is it happening now? Nobody has to answer, and an answer can be changed or taken back."""

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._now: Now = first_lines.UNSAID
        self._open = False
        ask = self.tr("Is it happening now?")
        said = self.tr("You need not answer. It only decides what is shown below.")
        self.setAccessibleName(ask)
        self.body.setContentsMargins(theme.SHEET, theme.GAP, theme.SHEET, theme.GAP)
        self.body.setSpacing(theme.STEP)
        self._ask = QWidget()
        column = QVBoxLayout(self._ask)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(GroupTitle(ask))
        column.addWidget(Words(said, quiet=True))
        row = Flow()
        self.chips: dict[Now, Chip] = {}
        for key, words in answers().items():
            chip = Chip(words)
            chip.setAccessibleDescription(ask)
            chip.setProperty("answer", key)
            chip.toggled.connect(self._choose)
            self.chips[key] = chip
            row.addWidget(chip)
        column.addLayout(row)
        # Not what was answered: somebody may stand beside, and be the one it is about.
        self._line = Words(self.tr("You answered whether it is happening now."), quiet=True)
        self.change = LinkButton(self.tr("Change this"))
        self.change.setAccessibleDescription(ask)
        self.change.clicked.connect(self._reopen)
        self._said = QWidget()
        both = QHBoxLayout(self._said)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self._line, 1)
        both.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._ask)
        self.body.addWidget(self._said)

    def show_answer(self, now: Now) -> None:
        """Show what was answered, or the question."""
        self._now = now
        for key, chip in self.chips.items():
            with QSignalBlocker(chip):
                chip.setChecked(key == now)
        asking = self._open or now == first_lines.UNSAID
        self._ask.setVisible(asking)
        self._said.setVisible(not asking)

    def _choose(self) -> None:
        key: Now = self.sender().property("answer")
        self._open = False
        # The chip that was chosen, chosen again, takes the answer back.
        now: Now = first_lines.UNSAID if key == self._now else key
        self.show_answer(now)
        if now != first_lines.UNSAID:
            self.change.setFocus(Qt.FocusReason.OtherFocusReason)
        self.answered.emit(now)

    def _reopen(self) -> None:
        self._open = True
        self.show_answer(self._now)
        self.chips[self._now].setFocus(Qt.FocusReason.OtherFocusReason)


class LineCard(Sheet):
    """One line: which need it answers, what it says, whom to call, and what it rests on."""

    put_away = Signal(str)
    way_wanted = Signal(object)

    def __init__(self, session: Session, line: FirstLine, at: datetime) -> None:
        super().__init__()
        self._line = line
        self._way: Procedure | None = session.pack.procedures.get(line.way or "")
        words = session.words
        title = words.say(f"line.{line.id}.title")
        self.setAccessibleName(title)
        self.body.setContentsMargins(theme.SHEET, theme.GAP, theme.SHEET, theme.GAP)
        self.body.setSpacing(theme.STEP // 2)
        self.body.addLayout(self._head(title))
        text = words.say(f"line.{line.id}.text")
        self.body.addWidget(Words(text))
        terms = Terms(session, f"{title}\n{text}")
        if terms.there:
            self.body.addWidget(terms)
        else:
            terms.deleteLater()
        for place in first_lines.places(session.pack, session.case, line, at):
            hours = [words.say(f"hours.{place.hours}")] if place.hours else []
            self.body.addWidget(GroupTitle("  ·  ".join((place_words(place, words), *hours))))
        self.body.addWidget(Words(basis_words(line, words), quiet=True))
        if self._way is not None:
            read = LinkButton(words.say(f"procedure.{self._way.id}.name"))
            read.setAccessibleName(self.tr("See what happens: {way}").format(way=read.text()))
            read.clicked.connect(self._read)
            row = Flow()
            row.addWidget(read)
            self.body.addLayout(row)

    def _head(self, title: str) -> QHBoxLayout:
        away = LinkButton(self.tr("Put this away"))
        away.setAccessibleDescription(title)
        away.clicked.connect(self._put)
        row = QHBoxLayout()
        row.addWidget(GroupTitle(title), 1)
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _read(self) -> None:
        self.way_wanted.emit(self._way)

    def _put(self) -> None:
        self.put_away.emit(first_lines.key(self._line))


def answers() -> dict[Now, str]:
    """The answers to whether it is happening now, in the words of whoever is asked."""
    translate = QCoreApplication.translate
    return {
        "threat": translate("NowQuestion", "Someone is threatening"),
        "spreading": translate("NowQuestion", "It is spreading"),
        "near": translate("NowQuestion", "Someone frightening is near"),
        "over": translate("NowQuestion", "Not now"),
    }
