"""The sheet of paper with a recovery code, or the three with its shares.

Whoever finds it learns that something is locked, but not what: no program, no name, no date
stands on it or in the file. What it belongs to, the owner may write on the line herself.
"""

from __future__ import annotations

from collections.abc import Sequence

from companion import paths, texts
from companion.report import pdf, squares
from companion.report.sheet import (
    BODY,
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

_LETTER = Type(25, 32, bold=True)
_CELL, _GAP, _ROW = 21.5, 34.0, 62.0  # of a letter, between groups, from row to row
_IN_ROW = 4
_MODULE = 3.2  # side of a square of the QR code
_HANG = 16.0  # of what stands beside a number


def draw(codes: Sequence[str], language: str, *, practised: bool = False) -> bytes:
    """A PDF file with one A4 page for each code: one for a recovery code, three for its shares.

    The same codes make the same bytes. Where they open a `practised` record that is said, too.
    Raises FontMissing.
    """
    words = texts.load(language)
    faces = pdf.load(paths.fonts())
    clean, regular, bold = faces.cleaner.clean, faces.widths[False], faces.widths[True]
    sheets = []
    for number, code in enumerate(codes, start=1):
        sheet = Sheet("", False, clean, regular, bold)
        _fill(sheet, code, number if len(codes) > 1 else 0, words)
        sheet.mark(words.say("practice.mark") if practised else "")
        sheets.append(sheet)
    return pdf.write(sheets, words.say("recovery_sheet.title"), language, faces)


def _fill(sheet: Sheet, code: str, number: int, words: Texts) -> None:
    """Fill a page; `number` is that of a share, 0 for a whole code."""

    def say(key: str) -> str:
        return words.say(f"recovery_sheet.{key}", number=number)

    share = "_share" if number else ""
    _lines(sheet, say("share" if number else "title"), TITLE)
    sheet.y += 4
    _lines(sheet, say(f"about{share}"), BODY)
    sheet.y += 14
    _letters(sheet, code.split("-"))
    sheet.y += 24
    beside = _square(sheet, code, say("square"))
    _lines(sheet, say("how"), PART)
    sheet.y += 4
    for place, step in enumerate(("ask", f"type{share}", "letters", "new"), start=1):
        sheet.text(SIDE, sheet.y + baseline(BODY), BODY, f"{place}.")
        _lines(sheet, say(f"step_{step}"), BODY, _HANG, beside)
    sheet.y += 8
    _lines(sheet, say("keep"), BODY, 0, beside)
    sheet.y += 60
    sheet.text(SIDE, sheet.y - 4, SMALL, say("note"))
    for _ in range(2):
        sheet.box(SIDE + 48, sheet.y, sheet.inner - 48, 0.6, LINE)
        sheet.y += 30


def _lines(sheet: Sheet, text: str, type_: Type, left: float = 0, right: float = 0) -> None:
    """A text in lines, so far from the left and the right edge."""
    sheet.lines(sheet.fit(text, sheet.inner - left - right, type_), SIDE + left, type_)


def _letters(sheet: Sheet, groups: list[str]) -> None:
    """The groups in large letters, each in its own place, with small numbers to keep the place."""
    rows = [groups[at : at + _IN_ROW] for at in range(0, len(groups), _IN_ROW)]
    sheet.box(SIDE, sheet.y, sheet.inner, len(rows) * _ROW + 14, SOFT)
    wide = _IN_ROW * (_IN_ROW * _CELL + _GAP) - _GAP
    left = SIDE + (sheet.inner - wide) / 2
    for down, row in enumerate(rows):
        foot = sheet.y + 38 + down * _ROW
        for across, group in enumerate(row):
            x = left + across * (_IN_ROW * _CELL + _GAP)
            for place, letter in enumerate(group):
                centred = (_CELL - sheet.long(letter, _LETTER)) / 2
                sheet.text(x + place * _CELL + centred, foot, _LETTER, letter)
            mark = str(down * _IN_ROW + across + 1)
            under = x + (_IN_ROW * _CELL - sheet.long(mark, SMALL)) / 2
            sheet.text(under, foot + 17, SMALL, mark)
    sheet.y += len(rows) * _ROW + 14


def _square(sheet: Sheet, code: str, caption: str) -> float:
    """The QR code at the right edge; how much room there what is beside it has to leave."""
    rows = pdf.squares(code)
    side = len(rows) * _MODULE
    left = SIDE + sheet.inner - side
    squares.draw(sheet, rows, left, sheet.y, _MODULE)
    under = left + (side - sheet.long(caption, SMALL)) / 2
    sheet.text(under, sheet.y + side + squares.QUIET * _MODULE, SMALL, caption)
    return side + 1.5 * squares.QUIET * _MODULE
