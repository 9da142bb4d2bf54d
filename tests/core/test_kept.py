"""What was put aside in the folder: taken back, kept as long as it is good for, and no longer."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from math import inf

import pytest

from companion import cases, check, evidence, files, kept, timeline
from companion.records import NewIncident, Shows
from tests.core import cheap


@pytest.fixture
def older(vault, case):
    """The database as it was before an entry, which is only in the newer one."""
    timeline.add(vault, case.id, NewIncident("하나"))
    vault.close()
    return (vault.folder / "vault.db").read_bytes()


def newer(folder) -> None:
    """An entry more, and the record as it then is put aside."""
    with closing(cheap.again(folder)) as vault:
        timeline.add(vault, cases.only(vault).id, NewIncident("둘"))
        vault.copy(files.free(folder / "vault.db"))


def titles(vault) -> set[str]:
    return {row[0] for row in vault.rows("SELECT title FROM incident")}


@pytest.mark.parametrize("harm", ["older", "junk", "missing", "cut"])
def test_the_newer_one_is_taken_back_and_the_other_kept(vault, older, harm):
    folder = vault.folder
    newer(folder)
    path = folder / "vault.db"
    match harm:
        case "older":
            path.write_bytes(older)
        case "junk":
            path.write_bytes(os.urandom(len(older)))
        case "missing":
            path.unlink()
        case _:
            os.truncate(path, 5000)
    theirs = path.read_bytes() if path.exists() else None
    with closing(cheap.again(folder)) as opened:
        assert opened.notes == ("brought_back",)
        assert titles(opened) == {"하나", "둘"}
        assert check.run(opened) == []
    if theirs is not None:
        assert (folder / "vault.db.kept2").read_bytes() == theirs
    with closing(cheap.again(folder)) as opened:
        assert opened.notes == ()


def test_a_state_that_went_another_way_is_not_overruled(vault, older):
    """On another computer something was written after the older one: neither holds the other."""
    folder = vault.folder
    newer(folder)
    elsewhere = folder.with_name("elsewhere")
    shutil.copytree(folder, elsewhere)
    (elsewhere / "vault.db").write_bytes(older)
    (elsewhere / "vault.head").unlink()
    for path in kept.paths(elsewhere):
        path.unlink()
    with closing(cheap.again(elsewhere)) as opened:
        timeline.add(opened, cases.only(opened).id, NewIncident("anderswo"))
    (folder / "vault.db").write_bytes((elsewhere / "vault.db").read_bytes())
    with closing(cheap.again(folder)) as opened:
        assert opened.rolled_back
        assert titles(opened) == {"하나", "anderswo"}
        assert check.run(opened) == [check.Finding("rolled_back")]
        with opened.beside(folder / "vault.db.kept") as other:
            found = other.execute("SELECT title FROM incident").fetchall()
            assert {row[0] for row in found} == {"하나", "둘"}


def test_a_damaged_copy_is_not_taken(vault, older):
    newer(vault.folder)
    with (vault.folder / "vault.db.kept").open("r+b") as file:
        file.seek(-100, os.SEEK_END)
        file.write(b"x")
    (vault.folder / "vault.db").write_bytes(older)
    with closing(cheap.again(vault.folder)) as opened:
        assert opened.rolled_back
        assert titles(opened) == {"하나"}


def test_nothing_is_brought_back_while_all_is_well(vault, older):
    newer(vault.folder)
    with closing(cheap.again(vault.folder)) as opened:
        timeline.add(opened, cases.only(opened).id, NewIncident("셋"))
    with closing(cheap.again(vault.folder)) as opened:
        assert opened.notes == ()
        assert titles(opened) == {"하나", "둘", "셋"}


def test_a_deletion_for_good_that_was_cut_short_takes_older_copies_along(vault, case, picture):
    made = timeline.add(vault, case.id, NewIncident("일", "버릴 글"))
    timeline.edit(vault, made.id, NewIncident("일", "다른 글"))
    path = files.free(vault.folder / "vault.db")
    vault.copy(path)
    journal = vault.folder / "vault.db-wal.kept"
    journal.write_bytes(b"frames")
    old = {one: one.read_bytes() for one in (path, journal)}
    timeline.erase_wording(vault, timeline.wordings(vault, made.id)[0].id)
    assert kept.paths(vault.folder) == []
    for one, content in old.items():  # as if a kill had come before
        one.write_bytes(content)
        os.utime(one, (1_700_000_000, 1_700_000_000))
    later = files.free(vault.folder / "vault.db.kept")
    vault.copy(later)
    unfinished = later.with_name(later.name + ".new")
    unfinished.write_bytes(b"half a copy")
    evidence.sweep(vault)
    assert kept.paths(vault.folder) == [later]


def test_files_that_only_a_copy_names_stay(vault, case, picture):
    item = evidence.take_in(vault, case.id, picture, Shows.ORDINARY)
    vault.copy(files.free(vault.folder / "vault.db"))
    with vault.jot() as db:  # as in an older state that was put back
        db.execute("UPDATE evidence SET object = NULL, kind = 'fingerprint'")
        db.execute("DELETE FROM object")
    assert evidence.sweep(vault, inf) == 0
    assert kept.named(vault)
    kept.drop(vault.folder)
    assert evidence.sweep(vault, inf) == 1
    assert item.object is not None
