"""A circle that slowly grows and shrinks, to breathe along with; or the same in words and numbers.

Nothing moves before `move` is called, and nothing of it is spoken again and again.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.parts import Words

IN, OUT = 4.0, 6.0  # seconds
_FRAME = 50  # ms
_SMALL = 0.45  # of the largest radius


def size_at(seconds: float) -> float:
    """How large the circle is, 0 … 1, so long after it began."""
    at = seconds % (IN + OUT)
    part = at / IN if at < IN else 1 - (at - IN) / OUT
    return part * part * (3 - 2 * part)  # slow at both ends


class Breathing(QWidget):
    """The guide. It stands still, with numbers, until it may `move`."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers = self.tr(
            "Count to four while you breathe in, and to six while you breathe out. As often as you"
            " like."
        )
        self.setAccessibleName(self._numbers)
        self._circle = _Circle()
        self._said = Words(self._numbers)
        self._said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(self._circle, 1)
        column.addWidget(self._said)
        self._circle.hide()

    @property
    def moves(self) -> bool:
        """Whether the circle is drawn now."""
        return self._circle.timer.isActive()

    def move_along(self, may: bool) -> None:
        """Let the circle move, or leave it at the words."""
        self._circle.setVisible(may)
        if may:
            self._circle.begin()


class _Circle(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(theme.scaled(90))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._words = (self.tr("in"), self.tr("out"))
        self._clock = QElapsedTimer()
        self.timer = QTimer(self, interval=_FRAME)
        self.timer.timeout.connect(self.update)

    def begin(self) -> None:
        """Begin with breathing in."""
        self._clock.start()
        self.timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self.timer.stop()
        super().hideEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        use = theme.tokens()
        seconds = self._clock.elapsed() / 1000 if self._clock.isValid() else 0.0
        largest = min(self.width(), self.height(), theme.scaled(220)) / 2 - 2
        metrics = QFontMetrics(theme.font(theme.BODY))
        widest = max(metrics.horizontalAdvance(word) for word in self._words)
        smallest = min(largest, max(largest * _SMALL, widest / 2 + theme.STEP))
        radius = smallest + (largest - smallest) * size_at(seconds)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(use.accent), 2))
        painter.setBrush(QColor(use.accent_soft))
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.drawEllipse(middle, radius, radius)
        painter.setPen(QColor(use.text))
        painter.setFont(theme.font(theme.BODY))
        room = QRectF(0, 0, self.width(), self.height())
        said = self._words[seconds % (IN + OUT) >= IN]
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, said)
