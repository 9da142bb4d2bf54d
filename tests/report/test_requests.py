"""What the police are asked to do, and the list of all that is handed in."""

from __future__ import annotations

import dataclasses

import pytest

from companion import cases, evidence, people, timeline, when
from companion.records import (
    Age,
    NewAccount,
    NewCase,
    NewIncident,
    NewPerson,
    Part,
    Provenance,
    Role,
    Shows,
)
from companion.report import content, writing
from companion.report.blocks import Paragraph, Signature, Table, Ticks
from tests.report.making import AT, PNG
from tests.report.test_complaint import facts, made, rows

CASE = NewCase(Role.MINE, Age.UNDER19, person="한지민", contact="문자로만")


@pytest.fixture
def case(vault):
    return cases.add(vault, CASE).id


def test_each_account_is_asked_for_with_the_days_it_comes_up_in(vault, case, pack):
    accounts = [
        people.add_account(vault, case, NewAccount("x", handle=f"id_{n}", room="방")).id
        for n in range(3)
    ]
    one, two = when.exact(2026, 9, 8, 21, 40), when.exact(2026, 9, 20, 9, 0)
    timeline.add(vault, case, NewIncident("일", happened=one, accounts=(accounts[0], accounts[1])))
    timeline.add(vault, case, NewIncident("이", happened=two, accounts=(accounts[0],)))
    timeline.add(vault, case, NewIncident("삼", accounts=(accounts[2],)))
    found = {row[3]: row for row in rows(made(vault, pack)["preservation"], "보전할")}
    assert found["id_0"][6] == "2026년 9월 8일 ~ 2026년 9월 20일"
    assert found["id_1"][6] == "2026년 9월 8일"
    assert found["id_2"][6] == ""  # a day that nobody knows is not claimed
    assert "제215조의2" in repr(made(vault, pack)["preservation"])
    assert "제215조의2" not in repr(made(vault, pack)["accounts"])


def test_without_accounts_the_request_still_stands(vault, case, pack):
    timeline.add(vault, case, NewIncident("일"))
    document = made(vault, pack)["preservation"]
    assert not [block for block in document.blocks if isinstance(block, Table)]
    (signature,) = [block for block in document.blocks if isinstance(block, Signature)]
    assert signature.signers == (("요청인", "한지민"),)


def test_rights_say_how_to_be_told_and_what_was_chosen(vault, case, pack):
    choices = ("requests-channel", "protections-alias")
    cases.edit(vault, case, dataclasses.replace(CASE, choices=choices))
    timeline.add(vault, case, NewIncident("일"))
    rights = made(vault, pack)["rights"]
    assert ("안전한 연락 방법", "문자로만") in facts(rights)
    ticks = [item for block in rights.blocks if isinstance(block, Ticks) for item in block.items]
    assert [text.partition(".")[0] for text, chosen in ticks if chosen] == [
        "조서를 가명으로 적어 주기를 원합니다"
    ]
    assert "처벌을 원" not in repr(rights)


@pytest.mark.parametrize("age", list(Age))
def test_what_holds_for_children_is_said_for_who_may_be_one(vault, case, pack, age):
    cases.edit(vault, case, dataclasses.replace(CASE, age=age))
    timeline.add(vault, case, NewIncident("일"))
    blocks = made(vault, pack)["rights"].blocks
    said = "".join(block.text for block in blocks if isinstance(block, Paragraph))
    assert ("제27조제6항" in said) is (age is not Age.ADULT)


def test_the_list_of_attachments_names_every_other_document_and_no_more(
    vault, case, pack, tmp_path
):
    timeline.add(vault, case, NewIncident("일"))
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    evidence.take_in(vault, case, path, Shows.ORDINARY, Provenance(title="화면"))
    for choices, first in (((), "진정서"), (("requests-punish",), "고소장")):
        cases.edit(vault, case, dataclasses.replace(CASE, choices=choices))
        found = made(vault, pack)
        document = found.pop("attachments")
        (table,) = [block for block in document.blocks if isinstance(block, Table)]
        listed = [row.cells[1] for row in table.rows]
        titles = [other.title for other in found.values()]
        assert titles[0] == first
        assert listed == [*titles, "증거 파일 (번호와 지문은 「증거목록」에 적음)", ""]
        assert [row.cells[2] for row in table.rows][-2:] == ["1개", ""]


@pytest.mark.parametrize(
    ("role", "added"),
    [
        (Role.MINE, None),
        (Role.CHILD, "법정대리인임을 증명하는 서류"),
        (Role.SUPPORT, "위임장 (대리인이 내는 경우)"),
        (Role.TEACHER, "위임장 (대리인이 내는 경우)"),
    ],
)
def test_what_a_representative_adds_is_left_to_be_ticked(vault, pack, role, added):
    case = cases.add(vault, dataclasses.replace(CASE, role=role, writer="한수연"))
    timeline.add(vault, case.id, NewIncident("일"))
    people.add(vault, case.id, NewPerson(Part.OTHER, "김도윤"))
    texts = writing.words("ko", pack)
    document = content.build(vault, case.id, pack.reports["police"], texts, at=AT)[-1]
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    unticked = [row.cells[1] for row in table.rows if row.cells[3] == "□" and row.cells[1]]
    assert unticked == ([added] if added else [])
