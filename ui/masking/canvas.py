"""Where boxes are drawn over a picture, by mouse or by keyboard alone; the picture is covered."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.masking import burning
from ui.masking.drawing import FRAME, NOTHING, Drawing
from ui.widgets.in_sight import keep_in_sight
from ui.widgets.sight import part

SECONDS = 20  # a clear picture covers itself again when nothing was done for so long
_MARGIN = 12  # px around the picture, for handles
_GRIP = 10  # px around an edge in which it is taken hold of
_STEP = 12  # px a key moves or stretches; with Ctrl one pixel of the picture
_CLICK = 6  # px the mouse moves before it draws
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Look(Enum):
    """How much of the picture is to be seen."""

    COVERED = auto()
    COARSE = auto()
    GREY = auto()
    COLOURS = auto()


class MaskCanvas(QWidget):
    """Draws `drawing` over a picture. What is under a box is never seen, nor what is cut off.

    A clear look ends after `seconds` in which nothing was done, when the focus leaves the window,
    and with the page; `covered` follows.
    """

    covered = Signal()

    def __init__(
        self,
        image: QImage,
        drawing: Drawing,
        seconds: float = SECONDS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("The picture, and the boxes over it"))
        self.setMouseTracking(True)
        self._image, self._coarse = image, burning.coarse(image)
        self._clear = QImage()
        self._clear_as: object = None
        self._drawing = drawing
        self._look = Look.COVERED
        self._scale = 1.0
        self._pressed: QPoint | None = None
        self._begun = QRect()
        self._grip: tuple[int, int] | None = None
        self._gesture: object = None
        self._left = drawing.masks
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self.cover)
        drawing.changed.connect(self._changed)

    @property
    def look(self) -> Look:
        """How much is to be seen now."""
        return self._look

    def show_as(self, look: Look) -> None:
        """Show so much of it."""
        self._look = look
        self._clear = QImage()
        if look in (Look.GREY, Look.COLOURS):
            self._timer.start()
        else:
            self._timer.stop()
        self.update()

    def cover(self) -> None:
        """From a clear look back to the coarse one."""
        if self._look in (Look.GREY, Look.COLOURS):
            self.show_as(Look.COARSE)
            self.covered.emit()

    def fit(self, room: QSize, zoom: float = 1.0) -> None:
        """Be as large as `room` has place for, or `zoom` times that."""
        if self._image.isNull():
            return
        inner = room - QSize(2 * _MARGIN, 2 * _MARGIN)
        size = self._image.size()
        whole = min(1.0, inner.width() / size.width(), inner.height() / size.height())
        widest = inner.width() / size.width()
        self._scale = max(1 / max(size.width(), size.height()), min(whole * zoom, max(whole, 4.0)))
        if zoom == 1.0 and self._scale < widest / 4:  # a long strip: too thin to draw on
            self._scale = min(1.0, widest / 2)
        self._clear = QImage()
        self.setFixedSize(self._place().size().toSize() + QSize(2 * _MARGIN, 2 * _MARGIN))
        self.update()

    def forget(self) -> None:
        """Let go of every pixel."""
        self._image = self._coarse = self._clear = QImage()
        self._look = Look.COVERED

    def middle(self) -> QRect:
        """A box for someone who draws without a mouse: in the middle of what is in sight."""
        seen = self.visibleRegion().boundingRect() & self._place().toAlignedRect()
        third = QSize(seen.width() // 3, seen.height() // 3)
        corner = seen.center() - QPoint(third.width() // 2, third.height() // 2)
        return self._to_picture(QRect(corner, third))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = max(1, round(_STEP / self._scale))
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = 1
        if key in _ARROWS:
            across, down = (step * way for way in _ARROWS[key])
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._drawing.stretch(across, down, ("stretch", self._drawing.chosen))
            else:
                self._drawing.move(across, down, ("move", self._drawing.chosen))
        elif key == Qt.Key.Key_Insert:
            self._drawing.add(self.middle())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._drawing.remove()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._drawing.step(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Escape and self._look in (Look.GREY, Look.COLOURS):
            self.cover()
            return
        else:
            super().keyPressEvent(event)
            return
        self._reveal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint()
        self._gesture, self._pressed, self._left = object(), at, self._drawing.masks
        found = self._under(at)
        if found is None:
            self._grip = None
            self._drawing.choose(NOTHING)
            return
        which, self._grip = found
        self._drawing.choose(which)
        self._begun = QRect(self._drawing.rect or QRect())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        held = event.buttons() & Qt.MouseButton.LeftButton
        if not held or self._drawing.masks != self._left:
            # Let go of over another window, or undone by a key meanwhile: it moves no other box.
            self._pressed = self._gesture = None
        if self._pressed is None:
            self._point(at)
            return
        if self._grip is None:
            self._draw_new(at)
        else:
            self._drag(at)
        self._left = self._drawing.masks

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._gesture = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.window().removeEventFilter(self)
        self.cover()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.WindowDeactivate, QEvent.Type.Hide):
            self.cover()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter, tokens, place = QPainter(self), theme.tokens(), self._place()
        painter.fillRect(place, QColor(tokens.accent_soft))
        if self._look is Look.COARSE:
            painter.drawImage(place, self._coarse)
        elif self._look is not Look.COVERED:
            self._draw_clearly(painter, place)
        for box in self._drawing.masks.boxes:
            where = self._to_screen(box)
            painter.fillRect(where, burning.INK)
            painter.setPen(QPen(QColor("white"), 1))
            painter.drawRect(where.adjusted(2, 2, -3, -3))
        self._hide_what_is_cut(painter, place)
        here = self.hasFocus()
        wide = theme.ring() if here else 1
        painter.setPen(QPen(QColor(tokens.accent if here else tokens.line), wide))
        painter.drawRect(place.adjusted(-wide / 2, -wide / 2, wide / 2, wide / 2))
        self._mark(painter)

    def _hide_what_is_cut(self, painter: QPainter, place: QRectF) -> None:
        stays = self._to_screen(self._drawing.masks.frame)
        tokens = theme.tokens()
        for rect in (
            QRectF(place.left(), place.top(), place.width(), stays.top() - place.top()),
            QRectF(place.left(), stays.bottom(), place.width(), place.bottom() - stays.bottom()),
            QRectF(place.left(), stays.top(), stays.left() - place.left(), stays.height()),
            QRectF(stays.right(), stays.top(), place.right() - stays.right(), stays.height()),
        ):
            if rect.width() > 0.5 and rect.height() > 0.5:
                painter.fillRect(rect, QColor(tokens.ground))
                painter.fillRect(rect, QBrush(QColor(tokens.quiet), Qt.BrushStyle.BDiagPattern))

    def _mark(self, painter: QPainter) -> None:
        """Show which one is chosen, and where it is taken hold of."""
        rect = self._drawing.rect
        if rect is None:
            return
        tokens, where = theme.tokens(), self._to_screen(rect)
        accent = QColor(tokens.accent)
        painter.setPen(QPen(accent, 3 if self.hasFocus() else 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(where)
        painter.setPen(QPen(QColor(tokens.surface), 1))
        painter.setBrush(accent)
        for x in (where.left(), where.center().x(), where.right()):
            for y in (where.top(), where.center().y(), where.bottom()):
                if QPoint(round(x), round(y)) != where.center().toPoint():
                    painter.drawRect(QRectF(x - 4, y - 4, 8, 8))

    def _draw_clearly(self, painter: QPainter, place: QRectF) -> None:
        """Draw the part that is in sight; all of a large picture that came near would be felt."""
        seen = self.visibleRegion().boundingRect() & place.toAlignedRect()
        if seen.isEmpty():
            return
        wanted = (seen, self._scale, self.devicePixelRatioF(), self._look)
        if self._clear.isNull() or self._clear_as != wanted:
            self._clear_as = wanted
            there = (QRectF(seen) & place).translated(-_MARGIN, -_MARGIN)
            of = QRectF(there.topLeft() / self._scale, there.size() / self._scale)
            size = seen.size() * self.devicePixelRatioF()
            self._clear = part(self._image, of, size, self._look is Look.COLOURS)
        painter.drawImage(seen, self._clear)

    def _changed(self) -> None:
        if self._timer.isActive():
            self._timer.start()
        self.update()

    def _reveal(self) -> None:
        rect = self._drawing.rect
        if rect is not None and self._drawing.chosen != FRAME:
            keep_in_sight(self, self._to_screen(rect).toAlignedRect())

    def _draw_new(self, at: QPoint) -> None:
        pressed = self._pressed or at
        rect = self._to_picture(QRect(pressed, at).normalized())
        if self._drawing.chosen == NOTHING:
            if (at - pressed).manhattanLength() > _CLICK:
                self._drawing.add(rect, self._gesture)
        else:
            self._drawing.put(rect, self._gesture)

    def _drag(self, at: QPoint) -> None:
        across, down = self._grip or (0, 0)
        moved = (at - (self._pressed or at)) / self._scale
        rect = QRect(self._begun)
        if (across, down) == (0, 0):
            whole = self._drawing.whole
            rect.translate(moved)
            rect.moveLeft(max(0, min(rect.left(), whole.width() - rect.width())))
            rect.moveTop(max(0, min(rect.top(), whole.height() - rect.height())))
        if across < 0:
            rect.setLeft(min(rect.left() + moved.x(), rect.right()))
        elif across > 0:
            rect.setRight(max(rect.right() + moved.x(), rect.left()))
        if down < 0:
            rect.setTop(min(rect.top() + moved.y(), rect.bottom()))
        elif down > 0:
            rect.setBottom(max(rect.bottom() + moved.y(), rect.top()))
        self._drawing.put(rect, self._gesture)

    def _under(self, at: QPoint) -> tuple[int, tuple[int, int]] | None:
        """What is there to be taken hold of, and by which edge: the chosen one, else the topmost.

        A frame is held by its edges only, so that boxes can be drawn inside it.
        """
        boxes = range(len(self._drawing.masks.boxes) - 1, -1, -1)
        first = [] if self._drawing.chosen == NOTHING else [self._drawing.chosen]
        for which in dict.fromkeys([*first, *boxes]):
            rect = self._drawing.masks.frame if which == FRAME else None
            where = self._to_screen(rect or self._drawing.masks.boxes[which])
            grip = _grip_at(where, at)
            if grip is not None and not (which == FRAME and grip == (0, 0)):
                return which, grip
        return None

    def _point(self, at: QPoint) -> None:
        found = self._under(at)
        shapes = {
            (0, 0): Qt.CursorShape.SizeAllCursor,
            (1, 1): Qt.CursorShape.SizeFDiagCursor,
            (-1, -1): Qt.CursorShape.SizeFDiagCursor,
            (1, -1): Qt.CursorShape.SizeBDiagCursor,
            (-1, 1): Qt.CursorShape.SizeBDiagCursor,
            (0, 1): Qt.CursorShape.SizeVerCursor,
            (0, -1): Qt.CursorShape.SizeVerCursor,
            (1, 0): Qt.CursorShape.SizeHorCursor,
            (-1, 0): Qt.CursorShape.SizeHorCursor,
        }
        self.setCursor(shapes[found[1]] if found else Qt.CursorShape.CrossCursor)

    def _place(self) -> QRectF:
        """Where the picture lies."""
        size = self._image.size()
        return QRectF(_MARGIN, _MARGIN, size.width() * self._scale, size.height() * self._scale)

    def _to_screen(self, rect: QRect) -> QRectF:
        scale = self._scale
        return QRectF(
            _MARGIN + rect.x() * scale,
            _MARGIN + rect.y() * scale,
            rect.width() * scale,
            rect.height() * scale,
        )

    def _to_picture(self, rect: QRect) -> QRect:
        there = rect.translated(-_MARGIN, -_MARGIN)
        scale = self._scale
        return QRect(
            round(there.x() / scale),
            round(there.y() / scale),
            max(1, round(there.width() / scale)),
            max(1, round(there.height() / scale)),
        )


def _grip_at(where: QRectF, at: QPoint) -> tuple[int, int] | None:
    """By what edges a point holds a rectangle, (0, 0) in the middle, None outside."""
    if not where.adjusted(-_GRIP, -_GRIP, _GRIP, _GRIP).contains(at):
        return None
    across = -1 if at.x() < where.left() + _GRIP / 2 else 0
    across = 1 if at.x() > where.right() - _GRIP / 2 else across
    down = -1 if at.y() < where.top() + _GRIP / 2 else 0
    down = 1 if at.y() > where.bottom() - _GRIP / 2 else down
    return across, down
