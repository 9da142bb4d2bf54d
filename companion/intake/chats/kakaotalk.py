"""KakaoTalk's exports: text from Windows, Android and iOS, a table from macOS; Korean and English.

They carry no zone: times are by the clock of the device that exported. Which program wrote a text
is told by its first message, and only lines of that form begin messages from then on: what people
write may look like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from companion.intake.chats import dates
from companion.intake.chats.chat import NAME, TEXT, Facts, Kind, Spoken, storable
from companion.intake.chats.dates import Day
from companion.intake.chats.lines import Aside, Begin, records

_TITLES = (
    re.compile(r"^(?P<room>.+?) ?님과(?:의)? 카카오톡 대화\s*$"),
    re.compile(r"^(?P<room>.+?) 카카오톡 대화\s*$"),
    re.compile(r"^KakaoTalk Chats with (?P<room>.+?)\s*$"),
    re.compile(r"^(?P<room>.+?) with KakaoTalk Chats\s*$"),
    re.compile(r"^(?P<room>.+?) Talk Chats\s*$"),
    re.compile(r"^(?P<room>Talk_\d{4}\..+)\.txt\s*$"),
)
_SAVED = re.compile(r"^(?:저장한 날짜|Date Saved|Saved Date) ?: ?(?P<saved>.+?)\s*$")
_HEADER = 6  # lines in which a title or a date of saving stands

_WINDOWS = re.compile(rf"^\[(?P<name>.*?)\] \[(?P<sent>{dates.CLOCK})\](?: (?P<text>.*))?$")
_INLINE = re.compile(
    rf"^(?P<sent>{dates.DAY}(?:,| at)? {dates.CLOCK})(?:, (?P<said>.*)|: (?P<notice>.*))$"
)
_TIMED = re.compile(rf"^(?P<sent>{dates.CLOCK})(?:, (?P<said>.*)|: (?P<notice>.*))$")
_RULE = re.compile(rf"^-{{5,}} .*?{dates.DAY}.* -{{5,}}\s*$")
_WEEKDAY = re.compile(rf"^(?:[A-Z][a-z]+day, )?{dates.DAY}(?: .요일)?\s*$")
_ALONE = re.compile(rf"^{dates.DAY}(?:,| at)? {dates.CLOCK}\s*$")
# On Windows the program's own notices stand among the messages without a time. Taken for a further
# line, they would be words in somebody's mouth.
_NOTICE = re.compile(
    r"^.{1,200}?(?:님이 (?:나갔습니다|들어왔습니다)\.|님이 .+님을 (?:초대하였습니다|초대했습니다"
    r"|내보냈습니다)\.| (?:joined|left) this chatroom\.| invited .+ to this chatroom\.)$"
)
_FILE = re.compile(r"^(?:파일|File): (.+)$")
_STORED = re.compile(r"^[0-9a-f]{32,}\.\w{2,5}$")  # how mobile exports name what lies beside them

_TABLE = "Date,User,Message"
_ROW = re.compile(r"^(?P<sent>(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)),(?P<rest>.*)$", re.DOTALL)


def kind(head: list[str]) -> Kind | None:
    """Which of KakaoTalk's exports begins with these lines; None if none does."""
    if not head:
        return None
    if head[0].strip() == _TABLE:
        return Kind.KAKAOTALK_MAC
    titled = any(_title(line) or _SAVED.match(line) for line in head[:_HEADER])
    forms = [form for form in map(_form, head) if form]
    if not forms or (not titled and len(forms) < 2):
        return None
    if forms[0] is _WINDOWS:
        ruled = titled or any(_RULE.match(line) for line in head)
        return Kind.KAKAOTALK_WINDOWS if ruled else None
    first = next(line for line in head if _form(line))
    before = head[: head.index(first)]
    dotted = _INLINE.match(first)
    if forms[0] is _TIMED or (dotted and dotted["y2"]) or any(map(_named_day, before)):
        return Kind.KAKAOTALK_IOS
    return Kind.KAKAOTALK_ANDROID


def spoken(facts: Facts, lines: Iterable[str]) -> Iterator[Spoken]:
    """The messages of an export of `facts.kind`, in the order of the file."""
    if facts.kind is Kind.KAKAOTALK_MAC:
        return _rows(lines)
    headed = _noting(facts, lines)
    return records(headed, _windows() if facts.kind is Kind.KAKAOTALK_WINDOWS else _mobile())


def _title(line: str) -> str:
    found = (pattern.match(line) for pattern in _TITLES)
    return next((match["room"] for match in found if match), "")


def _form(line: str) -> re.Pattern[str] | None:
    return next((form for form in (_WINDOWS, _INLINE, _TIMED) if form.match(line)), None)


def _named_day(line: str) -> bool:
    """A day with its weekday on a line of its own, as only iOS writes it."""
    return bool(_WEEKDAY.match(line)) and ("요일" in line or "day, " in line)


def _noting(facts: Facts, lines: Iterable[str]) -> Iterator[str]:
    """The same lines; the room's name and the day of saving are taken from the first of them."""
    for number, line in enumerate(lines):
        if number < _HEADER and not _form(line):
            facts.room = facts.room or storable(_title(line), NAME)
            saved = _SAVED.match(line)
            if saved:
                facts.saved = storable(saved["saved"], NAME)
        yield line


def _windows() -> Begin:
    like = _Alike()

    def begin(line: str, on: Day | None) -> Spoken | Aside | None:
        if line.startswith("["):
            found = _WINDOWS.match(line)
            if found and like.first(found):
                when = dates.moment(on, found)
                return _said(found["name"], found["sent"], when, found["text"] or "")
        elif line.startswith("-----"):
            ruled = _RULE.match(line)
            if ruled:
                return Aside(dates.day(ruled))
        elif line.endswith(".") and _NOTICE.match(line):
            return Aside(notice=Spoken("", "", None, storable(line, TEXT)))
        return None

    return begin


def _mobile() -> Begin:
    like = _Alike()

    def begin(line: str, on: Day | None) -> Spoken | Aside | None:
        found = _INLINE.match(line) or _TIMED.match(line)
        if found and like.first(found):
            when = dates.moment(dates.day(found) if found.re is _INLINE else on, found)
            if found["notice"] is not None:
                return Spoken("", found["sent"], when, storable(found["notice"], TEXT))
            name, colon, text = found["said"].partition(" : ")
            if not colon and name.endswith(" :"):
                name, colon = name[:-2], ":"
            if not colon:
                return Spoken("", found["sent"], when, storable(name, TEXT))
            return _said(name, found["sent"], when, text)
        headed = _WEEKDAY.match(line) or _ALONE.match(line)
        if headed and (_named_day(line) or _ALONE.match(line)):
            return Aside(dates.day(headed))
        return None

    return begin


class _Alike:
    """One export writes all its times in one way: that of its first message."""

    def __init__(self) -> None:
        self._way: tuple[object, ...] | None = None

    def first(self, found: re.Match[str]) -> bool:
        """Whether a match is the first, or written like it."""
        part = found.groupdict()
        halves = bool(part["before"] or part["after"])
        way = (found.re, halves, *(bool(part.get(year)) for year in ("y1", "y2", "y3")))
        if self._way is None:
            self._way = way
        return way == self._way


def _said(name: str, sent: str, when: datetime | None, text: str) -> Spoken:
    named = _FILE.match(text)
    attached = named[1] if named else text if _STORED.match(text) else ""
    return Spoken(
        storable(name.strip(), NAME),
        sent,
        when,
        storable(text, TEXT),
        storable(attached, NAME),
    )


def _rows(lines: Iterable[str]) -> Iterator[Spoken]:
    """Of the table of macOS. A message of several lines lies in quotes, its own quotes doubled."""
    held: list[str] = []
    quotes = size = 0
    for line in lines:
        inside = quotes % 2 and size < TEXT  # a quote that is never closed does not eat the rest
        if held and (inside or not _ROW.match(line)):
            if size < TEXT:
                held.append(line)
            quotes, size = quotes + line.count('"'), size + len(line) + 1
            continue
        if held:
            yield from _row(held)
        held = [line] if _ROW.match(line) else []
        quotes, size = line.count('"'), len(line)
    if held:
        yield from _row(held)


def _row(held: list[str]) -> Iterator[Spoken]:
    found = _ROW.match("\n".join(held))
    if not found:
        return
    name, rest = _cell(found["rest"])
    text, _ = _cell(rest)
    when = dates.of_numbers(*map(int, found.groups()[1:7]))
    yield _said(name, found["sent"], when, text.rstrip("\n"))


def _cell(rest: str) -> tuple[str, str]:
    """The next cell of a row, and what comes after its comma."""
    if not rest.startswith('"'):
        cell, _, after = rest.partition(",")
        return cell, after
    parts: list[str] = []
    at = 1
    while True:
        end = rest.find('"', at)
        if end < 0:
            return "".join((*parts, rest[at:])), ""
        parts.append(rest[at:end])
        if rest[end + 1 : end + 2] != '"':
            return "".join(parts), rest[end + 2 :]
        parts.append('"')
        at = end + 2
