"""The page about what stays on a computer names all of it: the real program in an empty home.

Every file under the home, the runtime folder and the folder for temporary things is held against
what the page says: while the program is open, and after it is gone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from companion.footprint import What
from tests.faults.conftest import thorough

LEAVER = Path(__file__).with_name("leaver.py")
CHOSEN = "chosen"  # a folder that the person chose for documents


def unnamed(home: Path, places: list[Path]) -> list[str]:
    """The files that lie in no place that was named."""
    found = [path for path in home.rglob("*") if not path.is_dir() or path.is_symlink()]
    fine = [*places, home / CHOSEN]
    return [
        str(path.relative_to(home))
        for path in found
        if not any(path == place or place in path.parents for place in fine)
    ]


@pytest.fixture
def home(tmp_path):
    for name in ("run", "tmp"):
        (tmp_path / name).mkdir(mode=0o700)
    return tmp_path


def leave(home: Path, act: str) -> tuple[dict[What, list[tuple[Path, bool]]], list[str]]:
    """Let the program do something; what its page said, and what was there and not named."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    where = {"HOME": home, "XDG_RUNTIME_DIR": home / "run", "TMPDIR": home / "tmp"}
    told = {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    told["PYTHONPATH"] = str(LEAVER.parents[2])
    with subprocess.Popen(
        [sys.executable, str(LEAVER), act, str(home)],
        env={**kept, **told, **{name: str(path) for name, path in where.items()}},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=home,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        said: dict[What, list[tuple[Path, bool]]] = {}
        for trace in json.loads(process.stdout.readline()):
            place = (Path(trace["place"]), trace["there"])
            said.setdefault(What(trace["what"]), []).append(place)
        every = [place for what, all_ in said.items() for place, _ in all_ if what is not What.KEY]
        stray = unnamed(home, every)
        for what, all_ in said.items():
            for path, there in all_:
                assert what is What.KEY or path.exists() == there, what
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.wait(30) == 0
    return said, stray


@thorough
@pytest.mark.skipif(sys.platform != "linux", reason="the folders are those of Linux")
@pytest.mark.timeout(180)
def test_what_a_practice_leaves(home):
    said, stray = leave(home, "practise")
    assert stray == []
    assert said[What.PRACTICE] == [(home / "run" / "notes-practice", True)]
    assert not any(there for _, there in said[What.RECORD])
    caches = [place for place, _ in said[What.LETTERS]]
    assert unnamed(home, caches) == [], "nothing at all, but what was exported"
    assert (home / CHOSEN / "bag-info.txt").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="the folders are those of Linux")
@pytest.mark.timeout(180)
def test_what_a_record_of_ones_own_leaves(home, promise):
    said, stray = leave(home, "own")
    assert stray == []
    ((record, there),) = said[What.RECORD]
    assert there
    assert home in record.parents
    caches = [place for place, _ in said[What.LETTERS]]
    assert unnamed(home, [record, *caches]) == [], "the record alone"
    (home / ".config").mkdir()
    (home / ".config" / "notes.conf").touch()
    assert unnamed(home, [record, *caches]) == [".config/notes.conf"], "and that would be seen"
    promise("what the program leaves in an empty home: only what its own page names")
