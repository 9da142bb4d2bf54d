"""Names wherever they stand in what somebody wrote: whole, or the given name alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import cases, people, timeline
from companion.records import Age, NewCase, NewIncident, NewPerson, Part, Role
from companion.report import content, names, writing
from companion.report.allowed import Mask
from tests.report.making import AT


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("김도윤", "도윤"),
        ("김도윤(3반)", "도윤"),
        ("김도윤 선생님", "도윤"),
        ("김 도윤", "도윤"),
        ("남궁민수", "민수"),
        ("제갈솔", "솔"),
        ("이진", "진"),
        ("도윤", "윤"),  # taken for a surname and a name of one syllable, which asks for more
        ("담임 선생님", ""),
        ("연습 학생", "습"),
        ("성명불상(그 방)", ""),
        ("모르는 사람", ""),
        ("", ""),
        ("Ann", ""),
    ],
)
def test_the_given_name(name, short):
    assert names.given(name) == short


MASK = Mask(
    {"김도윤": "김○○", "박하늘": "박○○", "이진": "이○○", "한우리": "한○○", "Ann Mark Lee": "A."},
    own="최지민",
)


@pytest.mark.parametrize(
    ("said", "masked"),
    [
        ("도윤이가 그랬다", "김○○이가 그랬다"),
        ("도윤아, 도윤한테, 도윤!", "김○○아, 김○○한테, 김○○!"),
        ("어제도윤이가", "어제김○○이가"),
        ("도윤네 반, 도윤엄마", "김○○네 반, 김○○엄마"),
        ("김도윤과 도윤", "김○○과 김○○"),
        ("하늘이 파랗고 하늘을 봤다", "하늘이 파랗고 하늘을 봤다"),
        ("하늘이가 하늘아 하늘 언니", "박○○이가 박○○아 하늘 언니"),
        ("진이가 진짜로 사진을", "이○○이가 진짜로 사진을"),
        ("우리는 우리 반", "우리는 우리 반"),
        ("지민이가", "지민이가"),
        ("Ann left, ann und annex, Mark my words", "A. left, ann und annex, Mark my words"),
        ("Lee said", "A. said"),
    ],
)
def test_a_given_name_is_masked_where_it_can_be_no_word(said, masked):
    assert MASK.over(said) == masked


def test_who_may_be_either_of_two_becomes_someone():
    mask = Mask({"김도윤": "김○○", "박도윤": "박○○", "이지민": "이○○"}, "한지민", "○○")
    assert mask.over("도윤이와 지민이, 김도윤, 이지민, 한지민") == "○○이와 ○○이, 김○○, 이○○, 한지민"


@given(
    st.text("가김도윤이하늘 진아한테가는A.", max_size=40), st.text("김이박도윤하늘지", max_size=4)
)
def test_no_whole_name_is_left_and_nothing_else_is_touched(text, name):
    mask = Mask({name: "#"} if name.strip() else {})
    made = mask.over(text)
    assert len(name) < 2 or not name.strip() or name not in made.replace("#", "\0")
    if made == text:
        assert not name.strip() or name not in text


def test_a_school_reads_no_given_name_in_a_story(vault, pack):
    case = cases.add(vault, NewCase(Role.MINE, Age.UNDER19, person="한지민")).id
    for part, name in ((Part.OTHER, "김도윤"), (Part.WITNESS, "박서연"), (Part.AFFECTED, "이하준")):
        people.add(vault, case, NewPerson(part, name))
    story = "도윤이가 서연이한테 보냈고 하준이 것도 있다고 했다. 지민아 하고 불렀다."
    timeline.add(
        vault,
        case,
        NewIncident("도윤이 이야기", story, effect="도윤을 피함", wish="도윤과 떨어지기"),
    )
    layout, texts = pack.reports["school"], writing.words("ko", pack)
    told = repr(content.build(vault, case, layout, texts, at=AT))
    assert "김○○이가 박○○이한테 보냈고 ○○이 것도 있다고 했다. 지민아 하고 불렀다." in told
    assert not [name for name in ("도윤", "서연", "하준") if name in told]
