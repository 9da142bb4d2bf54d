"""How a long call says how far it is, and is stopped."""

from __future__ import annotations

from collections.abc import Callable

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
        work = self._work // 2
        return Step(self._progress, self._before + second * work, self._total, work)

    def at(self, part: float) -> None:
        """So much of it is done, 0 … 1."""
        self._done = int(part * self._work)
        self()


def quiet(done: int, total: int) -> None:
    """The progress callback of whoever does not want to know."""
