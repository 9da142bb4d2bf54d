"""What the program leaves on a computer, by name and place, and whether it is there now.

This is all: it writes no settings file, no list of what was opened, no menu and nothing that
starts by itself. A test starts the real program in an empty home and holds the list to it.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from companion import device, keyfile, keys, paths, trial
from companion.errors import CompanionError
from companion.keyfile import NAMES


class What(StrEnum):
    """What it is, by the name its words have."""

    RECORD = "record"
    PACKS = "packs"
    PRACTICE = "practice"
    CALL = "call"  # where a second start finds the first, while one runs
    KEY = "key"
    LETTERS = "letters"  # what the system's own drawing of letters and pictures keeps
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing: where it is or would be, and whether it is there now."""

    what: What
    place: str
    there: bool


def look(folder: Path, call: str = "", floor: keys.Cost = keys.FLOOR) -> tuple[Trace, ...]:
    """What there is of a record in `folder` and of the program; `call` is the name of its socket.

    The keyring is not asked: whether it has a key stands in the record's own list of ways in.
    """
    record = paths.default_vault() if trial.holds(folder) else folder
    found = [
        Trace(What.RECORD, str(record), any((record / name).exists() for name in NAMES)),
        Trace(What.PACKS, str(paths.packs_folder()), paths.packs_folder().exists()),
        Trace(What.PRACTICE, str(paths.practice_folder()), paths.practice_folder().exists()),
        Trace(What.CALL, call, bool(call) and Path(call).exists()),
        Trace(What.KEY, device.NAME, _has_key(record, floor)),
    ]
    if sys.platform == "linux":
        for name in ("fontconfig", "mesa_shader_cache"):
            place = paths.caches() / name
            found.append(Trace(What.LETTERS, str(place), place.exists()))
    return (*found, Trace(What.PROGRAM, str(paths.program()), there=True))


def _has_key(folder: Path, floor: keys.Cost) -> bool:
    try:
        return "device" in keyfile.ways(folder, floor)
    except CompanionError:
        return False
