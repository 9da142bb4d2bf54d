"""Texts made fit to be drawn: nothing acts, nothing vanishes, nothing is lost in a line break."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.letters import Cleaner
from companion.report.letters import wrap

ANY = st.text(st.characters(codec=None, exclude_categories=()))


class Even(dict):
    """Every letter is one wide."""

    def __missing__(self, letter):
        return 1.0


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("가\u202e나", "가[U+202E]나"),
        ("\u2066\u200f\u061c", "[U+2066][U+200F][U+061C]"),
        ("a\0b\x07", "a[U+0000]b[U+0007]"),
        ("\ud800", "[U+D800]"),
        ("이름\u3164", "이름[U+3164]"),
        ("\u200b\u00ad\ufeff", "[U+200B][U+00AD][U+FEFF]"),
        ("각\u0301", unicodedata.normalize("NFC", "각\u0301")),
        ("한\r\n글\r\u2028\x0b", "한\n글[U+000D]\n\n"),
        ("\t\u00a0\u3000", "   "),
        ("❤\ufe0f", "❤"),
        ("😀", "[U+1F600]"),
    ],
)
def test_what_cannot_be_seen_is_written_as_its_code(text, shown):
    assert Cleaner(lambda code: code < 0x10000).clean(text) == shown


@given(ANY)
def test_clean_texts_hold_only_what_can_be_seen(text):
    cleaner = Cleaner(lambda code: code != ord("x"))
    shown = cleaner.clean(text)
    assert all(letter == "\n" or letter.isprintable() for letter in shown)
    assert "x" not in shown
    assert cleaner.clean(shown) == shown


@given(ANY, st.integers(1, 30))
def test_wrapping_loses_no_letter_and_keeps_the_width(text, width):
    lines = wrap(text, float(width), Even())
    assert all(len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")


def test_words_stay_whole_where_they_can():
    assert wrap("세 글자 말은 그대로", 5.0, Even()) == ["세 글자", "말은", "그대로"]
    assert wrap("https://example.com/a b", 8.0, Even()) == ["https://", "example.", "com/a b"]
    assert wrap("  두 칸", 9.0, Even()) == ["  두 칸"]
    assert wrap("", 9.0, Even()) == [""]


def test_one_word_of_a_hundred_thousand_letters():
    lines = wrap("가" * 100_000, 40.0, Even())
    assert len(lines) == 2500
