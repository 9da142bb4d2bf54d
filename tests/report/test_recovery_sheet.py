"""The sheet with the recovery code: it can be read by eye and by machine, and tells no more."""

from __future__ import annotations

import random

import pytest

from companion import recovery
from companion.report import pdf, recovery_sheet
from tests.report import qr
from tests.report.making import pypdfium2, squeezed, text_of

CODE = recovery.new_code(random.Random(3).randbytes)
TELLING = ["companion", "곁", "record", "기록", "vault", "evidence", "자료", "피해", "신고", "경찰"]
TELLING += ["harm", "abuse", "police", "school", "학교", "notes", "secret", "202"]


def pictures(data: bytes, scale: int) -> list:
    """Each page in grey."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.render(scale=scale).to_pil().convert("L") for page in document]


def squares(data: bytes) -> list[str]:
    """The QR code of each page, read from its picture."""
    found = []
    for picture in pictures(data, scale=5):
        dark = picture.point(lambda value: 255 if value < 128 else 0)
        right = dark.crop((int(picture.width * 0.73), int(picture.height * 0.31), *picture.size))
        left, top, edge, _ = right.crop((0, 0, right.width, 500)).getbbox()
        step = (edge - left) / qr.SIDE
        middles = [(place + 0.5) * step for place in range(qr.SIDE)]
        rows = [[right.getpixel((left + x, top + y)) > 0 for x in middles] for y in middles]
        found.append(qr.read(rows))
    return found


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("codes", [[CODE], recovery.split(CODE)], ids=["code", "shares"])
def test_the_code_can_be_read_by_eye_and_by_machine(codes, language):
    made = recovery_sheet.draw(codes, language)
    with pypdfium2.PdfDocument(made) as document:
        pages = [squeezed(page.get_textpage().get_text_bounded()) for page in document]
    assert len(pages) == len(codes)
    for page, code in zip(pages, codes, strict=True):
        for group in code.split("-"):
            assert group in page
    assert squares(made) == list(codes)


def test_the_square_holds_just_the_code():
    assert qr.read(pdf.squares(CODE)) == CODE


@pytest.mark.parametrize("language", ["ko", "en"])
def test_it_does_not_tell_what_it_opens(language):
    for codes in ([CODE], recovery.split(CODE)):
        made = recovery_sheet.draw(codes, language)
        said = text_of(made).lower()
        with pypdfium2.PdfDocument(made) as document:
            told = document.get_metadata_dict(skip_empty=True)
        assert set(told) <= {"Title", "CreationDate", "ModDate"}
        assert told["Title"] == {"ko": "복구 코드", "en": "Recovery code"}[language]
        assert "2000" in told.get("CreationDate", "2000")  # reportlab's stand-in for no date
        assert not [word for word in TELLING if word in said]
        assert made == recovery_sheet.draw(codes, language)


def test_a_share_says_which_it_is_and_the_code_is_not_on_it():
    pages = pictures(recovery_sheet.draw(recovery.split(CODE), "ko"), scale=1)
    assert len({page.tobytes() for page in pages}) == 3
    said = squeezed(text_of(recovery_sheet.draw(recovery.split(CODE), "ko")))
    assert all(f"3장가운데{number}번" in said for number in (1, 2, 3))
    assert not [group for group in CODE.split("-")[:6] if group in said]


def test_nothing_runs_over_an_edge():
    for language in ("ko", "en"):
        for codes in ([CODE], recovery.split(CODE)):
            for page in pictures(recovery_sheet.draw(codes, language), scale=1):
                ink = page.point(lambda value: 255 if value < 200 else 0)
                left, top, right, bottom = ink.getbbox()
                assert left >= 50
                assert top >= 50
                assert right <= page.width - 50
                assert bottom <= page.height - 50
