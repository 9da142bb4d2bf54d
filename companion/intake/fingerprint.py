"""Fingerprints of how a picture looks, compared: is it probably the same as one that is known?

PDQ bits come from the child that decodes (`pdq.py`). They are kept in the vault and never leave
it: from such bits a picture's look can be guessed again (research since 2021), so what is shown to
others is SHA-256.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BITS = 256
SAME = 31  # bits that may differ, as the authors of PDQ recommend
CLEAR = 50  # quality under which they recommend to compare nothing
FORMS = 8


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Quality from 0 to 100, and the hashes of the picture as it is, turned and mirrored.

    Each is 64 hexadecimal digits; the first is the one to keep.
    """

    quality: int
    forms: tuple[str, ...]

    @property
    def hash(self) -> str:
        """Of the picture as it is."""
        return self.forms[0]


def distance(one: str, other: str) -> int:
    """How many of the 256 bits differ. Unlike pictures differ in about 128."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def nearest(new: Fingerprint, known: Iterable[tuple[int, int, str]]) -> tuple[int, int] | None:
    """Of the known pictures (id, quality, hash) the one that is probably the same: id and distance.

    It may be turned or mirrored. None when none is within SAME bits, and for pictures with too
    little in them to compare. "Probably" it stays: two screens of the same chat can be as near.
    """
    if new.quality < CLEAR:
        return None
    forms = [int(form, 16) for form in new.forms]
    near = (
        (min((form ^ int(bits, 16)).bit_count() for form in forms), ident)
        for ident, quality, bits in known
        if quality >= CLEAR
    )
    bits, ident = min(near, default=(BITS, 0))
    return (ident, bits) if bits <= SAME else None
