"""A folder as a way in: the files beneath it, none of them opened, no link followed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from companion.errors import TooManyFiles
from companion.intake import source

MOST = 10_000  # files of one drop
_DEPTH = 64  # folders within folders
# What systems lay into folders by themselves. Thumbs.db holds small pictures of all there was.
_LAID = frozenset(("thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", ".localized"))


def files(paths: Sequence[Path], without: Path | None = None, most: int = MOST) -> list[Path]:
    """The paths, and in place of each folder what lies beneath it, by name.

    What is neither file nor folder, and a folder that cannot be looked into, is in the list: who
    takes it in hears why not. A link is one of these. `without` is left out with all beneath it:
    the vault's own folder. Raises TooManyFiles.
    """
    found: list[Path] = []
    for path in paths:
        for one in _beneath(path, without, 0):
            if len(found) == most:
                raise TooManyFiles(most)
            found.append(one)
    return found


def is_folder(path: Path) -> bool:
    """Whether a path is a folder of this computer, and no link to one."""
    try:
        return not source.is_elsewhere(path) and path.is_dir() and not path.is_symlink()
    except (OSError, ValueError):
        return False


def _beneath(path: Path, without: Path | None, depth: int) -> Iterator[Path]:
    if not is_folder(path) or depth > _DEPTH:
        yield path
        return
    if without is not None and _same(path, without):
        return
    try:
        names = sorted(os.listdir(path))
    except OSError:
        yield path
        return
    for name in names:
        if name.lower() not in _LAID and not name.startswith("._"):
            yield from _beneath(path / name, without, depth + 1)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
