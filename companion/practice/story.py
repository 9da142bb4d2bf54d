"""What happens in the practice case: dates, kinds and links, once for every language.

Nothing in it is real. The words are in resources/practice/<language>.toml under the names
used here, such as `incident.threat.title`. Six weeks in the autumn of 2026; a date that
hangs on an event names it by its key under `anchor`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from companion import paths, tables, when
from companion.asked import Found, Means, Pictured, Reply
from companion.records import Age, Answer, Kind, Known, NewCase, Part, Role, Shows, Sure, TimeSource
from companion.when import UNKNOWN, DayPart, MonthPart, When

Words = Mapping[str, str]

FACTS = NewCase(
    Role.MINE,
    Age.UNDER19,
    choices=(
        "requests-punish",
        "requests-remove",
        "requests-channel",
        "protections-alias",
        "protections-company",
        "protections-lawyer",
        "separation-yes",
        "measures-counsel",
        "measures-no-contact",
        "measures-removal",
        "wanted-delete",
        "wanted-monitor",
        "wanted-listen",
        "wanted-ask-first",
        "kinds-delete",
        "grounds-false",
    ),
)

ROOM, INVITE = "https://example.com/room/practice-07", "https://example.com/join/practice-07"
FAKE = "https://example.com/example_practice_04"

ACCOUNTS = {
    "room": ("telegram", INVITE),
    "owner": ("telegram", "https://example.com/example_practice_01"),
    "threat": ("telegram", "https://example.com/example_practice_02"),
    "stranger": ("instagram", "https://example.com/example_practice_03"),
    "fake": ("instagram", FAKE),
    "open_chat": ("kakaotalk", "https://example.com/open/practice-12"),
    "mine": ("instagram", "https://example.com/example_practice_me"),
}
"""Platform and address of each account."""

PEOPLE = {
    "unknown": (Part.OTHER, ("owner", "threat")),
    "friend_a": (Part.WITNESS, ()),
    "friend_b": (Part.WITNESS, ()),
    "friend_c": (Part.AFFECTED, ()),
    "teacher": (Part.HELPER, ()),
}
"""Part of each person, and the accounts that seem to be theirs."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of evidence, in the order they are numbered."""

    account: str
    seen: When
    obtained: When
    kind: Kind = Kind.FILE
    shows: Shows = Shows.ORDINARY
    url: str = ""


ITEMS = {
    "message": Item(
        "stranger", when.exact(2026, 9, 8, 21, 40), when.exact(2026, 9, 8, 21, 43), url=INVITE
    ),
    "invite": Item("room", when.day(2026, 9, 11, DayPart.NIGHT), when.day(2026, 9, 12), url=INVITE),
    "open_chat": Item("open_chat", when.exact(2026, 9, 16, 7, 34), when.exact(2026, 9, 16, 7, 52)),
    "post": Item(
        "room", when.before("sports_day"), when.day(2026, 9, 17), Kind.REFERENCE, url=ROOM
    ),
    "note": Item("room", when.day(2026, 9, 17), when.exact(2026, 9, 17, 23, 18)),
    "profile": Item("fake", when.day(2026, 9, 19), when.exact(2026, 9, 19, 13, 48), url=FAKE),
    "notice": Item("fake", when.exact(2026, 9, 19, 13, 57), when.exact(2026, 9, 19, 14, 2)),
    "friend_chat": Item(
        "fake", when.day(2026, 9, 21, DayPart.EVENING), when.day(2026, 9, 22), url=FAKE
    ),
    "threat": Item("threat", when.exact(2026, 9, 28, 22, 14), when.exact(2026, 9, 28, 22, 21)),
    "withheld": Item(
        "threat",
        when.exact(2026, 9, 28, 22, 13),
        when.exact(2026, 9, 28, 22, 13),
        Kind.FINGERPRINT,
        Shows.UNSURE,
    ),
    "originals": Item("mine", when.term(2026, 2), when.term(2026, 2), Kind.HELD_ELSEWHERE),
    "quiet": Item(
        "owner",
        when.month(2026, 10, MonthPart.EARLY),
        when.month(2026, 10, MonthPart.EARLY),
        Kind.REFERENCE,
    ),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One incident: its time and how it is known, its acts, and what belongs to it."""

    happened: When
    known: Known = Known.SAW
    time_source: TimeSource = TimeSource.MEMORY
    noticed: When = UNKNOWN
    acts: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


EVENTS = {
    "message": Event(
        when.exact(2026, 9, 8, 21, 40),
        time_source=TimeSource.MESSAGE,
        noticed=when.exact(2026, 9, 8, 21, 43),
        accounts=("stranger", "room"),
        items=("message",),
    ),
    "likes": Event(
        when.month(2026, 9, MonthPart.EARLY),
        accounts=("stranger", "mine"),
    ),
    "invite": Event(
        when.day(2026, 9, 11, DayPart.NIGHT),
        time_source=TimeSource.FILE,
        acts=("deepfake-spreading",),
        accounts=("room", "owner"),
        people=("friend_b",),
        items=("invite",),
    ),
    "open_chat": Event(
        when.week(2026, 9, 16),
        Known.READ,
        TimeSource.CALENDAR,
        when.exact(2026, 9, 16, 7, 52),
        ("doxxing", "defamation-insult"),
        ("open_chat",),
        (),
        ("open_chat",),
    ),
    "told": Event(
        when.before("sports_day"),
        Known.TOLD,
        TimeSource.TOLD,
        when.day(2026, 9, 17),
        ("deepfake-making", "deepfake-spreading"),
        ("room",),
        ("friend_a",),
        ("post", "note"),
    ),
    "fake": Event(
        when.day(2026, 9, 19),
        time_source=TimeSource.FILE,
        noticed=when.day(2026, 9, 19, DayPart.AFTERNOON),
        acts=("impersonation",),
        accounts=("fake", "mine"),
        items=("profile", "notice"),
    ),
    "fake_talk": Event(
        when.between(date(2026, 9, 19), date(2026, 9, 23)),
        Known.READ,
        TimeSource.MESSAGE,
        when.day(2026, 9, 22),
        ("impersonation", "defamation-insult"),
        ("fake",),
        ("friend_a",),
        ("friend_chat",),
    ),
    "hallway": Event(
        when.after("sports_day", when.week(2026, 9, 21)),
        Known.UNSAID,
    ),
    "friend_too": Event(
        when.month(2026, 9),
        Known.WORKED_OUT,
        acts=("deepfake-spreading",),
        accounts=("room",),
        people=("friend_c",),
    ),
    "threat": Event(
        when.exact(2026, 9, 28, 22, 14),
        time_source=TimeSource.MESSAGE,
        noticed=when.exact(2026, 9, 28, 22, 21),
        acts=("threat-to-spread", "deepfake-spreading"),
        accounts=("threat",),
        people=("unknown",),
        items=("threat", "withheld"),
    ),
    "source": Event(
        when.term(2026, 2),
        Known.WORKED_OUT,
        acts=("deepfake-making",),
        accounts=("mine",),
        items=("originals",),
    ),
    "quiet": Event(
        when.before("mid_terms", when.month(2026, 10, MonthPart.EARLY)),
        acts=("threat-to-spread",),
        accounts=("owner",),
        people=("unknown",),
        items=("quiet",),
    ),
    "renamed": Event(
        when.after("first_talk"),
        Known.TOLD,
        TimeSource.TOLD,
        accounts=("room",),
        people=("friend_b",),
    ),
    "album": Event(UNKNOWN, Known.TOLD, TimeSource.TOLD, people=("friend_c",)),
}
"""In the order they were written down, which is not that in which they happened."""

BINNED = {"twice": Event(when.day(2026, 9, 8), accounts=("stranger",))}
"""Written down and put into the bin."""


LANDMARKS = {
    "sports_day": when.day(2026, 9, 18),
    "mid_terms": when.between(date(2026, 10, 12), date(2026, 10, 14)),
}
"""When it was what other times are told by; of one it was not said."""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer to a question of the statement, and the incident it belongs to."""

    answer: Answer = Answer.TOLD
    known: Known = Known.UNSAID
    sure: Sure = Sure.UNSAID
    event: str = ""


PASSAGES = {
    "free": Told(sure=Sure.FAIRLY),
    "noticed": Told(known=Known.TOLD, sure=Sure.SURE, event="told"),
    "place": Told(known=Known.SAW, sure=Sure.SURE),
    "people": Told(Answer.UNKNOWN),
    "seen": Told(Answer.LATER),
    "heard": Told(known=Known.TOLD, sure=Sure.UNSURE, event="open_chat"),
    "now": Told(),
}
"""What is told of everything, by the question it answers."""


@dataclass(frozen=True, slots=True)
class Down:
    """A place where something was, as it was told last, and the one asking about it."""

    url: str
    pictured: Pictured
    looks: tuple[Found, ...]
    next_look: When
    route: str
    happened: When
    means: Means
    reply: Reply
    replied: When = UNKNOWN


TAKEDOWNS = {
    "room": Down(
        ROOM,
        Pictured.UNSURE,
        (Found.THERE,),
        when.day(2026, 10, 14),
        "deletion",
        when.day(2026, 10, 7),
        Means.PHONE,
        Reply.RECEIVED,
    ),
    "fake": Down(
        FAKE,
        Pictured.ORDINARY,
        (Found.THERE, Found.GONE, Found.BACK),
        when.day(2026, 10, 12),
        "platform",
        when.exact(2026, 9, 19, 13, 57),
        Means.REPORT,
        Reply.REMOVED,
        when.day(2026, 9, 22),
    ),
    "hash": Down(
        "",
        Pictured.UNSURE,
        (),
        UNKNOWN,
        "world-takeitdown",
        when.day(2026, 10, 8),
        Means.FORM,
        Reply.NONE,
    ),
}
"""Where it was to be taken down, in the order it was noted. The addresses lead nowhere."""

CONTACTS = ("counselling",)

TALKS = {
    "line_1366": when.day(2026, 9, 29, DayPart.EVENING),
    "counsellor": when.day(2026, 9, 30),
    "police": when.exact(2026, 10, 6, 16, 30),
    "takedown": when.week(2026, 10, 7),
}

STEPS = {
    "screens": when.day(2026, 10, 5),
    "call": when.day(2026, 10, 13),
    "takedown": when.week(2026, 10, 14),
    "counselling": when.after("mid_terms", when.month(2026, 10, MonthPart.MIDDLE)),
}
DONE = ("screens",)
PROMISED = {"police": "call"}
"""The step that looks after what was promised in a talk."""


def words(language: str) -> Words:
    """Every text of the practice case by dotted key. Raises PackError for another language."""
    name = f"{language}.toml"
    return tables.flatten(tables.read(paths.resources() / "practice" / name, name), name)


def said(words: Words, key: str, kind: type) -> dict[str, Any]:
    """The texts under `key` that are fields of the record `kind`, by field."""
    names = [field.name for field in fields(kind)]
    return {name: words[f"{key}.{name}"] for name in names if f"{key}.{name}" in words}


def dated(words: Words, moment: When) -> When:
    """The time with its event, if it hangs on one, in the words of the language."""
    return replace(moment, anchor=words[f"anchor.{moment.anchor}"]) if moment.anchor else moment
