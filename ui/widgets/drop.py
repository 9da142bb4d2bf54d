"""What is dropped on a page or pasted into it: files, a picture, or an address."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from companion.errors import NotAPicture
from companion.records import Provenance

# A program that offers pixels makes every other form only when it is asked for that: a large PNG
# takes it longer than Qt waits (5 s). Else what is offered is there already.
_KINDS = ("image/bmp", "image/png", "image/jpeg", "image/webp", "image/gif")
_ADDRESS = 4000  # characters of an address; what is longer is some other text


@dataclass(frozen=True)
class Pasted:
    """A picture that never was a file: bytes as another program gave them, or pixels.

    `about` is what is known of how it came. Nothing is decoded or encoded on the UI thread.
    """

    picture: QByteArray | QImage
    about: Provenance = Provenance()

    def png(self) -> bytes:
        """As the bytes of a file, of a PNG for pixels; slow for those, so to be called in the lane.

        Raises NotAPicture for pixels that are none.
        """
        image = self.picture
        if isinstance(image, QByteArray):
            if not image.startsWith(QByteArray(b"BM")):
                return bytes(image.data())
            image = QImage.fromData(image)
        if image.isNull():
            raise NotAPicture
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"PNG")).write(image)
        return bytes(buffer.data().data())


Source = Path | Pasted


@dataclass(frozen=True)
class Received:
    """What came in. At most one of the two is not empty."""

    sources: tuple[Source, ...] = ()
    address: str = ""

    def __bool__(self) -> bool:
        return bool(self.sources or self.address)


@runtime_checkable
class Brings(Protocol):
    """A page or a sheet that takes what is dropped or pasted."""

    def bring(self, received: Received) -> None: ...


def receive(data: QMimeData) -> Received:
    """Read what a drop or the clipboard offers; no file is opened for it."""
    files = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    if files:
        return Received(files)
    picture = _picture(data)
    if picture is not None:
        return Received((Pasted(picture),))
    text = data.text().strip()
    if (
        text.startswith(("https://", "http://"))
        and len(text) <= _ADDRESS
        and len(text.split()) == 1
    ):
        return Received(address=text)
    return Received()


def _picture(data: QMimeData) -> QByteArray | QImage | None:
    """The picture there is, as it was given; what Qt would have to decode comes last."""
    for kind in filter(data.hasFormat, _KINDS):
        made = data.data(kind)
        if not made.isEmpty():  # as it is when the other program took too long
            return made
    image = QImage(data.imageData()) if data.hasImage() else QImage()
    return None if image.isNull() else image


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
