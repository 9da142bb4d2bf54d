"""A picture in the clipboard is brought in from any page, and asked about like any other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from companion import evidence
from tests.ui import hands, pixels
from tests.ui.test_evidence_guard import NO, answer
from ui.main_window import PAGES, MainWindow
from ui.sheets.incident import IncidentSheet
from ui.sheets.take_in import TakeInSheet
from ui.widgets.fields import Line


@pytest.fixture
def window(make_session, front):
    made = front(MainWindow(make_session("en")), 1080, 720)
    made.begin("today")
    yield made
    QGuiApplication.clipboard().clear()


def paste(window) -> None:
    QTest.keySequence(window.windowHandle(), QKeySequence(QKeySequence.StandardKey.Paste))


def test_three_actions_from_any_page_to_a_numbered_item(window, qtbot):
    QGuiApplication.clipboard().setImage(pixels.picture())
    for page in PAGES:
        window.go(page)
        paste(window)  # one
        sheet = hands.only(window, TakeInSheet)
        assert hands.says(sheet, "Pasted picture")
        sheet.close()
        window.page._cleared()
    window.go("today")
    window._bar.focus_search()
    paste(window)
    answer(hands.only(window, TakeInSheet), NO)  # two and three
    session = window.session
    qtbot.waitUntil(lambda: bool(evidence.items(session.vault, session.case.id)), timeout=20_000)
    assert evidence.items(session.vault, session.case.id)[0].number == 1


def test_a_picture_pasted_while_writing_comes_to_what_is_written(window, qtbot):
    QGuiApplication.clipboard().setImage(pixels.picture())
    window._write()
    sheet = hands.only(window, IncidentSheet)
    sheet.form.title.setFocus()
    QTest.keyClicks(sheet.form.title, "that evening")
    paste(window)
    assert hands.only(window, TakeInSheet)._page is window.page
    assert sheet.form.title.text() == "that evening"


def test_words_are_pasted_into_the_field_and_open_nothing(window):
    QGuiApplication.clipboard().setText("what they wrote")
    window._write()
    sheet = hands.only(window, IncidentSheet)
    sheet.form.title.setFocus()
    paste(window)
    assert sheet.form.title.text() == "what they wrote"
    sheet.close()
    for page in PAGES:
        window.go(page)
        paste(window)
    assert not [one for one in window.findChildren(TakeInSheet) if one.isVisible()]


def test_a_field_alone_takes_no_picture(qapp, keep):
    QGuiApplication.clipboard().setImage(pixels.picture())
    field = keep(Line("name"))
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    QGuiApplication.clipboard().clear()
