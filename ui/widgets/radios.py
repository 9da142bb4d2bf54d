"""One answer of a few, all of them in sight."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui import theme
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
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        if question:
            column.addWidget(Words(question))
        rows = QHBoxLayout() if across else QVBoxLayout()
        rows.setSpacing(theme.SHEET if across else theme.STEP)
        column.addLayout(rows)
        for key, words, more in answers:
            self.buttons[key] = QRadioButton(words)
            self._answers[key] = self._answer(
                self.buttons[key], f"{question} {words}".strip(), more
            )
            rows.addWidget(self._answers[key])
        if across:
            rows.addStretch(1)

    @property
    def key(self) -> str:
        """The key of the answer chosen, "" while none is."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose an answer by its key."""
        self.buttons[key].setChecked(True)

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

    def _tell(self) -> None:
        self.chosen.emit()
