"""A field for a passphrase, which can be shown, and tells of Caps Lock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.live import LiveLine
from ui.widgets.parts import Chip, Words

_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class Passphrase(QWidget):
    """One passphrase. `entered` when Return is pressed, `changed` with every letter.

    While it is hidden the keyboard gives Latin letters, as everywhere; Korean ones can be typed
    once it is shown.
    """

    entered = Signal()
    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = _Field()
        self._field.setAccessibleName(name)
        self._field.returnPressed.connect(self.entered)
        self._field.textChanged.connect(self.changed)
        self._field.capitals.connect(self._note_capitals)
        self._eye = Chip(self.tr("Show"))
        self._eye.toggled.connect(self._show_letters)
        self._note = LiveLine(quiet=True)
        label = Words(name)
        label.setBuddy(self._field)
        row = QHBoxLayout()
        row.setSpacing(theme.STEP)
        row.addWidget(self._field, 1)
        row.addWidget(self._eye)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP // 2)
        column.addWidget(label)
        column.addLayout(row)
        column.addWidget(self._note)
        self.setFocusProxy(self._field)

    @property
    def text(self) -> str:
        """What was typed."""
        return self._field.text()

    def select(self) -> None:
        """Select all, so that typing begins anew."""
        self._field.setFocus()
        self._field.selectAll()

    def clear(self) -> None:
        """Empty the field and hide it again."""
        self._field.clear()
        self._eye.setChecked(False)

    def _show_letters(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._field.setEchoMode(mode)
        self._field.setInputMethodHints(_HINTS)
        self._eye.setText(self.tr("Hide it") if shown else self.tr("Show"))
        self._eye.setAccessibleName(self._eye.text())

    def _note_capitals(self, on: bool) -> None:
        self._note.say(self.tr("Caps Lock is on.") if on else "")


class _Field(QLineEdit):
    """The line itself. Qt cannot be asked for Caps Lock, so the letters tell."""

    capitals = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(_HINTS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if len(letter) == 1 and letter.isascii() and letter.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals.emit(letter.isupper() != shift)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.capitals.emit(False)  # it was just pressed; the next letter tells
        super().keyPressEvent(event)
