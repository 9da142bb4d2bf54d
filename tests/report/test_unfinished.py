"""A killed export leaves nothing readable once the record is opened again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from companion import cases, keys, settings, timeline, vault
from companion.records import Age, NewCase, NewIncident, Role
from companion.report import bundle, unfinished

CHEAP, FLOOR = keys.Cost(64, 1, 1), keys.Cost(1, 1, 1)

KILLED = """
import os, sys
from pathlib import Path
from companion import cases, keys, vault
from companion.report import bundle

out = Path(sys.argv[2])

def end(done, total):
    if list(out.parent.glob("*.part")):
        os._exit(9)

opened = vault.open_(Path(sys.argv[1]), "x", floor=keys.Cost(1, 1, 1))
bundle.write(opened, cases.only(opened).id, "police", "ko", out, progress=end)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = vault.create(tmp_path / "notes", "x", CHEAP)
    case = cases.add(made, NewCase(Role.MINE, Age.UNDER19))
    timeline.add(made, case.id, NewIncident("있었던 일"))
    made.close()
    return tmp_path / "notes"


def test_what_a_killed_export_left_is_deleted_at_the_next_opening(folder, tmp_path):
    out = tmp_path / "보낼 것"
    killed = subprocess.run([sys.executable, "-c", KILLED, str(folder), str(out)], check=False)
    assert killed.returncode == 9
    (left,) = tmp_path.glob("*.part")
    opened = vault.open_(folder, "x", floor=FLOOR)
    try:
        assert unfinished.sweep(opened)
        assert not left.exists()
        assert not unfinished.sweep(opened)
        bundle.write(opened, cases.only(opened).id, "police", "ko", out)
        assert settings.get(opened, "export") == ""
        assert not unfinished.sweep(opened)
        assert (out / "bagit.txt").is_file()
    finally:
        opened.close()


def test_only_a_folder_that_grew_is_ever_deleted(folder, tmp_path):
    letters = tmp_path / "letters"
    letters.mkdir()
    link = tmp_path / "link.part"
    link.symlink_to(letters)
    opened = vault.open_(folder, "x", floor=FLOOR)
    try:
        for named in (letters, link, tmp_path / "none.part"):
            settings.set_(opened, "export", bytes(named).hex())
            assert not unfinished.sweep(opened)
            assert settings.get(opened, "export") == ""
        assert letters.is_dir()
        assert link.is_symlink()
    finally:
        opened.close()
