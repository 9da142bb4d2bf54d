"""One connection to the record: keyed as it must be, its errors by our names."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3
from sqlcipher3 import Connection, Row

from companion import keys
from companion.errors import (
    CompanionError,
    Forbidden,
    NoSpace,
    NotThere,
    VaultDamaged,
    VaultInUse,
    VaultReadOnly,
)


def connect(path: Path, master: bytearray) -> Connection:
    """Open the database with the keys that come from the master key. Raises sqlcipher3.Error."""
    db = sqlcipher3.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        _prepare(db, master)
    except BaseException:
        db.close()
        raise
    return db


def _prepare(db: Connection, master: bytearray) -> None:
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
        if "FOREIGN KEY" in str(error):
            raise NotThere from None
        raise
    except sqlcipher3.DatabaseError as error:
        raise named(error, folder) from None


def named(error: Exception, folder: Path) -> Exception:
    """Our error for one of sqlite3's, or that one where we have none."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return NoSpace()
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return VaultInUse()
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
        return NoSpace() if _full(folder) else VaultReadOnly()
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT) or "UTF-8" in str(error):
        return VaultDamaged()
    return error


def _full(folder: Path) -> bool:
    """Whether there is no room for SQLite's small files: of those it says only that they fail."""
    try:
        return shutil.disk_usage(folder).free < 64 * 1024
    except OSError:
        return False
