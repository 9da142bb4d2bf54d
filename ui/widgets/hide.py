"""The button that takes the program away at once: at the top right of every window."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ui.widgets.parts import Button


class HideButton(Button):
    """Tells the window it is in, or else the one that window was opened from, to hide.

    A window that can hide has a signal `hide_wanted`, which the program hears.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setText(self.tr("Hide (⇧×3)"))
        self.show_glyph("hide")
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(
            self.tr(
                "Takes every window away at once and ends the program. What you wrote is kept, and"
                " the program and the record stay on the computer. Pressing Shift three times does"
                " the same."
            )
        )
        self.clicked.connect(self._tell)

    def minimumSizeHint(self) -> QSize:
        """Never cut off: what is needed in a hurry has to be read at once."""
        return self.sizeHint()

    def _tell(self) -> None:
        asked: QWidget | None = self
        while asked is not None and not hasattr(asked, "hide_wanted"):
            asked = asked.parentWidget()
        if asked is not None:
            asked.hide_wanted.emit()


def hide_of(window: QWidget) -> HideButton | None:
    """The one in a window itself, not in a dialog that belongs to it."""
    found = window.findChildren(HideButton)
    return next((button for button in found if button.window() is window), None)
