"""Looking the record over, in the settings: a button, its progress, and what was found."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import check
from companion.check import Finding
from companion.errors import Cancelled
from ui import messages, theme
from ui.finding_words import lines
from ui.session import Session
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.long_act import LongAct
from ui.widgets.parts import Button, Words, clear


class LookOver(QWidget):
    """Runs companion.check over the open vault and says the outcome in plain words.

    Nobody waits for it: the record can be written in meanwhile.
    """

    finished = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.button = Button(self.tr("Look the record over"))
        self.button.clicked.connect(self._begin)
        self._act = LongAct(self.tr("Looking…"))
        self._act.ended.connect(self._end)
        self.said = LiveLine()
        self._found = QVBoxLayout()
        row = Flow()
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(
            Words(
                self.tr(
                    "Is everything still as it was written, every kept file included? This changes"
                    " nothing, and you can go on meanwhile."
                )
            )
        )
        column.addLayout(row)
        column.addWidget(self._act)
        column.addWidget(self.said)
        column.addLayout(self._found)
        column.addWidget(Words(self._limits(), quiet=True))
        session.looked.connect(self._tell_opening)
        self._tell_opening()

    def _tell_opening(self) -> None:
        """What the look after opening brought, while nothing newer is known."""
        found = self._session.findings
        if found is None or self._act.running:
            return
        clear(self._found)
        if found:
            self._show_found(found)
        else:
            self.said.say(
                self.tr("Looked over after it was opened: everything is as it was written.")
            )

    def _begin(self) -> None:
        clear(self._found)
        self.said.say("")
        self.button.setEnabled(False)
        vault = self._session.vault
        run = self._session.tasks.apart
        self._act.begin(run, lambda report: check.run(vault, report), self._show, self._failed)

    def _show(self, found: list[Finding]) -> None:
        self._session.look_over(found)
        if not found:
            self.said.say(self.tr("Everything is as it was written, every kept file included."))

    def _show_found(self, found: list[Finding]) -> None:
        self.said.say(
            self.tr(
                "Something is not as it was written. Please leave the folder as it is and copy it"
                " to another place first."
            )
        )
        for line in lines(self._session.words, found):
            self._found.addWidget(Words("· " + line))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.said.say(self.tr("Stopped."))
        else:
            self.said.say(messages.sentence(error))

    def _end(self) -> None:
        self.button.setEnabled(True)
        self.finished.emit()

    def _limits(self) -> str:
        return self.tr(
            "“As it was written” means: unchanged since you wrote it, in the order you wrote it. It"
            " does not prove when that was, nor that nothing was left out, and it cannot see when"
            " the whole folder was replaced by an older copy of itself."
        )
