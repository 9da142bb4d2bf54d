"""A place of help on screen: large for the first to call, a row for the others.

Nothing here opens or dials anything: numbers and addresses can be copied.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import copying
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.parts import Button, GroupTitle, LinkButton, Sheet, Words


@dataclass(frozen=True, slots=True)
class Place:
    """What is said of a place of help, in words. `more` are lines to read before calling."""

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


class Number(Words):
    """A number to be read from across the room, and marked with the mouse or the keyboard."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setFont(theme.font(theme.NUMBER, bold=True))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )


class FirstPlace(Sheet):
    """The first place to call at a moment, such as "now"; `also` are further names and numbers."""

    def __init__(
        self, moment: str, place: Place, also: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{moment}: {place.name} {place.number}")
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(GroupTitle(moment))
        left.addWidget(Number(place.number or place.name))
        left.addWidget(Words(place.name if place.number else place.what))
        for line in (place.hours, place.checked):
            if line:
                left.addWidget(Words(line, quiet=True))
        left.addWidget(Copies(place))
        if place.say:
            right.addWidget(GroupTitle(self.tr("You can say it like this")))
            right.addWidget(Words(f"“{place.say}”"))
        if place.number:
            right.addWidget(Words(place.what, quiet=True))
        if also:
            right.addWidget(Words(also, quiet=True))
        for side in (left, right):
            side.setSpacing(theme.STEP // 2)
            side.addStretch(1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(theme.SHEET)
        self._both.addLayout(left, 1)
        self._both.addLayout(right, 1)
        self.body.addLayout(self._both)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.scaled(520)
        side = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(side)


class PlaceRow(Sheet):
    """One place in the list; what to know before calling opens under it."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{place.name} {place.number}".strip())
        self.body.setContentsMargins(theme.SHEET, theme.GAP, theme.SHEET, theme.GAP)
        self.body.setSpacing(theme.STEP // 2)
        self.body.addWidget(GroupTitle(place.name))
        self.body.addWidget(Words(place.what))
        reach = "  ·  ".join(filter(None, (place.number, *place.others)))
        for line in (reach, place.web):
            if line:
                self.body.addWidget(Words(line))
        quiet = "  ·  ".join(filter(None, (place.hours, place.facts, place.checked)))
        self.body.addWidget(Words(quiet, quiet=True))
        said = (self.tr("You can say: “{words}”").format(words=place.say),) if place.say else ()
        self._more = [Words(line) for line in (*said, *place.more)]
        row = Copies(place)
        if self._more:
            self._toggle = LinkButton(self.tr("Good to know before calling"))
            self._toggle.setCheckable(True)
            self._toggle.toggled.connect(self._open)
            row.add(self._toggle)
        self.body.addWidget(row)
        for hidden in self._more:
            hidden.hide()
            self.body.addWidget(hidden)

    def _open(self, shown: bool) -> None:
        for line in self._more:
            line.setVisible(shown)


class Copies(QWidget):
    """Buttons that copy the number and the address of a place."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._said = LiveLine(quiet=True)
        self._row = Flow()
        for text, action, what in (
            (place.number, self._copy_number, self.tr("Copy the number")),
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
