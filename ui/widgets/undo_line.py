"""What was just done, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.widgets.live import LiveLine
from ui.widgets.parts import LinkButton


class UndoLine(QWidget):
    """One sentence and "Undo"; it stays until the next thing is done."""

    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LiveLine()
        self.line.setWordWrap(False)
        self.button = LinkButton(self.tr("Undo"), glyph="undo")
        self.button.clicked.connect(self._undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.STEP)
        row.addWidget(self.line)
        row.addWidget(self.button)
        self.hide()

    def offer(self, said: str) -> None:
        """Say what was done."""
        self.show()
        self.line.say("")  # the same sentence twice is spoken twice
        self.line.say(said)

    def _undo(self) -> None:
        self.hide()
        self.undone.emit()
