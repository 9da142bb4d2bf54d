"""The one place where a picture is ever drawn, and only while someone looks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from companion.intake.images import Picture
from ui import theme

SECONDS = 20  # a picture that is looked at once covers itself again after this
_EDGE = theme.SHEET


class PictureView(QWidget):
    """Lies over a page while a picture is looked at, and holds no pixel before or after.

    It covers itself when the focus goes, the window is no longer the active one, after
    SECONDS, and at any key or click; `covered` follows.
    """

    covered = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAccessibleName(self.tr("Picture"))
        self._over = over
        self._image = QImage()
        self._words = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.cover)
        self.hide()

    @property
    def room(self) -> QSize:
        """How large a picture may be, in pixels of the screen."""
        inner = self._over.size() - QSize(2 * _EDGE, 3 * _EDGE + self._line())
        return inner.expandedTo(QSize(1, 1)) * self.devicePixelRatioF()

    def wait(self, words: str, focus: bool) -> None:
        """Lie over the page with words only; with `focus` until someone or time ends it."""
        self.cover()
        self._words = words
        self.setAccessibleDescription(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if focus else Qt.FocusPolicy.NoFocus)
        self.setGeometry(self._over.rect())
        self.window().installEventFilter(self)
        self.show()
        self.raise_()
        if focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._timer.start()

    def say(self, words: str) -> None:
        """Say something else, such as why nothing can be shown."""
        self._words = words
        self.setAccessibleDescription(words)
        self.update()

    def show_picture(self, picture: Picture) -> None:
        """Draw it. Does nothing once covered."""
        if not self.isVisible():
            return
        pixels, stride = picture.rgb, 3 * picture.width
        form = QImage.Format.Format_RGB888
        # A copy: Qt reads the bytes in place, and Python may let go of them.
        self._image = QImage(pixels, picture.width, picture.height, stride, form).copy()
        self._image.setDevicePixelRatio(self.devicePixelRatioF())
        self.update()

    def cover(self) -> None:
        """Show nothing any more, and let go of the pixels."""
        self._image = QImage()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.WindowDeactivate, QEvent.Type.Resize, QEvent.Type.Hide):
            self.cover()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self.cover()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.cover()
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.cover()

    def hideEvent(self, event: QHideEvent) -> None:
        """However it went, with its page for one: it does not come back by itself."""
        super().hideEvent(event)
        self._image = QImage()
        self._timer.stop()
        self.window().removeEventFilter(self)
        self.hide()
        self.covered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        words = QRect(_EDGE, self.height() - _EDGE - self._line(), 0, self._line())
        words.setRight(self.width() - _EDGE)
        if self._image.isNull():
            words = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        else:
            size = self._image.deviceIndependentSize().toSize()
            above = QRect(0, 0, self.width(), words.top())
            corner = above.center() - QPoint(size.width() // 2, size.height() // 2)
            painter.drawImage(corner, self._image)
        wrap = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(words, wrap, self._words)

    def _line(self) -> int:
        return 2 * self.fontMetrics().lineSpacing()
