"""The whole program under test: cheap keys, and an end that ends nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from companion import keys
from ui.app import Program
from ui.away import Away
from ui.main_window import MainWindow
from ui.start import Start
from ui.unlock import UnlockWindow

CHEAP = keys.Cost(64, 1, 1)
FLOOR = keys.Cost(1, 1, 1)


def still() -> None:
    """Let nothing happen by itself any more: the process would be gone."""
    for window in QApplication.topLevelWidgets():
        for timer in window.findChildren(QTimer):
            timer.stop()


class Ends:
    """Remembers how the program wanted to end."""

    def __init__(self) -> None:
        self.restarted: list[Start] = []
        self.left = 0

    def restart(self, close: Callable[[], None], start: Start) -> None:
        close()
        still()
        self.restarted.append(start)

    def leave(self, close: Callable[[], None]) -> None:
        close()
        still()
        self.left += 1


class Running:
    """A program that was begun, and how to use it."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        language: str,
        minute: int,
        cost: keys.Cost | None = CHEAP,
        floor: keys.Cost = FLOOR,
    ) -> None:
        self.ends = Ends()
        self.asked = "light"  # the scheme that the computer asks for
        self.program = Program(
            app,
            Start(folder, language, "light"),
            restart=self.ends.restart,
            leave=self.ends.leave,
            listen=Away,
            asked=lambda: self.asked,
            cost=cost,
            floor=floor,
            minute=minute,
        )
        self.program.begin()

    @property
    def locked(self) -> UnlockWindow:
        """The window before a record is open."""
        assert isinstance(self.program.window, UnlockWindow)
        return self.program.window

    @property
    def window(self) -> MainWindow:
        """The window of the open record."""
        assert isinstance(self.program.window, MainWindow)
        return self.program.window

    @property
    def is_open(self) -> bool:
        """Whether a record is open."""
        return isinstance(self.program.window, MainWindow)

    def type_passphrase(self, text: str) -> None:
        """Type into the locked face and press Return."""
        (field,) = [f for f in self.locked.findChildren(QLineEdit) if f.isVisible()]
        field.setText(text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def end(self) -> None:
        """Close what is open and let every window go."""
        self.program.speech.speak("en")
        if self.program.window is not None:
            self.program.window.hide()
        if self.program._look is not None:
            self.program._look.stop()
        self.program._instance.release()
        self.program.tasks.wind_up()
        self.program.tasks.stop()
        still()
        if self.program.session is not None:
            self.program.session.vault.close()
        if self.program.window is not None:
            self.program.window.deleteLater()
        self.program.deleteLater()
