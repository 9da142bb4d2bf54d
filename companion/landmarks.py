"""Landmarks: what other times are told by ("before the sports day"), and when they were.

The name is in the entry, as the person wrote it. When it was is said once, for all entries that
name it; it is kept in the vault beside the record, changes no entry and is in no document.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from companion import cases, settings, typed, when
from companion.errors import ImpossibleDate
from companion.vault import Vault
from companion.when import ANCHOR_LIMIT, UNKNOWN, When

_NAME = "landmarks"
_RECENT = 150  # entries written last, whose landmarks are known by name


@dataclass(frozen=True, slots=True)
class Landmark:
    """One: how it is called, and when it was, UNKNOWN where that was not said."""

    name: str
    time: When


def times(vault: Vault, case: int) -> dict[str, When]:
    """The times that were said, by name."""
    found = settings.of_cases(vault, _NAME).get(str(case), {})
    return {name: when.load(json.dumps(time)) for name, time in found.items()}


def all_of(vault: Vault, case: int) -> list[Landmark]:
    """Those with a time, the earliest first, and then by name what recent entries go by.

    Recent are the last that were written, and the last of those without a moment of their own.
    """
    known = times(vault, case)
    rows = vault.rows(
        "WITH recent AS (SELECT id FROM (SELECT id FROM incident WHERE casefile = ?1 AND"
        " removed_at = '' ORDER BY id DESC LIMIT ?2) UNION SELECT id FROM (SELECT id FROM"
        " incident WHERE casefile = ?1 AND removed_at = '' AND earliest = ''"
        " ORDER BY id DESC LIMIT ?2))"
        " SELECT DISTINCT json_extract(happened, '$.anchor') AS anchor FROM incident"
        " WHERE id IN recent AND anchor IS NOT NULL",
        case,
        _RECENT,
    )
    others = sorted({row[0] for row in rows} - known.keys())
    timed = sorted(known.items(), key=lambda pair: (pair[1].sort_key, pair[0]))
    return [Landmark(*pair) for pair in timed] + [Landmark(name, UNKNOWN) for name in others]


def names(vault: Vault, case: int) -> list[str]:
    """What `all_of` are called, in its order."""
    return [one.name for one in all_of(vault, case)]


def say(vault: Vault, case: int, name: str, time: When) -> None:
    """Say when one was; UNKNOWN takes that back.

    Raises EmptyText("anchor"), TooLong, NoSpace, VaultReadOnly, and ImpossibleDate for a time
    that itself is told by a landmark.
    """
    named = typed.line(typed.needed(name, "anchor"), ANCHOR_LIMIT)
    if time.anchor:
        raise ImpossibleDate
    found = settings.of_cases(vault, _NAME)
    held = found.setdefault(str(case), {})
    held.pop(named, None)
    if time != UNKNOWN:
        held[named] = json.loads(when.dump(time))
    there = [one.id for one in cases.all_of(vault)]
    settings.set_(vault, _NAME, settings.packed(found, there))
