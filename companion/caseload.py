"""Several cases beside each other: which of them are open, what is to be done in each, and names.

Of each case only its neutral name and its steps are told here. A case that is put away is deleted
nowhere: it is only not among those one works on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from companion import cases, people, settings, steps
from companion.records import Case, Step
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Connection

AWAY = "away"  # the setting that has the ids of those put away
_HANGUL = re.compile(r"[가-힣]{3}")
_LATIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}")
_USUAL = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍문손배백허남심노하곽성차주우구민진엄채원천방공현함변염여추도소석선설마길연위"
)
_LEAST = 2  # letters of a name that is looked for


@dataclass(frozen=True, slots=True)
class Due:
    """A case, its open steps in the order of their days, and how many more there are."""

    case: Case
    steps: tuple[Step, ...]
    more: int = 0


def due(vault: Vault, most: int = 3) -> list[Due]:
    """Every case that is not put away, the one with the earliest day first; those without last."""
    away, found = put_away(vault), []
    for case in cases.all_of(vault):
        if case.id not in away:
            open_ = steps.some(vault, case.id, done=False, most=most)
            sql = "SELECT count(*) FROM step WHERE casefile = ? AND done_at = ''"
            ((count,),) = vault.rows(sql, case.id)
            found.append(Due(case, tuple(open_), count - len(open_)))
    return sorted(found, key=_day)


def put_away(vault: Vault) -> set[int]:
    """The ids of the cases that are put away."""
    return set(json.loads(settings.get(vault, AWAY) or "[]"))


def close(vault: Vault, ident: int) -> None:
    """Put a case away. Raises NotThere, NoSpace, VaultReadOnly."""
    cases.find(vault, ident)
    with vault.change("case.closed", f"casefile:{ident}") as db:
        keep(db, put_away(vault) | {ident})


def reopen(vault: Vault, ident: int) -> None:
    """Take a case up again. Raises as `close`."""
    cases.find(vault, ident)
    with vault.change("case.reopened", f"casefile:{ident}") as db:
        keep(db, put_away(vault) - {ident})


def keep(db: Connection, away: Collection[int]) -> None:
    """Remember which are put away, in a change that is under way."""
    settings.put(db, AWAY, json.dumps(sorted(away)) if away else "")


def may_name(vault: Vault, name: str) -> bool:
    """Whether a case's name may be somebody's: it stands in a case, or looks like a full name.

    It is for a gentle word beside the field and forbids nothing.
    """
    said = name.strip()
    if len(said) < _LEAST:
        return False
    for case in cases.all_of(vault):
        known = [case.person, case.writer, *(one.name for one in people.persons(vault, case.id))]
        if any(len(one.strip()) >= _LEAST and one.strip() in said for one in known):
            return True
    return bool(_LATIN.fullmatch(said)) or _is_full_name(said)


def _is_full_name(said: str) -> bool:
    """Three syllables that begin with one of the surnames nearly everyone has."""
    return bool(_HANGUL.fullmatch(said)) and said[0] in _USUAL


def _day(one: Due) -> tuple[bool, str, int]:
    first = one.steps[0].due.sort_key if one.steps else ""
    return (not first, first, one.case.id)
