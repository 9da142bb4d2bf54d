"""Stopping something long at one report after the other, more and more of them apart."""

from __future__ import annotations

from collections.abc import Iterator

from companion.errors import Cancelled


class Stop:
    """A progress that stops at its report of this number, and knows whether it came to that."""

    def __init__(self, at: int) -> None:
        self._left, self.came = at, False
        self.told: list[float] = []

    def __call__(self, done: int, total: int) -> None:
        self.told.append(done / total)
        self._left -= 1
        if self._left < 0:
            self.came = True
            raise Cancelled


def each_stop() -> Iterator[Stop]:
    """One after the other, until one is not come to: then what was to be stopped is done."""
    at = 0
    while True:
        stop = Stop(at)
        yield stop
        if not stop.came:
            return
        at += 1 + at // 4
