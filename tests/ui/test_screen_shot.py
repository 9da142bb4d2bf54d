"""Capturing the screen: counted down, without our window, covered, through the guard, no file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion import evidence
from companion.when import Span
from tests.ui import hands, pixels
from ui import shot
from ui.main_window import MainWindow
from ui.sheets.screen_shot import ScreenShotSheet
from ui.sheets.take_in import TakeInSheet
from ui.widgets.guard_questions import GuardQuestions
from ui.windows_there import There


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def window(session, keep, qtbot):
    made = keep(MainWindow(session))
    made.begin("evidence")
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


class Camera:
    """Takes the marker, and notes what was on the screen then."""

    def __init__(self, image):
        self.image, self.seen, self.targets = image, [], []

    def take(self, target):
        self.targets.append(target)
        self.seen = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        return self.image


@pytest.fixture
def camera():
    return Camera(pixels.picture())


def open_sheet(window, camera):
    sheet = ScreenShotSheet(window.session, window.page)
    sheet._shot.deleteLater()
    sheet._shot = shot.Shot(sheet, camera.take, second=30)
    sheet._shot.taken.connect(sheet._show)
    sheet.taken.connect(window.page.bring)
    window.page.lay_over(sheet)
    return sheet


def test_the_count_is_seen_and_our_window_is_not(window, camera, qtbot):
    sheet = open_sheet(window, camera)
    hands.click(sheet, "Capture in 3 seconds")
    assert not window.isVisible()
    (count,) = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert isinstance(count, shot.Countdown)
    assert count.accessibleName() == "3"
    qtbot.waitUntil(lambda: count.accessibleName() == "1")
    qtbot.waitUntil(window.isVisible)
    assert camera.seen == []
    assert not pixels.is_seen(window)
    qtbot.waitUntil(window.isActiveWindow)
    assert hands.focus() is sheet._main


def test_it_goes_through_the_guard_into_the_record_with_its_clock(window, session, camera, qtbot):
    before = sorted(session.vault.folder.rglob("*"))
    sheet = open_sheet(window, camera)
    hands.click(sheet, "Capture in 3 seconds")
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.wait(100)
    button = hands.button(sheet, "Look at it while held")
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    assert pixels.seen(window) == (False, True)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert not pixels.is_seen(window)
    hands.click(sheet, "Go on to the two questions")
    assert sorted(session.vault.folder.rglob("*")) == before
    asked = hands.only(window.page, TakeInSheet)
    hands.only(asked, GuardQuestions).sexual.buttons["no"].click()
    hands.click(asked, "Next")
    qtbot.waitUntil(lambda: evidence.items(session.vault, session.case.id) != [])
    (item,) = evidence.items(session.vault, session.case.id)
    assert item.media == "image/png"
    assert item.obtained.span is Span.EXACT
    assert "UTC+" in item.method or "UTC-" in item.method
    assert item.description == ""
    assert item.original_name == ""
    data = b"".join(bytes(c) for c in evidence.content(session.vault, item))
    assert QImage.fromData(data).pixelColor(5, 5) == pixels.MARK


def test_what_is_forbidden_stays_out_of_the_record(window, session, camera, qtbot):
    sheet = open_sheet(window, camera)
    hands.click(sheet, "Capture in 3 seconds")
    qtbot.waitUntil(window.isVisible)
    hands.click(sheet, "Go on to the two questions")
    asked = hands.only(window.page, TakeInSheet)
    hands.only(asked, GuardQuestions).sexual.buttons["yes"].click()
    hands.click(asked, "Next")
    hands.click(asked, "Keep nothing of it")
    hands.click(asked, "Next")
    qtbot.waitUntil(lambda: hands.says(asked, "That's it"))
    assert evidence.items(session.vault, session.case.id) == []
    assert list(session.vault.objects.iterdir()) == []


def test_nothing_captured_is_said_and_the_window_comes_back(window, qtbot):
    sheet = open_sheet(window, Camera(QImage()))
    hands.click(sheet, "Capture in 3 seconds")
    qtbot.waitUntil(window.isVisible)
    assert hands.says(sheet, "Nothing could be captured.")
    hands.click(sheet, "Capture in 3 seconds")
    qtbot.waitUntil(window.isVisible)


def test_the_window_comes_back_whatever_goes_wrong(window, qtbot):
    def fail(_):
        raise RuntimeError

    taking = shot.Shot(window, fail, second=10)
    with qtbot.captureExceptions() as raised:
        taking.begin(shot.Target(0), window)
        qtbot.waitUntil(lambda: bool(raised))
    assert window.isVisible()


def test_a_windows_title_is_noted_only_if_wanted(window, session, camera, monkeypatch, qtbot):
    monkeypatch.setattr(shot, "windows", lambda: [There(77, "room \u202eof someone")])
    for wanted in (False, True):
        sheet = open_sheet(window, camera)
        sheet._which.buttons["1"].click()
        assert "\u202e" not in sheet._which.buttons["1"].text()
        if wanted:
            sheet._note_title.box.click()
        hands.click(sheet, "Capture in 3 seconds")
        qtbot.waitUntil(window.isActiveWindow)
        assert camera.targets[-1].window == 77
        assert ("someone" in sheet._about().description) is wanted
        hands.press(Qt.Key.Key_Escape)


def test_a_desktop_that_does_not_let_us_says_so(window, monkeypatch):
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland")
    sheet = ScreenShotSheet(window.session, window.page)
    window.page.lay_over(sheet)
    assert hands.says(sheet, "This desktop does not let a program see the screen.")
    assert not hands.says(sheet, "Capture in 3 seconds")


def test_closed_before_it_is_gone(window, session, camera, qtbot):
    sheet = open_sheet(window, camera)
    hands.click(sheet, "Capture in 3 seconds")
    qtbot.waitUntil(window.isActiveWindow)
    hands.press(Qt.Key.Key_Escape)
    assert sheet._image.isNull()
    assert evidence.items(session.vault, session.case.id) == []


def test_everything_has_a_name(window, camera):
    sheet = open_sheet(window, camera)
    assert hands.nameless(sheet) == []
    assert hands.unplain(sheet) == []
