"""The pixels of a picture while someone looks: how near, which way up, grey or in colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QTransform

from companion.intake.images import Picture

_NEAREST = 16.0  # times as large as it fits
_STEP = 1.25


def image_of(picture: Picture) -> QImage:
    """Qt's own copy of the pixels: it reads the bytes in place, and Python may let go of them."""
    form = QImage.Format.Format_RGB888
    stride = 3 * picture.width
    return QImage(picture.rgb, picture.width, picture.height, stride, form).copy()


class Sight:
    """Holds no pixel before `put` and none after `clear`; grey until colours are asked for.

    `ratio` in the calls is how many pixels of the screen one of the window's is.
    """

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Let go of the pixels, and begin the next look grey, upright and from afar."""
        self._image, self._drawn = QImage(), QImage()
        self.coloured = False
        self.zoom = 1.0
        self._turned = 0
        self._centre = QPointF(0.5, 0.5)  # of the picture as it is drawn, what is in the middle

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be drawn."""
        return self._image.isNull()

    def put(self, image: QImage) -> None:
        """Show these pixels, as near and as turned as the ones before."""
        self._image = image.convertToFormat(QImage.Format.Format_RGB888)
        self._draw()

    def colour(self) -> None:
        """Turn between grey and colours."""
        self.coloured = not self.coloured
        self._draw()

    def turn(self) -> None:
        """Turn by a quarter, clockwise."""
        self._turned = (self._turned + 1) % 4
        self._centre = QPointF(1 - self._centre.y(), self._centre.x())
        self._draw()

    def nearer(self, steps: float, room: QRectF, ratio: float, at: QPointF | None = None) -> None:
        """Come nearer by some steps, or with less than 0 go back; what is `at` stays there."""
        before = self._place(room, ratio)
        self.zoom = min(_NEAREST, max(1.0, self.zoom * _STEP**steps))
        if at is None or before.isEmpty():
            return
        part = (at.x() - before.x()) / before.width(), (at.y() - before.y()) / before.height()
        after = self._place(room, ratio)
        moved = at - QPointF(
            after.x() + part[0] * after.width(), after.y() + part[1] * after.height()
        )
        self.move(-moved, room, ratio)

    def move(self, by: QPointF, room: QRectF, ratio: float) -> None:
        """Look further to the right and down, in pixels of the window."""
        there = self._place(room, ratio)
        if not there.isEmpty():
            self._centre += QPointF(by.x() / there.width(), by.y() / there.height())
            self._place(room, ratio)

    def draw(self, painter: QPainter, room: QRectF, ratio: float) -> None:
        """Draw what is seen of the picture into `room`."""
        if self._drawn.isNull():
            return
        painter.save()
        painter.setClipRect(room)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._place(room, ratio), self._drawn)
        painter.restore()

    def _draw(self) -> None:
        form = QImage.Format.Format_RGB888 if self.coloured else QImage.Format.Format_Grayscale8
        made = self._image.convertToFormat(form)
        self._drawn = made.transformed(QTransform().rotate(90 * self._turned))

    def _place(self, room: QRectF, ratio: float) -> QRectF:
        """Where the whole picture lies, so that no room is left empty that it could fill."""
        width, height = self._drawn.width() / ratio, self._drawn.height() / ratio
        if not (width and height):
            return QRectF()
        scale = self.zoom * min(1.0, room.width() / width, room.height() / height)
        size = width * scale, height * scale
        x = _within(self._centre.x(), room.width() / size[0])
        y = _within(self._centre.y(), room.height() / size[1])
        self._centre = QPointF(x, y)
        middle = room.center()
        return QRectF(middle.x() - x * size[0], middle.y() - y * size[1], *size)


def _within(centre: float, seen: float) -> float:
    """The middle of what is `seen` of the whole, so that it ends where the whole does."""
    spare = max(0.5, 1 - seen / 2)
    return min(spare, max(1 - spare, centre))
