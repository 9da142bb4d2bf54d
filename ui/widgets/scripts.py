"""Any script in what people write: what no face can draw is said, and no text turns its neighbours.

Qt takes another face of the system where ours lacks a letter. Where none has it, an empty box or
nothing at all would stand there: so its code does, `[U+1234]`, as on paper.
"""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication

# Latin, Hangul and ordinary punctuation, which our own face has
_OWN = "\t\n\u0020-\u024f\u1100-\u11ff\u2000-\u206f\u3130-\u318f\uac00-\ud7a3"
_OTHER = re.compile(f"[^{_OWN}]")
_UNSEEN = frozenset(("Cc", "Cf", "Mn", "Me", "Mc", "Zs", "Zl", "Zp"))
# The blocks of scripts that are written from right to left
_TURNS = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ISOLATE, _END = "\u2068", "\u2069"
_LONGEST = 20_000  # letters looked at; more can be seen nowhere at once

_known: dict[str, dict[str, bool]] = {}
"""By the family of the program's face: whether a letter can be drawn."""


def undrawn(text: str) -> list[str]:
    """The letters of `text` that no face of this system can draw, each once, in order."""
    font = QGuiApplication.font()
    known = _known.setdefault(font.family(), {})
    found = []
    for letter in dict.fromkeys(_OTHER.findall(text[:_LONGEST])):
        if letter not in known:
            known[letter] = _draws(letter, font)
        if not known[letter]:
            found.append(letter)
    return found


def drawable(text: str) -> str:
    """The text with codes for what no face can draw."""
    lost = undrawn(text) if _OTHER.search(text) else []
    return text.translate({ord(one): coded(one) for one in lost}) if lost else text


def coded(letter: str) -> str:
    """A letter by its code."""
    return f"[U+{ord(letter):04X}]"


def held(text: str) -> str:
    """Somebody's text, to stand in a line with others: its direction of writing ends with it.

    What would turn the writing, and cannot be seen, becomes �.
    """
    if not _TURNS.search(text) and not _CONTROLS.search(text):
        return text
    return f"{_ISOLATE}{_CONTROLS.sub(chr(0xFFFD), text)}{_END}"


def _draws(letter: str, font: QFont) -> bool:
    """Whether our face or another one of the system has a letter."""
    kind = unicodedata.category(letter)
    if kind in _UNSEEN:
        return True  # marks stand over others, and what is not seen needs no shape
    return kind != "Cs" and QFontMetrics(font).inFontUcs4(ord(letter))
