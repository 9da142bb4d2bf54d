"""What the program leaves on this computer, as it stands now. Where it lies is told on asking."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import footprint, keys
from companion.footprint import Trace, What
from ui import instance, theme
from ui.widgets import copying
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.parts import Button, TypedWords


class FootprintHere(QWidget):
    """A line for each thing. The full places are shown, and copied, only when asked for."""

    def __init__(self, folder: Path, floor: keys.Cost = keys.FLOOR) -> None:
        super().__init__()
        self._found = footprint.look(folder, instance.address(folder), floor)
        self._places = False
        self._text = TypedWords()
        self._show = Button(self.tr("Show where"))
        self._show.clicked.connect(self._turn)
        self._copy = Button(self.tr("Copy this list"))
        self._copy.clicked.connect(self._put)
        self._said = LiveLine()
        row = Flow()
        row.addWidget(self._show)
        row.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        column.addWidget(self._text)
        column.addLayout(row)
        column.addWidget(self._said)
        self._text.setText(self.words())

    def words(self) -> str:
        """What there is, a line each; with the places where they were asked for."""
        return "\n".join(map(self._line, self._found))

    def _line(self, trace: Trace) -> str:
        state = self.tr("there now") if trace.there else self.tr("not there")
        said = f"· {self._name(trace.what)}: {state}"
        place = trace.place.replace("/", "/\u200b").replace("\\", "\\\u200b")
        return f"{said}\n  {place}" if self._places and place else said

    def _name(self, what: What) -> str:
        return {
            What.RECORD: self.tr("The folder of the record, locked"),
            What.PACKS: self.tr("Countries that you added yourself"),
            What.PRACTICE: self.tr("A practice record, while it is open"),
            What.CALL: self.tr("A way for a second start to find the window, while it is open"),
            What.KEY: self.tr("A key in this computer's keyring, if you chose that"),
            What.LETTERS: self.tr("What the system keeps of fonts and drawing; no words of yours"),
            What.PROGRAM: self.tr("The program itself"),
        }[what]

    def _turn(self) -> None:
        self._places = not self._places
        self._text.setText(self.words())
        said = self.tr("Leave the places out") if self._places else self.tr("Show where")
        self._show.setText(said)
        self._show.setAccessibleName(said)

    def _put(self) -> None:
        copying.copy(self.words().replace("\u200b", ""))
        self._said.say(self.tr("Copied. It goes from the clipboard in a minute."))
