"""Says calmly that something was begun and not saved."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui import theme
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, LinkButton, Notice, Pressed, TypedWords
from ui.widgets.scripts import held

_WIDE = 640  # px at 100 % from which the words stand beside the buttons


class DraftNotice(Notice):
    """One draft of `count`, known by its first words: go on, throw it away, not now, another.

    What stands `open_` in an editor is thrown away there.
    """

    open_wanted = Signal(str)  # place
    discard_wanted = Signal(str)  # place
    later_wanted = Signal(str)  # place
    next_wanted = Signal()

    def __init__(
        self, place: str, words: str, count: int, open_: bool, parent: QWidget | None = None
    ) -> None:
        said = QCoreApplication.translate("DraftNotice", "You began to write: {}")
        said = said.format(held(words))
        super().__init__(parent=parent, glyph="pen", label=TypedWords(said))
        self._place = place
        self.setAccessibleName(said)
        self.go_on = Button(self.tr("Go on writing"))
        self.discard = LinkButton(self.tr("Throw it away"))
        self.later = LinkButton(self.tr("Not now"))
        self.another = LinkButton(self.tr("Another one"))
        buttons = Flow()
        shown: tuple[Pressed, ...] = (self.go_on, self.discard, self.later, self.another)
        for button in shown:
            button.setAccessibleDescription(said)
            buttons.addWidget(button)
        self.another.setVisible(count > 1)
        self.discard.setVisible(not open_)
        self.go_on.clicked.connect(self._open)
        self.discard.clicked.connect(self._discard)
        self.later.clicked.connect(self._put_off)
        self.another.clicked.connect(self.next_wanted)
        self.row.setContentsMargins(theme.GAP, theme.STEP, theme.GAP, theme.STEP)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.addWidget(self.label, 1)
        self._both.addLayout(buttons, 1)
        self.column.addLayout(self._both)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words above the buttons where there is not room for both beside each other."""
        super().resizeEvent(event)
        wide = self.width() >= theme.scaled(_WIDE)
        side = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(side)
        beside = Qt.AlignmentFlag.AlignVCenter if wide else Qt.AlignmentFlag.AlignTop
        self.row.setAlignment(self._glyph, beside)

    def _open(self) -> None:
        self.open_wanted.emit(self._place)

    def _discard(self) -> None:
        self.discard_wanted.emit(self._place)

    def _put_off(self) -> None:
        self.later_wanted.emit(self._place)
