"""Where a practice record lies: private, under a passphrase of its own, and gone afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import pytest

from companion import (
    cases,
    chats,
    check,
    consents,
    evidence,
    excerpts,
    keys,
    landmarks,
    paths,
    practice,
    settings,
    submissions,
    takedowns,
    timeline,
    trial,
    vault,
)
from companion.asked import Found, Reply
from companion.errors import VaultInUse, WrongPassphrase
from companion.records import Kind, NewIncident
from companion.when import UNKNOWN

CHEAP = keys.Cost(64, 1, 1)
FLOOR = keys.Cost(1, 1, 1)


@pytest.fixture
def runtime(tmp_path, monkeypatch):
    """A folder of this account's alone, as the system gives one while somebody is logged in."""
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


def test_it_lies_in_the_runtime_folder_where_that_is_private(runtime, monkeypatch):
    assert paths.practice_folder() == runtime / "notes-practice"
    runtime.chmod(0o750)  # somebody else may look into it
    assert paths.practice_folder() == paths.default_vault().with_name("notes-practice")
    for no_place in ("", "run", str(runtime / "none")):
        monkeypatch.setenv("XDG_RUNTIME_DIR", no_place)
        assert paths.practice_folder() == paths.default_vault().with_name("notes-practice")


def test_it_opens_only_under_its_own_passphrase_is_made_anew_and_is_gone(runtime):
    said = set()
    for language in ("ko", "en"):
        made = practice.begin(language, CHEAP)
        folder, told, case = made.folder, settings.get(made, "practice_words"), everything(made)
        assert "typed here" not in [told.title for told in timeline.incidents(made, case.id)]
        timeline.add(made, case.id, NewIncident(title="typed here"))
        assert trial.holds(folder)
        assert (folder, folder.stat().st_mode & 0o777) == (runtime / "notes-practice", 0o700)
        assert len(told.split()) == 8
        assert not [path for path in runtime.rglob("*") if told.encode() in data(path)]
        with pytest.raises(VaultInUse):
            vault.open_(folder, told, floor=FLOOR)
        made.close()
        with pytest.raises(WrongPassphrase):
            vault.open_(folder, practice.PASSPHRASE, floor=FLOOR)
        vault.open_(folder, told, floor=FLOOR).close()
        trial.drop(folder)
        assert list(runtime.iterdir()) == []
        said.add(told)
    assert len(said) == 2


def everything(made):
    """The case that is shown first; between the two there is something of each kind to try."""
    case, other = cases.all_of(made)
    assert settings.get(made, "case") == str(case.id)
    items = evidence.items(made, case.id)
    assert {item.kind for item in items} == set(Kind)
    chat = next(item for item in items if item.kind is Kind.CHAT_EXPORT)
    assert len(chats.read(made, chat.id).messages) == 8
    cited = [timeline.get(made, i.id).excerpts for i in timeline.incidents(made, case.id)]
    assert [len(one) for one in cited if one] == [1]
    assert len(excerpts.of_case(made, case.id)) == 2
    there = [takedowns.get(made, ident) for ident in takedowns.ids(made, case.id)]
    assert {one.found for one in there} == set(Found)
    asked = [asking for one in there for asking in takedowns.askings(made, one.id)]
    assert {asking.reply for asking in asked} == set(Reply)
    held = [match for one in submissions.held(made, case.id) for _, match in one.compared]
    assert [match is not None and match.item > 0 for match in held] == [True]
    assert consents.missing(made, other.id, "counsel") == ""
    assert consents.missing(made, other.id, "school") == consents.WITHDRAWN
    assert any(when_.time != UNKNOWN for when_ in landmarks.all_of(made, case.id))
    assert check.run(made) == []
    return case


def data(path):
    return path.read_bytes() if path.is_file() else b""


def test_one_that_is_open_stays_and_what_a_kill_left_goes(runtime):
    """A process is killed while it has one open; the next start takes that away, not ours."""
    code = (
        "import sys; from companion import keys, trial, vault\n"
        "trial.mark(vault.create(trial.place(), 'some words here', keys.Cost(64, 1, 1)).folder)\n"
        "print('made', flush=True); sys.stdin.read()"
    )
    ours = vault.create(trial.place(), "some words here", CHEAP)
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "XDG_RUNTIME_DIR": str(runtime)},
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"made\n"
        trial.sweep()
        assert {path.name for path in runtime.iterdir()} == {"notes-practice", "notes-practice-2"}
        other.send_signal(signal.SIGKILL)
        other.wait()
    assert (runtime / "notes-practice-2").is_dir()
    trial.sweep()
    assert [path.name for path in runtime.iterdir()] == ["notes-practice"]
    ours.close()


def test_one_that_is_being_made_is_not_swept_away(runtime):
    """It was: the program sweeps as it starts, and somebody was quick to practise."""
    swept = threading.Event()

    def sweep() -> None:
        while not swept.is_set():
            trial.sweep()

    sweeping = threading.Thread(target=sweep)
    sweeping.start()
    try:
        for _ in range(6):
            with trial.steady:
                made = vault.create(trial.place(), "some words here", CHEAP)
            made.close()
    finally:
        swept.set()
        sweeping.join()


def test_a_link_or_a_file_of_that_name_is_left_alone(runtime, tmp_path):
    away = tmp_path / "away"
    away.mkdir()
    (away / "mine.txt").write_text("mine")
    (runtime / "notes-practice").symlink_to(away)
    (runtime / "notes-practice-2").write_text("a file")
    trial.sweep()
    assert (away / "mine.txt").read_text() == "mine"
    assert trial.place() == runtime / "notes-practice-3"


def test_a_record_of_ones_own_that_lies_there_is_left_alone(runtime):
    """It was swept away: a record, or anything else, in a folder that has the name of one."""
    own = vault.create(runtime / "notes-practice", "some words here", CHEAP)
    own.close()
    (runtime / "notes-practice-2").mkdir()
    (runtime / "notes-practice-2" / "mine.txt").write_text("mine")
    before = sorted(runtime.rglob("*"))
    made = practice.begin("en", CHEAP)
    assert made.folder == runtime / "notes-practice-3"
    made.close()
    trial.sweep()
    assert sorted(runtime.rglob("*")) == before


def test_no_more_than_a_few_at_a_time(runtime):
    for number in range(9):
        (runtime / f"notes-practice{f'-{number + 1}' if number else ''}").write_text("taken")
    with pytest.raises(VaultInUse):
        trial.place()


def test_a_record_elsewhere_is_not_one_that_goes(runtime, tmp_path):
    """A practice record restored from a backup, or made by `./dev practice`, stays."""
    assert not trial.holds(tmp_path / "notes-practice")
    assert not trial.holds(paths.default_vault())
