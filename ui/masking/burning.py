"""Boxes burnt into new pixels, and what helps to place them. Nothing here is written anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from companion.intake.images import Picture
from ui.masking.drawing import Masks
from ui.widgets.sight import part

INK = QColor(0, 0, 0)
COARSE = 28  # squares along the longer side: where things are, and not what they are
_SAMPLES = 3  # each way, of a part of the picture that becomes one of them
_STRIP = 64  # rows
_LIKE = 12  # of 256 levels of grey that a plain edge may differ in
_LEAST = 16  # pixels that stay, each way


def burn(image: QImage, masks: Masks) -> QImage:
    """New pixels: what lies in the frame, every box solid. None of the old ones under a box."""
    frame = masks.frame & image.rect()
    made = image.copy(frame).convertToFormat(QImage.Format.Format_RGB888)
    with QPainter(made) as painter:
        painter.translate(-frame.topLeft())
        fill(painter, masks)
    return made


def fill(painter: QPainter, masks: Masks) -> None:
    """Draw every box, solid, in the coordinates of the picture."""
    for box in masks.boxes:
        painter.fillRect(box, INK)


def pixels(image: QImage) -> Picture:
    """The pixels of an image, rows without padding."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    row, stride = 3 * plain.width(), plain.bytesPerLine()
    data = bytes(plain.constBits())
    if row != stride:
        data = b"".join(data[at : at + row] for at in range(0, stride * plain.height(), stride))
    return Picture(plain.width(), plain.height(), data)


def strips(image: QImage, masks: Masks) -> Iterator[bytes]:
    """The pixels that `burn` makes, some rows at a time: all at once would be much memory."""
    frame = masks.frame & image.rect()
    for top in range(frame.top(), frame.bottom() + 1, _STRIP):
        rows = min(_STRIP, frame.bottom() + 1 - top)
        strip = QRect(frame.left(), top, frame.width(), rows)
        yield pixels(burn(image, Masks(masks.boxes, strip))).rgb


def coarse(image: QImage) -> QImage:
    """A few grey squares in place of the picture."""
    size = image.size().scaled(COARSE, COARSE, Qt.AspectRatioMode.KeepAspectRatio)
    smaller = part(image, QRectF(image.rect()), size * _SAMPLES, coloured=True)
    return part(smaller, QRectF(smaller.rect()), size, coloured=False)


def framed(image: QImage) -> QRect:
    """The part of a picture without the plain edges around it, such as the bars of a screen."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    stride, width, height = grey.bytesPerLine(), grey.width(), grey.height()
    data = grey.constBits()
    top, bottom = _edges(lambda row: bytes(data[row * stride : row * stride + width]), height)
    ends = top * stride, bottom * stride
    left, right = _edges(lambda column: bytes(data[ends[0] + column : ends[1] : stride]), width)
    found = QRect(left, top, right - left, bottom - top)
    return found if min(found.width(), found.height()) >= _LEAST else image.rect()


def _edges(line: Callable[[int], bytes], count: int) -> tuple[int, int]:
    """The first line of `count` that is not plain, and the one after the last."""

    def plain(at: int, like: int) -> bool:
        there = line(at)
        return max(there) - min(there) <= _LIKE and abs(there[0] - like) <= _LIKE

    first, end = 0, count
    like, last = line(0)[0], line(count - 1)[0]
    while first < count and plain(first, like):
        first += 1
    while end > first and plain(end - 1, last):
        end -= 1
    return (first, end) if first < end else (0, count)
