"""A damaged vault's record, brought into a new vault, and what could not be brought.

The damaged folder is read, page by page (`carving`), and never written. What its database does
not say, its snapshots may (`remains`). The new vault has the same key file; its journal is the
longest beginning that proves itself, and one line more that commits to all that stands.
"""

from __future__ import annotations

import re
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
from companion.progress import Progress, quiet
from companion.remains import FILE_DAMAGED, FILE_MISSING, GONE, Loss, Remains, gather

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
    anything is raised, is as it was. `progress(done, total)` counts bytes of kept files and may
    raise Cancelled. Raises NotAVault, VaultExists, VaultInUse, WrongPassphrase,
    WrongRecoveryCode, DeviceRefused, KeysDamaged, VaultTooNew, NothingLeft, NoSpace,
    VaultReadOnly.
    """
    with files.disk_errors():
        if target.resolve().is_relative_to(folder.resolve()):
            raise VaultExists
    with _held(folder):
        key_folder, path = renewal.places(folder)
        master, text = keys.read(key_folder, secret, floor)
        try:
            remains = _remains(folder, path, master)
            if not any(remains.rows.values()):
                raise NothingLeft
            filling = Filling(remains, folder, target, progress, partial(_words, path, master))
            vault.fill(target, master, text, filling.write, now).close()
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


def _remains(folder: Path, path: Path, master: bytearray) -> Remains:
    """What the database says and, as long as anything is missing, its snapshots, newest first."""
    shapes = _shapes()
    found = [_carved(path, master, shapes)]
    remains = gather(found, shapes)
    copies = [*(folder / SNAPSHOTS).glob("*"), *kept.paths(folder)]
    known = anchor.read(folder, master)
    last = known.seq if known else 0
    older = sorted((_carved(one, master, shapes) for one in copies), key=_line, reverse=True)
    for carved in older:
        if not (remains.losses or remains.gone) and len(remains.lines) >= last:
            break
        found.append(carved)
        remains = gather(found, shapes)
    remains.lines_lost = max(remains.lines_lost, last - len(remains.lines))
    return remains


def _words(path: Path, master: bytearray, place: Path, idents: Collection[int]) -> dict[int, str]:
    """The words of incidents that are gone, from the search index of the damaged database.

    SQLite has to read it, so it gets a copy, in `place` and only as long as it needs it.
    """
    copy = place / f"{DATABASE}.new"
    try:
        with closing(Pages(path, master)) as pages, open(files.create(copy), "wb") as file:
            for number in range(1, pages.count + 1):
                file.write(pages.sealed(number).ljust(4096, b"\0"))
        with database.errors(place), closing(database.connect(copy, master)) as db:
            return timeline.indexed(db, idents)
    except VaultDamaged:  # the index is what is damaged
        return {}
    finally:
        database.remove(copy)


def _line(carved: Carved) -> int:
    return max(carved.rows["journal"], default=0)


def _carved(path: Path, master: bytearray, shapes: dict[str, Shape]) -> Carved:
    """Raises VaultTooNew."""
    with closing(Pages(path, master)) as pages:
        first = pages.read(1) or b""
        version = int.from_bytes(first[60:64])
        if version > schema.newest():
            raise VaultTooNew(version, schema.newest())
        return carve(pages, shapes)


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
