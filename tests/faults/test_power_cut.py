"""A power cut loses nothing that was saved, at whatever moment and whatever the disk held back."""

from __future__ import annotations

import hashlib
import random
import shutil
import sys
from contextlib import closing

import pytest

from companion import schema
from companion.vault import open_
from tests.core import cheap
from tests.faults import trace
from tests.faults.conftest import FULL, quick_folder, thorough
from tests.faults.cuts import VAULT, Computer
from tests.faults.said import Said, state
from tests.vaults import make

pytestmark = [
    pytest.mark.timeout(7200),
    pytest.mark.skipif(sys.platform != "linux", reason="strace is for Linux"),
    trace.needed,
]
ROUNDS = 10 if FULL else 1
CUTS = 100 if FULL else 3  # a session
FEW = 30 if FULL else 16  # are enough to find out a program that is broken on purpose
SECOND = "fsync,fdatasync:error=EIO:when=2"  # of each thread: one has nothing but the large file
ACTS = 40 if FULL else 16
LARGE = 20_000_000
OLD = [make.HERE / f"schema{number}" for number in range(1, schema.newest())]
OLD = OLD if FULL else [OLD[0], OLD[-1]]
FAILING = "fsync,fdatasync:error=EIO:when={}+{}"  # from which sync on, and every how manieth


@pytest.fixture
def computer():
    with quick_folder() as folder:
        yield Computer(folder, CUTS)


def test_nothing_saved_is_lost_by_a_power_cut(computer, promise):
    for seed in range(ROUNDS):
        computer.renew(vault=False)
        computer.run(seed, ACTS // 2, create=True)
        computer.stay_cut()
        computer.run(seed, ACTS, checkpoint=40)  # so that checkpoints come often
        computer.stay_cut()
        computer.run(seed + 1000, ACTS)
        computer.run(seed + 2000, ACTS, checkpoint=10)
        assert computer.toll.bad == []
    toll = computer.toll
    promise(
        f"{toll.images} power cuts, {toll.acknowledged} acknowledged changes, 0 lost, 0 vaults"
        " unreadable, no row without its whole object"
    )


def test_nor_when_syncs_fail_before_it(computer, promise):
    for seed in range(ROUNDS):
        computer.renew()
        inject = FAILING.format(5 + seed % 7, 7 + 2 * (seed % 5))
        computer.run(seed, ACTS, inject, checkpoint=40 * (seed % 2))
        assert computer.toll.bad == []
    toll = computer.toll
    assert toll.refused > ROUNDS
    promise(
        f"{toll.images} power cuts on disks that fail to sync, {toll.refused} changes refused,"
        f" {toll.acknowledged} acknowledged, 0 lost"
    )


def lay_large(computer) -> str:
    """Make a file to be taken in, five times what is written before it is synced on the way."""
    content = random.Random(1).randbytes(LARGE)
    (computer.place / "files" / "large").write_bytes(content)
    return hashlib.sha256(content).hexdigest()


@thorough
@pytest.mark.parametrize("inject", ["", SECOND], ids=["", "and a sync fails"])
def test_nor_while_a_large_file_is_taken_in(computer, promise, inject):
    """It is synced piece by piece, on another thread, while it is still being sealed."""
    large = lay_large(computer)
    for seed in range(ROUNDS):
        computer.renew()
        computer.cuts = 0
        computer.run(seed, ACTS // 2)
        computer.cuts = CUTS if FULL else FEW // 2
        computer.run(seed, 3, inject, large=large)
        assert computer.toll.bad == []
    toll = computer.toll
    assert bool(toll.refused) == bool(inject)
    promise(
        f"{toll.images} power cuts while 20 MB were taken in, {toll.acknowledged} acknowledged"
        f" changes, {toll.refused} refused, 0 lost, no row without its whole object"
    )


@pytest.mark.parametrize("old", OLD, ids=[path.name for path in OLD])
def test_nor_while_an_older_vault_is_brought_up(computer, promise, tmp_path, old):
    """Most cuts fall into the opening, which makes a snapshot and migrates."""
    shutil.copytree(old, tmp_path / "again")
    with closing(open_(tmp_path / "again", make.PASSPHRASE, floor=cheap.FLOOR)) as vault:
        there = state(vault)
    computer.cuts = CUTS if FULL else FEW // 2
    for seed in range(ROUNDS):
        computer.renew(vault=False)
        (computer.disk / VAULT).parent.mkdir()
        shutil.copytree(old, computer.disk / VAULT)
        computer.said = Said(there)
        computer.said.passphrases = [make.PASSPHRASE]
        computer.run(seed, 2)
        assert [bad for bad in computer.toll.bad if bad != ["note no_anchor"]] == []  # it had none
    promise(f"{computer.toll.images} power cuts while {old.name} was brought up, 0 lost")


WEAK = [("normal", ""), ("objects", ""), ("objects", "large")]


@thorough
@pytest.mark.parametrize(("weak", "large"), WEAK)
def test_a_program_that_syncs_less_would_be_found_out(computer, promise, weak, large):
    computer.cuts = FEW
    computer.renew()
    computer.run(3, ACTS if not large else 3, weak=weak, large=large and lay_large(computer))
    toll = computer.toll
    assert len(toll.bad) > toll.images // 10
    what = {"normal": "a database", "objects": "files"}[weak]
    promise(f"control: {what} synced less, {len(toll.bad)} of {toll.images} power cuts noticed")
