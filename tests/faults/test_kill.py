"""Saved means saved: the program is killed at random moments, and nothing it said is lost.

Whatever it was at: writing, taking in, exporting, backing up, changing its keys or its shape.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import time
from collections import Counter
from contextlib import closing
from math import inf
from pathlib import Path
from typing import Any

import pytest

from companion import (
    binned,
    cases,
    check,
    drafts,
    evidence,
    people,
    recovery,
    restoration,
    schema,
    snapshots,
    statement,
    timeline,
)
from companion.errors import WrongPassphrase
from companion.records import Age, NewCase, Role
from companion.vault import Vault, open_
from tests.core import cheap
from tests.faults import writer
from tests.faults.conftest import FULL
from tests.faults.forked import Forks

KILLS = 2000 if FULL else 20
KILLS_A_VAULT = 25


class Said:
    """What the writers said they did: the state of each record, and what may have come after."""

    def __init__(self) -> None:
        self.titles: dict[int, str] = {}
        self.maybe_titles: dict[int, str] = {}
        self.told: dict[int, str] = {}
        self.maybe_told: dict[int, str] = {}
        self.people: dict[int, str] = {}
        self.maybe_gone: set[int] = set()
        self.own: dict[str, set[str]] = {}  # what each note may say
        self.own_maybe_gone: set[str] = set()
        self.items: set[int] = set()
        self.erased: set[int] = set()
        self.maybe_erased: set[int] = set()
        self.draft, self.maybe_draft = "", ""
        self.passphrases = [cheap.PASSPHRASE]
        self.codes: list[str] = []
        self.shapes = 0
        self.backups: list[tuple[str, dict[int, str]]] = []  # passphrase and titles: one of these
        self.acknowledged = 0
        self.came_into: Counter[str] = Counter()

    def hear(self, lines: list[bytes]) -> None:
        """Take in all that one writer said before it was killed."""
        begun: dict[str, Any] | None = None
        for line in map(json.loads, lines):
            if "begin" in line:
                begun = line
                if line["what"] == "backup":
                    line["now"] = (self.passphrases[-1], dict(self.titles))
                continue
            self.acknowledged += 1
            assert begun is not None
            self.note(begun, line["id"])
            self.meet(begun, line["id"])
            begun = None
        if begun is not None:  # what the kill came into
            self.came_into[begun["what"]] += 1
            self.suppose(begun)

    def meet(self, line: dict[str, Any], ident: Any) -> None:
        if line["what"] == "note":
            self.people[ident] = line["text"].strip()
        elif line["what"] == "gone":
            self.people.pop(
                ident, None
            )  # it is not known where a kill came right after it was made
        elif line["what"] in ("own", "own_again"):
            self.own[ident] = {line["text"]}
        elif line["what"] == "own_gone":
            self.own.pop(ident, None)

    def note(self, line: dict[str, Any], ident: int) -> None:
        match line["what"]:
            case "add" | "edit" | "tell" | "retell" as what:
                (self.told if "tell" in what else self.titles)[ident] = line["text"]
            case "take_in":
                self.items.add(ident)
            case "erase":
                self.erased.add(ident)
            case "draft":
                self.draft = line["text"]
            case "passphrase":
                self.passphrases = [line["text"]]
            case "code":
                self.codes = [line["text"]]
            case "renew":
                self.passphrases, self.codes = [line["text"]], []
            case "migrate":
                self.shapes += 1
            case "backup":
                self.backups = [line["now"]]

    def suppose(self, line: dict[str, Any]) -> None:
        if line["what"] in ("code", "renew"):
            self.codes = []  # the old, the new or both
        match line["what"]:
            case "edit" | "retell" as what:
                maybe = self.maybe_told if what == "retell" else self.maybe_titles
                maybe[line["id"]] = line["text"]
            case "gone" | "own_gone" as what:
                (self.maybe_gone if what == "gone" else self.own_maybe_gone).add(line["id"])
            case "own_again":
                self.own.get(line["id"], set()).add(line["text"])
            case "erase":
                self.maybe_erased.add(line["id"])
            case "draft":
                self.maybe_draft = line["text"]
            case "passphrase" | "renew":
                self.passphrases.append(line["text"])
            case "migrate":
                self.shapes += 1
            case "backup" if self.backups:
                self.backups.append(line["now"])

    def opened(self, folder: Path) -> Vault:
        """The vault, which opens with what was said or with what was begun; then that is known."""
        for passphrase in reversed(self.passphrases):
            try:
                vault = writer.opened(folder, passphrase)
            except WrongPassphrase:
                continue
            self.passphrases = [passphrase]
            return vault
        raise AssertionError("it opens with neither")

    def holds(self, vault: Vault) -> None:
        """Everything acknowledged is there as it was; then settle what was in doubt."""
        case = cases.only(vault).id
        lines = timeline.lines(vault, self.titles)
        for ident, title in self.titles.items():
            assert lines[ident].title in {
                title.strip(),
                self.maybe_titles.get(ident, title).strip(),
            }
            self.titles[ident] = lines[ident].title
        there = {one.id: one.text for one in statement.passages(vault, case)}
        for ident, text in self.told.items():
            assert there[ident] in {text, self.maybe_told.get(ident, text)}
            self.told[ident] = there[ident]
        named = {one.id: one.name for one in people.persons(vault, case)}
        away = {one.record: one.title for one in binned.all_of(vault, case)}
        assert not named.keys() & away.keys()
        for ident in self.maybe_gone - (named | away).keys():
            self.people.pop(ident, None)
        assert {ident: (named | away)[ident] for ident in self.people} == self.people
        self.maybe_gone = set()
        self.holds_own(vault)
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
        self.maybe_titles, self.maybe_told = {}, {}
        self.maybe_erased, self.maybe_draft = set(), ""

    def holds_own(self, vault: Vault) -> None:
        """The notes only for oneself, which lie in one sealed text, are all there."""
        with closing(writer.notebook(vault)) as book:
            there = {one.id: one.text for one in (*book.notes, *book.put_by)}
        for ident in self.own_maybe_gone - there.keys():
            self.own.pop(ident, None)
        self.own_maybe_gone = set()
        for ident, texts in self.own.items():
            assert there[ident] in texts
            self.own[ident] = {there[ident]}

    def is_backed_up(self, backup: Path, place: Path) -> None:
        """The last backup comes back whole, as it was when it was made."""
        got = restoration.restore(backup, place)
        assert got.damaged == 0
        for at, (passphrase, titles) in enumerate(self.backups):
            try:
                vault = open_(place, passphrase, floor=cheap.FLOOR)
            except WrongPassphrase:
                continue
            with closing(vault):
                assert check.run(vault) == []
                lines = timeline.lines(vault, titles)
                there = {ident: line.title for ident, line in lines.items()}
            if there == {ident: title.strip() for ident, title in titles.items()}:
                self.backups = [self.backups[at]]
                shutil.rmtree(place)
                return
        raise AssertionError("it is none of those that were made")


def killed_writer(
    forks: Forks, folder: Path, files: Path, state: dict[str, Any], chance: random.Random
) -> list[bytes]:
    """Let a writer run for a while, kill it, and give back the lines it said."""
    forks.begin(str(folder), str(files), json.dumps(state))
    if chance.random() < 0.9:  # else it may die while it opens the vault
        first = [forks.hear()]
        time.sleep(chance.random() ** 2 * 0.6)
        return first + forks.kill()
    time.sleep(chance.random() * 0.2)
    return forks.kill()


@pytest.fixture
def forks():
    with Forks("tests.faults.writer") as ready:
        yield ready


@pytest.mark.timeout(4 * 3600 if FULL else 900)
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not for Windows")
def test_nothing_acknowledged_is_lost_by_a_kill(forks, tmp_path, promise, monkeypatch):
    chance = random.Random(11)
    acknowledged, restored = 0, 0
    came_into: Counter[str] = Counter()
    folder, files, said = tmp_path, tmp_path / "none", Said()
    for number in range(KILLS):
        if number % KILLS_A_VAULT == 0:
            shutil.rmtree(files, ignore_errors=True)
            files, said = tmp_path / f"files{number}", Said()
            monkeypatch.setattr(schema, "steps", writer.later(0))
            files.mkdir()
            folder = files / "notes"
            with closing(cheap.make(folder)) as made:
                cases.add(made, NewCase(Role.MINE, Age.UNSURE))
        before, tried = said.acknowledged, said.came_into.copy()
        state = {"seed": number, "passphrase": said.passphrases[-1], "shapes": said.shapes}
        said.hear(killed_writer(forks, folder, files, state, chance))
        acknowledged += said.acknowledged - before
        came_into += said.came_into - tried
        monkeypatch.setattr(schema, "steps", writer.later(said.shapes))
        with closing(said.opened(folder)) as vault:
            evidence.sweep(vault, inf)
            said.holds(vault)
            assert check.run(vault) == []
            assert (vault.notes, vault.rolled_back) == ((), False)  # a kill is no stranger's doing
            named = {row[0] for row in vault.rows("SELECT name FROM object")}
            assert {path.name for path in vault.objects.iterdir()} == named
            assert len(snapshots.found(vault)) == len(snapshots.paths(vault))
        assert not [path for path in files.iterdir() if path.name.endswith(".part")]
        for code in said.codes:
            open_(folder, recovery.secret(code), floor=cheap.FLOOR).close()
        if said.backups and (FULL or number % 3 == 2):
            said.is_backed_up(files / writer.BACKUP, files / "restored")
            restored += 1
        for left in files.glob("out*"):
            shutil.rmtree(left)
    assert acknowledged > KILLS
    kinds = ", ".join(f"{what} {times}" for what, times in sorted(came_into.items()))
    promise(
        f"{KILLS} kills, {acknowledged} acknowledged acts, 0 lost, each vault opened and whole;"
        f" {restored} times the last backup restored and whole; the kill came into: {kinds}"
    )
