from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from companion import cases, drafts, timeline
from companion.errors import NoSpace
from companion.records import NewIncident, Shows
from companion.vault import open_
from tests.ui.conftest import PASSPHRASE
from tests.ui.program import FLOOR
from ui import lock
from ui.intake import How, Intake, Wish
from ui.lock import Watch
from ui.tasks import Work
from ui.widgets.cover import Cover

SHIFT = Qt.Key.Key_Shift
SHIFTED = Qt.KeyboardModifier.ShiftModifier


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


def sent(window, keys: str) -> None:
    """Type as an input method does: Shift is seen, the letter comes as a text."""
    for letter in keys:
        if letter in "ㅃㅉㄸㄲㅆ":
            QTest.keyPress(window, SHIFT)
        event = QInputMethodEvent(letter, [])
        QApplication.sendEvent(QGuiApplication.focusObject(), event)
        QTest.keyRelease(window, SHIFT)


def test_korean_double_letters_hide_nothing(opened, qtbot):
    """With an input method no key follows the Shift, only a text."""
    opened.program.session.page_wanted.emit("steps")
    step = next(f for f in opened.window.findChildren(QLineEdit) if "할 일" in f.accessibleName())
    step.setFocus()
    qtbot.waitUntil(lambda: QGuiApplication.focusObject() is step)
    sent(opened.window.windowHandle(), "ㅃㅆㄲㄸㅉ")
    assert opened.ends.left == 0
    for _ in range(3):
        QTest.keyClick(opened.window.windowHandle(), SHIFT)
    assert opened.ends.left == 1


def test_shift_with_the_mouse_hides_nothing(watch, window, keep):
    told = []
    watch.thrice.connect(lambda: told.append(1))
    for _ in range(5):
        QTest.keyPress(window, SHIFT)
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, SHIFTED, QPoint(5, 5))
        QTest.keyRelease(window, SHIFT)
    assert not told


def test_idle_comes_again_after_nothing_was_there_to_lock(watch, window, qtbot):
    with qtbot.waitSignal(watch.idle, timeout=2000):
        watch.wait(30)
    with qtbot.waitSignal(watch.idle, timeout=2000):
        QTest.keyClick(window, Qt.Key.Key_A)


def test_lock_covers_keeps_closes_and_starts_anew(opened, folder, qtbot):
    window = opened.window
    opened.program.session.page_wanted.emit("timeline")
    window.page.write_new()
    typed = next(f for f in window.findChildren(QLineEdit) if f.accessibleName() == "제목")
    typed.setText("체육대회 다음 날")
    begun = time.perf_counter()
    window.cover()
    assert time.perf_counter() - begun < 0.5  # the figure for people is in tests/faults
    opened.program.lock()
    assert window.grab().toImage().pixelColor(300, 300) == window.palette().window().color()
    assert [start.folder for start in opened.ends.restarted] == [folder]
    assert opened.ends.restarted[0].language == "ko"
    again = open_(folder, PASSPHRASE, floor=FLOOR)
    kept = [drafts.load(again, place) for place in drafts.places(again)]
    again.close()
    assert any("체육대회 다음 날" in (content or {}).values() for content in kept)


def test_a_second_lock_while_locking_does_nothing(opened):
    opened.program.lock()
    opened.program.lock()
    assert len(opened.ends.restarted) == 1


def test_lock_waits_for_a_write_under_way(opened, folder):
    session, begun, go = opened.program.session, threading.Event(), threading.Event()

    def write():
        begun.set()
        go.wait(10)
        return timeline.add(session.vault, session.case.id, NewIncident("saved after all"))

    session.change(opened.window, write)
    assert begun.wait(5)
    threading.Timer(0.2, go.set).start()
    opened.program.lock()
    assert go.is_set()
    assert opened.ends.restarted
    again = open_(folder, PASSPHRASE, floor=FLOOR)
    newest = timeline.latest(again, session.case.id)
    again.close()
    assert newest is not None
    assert newest.title == "saved after all"


def test_lock_does_not_wait_for_what_only_reads(opened, folder):
    session, begun, go = opened.program.session, threading.Event(), threading.Event()
    shown: list[object] = []

    def wait() -> None:
        begun.set()
        go.wait(10)

    session.read(opened.window.page, wait, shown.append)
    session.change(
        opened.window,
        lambda: timeline.add(session.vault, session.case.id, NewIncident("behind it")),
    )
    assert begun.wait(5)
    opened.program.lock()
    assert opened.ends.restarted
    assert not go.is_set()
    go.set()
    QTest.qWait(50)
    assert not shown  # nothing opens over the cover
    again = open_(folder, PASSPHRASE, floor=FLOOR)
    newest = timeline.latest(again, session.case.id)
    again.close()
    assert newest is not None
    assert newest.title == "behind it"


def test_lock_stops_a_file_on_its_way_in(opened, folder, tmp_path, qtbot):
    """It is not waited for, and nothing of it is left."""
    session = opened.program.session
    big = tmp_path / "big.bin"
    with open(big, "wb") as file:
        file.truncate(3 * 1024**3)
    intake = Intake(session, [Wish(big, Shows.ORDINARY, How.KEEP)], None, opened.window)
    with qtbot.waitSignal(intake.progressed, timeout=20_000):
        intake.start()
    begun = time.perf_counter()
    opened.program.lock()
    assert time.perf_counter() - begun < 2
    assert opened.ends.restarted
    assert list((folder / "objects").iterdir()) == []


def test_lock_takes_every_other_window_away(opened, keep):
    other = keep(QWidget())
    opened.program.lock()
    assert not other.isVisible()
    assert opened.window.isVisible()  # covered


def test_idle_locks(run, folder, qtbot):
    running = run(folder, minute=30)
    running.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: bool(running.ends.restarted), timeout=5000)


@pytest.fixture
def bringing(opened):
    """A long write under way, such as a backup; set the event to let it end."""
    session, work = opened.program.session, Work(opened.window)
    begun, go = threading.Event(), threading.Event()

    def long():
        while not go.is_set():
            work.report(1, 2)
            begun.set()
            go.wait(0.001)

    session.change(opened.window, long)
    assert begun.wait(5)
    yield go
    go.set()


def test_idle_lets_a_long_write_end_first_and_covers_it(opened, bringing, qtbot):
    opened.program._watch.idle.emit()
    QTest.qWait(500)
    assert not opened.ends.restarted
    seen = [label.text() for label in opened.window.findChildren(QLabel) if label.isVisible()]
    assert seen == ["잠시만요. 하던 일을 마치고 잠글게요."]
    QTest.keyClick(opened.window.windowHandle(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not opened.window.page.isVisible()
    assert opened.window.focusWidget() is opened.window.findChild(Cover)
    bringing.set()
    qtbot.waitUntil(lambda: bool(opened.ends.restarted))


def test_a_lock_asked_for_does_not_wait_for_what_idleness_waits_for(opened, bringing):
    opened.program._watch.idle.emit()
    QTest.qWait(300)
    assert not opened.ends.restarted
    opened.program.lock()
    assert opened.ends.restarted
    assert not bringing.is_set()


def test_idle_does_not_wait_for_what_does_not_get_on(opened, monkeypatch):
    """Such as a question of the computer's keyring that nobody answers."""
    monkeypatch.setattr(lock, "REPLACE_WITHIN", 0.1)
    go = threading.Event()
    opened.program.session.change(opened.window, lambda: go.wait(20))
    opened.program._watch.idle.emit()
    assert opened.ends.restarted
    go.set()


def test_idle_before_a_record_is_open_does_nothing(run, folder, qtbot):
    running = run(folder)
    running.program.lock()
    QTest.qWait(50)
    assert not running.ends.restarted
    assert running.locked.isVisible()


def test_idle_forgets_a_passphrase_that_was_typed_and_left(run, folder, qtbot):
    running = run(folder, minute=30)
    running.locked.findChild(QLineEdit).setText("paper lamp")
    qtbot.waitUntil(lambda: bool(running.ends.restarted), timeout=5000)
    assert running.ends.restarted[0].folder == folder
    assert not running.locked.isVisible()


def test_hide_takes_every_window_away_and_loses_nothing(opened, folder, keep):
    other = keep(QWidget())
    opened.program.session.page_wanted.emit("steps")
    step = next(f for f in opened.window.findChildren(QLineEdit) if "할 일" in f.accessibleName())
    step.setText("담임 선생님께 말하기")
    begun = time.perf_counter()
    opened.window.hide_wanted.emit()
    took = time.perf_counter() - begun
    assert not [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert not other.isVisible()
    assert opened.ends.left == 1
    assert took < 0.5
    again = open_(folder, PASSPHRASE, floor=FLOOR)
    assert drafts.load(again, f"step:new:{cases.all_of(again)[0].id}") == {
        "title": "담임 선생님께 말하기"
    }
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


def test_closing_the_window_keeps_and_closes(opened, folder):
    opened.window.close()
    assert opened.ends.left == 1
    assert not opened.window.isVisible()
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
