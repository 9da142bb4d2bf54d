"""Whatever people write comes back as they wrote it, in each form that can hold it."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from companion.intake.chats import reading
from companion.intake.chats.chat import Export
from tests.chats.samples import garbled

LETTERS = st.characters(exclude_categories=("Cs", "Cc"))
NAMES = st.text(LETTERS, min_size=1, max_size=20).map(str.strip).filter(bool)
LINES = st.text(LETTERS, max_size=40)
TEXTS = st.lists(LINES, min_size=1, max_size=4).map("\n".join)
SAID = st.lists(st.tuples(NAMES, TEXTS), min_size=1, max_size=8)
EVENING = datetime(2024, 9, 2, 21, 12)  # noqa: DTZ001


def told(text: str) -> list[tuple[str, str]]:
    data = text.encode()
    found = reading.read(Export(lambda: [data], len(data)))
    assert found.whole
    return [(one.sender, one.text) for one in found.messages]


@given(SAID)
@settings(max_examples=60)
def test_in_a_table_of_kakaotalk(said):
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    for number, (name, text) in enumerate(said):
        out.write(f"2024-09-02 21:12:{number:02},")
        writer.writerow((name, text))
    assert told("Date,User,Message\n" + out.getvalue()) == [
        (name, text.rstrip("\n")) for name, text in said
    ]


def ordinary(text: str) -> bool:
    """No line that the program itself could have written."""
    return not any(line.startswith(("[", "---")) or line.endswith(".") for line in text.split("\n"))


@given(st.lists(st.tuples(NAMES, TEXTS.filter(ordinary)), min_size=1, max_size=8))
@settings(max_examples=60)
def test_in_a_text_of_kakaotalk(said):
    lines = ["방 님과 카카오톡 대화", "저장한 날짜 : 2024-09-03 21:15:03", ""]
    lines += ["--------------- 2024년 9월 2일 월요일 ---------------"]
    lines += [f"[{name}] [오후 9:12] {text}" for name, text in said]
    meant = []
    for name, text in said:
        first, *more = text.split("\n")
        while more and not more[-1].strip():
            more.pop()
        meant.append((name, "\n".join((first, *more))))
    assert told("\n".join(lines)) == meant


@given(SAID)
@settings(max_examples=60)
def test_in_json_of_telegram(said):
    many = [
        {"id": n, "type": "message", "date": "2024-09-02T21:12:33", "from": name, "text": text}
        for n, (name, text) in enumerate(said)
    ]
    whole = {"name": "방", "type": "private_group", "id": 1, "messages": many}
    assert told(json.dumps(whole)) == said
    assert told(json.dumps(whole, ensure_ascii=False, indent=1)) == said


@given(SAID)
@settings(max_examples=60)
def test_in_json_of_instagram(said):
    many = [
        {"sender_name": garbled(name), "timestamp_ms": 1725279153000 + n, "content": garbled(text)}
        for n, (name, text) in enumerate(said)
    ]
    whole = {"participants": [], "messages": many[::-1], "title": "a"}
    assert told(json.dumps(whole)) == said


@given(st.lists(st.tuples(NAMES, st.text(LETTERS, max_size=60)), min_size=1, max_size=8))
@settings(max_examples=60)
def test_in_a_page_of_telegram(said):
    page = '<html><div class="page_header"><div class="text bold">\n방\n</div></div>'
    for number, (name, text) in enumerate(said):
        page += (
            f'<div class="message default clearfix" id="message{number}"><div class="body">'
            '<div class="pull_right date details" title="02.09.2024 21:12:33 UTC+09:00">21:12</div>'
            f'<div class="from_name">\n{escape(name)}\n</div>'
            f'<div class="text">\n{escape(text)}\n</div></div></div>'
        )
    meant = [(name, text.strip()) for name, text in said]
    assert told(page + "</html>") == meant
