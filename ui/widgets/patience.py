"""The pause after something that did not open: a little longer each time, counted nowhere."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

WAITS = (0, 0, 1, 2, 4, 8, 16, 30)  # seconds after the first, second … secret that did not fit


class Patience(QObject):
    """Counts what did not fit while the window is there. `over` when one may try again.

    Nothing is counted on the disk and nothing is ever deleted: whoever else sits at the computer
    can slow nobody down for longer than the window is open.
    """

    over = Signal()

    def __init__(self, second: int = 1000, parent: QObject | None = None) -> None:
        """`second` is the length of a second, in milliseconds."""
        super().__init__(parent)
        self._second = second
        self._times = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.over)

    @property
    def pausing(self) -> bool:
        """Whether one has to wait."""
        return self._timer.isActive()

    @property
    def left(self) -> int:
        """How many milliseconds the pause under way takes in all; 0 when there is none."""
        return self._timer.interval() if self.pausing else 0

    def begin(self) -> str:
        """Something did not fit: pause, `over` follows; the first two times there is no pause.

        What there is to say about the pause, "" when there is none.
        """
        seconds = WAITS[min(self._times, len(WAITS) - 1)]
        self._times += 1
        if seconds:
            self._timer.start(seconds * self._second)
            return self.tr("You can try again in %n seconds.", "", seconds)
        return ""
