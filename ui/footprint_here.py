"""What the program leaves on this computer, as it stands now. Where it lies is told on asking."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import footprint, keys
from companion.footprint import Trace, What
from ui import instance, theme
from ui.widgets import copying
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.parts import Button, TypedWords
from ui.widgets.shown import breakable, plain


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
        named: dict[What, list[Trace]] = {}
        for trace in self._found:
            named.setdefault(trace.what, []).append(trace)
        return "\n".join(self._line(what, found) for what, found in named.items())

    def _line(self, what: What, found: list[Trace]) -> str:
        there = any(trace.there for trace in found)
        state = self.tr("there now") if there else self.tr("not there")
        places = [breakable(plain(trace.place)) for trace in found if trace.place]
        shown = [f"  {place}" for place in places] if self._places else []
        return "\n".join([f"· {self._name(what)}: {state}", *shown])

    def _name(self, what: What) -> str:
        return {
            What.RECORD: self.tr("The folder of the record, locked"),
            What.PACKS: self.tr("Countries that you added yourself"),
            What.PRACTICE: self.tr("A practice record, while it is open"),
            What.CALL: self.tr("A way for a second start to find the window, while it is open"),
            What.KEY: self._key(),
            What.LETTERS: self.tr("What the system keeps of fonts and drawing; no words of yours"),
            What.PROGRAM: self.tr("The program itself"),
        }[what]

    def _key(self) -> str:
        """The keyring by the name it has on this system."""
        if sys.platform == "win32":
            return self.tr("A key in Windows' Credential Manager, if you chose that")
        if sys.platform == "darwin":
            return self.tr("A key in the Mac's keychain, if you chose that")
        return self.tr("A key in the desktop's keyring, if you chose that")

    def _turn(self) -> None:
        self._places = not self._places
        self._text.setText(self.words())
        said = self.tr("Leave the places out") if self._places else self.tr("Show where")
        self._show.setText(said)
        self._show.setAccessibleName(said)

    def _put(self) -> None:
        copying.copy(self.words().replace("\u200b", ""))
        self._said.say(self.tr("Copied. It goes from the clipboard in a minute."))
