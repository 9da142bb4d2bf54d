"""Cards that are offered a few at a time, with a way on and a way back to what was put away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import first_lines
from ui import theme
from ui.session import Session
from ui.widgets.flow import Flow
from ui.widgets.parts import LinkButton, clear

T = TypeVar("T")


class Offers(QWidget):
    """A subclass puts what stands above into `column`, calls `_lay_out`, and fills `_rows`.

    `aside_wanted` asks for what was put away.
    """

    aside_wanted = Signal()

    def __init__(self, session: Session, others: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._at, self._room, self._case = 0, first_lines.AT_ONCE, 0
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.STEP)
        self._turn_on = LinkButton(others)
        self._turn_on.clicked.connect(self._turn)
        self._aside = LinkButton(self.tr("What I put away"))
        self._aside.clicked.connect(self.aside_wanted)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.STEP)

    def _lay_out(self) -> None:
        foot = Flow()
        for button in (self._turn_on, self._aside):
            foot.addWidget(button)
        self.column.addLayout(self._rows)
        self.column.addLayout(foot)

    def _few(self, found: Sequence[T], away: Collection[str]) -> Sequence[T]:
        """Those whose turn it is; the rows are empty then. Another case begins anew."""
        case = self._session.case.id
        if self._at >= len(found) or self._case != case:
            self._at, self._case = 0, case
        clear(self._rows)
        self._turn_on.setVisible(len(found) > self._room)
        self._aside.setVisible(bool(away))
        return found[self._at : self._at + self._room]

    def _turn(self) -> None:
        self._at += self._room
        self._again()

    def _again(self) -> None:
        raise NotImplementedError
