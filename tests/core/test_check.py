"""Looking a vault over: whatever was altered is noticed, and the item is named."""

from __future__ import annotations

import os
import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from companion import cases, check, evidence, timeline
from companion.errors import Cancelled, CompanionError, VaultDamaged
from companion.objects import CHUNK
from companion.records import Age, NewCase, NewIncident, Provenance, Role, Shows
from tests.core import cheap

PAGE = 4096
FULL = os.environ.get("COMPANION_FAULTS") == "full"


TITLES = ["첫째 화면", "둘째 화면", "셋째 영상"]


@pytest.fixture(scope="module")
def filled_once(tmp_path_factory):
    """A closed vault with three items and some text, to make copies of."""
    place = tmp_path_factory.mktemp("filled")
    chance = random.Random(5)
    with closing(cheap.make(place / "notes")) as made:
        case = cases.add(made, NewCase(Role.MINE, Age.ADULT)).id
        for title, size in zip(TITLES, (100, 70_000, CHUNK + 50_000), strict=True):
            (place / title).write_bytes(chance.randbytes(size))
            evidence.take_in(made, case, place / title, Shows.ORDINARY, Provenance(title=title))
        for number in range(20):
            timeline.add(made, case, NewIncident(f"일 {number}", "이야기 " * 200))
    return place / "notes"


@pytest.fixture
def filled(tmp_path, filled_once):
    """A copy of it, and the titles of its items."""
    shutil.copytree(filled_once, tmp_path / "notes")
    return tmp_path / "notes", TITLES


def findings(folder) -> list[check.Finding]:
    with closing(cheap.again(folder)) as opened:
        return check.run(opened)


def objects_by_title(folder) -> dict[str, Path]:
    with closing(cheap.again(folder)) as opened:
        rows = opened.rows(
            "SELECT title, name FROM evidence JOIN object ON object.id = evidence.object"
        )
        return {row["title"]: folder / "objects" / row["name"] for row in rows}


def flip(path, place: int, bit: int) -> None:
    with open(path, "r+b") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ (1 << bit)]))


def test_all_is_well(filled):
    folder, _titles = filled
    told: list[tuple[int, int]] = []
    with closing(cheap.again(folder)) as opened:
        assert check.run(opened, lambda done, total: told.append((done, total))) == []
    assert told == sorted(told)
    assert len({total for _, total in told}) == 2  # the first is told before rows are counted
    assert told[-1][0] == told[-1][1] > 100


def test_it_can_be_stopped(filled):
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with closing(cheap.again(filled[0])) as opened, pytest.raises(Cancelled):
        check.run(opened, stop)


def test_one_bit_in_a_page_is_noticed_and_nothing_else_breaks(filled):
    """A bit in every third page in turn; the fault run does the same with a larger vault."""
    folder, _titles = filled
    database = folder / "vault.db"
    good, chance = database.read_bytes(), random.Random(6)
    noticed = 0
    for page in range(0, len(good) // PAGE, 3):
        place = page * PAGE + chance.randrange(16 if page == 0 else 0, PAGE)
        flip(database, place, chance.randrange(8))
        try:
            with closing(cheap.again(folder)) as opened:
                assert any(finding.what == "database" for finding in check.run(opened))
                with pytest.raises(VaultDamaged):
                    cases.add(opened, NewCase(Role.MINE, Age.ADULT))
        except VaultDamaged:
            pass
        noticed += 1
        assert sorted(path.name for path in folder.iterdir()) == [
            "lock", "objects", "vault.db", "vault.head", "vault.keys", "vault.keys2"
        ]  # fmt: skip
        database.write_bytes(good)
    assert noticed == len(range(0, len(good) // PAGE, 3)) > 20
    assert findings(folder) == []


DAMAGE = {
    "a sector of zeros": lambda data: data[: 9 * 512] + bytes(512) + data[10 * 512 :],
    "a page of zeros": lambda data: data[: 5 * PAGE] + bytes(PAGE) + data[6 * PAGE :],
    "two pages swapped": lambda data: (
        data[: 3 * PAGE] + data[4 * PAGE : 5 * PAGE] + data[3 * PAGE : 4 * PAGE] + data[5 * PAGE :]
    ),
    "one page cut off": lambda data: data[:-PAGE],
    "half cut off": lambda data: data[: len(data) // 2 // PAGE * PAGE],
    "cut inside a page": lambda data: data[:-1000],
    "junk behind": lambda data: data + os.urandom(PAGE),
    "all junk": lambda data: os.urandom(len(data)),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_other_damage_to_the_database(filled, what):
    folder, _titles = filled
    database = folder / "vault.db"
    database.write_bytes(DAMAGE[what](database.read_bytes()))
    try:
        with closing(cheap.again(folder)) as opened:
            assert opened.damage()
            assert {finding.what for finding in check.run(opened)} >= {"database"}
    except VaultDamaged:
        pass


def test_reading_a_damaged_vault_raises_only_our_errors(filled):
    folder, _titles = filled
    database = folder / "vault.db"
    good, chance = database.read_bytes(), random.Random(8)
    raised = 0
    for page in range(1, len(good) // PAGE, 3):
        flip(database, page * PAGE + chance.randrange(PAGE), 3)
        try:
            with closing(cheap.again(folder)) as opened:
                case = cases.only(opened).id
                timeline.incidents(opened, case)
                timeline.ids(opened, case, "이야기")
                timeline.ids(opened, case, "없는말")
                for item in evidence.items(opened, case):
                    list(evidence.content(opened, item))
                evidence.sweep(opened)
        except CompanionError:
            raised += 1
        database.write_bytes(good)
    assert raised > 10
    assert findings(folder) == []  # and the sweep took nothing that a row still names


@pytest.mark.parametrize("title", ["첫째 화면", "둘째 화면", "셋째 영상"])
@pytest.mark.parametrize("harm", ["bit", "cut", "longer", "zeros", "missing", "a folder"])
def test_a_harmed_object_is_named(filled, title, harm):
    folder, titles = filled
    path = objects_by_title(folder)[title]
    data = path.read_bytes()
    match harm:
        case "bit":
            flip(path, len(data) // 2, 0)
        case "cut":
            os.truncate(path, len(data) - 1)
        case "longer":
            path.write_bytes(data + b"\0")
        case "zeros":
            path.write_bytes(bytes(len(data)))
        case "missing":
            path.unlink()
        case _:
            path.unlink()
            path.mkdir()
    what = "object_missing" if harm == "missing" else "object_damaged"
    assert findings(folder) == [check.Finding(what, "", titles.index(title) + 1, title)]


def test_swapped_objects_are_both_named(filled):
    folder, titles = filled
    paths = objects_by_title(folder)
    one, other = (paths[title] for title in titles[:2])
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    assert [(f.what, f.title) for f in findings(folder)] == [
        ("object_damaged", title) for title in titles[:2]
    ]


def test_a_whole_folder_of_objects_lost(filled):
    folder, titles = filled
    shutil.rmtree(folder / "objects")
    assert [(f.what, f.title) for f in findings(folder)] == [
        ("object_missing", title) for title in titles
    ]


def test_an_object_without_its_row(filled):
    """Keys and rows gone behind the program's back: the item is named all the same."""
    folder, titles = filled
    with cheap.behind(folder) as db:
        db.execute("DROP TRIGGER object_stays_as_sealed")
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("DELETE FROM object WHERE id = (SELECT object FROM evidence WHERE number = 2)")
    found = findings(folder)
    assert ("object_missing", 2, titles[1]) in {(f.what, f.number, f.title) for f in found}
    assert ("record", "object missing") in {(f.what, f.detail) for f in found}


def test_an_older_page_put_back_is_noticed(vault, case):
    """Every checksum is right: only the journal knows that this row was written differently."""
    made = [timeline.add(vault, case.id, NewIncident(f"{n}", "alt " * 500)) for n in range(30)]
    vault.close()
    database = vault.folder / "vault.db"
    older = database.read_bytes()
    with closing(cheap.again(vault.folder)) as opened:
        for one in made:
            timeline.edit(opened, one.id, NewIncident(one.title, "neu " * 500))
    newer = database.read_bytes()
    pages = [
        page
        for page in range(1, min(len(older), len(newer)) // PAGE)
        if older[page * PAGE : (page + 1) * PAGE] != newer[page * PAGE : (page + 1) * PAGE]
    ]
    assert len(pages) > 20
    unnoticed = []
    for page in pages if FULL else random.Random(9).sample(pages, 12):
        place = slice(page * PAGE, (page + 1) * PAGE)
        database.write_bytes(newer[: place.start] + older[place] + newer[place.stop :])
        try:
            with closing(cheap.again(vault.folder)) as opened:
                if not check.run(opened) and is_another_record(opened, made):
                    unnoticed.append(page)
        except CompanionError:
            pass
    assert unnoticed == []


def is_another_record(opened, made) -> bool:
    """Whether anything a person wrote reads differently from what was last written."""
    return any(
        timeline.get(opened, one.id).narrative != "neu " * 500
        or [former.text for former in timeline.wordings(opened, one.id)] != ["alt " * 500]
        for one in made
    )


def test_a_whole_older_database_is_noticed_until_it_is_wanted(filled):
    """An older database beside newer objects is whole in itself: only the anchor knows."""
    folder, _titles = filled
    older = (folder / "vault.db").read_bytes()
    with closing(cheap.again(folder)) as opened:
        case = cases.only(opened).id
        later = timeline.add(opened, case, NewIncident("danach"))
    (folder / "vault.db").write_bytes(older)
    for _ in range(2):  # told again until somebody says that it is meant so
        with closing(cheap.again(folder)) as opened:
            assert opened.rolled_back
            assert check.run(opened) == check.opening(opened) == [check.Finding("rolled_back")]
            assert later.id not in timeline.ids(opened, case)
            timeline.add(opened, case, NewIncident("auch danach"))
    with closing(cheap.again(folder)) as opened:
        opened.trust()
        assert check.run(opened) == []
    assert findings(folder) == []


def test_the_whole_folder_put_back_is_not_noticed(filled, tmp_path):
    """What the documents say: without something outside of it, a folder cannot know."""
    folder, _titles = filled
    shutil.copytree(folder, tmp_path / "older")
    with closing(cheap.again(folder)) as opened:
        timeline.add(opened, cases.only(opened).id, NewIncident("danach"))
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "older", folder)
    with closing(cheap.again(folder)) as opened:
        assert (check.run(opened), opened.notes) == ([], ())


def test_damage_is_told_before_the_record_is_followed(filled):
    folder, _titles = filled
    database = folder / "vault.db"
    with database.open("r+b") as file:  # every page but the first ones, which opening needs
        file.seek(12 * PAGE)
        file.write(os.urandom(database.stat().st_size - 12 * PAGE))
    try:
        found = findings(folder)
    except VaultDamaged:
        return
    assert found
    assert found[0].what == "database"
