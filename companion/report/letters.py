"""Texts made fit to be drawn: nothing in them acts, and nothing in them vanishes.

A letter that no font here has, that cannot be seen, or that would turn the direction of
writing is written as its code, `[U+202E]`. What is drawn can be read back from the page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

_BREAKS = dict.fromkeys((0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")
# They only choose between two looks of the sign before them and say nothing themselves.
_LOOKS = dict.fromkeys((0xFE0E, 0xFE0F), "")
# Letters by their category that leave no trace on paper; people hide names behind them.
_BLANK = frozenset((0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0))
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))


class Cleaner(dict[int, str]):
    """A table for `str.translate` that finds out about each letter once."""

    def __init__(self, drawn: Callable[[int], bool]) -> None:
        """`drawn` says of a code point whether the fonts can draw it."""
        super().__init__(_BREAKS | _LOOKS)
        self._drawn = drawn

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if unicodedata.category(letter) == "Zs" or letter == "\t":
            said = " "
        elif code in _BLANK or unicodedata.category(letter) in _UNSEEN or not self._drawn(code):
            said = f"[U+{code:04X}]"
        else:
            said = letter
        self[code] = said
        return said

    def clean(self, text: str) -> str:
        """NFC, one kind of line break, and codes for what could not be seen."""
        return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(self)


def wrap(text: str, width: float, widths: Mapping[str, float]) -> list[str]:
    """Lines no wider than `width`, broken at spaces, and within a word only when it must be.

    `widths` are of single letters, in the unit of `width`. Every letter but the spaces at
    which a line ends is in the lines, in order.
    """
    return [line for part in text.split("\n") for line in _lines(part, width, widths)]


def _lines(text: str, width: float, widths: Mapping[str, float]) -> list[str]:
    lines: list[str] = []
    words: list[str] = []
    used, space = 0.0, widths[" "]
    for word in text.split(" "):
        long = sum(map(widths.__getitem__, word))
        if words and used + space + long <= width:
            words.append(word)
            used += space + long
            continue
        if words:
            lines.append(" ".join(words))
        *whole, last = _pieces(word, width, widths) if long > width else [word]
        lines += whole
        words, used = [last], sum(map(widths.__getitem__, last))
    lines.append(" ".join(words))
    return lines


def _pieces(word: str, width: float, widths: Mapping[str, float]) -> list[str]:
    """A word cut where it reaches the width; at least one letter a piece."""
    pieces, start, used = [], 0, 0.0
    for at, letter in enumerate(word):
        used += widths[letter]
        if used > width and at > start:
            pieces.append(word[start:at])
            start, used = at, widths[letter]
    return [*pieces, word[start:]]
