"""The database's shape, as numbered SQL files, each applied once in one transaction."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from companion.errors import VaultTooNew

if TYPE_CHECKING:
    from sqlcipher3 import Connection

APPLICATION_ID = 0x47594554  # "GYET", 곁 as it sounds


def steps() -> dict[int, str]:
    """Number → SQL text of every step there is."""
    found = (item for item in files(__name__).iterdir() if item.name.endswith(".sql"))
    return {int(item.name[:4]): item.read_text(encoding="utf-8") for item in found}


def newest() -> int:
    """The schema this program writes."""
    return max(steps())


def version(db: Connection) -> int:
    """The schema of an open database; 0 for a new, empty one."""
    found: int = db.execute("PRAGMA user_version").fetchone()[0]
    return found


def pending(db: Connection) -> bool:
    """Whether there are steps to take. Raises VaultTooNew when a later program wrote `db`."""
    found = version(db)
    refuse_later(found)
    return found < newest()


def refuse_later(found: int) -> None:
    """Raise VaultTooNew for the schema of a later program."""
    known = newest()
    if found > known:
        raise VaultTooNew(found, known)


def apply(db: Connection) -> None:
    """Bring `db` to the newest schema, each step together with its number or not at all.

    Raises VaultTooNew, and changes nothing, when a later program wrote it.
    """
    found = version(db)
    if not pending(db):
        return
    for number, sql in sorted(steps().items()):
        if number > found:
            _take(db, number, sql)


def _take(db: Connection, number: int, sql: str) -> None:
    marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {number};"
    try:
        db.executescript(f"BEGIN IMMEDIATE;\n{sql}\n{marks}\nCOMMIT;")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
