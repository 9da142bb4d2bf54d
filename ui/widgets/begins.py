"""Where the focus begins in something that holds several things."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class BeginsAt(QWidget):
    """Has a part at which the focus begins, without being a stop of Tab itself.

    Qt's focus proxy makes one of it: Tab then jumps to that part over all that lies before it,
    and where that part is hidden, goes no further.
    """

    _first: QWidget | None = None

    def begin_at(self, part: QWidget) -> None:
        """Begin there from now on."""
        self._first = part

    def focus_first(self) -> None:
        """Put the focus there."""
        if isinstance(self._first, BeginsAt):
            self._first.focus_first()
        elif self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
