"""A few sentences to tick, each as long as it needs to be."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.parts import Words


class Tick(QWidget):
    """A box and a sentence that wraps, which a check box's own words do not."""

    turned = Signal(str)

    def __init__(self, key: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.box = QCheckBox()
        self.box.setAccessibleName(words)
        self.box.toggled.connect(self._tell)  # a screen reader turns it without a click
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.STEP // 2)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(words), 1)

    def put(self, on: bool) -> None:
        """Tick it or not; `turned` is for what the person did."""
        with QSignalBlocker(self.box):
            self.box.setChecked(on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.box.click()

    def _tell(self) -> None:
        self.turned.emit(self.key)


class Ticks(QWidget):
    """Keys to tick. What ends in -yes and in -no, else alike, excludes each other."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks: dict[str, Tick] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.STEP)

    def show_options(self, options: Sequence[tuple[str, str]], chosen: Collection[str]) -> None:
        """Show these keys by their words, those of `chosen` ticked."""
        if list(self.ticks) != [key for key, _ in options]:
            for tick in self.ticks.values():
                tick.hide()
                tick.deleteLater()
            self.ticks = {key: Tick(key, words) for key, words in options}
            for tick in self.ticks.values():
                tick.turned.connect(self._turned)
                self._column.addWidget(tick)
        for key, tick in self.ticks.items():
            tick.put(key in chosen)

    def chosen(self) -> tuple[str, ...]:
        """The keys that are ticked, in their order."""
        return tuple(key for key, tick in self.ticks.items() if tick.box.isChecked())

    def _turned(self, key: str) -> None:
        name, _, end = key.rpartition("-")
        other = self.ticks.get(f"{name}-{'no' if end == 'yes' else 'yes'}")
        if end in ("yes", "no") and other is not None and self.ticks[key].box.isChecked():
            other.put(on=False)
        self.changed.emit()
