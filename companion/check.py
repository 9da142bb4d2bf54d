"""Looking a vault over: is everything still as it was written?"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from companion import evidence, journal
from companion.errors import (
    NoSpace,
    NotThere,
    ObjectDamaged,
    ObjectMissing,
    VaultDamaged,
    VaultReadOnly,
)
from companion.progress import Progress, quiet
from companion.records import Evidence
from companion.rows import plain
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Row

    from companion.still import Still

_PAUSE_EVERY = 64  # rows, a millisecond or two
_PAUSE = 0.0005  # seconds: Python runs one thread at a time, and a save has to get its turn


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was written.

    `what` is a code word: `rolled_back` (an older or another state of the record was put there),
    `database` (pages of the file), `record` and `journal` (a row or line that the journal does
    not bear out), `object_missing`, `object_damaged`. `number` and `title` name the item of
    evidence concerned, if there is one.
    """

    what: str
    detail: str = ""
    number: int = 0
    title: str = ""


def opening(vault: Vault, progress: Progress = quiet) -> list[Finding]:
    """All that can be looked at without reading the kept files; empty when all is well.

    The database by both its checks, whether an older state was put back, the chain of the
    journal, every record against its commitment, whether each kept file is there at its length.
    Nobody waits for it. `progress(done, total)` counts rows; raise Cancelled in it to stop. When
    nothing was found, the state is anchored anew. Raises VaultInUse, VaultChanged, NoSpace.
    """
    return _Look(vault, progress).over()


def run(vault: Vault, progress: Progress = quiet) -> list[Finding]:
    """As `opening`, and every byte of every kept file."""
    return _Look(vault, progress, thorough=True).over()


class _Look:
    """One look at the whole record. Counts what it has seen: rows, then the kept files."""

    def __init__(self, vault: Vault, progress: Progress, thorough: bool = False) -> None:
        self._vault, self._progress, self._thorough = vault, progress, thorough
        self._done, self._total = 0, 1

    def over(self) -> list[Finding]:
        found, kept = self._record()
        if any(finding.what == "database" for finding in found):
            self._vault.distrust()
        if self._vault.rolled_back:
            found.insert(0, Finding("rolled_back"))
        for item in kept:
            self._see(1)
            if what := self._object(item):
                found.append(Finding(what, "", item.number, item.title))
        self._done = self._total
        self._tell()
        if not found:
            with suppress(NoSpace, VaultReadOnly):
                self._vault.trust()
        return found

    def _record(self) -> tuple[list[Finding], list[Evidence]]:
        """What is wrong with the database and the journal, and the items whose files are kept."""
        found: list[Finding] = []
        try:
            with self._vault.still(self._tell) as still:
                rows, kept = _count(still)
                self._total = 2 * rows + kept
                found += [Finding("database", line) for line in still.damage(self._at(rows))]
                self._done = rows
                read = self._counted(still)
                found += [_named(still, flaw) for flaw in journal.verify(read)]
                return found, _kept(still)
        except VaultDamaged:
            return found or [Finding("database")], []

    def _at(self, rows: int) -> Callable[[float], None]:
        """Counts what is seen of the pages as rows."""

        def at(part: float) -> None:
            self._done = int(part * rows)
            self._tell()

        return at

    def _counted(self, still: Still) -> Callable[..., Iterator[Row]]:
        def read(sql: str, *args: object) -> Iterator[Row]:
            for row in still.rows(sql, *args):
                self._see(1)
                yield row

        return read

    def _object(self, item: Evidence) -> str:
        """The code word for what is wrong with a kept file, "" when nothing is."""
        try:
            if self._thorough:
                for _ in evidence.content(self._vault, item):
                    self._tell()
            elif not evidence.is_there(self._vault, item):
                return "object_missing"
        except (ObjectMissing, NotThere):
            return "object_missing" if self._names(item) else ""
        except (ObjectDamaged, VaultDamaged):
            return "object_damaged"
        return ""

    def _names(self, item: Evidence) -> bool:
        """Whether the record still names the kept file: it may have been erased meanwhile."""
        sql = "SELECT 1 FROM evidence WHERE id = ? AND object = ?"
        return self._vault.row(sql, item.id, item.object) is not None

    def _see(self, count: int) -> None:
        before = self._done // _PAUSE_EVERY
        self._done += count
        if self._done // _PAUSE_EVERY != before:
            time.sleep(_PAUSE)
            self._tell()

    def _tell(self) -> None:
        self._progress(min(self._done, self._total), self._total)


def _count(still: Still) -> tuple[int, int]:
    """How many rows will be read, and how many kept files there are."""
    tables = ("journal", *journal.TABLES)
    rows = sum(next(still.rows(f"SELECT count(*) FROM {table}"))[0] for table in tables)
    return rows, next(still.rows("SELECT count(*) FROM evidence WHERE object IS NOT NULL"))[0]


def _kept(still: Still, where: str = "object IS NOT NULL", *args: object) -> list[Evidence]:
    """What names an item and its object, and no more: any other column may be the altered one."""
    sql = f"SELECT id, number, title, object FROM evidence WHERE {where} ORDER BY number"
    rows = still.rows(sql, *args)
    # Where an older page of another table lies, a column may hold anything.
    sound = (
        row for row in rows if isinstance(row["number"], int) and isinstance(row["title"], str)
    )
    return [Evidence(**plain(row)) for row in sound]


def _named(still: Still, flaw: journal.Flaw) -> Finding:
    table, _, ident = flaw.subject.partition(":")
    if table == "journal":
        return Finding("journal", ident)
    about = f"{table} {flaw.what}"
    if table in {"evidence", "object"}:
        column = "id" if table == "evidence" else "object"
        for item in _kept(still, f"{column} = ?", int(ident)):
            return Finding("record", about, item.number, item.title)
    return Finding("record", about)
