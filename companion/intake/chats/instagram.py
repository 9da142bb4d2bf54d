"""Instagram's exports as JSON (message_1.json, …), with their letters put right.

Instagram writes each byte of UTF-8 as a letter of its own, so that Korean reads "ì•ˆë…•". Names and
texts that are so are turned back; others are left. The newest message comes first in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from companion.intake.chats.arrays import Cut, Json
from companion.intake.chats.chat import NAME, TEXT, Clock, Facts, Spoken, storable

_HEAD = re.compile(r'"sender_name"\s*:\s*"')
_FILES = ("photos", "videos", "audio_files", "files", "gifs")


def begins(head: str) -> bool:
    """Whether a JSON text of Instagram begins so."""
    return bool(_HEAD.search(head)) and '"timestamp_ms"' in head and '"participants"' in head


def spoken(facts: Facts, pieces: Iterable[str]) -> Iterator[Spoken]:
    """The messages in the order of the file."""
    text = Json(pieces)
    facts.clock = Clock.STATED
    try:
        for key in text.members():
            if key == "messages":
                for _ in text.elements():
                    one = text.value()
                    if isinstance(one, Mapping):
                        yield _message(one)
            else:
                value = text.value()
                if key == "title":
                    facts.room = _line(value)
    except Cut:
        facts.whole = False


def _message(one: Mapping[str, object]) -> Spoken:
    stamp = one.get("timestamp_ms")
    sent = str(stamp) if isinstance(stamp, int) and abs(stamp) < 10**15 else ""
    said = [_put_right(one.get("content"))]
    share = one.get("share")
    if isinstance(share, Mapping):
        said += [_put_right(share.get("share_text")), _put_right(share.get("link"))]
    words = storable("\n".join(filter(None, said)), TEXT)
    return Spoken(_line(one.get("sender_name")), sent, _moment(sent), words, _file(one))


def _moment(sent: str) -> datetime | None:
    try:
        made = datetime.fromtimestamp(int(sent) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return made if 1990 <= made.year <= 2100 else None


def _file(one: Mapping[str, object]) -> str:
    """The first file that lies beside the message; an album is so many messages of its own."""
    for kind in _FILES:
        files = one.get(kind)
        if isinstance(files, list) and files and isinstance(files[0], Mapping):
            return _line(files[0].get("uri"))
    return ""


def _put_right(value: object) -> str:
    if not isinstance(value, str):
        return ""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _line(value: object) -> str:
    return storable(_put_right(value), NAME)
