"""The cover sheet: the manifest's fingerprint for eye and machine, and nobody's name."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest

from companion import packs
from companion.report import bag, bundle, cover, pdf, writing
from companion.report.forms import Form
from companion.report.verify import verify
from tests.report.making import pypdfium2, squeezed, text_of

MANIFEST = hashlib.sha256(b"manifest").hexdigest()


def drawn(language, titles=("고소장", "증거목록")):
    texts = writing.words(language, packs.load("kr"))
    named = [(f"{number:02}_x.pdf", title) for number, title in enumerate(titles, 1)]
    at = datetime(2026, 11, 27, 12, tzinfo=UTC)
    return cover.draw(cover.Facts("20261127-00ff", at, MANIFEST, named, 3, 4), texts)


def modules(data):
    """The dark squares as they lie on the page."""
    with pypdfium2.PdfDocument(data) as document:
        picture = document[0].render(scale=6).to_pil().convert("L")
    dark = picture.point(lambda value: 255 if value < 128 else 0)
    right = dark.crop((int(picture.width * 0.66), int(picture.height * 0.15), *picture.size))
    left, top, edge, _ = right.crop((0, 0, right.width, int(picture.height * 0.17))).getbbox()
    wanted = pdf.squares(MANIFEST)
    step = (edge - left) / len(wanted)
    middles = [(place + 0.5) * step for place in range(len(wanted))]
    return [[right.getpixel((left + x, top + y)) > 0 for x in middles] for y in middles], wanted


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_fingerprint_stands_there_for_eye_and_machine(language):
    text = text_of(drawn(language))
    groups = [MANIFEST[at : at + 4] for at in range(0, 64, 4)]
    assert squeezed(" ".join(groups)) in squeezed(text)
    assert "manifest-sha256.txt" in text
    there, wanted = modules(drawn(language))
    assert there == wanted


def test_ten_documents_and_the_lines_for_a_receipt_fit_one_page():
    for language in ("ko", "en"):
        with pypdfium2.PdfDocument(drawn(language, ["별지 증거자료 세부 목록"] * 10)) as document:
            assert len(document) == 1
        with pypdfium2.PdfDocument(drawn(language, ["x"] * 90)) as document:
            assert len(document) > 1


def test_the_same_facts_make_the_same_bytes():
    assert drawn("ko") == drawn("ko")


def test_it_lies_in_every_bundle_and_says_of_it_what_is_so(full, tmp_path):
    vault, case, canaries, _ = full
    made = bundle.write(vault, case.id, "police", "ko", tmp_path / "bag")
    data = (made.folder / bag.COVER).read_bytes()
    manifest = hashlib.sha256((made.folder / bag.MANIFEST).read_bytes()).hexdigest()
    text = squeezed(text_of(data))
    assert manifest in text
    assert made.id in text
    assert f"  {bag.COVER}\n" in (made.folder / bag.TAGS).read_text()
    for words in canaries.values():
        assert not [word for word in words if word in text]
    (made.folder / bag.COVER).write_bytes(data + b"x")
    assert [one.file for one in verify(made.folder)[0].findings] == [bag.COVER]
    zipped = bundle.write(vault, case.id, "police", "en", tmp_path / "x.zip", form=Form.ZIP)
    assert verify(zipped.folder)[0].ok


def test_the_own_copy_has_the_same_sheet(full, tmp_path):
    from companion.report import own_copy

    vault, case, _, _ = full
    made = bundle.write(vault, case.id, "school", "en", tmp_path / "bag")
    names = own_copy.write(vault, case.id, made, tmp_path / "own")
    assert names[0] == "00_cover.pdf"
    own = (tmp_path / "own" / names[0]).read_bytes()
    assert own == (made.folder / bag.COVER).read_bytes()
