"""An open vault: one way to read it, one way to change it.

A vault is a folder: `vault.db` (SQLCipher), `vault.keys` and its copy, `objects/` (sealed
files), `lock`. This module and `database` are the only users of sqlcipher3.
"""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlcipher3 import Connection, Row

from companion import database, files, journal, keyfile, keys, schema, settings, snapshots
from companion.database import connect, errors, named
from companion.errors import (
    NoSpace,
    NotAVault,
    VaultChanged,
    VaultDamaged,
    VaultExists,
    VaultInUse,
    VaultReadOnly,
)
from companion.folder import DATABASE, LOCK, OBJECTS, begin, clear, end, free, has_database
from companion.progress import Progress, quiet

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The computer's clock, UTC. Nothing is ever ordered by it."""
    return datetime.now(UTC)


class Vault:
    """Reads run on any thread through `rows`; writes only inside `change`.

    Made by `create` and `open_`. The reading connection cannot write and is not kept waiting
    by a long write (WAL).
    """

    def __init__(
        self, folder: Path, lock: files.Lock, master: bytearray, now: Clock, new: bool
    ) -> None:
        self.folder = folder
        self.objects = folder / OBJECTS
        self.now = now
        self._lock = lock
        self._writing = threading.RLock()
        self._reading = threading.Lock()
        self._damaged = False
        self._master = bytearray(master)  # SQLCipher holds its keys as long; wiped in `close`
        with ExitStack() as undo, errors(folder):
            self._writer = undo.enter_context(closing(connect(folder / DATABASE, master)))
            if not new and schema.version(self._writer) == 0:
                raise VaultDamaged  # cut off to nothing, which SQLite takes for a new database
            if new:
                schema.apply(self._writer)
            migrate = schema.pending(self._writer)
            self._reader = undo.enter_context(closing(connect(folder / DATABASE, master)))
            self._reader.execute("PRAGMA query_only = ON")
            self._head = journal.head(self._writer)
            self._newest = _newest(self._writer)
            self._files = self._identities()
            if migrate:
                snapshots.before_migration(self)
                schema.apply(self._writer)
            undo.pop_all()

    @property
    def head(self) -> tuple[int, bytes]:
        """Number and hash of the newest journal line."""
        return self._head

    def new_id(self) -> int:
        """An id for a new record, exact in JSON.

        Ids grow, so that what was written first sorts first, by random gaps, so that they
        count nothing.
        """
        self._newest += 1 + secrets.randbelow(1 << 20)
        return self._newest

    def stamp(self) -> str:
        """Now, as it is written into rows: UTC, ISO 8601, seconds."""
        return self.now().astimezone(UTC).isoformat(timespec="seconds")

    def rows(self, sql: str, *args: object) -> list[Row]:
        """Read. Sees only what is committed. Raises VaultDamaged."""
        with self._reading, errors(self.folder):
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

        When a subject is gone afterwards, it was deleted for good, and so are all snapshots.
        """
        with self._writing:  # still held when the new head is known, so no one misses it
            with self._transaction() as db:
                if journal.head(db) != self._head:
                    raise VaultChanged
                yield db
                at = self.now().astimezone(UTC)
                head, gone = journal.append(db, at, event, subjects, details)
                if gone:
                    settings.put(db, "erased", str(head[0]))
            self._head = head
            if gone:
                self._forget()

    @contextmanager
    def jot(self) -> Iterator[Connection]:
        """Open a transaction without a journal line, for the tables `draft` and `setting`."""
        with self._transaction() as db:
            yield db

    def damage(self) -> list[str]:
        """What SQLCipher and SQLite find wrong with the database file; empty when nothing is.

        Both are asked: only the first sees altered pages, only the second a cut-off file.
        Raises NoSpace, VaultReadOnly. Once something was found, nothing more is written.
        """
        with self._writing, errors(self.folder):
            found: list[str] = []
            for pragma in ("wal_checkpoint(TRUNCATE)", "cipher_integrity_check", "integrity_check"):
                try:
                    said = [row[0] for row in self._writer.execute(f"PRAGMA {pragma}")]
                except sqlcipher3.DatabaseError as error:
                    if not isinstance(named(error, self.folder), VaultDamaged):
                        raise
                    said = [f"{pragma}: unreadable"]
                found += [line for line in said if isinstance(line, str) and line != "ok"]
            self._damaged = self._damaged or bool(found)
            return found

    def copy(
        self, target: Path, progress: Progress = quiet, master: bytearray | None = None
    ) -> None:
        """A verified copy of the database as it stands, in one file; under `master` if given.

        Nobody waits for it, neither who reads nor who writes. `progress(done, total)` counts
        pages and may raise Cancelled; whatever goes wrong, `target` is as it was before. Raises
        VaultDamaged, NoSpace, VaultReadOnly.
        """
        other = self._master if master is None else master
        database.copy(self.folder / DATABASE, self._master, target, other, progress)

    @contextmanager
    def beside(self, path: Path) -> Iterator[Connection]:
        """A copy of the database, opened for reading alone. Raises as `rows` does."""
        with errors(path.parent), closing(database.read(path, self._master)) as db:
            yield db

    def close(self) -> None:
        """Close both connections and let go of the folder. A second call does nothing."""
        with self._writing, self._reading:
            for connection in (self._reader, self._writer):
                with suppress(sqlcipher3.Error):
                    connection.close()
            keys.wipe(self._master)
            self._lock.release()

    def _forget(self) -> None:
        """Let no copy in the folder keep what was just deleted for good.

        What is cut short here, `snapshots.sweep` does at the next opening.
        """
        with suppress(VaultDamaged, VaultReadOnly, NoSpace, VaultInUse):
            with errors(self.folder):
                self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            snapshots.drop(self)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._writing:
            if self._damaged:  # SQLCipher would only say that it cannot write
                raise VaultDamaged
            if self._identities() != self._files:
                raise VaultChanged
            try:
                with errors(self.folder):
                    self._writer.execute("BEGIN IMMEDIATE")
                    try:
                        yield self._writer
                        self._writer.execute("COMMIT")
                    except BaseException:
                        if self._writer.in_transaction:
                            self._writer.execute("ROLLBACK")
                        raise
            except VaultDamaged:
                self._damaged = True
                raise

    def _identities(self) -> list[tuple[int, int]]:
        """Which files the database and its journal are, by what their names now lead to.

        SQLite goes on writing into a file that was replaced or moved away, and what it writes
        is gone with it.
        """
        try:
            found = [os.stat(self.folder / name) for name in (DATABASE, f"{DATABASE}-wal")]
        except OSError:
            return []
        return [(one.st_dev, one.st_ino) for one in found]


def create(
    folder: Path,
    passphrase: str | keys.Secret,
    cost: keys.Cost | None = None,
    now: Clock = utc_now,
    random: keys.Random = os.urandom,
) -> Vault:
    """Make a vault in a new or empty folder and open it.

    Raises EmptyPassphrase, VaultExists, NoSpace, VaultReadOnly.
    """
    with files.disk_errors():
        new_folder = not folder.exists()
        if not new_folder and not free(folder):
            raise VaultExists
    master, text = keys.make(passphrase, cost or keys.cost_here(), random)
    files.make_folder(folder)
    with suppress(OSError):  # a stick's file system may know no such thing
        folder.chmod(0o700)
    lock = files.Lock(folder / LOCK)
    try:
        if not free(folder):  # another `create` was quicker
            raise VaultExists
        return _created(folder, lock, master, text, now)
    except VaultExists:
        lock.release()
        raise
    except BaseException:
        lock.release()
        clear(folder)
        with suppress(OSError):
            (folder / LOCK).unlink()
            if new_folder:
                folder.rmdir()
        raise


def open_(
    folder: Path, secret: str | keys.Secret, now: Clock = utc_now, floor: keys.Cost = keys.FLOOR
) -> Vault:
    """Open the vault in `folder`; a str is a passphrase.

    Raises NotAVault, VaultInUse, EmptyPassphrase, WrongPassphrase, WrongRecoveryCode,
    DeviceRefused, KeysDamaged, VaultDamaged, VaultTooNew (nothing is touched), VaultReadOnly,
    NoSpace.
    """
    if not is_vault(folder):
        raise NotAVault
    lock = files.Lock(folder / LOCK)
    try:
        master = keys.unlock(folder, secret, floor)
        if not has_database(folder):
            raise VaultDamaged
        end(folder)  # a kill may have come between the key file and this
        files.make_folder(folder / OBJECTS)
        return _opened(folder, lock, master, now, new=False)
    except BaseException:
        lock.release()
        raise


def is_vault(folder: Path) -> bool:
    """Whether a vault lies in this folder, locked or not."""
    try:
        return any((folder / name).is_file() for name in keyfile.NAMES)
    except OSError:  # a name too long, a folder nobody may enter
        return False


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


def _newest(db: Connection) -> int:
    """The largest id given so far; in a damaged vault, one that is surely larger."""
    newest = 0
    for table in journal.TABLES:
        try:
            found = db.execute(f"SELECT max(id) FROM {table}").fetchone()[0]
        except sqlcipher3.DatabaseError:
            found = 1 << 52
        newest = max(newest, found or 0)
    return newest


def _opened(folder: Path, lock: files.Lock, master: bytearray, now: Clock, *, new: bool) -> Vault:
    try:
        return Vault(folder, lock, master, now, new)
    finally:
        keys.wipe(master)


def _created(folder: Path, lock: files.Lock, master: bytearray, text: bytes, now: Clock) -> Vault:
    """A new vault in a folder that is ours alone; its key file `text` comes last."""
    begin(folder)
    vault = _opened(folder, lock, master, now, new=True)
    try:
        with vault.change("vault.created"):
            pass
        keyfile.store(folder, text)  # whoever finds the keys finds a whole vault
        end(folder)
    except BaseException:
        vault.close()
        raise
    return vault
