"""What docs/vault-format.md says is so: its recipes, run as written, get a record out."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from companion import cases, evidence, keyfile, keys, objects, recovery, timeline
from companion.records import Age, NewCase, NewIncident, Role, Shows
from tests.core import cheap
from tests.vaults import make

PAGE = Path(__file__).parent.parent.parent / "docs" / "vault-format.md"
WHOLE, PAGES = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.M | re.S)
TITLE, WORDS = "대화방에 올라왔다", '친구가 쉬는 시간에 "봤다"고 했다.\n둘째 줄'
CONTENT = {1: b"x", 2: bytes(range(256)) * 256 + b"y", 3: os.urandom(2 * objects.CHUNK + 5)}


def without_sqlcipher() -> str:
    """The second recipe, put where the page says."""
    first, last = WHOLE.index("raw ="), WHOLE.index("out.mkdir()")
    recipe: str = WHOLE[:first] + PAGES + WHOLE[last:]
    return recipe.replace("import sqlcipher3\n", "")


RECIPES = {"sqlcipher": WHOLE, "cryptography alone": without_sqlcipher()}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A vault with an incident, three files of telling sizes, and a recovery code; the code."""
    folder = tmp_path_factory.mktemp("format") / "notes"
    with closing(cheap.make(folder)) as vault:
        case = cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id
        timeline.add(vault, case, NewIncident(TITLE, WORDS))
        for number, content in CONTENT.items():
            (folder.parent / f"{number}.bin").write_bytes(content)
            evidence.take_in(vault, case, folder.parent / f"{number}.bin", Shows.ORDINARY)
    code = recovery.new_code()
    keys.put(folder, cheap.PASSPHRASE, recovery.secret(code), cheap.COST, floor=cheap.FLOOR)
    return folder, code


def run(recipe: str, folder: Path, typed: str, place: Path) -> subprocess.CompletedProcess[bytes]:
    """Run it as someone would who has nothing of ours but the page."""
    assert "companion" not in recipe
    (place / "recipe.py").write_text(recipe, encoding="utf-8")
    command = [sys.executable, "-I", "recipe.py", str(folder), "out"]
    return subprocess.run(
        command,
        cwd=place,
        input=typed.encode() + b"\n",
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


@pytest.mark.parametrize("secret", ["passphrase", "code", "code as a hand writes it"])
@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_gets_everything_out(written, tmp_path, recipe, secret):
    folder, code = written
    typed = {"passphrase": cheap.PASSPHRASE, "code": code}.get(
        secret, code.replace("-", " ").lower()
    )
    done = run(RECIPES[recipe], folder, typed, tmp_path)
    assert done.stderr == b""
    assert f"{TITLE}\n{WORDS}\n" in (tmp_path / "out" / "record.txt").read_text(encoding="utf-8")
    assert {n: (tmp_path / "out" / f"item{n}").read_bytes() for n in CONTENT} == CONTENT


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_reads_vaults_of_old_too(tmp_path, recipe):
    for old in sorted(make.HERE.glob("schema*")):
        place = tmp_path / old.name
        place.mkdir()
        shutil.copytree(old, place / "notes")
        done = run(RECIPES[recipe], place / "notes", make.PASSPHRASE, place)
        assert done.stderr == b""
        assert (place / "out" / "item1").read_bytes() == make.CONTENT
        assert "쉬는 시간" in (place / "out" / "record.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_opens_with_one_copy_and_not_with_another_passphrase(written, tmp_path, recipe):
    folder = tmp_path / "notes"
    shutil.copytree(written[0], folder)
    (folder / "vault.keys").write_bytes(b"{")
    assert run(RECIPES[recipe], folder, "another", tmp_path).stderr == b"it does not open\n"
    assert not (tmp_path / "out").exists()
    assert run(RECIPES[recipe], folder, cheap.PASSPHRASE, tmp_path).stderr == b""


def test_the_pages_recipe_notices_a_changed_page(written, tmp_path):
    shutil.copytree(written[0], tmp_path / "notes")
    database = tmp_path / "notes" / "vault.db"
    bad = bytearray(database.read_bytes())
    bad[5000] ^= 1
    database.write_bytes(bad)
    done = run(RECIPES["cryptography alone"], tmp_path / "notes", cheap.PASSPHRASE, tmp_path)
    assert done.stderr.endswith(b"AssertionError: 2\n")


def test_the_page_names_what_the_code_has(written):
    folder, _code = written
    said = PAGE.read_text(encoding="utf-8")
    plain = json.loads((folder / keyfile.NAMES[0]).read_bytes())
    for name in (*plain, *plain["slots"][0], *plain["slots"][0]["kdf"], *keyfile.KINDS):
        assert f'"{name}"' in said or f"`{name}`" in said
    for number in (keyfile.FLOOR.memory, keyfile.CEILING.memory, objects.CHUNK):
        assert f"{number:,}" in said
    there = {path.name for path in folder.iterdir()}
    assert all(f"`{name}`" in said or f"`{name}/`" in said for name in there)


@pytest.mark.parametrize(
    "size", [1, 65_536, 65_537, 100_000, 2**20, 2**20 + 1, 3_000_000, 10**9 + 7]
)
def test_the_padding_is_what_the_page_says(size):
    exponent = size.bit_length() - 1  # ⌊log₂ size⌋
    step = 2 ** (exponent - len(f"{exponent:b}"))
    padded = 65_536 if size <= 65_536 else -(-size // step) * step
    assert objects.padded(size) == padded
