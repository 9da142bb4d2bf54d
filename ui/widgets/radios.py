"""One answer of a few, all of them in sight."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.one_of import OneOf
from ui.widgets.parts import Words


class Radios(QWidget):
    """A question and its answers as (key, words, more about it); arrow keys choose.

    `chosen` follows each choice by the person, `buttons` holds each answer's button by its key.
    """

    chosen = Signal()

    def __init__(
        self,
        question: str,
        answers: Sequence[tuple[str, str, str]],
        across: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QRadioButton] = {}
        self._answers: dict[str, QWidget] = {}
        self._group = OneOf(self)
        self._group.picked.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        if question:
            column.addWidget(Words(question))
        self._question = question
        self._rows = QHBoxLayout() if across else QVBoxLayout()
        self._rows.setSpacing(theme.SHEET if across else theme.STEP)
        column.addLayout(self._rows)
        if across:
            self._rows.addStretch(1)
        self.show_answers(answers)

    def show_answers(self, answers: Sequence[tuple[str, str, str]]) -> None:
        """Put other answers in the place of those there are; none is chosen then."""
        for key, answer in self._answers.items():
            self._group.removeButton(self.buttons[key])
            self._rows.removeWidget(answer)
            answer.hide()
            answer.deleteLater()
        self.buttons.clear()
        self._answers.clear()
        for at, (key, words, more) in enumerate(answers):
            self.buttons[key] = QRadioButton(words)
            name = f"{self._question} {words}".strip()
            self._answers[key] = self._answer(self.buttons[key], name, more)
            self._rows.insertWidget(at, self._answers[key])

    @property
    def key(self) -> str:
        """The key of the answer chosen, "" while none is."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose an answer by its key."""
        self._group.put(self.buttons[key])

    def offer(self, keys: Collection[str]) -> None:
        """Show the answers of these keys alone, of which one is chosen then."""
        for key, answer in self._answers.items():
            answer.setVisible(key in keys)
        if self.key not in keys:
            self.choose(next(key for key in self.buttons if key in keys))

    def _answer(self, button: QRadioButton, name: str, more: str) -> QWidget:
        button.setAccessibleName(name)
        button.setMinimumHeight(theme.CONTROL)
        self._group.addButton(button)
        if not more:
            return button
        button.setAccessibleDescription(more)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(button)
        said = Words(more, quiet=True)
        said.setContentsMargins(theme.SHEET, 0, 0, 0)
        column.addWidget(said)
        return both

    def _tell(self, _: int) -> None:
        self.chosen.emit()
