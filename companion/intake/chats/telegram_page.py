"""Telegram Desktop's exports as pages: messages.html, messages2.html, …, each an export."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from html import unescape

from companion.intake.chats import dates
from companion.intake.chats.chat import NAME, TEXT, Clock, Facts, Spoken, storable

_LARGEST = 4 << 20  # characters of one message with all its marks
_BEGIN = '<div class="message '
_ROOM = re.compile(r'<div class="page_header">.*?<div class="text bold">(.*?)</div>', re.DOTALL)
_DATED = re.compile(r'<div class="pull_right date details" title="([^"]*)"')
_NAME = re.compile(r'<div class="from_name">(.*?)</div>', re.DOTALL)
_TEXT = re.compile(r'<div class="text">(.*?)</div>', re.DOTALL)
_NOTICE = re.compile(r'<div class="body details">(.*?)</div>', re.DOTALL)
_FILE = re.compile(
    r'<a class="(?:photo_wrap|media|video_file_wrap|sticker_wrap|animated_wrap)\b'
    r'[^>]*? href="([^"]*)"'
)
_TITLE = re.compile(r'<div class="title bold">(.*?)</div>', re.DOTALL)
_PASSED_ON = '<div class="forwarded body">'
_TAG = re.compile(r"<[^>]*>")
_STAMP = re.compile(r"^(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d):(\d\d)(?: UTC([+-])(\d\d):(\d\d))?$")


def begins(head: str) -> bool:
    """Whether a page of Telegram begins so."""
    return '<div class="page_header">' in head and _BEGIN in head


def spoken(facts: Facts, pieces: Iterable[str]) -> Iterator[Spoken]:
    """The messages in the order of the page, notices such as the names of days among them."""
    name = ""
    for part in _parts(facts, pieces):
        kind = part.partition('"')[0]
        if "service" in kind.split():
            notice = _NOTICE.search(part)
            if notice:
                yield Spoken("", "", None, storable(_words(notice[1]), TEXT))
            continue
        named = _NAME.search(_own(part))
        if "joined" not in kind.split() or named:
            name = storable(_words(named[1]), NAME) if named else ""
        yield _message(facts, name, part)


def _parts(facts: Facts, pieces: Iterable[str]) -> Iterator[str]:
    """What stands between the beginnings of two messages, from the first message on."""
    rest, begun = "", False
    for piece in pieces:
        *whole, rest = (rest + piece).split(_BEGIN)
        for part in whole:
            if begun:
                yield part
            else:
                found = _ROOM.search(part)
                facts.room = storable(_words(found[1]), NAME) if found else ""
            begun = True
        rest = rest[:_LARGEST]
    if begun:
        yield rest
    facts.whole = "</html>" in rest


def _own(part: str) -> str:
    """A message without the one it passes on, whose name is not its own."""
    return part.partition(_PASSED_ON)[0]


def _message(facts: Facts, name: str, part: str) -> Spoken:
    dated, text = _DATED.search(part), _TEXT.search(part)
    sent = storable(unescape(dated[1]), NAME) if dated else ""
    when = _moment(sent)
    if when is not None and when.tzinfo is not None:
        facts.clock = Clock.STATED
    passed = _NAME.search(part.partition(_PASSED_ON)[2])
    origin = storable(_words(passed[1].partition("<span")[0]), NAME) if passed else ""
    file, title = _FILE.search(part), _TITLE.search(part)
    words = _words(text[1]) if text else ""
    if not words and title:
        words = _words(title[1])
    attached = unescape(file[1]) if file else ""
    return Spoken(name, sent, when, storable(words, TEXT), storable(attached, NAME), origin)


def _moment(sent: str) -> datetime | None:
    found = _STAMP.match(sent)
    if not found:
        return None
    day, month, year, *clock = map(int, found.groups()[:6])
    made = dates.of_numbers(year, month, day, *clock)
    if made is None or not found[7]:
        return made
    ahead = timedelta(hours=int(found[8]), minutes=int(found[9]))
    if ahead >= timedelta(hours=24):
        return None
    return made.replace(tzinfo=timezone(ahead if found[7] == "+" else -ahead))


def _words(marked: str) -> str:
    """Text without its marks; a mark for a new line becomes one."""
    broken = re.sub(r"\s*\n\s*", " ", marked)
    return unescape(_TAG.sub("", re.sub(r"<br ?/?>", "\n", broken))).strip()
