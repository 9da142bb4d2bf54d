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


# What a child writes of another, and what has nothing to do with anybody
SAID = """{}이가 보냈어|{}가 보냈다|{}는 없었다|{}랑 같이|{}이랑|{}한테 들음|{}에게 들음|{}아 뭐해|
{}야 뭐해|걔 {} 아니야?|{}: 안녕|{}ㅋㅋㅋ|{}이네 집|{}네 집|내친구{}이가|옆반{}한테|
{}님이|{}씨|@{}_0203|{}2010|'{}'라는 애|{}의 사진|{}(3반)|어제 {} 봤다|{}이꺼|{}걔|{}폰|
{} 선배가|{}쌤이|{}하고 나|{}도 봄|{}만 봄|{}를 봄|{}을 봄"""
TOLD = SAID.replace("|\n", "|").split("|")
ONLY_NAMES = """
도윤 서준 하준 시우 은우 지호 예준 주원 유준 이준 수호 서연 서윤 지우 하윤 서현 하은 지유
민서 채원 수아 지아 다은 은서 예은 지민 민준 현우 지훈 건우 선우 서진 연우 정우 승우 준서
유진 수빈 소율 예린 나은 윤서 시은"""
WORDS_TOO = "하늘 지원 보라 유리 민주 소원 지수 나라 이슬 우리 하나 진 준 현 솔"
MEANT = """하늘이 파랗고 하늘을 보며|지원이 필요해 지원을 받음|보라색 보라고 했다|
유리가 깨졌다 유리창|민주주의 민주적|소원이 있다 소원을 빌었다|지수가 올랐다|
진짜 사진이 진하다|준비가 됐고 기준이 있다|현관 현재 현실|솔직히 솔을 들고|
우리 학교 우리는 우리가|하나도 없다 하나가 하나씩|나라가 나라를|이슬이 맺혔다"""
NOBODY = MEANT.replace("|\n", "|").split("|")


def test_no_given_name_that_is_no_word_is_left_in_any_sentence():
    for name in ONLY_NAMES.split():
        mask = Mask({f"김{name}": "김○○"})
        assert not [said for said in TOLD if name in mask.over(said.format(name))]


def test_a_sentence_about_nobody_stays_as_it_was_written():
    for name in WORDS_TOO.split():
        mask = Mask({f"김{name}": "김○○"})
        assert [mask.over(said) for said in NOBODY] == NOBODY


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("김하늘", "어제 하늘 봤다", "하늘"),
        ("김하늘", "하늘이가", "하늘"),
        ("김솔", "그건 솔이 했다", "솔"),
        ("김솔", "솔직히", ""),
        ("김도윤", "김○○이가", ""),
        ("모르는 사람", "모르는 사람", ""),
        ("한우리", "우리 학교", "우리"),
    ],
)
def test_what_may_be_meant_is_said(name, text, left):
    assert names.left(name, text) == left
