from __future__ import annotations

import threading
import time
import weakref

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from companion import drafts, timeline
from companion.errors import NoSpace
from companion.records import NewIncident
from companion.vault import open_
from tests.ui.conftest import PASSPHRASE
from tests.ui.program import FLOOR
from ui import lock
from ui.lock import Watch

SHIFT = Qt.Key.Key_Shift


@pytest.fixture
def window(keep):
    shown = keep(QLineEdit())
    return shown.windowHandle()


@pytest.fixture
def watch(window):
    made = Watch()
    made.over(window)
    made.over(window)  # twice is once
    yield made
    made.deleteLater()


def test_shift_three_times_is_noticed_once(watch, window, qtbot):
    told = []
    watch.thrice.connect(lambda: told.append(1))
    for _ in range(2):
        QTest.keyClick(window, SHIFT)
    assert not told
    QTest.keyClick(window, SHIFT)
    assert told == [1]
    QTest.keyClick(window, SHIFT)
    assert told == [1]


def test_capital_letters_hide_nothing(watch, window):
    told = []
    watch.thrice.connect(lambda: told.append(1))
    for letter in "ABCD":
        QTest.keyPress(window, SHIFT)
        QTest.keyClick(window, Qt.Key(ord(letter)), Qt.KeyboardModifier.ShiftModifier)
        QTest.keyRelease(window, SHIFT)
    assert not told


def test_holding_shift_hides_nothing(watch, window):
    told = []
    watch.thrice.connect(lambda: told.append(1))
    for _ in range(5):
        held = QKeyEvent(
            QEvent.Type.KeyPress, SHIFT, Qt.KeyboardModifier.NoModifier, "", autorep=True
        )
        watch.eventFilter(window, held)
    assert not told


def test_slow_presses_hide_nothing(window):
    at = iter((0.0, 3.0, 6.0, 7.9))
    watch = Watch(clock=lambda: next(at))
    watch.over(window)
    told = []
    watch.thrice.connect(lambda: told.append(1))
    for _ in range(3):
        QTest.keyClick(window, SHIFT)
    assert not told  # 0 s and 6 s are too far apart
    QTest.keyClick(window, SHIFT)
    assert told  # 3, 6 and 7.9 s are not


def test_idle_follows_the_last_touch(watch, window, qtbot):
    with qtbot.waitSignal(watch.idle, timeout=2000):
        watch.wait(30)
    watch.wait(400)
    begun = time.monotonic()
    told = []
    watch.idle.connect(lambda: told.append(time.monotonic() - begun))
    QTest.qWait(250)
    QTest.keyClick(window, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: bool(told), timeout=3000)
    assert told[0] >= 0.6


def test_lock_covers_keeps_closes_and_starts_anew(opened, folder, qtbot):
    window = opened.window
    opened.program.session.page_wanted.emit("timeline")
    window.page.write_new()
    field = window.page.findChild(QLineEdit, options=Qt.FindChildOption.FindChildrenRecursively)
    typed = next(f for f in window.findChildren(QLineEdit) if f.accessibleName() == "제목")
    typed.setText("체육대회 다음 날")
    assert field is not None
    begun = time.perf_counter()
    opened.program.lock()
    covered = time.perf_counter() - begun
    assert covered < 0.5  # the figure for people, 0.1 s, is measured in benchmarks, not here
    assert window.grab().toImage().pixelColor(300, 300) == window.palette().window().color()
    qtbot.waitUntil(lambda: bool(opened.ends.restarted))
    assert opened.ends.restarted[0][-1] == str(folder)
    assert "ko" in opened.ends.restarted[0]
    again = open_(folder, PASSPHRASE, floor=FLOOR)
    kept = [drafts.load(again, place) for place in drafts.places(again)]
    again.close()
    assert any("체육대회 다음 날" in (content or {}).values() for content in kept)


def test_lock_lets_every_page_go(opened, gone, qtbot):
    opened.program.session.page_wanted.emit("help")
    page = weakref.ref(opened.window.page)
    opened.program.lock()
    qtbot.waitUntil(lambda: bool(opened.ends.restarted))
    assert gone(page)


def test_a_second_lock_while_locking_does_nothing(opened, qtbot):
    opened.program.lock()
    opened.program.lock()
    qtbot.waitUntil(lambda: bool(opened.ends.restarted))
    QTest.qWait(50)
    assert len(opened.ends.restarted) == 1


def test_lock_waits_for_a_write_under_way(opened, folder, qtbot):
    session, go = opened.program.session, threading.Event()

    def write():
        go.wait(10)
        return timeline.add(session.vault, session.case.id, NewIncident("saved after all"))

    session.change(opened.window, write)
    opened.program.lock()
    QTest.qWait(100)
    assert not opened.ends.restarted
    go.set()
    qtbot.waitUntil(lambda: bool(opened.ends.restarted))
    again = open_(folder, PASSPHRASE, floor=FLOOR)
    newest = timeline.latest(again, session.case.id)
    again.close()
    assert newest is not None
    assert newest.title == "saved after all"


def test_nothing_opens_over_the_cover(opened, qtbot):
    """What a call brings back while locking is not shown: its page is gone."""
    session, go = opened.program.session, threading.Event()
    shown: list[object] = []
    page = opened.window.page
    session.read(page, lambda: go.wait(10), shown.append)
    opened.program.lock()
    go.set()
    qtbot.waitUntil(lambda: bool(opened.ends.restarted))
    assert not shown


def test_idle_locks(run, folder, qtbot):
    running = run(folder, minute=30)
    running.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: bool(running.ends.restarted), timeout=5000)


def test_idle_before_a_record_is_open_does_nothing(run, folder, qtbot):
    running = run(folder)
    running.program.lock()
    QTest.qWait(50)
    assert not running.ends.restarted
    assert running.locked.isVisible()


def test_hide_takes_every_window_away_and_loses_nothing(opened, folder, keep):
    other = keep(QWidget())
    opened.program.session.page_wanted.emit("today")
    step = next(f for f in opened.window.findChildren(QLineEdit) if "할 일" in f.accessibleName())
    step.setText("담임 선생님께 말하기")
    begun = time.perf_counter()
    opened.program.session.hide_wanted.emit()
    took = time.perf_counter() - begun
    assert not [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert not other.isVisible()
    assert opened.ends.left == 1
    assert took < 0.5
    again = open_(folder, PASSPHRASE, floor=FLOOR)
    assert drafts.load(again, "step:new") == {"title": "담임 선생님께 말하기"}
    again.close()


def test_shift_thrice_hides_an_open_record(opened):
    for _ in range(3):
        QTest.keyClick(opened.window.windowHandle(), SHIFT)
    assert opened.ends.left == 1
    assert not opened.window.isVisible()


def test_the_hide_button_hides(opened):
    hide = next(b for b in opened.window.findChildren(QWidget) if "숨기기" in b.accessibleName())
    QTest.mouseClick(hide, Qt.MouseButton.LeftButton)
    assert opened.ends.left == 1


def test_hide_works_before_a_record_is_open(run, tmp_path):
    running = run(tmp_path / "notes-data")
    for _ in range(3):
        QTest.keyClick(running.locked.windowHandle(), SHIFT)
    assert running.ends.left == 1
    assert not running.locked.isVisible()


def test_closing_the_window_keeps_and_closes(opened, folder, qtbot):
    opened.window.close()
    qtbot.waitUntil(lambda: bool(opened.ends.ended))
    open_(folder, PASSPHRASE, floor=FLOOR).close()
    assert not opened.ends.restarted


def test_an_editor_that_cannot_keep_does_not_stop_the_others(keep):
    kept = []

    class Full(QWidget):
        def keep_draft(self):
            kept.append("full")
            raise NoSpace

    class Broken(QWidget):
        def keep_draft(self):
            kept.append("broken")
            raise ZeroDivisionError

    class Well(QWidget):
        def keep_draft(self):
            kept.append("well")

    keep(Full())
    keep(Broken())
    keep(Well())
    lock.keep_drafts()
    assert sorted(kept) == ["broken", "full", "well"]
