"""Saved means saved: the program is killed at random moments, and nothing it said is lost."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from math import inf
from pathlib import Path

import pytest

from companion import cases, check, drafts, evidence, timeline
from companion.records import Age, NewCase, Role
from tests.core import cheap
from tests.faults.conftest import FULL

ROOT = Path(__file__).parents[2]
KILLS = 200 if FULL else 20
KILLS_A_VAULT = 20


class Said:
    """What the writers said they did: the state of each record, and what may have come after."""

    def __init__(self) -> None:
        self.titles: dict[int, str] = {}
        self.maybe_titles: dict[int, str] = {}
        self.items: set[int] = set()
        self.erased: set[int] = set()
        self.maybe_erased: set[int] = set()
        self.draft, self.maybe_draft = "", ""
        self.acknowledged = 0

    def hear(self, lines: list[bytes]) -> None:
        """Take in all that one writer said before it was killed."""
        begun = {}
        for line in map(json.loads, lines):
            if "begin" in line:
                begun[line["begin"]] = line
                continue
            self.acknowledged += 1
            self.note(begun.pop(line["done"]), line["id"])
        for line in begun.values():  # at most one: what the kill came into
            self.suppose(line)

    def note(self, line: dict, ident: int) -> None:
        match line["what"]:
            case "add" | "edit":
                self.titles[ident] = line["text"]
            case "take_in":
                self.items.add(ident)
            case "erase":
                self.erased.add(ident)
            case "draft":
                self.draft = line["text"]

    def suppose(self, line: dict) -> None:
        match line["what"]:
            case "edit":
                self.maybe_titles[line["id"]] = line["text"]
            case "erase":
                self.maybe_erased.add(line["id"])
            case "draft":
                self.maybe_draft = line["text"]

    def holds(self, vault) -> None:
        """Everything acknowledged is there as it was; then settle what was in doubt."""
        case = cases.only(vault).id
        lines = timeline.lines(vault, self.titles)
        for ident, title in self.titles.items():
            assert lines[ident].title in {
                title.strip(),
                self.maybe_titles.get(ident, title).strip(),
            }
            self.titles[ident] = lines[ident].title
        kept = {item.id: item for item in evidence.items(vault, case)}
        for ident in self.items:
            erased = kept[ident].object is None
            assert not erased or ident in self.erased | self.maybe_erased
            assert erased or ident not in self.erased
            if erased:
                self.erased.add(ident)
        found = drafts.load(vault, "incident:new")
        assert (found or {"text": ""})["text"] in {self.draft, self.maybe_draft or self.draft}
        self.draft = found["text"] if found else ""
        self.maybe_titles, self.maybe_erased, self.maybe_draft = {}, set(), ""


def killed_writer(folder: Path, files: Path, seed: int, chance: random.Random) -> list[bytes]:
    """Let a writer run for a while, kill it, and give back the lines it said."""
    command = [sys.executable, "-m", "tests.faults.writer", str(folder), str(files), str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        first = b""
        if chance.random() < 0.9:  # else it may die while it opens the vault
            first = writer.stdout.readline()
            time.sleep(chance.random() ** 2 * 0.5)
        else:
            time.sleep(chance.random() * 0.6)
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read()
    assert writer.returncode == -signal.SIGKILL  # and not that it fell over by itself
    return (first + rest).splitlines()


@pytest.mark.timeout(1800)
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not for Windows")
def test_nothing_acknowledged_is_lost_by_a_kill(tmp_path, promise):
    chance = random.Random(11)
    acknowledged = strays = 0
    folder, said = tmp_path, Said()
    for number in range(KILLS):
        if number % KILLS_A_VAULT == 0:
            folder, said = tmp_path / f"notes{number}", Said()
            with closing(cheap.make(folder)) as made:
                cases.add(made, NewCase(Role.MINE, Age.UNSURE))
        before = said.acknowledged
        said.hear(killed_writer(folder, tmp_path, number, chance))
        acknowledged += said.acknowledged - before
        with closing(cheap.again(folder)) as vault:
            strays += evidence.sweep(vault, inf)
            said.holds(vault)
            assert check.run(vault) == []
            named = {row[0] for row in vault.rows("SELECT name FROM object")}
            assert {path.name for path in vault.objects.iterdir()} == named
    assert acknowledged > KILLS
    promise(
        f"{KILLS} kills during writes, {acknowledged} acknowledged changes, 0 lost;"
        f" {strays} unfinished objects swept"
    )
