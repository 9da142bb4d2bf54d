"""Packs of a stranger, spoilt in every way: read, or refused by an error of our own, and soon.

A few hundred in an ordinary run; 100,000 with COMPANION_FAULTS=full. Each is made from its number,
so one that breaks something can be made again: `spoilt(number)`.
"""

from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from companion import countries, differences, packs, paths, updates
from companion.errors import NoUpdate, PackError
from tests.core import cheap
from tests.packs.test_packs import SMALL
from tests.packs.test_taking import bare
from tests.packs.test_updates import expires, newer, signed_as

MANY = 100_000 if os.environ.get("COMPANION_FAULTS") == "full" else 300
LONGEST = 5.0  # s for one of them, on a busy machine
GROWN = 300 << 20  # bytes that memory may have grown by in the end
Files = dict[str, bytes]
NASTY = [
    *('""', "''", '"""', "'''", "[[", "]]", "{}", "{", "}", "=", "#", "\\", "\x00", "\ufeff", "\r"),
    *("nan", "-inf", "1e999", "9" * 5000, "-0", "0x", "0b2", "1979-05-27T07:32:00Z", "2026-02-30"),
    *("true", "[" * 200, "{a=" * 50, "a." * 300 + "a = 1", "[a.b.c.d.e.f.g.h.i]", "'" * 999),
    *('"\\u202e"', '"\\U0010ffff"', '"\\ud800"', "\u202e", "😀", "\u0000", '"' + "x" * 5000 + '"'),
    *('"{x}"', '"{x:을}"', '"{x.__class__}"', '"{0!r}"', '"{"', '"{{}}"', '"%s%n"'),
    *('"../../etc/passwd"', '"file:///etc/passwd"', '"https://a@b"', '"\\n"', '"kr"', '"../kr"'),
    *("shared = ['acts', 'world', 'desks', 'notices', 'statements', 'counsel']", "[contact.line]"),
]
NAMES = [
    *("pack.toml", "acts.toml", "contacts/x.toml", "text/ko/x.toml", "text/vi/x.toml"),
    *("reports/x.toml", "procedures/x.toml", "../x.toml", "/etc/passwd", "text", "", "x.toml"),
    *("days_off.toml", "first_look.toml", "a" * 300, "\u202e.toml", "text/ko/\x00.toml"),
]


@cache
def bases() -> list[Files]:
    """What is spoilt: the smallest country most often, the template, a country of ours seldom."""
    small = {name: text.encode() for name, text in SMALL.items()}
    lean = {name: text.encode() for name, text in bare().items()}
    own = [_read(name) for name in ("_template", "eu", "kr")]
    return [small] * 60 + [lean] * 100 + [own[0]] * 30 + [own[1]] * 8 + [own[2]]


def _read(name: str) -> Files:
    folder = paths.resources() / "packs" / name
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*.toml")}


def spoilt(number: int) -> Files:
    """The files of the input of this number."""
    rng = random.Random(number)
    files = dict(rng.choice(bases()))
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        name = rng.choice([*files, "pack.toml"])
        if rng.random() < 0.15:
            _shuffle(rng, files, name)
        else:
            files[name] = rng.choice(WAYS)(rng, files.get(name, b""))
    return files


def _shuffle(rng: random.Random, files: Files, name: str) -> None:
    """Name a file otherwise, say it twice, or take it away."""
    data = files.get(name, b"")
    if rng.random() < 0.5:
        files.pop(name, None)
    if rng.random() < 0.8:
        files[rng.choice([*NAMES, *files])] = data


def _bytes(rng: random.Random, data: bytes) -> bytes:
    made = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        if made:
            made[rng.randrange(len(made))] = rng.randrange(256)
    return bytes(made)


def _lines(rng: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at, to = rng.randrange(len(lines)), rng.randrange(len(lines))
    way = rng.randrange(4)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(to, lines[at])
    elif way == 2:
        lines[at], lines[to] = lines[to], lines[at]
    else:
        lines = lines[:at]
    return b"\n".join(lines)


def _words(rng: random.Random, data: bytes) -> bytes:
    """Another thing in the place of one text, number or name."""
    text = data.decode("utf-8", "replace")
    parts = list(re.finditer(r'"[^"\n]*"|[\w-]+', text))
    if not parts:
        return rng.choice(NASTY).encode("utf-8", "replace")
    part = rng.choice(parts)
    other = rng.choice([*NASTY, rng.choice(parts)[0]])
    made = text[: part.start()] + other + text[part.end() :]
    return made.encode("utf-8", "replace")


def _more(rng: random.Random, data: bytes) -> bytes:
    added = rng.choice(NASTY).encode("utf-8", "replace") * rng.choice((1, 1, 1, 1000))
    return rng.choice((data + b"\n" + added, added + b"\n" + data))


def _anything(rng: random.Random, _: bytes) -> bytes:
    return rng.randbytes(rng.randint(0, 2000))


WAYS: list[Callable[[random.Random, bytes], bytes]] = [
    *(_bytes, _lines, _lines, _words, _words, _words, _words, _more, _anything)
]


def test_a_spoilt_pack_is_read_or_refused():
    resource = pytest.importorskip("resource", reason="Windows has no such count")
    korea, taken = packs.load("kr"), 0
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(MANY):
        files = spoilt(number)
        begun = time.perf_counter()
        try:
            found = countries.judge(files, "folder")
            differences.between(korea, found.pack, "ko")
            taken += 1
        except PackError:
            pass
        assert time.perf_counter() - begun < LONGEST, number
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    assert grown < GROWN
    # Some of them are still packs, else nothing but the first look was tried.
    assert MANY // 100 < taken < MANY


def test_a_spoilt_update_is_read_or_refused(tmp_path):
    """Signed by us, and spoilt before that: only then is more than the signature looked at."""
    secret, public = updates.key_pair()
    taken, whole = 0, updates.sign(newer(), secret, expires()).split(b"\n", 2)[2]
    with closing(cheap.make(Path(tmp_path) / "notes")) as vault:
        for number in range(MANY // 10):
            rng = random.Random(number)
            body = whole
            for _ in range(rng.randint(0, 3)):
                body = rng.choice(WAYS)(rng, body)
            try:
                updates.read(vault, signed_as(body, secret), "eu", (public,))
                taken += 1
            except (NoUpdate, PackError):
                continue
    assert taken
