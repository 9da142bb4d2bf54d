"""Which bars of a lane are to be drawn, and where: from ids and minutes, without a widget."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from companion.lanes import Course, Reach
from ui.lanes_axis import Axis

ROWS = 3  # bars one below the other in a lane
LEAST = 8  # px of a bar
_LONG = 24 * 60
_LATE = 400  # bars drawn that begin before what is seen
_SURE = ((0, 6), (12 * 60, 5), (24 * 60, 4), (11 * 24 * 60, 3), (31 * 24 * 60, 2))


class Bar(NamedTuple):
    """A bar: its place in the lane, its pixels, in which row, and how sure its time is, 1 to 6."""

    at: int
    left: float
    right: float
    row: int
    sure: int
    reach: Reach


class Bars:
    """The bars of a course. What is not known of a time yet is drawn where it begins."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.reach: dict[int, Reach] = dict(course.beside)
        self._firsts: dict[int, list[int]] = {}
        self._long: dict[int, list[int]] = {}
        self._place: dict[int, int] | None = None

    def firsts(self, lane: int) -> list[int]:
        """The first minutes of a lane's entries."""
        if lane not in self._firsts:
            firsts = self.course.firsts
            self._firsts[lane] = [firsts[place] for place in self.course.lanes[lane].entries]
        return self._firsts[lane]

    def ident(self, lane: int, at: int) -> int:
        """The id of a lane's entry."""
        return self.course.ids[self.course.lanes[lane].entries[at]]

    def reach_of(self, lane: int, at: int) -> Reach:
        """From when to when it may have been, as far as that is known."""
        first = self.firsts(lane)[at]
        return self.reach.get(self.ident(lane, at)) or Reach(first, first)

    def learn(self, found: dict[int, Reach]) -> None:
        """How far the times of some entries reach."""
        self.reach |= found
        long = {ident for ident, reach in found.items() if reach.last - reach.first > _LONG}
        if not long:
            return
        for ident in long:
            for lane, at in self._lanes_of(ident):
                held = self._long.setdefault(lane, [])
                place = bisect_left(held, at)
                if held[place : place + 1] != [at]:
                    held.insert(place, at)

    def seen(self, lane: int, first: float, last: float) -> range:
        """The entries of a lane that begin between two minutes."""
        firsts = self.firsts(lane)
        return range(bisect_left(firsts, first), bisect_right(firsts, last))

    def before(self, lane: int, seen: range, first: float) -> list[int]:
        """Those that began earlier and may go on beyond the minute `first`."""
        held = self._long.get(lane, ())
        earlier = held[
            max(0, bisect_left(held, seen.start) - _LATE) : bisect_left(held, seen.start)
        ]
        return [at for at in earlier if self.reach_of(lane, at).last >= first]

    def laid_out(self, lane: int, axis: Axis, first: float, last: float) -> Iterator[Bar]:
        """The bars between two minutes, in rows so that they cover each other least."""
        seen, ids, known = self.seen(lane, first, last), self.course.ids, self.reach
        firsts, entries = self.firsts(lane), self.course.lanes[lane].entries
        ends = [float("-inf")] * ROWS
        for at in (*self.before(lane, seen, first), *seen):  # hundreds for each frame
            begins = firsts[at]
            reach = known.get(ids[entries[at]]) or Reach(begins, begins)
            left = axis.at(reach.first)
            right = max(axis.at(reach.last), left + LEAST)
            row = 0
            while row < ROWS and ends[row] >= left:
                row += 1
            if row == ROWS:
                row = ends.index(min(ends))
            ends[row] = max(ends[row], right + 2)
            yield Bar(at, left, right, row, sureness(reach), reach)

    def nearest(self, lane: int, minutes: float) -> int:
        """The entry of a lane that begins nearest to a minute."""
        firsts = self.firsts(lane)
        at = bisect_left(firsts, minutes)
        around = [one for one in (at - 1, at) if 0 <= one < len(firsts)]
        return min(around, key=lambda one: abs(firsts[one] - minutes))

    def place_of(self, ident: int) -> tuple[int, int] | None:
        """The first lane that holds an id, and where."""
        found = self._lanes_of(ident)
        return found[0] if found else None

    def _lanes_of(self, ident: int) -> list[tuple[int, int]]:
        """Every lane that holds an id, and where."""
        if self._place is None:
            ids = self.course.ids
            self._place = dict(zip(ids, range(len(ids)), strict=True))
        place = self._place.get(ident)
        if place is None:
            return []
        found = []
        for number, lane in enumerate(self.course.lanes):
            at = bisect_left(lane.entries, place)
            if lane.entries[at : at + 1] == [place]:
                found.append((number, at))
        return found


def sureness(reach: Reach) -> int:
    """How sure a time is, as in the list: 6 a minute, 5 hours, 4 a day … 1 more than a month."""
    if reach.open_first or reach.open_last:
        return 1
    long = reach.last - reach.first
    if long == 0:  # the two that are met most
        return 6
    return next((sure for most, sure in _SURE if long <= most), 1)
