"""Excerpts of chats in the documents: as they were read, and masked as the desk asks."""

from __future__ import annotations

import pytest

from companion import cases, chats, evidence, excerpts, people, timeline
from companion.records import Age, NewCase, NewIncident, NewPerson, Part, Role, Shows
from companion.report import content, pdf, writing
from companion.report.blocks import Table
from tests.chats.samples import samples
from tests.report import making

CHAT = """2학년 3반 님과 카카오톡 대화
저장한 날짜 : 2026-09-14 21:15:03

--------------- 2026년 9월 11일 금요일 ---------------
[이두리] [오후 9:12] 김도윤이 그랬대
[김도윤] [오후 9:13] 강하나 사진 봤어? https://example.com/a 이두리 봐
[강하나] [오후 9:14] 하지 마
[이서준] [오후 9:15] 나
[나] [오후 9:16] 나 하나만
"""


@pytest.fixture
def written(vault):
    """A case whose one incident cites an excerpt; (vault, case, item)."""
    case = cases.add(vault, NewCase(Role.MINE, Age.UNDER19, person="강하나"))
    people.add(vault, case.id, NewPerson(Part.OTHER, "김도윤"))
    item = evidence.take_in_bytes(vault, case.id, CHAT.encode(), Shows.ORDINARY)
    chat = chats.read(vault, item.id)
    made = excerpts.add(vault, item.id, chat, {2}, 1, 9)
    timeline.add(vault, case.id, NewIncident("일", excerpts=(made.id,)))
    return vault, case.id, item.id


def documents(written, pack, desk, language="ko", **more):
    vault, case, _ = written
    texts = writing.words(language, pack)
    return content.build(vault, case, pack.reports[desk], texts, at=making.AT, **more)


def named(written, pack, desk, name, language="ko"):
    """The document of that id."""
    (found,) = [one for one in documents(written, pack, desk, language) if one.id == name]
    return found


def quoted(written, pack, desk, language="ko"):
    """The rows of messages, and all that is said of them."""
    statement = named(written, pack, desk, "statement", language)
    tables = [block for block in statement.blocks if isinstance(block, Table)]
    return [row.cells for row in tables[-1].rows], repr(statement)


def test_the_police_get_the_messages_as_they_were_read(written, pack):
    rows, said = quoted(written, pack, "police")
    assert rows == [
        ("1", "2026-09-11 21:12", "이두리", "김도윤이 그랬대"),
        ("* 2", "2026-09-11 21:13", "김도윤", "강하나 사진 봤어? https://example.com/a 이두리 봐"),
        ("3", "2026-09-11 21:14", "강하나", "하지 마"),
        ("4", "2026-09-11 21:15", "이서준", "나"),
        ("5", "2026-09-11 21:16", "나", "나 하나만"),
    ]
    assert "증 제1호 발췌 1 · 카카오톡 PC(Windows) · 2학년 3반" in said
    assert "시간대는 적혀 있지 않습니다" in said


def test_a_school_gets_no_name_of_those_who_write_but_the_writers_own(written, pack):
    rows, said = quoted(written, pack, "school")
    assert [row[2] for row in rows] == ["이○○", "김○○", "강하나", "이○○ 2", "나○○"]
    assert rows[0][3] == "김○○이 그랬대"
    assert rows[1][3] == "강하나 사진 봤어? [주소는 적지 않음] 이○○ 봐".replace(
        "[주소는 적지 않음]", writing.words("ko", pack).say("report.removed_link")
    )
    assert rows[4][3] == "나 하나만"  # one letter is a word
    assert not [name for name in ("이두리", "김도윤", "이서준", "example") if name in said]


def test_given_names_of_those_who_write_are_masked_too(vault, pack):
    said = "\n".join(
        f"[{who}] [오후 9:1{n}] {text}"
        for n, (who, text) in enumerate(
            (
                ("박서준", "도윤아 봤어?"),
                ("이서준", "서준이가 그랬대. 하나야 괜찮아?"),
                ("김도윤", "강하나 아니고 윤하나"),
                ("윤하나", "응"),
            )
        )
    )
    case = cases.add(vault, NewCase(Role.MINE, Age.UNDER19, person="강하나")).id
    data = CHAT.split("\n[", maxsplit=1)[0] + "\n" + said + "\n"
    item = evidence.take_in_bytes(vault, case, data.encode(), Shows.ORDINARY).id
    chat = chats.read(vault, item)
    made = excerpts.add(vault, item, chat, {one.seq for one in chat.messages})
    timeline.add(vault, case, NewIncident("일", excerpts=(made.id,)))
    rows, told = quoted((vault, case, item), pack, "school")
    assert [row[3] for row in rows] == [
        "김○○아 봤어?",
        "○○이가 그랬대. ○○야 괜찮아?",  # either of two: nobody is blamed for another
        "강하나 아니고 윤○○",
        "응",
    ]
    assert "도윤" not in told


@pytest.mark.parametrize("desk", ["police", "school"])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_only_what_an_incident_cites_of_items_this_desk_gets(written, pack, desk, language):
    vault, _, item = written
    listed = repr(named(written, pack, desk, "evidence", language))
    word = writing.words(language, pack).say("report.quote.listed", numbers="1")
    assert word in listed
    without = repr(documents(written, pack, desk, language, items=[]))
    assert "21:13" not in without
    excerpts.add(vault, item, chats.read(vault, item), {5})
    assert word in repr(documents(written, pack, desk, language))  # 2 is cited nowhere
    evidence.remove(vault, item)
    assert "21:13" not in repr(documents(written, pack, desk, language))


@pytest.mark.parametrize("name", samples())
@pytest.mark.parametrize("desk", ["police", "school"])
def test_every_programs_messages_can_be_quoted(vault, pack, name, desk):
    case = cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id
    item = evidence.take_in_bytes(vault, case, samples()[name].data, Shows.ORDINARY).id
    chat = chats.read(vault, item)
    picked = {one.seq for one in chat.messages}
    made = excerpts.add(vault, item, chat, picked)
    timeline.add(vault, case, NewIncident("일", excerpts=(made.id,)))
    rows, said = quoted((vault, case, item), pack, desk)
    assert len(rows) == len(chat.messages)
    assert writing.words("ko", pack).say(f"program.{chat.kind}") in said
    for row, one in zip(rows, chat.messages, strict=True):
        if one.moment is not None:
            assert row[1].startswith(f"{one.moment:%Y-%m-%d %H:%M}")
            assert (one.moment.tzinfo is None) == (row[1][-6] not in "+-")
        else:
            assert row[1] == one.sent


def test_a_very_long_message_is_set_on_as_many_pages_as_it_needs(vault, pack):
    case = cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id
    lines = "".join(f"둘째 줄 {n} a\u202eb\n" for n in range(6000))
    data = CHAT.encode() + f"[이두리] [오후 9:17] 긴 말\n{lines}끝까지".encode()
    item = evidence.take_in_bytes(vault, case, data, Shows.ORDINARY).id
    made = excerpts.add(vault, item, chats.read(vault, item), {6})
    timeline.add(vault, case, NewIncident("일", excerpts=(made.id,)))
    statement = named((vault, case, item), pack, "police", "statement")
    said = making.squeezed(making.text_of(pdf.draw(statement)))
    assert "둘째줄5999" in said
    assert "(길어서줄였습니다" not in said
