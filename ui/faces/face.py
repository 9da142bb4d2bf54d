"""What every face before a record is open can do."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import messages, theme
from ui.widgets.live import LiveLine


class Face(QWidget):
    """A column of words, fields and buttons. `said` is its live line.

    The window that shows it calls `work` before something long, then `fitted` or `refused`, and
    `leave` before it shows another face: what is under way is stopped, what was typed forgotten.
    """

    size_wanted = (560, 640)  # px at 100 %

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = LiveLine()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.GROUP, theme.STEP, theme.GROUP, theme.GROUP)
        self.column.setSpacing(theme.GAP)

    def work(self) -> None:
        """Show that something takes a moment."""

    def fitted(self) -> None:
        """It worked: forget what was typed."""

    def refused(self, error: Exception) -> None:
        """Say why it did not work."""
        self.said.say(messages.sentence(error))

    def leave(self) -> None:
        """Stop what is under way and forget what was typed."""
