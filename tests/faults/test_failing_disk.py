"""A disk that fails or is full at any one call loses nothing, and is told as what it means."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections import Counter

import pytest

from tests.core import cheap
from tests.faults import session, trace
from tests.faults.conftest import FULL, quick_folder
from tests.faults.cuts import VAULT, Computer, flaws
from tests.faults.disk import CALLS, Disk
from tests.faults.said import Said

pytestmark = [
    pytest.mark.timeout(7200),
    pytest.mark.skipif(sys.platform != "linux", reason="strace is for Linux"),
    trace.needed,
]
FAULTS = {
    "pwrite64": ("ENOSPC", "EIO"),
    "write": ("ENOSPC", "EIO", "EDQUOT"),
    "fsync": ("EIO", "ENOSPC"),
    "ftruncate": ("EIO",),
    "rename": ("EIO", "EROFS"),
    "unlink": ("EIO",),
    "openat": ("EROFS", "EIO"),
}
ALONE = {"openat"}  # three in a row would hit what is not the vault's
DISK = {"NoSpace", "VaultReadOnly", "MediumFull", "MediumLost"}  # what may be said of it
SHARE = 160  # one in so many faults, when not in full
SEED, ACTS = 5, 28  # each act once


def plan(computer: Computer) -> session.Plan:
    folder, files = str(computer.disk / VAULT), str(computer.place / "files")
    passphrases = [cheap.PASSPHRASE]
    return session.Plan(folder, files, SEED, ACTS, passphrases, checkpoint=40)


def places(computer: Computer) -> dict[str, list[int]]:
    """Each kind of call → which of them, counted by thread, is about the vault; once it is open."""
    disk, opened = Disk(computer.disk), False
    out = computer.place / "trace"
    with (computer.place / "said").open("w") as said:
        assert trace.follow(out, CALLS, plan(computer).command(), stdout=said) == 0
    count: Counter[tuple[int, str]] = Counter()
    found: dict[str, list[int]] = {name: [] for name in FAULTS}
    for call in trace.read(out):
        before = disk.calls
        opened = b'{"found"' in disk.take(call) or opened
        if call.ended and call.name in FAULTS:
            count[call.thread, call.name] += 1
            if opened and disk.calls > before:
                found[call.name].append(count[call.thread, call.name])
    return found


def refused(computer: Computer, inject: str) -> Said | None:
    """Run the session with a fault in it; what it said. It must come to its end by itself.

    None when it was over before: it makes a call more or less from run to run.
    """
    said = Said()
    said.passphrases = [cheap.PASSPHRASE]
    out, lines = computer.place / "trace", computer.place / "said"
    with lines.open("w") as told:
        name, command = inject.partition(":")[0], plan(computer).command()
        assert trace.follow(out, name, command, inject, stdout=told) == 0, inject
    if b"(INJECTED)" not in out.read_bytes():
        return None
    for line in lines.read_text(encoding="utf-8").splitlines():
        said.hear(json.loads(line))
    assert said.lost == [], inject
    return said


def turned_on(computer: Computer) -> str:
    """The fault that hits the sync by which a new key's database is made to keep a WAL."""
    out = computer.place / "trace"
    assert trace.follow(out, CALLS, plan(computer).command(), stdout=subprocess.DEVNULL) == 0
    names: dict[int, str] = {}
    count: Counter[int] = Counter()
    for call in trace.read(out):
        if call.ended and call.name == "openat" and call.result is not None:
            names[call.result] = call.texts[0].decode()
        if call.ended and call.name == "fsync":
            count[call.thread] += 1
            if names.get(call.handle, "").endswith("/renewal/vault.db"):
                return f"fsync:error=EIO:when={count[call.thread]}"
    raise AssertionError


def test_a_journal_mode_that_the_disk_did_not_keep_is_no_strangers_doing():
    """SQLite says so only at the end of the statement; unheard, the next opening changes a page."""
    with quick_folder() as folder:
        computer = Computer(folder, 0)
        computer.renew()
        shutil.copytree(computer.disk, folder / "new")
        inject = turned_on(computer)
        shutil.rmtree(computer.disk)
        shutil.move(folder / "new", computer.disk)
        said = refused(computer, inject)
        assert said is not None
        assert flaws(computer.disk / VAULT, said.so_far()) == []
        assert said.refused == ["VaultReadOnly"]


def test_a_fault_at_any_call_loses_nothing(promise):
    chance, tried, told, kept = random.Random(4), 0, Counter[str](), 0
    with quick_folder() as folder:
        computer = Computer(folder, 0)
        computer.renew()
        shutil.copytree(computer.disk, folder / "new")
        faults = [
            f"{name}:error={error}:when={place}" + ("" if name in ALONE else f"..{place + 2}")
            for name, found in places(computer).items()
            for place in found
            for error in FAULTS[name]
        ]
        assert len(faults) > 100
        for inject in faults if FULL else chance.sample(faults, len(faults) // SHARE):
            shutil.rmtree(computer.disk)
            shutil.copytree(folder / "new", computer.disk)
            said = refused(computer, inject)
            if said is None:
                continue
            assert flaws(computer.disk / VAULT, said.so_far()) == [], inject
            tried, kept = tried + 1, kept + said.acknowledged
            told.update(said.refused)
            # A call more or less than counted, and it is the file to be taken in that fails.
            unread = {"Unreadable"} if inject.startswith("openat") else set()
            assert set(said.refused) <= DISK | unread, inject
    assert tried >= (0.99 * len(faults) if FULL else len(faults) // SHARE - 2)
    promise(
        f"{tried} of {len(faults)} faults of a disk put into a session, {sum(told.values())}"
        f" changes refused as {', '.join(sorted(told))}, {kept} kept, 0 lost"
    )
