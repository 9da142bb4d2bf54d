"""One connection to the record: keyed as it must be, its errors by our names."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import sqlcipher3
from sqlcipher3 import Connection, Row

from companion import files, journal, keys, schema
from companion.errors import (
    Cancelled,
    CompanionError,
    Forbidden,
    NoSpace,
    NotMasked,
    NotThere,
    ReceivedStays,
    VaultDamaged,
    VaultInUse,
    VaultReadOnly,
)
from companion.progress import Progress, Step, unheard
from companion.rows import put

SIDES = ("-wal", "-shm", "-journal")  # what SQLite may lay beside a database
_CODES = {
    "database or disk is full": sqlcipher3.SQLITE_FULL,
    "disk I/O error": sqlcipher3.SQLITE_IOERR,
    "unable to open database file": sqlcipher3.SQLITE_CANTOPEN,
    "attempt to write a readonly database": sqlcipher3.SQLITE_READONLY,
    "database is locked": sqlcipher3.SQLITE_BUSY,
    "database disk image is malformed": sqlcipher3.SQLITE_CORRUPT,
    "file is not a database": sqlcipher3.SQLITE_NOTADB,
}
_STEP = 256  # pages copied between two reports: a few milliseconds
_TURNS = 20_000  # of SQLite's own, between two looks whether to go on: under 20 milliseconds
A_PAGE = 150  # of them that a check takes for a page, about
_READ_ONLY, _READ_WRITE = 1, 2 | 4  # SQLITE_OPEN_READONLY; …_READWRITE and …_CREATE
_VAULT = ("journal_mode = WAL", "synchronous = FULL", "fullfsync = ON")
_READING = ("query_only = ON",)
_COPY = ("journal_mode = MEMORY", "synchronous = OFF")


def connect(path: Path, master: bytearray) -> Connection:
    """Open the database with the keys that come from the master key. Raises sqlcipher3.Error."""
    return _opened(path, master, _VAULT)


def read(path: Path, master: bytearray) -> Connection:
    """Open a copy of the database, for reading alone; the file stays as it is, byte for byte.

    Raises sqlcipher3.Error, also when there is none. The messages are SQLite's, see `named`.
    """
    if not path.is_file():
        raise sqlcipher3.OperationalError("unable to open database file")  # it would make one
    if path.stat().st_size == 0:
        raise sqlcipher3.DatabaseError("file is not a database")  # it would take it for a new one
    return _opened(path, master, _READING)


def shape(path: Path, master: bytearray) -> int:
    """The schema of a database as it lies there, with what waits in its journal file.

    Neither is changed: it is opened so that it cannot be. Raises sqlcipher3.Error.
    """
    with closing(_opened(path, master, _READING, _READ_ONLY)) as db:
        return schema.version(db)


def copy(
    source: Path,
    master: bytearray,
    target: Path,
    other: bytearray,
    progress: Progress,
) -> None:
    """Copy the database `source`, as it stands now, to `target` under the master key `other`.

    Others may read and write `source` meanwhile; none waits. Else as `copy_of`.
    """
    with errors(target.parent), closing(connect(source, master)) as db:
        copy_of(db, target, other, progress)


def copy_of(db: Connection, target: Path, other: bytearray, progress: Progress) -> None:
    """Copy what a connection sees, which may lie in files that have no name any more.

    What is copied is read again from the disk: both checks must pass and the journal must end as
    in the original. Only then it gets its name, and it is one file that needs no other beside
    it. `progress(done, total)` counts pages, each twice, and may raise Cancelled. Whatever goes
    wrong, `target` is as it was before. Raises VaultDamaged, NoSpace, VaultReadOnly.
    """
    growing = target.with_name(target.name + ".new")
    with files.disk_errors():
        try:
            remove(growing)
            os.close(files.create(growing))
            with errors(target.parent):
                head, pages = _pages(db, growing, other, progress)
                _settle(growing, other)
                files.rest(growing)
                _verify(growing, other, head, Step(progress, pages, 2 * pages, pages))
            os.replace(growing, target)
            files.sync_folder(target.parent)
        except BaseException:
            with suppress(OSError):
                remove(growing)
            raise


def _pages(
    db: Connection, target: Path, other: bytearray, progress: Progress
) -> tuple[tuple[int, bytes], int]:
    """Copy page by page; the head of the journal that is copied, and how many pages there are."""
    pages = 1

    def report(_status: int, remaining: int, total: int) -> None:
        nonlocal pages
        pages = max(1, total)
        progress(total - remaining, 2 * pages)

    with closing(_opened(target, other, _COPY)) as new:
        # One reading transaction all through: else every write of another connection would let
        # SQLite begin the copy anew.
        db.execute("BEGIN")
        try:
            head = journal.head(db)
            db.backup(new, pages=_STEP, progress=report, sleep=0)
            # SQLCipher copies a page it cannot read as zeros, without a word. But after such a
            # page it can read none at all: so one more has to be read, and not out of the cache.
            db.execute("PRAGMA shrink_memory")
            if journal.head(db) != head:
                raise VaultDamaged
        finally:
            if db.in_transaction:
                db.execute("ROLLBACK")
    return head, pages


def abandon(db: Connection) -> None:
    """Never close this connection: SQLite would write its journal over another's file.

    It lives until the process ends, also past the end of Python.
    """
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(db))


def _settle(path: Path, master: bytearray) -> None:
    """Take the mark of WAL from a copied database, so that it is whole as a single file."""
    with closing(_opened(path, master, ("synchronous = FULL",))) as db:
        ((mode,),) = db.execute("PRAGMA journal_mode = DELETE").fetchall()
        if mode != "delete":
            raise VaultDamaged


def _verify(path: Path, master: bytearray, head: tuple[int, bytes], step: Step) -> None:
    with closing(read(path, master)) as db:
        if flaws(db, step.at) or journal.head(db) != head:
            raise VaultDamaged
    step.at(1)


def flaws(db: Connection, at: Callable[[float], None] = unheard) -> list[str]:
    """What SQLCipher and SQLite find wrong with a database; empty when nothing is.

    Both are asked: only the first sees altered pages, only the second a cut-off file. The second
    tells how much it has seen, about, 0 … 1, and ends with Cancelled where `at` raises it; the
    first takes 3 ms per MB. Raises sqlcipher3.DatabaseError where a check itself cannot read.
    """
    pragmas = ("cipher_integrity_check", "integrity_check")
    with heard(db, at):
        said = [row[0] for pragma in pragmas for row in db.execute(f"PRAGMA {pragma}")]
    return [line for line in said if line != "ok"]


@contextmanager
def heard(db: Connection, at: Callable[[float], None]) -> Iterator[None]:
    """Within, a check tells `at` how much of the database it has seen; Cancelled there ends it."""
    ((pages,),) = db.execute("PRAGMA page_count").fetchall()
    turns, ended = 0, False

    def turn() -> bool:
        nonlocal turns, ended
        turns += _TURNS
        try:
            at(min(1.0, turns / max(1, pages * A_PAGE)))
        except Cancelled:
            ended = True
        return ended

    db.set_progress_handler(turn, _TURNS)
    try:
        yield
    except sqlcipher3.DatabaseError:
        if ended:
            raise Cancelled from None
        raise
    finally:
        db.set_progress_handler(None, 0)


def scratch() -> Connection:
    """An empty database in memory with the newest shape, to look at that."""
    db = sqlcipher3.connect(":memory:", isolation_level=None)
    db.row_factory = Row
    schema.apply(db)
    return db


def insert(db: Connection, table: str, row: Mapping[str, object]) -> bool:
    """INSERT one row if its table takes it; whether it did."""
    try:
        put(db, table, row)
    except sqlcipher3.IntegrityError:
        return False
    return True


def newest(db: Connection) -> int:
    """The largest id given so far; in a damaged vault, one that is surely larger."""
    newest = 0
    for table in journal.TABLES:
        try:
            found = db.execute(f"SELECT max(id) FROM {table}").fetchone()[0]
        except sqlcipher3.DatabaseError:
            found = 1 << 52
        newest = max(newest, found or 0)
    return newest


def remove(path: Path) -> None:
    """Delete a database and what SQLite laid beside it. Raises OSError."""
    for ending in ("", *SIDES):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _opened(
    path: Path, master: bytearray, pragmas: tuple[str, ...], flags: int = _READ_WRITE
) -> Connection:
    db = sqlcipher3.connect(str(path), isolation_level=None, check_same_thread=False, flags=flags)
    try:
        _prepare(db, master, pragmas)
    except BaseException:
        db.close()
        raise
    return db


def _prepare(db: Connection, master: bytearray, pragmas: tuple[str, ...]) -> None:
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
        *pragmas,
        "foreign_keys = ON",
        "secure_delete = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "temp_store = MEMORY",
        "mmap_size = 0",
    ):
        # To its last row: only there SQLite commits a change of the journal mode, and says if not.
        db.execute(f"PRAGMA {pragma}").fetchall()
    db.row_factory = Row


@contextmanager
def errors(folder: Path) -> Iterator[None]:
    """Turn what sqlcipher3 raises about the vault in `folder` into our own errors."""
    try:
        yield
    except CompanionError:
        raise
    except sqlcipher3.IntegrityError as error:
        if "guard_under_19" in str(error):
            raise Forbidden("under19") from None
        if "guard_holder" in str(error):
            raise Forbidden("not_yours") from None
        if "received_case" in str(error):
            raise ReceivedStays from None
        if "guard_masked" in str(error):
            raise NotMasked from None
        if "FOREIGN KEY" in str(error):
            raise NotThere from None
        raise
    except sqlcipher3.DatabaseError as error:
        raise named(error, folder) from None


def named(error: Exception, folder: Path) -> Exception:
    """Our error for one of sqlite3's, or that one where we have none."""
    # Of a copy, sqlcipher3 says what went wrong without SQLite's number for it.
    code = getattr(error, "sqlite_errorcode", _CODES.get(str(error), 0)) & 0xFF
    if code == sqlcipher3.SQLITE_FULL:
        return NoSpace()
    if code in (sqlcipher3.SQLITE_BUSY, sqlcipher3.SQLITE_LOCKED):
        return VaultInUse()
    if code in (sqlcipher3.SQLITE_IOERR, sqlcipher3.SQLITE_CANTOPEN, sqlcipher3.SQLITE_READONLY):
        return NoSpace() if _full(folder) else VaultReadOnly()
    if code in (sqlcipher3.SQLITE_NOTADB, sqlcipher3.SQLITE_CORRUPT) or "UTF-8" in str(error):
        return VaultDamaged()
    return error


def _full(folder: Path) -> bool:
    """Whether there is no room for SQLite's small files: of those it says only that they fail."""
    try:
        return shutil.disk_usage(folder).free < 64 * 1024
    except OSError:
        return False
