"""A country with as many places of help as one asks for, to see what stays quick."""

from __future__ import annotations

from pathlib import Path

_A_FILE = 1000  # contacts of one file: a file has a limit
_CATEGORIES = ("crisis", "police", "legal", "youth", "counselling", "takedown", "school")
_AUDIENCES = ('"all"', '"student"', '"parent"', '"teacher", "parent"', '"victim"')
_HEAD = """country = "xx"
shared = ["counsel", "desks", "statements"]
languages = ["ko", "en"]
version = 1
checked = 2026-11-22
timezone = "Asia/Seoul"
child_below = 19
first = { now = ["p0"], today = [], later = [] }
"""
_HOURS = """[[hours]]
id = "a"
open = [{ days = ["mon", "tue", "wed", "thu", "fri"], start = "09:00", end = "18:00" }]
"""
_WORDS = """[pack]
name = "Many"
[hours]
a = "9–18"
[region]
national = "all"
"""


def write(folder: Path, count: int) -> Path:
    """Write country "xx" with `count` contacts, p0 and so on, into a new folder; give it back.

    Every row of one country at most 10,000 times fits into the limits of a pack.
    """
    (folder / "contacts").mkdir(parents=True)
    (folder / "pack.toml").write_text(_HEAD, "utf-8")
    (folder / "contacts.toml").write_text(_HOURS, "utf-8")
    texts = [folder / "text" / language for language in ("ko", "en")]
    for text in texts:
        text.mkdir(parents=True)
        (text / "words.toml").write_text(_WORDS, "utf-8")
    for start in range(0, count, _A_FILE):
        numbers = range(start, min(start + _A_FILE, count))
        rows = "".join(f"{_row(number)},\n" for number in numbers)
        (folder / "contacts" / f"{start}.toml").write_text(f"contact = [\n{rows}]\n", "utf-8")
        for text, name in zip(texts, ("곳", "Place"), strict=True):
            words = "".join(_said(number, name) for number in numbers)
            (text / f"p{start}.toml").write_text(f"[contact]\n{words}", "utf-8")
    return folder


def _row(number: int) -> str:
    return (
        f'{{id="p{number}",category="{_CATEGORIES[number % 7]}",'
        f"audience=[{_AUDIENCES[number % 5]}],"
        f'phone="02-{number // 1000:04}-{number % 1000:04}",hours="a",languages=["ko"],'
        f'sources=[{{name="list"}}],checked=2026-11-22,confidence="medium"}}'
    )


def _said(number: int, name: str) -> str:
    return f'p{number}={{name="{name} {number}",what="{name} {number}."}}\n'
