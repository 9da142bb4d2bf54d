"""A field to look for words in what is shown, and the ways to the next place and back."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.fields import Line
from ui.widgets.live import LiveLine
from ui.widgets.parts import Button

_TYPING = 150  # ms after the last key before a search


class FindBar(QWidget):
    """`asked` follows what is typed, after a pause; `step` is 1 or -1. Enter is the next place."""

    asked = Signal(str)
    step = Signal(int)

    def __init__(self, name: str, over: QWidget) -> None:
        """Ctrl+F and F3 are heard wherever the focus is in `over`."""
        super().__init__(over)
        self.line = Line(name)
        self.line.setPlaceholderText(name)
        self.before, self.after = Button("↑"), Button("↓")
        self.before.setAccessibleName(self.tr("The place before"))
        self.after.setAccessibleName(self.tr("The next place"))
        for button in (self.before, self.after):
            button.setToolTip(button.accessibleName())
        self.said = LiveLine(quiet=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING)
        self._pause.timeout.connect(self._ask)
        row = QHBoxLayout()
        row.setSpacing(theme.STEP)
        row.addWidget(self.line, 1)
        row.addWidget(self.before)
        row.addWidget(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP // 2)
        column.addLayout(row)
        column.addWidget(self.said)
        self.line.textChanged.connect(self._typed)
        self.before.clicked.connect(self._back)
        self.after.clicked.connect(self._on)
        for keys, slot in (("Ctrl+F", self._focus), ("F3", self._on), ("Shift+F3", self._back)):
            shortcut = QShortcut(QKeySequence(keys), over)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        self._pause.start()

    def _ask(self) -> None:
        self.asked.emit(self.line.text())

    def _focus(self) -> None:
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def _on(self) -> None:
        self.step.emit(1)

    def _back(self) -> None:
        self.step.emit(-1)
