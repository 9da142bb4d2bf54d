"""Photographing the screen: a countdown to be seen, our own window away meanwhile, no file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QGuiApplication, QImage, QScreen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.windows_there import windows

COUNT = 3  # seconds
_SETTLE = 300  # ms until the countdown is gone from the screen, too
_APART = 48  # px from the corner of the screen


@dataclass(frozen=True, slots=True)
class Target:
    """What is photographed: the screen by its place, or one window by the system's number."""

    screen: int
    window: int = 0
    title: str = ""


def possible() -> bool:
    """Whether this system lets a program look at the screen at all; Wayland does not."""
    return "wayland" not in QGuiApplication.platformName() and bool(QGuiApplication.screens())


def targets() -> list[Target]:
    """The screens, then the windows of other programs where the system tells them."""
    screens = [Target(at) for at in range(len(QGuiApplication.screens()))]
    return screens + [Target(0, one.number, one.title) for one in windows()]


def screen_of(target: Target) -> QScreen:
    """The screen it is on; the first one if that went."""
    screens = QGuiApplication.screens()
    return screens[target.screen] if target.screen < len(screens) else screens[0]


def grab(target: Target) -> QImage:
    """Its pixels now; an empty image when the system gives none."""
    image = screen_of(target).grabWindow(target.window).toImage()
    image.setDevicePixelRatio(1)
    return image.convertToFormat(QImage.Format.Format_RGB32) if not image.isNull() else image


class Countdown(QWidget):
    """A number in the corner of a screen, over everything, that takes no focus from anything."""

    def __init__(self, screen: QScreen) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint
        flags |= Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.WindowDoesNotAcceptFocus
        super().__init__(None, flags)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self._number = QLabel()
        self._number.setTextFormat(Qt.TextFormat.PlainText)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        font = QFont(theme.font(3 * theme.NUMBER, bold=True))
        self._number.setFont(font)
        QVBoxLayout(self).addWidget(self._number)
        side = theme.scaled(140)
        self.resize(side, side)
        there = screen.availableGeometry()
        self.move(there.right() - side - _APART, there.top() + _APART)

    def say(self, seconds: int) -> None:
        """Show how long it still is."""
        self._number.setText(str(seconds))
        self.setAccessibleName(str(seconds))


class Shot(QObject):
    """Takes one photograph after a countdown; `taken` carries the QImage, empty when none came.

    The window is away meanwhile and comes back in any case. `second` is in milliseconds.
    """

    taken = Signal(object)

    def __init__(
        self, parent: QObject, take: Callable[[Target], QImage] = grab, second: int = 1000
    ) -> None:
        super().__init__(parent)
        self._take, self._left = take, 0
        self._target = Target(0)
        self._window: QWidget | None = None
        self._countdown: Countdown | None = None
        self._timer = QTimer(self, interval=second)
        self._timer.timeout.connect(self._count)
        self._soon = QTimer(self, singleShot=True, interval=min(_SETTLE, second))
        self._soon.timeout.connect(self._photograph)

    def begin(self, target: Target, window: QWidget) -> None:
        """Hide the window and count."""
        self._target, self._window, self._left = target, window, COUNT
        self._countdown = Countdown(screen_of(target))
        self._countdown.say(self._left)
        self._countdown.show()
        window.hide()
        self._timer.start()

    def _count(self) -> None:
        self._left -= 1
        if self._countdown is None:
            return
        if self._left > 0:
            self._countdown.say(self._left)
            return
        self._timer.stop()
        self._countdown.hide()
        self._soon.start()

    def _photograph(self) -> None:
        try:
            image = self._take(self._target)
        finally:
            self._come_back()
        self.taken.emit(image)

    def _come_back(self) -> None:
        if self._countdown is not None:
            self._countdown.deleteLater()
            self._countdown = None
        if self._window is not None:
            self._window.show()
            self._window.raise_()
            self._window.activateWindow()
            self._window = None
