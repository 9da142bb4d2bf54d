"""The papers for a school: signed by whom they are from, filled in from the record."""

from __future__ import annotations

import dataclasses

import pytest

from companion import cases, evidence, timeline, when
from companion.records import Age, Known, NewCase, NewIncident, Provenance, Role, Shows
from companion.report import content, plain, writing
from companion.report.blocks import Heading, Notice, Signature, Ticks
from tests.report.making import AT
from tests.report.test_complaint import facts, parts

CASE = NewCase(
    Role.MINE, Age.UNDER19, person="한지민", writer="한수연", school="새봄고", grade="1학년 2반"
)


SEXUAL = (Shows.SEXUAL_MINOR, Shows.UNSURE, Shows.SEXUAL_ADULT)


def made(vault, pack, desk="school", language="ko", **facts_):
    new = dataclasses.replace(CASE, **facts_)
    case = cases.only(vault)
    cases.edit(vault, case.id, new)
    texts = writing.words(language, pack)
    found = content.build(vault, case.id, pack.reports[desk], texts, at=AT)
    return {document.id: document for document in found}


def signers(document):
    (signature,) = [block for block in document.blocks if isinstance(block, Signature)]
    return signature.signers


@pytest.fixture(autouse=True)
def case(vault):
    made = cases.add(vault, CASE).id
    noticed = when.exact(2026, 9, 8, 21, 43)
    timeline.add(
        vault, made, NewIncident("나중", "글", noticed=when.day(2026, 9, 20), wish="지워 주기")
    )
    timeline.add(
        vault, made, NewIncident("먼저", noticed=noticed, effect="잠을 못 잠", known=Known.SAW)
    )
    return made


def test_a_document_for_each_paper(vault, pack):
    assert list(made(vault, pack)) == ["statement", "separation", "measures", "evidence"]
    child = made(vault, pack, role=Role.CHILD)
    assert list(child) == ["statement", "guardian", "separation", "measures", "evidence"]
    assert [document.title for document in child.values()] == [
        "학생 확인서 (피해학생)",
        "보호자 의견서",
        "분리의사 확인서",
        "원하는 조치",
        "증거자료 목록",
    ]


@pytest.mark.parametrize(
    ("role", "wrote"),
    [
        (Role.MINE, ()),
        (Role.CHILD, (("대신 적은 보호자", "한수연"),)),
        (Role.SUPPORT, (("대신 적은 사람", "한수연"),)),
        (Role.TEACHER, (("대신 적은 사람", "한수연"),)),
    ],
)
def test_what_a_pupil_states_is_signed_by_the_pupil_whoever_wrote_it(vault, pack, role, wrote):
    papers = made(vault, pack, role=role)
    assert signers(papers["statement"]) == (("학생", "한지민"), *wrote)
    for paper in ("separation", "measures"):
        guardian = "한수연" if role is Role.CHILD else ""
        others = () if role in (Role.MINE, Role.CHILD) else wrote
        assert signers(papers[paper]) == (("학생", "한지민"), ("보호자", guardian), *others)
    if role is Role.CHILD:
        assert signers(papers["guardian"]) == (("보호자", "한수연"),)
        assert "초안입니다" in repr(papers["statement"])
    else:
        assert "guardian" not in papers


def test_a_parents_opinion_says_what_is_recorded_and_leaves_the_rest_open(vault, pack):
    opinion = made(vault, pack, role=Role.CHILD, choices=("separation-yes", "measures-counsel"))[
        "guardian"
    ]
    assert [part.partition(". ")[2] for part in parts(opinion)] == [
        "학생과 보호자",
        "알게 된 경위",
        "자녀의 상태 (몸과 마음)",
        "사건을 이해하고 있는 정도",
        "과거의 비슷한 경험",
        "지금까지 한 조치",
        "요청하는 것",
        "보호자의 의견",
        "확인",
    ]
    said = facts(opinion)
    assert ("처음 알게 된 때", "2026년 9월 8일 21:43") in said
    assert ("일 2", "잠을 못 잠") in said
    assert ("일 1", "지워 주기") in said
    asked = dict(said)["원하는 조치"].split("\n")
    assert [line.partition(".")[0] for line in asked] == [
        "관련학생과 분리해 주기를 원합니다",
        "상담을 받고 싶습니다",
    ]
    assert said.count(("적을 것", "")) == 7
    assert "글" not in [value for _, value in said]  # the story stays the child's own
    assert "\n:" not in plain.write(opinion)


def test_nothing_known_is_room_to_write_and_no_more(vault, pack):
    for incident in timeline.incidents(vault, cases.only(vault).id):
        timeline.remove(vault, incident.id)
    timeline.add(vault, cases.only(vault).id, NewIncident("일"))
    said = facts(made(vault, pack, role=Role.CHILD)["guardian"])
    assert not [row for row in said[5:] if row[1]]


def test_what_is_wished_stands_once_and_apart(vault, pack):
    statement = made(vault, pack)["statement"]
    assert facts(statement).count(("일 1", "지워 주기")) == 1
    assert "바라는 것" not in dict(facts(statement))
    assert ("직접 보고 겪었습니다.", "2번") in facts(statement)


def test_what_the_law_says_and_what_a_guidebook_says_are_told_apart(vault, pack):
    blocks = made(vault, pack)["measures"].blocks
    heads = [block.text for block in blocks if isinstance(block, Heading) and block.level == 2]
    assert heads == ["법에 정해진 기한", "교육부 가이드북의 기한 (법이 아니며, 확인이 필요합니다)"]
    at = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.text == heads[1])
    law, guide = repr(blocks[:at]), repr(blocks[at:])
    for term in ("48시간", "21일", "2주"):
        assert term not in law
        assert term in guide
    assert ("답을 받고 싶은 날", "") in facts(made(vault, pack)["measures"])
    assert not [
        row for row in facts(made(vault, pack)["measures"]) if "제" in row[1] and "시간" in row[1]
    ]


def test_keeping_apart_is_a_paper_with_its_source(vault, pack):
    paper = made(vault, pack, choices=("separation-no",))["separation"]
    ticks = [item for block in paper.blocks if isinstance(block, Ticks) for item in block.items]
    assert ticks == [
        ("관련학생과 분리해 주기를 원합니다.", False),
        ("지금은 분리를 원하지 않습니다.", True),
    ]
    assert ("끝나는 날 (7일까지)", "") in facts(paper)
    assert "법률이 아니라 교육부 지침" in repr(paper)


@pytest.mark.parametrize("desk", ["school", "school_teacher"])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_staff_are_told_what_not_to_do_and_what_they_have_to(vault, pack, desk, language):
    papers = made(vault, pack, desk, language).values()
    told = [p for p in papers if any(isinstance(block, Notice) for block in p.blocks)]
    assert len(told) >= 2
    law = {"ko": "제34조제2항", "en": "Art. 34(2)"}[language]
    assert all(law in repr(document) for document in told)
    assert all("112" in repr(document) for document in told)


def test_a_teacher_who_was_harmed_signs_and_a_helper_beside_them(vault, pack):
    own = made(vault, pack, "school_teacher", age=Age.ADULT)
    assert list(own) == ["request", "statement", "separation", "evidence"]
    for paper in ("request", "statement", "separation"):
        assert signers(own[paper]) == (("피해교원", "한지민"),)
    helped = made(vault, pack, "school_teacher", role=Role.TEACHER, age=Age.ADULT)
    assert signers(helped["request"]) == (("피해교원", "한지민"), ("대신 적은 사람", "한수연"))
    told = repr(tuple(own.values()))
    for article in (
        "제19조",
        "제20조제2항",
        "제25조제1항",
        "제25조제9항",
        "시행령 제15조제4항제3호",
        "제23조",
    ):
        assert article in told
    assert "학교폭력" not in told
    assert ("그때 맡은 교육활동 (수업, 상담, 행사 등)", "") in facts(own["request"])


@pytest.mark.parametrize("desk", ["school", "school_teacher", "counsel"])
def test_no_sexual_item_and_no_address_reaches_them_even_when_asked_for(vault, case, pack, desk):
    about = Provenance(title="숨길 말", url="https://t.me/+secret", room="그 방", holder="숨길 곳")
    found = [evidence.refer(vault, case, about, shows=shows).id for shows in SEXUAL]
    timeline.add(vault, case, NewIncident("일", "t.me/abc 에서 봄", evidence=tuple(found)))
    texts = writing.words("ko", pack)
    for items in (None, found):
        told = repr(content.build(vault, case, pack.reports[desk], texts, items=items, at=AT))
        for hidden in ("숨길", "t.me", "그 방", "증거자료 1", "자료 1"):
            assert hidden not in told
