"""Whom to call now: one press from anywhere, and nothing of it stays."""

from __future__ import annotations

import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from companion import contacts, directory, settings
from companion.records import NewContact
from tests.ui import hands
from tests.ui.conftest import PASSPHRASE
from ui import theme
from ui.call_button import CallButton, call_from
from ui.call_now import CallNow, Known
from ui.main_window import MainWindow
from ui.widgets.contact_card import Copies, PhoneNumber, Place
from ui.widgets.fields import Choice
from ui.widgets.hide import HideButton
from ui.widgets.overlay import Overlay

F1, ESC, TAB = Qt.Key.Key_F1, Qt.Key.Key_Escape, Qt.Key.Key_Tab


@pytest.fixture
def window(session, front):
    made = front(MainWindow(session), 1080, 720)
    made.begin("today")
    return made


def view(window) -> CallNow:
    return hands.only(window, CallNow)


def shows(window, text: str) -> bool:
    """Whether this number is shown large; it comes a moment after the window asked for it."""
    found = window.findChildren(PhoneNumber)
    return any(one.isVisible() and one.text() == text for one in found)


def number(window) -> PhoneNumber:
    return hands.only(view(window), PhoneNumber)


def test_one_press_shows_a_number_to_be_read_from_across_the_room(window):
    hands.only(window, CallButton).click()
    shown = number(window)
    assert shown.text() == "112"
    assert shown.font().pixelSize() >= 3 * theme.NUMBER
    assert hands.says(view(window), "지금 도움이 필요해요")  # what one can say
    assert hands.says(view(window), "1366")
    assert hands.only(window, HideButton).isEnabled()
    hide = hands.only(window, HideButton)
    assert view(window).y() > hide.mapTo(window, hide.rect().bottomLeft()).y()
    assert not hands.nameless(view(window))


def test_f1_answers_over_every_page_sheet_and_menu(opened, qtbot):
    from ui.main_window import PAGES

    window = opened.window
    for page in PAGES:
        window.go(page)
        QTest.keyClick(window.windowHandle(), F1)
        hands.press(ESC)
        assert not view_is_there(window)
    window._write()
    QTest.keyClick(window.windowHandle(), F1)
    assert view_is_there(window)
    QTest.keyClick(window.windowHandle(), ESC)
    assert hands.only(window, Overlay).isVisible()  # what was being written is still open
    menu = QMenu(window)
    menu.addAction("one")
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.waitUntil(lambda: QApplication.focusWindow() is menu.windowHandle())
    QTest.keyClick(menu.windowHandle(), F1)
    assert not menu.isVisible()
    assert view_is_there(window)


def test_it_answers_before_a_record_is_open(run, folder, qtbot):
    running = run(folder)
    window = running.locked
    assert not [one for one in window.findChildren(CallButton) if one.isVisible()]
    (field,) = [f for f in window.findChildren(QLineEdit) if f.isVisible()]
    QTest.keyClicks(field, PASSPHRASE[:5])
    QTest.keyClick(window.windowHandle(), F1)
    qtbot.waitUntil(lambda: shows(window, "112"), timeout=10_000)
    country = hands.only(view(window), Choice)
    country.choose("uk")
    country._tell()
    qtbot.waitUntil(lambda: shows(window, "999"), timeout=10_000)
    hands.press(ESC)
    assert field.text() == PASSPHRASE[:5]


def test_the_first_window_offers_it(run, tmp_path):
    running = run(tmp_path / "nothing-yet")
    assert hands.only(running.locked, CallButton).isEnabled()


def test_nothing_is_shown_over_a_covered_window(opened):
    opened.window.cover("One moment.")
    call_from(opened.window)
    assert not view_is_there(opened.window)


def view_is_there(window) -> bool:
    QApplication.processEvents()
    return any(one.isVisible() for one in window.findChildren(CallNow))


def test_the_persons_own_come_before_the_others(session, window):
    vault, case = session.vault, session.case.id
    contacts.add(vault, case, NewContact("이모", "010-0000-0000"))
    directory.change(vault, case, "kr-112", hidden=True)
    directory.change(vault, case, "kr-1366", say="제 말로")
    call_from(window)
    assert number(window).text() == "1366"
    assert hands.says(view(window), "제 말로")
    hands.click(view(window), "010-0000-0000")
    assert number(window).text() == "010-0000-0000"
    assert not hands.says(view(window), "제 말로")
    assert hands.says(view(window), "1366")


def test_tab_goes_round_with_hide_and_esc_gives_the_focus_back(window):
    before = hands.focus()
    call_from(window)
    QApplication.processEvents()  # what was just filled in can be reached
    seen = [hands.focus()]
    for _ in range(30):
        hands.press(TAB)
        if hands.focus() is seen[0]:
            break
        seen.append(hands.focus())
    assert hands.focus() is seen[0]
    assert sum(isinstance(one, HideButton) for one in seen) == 1
    inside = view(window)
    assert all(inside.isAncestorOf(one) for one in seen if not isinstance(one, HideButton))
    hands.press(ESC)
    hands.press(ESC)
    assert hands.focus() is before


def test_nothing_of_it_stays(window, gone, session):
    call_from(window)
    before = session.vault.rows("SELECT count(*) FROM journal")
    left = weakref.ref(view(window))
    hands.press(ESC)
    assert gone(left)
    assert session.vault.rows("SELECT count(*) FROM journal") == before


@pytest.mark.parametrize("text", ["0" * 40, "가" * 300, "\u202e112\0👍🏽", ""])
def test_whatever_a_place_is_called_it_fits(window, text):
    call_from(window)
    window.resize(640, 480)
    place = Place(text, number=text or "1", say=text, words=text * 3, others=(text,), ident="a")
    view(window).show_known(Known((place, Place("b", number="2", ident="b"))))
    QApplication.processEvents()
    assert view(window).width() == window.width()
    hands.click(view(window), "2")
    assert number(window).text() == "2"


def test_a_large_type_keeps_the_bar_in_the_window(session, front, qapp):
    settings.set_(session.vault, "scale", "200")
    theme.apply(qapp, "light", 2.0)
    try:
        window = front(MainWindow(session), 900, 600)
        window.begin("today")
        QApplication.processEvents()
        for kind in (CallButton, HideButton):
            one = hands.only(window, kind)
            right = one.mapTo(window, one.rect().topRight()).x()
            assert one.width() >= one.sizeHint().width()
            assert right <= window.width()
    finally:
        theme.apply(qapp, "light")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_whole_number_is_seen_at_once_with_what_copies_it(session, front, qapp, qtbot, scale):
    """At 200 % the focus on the button pushed the number half out of sight."""
    theme.apply(qapp, "light", scale)
    try:
        window = front(MainWindow(session), 900, 600)
        window.begin("today")
        hands.only(window, CallButton).click()
        qtbot.wait(50)
        over = view(window)
        seen = over._area.viewport()
        for part in (number(window), hands.only(over, Copies)):
            top = part.mapTo(seen, part.rect().topLeft()).y()
            assert top >= 0
            assert top + part.height() <= seen.height()
    finally:
        theme.apply(qapp, "light")
