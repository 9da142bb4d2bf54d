"""Where a practice record lies while it is open, and that nothing of it stays.

It is sealed like any other, under a passphrase that chance made and that only the open record
itself holds. What a kill leaves can be opened by nobody, and goes when the program starts next.
"""

from __future__ import annotations

import os
import shutil
import threading
from contextlib import suppress
from pathlib import Path

from companion import files, keys, paths
from companion.errors import VaultError, VaultInUse
from companion.folder import LOCK, free
from companion.passphrase import suggest

_MARK = "practice.only"  # a file in it: nothing without it is swept away
_NAMES = 9  # practice records at a time, or left by kills; all others are in use
steady = threading.RLock()
"""Held while one is made: it is nobody's for a moment then, and would be swept away."""
_WORDS = 8  # 86 bits: the passphrase alone holds, however quickly it is tried


def passphrase(language: str, random: keys.Random = os.urandom) -> str:
    """A passphrase for one practice record, in words that can be read out and typed."""
    return suggest(language, random, _WORDS)


def place() -> Path:
    """A folder for the next one, which is not there yet. Raises VaultInUse when all are taken."""
    sweep()
    for folder in _places():
        if not folder.exists():
            return folder
    raise VaultInUse


def mark(folder: Path) -> None:
    """Say that what was just made there may go once no program has it open. Raises NoSpace."""
    files.write(folder / _MARK, b"")


def sweep() -> None:
    """Take away every practice record that no program has open any more.

    A folder that only has the name of one stays: somebody's own record may lie there.
    """
    with steady:
        for folder in _places():
            with suppress(OSError):  # one that nobody may look into
                if not folder.is_symlink() and ((folder / _MARK).is_file() or free(folder)):
                    drop(folder)


def drop(folder: Path) -> None:
    """Take one away, once it is closed; one that is open elsewhere, or cannot be moved, stays."""
    with suppress(VaultError):
        files.Lock(folder / LOCK).release()
        shutil.rmtree(folder, ignore_errors=True)


def holds(folder: Path) -> bool:
    """Whether a folder is one of those that go once they are closed."""
    return folder in _places()


def _places() -> list[Path]:
    first = paths.practice_folder()
    more = [first.with_name(f"{first.name}-{number}") for number in range(2, _NAMES + 1)]
    return [first, *more]
