"""Says calmly that something was begun and not saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import theme
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, LinkButton, Words


class DraftNotice(QFrame):
    """One draft, known by its first words: go on with it, or throw it away."""

    open_wanted = Signal(str)  # place
    discard_wanted = Signal(str)  # place

    def __init__(self, place: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("notice", True)
        self._place = place
        said = self.tr("You began to write: {}").format(words or "…")
        self.setAccessibleName(said)
        self.go_on = Button(self.tr("Go on writing"))
        self.discard = LinkButton(self.tr("Throw it away"))
        for button in (self.go_on, self.discard):
            button.setAccessibleDescription(said)
        self.go_on.clicked.connect(self._open)
        self.discard.clicked.connect(self._discard)
        buttons = Flow()
        buttons.addWidget(self.go_on)
        buttons.addWidget(self.discard)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP, theme.STEP, theme.GAP, theme.STEP)
        row.addWidget(Words(said), 1)
        row.addLayout(buttons)

    def _open(self) -> None:
        self.open_wanted.emit(self._place)

    def _discard(self) -> None:
        self.discard_wanted.emit(self._place)
