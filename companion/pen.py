"""The one connection that writes, and what it looks out for before each write."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import sqlcipher3
from sqlcipher3 import Connection

from companion import database, journal, kept
from companion.database import connect, errors
from companion.errors import CompanionError, VaultChanged, VaultDamaged
from companion.folder import DATABASE
from companion.still import Still
from companion.watch import Watch


class Pen:
    """Writes into the database, until that is found damaged or another's.

    `head` is the newest line of the journal, `busy` is held while anything is written.
    """

    def __init__(self, folder: Path, master: bytearray, watch: Watch) -> None:
        """Open the connection. Raises sqlcipher3.Error. The master key is not copied."""
        self.watch = watch
        self.busy = threading.RLock()
        self.db = connect(folder / DATABASE, master)
        self.damaged = False
        self.head = (0, journal.START)
        self._folder, self._master = folder, master
        self._lost = False

    def meet(self) -> None:
        """Learn where the journal stands, and look whether it still holds what it held."""
        self.head = journal.head(self.db)
        with suppress(sqlcipher3.DatabaseError):  # a damaged page; a look at it all will say so
            self.watch.meet(self.db)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All of it or nothing. Raises VaultDamaged, VaultChanged, NoSpace, VaultReadOnly."""
        with self.busy:
            if self.damaged:  # SQLCipher would only say that it cannot write
                raise VaultDamaged
            self.look_out()
            self.watch.mark(self.head)
            try:
                with errors(self._folder):
                    self.db.execute("BEGIN IMMEDIATE")
                    try:
                        yield self.db
                        self.db.execute("COMMIT")
                    except BaseException:
                        if self.db.in_transaction:
                            self.db.execute("ROLLBACK")
                        raise
                    finally:
                        self.watch.stamp()
            except VaultDamaged:
                self.damaged = True
                raise
            except VaultChanged:
                self._lose()
                raise

    def look_out(self) -> None:
        """Raise VaultChanged once anybody else has touched the files.

        A file that only bears another time is read through: some network disks set it themselves.
        """
        with self.busy:
            if not self._lost and not self.watch.is_same:
                if self.watch.is_replaced or not self._reads_as_written():
                    self._lose()
                self.watch.stamp()
            if self._lost:
                raise VaultChanged

    def bring_in(self) -> bool:
        """Move the journal file into the database, as far as nobody reads; whether all of it."""
        with self.busy, errors(self._folder):
            self.look_out()
            _, written, moved = self.db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            self.watch.stamp()
            return bool(written == moved)

    def empty(self) -> None:
        """Move all of the journal file into the database and leave nothing in it.

        Raises VaultInUse when somebody reads for too long.
        """
        with self.busy, errors(self._folder):
            self.look_out()
            self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self.watch.stamp()

    def trust(self) -> None:
        """Anchor the record as it stands. Raises NoSpace, VaultReadOnly, VaultChanged."""
        with self.busy:
            self.look_out()
            self.watch.trust(self.head)

    def close(self) -> None:
        """Close, and anchor what was closed. Files that are another's are left alone.

        Where the disk does not let it be anchored, the connection is never closed: SQLite would
        delete the journal file, and the next opening miss it.
        """
        if self._lost:
            return
        if not self.damaged and self.watch.is_same and not self._anchor():
            database.abandon(self.db)
            return
        with suppress(sqlcipher3.Error):
            self.db.close()

    def give_up(self) -> None:
        """Close after an opening that came to nothing."""
        with suppress(sqlcipher3.Error):
            self.db.close()
        self.watch.give_up()

    def _anchor(self) -> bool:
        """Bring all of the journal file in and anchor the vault as closed; whether it is."""
        with suppress(sqlcipher3.Error):
            self.db.execute("PRAGMA busy_timeout = 0")
            busy, _, _ = self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy and self.watch.leave(self.head)
        return False

    def _reads_as_written(self) -> bool:
        try:
            with (
                errors(self._folder),
                closing(connect(self._folder / DATABASE, self._master)) as db,
            ):
                return journal.head(db) == self.head and Still(db, self._folder).is_sound()
        except CompanionError:
            return False

    def _lose(self) -> None:
        """The files are another's from now on. What we have is kept beside, theirs is left alone.

        The connection is never closed: that would write our journal file into their database.
        """
        self._lost = True
        database.abandon(self.db)
        self.watch.part(self.head)
        kept.keep(self._folder, self._master, self.db)
