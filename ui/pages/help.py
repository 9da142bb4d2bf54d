"""Places of help: the first to call, talks to remember, places of one's own, and all others."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from companion import contacts, pack_rules, steps, when
from companion.facts import Contact as PackContact
from companion.facts import Procedure
from companion.packs import Pack
from companion.records import Contact, Talk
from companion.texts import Texts
from ui import theme
from ui.pages.page import Page
from ui.session import Session
from ui.sheets.own_contact import ContactSheet
from ui.sheets.talk import TalkSheet
from ui.sheets.way import Ways, WaySheet
from ui.unfinished import kind_of, record_of
from ui.widgets.contact_card import FirstPlace, Place, PlaceRow, edit_button
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, Chip, GroupTitle, Words, clear, scrolled
from ui.widgets.talk_row import TalkRow

_AT_ONCE = 4  # rows made in one go
_AUDIENCES = ("all", "student", "parent", "teacher", "victim")


class HelpPage(Page):
    """Nothing here opens a browser or dials: numbers and addresses can be copied."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("HelpPage", "Places of help")
        super().__init__(session, title, parent)
        self._pack: Pack | None = None
        self._rows: list[tuple[PackContact, PlaceRow]] = []
        self._waiting: list[tuple[PackContact, Place]] = []
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._show_more)
        self._first, self._talks = QVBoxLayout(), QVBoxLayout()
        self._own, self._all = QVBoxLayout(), QVBoxLayout()
        self._ways = Ways(session)
        self._ways.wanted.connect(self._open_way)
        self._chips = QButtonGroup(self)
        self._chips.idClicked.connect(self._filter)
        self._lay_out()

    def go_on(self, place: str) -> None:
        vault, ident = self.session.vault, record_of(place)
        if kind_of(place) == "talk":
            talk = None if ident is None else contacts.get_talk(vault, ident)
            self.lay_over(TalkSheet(self.session, self, self._names(), talk))
        else:
            own = None if ident is None else contacts.get(vault, ident)
            self.lay_over(ContactSheet(self.session, self, own))

    def refresh(self) -> None:
        if self._pack is not self.session.pack:
            self._pack = self.session.pack
            self._show_pack(self._pack)
        vault, case, words = self.session.vault, self.session.case.id, self.session.words
        self._ways.refresh()
        # Not every country's ways have been written down yet.
        self._what_happens.setVisible(bool(self.session.pack.procedures))
        clear(self._talks)
        for talk in contacts.talks(vault, case):
            held, by = (when.words(one, words) for one in (talk.held, talk.promised_by))
            row = TalkRow(talk, held, by if talk.promised_by != when.UNKNOWN else "")
            row.wanted.connect(self._edit_talk)
            row.marked.connect(self._mark)
            self._talks.addWidget(row)
        clear(self._own)
        for contact in contacts.own(vault, case):
            own = _OwnRow(contact)
            own.wanted.connect(self._edit_own)
            self._own.addWidget(own)

    def _show_pack(self, pack: Pack) -> None:
        today, words = self.session.vault.now().date(), self.session.words
        places = {ident: _place(c, words, today) for ident, c in pack.contacts.items()}
        clear(self._first)
        first = pack.meta.first
        for moment, idents in (
            (self.tr("Now"), first.now),
            (self.tr("Today"), first.today),
            (self.tr("When you are ready"), first.later),
        ):
            also = [places[i] for i in idents[1:4] if places[i].number]
            said = "\n".join(_named(place) for place in also)
            self._first.addWidget(FirstPlace(moment, places[idents[0]], said))
        clear(self._all)
        self._rows.clear()
        self._waiting = [(contact, places[ident]) for ident, contact in pack.contacts.items()]
        self._more.start()

    def _show_more(self) -> None:
        """Make some more rows of the long list, and let the window breathe in between."""
        some, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        for contact, place in some:
            row = PlaceRow(place)
            self._rows.append((contact, row))
            self._all.addWidget(row)
            row.setVisible(self._fits(contact))  # in the page by now: else it would be a window
        if self._waiting:
            self._more.start()

    def _fits(self, contact: PackContact) -> bool:
        wanted = _AUDIENCES[max(self._chips.checkedId(), 0)]
        return wanted == "all" or bool({"all", wanted} & set(contact.audience))

    def _filter(self, _: int) -> None:
        for contact, row in self._rows:
            row.setVisible(self._fits(contact))

    def _names(self) -> list[str]:
        own = contacts.own(self.session.vault, self.session.case.id)
        said = [self.session.words.say(f"contact.{i}.name") for i in self.session.pack.contacts]
        return [contact.name for contact in own] + said

    def _add_talk(self) -> None:
        self.lay_over(TalkSheet(self.session, self, self._names()))

    def _edit_talk(self, talk: Talk) -> None:
        self.lay_over(TalkSheet(self.session, self, self._names(), talk))

    def _mark(self, talk: Talk) -> None:
        vault, done = self.session.vault, not talk.done_at
        self.session.change(self, lambda: steps.mark(vault, talk.step, done))

    def _open_way(self, procedure: Procedure) -> None:
        self.lay_over(WaySheet(self.session, self, procedure))

    def _add_own(self) -> None:
        self.lay_over(ContactSheet(self.session, self))

    def _edit_own(self, contact: Contact) -> None:
        self.lay_over(ContactSheet(self.session, self, contact))

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(theme.scaled(theme.TEXT_WIDTH + 120))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.STEP, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(self._first)
        column.addSpacing(theme.STEP)
        self._what_happens = QWidget()
        ways = QVBoxLayout(self._what_happens)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(column.spacing())
        ways.addWidget(GroupTitle(self.tr("What happens if …")))
        ways.addWidget(
            Words(self.tr("To read before you decide anything. Nothing is sent."), quiet=True)
        )
        ways.addWidget(self._ways)
        column.addWidget(self._what_happens)
        talk = Button(self.tr("Note a talk"), main=True)
        talk.clicked.connect(self._add_talk)
        own = Button(self.tr("Add a place"))
        own.clicked.connect(self._add_own)
        for title, said, rows, button in (
            (
                self.tr("Talks to remember"),
                self.tr("Whom you spoke with, what they said, which number they gave."),
                self._talks,
                talk,
            ),
            (self.tr("Your own places"), self.tr("A person or a place you trust."), self._own, own),
        ):
            column.addSpacing(theme.STEP)
            column.addWidget(GroupTitle(title))
            column.addWidget(Words(said, quiet=True))
            column.addLayout(rows)
            buttons = Flow()
            buttons.addWidget(button)
            column.addLayout(buttons)
        column.addSpacing(theme.STEP)
        column.addWidget(GroupTitle(self.tr("All places")))
        column.addLayout(self._chip_row())
        column.addLayout(self._all)
        column.addStretch(1)
        for rows in (self._first, self._talks, self._own, self._all):
            rows.setSpacing(theme.STEP)
        self.sheet.addWidget(scrolled(inside), 1)

    def _chip_row(self) -> Flow:
        row = Flow()
        for index, audience in enumerate(_AUDIENCES):
            everyone = self.tr("Everyone")
            said = self.session.words.say(f"audience.{audience}") if index else everyone
            chip = Chip(said)
            chip.setAccessibleDescription(self.tr("Show places for: {whom}").format(whom=said))
            chip.setChecked(index == 0)
            self._chips.addButton(chip, index)
            row.addWidget(chip)
        return row


class _OwnRow(PlaceRow):
    """One place of one's own."""

    wanted = Signal(object)

    def __init__(self, contact: Contact) -> None:
        super().__init__(
            Place(contact.name, contact.note, number=contact.phone, hours=contact.hours)
        )
        self._contact = contact
        change = edit_button(QCoreApplication.translate("HelpPage", "Change"), contact.name)
        change.clicked.connect(self._tell)
        row = Flow()
        row.addWidget(change)
        self.body.addLayout(row)

    def _tell(self) -> None:
        self.wanted.emit(self._contact)


def _place(contact: PackContact, words: Texts, today: date) -> Place:
    """A contact of the pack in words."""
    key = f"contact.{contact.id}"
    extra = (f"{key}.{part}" for part in ("asks", "after", "note"))
    chats = (f"{words.say(f'platform.{chat.where}')} {chat.name}" for chat in contact.chat)
    text = (contact.text,) if contact.text and contact.text != contact.phone else ()
    return Place(
        name=words.say(f"{key}.name"),
        what=words.say(f"{key}.what"),
        number=contact.phone or "",
        others=(*contact.phone_alt, *text, *chats, *filter(None, (contact.email,))),
        web=contact.url or "",
        hours=words.say(f"hours.{contact.hours}") if contact.hours else "",
        facts=_facts(contact, words),
        checked=_checked(contact.checked, today, words),
        say=words.say(f"{key}.say") if words.knows(f"{key}.say") else "",
        more=tuple(words.say(part) for part in extra if words.knows(part)),
    )


def _facts(contact: PackContact, words: Texts) -> str:
    languages = [words.say(f"language.{code}") for code in contact.languages if code != "ko"]
    said = [words.say(f"region.{contact.region}")] if contact.region != "national" else []
    if contact.age_below is not None:
        tr = QCoreApplication.translate("HelpPage", "for people under {age}")
        said.append(tr.format(age=contact.age_below))
    if contact.age_from is not None:
        tr = QCoreApplication.translate("HelpPage", "from {age} years on")
        said.append(tr.format(age=contact.age_from))
    return "  ·  ".join((*said, ", ".join(languages)) if languages else said)


def _named(place: Place) -> str:
    """Name and number, the number once."""
    return place.name if place.number in place.name else f"{place.name}  {place.number}"


def _checked(on: date, today: date, words: Texts) -> str:
    day = when.words(when.day(on.year, on.month, on.day), words)
    if pack_rules.stale(on, today):
        return QCoreApplication.translate(
            "HelpPage", "Last checked {day}, more than a year ago; it may have changed."
        ).format(day=day)
    return QCoreApplication.translate("HelpPage", "Checked {day}").format(day=day)
