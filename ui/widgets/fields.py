"""Fields to type or choose in. None of them cuts off, changes or scrolls away what is in it.

A Korean syllable that is still being put together is no part of a field's text for Qt, though
it stands there to be seen. Here it is: else a lock, a kill or Ctrl+S would lose it.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMargins, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.widgets.glyph import Glyph
from ui.widgets.live import LiveLine
from ui.widgets.parts import LinkButton, Words
from ui.widgets.scripts import coded, undrawn

_EMPTY = -1
_CODES = 4  # letters named at most that cannot be drawn
_NO_LIMIT = 1_000_000  # the core says what is too long; a field that cuts off loses words


class Line(QLineEdit):
    """One line of text, however long it was pasted."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composed = ""
        self.setAccessibleName(name)
        self.setMaxLength(_NO_LIMIT)
        self.setAcceptDrops(False)  # a dropped file is for the sheet, not its address for the text

    def text(self) -> str:
        """What is seen, with what is being composed."""
        return _with(super().text(), self.cursorPosition(), self._composed)

    def setText(self, text: str | None) -> None:
        composed, self._composed = self._composed, ""  # Qt lets go of it too, and tells nobody
        unchanged = super().text() == (text or "")
        super().setText(text)
        if composed and unchanged:
            self.textChanged.emit(self.text())

    def clear(self) -> None:
        self.setText("")

    def event(self, event: QEvent) -> bool:
        return super().event(event) if not _pastes_no_text(event) else False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        before, self._composed = self._composed, event.preeditString()
        if self._composed != before:
            self.textChanged.emit(self.text())


class SearchField(Line):
    """Words to find. A drawing says what it is for, beside what it is called.

    Qt's own button to empty it stays as small as it is when everything else is twice as large.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setPlaceholderText(self.tr("Find"))
        self._glyph = Glyph("find", parent=self)
        self._empty = LinkButton("", self, glyph="close")
        self._empty.setAccessibleName(self.tr("Empty this field"))
        self._empty.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard deletes in the field
        self._empty.setCursor(Qt.CursorShape.ArrowCursor)
        side = theme.scaled(theme.GLYPH)
        wide = side + theme.scaled(12)
        self._empty.setFixedSize(wide, 2 * side)
        self.setTextMargins(side + theme.STEP // 2, 0, wide - theme.STEP, 0)
        self._empty.hide()
        self._empty.clicked.connect(self.clear)
        self.textChanged.connect(self._turn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._glyph.move(theme.STEP, (self.height() - self._glyph.height()) // 2)
        room = self._empty.size()
        self._empty.move(self.width() - room.width() - 2, (self.height() - room.height()) // 2)

    def _turn(self, text: str) -> None:
        self._empty.setVisible(bool(text))


class Story(QPlainTextEdit):
    """Several lines of text. It grows with what is written; Tab goes on to the next field."""

    def __init__(self, name: str, lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # as in Line
        self._lines = lines
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def toPlainText(self) -> str:
        """What is seen, with what is being composed."""
        block = self.textCursor().block()
        lines = block.layout()
        at = block.position() + lines.preeditAreaPosition()
        return _with(super().toPlainText(), at, lines.preeditAreaText())

    def event(self, event: QEvent) -> bool:
        return super().event(event) if not _pastes_no_text(event) else False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.textChanged.emit()  # Qt's own comes with whole syllables only

    def _grow(self) -> None:
        """As high as its text, from `lines` to three times as many; then it scrolls."""
        spacing = self.fontMetrics().lineSpacing()
        needed = round(self.document().size().height())  # in lines, for a QPlainTextEdit
        lines = min(max(needed + 1, self._lines), 3 * self._lines)
        self.setFixedHeight(lines * spacing + 2 * theme.GAP)


class Choice(QComboBox):
    """One of several, by key. The mouse wheel scrolls the page instead of choosing."""

    chosen = Signal()

    def __init__(
        self, name: str, options: Iterable[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_options(options)
        self.currentIndexChanged.connect(self._tell)

    def show_options(self, options: Iterable[tuple[str, str]]) -> None:
        """Put other options in the place of those there are; what was chosen stays where it can."""
        before = self.key
        with QSignalBlocker(self):
            self.clear()
            for key, text in options:
                self.addItem(text, key)
            self.choose(before)
        self.setMaxVisibleItems(max(10, self.count()))

    @property
    def key(self) -> str:
        """The key of what is chosen."""
        return str(self.currentData())

    def choose(self, key: str) -> None:
        """Choose by key; an unknown key changes nothing."""
        at = self.findData(key)
        if at >= 0:
            self.setCurrentIndex(at)

    def sizeHint(self) -> QSize:
        """Room for the last stroke of the longest words, which Qt cuts off at larger scales."""
        return super().sizeHint().grownBy(QMargins(0, 0, theme.STEP, 0))

    def minimumSizeHint(self) -> QSize:
        """Narrower than its longest words, where the page is."""
        return QSize(120, super().minimumSizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _tell(self) -> None:
        self.chosen.emit()


class Number(QSpinBox):
    """A whole number that may also be empty, shown as a dash. The wheel scrolls the page.

    It takes any number of so many digits as it is typed: whether it can be is judged, and said,
    elsewhere. The arrow keys begin at `start`.
    """

    def __init__(self, name: str, digits: int, start: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start = start
        self.setRange(_EMPTY, 10**digits - 1)
        self.setSpecialValueText("–")
        self.setValue(_EMPTY)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        width = self.fontMetrics().averageCharWidth() * digits + 2 * theme.GROUP
        self.setFixedSize(width, theme.scaled(theme.CONTROL))

    @property
    def number(self) -> int | None:
        """The number, None while the field is empty."""
        return None if self.value() == _EMPTY else self.value()

    def put(self, number: int | None) -> None:
        """Show a number, or empty the field."""
        self.setValue(_EMPTY if number is None else number)

    def stepBy(self, steps: int) -> None:
        if self.value() == _EMPTY:
            self.setValue(self._start)
        else:
            super().stepBy(steps)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        QTimer.singleShot(0, self.selectAll)  # after the click has set its cursor

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Labelled(QWidget):
    """A field under its name, and `said` between them in small words, if there is more to say."""

    def __init__(
        self, name: str, field: QWidget, said: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        label = Words(name, parent=self)
        label.setBuddy(field)
        self._lost: LiveLine | None = None
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP // 2)
        column.addWidget(label)
        if said:
            field.setAccessibleDescription(said)
            column.addWidget(Words(said, quiet=True, parent=self))
        column.addWidget(field)
        if isinstance(field, Line | Story):
            field.textChanged.connect(self._say_lost)
            self._say_lost()

    def _say_lost(self) -> None:
        """Say which letters no face here can draw: they are kept all the same."""
        field = self.field
        text = field.text() if isinstance(field, Line) else ""
        text = field.toPlainText() if isinstance(field, Story) else text
        lost = undrawn(text)
        said = ""
        if lost:
            codes = " ".join(map(coded, lost[:_CODES])) + ("…" if len(lost) > _CODES else "")
            said = self.tr(
                "This computer has no typeface for {codes}. It is kept as you typed it."
            ).format(codes=codes)
        if said and self._lost is None:  # hardly ever is there anything to say
            self._lost = LiveLine(quiet=True, parent=self)
            self._column.addWidget(self._lost)
        if self._lost is not None:
            self._lost.say(said)


def _with(text: str, at: int, composed: str) -> str:
    """A text with what is being composed put in, `at` as Qt counts: in UTF-16 units."""
    if not composed:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    before, after = units[: 2 * at], units[2 * at :]
    return (
        before.decode("utf-16-le", "surrogatepass")
        + composed
        + after.decode("utf-16-le", "surrogatepass")
    )


def _pastes_no_text(event: QEvent) -> bool:
    """Whether a key would paste a picture, which is for the sheet or the page, not for a text."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if not event.matches(QKeySequence.StandardKey.Paste):
        return False
    offered = QGuiApplication.clipboard().mimeData()
    if not offered.hasImage() or offered.hasText():
        return False
    event.ignore()
    return True
