"""Passphrases: which are refused, what advice there is, and five words to take instead.

Only a short one is refused. All else is advice, for someone who is told no three times at night
writes the passphrase on the desk, or leaves.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from math import log10
from typing import Any

from companion import keys, keystrokes, paths, tables
from companion.errors import PassphraseTooShort

FLOOR_LENGTH = 8
"""Letters a new passphrase has at least; blanks around it are not counted."""

WORDS = 5
_JUDGED = 32  # letters handed to zxcvbn, which takes up to 72, but those half a second
_LEVELS = (3, 6, 8, 10)  # powers of ten of guesses, as zxcvbn has them
_SYLLABLE = log10(30)  # guesses for a syllable of Hangul in names and everyday words

# A syllable as it is typed: a first consonant, a vowel, perhaps a last consonant.
_TYPED = (
    r"[rRseEfaqQtTdwWczxvg](?:h[kol]|n[jpl]|ml|[koiOjpuPhynbml])"
    r"(?:(?:r?t|s[wg]?|f[raqtxvg]?|qt?|[rReaTdwczxvg])(?![koiOjpuPhynbml]))?"
)
_SPELT = re.compile(rf"(?:{_TYPED})+")
_ONE = re.compile(_TYPED)
_RUN = re.compile(r"[A-Za-z]+")
LISTS = {"ko": "korean", "en": "english"}
"""Languages that words can be drawn in, and what BIP-39 calls their lists."""


@dataclass(frozen=True, slots=True)
class Advice:
    """How hard a passphrase is to guess, 0 to 4, and the key of the text that says what helps."""

    level: int
    key: str


def secret(text: str) -> keys.Secret:
    """What a new passphrase opens with. Raises EmptyPassphrase, PassphraseTooShort."""
    made = keys.passphrase(text)
    if len(_folded(text).strip()) < FLOOR_LENGTH:
        raise PassphraseTooShort(FLOOR_LENGTH)
    return made


def advise(text: str) -> Advice:
    """What to say about a passphrase while it is typed; takes up to 0.1 s.

    Hangul is judged by the keys that type it, and so is Hangul typed on a Latin keyboard: its
    words are those that are tried first, however random they look.
    """
    folded = _folded(text)
    if not folded.strip():
        return Advice(0, "passphrase.empty")
    typed = keystrokes.latin(folded)[:_JUDGED]
    found = _guessed(typed)
    guesses = min(float(found["guesses_log10"]), _hangul(typed))
    level = sum(guesses > power + 0.001 for power in _LEVELS)  # eight unknown letters are 10⁸
    if len(folded.strip()) < FLOOR_LENGTH:
        return Advice(min(level, 1), "passphrase.short")
    reason = _reason(typed, {part["pattern"] for part in found["sequence"]})
    if level == 3 and reason == "date":  # those who try first know the birthdays
        level = 2
    if level >= 3:
        return Advice(level, "passphrase.good" if level == 3 else "passphrase.strong")
    return Advice(level, f"passphrase.{reason}")


def suggest(language: str, random: keys.Random, number: int = WORDS) -> str:
    """Words to remember, five of 54 bits or as many as wished, with blanks between them, in NFC.

    From the lists of BIP-39, less the words that may hurt; in English for a language without.
    """
    words = _words(language if language in LISTS else "en")
    return " ".join(words[_below(len(words), random)] for _ in range(number))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _guessed(typed: str) -> dict[str, Any]:
    from zxcvbn import zxcvbn  # here, for it takes 0.2 s: the window opens without

    return zxcvbn(typed, _known())


def _hangul(typed: str) -> float:
    """Guesses, as a power of ten, when what spells Hangul is taken for everyday words."""
    rest, syllables = len(typed), 0
    for run in _RUN.findall(typed):
        if _SPELT.fullmatch(run):
            rest -= len(run)
            syllables += len(_ONE.findall(run))
    return rest + syllables * _SYLLABLE


def _reason(typed: str, patterns: set[str]) -> str:
    """What makes it easy to guess, the plainest first."""
    if not re.search(r"\D", typed):
        return "digits"
    if {"spatial", "sequence", "repeat"} & patterns:
        return "row"
    if {"date", "regex"} & patterns:
        return "date"
    return "known" if "dictionary" in patterns else "more"


@cache
def _lists() -> dict[str, Any]:
    return tables.read(paths.resources() / "passphrases.toml", "passphrases.toml")


@cache
def _known() -> list[str]:
    """Korean words by the keys that type them, those first that are taken most."""
    words = [*_lists()["common"].split(), *_bip39("ko")]
    return list(dict.fromkeys(keystrokes.latin(word) for word in words))


@cache
def _words(language: str) -> tuple[str, ...]:
    left_out = set(_lists()["left_out"][language].split())
    return tuple(word for word in _bip39(language) if word not in left_out)


def _bip39(language: str) -> list[str]:
    from mnemonic import Mnemonic

    return [unicodedata.normalize("NFC", word) for word in Mnemonic(LISTS[language]).wordlist]


def _below(limit: int, random: keys.Random) -> int:
    """A number below `limit` (at most 65,536), each as likely."""
    fair = 65_536 - 65_536 % limit
    while (drawn := int.from_bytes(random(2), "big")) >= fair:
        pass
    return drawn % limit
