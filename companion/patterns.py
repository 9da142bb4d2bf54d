"""What repeats in a record, counted and nothing more: no score, no name for it, no conclusion.

Every count says which entries it counted. A time that is not sure enough to be counted is
counted apart, as unsure; what has no time at all is counted apart again.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations

from companion import stops, when
from companion.lanes import Who
from companion.vault import Vault
from companion.when import When


@dataclass(frozen=True, slots=True)
class Entry:
    """What of an entry is counted. `stop`: in it the person asked somebody to stop."""

    id: int
    happened: When
    who: tuple[Who, ...] = ()
    stop: bool = False

    @property
    def earliest(self) -> datetime | None:
        """The first moment it can have been."""
        return self.happened.earliest

    @property
    def latest(self) -> datetime | None:
        """The last moment it can have been."""
        return self.happened.latest


@dataclass(frozen=True, slots=True)
class Again:
    """An account or person that several entries name; those with a time first, in its order."""

    who: Who
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class After:
    """Entries that name somebody who had been asked to stop in the entry `asked`.

    `surely` cannot have been earlier, `maybe` can have been earlier or later, `untimed` have no
    time. Entries in which the person asks to stop are not among them.
    """

    who: Who
    asked: Entry
    surely: tuple[Entry, ...]
    maybe: tuple[Entry, ...]
    untimed: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """Entries of a week, Monday to Sunday: `sure` lie in it, `unsure` may lie in a later one."""

    monday: date
    sure: tuple[int, ...]
    unsure: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Two accounts, and the entries that name both."""

    one: Who
    other: Who
    entries: tuple[int, ...]


def read(vault: Vault, case: int) -> list[Entry]:
    """What is counted of a case: the entries that are not in the bin."""
    named: defaultdict[int, list[Who]] = defaultdict(list)
    for kind in ("account", "person"):
        row = vault.row(
            f"SELECT json_group_array(incident), json_group_array({kind}) FROM incident_{kind}"
        )
        linked = ([], []) if row is None else (json.loads(row[0]), json.loads(row[1]))
        for incident, whose in zip(*linked, strict=True):
            named[incident].append(Who(kind, whose))
    marked = stops.of(vault, case)
    rows = vault.rows(
        "SELECT id, happened FROM incident WHERE casefile = ? AND removed_at = '' ORDER BY id", case
    )
    return [
        Entry(row[0], when.load(row[1]), tuple(sorted(named[row[0]])), row[0] in marked)
        for row in rows
    ]


def again(entries: Iterable[Entry]) -> list[Again]:
    """Whom two or more entries name, those first that most name."""
    found = _by_who(entries)
    several = [Again(who, tuple(named)) for who, named in found.items() if len(named) > 1]
    return sorted(several, key=lambda one: (-len(one.entries), one.who))


def after_stop(entries: Iterable[Entry]) -> list[After]:
    """For everybody whom an entry asks to stop: the entries that name them afterwards.

    Of several such entries the one counts that was surely over first.
    """
    made = []
    for who, named in _by_who(entries).items():
        asked = [entry for entry in named if entry.stop]
        if asked:
            stop = min(asked, key=lambda entry: (entry.latest is None, entry.latest or 0, entry.id))
            made.append(_after(who, stop, [entry for entry in named if not entry.stop]))
    return sorted(made, key=lambda one: one.who)


def weeks(entries: Iterable[Entry]) -> tuple[list[Week], tuple[int, ...]]:
    """Entries by the week of their first moment, earliest first; and those without a time."""
    found: defaultdict[date, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    untimed = []
    for entry in entries:
        if entry.earliest is None or entry.latest is None:
            untimed.append(entry.id)
            continue
        monday = _monday(entry.earliest)
        found[monday][_monday(entry.latest) != monday].append(entry.id)
    made = [Week(monday, tuple(sure), tuple(unsure)) for monday, (sure, unsure) in found.items()]
    return sorted(made, key=lambda week: week.monday), tuple(untimed)


def together(entries: Iterable[Entry]) -> list[Together]:
    """Which accounts are named in the same entries, those first that are so most."""
    found: defaultdict[tuple[Who, Who], list[int]] = defaultdict(list)
    for entry in entries:
        accounts = sorted(who for who in entry.who if who.kind == "account")
        for pair in combinations(accounts, 2):
            found[pair].append(entry.id)
    made = [Together(*pair, tuple(ids)) for pair, ids in found.items()]
    return sorted(made, key=lambda one: (-len(one.entries), one.one, one.other))


def _by_who(entries: Iterable[Entry]) -> dict[Who, list[Entry]]:
    found: defaultdict[Who, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=_order):
        for who in entry.who:
            found[who].append(entry)
    return dict(found)


def _order(entry: Entry) -> tuple[bool, str, int]:
    return not entry.happened.sort_key, entry.happened.sort_key, entry.id


def _after(who: Who, stop: Entry, others: Sequence[Entry]) -> After:
    surely, maybe, untimed = [], [], []
    for entry in others:
        if entry.earliest is None or entry.latest is None:
            untimed.append(entry)
        elif stop.earliest is None or stop.latest is None:
            maybe.append(entry)
        elif entry.earliest > stop.latest:
            surely.append(entry)
        elif entry.latest > stop.earliest:
            maybe.append(entry)
    return After(who, stop, tuple(surely), tuple(maybe), tuple(untimed))


def _monday(moment: datetime) -> date:
    return moment.date() - timedelta(days=moment.weekday())
