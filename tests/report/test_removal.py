"""What asks for deletion: addresses, nobody's file, and a form for every place."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings

from companion import cases, evidence, people, timeline
from companion.records import (
    Age,
    Kind,
    NewAccount,
    NewCase,
    NewIncident,
    Provenance,
    Role,
    Shows,
)
from companion.report import bundle, content, pdf, plain, word, writing
from companion.report.allowed import host
from companion.report.blocks import Signature, Table, Ticks
from companion.report.chosen import gather
from companion.report.writing import PREVIEW
from tests.report.hostile import HOSTILE
from tests.report.making import AT, PNG, squeezed, text_of
from tests.report.test_complaint import facts, rows

CASE = NewCase(Role.MINE, Age.UNDER19, person="한지민", contact="문자로만")


def made(vault, pack, desk, language="ko", **options):
    texts = writing.words(language, pack)
    case = cases.only(vault).id
    return content.build(vault, case, pack.reports[desk], texts, at=AT, **options)


@pytest.fixture
def case(vault):
    made = cases.add(vault, CASE).id
    timeline.add(vault, made, NewIncident("일", "숨길 이야기"))
    return made


@pytest.fixture
def posted(vault, case):
    """Items at three places: two at one host, one in a room without an address, one nowhere."""
    account = people.add_account(vault, case, NewAccount("telegram", "밤", "@night_1")).id
    found = [
        Provenance(title="글", url="https://www.Example.com/a?b=1", account=account),
        Provenance(title="둘째 글", url="example.com/c"),
        Provenance(title="방", room="그 방 (31명)", account=account),
        Provenance(title="원래 사진", holder="내 휴대전화"),
    ]
    shows = (Shows.SEXUAL_MINOR, Shows.ORDINARY, Shows.UNSURE, Shows.ORDINARY)
    return [
        evidence.refer(vault, case, about, Kind.REFERENCE, one).id
        for about, one in zip(found, shows, strict=True)
    ]


def test_a_centre_gets_addresses_of_all_and_the_source_picture_by_where_it_is(vault, posted, pack):
    _, places = made(vault, pack, "deletion")
    assert [row[1:4] for row in rows(places, "지우고 싶은")] == [
        ("https://www.Example.com/a?b=1", "글", ""),
        ("example.com/c", "둘째 글", ""),
        ("", "방", "그 방 (31명)"),
    ]
    assert rows(places, "본인임을") == [("자료 4", "원래 사진", "내 휴대전화")]
    assert "숨길 이야기" not in repr(places)


@pytest.mark.parametrize(
    ("role", "mark"),
    [
        (Role.MINE, "■ 본인"),
        (Role.CHILD, "■ 직계친족"),
        (Role.TEACHER, "■ 지정한 대리인"),
        (Role.SUPPORT, ""),
    ],
)
def test_who_may_ask_is_marked_where_it_is_known(vault, case, pack, role, mark):
    cases.edit(vault, case, dataclasses.replace(CASE, role=role, writer="한수연"))
    request, _ = made(vault, pack, "deletion")
    line = dict(facts(request))["피해자와의 관계"]
    assert [part for part in line.split("    ") if part[0] == "■"] == ([mark] if mark else [])
    (signature,) = [block for block in request.blocks if isinstance(block, Signature)]
    assert signature.signers[0][1] == ("한지민" if role is Role.MINE else "한수연")
    papers = [i for block in request.blocks if isinstance(block, Ticks) for i in block.items][:3]
    assert not [text for text, ticked in papers if ticked]


def test_each_place_gets_a_form_with_its_own_addresses_alone(vault, posted, pack):
    first, second = made(vault, pack, "platform")
    assert [first.id, second.id] == ["request_1", "request_2"]
    assert first.title == "불법촬영물등 유통 신고·삭제요청서 (example.com)"
    assert second.title == "불법촬영물등 유통 신고·삭제요청서 (텔레그램)"
    assert len(rows(first, "대상")) == 2
    assert rows(second, "대상")[0][1:4] == ("", "그 방 (31명)", "텔레그램 밤 (@night_1)")
    assert "그 방" not in repr(first)
    assert "example.com" not in repr(second)


def test_a_form_without_an_item_has_room_to_write(vault, case, pack):
    (form,) = made(vault, pack, "platform", items=())
    assert form.title == "불법촬영물등 유통 신고·삭제요청서"
    assert not [block for block in form.blocks if isinstance(block, Table)]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_who_asks_a_platform_is_left_to_the_hand(vault, posted, pack, language):
    told = made(vault, pack, "platform", language)
    for hidden in ("한지민", "문자로만", "숨길 이야기", "원래 사진", "둘째 글"):
        assert hidden not in repr(told)
    open_ = [label for label, value in facts(told[0]) if not value]
    said = [pack.words[language][f"report.platform.applicant.{n}"] for n in (1, 2, 3)]
    assert open_[:3] == said


def test_no_ground_is_marked_that_was_not_chosen(vault, case, pack):
    def marked():
        (form,) = made(vault, pack, "platform")
        ticks = [item for b in form.blocks if isinstance(b, Ticks) for item in b.items]
        return [text.partition(" ")[0] for text, chosen in ticks if chosen]

    timeline.add(vault, case, NewIncident("합성", acts=("deepfake-making",)))
    assert marked() == []
    choices = ("kinds-delete", "grounds-false")
    cases.edit(vault, case, dataclasses.replace(CASE, choices=choices))
    assert marked() == ["삭제요청", "허위영상물"]


@pytest.mark.parametrize("desk", ["deletion", "platform", "counsel", "school", "school_teacher"])
def test_no_file_goes_along_whatever_is_asked_for(vault, case, pack, tmp_path, desk):
    path = tmp_path / "a.png"
    path.write_bytes(PNG + b"a")
    evidence.take_in(vault, case, path, Shows.ORDINARY, Provenance(url="https://e.example/1"))
    path.write_bytes(PNG + b"b")
    evidence.take_in(vault, case, path, Shows.SEXUAL_ADULT, Provenance(url="https://e.example/2"))
    items = [item.id for item in evidence.items(vault, case)]
    out = bundle.write(vault, case, desk, "ko", tmp_path / "out", items=items)
    assert out.files == ()
    endings = {file.suffix for file in (tmp_path / "out").rglob("*") if file.is_file()}
    assert endings <= {".pdf", ".txt", ".csv", ".html"}


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://user:x@Sub.Example.com:8080/a", "sub.example.com"),
        ("http://www.example.com", "example.com"),
        ("t.me/abc", "t.me"),
        ("한국.kr/가", "한국.kr"),
        ("그냥 말", ""),
        ("a/b.c", ""),
        ("", ""),
        ("https://", ""),
    ],
)
def test_the_host_of_an_address(url, name):
    assert host(url) == name


@settings(max_examples=30)
@given(url=HOSTILE)
def test_no_address_is_too_hostile_for_a_form_of_its_own(full, pack, url):
    vault, case, _, items = full
    layout, texts = pack.reports["platform"], writing.words("ko", pack)
    kept = gather(vault, case.id, layout)
    odd = dataclasses.replace(evidence.get(vault, items["place"]), url=url, room="방")
    kept = dataclasses.replace(kept, items=(odd, *kept.items[:1]))
    for number, document in enumerate(content.documents(kept, layout, texts, AT, PREVIEW), 1):
        assert document.id == f"request_{number}"
        for said in (text_of(pdf.draw(document)), plain.write(document)):
            assert "신고·삭제요청서" in squeezed(said)
        assert word.draw(document)
