"""Power cuts: a session is watched, its calls followed, and its power cut at many moments."""

from __future__ import annotations

import json
import random
import shutil
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from companion import (
    cases,
    check,
    database,
    evidence,
    keyfile,
    restoration,
    snapshots,
    timeline,
)
from companion.errors import CompanionError, NotAVault, WrongPassphrase
from companion.records import Age, NewCase, NewIncident, Role
from companion.vault import Vault, open_
from tests.core import cheap
from tests.faults import session, trace
from tests.faults.disk import CALLS, Disk
from tests.faults.said import Said, state

VAULT = Path("above", "notes")  # where on the disk it lies


@dataclass
class Toll:
    """What the power cuts came to."""

    images: int = 0
    acknowledged: int = 0
    refused: int = 0
    bad: list[list[str]] = field(default_factory=list)


class Computer:
    """One whose power is cut again and again, `cuts` times a session. `place` is for its files."""

    def __init__(self, place: Path, cuts: int) -> None:
        self.place, self.cuts = place, cuts
        self.disk = place / "disk"
        self.toll = Toll()
        self.said = Said()
        self.left = Said()  # of the last image, which lies in "left"
        session.prepare(place / "files")

    def renew(self, *, vault: bool = True) -> None:
        """Put in an empty disk, or one with a vault that holds a case and nothing else."""
        shutil.rmtree(self.disk, ignore_errors=True)
        self.disk.mkdir()
        self.said = Said()
        if vault:
            with closing(cheap.make(self.disk / VAULT)) as made:
                cases.add(made, NewCase(Role.MINE, Age.UNSURE))
            self.said.passphrases = [cheap.PASSPHRASE]

    def run(self, seed: int, acts: int, inject: str = "", **more: Any) -> None:
        """Run a session to its end, and look at what each of many cuts would have left."""
        passphrases = self.said.passphrases or [cheap.PASSPHRASE]
        folder, files = self.disk / VAULT, self.place / "files"
        plan = session.Plan(str(folder), str(files), seed, acts, passphrases, **more)
        first, second = Disk(self.disk), Disk(self.disk)
        calls, chance = self._watch(plan, inject), random.Random(seed)
        self._replay(second, calls, _moments(first, calls, chance, self.cuts), chance)

    def stay_cut(self) -> None:
        """Let the last cut have been one in earnest: the disk is what it left."""
        shutil.rmtree(self.disk)
        shutil.move(self.place / "left", self.disk)
        self.said = self.left

    def _watch(self, plan: session.Plan, inject: str) -> list[trace.Call]:
        out = self.place / "trace"
        with (self.place / "said").open("w") as said:
            assert trace.follow(out, CALLS, plan.command(), inject, stdout=said) == 0
        calls = list(trace.read(out))
        out.unlink()
        return calls

    def _replay(
        self, disk: Disk, calls: list[trace.Call], moments: set[int], chance: random.Random
    ) -> None:
        begun, refused = self.said.acknowledged, len(self.said.refused)
        for number, call in enumerate(calls):
            for line in disk.take(call).splitlines():
                self.said.hear(json.loads(line))
            if number in moments:
                self._cut(disk, chance)
        assert self.said.lost == []
        self.toll.acknowledged += self.said.acknowledged - begun
        self.toll.refused += len(self.said.refused) - refused
        self._prove(disk, chance)

    def _cut(self, disk: Disk, chance: random.Random) -> None:
        image, left = self.place / "image", self.place / "left"
        disk.image(image, chance)
        self.left = self.said.so_far()
        shutil.rmtree(left, ignore_errors=True)
        shutil.copytree(image, left)
        wrong = flaws(image / VAULT, self.left)
        self.toll.images += 1
        self.toll.bad += [wrong] if wrong else []
        shutil.rmtree(image)

    def _prove(self, disk: Disk, chance: random.Random) -> None:
        """What was followed is what happened, but for what is mapped into memory."""
        model = self.place / "model"
        disk.image(model, chance, "there")
        there, real = (
            {name: data for name, data in cheap.contents(place).items() if name[-4:] != "-shm"}
            for place in (model, self.disk)
        )
        assert there == real
        shutil.rmtree(model)


def flaws(folder: Path, said: Said) -> list[str]:
    """What is wrong with a vault after a power cut; empty when all that was said is true."""
    try:
        vault = _opened(folder, said)
        with closing(vault):
            evidence.sweep(vault)
            wrong = said.wrong(state(vault)) + _snapshots(vault, said)
            wrong += [f"{one.what} {one.detail} {one.number}" for one in check.run(vault)]
            wrong += [f"note {note}" for note in vault.notes]  # a power cut is no stranger's doing
            for case in session.own_cases(vault):
                timeline.add(vault, case, NewIncident("one more"))
            names = {path.name for path in vault.objects.iterdir()}
            wrong += [f"{name} was deleted for good" for name in said.gone & names]
        return wrong + _keys(folder, said) + _backup(folder, said)
    except CompanionError as error:
        return [type(error).__name__]


def _opened(folder: Path, said: Said) -> Vault:
    if not said.passphrases:  # it was not made yet: then it is whole, or may be begun again
        try:
            return cheap.again(folder)
        except NotAVault:
            return cheap.make(folder)
    for passphrase in said.passphrases:
        try:
            return open_(folder, passphrase, floor=cheap.FLOOR)
        except WrongPassphrase:
            continue
    raise WrongPassphrase


def _snapshots(vault: Vault, said: Said) -> list[str]:
    wrong = sorted(said.snapshots - {one.path.name for one in snapshots.found(vault)})
    for name in said.snapshots.difference(wrong):
        with vault.beside(vault.folder / "snapshots" / name) as db:
            wrong += database.flaws(db)
    return wrong + sorted(snapshots.named(vault) & said.gone)


def _keys(folder: Path, said: Said) -> list[str]:
    one, other = keyfile.copies(folder)
    doubt = len(said.passphrases) > 1  # whether it was changed: then each may be right
    wrong = [] if one == other or doubt else ["the copies of the key file differ"]
    for passphrase in said.retired:
        try:
            open_(folder, passphrase, floor=cheap.FLOOR).close()
        except WrongPassphrase:
            continue
        wrong.append("an old passphrase opens it")
    return wrong


def _backup(folder: Path, said: Said) -> list[str]:
    """The last backup that was told of comes back, or the one that was just being made."""
    if not said.backups:
        return []
    place = folder.parent / "restored"
    got = restoration.restore(folder.parent / session.BACKUP, place)
    wrong = [f"{got.damaged} damaged"] if got.damaged else []
    for held in said.backups:
        try:
            vault = _opened(place, held)
        except WrongPassphrase:
            continue
        with closing(vault):
            if not check.run(vault) and not held.wrong(state(vault)):
                return wrong
    return [*wrong, "the backup is none of those that were made"]


def _moments(disk: Disk, calls: list[trace.Call], chance: random.Random, count: int) -> set[int]:
    """Which calls a cut comes after: some at random, as many right after something was said."""
    changes, said = [], []
    for number, call in enumerate(calls):
        before = disk.calls
        if b'{"done"' in disk.take(call):
            said.append(number)
        if disk.calls > before:
            changes.append(number)
    chosen = chance.sample(said, min(count // 2, len(said)))
    return {*chosen, *chance.sample(changes, count - len(chosen))}
