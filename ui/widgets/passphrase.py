"""A field for a passphrase, which can be shown, and tells what the keyboard gives."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.live import LiveLine
from ui.widgets.parts import Chip, Words

_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)
_HANGUL_KEYS = {Qt.Key.Key_Hangul, Qt.Key.Key_Hangul_Hanja, Qt.Key.Key_Hangul_Jeonja}


class Passphrase(QWidget):
    """One passphrase. `entered` when Return is pressed, `changed` with every letter.

    While it is hidden it takes Latin letters only, on every system alike; Korean ones can be
    typed once it is shown, and the line under the field says which come.
    """

    entered = Signal()
    changed = Signal()
    shown = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._capitals = self._hangul = self._asked_for_hangul = False
        self._field = _Field()
        self._field.setAccessibleName(name)
        self._field.returnPressed.connect(self.entered)
        self._field.textChanged.connect(self._touched)
        self._field.capitals.connect(self._note_capitals)
        self._field.hangul.connect(self._note_hangul)
        self._field.hangul_key.connect(self._note_hangul_key)
        self._eye = Chip(self.tr("Show"))
        self._eye.toggled.connect(self.show_letters)
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

    def put(self, text: str) -> None:
        """Fill in a passphrase and show it."""
        self._field.setText(text)
        self.show_letters(shown=True)

    def clear_letters(self) -> None:
        """Empty the field; shown or hidden, it stays so. Nothing is left to be undone."""
        self._field.setText("")

    def select(self) -> None:
        """Select all, so that typing begins anew."""
        self._field.setFocus()
        self._field.selectAll()

    def clear(self) -> None:
        """Empty the field and hide it again."""
        self.clear_letters()
        self.show_letters(shown=False)

    def show_letters(self, shown: bool) -> None:
        """Show what is typed, or hide it."""
        self._eye.setChecked(shown)
        if shown == (self._field.echoMode() == QLineEdit.EchoMode.Normal):
            return
        self._field.show_letters(shown)
        self._eye.setText(self.tr("Hide it") if shown else self.tr("Show"))
        self._eye.setAccessibleName(self._eye.text())
        self._asked_for_hangul = self._hangul = False
        self._say()
        self.shown.emit(shown)

    def _touched(self) -> None:
        if not self._field.text():
            self._hangul = self._asked_for_hangul = False
            self._say()
        self.changed.emit()

    def _note_capitals(self, on: bool) -> None:
        self._capitals, self._hangul = on, False
        self._say()

    def _note_hangul(self) -> None:
        self._hangul = True
        self._say()

    def _note_hangul_key(self) -> None:
        self._asked_for_hangul = self._field.echoMode() != QLineEdit.EchoMode.Normal
        self._say()

    def _say(self) -> None:
        """What the keyboard gives now, as far as it can be known."""
        said = []
        if self._capitals:
            said.append(self.tr("Caps Lock is on."))
        if self._hangul:
            said.append(self.tr("You are typing in Korean (한/영)."))
        if self._asked_for_hangul:
            said.append(
                self.tr("A hidden field takes Latin letters only. For Korean, press Show first.")
            )
        self._note.say(" ".join(said))


class _Field(QLineEdit):
    """The line itself. Qt can be asked neither for Caps Lock nor for 한/영, so the letters tell."""

    capitals = Signal(bool)
    hangul = Signal()
    hangul_key = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.show_letters(shown=False)

    def show_letters(self, shown: bool) -> None:
        """While hidden, no input method gets to see or to compose what is typed."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        hidden = Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhPreferLatin
        self.setInputMethodHints(_HINTS if shown else _HINTS | hidden)
        QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None, /) -> Any:
        # Qt 6 would let a hidden field be composed into, so that the same keys gave other letters
        # from system to system.
        if query == Qt.InputMethodQuery.ImEnabled:
            return self.echoMode() == QLineEdit.EchoMode.Normal
        more = () if argument is None else (argument,)
        return super().inputMethodQuery(query, *more)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if len(letter) == 1 and letter.isascii() and letter.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals.emit(letter.isupper() != shift)
        elif any(_is_hangul(one) for one in letter):
            self.hangul.emit()
        elif event.key() == Qt.Key.Key_CapsLock:
            self.capitals.emit(False)  # it was just pressed; the next letter tells
        elif event.key() in _HANGUL_KEYS:
            self.hangul_key.emit()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if any(_is_hangul(one) for one in event.preeditString() + event.commitString()):
            self.hangul.emit()
        super().inputMethodEvent(event)


def _is_hangul(letter: str) -> bool:
    """Whether it is a syllable, or a letter that becomes part of one."""
    return "가" <= letter <= "힣" or "ㄱ" <= letter <= "ㆎ" or "ᄀ" <= letter <= "ᇿ"
