"""What shows itself as a window of its own, be it for a moment: it would have no Hide."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.main_window import MainWindow
from ui.recovery.window import RecoveryWindow
from ui.unlock import UnlockWindow

KNOWN = (MainWindow, UnlockWindow, RecoveryWindow)


class Others(QObject):
    """Notes every window that is shown and is none of those there are."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            said = f"{type(watched).__name__} {watched.accessibleName() or watched.objectName()}"
            self.seen += [] if isinstance(watched, KNOWN) else [said]
        return False


@contextmanager
def listening() -> Iterator[list[str]]:
    """The names of the windows that showed themselves meanwhile."""
    app, others = QApplication.instance(), Others()
    assert app is not None
    app.installEventFilter(others)
    try:
        yield others.seen
    finally:
        app.removeEventFilter(others)
