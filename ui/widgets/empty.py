"""What stands on a page where nothing is yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import glyph as glyphs
from ui.widgets.parts import Words

_DRAWN_FROM = 190  # px at 100 % of an empty page, from which there is room for a drawing
_WIDTH = 440  # px at 100 % of what an empty page says


class Empty(QFrame):
    """What an empty page says: what it is for, and that leaving it empty is fine.

    In the middle of the page, under a drawing of what goes there.
    """

    def __init__(self, text: str, glyph: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = Words(text, parent=self)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setMaximumWidth(theme.scaled(_WIDTH))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(words, 1000)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.GROUP, 0, theme.GROUP)
        box.setSpacing(theme.GAP)
        box.addStretch(2)
        self._disc: glyphs.Disc | None = None
        if glyph:
            self._disc = glyphs.Disc(glyph)
            box.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addLayout(row)
        box.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._disc is not None:
            self._disc.setHidden(theme.is_low(self.height(), _DRAWN_FROM))
