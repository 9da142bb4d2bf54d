"""A place of help on screen: large for the first to call, and its number over the whole window.

Nothing here opens or dials anything: numbers and addresses can be copied.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import copying
from ui.widgets.flow import Flow
from ui.widgets.large import LargeView
from ui.widgets.live import LiveLine
from ui.widgets.parts import Button, GroupTitle, LinkButton, Sheet, TypedWords, Words


@dataclass(frozen=True, slots=True)
class Place:
    """What is said of a place of help, in words. `more` are lines to read before calling.

    `mine`, `note` and `words` are the person's own: another number, a note, what they want to say.
    """

    name: str
    what: str = ""
    number: str = ""
    others: tuple[str, ...] = ()  # more numbers, chats and e-mail addresses
    web: str = ""
    hours: str = ""
    facts: str = ""  # for whom, in which languages
    checked: str = ""
    say: str = ""  # what one may say
    more: tuple[str, ...] = ()
    open: str = ""  # whether it is open now
    ident: str = ""
    mine: str = ""
    note: str = ""
    words: str = ""
    is_open: bool = False
    is_own: bool = False
    pinned: bool = False
    hidden: bool = False

    @property
    def to_say(self) -> str:
        """The person's own words, else the sentence of the pack."""
        return self.words or self.say


class PhoneNumber(Words):
    """A number to be read from across the room, and marked with the mouse or the keyboard.

    `pressed` follows a click that marks nothing.
    """

    pressed = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setFont(theme.font(theme.NUMBER, bold=True))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.hasSelectedText():
            self.pressed.emit()


class FirstPlace(Sheet):
    """The first place to call at a moment, such as "now"; `also` are further names and numbers.

    `opened` and `say_wanted` carry the id of the place: all about it, and what one wants to say.
    """

    opened = Signal(str)
    say_wanted = Signal(str)

    def __init__(
        self, moment: str, place: Place, also: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._place = place
        self.setAccessibleName(f"{moment}: {place.name} {place.number}")
        left, right = self._left(moment), self._right(also)
        for side in (left, right):
            side.setSpacing(theme.STEP // 2)
            side.addStretch(1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(theme.SHEET)
        self._both.addLayout(left, 1)
        self._both.addLayout(right, 1)
        self.body.addLayout(self._both)

    def _left(self, moment: str) -> QVBoxLayout:
        place, left = self._place, QVBoxLayout()
        left.addWidget(GroupTitle(moment))
        number = PhoneNumber(place.number or place.name)
        left.addWidget(number)
        left.addWidget(Words(place.name if place.number else place.what))
        if place.mine:
            said = self.tr("Noted by you: {number}").format(number=place.mine)
            left.addWidget(TypedWords(said))
        for line in (place.open, place.hours, place.checked):
            if line:
                left.addWidget(Words(line, quiet=True))
        copies = Copies(place)
        number.pressed.connect(copies.show_large)
        left.addWidget(copies)
        return left

    def _right(self, also: str) -> QVBoxLayout:
        place, right = self._place, QVBoxLayout()
        if place.to_say:
            own = bool(place.words)
            title = self.tr("What you want to say") if own else self.tr("You can say it like this")
            right.addWidget(GroupTitle(title))
            right.addWidget(TypedWords(place.words if own else f"“{place.say}”"))
        if place.number:
            right.addWidget(Words(place.what, quiet=True))
        for line in filter(None, (place.note, also)):
            right.addWidget(TypedWords(line, quiet=True))
        row = Flow()
        for text, action in (
            (self.tr("Write it in your words"), self._say),
            (self.tr("More about this place"), self._open),
        ):
            button = LinkButton(text)
            button.setAccessibleDescription(place.name)
            button.clicked.connect(action)
            row.addWidget(button)
        right.addLayout(row)
        return right

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.scaled(520)
        side = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(side)

    def _say(self) -> None:
        self.say_wanted.emit(self._place.ident)

    def _open(self) -> None:
        self.opened.emit(self._place.ident)


class Copies(QWidget):
    """Buttons that copy the number and the address of a place, and show the number large."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._said = LiveLine(quiet=True)
        self._row = Flow()
        for text, action, what in (
            (place.number, self._copy_number, self.tr("Copy the number")),
            (place.number, self.show_large, self.tr("Show it large")),
            (place.web, self._copy_address, self.tr("Copy the address")),
        ):
            if text:
                button = LinkButton(what)
                button.setAccessibleDescription(f"{place.name} {text}")
                button.clicked.connect(action)
                self._row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(self._said)

    def add(self, button: QWidget) -> None:
        """Put another button beside."""
        self._row.addWidget(button)

    def begin(self) -> None:
        """Put the focus on the first of them."""
        for button in self.findChildren(LinkButton)[:1]:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_large(self) -> None:
        """Show the number over the whole window, with what the person wants to say."""
        if self._place.number:
            LargeView(self.window(), self._place.name, self._place.number, self._place.words)

    def _copy_number(self) -> None:
        self._copy(self._place.number)

    def _copy_address(self) -> None:
        self._copy(self._place.web)

    def _copy(self, text: str) -> None:
        copying.copy(text)
        self._said.say(self.tr("Copied; it goes from the clipboard again in a minute."))


def edit_button(text: str, about: str) -> Button:
    """A button whose description says which record it is about."""
    button = Button(text)
    button.setAccessibleDescription(about)
    return button
