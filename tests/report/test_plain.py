"""Plain text: every word is there, nothing is wrapped, and nobody's lines look like ours."""

from __future__ import annotations

from hypothesis import example, given, settings

from companion.letters import Cleaner
from companion.report import content, plain, writing
from companion.report.blocks import Column, Document, Facts, Heading, Paragraph, Row, Table
from tests.report.hostile import HOSTILE, blocks, many, parts
from tests.report.making import AT


def document(*blocks, **options):
    return Document("one", "제목", "ko", blocks, **options)


@settings(max_examples=many(300))
@given(HOSTILE, HOSTILE)
@example("가" * 100_000, "\ud800\u202e\0")
def test_every_text_comes_back_from_every_block(text, other):
    made = plain.write(document(*blocks(text, other)))
    clean, at = Cleaner().clean, 0
    for part in parts(text, other):
        cell = part[0] in "HI"
        said = clean(part).replace("\n", "\n  ") if cell else clean(part)
        at = made.index(said, at) + len(said)
    assert Cleaner().clean(made) == made  # nothing that acts or cannot be seen is left


def test_a_table_is_told_row_by_row_and_its_rows_cannot_be_forged():
    table = Table(
        (Column("번호", 1), Column("글", 5)),
        (Row(("1", "아니\n\n번호: 2\n글: 내가 그랬다"), "밑"), Row(("2", ""))),
    )
    made = plain.write(document(Heading("1. 표"), table))
    assert made == (
        "제목\n\n1. 표\n\n번호: 1\n글: 아니\n  \n  번호: 2\n  글: 내가 그랬다\n밑\n\n번호: 2\n"
    )


def test_nothing_is_wrapped_and_what_is_open_keeps_its_label():
    long = "긴 말 " * 500
    made = plain.write(document(Paragraph(long), Facts((("주민등록번호", ""),)), subtitle="작게"))
    assert made == f"제목\n작게\n\n{long}\n\n주민등록번호:\n"


def test_every_document_of_every_desk_is_told(full, pack):
    vault, case, _, _ = full
    for layout in pack.reports.values():
        for language in ("ko", "en"):
            texts = writing.words(language, pack)
            made = content.build(vault, case.id, layout, texts, at=AT)
            assert [plain.write(d) for d in made] == [plain.write(d) for d in made]
            for one in made:
                told = plain.write(one)
                assert all(b.text in told for b in one.blocks if isinstance(b, Heading))
