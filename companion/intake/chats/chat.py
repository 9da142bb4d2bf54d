"""A chat as an export holds it: who is shown as writing, what, and when by whose clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from companion.intake import source

TEXT = 100_000  # characters of a message that are read; the rest is in the export
NAME = 300  # of a sender, a room, a file's name
_CHUNK = 1 << 20


class Kind(StrEnum):
    """Which program wrote the export, and in which form."""

    KAKAOTALK_WINDOWS = "kakaotalk-windows"
    KAKAOTALK_MAC = "kakaotalk-mac"
    KAKAOTALK_ANDROID = "kakaotalk-android"
    KAKAOTALK_IOS = "kakaotalk-ios"
    TELEGRAM_JSON = "telegram-json"
    TELEGRAM_HTML = "telegram-html"
    WHATSAPP_ANDROID = "whatsapp-android"
    WHATSAPP_IOS = "whatsapp-ios"
    INSTAGRAM = "instagram-json"
    DISCORD_EXPORTER = "discord-exporter"  # DiscordChatExporter, a program of others
    DISCORD_PACKAGE = "discord-package"  # what Discord sends on request: own messages only

    @property
    def platform(self) -> str:
        """The part before the dash, such as telegram."""
        return self.value.partition("-")[0]


class Clock(StrEnum):
    """Whose clock the times are of."""

    STATED = "stated"  # the export says the zone, and the moments carry it
    DEVICE = "device"  # that of the device that exported; its zone is not said
    UNCLEAR = "unclear"  # nobody can say: day and month look alike, or chats of a zip differ


class Spoken(NamedTuple):
    """One message. `sender` is "" for what the program itself says.

    `sent` is the time as the export writes it; `moment` is the same time understood, with a zone
    where the export states one, and None where it cannot be understood. `attachment` is a file's
    name or path as written; `origin` is who is shown as the author of what is passed on; `room` is
    set only where one export holds several.
    """

    sender: str
    sent: str
    moment: datetime | None
    text: str
    attachment: str = ""
    origin: str = ""
    room: str = ""


class Message(NamedTuple):
    """A message with its place in the chat, counted from 1 in the order of time. Else `Spoken`."""

    seq: int
    sender: str
    sent: str
    moment: datetime | None
    text: str
    attachment: str = ""
    origin: str = ""
    room: str = ""


@dataclass(slots=True)
class Facts:
    """What an export says beside the messages; filled while it is read."""

    kind: Kind
    room: str = ""
    saved: str = ""  # when it was exported, as written
    clock: Clock = Clock.DEVICE
    whole: bool = True  # False when it ends in the middle of something


@dataclass(frozen=True, slots=True)
class Chat:
    """An export, read."""

    kind: Kind
    room: str
    saved: str
    clock: Clock
    whole: bool
    messages: list[Message]


@dataclass(frozen=True, slots=True)
class Export:
    """Where an export's bytes come from: `chunks()` begins anew each time; `size` in bytes."""

    chunks: Callable[[], Iterable[bytes | memoryview]]
    size: int


def of_file(path: Path) -> Export:
    """An export that is a file. Raises NotAFile, Unreadable, EmptyFile, TooLarge.

    Reading it raises Unreadable, too, and ChangedWhileRead.
    """

    def chunks() -> Iterator[bytes]:
        with source.opened(path) as file:
            while chunk := file.read(_CHUNK):
                yield chunk
            file.still_whole()

    with source.opened(path) as file:
        return Export(chunks, file.size)


def storable(text: str, limit: int) -> str:
    """At most `limit` characters that a database can hold; else as it stood."""
    text = text[:limit]
    if not text.isascii():
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\0", "\ufffd")
