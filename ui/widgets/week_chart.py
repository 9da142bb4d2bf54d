"""A small drawing beside a table: how many entries each week has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

_HIGH, _WIDEST = 72, 18  # px of the drawing, and of a column at most


class WeekChart(QWidget):
    """Weeks from the first to the last, sure ones filled and unsure ones as an outline above.

    The table beside it says the same in numbers.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._weeks: list[tuple[date, int, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_weeks(self, weeks: Sequence[tuple[date, int, int]]) -> None:
        """Show (Monday, sure, unsure), in their order; those between have none."""
        self._weeks = list(weeks)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme.scaled(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._weeks:
            return
        use, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = self._weeks[0][0]
        number = (self._weeks[-1][0] - first).days // 7 + 1
        step = min(self.width() / number, theme.scaled(_WIDEST))
        most = max(sure + unsure for _, sure, unsure in self._weeks)
        base, high = self.height() - 2, self.height() - 6
        painter.fillRect(QRectF(0, base, step * number, 1), QColor(use.line))
        for monday, sure, unsure in self._weeks:
            left = (monday - first).days // 7 * step
            wide = max(1.0, step - 2)
            solid, open_ = high * sure / most, high * unsure / most
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(use.accent))
            painter.drawRect(QRectF(left, base - solid, wide, solid))
            if unsure:
                painter.setBrush(QColor(use.accent_soft))
                painter.setPen(QPen(QColor(use.accent), 1))
                painter.drawRect(QRectF(left, base - solid - open_, wide, open_))
