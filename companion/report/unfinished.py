"""Where an export is growing, noted in the vault, so that a killed one leaves nothing.

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


def free(vault: Vault, target: Path, folder: bool = True) -> Path:
    """The real path of a new or empty folder, or of a new file, outside the vault.

    Raises TargetNotEmpty.
    """
    real = target.resolve()
    if vault.folder.resolve() in (real, *real.parents):
        raise TargetNotEmpty
    if real.exists() and not (folder and real.is_dir() and not any(real.iterdir())):
        raise TargetNotEmpty
    return real


@contextmanager
def grown(vault: Vault, target: Path, random: Random, folder: bool = True) -> Iterator[Path]:
    """A folder to fill, or the path of a file to make, which stands at `target` afterwards.

    When anything goes wrong it is gone. `target` comes from `free`. Raises NoSpace, VaultReadOnly.
    """
    growing = target.with_name(f"{target.name}.{random(4).hex()}{ENDING}")
    with files.disk_errors(), noted(vault, growing):
        try:
            files.make_folder(growing if folder else growing.parent)
            yield growing
            if target.is_dir():
                target.rmdir()  # only ever an empty one; a rename onto it would fail on Windows
            os.rename(growing, target)
            files.sync_folder(target.parent)
        except BaseException:
            drop(growing)
            raise


def drop(path: Path) -> None:
    """Delete a folder with what is in it, or a file, where the disk allows it."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


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
    there = left.name.endswith(ENDING) and not left.is_symlink()
    there = there and (left.is_dir() or left.is_file())
    if there:
        drop(left)
    settings.set_(vault, _NAME, "")
    return there
