"""How far something long has come, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.widgets.parts import Button, Words


class ProgressLine(QWidget):
    """A progress bar with a way to stop. Connect `cancelled`; feed `set_part` 0 … 1."""

    cancelled = Signal()

    def __init__(self, text: str, stop: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(text)
        button = Button(stop)
        button.clicked.connect(self._stop)
        self.setFocusProxy(button)
        self._text, self._words, self._button = text, Words(text), button
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(button)

    def set_part(self, part: float) -> None:
        """How much is done, 0 … 1."""
        self._bar.setValue(round(part * 1000))

    def begin(self) -> None:
        """Nothing is done yet, and it can be stopped."""
        self.set_part(0)
        self._words.setText(self._text)
        self._button.setEnabled(True)

    def say_last(self, text: str) -> None:
        """All is done but a last step, which cannot be stopped."""
        self._words.setText(text)
        self._button.setEnabled(False)

    def _stop(self) -> None:
        self.cancelled.emit()
