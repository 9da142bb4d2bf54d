"""Buttons of which one is on, whoever turned it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup


class OneOf(QButtonGroup):
    """`picked` carries the id of the one that was turned on, by mouse, key or screen reader.

    A screen reader turns a button without clicking it, and what hears clicks alone would not
    notice. What the program itself turns on, with `put`, is told to nobody.
    """

    picked = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.idToggled.connect(self._toggled)

    def put(self, button: QAbstractButton) -> None:
        """Turn one on."""
        with QSignalBlocker(self):
            button.setChecked(True)

    def _toggled(self, ident: int, on: bool) -> None:
        if on:
            self.picked.emit(ident)
