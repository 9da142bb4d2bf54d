"""What happens in the lane when a record is opened. Imported when one is."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from companion import binned, device, drafts, evidence, guardian, keys, returning, settings, vault
from companion.errors import CompanionError, DeviceRefused, VaultError
from companion.keyfile import Cost
from companion.progress import Progress
from companion.report import unfinished
from companion.vault import Vault


def by_device(folder: Path, floor: Cost) -> tuple[Vault, keys.Secret]:
    """Open with what the computer's keyring holds. Raises DeviceRefused, and what opening does."""
    secret = device.find(keys.vault_id(folder, floor))
    if secret is None:
        raise DeviceRefused
    return unlocked(folder, secret, floor), secret


def anew(
    folder: Path,
    by: keys.Secret,
    new: keys.Secret,
    cost: Cost | None,
    floor: Cost,
    progress: Progress,
) -> Vault:
    """Let a new passphrase open the record, as a recovery code did, and open it.

    `progress` may raise Cancelled until the passphrase is a new one; the opening is not stopped.
    """
    keys.put(folder, by, new, cost, floor=floor, progress=progress)
    return unlocked(folder, new, floor)


def unlocked(folder: Path, secret: keys.Secret, floor: Cost) -> Vault:
    """Open a record, and clear away what an interrupted intake or export left."""
    found = vault.open_(folder, secret, floor=floor)
    try:
        evidence.sweep(found)
        unfinished.sweep(found)
    except CompanionError:
        found.close()
        raise
    with suppress(VaultError):  # they stay where they are, and are read from there
        drafts.bring_back(found)
    with suppress(VaultError):  # it is tried at every opening
        returning.resume(found)
        guardian.came(found)
    with suppress(VaultError):  # the days are counted at the next opening
        binned.grow_older(found)
    return found


def practice(code: str, cost: Cost | None, easy: bool) -> Vault:
    """Make the made-up record anew. Its module is loaded only here, since it draws pictures."""
    from companion import practice as made_up

    made = made_up.begin(code, cost)
    settings.set_(made, "easy", "yes" if easy else "")
    return made
