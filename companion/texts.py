"""Words by key in a chosen language, and Korean particles that fit the word before them.

A text may hold places such as `{name}`. That is the whole template language: a place
takes a value by its name, or, as `{name:을}`, the value and the particle its last sound
asks for. Values are never searched for places, so a person's own words bring none in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from companion import paths, tables

Words = Mapping[str, Mapping[str, str]]
"""language → key → text; keys are dotted, such as `when.month` or `contact.kr-112.name`."""

_FALLBACK = ("en", "ko")
_NO_VALUE = "…"
_PLACE = re.compile(r"\{([a-z][a-z0-9_]*)(?::([가-힣]+))?\}")
_SYLLABLES = range(0xAC00, 0xD7A4)

# after a consonant, after a vowel, when nobody can tell; 으로 takes ㄹ for a vowel
_PAIRS = (
    ("을", "를", "을(를)"),
    ("이", "가", "이(가)"),
    ("은", "는", "은(는)"),
    ("과", "와", "과(와)"),
    ("으로", "로", "(으)로"),
    ("이에요", "예요", "이에요"),
    ("이라고", "라고", "(이)라고"),
    ("이라는", "라는", "(이)라는"),
    ("이나", "나", "(이)나"),
    ("이랑", "랑", "(이)랑"),
)
_PARTICLES = {form: pair for pair in _PAIRS for form in pair[:2]}

_VOWEL, _RIEUL, _CONSONANT = "v", "r", "c"
# 영·공, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구; and ten, a hundred, a thousand end in consonants
_DIGITS = dict(zip("0123456789", "crvcvvcrrv", strict=True))
_SPELT = dict.fromkeys("LR", _RIEUL) | dict.fromkeys("MN", _CONSONANT)
# English words as Koreans say them: 구글, 메일; 텔레그램, 라인; 톡, 북, 챗; else a vowel, 디스코드
_ENDINGS = (
    (re.compile(r"(?:l|[bcdfgkptz]le)$"), _RIEUL),
    (re.compile(r"(?:[mn]|ng|[aeiou][mn]e)$"), _CONSONANT),
    (re.compile(r"(?:[aeiou](?:c(?=k)|p(?=p))?[ckpt]|alk)$"), _CONSONANT),
)


class Texts:
    """Texts of one language; what it lacks is said in English, then in Korean."""

    __slots__ = ("_chain", "language", "languages")

    def __init__(self, language: str, *words: Words) -> None:
        """Of two texts for one key, that of the earlier `words` is said.

        `language` may be one with `paths.EASY` behind it.
        """
        self.language = plain(language)
        self.languages = tuple(dict.fromkeys(code for table in words for code in table))
        self._chain: list[Mapping[str, str]] = [
            table[code]
            for code in dict.fromkeys((language, self.language, *_FALLBACK))
            for table in words
            if code in table
        ]

    def say(self, key: str, /, **values: object) -> str:
        """The text of `key` with `values` in its places. Never raises.

        A key without a text is shown by its last part; a place without a value as "…".
        """
        for table in self._chain:
            if key in table:
                return _PLACE.sub(lambda place: _fill(place, values), table[key])
        return key.rpartition(".")[2]

    def knows(self, key: str) -> bool:
        """Whether there is a text for `key` in this language or one it falls back to."""
        return any(key in table for table in self._chain)


def beside(said: str, name: str) -> str:
    """What something is called in this language, and its own name where that is another."""
    return said if name in ("", said) else f"{said} ({name})"


def plain(language: str) -> str:
    """A language without `paths.EASY`."""
    return language.removesuffix(paths.EASY)


def load(language: str, *words: Words) -> Texts:
    """The program's own words and `words`, such as a pack's, in `language`.

    Raises PackError when the program's own words are damaged.
    """
    return Texts(language, own(), *words)


def own() -> Words:
    """The words the program brings in each language. Raises PackError when they are damaged."""
    return _read_once(paths.resources() / "words")


def reports() -> Words:
    """Words that every report and the verifier use: `resources/report/<language>.toml`."""
    return read(paths.resources() / "report")


def read(folder: Path) -> Words:
    """The words of a folder with one file per language, named like it, such as `ko.toml`.

    Raises PackError for the first flaw.
    """
    return {
        file.stem: tables.flatten(tables.read(file, file.name), file.name)
        for file in sorted(folder.glob("*.toml"))
    }


@cache
def _read_once(folder: Path) -> Words:
    return read(folder)


def places(text: str) -> frozenset[str]:
    """Names of the places in `text`. Raises ValueError for a stray brace or no such particle."""
    found = list(_PLACE.finditer(text))
    if any(place[2] and place[2] not in _PARTICLES for place in found):
        raise ValueError("particle")
    if re.search(r"[{}]", _PLACE.sub("", text)):
        raise ValueError("brace")
    return frozenset(place[1] for place in found)


def particle(word: str, form: str) -> str:
    """The form of a Korean particle that follows `word`; `form` is either of the two.

    A word whose sound cannot be known takes both, as in "을(를)". A form that is no
    particle of the table comes back as it is.
    """
    if form not in _PARTICLES:
        return form
    after_consonant, after_vowel, unsure = _PARTICLES[form]
    sound = _last_sound(word)
    if sound is None:
        return unsure
    if sound == _RIEUL and after_consonant == "으로":
        return after_vowel
    return after_vowel if sound == _VOWEL else after_consonant


def _fill(place: re.Match[str], values: Mapping[str, object]) -> str:
    value = str(values.get(place[1], _NO_VALUE))
    return value + particle(value, place[2]) if place[2] else value


def _last_sound(word: str) -> str | None:
    """Which sound a Korean reader ends the word on; None when that cannot be known."""
    spoken = re.sub(r"[\W_]+$", "", unicodedata.normalize("NFKC", word[-64:]))
    if not spoken:
        return None
    last = spoken[-1]
    if ord(last) in _SYLLABLES:
        final = (ord(last) - _SYLLABLES.start) % 28  # 0 is none, 8 is ㄹ
        return {0: _VOWEL, 8: _RIEUL}.get(final, _CONSONANT)
    if last in _DIGITS:
        return _DIGITS[last]
    if last.isascii():
        return _last_sound_of_english(re.split(r"[^A-Za-z]", spoken)[-1])
    return None


def _last_sound_of_english(word: str) -> str:
    if word.isupper() and (len(word) < 4 or not set("AEIOU") & set(word)):  # 유알엘, 디엠
        return _SPELT.get(word[-1], _VOWEL)
    lower = word.lower()
    return next((sound for ending, sound in _ENDINGS if ending.search(lower)), _VOWEL)
