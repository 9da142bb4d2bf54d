"""Words for the index: Korean as overlapping pairs of syllables, everything else as words.

FTS5's own tokenizers either find whole eojeol only (unicode61) or silently find nothing under
three characters (trigram). With pairs, a query of one syllable or more finds exactly what a
substring search would find.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Letters only: signs such as ・ part two words, as the index's own tokenizer has it.
_CJK = (
    "\u1100-\u11ff\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3131-\u318e"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
)
LIMIT = 200
_RUN = re.compile(f"[{_CJK}]+")
_PART = re.compile(f"[{_CJK}]+|[^{_CJK}]+")


def index(text: str) -> str:
    """Text as the index takes it in: each Korean run followed through in pairs."""
    return _RUN.sub(lambda run: f" {_pairs(run[0])} ", text)


def query(text: str) -> str:
    """What a person typed, as an FTS5 query; "" when nothing in it can be looked up.

    A pasted page is looked up by its first LIMIT characters.
    """
    some = unicodedata.normalize("NFC", text.strip())[:LIMIT]
    letters = (" " if unicodedata.category(one) in {"Cc", "Cs"} else one for one in some)
    parts = _PART.findall("".join(letters))
    return " ".join(made for part in parts for made in _terms(part))


def words(terms: Iterable[str]) -> str:
    """The words again, from the terms of an index in their order; signs and capitals are lost."""
    found, run = [], ""
    for term in terms:
        if not _RUN.fullmatch(term):
            found.append(term)
            continue
        run += term[0]
        if len(term) == 1:  # the last syllable of a run stands alone
            found.append(run)
            run = ""
    return " ".join([*found, run] if run else found)


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
