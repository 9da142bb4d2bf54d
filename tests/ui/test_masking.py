"""Masked copies: what is drawn is burnt in, nothing is written before, nothing shows unasked."""

from __future__ import annotations

import hashlib
import io
import time
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar

from companion import evidence, masked
from companion.errors import NotAPicture
from companion.intake import child
from companion.records import Kind, Provenance, Shows
from tests.core import pictures
from tests.ui import hands, pixels
from ui.masking import burning
from ui.masking.canvas import Look, MaskCanvas
from ui.masking.drawing import FRAME, Drawing, Masks
from ui.masking.sheet import MaskSheet
from ui.messages import sentence
from ui.pages.evidence import EvidencePage
from ui.widgets.drop import Pasted

SIZE = QSize(90, 60)


def marked() -> QImage:
    """The marker in the middle of a white picture with edges that are plain."""
    made = QImage(SIZE, QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    with QPainter(made) as painter:
        painter.fillRect(20, 10, 50, 40, pixels.MARK)
        painter.fillRect(30, 20, 5, 5, QColor("black"))
    return made


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "a-name-that-says-much.png"
    marked().save(str(file))
    return file


@pytest.fixture
def page(session, front):
    return front(EvidencePage(session), 900, 700)


@pytest.fixture
def sheet(page, session, path, qtbot):
    made = MaskSheet(session, page, path, Shows.SEXUAL_MINOR)
    page.lay_over(made)
    qtbot.waitUntil(lambda: made._step is not None)
    return made


def canvas(sheet):
    return hands.only(sheet, MaskCanvas)


def files(folder):
    return {p.name: p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


rects = st.tuples(
    st.integers(-20, 100), st.integers(-20, 80), st.integers(-30, 100), st.integers(-30, 80)
).map(lambda four: QRect(*four))
acts = st.one_of(
    st.tuples(st.just("add"), rects),
    st.tuples(st.just("put"), rects),
    st.tuples(st.just("cut"), rects),
    st.tuples(st.just("move"), st.integers(-99, 99), st.integers(-99, 99)),
    st.tuples(st.just("stretch"), st.integers(-99, 99), st.integers(-99, 99)),
    st.tuples(st.just("remove")),
    st.tuples(st.just("step"), st.sampled_from([1, -1])),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


@given(st.lists(acts, max_size=25), st.booleans())
def test_whatever_is_drawn_lies_in_the_picture_and_can_be_undone_and_redone(done, covered):
    drawing = Drawing(SIZE, covered)
    for name, *given_ in done:
        getattr(drawing, name)(*given_)
        for rect in (*drawing.masks.boxes, drawing.masks.frame):
            assert drawing.whole.contains(rect)
            assert min(rect.width(), rect.height()) >= 4
        assert drawing.chosen < len(drawing.masks.boxes)
    last, steps = drawing.masks, 0
    while drawing.can_undo:
        drawing.undo()
        steps += 1
    assert drawing.masks == drawing.first
    for _ in range(steps):
        drawing.redo()
    assert drawing.masks == last


def test_what_goes_on_is_one_step_back():
    drawing = Drawing(SIZE)
    drawing.add(QRect(10, 10, 20, 20))
    for _ in range(5):
        drawing.move(2, 0, ("move", 0))
    assert drawing.rect == QRect(20, 10, 20, 20)
    drawing.undo()
    assert drawing.rect == QRect(10, 10, 20, 20)
    drawing.undo()
    assert drawing.masks == drawing.first


@given(st.lists(rects, max_size=4), rects)
def test_under_a_box_nothing_of_the_old_pixels_is_left(boxes, frame):
    drawing, image = Drawing(SIZE), marked()
    for box in boxes:
        drawing.add(box)
    drawing.cut(frame)
    masks = drawing.masks
    made = burning.pixels(burning.burn(image, masks))
    assert (made.width, made.height) == (masks.frame.width(), masks.frame.height())
    for y in range(made.height):
        for x in range(made.width):
            at, there = 3 * (y * made.width + x), QPoint(x, y) + masks.frame.topLeft()
            covered = any(box.contains(there) for box in masks.boxes)
            was = QColor(0, 0, 0) if covered else image.pixelColor(there)
            assert tuple(made.rgb[at : at + 3]) == (was.red(), was.green(), was.blue())


def test_plain_edges_are_found():
    assert burning.framed(marked()) == QRect(20, 10, 50, 40)
    plain = QImage(SIZE, QImage.Format.Format_RGB32)
    plain.fill(QColor("white"))
    assert burning.framed(plain) == plain.rect()


def test_a_sexual_picture_begins_with_everything_covered(sheet, page, session):
    assert sheet._drawing.masks == Masks((QRect(0, 0, 90, 60),), QRect(0, 0, 90, 60))
    for look in Look:
        canvas(sheet).show_as(look)
        assert not pixels.is_seen(page)
    assert hands.says(sheet, "To begin with, everything is covered.")


def test_by_keys_alone_only_the_masked_pixels_are_kept(sheet, page, session, path, qtbot):
    before = path.read_bytes()
    board = canvas(sheet)
    board.setFocus()
    drawing = sheet._drawing
    for _ in range(40):  # the box shrinks to the left half
        QTest.keyClick(
            board, Qt.Key.Key_Left,
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier,
        )  # fmt: skip
    assert drawing.rect == QRect(0, 0, 50, 60)
    for _ in range(15):
        QTest.keyClick(board, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert drawing.rect == QRect(15, 0, 50, 60)
    QTest.keyClick(board, Qt.Key.Key_Insert)
    assert len(drawing.masks.boxes) == 2
    QTest.keyClick(board, Qt.Key.Key_Delete)
    QTest.keyClick(board, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(board, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(drawing.masks.boxes) == 1
    QTest.keyClick(board, Qt.Key.Key_PageDown)
    for _ in range(25):
        QTest.keyClick(
            board, Qt.Key.Key_Left,
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier,
        )  # fmt: skip
    masks = drawing.masks
    assert masks == Masks((QRect(15, 0, 50, 60),), QRect(0, 0, 65, 60))
    tab_to(sheet, "Next")
    hands.press(Qt.Key.Key_Return)
    tab_to(sheet, "Nothing sexual can be seen in it any more")
    hands.press(Qt.Key.Key_Space)
    tab_to(sheet, "Keep the masked copy")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: evidence.items(session.vault, session.case.id) != [])
    (item,) = evidence.items(session.vault, session.case.id)
    assert (item.kind, item.shows) == (Kind.MASKED_COPY, Shows.SEXUAL_MINOR)
    assert item.original_name == ""  # it can hurt by itself
    assert item.sha256 == hashlib.sha256(before).hexdigest()
    kept = b"".join(bytes(c) for c in evidence.content(session.vault, item))
    made = Image.open(io.BytesIO(kept))
    assert made.size == (65, 60)
    assert made.info == {}
    assert masked.dimensions(kept) == (65, 60)
    assert made.tobytes() == burning.pixels(burning.burn(marked(), masks)).rgb
    assert path.read_bytes() == before
    assert not [name for name, data in files(session.vault.folder).items() if before in data]


def tab_to(sheet, name):
    for _ in range(40):
        if hands.focus().accessibleName() == name or getattr(hands.focus(), "text", str)() == name:
            return
        hands.press(Qt.Key.Key_Tab)
    raise AssertionError(name)


def narrow(sheet):
    """Draw the box that covers everything in from the right."""
    sheet._drawing.stretch(-40, 0)


def test_before_it_is_kept_nothing_is_written_and_closed_nothing_is_left(
    page, session, path, qtbot, gone
):
    before = files(session.vault.folder)
    sheet = MaskSheet(session, page, path, Shows.UNSURE)
    page.lay_over(sheet)
    qtbot.waitUntil(lambda: bool(page.findChildren(MaskCanvas)))
    canvas(sheet).show_as(Look.GREY)
    narrow(sheet)
    hands.click(sheet, "Next")
    assert files(session.vault.folder) == before
    reference = weakref.ref(sheet)
    hands.press(Qt.Key.Key_Escape)
    assert files(session.vault.folder) == before
    assert evidence.items(session.vault, session.case.id) == []
    assert sheet._image.isNull()
    del sheet
    assert gone(reference)


def test_it_is_not_kept_before_one_says_that_nothing_is_left(sheet, session, qtbot):
    narrow(sheet)
    hands.click(sheet, "Next")
    hands.click(sheet, "Keep the masked copy")
    assert hands.says(sheet, "Please look at it once more")
    assert not session.tasks.busy
    assert evidence.items(session.vault, session.case.id) == []


@pytest.fixture
def ordinary(page, session, path, qtbot):
    """The sheet over a kept picture that nothing is drawn on yet."""
    about = Provenance(title="the room", url="https://example.com/x")
    item = evidence.take_in(session.vault, session.case.id, path, Shows.ORDINARY, about)
    made = MaskSheet(session, page, item.id, Shows.ORDINARY, Provenance("the room"))
    page.lay_over(made)
    qtbot.waitUntil(lambda: made._step is not None)
    return made


def test_keeping_a_large_one_is_shown_and_stopped_and_nothing_is_kept(
    front, session, tmp_path, qtbot
):
    page = front(EvidencePage(session), 1000, 800)
    large = tmp_path / "large.png"
    Image.effect_noise((2400, 2000), 90).save(large, compress_level=0)
    item = evidence.take_in(session.vault, session.case.id, large, Shows.ORDINARY)
    before = sorted(session.vault.objects.iterdir())
    sheet = MaskSheet(session, page, item.id, Shows.ORDINARY)
    page.lay_over(sheet)
    qtbot.waitUntil(lambda: sheet._step is not None, timeout=20_000)
    assert sheet._drawing is not None
    sheet._drawing.add(QRect(5, 5, 60, 60))
    for how in ("Stop", "Esc"):
        if how == "Stop":
            hands.click(sheet, "Next")
        hands.click(sheet, "Keep the masked copy")
        assert hands.focus().accessibleName() == "Stop"
        bar = sheet._act.findChild(QProgressBar)
        qtbot.waitUntil(lambda bar=bar: bar.isVisible() and bar.value() > 0, timeout=10_000)
        hands.press(Qt.Key.Key_Return if how == "Stop" else Qt.Key.Key_Escape)
        if how == "Stop":
            qtbot.waitUntil(lambda: hands.says(sheet, "Stopped. Nothing was kept."))
            assert hands.button(sheet, "Keep the masked copy").isVisible()
    qtbot.waitUntil(lambda: page._sheet is None)
    assert len(evidence.items(session.vault, session.case.id)) == 1
    assert sorted(session.vault.objects.iterdir()) == before


@pytest.mark.parametrize("how", ["Stop", "Esc"])
def test_a_picture_that_takes_long_to_open_is_seen_to_and_can_be_stopped(
    how, session, page, tmp_path, qtbot
):
    slow = tmp_path / "slow.jpg"
    slow.write_bytes(pictures.hostile()["jpeg: 4,000 scans"][1])
    before = files(session.vault.folder)
    sheet = MaskSheet(session, page, slow, Shows.SEXUAL_MINOR)
    page.lay_over(sheet)
    (bar,) = sheet._opening.findChildren(QProgressBar)
    assert bar.isVisible()
    qtbot.waitUntil(lambda: bool(child._running))
    begun = time.monotonic()
    if how == "Stop":
        hands.click(sheet, "Stop")
    else:
        hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page._sheet is None and not session.tasks.busy)
    assert time.monotonic() - begun < 3  # left alone, it takes ten seconds of a processor
    assert not child._running
    assert files(session.vault.folder) == before


def test_it_shows_only_what_was_asked_for(ordinary, page, qtbot):
    board = canvas(ordinary)
    assert not pixels.is_seen(page)
    hands.click(ordinary, "Coarse and grey")
    assert pixels.seen(page)[0] is False
    hands.click(ordinary, "Clear, in grey")
    assert pixels.seen(page) == (False, True)
    hands.click(ordinary, "Clear, in colours")
    assert pixels.seen(page)[0] is True
    hands.press(Qt.Key.Key_Escape)
    assert board.look is Look.COARSE
    assert hands.button(ordinary, "Coarse and grey").isChecked()
    for words in ("Clear, in colours", "Clear, in grey"):
        hands.click(ordinary, words)
        QApplication.sendEvent(page.window(), QEvent(QEvent.Type.WindowDeactivate))
        assert board.look is Look.COARSE
    hands.click(ordinary, "Covered")
    assert not pixels.is_seen(page)
    board._timer.setInterval(100)
    hands.click(ordinary, "Clear, in colours")
    qtbot.waitUntil(lambda: board.look is Look.COARSE)
    assert not pixels.seen(page)[0]


def test_a_mouse_draws_moves_pulls_and_cuts(ordinary, qtbot):
    board, drawing = canvas(ordinary), ordinary._drawing
    scale = board._scale

    def at(x, y):
        return QPoint(round(12 + x * scale), round(12 + y * scale))

    def drag(start, end):
        QTest.mousePress(board, Qt.MouseButton.LeftButton, pos=at(*start))
        QTest.mouseMove(board, at(*end))
        QTest.mouseRelease(board, Qt.MouseButton.LeftButton, pos=at(*end))

    drag((20, 15), (60, 50))
    (box,) = drawing.masks.boxes
    assert abs(box.x() - 20) <= 1
    assert abs(box.width() - 40) <= 2
    drag((40, 30), (45, 25))
    assert drawing.masks.boxes[0].topLeft() == box.topLeft() + QPoint(5, -5)
    right = drawing.masks.boxes[0].right()
    drag((right + 1, 25), (right + 21, 25))
    assert abs(drawing.masks.boxes[0].right() - right - 20) <= 2
    hands.click(ordinary, "Cut the picture")
    assert drawing.chosen == FRAME
    drag((0, 55), (15, 58))  # its left edge
    assert drawing.masks.frame.left() in range(13, 18)
    assert len(drawing.masks.boxes) == 1
    hands.click(ordinary, "Undo")
    hands.click(ordinary, "Cut off plain edges")
    qtbot.waitUntil(lambda: drawing.masks.frame == QRect(20, 10, 50, 40))


def test_nothing_drawn_is_no_masked_copy(ordinary, session):
    hands.click(ordinary, "Next")
    assert hands.says(ordinary, "Nothing is covered or cut off yet.")


def test_the_masked_copy_of_an_item_names_it_and_leaves_it_as_it_is(ordinary, session, qtbot):
    before = evidence.items(session.vault, session.case.id)
    ordinary._drawing.add(QRect(20, 10, 50, 40))
    hands.click(ordinary, "Next")
    view = ordinary._view
    button = hands.button(ordinary, "Look at it while held")
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    assert not view._sight.is_empty
    assert not pixels.is_seen(ordinary)  # the box covers the mark
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert view._sight.is_empty
    hands.click(ordinary, "Keep the masked copy")
    qtbot.waitUntil(lambda: len(evidence.items(session.vault, session.case.id)) == 2)
    first, copy = evidence.items(session.vault, session.case.id)
    assert [first] == before
    assert copy.title == "the room"
    assert (origin := masked.of(session.vault, copy.id)) is not None
    assert origin[0] == first.id


def test_what_is_no_picture_is_said(page, session, tmp_path, qtbot):
    file = tmp_path / "a.png"
    file.write_text("<svg/>")
    sheet = MaskSheet(session, page, file, Shows.ORDINARY)
    page.lay_over(sheet)
    qtbot.waitUntil(lambda: hands.says(sheet, sentence(NotAPicture())))
    assert not hands.says(sheet, "Next")


def test_a_picture_from_the_clipboard_stays_in_memory_too(page, session, qtbot):
    before = files(session.vault.folder)
    sheet = MaskSheet(session, page, Pasted(marked()), Shows.SEXUAL_MINOR)
    page.lay_over(sheet)
    qtbot.waitUntil(lambda: sheet._step is not None)
    hands.press(Qt.Key.Key_Escape)
    assert files(session.vault.folder) == before


def test_everything_has_a_name(sheet):
    assert hands.nameless(sheet) == []
    hands.click(sheet, "Next")
    assert hands.nameless(sheet) == []
    assert hands.unplain(sheet) == []
