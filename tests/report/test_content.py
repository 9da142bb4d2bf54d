"""What the documents say, before they are drawn."""

from __future__ import annotations

import dataclasses

import pytest

from companion import cases, evidence, people, timeline, when
from companion.errors import NothingToReport, NotThere
from companion.records import (
    Age,
    Known,
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
from companion.report.allowed import Allowed, initial
from companion.report.blocks import Facts, Heading, Note, Ticks
from companion.texts import reports
from tests.report.conftest import DESKS
from tests.report.making import AT, PNG

MARK = writing.Mark("20261122-00000000", "ab" * 32, 7, "cd" * 32)
CASE = NewCase(Role.MINE, Age.UNDER19, person="한지민", school="새봄고등학교", station="새봄경찰서")


def build(vault, pack, desk, language="ko", **options):
    case = cases.only(vault)
    texts = writing.words(language, pack)
    made = content.build(vault, case.id, pack.reports[desk], texts, at=AT, **options)
    return {document.id: document for document in made}


def words(*documents):
    return "\n".join(repr(document) for document in documents)


@pytest.fixture
def case(vault):
    return cases.add(vault, CASE).id


def test_a_case_without_an_event_has_nothing_to_report(vault, case, pack):
    with pytest.raises(NothingToReport):
        build(vault, pack, "police")
    gone = timeline.add(vault, case, NewIncident("일"))
    timeline.remove(vault, gone.id)
    with pytest.raises(NothingToReport):
        build(vault, pack, "police")
    with pytest.raises(NotThere):
        content.build(vault, 1, pack.reports["police"], writing.words("ko", pack), incidents=())


def test_events_come_in_the_order_they_happened_and_as_sure_as_they_are(vault, case, pack):
    timeline.add(vault, case, NewIncident("모르는 날"))
    timeline.add(vault, case, NewIncident("나중", happened=when.exact(2026, 9, 8, 21, 40)))
    early = when.before("체육대회", when.month(2026, 9, when.MonthPart.EARLY))
    timeline.add(vault, case, NewIncident("먼저", happened=early))
    statement = build(vault, pack, "police")["statement"]
    titles = [block.text for block in statement.blocks if isinstance(block, Heading)]
    events = [title for title in titles if title.startswith("사건 ")]
    assert events == ["사건 1. 먼저", "사건 2. 나중", "사건 3. 모르는 날"]
    told = words(statement)
    assert "2026년 9월 초, 체육대회 전 (기억)" in told
    assert "2026년 9월 8일 21:40 (기억)" in told
    assert "('언제', '날짜를 모름')" in told


def test_seen_told_read_and_worked_out_are_kept_apart(vault, case, pack):
    for known in Known:
        timeline.add(vault, case, NewIncident(str(known), known=known, told_by="서연"))
    told = words(build(vault, pack, "police")["statement"])
    assert "('말로 전해 들음', '3번')" in told
    assert "('알게 된 방법을 적지 않음', '1번')" in told
    assert told.count("'알게 된 방법'") == len(Known) - 1  # what nobody said is not claimed
    assert "말로 전해 들음 (들려준 사람: 서연)" in told
    assert told.count("들려준 사람") == 1


def test_a_wish_for_punishment_is_there_only_when_it_was_chosen(vault, case, pack):
    timeline.add(vault, case, NewIncident("일"))
    made = build(vault, pack, "police")
    assert "complaint" not in made
    told = words(*made.values())
    for line in ("대리인에 의한 고소·진정", "같은 내용의 고소·진정"):
        told = told.replace(line, "")
    for wish in ("처벌을 원합니다", "고소", "무고"):
        assert wish not in told
    cases.edit(
        vault, case, dataclasses.replace(CASE, choices=("requests-punish", "separation-yes"))
    )
    made = build(vault, pack, "police")
    assert "피고소인의 처벌을 원합니다." in words(made["complaint"])
    assert "petition" not in made
    separation = build(vault, pack, "school")["separation"]
    ticks = [
        item for block in separation.blocks if isinstance(block, Ticks) for item in block.items
    ]
    assert [text for text, chosen in ticks if chosen] == ["관련학생과 분리해 주기를 원합니다."]
    assert "처벌" not in words(*build(vault, pack, "school").values()).replace("처벌받을 수", "")


@pytest.mark.parametrize("desk", DESKS)
def test_every_choice_stands_in_a_document(vault, case, pack, desk):
    timeline.add(vault, case, NewIncident("일"))
    choices = pack.reports[desk].choices
    cases.edit(vault, case, dataclasses.replace(CASE, choices=choices))
    told = words(*build(vault, pack, desk).values())
    assert not [c for c in choices if pack.words["ko"][f"choice.{c}"] not in told]


@pytest.mark.parametrize("desk", DESKS)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_document_says_what_is_not_proved_and_no_word_is_missing(full, pack, desk, language):
    vault, case, _, _ = full
    texts = writing.words(language, pack)
    for mark in (writing.PREVIEW, MARK):
        made = content.build(vault, case.id, pack.reports[desk], texts, at=AT, mark=mark)
        for document in made:
            notes = [block.text for block in document.blocks if isinstance(block, Note)]
            own = f"report.{desk}.proof.text"
            proof = texts.say(own if texts.knows(own) else "report.proof.text")
            assert any(proof in note for note in notes)
            assert document.language == language
            assert "{page}" in document.page
            assert (MARK.export in document.foot) is (mark is MARK)
        # A key without its word is shown by its last part, a place without a value as "…".
        said = words(*made)
        keys = {key.rpartition(".")[2] for key in reports()["en"]}
        bare = {key for key in keys if "_" in key and f"'{key}'" in said}
        assert not bare
        assert "…" not in said


def test_the_layout_may_forget_the_proof_but_the_document_does_not(full, pack):
    vault, case, _, _ = full
    layout = pack.reports["police"]
    plan = type(layout.documents[0])("one", "report.police.title.acts", ("act_table",))
    values = {name: getattr(layout, name) for name in layout.__struct_fields__}
    bare = type(layout)(**values | {"documents": (plan,)})
    (made,) = content.build(vault, case.id, bare, writing.words("ko", pack))
    assert any(isinstance(block, Note) for block in made.blocks)


@pytest.mark.parametrize(
    ("station", "line"),
    [
        ("새봄경찰서", "새봄경찰서장 귀중"),
        ("새봄", "새봄경찰서장 귀중"),
        ("새봄경찰서장", "새봄경찰서장 귀중"),
        ("", "○○경찰서장 귀중"),
    ],
)
def test_addressed_to_the_police_station(vault, case, pack, station, line):
    timeline.add(vault, case, NewIncident("일"))
    cases.edit(vault, case, dataclasses.replace(CASE, station=station))
    told = words(*build(vault, pack, "police").values())
    assert f"'{line}'" in told
    assert "검찰" not in told


def test_the_one_who_writes_is_the_one_who_signs(vault, pack):
    for role, writer, signs in (
        (Role.MINE, "", "(('학생', '한지민'),)"),
        (Role.CHILD, "한수연", "(('학생', '한지민'), ('대신 적은 보호자', '한수연'))"),
        (Role.SUPPORT, "상담원", "(('학생', '한지민'), ('대신 적은 사람', '상담원'))"),
        (Role.TEACHER, "담임", "(('학생', '한지민'), ('대신 적은 사람', '담임'))"),
    ):
        case = cases.add(vault, dataclasses.replace(CASE, role=role, writer=writer))
        timeline.add(vault, case.id, NewIncident("일"))
        texts = writing.words("ko", pack)
        made = content.build(vault, case.id, pack.reports["school"], texts, at=AT)
        told = words(*made)
        assert signs in told
        assert texts.say(f"report.school.intro.{role}") in told


def sexual(vault, case, folder, **about):
    path = folder / "secret.png"
    path.write_bytes(PNG + b"secret")
    print_ = evidence.fingerprint(vault, case, path, Shows.UNSURE, Provenance(**about))
    place = evidence.refer(vault, case, Provenance(**about), shows=Shows.SEXUAL_MINOR)
    return print_, place


def test_no_sexual_item_is_in_the_school_set_even_when_asked_for(vault, case, pack, tmp_path):
    found = sexual(vault, case, tmp_path, title="숨길 말", url="https://t.me/+secret", room="그 방")
    ids = tuple(item.id for item in found)
    timeline.add(vault, case, NewIncident("일", evidence=ids))
    for chosen in (None, ids):
        told = words(*build(vault, pack, "school", items=chosen).values())
        for hidden in ("숨길 말", "t.me", "그 방", "증거자료 1", "증거자료 2", found[0].sha256[:8]):
            assert hidden not in told
    police = words(*build(vault, pack, "police").values())
    assert "https://t.me/+secret" in police
    assert "19세 미만인 사람을 성적으로 나타낸 것(합성 포함)일 수 있어" in police


def test_an_address_in_the_story_does_not_reach_the_school(vault, case, pack):
    story = (
        "방은 https://t.me/+AbC 였고 t.me/abc, www.example.com/가 그리고 Discord.gg/xyz 도 봤다."
        " 9.11에 체육관.뒤에서 3.5명이 봤다."
    )
    about = when.before("t.me/anchor 공개")
    timeline.add(vault, case, NewIncident("일", story, happened=about))
    told = words(*build(vault, pack, "school").values())
    for hidden in ("AbC", "t.me", "example.com", "xyz", "anchor"):
        assert hidden not in told
    assert "9.11에 체육관.뒤에서 3.5명이 봤다." in told
    assert story in words(*build(vault, pack, "police").values())


def test_names_are_cut_in_the_school_set_wherever_they_stand(vault, case, pack):
    people.add(vault, case, NewPerson(Part.OTHER, "김도윤", "같은 학년"))
    people.add(vault, case, NewPerson(Part.WITNESS, "박서연", "옆 반"))
    people.add(vault, case, NewPerson(Part.HELPER, "Ann"))
    account = people.add_account(vault, case, NewAccount("x", display_name="김도윤_"))
    story = "김도윤이 박서연에게 보냈다. Ann told me. Anna too."
    timeline.add(vault, case, NewIncident("김도윤", story, accounts=(account.id,)))
    told = words(*build(vault, pack, "school").values())
    assert "김○○이 박○○에게 보냈다. A. told me. Anna too." in told
    for name in ("김도윤", "박서연", "옆 반"):
        assert name not in told
    assert story in words(*build(vault, pack, "police").values())


def test_masks():
    roles = {"김도윤": "관련학생 1", "Al": "관련학생 2"}
    read = Allowed(["incident.narrative"], "masked", "role", "[주소]", roles)
    assert read.words("https://id:pw@a.b.com:80/c") == "https://a[.]b[.]com/…"
    said = read.words("김도윤과 AL, Also: https://a.b.com/c?d 와 t.me/x")
    assert said == "관련학생 1과 관련학생 2, Also: https://a[.]b[.]com/… 와 https://t[.]me/…"
    assert [initial(name) for name in ("김도윤", "ann", "", "李")] == ["김○○", "A.", "", "李○○"]
    assert initial("성명불상(대화방을 연 사람)") == "성명불상"
    assert initial("Name unknown (whoever made it)") == "Name unknown"
    roles = {"김도윤(3반)": "", "Ann (3B)": "", "성명불상(그 방)": ""}
    hidden = {"단풍": "○○", "practice_07": "[계정 ID 생략]"}
    masked = Allowed((), names="initial", roles=roles, hidden=hidden).words
    assert masked("김도윤이 Ann (3B)과 Ann이 단풍에게") == "김○○이 A.과 A.이 ○○에게"
    assert masked("성명불상(그 방), @practice_07가, Anna") == "성명불상, @[계정 ID 생략]가, Anna"


def test_only_what_was_chosen_is_told(vault, case, pack):
    kept = people.add_account(vault, case, NewAccount("x", handle="kept"))
    people.add_account(vault, case, NewAccount("x", handle="unlinked"))
    one = evidence.refer(vault, case, Provenance(title="첫 자료"))
    two = evidence.refer(vault, case, Provenance(title="둘째 자료"))
    chosen = timeline.add(
        vault, case, NewIncident("고른 일", accounts=(kept.id,), evidence=(one.id, two.id))
    )
    timeline.add(vault, case, NewIncident("두고 갈 일"))
    everything = words(*build(vault, pack, "police").values())
    assert "unlinked" in everything
    told = words(*build(vault, pack, "police", incidents={chosen.id}, items={two.id}).values())
    for there in ("고른 일", "둘째 자료", "kept", "증 제2호"):
        assert there in told
    for absent in ("두고 갈 일", "첫 자료", "unlinked", "증 제1호"):
        assert absent not in told


def test_a_witness_is_not_taken_for_the_other_person(vault, case, pack):
    witness = people.add(vault, case, NewPerson(Part.WITNESS, "박서연"))
    timeline.add(vault, case, NewIncident("일", acts=("impersonation",), people=(witness.id,)))
    made = build(vault, pack, "police")
    assert "박서연" not in words(made["acts"])
    facts = [row for b in made["statement"].blocks if isinstance(b, Facts) for row in b.rows]
    assert ("본 사람", "박서연") in facts
    assert "누가" not in dict(facts)


def test_a_period_does_not_run_past_today(vault, case, pack):
    timeline.add(vault, case, NewIncident("일", happened=when.term(2026, 2)))
    told = words(build(vault, pack, "police")["preservation"])
    assert "2026년 8월 1일 ~ 2026년 11월 22일" in told
