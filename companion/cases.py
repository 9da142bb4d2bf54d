"""Cases: whose matter it is, and the few facts documents need."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from companion import typed
from companion.errors import NotThere, SeveralCases
from companion.records import Age, Case, NewCase, Role
from companion.rows import alter, plain, put
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Row


def add(vault: Vault, new: NewCase) -> Case:
    """Begin a case. Raises TooLong, NoSpace."""
    ident = vault.new_id()
    row = _columns(new) | {"id": ident, "created_at": vault.stamp()}
    with vault.change("case.added", f"casefile:{ident}") as db:
        put(db, "casefile", row)
    return find(vault, ident)


def edit(vault: Vault, ident: int, new: NewCase) -> Case:
    """Change a case's facts.

    Raises NotThere, TooLong, NoSpace, and Forbidden when the new role may not hold what the
    case keeps.
    """
    find(vault, ident)
    with vault.change("case.edited", f"casefile:{ident}") as db:
        alter(db, "casefile", ident, _columns(new))
    return find(vault, ident)


def all_of(vault: Vault) -> list[Case]:
    """Every case, oldest first."""
    return [_record(row) for row in vault.rows("SELECT * FROM casefile ORDER BY id")]


def find(vault: Vault, ident: int) -> Case:
    """One case. Raises NotThere."""
    row = vault.row("SELECT * FROM casefile WHERE id = ?", ident)
    if row is None:
        raise NotThere
    return _record(row)


def only(vault: Vault, name: str = "") -> Case:
    """The case of that name, or the only one. Raises NotThere, SeveralCases."""
    found = [case for case in all_of(vault) if not name or case.name == typed.line(name)]
    if not found:
        raise NotThere
    if len(found) > 1:
        raise SeveralCases(len(found))
    return found[0]


def _columns(new: NewCase) -> dict[str, object]:
    names = NewCase.__dataclass_fields__
    columns: dict[str, object] = {name: getattr(new, name) for name in names}
    texts = {name: typed.line(value) for name, value in columns.items() if isinstance(value, str)}
    return columns | texts | {"choices": json.dumps(new.choices)}


def _record(row: Row) -> Case:
    values = plain(row, "salt", "items")
    values |= {"role": Role(values["role"]), "age": Age(values["age"])}
    return Case(**values | {"choices": tuple(json.loads(values["choices"]))})
