"""Whatever another program puts back into the folder is noticed, named, and costs nothing."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from companion import cases, check, drafts, evidence, steps, timeline
from companion.errors import CompanionError
from companion.records import Age, NewCase, NewIncident, NewStep, Provenance, Role, Shows
from companion.vault import Vault
from tests.core import cheap
from tests.faults.conftest import FULL

ROOT = Path(__file__).parents[2]
PAGE = 4096
DB, WAL, HEAD = "vault.db", "vault.db-wal", "vault.head"
ENTRIES = 150 if FULL else 40
ROUNDS = 12 if FULL else 1


def write(vault: Vault, chance: random.Random, changes: int) -> None:
    """Some changes of every kind."""
    case = cases.only(vault).id
    for _ in range(changes):
        known = timeline.ids(vault, case)
        text = f"{chance.getrandbits(40)} " + "이야기 " * chance.randrange(400)
        match chance.randrange(4):
            case 0 if known:
                timeline.edit(vault, chance.choice(known), NewIncident(text[:90], text))
            case 1:
                steps.add(vault, case, NewStep(text[:50]))
            case 2:
                drafts.save(vault, f"incident:{chance.randrange(5)}", {"text": text})
            case _:
                timeline.add(vault, case, NewIncident(text[:90], text))


@pytest.fixture
def filled(tmp_path):
    """A closed vault with items, and the titles of those."""
    chance, titles = random.Random(1), ["첫째", "둘째", "셋째", "넷째"]
    with closing(cheap.make(tmp_path / "notes")) as vault:
        case = cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id
        for title, size in zip(titles, (10, 20, 70_000, 1_500_000), strict=True):
            (tmp_path / title).write_bytes(chance.randbytes(size))
            evidence.take_in(vault, case, tmp_path / title, Shows.ORDINARY, Provenance(title))
        write(vault, chance, ENTRIES)
    return tmp_path / "notes"


def told(folder: Path) -> set[str]:
    """Every word an opening and a whole look have for what is not as it was."""
    try:
        with closing(cheap.again(folder)) as vault:
            return {*vault.notes, *(finding.what for finding in check.run(vault))}
    except CompanionError as error:
        return {type(error).__name__}


# Between two openings


@pytest.mark.timeout(3000)
def test_every_older_page(filled, promise):
    """One page of an older database in the place of the same page of the newer one."""
    chance, tried, by_content = random.Random(2), 0, 0
    for _ in range(ROUNDS):
        older = (filled / DB).read_bytes()
        with closing(cheap.again(filled)) as vault:
            write(vault, chance, ENTRIES // 2)
        good = cheap.contents(filled)
        newer = good[DB]
        assert told(filled) == set()
        good = cheap.contents(filled)
        pages = [
            page
            for page in range(min(len(older), len(newer)) // PAGE)
            if older[page * PAGE : (page + 1) * PAGE] != newer[page * PAGE : (page + 1) * PAGE]
        ]
        for page in pages if FULL else chance.sample(pages, 12):
            place = slice(page * PAGE, (page + 1) * PAGE)
            (filled / DB).write_bytes(newer[: place.start] + older[place] + newer[place.stop :])
            words = told(filled)
            assert words, f"page {page}"
            by_content += words != {"file_changed"}
            tried += 1
            cheap.lay(filled, good)
        assert told(filled) == set()
    promise(
        f"{tried} older pages put back one at a time: {tried} noticed,"
        f" {by_content} of them also by what is written in them"
    )


def grown(folder: Path, chance: random.Random) -> tuple[dict[str, bytes], list[dict[str, bytes]]]:
    """Write on in one sitting: the files before it, and while it went on, as if copied then."""
    before, during = cheap.contents(folder), []
    with closing(cheap.again(folder)) as vault:
        for _ in range(4):
            write(vault, chance, 6)
            during.append(cheap.contents(folder))
    return before, during


def record(folder: Path) -> list[tuple[Any, ...]]:
    """Everything in the record, the journal included."""
    tables = ("journal", "incident", "wording", "step", "evidence", "draft")
    with closing(cheap.again(folder)) as vault:
        return [(table, *row) for table in tables for row in vault.rows(f"SELECT * FROM {table}")]


@pytest.mark.timeout(3000)
def test_every_older_file(filled, promise):
    """Each file of the folder as it was earlier, alone, in the place of the newer one."""
    chance, tried = random.Random(3), 0
    for _ in range(ROUNDS):
        before, during = grown(filled, chance)
        after, wanted = cheap.contents(filled), record(filled)
        (filled / HEAD).write_bytes(after[HEAD])  # opening to read leaves no trace
        assert cheap.contents(filled) == after
        cases_ = [("rolled_back", {DB: before[DB]}), ("file_changed", {HEAD: before[HEAD]})]
        cases_ += [("rolled_back", {DB: old[DB], WAL: old[WAL]}) for old in during[:-1]]
        cases_ += [("set_aside", {WAL: old[WAL]}) for old in during]
        for word, put_back in cases_:
            cheap.lay(filled, after | put_back)
            assert word in told(filled), (word, list(put_back))
            if word == "set_aside":
                assert record(filled) == wanted
                kept = filled / f"{WAL}.kept"
                assert kept.read_bytes() == put_back[WAL]
                kept.unlink()
            tried += 1
        cheap.lay(filled, after)
        assert told(filled) == set()
    promise(f"{tried} older databases, journal files and anchors put back: {tried} noticed")


@pytest.mark.timeout(3000)
def test_a_journal_file_lost_after_a_kill(filled, promise):
    chance, tried = random.Random(4), 0
    for _ in range(3 * ROUNDS):
        _, during = grown(filled, chance)
        after = cheap.contents(filled)
        killed = chance.choice(during)
        cheap.lay(filled, killed)
        assert told(filled) == set()  # a kill alone is nothing to tell
        cheap.lay(filled, {name: data for name, data in killed.items() if name != WAL})
        assert "journal_gone" in told(filled)
        cheap.lay(filled, after)
        tried += 1
    promise(f"{tried} journal files deleted after a kill: {tried} noticed")


@pytest.mark.timeout(3000)
def test_kept_files_swapped_lost_or_another(filled, promise):
    """Also noticed while the vault is open; each is named by its title."""
    tried = 0
    with closing(cheap.again(filled)) as vault:
        rows = vault.rows(
            "SELECT title, name FROM evidence JOIN object ON object.id = evidence.object"
        )
        paths = {row["title"]: vault.objects / row["name"] for row in rows}
        for title, path in paths.items():
            good = path.read_bytes()
            for other in paths.values():
                if other == path:
                    path.unlink()
                    expected = "object_missing"
                    assert [(f.what, f.title) for f in check.opening(vault)] == [(expected, title)]
                else:
                    path.write_bytes(other.read_bytes())
                    expected = "object_damaged"
                found = [(finding.what, finding.title) for finding in check.run(vault)]
                assert found == [(expected, title)]
                path.write_bytes(good)
                tried += 1
        assert check.run(vault) == []
    promise(f"{tried} kept files deleted or swapped: {tried} noticed, the item named")


# While it is open

SITTING = """
import os, sys
from pathlib import Path
from companion import drafts, timeline, cases
from companion.errors import CompanionError
from companion.records import NewIncident
from tests.core import cheap

vault = cheap.again(Path(sys.argv[1]))
case = cases.only(vault).id
for number in range(int(sys.argv[2])):
    timeline.add(vault, case, NewIncident(f"here {number}", "x" * 3000))
if sys.argv[3] == "moved":
    with vault.still():
        pass
    timeline.add(vault, case, NewIncident("here at last"))
drafts.save(vault, "incident:new", {"text": "before"})
print(vault.head[0], flush=True)
input()
for write in (
    lambda: timeline.add(vault, case, NewIncident("not to be saved")),
    lambda: drafts.save(vault, "incident:new", {"text": "typed at the very moment"}),
):
    try:
        write()
        print("written", flush=True)
    except CompanionError as error:
        print(type(error).__name__, flush=True)
assert drafts.load(vault, "incident:new")["text"] == "typed at the very moment"
vault.close()
if sys.argv[4] == "killed":
    os._exit(0)
"""


def renamed(path: Path, content: bytes) -> None:
    beside = path.with_name("coming")
    beside.write_bytes(content)
    beside.replace(path)


def in_place(path: Path, content: bytes) -> None:
    with path.open("r+b") as file:
        file.write(content)
        file.truncate()


def in_place_and_dated(path: Path, content: bytes) -> None:
    in_place(path, content)
    os.utime(path, (1_700_000_000, 1_700_000_000))


def deleted(path: Path, _: bytes) -> None:
    path.unlink()


def cut(path: Path, content: bytes) -> None:
    os.truncate(path, PAGE * 3 if path.name == DB else 0)


def one_page(path: Path, older: bytes) -> None:
    """The last of those that differ."""
    newer = path.read_bytes()
    starts = range(0, min(len(older), len(newer)), PAGE)
    *_, at = (n for n in starts if older[n : n + PAGE] != newer[n : n + PAGE])
    in_place(path, newer[:at] + older[at : at + PAGE] + newer[at + PAGE :])


Harm = tuple[Callable[[Path, bytes], None], str]
HARM: dict[str, tuple[Harm, ...]] = {
    "database replaced": ((renamed, DB),),
    "database overwritten": ((in_place, DB),),
    "database overwritten, its time set": ((in_place_and_dated, DB),),
    "database deleted": ((deleted, DB),),
    "database cut": ((cut, DB),),
    "one page overwritten": ((one_page, DB),),
    "journal replaced": ((renamed, WAL),),
    "journal overwritten": ((in_place, WAL),),
    "journal deleted": ((deleted, WAL),),
    "journal emptied": ((cut, WAL),),
    "both replaced": ((renamed, DB), (renamed, WAL)),
    "both overwritten": ((in_place, DB), (in_place, WAL)),
    "both deleted": ((deleted, DB), (deleted, WAL)),
}
WHOLE = {  # where what we had is still there to be kept, nothing at all may be lost
    "database replaced",
    "database deleted",
    "journal replaced",
    "journal deleted",
    "both replaced",
    "both deleted",
}


@pytest.mark.timeout(3000)
@pytest.mark.parametrize("harm", HARM)
def test_while_it_is_open(filled, promise, harm):
    """Noticed before the next write; theirs is left as it is, ours and the typed text are kept."""
    chance, brought, told_so = random.Random(5), 0, 0
    with closing(cheap.again(filled)) as vault:
        write(vault, chance, 10)
        older = cheap.contents(filled)
        write(vault, chance, 10)
        with vault.still():  # what was written comes into the database itself
            pass
    start = cheap.contents(filled)
    rounds = [(m, e, n) for m in ("moved", "not") for e in ("killed", "ended") for n in (3, 40)]
    for moved, end, number in rounds if FULL else chance.sample(rounds, 1):
        cheap.lay(filled, start)
        command = [sys.executable, "-c", SITTING, str(filled), str(number), moved, end]
        with subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as sitting:
            assert sitting.stdin
            assert sitting.stdout
            head = int(sitting.stdout.readline())
            for act, name in HARM[harm]:
                act(filled / name, older.get(name, b""))
            theirs = {n: d for n, d in cheap.contents(filled).items() if n in (DB, WAL)}
            out, _ = sitting.communicate("\n")
            assert out.split() == ["VaultChanged", "VaultChanged"]
        assert sitting.returncode == 0
        left = cheap.contents(filled)
        assert left.get(DB) == theirs.get(DB)
        assert theirs.get(WAL) is None or theirs[WAL] in (left.get(WAL), left.get(f"{WAL}.kept"))
        try:
            with closing(cheap.again(filled)) as vault:
                words = {*vault.notes, *(finding.what for finding in check.run(vault))}
                assert drafts.load(vault, "incident:new") == {"text": "typed at the very moment"}
                if vault.head[0] >= head:
                    titles = {row[0] for row in vault.rows("SELECT title FROM incident")}
                    assert {f"here {n}" for n in range(number)} <= titles
                    brought += 1
        except CompanionError as error:
            words = {type(error).__name__}
        assert words, (moved, end, number)
        assert (words == {"brought_back"}) == (harm in WHOLE), words
        told_so += 1
    promise(
        f"{harm}: {told_so} times noticed before the next write and told at the next opening,"
        f" {brought} times everything was brought back"
    )
