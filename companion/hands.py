"""Whose hand it was: another person may write for the one whose record it is.

It is said once, before they write, and holds until the person writes themselves again. What is
written or changed meanwhile is marked with it, in the same change. The name stays in the record;
documents say only that another person wrote something down.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import TYPE_CHECKING

from companion import cases, settings, typed
from companion.errors import EmptyText
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Connection

_NOW, _WROTE = "hand", "hands"


def begin(vault: Vault, case: int, name: str) -> None:
    """From now on this person writes. Raises EmptyText("writer"), TooLong, NoSpace."""
    name = typed.line(name)
    if not name:
        raise EmptyText("writer")
    _set(vault, case, name)


def end(vault: Vault, case: int) -> None:
    """The person writes themselves again."""
    _set(vault, case, "")


def now(vault: Vault, case: int) -> str:
    """Who writes for the person; "" while nobody does."""
    return str(settings.of_cases(vault, _NOW).get(str(case), {}).get("name", ""))


def of(vault: Vault, case: int) -> dict[str, str]:
    """Who wrote what another person wrote or changed, by its subject, such as "incident:7"."""
    return dict(settings.of_cases(vault, _WROTE).get(str(case), {}))


def mark(db: Connection, vault: Vault, case: int, subject: str) -> None:
    """Within the change that writes `subject`: whose hand it was, where it was another's."""
    name = now(vault, case)
    if name:
        found = settings.of_cases(vault, _WROTE)
        found.setdefault(str(case), {})[subject] = name
        settings.put(db, _WROTE, json.dumps(found, sort_keys=True, ensure_ascii=False))


def forget(db: Connection, vault: Vault, gone: Collection[str]) -> None:
    """Within the change that deletes these subjects for good: nobody wrote them."""
    found = settings.of_cases(vault, _WROTE)
    left = {
        case: {subject: name for subject, name in wrote.items() if subject not in gone}
        for case, wrote in found.items()
    }
    if left != found:
        settings.put(db, _WROTE, json.dumps(left, sort_keys=True, ensure_ascii=False))


def _set(vault: Vault, case: int, name: str) -> None:
    found = settings.of_cases(vault, _NOW)
    found[str(case)] = {"name": name} if name else {}
    there = [one.id for one in cases.all_of(vault)]
    settings.set_(vault, _NOW, settings.packed(found, there))
