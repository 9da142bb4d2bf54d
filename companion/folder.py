"""A vault's folder: the names in it, and how one becomes a vault.

While a vault is being made, the folder bears a mark; the key file comes last. So whoever finds
a key file finds a whole vault, and a folder with the mark but no key file may be begun again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from companion import files, keyfile
from companion.errors import VaultExists

DATABASE = "vault.db"
HEAD = "vault.head"
DRAFTS = "vault.drafts"
OBJECTS = "objects"
LOCK = "lock"
SNAPSHOTS = "snapshots"
RENEWAL = "renewal"
_MARK = "vault.new"
_PAGE = 4096
_OBJECT = re.compile(r"[0-9a-f]{32}(\.new)?")
_BEGUN = {
    *(_MARK, DATABASE, f"{DATABASE}.new", f"{DATABASE}-wal", f"{DATABASE}-shm", HEAD),
    f"{DATABASE}-journal",  # for a moment, before the database knows that it has a WAL
    *(f"{name}.new" for name in (*keyfile.NAMES, HEAD)),
    *(f"{DATABASE}.new{side}" for side in ("-wal", "-shm", "-journal")),
}


def is_vault(folder: Path) -> bool:
    """Whether a vault lies in this folder, locked or not."""
    try:
        return any((folder / name).is_file() for name in keyfile.NAMES)
    except OSError:  # a name too long, a folder nobody may enter
        return False


def free(folder: Path) -> bool:
    """Whether a vault may begin here: an empty folder, or one in which a beginning was killed."""
    if not folder.is_dir():
        return False
    names = {path.name for path in folder.iterdir()} - {LOCK}
    return not names or (_MARK in names and names <= _BEGUN | {OBJECTS})


@contextmanager
def claim(folder: Path) -> Iterator[files.Lock]:
    """Hold a new or empty folder while a vault is made in it.

    The lock stays held when all went well. Else it is let go of, and what was made is taken
    away. Raises VaultExists, VaultInUse, NoSpace, VaultReadOnly.
    """
    with files.disk_errors():
        new = not folder.exists()
        if not new and not free(folder):
            raise VaultExists
    files.make_folder(folder)
    with suppress(OSError):  # a stick's file system may know no such thing
        folder.chmod(0o700)
    lock = files.Lock(folder / LOCK)
    try:
        if not free(folder):  # another one was quicker
            raise VaultExists
        yield lock
    except VaultExists:
        lock.release()
        raise
    except BaseException:
        lock.release()
        clear(folder)
        with suppress(OSError):
            (folder / LOCK).unlink()
            if new:
                folder.rmdir()
        raise


def begin(folder: Path) -> None:
    """Mark a free folder and empty it of what a killed beginning left.

    Raises NoSpace, VaultReadOnly.
    """
    clear(folder)
    with files.disk_errors():
        os.close(files.create(folder / _MARK))
        files.sync_folder(folder)
        # SQLite gives its journals the database's own permissions, so this one act covers all.
        os.close(files.create(folder / DATABASE))
    files.make_folder(folder / OBJECTS)


def end(folder: Path) -> None:
    """Take the mark away, if it is there: this is a vault. Raises VaultReadOnly."""
    with files.disk_errors():
        if (folder / _MARK).exists():
            (folder / _MARK).unlink()
            files.sync_folder(folder)


def clear(folder: Path) -> None:
    """Take away what an unfinished beginning made, all but its lock and the mark last."""
    with suppress(OSError):
        for path in (folder / OBJECTS).iterdir():
            if _OBJECT.fullmatch(path.name):
                path.unlink()
    with suppress(OSError):
        (folder / OBJECTS).rmdir()
    for name in (*keyfile.NAMES, *sorted(_BEGUN - {_MARK}), _MARK):
        with suppress(OSError):
            (folder / name).unlink()


def has_database(folder: Path) -> bool:
    """Whether there is a database at all: SQLite would begin a new one in an empty file."""
    try:
        database = folder / DATABASE
        return database.is_file() and database.stat().st_size >= _PAGE
    except OSError:
        return False
