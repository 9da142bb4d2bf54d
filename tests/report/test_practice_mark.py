"""Nothing made from a practice record can be taken for real: every page of it says so."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from companion import cases, deletion_note, keys, packs, practice, settings, texts
from companion.report import bundle, own_copy, preview, recovery_sheet, verify
from companion.returning import Returned
from tests.report import making

MARK = texts.load("ko").say("practice.mark")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    vault = practice.make(tmp_path_factory.mktemp("mark") / "v", "ko", keys.Cost(64, 1, 1))
    yield vault
    vault.close()


def leaves(pdf: bytes) -> list[str]:
    with making.pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def unmarked(folder: Path) -> list[str]:
    """The pages, documents and texts in a folder that do not say it."""
    found = []
    for path in sorted(folder.rglob("*.pdf")):
        for number, words in enumerate(leaves(path.read_bytes()), 1):
            found += [] if words.count(MARK) >= 1 else [f"{path.name} {number}"]
    for path in sorted(folder.rglob("*.docx")):
        heads = docx.Document(io.BytesIO(path.read_bytes())).sections[0].header.paragraphs
        found += [] if MARK in [head.text for head in heads] else [path.name]
    return found


def test_every_page_of_a_bundle_and_of_ones_own_copy(made, tmp_path):
    case = cases.only(made).id
    told = bundle.write(made, case, "school", "ko", tmp_path / "out")
    assert [found.ok for found in verify.verify(tmp_path / "out")] == [True]
    own_copy.write(made, case, told, tmp_path / "mine")
    assert len(list(tmp_path.rglob("*.pdf"))) > 3
    assert len(list(tmp_path.rglob("*.docx"))) > 1
    assert unmarked(tmp_path) == []
    texts_ = [path for path in (tmp_path / "mine").glob("*.txt") if path.name[:1].isdigit()]
    for path in texts_:
        assert path.read_text("utf-8-sig").splitlines()[0] == MARK
    assert "External-Description: Practice" in (tmp_path / "out" / "bag-info.txt").read_text()


def test_what_is_looked_at_before(made):
    pack = packs.load("kr")
    seen = preview.make(made, cases.only(made).id, "counsel", "ko", pack)
    assert all(MARK in words for draft in seen.drafts for words in leaves(draft.pdf))
    assert all(draft.text.startswith(MARK) for draft in seen.drafts)


def test_every_desk_of_every_country_in_its_languages():
    for country in packs.available():
        pack = packs.load(country)
        for language in pack.meta.languages:
            assert texts.load(language, pack.words).say("practice.mark")


def test_the_small_sheets(made, tmp_path):
    sheet = recovery_sheet.draw(["AAAA-BBBB", "CCCC-DDDD"], "ko", practised=True)
    assert [MARK in words for words in leaves(sheet)] == [True, True]
    gone = Returned("", 1, 1, "00", 1, "2026-11-01T00:00:00+00:00")
    note = deletion_note.document(gone, "ko", practised=True)
    assert note.mark == MARK


def test_a_real_record_says_nothing_of_it(made, tmp_path):
    settings.set_(made, "practice", "")
    try:
        bundle.write(made, cases.only(made).id, "school", "ko", tmp_path / "out")
    finally:
        settings.set_(made, "practice", "yes")
    for path in tmp_path.rglob("*.pdf"):
        assert not any(MARK in words for words in leaves(path.read_bytes()))
    assert "External-Description" not in (tmp_path / "out" / "bag-info.txt").read_text()
    assert MARK not in "".join(leaves(recovery_sheet.draw(["AAAA-BBBB"], "ko")))
