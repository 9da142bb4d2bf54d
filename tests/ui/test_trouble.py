"""What is said when a record cannot be opened, with disks that are really full or read-only."""

from __future__ import annotations

import shutil
import subprocess
import weakref

import pytest

from companion.errors import NoSpace
from tests.core.cheap import disk, fill
from tests.ui.conftest import PASSPHRASE
from tests.ui.hands import click, nameless, says, unplain
from ui.faces.locked import UnlockFace
from ui.faces.restore import RestoreFace
from ui.faces.trouble import TroubleFace
from ui.sheets.backup import BackupSheet


def troubled(running, qtbot, passphrase: str = PASSPHRASE) -> TroubleFace:
    running.type_passphrase(passphrase)
    qtbot.waitUntil(lambda: isinstance(running.locked._face, TroubleFace), timeout=10_000)
    face = running.locked._face
    assert isinstance(face, TroubleFace)
    assert not nameless(running.locked)
    assert not unplain(running.locked)
    return face


def remount(place, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(place)], check=True, capture_output=True)


def test_a_full_disk_is_said_and_opens_again_once_there_is_room(run, folder, tmp_path, qtbot):
    with disk(tmp_path / "small", "2M") as small:
        place = small / "notes-data"
        shutil.copytree(folder, place)
        filler = fill(small)
        running = run(place)
        face = troubled(running, qtbot)
        assert says(face, "남은 공간이 없어요")
        filler.unlink()
        click(face, "다시 열어 보기")
        running.type_passphrase(PASSPHRASE)
        qtbot.waitUntil(lambda: running.is_open, timeout=10_000)
        running.program.session.vault.close()


def test_a_disk_that_takes_no_writing_is_said(run, folder, tmp_path, qtbot):
    with disk(tmp_path / "small", "4M") as small:
        place = small / "notes-data"
        shutil.copytree(folder, place)
        remount(small, "ro")
        running = run(place)
        face = troubled(running, qtbot)
        assert says(face, "여기에는 쓸 수 없어요")
        remount(small, "rw")
        click(face, "다시 열어 보기")
        running.type_passphrase(PASSPHRASE)
        qtbot.waitUntil(lambda: running.is_open, timeout=10_000)
        running.program.session.vault.close()


def test_a_full_stick_leaves_the_backup_that_was_there(opened, tmp_path, qtbot):
    window = opened.window
    window.go("keys")
    click(window, "백업 만들기")
    made = window.findChild(BackupSheet)
    with disk(tmp_path / "stick", "1M") as stick:
        fill(stick, leave=8192)
        made.begin([stick])
        qtbot.waitUntil(lambda: not made._act.running, timeout=10_000)
        assert made._live.text()
        assert not says(made, "온전해요")
        assert [path.name for path in stick.iterdir()] == ["filler"]


def test_a_full_disk_while_writing_says_that_what_was_written_is_safe(opened):
    opened.program.session.failed.emit(NoSpace())
    assert says(opened.window, "적은 글은 그대로 있어요")


@pytest.mark.parametrize("way", ["백업에서 되살리기", "다시 열어 보기"])
def test_from_damage_there_are_ways_on(run, folder, gone, qtbot, way):
    (folder / "vault.db").write_bytes(b"\0" * 8192)
    running = run(folder)
    reference = weakref.ref(troubled(running, qtbot))
    click(running.locked, way)
    assert isinstance(running.locked._face, RestoreFace | UnlockFace)
    assert gone(reference)
