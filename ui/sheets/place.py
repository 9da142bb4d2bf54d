"""All about one place of help, and what one can do with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.contact_card import Copies, PhoneNumber, Place
from ui.widgets.flow import Flow
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, GroupTitle, Sheet, TypedWords, Words

SAY, CHANGE, TALK, SITE, PIN, UNPIN, PUT_AWAY, BRING_BACK = (
    "say", "change", "talk", "site", "pin", "unpin", "put_away", "bring_back"
)  # fmt: skip


class PlaceSheet(Overlay):
    """Shows a place. `wanted` carries what is to come after it: a word above, and the id."""

    wanted = Signal(str, str)

    def __init__(self, over: QWidget, place: Place) -> None:
        super().__init__(over, place.name)
        self._place = place
        if place.what:
            self.body.addWidget(TypedWords(place.what))
        copies = Copies(place)
        if place.number:
            number = PhoneNumber(place.number)
            number.pressed.connect(copies.show_large)
            self.body.addWidget(number)
        self.body.addWidget(copies)
        if place.mine or place.note:
            said = "\n".join(filter(None, (place.mine, place.note)))
            self._note(self.tr("Noted by you: {number}").format(number=said))
        quiet = (place.open, place.hours, place.facts, place.checked)
        self.body.addWidget(Words("  ·  ".join(filter(None, quiet)), quiet=True))
        for line in (*place.others, place.web):
            if line:
                self.body.addWidget(Words(line))
        self._show_words()
        self._offer()

    def _note(self, said: str) -> None:
        notice = Sheet()
        notice.body.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        notice.body.addWidget(TypedWords(said))
        self.body.addWidget(notice)

    def _show_words(self) -> None:
        place = self._place
        if place.words:
            self.body.addWidget(GroupTitle(self.tr("What you want to say")))
            self.body.addWidget(TypedWords(place.words))
        elif place.say:
            self.body.addWidget(GroupTitle(self.tr("You can say it like this")))
            self.body.addWidget(Words(f"“{place.say}”"))
        if place.more:
            self.body.addWidget(GroupTitle(self.tr("Good to know before calling")))
        for line in place.more:
            self.body.addWidget(Words(line))

    def _offer(self) -> None:
        place = self._place
        row = Flow()
        for there, text, action in (
            (True, self.tr("Write what you want to say"), self._say),
            (True, self.tr("Note a talk with them"), self._talk),
            (bool(place.web), self.tr("Open their page …"), self._site),
            (True, self.tr("Change it for yourself"), self._change),
            (not place.pinned, self.tr("Keep it on top"), self._pin),
            (place.pinned, self.tr("Not on top any more"), self._unpin),
            (not place.hidden and not place.is_own, self.tr("Put it away"), self._put_away),
            (place.hidden, self.tr("Show it again"), self._bring_back),
        ):
            if there:
                button = Button(text)
                button.setAccessibleDescription(place.name)
                button.clicked.connect(action)
                row.addWidget(button)
        self.body.addLayout(row)

    def _go(self, what: str) -> None:
        self.close()
        self.wanted.emit(what, self._place.ident)

    def _say(self) -> None:
        self._go(SAY)

    def _talk(self) -> None:
        self._go(TALK)

    def _site(self) -> None:
        self._go(SITE)

    def _change(self) -> None:
        self._go(CHANGE)

    def _pin(self) -> None:
        self._go(PIN)

    def _unpin(self) -> None:
        self._go(UNPIN)

    def _put_away(self) -> None:
        self._go(PUT_AWAY)

    def _bring_back(self) -> None:
        self._go(BRING_BACK)
