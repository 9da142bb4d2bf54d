"""What was handed out and handed in, as frozen values; rules as in `records`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from companion.when import UNKNOWN, When


class Way(StrEnum):
    """How something was handed in."""

    UNSAID = "unsaid"
    IN_PERSON = "in_person"
    POST = "post"
    ONLINE = "online"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Sum:
    """The SHA-256 (lower-case hex) of a file, and what the file is called, "" for nothing."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle that was made. `files` are those that a receiver can name a digest of.

    `name` is what its pages call it; `manifest` the SHA-256 of its manifest.
    """

    case: int
    name: str
    desk: str
    language: str
    manifest: str
    files: tuple[Sum, ...] = ()
    id: int = 0
    made_at: str = ""


@dataclass(frozen=True, slots=True)
class NewSubmission:
    """Something that was handed in: to whom, when, how, and what they gave for it.

    `desk` is that of a layout, "" for somebody else; `exported` the bundle, None where it was
    none; `items` ids of those whose files went along; `returned` the digests they named.
    """

    whom: str
    desk: str = ""
    happened: When = UNKNOWN
    way: Way = Way.UNSAID
    officer: str = ""  # who took it, and how to reach them
    reference: str = ""  # the number they gave
    note: str = ""
    exported: int | None = None
    items: tuple[int, ...] = ()
    returned: tuple[Sum, ...] = ()


@dataclass(frozen=True, slots=True)
class Submission(NewSubmission):
    """A submission as the vault holds it."""

    id: int = 0
    case: int = 0
    noted_at: str = ""
