"""What every face before a record is open can do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import messages, theme
from ui.widgets.begins import BeginsAt
from ui.widgets.in_sight import keep_in_sight
from ui.widgets.live import LiveLine


def _width() -> int:
    return theme.scaled(theme.TEXT_WIDTH) + 2 * theme.GROUP


class Foot(QWidget):
    """As wide as a face, with its edges."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(_width())
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.GROUP, theme.STEP, theme.GROUP, theme.GAP)
        self.column.setSpacing(theme.GAP)


class Face(BeginsAt):
    """A column of words, fields and buttons. `said` is its live line.

    The window that shows it calls `work` before something long, then `fitted` or `refused`, and
    `leave` before it shows another face: what is under way is stopped, what was typed forgotten.
    """

    size_wanted = (560, 640)  # px at 100 %
    foot: Foot | None = None  # what stays in sight under it, however far one scrolls
    calls = False  # whether the numbers to call are offered beside Hide
    stoppable = False  # whether what is under way is stopped on it: it is not locked meanwhile

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(_width())
        self.said = LiveLine()
        self._seeing = QTimer(self, singleShot=True, interval=0)  # once it has its place
        self._seeing.timeout.connect(self._show_said)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.GROUP, theme.STEP, theme.GROUP, theme.GROUP)
        self.column.setSpacing(theme.GAP)

    def say(self, text: str) -> None:
        """Say something in the live line, and scroll to it."""
        self.said.say(text)
        if text:
            self._seeing.start()

    def work(self) -> None:
        """Show that something takes a moment."""

    def make_up(self) -> None:
        """Show that the made-up record is being made."""
        self.say(self.making())

    @staticmethod
    def making() -> str:
        """What is said while the made-up record is being made."""
        return QCoreApplication.translate("Face", "Making a made-up record. One moment…")

    def fitted(self) -> None:
        """It worked: forget what was typed."""

    def refused(self, error: Exception) -> None:
        """Say why it did not work."""
        self.say(messages.sentence(error))

    def _show_said(self) -> None:
        keep_in_sight(self.said)

    def leave(self) -> None:
        """Stop what is under way and forget what was typed."""


def over(area: QWidget, foot: QWidget | None) -> QWidget:
    """What scrolls, and under it what does not."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(area, 1)
    if foot is not None:
        column.addWidget(foot)
    return both
