"""An open vault: nothing is written without its journal line, and nobody else gets in between."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from companion import cases, check, drafts, evidence, journal, keyfile, schema, timeline
from companion import vault as vaults
from companion.errors import (
    CompanionError,
    EmptyPassphrase,
    KeysDamaged,
    NoSpace,
    NotAVault,
    NotThere,
    VaultChanged,
    VaultDamaged,
    VaultExists,
    VaultInUse,
    VaultReadOnly,
    VaultTooNew,
    WrongPassphrase,
)
from companion.folder import is_vault
from companion.records import Age, NewCase, NewIncident, Role, Shows
from tests.core import cheap

ROOT = Path(__file__).parents[2]
NEW_CASE = NewCase(Role.MINE, Age.UNSURE)


class Halt(Exception):
    """Something went wrong in the middle of a change."""


def journal_length(vault) -> int:
    return int(vault.row("SELECT count(*) FROM journal")[0])


# Making and opening


def test_a_new_vault_is_whole_and_says_that_it_was_made(vault):
    assert vault.head[0] == journal_length(vault) == 1
    assert check.run(vault) == []


def test_only_the_owner_can_look_in(vault):
    timeline.add(vault, cases.add(vault, NEW_CASE).id, NewIncident("제목"))
    modes = {path: path.stat().st_mode & 0o777 for path in vault.folder.rglob("*")}
    assert vault.folder.stat().st_mode & 0o777 == 0o700
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}
    assert {path.name for path in modes} >= {"vault.db", "vault.db-wal", "vault.keys", "objects"}


def test_a_folder_that_was_there_becomes_private_too(tmp_path):
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    with closing(cheap.make(folder)):
        assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("name", ["내 기록 📁", "a'b;--\"", "sp ace%20", "é" * 60, "-rf"])
def test_any_folder_will_do(tmp_path, name):
    folder = tmp_path / name / "deeper"
    with closing(cheap.make(folder)) as made:
        case = cases.add(made, NEW_CASE)
    with closing(cheap.again(folder)) as opened:
        assert cases.all_of(opened) == [case]


@pytest.mark.parametrize("what", ["a file", "a folder with something in it", "a vault"])
def test_nothing_is_made_where_something_lies(tmp_path, what):
    place = tmp_path / "taken"
    if what == "a file":
        place.write_bytes(b"mine")
    elif what == "a vault":
        cheap.make(place).close()
    else:
        place.mkdir()
        (place / "note.txt").write_bytes(b"mine")
    before = cheap.contents(tmp_path)
    with pytest.raises(VaultExists):
        cheap.make(place)
    assert cheap.contents(tmp_path) == before


def test_an_empty_passphrase_makes_and_opens_nothing(tmp_path):
    with pytest.raises(EmptyPassphrase):
        vaults.create(tmp_path / "new", "", cheap.COST)
    assert not (tmp_path / "new").exists()
    cheap.make(tmp_path / "new").close()
    with pytest.raises(EmptyPassphrase):
        vaults.open_(tmp_path / "new", "")


@pytest.mark.parametrize("broken", ["names", "letters", "parent"])
def test_a_place_that_cannot_be_is_told(tmp_path, broken):
    (tmp_path / "file").touch()
    place = {"names": tmp_path / ("x" * 300), "parent": tmp_path / "file" / "in it"}.get(
        broken, tmp_path / "a" / ("y" * 5000)
    )
    with pytest.raises(VaultReadOnly):
        cheap.make(place)
    with pytest.raises(NotAVault):
        cheap.again(place)


def test_an_unfinished_vault_is_taken_away_again(tmp_path):
    def nothing_random(length: int) -> bytes:
        raise Halt

    with pytest.raises(Halt):
        vaults.create(tmp_path / "new", "x", cheap.COST, random=nothing_random)
    assert not (tmp_path / "new").exists()

    def no_clock() -> datetime:
        raise Halt

    (tmp_path / "empty").mkdir()
    with pytest.raises(Halt):
        vaults.create(tmp_path / "empty", "x", cheap.COST, now=no_clock)
    assert list((tmp_path / "empty").iterdir()) == []
    cheap.make(tmp_path / "empty").close()


@pytest.mark.parametrize("what", ["nothing", "an empty folder", "a file", "another folder"])
def test_not_a_vault(tmp_path, what):
    place = tmp_path / "place"
    if what == "a file":
        place.write_bytes(b"x")
    elif what != "nothing":
        place.mkdir()
    if what == "another folder":
        (place / "vault.db").write_bytes(b"SQLite format 3\0")
    before = cheap.contents(tmp_path)
    assert not is_vault(place)
    with pytest.raises(NotAVault):
        cheap.again(place)
    assert cheap.contents(tmp_path) == before


def test_a_wrong_passphrase_touches_nothing(vault):
    vault.close()
    before = cheap.contents(vault.folder)
    for _ in range(20):
        with pytest.raises(WrongPassphrase):
            vaults.open_(vault.folder, "something else", floor=cheap.FLOOR)
    assert cheap.contents(vault.folder) == before
    cheap.again(vault.folder).close()


def test_a_wrong_passphrase_prints_nothing(vault, capfd):
    vault.close()
    other = cheap.make(vault.folder.parent / "other")
    other.close()
    for name in keyfile.NAMES:  # a key that opens, for a database that is not its own
        (vault.folder / name).write_bytes((other.folder / name).read_bytes())
    with pytest.raises(VaultDamaged):
        cheap.again(vault.folder)
    assert capfd.readouterr() == ("", "")


def test_damaged_keys_are_not_a_missing_vault(vault):
    vault.close()
    for name in keyfile.NAMES:
        (vault.folder / name).write_bytes(b"")
    assert is_vault(vault.folder)
    with pytest.raises(KeysDamaged):
        cheap.again(vault.folder)


@pytest.mark.parametrize("length", [None, 0, 1, 99, 511, 512, 1024, 4095, 4096, 20_000])
def test_a_cut_off_database_is_never_taken_for_a_new_one(vault, case, length):
    timeline.add(vault, case.id, NewIncident("제목"))
    vault.close()
    database = vault.folder / "vault.db"
    if length is None:
        database.unlink()
    else:
        os.truncate(database, length)
    before = cheap.contents(vault.folder)
    with pytest.raises(VaultDamaged):
        cheap.again(vault.folder)
    after = cheap.contents(vault.folder)
    assert {name: after.get(name) for name in before} == before


def test_a_lost_journal_file_is_not_a_new_vault_either(tmp_path):
    """Killed at once after it was made, then the file with everything in it lost."""
    made = cheap.make(tmp_path / "notes")
    kept = cheap.contents(tmp_path / "notes")
    made.close()
    folder = tmp_path / "copy"
    folder.mkdir()
    for name in ("vault.keys", "vault.keys2", "vault.db"):
        (folder / name).write_bytes(kept[name])
    with pytest.raises(VaultDamaged):
        cheap.again(folder)


def test_a_destroyed_first_sector_does_not_lock_out(vault, case):
    vault.close()
    with (vault.folder / "vault.db").open("r+b") as file:
        file.write(os.urandom(16))
    with closing(cheap.again(vault.folder)) as opened:
        assert cases.all_of(opened) == [case]


def test_a_missing_objects_folder_is_made_again(vault, case, picture):
    vault.close()
    (vault.folder / "objects").rmdir()
    with closing(cheap.again(vault.folder)) as opened:
        assert evidence.take_in(opened, case.id, picture, Shows.ORDINARY).number == 1


def test_a_newer_vault_is_left_untouched(vault):
    vault.close()
    with cheap.behind(vault.folder) as db:
        db.execute("PRAGMA user_version = 99")
    before = cheap.contents(vault.folder)
    with pytest.raises(VaultTooNew) as caught:
        cheap.again(vault.folder)
    assert (caught.value.found, caught.value.known) == (99, schema.newest())
    assert cheap.contents(vault.folder) == before


# One program at a time

HOLD = """
import sys, time
from pathlib import Path
from tests.core import cheap
vault = cheap.again(Path(sys.argv[1]))
print("open", flush=True)
time.sleep(60)
"""


@pytest.fixture
def owner(vault):
    """Another process that holds the vault open."""
    vault.close()
    command = [sys.executable, "-c", HOLD, str(vault.folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        yield process
        process.kill()


def test_a_second_program_is_refused_until_the_first_is_gone(vault, owner):
    begun = time.perf_counter()
    with pytest.raises(VaultInUse):
        cheap.again(vault.folder)
    with pytest.raises(VaultInUse):  # also with a wrong passphrase: it is not even tried
        vaults.open_(vault.folder, "wrong", floor=cheap.FLOOR)
    assert time.perf_counter() - begun < 1
    owner.kill()
    owner.wait()
    cheap.again(vault.folder).close()


def test_a_second_window_of_the_same_program_is_refused(vault):
    with pytest.raises(VaultInUse):
        cheap.again(vault.folder)
    vault.close()
    vault.close()
    cheap.again(vault.folder).close()


def test_a_lock_is_let_go_whatever_opening_runs_into(vault):
    vault.close()
    with pytest.raises(WrongPassphrase):
        vaults.open_(vault.folder, "wrong", floor=cheap.FLOOR)
    cheap.again(vault.folder).close()


# One way to write


def test_a_change_and_its_line_are_one(vault, case):
    length, head = journal_length(vault), vault.head

    def stop_half_way() -> None:
        with vault.change("case.edited", f"casefile:{case.id}") as db:
            db.execute("UPDATE casefile SET name = 'other'")
            raise Halt

    with pytest.raises(Halt):
        stop_half_way()
    assert cases.find(vault, case.id) == case
    with pytest.raises(ValueError, match=r"not\.known"), vault.change("not.known") as db:
        db.execute("UPDATE casefile SET name = 'other'")
    assert cases.find(vault, case.id) == case
    with pytest.raises(TypeError), vault.change("case.edited", note={1, 2}) as db:
        db.execute("UPDATE casefile SET name = 'other'")
    assert cases.find(vault, case.id) == case
    assert (journal_length(vault), vault.head) == (length, head)
    timeline.add(vault, case.id, NewIncident("danach"))
    assert check.run(vault) == []


def test_a_broken_statement_undoes_the_whole_change(vault, case):
    linked = "INSERT INTO incident_account VALUES (1, 2)"
    with pytest.raises(NotThere), vault.change("incident.edited") as db:
        db.executemany("UPDATE casefile SET name = ?", [("other",)]).execute(linked)
    assert cases.find(vault, case.id) == case


def test_the_reader_cannot_write(vault, case):
    for sql in ("DELETE FROM casefile", "UPDATE casefile SET name = ''", "DROP TABLE setting"):
        with pytest.raises(VaultReadOnly):
            vault.rows(sql)
    assert cases.all_of(vault) == [case]


def test_a_reader_sees_only_what_is_committed_and_is_not_kept_waiting(vault, case):
    """Reads go on while a change is open for a second."""
    slowest, reads, seen = 0.0, 0, set()
    writing, done = threading.Event(), threading.Event()

    def write() -> None:
        with vault.change("case.edited", f"casefile:{case.id}") as db:
            db.execute("UPDATE casefile SET name = 'half'")
            writing.set()
            done.wait(10)

    thread = threading.Thread(target=write)
    thread.start()
    assert writing.wait(10)
    until = time.monotonic() + 0.5
    while time.monotonic() < until:
        begun = time.perf_counter()
        seen.add(cases.find(vault, case.id).name)
        slowest, reads = max(slowest, time.perf_counter() - begun), reads + 1
    done.set()
    thread.join()
    assert seen == {case.name}
    assert reads > 100
    assert slowest < 0.25
    assert cases.find(vault, case.id).name == "half"


def test_threads_that_write_at_once_do_not_see_each_other_as_strangers(vault, case):
    raised: list[CompanionError] = []
    begun = threading.Barrier(5)  # a thread can't be begun while another one is, under coverage

    def write(number: int) -> None:
        begun.wait()
        try:
            for _ in range(25):
                timeline.add(vault, case.id, NewIncident(f"{number}"))
                timeline.ids(vault, case.id, f"{number}")
        except CompanionError as error:
            raised.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # take turns as often as can be
    try:
        begun.wait()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(usual)
    assert raised == []
    assert len(timeline.ids(vault, case.id)) == 100
    assert check.run(vault) == []


def test_ids_grow_and_survive_opening_again(vault):
    first = [vault.new_id() for _ in range(100)]
    case = cases.add(vault, NEW_CASE)
    assert [*first, case.id] == sorted({*first, case.id})
    vault.close()
    with closing(cheap.again(vault.folder)) as opened:
        assert case.id < opened.new_id() < 2**53


def test_a_clock_that_goes_back_changes_no_order(tmp_path):
    times = iter(datetime(2026, 9, 1, tzinfo=UTC) - timedelta(days=n) for n in range(10_000))
    made = vaults.create(tmp_path / "notes", cheap.PASSPHRASE, cheap.COST, now=lambda: next(times))
    with closing(made):
        first, second = (cases.add(made, NEW_CASE) for _ in range(2))
        one = timeline.add(made, first.id, NewIncident("하나"))
        for text in ("둘", "셋", "넷"):
            timeline.edit(made, one.id, NewIncident(text))
        assert [case.id for case in cases.all_of(made)] == [first.id, second.id]
        assert [former.text for former in timeline.wordings(made, one.id)] == ["하나", "둘", "셋"]
        assert check.run(made) == []


@pytest.mark.parametrize(
    "at",
    [datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC),
     datetime(2026, 3, 29, 2, 30).astimezone(), datetime(2028, 2, 29, tzinfo=UTC)],
    ids=range(4),
)  # fmt: skip
def test_any_clock_will_do(tmp_path, at):
    made = vaults.create(tmp_path / "notes", cheap.PASSPHRASE, cheap.COST, now=lambda: at)
    with closing(made):
        case = cases.add(made, NEW_CASE)
        assert datetime.fromisoformat(case.created_at) == at.replace(microsecond=0)
        assert check.run(made) == []


# Somebody else writes


def test_a_strange_line_in_the_journal_stops_writing(vault, case):
    with cheap.behind(vault.folder) as db:
        db.execute("INSERT INTO journal VALUES (3, '{}', zeroblob(32))")
    length = journal_length(vault)
    for _ in range(2):
        with pytest.raises(VaultChanged):
            timeline.add(vault, case.id, NewIncident("제목"))
    assert journal_length(vault) == length
    assert cases.find(vault, case.id) == case


@pytest.mark.parametrize("name", ["vault.db", "vault.db-wal"])
def test_a_replaced_or_lost_file_stops_writing(vault, case, name):
    path = vault.folder / name
    copy = path.with_name("copy")
    copy.write_bytes(path.read_bytes())
    copy.replace(path)
    with pytest.raises(VaultChanged):
        timeline.add(vault, case.id, NewIncident("제목"))
    path.unlink()
    with pytest.raises(VaultChanged):
        drafts.save(vault, "incident:new", {})
    assert cases.find(vault, case.id) == case


@pytest.mark.parametrize("name", ["vault.db", "vault.db-wal"])
def test_another_time_alone_is_no_stranger(vault, case, name):
    """Some network disks set it themselves: then what the files hold is read through."""
    os.utime(vault.folder / name, (1_600_000_000, 1_600_000_000))
    timeline.add(vault, case.id, NewIncident("제목"))
    os.utime(vault.folder / name)
    drafts.save(vault, "incident:new", {})
    assert check.run(vault) == []


def test_a_writer_that_stays_is_told_as_one(vault, case):
    vault._pen.db.execute("PRAGMA busy_timeout = 50")
    with cheap.behind(vault.folder) as db:
        db.execute("BEGIN IMMEDIATE")
        with pytest.raises(VaultInUse):
            timeline.add(vault, case.id, NewIncident("제목"))
        db.execute("ROLLBACK")
    timeline.add(vault, case.id, NewIncident("제목"))
    assert check.run(vault) == []


def test_a_damaged_vault_is_read_but_not_written(vault, case):
    for number in range(30):
        timeline.add(vault, case.id, NewIncident(f"{number}", "가" * 3000))
    vault.close()
    with (vault.folder / "vault.db").open("r+b") as file:
        file.seek(-100, os.SEEK_END)
        file.write(b"x")
    with closing(cheap.again(vault.folder)) as opened:
        assert cases.find(opened, case.id) == case
        assert {finding.what for finding in check.run(opened)} == {"database"}
        for _ in range(2):
            with pytest.raises(VaultDamaged):
                drafts.save(opened, "incident:new", {"title": "x"})
        assert cases.find(opened, case.id) == case


def test_damage_met_while_writing_ends_writing(vault, case):
    for number in range(30):
        timeline.add(vault, case.id, NewIncident(f"{number}", "가" * 3000))
    vault.close()
    with (vault.folder / "vault.db").open("r+b") as file:
        file.seek(-100, os.SEEK_END)
        file.write(b"x")
    with closing(cheap.again(vault.folder)) as opened:
        everything = "SELECT sum(length(narrative)) FROM incident UNION SELECT id FROM wording"
        with pytest.raises(VaultDamaged), opened.jot() as db:
            db.execute(f"{everything} UNION SELECT sum(length(block)) FROM incident_words_data")
        with pytest.raises(VaultDamaged):
            drafts.save(opened, "incident:new", {"title": "x"})
        assert cases.find(opened, case.id) == case


def test_text_that_is_none_is_damage(vault, case):
    with vault.jot() as db:
        db.execute("UPDATE casefile SET name = CAST(x'ff' AS TEXT)")
    with pytest.raises(VaultDamaged):
        cases.find(vault, case.id)
    assert check.run(vault)


# Disks


def test_a_read_only_disk(tmp_path):
    with cheap.disk(tmp_path / "disk", "4m") as disk:
        with closing(cheap.make(disk / "notes")) as made:
            case = cases.add(made, NEW_CASE)
        before = cheap.contents(disk)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(VaultReadOnly):
            cheap.again(disk / "notes")
        with pytest.raises(VaultReadOnly):
            cheap.make(disk / "new")
        assert cheap.contents(disk) == before
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        with closing(cheap.again(disk / "notes")) as opened:
            assert cases.all_of(opened) == [case]


@pytest.mark.parametrize("room", [0, 4096, 3 * 4096, 8 * 4096, 12 * 4096, 24 * 4096, 40 * 4096])
def test_making_a_vault_on_a_full_disk_leaves_nothing(tmp_path, room):
    with cheap.disk(tmp_path / "disk", "1m") as disk:
        filler = cheap.fill(disk, leave=room)
        with pytest.raises(NoSpace):
            cheap.make(disk / "notes")
        assert list(disk.iterdir()) == [filler]
        filler.unlink()
        with closing(cheap.make(disk / "notes")) as made:
            assert check.run(made) == []


@pytest.mark.parametrize("room", [0, 4096, 8 * 4096, 12 * 4096])
def test_a_full_disk_keeps_everything_and_says_so(tmp_path, room, picture):
    with cheap.disk(tmp_path / "disk", "2m") as disk:
        with closing(cheap.make(disk / "notes")) as made:
            case = cases.add(made, NEW_CASE)
            kept = [timeline.add(made, case.id, NewIncident("처음")).id]
        filler = cheap.fill(disk, leave=room)
        try:
            opened = cheap.again(disk / "notes")
        except NoSpace:
            opened = None
        if opened:
            with closing(opened):
                with pytest.raises(NoSpace):
                    add_without_end(opened, case.id, kept)
                with pytest.raises(NoSpace):
                    drafts.save(opened, "incident:new", {"narrative": "z" * 200_000})
                with pytest.raises(NoSpace):
                    evidence.take_in(opened, case.id, picture, Shows.ORDINARY)
                assert sorted(timeline.ids(opened, case.id)) == sorted(kept)  # reading goes on
                filler.unlink()
                timeline.remove(opened, kept.pop())  # and writing, once there is room
        filler.unlink(missing_ok=True)
        with closing(cheap.again(disk / "notes")) as opened:
            assert sorted(timeline.ids(opened, case.id)) == sorted(kept)
            assert list((disk / "notes" / "objects").iterdir()) == []
            assert check.run(opened) == []


def add_without_end(vault, case: int, kept: list[int]) -> None:
    while True:
        kept.insert(0, timeline.add(vault, case, NewIncident("x", "y" * 9000)).id)


# Nothing readable


def spellings(word: str) -> set[bytes]:
    codes = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "cp949")
    found = {word.encode(code) for code in codes}
    return found | {word.encode().hex().encode(), ascii(word)[1:-1].encode()}


def hits(folder: Path, word: str) -> list[str]:
    """Files that hold a word in any spelling, or whose own name does."""
    return [
        name
        for name, text in cheap.contents(folder).items()
        if any(spelling in text for spelling in spellings(word)) or word in name
    ]


def test_nothing_readable_lies_in_the_vault(vault, tmp_path):
    from tests.core import canaries

    words = canaries.plant(vault, tmp_path)
    words += canaries.beside(vault, cases.all_of(vault)[0].id)
    assert len(set(words)) == len(words) > 100
    open_hits = {word: found for word in words if (found := hits(vault.folder, word))}
    vault.close()
    closed_hits = {word: found for word in words if (found := hits(vault.folder, word))}
    assert (open_hits, closed_hits) == ({}, {})
    names = "|".join(path for path in cheap.contents(vault.folder) if "objects" not in path)
    assert re.fullmatch(r"lock\|vault\.db\|vault\.head\|vault\.keys\|vault\.keys2", names)
    assert all(re.fullmatch(r"[0-9a-f]{32}", path.name) for path in vault.objects.iterdir())
    # The same search finds a word that is there: a test that cannot fail is none.
    for code in ("utf-8", "utf-16-le", "cp949"):
        (vault.folder / "control").write_bytes(b"\1" * 5000 + words[0].encode(code))
        assert hits(vault.folder, words[0]) == ["control"]
    (vault.folder / "control").unlink()
    (vault.folder / words[1]).touch()
    assert hits(vault.folder, words[1]) == [words[1]]


def test_journal_lines_hold_no_word_of_the_person(vault, tmp_path):
    from tests.core import canaries

    words = canaries.plant(vault, tmp_path)
    words += canaries.beside(vault, cases.all_of(vault)[0].id)
    lines = "\n".join(row[0] for row in vault.rows("SELECT event FROM journal"))
    assert [word for word in words if word in lines] == []
    assert journal.lines(vault.rows("SELECT * FROM journal ORDER BY seq"))[0].event == (
        "vault.created"
    )


KILLED_CREATE = """
import os, sys
from pathlib import Path
from companion import keys, vault

left = [int(sys.argv[2])]

def audit(event, details):
    if event in ("open", "os.rename", "os.remove") and sys.argv[1] in str(details[0]):
        left[0] -= 1
        if left[0] < 0:
            os._exit(9)

cost = keys.Cost(64, 1, 1)
sys.addaudithook(audit)
vault.create(Path(sys.argv[1]), "x", cost).close()
"""


def test_a_create_that_was_killed_anywhere_can_be_done_again(tmp_path):
    """Every file opened, renamed or removed while a vault is made is a place to die."""
    finished = 0
    for place in range(0, 60, 4):
        folder = tmp_path / f"notes{place}"
        command = [sys.executable, "-c", KILLED_CREATE, str(folder), str(place)]
        status = subprocess.run(command, check=False).returncode
        assert status in (0, 9)
        finished += status == 0
        if is_vault(folder):
            vaults.open_(folder, "x", floor=cheap.FLOOR).close()
        else:
            vaults.create(folder, "y", cheap.COST).close()
            vaults.open_(folder, "y", floor=cheap.FLOOR).close()
    assert finished > 0


def test_a_create_cut_off_before_its_first_page_can_be_done_again(tmp_path):
    """SQLite has a rollback journal then, which must neither forbid a new vault nor damage it."""
    folder = tmp_path / "notes"
    folder.mkdir()
    for name in ("vault.new", "vault.db", "vault.db-journal"):
        (folder / name).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))
    vaults.create(folder, "x", cheap.COST).close()
    vaults.open_(folder, "x", floor=cheap.FLOOR).close()


def test_an_unfinished_folder_with_anything_else_in_it_is_left_alone(tmp_path):
    folder = tmp_path / "notes"
    folder.mkdir()
    for name in ("vault.new", "vault.db", "letter.txt"):
        (folder / name).write_text("mine", encoding="utf-8")
    with pytest.raises(VaultExists):
        vaults.create(folder, "x", cheap.COST)
    assert {path.name for path in folder.iterdir()} == {"vault.new", "vault.db", "letter.txt"}
