"""A number, and what one wants to say, over the whole window, to be read from across the room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.over_all import OverAll
from ui.widgets.parts import LINE_HEIGHT, LinkButton, TypedWords, scrolled

_CLOSING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_LARGEST = 240  # px at 100 %
_READ = 26  # px at 100 % of what one wants to say


class LargeView(OverAll):
    """Covers the window but for the bar with Hide. Esc, Enter and a click close it."""

    GROUND = QPalette.ColorRole.Base

    def __init__(self, window: QWidget, name: str, number: str, say: str = "") -> None:
        super().__init__(window, f"{name} {number}".strip())
        self._number = TypedWords(number)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = TypedWords(name)
        title.setFont(theme.font(theme.TITLE, bold=True))
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._close = LinkButton(self.tr("Close (Esc)"))
        self._close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GROUP, theme.SHEET, theme.GROUP, theme.SHEET)
        column.setSpacing(theme.GAP)
        column.addWidget(title)
        column.addStretch(1)
        column.addWidget(self._number)
        if say:
            words = TypedWords(say)
            words.setFont(theme.font(_READ))
            area = scrolled(words)
            for ground in (area.viewport(), words):
                ground.setAutoFillBackground(False)
            column.addWidget(area, 4)
        column.addStretch(1)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignHCenter)
        self._beside = bool(say)
        self.appear(self._close)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLOSING:
            self.close()
        event.accept()

    def mouseReleaseEvent(self, _: object) -> None:
        self.close()

    def _fit(self) -> None:
        """Make the number as large as there is room for."""
        room = self.width() - 2 * theme.GROUP
        high = self.height() // (4 if self._beside else 2)
        font = theme.font(_LARGEST, bold=True)
        size = font.pixelSize()
        wide = QFontMetrics(font).horizontalAdvance(self._number.text() or "0")
        size = min(size, size * room // max(wide, 1), round(high / LINE_HEIGHT))
        font.setPixelSize(max(theme.NUMBER, size))
        self._number.setFont(font)
