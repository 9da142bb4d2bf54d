"""In which entries the person asked somebody to stop: a tick that is kept beside the record.

It is in no document. `mark` and `forget` write within the change of the entry itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from companion import cases, settings
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Connection

_NAME = "stops"


def of(vault: Vault, case: int) -> frozenset[int]:
    """The entries of which the person said: here I asked them to stop."""
    held = settings.of_cases(vault, _NAME).get(str(case), {})
    return frozenset(map(int, held))


def mark(db: Connection, vault: Vault, case: int, ident: int, on: bool) -> None:
    """Within a change: say of an entry that the person asked to stop in it, or take that back."""
    if (ident in of(vault, case)) is on:
        return
    found = settings.of_cases(vault, _NAME)
    held = found.setdefault(str(case), {})
    held.pop(str(ident), None)
    if on:
        held[str(ident)] = True
    _put(db, vault, found)


def forget(db: Connection, vault: Vault, gone: Iterable[str]) -> None:
    """Within the change that deletes these subjects for good: nothing was said of them."""
    found = settings.of_cases(vault, _NAME)
    idents = {one.partition(":")[2] for one in gone if one.startswith("incident:")}
    left = {
        case: {ident: on for ident, on in held.items() if ident not in idents}
        for case, held in found.items()
    }
    if left != found:
        _put(db, vault, left)


def _put(db: Connection, vault: Vault, found: dict[str, dict[str, Any]]) -> None:
    there = [one.id for one in cases.all_of(vault)]
    settings.put(db, _NAME, settings.packed(found, there))
