"""Real vaults with a cheap key derivation, and a way past the program into their database."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
import sqlcipher3

from companion import keys
from companion.vault import Vault, create, open_

COST = keys.Cost(64, 1, 1)
FLOOR = keys.Cost(1, 1, 1)
PASSPHRASE = "강가의 오리 다섯 마리"


def make(folder: Path) -> Vault:
    """A new vault in `folder`."""
    return create(folder, PASSPHRASE, COST)


def again(folder: Path) -> Vault:
    """The vault in `folder`, opened."""
    return open_(folder, PASSPHRASE, floor=FLOOR)


@contextmanager
def behind(folder: Path) -> Iterator[sqlcipher3.Connection]:
    """The database, opened as somebody else's program would who knows the passphrase."""
    master = keys.unlock(folder, PASSPHRASE, FLOOR)
    with closing(sqlcipher3.connect(str(folder / "vault.db"), isolation_level=None)) as db:
        spec = keys.derive(master, "db-key", 32) + keys.derive(master, "db-salt", 16)
        db.set_key(bytearray(f"x'{spec.hex()}'".encode()))
        yield db


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, by its path from there."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def lay(folder: Path, stored: dict[str, bytes]) -> None:
    """Make a folder hold exactly these files."""
    for path in folder.rglob("*"):
        if path.is_file() and path.relative_to(folder).as_posix() not in stored:
            path.unlink()
    for name, content in stored.items():
        if not (folder / name).exists() or (folder / name).read_bytes() != content:
            (folder / name).write_bytes(content)


def pages(path: Path) -> list[bytes]:
    """A database file, page by page, as it lies on the disk."""
    data = path.read_bytes()
    return [data[place : place + 4096] for place in range(0, len(data), 4096)]


@contextmanager
def disk(folder: Path, size: str) -> Iterator[Path]:
    """A disk of that size, mounted on a folder; skips the test where that is not allowed."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if (
        not shutil.which("mount")
        or subprocess.run(command, capture_output=True, check=False).returncode
    ):
        pytest.skip("mounting a small disk needs Linux and root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True, capture_output=True)


def fill(folder: Path, leave: int = 0) -> Path:
    """Take up all the room on a disk but `leave` bytes; the file that does."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    os.truncate(filler, max(0, filler.stat().st_size - leave))
    return filler


def killed(at: int, call: Callable[[], object]) -> bool:
    """Whether the process was killed just before its `at`-th touch of the disk, running `call`.

    Touches are those Python itself makes: open, rename, delete, make and remove a folder.
    """
    left = at

    def touch(event: str, _: object) -> None:
        nonlocal left
        if event in {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate"}:
            left -= 1
            if left < 0:
                os._exit(9)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # there are other threads, idle ones
        child = os.fork()
    if child == 0:
        try:
            sys.addaudithook(touch)
            call()
            os._exit(0)
        finally:
            os._exit(1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in {0, 9}
    return code == 9
