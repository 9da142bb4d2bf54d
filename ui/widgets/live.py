"""A line whose changes a screen reader speaks without being asked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.parts import Words, be_seen


class LiveLine(Words):
    """Says what just changed, to eyes and ears; hidden while there is nothing to say."""

    def __init__(self, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(quiet=quiet, parent=parent)
        self.hide()

    def say(self, text: str) -> None:
        """Show a sentence; "" hides the line."""
        if text == self.text():
            return
        self.setText(text)
        self.setAccessibleName(text)
        be_seen(self, bool(text))
        if text:
            announce(self, text)


def announce(about: QWidget, text: str) -> None:
    """Have a screen reader say a sentence that is for ears alone."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # not for a first paint

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, text))
