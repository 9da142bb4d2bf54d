"""Boxes burnt into new pixels, and what helps to place them. Nothing here is written anywhere."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from companion.intake.images import Picture
from ui.masking.drawing import Masks

INK = QColor(0, 0, 0)
COARSE = 28  # squares along the longer side: where things are, and not what they are
_LIKE = 12  # of 256 levels of grey that a plain edge may differ in
_LEAST = 16  # pixels that stay, each way


def burn(image: QImage, masks: Masks) -> QImage:
    """New pixels: what lies in the frame, every box solid. None of the old ones under a box."""
    frame = masks.frame & image.rect()
    made = image.copy(frame).convertToFormat(QImage.Format.Format_RGB888)
    with QPainter(made) as painter:
        for box in masks.boxes:
            painter.fillRect(box.translated(-frame.topLeft()), INK)
    return made


def pixels(image: QImage) -> Picture:
    """The pixels of an image, rows without padding."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    row, stride = 3 * plain.width(), plain.bytesPerLine()
    data = bytes(plain.constBits())
    if row != stride:
        data = b"".join(data[at : at + row] for at in range(0, stride * plain.height(), stride))
    return Picture(plain.width(), plain.height(), data)


def coarse(image: QImage) -> QImage:
    """A few grey squares in place of the picture."""
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = image.scaled(COARSE, COARSE, keep, smooth)
    return small.convertToFormat(QImage.Format.Format_Grayscale8)


def smaller(image: QImage, width: int, height: int, coloured: bool) -> QImage:
    """The image at a size for the screen."""
    fast, smooth = (
        Qt.TransformationMode.FastTransformation,
        Qt.TransformationMode.SmoothTransformation,
    )
    ignore = Qt.AspectRatioMode.IgnoreAspectRatio
    if image.width() > 3 * width:  # smoothing all of a large one would be felt
        image = image.scaled(3 * width, 3 * height, ignore, fast)
    made = image.scaled(max(1, width), max(1, height), ignore, smooth)
    form = QImage.Format.Format_RGB888 if coloured else QImage.Format.Format_Grayscale8
    return made.convertToFormat(form)


def framed(image: QImage) -> QRect:
    """The part of a picture without the plain edges around it, such as the bars of a screen."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    top, bottom = _edges(grey)
    rows = grey.copy(0, top, grey.width(), bottom - top)
    left, right = _edges(_on_its_side(rows))
    found = QRect(left, top, right - left, bottom - top)
    return found if min(found.width(), found.height()) >= _LEAST else image.rect()


def _on_its_side(image: QImage) -> QImage:
    """Columns as rows, the leftmost first."""
    return image.transformed(QTransform(0, 1, 1, 0, 0, 0))


def _edges(grey: QImage) -> tuple[int, int]:
    """The first row that is not plain, and the one after the last."""
    stride, width, height = grey.bytesPerLine(), grey.width(), grey.height()
    data = bytes(grey.constBits())

    def plain(row: int, like: int) -> bool:
        line = data[row * stride : row * stride + width]
        return max(line) - min(line) <= _LIKE and abs(line[0] - like) <= _LIKE

    top, bottom = 0, height
    while top < height and plain(top, data[0]):
        top += 1
    last = data[(height - 1) * stride]
    while bottom > top and plain(bottom - 1, last):
        bottom -= 1
    return (top, bottom) if top < bottom else (0, height)
