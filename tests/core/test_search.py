"""Search finds what a person would find by looking: no more and no less, and never falls over."""

from __future__ import annotations

import unicodedata
from contextlib import closing
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from companion import cases, search, timeline, when
from companion.records import Age, NewCase, NewIncident, Role
from tests.core import cheap

# Few syllables, so that queries often hit; with blanks, Latin, digits and signs between them
LETTERS = "가나다라각간학교생길abAB12 .,!\n'\"-ㅋㅠ漢字カナ・"
texts = st.text(LETTERS, max_size=24)
syllables = st.text("가나다라각간학교생길", min_size=1, max_size=5)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """An empty case for each example to fill, in one vault."""
    with closing(cheap.make(tmp_path_factory.mktemp("search") / "notes")) as vault:
        yield vault, cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id


def put(vault, case, *new) -> list[int]:
    return [timeline.add(vault, case, one).id for one in new]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(texts, min_size=1, max_size=6), st.lists(syllables, min_size=1, max_size=12))
@example(["가해자가 말했다", "가 해자", "가\n해자", "가・해자"], ["해자", "가해", "자", "가해자가"])
def test_korean_hits_are_substring_truth(filled, written, asked):
    vault, case = filled
    whole = dict(
        zip(put(vault, case, *(NewIncident("x", t) for t in written)), written, strict=True)
    )
    for query in asked:
        found = timeline.ids(vault, case, query)
        assert {i for i in found if i in whole} == {i for i, t in whole.items() if query in t}
    for ident in whole:
        timeline.remove(vault, ident)


FOUND = [
    ("Telegram 방", "tele"),
    ("Telegram 방", "TELEGRAM"),
    ("Café", "cafe"),
    ("010-1234-5678 로 전화", "1234"),
    ("주소는 user_name99", "user_name"),
    ("a" * 5000, "a" * 60),
    ("😀 웃는 얼굴", "😀"),
    ("👩‍👧 둘", "👩‍👧"),
    ("화살표 → 와 ★", "★"),
    ("가격 5,000원", "5,000원"),
    ("NEAR AND OR NOT", "AND"),
    ('그가 "사진 있다"고 했다', '"사진 있다"'),
    ("path\\to", "path\\to"),
    ("한글", unicodedata.normalize("NFD", "한글")),
    ("漢字 이름", "漢"),
    ("ㅋㅋㅋㅋ", "ㅋㅋ"),
    ("톡방", "  톡방  "),
    ("사진을 학교 단톡방에 올림", "단톡방 사진"),
]


@pytest.mark.parametrize(("text", "query"), FOUND, ids=range(len(FOUND)))
def test_found(vault, case, text, query):
    wanted, _other = put(vault, case.id, NewIncident("제목", text), NewIncident("다른 것", "없음"))
    assert timeline.ids(vault, case.id, query) == [wanted]


@pytest.mark.parametrize("query", ["elegram", "나다", "😢", "교학", "사진 없는말", "방방"])
def test_not_found(vault, case, query):
    put(vault, case.id, NewIncident("Telegram", "학교 방 😀 가나 라다 사진"))
    assert timeline.ids(vault, case.id, query) == []


OPERATORS = ['"', '""', "*", "^a", "a*", "a^", "(", ")", "a)", "NEAR(", "NEAR(a b, 2)", "AND",
             "a AND", "OR b", "NOT", "a NOT b", "words:a", "{words}:a", "-words:a", "a:", ":", "+",
             "a + b", "\\", "%", "_", "'", "';--", "\0", "a\0b", "\ud800", "a\ud800", "\ud800가",
             "\U0010ffff", "a" * 9999, "가" * 99_999, "😀" * 9999, "a " * 20_000]  # fmt: skip


@pytest.mark.parametrize("query", OPERATORS, ids=range(len(OPERATORS)))
def test_operators_are_text(vault, case, query):
    put(vault, case.id, NewIncident("제목", "a b words 가나 near"))
    assert isinstance(timeline.ids(vault, case.id, query), list)


@settings(max_examples=150)
@given(st.text(st.characters(), max_size=12))
def test_no_query_raises(filled, query):
    vault, case = filled
    timeline.ids(vault, case, query)


def test_every_field_with_words_is_found(vault, case):
    fields: dict[str, Any] = {
        name: f"낱말{number}호" for number, name in enumerate(timeline.WORDED)
    }
    anchor = when.before("가을 소풍")
    (ident,) = put(vault, case.id, NewIncident(**fields, happened=anchor))
    for word in (*fields.values(), "소풍"):
        assert timeline.ids(vault, case.id, word) == [ident]


def test_a_change_and_the_bin_are_followed(vault, case):
    (ident,) = put(vault, case.id, NewIncident("처음말"))
    timeline.edit(vault, ident, NewIncident("나중말"))
    assert timeline.ids(vault, case.id, "처음") == []
    assert timeline.ids(vault, case.id, "나중") == [ident]
    timeline.remove(vault, ident)
    assert timeline.ids(vault, case.id, "나중") == []
    timeline.restore(vault, ident)
    assert timeline.ids(vault, case.id, "나중") == [ident]


def test_another_case_is_not_searched(vault, case):
    other = cases.add(vault, NewCase(Role.SUPPORT, Age.ADULT))
    put(vault, other.id, NewIncident("단톡방"))
    assert timeline.ids(vault, case.id, "단톡방") == []


def test_nothing_to_look_up_is_no_query():
    assert search.query(" 😀 … ") == ""
    assert search.index("plain words") == "plain words"


def test_a_pasted_page_is_looked_up_by_its_beginning(vault, case):
    page = "가나다라마바사아자차" * 300
    (ident,) = put(vault, case.id, NewIncident("제목", page))
    assert timeline.ids(vault, case.id, page) == [ident]
    assert timeline.ids(vault, case.id, page[: search.LIMIT] + "없는말") == [ident]
    assert timeline.ids(vault, case.id, "없는말" + page) == []
