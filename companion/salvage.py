"""A damaged vault's record, brought into a new vault, and what could not be brought.

The damaged folder is read, page by page (`carving`), and never written. What its database does
not say, its snapshots may (`remains`). The new vault has the same key file; its journal is the
longest beginning that proves itself, and one line more that commits to all that stands.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from companion import anchor, database, files, journal, kept, keys, renewal, schema, timeline, vault
from companion.carving import Carved, Shape, carve
from companion.errors import NothingLeft, VaultDamaged, VaultExists, VaultReadOnly, VaultTooNew
from companion.filling import Filling
from companion.folder import DATABASE, LOCK, SNAPSHOTS
from companion.pages import Pages
from companion.progress import Progress, Step, quiet
from companion.remains import FILE_DAMAGED, FILE_MISSING, GONE, Loss, Remains, gather

_WORK = 10_000  # of progress
_FOUND = 8  # times that it is said to go on for a page, about, while the words are gone through
_WORD = re.compile(r"'(\w+)'")


@dataclass(frozen=True, slots=True)
class Saved:
    """What was brought into the new vault: records, how many of them from a snapshot, losses.

    `journal_lines_lost` counts the lines after the last that proves itself.
    """

    records: int
    lost: tuple[Loss, ...] = field(default_factory=tuple)
    from_snapshot: int = 0
    journal_lines_lost: int = 0

    @property
    def items_lost(self) -> int:
        """Records that are gone as a whole, and items whose file is."""
        return sum(loss.what in (GONE, FILE_MISSING, FILE_DAMAGED) for loss in self.lost)


def run(
    folder: Path,
    secret: str | keys.Secret,
    target: Path,
    progress: Progress = quiet,
    floor: keys.Cost = keys.FLOOR,
    now: vault.Clock = vault.utc_now,
) -> Saved:
    """Bring what can be read of the vault in `folder` into a new vault in `target`.

    Nothing in `folder` is changed. `target` is a new or empty folder outside of it and, when
    anything is raised, is as it was. `progress(done, total)` may raise
    Cancelled. Raises NotAVault, VaultExists, VaultInUse, WrongPassphrase,
    WrongRecoveryCode, DeviceRefused, KeysDamaged, VaultTooNew, NothingLeft, NoSpace,
    VaultReadOnly.
    """
    with files.disk_errors():
        if target.resolve().is_relative_to(folder.resolve()):
            raise VaultExists
    whole = Step(progress, 0, _WORK, _WORK)
    reading, finding = whole.share(0, 0.3), whole.share(0.3, 0.5)
    writing, looking = whole.share(0.5, 0.95), whole.share(0.95, 1)
    with _held(folder):
        key_folder, path = renewal.places(folder)
        master, text = keys.read(key_folder, secret, floor)
        try:
            remains = _remains(folder, path, master, reading)
            if not any(remains.rows.values()):
                raise NothingLeft
            words = partial(_words, path, master, finding)
            filling = Filling(remains, folder, target, writing, words)
            vault.fill(target, master, text, filling.write, now, looking).close()
        finally:
            keys.wipe(master)
    losses, lines = tuple(remains.losses), remains.lines_lost
    return Saved(filling.records, losses, remains.from_snapshot, lines)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Keep other programs out, where the disk lets us. Raises VaultInUse."""
    try:
        lock = files.Lock(folder / LOCK)
    except VaultReadOnly:  # then nobody else writes there either
        yield
        return
    try:
        yield
    finally:
        lock.release()


def _remains(folder: Path, path: Path, master: bytearray, step: Step) -> Remains:
    """What the database says and, as long as anything is missing, its snapshots, newest first."""
    shapes = _shapes()
    copies = [*(folder / SNAPSHOTS).glob("*"), *kept.paths(folder)]
    size = 1 / (1 + len(copies))
    shares = [step.share(at * size, (at + 1) * size) for at in range(1 + len(copies))]
    found = [_carved(path, master, shapes, shares[0].share(0, 0.8))]
    remains = gather(found, shapes, shares[0].share(0.8, 1))
    known = anchor.read(folder, master)
    last = known.seq if known else 0
    sources = zip(copies, shares[1:], strict=True)
    older = [_carved(one, master, shapes, share) for one, share in sources]
    for carved in sorted(older, key=_line, reverse=True):
        if not (remains.losses or remains.gone) and len(remains.lines) >= last:
            break
        found.append(carved)
        remains = gather(found, shapes, step.share(1, 1))
    remains.lines_lost = max(remains.lines_lost, last - len(remains.lines))
    return remains


def _words(
    path: Path, master: bytearray, step: Step, place: Path, idents: Collection[int]
) -> dict[int, str]:
    """The words of incidents that are gone, from the search index of the damaged database.

    SQLite has to read it, so it gets a copy, in `place` and only as long as it needs it.
    """
    copy = place / f"{DATABASE}.new"
    try:
        with closing(Pages(path, master)) as pages, open(files.create(copy), "wb") as file:
            count = pages.count
            for number in range(1, count + 1):
                step.at(0.2 * number / count)
                file.write(pages.sealed(number).ljust(4096, b"\0"))
        with database.errors(place), closing(database.connect(copy, master)) as db:
            seen = iter(range(sys.maxsize))

            def on() -> None:
                step.at(min(1.0, 0.2 + 0.8 * next(seen) / (count * _FOUND)))

            return timeline.indexed(db, idents, on)
    except VaultDamaged:  # the index is what is damaged
        return {}
    finally:
        database.remove(copy)


def _line(carved: Carved) -> int:
    return max(carved.rows["journal"], default=0)


def _carved(path: Path, master: bytearray, shapes: dict[str, Shape], step: Step) -> Carved:
    """Raises VaultTooNew."""
    with closing(Pages(path, master)) as pages:
        first = pages.read(1) or b""
        version = int.from_bytes(first[60:64])
        if version > schema.newest():
            raise VaultTooNew(version, schema.newest())
        return carve(pages, shapes, step)


def _shapes() -> dict[str, Shape]:
    """What the records of each table look like, by the newest schema."""
    shapes = {}
    with closing(database.scratch()) as db:
        for table in (*journal.TABLES, "journal"):
            columns = db.execute(f"PRAGMA table_info({table})").fetchall()
            sql = "SELECT sql FROM sqlite_schema WHERE name = ?"
            ((made,),) = db.execute(sql, (table,)).fetchall()
            words = {
                at: frozenset(_WORD.findall(said[1]))
                for at, column in enumerate(columns)
                if (said := re.search(rf"CHECK \({column['name']} IN\s*\((.*?)\)", made, re.DOTALL))
            }
            types = {column["name"]: column["type"] for column in columns}
            shapes[table] = Shape(tuple(types), tuple(types.values()), words)
    return shapes
