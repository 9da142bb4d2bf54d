"""Typing back what was put on paper, so that the paper is known to be right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import recovery
from companion.errors import CompanionError, RecoverySharesDiffer
from companion.progress import Progress
from ui import messages, theme
from ui.widgets.begins import BeginsAt
from ui.widgets.code import CodeField
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.long_act import LongAct, Run
from ui.widgets.parts import Button, LinkButton, PageTitle, Words


class TypeBackPage(BeginsAt):
    """`typed` when what was typed makes the code again, `back` to look at it once more.

    `refused` when it did not become a way in.
    """

    typed = Signal()
    refused = Signal()
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self._split = False
        self._one = CodeField(self.tr("What stands on the paper"))
        self._two = CodeField(self.tr("What stands on another of the papers"))
        self._said = LiveLine()
        self._act = LongAct(self.tr("That is right. Making it a way in"), lasts=True)
        self._check = Button(self.tr("Check it"), main=True)
        self._check.clicked.connect(self._compare)
        self._back = LinkButton(self.tr("Look at it again"))
        self._back.clicked.connect(self.back)
        self._one.entered.connect(self._compare)
        self._two.entered.connect(self._compare)
        self._lay_out()
        self.begin_at(self._one)

    def begin(self, code: str, *, split: bool) -> None:
        """Wait for this code, whole or as two of its three shares."""
        self.forget()
        self._code, self._split = code, split
        self._two.setVisible(split)
        self._one.select()

    def forget(self) -> None:
        """Forget the code and what was typed."""
        self._code = ""
        self._one.clear()
        self._two.clear()
        self._said.say("")

    def work(
        self, run: Run, call: Callable[[Progress], None], done: Callable[[None], None]
    ) -> None:
        """Make the code a way in; where that does not come about, say why."""
        self._offer(offered=False)
        self._said.say("")
        self._act.begin(run, call, done, self._refused)
        self._act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, error: Exception) -> None:
        self._offer(offered=True)
        self._said.say(messages.sentence(error))
        self._check.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refused.emit()

    def _offer(self, *, offered: bool) -> None:
        for part in (self._one, self._two, self._check, self._back):
            part.setEnabled(offered)

    def _compare(self) -> None:
        try:
            made = recovery.join(self._one.text, self._two.text) if self._split else self._one.text
            recovery.secret(made)
        except RecoverySharesDiffer as error:
            self._two.select()
            self._said.say(messages.sentence(error))
        except CompanionError as error:
            self._one.select()
            self._said.say(messages.sentence(error))
        else:
            self._judge(made)

    def _judge(self, made: str) -> None:
        if recovery.same(self._code, made):
            self.typed.emit()
        else:
            self._one.select()
            self._said.say(
                self.tr("This is a code too, but not the one just shown. Is it an older paper?")
            )

    def _lay_out(self) -> None:
        about = self.tr(
            "Please type it once from your paper, as if the passphrase were forgotten. Then it is"
            " certain that the paper is right. A slip is no matter: you can try as often as you"
            " like."
        )
        buttons = Flow()
        buttons.addWidget(self._check)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(PageTitle(self.tr("Once from the paper")))
        column.addWidget(Words(about))
        column.addWidget(self._one)
        column.addWidget(self._two)
        column.addWidget(self._said)
        column.addWidget(self._act)
        column.addLayout(buttons)
        column.addStretch(1)
