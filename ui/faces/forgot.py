"""The passphrase is forgotten: the recovery code, two of three papers, or the honest truth.

The face is the same for every record. Were it different where no code was made, anyone at the
computer could learn that there is a paper to look for.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import recovery
from companion.errors import CompanionError, WrongRecoveryCode
from ui import messages, theme
from ui.faces.face import Face
from ui.widgets.code import CodeField
from ui.widgets.flow import Flow
from ui.widgets.in_sight import keep_in_sight
from ui.widgets.parts import Button, Chip, LinkButton, Notice, PageTitle, Words
from ui.widgets.patience import Patience


class ForgotFace(Face):
    """Takes a code or two papers. `given` carries the Secret once it is one by its letters."""

    given = Signal(object)
    back = Signal()
    begin = Signal()

    size_wanted = (600, 680)

    def __init__(self, patience: Patience, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patience = patience
        self._patience.over.connect(self._resume)
        self._code = CodeField(self.tr("Recovery code"))
        self._papers = (
            CodeField(self.tr("What stands on one paper")),
            CodeField(self.tr("What stands on another paper")),
        )
        self._split = Chip(self.tr("I have papers that belong together"))
        self._split.toggled.connect(self._turn)
        self._open = Button(self.tr("Go on"), main=True)
        self._open.clicked.connect(self._give)
        self._none = LinkButton(self.tr("I have no code"))
        self._none.clicked.connect(self._explain)
        self._honest = Notice(self._truth())
        self._telling = QTimer(self, singleShot=True, interval=0)  # once it has its place
        self._telling.timeout.connect(self._show_truth)
        self._new = LinkButton(self.tr("Begin a new record"))
        self._new.clicked.connect(self.begin)
        for field in (self._code, *self._papers):
            field.entered.connect(self._give)
        self._open.setEnabled(not patience.pausing)
        self._lay_out()
        self._turn(papers=False)
        self._honest.hide()
        self._new.hide()

    def work(self) -> None:
        self.say(self.tr("Trying it…"))

    def refused(self, error: Exception) -> None:
        pause = self._patience.begin() if isinstance(error, WrongRecoveryCode) else ""
        self.say(f"{messages.sentence(error)} {pause}".strip())
        self._resume()

    def leave(self) -> None:
        for field in (self._code, *self._papers):
            field.clear()

    def _give(self) -> None:
        if self._patience.pausing:
            return
        try:
            if self._split.isChecked():
                code = recovery.join(*(paper.text for paper in self._papers))
            else:
                code = self._code.text
            secret = recovery.secret(code)
        except CompanionError as error:
            super().refused(error)
            return
        self.given.emit(secret)

    def _resume(self) -> None:
        self._open.setEnabled(not self._patience.pausing)
        self._field().select()

    def _field(self) -> CodeField:
        return self._papers[0] if self._split.isChecked() else self._code

    def _turn(self, papers: bool) -> None:
        self._code.setVisible(not papers)
        for field in self._papers:
            field.setVisible(papers)
        self.begin_at(self._field())
        self._field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _explain(self) -> None:
        shown = self._honest.isHidden()
        self._honest.setVisible(shown)
        self._new.setVisible(shown)
        if shown:
            self._telling.start()

    def _show_truth(self) -> None:
        keep_in_sight(self._new)

    def _truth(self) -> str:
        return self.tr(
            "Without the passphrase and without a recovery code, nobody can open this record: not"
            " the makers of the program, not the police. There is no other way in.\n\nTake your"
            " time and try what comes to mind. However often it doesn't fit, nothing is ever"
            " deleted. You can also begin a new record beside it."
        )

    def _lay_out(self) -> None:
        back = LinkButton(self.tr("Back"))
        back.clicked.connect(self.back)
        row = Flow()
        row.addWidget(self._split)
        told = self.tr(
            "This can happen to anyone. If you wrote down a recovery code when you began, type it"
            " here. Small or capital letters, blanks and dashes make no difference."
        )
        inner = QVBoxLayout()
        inner.setSpacing(theme.GAP)
        for field in (self._code, *self._papers):
            inner.addWidget(field)
        self.column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(PageTitle(self.tr("I forgot the passphrase")))
        self.column.addWidget(Words(told))
        self.column.addLayout(row)
        self.column.addLayout(inner)
        self.column.addWidget(self.said)
        self.column.addWidget(self._open)
        self.column.addWidget(self._none, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._honest)
        self.column.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
