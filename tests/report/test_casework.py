"""The summary for a counsellor: counts and kinds, and not one word that the person wrote."""

from __future__ import annotations

import pytest

from companion import cases, people, timeline, when
from companion.records import Age, Known, NewAccount, NewCase, NewIncident, NewPerson, Part, Role
from companion.report import content, pdf, writing
from companion.report.blocks import Facts
from tests.report.making import AT, pypdfium2
from tests.report.test_complaint import facts


def made(vault, pack, language="ko"):
    case, texts = cases.only(vault).id, writing.words(language, pack)
    (document,) = content.build(vault, case, pack.reports["counsel"], texts, at=AT)
    return document


@pytest.fixture
def case(vault):
    new = NewCase(Role.MINE, Age.UNDER19, person="한지민", contact="문자", school="새봄고")
    return cases.add(vault, new).id


def test_it_counts_and_says_no_word_of_the_record(vault, case, pack):
    people.add(vault, case, NewPerson(Part.OTHER, "김도윤"))
    known = people.add_account(vault, case, NewAccount("telegram", "밤", "@night_1")).id
    odd = people.add_account(vault, case, NewAccount("우리끼리 쓰는 곳", "낮")).id
    people.add_account(vault, case, NewAccount("x", "안 나오는 계정"))
    first = when.before("지민이 생일", when.day(2026, 9, 8))
    timeline.add(
        vault, case,
        NewIncident("제목", "비밀 사연", first, acts=("impersonation", "지어낸 행위"),
                    known=Known.SAW, accounts=(known, odd), effect="영향", wish="바람"),
    )  # fmt: skip
    timeline.add(
        vault, case, NewIncident("둘", happened=when.day(2026, 9, 20), acts=("impersonation",))
    )
    summary = made(vault, pack)
    said = dict(facts(summary))
    assert said["적어 둔 일"] == "2가지"
    assert said["기간 (아는 만큼)"] == "2026년 9월 8일 ~ 2026년 9월 20일"
    assert said["행위 유형"] == "사칭 2, 그 밖 1"
    assert said["플랫폼"] == "텔레그램, 그 밖"
    assert said["알게 된 방법"] == "직접 보고 겪음 1, 알게 된 방법을 적지 않음 1"
    told = repr(summary)
    for hidden in (
        "한지민",
        "지민",
        "김도윤",
        "새봄고",
        "문자",
        "제목",
        "비밀 사연",
        "지어낸",
        "우리끼리",
        "밤",
        "night",
        "영향",
        "바람",
    ):
        assert hidden not in told


def test_who_it_is_about_is_a_number_that_a_hand_writes(vault, case, pack):
    timeline.add(vault, case, NewIncident("일"))
    first = next(block for block in made(vault, pack).blocks if isinstance(block, Facts))
    assert first.rows[0] == ("의뢰인 번호 (이름 대신)", "")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_happened_stays_on_the_first_page_however_much_there_is(vault, case, pack, language):
    for n, known in enumerate(list(Known) * 40):
        acts = tuple(list(pack.acts)[n % 5 :])
        timeline.add(
            vault, case, NewIncident(f"일 {n}", "긴 이야기 " * 500, acts=acts, known=known)
        )
    drawn = pypdfium2.PdfDocument(pdf.draw(made(vault, pack, language)))
    try:
        first = drawn[0].get_textpage().get_text_bounded()
        assert pack.words[language]["report.counsel.presenting.kept"].split(" ")[0] in first
        assert len(drawn) <= 2
    finally:
        drawn.close()
