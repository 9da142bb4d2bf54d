"""Discord: what DiscordChatExporter writes as JSON, and what Discord itself sends on request.

The latter holds only one's own messages, as JSON or, before 2023, as a table. A message's number
contains its time in milliseconds (Discord's documentation, "snowflakes"), so its zone is certain.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from companion.intake.chats.arrays import Cut, Json
from companion.intake.chats.chat import NAME, TEXT, Clock, Facts, Kind, Spoken, storable

_EXPORTER = re.compile(r'^\s*\{\s*"guild"\s*:\s*\{')
_PACKAGE = re.compile(r'^\s*\[\s*\{\s*"ID"\s*:\s*"?\d+"?\s*,\s*"Timestamp"\s*:')
_TABLE = "ID,Timestamp,Contents,Attachments"
_EPOCH = 1_420_070_400_000  # milliseconds; the first second of 2015


def kind(head: str) -> Kind | None:
    """Which of Discord's exports begins so; None if neither does."""
    if _EXPORTER.match(head) and '"channel"' in head:
        return Kind.DISCORD_EXPORTER
    if _PACKAGE.match(head) or head.partition("\n")[0].strip() == _TABLE:
        return Kind.DISCORD_PACKAGE
    return None


def spoken(facts: Facts, pieces: Iterable[str]) -> Iterator[Spoken]:
    """What DiscordChatExporter wrote, in the order of the file."""
    text = Json(pieces)
    facts.clock = Clock.STATED
    names = {"guild": "", "channel": ""}
    try:
        for key in text.members():
            if key == "messages":
                for _ in text.elements():
                    one = text.value()
                    if isinstance(one, Mapping):
                        yield _message(one)
                continue
            value = text.value()
            if key in names and isinstance(value, Mapping):
                names[key] = _line(value.get("name"))
                facts.room = storable(" · ".join(filter(None, names.values())), NAME)
            if key == "exportedAt":
                facts.saved = _line(value)
    except Cut:
        facts.whole = False


def own(facts: Facts, pieces: Iterable[str]) -> Iterator[Spoken]:
    """What Discord sent: one's own messages, without a name, in the order of the file."""
    text = Json(pieces)
    facts.clock = Clock.STATED
    try:
        for _ in text.elements():
            one = text.value()
            if isinstance(one, Mapping):
                yield _own(one)
    except Cut:
        facts.whole = False


def table(facts: Facts, lines: Iterable[str]) -> Iterator[Spoken]:
    """The same as a table, as it was sent before 2023."""
    facts.clock = Clock.STATED
    try:
        for row in csv.DictReader(f"{line}\n" for line in lines):
            yield _own({str(key): value for key, value in row.items()})
    except csv.Error:
        facts.whole = False


def _message(one: Mapping[str, object]) -> Spoken:
    author = one.get("author")
    shown = author if isinstance(author, Mapping) else {}
    name, handle = _line(shown.get("nickname")), _line(shown.get("name"))
    # The nickname anyone can change; the name is the account's.
    both = name and handle and name != handle
    who = storable(f"{name} ({handle})", NAME) if both else name or handle
    sent = _line(one.get("timestamp"))
    attached = one.get("attachments")
    first = attached[0] if isinstance(attached, list) and attached else None
    file = _line(first.get("fileName")) if isinstance(first, Mapping) else ""
    plain = one.get("type") in ("Default", "Reply")
    words = one.get("content")
    said = storable(words if isinstance(words, str) else "", TEXT)
    if not plain:
        said = storable(f"{who}: {_line(one.get('type'))} {said}".rstrip(), TEXT)
    return Spoken(who if plain else "", sent, _stated(sent), said, file)


def _own(one: Mapping[str, object]) -> Spoken:
    sent = _line(one.get("Timestamp"))
    words, files = one.get("Contents"), one.get("Attachments")
    return Spoken(
        "me",
        sent,
        _numbered(one.get("ID")) or _stated(sent),
        storable(words if isinstance(words, str) else "", TEXT),
        _line(files.split(" ")[0] if isinstance(files, str) else ""),
    )


def _stated(sent: str) -> datetime | None:
    try:
        made = datetime.fromisoformat(sent)
    except ValueError:
        return None
    return made if 1990 <= made.year <= 2100 else None


def _numbered(number: object) -> datetime | None:
    """The time within a message's number."""
    try:
        since = (int(str(number)) >> 22) + _EPOCH
        made = datetime.fromtimestamp(since / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return made if 2015 < made.year <= 2100 else None


def _line(value: object) -> str:
    return storable(value if isinstance(value, str) else "", NAME)
