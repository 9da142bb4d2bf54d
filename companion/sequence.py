"""The order in which what happened is shown, where a new week or month begins, and what fits.

A time that has no moment of its own ("before the sports day") stands beside that landmark where
the person said when it was; else it comes last, as what has no time does.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from companion import timeline, when
from companion.records import Known
from companion.vault import Vault
from companion.when import UNKNOWN, Span, When

_WEEKS = 190  # days that a record spans at most, for which it is parted by weeks
_MANY = 2000  # hits, from which on the whole order is read and not each of them

_ENDS = "coalesce(json_extract(happened, '$.end'), json_extract(happened, '$.hint.end'), '')"


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is to be shown: whatever fits all that is said here. Left alone, everything fits.

    `act` is a kind of act, "-" where none was said. `items` asks for entries with items, or for
    those without. What may lie within `time` fits it. `only` are ids.
    """

    act: str = ""
    account: int = 0
    person: int = 0
    items: bool | None = None
    known: Known | None = None
    time: When = UNKNOWN
    only: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A week or a month: the row it begins with, and its time; None for what has none."""

    first: int
    time: When | None


@dataclass(frozen=True, slots=True)
class Sequence:
    """Ids in their order, the parts they fall into, and the landmarks: (row below it, name)."""

    ids: list[int] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Put:
    """Something to be put at a row of the sorted list: a landmark, or an entry beside one."""

    row: int
    rank: int
    ident: int
    day: str
    name: str = ""


ALL = Sieve()


def read(
    vault: Vault,
    case: int,
    query: str = "",
    sieve: Sieve = ALL,
    oldest_first: bool = False,
    landmarks: Mapping[str, When] | None = None,
) -> Sequence:
    """What fits a query and a sieve, newest or oldest first, unknown times last.

    `landmarks` are names and the times that were said of them.
    """
    order = "earliest = '', earliest, id" if oldest_first else "earliest DESC, id"
    clause, args = _clause(sieve)
    wanted = f"casefile = ? AND removed_at = ''{clause}"
    hits = timeline.hits(vault, query) if query.strip() else None
    if hits is not None and len(hits) <= _MANY:
        wanted += " AND id IN (SELECT value FROM json_each(?))"
        args.append(json.dumps(hits))
    sql = f"SELECT id, earliest FROM incident WHERE {wanted} ORDER BY {order}"
    # As rows: texts gathered into one by SQL took twenty times as long once a window had read some.
    rows = vault.rows(sql, case, *args)
    ids, days = [row[0] for row in rows], [row[1][:10] for row in rows]
    if hits is not None and len(hits) > _MANY:
        there = set(hits)
        kept = [at for at, ident in enumerate(ids) if ident in there]
        ids, days = [ids[at] for at in kept], [days[at] for at in kept]
    known = len(days) - days.count("") if days and not days[-1] else len(days)
    puts = [] if not landmarks else _puts(vault, case, ids, days[:known], landmarks, oldest_first)
    ids, days, marks = _put(ids, days, known, puts)
    return Sequence(ids, _parts(days), marks)


def _clause(sieve: Sieve) -> tuple[str, list[object]]:
    """The sieve as SQL over `incident`, and its values."""
    parts: list[tuple[str, list[object]]] = []
    if sieve.act == "-":
        parts.append(("acts = '[]'", []))
    elif sieve.act:
        parts.append(("EXISTS (SELECT 1 FROM json_each(acts) WHERE value = ?)", [sieve.act]))
    for table, ident in (("account", sieve.account), ("person", sieve.person)):
        if ident:
            linked = f"SELECT incident FROM incident_{table} WHERE {table} = ?"
            parts.append((f"id IN ({linked})", [ident]))
    if sieve.items is not None:
        linked = (
            "SELECT l.incident FROM incident_evidence AS l"
            " JOIN evidence AS e ON e.id = l.evidence AND e.removed_at = ''"
        )
        parts.append((f"id {'' if sieve.items else 'NOT '}IN ({linked})", []))
    if sieve.known is not None:
        parts.append(("known = ?", [str(sieve.known)]))
    if sieve.time.earliest is not None and sieve.time.latest is not None:
        last = sieve.time.latest.isoformat(timespec="minutes")
        first = sieve.time.earliest.date().isoformat()
        parts.append((f"earliest <> '' AND earliest <= ? AND {_ENDS} >= ?", [last, first]))
    if sieve.only is not None:
        parts.append(("id IN (SELECT value FROM json_each(?))", [json.dumps(sieve.only)]))
    said = "".join(f" AND {clause}" for clause, _ in parts)
    return said, [value for _, values in parts for value in values]


def _puts(
    vault: Vault,
    case: int,
    ids: list[int],
    days: list[str],
    landmarks: Mapping[str, When],
    oldest_first: bool,
) -> list[_Put]:
    """The landmarks, and the entries that stand beside them; `days` are those that are known."""
    ends = {
        name: (time.earliest.date().isoformat(), time.latest.date().isoformat())
        for name, time in landmarks.items()
        if time.earliest is not None and time.latest is not None
    }
    if not ends or not ids:
        return []
    puts = []
    for name, (first, _) in sorted(ends.items()):
        row = _row(days, first, True, oldest_first)
        puts.append(_Put(row, 1, 0, first, name))
    for ident, span, anchor in _beside(vault, case, ids[len(days) :]):
        if anchor in ends:
            is_before = span == Span.BEFORE
            day = ends[anchor][0 if is_before else 1]
            row = _row(days, day, is_before, oldest_first)
            puts.append(_Put(row, 2 if is_before else 0, ident, day))
    turn = -1 if oldest_first else 1
    return sorted(puts, key=lambda put: (put.row, turn * put.rank, put.ident, put.name))


def _row(days: list[str], day: str, is_before: bool, oldest_first: bool) -> int:
    """Where what lies just before a day, or just after it, belongs among sorted days."""
    rows = range(len(days))
    if oldest_first:
        return bisect_left(
            rows, True, key=lambda at: days[at] >= day if is_before else days[at] > day
        )
    return bisect_left(rows, True, key=lambda at: days[at] < day if is_before else days[at] <= day)


def _beside(vault: Vault, case: int, untimed: list[int]) -> list[tuple[int, str, str]]:
    """Of entries without a moment, those before or after something: id, which, and what."""
    if not untimed:
        return []
    rows = vault.rows(
        "SELECT id, json_extract(happened, '$.span'), json_extract(happened, '$.anchor')"
        " FROM incident WHERE casefile = ? AND removed_at = '' AND earliest = ''"
        " AND json_extract(happened, '$.anchor') IS NOT NULL",
        case,
    )
    there = set(untimed)
    return [(row[0], row[1], row[2]) for row in rows if row[0] in there]


def _put(
    ids: list[int], days: list[str], known: int, puts: list[_Put]
) -> tuple[list[int], list[str], list[tuple[int, str]]]:
    """The list with everything put in its row, which those in it leave at the end."""
    if not puts:
        return ids, days, []
    made: list[int] = []
    dates: list[str] = []
    marks: list[tuple[int, str]] = []
    at = 0
    for put in puts:
        made += ids[at : put.row]
        dates += days[at : put.row]
        at = put.row
        if put.name:
            marks.append((len(made), put.name))
        else:
            made.append(put.ident)
            dates.append(put.day)
    moved = {put.ident for put in puts if put.ident}
    tail = [ident for ident in ids[known:] if ident not in moved]
    made += ids[at:known] + tail
    dates += days[at:known] + [""] * len(tail)
    return made, dates, [mark for mark in marks if mark[0] < len(made)]


def _parts(days: list[str]) -> list[Part]:
    """Where a new week begins, or in a long record a new month."""
    runs = [(day, len(list(run))) for day, run in groupby(days)]
    known = [day for day, _ in runs if day]
    first, last_day = min(known, default=""), max(known, default="")
    weekly = bool(known) and (
        date.fromisoformat(last_day) - date.fromisoformat(first)
    ) <= timedelta(_WEEKS)
    parts: list[Part] = []
    made: dict[str, When | None] = {}  # a month holds many days, and making one takes a while
    row, last = 0, object()
    for day, count in runs:
        key = day if weekly else day[:7]
        if key not in made:
            made[key] = _part(day, weekly)
        time = made[key]
        if time != last:
            parts.append(Part(row, time))
            last = time
        row += count
    return parts


def _part(day: str, weekly: bool) -> When | None:
    if not day:
        return None
    on = date.fromisoformat(day)
    if not weekly:
        return when.month(on.year, on.month)
    monday = on - timedelta(days=on.weekday())
    # A week may reach out of the years a time can lie in; such a one is told by its day.
    if {monday.year, (monday + timedelta(days=6)).year} - set(when.YEARS):
        return when.day(on.year, on.month, on.day)
    return when.week(on.year, on.month, on.day)
