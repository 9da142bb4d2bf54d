"""A picture in one colour nothing else has, and how to look for it on a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtWidgets import QWidget

MARK = QColor(255, 0, 255)
# The same without its colours, as Qt makes it of one form or another; nothing of ours is so grey.
GREYS = QColor(127, 127, 127), QColor(145, 145, 145)


def picture() -> QImage:
    """Sixty by forty pixels of the colour."""
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(MARK)
    return image


def png() -> bytes:
    """The same as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(picture())
    return bytes(buffer.data().data())


def write(path: Path) -> Path:
    """A file that holds it."""
    path.write_bytes(png())
    return path


def is_seen(widget: QWidget) -> bool:
    """Whether a pixel of the colour, or of its grey, is anywhere on the window a widget is in."""
    return any(seen(widget))


def seen(widget: QWidget) -> tuple[bool, bool]:
    """Whether a pixel of the colour, and whether one of its grey, is on the window."""
    image = widget.window().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = bytes(image.constBits())
    return _holds(pixels, MARK), any(_holds(pixels, grey) for grey in GREYS)


def _holds(pixels: bytes, colour: QColor) -> bool:
    wanted, at = bytes((colour.blue(), colour.green(), colour.red(), 255)), -1
    while (at := pixels.find(wanted, at + 1)) >= 0:
        if at % 4 == 0:
            return True
    return False
