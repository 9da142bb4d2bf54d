"""Where things lie: from source, installed, frozen, and frozen on a stick."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from companion import paths

ROOT = Path(__file__).parents[2]


@pytest.fixture
def frozen(tmp_path, monkeypatch):
    """A folder as PyInstaller leaves it: the program, and what it unpacked."""
    (tmp_path / "unpacked").mkdir()
    (tmp_path / "companion").touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "unpacked"), raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "companion"))
    return tmp_path


def installed(folder: Path, code: str) -> str:
    """What `code` prints where the package was copied to `folder`, as a wheel does it."""
    (folder / "companion").mkdir()
    for name in ("__init__.py", "paths.py"):
        (folder / "companion" / name).write_bytes((ROOT / "companion" / name).read_bytes())
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


def test_resources_of_a_checkout_hold_words_and_a_pack():
    assert paths.resources() == ROOT / "resources"
    assert (paths.resources() / "words" / "ko.toml").is_file()
    assert (paths.resources() / "packs" / "kr" / "pack.toml").is_file()


def test_an_installed_package_holds_its_own_resources(tmp_path):
    (tmp_path / "companion" / "resources").mkdir(parents=True)
    (tmp_path / "companion").rename(tmp_path / "aside")
    place = tmp_path / "site"
    place.mkdir()
    code = "from companion import paths; print(paths.resources())"
    assert installed(place, code) == str(place / "resources")
    (tmp_path / "aside" / "resources").rename(place / "companion" / "resources")
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=place, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == str(place / "companion" / "resources")


def test_the_font_is_found_without_running_its_package():
    assert (paths.fonts() / "NanumGothic.ttf").is_file()
    code = (
        "import sys; from companion import paths; paths.fonts();"
        "print([name for name in ('koreanize_matplotlib', 'matplotlib') if name in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("package", [False, True])
def test_without_the_packaged_font_debians_folder_is_named(tmp_path, monkeypatch, package):
    if package:
        (tmp_path / "koreanize_matplotlib").mkdir()
        (tmp_path / "koreanize_matplotlib" / "__init__.py").touch()
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    monkeypatch.setattr(sys, "path_importer_cache", {})
    assert paths.fonts() == Path("/usr/share/fonts/truetype/nanum")


def test_frozen_everything_lies_in_what_was_unpacked(frozen):
    assert paths.resources() == frozen / "unpacked" / "resources"
    assert paths.fonts() == frozen / "unpacked" / "resources" / "fonts"


def test_frozen_on_a_stick_everything_stays_beside_the_program(frozen):
    assert frozen not in paths.default_vault().parents
    (frozen / "portable.txt").touch()
    assert paths.default_vault() == frozen / "notes-data"
    assert paths.packs_folder() == frozen / "notes-packs"


def test_a_marker_beside_python_itself_means_nothing(tmp_path, monkeypatch):
    (tmp_path / "portable.txt").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert tmp_path not in paths.default_vault().parents


def test_names_on_the_disk_are_neutral_and_nothing_is_made(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    for folder in (paths.default_vault(), paths.packs_folder()):
        assert folder.name in {"notes-data", "notes-packs"}
        assert not any(word in str(folder).lower() for word in ("companion", "victim", "evidence"))
        assert not folder.exists()
