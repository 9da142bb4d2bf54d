"""Long calls: told about while they last, and ended when nobody wants them any more."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from companion.errors import Cancelled
from ui.tasks import Work


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


def test_progress_comes_on_this_thread_and_not_too_often(tasks, owner, qtbot):
    work, told = Work(owner), []
    work.progressed.connect(lambda part: told.append((part, threading.current_thread())))
    run(tasks, owner, work, times=300)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert 1 < len(told) < 100
    assert {thread for _, thread in told} == {threading.main_thread()}
    assert sorted(told, key=lambda pair: pair[0]) == told
