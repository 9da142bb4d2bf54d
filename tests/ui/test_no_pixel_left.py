"""Whatever comes between while a picture is looked at or masked: nothing of it stays behind."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageOps
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion import drafts, evidence
from companion.records import Provenance, Shows
from tests.ui import hands, pixels
from tests.ui.conftest import PASSPHRASE
from ui import lock
from ui.masking.canvas import Look, MaskCanvas
from ui.masking.sheet import MaskSheet
from ui.pages.evidence import EvidencePage
from ui.sheets.take_in import TakeInSheet
from ui.widgets.covered_tile import CoveredTile, HoldButton
from ui.widgets.drop import Pasted, Received

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def page(session, front):
    return front(EvidencePage(session), 1000, 800)


@pytest.fixture
def masking(page, session, qtbot):
    """Begin a masked copy of something, drawn step first."""

    def begin(of, shows=Shows.ORDINARY):
        sheet = MaskSheet(session, page, of, shows)
        page.lay_over(sheet)
        qtbot.waitUntil(lambda: sheet._step is not None, timeout=20_000)
        return sheet

    return begin


def board(sheet) -> MaskCanvas:
    return hands.only(sheet, MaskCanvas)


def keep(sheet, session, qtbot) -> Image.Image:
    """Go through the second step; the picture that is kept."""
    before = len(evidence.items(session.vault, session.case.id))
    hands.click(sheet, "Next")
    if sheet._sexual:
        sheet._step.sure.box.click()
    hands.click(sheet, "Keep the masked copy")
    items = lambda: evidence.items(session.vault, session.case.id)  # noqa: E731
    qtbot.waitUntil(lambda: len(items()) == before + 1, timeout=20_000)
    data = b"".join(bytes(piece) for piece in evidence.content(session.vault, items()[-1]))
    return Image.open(io.BytesIO(data))


def scene(size=(120, 80)) -> Image.Image:
    made = Image.effect_noise(size, 90).convert("RGB")
    ImageDraw.Draw(made).rectangle((10, 10, 40, 30), "red")
    return made


def masked_by_hand(image: Image.Image, sheet) -> Image.Image:
    """The same boxes drawn by another library."""
    masks = sheet._drawing.masks
    pen = ImageDraw.Draw(image)
    for box in masks.boxes:
        pen.rectangle((box.left(), box.top(), box.right(), box.bottom()), "black")
    frame = masks.frame
    return image.crop((frame.left(), frame.top(), frame.right() + 1, frame.bottom() + 1))


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_picture_that_says_how_it_is_turned_is_masked_as_it_is_seen(
    masking, session, tmp_path, qtbot, turned
):
    exif = Image.Exif()
    exif[0x0112] = turned
    scene().save(tmp_path / "a.png", exif=exif)
    with Image.open(tmp_path / "a.png") as file:
        upright = ImageOps.exif_transpose(file).convert("RGB")
    sheet = masking(tmp_path / "a.png")
    assert sheet._drawing.whole.size().toTuple() == upright.size
    sheet._drawing.add(QRect(5, 5, 30, 20))
    sheet._drawing.cut(QRect(2, 3, 70, 60))
    wanted = masked_by_hand(upright, sheet)
    made = keep(sheet, session, qtbot)
    assert (made.size, made.tobytes()) == (wanted.size, wanted.tobytes())


@pytest.mark.parametrize("seed", range(6))
def test_after_much_doing_undoing_and_looking_the_last_boxes_are_burnt(
    masking, session, tmp_path, qtbot, seed
):
    chance = random.Random(seed)
    scene().save(tmp_path / "a.png")
    sheet = masking(tmp_path / "a.png", chance.choice([Shows.ORDINARY, Shows.UNSURE]))
    drawing, canvas = sheet._drawing, board(sheet)
    for _ in range(120):
        act = chance.choice(("add", "cut", "undo", "undo", "redo", "look", "key", "turn back"))
        rect = QRect(*(chance.randint(-20, 120) for _ in range(4)))
        if act in ("add", "cut"):
            getattr(drawing, act)(rect)
        elif act in ("undo", "redo"):
            getattr(drawing, act)()
        elif act == "look":
            canvas.show_as(chance.choice(list(Look)))
            canvas.repaint()
        elif act == "key":
            key = chance.choice([Qt.Key.Key_Left, Qt.Key.Key_Delete, Qt.Key.Key_Insert])
            QTest.keyClick(canvas, key)
        elif drawing.masks != drawing.first:
            sheet._check()
            sheet._draw()
            canvas = board(sheet)
    drawing.add(QRect(1, 1, 9, 9))
    wanted = masked_by_hand(scene_of(tmp_path), sheet)
    made = keep(sheet, session, qtbot)
    assert (made.size, made.tobytes()) == (wanted.size, wanted.tobytes())


def scene_of(folder) -> Image.Image:
    with Image.open(folder / "a.png") as file:
        return file.convert("RGB")


def test_cut_to_nothing_a_few_pixels_are_left(masking, session, tmp_path, qtbot):
    scene().save(tmp_path / "a.png")
    sheet = masking(tmp_path / "a.png")
    hands.click(sheet, "Cut the picture")
    canvas = board(sheet)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
        for _ in range(60):
            QTest.keyClick(canvas, key, Qt.KeyboardModifier.ShiftModifier)
    assert sheet._drawing.masks.frame == QRect(0, 0, 4, 4)
    assert keep(sheet, session, qtbot).size == (4, 4)


def move(canvas, at: QPoint, buttons: Qt.MouseButton) -> None:
    where = QPointF(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, canvas.mapToGlobal(where), Qt.MouseButton.NoButton, buttons,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


@pytest.fixture
def two_boxes(masking, tmp_path):
    scene((300, 200)).save(tmp_path / "a.png")
    sheet = masking(tmp_path / "a.png")
    sheet._drawing.add(QRect(10, 10, 100, 80))
    sheet._drawing.add(QRect(150, 100, 100, 80))
    return sheet


def middle_of(sheet, which: int) -> QPoint:
    return board(sheet)._to_screen(sheet._drawing.masks.boxes[which]).center().toPoint()


def test_let_go_outside_the_window_a_box_does_not_follow_the_mouse(two_boxes, page):
    canvas, before = board(two_boxes), two_boxes._drawing.masks
    at = middle_of(two_boxes, 1)
    QTest.mousePress(canvas, LEFT, pos=at)
    QApplication.sendEvent(page.window(), QEvent(QEvent.Type.WindowDeactivate))
    for step in range(1, 40, 6):  # the release went to another window
        move(canvas, at - QPoint(step, step), Qt.MouseButton.NoButton)
    assert two_boxes._drawing.masks == before


@pytest.mark.parametrize("act", ["remove", "undo"])
def test_what_is_taken_away_under_the_mouse_moves_no_other_box(two_boxes, act):
    canvas, drawing = board(two_boxes), two_boxes._drawing
    at, first = middle_of(two_boxes, 1), drawing.masks.boxes[0]
    QTest.mousePress(canvas, LEFT, pos=at)
    getattr(drawing, act)()
    for step in range(1, 40, 6):
        move(canvas, at - QPoint(step, step), LEFT)
    QTest.mouseRelease(canvas, LEFT, pos=at)
    assert drawing.masks.boxes == (first,)


MARKED = Image.new("RGB", (90, 60), pixels.MARK.name())


@pytest.fixture
def marked(tmp_path):
    MARKED.save(tmp_path / "m.png")
    return tmp_path / "m.png"


def looked_at(sheet, way: str) -> None:
    """Let the mark be on the screen."""
    if way == "checking":
        sheet._drawing.add(QRect(0, 0, 5, 5))
        sheet._go_on()
        QTest.mousePress(hands.only(sheet, HoldButton), LEFT)
        assert pixels.is_seen(sheet)
        return
    for _ in range(50):  # a busy screen may tell late that the window is in front, which covers it
        board(sheet).show_as(Look.COLOURS)
        if pixels.is_seen(sheet):
            return
        QTest.qWait(20)
    raise AssertionError


@pytest.mark.parametrize("way", ["drawing", "checking"])
def test_another_window_leaves_no_mark(masking, marked, page, way):
    sheet = masking(marked)
    looked_at(sheet, way)
    QApplication.sendEvent(page.window(), QEvent(QEvent.Type.WindowDeactivate))
    assert not pixels.seen(page)[0]
    if way == "checking":
        assert not pixels.is_seen(page)


@pytest.mark.parametrize("way", ["drawing", "checking"])
def test_closed_while_one_looks_it_leaves_no_mark(masking, marked, page, session, way, qtbot):
    sheet = masking(marked)
    looked_at(sheet, way)
    sheet.close()
    assert not pixels.is_seen(page)
    assert evidence.items(session.vault, session.case.id) == []


@pytest.mark.parametrize("way", ["drawing", "checking"])
@pytest.mark.parametrize("end", ["lock", "hide"])
def test_a_lock_and_hide_leave_no_mark_and_no_draft_of_it(
    run: Any, folder: Path, marked: Path, qtbot: Any, way: str, end: str
) -> None:
    running = run(folder)
    running.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: running.is_open)
    window = running.window
    window.go("evidence")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    sheet = MaskSheet(window.session, window.page, marked, Shows.SEXUAL_MINOR)
    window.page.lay_over(sheet)
    qtbot.waitUntil(lambda: sheet._step is not None, timeout=20_000)
    assert sheet._drawing is not None
    sheet._drawing.stretch(-40, 0)
    looked_at(sheet, way)
    lock.keep_drafts()
    kept = drafts.places(window.session.vault)
    getattr(running.program, end)()
    assert running.ends.restarted or running.ends.left
    if end == "lock":
        assert not pixels.is_seen(window)
    assert not any(top.isVisible() for top in QApplication.topLevelWidgets() if end == "hide")
    assert kept == []


def test_the_second_of_two_pictures_never_shows_the_first(page, session, marked, tmp_path, qtbot):
    case = session.case.id
    first = evidence.take_in(session.vault, case, marked, Shows.ORDINARY, Provenance("one"))
    Image.new("RGB", (90, 60), "blue").save(tmp_path / "b.png")
    other = tmp_path / "b.png"
    second = evidence.take_in(session.vault, case, other, Shows.ORDINARY, Provenance("two"))
    page.refresh()
    qtbot.wait(50)
    tiles = {tile.ident: tile for tile in page.findChildren(CoveredTile)}
    holds = [hands.only(tiles[item.id], HoldButton) for item in (first, second)]
    view = page._looking.view
    QTest.mousePress(holds[0], LEFT)
    QTest.mouseRelease(holds[0], LEFT)
    QTest.mousePress(holds[1], LEFT)
    while view._sight.is_empty:
        QApplication.processEvents()
        assert not pixels.is_seen(page)
    qtbot.waitUntil(lambda: not session.tasks.busy)
    assert not pixels.is_seen(page)
    QTest.mouseRelease(holds[1], LEFT)
    assert view._sight.is_empty


def test_of_two_pictures_to_be_masked_one_given_up_leaves_the_other(
    page, session, marked, tmp_path, qtbot
):
    scene().save(tmp_path / "a.png")
    image = QImage(str(tmp_path / "a.png"))
    page.bring(Received((marked, Pasted(image))))
    taking: Any = hands.only(page, TakeInSheet)
    taking._step.questions.sexual.buttons["yes"].click()
    taking._step.questions.under_19.buttons["unsure"].click()
    hands.click(taking, "Next")
    hands.click(taking, "Keep a masked copy only")
    hands.click(taking, "Next")
    qtbot.waitUntil(lambda: bool(page.findChildren(MaskCanvas)), timeout=20_000)
    first = hands.only(page, MaskSheet)
    first.close()
    qtbot.waitUntil(
        lambda: [s for s in page.findChildren(MaskSheet) if s is not first and s._step] != [],
        timeout=20_000,
    )
    sheet = next(s for s in page.findChildren(MaskSheet) if s is not first)
    sheet._drawing.stretch(-20, 0)
    assert keep(sheet, session, qtbot).size == (120, 80)
    qtbot.waitUntil(lambda: hands.says(taking, "That's it"))
    (item,) = evidence.items(session.vault, session.case.id)
    assert item.shows is Shows.UNSURE


def test_twenty_seconds_later_it_is_covered_in_both_steps(masking, marked, page, qtbot):
    sheet = masking(marked)
    assert board(sheet)._timer.interval() == sheet._view._timer.interval() == 20_000
    board(sheet)._timer.setInterval(150)
    sheet._view._timer.setInterval(150)
    looked_at(sheet, "drawing")
    qtbot.waitUntil(lambda: not pixels.seen(page)[0])
    looked_at(sheet, "checking")
    qtbot.waitUntil(lambda: not pixels.is_seen(page))


def test_a_box_hides_what_is_under_it_at_every_look_and_size(masking, tmp_path, page):
    made = Image.new("RGB", (3000, 2000), "white")
    made.paste(pixels.MARK.name(), (1000, 700, 2000, 1300))
    made.save(tmp_path / "a.png")
    sheet = masking(tmp_path / "a.png")
    sheet._drawing.add(QRect(1000, 700, 1000, 600))
    for look in (Look.COARSE, Look.GREY, Look.COLOURS):
        board(sheet).show_as(look)
        for words in ("Larger", "Larger", "Larger", "Smaller"):
            assert not pixels.is_seen(page), (look, words)
            hands.click(sheet, words)
    drawn = page.window().grab().toImage()
    assert any(drawn.pixelColor(at, 300) == QColor("white") for at in range(300, 600, 5))
