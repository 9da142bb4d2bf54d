from __future__ import annotations

import weakref
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from companion import cases, packs, settings, timeline
from companion.errors import NoSpace
from companion.records import NewCase, NewIncident
from tests.ui.editors import compose
from tests.ui.test_unlock import button, said, words
from ui import theme
from ui.collector import Collector
from ui.main_window import PAGES, STRIP, MainWindow
from ui.sheets.incident import IncidentSheet
from ui.surprise import Surprise
from ui.widgets import copying, parts
from ui.widgets.parts import LinkButton, NavButton


@pytest.mark.parametrize("name", list(PAGES))
@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_page_opens_in_every_language(make_session, keep, qtbot, name, language):
    window = keep(MainWindow(make_session(language)))
    window.go(name)
    qtbot.waitExposed(window)
    assert window.page.isVisible()
    nameless = [
        child
        for kind in (QPushButton, QLineEdit)
        for child in window.findChildren(kind)
        if child.isVisible() and not child.accessibleName() and not child.text()
    ]
    assert not nameless


@pytest.mark.parametrize("country", packs.available())
def test_every_page_opens_in_every_country(make_session, keep, qtbot, country):
    """One that was open in another country before turns, too."""
    session = make_session("ko")
    window = keep(MainWindow(session))
    for name in PAGES:
        window.go(name)
    case = session.case
    new = NewCase(case.role, case.age, pack=country)
    with qtbot.waitSignal(session.changed):
        session.change(window, partial(cases.edit, session.vault, case.id, new))
    for name in PAGES:
        window.go(name)
        qtbot.waitUntil(lambda: not session.tasks.busy, timeout=20000)
        assert window.page.isVisible()
    assert session.pack.meta.country == country
    window.go("help")
    shown = [label.text() for label in window.page.findChildren(QLabel) if label.isVisible()]
    assert ("이렇게 하면 어떻게 될까요" in shown) == bool(session.pack.procedures)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_button_is_cut_off_in_a_small_window(make_session, keep, qapp, language, scale):
    session = make_session(language)
    theme.apply(qapp, "light", scale)
    window = keep(MainWindow(session))
    window.resize(900, 600)
    for name in PAGES:
        window.go(name)
        qapp.processEvents()
        cut = [
            child.text()
            for child in window.findChildren(QPushButton)
            if child.isVisible()
            and child.fontMetrics().horizontalAdvance(child.text()) > child.width()
        ]
        assert not cut, name
        assert window.page.width() <= window.width()


def test_pages_are_made_when_they_are_first_shown(session, keep):
    window = keep(MainWindow(session))
    window.go("today")
    assert list(window._pages) == ["today"]
    first = window.page
    window.go("settings")
    window.go("today")
    assert window.page is first


def test_a_key_begins_an_entry_from_any_page(session, keep, qtbot):
    window = keep(MainWindow(session))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for name in PAGES:
        window.go(name)
        QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        page: Any = window.page
        assert page is window._pages["timeline"]
        assert page.sheet_open is not None
        page.sheet_open.close()


def test_keys_turn_to_pages(session, keep, qtbot):
    window = keep(MainWindow(session))
    window.go("today")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for index, name in enumerate(PAGES, start=1):
        QTest.keyClick(window, Qt.Key(ord(str(index))), Qt.KeyboardModifier.ControlModifier)
        assert window.page is window._pages[name]


def test_sidebar_and_menu_lead_to_the_same_pages(session, keep):
    window = keep(MainWindow(session))
    window.resize(1200, 700)
    window.go("today")
    assert window._sidebar.isVisible()
    assert not window._bar._menu.isVisible()
    window._sidebar._buttons.button(4).click()
    assert window.page is window._pages["help"]
    window.resize(700, 600)
    assert window._sidebar.isVisible()  # without its words
    assert window._sidebar.width() == theme.scaled(STRIP)
    for each in window._sidebar.findChildren(NavButton):
        assert each.text() == ""
        assert each.accessibleName()
        assert each.accessibleName() in each.toolTip()
        assert min(each.width(), each.height()) >= 24
    window._sidebar._buttons.button(2).click()
    assert window.page is window._pages["evidence"]
    window.resize(1200, 700)
    assert window._sidebar._buttons.button(2).text() == "자료"


def test_where_not_even_drawings_have_room_there_is_a_menu(session, keep, qapp):
    theme.apply(qapp, "light", 2.0)
    window = keep(MainWindow(session))
    window.resize(900, 600)
    window.go("today")
    assert window._sidebar.isVisible()
    window.resize(700, 480)
    assert not window._sidebar.isVisible()
    assert window._bar._menu.isVisible()
    window._sidebar.menu.actions()[8].trigger()
    assert window.page is window._pages["settings"]
    assert window._sidebar._buttons.button(8).isChecked()
    theme.apply(qapp, "light")


def test_today_leads_to_a_new_entry_and_to_help(session, keep):
    window = keep(MainWindow(session))
    window.begin("today")
    today = window.page
    button(today, "있었던 일 적기").click()
    assert window.page is window._pages["timeline"]
    assert window.page.findChild(IncidentSheet).isVisible()
    window.go("today")
    button(today, "도움받을 곳").click()
    assert window.page is window._pages["help"]


@pytest.mark.parametrize(("width", "name"), [(1200, "오늘"), (700, "오늘")])
def test_the_focus_begins_where_the_pages_are(session, keep, qapp, qtbot, width, name):
    window = keep(MainWindow(session))
    window.resize(width, 600)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.begin("today")
    assert qapp.focusWidget().accessibleName() == name


def test_searching_filters_the_timeline(session, keep, qtbot):
    for title in ("대화방 초대를 받음", "복도에서 들은 말"):
        timeline.add(session.vault, session.case.id, NewIncident(title))
    window = keep(MainWindow(session))
    window.go("today")
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = window._bar.findChild(QLineEdit)
    field.setText("복도")
    assert window.page is window._pages["timeline"]
    qtbot.waitUntil(lambda: window.page.model.rowCount() == 1)
    field.clear()
    qtbot.waitUntil(lambda: window.page.model.rowCount() == 2)


def test_a_syllable_still_being_put_together_is_searched_for_and_one_press_empties(
    session, keep, qtbot
):
    for title in ("대화방 초대를 받음", "복도에서 들은 말"):
        timeline.add(session.vault, session.case.id, NewIncident(title))
    window = keep(MainWindow(session))
    field = window._bar.findChild(QLineEdit)
    empty = field.findChild(LinkButton)
    assert not empty.isVisible()
    compose(field, "복")
    model = window._pages["timeline"].model
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    QTest.mouseClick(empty, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    assert (field.text(), empty.isVisible()) == ("", False)


def test_the_live_line_says_what_was_done_and_what_was_not(session, keep):
    window = keep(MainWindow(session))
    window.go("today")
    session.said.emit("저장했어요.")
    assert "저장했어요." in said(window)
    assert window._line._timer.isActive()
    session.failed.emit(NoSpace())
    assert "공간이 부족해서" in said(window)
    assert not window._line._timer.isActive()  # it stays until it is closed
    button(window._line, "닫기").click()
    assert not window._line.isVisible()


def test_a_practice_record_is_marked(session, keep):
    session.practised = True
    window = keep(MainWindow(session))
    window.go("today")
    assert "연습용 기록이에요" in words(window)


def test_the_title_tells_nothing(session, keep):
    window = keep(MainWindow(session))
    for name in PAGES:
        window.go(name)
        assert window.windowTitle() == "기록장"


def test_a_closed_window_is_gone(session, gone, qapp):
    window = MainWindow(session)
    window.show()
    for name in PAGES:
        window.go(name)
        qapp.processEvents()
    reference = weakref.ref(window)
    window.hide()
    window.deleteLater()
    del window
    assert gone(reference)


# The program around it


def test_settings_make_the_window_anew(opened, qtbot, qapp):
    opened.window.go("settings")
    before = opened.window
    choice = opened.window.page._choices["language"]
    choice.choose("en")
    qtbot.waitUntil(lambda: opened.program.window is not before)
    assert opened.window.windowTitle() == "Notes"
    assert opened.window.page is opened.window._pages["settings"]
    assert opened.program.session.language == "en"
    opened.window.page._choices["scale"].choose("150")
    qtbot.waitUntil(lambda: qapp.font().pixelSize() == round(1.5 * theme.BODY))
    opened.window.page._choices["scheme"].choose("dark")
    qtbot.waitUntil(lambda: theme.tokens() is theme.DARK)


@pytest.mark.parametrize("asked", ["dark", "strong-light", "strong-dark"])
def test_it_turns_with_the_computer_and_nothing_typed_is_touched(opened, asked):
    window, hints = opened.window, opened.program._hints
    window._write()
    page: Any = window.page
    field = page.sheet_open.findChild(QLineEdit)
    field.setText("아직 저장하지 않은 말")
    field.setFocus()
    opened.asked = asked
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens() is theme.SCHEMES[asked]
    assert opened.window is window
    assert field.text() == "아직 저장하지 않은 말"
    opened.asked = "light"
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert theme.tokens() is theme.LIGHT
    settings.set_(opened.program.session.vault, "scheme", "dark")
    opened.program._dress_anew()
    opened.asked = asked
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.tokens() is theme.DARK  # what somebody chose stays


def test_the_unexpected_is_said_once_and_calmly(opened, gone, qapp):
    try:
        raise KeyError("a name nobody may read")
    except KeyError as error:
        for _ in range(2):
            opened.program.surprise(KeyError, error, error.__traceback__)
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, Surprise) and w.isVisible()]
    assert len(found) == 1
    assert "nobody may read" not in words(found[0])
    assert "KeyError" in words(found[0])
    reference = weakref.ref(found[0])
    button(found[0], "계속하기").click()
    found.clear()
    assert gone(reference)
    opened.program.surprise(KeyError, KeyError(), None)
    assert any(isinstance(w, Surprise) and w.isVisible() for w in QApplication.topLevelWidgets())


def test_the_collector_frees_cycles_on_this_thread(qapp, qtbot):
    class Cycle:
        def __init__(self):
            self.me = self

    collector = Collector()
    try:
        reference = weakref.ref(Cycle())
        assert reference() is not None
        kept = [Cycle() for _ in range(3000)]
        kept.clear()
        qtbot.waitUntil(lambda: reference() is None, timeout=10_000)
    finally:
        collector.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_copies_are_ours_to_take_back(qapp):
    clipboard = qapp.clipboard()
    copying.copy("1366")
    assert clipboard.text() == "1366"
    assert clipboard.mimeData().data("x-kde-passwordManagerHint") == b"secret"
    copying.clear()
    assert clipboard.text() == ""
    clipboard.setText("from another program")
    copying.clear()
    assert clipboard.text() == "from another program"


def test_enter_presses_any_button_that_has_the_focus(qtbot):
    """Who goes by keyboard expects it, and a wizard's first page has nothing else to press."""
    for kind in (parts.Button, parts.LinkButton, parts.Chip, parts.NavButton):
        button = kind("press")
        qtbot.addWidget(button)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            with qtbot.waitSignal(button.clicked, timeout=1000):
                qtbot.keyClick(button, key)
