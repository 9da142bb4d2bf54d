"""Something that cannot be taken back: said plainly, and asked once more in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, LinkButton, Notice


class Confirm(QWidget):
    """A quiet button that opens what it would do and two answers; `confirmed` follows the yes.

    `also` is what can be said or chosen before the answer.
    """

    confirmed = Signal()

    def __init__(
        self,
        ask: str,
        told: str,
        yes: str,
        no: str,
        also: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._also = also
        self.ask = LinkButton(ask)
        self.yes, self.no = Button(yes), Button(no)
        self._notice = Notice(told, strong=True)
        self._answers = QWidget()
        row = Flow(self._answers)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._notice)
        if also is not None:
            column.addWidget(also)
        column.addWidget(self._answers)
        self.ask.clicked.connect(self._open)
        self.no.clicked.connect(self._close)
        self.yes.clicked.connect(self._confirm)
        self.say(ask, told)
        self._show(False)

    def say(self, ask: str, told: str) -> None:
        """Ask with other words."""
        self.ask.setText(ask)
        self.ask.setAccessibleName(ask)
        self._notice.say(told)
        for button in (self.yes, self.no):
            button.setAccessibleDescription(told)

    def show_question(self) -> None:
        """Open it without moving the focus."""
        self._show(True)

    def _open(self) -> None:
        self._show(True)
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._show(False)
        self.ask.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        self._close()
        self.confirmed.emit()

    def _show(self, asked: bool) -> None:
        self.ask.setVisible(not asked)
        self._notice.setVisible(asked)
        if self._also is not None:
            self._also.setVisible(asked)
        self._answers.setVisible(asked)
