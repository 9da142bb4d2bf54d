"""A number, and what one wants to say, over the whole window, to be read from across the room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui import theme
from ui.widgets.hide import hide_of
from ui.widgets.parts import LinkButton, TypedWords, scrolled

_CLOSING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_LARGEST = 240  # px at 100 %
_READ = 26  # px at 100 % of what one wants to say


class LargeView(QWidget):
    """Covers the window but for the bar with Hide. Esc, Enter and a click close it."""

    def __init__(self, window: QWidget, name: str, number: str, say: str = "") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(f"{name} {number}".strip())
        self._window, self._before = window, QApplication.focusWidget()
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
        window.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLOSING:
            self.close()
        event.accept()

    def mouseReleaseEvent(self, _: object) -> None:
        self.close()

    def closeEvent(self, event: QEvent) -> None:
        self._window.removeEventFilter(self)
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go between the way out and Hide: nothing else can be seen."""
        hide = hide_of(self._window)
        here = self._close.hasFocus() and hide is not None
        (hide if here and hide is not None else self._close).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Base))

    def _place(self) -> None:
        """Lie under the bar, where there is one."""
        hide = hide_of(self._window)
        bar = hide.parentWidget() if hide is not None else None
        top = bar.mapTo(self._window, bar.rect().bottomLeft()).y() + 1 if bar else 0
        top = min(top, self._window.height() // 3)
        self.setGeometry(0, top, self._window.width(), self._window.height() - top)

    def _fit(self) -> None:
        """Make the number as large as there is room for."""
        room = self.width() - 2 * theme.GROUP
        high = self.height() // (4 if self._beside else 2)
        font = theme.font(_LARGEST, bold=True)
        size = font.pixelSize()
        wide = QFontMetrics(font).horizontalAdvance(self._number.text() or "0")
        font.setPixelSize(max(theme.NUMBER, min(size, size * room // max(wide, 1), high)))
        self._number.setFont(font)
