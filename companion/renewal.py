"""A new key for a vault whose passphrase somebody else may know.

Changing the passphrase leaves the master key, and whoever has an old copy of the key file could
still open with the old passphrase what comes later. So the database is copied under a new master
key, and the old one goes together with every snapshot.

    renewal/vault.db, vault.keys, vault.keys2    the new ones, finished and verified
    renewal/vault.head                           the anchor, under the new key
    renewal/ready                                SHA-256 of each copy of the key file they replace,
                                                 as hex, a space between

Everything is made in `renewal/`; the synced `ready` is the moment it counts. From then on every
opening first carries on with what is left to be moved, before that it throws `renewal/` away.
So the vault opens with the old passphrase or the new one, never with neither. A `renewal/` that
does not fit the key file any more, because a service that syncs the folder brought it back, is
thrown away too.

What this does not do: kept files have keys of their own, which stay. Who copied the whole
folder before can open what was in it then.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import shutil
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from companion import anchor, files, keyfile, keys, settings
from companion.database import connect, errors
from companion.errors import KeysDamaged, NoSpace, VaultInUse, VaultReadOnly, VaultTooNew
from companion.folder import DATABASE, DRAFTS, HEAD, LOCK, RENEWAL, SNAPSHOTS
from companion.keys import Secret
from companion.progress import Progress, Step, quiet

if TYPE_CHECKING:
    from companion.vault import Vault

_READY = "ready"
_WORK = 1000  # of progress


def run(
    vault: Vault,
    passphrase: str,
    recovery: Secret | None = None,
    progress: Progress = quiet,
    cost: keys.Cost | None = None,
    random: keys.Random = os.urandom,
) -> None:
    """Give the vault a new master key that only `passphrase` opens, and `recovery` if given.

    The vault is closed afterwards and opens with the new passphrase. It has a new id; what the
    computer's keyring kept opens it no more. `progress(done, total)` may raise Cancelled. When
    anything is raised, the vault is open and as it was. Raises EmptyPassphrase, VaultDamaged,
    VaultChanged, KeysDamaged, NoSpace, VaultReadOnly.
    """
    stage = vault.folder / RENEWAL
    with vault.paused():
        old = _digests(vault.folder)
        try:
            _remember(vault)
            _stage(vault, stage, passphrase, recovery, progress, cost or keys.cost_here(), random)
            files.write(stage / _READY, " ".join(old).encode())
            with files.disk_errors():
                files.sync_folder(vault.folder)
        except BaseException:
            with suppress(OSError):
                _discard(stage)
            raise
        vault.close()
    # It counts now. What cannot be moved at once, the next opening moves.
    with suppress(NoSpace, VaultReadOnly, VaultInUse):
        lock = files.Lock(vault.folder / LOCK)
        try:
            finish(vault.folder)
        finally:
            lock.release()


def finish(folder: Path) -> None:
    """Carry a renewal on that was cut short, or throw it away. Call with the folder's lock held.

    Does nothing when there is none. Raises NoSpace, VaultReadOnly.
    """
    stage = folder / RENEWAL
    with files.disk_errors():
        if not stage.is_dir():
            return
        if replaced := _replaced(stage):
            going = [_is_going(text, replaced) for text in keyfile.copies(folder)]
            if (stage / DATABASE).exists() and all(going):
                _clear(folder)
                os.replace(stage / DATABASE, folder / DATABASE)
                _sync(folder, stage)
            if not (stage / DATABASE).exists():
                if (stage / HEAD).exists():
                    os.replace(stage / HEAD, folder / HEAD)
                for name, goes in zip(keyfile.NAMES, going, strict=True):
                    if goes and (stage / name).exists():
                        os.replace(stage / name, folder / name)
                _sync(folder, stage)
        _discard(stage)


def places(folder: Path) -> tuple[Path, Path]:
    """The folder of the key file and the database that count just now; nothing is moved.

    They differ from what one expects while a renewal is carried on.
    """
    stage = folder / RENEWAL
    replaced = _replaced(stage)
    going = [_is_going(text, replaced) for text in keyfile.copies(folder)]
    ready = bool(replaced) and (all(going) or not (stage / DATABASE).exists())
    has_keys = ready and all((stage / name).exists() for name in keyfile.NAMES)
    has_database = ready and (stage / DATABASE).exists()
    return stage if has_keys else folder, (stage if has_database else folder) / DATABASE


def _stage(
    vault: Vault,
    stage: Path,
    passphrase: str,
    recovery: Secret | None,
    progress: Progress,
    cost: keys.Cost,
    random: keys.Random,
) -> None:
    """Make all that is new, and prove that it opens."""
    with files.disk_errors():
        _discard(stage)
    files.make_folder(stage)
    whole = Step(progress, 0, _WORK, _WORK)
    slots, copied, opening = whole.share(0.1, 0.4), whole.share(0.4, 0.8), whole.share(0.8, 1)
    whole()
    master, text = keys.make(passphrase, cost, random)
    try:
        keyfile.store(stage, text)
        slots()
        if recovery is not None:
            keys.put(stage, passphrase, recovery, cost, random, keyfile.ANY, progress=slots.of)
        vault.copy(stage / DATABASE, copied.of, master)
        with errors(stage), closing(connect(stage / DATABASE, master)):
            pass  # the first opening turns WAL on and so changes a page: do that before the anchor
        pages = anchor.tags(stage / DATABASE)
        anchor.write(stage, master, vault.head, closed=True, pages=pages)
        for number, secret in enumerate((keys.passphrase(passphrase), recovery)):
            opening.of(number, 2)
            if secret is not None:
                opened = keys.unlock(stage, secret, keyfile.ANY)
                if not hmac.compare_digest(opened, master):
                    raise KeysDamaged
                keys.wipe(opened)
        opening.at(1)
    finally:
        keys.wipe(master)


def _remember(vault: Vault) -> None:
    """Note the id the vault has had, so that its backups are still known for its own."""
    former = settings.get(vault, "formerly").split()
    now = keys.vault_id(vault.folder, keyfile.ANY)
    settings.set_(vault, "formerly", " ".join(dict.fromkeys([*former, now])))


def _digests(folder: Path) -> list[str]:
    """Of both copies: they may differ, where the disk let only one be changed or put back.

    Raises KeysDamaged, VaultTooNew.
    """
    keyfile.whole(folder)
    there = [text for text in keyfile.copies(folder) if text]
    return [hashlib.sha256(text).hexdigest() for text in dict.fromkeys(there)]


def _replaced(stage: Path) -> list[str]:
    """Digests of the copies that are to go; none when nothing is ready."""
    try:
        text = (stage / _READY).read_bytes()
    except FileNotFoundError:
        return []
    digests = text.decode("ascii", "replace").split(" ")
    return digests if all(len(digest) == 64 for digest in digests) else []


def _is_going(text: bytes | None, replaced: list[str]) -> bool:
    """Whether a copy of the key file is an old one, or is worth nothing anyway."""
    if not text or hashlib.sha256(text).hexdigest() in replaced:
        return True
    with suppress(VaultTooNew):
        return keyfile.parse(text, keyfile.ANY) is None
    return False


def _clear(folder: Path) -> None:
    """Delete what belongs to the old database or is under its key: all before that itself goes.

    SQLite would write what is in an old journal file over the new database.
    """
    snapshots = folder / SNAPSHOTS
    beside = [*folder.glob(f"{DATABASE}?*"), *snapshots.glob("*")]
    for path in [*beside, folder / HEAD, folder / DRAFTS]:
        if path.is_file():
            path.unlink()
    if snapshots.is_dir():
        files.sync_folder(snapshots)
    files.sync_folder(folder)


def _discard(stage: Path) -> None:
    """Delete the stage, what makes it count first."""
    if not stage.is_dir():
        return
    (stage / _READY).unlink(missing_ok=True)
    files.sync_folder(stage)
    shutil.rmtree(stage)
    files.sync_folder(stage.parent)


def _sync(*folders: Path) -> None:
    for folder in folders:
        files.sync_folder(folder)
