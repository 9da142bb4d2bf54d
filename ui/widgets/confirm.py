"""Something that cannot be taken back: said plainly, and asked once more in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, LinkButton, Notice


class Confirm(QWidget):
    """A quiet button that opens what it would do and two answers; `confirmed` follows the yes."""

    confirmed = Signal()

    def __init__(
        self, ask: str, told: str, yes: str, no: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ask = LinkButton(ask)
        self.yes, self.no = Button(yes), Button(no)
        self._notice = Notice(told, strong=True)
        for button in (self.yes, self.no):
            button.setAccessibleDescription(told)
        self._answers = QWidget()
        row = Flow(self._answers)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._notice)
        column.addWidget(self._answers)
        self.ask.clicked.connect(self._open)
        self.no.clicked.connect(self._close)
        self.yes.clicked.connect(self._confirm)
        self._show(False)

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
        self._answers.setVisible(asked)
