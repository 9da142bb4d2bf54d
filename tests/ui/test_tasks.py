from __future__ import annotations

import sys
import threading
import time

import pytest
from PySide6.QtCore import QObject, QThread
from shiboken6 import delete

from companion.errors import Cancelled, NoSpace
from ui.tasks import Tasks, Work


def holding(begun: threading.Event, go: threading.Event):
    """A call that says when it has begun and goes on until it is let go."""

    def call() -> None:
        begun.set()
        go.wait(10)

    return call


def untold(_: object) -> None:
    """Nobody listens."""


@pytest.fixture
def owner(qapp):
    return QObject()


def test_calls_run_in_order_and_tell_on_the_ui_thread(tasks, owner, qtbot):
    told: list[tuple[int, bool, bool]] = []
    here = threading.get_ident()
    for number in range(20):
        tasks.run(
            owner,
            lambda number=number: (number, threading.get_ident() == here),
            lambda found: told.append((*found, threading.get_ident() == here)),
            pytest.fail,
        )
    qtbot.waitUntil(lambda: len(told) == 20)
    assert told == [(number, False, True) for number in range(20)]


def test_a_call_that_computes_gives_way_soon(tasks, owner, qtbot):
    """As often as a sheet that is laid out asks for a turn; at Python's 5 ms it would be felt."""
    taken: list[float] = []
    ours = sys.getswitchinterval()
    for turn in (0.005, ours):
        begun, over, done = threading.Event(), threading.Event(), threading.Event()

        def compute(begun=begun, over=over) -> None:
            begun.set()
            while not over.is_set():
                sum(range(200))

        tasks.run(owner, compute, lambda _, done=done: done.set(), pytest.fail)
        assert begun.wait(5)
        sys.setswitchinterval(turn)
        try:
            start = time.monotonic()
            for _ in range(60):
                time.sleep(0)  # lets go of Python, and has to wait for it
            taken.append(time.monotonic() - start)
        finally:
            sys.setswitchinterval(ours)
            over.set()
        qtbot.waitUntil(done.is_set)
    assert taken[1] < taken[0] / 2


def test_what_goes_wrong_is_brought_back(tasks, owner, qtbot):
    told: list[Exception] = []

    def call():
        raise NoSpace

    tasks.run(owner, call, pytest.fail, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], NoSpace)


def test_nothing_is_told_to_one_who_is_gone(tasks, owner, qtbot):
    told: list[object] = []
    go = threading.Event()
    tasks.run(owner, lambda: go.wait(10), told.append, told.append)
    delete(owner)
    go.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert not told


def test_busy_is_told_once_each_way(tasks, owner, qtbot):
    told: list[bool] = []
    tasks.busy_changed.connect(told.append)
    for _ in range(3):
        tasks.run(owner, lambda: None, lambda _: None, pytest.fail)
    assert tasks.busy
    qtbot.waitUntil(lambda: told == [True, False])


def test_winding_up_lets_what_writes_end_and_tells_nothing_more(tasks, owner, qtbot):
    done: list[int] = []
    told: list[object] = []
    begun, go = threading.Event(), threading.Event()
    tasks.run(owner, holding(begun, go), told.append, told.append)
    tasks.run(owner, lambda: done.append(1), told.append, told.append, only_reads=True)
    tasks.run(owner, lambda: done.append(2), told.append, told.append)
    assert begun.wait(5)
    tasks.wind_up()
    assert not tasks.settle(0.05)
    go.set()
    assert tasks.settle(5)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert (done, told) == ([2], [])


def test_winding_up_does_not_wait_for_what_only_reads(tasks, owner, qtbot):
    done: list[int] = []
    begun, go = threading.Event(), threading.Event()
    tasks.run(owner, holding(begun, go), untold, untold, only_reads=True)
    tasks.run(owner, lambda: done.append(1), untold, untold)
    tasks.run(owner, lambda: done.append(2), untold, untold)
    assert begun.wait(5)
    tasks.wind_up()
    assert tasks.settle(5)
    assert done == [1, 2]
    assert not go.is_set()
    go.set()
    qtbot.waitUntil(lambda: not tasks.busy)


def test_winding_up_stops_what_reports(tasks, owner, qtbot):
    begun, ended = threading.Event(), []
    work = Work(owner)

    def long():
        try:
            while True:
                work.report(1, 2)
                begun.set()
                threading.Event().wait(0.001)
        except Cancelled:
            ended.append(1)
            raise

    tasks.run(owner, long, untold, untold)
    assert begun.wait(5)
    tasks.wind_up()
    assert tasks.settle(5)
    assert ended


def test_a_widget_never_dies_on_the_worker(qapp, qtbot):
    """The worker holds no last reference: were it so, Qt would destroy the object there."""
    tasks = Tasks()
    died: list[bool] = []

    class Owned(QObject):
        def __del__(self):
            died.append(QThread.currentThread() is qapp.thread())

    for _ in range(50):
        mine = Owned()
        tasks.run(mine, mine.objectName, untold, untold)
        del mine
    qtbot.waitUntil(lambda: len(died) == 50)
    tasks.stop()
    assert all(died)


def test_stopping_drops_what_waits(qapp):
    tasks, go, owner = Tasks(), threading.Event(), QObject()
    done: list[str] = []
    tasks.run(owner, lambda: go.wait(10), untold, untold)
    tasks.run(owner, lambda: done.append("waited"), untold, untold)
    threading.Timer(0.05, go.set).start()
    tasks.stop()
    assert not done
