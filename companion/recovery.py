"""A recovery code for paper: 128 random bits as letters that are hard to mistake.

    code   26 letters of Crockford's base 32 (no I, L, O, U), then a check letter
    share  its number 1–3, 26 letters, a check letter; any two make the code again (Shamir)

The letters are numbers 0–31, elements of GF(32) with x⁵ + x² + 1; the check letter makes the
polynomial they are the coefficients of vanish at x. As x, x², … x²⁸ are all different, one wrong
letter and two exchanged ones, neighbours or not, are always noticed, a longer muddle 31 times
in 32.
"""

from __future__ import annotations

import hmac
import os
import re

from Crypto.Protocol.SecretSharing import Shamir

from companion import keys, keystrokes
from companion.errors import RecoveryCodeMistyped, RecoverySharesDiffer

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4
_BYTES = 16
_CODE, _SHARE = 27, 28
_NUMBERS = "123"
_MEANT = str.maketrans("OIL", "011")  # what a reader takes for one of ours
_BETWEEN = re.compile(r"[\s\-‐‑‒–—−_.,·]+")


def new_code(random: keys.Random = os.urandom) -> str:
    """A new code, in groups: `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXX`."""
    return _code(random(_BYTES))


def secret(code: str) -> keys.Secret:
    """What a code as someone typed it opens with.

    Case, blanks and dashes, O for 0, I or L for 1, wide letters, and Hangul typed for Latin
    make no difference. Raises RecoveryCodeMistyped.
    """
    return keys.Secret("recovery", _value(_read(code, _CODE)))


def split(code: str) -> tuple[str, str, str]:
    """Three shares of a code; any two make it again, one alone says nothing about it.

    Each begins with its number, `1XXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`. Raises
    RecoveryCodeMistyped.
    """
    first, second, third = Shamir.split(2, len(_NUMBERS), _value(_read(code, _CODE)))
    return _share(*first), _share(*second), _share(*third)


def join(one: str, other: str) -> str:
    """The code again from two shares.

    Raises RecoveryCodeMistyped, and RecoverySharesDiffer for the same share twice. Two shares of
    different codes cannot be told from a pair: what comes out opens nothing.
    """
    shares = [_read(share, _SHARE) for share in (one, other)]
    numbers = [int(share[0]) for share in shares]
    if numbers[0] == numbers[1]:
        raise RecoverySharesDiffer
    values = [_value(share[1:]) for share in shares]
    return _code(Shamir.combine(list(zip(numbers, values, strict=True))))


def same(code: str, typed: str) -> bool:
    """Whether a code or share was typed back as it is, in any of the ways `secret` forgives."""
    one, other = (_folded(text).encode("utf-8", "surrogatepass") for text in (code, typed))
    return hmac.compare_digest(one, other)


def _code(value: bytes) -> str:
    return _grouped(_letters(value))


def _share(number: int, value: bytes) -> str:
    return _grouped(_NUMBERS[number - 1] + _letters(value))


def _letters(value: bytes) -> str:
    number = int.from_bytes(value, "big")
    return "".join(LETTERS[number >> shift & 31] for shift in range(125, -1, -5))


def _grouped(letters: str) -> str:
    whole = letters + LETTERS[_syndrome(letters + "0")]
    return "-".join(whole[at : at + GROUP] for at in range(0, len(whole), GROUP))


def _folded(typed: str) -> str:
    return _BETWEEN.sub("", keystrokes.latin(typed)).upper().translate(_MEANT)


def _read(typed: str, length: int) -> str:
    """The letters as they are meant, the check letter included."""
    letters = _folded(typed)
    sound = (
        len(letters) == length
        and all(letter in LETTERS for letter in letters)
        and _syndrome(letters) == 0
        and (length == _CODE or letters[0] in _NUMBERS)
    )
    if not sound:
        raise RecoveryCodeMistyped
    return letters


def _value(letters: str) -> bytes:
    """The 128 bits in 26 letters and a check letter."""
    number = 0
    for letter in letters[:-1]:
        number = number << 5 | LETTERS.index(letter)
    if number >> 8 * _BYTES:
        raise RecoveryCodeMistyped
    return number.to_bytes(_BYTES, "big")


def _syndrome(letters: str) -> int:
    """The polynomial at x, by Horner; 0 for a code with its check letter."""
    made = 0
    for letter in letters:
        made <<= 1
        if made & 32:
            made ^= 0b100101
        made ^= LETTERS.index(letter)
    return made
