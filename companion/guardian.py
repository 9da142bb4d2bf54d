"""What a guardian opened: a list for the child, in a record that both can open.

A guardian has a way in of their own (`keys.guardian`), so it is known that it was theirs. Then
each record that is opened is a line in the journal, which the program lets nobody change, and so
is all that they delete for good (`Vault.change`). It says what was opened on the screen, not what
was seen on a list or in the preview of a document. Whoever has a way in could read the record with
other tools, too; only notes for the person alone (`only_me`) are closed to them.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from companion import keyfile, keys
from companion.vault import Vault

_TITLE = {
    "incident": "title",
    "evidence": "title",
    "passage": "prompt",
    "person": "name",
    "account": "display_name",
    "talk": "contact",
    "takedown": "platform",
    "submission": "whom",
}
_TOLD = ("guardian.opened", "guardian.deleted")
OPENED = tuple(_TITLE)
"""Tables of what can be opened."""


@dataclass(frozen=True, slots=True)
class Opening:
    """When (UTC, ISO 8601) and what: a table, and a title as it stands now.

    Table "" is the record itself; the title is "" for what is gone, too. For evidence, `number`.
    With `deleted` it was not opened, but it or a part of it deleted for good.
    """

    at: str
    table: str = ""
    title: str = ""
    number: int = 0
    deleted: bool = False


def there(vault: Vault, floor: keys.Cost = keys.FLOOR) -> bool:
    """Whether a guardian has a way in."""
    return keyfile.GUARDIAN in keyfile.ways(vault.folder, floor)


def here(vault: Vault) -> bool:
    """Whether it is a guardian who opened the record just now."""
    return vault.way == keyfile.GUARDIAN


def came(vault: Vault) -> None:
    """Note that a guardian opened the record, where it is one. Raises NoSpace, VaultReadOnly."""
    if here(vault):
        with vault.change("guardian.came"):
            pass


def note(vault: Vault, table: str, ident: int) -> None:
    """Note that a guardian opened something, where it is one. Raises NoSpace, VaultReadOnly."""
    if here(vault) and vault.row(f"SELECT 1 FROM {table} WHERE id = ?", ident) is not None:
        with vault.change("guardian.opened", f"{table}:{ident}"):
            pass


def openings(vault: Vault, most: int = 200) -> list[Opening]:
    """What was opened or deleted for good, the latest first; the same twice in a row is once."""
    rows = vault.rows(
        "SELECT event FROM journal WHERE instr(event, '\"guardian.') ORDER BY seq DESC LIMIT ?",
        2 * most,
    )
    found: list[Opening] = []
    for row in rows:
        with suppress(ValueError, KeyError, TypeError):  # what is no line is told by `check`
            line = json.loads(row["event"])
            one = _opening(vault, line)
            if one is not None and (not found or _what(found[-1]) != _what(one)):
                found.append(one)
    return found[:most]


def _opening(vault: Vault, line: dict[str, Any]) -> Opening | None:
    event, at = line["event"], line["at"]
    if event == "guardian.came":
        return Opening(at)
    deleted = event == "guardian.deleted"
    table, _, ident = str((line["details"] if deleted else line)["subject"]).partition(":")
    if event not in _TOLD or not (deleted or table in _TITLE):
        return None
    row = vault.row(f"SELECT * FROM {table} WHERE id = ?", int(ident)) if table in _TITLE else None
    if row is None:
        return Opening(at, table, deleted=deleted)
    number = row["number"] if table == "evidence" else 0
    return Opening(at, table, str(row[_TITLE[table]]), number, deleted)


def _what(one: Opening) -> Opening:
    return replace(one, at="")
