"""Looking the record over, in the settings: a button, its progress, and what was found."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import check
from companion.check import Finding
from companion.errors import Cancelled
from ui import messages, theme
from ui.session import Session
from ui.tasks import Work
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.parts import Button, ProgressLine, Words, clear

_SHOWN = 20  # findings at once


class LookOver(QWidget):
    """Runs companion.check over the open vault and says the outcome in plain words."""

    finished = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work: Work | None = None
        self.button = Button(self.tr("Look the record over"))
        self.button.clicked.connect(self._begin)
        self._line = ProgressLine(self.tr("Looking…"), self.tr("Stop"))
        self._line.cancelled.connect(self._cancel)
        self._line.hide()
        self.said = LiveLine()
        self._found = QVBoxLayout()
        row = Flow()
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(
            Words(self.tr("Is everything still as it was written? This changes nothing."))
        )
        column.addLayout(row)
        column.addWidget(self._line)
        column.addWidget(self.said)
        column.addLayout(self._found)

    def _begin(self) -> None:
        clear(self._found)
        self.said.say("")
        self.button.setEnabled(False)
        self._line.set_part(0)
        self._line.show()
        work = self._work = Work(self)
        work.progressed.connect(self._line.set_part)
        vault = self._session.vault
        self._session.read(self, lambda: check.run(vault, work.report), self._show, self._failed)

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _show(self, found: list[Finding]) -> None:
        self._end()
        if not found:
            self.said.say(self.tr("Everything is as it was written."))
        else:
            self.said.say(
                self.tr(
                    "Something is not as it was written. Please leave the folder as it is and copy"
                    " it to another place first."
                )
            )
        for one in found[:_SHOWN]:
            self._found.addWidget(Words("· " + self._words(one)))

    def _words(self, found: Finding) -> str:
        key = "record_item" if found.what == "record" and found.number else found.what
        return self._session.words.say(
            f"finding.{key}", detail=found.detail, number=found.number, title=found.title
        )

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self.said.say(self.tr("Stopped."))
        else:
            self.said.say(messages.sentence(error))

    def _end(self) -> None:
        self._line.hide()
        self.button.setEnabled(True)
        if self._work is not None:
            self._work.deleteLater()
            self._work = None
        self.finished.emit()
