"""The command line: exit statuses, one object a line, a sentence for everything that goes wrong."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from companion import cases, evidence, packs, timeline, vault
from companion.__main__ import main
from companion.keys import SMALL
from companion.records import Age, NewCase, NewIncident, Role
from tests.cli.conftest import PASSPHRASE
from tests.core.looks import scene

PNG = b"\x89PNG\r\n\x1a\n" + bytes(5000)


def run(capsys, *given: object) -> tuple[int, list[dict[str, Any]], str]:
    """Exit status, the objects on standard output, the words on standard error."""
    capsys.readouterr()
    status = main([*map(str, given), "--json"])
    said = capsys.readouterr()
    assert "Traceback" not in said.err + said.out
    return status, [json.loads(line) for line in said.out.splitlines()], said.err


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """An ordinary picture, an empty file, and a drawing that calls itself a picture."""
    folder = tmp_path / "files"
    folder.mkdir()
    contents = {"a.png": PNG, "empty.png": b"", "svg.png": b"<svg xmlns='x'/>"}
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def test_practice_makes_a_vault_and_two_bundles_that_verify(capsys, tmp_path):
    out = tmp_path / "out"
    status, made, _ = run(capsys, "practice", "--out", out, "--language", "en")
    assert status == 0
    assert [one.get("made") for one in made[:3]] == ["vault", "police", "school"]
    assert [one["ok"] for one in made[3:]] == [True, True]
    assert run(capsys, "verify", out)[0] == 0
    again, objects, words = run(capsys, "practice", "--out", out, "--language", "en")
    assert (again, objects[0]["error"]) == (2, "TargetNotEmpty")
    assert "Something else is in that folder" in words


def test_verify_names_the_file_that_was_changed(capsys, tmp_path):
    run(capsys, "practice", "--out", tmp_path / "out")
    changed = tmp_path / "out" / "police" / "data" / "documents" / "01_complaint.pdf"
    content = bytearray(changed.read_bytes())
    content[len(content) // 2] ^= 1
    changed.write_bytes(content)
    status, found, words = run(capsys, "verify", tmp_path / "out" / "police", "--language", "en")
    assert status == 1
    assert found[0]["ok"] is False
    assert "data/documents/01_complaint.pdf" in [one["file"] for one in found[0]["findings"]]
    assert "01_complaint.pdf" in words


def test_a_desk_that_is_not_offered_is_not_made_and_those_that_are_are_named(
    capsys, kept, secret, tmp_path
):
    opened = vault.open_(kept, PASSPHRASE)
    case = cases.only(opened)
    timeline.add(opened, case.id, NewIncident("일"))
    offered = [layout.id for layout in packs.desks(packs.load(case.pack), case)]
    opened.close()
    out = tmp_path / "bag"
    given = ("--out", out, "--passphrase-file", secret, "--language", "ko")
    status, said, words = run(capsys, "export", kept, "--desk", "palace", *given)
    assert (status, said) == (2, [{"error": "NotThere"}])
    assert ", ".join(offered) in words
    assert not out.exists()
    for desk in offered:
        one = ("--out", tmp_path / desk, *given[2:])
        status, said, _ = run(capsys, "export", kept, "--desk", desk, *one)
        assert (status, said[0]["made"]) == (0, desk)


def test_an_own_copy_has_names_to_read_and_is_said_to_be_open(capsys, kept, secret, tmp_path):
    opened = vault.open_(kept, PASSPHRASE)
    timeline.add(opened, cases.only(opened).id, NewIncident("일"))
    opened.close()
    own = ("--own-copy", tmp_path / "own", "--passphrase-file", secret, "--language", "ko")
    export = ("export", kept, "--desk", "police", "--out")
    status, made, _ = run(capsys, *export, tmp_path / "bag", *own)
    assert status == 0
    names = {path.name for path in (tmp_path / "own").iterdir()}
    assert {"01_진정서.pdf", "01_진정서.docx", "01_진정서.txt"} <= names
    assert made[-1] == {"own_copy": str(tmp_path / "own"), "files": len(names)}
    again, objects, _ = run(capsys, *export, tmp_path / "other", *own)
    assert (again, objects[-1]["error"]) == (2, "TargetNotEmpty")


@pytest.mark.parametrize("shows", ["sexual-minor", "unsure"])
def test_a_picture_the_law_forbids_leaves_no_byte(capsys, kept, secret, files, shows):
    before = sorted(path.name for path in (kept / "objects").iterdir())
    given = ("take-in", kept, files[0], "--shows", shows, "--passphrase-file", secret)
    status, found, _ = run(capsys, *given)
    assert status == 1
    assert found == [{"name": "a.png", "outcome": "refused", "reason": "Forbidden"}]
    assert sorted(path.name for path in (kept / "objects").iterdir()) == before
    opened = vault.open_(kept, PASSPHRASE)
    assert evidence.items(opened, cases.only(opened).id) == []
    opened.close()


def test_files_are_taken_in_one_by_one_and_the_rest_goes_on(capsys, kept, secret, files):
    given = ("take-in", kept, *files, kept.parent / "pipe", "--passphrase-file", secret)
    os.mkfifo(kept.parent / "pipe")
    status, found, _ = run(capsys, *given, "--shows", "ordinary")
    assert status == 1
    assert [one["outcome"] for one in found] == ["kept", "refused", "kept", "refused"]
    assert [one.get("reason") for one in found] == [None, "EmptyFile", None, "NotAFile"]
    assert found[2]["media"] == "image/svg+xml"
    status, found, _ = run(capsys, *given[:3], *given[-2:], "--shows", "ordinary")
    assert (status, found[0]["outcome"], found[0]["number"]) == (0, "known", 1)
    status, found, _ = run(capsys, *given[:3], *given[-2:], "--shows", "sexual-adult")
    assert (status, found[0]["outcome"], found[0]["number"]) == (0, "fingerprint", 3)
    assert run(capsys, "check", kept, *given[-2:])[0] == 0


def test_a_name_cannot_turn_the_line_around(capsys, kept, secret, tmp_path):
    turned = tmp_path / "photo\u202egnp.exe"
    turned.write_bytes(PNG)
    given = ("take-in", kept, turned, "--shows", "ordinary", "--passphrase-file", secret)
    assert main([*map(str, given)]) == 0
    assert "\u202e" not in capsys.readouterr().out
    status, found, _ = run(capsys, *given)
    assert (status, found[0]["name"]) == (0, turned.name)


def test_a_folder_is_taken_in_with_all_beneath_it_but_the_vault(capsys, kept, secret):
    """As someone who names the folder that everything lies in."""
    below = kept.parent / "받은 것"
    (below / "더").mkdir(parents=True)
    (below / "더" / "a.txt").write_text("하나", encoding="utf-8")
    (below / "a.txt").write_text("둘", encoding="utf-8")
    (below / "Thumbs.db").write_bytes(b"small pictures")
    (below / "link").symlink_to(below)
    given = ("take-in", kept, below, kept, "--shows", "ordinary", "--passphrase-file", secret)
    status, found, _ = run(capsys, *given)
    assert [(one["name"], one["outcome"]) for one in found] == [
        ("a.txt", "kept"), ("link", "refused"), ("a.txt", "kept")
    ]  # fmt: skip
    assert status == 1
    assert run(capsys, "check", kept, *given[-2:])[0] == 0


def test_what_is_probably_the_same_is_told_and_both_are_kept(capsys, kept, secret, tmp_path):
    picture = scene(2, (600, 400))
    picture.save(tmp_path / "one.png")
    picture.resize((500, 333)).save(tmp_path / "two.jpg", quality=80)
    given = ("--shows", "ordinary", "--passphrase-file", secret)
    status, found, said = run(
        capsys, "take-in", kept, tmp_path / "one.png", tmp_path / "two.jpg", *given
    )
    assert (status, [one.get("outcome") for one in found]) == (0, ["kept", "kept", None])
    assert found[2] == {"number": 2, "probably_same_as": 1}
    (tmp_path / "two.jpg").rename(tmp_path / "three.png")
    told = run(capsys, "take-in", kept, tmp_path / "three.png", *given)
    assert told[1][0]["name_disagrees"] is True
    assert ".png" in told[2]
    opened = vault.open_(kept, PASSPHRASE)
    hashes = [row[0] for row in opened.rows("SELECT pdq FROM look")]
    opened.close()
    assert len(hashes) == 2
    for one in hashes:  # PDQ never leaves the vault
        assert len(one) == 64
        assert one not in json.dumps([found, told[1]]) + said + told[2]


def test_an_authority_that_gives_no_time_costs_only_the_stamp(capsys, kept, secret, tmp_path):
    opened = vault.open_(kept, PASSPHRASE)
    timeline.add(opened, cases.only(opened).id, NewIncident("있었던 일"))
    opened.close()
    given = ("export", kept, "--desk", "police", "--passphrase-file", secret, "--out")
    status, found, _ = run(capsys, *given, tmp_path / "a", "--stamp", "http://tsa.example/")
    assert (status, found[0]["error"]) == (2, "NoStamp")
    assert not (tmp_path / "a").exists()  # said before anything was made, or a passphrase read
    status, found, _ = run(capsys, *given, tmp_path / "b", "--stamp", "https://127.0.0.1:9/")
    assert (status, found[0]["made"], found[1]["error"]) == (1, "police", "NoStamp")
    status, found, _ = run(capsys, "verify", tmp_path / "b")
    assert (status, found[0]["ok"], found[0].get("stamp")) == (0, True, None)


def test_export_writes_a_bundle_once_there_is_something_to_write_about(
    capsys, kept, secret, tmp_path
):
    given = ("export", kept, "--desk", "police", "--passphrase-file", secret, "--out")
    status, found, _ = run(capsys, *given, tmp_path / "b")
    assert (status, found[0]["error"]) == (2, "NothingToReport")
    assert not (tmp_path / "b").exists()
    opened = vault.open_(kept, PASSPHRASE)
    timeline.add(opened, cases.only(opened).id, NewIncident("있었던 일"))
    opened.close()
    assert run(capsys, *given, tmp_path / "b")[0] == 0
    assert run(capsys, "verify", tmp_path / "b")[0] == 0
    assert run(capsys, *given, tmp_path / "b")[1][0]["error"] == "TargetNotEmpty"
    check = ["sha256sum", "--quiet", "-c", "manifest-sha256.txt"]
    assert subprocess.run(check, cwd=tmp_path / "b", check=False).returncode == 0


def test_check_names_the_item_whose_file_was_changed(capsys, kept, secret, files):
    shared = (kept, "--passphrase-file", secret)
    run(capsys, "take-in", *shared, files[0], "--shows", "ordinary")
    (kept_file,) = (kept / "objects").iterdir()
    content = bytearray(kept_file.read_bytes())
    content[1000] ^= 1
    kept_file.write_bytes(content)
    status, found, _ = run(capsys, "check", *shared)
    assert (status, found[0]["what"], found[0]["number"]) == (1, "object_damaged", 1)
    kept_file.unlink()
    status, found, _ = run(capsys, "check", *shared)
    assert (status, found[0]["what"], found[0]["number"]) == (1, "object_missing", 1)


def test_a_case_must_be_named_when_there_are_several(capsys, kept, secret, files):
    opened = vault.open_(kept, PASSPHRASE)
    cases.add(opened, NewCase(Role.CHILD, Age.ADULT, "둘째"))
    opened.close()
    given = ("take-in", kept, files[0], "--shows", "ordinary", "--passphrase-file", secret)
    assert run(capsys, *given)[1][0]["error"] == "SeveralCases"
    assert run(capsys, *given, "--case", "둘째")[0] == 0
    assert run(capsys, *given, "--case", "셋째")[1][0]["error"] == "NotThere"


def test_what_cannot_be_opened_is_a_sentence_and_status_2(capsys, kept, secret, tmp_path):
    wrong = tmp_path / "wrong"
    wrong.write_text("아니에요", encoding="utf-8")
    empty = tmp_path / "empty"
    empty.touch()
    for folder, file, error in (
        (kept, wrong, "WrongPassphrase"),
        (kept, empty, "EmptyPassphrase"),
        (kept, tmp_path / "none", "NotThere"),
        (tmp_path, secret, "NotAVault"),
        (tmp_path / "none", secret, "NotAVault"),
    ):
        status, found, words = run(capsys, "check", folder, "--passphrase-file", file)
        assert (status, found) == (2, [{"error": error}])
        assert words.strip()
    held = vault.open_(kept, PASSPHRASE)
    status, found, _ = run(capsys, "check", kept, "--passphrase-file", secret)
    held.close()
    assert (status, found) == (2, [{"error": "VaultInUse"}])


def test_a_vault_too_damaged_to_open_is_something_wrong_found(capsys, kept, secret):
    database = kept / "vault.db"
    content = bytearray(database.read_bytes())
    content[100] ^= 1
    database.write_bytes(content)
    status, found, _ = run(capsys, "check", kept, "--passphrase-file", secret)
    assert status == 1
    assert "database" in [one.get("what") for one in found]


def test_packs_names_file_key_and_reason(capsys, tmp_path):
    assert run(capsys, "packs")[0] == 0
    pack = tmp_path / "xx"
    pack.mkdir()
    (pack / "pack.toml").write_text("strange = 1", encoding="utf-8")
    status, found, _ = run(capsys, "packs", tmp_path)
    assert status == 1
    assert {"pack", "file", "key", "reason"} <= set(found[0])
    assert main(["packs", str(tmp_path)]) == 1
    assert "xx/pack.toml" in capsys.readouterr().out  # of several, which one
    assert run(capsys, "packs", tmp_path / "none")[0] == 2


@pytest.mark.parametrize("language", ["ko", "en"])
def test_help_tells_every_command_and_the_exit_statuses(capsys, language, monkeypatch):
    monkeypatch.setenv("LC_ALL", f"{language}_XX.UTF-8")
    for command in ([], ["practice"], ["take-in"], ["export"], ["verify"], ["check"], ["packs"]):
        with pytest.raises(SystemExit) as left:
            main([*command, "--help"])
        assert left.value.code == 0
        said = capsys.readouterr().out
        assert ("exit status" if language == "en" else "끝날 때") in " ".join(said.split())
    for missing in (
        ["export"],
        ["take-in", "x", "y"],
        ["none"],
        ["export", "v", "--desk", "court"],
    ):
        with pytest.raises(SystemExit) as left:
            main(missing)
        assert left.value.code == 2


def test_as_a_process_a_passphrase_on_standard_input_and_no_trace_on_error(kept, tmp_path):
    command = [sys.executable, "-m", "companion", "check", str(kept), "--passphrase-file", "-"]
    plain = {**os.environ, "LC_ALL": "C"}
    done = subprocess.run(
        command, input=PASSPHRASE.encode(), capture_output=True, env=plain, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "적힌 그대로예요" in done.stdout.decode()
    asked = subprocess.run(
        command[:-2], stdin=subprocess.DEVNULL, capture_output=True, env=plain, check=False
    )
    assert asked.returncode == 2
    assert "--passphrase-file" in asked.stderr.decode()
    assert "Traceback" not in asked.stderr.decode()


def test_a_bug_is_told_as_a_sentence(capsys, kept, secret, files):
    # A file in the place of the folder for objects: nothing foresees it, and still no traceback.
    (kept / "objects").rmdir()
    (kept / "objects").touch()
    given = ("take-in", kept, files[0], "--shows", "ordinary", "--passphrase-file", secret)
    status, _, words = run(capsys, *given)
    assert status in (1, 2)
    assert words.strip() or status == 1


def test_nothing_given_stays_in_the_small_cost(kept):
    """The fixture's vault was made at the small cost; the program opens it as it is."""
    assert f'"m":{SMALL.memory}' in (kept / "vault.keys").read_text(encoding="ascii")


def test_one_file_instead_of_a_folder_plain_or_sealed(capsys, kept, secret, tmp_path):
    asked = ("--desk", "police", "--passphrase-file", secret, "--language", "en")
    opened = vault.open_(kept, PASSPHRASE)
    timeline.add(opened, cases.only(opened).id, NewIncident("x"))
    opened.close()
    status, _, _ = run(capsys, "export", kept, *asked, "--zip", "--out", tmp_path / "x.zip")
    assert status == 0
    status, said, _ = run(capsys, "verify", tmp_path / "x.zip")
    assert (status, said[0]["ok"]) == (0, True)
    status, said, _ = run(capsys, "export", kept, *asked, "--seal", "--out", tmp_path / "x.sealed")
    assert status == 0
    (words,) = [one["words"] for one in said if "words" in one]
    assert len(words.split()) == 6
    (tmp_path / "words").write_text(words.upper())
    given = ("verify", tmp_path / "x.sealed", "--passphrase-file")
    status, said, _ = run(capsys, *given, tmp_path / "words")
    assert (status, said[0]["ok"]) == (0, True)
    assert run(capsys, *given, secret)[:2] == (2, [{"error": "WrongPassphrase"}])
    spoilt = (tmp_path / "x.zip").read_bytes() + b"x"
    (tmp_path / "x.zip").write_bytes(spoilt)
    status, said, told = run(capsys, "verify", tmp_path / "x.zip", "--language", "en")
    assert (status, said) == (2, [{"error": "NotABundle", "reason": "around", "file": ""}])
    assert "belongs to no file" in told


def closed(*redirections: str, given: str = "check nowhere") -> subprocess.CompletedProcess[str]:
    """The program itself, started by a shell with some of its streams shut."""
    line = f"{sys.executable} -m companion {given} {' '.join(redirections)}"
    shell = shutil.which("sh") or "sh"
    return subprocess.run([shell, "-c", line], capture_output=True, text=True, check=False)


@pytest.mark.skipif(os.name == "nt", reason="a shell that shuts streams")
def test_shut_streams_give_a_status_and_no_traceback(kept):
    quiet = closed("2>&-")
    assert (quiet.returncode, quiet.stdout) == (2, "")
    silent = closed("<&-", given=f"check '{kept}' --language en")
    assert silent.returncode == 2
    assert "--passphrase-file" in silent.stderr
    piped = closed("<&-", given=f"check '{kept}' --passphrase-file - --json")
    assert json.loads(piped.stdout)["error"] == "EmptyPassphrase"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device that is always full")
@pytest.mark.parametrize("option", ["", "--json"])
def test_a_full_standard_output_gives_a_status_and_no_traceback(option):
    full = closed(">/dev/full", given=f"packs {option}")
    assert full.returncode == 2
    assert "Traceback" not in full.stderr
