"""The guard on the command line: every answer and holder, files and folders, and what is left.

As tests/core/test_ways_in.py, for the one way in that opens the vault by itself.
"""

from __future__ import annotations

import logging
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

from companion import cases, check, evidence, keys, vault
from companion.__main__ import main
from companion.pages import Pages
from companion.records import Age, NewCase, Role, Shows
from tests.cli.conftest import PASSPHRASE
from tests.core.test_ways_in import deciphered, drawn

ALL = [*product(Role, Shows)]
AGES = [*Age]


@pytest.fixture
def holders(kept: Path) -> list[int]:
    """A case for every holder and answer, with the ages in turn; their ids."""
    opened = vault.open_(kept, PASSPHRASE)
    made = [
        cases.add(opened, NewCase(role, AGES[number % len(AGES)], f"record {number}")).id
        for number, (role, _) in enumerate(ALL)
    ]
    opened.close()
    return made


def pages(folder: Path) -> list[bytes]:
    """Every page of the database, deciphered."""
    with closing(Pages(folder / "vault.db", keys.unlock(folder, PASSPHRASE))) as found:
        return [found.read(number) or b"" for number in range(1, found.count + 1)]


@pytest.mark.parametrize("as_folder", [False, True])
def test_the_command_line_is_no_way_in_for_what_may_not_be_kept(
    kept, secret, holders, tmp_path, as_folder, caplog, capfd
):
    caplog.set_level(logging.DEBUG)
    allowed: list[bytes] = []
    forbidden: list[bytes] = []
    for number, (_, shows) in enumerate(ALL):
        data, piece = drawn(number)
        path = tmp_path / "brought" / str(number) / "inner" / "file.png"
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        kept_whole = shows is Shows.ORDINARY  # of others the fingerprint is the most there is
        (allowed if kept_whole else forbidden).append(piece)
        given = [kept, path.parent.parent if as_folder else path, "--case", f"record {number}"]
        given += ["--shows", str(shows).replace("_", "-"), "--passphrase-file", secret]
        status = main(["take-in", *map(str, given)])
        refused = shows in (Shows.SEXUAL_MINOR, Shows.UNSURE)
        assert status == (1 if refused else 0)
    out = capfd.readouterr()
    opened = vault.open_(kept, PASSPHRASE)
    objects = deciphered(opened)
    assert check.run(opened) == []
    names = [one.original_name for case in holders for one in evidence.items(opened, case)]
    opened.close()
    there = [*pages(kept), caplog.text.encode(), (out.out + out.err).encode()]
    brought = tmp_path / "brought"
    there += [
        p.read_bytes() for p in tmp_path.rglob("*") if p.is_file() and brought not in p.parents
    ]
    for piece in forbidden:
        assert piece not in objects
        assert not any(piece in part for part in there)
    assert all(piece in objects for piece in allowed)
    assert len(allowed) == len(Role)
    assert names.count("file.png") == len(allowed)
