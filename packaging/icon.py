"""Draws packaging/icons/notes.svg into the forms that each system wants: `icon.py FOLDER`."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).parent / "icons" / "notes.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def draw(size: int) -> Image.Image:
    """The drawing as a square of that many pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(io.BytesIO(held.data()))


def main(folder: Path) -> None:
    """Write notes.ico for Windows, notes.icns for macOS and the PNG files for Linux."""
    application = QGuiApplication(["icon"])
    drawn = {size: draw(size) for size in (*SIZES, 512, 1024)}
    smaller = [drawn[size] for size in SIZES]
    drawn[256].save(folder / "notes.ico", append_images=smaller, sizes=[(s, s) for s in SIZES])
    drawn[1024].save(folder / "notes.icns", append_images=[drawn[s] for s in (128, 256, 512)])
    for size in SIZES:
        drawn[size].save(folder / f"notes-{size}.png")
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
