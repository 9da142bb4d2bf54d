"""The sheet of paper that goes with a bundle: what it holds, and the fingerprint of all of it.

The fingerprint is that of the manifest, so it can stand in none of the files the manifest lists:
this sheet is a tag file. No name of a person stands on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from companion import paths
from companion.report import pdf, squares
from companion.report.sheet import (
    BODY,
    CELL,
    LINE,
    PART,
    SIDE,
    SMALL,
    SOFT,
    TITLE,
    Sheet,
    Type,
    baseline,
)
from companion.texts import Texts

_GROUP = Type(17, 27, bold=True)
_IN_ROW, _WIDE = 4, 62.0  # groups in a row, from group to group
_MODULE = 2.4
_NAME = 178.0  # room for the name of a file
_COMMANDS = (
    ("windows", "Get-FileHash manifest-sha256.txt"),
    ("macos", "shasum -a 256 manifest-sha256.txt"),
    ("linux", "sha256sum manifest-sha256.txt"),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of a bundle. `documents` are names and titles; `manifest` is in hex."""

    export: str
    made_at: datetime
    manifest: str
    documents: Sequence[tuple[str, str]]
    files: int
    items: int
    practised: bool = False


def draw(facts: Facts, texts: Texts) -> bytes:
    """The PDF file. The same facts make the same bytes. Raises FontMissing."""
    faces = pdf.load(paths.fonts())
    title = _say(texts, "title")
    sheet = Sheet(title, False, faces.cleaner.clean, faces.widths[False], faces.widths[True])
    _lines(sheet, title, TITLE)
    sheet.y += 2
    _lines(sheet, _say(texts, "about"), BODY)
    sheet.y += 10
    _table(sheet, [(_say(texts, name), text) for name, text in _numbers(facts, texts)])
    sheet.y += 14
    _part(sheet, _say(texts, "fingerprint"))
    _fingerprint(sheet, facts.manifest, _say(texts, "square"))
    sheet.y += 12
    _part(sheet, _say(texts, "compare"))
    for number, step in enumerate(("page", "command", "same"), 1):
        sheet.need(BODY.leading)
        sheet.text(SIDE, sheet.y + baseline(BODY), BODY, f"{number}.")
        _lines(sheet, _say(texts, f"step_{step}"), BODY, 16)
        if step == "command":
            _table(sheet, [(_say(texts, name), text) for name, text in _COMMANDS], 16)
    sheet.y += 4
    _lines(sheet, _say(texts, "limits"), SMALL)
    sheet.y += 12
    _receipt(sheet, texts)
    sheet.y += 14
    _part(sheet, _say(texts, "documents"))
    _table(sheet, list(facts.documents), 0, _NAME, CELL)
    sheet.mark(texts.say("practice.mark") if facts.practised else "")
    return pdf.write([sheet], title, texts.language, faces, facts.made_at)


def _numbers(facts: Facts, texts: Texts) -> list[tuple[str, str]]:
    counts = {"documents": len(facts.documents), "files": facts.files, "items": facts.items}
    return [
        ("export", facts.export),
        ("made", f"{facts.made_at.astimezone():%Y-%m-%d}"),
        ("holds", _say(texts, "counts", **counts)),
    ]


def _say(texts: Texts, key: str, **values: object) -> str:
    return texts.say(f"report.cover.{key}", **values)


def _lines(sheet: Sheet, text: str, type_: Type, left: float = 0) -> None:
    sheet.lines(sheet.fit(text, sheet.inner - left, type_), SIDE + left, type_)


def _part(sheet: Sheet, text: str) -> None:
    sheet.need(60)
    _lines(sheet, text, PART)
    sheet.y += 3


def _table(
    sheet: Sheet,
    rows: list[tuple[str, str]],
    left: float = 0,
    name: float = 96,
    type_: Type = BODY,
) -> None:
    """Names in small type with what they name beside them."""
    for label, text in rows:
        beside = sheet.fit(text, sheet.inner - left - name, type_)
        sheet.need(len(beside) * type_.leading)
        first = sheet.fit(label, name - 8, SMALL)[0]
        sheet.text(SIDE + left, sheet.y + baseline(type_), SMALL, first)
        sheet.lines(beside, SIDE + left + name, type_)


def _fingerprint(sheet: Sheet, manifest: str, caption: str) -> None:
    """The digits in groups of four, and as a square beside them."""
    rows = pdf.squares(manifest)
    side = len(rows) * _MODULE
    high = side + 2 * squares.QUIET * _MODULE
    sheet.need(high + 20)
    top, left = sheet.y + squares.QUIET * _MODULE, SIDE + sheet.inner - side - 8
    sheet.box(SIDE, sheet.y, left - 3 * squares.QUIET * _MODULE - SIDE, high, SOFT)
    groups = [manifest[at : at + 4] for at in range(0, len(manifest), 4)]
    for number, group in enumerate(groups):
        down, across = divmod(number, _IN_ROW)
        foot = sheet.y + (high - _GROUP.leading * 4) / 2 + baseline(_GROUP) + down * _GROUP.leading
        sheet.text(SIDE + 24 + across * _WIDE, foot, _GROUP, group)
    squares.draw(sheet, rows, left, top, _MODULE)
    sheet.y += high
    wide = sheet.long(caption, SMALL)
    sheet.text(SIDE + sheet.inner - wide, sheet.y + baseline(SMALL), SMALL, caption)
    sheet.y += SMALL.leading


def _receipt(sheet: Sheet, texts: Texts) -> None:
    """Lines for whoever takes it: a receipt with this fingerprint is worth more than any log."""
    sheet.need(96)
    _part(sheet, _say(texts, "receipt"))
    half = (sheet.inner - 24) / 2
    for pair in (("taken_by", "taken_at"), ("receipt_number", "signed")):
        sheet.y += 23
        for number, name in enumerate(pair):
            left = SIDE + number * (half + 24)
            sheet.text(left, sheet.y - 4, SMALL, _say(texts, name))
            sheet.box(left, sheet.y, half, 0.6, LINE)
