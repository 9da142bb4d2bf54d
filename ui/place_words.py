"""A place of help in words: what its pack says of it, and what the person noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from companion import facts, openings, pack_rules, when
from companion.openings import DAYS, Open, State
from companion.packs import Pack
from companion.places import Entry, folded
from companion.texts import Texts
from ui.widgets.contact_card import Place
from ui.widgets.scripts import held

_MORE = ("asks", "after", "note")  # lines of a pack to read before calling


class Tellers:
    """Says places of one pack in one language at one moment; what many have in common, once."""

    def __init__(self, pack: Pack, words: Texts, now: datetime) -> None:
        self.pack, self.words = pack, words
        self._found: dict[str, str] = {}
        self._set(now)

    def _set(self, now: datetime) -> None:
        self._now, self._today = now, now.astimezone().date()
        self._states: dict[tuple[str, str], State] = {}

    def turn(self, now: datetime) -> None:
        """Go on at a later moment."""
        self._set(now)

    def state(self, entry: Entry) -> State:
        """Whether it is open now."""
        contact = entry.contact
        if contact is None or contact.hours is None:
            return State(Open.UNKNOWN)
        key = (contact.hours, contact.timezone or "")
        if key not in self._states:
            self._states[key] = openings.of(self.pack, contact, self._now)
        return self._states[key]

    def place(self, entry: Entry) -> Place:
        """All that is said of it."""
        mine = entry.mine
        if entry.own is not None:
            one = entry.own
            told = Place(one.name, one.note, one.phone, hours=one.hours, is_own=True)
        else:
            told = _of_pack(entry.contact, self.words, self._today)
        return replace(
            told,
            ident=entry.ident,
            mine=mine.phone,
            note=mine.note,
            words=mine.say,
            pinned=mine.pinned,
            hidden=mine.hidden,
            open=self._open(entry),
            is_open=self.state(entry).is_open is Open.YES,
        )

    def found_by(self, entry: Entry) -> str:
        """All the words it can be found by, folded."""
        if entry.own is not None or entry.mine.phone or entry.mine.note:
            return folded(" ".join(self._told(entry)))  # the person's own, which they may change
        if entry.ident not in self._found:
            self._found[entry.ident] = folded(" ".join(self._told(entry)))
        return self._found[entry.ident]

    def learn(self, entries: list[Entry]) -> None:
        """Know the words of all of these; on any thread."""
        for entry in entries:
            self.found_by(entry)

    def _told(self, entry: Entry) -> tuple[str, ...]:
        mine = (entry.mine.phone, entry.mine.note)
        if entry.own is not None:
            return (entry.own.name, entry.own.phone, entry.own.note, *mine)
        contact = entry.contact
        if contact is None:
            return mine
        key, say = f"contact.{contact.id}", self.words.say
        numbers = (contact.phone or "", contact.text or "", *contact.phone_alt)
        return (say(f"{key}.name"), say(f"{key}.what"), *numbers, contact.url or "", *mine)

    def _open(self, entry: Entry) -> str:
        told = self.state(entry)
        if told.holiday:
            return QCoreApplication.translate("HelpPage", "A public holiday: it may be closed")
        if told.is_open is Open.UNKNOWN:
            if entry.own.hours if entry.own else entry.contact and entry.contact.hours:
                return QCoreApplication.translate("HelpPage", "Not known whether it is open now")
            return QCoreApplication.translate("HelpPage", "Hours not known")
        if told.is_open is Open.YES:
            if told.change is None:
                return QCoreApplication.translate("HelpPage", "Open now")
            said = QCoreApplication.translate("HelpPage", "Open now, until {time}")
        else:
            said = QCoreApplication.translate("HelpPage", "Closed now")
            if told.change is not None:
                said = QCoreApplication.translate("HelpPage", "Closed now, opens {time}")
        return said.format(time=self._clock(told.change))

    def _clock(self, change: datetime | None) -> str:
        if change is None:
            return ""
        clock = f"{change:%H:%M}"
        ahead = (change.date() - self._today).days
        if ahead == 0:
            return clock
        return f"{self.words.say(f'weekday.{DAYS[change.weekday()]}')} {clock}"


def _of_pack(contact: facts.Contact | None, words: Texts, today: date) -> Place:
    if contact is None:
        return Place("")
    key = f"contact.{contact.id}"
    chats = (f"{words.say(f'platform.{chat.where}')} {chat.name}" for chat in contact.chat)
    return Place(
        name=words.say(f"{key}.name"),
        what=words.say(f"{key}.what"),
        number=contact.phone or "",
        others=(*contact.phone_alt, *_text(contact), *chats, *filter(None, (contact.email,))),
        web=contact.url or "",
        hours=words.say(f"hours.{contact.hours}") if contact.hours else "",
        facts=told_facts(contact, words),
        checked=told_checked(contact.checked, today, words),
        say=_maybe(words, f"{key}.say"),
        more=tuple(filter(None, (_maybe(words, f"{key}.{part}") for part in _MORE))),
    )


def _maybe(words: Texts, key: str) -> str:
    return words.say(key) if words.knows(key) else ""


def _text(contact: facts.Contact) -> tuple[str, ...]:
    """The number for text messages, with the word one sends where one is asked for."""
    if not contact.text or (contact.text == contact.phone and not contact.text_word):
        return ()
    if not contact.text_word:
        return (contact.text,)
    said = QCoreApplication.translate("HelpPage", "text {word} to {number}")
    return (said.format(word=contact.text_word, number=contact.text),)


def told_facts(contact: facts.Contact, words: Texts) -> str:
    """For whom a place is, and in which languages."""
    languages = [words.say(f"language.{code}") for code in contact.languages if code != "ko"]
    said = [words.say(f"region.{contact.region}")] if contact.region != "national" else []
    if contact.age_below is not None:
        told = QCoreApplication.translate("HelpPage", "for people under {age}")
        said.append(told.format(age=contact.age_below))
    if contact.age_from is not None:
        told = QCoreApplication.translate("HelpPage", "for people of {age} or older")
        said.append(told.format(age=contact.age_from))
    if contact.age_of == "picture" and said:
        said.append(QCoreApplication.translate("HelpPage", "the age in the picture counts"))
    return "  ·  ".join((*said, ", ".join(languages)) if languages else said)


def told_checked(on: date, today: date, words: Texts) -> str:
    """When it was last looked up, and that this is long ago."""
    day = when.words(when.day_of(on), words)
    if pack_rules.stale(on, today):
        return QCoreApplication.translate(
            "HelpPage", "Last checked {day}, more than a year ago; it may have changed."
        ).format(day=day)
    return QCoreApplication.translate("HelpPage", "Checked {day}").format(day=day)


def named(place: Place) -> str:
    """Name and number, the number once."""
    name = held(place.name)
    return name if place.number in place.name else f"{name}  {place.number}"
