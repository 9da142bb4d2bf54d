"""Texts made fit to be seen: nothing in them acts, and nothing in them vanishes.

A letter that cannot be seen or drawn, or that would turn the direction of writing, is written as
its code, `[U+202E]`. What is shown can be read back.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

_BREAKS = dict.fromkeys((0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")
# They only choose between two looks of the sign before them and say nothing themselves.
_LOOKS = dict.fromkeys((0xFE0E, 0xFE0F), "")
# Letters by their category that leave no trace on paper; people hide names behind them.
_BLANK = frozenset((0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0))
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))


class Cleaner(dict[int, str]):
    """A table for `str.translate` that finds out about each letter once."""

    def __init__(self, drawn: Callable[[int], bool] = lambda _: True) -> None:
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
