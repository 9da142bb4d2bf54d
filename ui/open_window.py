"""What every window of an open record can do when it is time to go."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.cover import Cover

GUIDE_KEY = "Ctrl+F1"


class OpenWindow(QWidget):
    """`left` when the person closes the window, `hide_wanted` when it has to go at once."""

    left = Signal()
    hide_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Notes"))
        self._cover: Cover | None = None

    def cover(self, words: str = "") -> None:
        """Let nothing be seen any more, before this returns; with words, until work is done."""
        if self._cover is None:
            self._cover = Cover(self)
        if words:
            self._cover.say(words)

    @property
    def is_covered(self) -> bool:
        """Whether nothing is to be seen any more."""
        return self._cover is not None

    def shut(self) -> None:
        """Let nothing of what is covered be read out either; what was typed is kept by now."""
        if self._cover is not None:
            self._cover.shut()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.left.emit()
