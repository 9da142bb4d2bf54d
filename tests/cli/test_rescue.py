"""Checking, backing up, restoring and salvaging from the command line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from companion import evidence, keyfile, timeline, vault
from companion.records import NewIncident, Provenance, Shows
from tests.cli.conftest import PASSPHRASE
from tests.cli.test_commands import run
from tests.core import cheap


@pytest.fixture
def filled(kept, tmp_path):
    """A vault with entries and two items."""
    opened = vault.open_(kept, PASSPHRASE)
    ((case,),) = opened.rows("SELECT id FROM casefile")
    for number in range(5):
        timeline.add(opened, case, NewIncident(f"일 {number}", "이야기 " * 400))
    for number in range(2):
        (tmp_path / "file").write_bytes(os.urandom(90_000))
        about = Provenance(f"화면 {number}")
        evidence.take_in(opened, case, tmp_path / "file", Shows.ORDINARY, about)
    opened.close()
    return kept


def test_a_backup_comes_back(capsys, filled, secret, tmp_path):
    given = ("backup", filled, tmp_path / "backup.zip", "--passphrase-file", secret)
    status, (made,), words = run(capsys, *given)
    assert (status, made["made"], made["objects_new"], words) == (0, "backup", 2, "")
    assert made["size"] == made["added"] == (tmp_path / "backup.zip").stat().st_size
    status, (made,), _ = run(capsys, *given)
    assert (status, made["objects_new"]) == (0, 0)
    assert made["added"] < made["size"]
    status, (got,), words = run(capsys, "restore", tmp_path / "backup.zip", tmp_path / "again")
    assert (status, got["objects"], got["damaged"], got["behind"]) == (0, 2, 0, False)
    assert f"companion check {tmp_path / 'again'}" in words
    status, said, _ = run(capsys, "check", tmp_path / "again", "--passphrase-file", secret)
    assert (status, said[-1]) == (0, {"ok": True, "findings": 0})


def test_what_is_missing_is_named_and_the_rest_backed_up(capsys, filled, secret, tmp_path):
    next((filled / "objects").iterdir()).unlink()
    given = ("backup", filled, tmp_path / "backup", "--passphrase-file", secret)
    status, (gone, made), _ = run(capsys, *given)
    assert (status, gone["what"], made["objects_new"]) == (1, "object_missing", 1)


def test_a_damaged_backup_comes_back_and_is_said_to_be(capsys, filled, secret, tmp_path):
    file = tmp_path / "backup"
    run(capsys, "backup", filled, file, "--passphrase-file", secret)
    data = bytearray(file.read_bytes())
    data[60_000] ^= 1
    file.write_bytes(data + os.urandom(5000))
    status, (got,), words = run(capsys, "restore", file, tmp_path / "again", "--language", "en")
    assert (status, got["damaged"], got["behind"]) == (1, 1, True)
    assert "cut off" in words
    assert "backed up: 1." in words


@pytest.mark.parametrize("content", [b"", b"a letter"])
def test_what_is_no_backup_is_said_to_be_none(capsys, filled, secret, tmp_path, content):
    (tmp_path / "other").write_bytes(content or b"\0")
    status, (said,), _ = run(capsys, "restore", tmp_path / "other", tmp_path / "again")
    assert (status, said) == (2, {"error": "NotABackup"})
    given = ("backup", filled, tmp_path / "other", "--passphrase-file", secret)
    assert run(capsys, *given)[:2] == (2, [{"error": "NotABackup"}])
    inside = ("backup", filled, filled / "backup", "--passphrase-file", secret)
    assert run(capsys, *inside)[:2] == (2, [{"error": "BackupInside"}])


def test_a_damaged_vault_is_salvaged(capsys, filled, secret, tmp_path):
    database = filled / "vault.db"
    data = bytearray(database.read_bytes())
    for place in range(20 * 4096 + 100, len(data), 3 * 4096):
        data[place] ^= 1
    database.write_bytes(data)
    (filled / keyfile.NAMES[0]).write_bytes(b"damaged")
    next((filled / "objects").iterdir()).unlink()
    before = {path: path.read_bytes() for path in filled.rglob("*") if path.is_file()}
    given = ("salvage", filled, tmp_path / "new", "--passphrase-file", secret)
    status, said, words = run(capsys, *given)
    assert status == 1
    assert said[-1]["made"] == "vault"
    assert said[-1]["lost"] == len([one for one in said if one.get("what") != "lines"]) - 1
    assert str(filled) in words
    assert before == {path: path.read_bytes() for path in filled.rglob("*") if path.is_file()}
    look = ("check", tmp_path / "new", "--passphrase-file", secret)
    assert {one.get("what") for one in run(capsys, *look)[1]} <= {"object_missing", None}
    status, (error,), _ = run(capsys, "salvage", filled, tmp_path / "new")
    assert (status, error["error"]) == (2, "EmptyPassphrase")  # nobody to ask


def test_a_whole_vault_is_salvaged_whole(capsys, filled, secret, tmp_path):
    given = ("salvage", filled, tmp_path / "new", "--passphrase-file", secret)
    status, (said,), _ = run(capsys, *given)
    assert (status, said["lost"], said["journal_lines_lost"]) == (0, 0, 0)
    assert run(capsys, "salvage", tmp_path / "gone", tmp_path / "new")[1] == [
        {"error": "NotAVault"}
    ]
    given = ("salvage", filled, tmp_path / "new", "--passphrase-file", secret)
    assert run(capsys, *given)[:2] == (2, [{"error": "VaultExists"}])


@pytest.mark.parametrize("language", ["ko", "en"])
def test_in_words(capsys, filled, secret, tmp_path, language):
    """Every line in a person's language; no object, no key of a text."""
    from companion.__main__ import main

    next((filled / "objects").iterdir()).unlink()
    for given in (
        ("backup", filled, tmp_path / "backup", "--passphrase-file", secret),
        ("restore", tmp_path / "backup", tmp_path / "again"),
        ("salvage", filled, tmp_path / "new", "--passphrase-file", secret),
    ):
        main([*map(str, given), "--language", language])
        said = capsys.readouterr()
        assert said.out
        assert not any(sign in said.out + said.err for sign in ("{", "cli.", "loss.", "Traceback"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix's")
def test_how_far_it_is_stands_on_a_terminal_only(filled, secret, tmp_path):
    import pty

    main, ours = pty.openpty()
    command = [sys.executable, "-m", "companion", "backup", str(filled), str(tmp_path / "b"),
               "--passphrase-file", secret]  # fmt: skip
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=ours, check=True)
    os.close(ours)
    shown = os.read(main, 10_000).decode()
    os.close(main)
    assert "100 %" in shown
    assert "%" not in done.stdout.decode()
    quiet = subprocess.run([*command[:-3], str(tmp_path / "c"), *command[-2:]], capture_output=True,
                           check=True)  # fmt: skip
    assert quiet.stderr == b""


def test_a_full_disk_is_looked_over_all_the_same(capsys, filled, secret, tmp_path):
    """What is counted at each opening may wait: here for how long a thing is in the bin."""
    opened = vault.open_(filled, PASSPHRASE)
    ((case,),) = opened.rows("SELECT id FROM casefile")
    timeline.remove(opened, timeline.ids(opened, case)[0])
    opened.close()
    with cheap.disk(tmp_path / "disk", "4m") as disk:
        shutil.copytree(filled, disk / "notes")
        cheap.fill(disk, 38_000)  # enough to open it, and no more
        status, said, _ = run(capsys, "check", disk / "notes", "--passphrase-file", secret)
    assert (status, said[-1]) == (0, {"ok": True, "findings": 0})
