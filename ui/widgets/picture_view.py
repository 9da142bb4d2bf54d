"""The one place where a whole picture is drawn, and only while someone looks."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui import theme
from ui.widgets.flow import Flow
from ui.widgets.parts import Button
from ui.widgets.progress import Bar
from ui.widgets.sight import Over, Sight

SECONDS = 20  # a picture covers itself again when nothing was done for so long
_EDGE = theme.SHEET
_SOON = 400  # ms before one sees that a picture takes long
_WIDE = 240  # px of that bar
_NOTCH = 120  # of a mouse wheel, in eighths of a degree
_MOVED = 80  # px an arrow key moves a picture that is larger than the window
_ARROWS = {
    Qt.Key.Key_Left: QPointF(-_MOVED, 0),
    Qt.Key.Key_Right: QPointF(_MOVED, 0),
    Qt.Key.Key_Up: QPointF(0, -_MOVED),
    Qt.Key.Key_Down: QPointF(0, _MOVED),
}


class PictureView(QWidget):
    """Lies over a page while a picture is looked at, and holds no pixel before or after.

    It begins grey. It covers itself when the focus goes, the window is no longer the active one,
    after `seconds` in which nothing was done, and at any click, or key but the few that change
    the view; `covered` follows. `nearer` says that more pixels would be of use. How far they are
    is seen once that takes a moment.
    """

    covered = Signal()
    nearer = Signal()

    def __init__(self, over: QWidget, seconds: float = SECONDS) -> None:
        super().__init__(over)
        self.setAccessibleName(self.tr("Picture"))
        self._over = over
        self._sight = Sight()
        self._words = ""
        self._listening: QObject | None = None
        self._asked_nearer = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self.cover)
        self._bar = Bar(self.tr("Opening the picture"), self)
        self._bar.hide()
        self._late = QTimer(self, singleShot=True, interval=_SOON)
        self._late.timeout.connect(self._show_bar)
        self.hide()

    @property
    def seconds(self) -> float:
        """How long a picture stays when nothing is done."""
        return self._timer.interval() / 1000

    @property
    def room(self) -> QSize:
        """How large a picture may be, in pixels of the screen."""
        inner = self._over.size() - QSize(2 * _EDGE, 3 * _EDGE + 2 * theme.scaled(theme.TOUCH))
        return inner.expandedTo(QSize(1, 1)) * self.devicePixelRatioF()

    def wait(self, words: str, focus: bool) -> None:
        """Lie over the page with words only; with `focus` until someone or time ends it."""
        self.cover()
        self._words = words
        self.setAccessibleDescription(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if focus else Qt.FocusPolicy.NoFocus)
        self.setGeometry(self._over.rect())
        self.window().installEventFilter(self)
        self._listen_to(None if focus else QApplication.focusWidget())
        self.show()
        self.raise_()
        if focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._timer.start()

    def await_pixels(self) -> None:
        """Pixels are being made: show that, if it takes long, until they or words come."""
        self._bar.begin()
        self._late.start()

    def set_part(self, part: float) -> None:
        """So much of them is made, 0 … 1."""
        self._bar.set_part(part)

    def end_waiting(self) -> None:
        """No more are coming."""
        self._late.stop()
        self._bar.hide()

    def say(self, words: str) -> None:
        """Say something else, such as why nothing can be shown."""
        self.end_waiting()
        self._words = words
        self.setAccessibleDescription(words)
        self.update()

    def show_image(
        self, image: QImage, frame: QRect | None = None, over: Over | None = None
    ) -> None:
        """Draw it, as `Sight.put` does. Does nothing once covered."""
        if not self.isVisible():
            return
        if self._sight.is_empty:  # the time counts from when there is something to see
            self._timer.start()
        self.end_waiting()
        self._sight.put(image, frame, over)
        self._buttons.setVisible(self.hasFocus())
        self._dress()

    def cover(self) -> None:
        """Show nothing any more, and let go of the pixels."""
        self._sight.clear()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            return pressed and watched is self._listening and self._act(event)
        if watched is self._buttons and event.type() == QEvent.Type.LayoutRequest:
            self._place_buttons()  # one of them says something longer now
            self.update()
        ends = (QEvent.Type.WindowDeactivate, QEvent.Type.Resize, QEvent.Type.Hide)
        if watched is self.window() and event.type() in ends:
            self.cover()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._act(event) and not event.isAutoRepeat():
            self.cover()
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._come_nearer(event.angleDelta().y() / _NOTCH, event.position())
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
        self._sight.clear()
        self._timer.stop()
        self.end_waiting()
        self._asked_nearer = False
        if "_buttons" in vars(self):  # what was never shown has none
            self._buttons.hide()
        self._listen_to(None)
        self.window().removeEventFilter(self)
        self.hide()
        self.covered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()
        self._place_bar()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        wrap = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        place = self._line()
        if self._sight.is_empty:
            place = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        else:
            self._sight.draw(painter, QRectF(self._frame()), self.devicePixelRatioF())
        painter.drawText(place, wrap, self._words)
        if self.hasFocus():
            wide = theme.ring()
            painter.setPen(QPen(QColor(theme.tokens().accent), wide))
            room = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
            painter.drawRect(room)

    @cached_property
    def _buttons(self) -> QWidget:
        """What changes the view, made when somebody looks for the first time."""
        made = QWidget(self)
        self._colour = Button("")
        turns = (
            (Button(self.tr("Larger (+)")), self._larger),
            (Button(self.tr("Smaller (−)")), self._smaller),
            (Button(self.tr("Turn (R)")), self._turn),
            (self._colour, self._change_colour),
            (Button(self.tr("Cover (Esc)"), main=True), self.cover),
        )
        row = Flow(made)
        for button, act in turns:
            # The focus stays on the view, where any other key covers: the keys are on the buttons.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(act)
            row.addWidget(button)
        made.hide()
        made.installEventFilter(self)
        return made

    def _dress(self) -> None:
        grey, colours = self.tr("In grey (C)"), self.tr("In colours (C)")
        self._colour.setText(grey if self._sight.coloured else colours)
        self._colour.setAccessibleName(self._colour.text())
        self._place_buttons()
        self.update()

    def _act(self, event: QKeyEvent) -> bool:
        """Do what a key of the few means; whether it was one, and there is a picture."""
        if self._sight.is_empty:
            return False
        key, letter = Qt.Key(event.key()), event.text().upper()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._larger()
        elif key == Qt.Key.Key_Minus:
            self._smaller()
        elif key == Qt.Key.Key_0:
            self._come_nearer(-100)
        elif key in _ARROWS:
            self._sight.move(_ARROWS[key], QRectF(self._frame()), self.devicePixelRatioF())
        elif key == Qt.Key.Key_R or letter == "ㄱ":  # the same keys on a Korean keyboard
            self._turn()
        elif key == Qt.Key.Key_C or letter == "ㅊ":
            self._change_colour()
        else:
            return False
        self._done()
        return True

    def _larger(self) -> None:
        self._come_nearer(1)

    def _smaller(self) -> None:
        self._come_nearer(-1)

    def _come_nearer(self, steps: float, at: QPointF | None = None) -> None:
        if self._sight.is_empty:
            return
        self._sight.nearer(steps, QRectF(self._frame()), self.devicePixelRatioF(), at)
        if self._sight.zoom > 1 and not self._asked_nearer:
            self._asked_nearer = True
            self.nearer.emit()
        self._done()

    def _turn(self) -> None:
        self._sight.turn()
        self._done()

    def _change_colour(self) -> None:
        self._sight.colour()
        self._dress()
        self._done()

    def _done(self) -> None:
        """Someone is here and looks: the time begins anew."""
        self._timer.start()
        self.update()

    def _listen_to(self, holder: QObject | None) -> None:
        """Hear the keys that are pressed while another one is held on what has the focus."""
        if self._listening is not None and isValid(self._listening):
            self._listening.removeEventFilter(self)
        self._listening = holder
        if holder is not None:
            holder.installEventFilter(self)

    def _place_buttons(self) -> None:
        strip = self._buttons.layout()
        width = min(self.width() - 2 * _EDGE, self._buttons.sizeHint().width())
        height = strip.heightForWidth(width) if strip is not None else 0
        self._buttons.setGeometry(
            (self.width() - width) // 2, self.height() - _EDGE - height, width, height
        )

    def _show_bar(self) -> None:
        self._place_bar()
        self._bar.show()
        self._bar.raise_()

    def _place_bar(self) -> None:
        """Under the words in the middle, or over those under a picture."""
        width = min(theme.scaled(_WIDE), self.width() - 2 * _EDGE)
        top = self._line().top() - theme.STEP - self._bar.sizeHint().height()
        if self._sight.is_empty:
            top = (self.height() + self._line().height()) // 2 + theme.GAP
        left = (self.width() - width) // 2
        self._bar.setGeometry(left, top, width, self._bar.sizeHint().height())

    def _line(self) -> QRect:
        """Where the words are while there is a picture."""
        width = self.width() - 2 * _EDGE
        wrap = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = QRect(0, 0, width, self.height())
        height = self.fontMetrics().boundingRect(room, wrap, self._words).height()
        below = self._buttons.height() + theme.STEP if self._buttons.isVisible() else 0
        return QRect(_EDGE, self.height() - _EDGE - below - height, width, height)

    def _frame(self) -> QRect:
        """Where the picture is."""
        return QRect(_EDGE, _EDGE, self.width() - 2 * _EDGE, self._line().top() - 2 * _EDGE)
