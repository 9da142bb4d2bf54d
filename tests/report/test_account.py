"""What was told in the person's own words stands in a document to the letter, once it is chosen."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from companion import cases, packs, people, statement, timeline
from companion.records import (
    Age,
    Answer,
    Known,
    NewCase,
    NewIncident,
    NewPassage,
    NewPerson,
    Part,
    Role,
    Sure,
    Voice,
)
from companion.report import bundle, content, pdf, plain, writing
from companion.report.blocks import Heading, Paragraph
from companion.report.verify import verify
from tests.report import making

PACK = packs.load("kr")
STORY = "  처음에는\n\n몰랐다. <b>&amp; \u202e"


@pytest.fixture
def case(vault):
    return cases.add(vault, NewCase(Role.MINE, Age.UNDER19, "하나"))


@pytest.fixture
def incident(vault, case):
    return timeline.add(vault, case.id, NewIncident("메시지가 옴"))


def tell(vault, case, prompt="free", text=STORY, **more):
    return statement.add(vault, case.id, NewPassage(prompt, text, **more)).id


def blocks(vault, case, passages, desk="police", language="ko"):
    texts = writing.words(language, PACK)
    layout = PACK.reports[desk]
    made = content.build(vault, case.id, layout, texts, at=making.AT, passages=passages)
    return next(one for one in made if one.id == "statement").blocks


def paragraphs(found):
    return [block.text for block in found if isinstance(block, Paragraph)]


def headings(found):
    return [block.text for block in found if isinstance(block, Heading)]


def test_nothing_is_told_unless_it_is_chosen(vault, case, incident):
    tell(vault, case)
    for chosen in ((), (12345,)):
        found = blocks(vault, case, chosen)
        assert STORY not in paragraphs(found)
        assert not [one for one in headings(found) if "처음부터" in one]


def test_it_stands_to_the_letter_with_how_it_is_known(vault, case, incident):
    one = tell(vault, case, known=Known.SAW, sure=Sure.FAIRLY, incident=incident.id)
    two = tell(vault, case, "heard", "들은 말", known=Known.TOLD, told_by="가문비")
    said = paragraphs(blocks(vault, case, {one, two}))
    about = said[said.index(STORY) + 1]
    assert about.startswith("직접 보고 겪음 · 꽤 확실함 · 사건 1과 이어짐 · 처음 적음 20")
    assert about.endswith("그 뒤로 고치지 않음")
    heard = said[said.index("들은 말") + 1]
    assert heard.startswith("말로 전해 들음 (들려준 사람: 가문비) · 처음 적음")
    assert "확실" not in heard  # nothing was said of that


def test_first_written_and_last_changed(vault, case, incident):
    seconds, start = iter(range(0, 10**9, 3600)), vault.now()
    vault.now = lambda: start + timedelta(seconds=next(seconds))
    one = tell(vault, case)
    statement.edit(vault, one, NewPassage("free", "고친 글"))
    said = paragraphs(blocks(vault, case, {one}))
    about = said[said.index("고친 글") + 1]
    made = statement.get(vault, one)
    zone = making.AT.astimezone().tzinfo
    first, last = (
        datetime.fromisoformat(at).astimezone(zone).strftime("%Y-%m-%d %H:%M")
        for at in (made.recorded_at, made.changed_at)
    )
    assert first != last
    assert f"처음 적음 {first}, 마지막으로 고침 {last}" in about
    assert STORY not in said


def test_a_change_within_the_minute_is_a_change(vault, case, incident):
    seconds, start = iter(range(100)), vault.now().replace(second=0)
    vault.now = lambda: start + timedelta(seconds=next(seconds))
    one = tell(vault, case)
    statement.edit(vault, one, NewPassage("free", "고친 글"))
    said = paragraphs(blocks(vault, case, {one}))
    assert "마지막으로 고침" in said[said.index("고친 글") + 1]


def test_an_answer_put_off_is_nowhere_and_not_counted(vault, case, incident):
    one = tell(vault, case)
    alone = blocks(vault, case, {one})
    later = statement.add(vault, case.id, NewPassage("place", answer=Answer.LATER)).id
    assert blocks(vault, case, {one, later}) == alone
    assert blocks(vault, case, {later}) == blocks(vault, case, ())
    binned = tell(vault, case, "now", "뺀 글")
    statement.remove(vault, binned)
    assert blocks(vault, case, {one, binned}) == alone


def test_not_knowing_is_said(vault, case, incident):
    one = statement.add(vault, case.id, NewPassage("place", answer=Answer.UNKNOWN)).id
    found = blocks(vault, case, {one})
    assert "그 일이 있었던 곳을 설명해 주세요." in headings(found)
    said = paragraphs(found)
    assert said[said.index("모른다고 답함.") + 1].startswith("처음 적음")


def test_an_event_that_is_not_told_is_not_named(vault, case, incident):
    other = timeline.add(vault, case.id, NewIncident("알리지 않을 일"))
    one = tell(vault, case, incident=other.id)
    texts, layout = writing.words("ko", PACK), PACK.reports["police"]
    made = content.build(
        vault, case.id, layout, texts, incidents={incident.id}, passages={one}, at=making.AT
    )
    assert "이어짐" not in repr(made)


def test_whose_words_they_are_is_said_where_somebody_else_writes(vault):
    case = cases.add(vault, NewCase(Role.CHILD, Age.UNDER14))
    timeline.add(vault, case.id, NewIncident("일"))
    mine, theirs = (
        tell(vault, case, text="내가 본 것"),
        tell(vault, case, "heard", "아이가 한 말", voice=Voice.THEIRS),
    )
    said = paragraphs(blocks(vault, case, {mine, theirs}))
    assert said[said.index("내가 본 것") + 1].startswith("적은 사람의 말 · ")
    assert said[said.index("아이가 한 말") + 1].startswith("피해자의 말을 그대로 옮김 · ")


def test_a_school_gets_it_without_names_and_addresses_and_is_told_so(vault, case, incident):
    person = NewPerson(Part.OTHER, "가문비")
    people.add(vault, case.id, person)
    text = "가문비가 https://example.com/x 를 보냈다."
    one = tell(vault, case, text=text, known=Known.TOLD, told_by="느티")
    found = blocks(vault, case, {one}, "school")
    said = paragraphs(found)
    at = next(n for n, words in enumerate(said) if words.startswith("가○○"))
    assert "example" not in said[at]
    assert "느티" not in repr(found)
    assert ". ·" not in repr(found)
    assert any("이름은 첫 글자만" in words for words in said)
    assert not any("한 글자도 고치지 않고" in words for words in said)
    assert any("한 글자도 고치지 않고" in words for words in paragraphs(blocks(vault, case, {one})))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_question_of_a_later_version_is_left_out_and_its_answer_stays(
    vault, case, incident, language
):
    one = tell(vault, case, "of-a-later-version", "대답")
    found = blocks(vault, case, {one}, language=language)
    assert "대답" in paragraphs(found)
    assert not [head for head in headings(found) if "later" in head]


def test_a_bundle_with_it_is_whole_and_tells_when_it_was_written(vault, case, incident, tmp_path):
    one, other = tell(vault, case), tell(vault, case, "now", "nicht dabei")
    statement.edit(vault, one, NewPassage("free", "고친 글"))
    made = bundle.write(vault, case.id, "police", "ko", tmp_path / "bag", passages={one})
    (verdict,) = verify(made.folder)
    assert not verdict.findings
    log = (made.folder / "data" / "log" / "custody_log.csv").read_text("utf-8-sig")
    lines = [line for line in log.splitlines() if '"passage' in line]
    assert [line.split(",")[4] for line in lines] == ['"이야기를 적음"', '"이야기를 고침"']
    journal = (made.folder / "data" / "log" / "journal.jsonl").read_text("utf-8")
    assert f"passage:{one}" in journal
    assert f"passage:{other}" not in journal  # of what was not chosen only that there is a line


def test_every_writer_takes_it(vault, case, incident):
    one = tell(vault, case)
    texts, layout = writing.words("ko", PACK), PACK.reports["police"]
    made = content.build(vault, case.id, layout, texts, at=making.AT, passages={one})
    document = next(one for one in made if one.id == "statement")
    assert "몰랐다. <b>&amp;" in plain.write(document)
    assert "몰랐다.<b>&amp;" in making.squeezed(making.text_of(pdf.draw(document)))
