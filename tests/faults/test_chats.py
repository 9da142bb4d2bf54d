"""Changed exports of every program: read as far as they go, or refused; nothing else is raised."""

from __future__ import annotations

import random
from collections import defaultdict
from functools import partial

import pytest

from companion.errors import NotAChat
from companion.intake.chats import chat, reading
from companion.intake.chats.chat import Export
from tests.chats.samples import packed, samples
from tests.faults.conftest import FULL

CHANGED = 100_000 if FULL else 1000  # of each program
KNOWN: dict[str, list[bytes]] = defaultdict(list)
for sample in samples().values():
    KNOWN[sample.kind.value].append(sample.data)
KNOWN["zip"] = [packed(data) for several in list(KNOWN.values()) for data in several]
ALL = [data for several in KNOWN.values() for data in several]
# What says something in one of the forms, or has broken a reader of such things before.
PIECES = [
    piece.encode("utf-8", "surrogatepass")
    for piece in (
        *'\n\r\0\ufeff\u2028\u200e\u202e\ud800[]{}",\\',
        *("\r\n", " : ", ": ", "] [", '""', "\\ud800", "\\u0000", "null", "NaN", "-1", "1e999"),
        *("9" * 400, "[" * 2000, '{"a":' * 2000, "오후 9:12", "99:99", "[] [오후 9:12] "),
        "--------------- 9999년 99월 99일 월요일 ---------------",
        "0000년 0월 0일 오전 0:00",
        "2024. 2. 30. 오전 1:00, 이름 : 글",
        "00/00/0000, 00:00 - a: b",
        "February 31, 2024 at 9:12 PM",
        *('<div class="message ', "</div>", "&#x110000;", "&#0;", "&amp" * 50, '"messages": ['),
        *('"date_unixtime": "99999999999999999999"', '"ID": 9999999999999999999999999'),
        "UTC+99:99",
    )
]


def changed(chance: random.Random, data: bytes) -> bytes:
    """An export after one to six changes of any kind."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        kind = chance.choice(("bit", "byte", "piece", "piece", "hole", "again", "splice", "cut"))
        at = chance.randrange(len(made) + 1)
        if kind == "bit" and made:
            made[at - 1] ^= 1 << chance.randrange(8)
        elif kind == "byte" and made:
            made[at - 1] = chance.randrange(256)
        elif kind == "piece":
            made[at:at] = chance.choice(PIECES)
        elif kind == "hole":
            del made[at : at + chance.randint(1, 80)]
        elif kind == "again":
            made[at:at] = made[at : at + chance.randint(1, 200)]
        elif kind == "splice":
            other = chance.choice(ALL)
            begin = chance.randrange(len(other))
            made[at:at] = other[begin : begin + chance.randint(1, 200)]
        elif kind == "cut" and chance.random() < 0.3:
            del made[at:]
    return bytes(made)


def check(found: chat.Chat) -> None:
    """What holds of every chat, however its export came about."""
    assert [one.seq for one in found.messages] == list(range(1, len(found.messages) + 1))
    for one in found.messages:
        assert len(one.text) <= chat.TEXT
        names = (one.sender, one.sent, one.attachment, one.origin, one.room)
        assert max(map(len, names)) <= chat.NAME
        whole = "".join((*names, one.text, found.room, found.saved))
        assert "\0" not in whole.encode().decode()  # raises where it could not be stored
        assert one.moment is None or 1990 <= one.moment.year <= 2100


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("kind", KNOWN)
def test_changed_exports_are_read_or_refused_and_nothing_else(kind, promise):
    read = 0
    for number in range(CHANGED):
        chance = random.Random(f"{kind} {number}")
        data = changed(chance, chance.choice(KNOWN[kind]))
        step = chance.choice((7, 100, 1 << 20))
        pieces = [data[at : at + step] for at in range(0, len(data), step)]
        try:
            found = reading.read(Export(partial(iter, pieces), len(data)))
        except NotAChat:
            continue
        check(found)
        read += 1
    assert read > CHANGED // 50  # few zips are read: a changed length ends the walk
    promise(f"{CHANGED} changed exports of {kind}: {read} read, the others refused")
