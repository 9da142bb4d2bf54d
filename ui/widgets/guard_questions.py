"""The guard's two questions, in plain words, before a byte of a file is read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.records import Shows
from ui import theme
from ui.widgets.parts import Words
from ui.widgets.radios import Radios

_NO, _YES, _UNSURE = "no", "yes", "unsure"


class GuardQuestions(QWidget):
    """Asks what files show. Not sure counts as yes; the second is asked only when it matters.

    `young` says that the person harmed is or may be under 19: then the second question begins
    with yes. `changed` follows every answer.
    """

    changed = Signal()

    def __init__(self, young: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answers = [
            (_NO, self.tr("No"), ""),
            (_YES, self.tr("Yes"), ""),
            (_UNSURE, self.tr("I'm not sure"), ""),
        ]
        self.sexual = Radios(
            self.tr("Is nudity or something sexual to be seen in it?"), answers, across=True
        )
        self.under_19 = Radios(self.tr("Could someone in it be under 19?"), answers, across=True)
        self._about = Words(self._why(young), quiet=True)
        if young:
            self.under_19.choose(_YES)
        self.sexual.chosen.connect(self._answered)
        self.under_19.chosen.connect(self._answered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        for part in (self.sexual, self.under_19, self._about):
            column.addWidget(part)
        self._show_second()

    def answer(self) -> Shows | None:
        """What the answers come to; None while one is missing."""
        first, second = self.sexual.key, self.under_19.key
        if first == _NO:
            return Shows.ORDINARY
        if not first or not second:
            return None
        if second == _NO:
            return Shows.SEXUAL_ADULT
        return Shows.SEXUAL_MINOR if (first, second) == (_YES, _YES) else Shows.UNSURE

    def _answered(self) -> None:
        self._show_second()
        self.changed.emit()

    def _show_second(self) -> None:
        asked = self.sexual.key in (_YES, _UNSURE)
        self.under_19.setVisible(asked)
        self._about.setVisible(asked)

    def _why(self, young: bool) -> str:
        if young:
            return self.tr(
                "A face put onto another body counts too. If it is you and you are under 19, the"
                " answer is yes."
            )
        return self.tr("A face put onto another body counts too: whose face is it?")
