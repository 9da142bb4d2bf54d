"""Runs core calls off the UI thread, one at a time, and brings each outcome back."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot

from companion.errors import Cancelled

T = TypeVar("T")
Progress = Callable[[int, int], None]


@dataclass
class _Job(Generic[T]):
    owner: QObject
    call: Callable[[], T]
    done: Callable[[T], None]
    failed: Callable[[Exception], None]
    only_reads: bool
    future: Future[None] = field(default_factory=Future)
    pool: ThreadPoolExecutor | None = None
    result: Any = None
    error: Exception | None = None

    def execute(self) -> None:
        # Whatever goes wrong in the lane is brought to the UI thread, never lost on the worker.
        try:
            self.result = self.call()
        except Exception as error:
            self.error = error


# Each of Qt's calls into Python waits for its turn while a call in the lane computes, and laying
# out a sheet takes a hundred of them. At Python's own 5 ms they add up to half a second.
_TURN = 0.0005  # s


def _worker(name: str = "core") -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)


def _untold(_: object) -> None:
    """Nobody is left to hear it."""


class Tasks(QObject):
    """The only place in ui/ that starts a thread.

    Calls run in the order given, never two at once; only short ones go `beside` the lane, so
    that they do not wait for a long one, and a look at the whole record goes `apart`. `done` and
    `failed` are called on the UI thread, and not at all once `owner` is gone.
    """

    busy_changed = Signal(bool)
    _finished = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN)
        self._pool, self._side, self._apart = _worker(), _worker("beside"), _worker("apart")
        self._jobs: dict[int, _Job[Any]] = {}
        self._last = 0
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a call runs or waits."""
        return bool(self._jobs)

    @property
    def progresses(self) -> bool:
        """Whether a long call that writes is under way, and gets on."""
        writes = any(not job.only_reads for job in self._jobs.values())
        return writes and any(gate.is_fresh for gate in list(_gates))

    def run(
        self,
        owner: QObject,
        call: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        only_reads: bool = False,
    ) -> None:
        """Put a call at the end of the lane. `done(result)` or `failed(error)` follows.

        One that `only_reads` is not waited for when the program locks or ends.
        """
        self._submit(self._pool, _Job(owner, call, done, failed, only_reads))

    def beside(
        self,
        owner: QObject,
        call: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run a call of some milliseconds without waiting for the lane, after others like it."""
        self._submit(self._side, _Job(owner, call, done, failed, only_reads=False))

    def apart(
        self,
        owner: QObject,
        call: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run a long call that keeps nobody waiting, one that reads through `Vault.still`."""
        self._submit(self._apart, _Job(owner, call, done, failed, only_reads=True))

    def wind_up(self) -> None:
        """Stop what is long, drop what only reads; nothing is told any more.

        A call with a Work ends at its next report and is undone; a short one that writes, or one
        whose Work `lasts`, goes on to its end, also if it still waits.
        """
        for gate in list(_gates):
            if not gate.lasts:
                gate.shut()
        waiting: list[int] = []
        for number, job in list(self._jobs.items()):
            job.done = job.failed = _untold
            if not job.future.cancel():
                continue
            if job.only_reads:
                del self._jobs[number]
            else:
                waiting.append(number)
        in_lane = [job for job in self._jobs.values() if job.pool is self._pool]
        if any(job.only_reads and job.future.running() for job in in_lane):
            # What writes does not wait for what reads: the one worker is left to that, and to
            # whatever becomes of it when the process ends.
            self._pool.shutdown(wait=False)
            self._pool = _worker()
        for number in waiting:
            self._jobs[number].future = self._pool.submit(self._work, number)

    def settle(self, seconds: float) -> bool:
        """Wait until nothing that writes runs or waits; whether that came in time."""
        left = [job.future for job in self._jobs.values() if not job.only_reads]
        return not wait(left, seconds).not_done

    def stop(self) -> None:
        """Let the running call end, drop those still waiting; nothing is told any more."""
        for job in self._jobs.values():
            job.done = job.failed = _untold
        for pool in (self._apart, self._side, self._pool):
            pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, pool: ThreadPoolExecutor, job: _Job[Any]) -> None:
        self._last += 1
        self._jobs[self._last] = job
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        job.pool, job.future = pool, pool.submit(self._work, self._last)

    def _work(self, number: int) -> None:
        # The worker keeps no reference of its own: were it the last to let go of a widget, Qt
        # would destroy the widget on this thread and crash.
        self._jobs[number].execute()
        self._finished.emit(number)

    @Slot(int)
    def _deliver(self, number: int) -> None:
        job = self._jobs.pop(number)
        if not self._jobs:
            self.busy_changed.emit(False)
        if not shiboken6.isValid(job.owner):
            return
        if job.error is not None:
            job.failed(job.error)
        else:
            job.done(job.result)


_MUCH = 0.1  # of the whole: shown also just after another report; the next may be long in coming
_FRESH = 10.0  # seconds without a report after which a long call is taken to hang


class _Gate:
    """Shut once nobody wants what a call brings; who shuts it waits for a report under way."""

    def __init__(self, *, lasts: bool) -> None:
        self.lasts = lasts
        self.lock = threading.Lock()
        self.is_shut = self.is_deaf = False
        self.reported = -_FRESH

    @property
    def is_fresh(self) -> bool:
        """Whether the last report is not long ago, and others are wanted."""
        return not self.is_shut and time.monotonic() - self.reported < _FRESH

    def shut(self) -> None:
        with self.lock:
            self.is_shut = True

    def leave(self) -> None:
        """Nobody is there any more to see how far it is; what lasts goes on unseen."""
        with self.lock:
            self.is_deaf, self.is_shut = True, self.is_shut or not self.lasts


_gates: WeakSet[_Gate] = WeakSet()  # one a Work; `wind_up` shuts those that do not last


class Work(QObject):
    """The progress of one long call, and the way to stop it.

    Hand `report` to the core call as its `progress`; `progressed` comes on the UI thread, at
    most twenty times a second but for what is much at once. After `cancel`, once the Work is gone
    with what it belonged to, or when the program locks, the call ends with Cancelled at its next
    report. One that `lasts`, of some seconds, only `cancel` ends: who locks meanwhile wanted what
    was begun.
    """

    progressed = Signal(float)  # 0 … 1; a float, since bytes outgrow Qt's int
    last_progressed = Signal(float)  # the same of a last step, which is not stopped any more

    def __init__(self, parent: QObject | None = None, *, lasts: bool = False) -> None:
        super().__init__(parent)
        self._gate = _Gate(lasts=lasts)
        _gates.add(self._gate)
        self._told = self._part = 0.0
        self.destroyed.connect(self._gate.leave)

    def cancel(self) -> None:
        """Stop the call at its next report."""
        self._gate.shut()

    def report(self, done: int, total: int) -> None:
        """Called by the core, on the worker. Raises Cancelled after `cancel`."""
        with self._gate.lock:
            if self._gate.is_shut:
                raise Cancelled
            self._tell(self.progressed, done, total)

    def report_last(self, done: int, total: int) -> None:
        """The same of a last step, which nothing stops; raises nothing."""
        with self._gate.lock:
            self._tell(self.last_progressed, done, total)

    def _tell(self, signal: SignalInstance, done: int, total: int) -> None:
        now = self._gate.reported = time.monotonic()
        part = done / total if total else 1.0
        if now - self._told >= 0.05 or part >= 1 or abs(part - self._part) >= _MUCH:
            self._told, self._part = now, part
            if not self._gate.is_deaf:
                signal.emit(part)
