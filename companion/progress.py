"""How a long call says how far it is, and is stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

TOLD = 64  # things from one report to the next
GoesOn = Callable[[], None]  # it goes on; may raise Cancelled, too
Progress = Callable[[int, int], None]  # (done, total); may raise Cancelled, which ends the call


class Step:
    """One step of a long call, some of the whole: called, it says that the call goes on.

    `at` says how much of the step is done; both may raise Cancelled.
    """

    __slots__ = ("_before", "_done", "_progress", "_total", "_work")

    def __init__(self, progress: Progress, before: int, total: int, work: int = 0) -> None:
        """`before` was done when it began, and it is `work` of `total`."""
        self._progress, self._before, self._total, self._work = progress, before, total, work
        self._done = 0

    def __call__(self) -> None:
        """It goes on, and no more of it is done."""
        self._progress(self._before + self._done, self._total)

    def half(self, second: bool = False) -> Step:
        """The first half of it, or the second, as a step of its own."""
        return self.share(second / 2, (1 + second) / 2)

    def share(self, first: float, end: float) -> Step:
        """What lies between two parts of it, 0 … 1, as a step of its own."""
        before, after = round(first * self._work), round(end * self._work)
        return Step(self._progress, self._before + before, self._total, after - before)

    def of(self, done: int, total: int) -> None:
        """So many of so many are done: a Progress itself."""
        self.at(done / total if total else 1)

    def many(self, total: int) -> Many:
        """It as so many things: called with some of them, it says that those are done."""
        return Many(self, total)

    def at(self, part: float) -> None:
        """So much of it is done, 0 … 1."""
        self._done = int(part * self._work)
        self()


class Many:
    """A step that counts: each call says that some more of all the things are done."""

    __slots__ = ("_done", "_step", "_total")

    def __init__(self, step: Step, total: int) -> None:
        self._step, self._total, self._done = step, total, 0

    def __call__(self, more: int = TOLD) -> None:
        """So many more are done; may raise Cancelled."""
        self._done = min(self._total, self._done + more)
        self._step.of(self._done, self._total)


def told(many: Iterable[T], goes_on: GoesOn, often: int = TOLD) -> Iterator[T]:
    """The same things, and every so `often` it is said that it goes on, which may end it."""
    for number, one in enumerate(many):
        if number % often == 0:
            goes_on()
        yield one


def silent() -> None:
    """What nobody hears that something goes on."""


def quiet(done: int, total: int) -> None:
    """The progress callback of whoever does not want to know."""


def unheard(part: float) -> None:
    """The same, where a part is told, 0 … 1."""
