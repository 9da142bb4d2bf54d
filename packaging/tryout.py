"""Starts what was frozen and uses it, as somebody would who never saw the source: `--try`.

In an empty home, under a virtual screen, with keys pressed from outside: the practice job and its
check on the command line, every form of the documents, pictures of every format, records of earlier
frozen programs, every module of ours loaded out of the frozen folder; then the window from a folder
with `portable.txt`: open a record, write a sentence, lock, and look from the source whether it is
there. `--try FOLDER` tries an installed one.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import build

sys.path.insert(0, str(build.ROOT))

from benchmarks.start import COLOURS, Entrant, Screen, environment, held, press, running
from companion import cases, timeline
from companion.practice import PASSPHRASE
from companion.vault import open_
from tests.core.pictures import honest

SENTENCE = "written in the frozen program"


def command_line(folder: Path, home: Path) -> Path:
    """The practice job and its check; the record it made."""
    out = home / "practice"
    for line in (
        ["practice", "--out", out],
        ["verify", out / "police"],
        ["verify", out / "school"],
    ):
        build.run(folder / "notes-cli", *line)
    return out / "vault"


def documents(folder: Path, vault: Path, home: Path) -> None:
    """Documents in every form they go out in: PDF and DOCX for oneself, packed, sealed."""
    export = [folder / "notes-cli", "export", vault, "--passphrase-file", home / "secret"]
    own = home / "own"
    build.run(*export, "--desk", "school", "--out", home / "packed", "--zip", "--own-copy", own)
    build.run(*export, "--desk", "police", "--out", home / "sealed", "--seal")
    build.run(folder / "notes-cli", "verify", home / "packed")
    kinds = {path.suffix for path in build.files(own)}
    if not {".docx", ".pdf"} <= kinds:
        sys.exit(f"Of the own copy there is only {sorted(kinds)}.")


def pictures(folder: Path, vault: Path, home: Path) -> int:
    """Take in a picture of every form; how many there were, each decoded and its look kept."""
    taken = home / "pictures"
    taken.mkdir()
    made = {name.replace(" ", "-"): data for name, (_, data) in honest().items()}
    for name, data in made.items():
        (taken / name).write_bytes(data)
    asked = ["--passphrase-file", home / "secret", "--shows", "ordinary"]
    build.run(folder / "notes-cli", "take-in", *asked, vault, taken)
    seen = "SELECT original_name FROM evidence e JOIN look l ON l.evidence = e.id WHERE l.pdq != ''"
    with closing(open_(vault, PASSPHRASE)) as opened:
        read = {str(row[0]) for row in opened.rows(seen)}
    if missed := made.keys() - read:
        sys.exit(f"Not decoded: {sorted(missed)}.")
    return len(made)


def earlier(folder: Path, home: Path) -> int:
    """Open records that earlier frozen programs made; how many there are."""
    secret = home / "secret"
    kept = sorted((build.ROOT / "tests/vaults").glob("frozen-*"))
    for vault in kept:
        copied = home / vault.name
        shutil.copytree(vault, copied)
        build.run(folder / "notes-cli", "check", copied, "--passphrase-file", secret)
    return len(kept)


def use(program: Path, vault: Path, screen: Screen, home: Path) -> tuple[float, float]:
    """Open the record in the window, write SENTENCE, lock; seconds to paint, and RSS locked."""
    there = environment(screen, home)
    with running(Entrant("", [program, vault, "--language", "en"]), screen, home) as (child, took):
        time.sleep(2)
        locked, _ = held(child)
        press(there, "type", PASSPHRASE)
        press(there, "key", "Return")
        time.sleep(6)
        press(there, "key", "ctrl+n")
        time.sleep(2)
        press(there, "type", SENTENCE)
        time.sleep(3)
        press(there, "key", "ctrl+l")
        time.sleep(3)
        # A lock becomes a new process with the same number: it has to paint again.
        if child.poll() is not None or screen.colours() < COLOURS:
            sys.exit("The window was gone after locking.")
    return took, locked


def written(vault: Path) -> bool:
    """Whether SENTENCE is in the record: as an entry, or as what is still being written."""
    with closing(open_(vault, PASSPHRASE)) as opened:
        told = [
            str(one) for case in cases.all_of(opened) for one in timeline.incidents(opened, case.id)
        ]
        drafts = [row["content"] for row in opened.rows("SELECT content FROM draft")]
    return any(SENTENCE in text for text in [*told, *map(str, drafts)])


def beside(home: Path) -> list[str]:
    """What the program wrote into a home that it was to leave alone."""
    files = (path for path in home.rglob("*") if path.is_file())
    return sorted(str(path.relative_to(home)) for path in files)


def main() -> int:
    folder = build.BUILD / "frozen" / "notes"
    with tempfile.TemporaryDirectory() as name:
        home, stick = Path(name, "home"), Path(name, "stick")
        home.mkdir(mode=0o700)
        os.environ |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
        (Path(name) / "secret").write_text(PASSPHRASE, encoding="utf-8")
        vault = command_line(folder, Path(name))
        documents(folder, vault, Path(name))
        print(f"{pictures(folder, vault, Path(name))} pictures decoded, each of another form")
        build.run(build.PYTHON, build.HERE / "laid.py", folder, Path(name, "laid"))
        print(f"{earlier(folder, Path(name))} record(s) of earlier frozen programs opened")
        shutil.copytree(folder, stick / "notes", symlinks=True)
        (stick / "notes/portable.txt").touch()
        shutil.move(vault, stick / "notes/notes-data")
        with closing(Screen(Path(name))) as screen:
            program = stick / "notes/notes"
            took, locked = use(program, stick / "notes/notes-data", screen, home)
        print(f"painted after {took:.2f} s, {locked:.0f} MB while locked")
        print("the sentence is there" if (there := written(stick / "notes/notes-data")) else "LOST")
        left = beside(home)
        print(f"written outside its folder: {len(left)} file(s)", *left, sep="\n  ")
    return 0 if there else 1


if __name__ == "__main__":
    sys.exit(main())
