"""Advice for passphrases: only a short one is refused, and Hangul never looks like noise."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
import unicodedata
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import keys, keystrokes, passphrase, texts
from companion.errors import EmptyPassphrase, PassphraseTooShort

KEYS = ["empty", "short", "digits", "row", "date", "known", "more", "good", "strong"]


def level(text: str) -> int:
    return passphrase.advise(text).level


@pytest.mark.parametrize("text", ["1234567", "비밀번호일곱자", "  seven77  ", "가" * 7, "①②③④⑤⑥⑦"])
def test_a_short_one_is_refused(text):
    with pytest.raises(PassphraseTooShort) as caught:
        passphrase.secret(text)
    assert caught.value.least == passphrase.FLOOR_LENGTH
    assert passphrase.advise(text).key == "passphrase.short"
    assert level(text) <= 1


def test_nothing_is_no_passphrase():
    with pytest.raises(EmptyPassphrase):
        passphrase.secret("")
    with pytest.raises(PassphraseTooShort):
        passphrase.secret(" " * 20)
    assert passphrase.advise("").key == passphrase.advise("  ").key == "passphrase.empty"


@pytest.mark.parametrize(
    "text", ["12345678", "비밀번호비밀번호", "password", " leading blank", "가" * 1000]
)
def test_nothing_else_is_refused_however_weak(text):
    assert passphrase.secret(text) == keys.passphrase(text)


def test_letters_are_counted_as_they_are_seen():
    """한 is one letter on every system, though macOS hands it over as three."""
    seven = unicodedata.normalize("NFD", "하나둘셋넷다섯")
    assert len(seven) > passphrase.FLOOR_LENGTH
    with pytest.raises(PassphraseTooShort):
        passphrase.secret(seven)
    assert passphrase.secret(seven + "여") == keys.passphrase("하나둘셋넷다섯여")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("20110305", "digits"),
        ("9182736450", "digits"),
        ("rlaalstn1998", "date"),
        ("rarararararara", "row"),
        ("비밀번호비밀번호", "row"),
        ("password1", "known"),
        ("qlalfqjsgh", "known"),
        ("qlalfqjsgh123!", "known"),
        ("correcthorse", "known"),
        ("kvqwmbzt", "more"),
    ],
)
def test_a_weak_one_is_told_what_helps(text, key):
    advice = passphrase.advise(text)
    assert advice.level <= 2
    assert advice.key == f"passphrase.{key}"


@pytest.mark.parametrize(
    "text", ["비밀번호", "안녕하세요", "사랑해", "대한민국", "무지개", "가나다라마바사"]
)
def test_hangul_on_a_latin_keyboard_is_no_noise(text):
    """`dkssudgktpdy` is 안녕하세요 and the first that a program for Korea tries."""
    for form in ("NFC", "NFD"):
        for typed in (text, keystrokes.latin(text)):
            assert level(unicodedata.normalize(form, typed)) <= 1
    assert level(keystrokes.latin(text) + "1!") <= 2


@pytest.mark.parametrize("text", ["짱구는못말려요", "누구네집에누가사나"])
def test_unknown_hangul_is_worth_the_same_in_both_ways_of_typing(text):
    one, other = passphrase._hangul(keystrokes.latin(text)), len(text) * passphrase._SYLLABLE
    assert one == pytest.approx(other)
    assert one < len(keystrokes.latin(text))


@given(st.text(alphabet="가각값꿀왜의뷁힣쌍읽없닭", min_size=1, max_size=12))
def test_every_syllable_is_known_for_one(text):
    assert passphrase._hangul(keystrokes.latin(text)) <= len(text) * passphrase._SYLLABLE + 1e-9


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_is_suggested_is_five_words_hard_to_guess(language):
    chance = random.Random(5)
    known = set(passphrase._words(language))
    for _ in range(200):
        made = passphrase.suggest(language, chance.randbytes)
        assert unicodedata.is_normalized("NFC", made)
        words = made.split(" ")
        assert len(words) == passphrase.WORDS
        assert set(words) <= known
        assert passphrase.secret(made) == keys.passphrase(made)
        assert level(made) == 4
    assert passphrase.WORDS * log2(len(known)) > 53


def test_every_word_is_as_likely():
    counts = dict.fromkeys(range(1820), 0)
    draws = iter(range(65_536))

    def each(count: int) -> bytes:
        return next(draws).to_bytes(count, "big")

    for _ in range(65_536 // 1820 * 1820):
        counts[passphrase._below(1820, each)] += 1
    assert set(counts.values()) == {65_536 // 1820}
    with pytest.raises(StopIteration):  # what is over would favour the first words
        passphrase._below(1820, each)


def test_a_language_without_words_gets_english_ones():
    words = set(passphrase.suggest("fr", os.urandom).split())
    assert words <= set(passphrase._words("en"))


def test_no_suggested_word_hurts():
    """And every word left out is one that would else be suggested."""
    for language in ("ko", "en"):
        left_out = passphrase._lists()["left_out"][language].split()
        assert len(left_out) == len(set(left_out))
        assert set(left_out) <= set(passphrase._bip39(language))
        assert not set(left_out) & set(passphrase._words(language))
    assert not {"abuse", "weapon", "photo", "school"} & set(passphrase._words("en"))
    assert not {"범죄", "사진", "촬영", "몸매", "경찰", "학교"} & set(passphrase._words("ko"))


@given(st.text(max_size=90) | st.text(alphabet="가나다abc123 ", max_size=90))
def test_any_text_gets_advice(text):
    advice = passphrase.advise(text)
    assert advice.level in range(5)
    assert advice.key.removeprefix("passphrase.") in KEYS


@pytest.mark.parametrize(
    "text",
    [
        "x7$kQ9zP2m!vR4tB8nL1wE6yU3iO5aS0dF7gH2" * 500,
        "a" * 100_000,
        "각" * 100_000,
        "P@ss" * 99,
        "\ud800" * 9,
    ],
)
def test_no_text_takes_long(text):
    passphrase.advise("the first call reads the lists")
    begun = time.perf_counter()
    passphrase.advise(text)
    assert time.perf_counter() - begun < 1  # 0.15 s on two quiet cores


@pytest.mark.parametrize("language", ["ko", "en"])
def test_there_are_words_for_all_advice(language):
    words = texts.load(language)
    said = {words.say(f"passphrase.{key}") for key in KEYS}
    assert len(said) == len(KEYS)
    assert not said & set(KEYS)


def test_the_estimator_is_not_loaded_before_it_is_needed():
    code = (
        "import sys; from companion import passphrase;"
        " sys.exit('zxcvbn' in sys.modules or 'mnemonic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
