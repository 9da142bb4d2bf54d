"""Long calls: told about while they last, and ended when nobody wants them any more."""

from __future__ import annotations

import ast
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QLabel, QProgressBar
from shiboken6 import delete

from companion.errors import Cancelled
from ui.tasks import Work
from ui.widgets.long_act import LongAct
from ui.widgets.progress import Bar


@pytest.fixture
def owner(qapp):
    return QObject()


def run(tasks, owner, work, times=10_000):
    """Start a call that reports for long; give its steps and its end."""
    steps: list[int] = []
    end: list[object] = []
    begun = threading.Event()

    def call():
        try:
            for step in range(times):
                steps.append(step)
                begun.set()
                work.report(step, times)
                threading.Event().wait(0.001)
        except Cancelled:
            end.append("cancelled")
            raise

    tasks.run(owner, call, end.append, lambda error: end.append(type(error)))
    assert begun.wait(5)
    return steps, end


def test_cancel_ends_the_call(tasks, owner, qtbot):
    work = Work(owner)
    steps, end = run(tasks, owner, work)
    work.cancel()
    qtbot.waitUntil(lambda: end == ["cancelled", Cancelled])
    assert len(steps) < 10_000


def test_a_call_ends_when_its_sheet_goes(tasks, owner, qtbot):
    """As when the program locks during a long import: what was begun is rolled back."""
    work = Work(owner)
    steps, end = run(tasks, owner, work)
    delete(owner)
    qtbot.waitUntil(lambda: end == ["cancelled"])
    assert len(steps) < 10_000


def test_one_that_lasts_comes_to_its_end_when_its_sheet_goes_and_the_program_locks(
    tasks, owner, qtbot
):
    work = Work(owner, lasts=True)
    steps, end = run(tasks, owner, work, times=100)
    delete(owner)
    tasks.wind_up()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert (len(steps), end) == (100, [])


def test_one_that_lasts_is_stopped_all_the_same(tasks, owner, qtbot):
    work = Work(owner, lasts=True)
    _, end = run(tasks, owner, work)
    work.cancel()
    qtbot.waitUntil(lambda: end == ["cancelled", Cancelled])


def test_progress_comes_on_this_thread_and_not_too_often(tasks, owner, qtbot):
    work, told = Work(owner), []
    work.progressed.connect(lambda part: told.append((part, threading.current_thread())))
    run(tasks, owner, work, times=300)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert 1 < len(told) < 100
    assert {thread for _, thread in told} == {threading.main_thread()}
    assert sorted(told, key=lambda pair: pair[0]) == told


def test_a_step_that_follows_at_once_on_another_is_shown_too(tasks, owner, qtbot):
    """The next one may be long in coming."""
    work, end = Work(owner), threading.Event()
    told: list[float] = []
    work.progressed.connect(told.append)

    def call():
        for done in range(2):
            work.report(done, 3)
        assert end.wait(5)

    tasks.run(owner, call, lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: told == [0, 1 / 3])
    end.set()


def test_a_bar_of_which_nobody_knows_how_far_it_is_runs_to_and_fro(qtbot, monkeypatch):
    """Only while it is told that it goes on: one that hangs stands still."""
    now = [100.0]
    monkeypatch.setattr("ui.widgets.progress.monotonic", lambda: now[0])
    bar = Bar("Opening")
    qtbot.addWidget(bar)
    bar.set_part(0)
    assert (bar.maximum() > 0, bar.value()) == (True, 0)
    now[0] += 1
    assert bar.maximum() > 0
    bar.set_part(0)
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    bar.set_part(0.25)
    assert bar.value() * 4 == bar.maximum()
    bar.begin()
    assert (bar.maximum() > 0, bar.value()) == (True, 0)


def test_where_less_motion_was_asked_for_nothing_runs_to_and_fro(keep):
    bar = keep(Bar("Looking"))
    bar.run()
    bar.begin()
    bar._motion.ask()  # an answer that comes late, when it is known again how far it is
    assert bar.maximum() > 0
    bar._motion.known.emit(False)
    bar._running = True
    bar._motion.known.emit(False)
    assert bar.maximum() > 0
    bar._motion.known.emit(True)
    assert bar.maximum() == 0


def test_a_last_step_that_cannot_be_stopped_says_so(tasks, qtbot):
    """Once all is done and the call goes on, "Stop" would stop nothing any more."""
    act, end = LongAct("Making it"), threading.Event()
    qtbot.addWidget(act)

    def call(progress):
        progress(1, 2)
        progress(2, 2)
        assert end.wait(5)

    act.begin(tasks.run, call, lambda _: None, lambda _: None)
    (stop,) = act.findChildren(QAbstractButton)
    qtbot.waitUntil(lambda: not stop.isEnabled())
    assert any("cannot be stopped" in one.text() for one in act.findChildren(QLabel))
    end.set()
    qtbot.waitUntil(lambda: not act.running)
    act.begin(tasks.run, lambda progress: progress(0, 1), lambda _: None, lambda _: None)
    assert stop.isEnabled()
    assert [one.text() for one in act.findChildren(QLabel)] == ["Making it"]
    qtbot.waitUntil(lambda: not act.running)


def test_a_long_last_step_has_a_bar_of_its_own_and_no_stop(tasks, qtbot):
    act, middle, end = LongAct("Making it", last="Clearing up"), *events(2)
    qtbot.addWidget(act)
    (bar,), (stop,) = act.findChildren(QProgressBar), act.findChildren(QAbstractButton)

    def call(progress, last):
        progress(2, 2)
        for done in range(1, 3):
            last(done, 4)
        assert middle.wait(5)
        last(3, 4)
        assert end.wait(5)

    act.begin_to_last(tasks.run, call, lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: not stop.isEnabled())
    assert [one.text() for one in act.findChildren(QLabel)] == ["Clearing up"]
    act.cancel()  # as when the sheet is closed all the same
    tasks.wind_up()
    middle.set()
    qtbot.waitUntil(lambda: bar.value() == 750)
    end.set()
    assert tasks.settle(5)


def events(number: int) -> list[threading.Event]:
    return [threading.Event() for _ in range(number)]


ROOT = Path(__file__).parents[2]


def takes_long() -> dict[str, set[str]]:
    """The functions that say how far they are, by module: of the core, and the window's own."""
    found: dict[str, set[str]] = {}
    for path in (*(ROOT / "companion").rglob("*.py"), *(ROOT / "ui").rglob("*.py")):
        for one in ast.parse(path.read_text("utf-8")).body:
            if isinstance(one, ast.FunctionDef) and not one.name.startswith("_"):
                names = [arg.arg for arg in (*one.args.args, *one.args.kwonlyargs)]
                if "progress" in names:
                    found.setdefault(path.stem, set()).add(one.name)
    return found


def calls(long: dict[str, set[str]]) -> Iterator[tuple[str, ast.Call]]:
    """Where the window calls one of them, or hands it on to be called."""
    for path in (ROOT / "ui").rglob("*.py"):
        for one in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(one, ast.Call):
                continue
            wanted = one.args[0] if one.args and ast.unparse(one.func) == "partial" else one.func
            if isinstance(wanted, ast.Attribute) and isinstance(wanted.value, ast.Name):
                name = f"{wanted.value.id}.{wanted.attr}"
                if wanted.attr in long.get(wanted.value.id, ()):
                    yield f"{path.name}: {name}", one


def test_whatever_takes_long_is_shown_and_can_be_stopped():
    """A call that nobody hears of is a window that does nothing, and no way out of it."""
    there = list(calls(takes_long()))
    assert len(there) > 25
    mute = [
        where
        for where, one in there
        if not re.search(r"\b(progress|report)\b", ast.unparse(one)) and where not in AT_ONCE
    ]
    assert mute == []
    assert set(AT_ONCE) <= {where for where, _ in there}


def test_what_says_how_far_it_is_says_so_under_one_name():
    """Else the rule above would not know it: `keys.put` had another name for it once."""
    other = [
        f"{path.name}: {one.name}({arg.arg})"
        for path in (ROOT / "companion").rglob("*.py")
        for one in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(one, ast.FunctionDef) and not one.name.startswith("_")
        for arg in (*one.args.args, *one.args.kwonlyargs)
        if arg.annotation is not None
        and ast.unparse(arg.annotation) == "Progress"
        and arg.arg not in ("progress", "last")  # and of a last step that nothing stops
    ]
    assert other == []


AT_ONCE = {
    "receive.py: received.take_in": "a partial; it gets its progress where it is called",
}
"""What needs none, and why."""
