"""Writing so that a file is whole or as it was, and a lock that dies with its owner."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from companion import files
from companion.errors import NoSpace, VaultInUse, VaultReadOnly
from tests.core import cheap

ROOT = Path(__file__).parents[2]


def test_a_file_is_replaced_and_private(tmp_path):
    path = tmp_path / "keys"
    path.write_bytes(b"old")
    path.chmod(0o644)
    files.write(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_rest_of_an_interrupted_write_does_no_harm(tmp_path):
    (tmp_path / "keys.new").write_bytes(b"half, and longer than what comes")
    files.write(tmp_path / "keys", b"whole")
    assert cheap.contents(tmp_path) == {"keys": b"whole"}


def test_on_a_full_disk_the_old_file_stays(tmp_path):
    with cheap.disk(tmp_path / "disk", "1m") as disk:
        files.write(disk / "keys", b"old")
        filler = cheap.fill(disk)
        with pytest.raises(NoSpace):
            files.write(disk / "keys", b"new" * 5000)
        assert (disk / "keys").read_bytes() == b"old"
        assert sorted(disk.iterdir()) == sorted([disk / "keys", filler])


def test_where_nothing_can_be_written(tmp_path):
    with pytest.raises(VaultReadOnly):
        files.write(tmp_path / "nowhere" / "keys", b"x")
    (tmp_path / "taken").mkdir()
    with pytest.raises(VaultReadOnly):
        files.write(tmp_path / "taken", b"x")
    with pytest.raises(VaultReadOnly):
        files.Lock(tmp_path / "taken")
    with pytest.raises(VaultReadOnly):
        files.make_folder(tmp_path / "taken" / ("x" * 300))
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


@pytest.mark.parametrize(
    ("code", "told"),
    [(errno.ENOSPC, NoSpace), (errno.EDQUOT, NoSpace), (errno.EFBIG, NoSpace)]
    + [(code, VaultReadOnly) for code in (errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO,
                                          errno.ENODEV, errno.ENOENT, errno.EMFILE, errno.ESTALE)],
    ids=str,
)  # fmt: skip
def test_what_a_disk_says(code, told):
    with pytest.raises(told), files.disk_errors():
        raise OSError(code, "as the system says it", "/a/path/of/someone")


def test_other_errors_pass():
    with pytest.raises(ZeroDivisionError), files.disk_errors():
        raise ZeroDivisionError


def test_a_new_file_takes_no_name_that_is_taken(tmp_path):
    handle = files.create(tmp_path / "object")
    os.close(handle)
    with pytest.raises(FileExistsError):
        files.create(tmp_path / "object")


def test_folders_are_private_and_may_be_there(tmp_path):
    files.make_folder(tmp_path / "a" / "b")
    files.make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that knows no sync")
def test_a_file_system_that_knows_no_sync_of_folders(tmp_path):
    files.sync_folder(Path("/proc"))
    with pytest.raises(FileNotFoundError):
        files.sync_folder(tmp_path / "nowhere")


def test_a_lock_is_held_once_and_let_go(tmp_path):
    lock = files.Lock(tmp_path / "lock")
    with pytest.raises(VaultInUse):
        files.Lock(tmp_path / "lock")
    lock.release()
    lock.release()
    files.Lock(tmp_path / "lock").release()


def test_a_lock_dies_with_its_owner(tmp_path):
    hold = "import sys, time; from pathlib import Path; from companion import files;"
    hold += "lock = files.Lock(Path(sys.argv[1])); print(1, flush=True); time.sleep(60)"
    command = [sys.executable, "-c", hold, str(tmp_path / "lock")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as owner:
        assert owner.stdout is not None
        owner.stdout.readline()
        with pytest.raises(VaultInUse):
            files.Lock(tmp_path / "lock")
        owner.kill()
    files.Lock(tmp_path / "lock").release()


def test_a_child_does_not_inherit_the_lock(tmp_path):
    """Else a decoder still at work would keep the vault locked after the window is gone."""
    lock = files.Lock(tmp_path / "lock")
    command = [sys.executable, "-c", "import time; print(1, flush=True); time.sleep(60)"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, close_fds=False) as child:
        assert child.stdout is not None
        child.stdout.readline()
        lock.release()
        files.Lock(tmp_path / "lock").release()
        child.kill()


class TakesLittle:
    """A disk that takes three bytes at a time."""

    def __init__(self):
        self.taken = b""

    def write(self, data, /):
        self.taken += bytes(data[:3])
        return len(data[:3])


def test_what_is_taken_in_parts_is_written_whole():
    target = TakesLittle()
    files.put(target, b"0123456789")
    files.put(target, memoryview(b"ab"))
    files.put(target, b"")
    assert target.taken == b"0123456789ab"
