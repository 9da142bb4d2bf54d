"""PDF files: what is on the page can be read back, whatever the text; nothing else is in them."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
from hypothesis import example, given, settings

from companion import paths
from companion.errors import FontMissing
from companion.report import pdf
from companion.report.blocks import (
    Column,
    Document,
    Facts,
    Heading,
    Note,
    Notice,
    Paragraph,
    Row,
    Signature,
    Style,
    Table,
    Ticks,
)
from tests.report.hostile import HOSTILE, blocks, many
from tests.report.making import pypdfium2, squeezed, text_of


def document(*blocks, **options):
    return Document("one", "제목", "ko", blocks, **options)


def shown(text):
    """A text as it has to come back from the page."""
    return squeezed(pdf.load(paths.fonts()).cleaner.clean(text))


def read(data):
    """Extracted text. PDFium takes a hyphen at the end of a line for one that joins a word."""
    return squeezed(text_of(data)).replace("\ufffe", "-").replace("\x02", "-")


@settings(max_examples=many(150))
@given(HOSTILE, HOSTILE)
@example("가" * 200, "-" * 120)
@example("a <b & <", "\u202egpj.exe")
def test_every_text_comes_back_from_every_block(text, other):
    # A page number would stand between two halves of a text that goes on overleaf.
    made = pdf.draw(document(*blocks(text, other), page=""))
    found = read(made).replace("제목", "")
    for part in (f"B{text}", f"C{other}", f"E{text}", f"J{text}", f"M{other}", f"N{text}"):
        assert shown(part) in found
    assert shown(f"H{text}") in found or len(text) > 40  # else cells of one row alternate


def test_every_text_comes_back_from_narrow_cells():
    text = "https://example.com/" + "abcdefghij" * 40
    made = pdf.draw(document(Table((Column("주소", 1), Column("빈칸", 9)), (Row((text, "")),))))
    assert shown(text) in read(made)


def test_long_words_and_long_rows_take_pages_and_do_not_stop_it():
    word, row = "가" * 100_000, "한 줄\n" * 3000
    made = pdf.draw(
        document(
            Heading(word[:5000]),
            Facts((("칸", word), ("둘", row))),
            Table((Column("하나", 1), Column("둘", 1)), (Row((word, row), "밑줄 " * 9000),)),
            Notice("길다", (row,)),
            Ticks(((row, True),)),
            Signature(row, "날", "(서명)", (("이름", word[:300]),), word[:300]),
            Note(row),
            wide=True,
        )
    )
    text = read(made)
    assert text.count("가") >= 205_000
    assert text.count("밑줄") == 9000
    assert text.count("한줄") >= 15_000  # the note at the foot of a page has its limit


def test_tables_repeat_their_heads_and_number_their_pages():
    rows = tuple(Row((str(number), "내용")) for number in range(200))
    made = pdf.draw(
        document(Table((Column("순번", 1), Column("머리말", 5)), rows), page="{page}/{pages}쪽")
    )
    pages = pypdfium2.PdfDocument(made)
    count = len(pages)
    texts = [squeezed(page.get_textpage().get_text_bounded()) for page in pages]
    pages.close()
    assert count > 3
    assert all("머리말" in text for text in texts)
    assert all(f"{number}/{count}쪽" in text for number, text in enumerate(texts, 1))
    assert "".join(texts).count("내용") == 200


@pytest.mark.parametrize("lines", range(40, 100, 2))
def test_what_names_a_table_stands_on_its_page(lines):
    above = [Paragraph(f"줄 {number}") for number in range(lines // 2)]
    table = Table((Column("순번", 1), Column("머리말", 5)), (Row(("1", "내용")),))
    made = pdf.draw(document(*above, Paragraph("발췌 1\n둘째 줄", Style.QUIET), table))
    pages = pypdfium2.PdfDocument(made)
    texts = [squeezed(page.get_textpage().get_text_bounded()) for page in pages]
    pages.close()
    assert [("발췌1" in text) for text in texts] == [("머리말" in text) for text in texts]


def test_nothing_stands_outside_the_page():
    blocks = (
        Heading("가 " * 200),
        Facts((("x" * 200, "y" * 900),)),
        Signature("a", "b", "c", (("d" * 99, "e" * 300),)),
    )
    for wide in (False, True):
        pages = pypdfium2.PdfDocument(pdf.draw(document(*blocks, foot="f" * 500, wide=wide)))
        for page in pages:
            width, height = page.get_size()
            assert (width > height) is wide
            text = page.get_textpage()
            for box in (text.get_charbox(at) for at in range(text.count_chars())):
                assert box[0] >= 0
                assert box[1] >= 0
                assert box[2] <= width
                assert box[3] <= height
        pages.close()


def test_what_a_signer_is_called_is_not_cut_off():
    who = "Authorised to act for the person who is shown in it, as their parent or guardian"
    names = ("", "Practice Student", "n" * 99)
    text = text_of(pdf.draw(document(*(Signature("a", "b", "c", ((who, n),)) for n in names))))
    assert squeezed(text).count(squeezed(who)) == 3


def test_headings_are_bookmarks_and_metadata_is_neutral():
    made = pdf.draw(document(Heading("일"), Heading("이", 2), Heading("삼"), Heading("사", 2)))
    pages = pypdfium2.PdfDocument(made)
    assert [(e.level, e.get_title()) for e in pages.get_toc()] == [
        (0, "제목"),
        (1, "일"),
        (2, "이"),
        (1, "삼"),
        (2, "사"),
    ]
    facts = pages.get_metadata_dict()
    pages.close()
    assert facts.pop("Title") == "제목"
    dates = {facts.pop("CreationDate"), facts.pop("ModDate")}
    assert all(date.startswith("D:20000101") for date in dates)
    assert not [value for value in facts.values() if value]
    assert b"/Lang (ko)" in made


def test_only_our_fonts_are_in_it_and_embedded():
    made = pdf.draw(document(Paragraph("한글 abc"), Heading("굵게")))
    assert b"Helvetica" not in made
    assert made.count(b"/FontFile2") == 2


def test_the_same_document_makes_the_same_bytes():
    blocks = (Heading("하나"), Paragraph("둘 " * 500))
    one = pdf.draw(document(*blocks))
    pdf.draw(document(Paragraph("다른 글자가 먼저 쓰여도")))
    assert pdf.draw(document(*blocks)) == one


def test_without_a_font_nothing_is_made(tmp_path):
    with pytest.raises(FontMissing):
        pdf.draw(document(), tmp_path)
    for name in ("NanumGothic.ttf", "NanumGothicBold.ttf"):
        (tmp_path / name).write_bytes(b"\0\1\0\0 not a font")
    with pytest.raises(FontMissing):
        pdf.draw(document(), tmp_path)
    shutil.copy(paths.fonts() / "NanumGothic.ttf", tmp_path)
    with pytest.raises(FontMissing):
        pdf.draw(document(), tmp_path)


def test_settings_of_the_person_cannot_bring_danger_back(tmp_path):
    """No text is markup here, so what `reportlab_settings.py` says about markup is idle."""
    (tmp_path / "reportlab_settings.py").write_text("toColorCanUse='rl_safe_eval'\nuseA85=1\n")
    code = (
        "from companion.report import pdf\n"
        "from companion.report.blocks import Document, Paragraph\n"
        "text = Paragraph('<font color=\"exit(3)\">x</font>')\n"
        "made = pdf.draw(Document('one', 't', 'en', (text,)))\n"
        "assert b'ASCII85' not in made\n"
    )
    subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        env={"PYTHONPATH": f"{tmp_path}:{paths.resources().parent}"},
    )
