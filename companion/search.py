"""Words for the index: Korean as overlapping pairs of syllables, everything else as words.

FTS5's own tokenizers either find whole eojeol only (unicode61) or silently find nothing under
three characters (trigram). With pairs, a query of one syllable or more finds exactly what a
substring search would find.
"""

from __future__ import annotations

import re
import unicodedata

_CJK = "\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af"
_RUN = re.compile(f"[{_CJK}]+")
_PART = re.compile(f"[{_CJK}]+|[^{_CJK}]+")


def index(text: str) -> str:
    """Text as the index takes it in: each Korean run followed through in pairs."""
    return _RUN.sub(lambda run: f" {_pairs(run[0])} ", text)


def query(text: str) -> str:
    """What a person typed, as an FTS5 query; "" when nothing in it can be looked up."""
    parts = _PART.findall(" ".join(unicodedata.normalize("NFC", text).split()))
    return " ".join(made for part in parts for made in _terms(part))


def _pairs(run: str) -> str:
    return " ".join(run[at : at + 2] for at in range(len(run)))


def _terms(part: str) -> list[str]:
    if _RUN.fullmatch(part):
        if len(part) == 1:
            return [f'"{part}"*']
        return ['"' + " ".join(part[at : at + 2] for at in range(len(part) - 1)) + '"']
    words = part.replace('"', " ").split()
    return [f'"{word}"*' for word in words if any(map(_indexed, word))]


def _indexed(letter: str) -> bool:
    """Whether unicode61 makes tokens of it: letters, digits and private use."""
    return unicodedata.category(letter) in {"Co"} or unicodedata.category(letter)[0] in "LN"
