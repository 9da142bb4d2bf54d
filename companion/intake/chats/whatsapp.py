"""WhatsApp's exports from Android and iOS, in the forms of many languages.

They carry no zone, and each phone writes the date in its own order. Which order it is follows from
the dates themselves, once all are known: a number over 12 is no month, and a chat does not jump
back. Where neither tells, no moment is claimed and the date stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache

from companion.intake.chats import dates
from companion.intake.chats.chat import NAME, TEXT, Clock, Facts, Kind, Message, Spoken, storable
from companion.intake.chats.dates import Day
from companion.intake.chats.lines import Aside, records

_DATE = r"(?P<a>\d{1,4})[./-] ?(?P<b>\d{1,2})[./-] ?(?P<c>\d{1,4})\.?"
_WHEN = rf"{_DATE},?[\s\u202f]{dates.clock('[:.]')}"
_SENT = re.compile(f"^{_WHEN}$")
_ANDROID = re.compile(rf"^(?P<sent>{_WHEN}) - (?P<said>.*)$")
_IOS = re.compile(rf"^\u200e?\[(?P<sent>{_WHEN})\] (?P<said>.*)$")
_MARKS = dict.fromkeys(
    (0x200E, 0x200F, 0x202A, 0x202C)
)  # directions the program writes, not people
_NAMED = re.compile(r"^[\w .,()+&'@#-]{1,200}\.\w{2,5}$")
_BESIDE = re.compile(r"^(?P<file>.+\.\w{2,5}) \([^()]{3,40}\)$")  # IMG-….jpg (file attached)
_INSIDE = re.compile(r"^<[^<>:]{3,30}: ?(?P<file>[^<>]+\.\w{2,5})>$")  # <attached: ….jpg>

_ORDERS = ("ymd", "dmy", "mdy")


def kind(head: list[str]) -> Kind | None:
    """Which of WhatsApp's exports begins with these lines; None if neither does."""
    found = [kind for kind in (_written(line) for line in head) if kind]
    return found[0] if found and (len(found) > 1 or _written(head[0])) else None


def spoken(facts: Facts, lines: Iterable[str]) -> Iterator[Spoken]:
    """The messages, without moments: those `settle` adds when all are known."""
    form = _IOS if facts.kind is Kind.WHATSAPP_IOS else _ANDROID

    def begin(line: str, _on: Day | None) -> Spoken | Aside | None:
        found = form.match(line)
        return _said(found["sent"], found["said"]) if found else None

    return records(lines, begin)


def settle(facts: Facts, messages: list[Message]) -> None:
    """Give the messages the moments that the order of their dates gives them."""
    order = _order(message.sent for message in messages)
    if not order:
        facts.clock = Clock.UNCLEAR
        return
    for at, message in enumerate(messages):
        messages[at] = message._replace(moment=_moment(message.sent, order))


def _written(line: str) -> Kind | None:
    if _IOS.match(line):
        return Kind.WHATSAPP_IOS
    return Kind.WHATSAPP_ANDROID if _ANDROID.match(line) else None


def _said(sent: str, said: str) -> Spoken:
    name, colon, text = said.partition(": ")
    if not colon and said.endswith(":"):
        name, colon = said[:-1], ":"
    if not colon:
        return Spoken("", sent, None, storable(said.translate(_MARKS), TEXT))
    shown = text.translate(_MARKS)
    return Spoken(
        storable(name.translate(_MARKS).strip(), NAME),
        sent,
        None,
        storable(shown, TEXT),
        storable(_attached(text, shown), NAME),
    )


def _attached(text: str, shown: str) -> str:
    """The file a message names. People can write the same words; newer versions mark their own."""
    inside = _INSIDE.match(shown)
    if inside:
        return inside["file"]
    beside = _BESIDE.match(shown)
    if beside and (text != shown or _NAMED.match(beside["file"])):
        return beside["file"]
    return ""


def _order(sent: Iterable[str]) -> str:
    """Which of _ORDERS all dates can be in with the fewest jumps back; "" when that is not one.

    A jump is more than a day: phones put a few messages late.
    """
    last: dict[str, datetime] = dict.fromkeys(_ORDERS, datetime.min)  # noqa: DTZ901
    jumps = dict.fromkeys(_ORDERS, 0)
    for one in sent:
        for order in list(jumps):
            moment = _moment(one, order)
            if moment is None:
                del jumps[order]
                continue
            jumps[order] += (last[order] - moment).days >= 1
            last[order] = moment
    least = [order for order, count in jumps.items() if count == min(jumps.values())]
    return least[0] if len(least) == 1 else ""


@lru_cache(4096)
def _moment(sent: str, order: str) -> datetime | None:
    """The time as written, if its date is in that order."""
    found = _SENT.match(sent)
    if not found:
        return None
    part = dict(zip(order, map(int, found.group("a", "b", "c")), strict=True))
    if order == "ymd" and part["y"] < 100:  # no phone writes a short year first
        return None
    year = part["y"] + 2000 if part["y"] < 100 else part["y"]
    clock = (dates.hour(found), int(found["minute"]), int(found["second"] or 0))
    return dates.of_numbers(year, part["m"], part["d"], *clock)
