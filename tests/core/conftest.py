"""A vault, a case and files to put into it."""

from __future__ import annotations

import shutil
from contextlib import closing

import pytest

from companion import cases
from companion.records import Age, NewCase, Role
from tests.core import cheap


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
