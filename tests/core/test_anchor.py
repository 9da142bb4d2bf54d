"""The anchor: how far the record had got, known only to who has the key."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import closing

import pytest
import sqlcipher3
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from companion import anchor, cases, check, keys, schema, timeline
from companion.errors import VaultTooNew
from companion.records import Age, NewCase, NewIncident, Role
from tests.core import cheap

MASTER = bytearray(range(32))
HEAD: tuple[int, bytes] = (7, hashlib.sha256(b"line").digest())


def test_the_file_as_the_docstring_has_it(tmp_path):
    anchor.write(tmp_path, MASTER, HEAD, closed=True, pages=b"p" * 32)
    sealed = (tmp_path / "vault.head").read_bytes()
    assert len(sealed) == 12 + 73 + 16
    key = keys.derive(MASTER, "vault-head-1", 32)
    inside = AESGCM(key).decrypt(sealed[:12], sealed[12:], None)
    assert inside == (7).to_bytes(8, "big") + HEAD[1] + b"\x01" + b"p" * 32
    assert anchor.read(tmp_path, MASTER) == anchor.Anchor(HEAD[0], HEAD[1], True, b"p" * 32)
    assert (tmp_path / "vault.head").stat().st_mode & 0o077 == 0


def test_it_tells_nobody_how_much_was_written(tmp_path):
    """Two of the same say nothing in common, and neither holds the number."""
    sealed = set()
    for seq in (1, 1, 100_000):
        anchor.write(tmp_path, MASTER, (seq, HEAD[1]))
        sealed.add((tmp_path / "vault.head").read_bytes())
    assert len(sealed) == 3
    assert len({len(one) for one in sealed}) == 1


@pytest.mark.parametrize(
    "what", ["missing", "empty", "cut", "longer", "junk", "another's", "a folder"]
)
def test_whatever_else_lies_there_is_none(tmp_path, what):
    path = tmp_path / "vault.head"
    anchor.write(tmp_path, MASTER, HEAD)
    good = path.read_bytes()
    path.unlink()
    match what:
        case "empty" | "cut" | "longer" | "junk":
            longer = {"empty": b"", "cut": good[:-1], "longer": good + b"\0"}
            path.write_bytes(longer.get(what, os.urandom(len(good))))
        case "another's":
            anchor.write(tmp_path, bytearray(b"\1" * 32), HEAD)
        case "a folder":
            path.mkdir()
    assert anchor.read(tmp_path, MASTER) is None


def test_every_flipped_bit_is_none(tmp_path):
    anchor.write(tmp_path, MASTER, HEAD)
    good = (tmp_path / "vault.head").read_bytes()
    for place in range(8 * len(good)):
        bad = bytearray(good)
        bad[place // 8] ^= 1 << place % 8
        (tmp_path / "vault.head").write_bytes(bad)
        assert anchor.read(tmp_path, MASTER) is None


def test_tags_are_those_of_the_pages(tmp_path):
    path, pages = tmp_path / "db", [os.urandom(4096) for _ in range(2500)]
    path.write_bytes(b"".join(pages))
    digest = hashlib.sha256(b"".join(page[-32:] for page in pages)).digest()
    assert anchor.tags(path) == digest
    path.write_bytes(b"".join(pages) + b"more")
    assert anchor.tags(path) != digest


def test_it_follows_the_record(vault, case):
    """Anchored when closed; marked as open before the first write, and not by reading."""
    folder = vault.folder
    timeline.add(vault, case.id, NewIncident("하나"))
    head = vault.head
    vault.close()
    master = keys.unlock(folder, cheap.PASSPHRASE, cheap.FLOOR)
    closed = anchor.read(folder, master)
    assert closed == anchor.Anchor(head[0], head[1], True, anchor.tags(folder / "vault.db"))
    before = cheap.contents(folder)
    with closing(cheap.again(folder)) as opened:
        assert timeline.ids(opened, case.id)
        assert anchor.read(folder, master) == closed
    assert cheap.contents(folder) == before
    with closing(cheap.again(folder)) as opened:
        timeline.add(opened, case.id, NewIncident("둘"))
        assert anchor.read(folder, master) == anchor.Anchor(*head)
        assert check.opening(opened) == []
        assert anchor.read(folder, master) == anchor.Anchor(*opened.head)


def test_a_new_record_has_nothing_to_note(tmp_path):
    """It was told on the first page, of a record that had just been made."""
    with closing(cheap.make(tmp_path / "notes-data")) as made:
        assert made.notes == ()
    with closing(cheap.again(tmp_path / "notes-data")) as opened:
        assert opened.notes == ()


@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_without_an_anchor_there_is_a_note_and_no_alarm(vault, case, harm):
    """As after a backup is brought back. It is noted until the record was looked over."""
    vault.close()
    path = vault.folder / "vault.head"
    for _ in range(2):
        path.write_bytes(b"x" * 101) if harm == "damaged" else path.unlink(missing_ok=True)
        with closing(cheap.again(vault.folder)) as opened:
            assert opened.notes == ("no_anchor",)
            timeline.add(opened, case.id, NewIncident("하나"))
        with closing(cheap.again(vault.folder)) as opened:
            assert opened.notes == ("no_anchor",)
            assert check.run(opened) == []
        with closing(cheap.again(vault.folder)) as opened:
            assert opened.notes == ()


def test_a_full_disk_does_not_keep_from_reading_or_closing(tmp_path):
    with cheap.disk(tmp_path / "disk", "2m") as disk:
        with closing(cheap.make(disk / "notes")) as made:
            case = cases.add(made, NewCase(Role.MINE, Age.ADULT)).id
            timeline.add(made, case, NewIncident("하나"))
            filler = cheap.fill(disk)
        filler.unlink()
        with closing(cheap.again(disk / "notes")) as opened:
            assert (check.run(opened), opened.notes) == ([], ())
            timeline.add(opened, case, NewIncident("둘"))


def test_a_close_that_could_not_be_anchored_is_no_strangers_doing(vault, case):
    """SQLite deleted the journal file as it closed, and the next opening missed it."""
    timeline.add(vault, case.id, NewIncident("하나"))
    blocked = vault.folder / "vault.head.new"
    blocked.mkdir()
    vault.close()
    blocked.rmdir()
    with closing(cheap.again(vault.folder)) as opened:
        assert (opened.notes, opened.rolled_back, check.run(opened)) == ((), False, [])


def test_an_older_program_leaves_what_a_kill_left(vault, case, tmp_path, monkeypatch):
    """It once brought the journal file into the database before it saw that this is a later one."""
    timeline.add(vault, case.id, NewIncident("하나"))
    killed = tmp_path / "killed"
    shutil.copytree(vault.folder, killed)
    before = cheap.contents(killed)
    assert before["vault.db-wal"]
    newest = max(schema.steps())
    older = {number: sql for number, sql in schema.steps().items() if number < newest}
    with monkeypatch.context() as patch:
        patch.setattr(schema, "steps", lambda: older)
        with pytest.raises(VaultTooNew):
            cheap.again(killed)
    # Of what lies in shared memory nothing is kept, and SQLite makes it anew.
    after = {name: data for name, data in cheap.contents(killed).items() if name[-4:] != "-shm"}
    assert after == {name: data for name, data in before.items() if name[-4:] != "-shm"}
    with closing(cheap.again(killed)) as opened:
        assert (opened.notes, opened.rolled_back, check.run(opened)) == ((), False, [])


def test_an_opening_that_came_to_nothing_after_a_kill_is_no_strangers_doing(
    vault, case, tmp_path, monkeypatch
):
    timeline.add(vault, case.id, NewIncident("하나"))
    shutil.copytree(vault.folder, tmp_path / "killed")
    steps = schema.steps()
    with monkeypatch.context() as patch:
        patch.setattr(schema, "steps", lambda: steps | {max(steps) + 1: "CREATE nothing;"})
        with pytest.raises(sqlcipher3.OperationalError):
            cheap.again(tmp_path / "killed")
    assert "vault.db-wal" not in cheap.contents(tmp_path / "killed")
    with closing(cheap.again(tmp_path / "killed")) as opened:
        assert (opened.notes, opened.rolled_back, check.run(opened)) == ((), False, [])
