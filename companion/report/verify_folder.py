"""The files of a folder that came from anywhere: no link is followed, nothing outside is opened."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from companion.errors import NotABundle

ENTRIES = 100_000  # files and folders of a bundle
DEPTH = 8  # folders in folders


@dataclass(frozen=True, slots=True)
class Held:
    """An ordinary file: its length in bytes and how to open it. `crc` is what a ZIP file says."""

    size: int
    open: Callable[[], io.BufferedReader]
    crc: int | None = None


@dataclass(slots=True)
class Sight:
    """The files of one bundle by their names in it, and the names of whatever is no such file."""

    files: dict[str, Held] = field(default_factory=dict)
    odd: set[str] = field(default_factory=set)


def see(folder: Path) -> Sight:
    """What lies in a folder. Raises OSError, NotABundle for too much."""
    sight = Sight()
    _walk(folder, "", 0, sight, 0)
    return sight


def _walk(folder: Path, above: str, depth: int, sight: Sight, seen: int) -> int:
    """How many files and folders were seen."""
    with os.scandir(folder / above) as entries:
        for entry in entries:
            seen += 1
            if seen > ENTRIES:
                raise NotABundle("too-many")
            name = above + entry.name
            if entry.is_dir(follow_symlinks=False) and depth < DEPTH:
                seen = _walk(folder, f"{name}/", depth + 1, sight, seen)
            elif entry.is_file(follow_symlinks=False):
                size = entry.stat(follow_symlinks=False).st_size
                sight.files[name] = Held(size, partial(open_, folder / name))
            else:
                sight.odd.add(name)
    return seen


def open_(path: Path) -> io.BufferedReader:
    """An ordinary file, never through a link. Raises OSError, NotABundle for any other."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(path, flags)
    file = open(handle, "rb")  # noqa: SIM115  whoever asked closes it
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        file.close()
        raise NotABundle("unreadable")
    return file
