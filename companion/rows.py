"""Rows of the database as plain values, and values as rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlcipher3 import Connection, Row


def put(db: Connection, table: str, values: Mapping[str, object]) -> None:
    """INSERT one row; names come from the code, values from anywhere."""
    names, marks = ", ".join(values), ", ".join("?" for _ in values)
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))


def alter(db: Connection, table: str, ident: int, values: Mapping[str, object]) -> None:
    """UPDATE one row by id; names come from the code, values from anywhere."""
    sets = ", ".join(f"{name} = ?" for name in values)
    db.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*values.values(), ident))


def plain(row: Row, *without: str) -> dict[str, Any]:
    """A row as name → value, less the columns named."""
    pairs = zip(row.keys(), row, strict=True)
    return {name: value for name, value in pairs if name not in without}
