"""What is dropped on a page or pasted into it: files, a picture, or an address."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from companion.records import Provenance

_PNG = "image/png"
_ADDRESS = 4000  # characters of an address; what is longer is some other text


@dataclass(frozen=True)
class Pasted:
    """A picture that never was a file: bytes as another program gave them, or pixels.

    `about` is what is known of how it came.
    """

    picture: QByteArray | QImage
    about: Provenance = Provenance()

    def png(self) -> bytes:
        """As the bytes of a PNG file; slow for pixels, so to be called in the lane."""
        if isinstance(self.picture, QByteArray):
            return bytes(self.picture.data())
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"PNG")).write(self.picture)
        return bytes(buffer.data().data())


Source = Path | Pasted


@dataclass(frozen=True)
class Received:
    """What came in. At most one of the two is not empty."""

    sources: tuple[Source, ...] = ()
    address: str = ""

    def __bool__(self) -> bool:
        return bool(self.sources or self.address)


def receive(data: QMimeData) -> Received:
    """Read what a drop or the clipboard offers; no file is opened for it."""
    files = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    if files:
        return Received(files)
    if data.hasFormat(_PNG):
        return Received((Pasted(data.data(_PNG)),))
    if data.hasImage():
        return Received((Pasted(QImage(data.imageData())),))
    text = data.text().strip()
    if (
        text.startswith(("https://", "http://"))
        and len(text) <= _ADDRESS
        and len(text.split()) == 1
    ):
        return Received(address=text)
    return Received()


class Drops(QObject):
    """Lets a widget, with all that is in it, take drops: `received` carries a Received.

    `hovering` says whether something is held over it.
    """

    received = Signal(object)
    hovering = Signal(bool)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        over.setAcceptDrops(True)
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave:
            self.hovering.emit(False)
        if not isinstance(event, QDropEvent):  # drag enter and move are of this kind too
            return False
        # A copy, whatever was asked for: after a move the other program deletes its file.
        event.setDropAction(Qt.DropAction.CopyAction)
        if event.type() == QEvent.Type.Drop:
            self.hovering.emit(False)
            self.received.emit(receive(event.mimeData()))
        elif event.type() == QEvent.Type.DragEnter:
            self.hovering.emit(True)
        event.accept()
        return True
