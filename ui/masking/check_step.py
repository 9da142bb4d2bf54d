"""The second step of a masked copy: what is kept, by whom it was made and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.covered_tile import HoldButton
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, Notice, Words
from ui.widgets.radios import Radios
from ui.widgets.ticks import Tick

_SEXUAL, _OTHERS, _PRIVATE = "sexual", "others", "private"
_SELF, _BESIDE = "self", "beside"


class CheckStep(QWidget):
    """Says what is kept. `held` and `let_go` frame looking at it, `back_wanted` leads back."""

    held = Signal()
    let_go = Signal()
    back_wanted = Signal()

    def __init__(self, said: str, sexual: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hold = HoldButton(self.tr("Look at it while held"))
        self._hold.held.connect(self.held)
        self._hold.let_go.connect(self.let_go)
        back = Button(self.tr("Back to the boxes"))
        back.clicked.connect(self.back_wanted)
        self.why = Radios(self.tr("Why is it masked?"), self._reasons())
        self.why.choose(_SEXUAL if sexual else _OTHERS)
        self.who = Radios(self.tr("Who drew the boxes?"), self._people())
        self.who.choose(_SELF)
        self.sure = Tick("sure", self.tr("Nothing sexual can be seen in it any more"))
        self._sexual = sexual
        row = Flow()
        row.addWidget(self._hold)
        row.addWidget(back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(Words(said))
        column.addLayout(row)
        if sexual:
            column.addWidget(Notice(self._meant()))
            column.addWidget(self.sure)
        else:
            self.sure.setParent(self)
            self.sure.hide()
        column.addWidget(self.why)
        column.addWidget(self.who)

    @property
    def ready(self) -> bool:
        """Whether it may be kept."""
        return self.sure.box.isChecked() or not self._sexual

    @property
    def reason(self) -> str:
        """Why it was masked, in words for the record."""
        return next(words for key, words, _ in self._reasons() if key == self.why.key)

    @property
    def maker(self) -> str:
        """Who drew the boxes, in words for the record."""
        return next(words for key, words, _ in self._people() if key == self.who.key)

    def _reasons(self) -> list[tuple[str, str, str]]:
        return [
            (_SEXUAL, self.tr("So that nothing sexual can be seen"), ""),
            (_OTHERS, self.tr("So that other people cannot be recognised"), ""),
            (_PRIVATE, self.tr("So that what is private cannot be read"), ""),
        ]

    def _people(self) -> list[tuple[str, str, str]]:
        return [
            (_SELF, self.tr("The one who writes here"), ""),
            (_BESIDE, self.tr("Someone beside them"), ""),
        ]

    def _meant(self) -> str:
        return self.tr(
            "The picture itself is not kept and was written nowhere. If anything sexual is still"
            " to be seen, go back: of someone under 19 that must not be kept either."
        )
