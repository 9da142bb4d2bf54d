"""The folder an export is growing in, noted in the vault, so that a killed one leaves nothing.

An export is readable by nature. Until it is whole it grows under a name of its own; where that
is stands in the vault (a setting, no journal line), and whoever opens the vault next deletes
what is still there.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from companion import files, settings
from companion.errors import TargetNotEmpty, VaultError
from companion.keys import Random
from companion.vault import Vault

ENDING = ".part"
_NAME = "export"


def free(vault: Vault, target: Path) -> Path:
    """The real path of a new or empty folder outside the vault. Raises TargetNotEmpty."""
    real = target.resolve()
    if vault.folder.resolve() in (real, *real.parents):
        raise TargetNotEmpty
    if real.exists() and (not real.is_dir() or any(real.iterdir())):
        raise TargetNotEmpty
    return real


@contextmanager
def grown(vault: Vault, target: Path, random: Random) -> Iterator[Path]:
    """A folder to fill, which stands at `target` when the block ends, and else is gone.

    `target` comes from `free`. Raises NoSpace, VaultReadOnly.
    """
    growing = target.with_name(f"{target.name}.{random(4).hex()}{ENDING}")
    with files.disk_errors(), noted(vault, growing):
        try:
            files.make_folder(growing)
            yield growing
            if target.is_dir():
                target.rmdir()  # only ever an empty one; a rename onto it would fail on Windows
            os.rename(growing, target)
            files.sync_folder(target.parent)
        except BaseException:
            shutil.rmtree(growing, ignore_errors=True)
            raise


@contextmanager
def noted(vault: Vault, growing: Path) -> Iterator[None]:
    """Note `growing`, whose name has ENDING, before anything is in it, and forget it afterwards."""
    settings.set_(vault, _NAME, os.fsencode(growing.absolute()).hex())
    yield
    with suppress(VaultError):  # the folder has its name; a note too many does no harm
        settings.set_(vault, _NAME, "")


def sweep(vault: Vault) -> bool:
    """Delete what a killed export left, if one did; whether there was anything.

    Never beside an export, so in the same lane, at opening. Raises NoSpace, VaultReadOnly.
    """
    noted_at = settings.get(vault, _NAME)
    if not noted_at:
        return False
    left = Path(os.fsdecode(bytes.fromhex(noted_at)))
    there = left.name.endswith(ENDING) and left.is_dir() and not left.is_symlink()
    if there:
        shutil.rmtree(left, ignore_errors=True)
    settings.set_(vault, _NAME, "")
    return there
