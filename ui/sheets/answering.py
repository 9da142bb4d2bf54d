"""Answering anew what an item shows: the first answer was hasty, or something came to light."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from companion import evidence, masked
from companion.errors import Forbidden
from companion.records import Age, Evidence, Kind, Shows
from ui.messages import sentence
from ui.session import Session
from ui.widgets.guard_questions import GuardQuestions
from ui.widgets.in_sight import keep_in_sight
from ui.widgets.live import LiveLine
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, Notice, Words


class AnsweringSheet(Overlay):
    """Asks the two questions of an item that is in. `answered` follows once it is written.

    Before an answer by which the kept file may not stay, it says that the file goes.
    """

    answered = Signal()

    def __init__(self, session: Session, over: QWidget, item: Evidence) -> None:
        super().__init__(over, "")
        self._session, self._item = session, item
        self._busy = False
        self.set_title(self.tr("What does it show?"))
        self._questions = GuardQuestions(session.case.age is not Age.ADULT)
        self._why, self._gone = Words(quiet=True), Notice(self._going(), strong=True)
        said = self.tr(
            "You can answer once more at any time. It is fine to have answered otherwise."
        )
        self.body.addWidget(Words(said, quiet=True))
        self.body.addWidget(self._questions)
        self.body.addWidget(self._gone)
        self.body.addWidget(self._why)
        self._live, self._save = LiveLine(), Button("", main=True)
        self.foot.addWidget(self._live, 1)
        self.foot.addStretch(0)
        self.foot.addWidget(self._save, 0, Qt.AlignmentFlag.AlignBottom)
        self._questions.changed.connect(self._judge)
        self._save.clicked.connect(self._answer)
        self._judge()

    def may_close(self) -> bool:
        return not self._busy

    def _judge(self) -> None:
        """Say what the answer as it stands would do."""
        shows = self._questions.answer()
        reason = "" if shows is None or self._item.object is None else self._refusal(shows)
        self._live.say("")
        self._gone.setVisible(bool(reason))
        self._why.setVisible(bool(reason))
        self._why.setText(sentence(Forbidden(reason)) if reason else "")
        words = self.tr("Save, and delete the file") if reason else self.tr("Save")
        self._save.setText(words)
        self._save.setAccessibleName(words)
        if reason:
            QTimer.singleShot(0, self._show_what_goes)  # once it has its place

    def _show_what_goes(self) -> None:
        keep_in_sight(self._gone)

    def _refusal(self, shows: Shows) -> str:
        masks = self._item.kind is Kind.MASKED_COPY
        return (masked.refusal if masks else evidence.refusal)(self._session.case, shows)

    def _answer(self) -> None:
        shows, vault, ident = self._questions.answer(), self._session.vault, self._item.id
        if shows is None:
            self._live.say(self.tr("Please choose an answer first. “I'm not sure” is one too."))
            return
        if self._busy:
            return
        self._busy = True
        self._session.change(
            self, lambda: evidence.answer(vault, ident, shows), self._tell, self._fail
        )

    def _tell(self, _: Evidence) -> None:
        self._busy = False
        self.answered.emit()
        self.close()

    def _fail(self, error: Exception) -> None:
        self._busy = False
        self._live.say(sentence(error))

    def _going(self) -> str:
        return self.tr(
            "With this answer the kept file cannot stay. It is deleted from this record for good."
            " Its number, its fingerprint and what you wrote about it stay."
        )
