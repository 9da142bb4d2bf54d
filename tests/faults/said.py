"""What a session said it did, held against what a vault then holds.

A session (`tests/faults/session.py`) says a line before each change and one after it:

    {"begin": {KEY: VALUE}}     what it is about to make; the key is "" when the record is new;
                                with "erases", all snapshots go along with what is deleted
    {"done": {KEY: VALUE}}      it is told that this is kept; None means gone for good
    {"refused": ERROR}          it is told that nothing was done
    {"found": STATE}            what it finds when it opens the vault
"""

from __future__ import annotations

import copy
from contextlib import closing
from typing import Any

from companion import binned, cases, drafts, evidence, keys, only_me, people, settings, timeline
from companion.vault import Vault

State = dict[str, Any]
DRAFT = "incident:new"
SETTING = "scale"
OWN = "내 낱말"  # opens the notes only for oneself


def state(vault: Vault) -> State:
    """All that a session may have written, by key."""
    found: State = {}
    for case in cases.all_of(vault):
        for one in timeline.incidents(vault, case.id):
            found[f"incident:{one.id}"] = [one.title, one.narrative, ""]
        for one in timeline.bin_of(vault, case.id):
            found[f"incident:{one.id}"] = [one.title, one.narrative, "bin"]
        for item in evidence.items(vault, case.id):
            found[f"item:{item.id}"] = [item.title, item.sha256, bool(item.object), ""]
        for item in evidence.bin_of(vault, case.id):
            found[f"item:{item.id}"] = [item.title, item.sha256, bool(item.object), "bin"]
        found |= persons(vault, case.id)
    found |= notes(vault)
    draft = drafts.load(vault, DRAFT)
    if draft is not None:
        found["draft"] = draft.get("text", draft)
    if settings.get(vault, SETTING) != settings.DEFAULTS[SETTING]:
        found["setting"] = settings.get(vault, SETTING)
    return found


def persons(vault: Vault, case: int) -> State:
    """The persons of a case, which go into the bin as a whole: they are in one place, not both."""
    there = {f"person:{one.id}": [one.name, ""] for one in people.persons(vault, case)}
    binned_ = [one for one in binned.all_of(vault, case) if one.kind == "person"]
    away = {f"person:{one.record}": [one.title, "bin"] for one in binned_}
    assert not there.keys() & away.keys()
    return there | away


def notes(vault: Vault) -> State:
    """The notes only for oneself, and whether they are put away."""
    if not only_me.there(vault):
        return {}
    with closing(only_me.unlock(vault, OWN, keys.Cost(1, 1, 1))) as book:
        there = {f"note:{one.id}": [one.text, False] for one in book.notes}
        return there | {f"note:{one.id}": [one.text, True] for one in book.put_by}


class Said:
    """What must be in the vault, and what may be there as well."""

    def __init__(self, there: State | None = None) -> None:
        self.must: dict[str, list[Any]] = {key: [value] for key, value in (there or {}).items()}
        self.new: list[Any] = []  # begun or refused, so either is right
        self.gone: set[str] = set()  # names of objects that were deleted for good
        self.passphrases: list[str] = []  # one of them opens the vault
        self.retired: set[str] = set()  # none of these opens it any more
        self.snapshots: set[str] = set()  # names of those that are there
        self.backups: list[Said] = []  # what the backup holds is what one of these says
        self.acknowledged = 0
        self.refused: list[str] = []
        self.lost: list[str] = []  # what was wrong whenever the session itself looked
        self._begun: State = {}

    def hear(self, line: dict[str, Any]) -> None:
        """Take in one line."""
        if "begin" in line:
            self._begun = line["begin"]
            if "backup" in self._begun:
                self._begun["backup"] = self._as_now()
            if "erases" in line:
                self.snapshots.clear()
        elif "done" in line:
            self._done(line["done"], line.get("gone", []))
        elif "refused" in line:
            self.refused.append(line["refused"])
            self._suppose()
        elif "found" in line:
            self._suppose()
            self.lost += self.wrong(line["found"])
            self.must, self.new = {key: [one] for key, one in line["found"].items()}, []

    def _done(self, made: State, gone: list[str]) -> None:
        self.acknowledged += 1
        if "backup" in self._begun:
            self.backups = [self._begun["backup"]]
            made.pop("backup")
        self._begun = {}
        self.gone |= set(gone)
        if "passphrase" in made:
            self.retired |= set(self.passphrases)
            self.passphrases = [made.pop("passphrase")]
            self.retired -= set(self.passphrases)
        if "snapshot" in made:
            self.snapshots.add(made.pop("snapshot"))
        self.must |= {key: [value] for key, value in made.items()}

    def _suppose(self) -> None:
        for key, value in self._begun.items():
            if key == "passphrase":
                self.passphrases.append(value)
                self.retired.discard(value)
            elif key == "snapshot":
                continue
            elif key == "backup":
                self.backups += [value] if self.backups else []
            elif key:
                self.must.setdefault(key, [None]).append(value)
            else:
                self.new.append(value)
        self._begun = {}

    def _as_now(self) -> Said:
        now = Said()
        now.must, now.new = copy.deepcopy(self.must), list(self.new)
        now.passphrases = list(self.passphrases)
        return now

    def so_far(self) -> Said:
        """The same, for a vault whose session ended here, in the middle of whatever it did."""
        ended = copy.deepcopy(self)
        ended._suppose()
        return ended

    def wrong(self, found: State) -> list[str]:
        """What is not as it must be: keys, and how; empty when nothing is lost or added."""
        flaws = [key for key, values in self.must.items() if found.get(key) not in values]
        new = list(self.new)
        for key in found.keys() - self.must.keys():
            if found[key] in new:
                new.remove(found[key])
            else:
                flaws.append(f"{key} was never asked for")
        return flaws
