"""A vault, a case and files to put into it."""

from __future__ import annotations

import shutil
from contextlib import closing

import pytest

from companion import cases
from companion.records import Age, NewCase, Role
from tests.core import binning, cheap


@pytest.fixture(scope="session")
def new_vault(tmp_path_factory):
    """A new vault, closed, to make copies of: that is quicker than to make one each time."""
    folder = tmp_path_factory.mktemp("new") / "notes"
    cheap.make(folder).close()
    return folder


@pytest.fixture
def vault(tmp_path, new_vault):
    """A new vault, open."""
    shutil.copytree(new_vault, tmp_path / "notes")
    with closing(cheap.again(tmp_path / "notes")) as opened:
        yield opened


@pytest.fixture(scope="session")
def filled_vault(tmp_path_factory, new_vault):
    """A vault with everything in it, closed, and the ids by kind: copies of it are quicker."""
    folder = tmp_path_factory.mktemp("filled") / "notes"
    shutil.copytree(new_vault, folder)
    with closing(cheap.again(folder)) as vault:
        cases.add(vault, NewCase(Role.MINE, Age.UNDER19))
        return folder, binning.fill(vault)


@pytest.fixture
def opened(tmp_path, filled_vault):
    """Such a vault, open, and the ids."""
    folder, there = filled_vault
    shutil.copytree(folder, tmp_path / "notes")
    with closing(cheap.again(tmp_path / "notes")) as found:
        yield found, there


@pytest.fixture
def case(vault):
    """A case of one's own, of someone under 19."""
    return cases.add(vault, NewCase(Role.MINE, Age.UNDER19, name="하나"))


@pytest.fixture
def picture(tmp_path):
    """A file that begins as a PNG does."""
    path = tmp_path / "화면 1.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 12)
    return path
