"""What the vault holds, as frozen values.

A record read from the vault carries its `id`; what a person is about to write is a
`New…` value without one. Text fields are NFC and never None: "" is "not said".
Lists of other records are tuples of ids. Closed sets of words are enums whose
values are stored and whose names on screen come from `texts` (`role.mine`, …).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from companion.when import UNKNOWN, When


class Role(StrEnum):
    """Whose case it is, seen from the person who writes."""

    MINE = "mine"
    CHILD = "child"
    SUPPORT = "support"
    TEACHER = "teacher"


class Age(StrEnum):
    """Age band of the person who was harmed. `UNSURE` is treated as under 19."""

    UNDER14 = "under14"
    UNDER19 = "under19"
    ADULT = "adult"
    UNSURE = "unsure"


class Known(StrEnum):
    """How the writer knows what an incident says. Left alone, nothing is claimed."""

    UNSAID = "unsaid"
    SAW = "saw"
    TOLD = "told"
    READ = "read"
    WORKED_OUT = "worked_out"


class Answer(StrEnum):
    """What a passage says to its question. Each of these is an answer in its own right."""

    TOLD = "told"
    UNKNOWN = "unknown"
    LATER = "later"


class Voice(StrEnum):
    """Whose words a passage holds: those of the writer, or of the person harmed, written down."""

    OWN = "own"
    THEIRS = "theirs"


class Sure(StrEnum):
    """How sure the writer is. It is said in words and never counted."""

    UNSAID = "unsaid"
    SURE = "sure"
    FAIRLY = "fairly"
    UNSURE = "unsure"
    UNKNOWN = "unknown"


class TimeSource(StrEnum):
    """Where the time of an incident comes from."""

    MEMORY = "memory"
    MESSAGE = "message"
    FILE = "file"
    TOLD = "told"
    CALENDAR = "calendar"


class Part(StrEnum):
    """Who a person is in the case."""

    OTHER = "other"
    WITNESS = "witness"
    HELPER = "helper"
    AFFECTED = "affected"


class Shows(StrEnum):
    """The guard's two questions, answered: what a file shows."""

    ORDINARY = "ordinary"
    SEXUAL_ADULT = "sexual_adult"
    SEXUAL_MINOR = "sexual_minor"
    UNSURE = "unsure"


class Kind(StrEnum):
    """What an item of evidence is, and so what of it is kept."""

    FILE = "file"
    CHAT_EXPORT = "chat_export"
    MASKED_COPY = "masked_copy"
    FINGERPRINT = "fingerprint"
    REFERENCE = "reference"
    HELD_ELSEWHERE = "held_elsewhere"


@dataclass(frozen=True, slots=True)
class NewCase:
    """One matter. `name` is neutral and for the screen only; it is in no report.

    `choices` are ids of things the person asks for, as the pack's layouts name them.
    """

    role: Role
    age: Age
    name: str = ""
    pack: str = "kr"
    person: str = ""  # how the person harmed is named in documents
    writer: str = ""  # who writes, when that is someone else
    contact: str = ""  # a safe way to reach them, in their words
    school: str = ""
    grade: str = ""
    station: str = ""  # the police station a complaint goes to
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case(NewCase):
    """A case as the vault holds it."""

    id: int = 0
    created_at: str = ""


@dataclass(frozen=True, slots=True)
class NewIncident:
    """One thing that happened, in the person's own words.

    `happened` is as sure as the person is; `acts` are ids from the pack;
    `accounts`, `people`, `evidence` and `excerpts` are ids of records in the same case.
    """

    title: str
    narrative: str = ""
    happened: When = UNKNOWN
    time_source: TimeSource = TimeSource.MEMORY
    noticed: When = UNKNOWN
    acts: tuple[str, ...] = ()
    place: str = ""  # room, platform, classroom
    known: Known = Known.UNSAID
    told_by: str = ""
    effect: str = ""
    wish: str = ""
    accounts: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    evidence: tuple[int, ...] = ()
    excerpts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident(NewIncident):
    """An incident as the vault holds it. `recorded_at` is ours and never changes."""

    id: int = 0
    case: int = 0
    recorded_at: str = ""
    changed_at: str = ""
    removed_at: str = ""  # "" while it is on the timeline, else since when it is in the bin


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the timeline list: what is drawn before an incident is opened."""

    id: int
    title: str
    happened: When
    known: Known
    evidence: int  # how many items
    who: tuple[str, ...] = ()  # what the people and accounts in it are called


@dataclass(frozen=True, slots=True)
class Wording:
    """How an incident's field read before it was changed."""

    id: int
    incident: int
    field: str
    text: str
    replaced_at: str


@dataclass(frozen=True, slots=True)
class NewPassage:
    """A piece of what the person tells: their words, verbatim, and how they know.

    `prompt` is the id of the question it answers. Only what is TOLD has a text.
    """

    prompt: str
    text: str = ""
    answer: Answer = Answer.TOLD
    voice: Voice = Voice.OWN
    known: Known = Known.UNSAID
    told_by: str = ""
    sure: Sure = Sure.UNSAID
    incident: int | None = None


@dataclass(frozen=True, slots=True)
class Passage(NewPassage):
    """A passage as the vault holds it. `recorded_at` is ours and never changes."""

    id: int = 0
    case: int = 0
    place: int = 0  # orders the passages of a case
    recorded_at: str = ""
    changed_at: str = ""
    removed_at: str = ""  # "" while it counts, else since when it is in the bin


@dataclass(frozen=True, slots=True)
class PassageWording:
    """How a passage stood before it was changed."""

    id: int
    passage: int
    answer: Answer
    voice: Voice
    known: Known
    sure: Sure
    text: str
    told_by: str
    replaced_at: str


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person in the case. `basis` says why the writer thinks it was them."""

    part: Part
    name: str
    relation: str = ""
    basis: str = ""
    note: str = ""
    accounts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Person(NewPerson):
    """A person as the vault holds them."""

    id: int = 0
    case: int = 0


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account or a room. The handle is the id that does not change with the shown name."""

    platform: str
    display_name: str = ""
    handle: str = ""
    profile_url: str = ""
    room: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Account(NewAccount):
    """An account as the vault holds it."""

    id: int = 0
    case: int = 0


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an item comes from. Every field may stay empty: "I don't know" is an answer."""

    title: str = ""  # the person's own words; the label of the covered tile
    description: str = ""
    url: str = ""
    room: str = ""
    account: int | None = None
    seen: When = UNKNOWN  # when it was shown or posted
    obtained: When = UNKNOWN  # when it reached the person
    obtained_from: str = ""
    method: str = ""  # how it was captured
    device: str = ""
    seen_by: str = ""  # who else saw it
    proves: str = ""  # what it is meant to show
    holder: str = ""  # who keeps the original, or the item itself


@dataclass(frozen=True, slots=True)
class Evidence(Provenance):
    """One item. `number` is never given twice in a case.

    `sha256` (lower-case hex) and `size` (bytes) describe the file as it was met, whether
    its bytes are kept (`object` is set) or only its fingerprint; a reference has neither.
    """

    id: int = 0
    case: int = 0
    number: int = 0
    kind: Kind = Kind.REFERENCE
    shows: Shows = Shows.ORDINARY
    sha256: str = ""
    size: int = 0
    media: str = ""  # type by content, such as image/png
    original_name: str = ""
    taken_at: str = ""
    removed_at: str = ""
    object: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One way an item's bytes came: the file they were in, from whom, when and how."""

    original_name: str = ""
    obtained: When = UNKNOWN
    obtained_from: str = ""
    method: str = ""
    device: str = ""
    taken_at: str = ""


@dataclass(frozen=True, slots=True)
class NewContact:
    """A contact of the person's own; those of the pack are read from the pack."""

    name: str
    phone: str = ""
    hours: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contact(NewContact):
    """An own contact as the vault holds it."""

    id: int = 0
    case: int = 0


@dataclass(frozen=True, slots=True)
class NewTalk:
    """A talk with a place of help: with whom, how, what was said, what was promised."""

    contact: str
    held: When = UNKNOWN
    channel: str = ""
    said: str = ""
    case_number: str = ""
    promise: str = ""
    officer: str = ""  # whom they name as the one who looks after it
    promised_by: When = UNKNOWN  # until when they said they would do it


@dataclass(frozen=True, slots=True)
class Talk(NewTalk):
    """A talk as the vault holds it.

    `step` is the id of the step that looks after the promise, 0 for none; `done_at` is "" while
    that is open.
    """

    id: int = 0
    case: int = 0
    step: int = 0
    done_at: str = ""


@dataclass(frozen=True, slots=True)
class NewStep:
    """Something to do next, in the person's words, with a day if there is one."""

    title: str
    due: When = UNKNOWN
    note: str = ""


@dataclass(frozen=True, slots=True)
class Step(NewStep):
    """A step as the vault holds it; `done_at` is "" while it is open."""

    id: int = 0
    case: int = 0
    done_at: str = ""
