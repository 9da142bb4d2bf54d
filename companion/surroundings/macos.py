"""macOS: what its own programs say. Not run on a real Mac yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from companion.surroundings import programs
from companion.surroundings.finding import Answer, Finding, Topic, by_fact, by_names
from companion.surroundings.readers import Readers

_FIRST_PERSON, _NOBODY = 501, 4_000_000_000


def looks(readers: Readers, folder: Path) -> dict[Topic, Callable[[], Finding]]:
    """What can be looked at here, and how. What Screen Time tells whom cannot be seen."""
    running = processes(readers)
    return {
        Topic.MANAGED: lambda: by_names(Topic.MANAGED, managed(readers)),
        Topic.FAMILY: lambda: Finding(Topic.FAMILY, Answer.UNSEEN),
        Topic.REMOTE: lambda: by_names(Topic.REMOTE, programs.REMOTE.among(running)),
        Topic.OTHERS: lambda: by_fact(Topic.OTHERS, others(readers)),
        Topic.CLIPBOARD: lambda: by_names(Topic.CLIPBOARD, programs.CLIPBOARD.among(running)),
        Topic.BACKUP: lambda: by_names(Topic.BACKUP, backup(readers)),
        Topic.DISK: lambda: disk(readers, folder),
    }


def processes(readers: Readers) -> list[str] | None:
    """Names of the processes, without their arguments."""
    said = readers.run(["/bin/ps", "-axco", "command"])
    return None if said is None else [line.strip() for line in said.splitlines()[1:]] or None


def managed(readers: Readers) -> list[str] | None:
    """Whether it is enrolled with a school or a company."""
    said = readers.run(["/usr/bin/profiles", "status", "-type", "enrollment"])
    if said is None or "enrol" not in said.casefold():
        return None
    facts = [line.partition(":")[2].strip().casefold() for line in said.splitlines()]
    return ["MDM"] if any(fact.startswith("yes") for fact in facts) else []


def others(readers: Readers) -> bool | None:
    """Whether other people have accounts here."""
    said = readers.run(["/usr/bin/dscl", ".", "-list", "/Users", "UniqueID"])
    rows = [line.split() for line in (said or "").splitlines()]
    people = [int(row[-1]) for row in rows if len(row) > 1 and row[-1].isdecimal()]
    if not people:
        return None
    return any(_FIRST_PERSON <= one < _NOBODY and one != readers.user for one in people)


def backup(readers: Readers) -> list[str] | None:
    """Where Time Machine copies to."""
    said = readers.run(["/usr/bin/tmutil", "destinationinfo"])
    if said is None:
        return None
    return ["Time Machine"] if "Kind" in said and "ID" in said else []


def disk(readers: Readers, folder: Path) -> Finding:
    """Whether FileVault is off; of a disk that is plugged in nothing can be said."""
    if str(folder).startswith("/Volumes/"):
        return Finding(Topic.DISK, Answer.UNSEEN)
    said = readers.run(["/usr/bin/fdesetup", "status"]) or ""
    if "FileVault is On" in said:
        return by_fact(Topic.DISK, False)
    return by_fact(Topic.DISK, True if "FileVault is Off" in said else None)
