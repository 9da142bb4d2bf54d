"""A full disk, wherever in a write it becomes full, loses nothing and is told as what it is."""

from __future__ import annotations

import random
from contextlib import closing

import pytest

from companion import cases, check, drafts, evidence, timeline
from companion.errors import NoSpace
from companion.records import Age, NewCase, NewIncident, Role, Shows
from tests.core import cheap
from tests.faults.conftest import FULL

STEPS = 100 if FULL else 12


def attempt(vault, case: int, path, chance: random.Random, kept: dict[int, str]) -> None:
    """One write of some kind; what it leaves is noted once it has returned."""
    text = f"{chance.getrandbits(40)} " + "가" * chance.randrange(3000)
    match chance.randrange(4):
        case 0:
            path.write_bytes(chance.randbytes(chance.choice([10, 100_000, 300_000])))
            item = evidence.take_in(vault, case, path, Shows.ORDINARY)
            kept[item.id] = item.sha256
        case 1 if any(isinstance(key, int) for key in timeline.ids(vault, case)):
            ident = chance.choice(timeline.ids(vault, case))
            timeline.edit(vault, ident, NewIncident(text[:100], text))
            kept[ident] = text[:100]
        case 2:
            drafts.save(vault, "incident:new", {"text": text})
            kept[0] = text
        case _:
            kept[timeline.add(vault, case, NewIncident(text[:100], text)).id] = text[:100]


def holds(vault, case: int, kept: dict[int, str]) -> None:
    found: dict[int, str] = {one.id: one.sha256 for one in evidence.items(vault, case)}
    found |= {one.id: one.title for one in timeline.incidents(vault, case)}
    draft = drafts.load(vault, "incident:new")
    found |= {0: draft["text"]} if draft else {}
    assert found == kept


@pytest.mark.timeout(1800)
def test_a_full_disk_loses_nothing(tmp_path, promise):
    path, refused, acknowledged = tmp_path / "file", 0, 0
    with cheap.disk(tmp_path / "disk", "8m") as disk:
        for step in range(STEPS):
            chance = random.Random(step)
            folder = disk / f"notes{step}"
            kept: dict[int, str] = {}
            with closing(cheap.make(folder)) as vault:
                case = cases.add(vault, NewCase(Role.MINE, Age.UNSURE)).id
                for _ in range(5):
                    attempt(vault, case, path, chance, kept)
                filler = cheap.fill(disk, leave=step * 3 * 4096)
                for _ in range(60):
                    try:
                        attempt(vault, case, path, chance, kept)
                    except NoSpace:
                        refused += 1
                holds(vault, case, kept)
            try:  # also closed and opened again while the disk is full
                with closing(cheap.again(folder)) as vault:
                    holds(vault, case, kept)
            except NoSpace:
                refused += 1
            filler.unlink()
            with closing(cheap.again(folder)) as vault:
                assert evidence.sweep(vault) == 0
                holds(vault, case, kept)
                assert check.run(vault) == []
                attempt(vault, case, path, chance, kept)
                holds(vault, case, kept)
            acknowledged += len(kept)
            for stored in sorted(folder.rglob("*"), reverse=True):
                stored.rmdir() if stored.is_dir() else stored.unlink()
    assert refused > STEPS
    promise(
        f"{STEPS} disks filled at another byte each, {refused} writes refused as NoSpace,"
        f" {acknowledged} records kept, 0 lost, each vault usable once there was room"
    )
