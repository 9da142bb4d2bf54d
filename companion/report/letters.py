"""Lines of a text, broken where they fit."""

from __future__ import annotations

from collections.abc import Mapping


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
