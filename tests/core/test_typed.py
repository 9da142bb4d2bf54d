"""What is typed stays what was typed, but for what the module says it changes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion import typed
from companion.errors import EmptyText, TooLong

anything = st.text(st.characters(), max_size=200)  # lone surrogates and NUL among them
storable = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200)


@given(storable)
@example("<b>굵게</b> & 'quoted' \"twice\" \u202e뒤집힌 👩‍👧 \u2028 \x1b[31m\ttab\r\n")
def test_a_story_is_kept_to_the_letter(text):
    assert typed.story(text) == unicodedata.normalize("NFC", text)


@given(anything)
def test_whatever_comes_can_be_stored(text):
    for tidy in (typed.line, typed.story, typed.link):
        made = tidy(text)
        made.encode("utf-8")
        assert "\0" not in made
        assert unicodedata.is_normalized("NFC", made)
        assert tidy(made) == made  # saving twice changes nothing


@given(anything)
def test_a_line_is_one_line(text):
    made = typed.line(text)
    assert len(made.splitlines()) <= 1
    assert made == made.strip()


def test_what_is_changed_is_only_this():
    assert typed.line("  첫 줄\r\n둘째  줄\u2028셋째 ") == "첫 줄 둘째  줄 셋째"
    assert typed.link(" https://example.com/a\n b?c=%20d\t") == "https://example.com/ab?c=%20d"
    assert typed.story("a\0b\ud800c") == "a\ufffdb\ufffdc"
    assert typed.story("\ud83d\ude00") == "😀"  # two halves, as some input methods hand them over
    assert typed.story("\ufeff가") == "\ufeff가"
    assert typed.story("\u1112\u1161\u11ab") == "한"


@pytest.mark.parametrize(
    ("tidy", "limit"), [(typed.line, typed.LINE), (typed.story, typed.STORY), (typed.link, 4000)]
)
def test_limits_count_letters_after_composing(tidy, limit):
    assert len(tidy("각" * limit)) == limit
    assert len(tidy("\u1100\u1161\u11a8" * limit)) == limit
    with pytest.raises(TooLong) as caught:
        tidy("가" * (limit + 1))
    assert caught.value.limit == limit


@pytest.mark.parametrize("blank", ["", " ", "\n\t", "\u3000"])
def test_what_is_needed_needs_a_letter(blank):
    with pytest.raises(EmptyText) as caught:
        typed.needed(blank, "title")
    assert caught.value.field == "title"
    assert typed.needed(" 가 ", "title") == "가"
