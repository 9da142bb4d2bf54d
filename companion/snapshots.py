"""Copies of the database inside the vault's folder: the last three good ones.

They lie in `snapshots/` under random names, sealed with the vault's own key; when each was made
is its date as a file, and everything else is read from it. They are made at most once a day,
and before the database's shape is changed. What is deleted for good takes all of them along:
they would still hold it.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from companion import files, settings
from companion.errors import NoSpace, VaultDamaged, VaultReadOnly
from companion.folder import DATABASE, SNAPSHOTS
from companion.progress import Progress, quiet

if TYPE_CHECKING:
    from companion.vault import Vault

KEPT = 3
_DAY = 24 * 3600
_SPARE = 256 * 1024 * 1024  # bytes that stay free on the disk; below it, one snapshot is enough


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy that can be read: where, when made (seconds since 1970), its journal's last line."""

    path: Path
    made: float
    line: int
    hash: bytes
    schema: int


def make(vault: Vault, progress: Progress = quiet) -> Path:
    """Make one now. Raises what `Vault.copy` raises."""
    folder = vault.folder / SNAPSHOTS
    files.make_folder(folder)
    path = folder / os.urandom(16).hex()
    erased = settings.number(vault, "erased")
    try:
        vault.copy(path, progress)
    except VaultDamaged:  # or deleted under our hands, with all that hold what was deleted for good
        if settings.number(vault, "erased") == erased:
            raise
        return make(vault, progress)
    now = vault.now().timestamp()
    with files.disk_errors():
        os.utime(path, (now, now))
    made = _read(vault, path)
    if made is not None and made.line < settings.number(vault, "erased"):
        # While it was made, something was deleted for good that is still in it.
        _delete(vault, [path])
        return make(vault, progress)
    return path


def due(vault: Vault) -> bool:
    """Whether the record has changed since the newest, and that is a day old or none is there."""
    there = found(vault)
    if not there:
        return vault.head[0] > 0
    # A clock that was set back must not put the next one off for ever.
    old = abs(vault.now().timestamp() - there[0].made) >= _DAY
    return old and (there[0].line, there[0].hash) != vault.head


def keep(vault: Vault, progress: Progress = quiet) -> bool:
    """Make one if it is due, and let those go that are too many; whether one was made.

    With little room on the disk one is kept, or none; that is no reason to raise. Raises
    Cancelled, and VaultDamaged when the database is too damaged to be copied.
    """
    made = None
    roomy = _room(vault)
    with suppress(NoSpace, VaultReadOnly):
        if due(vault):
            if not roomy:
                _thin(vault, 1, None)
            made = make(vault, progress)
    with suppress(VaultReadOnly):
        _thin(vault, KEPT if roomy else 1, made)
    return made is not None


def before_migration(vault: Vault) -> None:
    """Make one unless the same is there: a migration that fails is tried at every opening.

    A full disk does not forbid it: each step is taken whole or not at all. Raises VaultDamaged,
    for what is damaged must not be rebuilt.
    """
    ((shape,),) = vault.rows("PRAGMA user_version")
    if any((one.schema, one.line, one.hash) == (shape, *vault.head) for one in found(vault)):
        return
    with suppress(NoSpace, VaultReadOnly):
        make(vault)


def found(vault: Vault) -> list[Snapshot]:
    """Those that can be read, newest first; one from the future counts as the oldest."""
    now = vault.now().timestamp()
    whole = (path for path in paths(vault) if not path.suffix)  # what still grew has one
    there = [one for path in whole if (one := _read(vault, path))]
    return sorted(there, key=lambda one: (one.made <= now, one.made, one.line), reverse=True)


def paths(vault: Vault) -> list[Path]:
    """Every file in the folder, also what is none of ours or cannot be read."""
    try:
        return sorted(path for path in (vault.folder / SNAPSHOTS).iterdir() if path.is_file())
    except OSError:
        return []


def named(vault: Vault) -> set[str]:
    """The objects that any of them names: they stay until the last such one is gone."""
    names: set[str] = set()
    for path in paths(vault):
        with suppress(VaultDamaged, VaultReadOnly), vault.beside(path) as db:
            names |= {row[0] for row in db.execute("SELECT name FROM object")}
    return names


def drop(vault: Vault) -> None:
    """Delete all of them. Raises VaultReadOnly; `sweep` tries again at the next opening."""
    _delete(vault, paths(vault))


def sweep(vault: Vault) -> None:
    """Finish what was cut short: delete what a killed copy left and those that hold what went.

    Those are all from before the last deletion for good. Raises VaultReadOnly.
    """
    erased = settings.number(vault, "erased")
    there = {one.path: one for one in found(vault)}
    keep_ = {path for path, one in there.items() if one.line >= erased}
    _delete(vault, [path for path in paths(vault) if path not in keep_])


def _thin(vault: Vault, most: int, made: Path | None) -> None:
    """Delete what cannot be read, and all but the newest `most`, the one just made among them."""
    kept = [one.path for one in found(vault)]
    if made in kept:
        kept.remove(made)
        kept.insert(0, made)
    _delete(vault, [path for path in paths(vault) if path not in kept[:most]])


def _delete(vault: Vault, unwanted: list[Path]) -> None:
    if not unwanted:
        return
    with files.disk_errors():
        for path in unwanted:
            path.unlink(missing_ok=True)
        files.sync_folder(vault.folder / SNAPSHOTS)


def _read(vault: Vault, path: Path) -> Snapshot | None:
    try:
        with vault.beside(path) as db:
            row = db.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
            shape = db.execute("PRAGMA user_version").fetchone()[0]
            return Snapshot(path, path.stat().st_mtime, row[0], bytes(row[1]), shape)
    except (VaultDamaged, VaultReadOnly, NoSpace, OSError, TypeError):
        return None


def _room(vault: Vault) -> bool:
    try:
        size = (vault.folder / DATABASE).stat().st_size
        return shutil.disk_usage(vault.folder).free > _SPARE + 2 * size
    except OSError:
        return False
