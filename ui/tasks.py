"""Runs core calls off the UI thread, one at a time, and brings each outcome back."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from companion.errors import Cancelled

T = TypeVar("T")
Progress = Callable[[int, int], None]


@dataclass
class _Job(Generic[T]):
    owner: QObject
    call: Callable[[], T]
    done: Callable[[T], None]
    failed: Callable[[Exception], None]
    result: Any = None
    error: Exception | None = None

    def execute(self) -> None:
        # Whatever goes wrong in the lane is brought to the UI thread, never lost on the worker.
        try:
            self.result = self.call()
        except Exception as error:
            self.error = error


def _untold(_: object) -> None:
    """Nobody is left to hear it."""


class Tasks(QObject):
    """The only place in ui/ that starts a thread.

    Calls run in the order given, never two at once. `done` and `failed` are called on the UI
    thread, and not at all once `owner` is gone.
    """

    busy_changed = Signal(bool)
    _finished = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="core")
        self._jobs: dict[int, _Job[Any]] = {}
        self._last = 0
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a call runs or waits."""
        return bool(self._jobs)

    def run(
        self,
        owner: QObject,
        call: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Put a call at the end of the lane. `done(result)` or `failed(error)` follows."""
        self._last += 1
        self._jobs[self._last] = _Job(owner, call, done, failed)
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        self._pool.submit(self._work, self._last)

    def run_last(
        self, owner: QObject, call: Callable[[], None], done: Callable[[object], None]
    ) -> None:
        """Put the call at the end that closes what the others need; `done` follows in any case.

        The others are still done, but their outcome is told no more.
        """
        for job in self._jobs.values():
            job.done = job.failed = _untold
        self.run(owner, call, done, done)

    def stop(self) -> None:
        """Let the running call end, drop those still waiting."""
        self._pool.shutdown(wait=True, cancel_futures=True)

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


class _Gate:
    """Shut once nobody wants what a call brings; who shuts it waits for a report under way."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.is_shut = False

    def shut(self) -> None:
        with self.lock:
            self.is_shut = True


class Work(QObject):
    """The progress of one long call, and the way to stop it.

    Hand `report` to the core call as its `progress`; `progressed` comes on the UI thread, at
    most twenty times a second. After `cancel`, or once the Work is gone with what it belonged
    to, the call ends with Cancelled at its next report.
    """

    progressed = Signal(float)  # 0 … 1; a float, since bytes outgrow Qt's int

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate = _Gate()
        self._told = 0.0
        self.destroyed.connect(self._gate.shut)

    def cancel(self) -> None:
        """Stop the call at its next report."""
        self._gate.shut()

    def report(self, done: int, total: int) -> None:
        """Called by the core, on the worker. Raises Cancelled after `cancel`."""
        with self._gate.lock:
            if self._gate.is_shut:
                raise Cancelled
            now = time.monotonic()
            if now - self._told >= 0.05 or done >= total:
                self._told = now
                self.progressed.emit(done / total if total else 1.0)
