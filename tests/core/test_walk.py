"""A folder as a way in: every file beneath it, nothing opened, no link followed."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PureWindowsPath

import pytest

from companion.errors import Elsewhere, TooManyFiles
from companion.intake import source, walk

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are for POSIX here")


def names(root: Path, *paths: Path, **more) -> list[str]:
    return [str(path.relative_to(root)) for path in walk.files(paths, **more)]


@POSIX
def test_all_beneath_it_by_name_and_no_link_followed(tmp_path):
    for name in ("b/2", "b/1", "a/x/y", "c", "Thumbs.db", ".DS_Store", "b/._1", ".hidden"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "empty").mkdir()
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "to a file").symlink_to(tmp_path / "c")
    os.mkfifo(tmp_path / "pipe")
    found = [".hidden", "a/x/y", "b/1", "b/2", "c", "pipe", "round", "to a file"]
    assert names(tmp_path, tmp_path) == found
    assert names(tmp_path, tmp_path / "round") == ["round"]
    assert names(tmp_path, tmp_path / "empty", tmp_path / "c") == ["c"]
    assert names(tmp_path, tmp_path, without=tmp_path / "b") == [
        name for name in found if not name.startswith("b")
    ]


def test_what_is_not_there_is_told_by_who_takes_it_in(tmp_path):
    for name in ("gone", "a\0b", "x" * 300):
        assert walk.files([tmp_path / name]) == [tmp_path / name]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root looks everywhere")
def test_a_folder_that_cannot_be_looked_into(tmp_path):
    (tmp_path / "shut").mkdir(mode=0)
    assert names(tmp_path, tmp_path) == ["shut"]


def test_too_many_and_too_deep(tmp_path):
    for number in range(5):
        (tmp_path / str(number)).touch()
    assert len(walk.files([tmp_path], most=5)) == 5
    with pytest.raises(TooManyFiles) as caught:
        walk.files([tmp_path], most=4)
    assert caught.value.limit == 4
    deep = tmp_path.joinpath(*["d"] * 80)
    deep.mkdir(parents=True)
    (deep / "x").touch()
    assert len(names(tmp_path, tmp_path / "d")) == 1


@pytest.mark.parametrize("path", ["//host/share/a.png", "///host/a.png"])
def test_another_computer_is_not_asked(path):
    reached = Path(path)
    if source.is_elsewhere(reached):
        with pytest.raises(Elsewhere), source.opened(reached):
            pass
        assert walk.files([reached]) == [reached]


def test_what_counts_as_another_computer(tmp_path):
    assert source.is_elsewhere(Path("//host/share/a.png"))
    assert not source.is_elsewhere(tmp_path)
    assert not source.is_elsewhere(Path("a.png"))
    for said in (r"\\host\share\a.png", "//host/share/a.png", r"\\.\PhysicalDrive0"):
        assert os.fspath(PureWindowsPath(said)).replace("\\", "/").startswith("//")
