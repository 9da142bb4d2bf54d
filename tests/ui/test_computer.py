"""Folders that a service copies to the internet by itself, made up as those services make them."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.ui.hands import says
from ui import computer
from ui.computer import synced_by

LINKS = pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own")


@pytest.fixture
def home(tmp_path) -> Path:
    """A home folder with the usual folders in it."""
    for name in ("Desktop", "Documents", "diary"):
        (tmp_path / "someone" / name).mkdir(parents=True)
    place: Path = tmp_path / "someone"
    return place


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("OneDrive - School/notes", "OneDrive"),
        ("onedrive/Documents/notes", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/notes", "iCloud"),
        ("iCloudDrive/notes", "iCloud"),
        ("Dropbox (Family)/notes", "Dropbox"),
        ("Google Drive/notes", "Google Drive"),
        ("내 드라이브/notes", "Google Drive"),
        ("NAVER MYBOX/notes", "MYBOX"),
        ("네이버 MYBOX/notes", "MYBOX"),
        ("네이버 클라우드/notes", "MYBOX"),
        ("Library/CloudStorage/OneDrive-Personal/notes", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-a@b.kr/My Drive/notes", "Google Drive"),
        ("Library/CloudStorage/Dropbox/notes", "Dropbox"),
        ("Library/CloudStorage/Box-Box/notes", "Box"),
        ("notes-data", ""),
        ("my dropbox diary/notes", ""),
        ("Library/CloudStorage", ""),
        ("Desktop/notes", ""),
    ],
)
def test_by_the_names_services_give_their_folders(home, path, service):
    assert synced_by(home / path, home, {}) == service
    (home / path).mkdir(parents=True)
    assert synced_by(home / path, home, {}) == service


def test_what_an_account_is_called_does_not_count(tmp_path):
    home = tmp_path / "Dropbox"
    assert synced_by(home / "notes", home, {}) == ""
    assert synced_by(home / "OneDrive" / "notes", home, {}) == "OneDrive"


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"])
def test_where_onedrive_says_it_is(home, tmp_path, name):
    said = {name: str(tmp_path / "someone" / "diary")}
    assert synced_by(home / "diary" / "notes", home, said) == "OneDrive"
    assert synced_by(home / "diary", home, said) == "OneDrive"
    assert synced_by(home / "diary 2", home, said) == ""
    assert synced_by(home / "notes", home, {name: ""}) == ""
    assert synced_by(home / "notes", home, {name: os.sep}) == ""  # that would be everything


def test_a_desktop_that_onedrive_took_over(home):
    """On Windows the desktop itself then lies in OneDrive; so it does here, by a link or not."""
    taken = home / "OneDrive" / "바탕 화면"
    taken.mkdir(parents=True)
    assert synced_by(taken / "notes", home, {}) == "OneDrive"


@LINKS
def test_links_are_followed(home, tmp_path):
    (home / "OneDrive" / "Documents").mkdir(parents=True)
    (home / "Documents").rmdir()
    (home / "Documents").symlink_to(home / "OneDrive" / "Documents")
    assert synced_by(home / "Documents" / "not yet there", home, {}) == "OneDrive"
    (tmp_path / "elsewhere").mkdir()
    (home / "Dropbox").symlink_to(tmp_path / "elsewhere")
    said = {"OneDrive": str(home / "linked")}
    (home / "linked").symlink_to(tmp_path / "elsewhere")
    assert synced_by(tmp_path / "elsewhere" / "notes", home, said) == "OneDrive"


def test_the_desktop_and_the_documents_on_icloud(home):
    """macOS lists them in iCloud's own folder then, wherever they seem to be."""
    cloud = home / "Library" / "Mobile Documents" / "com~apple~CloudDocs"
    cloud.mkdir(parents=True)
    assert synced_by(home / "Desktop" / "notes", home, {}) == ""
    (cloud / "Desktop").mkdir()
    assert synced_by(home / "Desktop" / "notes", home, {}) == "iCloud"
    assert synced_by(home / "Documents" / "notes", home, {}) == ""


@pytest.mark.parametrize("system", ["windows", "windows, older", "other"])
def test_where_dropbox_says_it_is(home, tmp_path, system):
    place = {
        "windows": home / "AppData" / "Local" / "Dropbox",
        "windows, older": home / "AppData" / "Roaming" / "Dropbox",
        "other": home / ".dropbox",
    }[system]
    place.mkdir(parents=True)
    said = {
        "LOCALAPPDATA": str(home / "AppData" / "Local"),
        "APPDATA": str(home / "AppData" / "Roaming"),
    }
    listed = {"personal": {"path": str(home / "diary")}, "business": {"path": str(home / "work")}}
    (place / "info.json").write_text(json.dumps(listed), encoding="utf-8")
    assert synced_by(home / "diary" / "notes", home, said) == "Dropbox"
    assert synced_by(home / "work" / "notes", home, said) == "Dropbox"
    assert synced_by(home / "notes", home, said) == ""


@pytest.mark.parametrize(
    "listed",
    ["", "{", "[]", "null", '{"a": 1}', '{"a": {"b": 1}}', '{"a": {"path": 7}}', "[" * 9000, "\0"],
)
def test_a_list_that_makes_no_sense_is_none(home, listed):
    (home / ".dropbox").mkdir()
    (home / ".dropbox" / "info.json").write_text(listed, encoding="utf-8")
    assert synced_by(home / "diary" / "notes", home, {}) == ""


@pytest.mark.parametrize("mark", sorted(computer._MARKS))
def test_marks_that_services_leave(home, mark):
    (home / "diary" / mark).mkdir()
    assert synced_by(home / "diary" / "deep" / "notes", home, {}) == computer._MARKS[mark]
    assert synced_by(home / "notes", home, {}) == ""


def test_dropboxs_own_mark_is_a_file_and_not_its_settings(home):
    (home / ".dropbox").mkdir()
    assert synced_by(home / "diary" / "notes", home, {}) == ""
    (home / "diary" / ".dropbox").write_text("{}", encoding="utf-8")
    assert synced_by(home / "diary" / "notes", home, {}) == "Dropbox"


def test_odd_paths_are_no_service(home):
    for path in (Path("/"), Path(), Path("x" * 5000), home / "a\nb" / "notes"):
        assert synced_by(path, home, {}) == ""


def test_it_may_only_lie_there_when_that_was_agreed_to(run, tmp_path, qtbot):
    place = tmp_path / "OneDrive" / "notes-data"
    running = run(place)
    running.locked._face._forward()
    ask = running.locked._face._ask
    ask._passphrase._first._field.setText("paper lamp river seven")
    ask._passphrase._again._field.setText("paper lamp river seven")
    ask._give()
    assert says(running.locked, "거기 두어도 된다고 표시해 주세요")
    assert not place.exists()
    ask._place._agree.box.click()
    ask._chosen([tmp_path / "Dropbox"])  # another such folder is agreed to anew
    assert not ask._place.agreed
    ask._place._agree.box.click()
    ask._give()
    qtbot.waitUntil(lambda: running.program.session is not None, timeout=10_000)
    assert running.program.session.vault.folder.is_relative_to(tmp_path / "Dropbox")
