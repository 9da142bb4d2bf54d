"""How what was asked to be taken down is told on screen: short, and never a whole address."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion import when
from companion.asked import Asking, Found, Means, Pictured, Reply, TakedownLine
from companion.facts import Contact
from companion.packs import Pack
from companion.texts import Texts
from companion.when import When
from ui.sheets.reader_words import desk_name
from ui.widgets.shown import breakable, plain

DESKS = ("deletion", "platform", "us-notice", "eu-notice")
"""Desks whose papers ask for a removal, in the order in which they are offered."""
COVERED = "••••"
_LONGEST = 120  # letters of a text in a cell


def found_words(found: Found) -> str:
    """Whether it is still there."""
    translate = QCoreApplication.translate
    return {
        Found.UNSAID: translate("Takedown", "I don't know"),
        Found.THERE: translate("Takedown", "It is still there"),
        Found.GONE: translate("Takedown", "It is gone"),
        Found.BACK: translate("Takedown", "It is there again"),
    }[found]


def pictured_words(pictured: Pictured) -> str:
    """The age in the picture."""
    translate = QCoreApplication.translate
    return {
        Pictured.UNSAID: translate("Takedown", "Not said"),
        Pictured.UNDER18: translate("Takedown", "Under 18 at that time"),
        Pictured.UNSURE: translate("Takedown", "I am not sure"),
        Pictured.ADULT: translate("Takedown", "18 or older at that time"),
        Pictured.ORDINARY: translate("Takedown", "It is not a sexual picture"),
    }[pictured]


def means_words(means: Means) -> str:
    """How somebody was asked."""
    translate = QCoreApplication.translate
    return {
        Means.UNSAID: translate("Takedown", "Not said"),
        Means.FORM: translate("Takedown", "Their form on the web"),
        Means.REPORT: translate("Takedown", "The report button"),
        Means.EMAIL: translate("Takedown", "E-mail"),
        Means.PHONE: translate("Takedown", "By phone"),
        Means.IN_PERSON: translate("Takedown", "In person"),
        Means.OTHER: translate("Takedown", "Another way"),
    }[means]


def reply_words(reply: Reply) -> str:
    """What they answered."""
    translate = QCoreApplication.translate
    return {
        Reply.NONE: translate("Takedown", "No answer yet"),
        Reply.RECEIVED: translate("Takedown", "They received it"),
        Reply.MORE: translate("Takedown", "They want to know more"),
        Reply.REMOVED: translate("Takedown", "They took it down"),
        Reply.REFUSED: translate("Takedown", "They will not take it down"),
    }[reply]


def services(pack: Pack) -> dict[str, Contact]:
    """Who blocks pictures by their fingerprint, by id. They give a number and a PIN."""
    return {
        ident: contact
        for ident, contact in pack.contacts.items()
        if contact.age_of == "picture" and contact.category == "takedown"
    }


def route_words(route: str, pack: Pack, words: Texts) -> str:
    """What kind of place was asked."""
    if route in pack.reports:
        return desk_name(route, words)
    if route in pack.contacts:
        return words.say(f"contact.{route}.name")
    return QCoreApplication.translate("Takedown", "Someone else")


def place_cell(line: TakedownLine) -> str:
    """Where it is: the platform, else the host of the address; under it where in it."""
    first = line.platform or line.host
    second = line.room or (line.host if line.platform else "")
    return _cell(first, second)


def asked_cell(line: TakedownLine, words: Texts) -> str:
    """Whom one asked last, when, and how often in all."""
    if not line.asked:
        return QCoreApplication.translate("Takedown", "Nobody asked yet")
    day = "" if line.happened == when.UNKNOWN else when.words(line.happened, words)
    if line.asked > 1:
        often = QCoreApplication.translate("Takedown", "asked {} times").format(line.asked)
        day = " · ".join(filter(None, (day, often)))
    return _cell(line.whom, day)


def reply_cell(line: TakedownLine, words: Texts) -> str:
    """What they answered; as long as they did not, by when a rule has them act."""
    if not line.asked:
        return "–"
    due = ""
    if line.due != when.UNKNOWN and line.reply in (Reply.NONE, Reply.RECEIVED):
        until = QCoreApplication.translate("Takedown", "They have until {}")
        due = until.format(when.words(line.due, words))
    return _cell(reply_words(line.reply), due)


def now_cell(line: TakedownLine, words: Texts, now: str) -> str:
    """Whether it is there, and when to ask again; `now` is a time as `When.sort_key` has it."""
    return _cell(found_words(line.found), next_words(line.next_look, line.found, words, now))


def next_words(next_look: When, found: Found, words: Texts, now: str) -> str:
    """When to ask again; that one may by now, once that day is there. It says no more of it."""
    if next_look == when.UNKNOWN or found is Found.GONE:
        return ""
    if next_look.sort_key and next_look.sort_key <= now:
        return QCoreApplication.translate("Takedown", "You can ask again now")
    said = QCoreApplication.translate("Takedown", "Ask again: {}")
    return said.format(when.words(next_look, words))


def asking_cells(one: Asking, pack: Pack, words: Texts) -> tuple[str, ...]:
    """One asking as a row. The number a service gave is covered, its PIN is no part of it."""
    day = "" if one.happened == when.UNKNOWN else when.words(one.happened, words)
    number = COVERED if one.reference and one.route in services(pack) else one.reference
    return (_cell(day), _cell(one.whom), _cell(number), _cell(reply_words(one.reply)))


def _cell(*lines: str) -> str:
    cut = (line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…" for line in lines)
    return breakable("\n".join(plain(line) for line in cut if line)) or "–"
