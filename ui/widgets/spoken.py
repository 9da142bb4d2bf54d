"""The live line of a window."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal

from ui.widgets.live import LiveLine
from ui.widgets.parts import LinkButton, Notice

_SAID_FOR = 12_000  # ms a calm line stays; a problem stays until it is closed


class Spoken(Notice):
    """The one live line: what was just done, or what did not work, and a way to close it.

    Where there is a way back, it says so in one word; `turned` follows when that is pressed.
    """

    turned = Signal()

    def __init__(self) -> None:
        self._text = LiveLine()
        super().__init__(band=True, label=self._text)
        self.turn = LinkButton("")
        self.turn.clicked.connect(self._turn)
        close = LinkButton(self.tr("Close"))
        close.clicked.connect(self._close)
        self._timer = QTimer(self, singleShot=True, interval=_SAID_FOR)
        self._timer.timeout.connect(self._close)
        for button in (self.turn, close):
            self.row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.row.setAlignment(self._glyph, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def say(self, text: str, turn: str = "") -> None:
        """Say something calm, for a while, with a button `turn` for the way back."""
        self._put(text, strong=False)
        self.turn.setText(turn)
        self.turn.setAccessibleDescription(text)
        self.turn.setVisible(bool(turn))
        self._timer.start()

    def warn(self, text: str) -> None:
        """Say what did not work, until it is closed."""
        self._timer.stop()
        self._put(text, strong=True)
        self.turn.hide()

    def _put(self, text: str, strong: bool) -> None:
        self.strengthen(strong)
        self.draw("info" if strong else "tick")
        self.show()
        self._text.say(text)

    def _turn(self) -> None:
        self._close()
        self.turned.emit()

    def _close(self) -> None:
        self._text.say("")
        self.hide()
