"""A backup: one file that holds the vault as it is sealed, and nothing anyone could read.

    vault.keys, vault.keys2   the key file, twice, far apart
    objects/…                 kept files under their random names
    vault.db                  a verified copy of the database
    note                      sealed under a key from the master key: number and hash of the last
                              journal line, and the line of the last deletion for good

The file (`archive`) is written new under another name, or, when it is there already, grows behind
its end: only what is new is written, and what was there counts until the new is on the medium and
was read back from it. It is written new as a whole when its key file is an older one, when more
than half of it no longer counts, and after a deletion for good: what no longer counts is still
in it, and would open.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from companion import archive, files, journal, keyfile, medium, objects, settings
from companion.archive import Directory, Entry
from companion.errors import (
    BackupAhead,
    BackupInside,
    BackupOfAnother,
    NotABackup,
    VaultError,
    VaultReadOnly,
)
from companion.folder import DATABASE, OBJECTS
from companion.medium import Count, Growing
from companion.progress import Progress, quiet
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Connection, Row

REMIND = timedelta(days=30)
_COPY = "backup.db"  # the database on its way, in the vault's folder
_NOTE = "backup-note"
_PAGE = 4096
_OBJECTS = (
    "SELECT name, o.size, coalesce(number, 0) AS number FROM object AS o"
    " LEFT JOIN evidence AS e ON e.object = o.id ORDER BY name"
)


@dataclass(frozen=True, slots=True)
class Made:
    """A finished backup: where, bytes in all, bytes written for it, kept files new in it.

    `missing` are the numbers of items whose kept file is gone from the vault, or cannot be read.
    """

    path: Path
    size: int
    added: int
    objects_new: int
    missing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Age:
    """The last backup: when ("" for never, else UTC, ISO 8601); whether the record changed since.

    `due` says that it is time for one, `holds_erased` that the last one was made before
    something was deleted for good and so still has it.
    """

    at: str
    changed: bool
    due: bool
    holds_erased: bool


@dataclass(frozen=True, slots=True)
class _Before:
    """The backup that lies there already, and whether the new one can be written behind it."""

    directory: Directory
    grows: bool


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is to be backed up: a kept file's name in the backup, its length, its item's number."""

    name: str
    size: int
    number: int


def write(vault: Vault, target: Path, progress: Progress = quiet) -> Made:
    """Back the open vault up into the file `target`, new or onto a backup of the same vault.

    Every byte that is written is read back from the medium and compared. `progress(done, total)`
    in bytes; raise Cancelled in it to stop. Whatever happens, power cuts too, the backup that
    was there can be restored until the new one can. Memory does not grow with size. Raises
    BackupInside, NotABackup, BackupOfAnother, BackupAhead, MediumFull, MediumLost; and for the
    vault VaultDamaged, KeysDamaged, NoSpace, VaultReadOnly.
    """
    target = _outside(vault, target)
    with medium.errors():
        before = _before(vault, target)
    pages = vault.rows("PRAGMA page_count")[0][0] * _PAGE
    new = sum(one.size for one in _kept(vault.rows(_OBJECTS)) if not _there(before, one))
    count = Count(progress, 4 * pages + 2 * new)
    copy = vault.folder / _COPY
    try:
        vault.copy(copy, _Pages(count))
        with vault.beside(copy) as db:
            kept = _kept(db.execute(_OBJECTS).fetchall())
            line, note = _note(vault, db)
        with medium.errors():
            made = _Writing(vault, target, copy, kept, note, count).write(before)
    finally:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
    with suppress(VaultError):  # the backup is made; a reminder too many does no harm
        settings.set_(vault, "backup_at", vault.stamp())
        settings.set_(vault, "backup_line", str(line))
    count.end()
    return made


def age(vault: Vault, now: datetime | None = None) -> Age:
    """What there is to say about the last backup; `due` is past 30 days with changes."""
    at, line = settings.get(vault, "backup_at"), settings.number(vault, "backup_line")
    since = datetime.fromisoformat(at or _begun(vault))
    old = (now or vault.now()).astimezone(UTC) - since > REMIND
    changed = vault.head[0] != line
    return Age(at, changed, old and changed, bool(at) and settings.number(vault, "erased") > line)


class _Writing:
    """One backup on its way to the medium. Raises OSError, MediumFull, MediumLost."""

    def __init__(
        self, vault: Vault, target: Path, copy: Path, kept: list[_Kept], note: bytes, count: Count
    ) -> None:
        self._vault, self._target, self._copy = vault, target, copy
        self._kept, self._note, self._count = kept, note, count
        self._missing: list[int] = []

    def write(self, before: _Before | None) -> Made:
        """Behind the backup that lies there, if it can grow and most of it still counts.

        `before` is None when there is none.
        """
        size = self._copy.stat().st_size
        if before is not None and before.grows:
            old = before.directory.entries
            kept = {one.name: old[one.name] for one in self._kept if _there(before, one)}
            kept |= {name: old[name] for name in keyfile.NAMES}
            new = [one for one in self._kept if one.name not in kept]
            added = size + sum(one.size for one in new)
            if 2 * (sum(one.size for one in kept.values()) + added) > before.directory.end + added:
                return self._grow(before.directory.end, kept, new, added)
        old = before.directory.entries if before else {}
        return self._anew(old, size + sum(one.size for one in self._kept))

    def _grow(self, end: int, old: dict[str, Entry], new: list[_Kept], added: int) -> Made:
        """Write behind the end; what was there counts until what is new does."""
        medium.afford(self._target, added)
        with closing(Growing(self._target, end, old, self._count)) as growing:
            try:
                growing.undo()  # what lies behind the end was cut off and never counted
                self._add(growing, new, {})
                size = growing.finish(self._note)
            except BaseException:
                with suppress(OSError):
                    growing.undo()
                raise
        return self._made(size, size - end, len(new))

    def _anew(self, old: dict[str, Entry], size: int) -> Made:
        """Write all of it under another name, which then takes the place of what was there."""
        beside = self._target.with_name(self._target.name + ".new")
        beside.unlink(missing_ok=True)
        medium.afford(self._target, size)
        first, last = keyfile.NAMES
        try:
            os.close(files.create(beside))
            with closing(Growing(beside, 0, {}, self._count)) as growing:
                growing.add_bytes(first, keyfile.whole(self._vault.folder))
                self._add(growing, self._kept, old)
                growing.add_bytes(last, keyfile.whole(self._vault.folder))
                size = growing.finish(self._note)
            os.replace(beside, self._target)
            files.sync_folder(self._target.parent)
        except BaseException:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
        return self._made(size, size, len(self._kept))

    def _add(self, growing: Growing, kept: list[_Kept], old: dict[str, Entry]) -> None:
        for one in kept:
            path = self._vault.folder / one.name
            if not growing.add(one.name, path) and one.name not in old:
                self._missing.append(one.number)
            if one.name in old:
                self._compare(growing, old[one.name])
        if not growing.add(DATABASE, self._copy):
            raise VaultReadOnly

    def _compare(self, growing: Growing, old: Entry) -> None:
        """Rather keep what the older backup has, when the vault's own file changed since or went.

        It was sealed once for all, so a change is damage.
        """
        if growing.holds(old):
            return
        with self._target.open("rb") as file:
            if archive.whole(file, old):
                growing.add_again(file, old)

    def _made(self, size: int, added: int, new: int) -> Made:
        missing = tuple(sorted(self._missing))
        return Made(self._target, size, added, new - len(missing), missing)


class _Pages:
    """Turns the pages of a copy into bytes of the whole."""

    def __init__(self, count: Count) -> None:
        self._count, self._before = count, 0

    def __call__(self, done: int, total: int) -> None:
        self._count.add((done - self._before) * _PAGE)
        self._before = done


def _outside(vault: Vault, target: Path) -> Path:
    """Where the target really lies. Raises BackupInside."""
    with medium.errors():
        real, folder = target.resolve(), vault.folder.resolve()
    if real.is_relative_to(folder):
        raise BackupInside
    return real


def _before(vault: Vault, target: Path) -> _Before | None:
    """The backup that lies there, None when nothing does.

    Raises NotABackup, BackupOfAnother, BackupAhead, KeysDamaged.
    """
    if not target.exists():
        return None
    if not target.is_file():
        raise NotABackup
    with target.open("rb") as file:
        found = archive.find(file)
        if found is None:
            if file.seek(0, os.SEEK_END) == 0:
                return None  # as a window that asks for a name may leave it
            raise NotABackup
        texts = [_text(file, found, name) for name in keyfile.NAMES]
    plain = vault.unseal(_NOTE, found.note)
    if plain is None:
        _formerly(vault, texts)
        return _Before(found, False)
    line, erased, digest = int.from_bytes(plain[:8]), int.from_bytes(plain[8:16]), plain[16:]
    row = vault.row("SELECT hash FROM journal WHERE seq = ?", line)
    if row is None or bytes(row["hash"]) != digest:
        raise BackupAhead
    same = set(texts) == {keyfile.whole(vault.folder)}
    return _Before(found, same and erased == settings.number(vault, "erased"))


def _text(file: BinaryIO, found: Directory, name: str) -> bytes:
    """A copy of the key file in a backup, b"" when it is none."""
    entry = found.entries.get(name)
    if entry is None or entry.size > keyfile.LIMIT or not archive.whole(file, entry):
        return b""
    return b"".join(archive.pieces(file, entry))


def _formerly(vault: Vault, texts: list[bytes]) -> None:
    """Let a backup pass that was made before this vault's key was renewed; it is written anew."""
    parsed = [file for text in texts if (file := keyfile.parse(text, keyfile.ANY))]
    if not parsed:
        raise NotABackup
    if parsed[0].vault not in settings.get(vault, "formerly").split():
        raise BackupOfAnother


def _there(before: _Before | None, one: _Kept) -> bool:
    """Whether the backup can keep what it has of a file. A sealed file is never rewritten."""
    old = before.directory.entries.get(one.name) if before and before.grows else None
    return old is not None and old.size == one.size


def _kept(rows: list[Row]) -> list[_Kept]:
    return [
        _Kept(f"{OBJECTS}/{row['name']}", objects.stored(row["size"]), row["number"])
        for row in rows
    ]


def _note(vault: Vault, db: Connection) -> tuple[int, bytes]:
    """The last journal line of a copy, and what only this vault can read of it in the backup."""
    line, digest = journal.head(db)
    row = db.execute("SELECT value FROM setting WHERE name = 'erased'").fetchone()
    erased = int(row[0] if row else 0)
    return line, vault.seal(_NOTE, line.to_bytes(8) + erased.to_bytes(8) + digest)


def _begun(vault: Vault) -> str:
    ((at,),) = vault.rows("SELECT json_extract(event, '$.at') FROM journal WHERE seq = 1")
    return str(at)
