"""What can be read of a damaged vault comes into a new one, and the damaged one stays as it is."""

from __future__ import annotations

import os
import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from companion import (
    backup,
    cases,
    check,
    drafts,
    evidence,
    keyfile,
    keys,
    only_me,
    recovery,
    renewal,
    salvage,
    search,
    settings,
    snapshots,
    timeline,
    when,
)
from companion.errors import (
    BackupAhead,
    Cancelled,
    KeysDamaged,
    NoSpace,
    NotAVault,
    NothingLeft,
    VaultExists,
    VaultInUse,
    WrongPassphrase,
)
from companion.records import Age, Kind, NewCase, NewIncident, Provenance, Role, Shows
from companion.remains import FILE_DAMAGED, FILE_MISSING, GONE, OLDER, PART, Loss
from companion.vault import open_
from tests.core import cheap
from tests.core.stopping import each_stop
from tests.vaults import make as old

PAGE = 4096
LONG = "긴 이야기의 한 문장이다. " * 700


@pytest.fixture(scope="module")
def written(new_vault, tmp_path_factory):
    """A closed vault with entries, one of them long, three items and a draft."""
    place = tmp_path_factory.mktemp("damaged")
    shutil.copytree(new_vault, place / "notes")
    with closing(cheap.again(place / "notes")) as vault:
        case = cases.add(vault, NewCase(Role.MINE, Age.ADULT, "하나")).id
        for number in range(12):
            timeline.add(vault, case, NewIncident(f"일 {number}", "이야기 " * 40))
        timeline.add(vault, case, NewIncident("긴 것", LONG, when.day(2026, 9, 1)))
        for number in range(3):
            (place / "file").write_bytes(os.urandom(2_500_000))
            about = Provenance(f"화면 {number}", "설명")
            evidence.take_in(vault, case, place / "file", Shows.ORDINARY, about)
        drafts.save(vault, "incident:new", {"title": "쓰던 글"})
        settings.set_(vault, "scheme", "dark")
    return place / "notes"


@pytest.fixture
def folder(written, tmp_path):
    shutil.copytree(written, tmp_path / "notes")
    return tmp_path / "notes"


def run(folder, target, secret: str | keys.Secret = cheap.PASSPHRASE, **more) -> salvage.Saved:
    before = cheap.contents(folder)
    try:
        return salvage.run(folder, secret, target, floor=cheap.FLOOR, **more)
    finally:
        assert cheap.contents(folder) == before


def opened(target, passphrase: str = cheap.PASSPHRASE):
    return closing(open_(target, passphrase, floor=cheap.FLOOR))


def flip(path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


def page_of(folder, text: str) -> int:
    """The first page that holds a text, found by damaging a copy of the vault's pages."""
    master = keys.unlock(folder, cheap.PASSPHRASE, cheap.FLOOR)
    from companion.pages import Pages

    with closing(Pages(folder / "vault.db", master)) as pages:
        return next(number for number, page in pages if text.encode() in page)


def test_a_whole_vault_comes_over_whole(folder, tmp_path):
    told: list[tuple[int, int]] = []
    saved = run(folder, tmp_path / "new", progress=lambda *now: told.append(now))
    assert saved.lost == ()
    assert (saved.from_snapshot, saved.journal_lines_lost) == (0, 0)
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    with opened(folder) as damaged, opened(tmp_path / "new") as vault:
        assert check.run(vault) == []
        for table in ("incident", "evidence", "object", "casefile", "draft"):
            sql = f"SELECT * FROM {table}"
            assert [*map(tuple, vault.rows(sql))] == [*map(tuple, damaged.rows(sql))]
        assert settings.get(vault, "scheme") == "dark"
        assert settings.get(vault, "erased") == ""
        events = [line.event for line in _lines(vault)]
        assert events == [*(line.event for line in _lines(damaged)), "vault.salvaged"]
        assert timeline.ids(vault, cases.only(vault).id, "문장")
        timeline.add(vault, cases.only(vault).id, NewIncident("danach"))
    for name in keyfile.NAMES:
        assert (tmp_path / "new" / name).read_bytes() == (folder / name).read_bytes()


def _lines(vault):
    from companion import journal

    return journal.lines(vault.rows("SELECT * FROM journal ORDER BY seq"))


def test_a_long_text_has_a_gap_of_one_page(folder, tmp_path):
    page = page_of(folder, "긴 이야기의 한 문장이다. " * 100)
    flip(folder / "vault.db", (page - 1) * PAGE + 700)
    saved = run(folder, tmp_path / "new")
    assert saved.lost == (Loss(PART, "incident", 0, "긴 것"),)
    assert saved.items_lost == 0
    with opened(tmp_path / "new") as vault:
        assert check.run(vault) == []
        (one,) = (i for i in timeline.incidents(vault, cases.only(vault).id) if i.title == "긴 것")
        assert one.happened == when.day(2026, 9, 1)
        begin, end = one.narrative.split("[…]")
        assert LONG.startswith(begin.strip())
        assert LONG.strip().endswith(end.strip())
        assert len((begin + end).encode()) > len(LONG.encode()) - PAGE - 10


def test_an_entry_that_is_gone_keeps_its_words(folder, tmp_path):
    page = page_of(folder, "일 3")
    flip(folder / "vault.db", (page - 1) * PAGE + 700)
    saved = run(folder, tmp_path / "new")
    assert saved.items_lost == 0
    assert saved.lost
    with opened(tmp_path / "new") as vault:
        assert check.run(vault) == []
        case = cases.only(vault).id
        found = timeline.incidents(vault, case)
        assert len(found) == 13
        (one,) = (one for one in found if "일 3" in one.narrative)
        assert one.narrative.count("이야기") == 40
        assert one.title == "[…]"
        assert one.recorded_at
        timeline.edit(vault, one.id, NewIncident("일 3", "이야기"))


def test_items_whose_file_is_harmed_are_named(folder, tmp_path):
    with opened(folder) as vault:
        sql = "SELECT o.name FROM object o JOIN evidence e ON e.object = o.id ORDER BY number"
        names = [row["name"] for row in vault.rows(sql)]
    (folder / "objects" / names[0]).unlink()
    flip(folder / "objects" / names[2], 1_200_000)
    saved = run(folder, tmp_path / "new")
    assert set(saved.lost) == {
        Loss(FILE_MISSING, "evidence", 1, "화면 0"),
        Loss(FILE_DAMAGED, "evidence", 3, "화면 2"),
    }
    assert saved.items_lost == 2
    with opened(tmp_path / "new") as vault:
        assert [one.what for one in check.run(vault)] == ["object_missing", "object_damaged"]


def test_the_keys_of_files_outlive_a_damaged_page(folder, tmp_path):
    with opened(folder) as vault:
        ((name,),) = vault.rows("SELECT name FROM object LIMIT 1")
        pages = [page_of(folder, name)]
    flip(folder / "vault.db", (pages[0] - 1) * PAGE + 700)
    assert run(folder, tmp_path / "new").lost == ()
    with opened(tmp_path / "new") as vault:
        assert check.run(vault) == []


def test_items_that_are_gone_keep_number_and_file(folder, written, tmp_path):
    page = page_of(folder, "화면 1")
    flip(folder / "vault.db", (page - 1) * PAGE + 700)
    saved = run(folder, tmp_path / "new")
    assert {(one.what, one.number) for one in saved.lost} == {(PART, n) for n in (1, 2, 3)}
    with opened(tmp_path / "new") as vault, opened(written) as whole:
        assert check.run(vault) == []
        items = evidence.items(vault, cases.only(vault).id)
        assert [(one.number, one.kind) for one in items] == [(n, Kind.FILE) for n in (1, 2, 3)]
        assert {one.shows for one in items} == {Shows.SEXUAL_ADULT}  # the least that may leave
        digests = [row[0] for row in whole.rows("SELECT sha256 FROM object ORDER BY id")]
        assert [one.sha256 for one in items] == digests


@pytest.mark.parametrize("pages", [[1], [1, 2, 3], range(1, 12)])
def test_the_first_pages_are_not_needed(folder, tmp_path, pages):
    database = folder / "vault.db"
    data = bytearray(database.read_bytes())
    for page in pages:
        data[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    database.write_bytes(data)
    saved = run(folder, tmp_path / "new")
    with opened(tmp_path / "new") as vault:
        assert check.run(vault) == []
        case = cases.only(vault).id
        assert len(timeline.ids(vault, case)) == 13
        assert len(evidence.items(vault, case)) == 3
    assert saved.items_lost == 0


def test_a_cut_off_database_gives_what_it_has(folder, tmp_path):
    database = folder / "vault.db"
    os.truncate(database, database.stat().st_size - 5 * PAGE + 100)
    saved = run(folder, tmp_path / "new")
    assert saved.journal_lines_lost
    with opened(tmp_path / "new") as vault:
        assert check.run(vault) == []
        assert len(timeline.ids(vault, cases.only(vault).id)) > 2


@pytest.mark.parametrize("harm", ["gone", "empty", "noise", "zeros"])
def test_a_snapshot_alone_is_enough(folder, tmp_path, harm):
    with opened(folder) as vault:
        snapshots.make(vault)
        timeline.add(vault, cases.only(vault).id, NewIncident("danach"))
    database = folder / "vault.db"
    match harm:
        case "gone":
            database.unlink()
        case "empty":
            os.truncate(database, 0)
        case "noise":
            database.write_bytes(os.urandom(50 * PAGE))
        case "zeros":
            database.write_bytes(bytes(database.stat().st_size))
    saved = run(folder, tmp_path / "new")
    assert saved.records == saved.from_snapshot
    assert saved.journal_lines_lost == 1  # the anchor knows of it
    with opened(tmp_path / "new") as vault:
        assert check.run(vault) == []
        assert len(timeline.ids(vault, cases.only(vault).id)) == 13


def test_what_was_deleted_for_good_does_not_come_back(folder, tmp_path):
    """Not even from an older copy that somebody put into the folder."""
    with opened(folder) as vault:
        shutil.copy(snapshots.make(vault), tmp_path / "older")
        case = cases.only(vault).id
        item = evidence.items(vault, case)[1]
        evidence.erase(vault, item.id)
        kept = timeline.incidents(vault, case)
        timeline.edit(vault, kept[0].id, NewIncident("anders"))
        timeline.erase_wording(vault, timeline.wordings(vault, kept[0].id)[0].id)
        gone = [row[0] for row in vault.rows("SELECT id FROM object")]
    (folder / "snapshots").mkdir(exist_ok=True)
    shutil.copy(tmp_path / "older", folder / "snapshots" / ("a" * 32))
    flip(folder / "vault.db", (page_of(folder, "일 3") - 1) * PAGE + 700)
    run(folder, tmp_path / "new")
    with opened(tmp_path / "new") as vault:
        assert [row[0] for row in vault.rows("SELECT id FROM object")] == gone
        assert [one.object is None for one in evidence.items(vault, case)] == [False, True, False]
        assert "일 0" not in [one.text for one in timeline.wordings(vault, kept[0].id)]


def test_what_waits_in_the_journal_file_counts(folder, tmp_path):
    """The program was killed: the last changes are not in the database yet."""
    with opened(folder) as vault:
        case = cases.only(vault).id
        for number in range(5):
            timeline.add(vault, case, NewIncident(f"zuletzt {number}", "이야기 " * 300))
        shutil.copytree(folder, tmp_path / "killed")
    wal = tmp_path / "killed" / "vault.db-wal"
    assert wal.stat().st_size > 10 * PAGE
    assert run(tmp_path / "killed", tmp_path / "new").lost == ()
    with opened(tmp_path / "new") as vault:
        assert len(timeline.ids(vault, case)) == 18
    chance = random.Random(1)
    for number in range(12):
        bad = tmp_path / f"killed{number}"
        shutil.copytree(tmp_path / "killed", bad)
        flip(bad / "vault.db-wal", chance.randrange(wal.stat().st_size) if number > 1 else 20)
        saved = run(bad, tmp_path / f"new{number}")
        with opened(tmp_path / f"new{number}") as vault:
            assert check.run(vault) == []
            assert 18 - len(timeline.ids(vault, case)) <= 1 + saved.journal_lines_lost


def test_one_whole_copy_of_the_key_file_is_enough(folder, tmp_path):
    for name in keyfile.NAMES:
        place = tmp_path / name
        shutil.copytree(folder, place)
        (place / name).write_bytes(b"damaged")
        assert run(place, tmp_path / f"new{name}").lost == ()
        opened(tmp_path / f"new{name}")
    (folder / keyfile.NAMES[0]).write_bytes(b"damaged")
    (folder / keyfile.NAMES[1]).write_bytes(b"damaged")
    with pytest.raises(KeysDamaged):
        run(folder, tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_the_recovery_code_salvages_too(folder, tmp_path):
    secret = recovery.secret(recovery.new_code())
    keys.put(folder, cheap.PASSPHRASE, secret, cheap.COST, floor=cheap.FLOOR)
    assert run(folder, tmp_path / "new", secret).lost == ()


def test_with_another_passphrase_nothing_is_made(folder, tmp_path):
    with pytest.raises(WrongPassphrase):
        run(folder, tmp_path / "new", "falsch")
    assert not (tmp_path / "new").exists()


def test_where_nothing_is_left_it_says_so(folder, tmp_path):
    (folder / "vault.db").write_bytes(os.urandom(50 * PAGE))
    with pytest.raises(NothingLeft):
        run(folder, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    with pytest.raises(NotAVault):
        salvage.run(tmp_path / "gone", cheap.PASSPHRASE, tmp_path / "new", floor=cheap.FLOOR)


def test_not_into_the_damaged_folder_nor_onto_something(folder, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter").write_bytes(b"mine")
    for target in (folder, folder / "new", folder / "objects" / "new", tmp_path / "full"):
        with pytest.raises(VaultExists):
            run(folder, target)
    assert cheap.contents(tmp_path / "full") == {"letter": b"mine"}


def test_not_while_it_is_open(folder, tmp_path):
    with opened(folder), pytest.raises(VaultInUse):
        salvage.run(folder, cheap.PASSPHRASE, tmp_path / "new", floor=cheap.FLOOR)


def test_cancelled_or_without_room_it_leaves_nothing(folder, tmp_path):
    there = cheap.contents(folder)
    for stop in each_stop():
        try:
            run(folder, tmp_path / "new", progress=stop)
        except Cancelled:
            assert stop.came
            assert not (tmp_path / "new").exists()
        assert cheap.contents(folder) == there
    assert stop.told == sorted(stop.told)
    assert stop.told[-1] <= 1 < len(set(stop.told))
    with cheap.disk(tmp_path / "disk", "5m") as disk:
        with pytest.raises(NoSpace):
            run(folder, disk / "new")
        assert list(disk.iterdir()) == []


def test_a_vault_of_an_older_shape(tmp_path):
    for version in sorted(old.HERE.glob("schema*")):
        place = tmp_path / version.name
        shutil.copytree(version, place)
        saved = salvage.run(
            place, old.PASSPHRASE, tmp_path / f"new{version.name}", floor=cheap.FLOOR
        )
        assert saved.lost == ()
        with opened(tmp_path / f"new{version.name}", old.PASSPHRASE) as vault:
            assert check.run(vault) == []
            assert len(evidence.items(vault, cases.only(vault, "하나").id)) in (2, 3)


def test_in_the_midst_of_a_renewal(folder, tmp_path):
    at = 0
    while True:
        place = tmp_path / f"place{at}"
        shutil.copytree(folder, place)

        def renew(place: Path = place) -> None:
            renewal.run(cheap.again(place), "neu", cost=cheap.COST)

        going = cheap.killed(at, renew)
        counts = (place / "renewal" / "ready").exists()
        if counts or not going:
            secret = "neu"
            assert run(place, tmp_path / f"new{at}", secret).lost == ()
            opened(tmp_path / f"new{at}", secret)
        if not going:
            break
        shutil.rmtree(place)
        at += 4 if counts else 12


def test_the_old_backup_is_not_replaced_by_less(folder, tmp_path):
    with opened(folder) as vault:
        backup.write(vault, tmp_path / "backup")
    os.truncate(folder / "vault.db", 20 * PAGE)
    saved = run(folder, tmp_path / "new")
    assert saved.journal_lines_lost
    with opened(tmp_path / "new") as vault, pytest.raises(BackupAhead):
        backup.write(vault, tmp_path / "backup")


def test_drafts_that_were_put_aside_come_along(folder, tmp_path):
    with opened(folder) as vault:
        drafts._put_aside(vault, {"incident:new": {"title": "beiseite"}})
    run(folder, tmp_path / "new")
    with opened(tmp_path / "new") as vault:
        assert drafts.load(vault, "incident:new") == {"title": "beiseite"}


def test_the_words_of_an_index_are_words_again():
    text = "어제 단톡방에 사진이 올라왔다 zoom 에서 3 시에 글"
    terms = search.index(text).split()
    assert search.words(terms) == text
    assert search.words([]) == ""


@pytest.mark.parametrize("copied", [False, True], ids=["alone", "with a snapshot"])
def test_notes_only_for_oneself_that_are_lost_are_told(folder, tmp_path, copied):
    """Their key came over without them, or with those of another copy, and no word was said."""
    with opened(folder) as vault, closing(only_me.begin(vault, "나의 말", cheap.COST)) as book:
        book.keep("하나")
        if copied:
            snapshots.make(vault)
        book.keep("둘 " * 3000)
        book.lock_anew("다른 말", cheap.COST)
    pages = (folder / "vault.db").stat().st_size // PAGE
    with (folder / "vault.db").open("r+b") as file:
        file.seek((pages - 1) * PAGE)  # what was written last is long and lies at the end
        file.write(os.urandom(PAGE))
    saved = run(folder, tmp_path / "new")
    assert saved.lost == (Loss(OLDER if copied else GONE, "only_me"),)
    with opened(tmp_path / "new") as vault:
        assert check.run(vault) == []
        assert only_me.there(vault) is copied
        if copied:
            with closing(only_me.unlock(vault, "나의 말", cheap.FLOOR)) as book:
                assert [one.text for one in book.notes] == ["하나"]


def test_settings_that_are_not_whole_are_left_out(folder, tmp_path):
    """Else the new record would not open."""
    odd = {"scale": "1\0", "lock_minutes": "²", "bin": "{", "stops": "7", "picks": "[" * 9000}
    with opened(folder) as vault, vault.jot() as db:
        for name, value in odd.items():
            settings.put(db, name, value)
    run(folder, tmp_path / "new")
    with opened(tmp_path / "new") as vault:
        for name in odd:
            assert settings.get(vault, name) == settings.DEFAULTS[name]
        assert settings.get(vault, "scheme") == "dark"
