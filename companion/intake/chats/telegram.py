"""Telegram Desktop's exports as JSON: one chat, or all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone

from companion.intake.chats.arrays import Cut, Json
from companion.intake.chats.chat import NAME, TEXT, Clock, Facts, Spoken, storable

_HEAD = re.compile(r'"messages"\s*:\s*\[\s*(?:\]|\{\s*"id"\s*:\s*-?\d+\s*,\s*"type"\s*:)')
_ALL = re.compile(r'^\s*\{\s*"about"\s*:.*"personal_information"\s*:', re.DOTALL)
_TYPES = {
    "personal_chat", "bot_chat", "private_group", "private_supergroup", "public_supergroup",
    "private_channel", "public_channel", "saved_messages", "verification_codes", "replies",
}  # fmt: skip
_DETAILS = ("title", "inviter", "text", "discard_reason")


def begins(head: str) -> bool:
    """Whether a JSON text of Telegram begins so."""
    typed = re.search(r'"type"\s*:\s*"(\w+)"', head)
    one = bool(_HEAD.search(head)) and bool(typed and typed[1] in _TYPES)
    return one or bool(_ALL.search(head))


def spoken(facts: Facts, pieces: Iterable[str]) -> Iterator[Spoken]:
    """The messages in the order of the file; of an export of several chats each with its room."""
    text = Json(pieces)
    try:
        for key in text.members():
            if key == "messages":
                yield from _messages(facts, text, "")
            elif key == "chats":
                yield from _chats(facts, text)
            else:
                value = text.value()
                if key == "name":
                    facts.room = _line(value)
    except Cut:
        facts.whole = False


def _chats(facts: Facts, text: Json) -> Iterator[Spoken]:
    for key in text.members():
        if key != "list":
            text.value()
            continue
        for _ in text.elements():
            room = ""
            for inner in text.members():
                if inner == "messages":
                    yield from _messages(facts, text, room or "?")
                else:
                    value = text.value()
                    room = _line(value) if inner == "name" else room


def _messages(facts: Facts, text: Json, room: str) -> Iterator[Spoken]:
    for _ in text.elements():
        one = text.value()
        if isinstance(one, Mapping):
            yield _message(facts, one, room)


def _message(facts: Facts, one: Mapping[str, object], room: str) -> Spoken:
    sent, when = _time(one)
    if when is not None and when.tzinfo is not None:
        facts.clock = Clock.STATED
    if one.get("type") == "service":
        parts = [_line(one.get("actor")), _line(one.get("action"))]
        parts += [_plain(one.get(key)) for key in _DETAILS]
        members = one.get("members")
        if isinstance(members, list):
            parts.append(", ".join(map(_part, members)))
        return Spoken("", sent, when, storable(" ".join(filter(None, parts)), TEXT), "", "", room)
    attached = one.get("file") or one.get("photo")
    said = storable(_plain(one.get("text")), TEXT)
    origin = _line(one.get("forwarded_from"))
    return Spoken(_line(one.get("from")), sent, when, said, _line(attached), origin, room)


def _time(one: Mapping[str, object]) -> tuple[str, datetime | None]:
    """As written, and understood. Both times together tell the zone of the device that exported."""
    sent = _line(one.get("date"))
    try:
        local = datetime.fromisoformat(sent).replace(tzinfo=None)
    except ValueError:
        local = None
    try:
        exact = datetime.fromtimestamp(int(str(one.get("date_unixtime"))), UTC)
    except (ValueError, OverflowError, OSError):
        return sent, local if local is None or 1990 <= local.year <= 2100 else None
    if not 1990 <= exact.year <= 2100:
        return sent, None
    ahead = local - exact.replace(tzinfo=None) if local else timedelta()
    quarters = round(ahead / timedelta(minutes=15))
    near = abs(quarters) <= 4 * 14 and ahead == quarters * timedelta(minutes=15)
    return sent, exact.astimezone(timezone(ahead)) if near else exact


def _plain(text: object) -> str:
    """Words without their formatting: a text is a string, or a list of strings and of parts."""
    return "".join(map(_part, text)) if isinstance(text, list) else _part(text)


def _part(one: object) -> str:
    if isinstance(one, Mapping):
        one = one.get("text")
    return one if isinstance(one, str) else ""


def _line(value: object) -> str:
    return storable(value if isinstance(value, str) else "", NAME)
