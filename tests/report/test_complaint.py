"""The complaint and its annex: eight sections, and nothing that only a hand may write."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

from companion import cases, evidence, people, timeline
from companion.records import (
    Age,
    Kind,
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
from companion.report.blocks import Document, Facts, Heading, Signature, Table, Ticks
from tests.report.making import AT, PNG

CASE = NewCase(
    Role.MINE, Age.UNDER19, person="한지민", station="새봄", choices=("requests-punish",)
)


def made(vault, pack, language="ko", **options):
    texts = writing.words(language, pack)
    case = cases.only(vault).id
    found = content.build(vault, case, pack.reports["police"], texts, at=AT, **options)
    return {document.id: document for document in found}


def facts(document: Document) -> list[tuple[str, str]]:
    return [row for block in document.blocks if isinstance(block, Facts) for row in block.rows]


def parts(document: Document) -> list[str]:
    return [b.text for b in document.blocks if isinstance(b, Heading) and b.level == 1]


def rows(document: Document, part: str) -> list[tuple[str, ...]]:
    blocks = list(document.blocks)
    at = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and part in b.text)
    part_of = itertools.takewhile(lambda b: not isinstance(b, Heading), blocks[at + 1 :])
    tables = [block for block in part_of if isinstance(block, Table)]
    return [row.cells for table in tables for row in table.rows]


@pytest.fixture
def case(vault):
    return cases.add(vault, CASE).id


def test_a_complaint_has_its_eight_sections_and_a_petition_the_same(vault, case, pack):
    timeline.add(vault, case, NewIncident("일"))
    assert parts(made(vault, pack)["complaint"]) == [
        "1. 고소인*",
        "2. 피고소인*",
        "3. 고소취지*",
        "4. 범죄사실*",
        "5. 고소이유",
        "6. 증거자료",
        "7. 관련 사건의 수사와 재판 여부*",
        "8. 확인*",
    ]
    cases.edit(vault, case, dataclasses.replace(CASE, choices=()))
    petition = made(vault, pack)["petition"]
    assert len(parts(petition)) == 8
    assert "고소인" not in repr(petition).replace("고소·진정", "")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_proves_who_one_is_is_left_to_the_hand(vault, case, pack, language):
    timeline.add(vault, case, NewIncident("일"))
    people.add(vault, case, NewPerson(Part.OTHER, "김도윤"))
    for choices in (CASE.choices, ()):
        cases.edit(vault, case, dataclasses.replace(CASE, choices=choices))
        first = next(iter(made(vault, pack, language).values()))
        said = pack.words[language]
        keys = [f"report.police.{first.id}.byhand.{number}" for number in (1, 2, 3, 4)]
        keys += [f"report.police.unknown.{number}" for number in (1, 2)]
        for key in keys:
            assert (said[key], "") in facts(first)


def test_a_parent_files_on_their_own_and_who_helps_hands_it_in(vault, pack):
    for role, signers in (
        (Role.MINE, (("고소인", "한지민"),)),
        (Role.CHILD, (("고소인(법정대리인)", "한수연"),)),
        (Role.SUPPORT, (("고소인", "한지민"), ("제출인", "한수연"))),
        (Role.TEACHER, (("고소인", "한지민"), ("제출인", "한수연"))),
    ):
        new = dataclasses.replace(CASE, role=role, writer="한수연")
        case = cases.add(vault, new)
        timeline.add(vault, case.id, NewIncident("일"))
        texts = writing.words("ko", pack)
        first = content.build(vault, case.id, pack.reports["police"], texts, at=AT)[0]
        (signature,) = [block for block in first.blocks if isinstance(block, Signature)]
        assert signature.signers == signers
        assert signature.addressee == "새봄경찰서장 귀중"
        assert (("피해자 성명", "한지민") in facts(first)) is (role is Role.CHILD)
        assert ("성명", signers[0][1]) in facts(first)


def test_the_other_person_is_told_with_accounts_or_is_not_known(vault, case, pack):
    timeline.add(vault, case, NewIncident("일"))
    assert "성명불상입니다." in repr(made(vault, pack)["complaint"])
    account = people.add_account(
        vault, case, NewAccount("x", handle="bad_1", profile_url="https://x.example/bad_1")
    )
    other = NewPerson(Part.OTHER, "김도윤", basis="말투", accounts=(account.id,))
    people.add(vault, case, other)
    complaint = made(vault, pack)["complaint"]
    assert "성명불상" not in repr(complaint)
    account_line = next(value for label, value in facts(complaint) if label == "계정")
    assert account_line.endswith("bad_1\nhttps://x.example/bad_1")
    assert ("그렇게 생각하는 까닭", "말투") in facts(complaint)


def test_only_events_that_name_an_act_are_offences(vault, case, pack):
    timeline.add(vault, case, NewIncident("수군거림", "복도에서", effect="무서움", wish="조용히"))
    told = repr(made(vault, pack)["complaint"])
    assert "수군거림" in told  # when none names one, all are told
    assert "아래에 적은 사실과 같음" in told
    timeline.add(vault, case, NewIncident("사칭당함", "그 계정이", acts=("impersonation",)))
    complaint = made(vault, pack)["complaint"]
    told = repr(complaint)
    assert "수군거림" not in told
    assert "행위: 사칭\\n" in told
    assert ("어떻게(경위)", "그 계정이") in facts(complaint)
    assert ("사건 1", "조용히") in facts(complaint)  # what is wished is a reason all the same


def test_whether_there_is_evidence_is_ticked(vault, case, pack):
    timeline.add(vault, case, NewIncident("일"))

    def ticked():
        blocks = made(vault, pack)["complaint"].blocks
        return [chosen for b in blocks if isinstance(b, Ticks) for _, chosen in b.items]

    assert ticked() == [True, False]
    people.add(vault, case, NewPerson(Part.WITNESS, "박서연"))
    assert ticked() == [False, True]


def test_the_annex_keeps_people_papers_things_and_the_rest_apart(vault, case, pack, tmp_path):
    timeline.add(vault, case, NewIncident("일"))
    annex = made(vault, pack)["annex"]
    assert [part[3:] for part in parts(annex)] == [
        "인적증거(목격자·참고인)",
        "증거서류",
        "증거물",
        "기타 증거",
    ]
    people.add(vault, case, NewPerson(Part.WITNESS, "박서연", "옆 반", "방을 봄"))
    for number in (1, 2):
        path = tmp_path / f"{number}.png"
        path.write_bytes(PNG + bytes([number]))
        about = Provenance(title=f"화면 {number}", holder="내 휴대전화")
        evidence.take_in(vault, case, path, Shows.ORDINARY, about)
    kept = Provenance(title="공책", holder="내 방")
    evidence.refer(vault, case, kept, Kind.HELD_ELSEWHERE)
    evidence.refer(vault, case, Provenance(title="주소만", url="https://t.example/1"))
    secret = tmp_path / "secret.png"
    secret.write_bytes(PNG + b"secret")
    evidence.fingerprint(vault, case, secret, Shows.SEXUAL_MINOR, Provenance(title="지문만"))
    annex = made(vault, pack)["annex"]
    now, unsaid = "■ 접수할 때 제출\n□ 수사 중 제출", "□ 접수할 때 제출\n□ 수사 중 제출"
    assert rows(annex, "인적증거") == [("1", "박서연", "옆 반", "", "방을 봄")]
    assert rows(annex, "증거서류") == [
        ("1", "증 제1호\n화면 1", "", now),
        ("2", "증 제2호\n화면 2", "", now),
    ]
    assert rows(annex, "증거물") == [
        ("1", "증 제3호\n공책", "내 방", unsaid),
        ("2", "함께 내는 사본의 원본: 증 제1호, 증 제2호", "내 휴대전화", unsaid),
    ]
    assert [row[1:4] for row in rows(annex, "기타 증거")] == [
        ("증 제4호\n주소만", "", "https://t.example/1"),
        ("증 제5호\n지문만", "", ""),
    ]
