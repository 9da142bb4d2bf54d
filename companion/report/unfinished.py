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

from companion import settings
from companion.errors import VaultError
from companion.vault import Vault

ENDING = ".part"
_NAME = "export"


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
