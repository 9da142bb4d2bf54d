"""Whom to call now: one press or F1, from every window and over every sheet.

It writes nothing, dials nothing, and needs no open record: before one is open it shows the public
numbers of a country.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from companion import contacts, directory, packs, places, texts
from companion.packs import Pack
from companion.places import Entry
from ui import theme
from ui.place_words import Tellers, named
from ui.session import Session
from ui.widgets.contact_card import Copies, PhoneNumber, Place
from ui.widgets.fields import Choice, Labelled
from ui.widgets.hide import hide_of
from ui.widgets.live import LiveLine
from ui.widgets.overlay import Overlay
from ui.widgets.parts import GroupTitle, LinkButton, TypedWords, Words, clear

COUNTRY = "kr"  # before a record says otherwise, as when one is begun
_MANY = 6  # numbers at most: who needs one now should not have to search
_LARGEST = 120  # px at 100 %


@dataclass(frozen=True, slots=True)
class Known:
    """The places to call, the first one first, and the countries to choose from, if any."""

    places: tuple[Place, ...]
    countries: tuple[tuple[str, str], ...] = ()


def of_session(session: Session) -> Known:
    """Whom to call by the record that is open, with what the person noted beside it."""
    vault, case = session.vault, session.case.id
    tellers = Tellers(session.pack, session.words, vault.now())
    known = places.of_pack(session.pack.contacts)
    own, mine = contacts.own(vault, case), directory.mine(vault, case)
    return Known(_first(session.pack, tellers, places.entries(known, own, mine)))


def of_country(language: str, country: str, now: datetime) -> Known:
    """Whom to call in a country. Takes a moment, so to be called beside the window."""
    pack = packs.load(country)
    tellers = Tellers(pack, texts.load(language, pack.words), now)
    entries = places.of_pack(pack.contacts)
    return Known(_first(pack, tellers, entries), tuple(packs.named(language)))


def _first(pack: Pack, tellers: Tellers, entries: Iterable[Entry]) -> tuple[Place, ...]:
    """For now, then the person's own and what they keep on top, then for today; with a number.

    Of those for now, what is not known to be open comes last.
    """
    there = {entry.ident: entry for entry in entries}
    own = [entry.ident for entry in there.values() if entry.own is not None or entry.mine.pinned]
    now = [tellers.place(there[ident]) for ident in pack.meta.first.now if ident in there]
    now.sort(key=_not_open)
    later = [*own, *pack.meta.first.today]
    more = [tellers.place(there[i]) for i in later if i in there]
    found = {place.ident: place for place in (*now, *more) if place.number and not place.hidden}
    return tuple(found.values())[:_MANY]


def _not_open(place: Place) -> bool:
    return not place.is_open


class CallNow(Overlay):
    """One number to be read from across the room, what one can say, and the others under it.

    `country_wanted` carries another country, where the record does not say which.
    """

    country_wanted = Signal(str)
    WIDTH = 900

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, "")
        self.set_title(self.tr("Someone to call"))
        self._known = Known(())
        self._said = LiveLine()
        self._one, self._others = QVBoxLayout(), QVBoxLayout()
        self._number: PhoneNumber | None = None
        self._copies: Copies | None = None
        self._country: Choice | None = None
        calm = self.tr(
            "You can call from any phone, and need not know yet what to say. Nothing is dialled"
            " from here, and nothing is written down."
        )
        self.body.addLayout(self._one)
        self.body.addWidget(self._said)
        self.body.addLayout(self._others)
        self.body.addWidget(Words(calm, quiet=True))
        for part in (self._one, self._others):
            part.setSpacing(theme.STEP)

    def show_known(self, known: Known) -> None:
        """Show these, the first one large."""
        self._known = known
        if known.countries and self._country is None:
            self._country = Choice(self.tr("In which country?"), known.countries)
            self._country.choose(COUNTRY)
            self._country.chosen.connect(self._change_country)
            self.body.addWidget(Labelled(self._country.accessibleName(), self._country))
        if known.places:
            self._show(known.places[0])
        else:
            self.say_none()

    def say_none(self, _: Exception | None = None) -> None:
        """There is no number to show."""
        self._said.say(self.tr("The numbers could not be shown here just now."))

    def where(self) -> QRect:
        """Under the bar, so that Hide stays in sight."""
        hide = hide_of(self._over)
        bar = hide.parentWidget() if hide is not None else None
        if hide is None or bar is None:
            return self._over.rect()
        low = bar if bar is not self._over else hide
        top = low.mapTo(self._over, low.rect().bottomLeft()).y() + 1
        return self._over.rect().adjusted(0, min(top, self._over.height() // 3), 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _change_country(self) -> None:
        if self._country is not None:
            self.country_wanted.emit(self._country.key)

    def _choose(self) -> None:
        wanted = self.sender().objectName()
        for place in self._known.places:
            if place.ident == wanted:
                self._show(place)
                self._said.say(f"{place.name} {place.number}")

    def _show(self, place: Place) -> None:
        """Show one large, and the others to choose from."""
        inside = self.isAncestorOf(QApplication.focusWidget() or self)
        self._copies = None
        clear(self._one)
        clear(self._others)
        self._said.say("")
        self._show_large(place)
        others = [other for other in self._known.places if other.ident != place.ident]
        if others:
            self._others.addWidget(GroupTitle(self.tr("Or one of these")))
        for other in others:
            self._others.addWidget(self._row(other))
        self._fit()
        self.scroll_to_top()
        if inside:
            self.focus_first()

    def _row(self, place: Place) -> QWidget:
        """A number to choose, and whose it is: a name may be longer than the window is wide."""
        button = LinkButton(place.number.replace("&", "&&"))
        button.setObjectName(place.ident)
        button.setAccessibleName(named(place))
        button.setAccessibleDescription(place.open)
        button.clicked.connect(self._choose)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.STEP)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(TypedWords(place.name), 1)
        return made

    def focus_first(self) -> None:
        """Put the focus beside the number, on what copies it: it is read out together with it."""
        beside = self._copies
        if beside is not None:
            beside.begin()
        else:
            super().focus_first()

    def _show_large(self, place: Place) -> None:
        self._number = PhoneNumber(place.number)
        self._number.setAccessibleName(f"{place.name} {place.number}")
        self._one.addWidget(self._number)
        name = TypedWords(place.name)
        name.setFont(theme.font(theme.TITLE, bold=True))
        self._one.addWidget(name)
        if place.mine:
            said = self.tr("Noted by you: {number}").format(number=place.mine)
            self._one.addWidget(TypedWords(said))
        self._copies = Copies(place)  # right under the number, so that both are in sight
        self._one.addWidget(self._copies)
        quiet = "  ·  ".join(filter(None, (place.open, place.hours, place.checked)))
        self._one.addWidget(Words(quiet, quiet=True))
        if place.to_say:
            own = bool(place.words)
            title = self.tr("What you want to say") if own else self.tr("You can say it like this")
            words = TypedWords(place.words if own else f"“{place.say}”")
            words.setFont(theme.font(theme.TITLE))
            self._one.addWidget(GroupTitle(title))
            self._one.addWidget(words)
        if place.others:
            also = self.tr("Also: {numbers}").format(numbers="  ·  ".join(place.others))
            self._one.addWidget(TypedWords(also, quiet=True))

    def _fit(self) -> None:
        """Make the number as large as there is room for, and leave some for the words."""
        number = self._number
        if number is None:
            return
        font = theme.font(_LARGEST, bold=True)
        wide = QFontMetrics(font).horizontalAdvance(number.text() or "0")
        room = min(self.width() - 2 * (theme.GAP + theme.SHEET), theme.scaled(self.WIDTH)) - 24
        size, high = font.pixelSize(), self.height() // 5
        font.setPixelSize(max(theme.NUMBER, min(size, size * room // max(wide, 1), high)))
        number.setFont(font)
