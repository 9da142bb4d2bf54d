"""Three minutes, the break card, and the one calm line: each gives back what it found."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from companion import contacts, directory, drafts, settings, steps, timeline, when
from companion.records import NewContact, NewStep
from companion.vault import open_
from tests.ui.conftest import PASSPHRASE
from tests.ui.hands import press
from tests.ui.program import FLOOR
from ui import doses, lock, motion_linux, pause
from ui.doses import Doses
from ui.main_window import PAGES, MainWindow
from ui.motion import Motion
from ui.pause import PauseCard
from ui.sheets.short import ShortSheet
from ui.waiting import waiting
from ui.widgets import breathing

BREAK = (Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
SHORT = (
    Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
)  # fmt: skip


@pytest.fixture
def window(session, keep, qtbot) -> Any:
    made = keep(MainWindow(session))
    made.begin("today")
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def card(window: Any) -> Any:
    found = window.findChildren(PauseCard)
    assert len(found) <= 1
    return found[0] if found else None


def shown(widget: Any) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_three_minutes_by_key_from_any_page_become_an_ordinary_entry(window, session, qtbot):
    for page in ("today", "timeline", "settings"):
        window.go(page)
        QTest.keyClick(window, *SHORT)
        sheet = window.page._sheet
        assert isinstance(sheet, ShortSheet)
        assert sheet._form.narrative.hasFocus()
        sheet._form.narrative.insertPlainText(f"  {page} \u202e 🙂  ")
        typed = sheet._form.narrative.toPlainText()
        with qtbot.waitSignal(session.said) as said:
            sheet.save()
        assert said.args == ["저장했어요. 여기서 멈춰도 괜찮아요."]
        newest: Any = timeline.latest(session.vault, session.case.id)
        assert newest.narrative == typed
        assert newest.happened == when.UNKNOWN
        qtbot.waitUntil(lambda: window.page._sheet is None)
    assert not drafts.places(session.vault)


def test_three_minutes_with_nothing_written_are_nothing(window, session, qtbot):
    QTest.keyClick(window, *SHORT)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.page._sheet is None)
    assert timeline.latest(session.vault, session.case.id) is None
    assert not drafts.places(session.vault)


def test_a_break_comes_by_key_and_by_button_and_gives_back_the_focus(window):
    for page in PAGES:
        window.go(page)
        window._bar.focus_search()
        before: Any = QApplication.focusWidget()
        QTest.keyClick(before, *BREAK)
        over = card(window)
        assert over.isVisible()
        assert over.back.hasFocus()
        QTest.keyClick(over, *BREAK)  # again changes nothing
        assert card(window) is over
        press(Qt.Key.Key_Escape)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert card(window) is None
        assert QApplication.focusWidget() is before
    window._bar.pause.click()
    assert card(window) is not None


def test_a_break_in_the_middle_of_a_word_loses_nothing(window, session, qtbot):
    window._write()
    form = window.page.sheet_open.form
    form.narrative.setFocus()
    QTest.keyClicks(form.narrative, "half a wo")
    cursor = form.narrative.textCursor().position()
    QTest.keyClick(form.narrative, *BREAK)
    QTest.keyClicks(card(window).back, "notmeant")
    lock.keep_drafts()
    assert any("half a wo" in str(drafts.load(session.vault, one)) for one in
               drafts.places(session.vault))  # fmt: skip
    press(Qt.Key.Key_Escape)
    assert form.narrative.hasFocus()
    assert form.narrative.textCursor().position() == cursor
    QTest.keyClicks(form.narrative, "rd")
    assert form.narrative.toPlainText() == "half a word"


@pytest.mark.parametrize("on_hide", [False, True])
def test_no_key_acts_unseen_on_what_lies_under_the_card(window, qtbot, on_hide):
    window._doses.rest()
    if on_hide:
        press(Qt.Key.Key_Tab)
        assert not card(window).isAncestorOf(QApplication.focusWidget())
    control = Qt.KeyboardModifier.ControlModifier
    for key, held in (
        *((Qt.Key(ord(str(number))), control) for number in range(1, 10)),
        *((Qt.Key.Key_F, control), (Qt.Key.Key_N, control), SHORT),
        *((Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier), (Qt.Key.Key_F1, control)),
    ):
        here: Any = QApplication.focusWidget()
        QTest.keyClick(here, key, held)
        assert QApplication.focusWidget() is here
        assert list(window._pages) == ["today"]
        assert window.page._sheet is None
    with qtbot.waitSignal(window.session.lock_wanted):
        QTest.keyClick(card(window).back, Qt.Key.Key_L, control)


def test_a_record_locks_by_itself_under_the_card(opened, folder, qtbot):
    opened.window._write()
    opened.window.page.sheet_open.form.narrative.setPlainText("half a wo")
    opened.window._doses.rest()
    opened.program._watch.idle.emit()
    qtbot.waitUntil(lambda: bool(opened.ends.restarted))
    with closing(open_(folder, PASSPHRASE, floor=FLOOR)) as again:
        kept = [drafts.load(again, place) for place in drafts.places(again)]
    assert "half a wo" in str(kept)


def test_tab_stays_between_the_way_back_and_hide(window):
    window._doses.rest()
    for forward in (True, True, False, False):
        press(Qt.Key.Key_Tab if forward else Qt.Key.Key_Backtab)
        here: Any = QApplication.focusWidget()
        assert card(window).isAncestorOf(here) or here.text().startswith("숨기기")


def test_the_card_says_whom_to_call_with_hours_and_the_day_it_was_checked(window, session):
    window._doses.rest()
    said = shown(card(window))
    first = [session.pack.contacts[ident] for ident in session.pack.meta.first.now]
    assert all(one.phone in said for one in first)
    assert said.index("1366") < said.rindex("112")  # a voice before an emergency
    assert said.count("확인한 날") >= len(first) or said.count("확인") >= len(first)
    assert "여기서 기다리는 일은 없어요." in said


def test_who_was_put_away_is_left_out_and_who_is_kept_on_top_comes_first(session):
    vault, case = session.vault, session.case.id
    aunt = contacts.add(vault, case, NewContact("이모", phone="010-0000-0000"))
    directory.change(vault, case, f"own:{aunt.id}", pinned=True)
    directory.change(vault, case, "kr-1366", hidden=True)
    found = pause.voices(session)
    assert found[0].name == "이모"
    assert all("1366" not in place.number for place in found)
    assert len(found) <= 3


def test_nothing_is_called_idle_that_is_noted_for_today(window, session):
    vault, case = session.vault, session.case.id
    steps.add(vault, case, NewStep("some day"))
    assert waiting(session).startswith("기다리는 것이")
    day = vault.now().astimezone().date()
    steps.add(vault, case, NewStep("today", due=when.day(day.year, day.month, day.day)))
    assert waiting(session) == ""
    assert "‘오늘’" in waiting(session, resting=True)


def test_one_calm_line_once_and_never_where_it_was_turned_off(window, session, qtbot):
    settings.set_(session.vault, "rest_line", "")
    with qtbot.assertNotEmitted(session.said, wait=50):
        Doses(window, session, long=1)
    settings.set_(session.vault, "rest_line", "yes")
    with qtbot.waitSignal(session.said) as said:
        Doses(window, session, long=1)
    assert "쉬어도" in said.args[0]
    with qtbot.assertNotEmitted(session.said, wait=50):
        Doses(window, session, long=1)
    assert session.vault in doses._told


def test_nothing_moves_where_the_desktop_asks_for_stillness(window, qtbot):
    window._doses.rest()
    guide = card(window).breathing
    guide.move_along(False)
    assert not guide.moves
    assert "넷을 세며" in shown(guide)
    guide.move_along(True)
    assert guide.moves
    assert "넷을 세며" in shown(guide)  # and can be read by who cannot see it
    card(window).close()
    assert not guide.moves


def test_the_circle_grows_for_four_seconds_and_shrinks_for_six():
    sizes = [breathing.size_at(at / 10) for at in range(100)]
    assert sizes[:41] == sorted(sizes[:41])
    assert sizes[40:] == sorted(sizes[40:], reverse=True)
    assert (min(sizes), max(sizes)) == (0, 1)


def test_without_a_bus_things_may_move(qtbot):
    asked = Motion(environment={})
    with qtbot.waitSignal(asked.known) as known:
        asked.ask()
    assert known.args == [True]
    assert [motion_linux.moves(one) for one in (None, True, False)] == [True, True, False]
