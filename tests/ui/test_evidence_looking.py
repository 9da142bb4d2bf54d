"""No picture appears unasked: a mark in a colour of its own is looked for on the whole window."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

from companion import custody, evidence
from companion.errors import NoSpace
from companion.intake import child
from companion.records import Provenance, Shows
from tests.core import pictures
from tests.ui import hands, pixels
from ui.pages.evidence import EvidencePage
from ui.sheets.item import ItemSheet
from ui.widgets import picture_view
from ui.widgets.covered_tile import CoveredTile, HoldButton
from ui.widgets.picture_view import PictureView


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def item(session, tmp_path):
    about = Provenance(title="the room")
    path = pixels.write(tmp_path / "a.png")
    return evidence.take_in(session.vault, session.case.id, path, Shows.ORDINARY, about)


@pytest.fixture
def page(session, item, front):
    return front(EvidencePage(session), 900, 700)


@pytest.fixture
def striped(session, keep, tmp_path, qtbot):
    """A page with a tall picture of two colours, the marker above."""
    made = QImage(300, 3000, QImage.Format.Format_RGB32)
    made.fill(QColor("black"))
    with QPainter(made) as painter:
        painter.fillRect(0, 0, 300, 1500, pixels.MARK)
    made.save(str(tmp_path / "b.png"))
    evidence.take_in(session.vault, session.case.id, tmp_path / "b.png", Shows.ORDINARY)
    shown = keep(EvidencePage(session))
    shown.resize(900, 700)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


@pytest.fixture
def view(page):
    return page.findChild(PictureView)


def tile(page):
    return hands.only(page, CoveredTile)


def hold(page):
    return hands.button(page, "Look while held")


def test_nothing_is_shown_or_decoded_until_one_asks(page, session, qtbot, item):
    tile(page).setFocus()
    assert not pixels.is_seen(page)
    page.open_item(item.id)
    hands.only(page, ItemSheet)
    qtbot.wait(50)
    assert not session.tasks.busy
    assert not pixels.is_seen(page)


def test_it_shows_while_the_mouse_is_down(page, view, qtbot):
    QTest.mousePress(hold(page), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pixels.is_seen(page))
    QTest.mouseRelease(hold(page), Qt.MouseButton.LeftButton)
    assert not pixels.is_seen(page)
    assert view._sight.is_empty


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_it_shows_while_a_key_is_down_on_the_button(page, qtbot, key):
    button = hold(page)
    button.setFocus()
    QTest.keyPress(button, key)
    qtbot.waitUntil(lambda: pixels.is_seen(page))
    QTest.keyRelease(button, key)
    assert not pixels.is_seen(page)


def test_it_shows_while_space_is_down_on_the_tile(page, qtbot):
    one = tile(page)
    one.setFocus()
    QTest.keyPress(one, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: pixels.is_seen(page))
    QTest.keyRelease(one, Qt.Key.Key_Space)
    assert not pixels.is_seen(page)


def test_letting_go_before_it_is_decoded_shows_nothing_later(page, session, qtbot):
    QTest.mousePress(hold(page), Qt.MouseButton.LeftButton)
    QTest.mouseRelease(hold(page), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not session.tasks.busy)
    assert not pixels.is_seen(page)


def test_one_that_takes_long_is_seen_to_and_letting_go_ends_it_at_once(
    session, front, tmp_path, qtbot
):
    slow = tmp_path / "slow.jpg"
    slow.write_bytes(pictures.hostile()["jpeg: 4,000 scans"][1])
    evidence.take_in(session.vault, session.case.id, slow, Shows.ORDINARY)
    page = front(EvidencePage(session), 900, 700)
    view = page.findChild(PictureView)
    button = hold(page)
    button.setFocus()
    QTest.keyPress(button, Qt.Key.Key_Space)
    bar = view.findChild(QProgressBar)
    assert not bar.isVisible()  # a quick one flashes no bar
    qtbot.waitUntil(bar.isVisible)
    assert bar.accessibleName() == "Opening the picture"
    assert view.rect().contains(bar.geometry())
    assert len(child._running) == 1
    begun = time.monotonic()
    QTest.keyRelease(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not session.tasks.busy)
    assert time.monotonic() - begun < 3  # left alone, it takes ten seconds of a processor
    assert not child._running
    assert not bar.isVisible()
    (item,) = evidence.items(session.vault, session.case.id)
    seen = [act for act in custody.acts(session.vault, item.id) if act.what == custody.VIEWED]
    assert seen == []  # nobody saw anything


def test_losing_the_focus_covers_it(page, qtbot):
    button = hold(page)
    button.setFocus()
    QTest.keyPress(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: pixels.is_seen(page))
    page._add.setFocus()
    assert not pixels.is_seen(page)


@pytest.mark.parametrize("words", ["Look while held", "Look once"])
def test_another_window_covers_it(page, qtbot, words):
    QTest.mousePress(hands.button(page, words), Qt.MouseButton.LeftButton)
    if words == "Look once":
        QTest.mouseRelease(hands.button(page, words), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pixels.is_seen(page))
    QApplication.sendEvent(page.window(), QEvent(QEvent.Type.WindowDeactivate))
    assert not pixels.is_seen(page)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_A])
def test_once_lasts_until_a_key(page, qtbot, key):
    hands.click(page, "Look once")
    qtbot.waitUntil(lambda: pixels.is_seen(page))
    hands.press(key)
    assert not pixels.is_seen(page)


def test_once_lasts_until_a_click(page, view, qtbot):
    hands.click(page, "Look once")
    qtbot.waitUntil(lambda: pixels.is_seen(page))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton)
    assert not pixels.is_seen(page)


def test_once_lasts_twenty_seconds_at_most(page, view, qtbot):
    assert picture_view.SECONDS == 20
    view._timer.setInterval(300)
    hands.click(page, "Look once")
    qtbot.waitUntil(lambda: view._timer.isActive() or not view.isVisible())
    qtbot.waitUntil(lambda: not view.isVisible(), timeout=3000)
    assert not pixels.is_seen(page)


def test_leaving_the_page_covers_it(page, view, qtbot):
    hands.click(page, "Look once")
    qtbot.waitUntil(lambda: pixels.is_seen(page))
    page.hide()
    page.show()
    assert not view.isVisible()
    assert not pixels.is_seen(page)
    assert view._sight.is_empty


def test_the_sheet_of_an_item_shows_it_only_while_held(page, qtbot, item):
    page.open_item(item.id)
    button = hands.only(hands.only(page, ItemSheet), HoldButton)
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pixels.is_seen(page))
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert not pixels.is_seen(page)


def test_a_file_that_is_no_picture_is_never_opened(session, keep, tmp_path, qtbot):
    path = tmp_path / "a.png"
    path.write_text("<svg xmlns='http://www.w3.org/2000/svg'><rect fill='#ff00ff'/></svg>")
    evidence.take_in(session.vault, session.case.id, path, Shows.ORDINARY)
    page = keep(EvidencePage(session))
    one = tile(page)
    assert hands.says(one, "This kind of file is never opened here.")
    assert not hands.says(one, "Look while held")
    one.setFocus()
    QTest.keyPress(one, Qt.Key.Key_Space)
    assert not session.tasks.busy


def test_a_damaged_picture_is_said_and_not_shown(session, keep, tmp_path, qtbot):
    path = tmp_path / "a.png"
    path.write_bytes(pixels.png()[:60])
    evidence.take_in(session.vault, session.case.id, path, Shows.ORDINARY)
    page = keep(EvidencePage(session))
    view = page.findChild(PictureView)
    QTest.mousePress(hold(page), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.accessibleDescription().startswith("This can't be shown here"))
    QTest.mouseRelease(hold(page), Qt.MouseButton.LeftButton)
    assert not view.isVisible()


def test_it_begins_grey_each_time(page, qtbot):
    for _ in range(2):
        hands.click(page, "Look once")
        qtbot.waitUntil(lambda: pixels.is_seen(page))
        assert pixels.seen(page) == (False, True)
        hands.press(Qt.Key.Key_C)
        assert pixels.seen(page) == (True, False)
        hands.press(Qt.Key.Key_Escape)
        assert not pixels.is_seen(page)


def test_colours_can_be_asked_for_while_it_is_held(page, qtbot):
    one = tile(page)
    one.setFocus()
    QTest.keyPress(one, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: pixels.is_seen(page))
    QTest.keyClick(one, Qt.Key.Key_C)
    assert pixels.seen(page) == (True, False)
    QTest.keyRelease(one, Qt.Key.Key_Space)
    assert not pixels.is_seen(page)
    QTest.keyClick(one, Qt.Key.Key_C)
    assert not pixels.is_seen(page)


def test_coming_nearer_brings_every_pixel_and_the_time_begins_anew(striped, qtbot):
    view = striped.findChild(PictureView)
    view._timer.setInterval(5000)
    hands.click(striped, "Look once")
    qtbot.waitUntil(lambda: pixels.is_seen(striped))
    assert view._sight._image.height() < 700
    qtbot.wait(700)
    before = view._timer.remainingTime()
    hands.press(Qt.Key.Key_Plus)
    assert view._timer.remainingTime() > before
    qtbot.waitUntil(lambda: view._sight._image.height() == 3000)
    for _ in range(12):
        hands.press(Qt.Key.Key_Plus)
    for _ in range(60):
        hands.press(Qt.Key.Key_Down)
    assert not pixels.is_seen(striped)  # the black end
    hands.press(Qt.Key.Key_R)
    hands.press(Qt.Key.Key_R)
    for _ in range(60):
        hands.press(Qt.Key.Key_Down)
    assert pixels.is_seen(striped)  # which was above, and is below now
    hands.press(Qt.Key.Key_0)
    assert pixels.is_seen(striped)
    hands.click(striped, "Cover (Esc)")
    assert not pixels.is_seen(striped)


def test_the_wheel_comes_nearer_and_keeps_in_place_what_is_under_it(striped, qtbot):
    view = striped.findChild(PictureView)
    hands.click(striped, "Look once")
    qtbot.waitUntil(lambda: pixels.is_seen(striped))
    at = QPointF(view.width() / 2, view._frame().bottom() - 3)
    for _ in range(20):
        wheel = QWheelEvent(
            at, view.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, wheel)
    assert view._sight.zoom == 16
    assert not pixels.is_seen(striped)


def test_what_no_longer_does_anything_covers_a_held_picture_too(page, view, qtbot):
    QTest.mousePress(hold(page), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pixels.is_seen(page))
    assert view._timer.isActive()
    view._timer.start(100)
    qtbot.waitUntil(lambda: not view.isVisible(), timeout=3000)
    assert not pixels.is_seen(page)
    QTest.mouseRelease(hold(page), Qt.MouseButton.LeftButton)


def test_no_voice_says_what_a_picture_shows(session, keep, tmp_path, qtbot):
    about = Provenance(title="the room", description="canary of what is in it")
    path = pixels.write(tmp_path / "c.png")
    evidence.take_in(session.vault, session.case.id, path, Shows.ORDINARY, about)
    page = keep(EvidencePage(session))
    QTest.mousePress(hold(page), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pixels.is_seen(page))
    for widget in (page, *page.findChildren(QWidget)):
        said = (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        assert "canary" not in " ".join(said)
    QTest.mouseRelease(hold(page), Qt.MouseButton.LeftButton)


def test_each_look_is_a_line_of_its_custody_and_no_more(page, session, item, qtbot):
    def looks():
        return [a for a in custody.acts(session.vault, item.id) if a.what == custody.VIEWED]

    assert looks() == []
    for count in (1, 2):
        hands.click(page, "Look once")
        qtbot.waitUntil(lambda: pixels.is_seen(page))
        hands.press(Qt.Key.Key_Plus)
        qtbot.waitUntil(lambda: not session.tasks.busy)
        assert pixels.is_seen(page)  # what is noted does not disturb
        hands.press(Qt.Key.Key_Escape)
        assert len(looks()) == count


def test_a_look_that_cannot_be_noted_is_a_look_all_the_same(page, qtbot, monkeypatch):
    def full(*_):
        raise NoSpace

    monkeypatch.setattr(custody, "view", full)
    hands.click(page, "Look once")
    qtbot.waitUntil(lambda: pixels.is_seen(page))
    qtbot.wait(100)
    assert pixels.is_seen(page)
