"""What somebody was asked to take down, and each time they were, as frozen values.

Rules as in `records`. None of these is in any document: no layout can name them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from companion.when import UNKNOWN, When


class Pictured(StrEnum):
    """How old the person was when the picture was taken. `UNSURE` goes where the young go."""

    UNSAID = "unsaid"
    UNDER18 = "under18"
    ADULT = "adult"
    UNSURE = "unsure"
    ORDINARY = "ordinary"  # it is no sexual picture


class Found(StrEnum):
    """Whether it is still there, as far as the person was told."""

    UNSAID = "unsaid"
    THERE = "there"
    GONE = "gone"
    BACK = "back"


class Means(StrEnum):
    """How somebody was asked."""

    UNSAID = "unsaid"
    FORM = "form"
    REPORT = "report"  # the button of the app itself
    EMAIL = "email"
    PHONE = "phone"
    IN_PERSON = "in_person"
    OTHER = "other"


class Reply(StrEnum):
    """What they answered."""

    NONE = "none"
    RECEIVED = "received"
    MORE = "more"  # they want to know more
    REMOVED = "removed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Look:
    """What was known of a place from one moment on (UTC, ISO)."""

    at: str
    found: Found


@dataclass(frozen=True, slots=True)
class NewTakedown:
    """A place where something is. An address alone is enough, and so is a platform alone.

    `evidence` is the id of the item it is about; `next_look` when to ask again.
    """

    platform: str = ""
    url: str = ""
    room: str = ""  # where in it, in the person's words
    evidence: int | None = None
    pictured: Pictured = Pictured.UNSAID
    found: Found = Found.UNSAID
    next_look: When = UNKNOWN
    note: str = ""


@dataclass(frozen=True, slots=True)
class Takedown(NewTakedown):
    """A place as the vault holds it. `looks` are all that was known of it, first to last.

    `step` is the id of the next step made for it, 0 for none.
    """

    id: int = 0
    case: int = 0
    looks: tuple[Look, ...] = ()
    step: int = 0
    noted_at: str = ""


@dataclass(frozen=True, slots=True)
class NewAsking:
    """One time that somebody was asked: whom, when, how, what they gave and what they said.

    `route` is the id of a desk or of a service in the pack, "" for somebody else; `rule` the id of
    the deadline `due` comes from, "" where none says so. `pin` and a service's `reference` are
    shown when asked for and stand in no list; nobody gives them a second time.
    """

    whom: str
    route: str = ""
    happened: When = UNKNOWN
    means: Means = Means.UNSAID
    reference: str = ""  # the number they gave
    pin: str = ""
    rule: str = ""
    due: When = UNKNOWN
    reply: Reply = Reply.NONE
    replied: When = UNKNOWN
    said: str = ""
    submission: int | None = None


@dataclass(frozen=True, slots=True)
class Asking(NewAsking):
    """An asking as the vault holds it."""

    id: int = 0
    case: int = 0
    takedown: int = 0
    noted_at: str = ""


@dataclass(frozen=True, slots=True)
class TakedownLine:
    """One row of the list. `host` is all of the address that is shown there.

    `asked` counts the askings; the rest is of the latest.
    """

    id: int
    platform: str
    host: str
    room: str
    found: Found
    next_look: When
    asked: int = 0
    whom: str = ""
    happened: When = UNKNOWN
    due: When = UNKNOWN
    reply: Reply = Reply.NONE
