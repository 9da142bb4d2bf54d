"""What is picked out of a chat, as frozen values; rules as in `records`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quoted:
    """One message of an excerpt, as the export's reader gave it.

    `seq` is its place in the export. `sent` is its time as written there; `moment` the same
    understood (ISO 8601, with an offset where the export states one), "" where it cannot be.
    What is not `picked` came along as a neighbour.
    """

    seq: int
    picked: bool
    sender: str  # "" for what the chat program itself says
    sent: str
    moment: str
    text: str
    attachment: str = ""  # name or path, as written
    origin: str = ""  # who is shown as the author of what is passed on
    room: str = ""  # set only where one export holds several


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Messages picked from item `evidence`, oldest first. `number` is never given twice in it.

    `program`, `room`, `saved` and `clock` are what the export says of itself
    (companion/intake/chats/chat.py). Once `erased_at` is set, only the number is left.
    """

    id: int
    evidence: int
    number: int
    program: str
    room: str
    saved: str
    clock: str
    made_at: str
    erased_at: str
    messages: tuple[Quoted, ...]
    incidents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ExcerptLine:
    """What names an excerpt in a list: the number of its item and its own, and how much it is."""

    id: int
    item: int
    number: int
    room: str
    messages: int
