"""A vault as the command line meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion import cases, vault
from companion.keys import SMALL
from companion.records import Age, NewCase, Role

PASSPHRASE = " 빈칸으로 시작하는 암호 🔑"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The folder of a vault with one empty case."""
    folder = tmp_path / "내 기록"
    opened = vault.create(folder, PASSPHRASE, SMALL)
    cases.add(opened, NewCase(Role.MINE, Age.UNDER19, "첫 기록"))
    opened.close()
    return folder


@pytest.fixture
def secret(tmp_path: Path) -> str:
    """A passphrase file, as an option."""
    file = tmp_path / "passphrase"
    file.write_text(PASSPHRASE + "\r\n둘째 줄은 쓰지 않는다\n", encoding="utf-8")
    return str(file)
