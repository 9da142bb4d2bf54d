"""How far something long has come, and a way to stop it."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.motion import Motion
from ui.widgets.parts import Button, Words

_FULL = 1000
_UNKNOWN = 0.7  # s of reports that nothing is done yet, after which nobody knows how far it is


class Bar(QProgressBar):
    """How far something has come. It runs to and fro while it goes on and nobody can say.

    Not where the person asked the computer for less motion: there it stands, and words tell.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self._motion: Motion | None = None
        self.begin()

    def begin(self) -> None:
        """Nothing is done yet."""
        self._begun, self._running = monotonic(), False
        self.setRange(0, _FULL)
        self.setValue(0)

    def run(self) -> None:
        """It goes on, and nobody can say how far it is."""
        if self._running:
            return
        self._running = True
        self._motion = self._motion or Motion(self)
        self._motion.known.connect(self._move, Qt.ConnectionType.UniqueConnection)
        self._motion.ask()

    def _move(self, may: bool) -> None:
        if may and self._running:
            self.setRange(0, 0)

    def set_part(self, part: float) -> None:
        """How much is done, 0 … 1. To be told now and then also while that is 0."""
        if part <= 0 and monotonic() - self._begun > _UNKNOWN:
            self.run()
            return
        self._running = False
        self.setRange(0, _FULL)
        self.setValue(round(part * _FULL))


class ProgressLine(QWidget):
    """A progress bar with a way to stop. Connect `cancelled`; feed `set_part` 0 … 1."""

    cancelled = Signal()

    def __init__(self, text: str, stop: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = Bar(text)
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
        self._bar.set_part(part)

    def begin(self) -> None:
        """Nothing is done yet, and it can be stopped."""
        self._bar.begin()
        self._words.setText(self._text)
        self._button.setEnabled(True)

    def say_last(self, text: str) -> None:
        """All is done but a last step, which cannot be stopped."""
        self._words.setText(text)
        self._button.setEnabled(False)

    def _stop(self) -> None:
        self.cancelled.emit()
