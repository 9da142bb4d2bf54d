"""The pixels of a picture while someone looks: how near, which way up, grey or in colours."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from companion.intake.images import Picture

Over = Callable[[QPainter], None]
_NEAREST = 16.0  # times as large as it fits
_STEP = 1.25
_FINER = 3.0  # times as many pixels each way as a smaller picture is smoothed from, at most,
_SMOOTHED = 3_000_000  # and so many in all: to smooth every pixel of a large one would be felt


def image_of(picture: Picture) -> QImage:
    """The same pixels for Qt, which reads the bytes in place and keeps them as long as it does."""
    form = QImage.Format.Format_RGB888
    return QImage(picture.rgb, picture.width, picture.height, 3 * picture.width, form)


def part(image: QImage, of: QRectF, size: QSize, coloured: bool) -> QImage:
    """What is in the rectangle `of` an image, at a size for the screen.

    However large the image, it takes little memory and less than a tenth of a second.
    """
    size = size.expandedTo(QSize(1, 1))
    shrinks = max(of.width() / size.width(), of.height() / size.height())
    finer = max(1.0, min(shrinks, _FINER, (_SMOOTHED / (size.width() * size.height())) ** 0.5))
    made = QImage(size * finer, QImage.Format.Format_RGB32)
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=shrinks <= 1)
        painter.drawImage(QRectF(made.rect()), image, of)
    if made.size() != size:
        smooth = Qt.TransformationMode.SmoothTransformation
        made = made.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return made if coloured else made.convertToFormat(QImage.Format.Format_Grayscale8)


class Sight:
    """Holds no pixel before `put` and none after `clear`; grey until colours are asked for.

    `ratio` in the calls is how many pixels of the screen one of the window's is.
    """

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Let go of the pixels, and begin the next look grey, upright and from afar."""
        self._image, self._drawn = QImage(), QImage()
        self._frame = QRect()
        self._over: Over | None = None
        self._drawn_as: object = None
        self.coloured = False
        self.zoom = 1.0
        self._turned = 0
        self._centre = QPointF(0.5, 0.5)  # of the picture as it is drawn, what is in the middle

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be drawn."""
        return self._image.isNull()

    def put(self, image: QImage, frame: QRect | None = None, over: Over | None = None) -> None:
        """Show these pixels, as near and as turned as the ones before.

        Only what is in `frame`, if there is one; `over` draws over them, in their coordinates.
        """
        self._image, self._frame, self._over = image, frame or image.rect(), over
        self._drawn_as = None

    def colour(self) -> None:
        """Turn between grey and colours."""
        self.coloured = not self.coloured

    def turn(self) -> None:
        """Turn by a quarter, clockwise."""
        self._turned = (self._turned + 1) % 4
        self._centre = QPointF(1 - self._centre.y(), self._centre.x())

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
        place = self._place(room, ratio)
        seen = (place & room).toAlignedRect()
        if not seen.isEmpty():
            painter.drawImage(seen, self._made(place, seen, ratio))

    def _made(self, place: QRectF, seen: QRect, ratio: float) -> QImage:
        """The pixels of the screen in `seen`, made anew only where something else is seen."""
        wanted = (place, seen, ratio, self.coloured, self._turned)
        if self._drawn_as != wanted:
            of = QRectF(seen) & place
            across, down = 1 / place.width(), 1 / place.height()
            x, y = (of.x() - place.x()) * across, (of.y() - place.y()) * down
            width, height = of.width() * across, of.height() * down
            for _ in range(self._turned):
                x, y, width, height = y, 1 - x - width, height, width
            whole, size = self._frame, seen.size() * ratio
            of = QRectF(
                whole.x() + x * whole.width(),
                whole.y() + y * whole.height(),
                width * whole.width(),
                height * whole.height(),
            )
            lying = size.transposed() if self._turned % 2 else size
            made = part(self._image, of, lying, self.coloured)
            self._draw_over(made, of)
            self._drawn = made.transformed(QTransform().rotate(90 * self._turned))
            self._drawn_as = wanted
        return self._drawn

    def _draw_over(self, made: QImage, of: QRectF) -> None:
        if self._over is not None:
            with QPainter(made) as painter:
                painter.scale(made.width() / of.width(), made.height() / of.height())
                painter.translate(-of.topLeft())
                self._over(painter)

    def _place(self, room: QRectF, ratio: float) -> QRectF:
        """Where the whole picture lies, so that no room is left empty that it could fill."""
        size = self._frame.size().transposed() if self._turned % 2 else self._frame.size()
        width, height = size.width() / ratio, size.height() / ratio
        if not (width and height):
            return QRectF()
        scale = self.zoom * min(1.0, room.width() / width, room.height() / height)
        width, height = width * scale, height * scale
        x = _within(self._centre.x(), room.width() / width)
        y = _within(self._centre.y(), room.height() / height)
        self._centre = QPointF(x, y)
        middle = room.center()
        return QRectF(middle.x() - x * width, middle.y() - y * height, width, height)


def _within(centre: float, seen: float) -> float:
    """The middle of what is `seen` of the whole, so that it ends where the whole does."""
    spare = max(0.5, 1 - seen / 2)
    return min(spare, max(1 - spare, centre))
