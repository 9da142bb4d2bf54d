"""A backup becomes a record again, from the window before a record is open."""

from __future__ import annotations

import weakref

import pytest

from companion import backup
from tests.ui.conftest import PASSPHRASE
from tests.ui.hands import button, click, nameless, says, unplain
from ui.faces.locked import UnlockFace
from ui.faces.restore import RestoreFace


@pytest.fixture
def made(vault, tmp_path):
    """A backup of the vault."""
    target = tmp_path / "stick" / "notes.backup"
    target.parent.mkdir()
    backup.write(vault, target)
    return target


def test_a_new_computer_restores_and_opens(run, made, tmp_path, qtbot):
    running = run(tmp_path / "new" / "notes-data")
    click(running.locked, "백업에서 되살리기")
    face = running.locked._face
    assert isinstance(face, RestoreFace)
    assert not nameless(running.locked)
    assert not unplain(running.locked)
    assert not button(face, "되살리기").isEnabled()
    face.take([made])
    click(face, "되살리기")
    qtbot.waitUntil(lambda: says(face, "다시 돌아왔어요"))
    click(face, "열기")
    assert running.locked.folder == tmp_path / "new" / "notes-data"
    running.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: running.is_open)


def test_beside_a_record_it_goes_into_a_folder_of_its_own(run, folder, made, qtbot):
    running = run(folder)
    click(running.locked, "백업에서 되살리기")
    face = running.locked._face
    face.take([made])
    click(face, "되살리기")
    qtbot.waitUntil(lambda: says(face, "다시 돌아왔어요"))
    click(face, "열기")
    assert running.locked.folder == folder.with_name("notes-data-2")
    assert isinstance(running.locked._face, UnlockFace)


def test_something_else_is_no_backup_and_stays(run, folder, tmp_path, qtbot):
    letter = tmp_path / "letter.txt"
    letter.write_bytes(b"dear diary")
    running = run(folder)
    click(running.locked, "백업에서 되살리기")
    face = running.locked._face
    face.take([letter])
    click(face, "되살리기")
    qtbot.waitUntil(lambda: bool(face.said.text()))
    assert letter.read_bytes() == b"dear diary"
    assert not folder.with_name("notes-data-2").exists()
    assert button(face, "되살리기").isEnabled()
    click(face, "뒤로")
    assert isinstance(running.locked._face, UnlockFace)


def test_leaving_stops_it_and_nothing_is_left(run, folder, made, gone, qtbot):
    running = run(folder)
    click(running.locked, "백업에서 되살리기")
    face = running.locked._face
    face.take([made])
    reference = weakref.ref(face)
    click(face, "되살리기")
    click(running.locked, "English")  # the window is made anew
    del face
    qtbot.waitUntil(lambda: not running.program.tasks.busy)
    qtbot.waitUntil(lambda: gone(reference))
    assert not folder.with_name("notes-data-2").exists()
