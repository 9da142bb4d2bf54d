"""What was put aside in the vault's folder, so that nothing is lost when something else writes.

    vault.db.kept       the record as it was here, when another program replaced the database; or
                        the database such a program had put here
    vault.db-wal.kept   a journal file that does not belong to the database beside it

Both may have a number behind. They are sealed with the vault's own key, and go when something is
deleted for good.
"""

from __future__ import annotations

import os
import shutil
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from companion import anchor, database, files, journal, settings
from companion.errors import CompanionError, VaultDamaged, VaultReadOnly
from companion.folder import DATABASE
from companion.progress import quiet

if TYPE_CHECKING:
    from sqlcipher3 import Connection

    from companion.vault import Vault

Line = tuple[int, bytes]  # of the journal: number and hash


def paths(folder: Path) -> list[Path]:
    """Everything that was put aside."""
    return sorted(folder.glob(f"{DATABASE}*.kept*"))


def drop(folder: Path) -> None:
    """Delete all of it. Raises VaultReadOnly."""
    found = paths(folder)
    with files.disk_errors():
        for path in found:
            path.unlink(missing_ok=True)
        if found:
            files.sync_folder(folder)


def sweep(vault: Vault) -> None:
    """Delete what a kill left unfinished, and what is older than the last deletion for good.

    Raises VaultReadOnly.
    """
    erased = settings.number(vault, "erased")
    row = vault.row("SELECT event ->> '$.at' FROM journal WHERE seq = ?", erased)
    when = 0.0 if row is None else datetime.fromisoformat(row[0]).timestamp()
    with files.disk_errors():
        for path in paths(vault.folder):
            if path.suffix == ".new" or path.stat().st_mtime <= when:
                path.unlink()
                files.sync_folder(vault.folder)


def named(vault: Vault) -> set[str]:
    """The objects that any database put aside names: they stay as long as it does."""
    names: set[str] = set()
    for path in _databases(vault.folder):
        with suppress(VaultDamaged, VaultReadOnly), vault.beside(path) as db:
            names |= {row[0] for row in db.execute("SELECT name FROM object")}
    return names


def keep(folder: Path, master: bytearray, db: Connection) -> None:
    """Keep the record as `db` still sees it, if its pages are whole and there is room.

    Whether every record in it is as it was written is seen when it is to be brought back: a lock
    may be waiting for this.
    """
    with suppress(CompanionError):
        database.copy_of(db, files.free(folder / DATABASE), master, quiet)


def bring_back(folder: Path, master: bytearray) -> bool:
    """Where something worse was put here, take the record that was kept; whether that was so.

    Only when nothing is lost by it: what lies here cannot be read, or its last line is a line of
    the kept one's journal, which must be whole and hold the anchored line. What lay here is put
    aside in turn. Call while no connection is open.
    """
    found = _databases(folder)
    anchored = anchor.read(folder, master) if found else None
    if anchored is None:
        return False
    wanted = (anchored.seq, anchored.hash)
    with suppress(CompanionError, OSError):
        if anchored.closed and anchor.tags(folder / DATABASE) == anchored.tags:
            return False
    with suppress(CompanionError, OSError):
        lines = _lines(folder / DATABASE, master, wanted)
        newer = [path for path in found if lines and _holds(path, master, lines)]
        if newer:
            _swap(folder / DATABASE, newer[0])
            return True
    return False


def _databases(folder: Path) -> list[Path]:
    return [path for path in paths(folder) if path.name.startswith(f"{DATABASE}.kept")]


def _lines(path: Path, master: bytearray, wanted: Line) -> list[Line]:
    """What a database must hold to be taken instead of this one; nothing when this one is good."""
    if not path.exists():
        return [wanted]
    try:
        with database.errors(path.parent), closing(database.read(path, master)) as db:
            return [] if journal.holds(db, wanted) else [wanted, journal.head(db)]
    except VaultDamaged:
        return [wanted]


def _holds(path: Path, master: bytearray, lines: list[Line]) -> bool:
    """Whether a database is whole and its journal holds these lines."""
    try:
        with database.errors(path.parent), closing(database.read(path, master)) as db:
            return (
                all(journal.holds(db, line) for line in lines)
                and not database.flaws(db)
                and not journal.verify(lambda sql, *args: db.execute(sql, args))
            )
    except VaultDamaged:
        return False


def _swap(database: Path, newer: Path) -> None:
    """Put the newer file in the place of the other, which is kept. Raises OSError."""
    waiting = database.with_name(f"{database.name}-wal")
    if waiting.exists():
        os.replace(waiting, files.free(waiting))
    if database.exists():
        other = files.free(database)
        growing = other.with_name(other.name + ".new")
        growing.unlink(missing_ok=True)
        with open(database, "rb") as source, open(files.create(growing), "wb") as target:
            shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
        os.replace(growing, other)
    files.sync_folder(database.parent)
    os.replace(newer, database)
    files.sync_folder(database.parent)
