"""The recovery code: shown in large groups, and typed back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.fields import Line
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.parts import Sheet, Words, clear

_ACROSS = 4  # groups in a line
_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhLatinOnly
    | Qt.InputMethodHint.ImhPreferUppercase
)


class CodePanel(Sheet):
    """A code in groups that can be read across a table.

    Its letters cannot be marked or copied: a clipboard keeps what passed through it, and the code
    opens everything.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Words(name, quiet=True)
        if not name:
            self._name.hide()
        self.groups: list[Words] = []
        self._row = QVBoxLayout()
        self.body.setSpacing(theme.STEP)
        self.body.addWidget(self._name)
        self.body.addLayout(self._row)

    def show_code(self, code: str) -> None:
        """Show a code whose groups are parted by dashes; "" shows none."""
        clear(self._row)
        self.groups = [_group(letters) for letters in code.split("-") if letters]
        if not self.groups:
            return
        strip = QWidget()
        row = Flow(strip)
        widest = max(label.sizeHint().width() for label in self.groups) + theme.SHEET
        strip.setMaximumWidth(_ACROSS * (widest + theme.STEP))
        for label in self.groups:
            label.setFixedWidth(widest)
            row.addWidget(label)
        self._row.addWidget(strip)


class CodeField(QWidget):
    """Takes a code as it was written down. `entered` when Return is pressed.

    It is shown while it is typed: whoever types it has it on paper beside the keyboard.
    """

    entered = Signal()
    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = Line(name)
        self._line.setInputMethodHints(_HINTS)
        self._line.setFont(_large(theme.BODY))  # a whole code is seen at once, at 200 % too
        self._line.returnPressed.connect(self.entered)
        self._line.textChanged.connect(self._touched)
        self._note = LiveLine(quiet=True)
        label = Words(name)
        label.setBuddy(self._line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP // 2)
        column.addWidget(label)
        column.addWidget(self._line)
        column.addWidget(self._note)
        self.setFocusProxy(self._line)

    @property
    def text(self) -> str:
        """What was typed."""
        return self._line.text()

    def clear(self) -> None:
        """Forget what was typed; `clear` would leave it to be undone."""
        self._line.setText("")

    def select(self) -> None:
        """Select all, so that typing begins anew."""
        self._line.setFocus()
        self._line.selectAll()

    def _touched(self) -> None:
        korean = any(not letter.isascii() for letter in self._line.text())
        self._note.say(
            self.tr("Korean letters are taken for the Latin ones on the same keys.")
            if korean
            else ""
        )
        self.changed.emit()


def _group(letters: str) -> Words:
    label = Words(letters)
    label.setFont(_large(theme.NUMBER))
    label.setWordWrap(False)
    label.setAccessibleName(" ".join(letters))  # spoken letter by letter
    return label


def _large(pixels: int) -> QFont:
    made = theme.font(pixels, bold=True)
    made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 110)
    return made
