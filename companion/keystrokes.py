"""Hangul as the Latin letters on the same keys of a Korean keyboard (two-set, KS X 5002).

Whoever forgets the 한/영 key types one for the other.
"""

from __future__ import annotations

import unicodedata

_LEADS = "r R s e E f a q Q t T d w W c z x v g"
_VOWELS = "k o i O j p u P h hk ho hl y n nj np nl b m ml l"
_TAILS = "r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g"
_KEYS = {
    first + place: keys
    for first, row in ((0x1100, _LEADS), (0x1161, _VOWELS), (0x11A8, _TAILS))
    for place, keys in enumerate(row.split())
}


def latin(text: str) -> str:
    """The keys that type `text`; what is not Hangul stays (compatibility forms are folded)."""
    return unicodedata.normalize("NFKD", text).translate(_KEYS)
