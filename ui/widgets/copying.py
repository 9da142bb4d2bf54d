"""Copying a text out of the program, so that it stays on the clipboard only for a while."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

_STAYS = 60_000  # ms
_OURS = "application/x-notes-own"
# Each system's way to tell its clipboard history to pass something by.
_MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
    "application/x-nspasteboard-concealed-type": b"1",
}


def copy(text: str) -> None:
    """Put a text on the clipboard; it goes again after a minute, on a lock and on hiding."""
    data = QMimeData()
    data.setText(text)
    data.setData(_OURS, b"1")
    for kind, value in _MARKS.items():
        data.setData(kind, value)
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(data)
    timer = clipboard.findChild(QTimer)
    if timer is None:
        timer = QTimer(clipboard, singleShot=True, interval=_STAYS)
        timer.timeout.connect(clear)
    timer.start()


def clear() -> None:
    """Take what is ours off the clipboard; what another program put there stays.

    Ours is also what was copied out of a field with the keyboard.
    """
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() or _is_marked(clipboard):
        clipboard.clear()


def _is_marked(clipboard: QClipboard) -> bool:
    if QGuiApplication.platformName() == "xcb":
        return False  # there, asking would wait for the other program, which may hang
    held: QMimeData | None = clipboard.mimeData()  # None on an empty clipboard of some systems
    return held is not None and held.hasFormat(_OURS)
