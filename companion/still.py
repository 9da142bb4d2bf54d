"""One unchanging state of the record, to read at length while everything else goes on."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3

from companion import journal
from companion.database import A_PAGE, named
from companion.errors import Cancelled, VaultDamaged, VaultInUse
from companion.progress import unheard

if TYPE_CHECKING:
    from sqlcipher3 import Connection, Row

_END_WITHIN = 0.25  # seconds
_BEGIN_WITHIN = 10.0  # seconds that others may go on reading first
_STEPS = 20_000  # of SQLite's own, between two looks whether to go on: under a millisecond


class Still:
    """A connection of its own inside one reading transaction. Made by `Vault.still`.

    Nobody waits for it: others read and write, and it sees nothing of that. While it is there,
    the database file itself does not change, what is written stays in the journal file. Once
    `stop` was called, or `tell` raises Cancelled, whatever it is doing ends with Cancelled.
    """

    def __init__(
        self, db: Connection, folder: Path, tell: Callable[[], None] = lambda: None
    ) -> None:
        self._db, self._folder, self._tell = db, folder, tell
        self._stopped = False
        self._closed = threading.Event()
        self._at: Callable[[float], None] = unheard
        self._turns = 0
        ((self._pages,),) = db.execute("PRAGMA page_count").fetchall()
        db.execute("PRAGMA query_only = ON")
        db.execute("BEGIN")
        db.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # the transaction begins here
        db.set_progress_handler(self._turn, _STEPS)

    def rows(self, sql: str, *args: object) -> Iterator[Row]:
        """Read, row by row. Raises VaultDamaged, Cancelled."""
        if self._is_over():
            raise Cancelled
        try:
            yield from self._db.execute(sql, args)
        except sqlcipher3.DatabaseError as error:
            raise (Cancelled() if self._stopped else named(error, self._folder)) from None

    def damage(self, at: Callable[[float], None] = unheard) -> list[str]:
        """What SQLCipher and SQLite find wrong with the database file; empty when nothing is.

        Both are asked: only the first sees altered pages, only the second a cut-off file. `at` is
        told how much was looked at, about, 0 … 1. Raises Cancelled, also where `at` does; the
        first cannot be stopped half-way, it takes 3 ms per MB.
        """
        self._at, self._turns = at, 0
        found: list[str] = []
        for pragma in ("cipher_integrity_check", "integrity_check"):
            try:
                said = [row[0] for row in self.rows(f"PRAGMA {pragma}")]
            except VaultDamaged:
                said = [f"{pragma}: unreadable"]
            found += [line for line in said if isinstance(line, str) and line != "ok"]
        self._at = unheard
        return found

    def is_sound(self) -> bool:
        """Whether SQLite, the journal and every record agree, whatever files they lie in."""
        said = [row[0] for row in self.rows("PRAGMA integrity_check")]
        return said == ["ok"] and not journal.verify(self.rows)

    def stop(self, seconds: float) -> None:
        """End what it is doing, from another thread, and wait for that, but not longer."""
        self._stopped = True
        with suppress(Exception):  # it may have ended by itself, a moment ago
            self._db.interrupt()
        self._closed.wait(seconds)

    def close(self) -> None:
        """Let go of the state."""
        self._db.close()
        self._closed.set()

    def _turn(self) -> bool:
        self._turns += _STEPS
        with suppress(Cancelled):
            self._at(min(1.0, self._turns / max(1, self._pages * A_PAGE)))
            return self._is_over()
        self._stopped = True
        return True

    def _is_over(self) -> bool:
        try:
            self._tell()
        except Cancelled:
            self._stopped = True
        return self._stopped


class Stills:
    """At most one Still at a time, and an end to it."""

    def __init__(self, begin: Callable[[Callable[[], None]], Still | None]) -> None:
        """`begin(tell)` makes one, or None while others read what is not in the database yet."""
        self._begin = begin
        self._turn = threading.Lock()
        self._now: Still | None = None
        self._over = False

    @contextmanager
    def one(self, tell: Callable[[], None]) -> Iterator[Still]:
        """The one. Raises VaultInUse, Cancelled, and what its making raises."""
        with self._turn:
            still = self._now = self._made(tell)
            try:
                if self._over:
                    raise Cancelled
                yield still
            finally:
                self._now = None
                still.close()

    def end(self, for_good: bool = False) -> None:
        """Let it end with Cancelled, and wait a moment for that."""
        self._over = self._over or for_good
        if (still := self._now) is not None:
            still.stop(_END_WITHIN)

    def _made(self, tell: Callable[[], None]) -> Still:
        until = time.monotonic() + _BEGIN_WITHIN
        while time.monotonic() < until:
            if self._over:
                raise Cancelled
            if (made := self._begin(tell)) is not None:
                return made
            tell()
            time.sleep(0.02)
        raise VaultInUse
