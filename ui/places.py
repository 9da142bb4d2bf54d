"""Names for what is about to be made, so that nothing that lies there is touched."""

from __future__ import annotations

from pathlib import Path


def free(wanted: Path) -> Path:
    """This path while nothing is there, else name-2, name-3 and so on, its ending kept."""
    found, number = wanted, 2
    while found.exists() or found.is_symlink():
        found = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        number += 1
    return found


def room(place: Path, name: str) -> Path:
    """The folder itself when it is empty, else a new one of that name in it."""
    try:
        empty = next(place.iterdir(), None) is None
    except OSError:  # what is wrong with it is said by whoever writes there
        empty = True
    return place if empty else free(place / name)
