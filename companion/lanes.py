"""Lanes: what happened along time, a lane for each account or person that was named.

Read at once are only ids and first moments, which an index holds; how far a time may reach is
read for those that are looked at (`reaches`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from companion import when
from companion.errors import ImpossibleDate
from companion.vault import Vault
from companion.when import Span, When

EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - times in a record have no zone
_DAY = 24 * 60
_NAMED = "coalesce(nullif(display_name, ''), nullif(handle, ''), nullif(room, ''), profile_url)"


class Who(NamedTuple):
    """An account or a person, by id; 0 stands for nobody."""

    kind: str  # "account" or "person"
    id: int


@dataclass(frozen=True, slots=True)
class Reach:
    """From when to when something may have been, in minutes; an `open_` end is not known."""

    first: int
    last: int
    open_first: bool = False
    open_last: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its entries as places in the course, earliest first. `name` is "" for nobody."""

    who: Who
    name: str
    entries: list[int]


@dataclass(frozen=True, slots=True)
class Course:
    """Entries with a moment, earliest first: their ids and first minutes; and those without."""

    ids: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    lanes: list[Lane] = field(default_factory=list)
    untimed: int = 0
    beside: dict[int, Reach] = field(default_factory=dict)  # by id, of those before or after one


def names(vault: Vault, case: int) -> dict[Who, str]:
    """What accounts and people are called in a list."""
    found: dict[Who, str] = {}
    for kind, named in (("account", _NAMED), ("person", "name")):
        sql = f"SELECT id, {named} FROM {kind} WHERE casefile = ?"
        found |= {Who(kind, row[0]): row[1] for row in vault.rows(sql, case)}
    return found


def read(
    vault: Vault,
    case: int,
    kind: str,
    landmarks: Mapping[str, When],
    only: Collection[int] | None = None,
) -> Course:
    """What happened in lanes of a `kind`, "account" or "person"; entries that name none last.

    `only` are the ids to be shown, where those are not all.
    An entry told by a landmark with a time lies before or after it, its other end open.
    """
    rows = vault.rows(
        "SELECT id, unixepoch(earliest) / 60 FROM incident WHERE casefile = ? AND removed_at = ''"
        " AND earliest <> '' ORDER BY earliest DESC, id",  # as the index has them
        case,
    )
    ids, firsts = [row[0] for row in reversed(rows)], [row[1] for row in reversed(rows)]
    untimed, beside = _beside(vault, case, landmarks)
    if only is not None:
        there = set(only)
        kept = [at for at, ident in enumerate(ids) if ident in there]
        ids, firsts = [ids[at] for at in kept], [firsts[at] for at in kept]
        beside = {ident: reach for ident, reach in beside.items() if ident in there}
        untimed = len(there) - len(ids)
    if beside:
        pairs = [*zip(firsts, ids, strict=True)]
        pairs = sorted([*pairs, *((reach.first, ident) for ident, reach in beside.items())])
        ids, firsts = [ident for _, ident in pairs], [minute for minute, _ in pairs]
    lanes = _lanes(vault, case, kind, ids)
    return Course(ids, firsts, lanes, untimed - len(beside), beside)


def reaches(vault: Vault, ids: Iterable[int]) -> dict[int, Reach]:
    """How far the times of these entries may reach, of those that have a moment."""
    rows = vault.rows(
        "SELECT id, happened FROM incident WHERE id IN (SELECT value FROM json_each(?))"
        " AND earliest <> ''",
        json.dumps(list(ids)),
    )
    found = {}
    for row in rows:
        try:
            time = when.load(row["happened"])
        except ImpossibleDate:  # a damaged row is shown where its index has it
            continue
        if time.earliest is not None and time.latest is not None:
            found[row["id"]] = Reach(minute(time.earliest), minute(time.latest))
    return found


def minute(moment: datetime) -> int:
    """Minutes since 1970, by the clock the person read."""
    return int((moment - EPOCH).total_seconds() // 60)


def moment(minutes: int) -> datetime:
    """The moment of `minute`."""
    return EPOCH + timedelta(minutes=minutes)


def _lanes(vault: Vault, case: int, kind: str, ids: list[int]) -> list[Lane]:
    row = vault.row(
        f"SELECT json_group_array(incident), json_group_array({kind}) FROM incident_{kind}"
    )
    at = dict(zip(ids, range(len(ids)), strict=True))
    found: defaultdict[int, list[int]] = defaultdict(list)
    named = bytearray(len(ids))
    linked = ([], []) if row is None else (json.loads(row[0]), json.loads(row[1]))
    for incident, whose in zip(*linked, strict=True):
        place = at.get(incident)
        if place is not None:
            found[whose].append(place)
            named[place] = 1
    called = names(vault, case)
    lanes = [
        Lane(Who(kind, whose), called[Who(kind, whose)], sorted(places))
        for whose, places in found.items()
    ]
    lanes.sort(key=lambda lane: (lane.entries[0], lane.who.id))
    nobody = [place for place, one in enumerate(named) if not one]
    return [*lanes, Lane(Who(kind, 0), "", nobody)] if nobody else lanes


def _beside(vault: Vault, case: int, landmarks: Mapping[str, When]) -> tuple[int, dict[int, Reach]]:
    """How many entries have no moment, and the reach of those that a landmark places."""
    row = vault.row(
        "SELECT count(*) FROM incident WHERE casefile = ? AND removed_at = '' AND earliest = ''",
        case,
    )
    untimed = 0 if row is None else int(row[0])
    if not untimed or not landmarks:
        return untimed, {}
    rows = vault.rows(
        "SELECT id, json_extract(happened, '$.span'), json_extract(happened, '$.anchor')"
        " FROM incident WHERE casefile = ? AND removed_at = '' AND earliest = ''"
        " AND json_extract(happened, '$.anchor') IS NOT NULL",
        case,
    )
    found = {}
    for ident, span, anchor in rows:
        time = landmarks.get(anchor)
        if time is None or time.earliest is None or time.latest is None:
            continue
        if span == Span.BEFORE:
            edge = minute(time.earliest)
            found[ident] = Reach(edge - _DAY, edge, open_first=True)
        else:
            edge = minute(time.latest)
            found[ident] = Reach(edge, edge + _DAY, open_last=True)
    return untimed, found
