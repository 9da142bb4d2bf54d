"""An open vault: one way to read it, one way to change it.

A vault is a folder: `vault.db` (SQLCipher), `vault.keys` and its copy, `objects/` (sealed
files), `lock`. This module is the only user of sqlcipher3.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlcipher3 import Connection, Row

from companion import files, journal, keys, schema
from companion.errors import (
    CompanionError,
    Forbidden,
    NoSpace,
    NotAVault,
    VaultChanged,
    VaultDamaged,
    VaultExists,
    VaultInUse,
    VaultReadOnly,
)

DATABASE = "vault.db"
OBJECTS = "objects"
LOCK = "lock"

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The computer's clock, UTC. Nothing is ever ordered by it."""
    return datetime.now(UTC)


class Vault:
    """Reads run on any thread through `rows`; writes only inside `change`.

    Made by `create` and `open_`. The reading connection cannot write and is not kept waiting
    by a long write (WAL).
    """

    def __init__(self, folder: Path, lock: files.Lock, master: bytearray, now: Clock) -> None:
        self.folder = folder
        self.objects = folder / OBJECTS
        self.now = now
        self._lock = lock
        self._writing = threading.RLock()
        self._reading = threading.Lock()
        with errors():
            self._writer = _connect(folder / DATABASE, master)
            try:
                schema.apply(self._writer)
                self._reader = _connect(folder / DATABASE, master)
            except BaseException:
                self._writer.close()
                raise
            self._reader.execute("PRAGMA query_only = ON")
            self._head = journal.head(self._writer)

    @property
    def head(self) -> tuple[int, bytes]:
        """Number and hash of the newest journal line."""
        return self._head

    def new_id(self) -> int:
        """An id for a new record: random, so that it says nothing, and exact in JSON."""
        return secrets.randbits(52) + 1

    def stamp(self) -> str:
        """Now, as it is written into rows: UTC, ISO 8601, seconds."""
        return self.now().astimezone(UTC).isoformat(timespec="seconds")

    def rows(self, sql: str, *args: object) -> list[Row]:
        """Read. Sees only what is committed. Raises VaultDamaged."""
        with self._reading, errors():
            return list(self._reader.execute(sql, args))

    def row(self, sql: str, *args: object) -> Row | None:
        """The first row, or None."""
        found = self.rows(sql, *args)
        return found[0] if found else None

    @contextmanager
    def change(self, event: str, *subjects: str, **details: object) -> Iterator[Connection]:
        """Open a transaction that ends with its own line in the journal.

        `subjects` are "table:id" of every record the change touches, the one it is about
        first; `details` hold ids and digests only. Nothing is written without the line: if
        either fails, both are undone. Raises VaultChanged, NoSpace, VaultReadOnly,
        VaultDamaged, and Forbidden when the guard in the database refuses a row.
        """
        with self._transaction() as db:
            if journal.head(db) != self._head:
                raise VaultChanged
            yield db
            head = journal.append(db, self.now().astimezone(UTC), event, subjects, details)
        self._head = head

    @contextmanager
    def jot(self) -> Iterator[Connection]:
        """Open a transaction without a journal line, for the tables `draft` and `setting`."""
        with self._transaction() as db:
            yield db

    def damage(self) -> list[str]:
        """What SQLCipher and SQLite find wrong with the database file; empty when nothing is.

        Both are asked: only the first sees altered pages, only the second a cut-off file.
        """
        with self._writing, errors():
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            found = [str(row[0]) for row in self._writer.execute("PRAGMA cipher_integrity_check")]
            try:
                said = [str(row[0]) for row in self._writer.execute("PRAGMA integrity_check")]
            except sqlcipher3.DatabaseError:
                said = ["unreadable"]
            return found + [line for line in said if line != "ok"]

    def close(self) -> None:
        """Close both connections and let go of the folder. A second call does nothing."""
        with self._writing:
            for connection in (self._reader, self._writer):
                with suppress(sqlcipher3.Error):
                    connection.close()
            self._lock.release()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._writing, errors():
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
            except BaseException:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise


def create(
    folder: Path,
    passphrase: str,
    cost: keys.Cost | None = None,
    now: Clock = utc_now,
    random: keys.Random = os.urandom,
) -> Vault:
    """Make a vault in a new or empty folder and open it.

    Raises EmptyPassphrase, VaultExists, NoSpace, VaultReadOnly.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise VaultExists
    if not passphrase:
        keys.create(folder, passphrase, keys.FLOOR, random)  # raises before anything is made
    files.make_folder(folder)
    lock = files.Lock(folder / LOCK)
    try:
        files.make_folder(folder / OBJECTS)
        master = keys.create(folder, passphrase, cost or keys.cost_here(), random)
        vault = _opened(folder, lock, master, now)
        with vault.change("vault.created"):
            pass
        files.sync_folder(folder)
    except BaseException:
        lock.release()
        raise
    return vault


def open_(
    folder: Path, passphrase: str, now: Clock = utc_now, floor: keys.Cost = keys.FLOOR
) -> Vault:
    """Open the vault in `folder`.

    Raises NotAVault, VaultInUse, EmptyPassphrase, WrongPassphrase, KeysDamaged, VaultDamaged,
    VaultTooNew (nothing is touched), VaultReadOnly, NoSpace.
    """
    if not is_vault(folder):
        raise NotAVault
    lock = files.Lock(folder / LOCK)
    try:
        master = keys.unlock(folder, passphrase, floor)
        if not (folder / DATABASE).is_file():
            raise VaultDamaged
        return _opened(folder, lock, master, now)
    except BaseException:
        lock.release()
        raise


def is_vault(folder: Path) -> bool:
    """Whether a vault lies in this folder, locked or not."""
    return any((folder / name).is_file() for name in keys.NAMES)


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


@contextmanager
def errors() -> Iterator[None]:
    """Turn what sqlcipher3 raises into our own errors."""
    try:
        yield
    except CompanionError:
        raise
    except sqlcipher3.IntegrityError as error:
        if "guard_under_19" in str(error):
            raise Forbidden("under19") from None
        if "guard_holder" in str(error):
            raise Forbidden("not_yours") from None
        raise
    except sqlcipher3.DatabaseError as error:
        raise _named(error) from None


def _named(error: Exception) -> Exception:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or "full" in str(error):
        return NoSpace()
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN) or "readonly" in str(error):
        return VaultReadOnly()
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or "locked" in str(error):
        return VaultInUse()
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_IOERR) or any(
        word in str(error) for word in ("not a database", "malformed", "disk I/O")
    ):
        return VaultDamaged()
    return error


def _opened(folder: Path, lock: files.Lock, master: bytearray, now: Clock) -> Vault:
    try:
        return Vault(folder, lock, master, now)
    finally:
        keys.wipe(master)


def _connect(path: Path, master: bytearray) -> Connection:
    db = sqlcipher3.connect(str(path), isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA cipher_log_level = NONE")  # else a wrong key prints to stderr
    # Through `set_key`, not SQL text: `PRAGMA key = …` leaves three more copies of the key in
    # memory. With the salt given too, a destroyed first sector does not lock the owner out.
    key, salt = keys.derive(master, "db-key", 32), keys.derive(master, "db-salt", 16)
    spec = bytearray(b"x'" + key.hex().encode() + salt.hex().encode() + b"'")
    db.set_key(spec)
    keys.wipe(spec)
    for pragma in (
        "cipher_memory_security = ON",
        "busy_timeout = 5000",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "temp_store = MEMORY",
        "mmap_size = 0",
        "fullfsync = ON",
    ):
        db.execute(f"PRAGMA {pragma}")
    db.row_factory = Row
    return db
