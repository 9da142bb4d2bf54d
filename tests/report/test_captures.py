"""Pictures on paper: made anew from pixels, covered until wanted, and never of anything sexual."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from companion import cases, evidence, looks, packs, paths, timeline
from companion.errors import Cancelled, NotAPicture, ObjectDamaged
from companion.intake import images
from companion.progress import Step, quiet
from companion.records import Age, NewCase, NewIncident, Provenance, Role, Shows
from companion.report import bundle, captures, own_copy, pdf, preview
from companion.report.blocks import Album, Document, Paragraph, Shot
from companion.report.chosen import gather
from companion.report.pages import Layout
from companion.report.sheet import BOTTOM, LONG, SHORT, SIDE, Box
from companion.report.sheet import Image as Mark
from tests.core.pictures import picture
from tests.report import making
from tests.report.hostile import HOSTILE
from tests.report.making import pypdfium2, squeezed, text_of


def pictures_in(data):
    """The pictures on the pages of a PDF file, as (page, RGB picture)."""
    found = []
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            shown = page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,))
            found += [(number, one.get_bitmap().to_pil().convert("RGB")) for one in shown]
    return found


@pytest.fixture
def case(vault):
    made = cases.add(vault, NewCase(Role.MINE, Age.ADULT, person="한지민")).id
    timeline.add(vault, made, NewIncident("대화방에 초대받음", "모르는 계정이 불렀다."))
    return made


def take(vault, case, data, shows=Shows.ORDINARY, title="화면"):
    return evidence.take_in_bytes(vault, case, data, shows, Provenance(title=title))


def made_of(vault, case, folder, items=None):
    made = bundle.write(vault, case, "police", "ko", folder, items)
    names = {name.rpartition("/")[2][3:] for name in made.documents}
    path = next((folder / "data" / "documents").glob("*_captures.pdf"), None)
    assert (path is not None) is ("captures.pdf" in names)
    return path.read_bytes() if path else None


def test_pixels_go_along_and_nothing_else_of_the_file(vault, case, tmp_path):
    marker = b"GPSMARKER-37.1234"
    exif = Image.Exif()
    exif[0x010E] = marker.decode()
    file = picture("JPEG", exif=exif, comment=marker)
    assert marker in file
    take(vault, case, file, title="받은 메시지")
    data = made_of(vault, case, tmp_path / "out")
    assert marker not in data
    ((page, shown),) = pictures_in(data)
    assert page == 0
    assert shown.size == (800, 400)
    left, right = shown.getpixel((100, 200)), shown.getpixel((700, 200))
    assert left[0] > left[2] + 150
    assert right[2] > right[0] + 150
    text = squeezed(text_of(data))
    assert "증제1호" in text
    assert "받은메시지" in text
    assert "E0001.jpg" in text
    assert "가려둔" not in text


def test_nothing_sexual_is_ever_on_paper(vault, case, tmp_path):
    item = making.masked(vault, case, picture("PNG"), Shows.SEXUAL_ADULT)
    folder = tmp_path / "out"
    data = made_of(vault, case, folder, [item.id])
    assert (folder / "data" / "evidence").is_dir()  # its file goes along
    assert data is None  # but there is nothing to show, and so no paper for it


def test_a_preview_keeps_every_picture_covered(vault, case):
    take(vault, case, picture("PNG"))
    pack = packs.load("kr")
    made = preview.make(vault, case, "police", "ko", pack)
    (draft,) = (one for one in made.drafts if one.title == "증거 화면")
    assert pictures_in(draft.pdf) == []
    assert "가려둔그림" in squeezed(text_of(draft.pdf))


def test_as_many_pages_before_as_after(vault, case, tmp_path):
    for number, size in enumerate(((1080, 2340), (1920, 1080), (300, 9000), (9000, 20))):
        item = take(vault, case, picture("PNG", size), title=f"화면 {number}")
        looks.learn(vault, item.id)
    made = preview.make(vault, case, "police", "ko", packs.load("kr"))
    (draft,) = (one for one in made.drafts if one.title == "증거 화면")
    data = made_of(vault, case, tmp_path / "out")
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == draft.pages
    assert len(pictures_in(data)) == 4


def test_a_picture_that_cannot_be_shown_says_so_and_all_else_is_made(vault, case, tmp_path):
    take(vault, case, picture("PNG")[:300])
    take(vault, case, picture("PNG"))
    data = made_of(vault, case, tmp_path / "out")
    assert len(pictures_in(data)) == 1
    assert "함께낸파일을봐주십시오" in squeezed(text_of(data))


def test_a_file_that_is_no_picture_makes_no_paper(vault, case, tmp_path):
    take(vault, case, b"%PDF-1.4 of somebody")
    assert made_of(vault, case, tmp_path / "out") is None


def test_the_own_copy_shows_them_too(vault, case, tmp_path):
    take(vault, case, picture("PNG"))
    made = bundle.write(vault, case, "police", "ko", tmp_path / "out")
    own_copy.write(vault, case, made, tmp_path / "own")
    bundled = next((tmp_path / "out" / "data" / "documents").glob("*captures.pdf"))
    (mine,) = (tmp_path / "own").glob("*_증거_화면.pdf")
    assert mine.read_bytes() == bundled.read_bytes()
    text = next((tmp_path / "own").glob("*_증거_화면.txt")).read_text("utf-8-sig")
    assert "증 제1호" in text
    assert "E0001.png" in text


def test_damage_in_the_vault_is_told_and_nothing_is_made(vault, case, tmp_path):
    item = take(vault, case, picture("PNG"))
    chosen = gather(vault, case, packs.load("kr").reports["police"])
    (file,) = vault.objects.iterdir()
    data = bytearray(file.read_bytes())
    data[200] ^= 1
    file.write_bytes(data)
    with pytest.raises(ObjectDamaged):
        captures.drawn(vault, chosen, Step(quiet, 0, 1))(item.id)
    with pytest.raises(ObjectDamaged):
        bundle.write(vault, case, "police", "ko", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_it_can_be_stopped_before_each_picture(vault, case, tmp_path):
    for number in range(3):
        take(vault, case, picture("PNG", (90 + number, 40)))
    chosen = gather(vault, case, packs.load("kr").reports["police"])

    def stop():
        raise Cancelled

    with pytest.raises(Cancelled):
        captures.drawn(vault, chosen, stop)(chosen.items[0].id)


def test_a_child_that_makes_something_else_is_not_believed():
    assert images.print_([picture("PNG")], "image/png", (100, 100)).startswith(b"\xff\xd8\xff")
    with pytest.raises(NotAPicture):
        images.print_([b"not one"], "image/png", (100, 100))
    with pytest.raises(NotAPicture):
        images.print_([b"%PDF"], "application/pdf", (100, 100))


SIZES = st.tuples(st.integers(0, 40_000), st.integers(0, 40_000))


@settings(max_examples=25)
@given(st.lists(st.tuples(SIZES, HOSTILE, HOSTILE), min_size=1, max_size=7))
def test_whatever_their_shape_and_words_they_stand_on_the_page(shots):
    album = Album(
        tuple(Shot(n, f"증 제{n}호\n{over}", under, *size) for n, (size, over, under) in
              enumerate(shots)),
        "가려 둔 그림",
        "없는 그림",
    )  # fmt: skip
    faces = pdf.load(paths.fonts())
    document = Document("one", "제목", "ko", (Paragraph("글"), album))
    layout = Layout(document, faces.cleaner.clean, faces.widths[False], faces.widths[True])
    marks = [mark for page in layout.pages for mark in page.marks]
    assert sorted(mark.item for mark in marks if isinstance(mark, Mark)) == list(range(len(shots)))
    for mark in marks:
        box = mark.frame if isinstance(mark, Mark) else mark
        if isinstance(box, Box):
            assert SIDE - 1 <= box.x <= box.x + box.width <= SHORT - SIDE + 1
            assert 0 < box.y <= box.y + box.height <= LONG - BOTTOM + 30
    for n in range(len(shots)):
        assert f"증제{n}호" in squeezed(text_of(pdf.draw(document)))


def test_the_same_pictures_make_the_same_bytes():
    album = Album((Shot(1, "하나", "", 40, 20), Shot(2, "둘", "", 0, 0)), "", "")
    document = Document("one", "제목", "ko", (album,))
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "JPEG")
    made = [pdf.draw(document, pictures=lambda _: out.getvalue()) for _ in range(2)]
    assert made[0] == made[1]
    assert out.getvalue() in made[0]  # as it is, without another loss
