"""DOCX files: what is in them can be read back, whatever the text; nothing else is in them."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings

from companion.letters import Cleaner
from companion.progress import Step
from companion.report import content, word, writing
from companion.report.blocks import (
    Column,
    Document,
    Facts,
    Heading,
    Note,
    Notice,
    Paragraph,
    Row,
    Table,
)
from tests.report import making
from tests.report.hostile import HOSTILE, PIECES, blocks, many, parts
from tests.report.making import squeezed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"


def document(*blocks, **options):
    return Document("one", "제목", "ko", blocks, **options)


def inside(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def read(data, part="word/document.xml"):
    """The text in its order, read by nothing but the format."""
    said = []
    for piece in ElementTree.fromstring(inside(data)[part]).iter():
        if piece.tag == f"{W}t":
            said.append(piece.text or "")
        elif piece.tag in (f"{W}br", f"{W}p"):
            said.append("\n")
    return "".join(said)


@settings(max_examples=many(100))
@given(HOSTILE, HOSTILE)
@example("가" * 100_000, "\ud800\u202e\0")
@example("a <b & <", "]]>")
def test_every_text_comes_back_from_every_block(text, other):
    made = word.draw(document(*blocks(text, other), foot=text, subtitle=other))
    found, at = read(made), 0
    for part in parts(text, other):
        said = Cleaner().clean(part)
        at = found.index(said, at) + len(said)
    assert Cleaner().clean(text) in read(made, "word/footer1.xml")
    tags = {piece.tag for piece in ElementTree.fromstring(inside(made)["word/document.xml"]).iter()}
    active = ("hyperlink", "drawing", "pict", "object", "fldSimple", "instrText", "altChunk")
    assert not tags & {W + name for name in active}


def test_nothing_but_words_and_page_numbers_is_in_it():
    made = inside(word.draw(document(Paragraph("하나"), foot="발", page="{page} / {pages}쪽")))
    assert set(made) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/footer1.xml",
        "word/settings.xml",
        "word/styles.xml",
    }
    fields = [
        piece.get(f"{W}instr")
        for piece in ElementTree.fromstring(made["word/footer1.xml"]).iter(f"{W}fldSimple")
    ]
    assert fields == ["PAGE", "NUMPAGES"]
    whole = b"".join(made.values())
    for trace in (b"python", b"Macintosh", b"Microsoft Word", b"TargetMode", b"rsid", b"docId"):
        assert trace not in whole


def test_metadata_is_neutral_and_says_language_title_and_day():
    at = datetime(2026, 11, 1, 21, 0, tzinfo=timezone(timedelta(hours=9)))
    core = ElementTree.fromstring(inside(word.draw(document(made=at)))["docProps/core.xml"])
    said = {piece.tag.rpartition("}")[2]: piece.text for piece in core if piece.text}
    day = "2026-11-01T12:00:00Z"
    wanted = {"title": "제목", "language": "ko", "created": day, "modified": day, "revision": "1"}
    assert said == wanted
    long = word.draw(Document("one", "긴 " * 300, "ko", ()))
    title = ElementTree.fromstring(inside(long)["docProps/core.xml"]).findtext(f"{DC}title")
    assert title == ("긴 " * 300)[:255]


def test_the_same_document_makes_the_same_bytes_whenever_it_is_made(monkeypatch):
    pages = document(Heading("하나"), Facts((("칸", ""),)), Note("끝"), wide=True)
    one = word.draw(pages)
    word.draw(document(Paragraph("다른 것이 먼저여도")))
    monkeypatch.setattr("time.time", lambda: datetime(2031, 1, 1, tzinfo=UTC).timestamp())
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 1, 1, 0, 0, 0, 0, 1, 0))
    assert word.draw(pages) == one
    with zipfile.ZipFile(io.BytesIO(one)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_head_is_repeated_and_a_long_table_does_not_stop_it():
    rows = tuple(Row((str(number), "말 " * 20), "밑") for number in range(1000))
    made = word.draw(document(Table((Column("순번", 1), Column("글", 5)), rows)))
    tree = ElementTree.fromstring(inside(made)["word/document.xml"])
    assert len(list(tree.iter(f"{W}tblHeader"))) == 1
    assert read(made).count("밑") == 1000


def test_it_can_be_given_up():
    class GivenUp(Exception):
        pass

    def give_up(_done, _total):
        raise GivenUp

    with pytest.raises(GivenUp):
        word.draw(document(Paragraph("하나")), Step(give_up, 0, 1))


def test_no_desk_is_told_more_than_in_its_pdf(full, pack):
    """The canaries in a DOCX are those in the blocks, which the allow-list let through."""
    vault, case, canaries, _ = full
    every = {one for said in canaries.values() for one in said}
    for layout in pack.reports.values():
        texts = writing.words("ko", pack)
        for one in content.build(vault, case.id, layout, texts, at=making.AT):
            whole = b"".join(inside(word.draw(one)).values()).decode()
            there = {canary for canary in every if canary in whole}
            assert there == {canary for canary in every if canary in repr(one)}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_opens_it_and_reads_the_same(tmp_path):
    text = "".join(piece for piece in PIECES if piece != "\ud800")
    other = "".join(reversed(PIECES))
    wide = (Table((Column("하나", 1),), ()), Facts(()), Notice("칸", ()))
    (tmp_path / "one.docx").write_bytes(word.draw(document(*blocks(text, other), *wide, page="")))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "one.docx")], check=True, capture_output=True)
    found = squeezed((tmp_path / "one.txt").read_text("utf-8"))
    for part in parts(text, other):
        assert squeezed(Cleaner().clean(part)) in found
