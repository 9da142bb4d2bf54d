"""A chip that opens a few answers to choose one from, and says which is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.parts import Chip

_LONGEST = 24  # letters of an answer on the chip


class MenuChip(Chip):
    """`key` is "" while everything fits. `chosen` follows a choice by the person."""

    chosen = Signal()

    def __init__(
        self,
        name: str,
        everything: str,
        answers: Callable[[], Sequence[tuple[str, str]]],
        parent: QWidget | None = None,
    ) -> None:
        """`answers` gives (key, words), asked whenever the menu opens; `everything` means none."""
        super().__init__(name, parent)
        self.key = ""
        self._name, self._everything, self._answers = name, everything, answers
        self._group: QActionGroup | None = None
        menu = QMenu(self)
        self.setMenu(menu)
        self.setProperty("menu", True)
        menu.aboutToShow.connect(self.fill)

    def choose(self, key: str, words: str = "") -> None:
        """Have chosen an answer, said in `words`; "" is everything."""
        self.key = key
        if len(words) > _LONGEST:
            words = words[: _LONGEST - 1] + "…"
        said = f"{self._name}: {words}" if key else self._name
        self.setText(said.replace("&", "&&"))
        self.setAccessibleName(said)
        self.setChecked(bool(key))

    def nextCheckState(self) -> None:
        """A press opens the menu; only an answer turns the chip."""

    def fill(self) -> None:
        """Put the answers into the menu."""
        menu = self.menu()
        menu.clear()
        self._group = QActionGroup(menu)
        self._group.triggered.connect(self._take)
        for key, words in [("", self._everything), *self._answers()]:
            action = self._group.addAction(words.replace("&", "&&"))
            action.setData((key, words))
            action.setCheckable(True)
            action.setChecked(key == self.key)
            menu.addAction(action)

    def _take(self, action: QAction) -> None:
        self.choose(*action.data())
        self.chosen.emit()
