"""What docs/bundle-format.md says is so: its recipes, run as written, check and open a bundle."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from companion.report import bag, bundle, verify_folder, verify_zip
from companion.report import verify as verifying
from companion.report.forms import Form, Seal
from tests.core import cheap

PAGE = (Path(__file__).parents[2] / "docs" / "bundle-format.md").read_text(encoding="utf-8")
CHECK, OPEN = re.findall(r"^```python\n(.*?)^```$", PAGE, re.M | re.S)
(SHELL,) = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.M | re.S)
(PROFILE,) = re.findall(r"^```json\n(.*?)^```$", PAGE, re.M | re.S)
WORDS = "abandon ability able about above absent"


def run(recipe, *given, typed=""):
    assert "companion" not in recipe
    return subprocess.run(
        [sys.executable, "-I", "-c", recipe, *map(str, given)],
        input=typed.encode(),
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


@pytest.fixture(scope="module")
def made(full, tmp_path_factory):
    """The same bundle in every form."""
    vault, case, _, _ = full
    folder = tmp_path_factory.mktemp("forms")
    seal = Seal(WORDS, cheap.COST)
    return {
        form: bundle.write(vault, case.id, "police", "ko", folder / form, form=form, seal=seal)
        for form in Form
    }


@pytest.mark.parametrize("form", [Form.FOLDER, Form.ZIP])
def test_python_alone_says_that_it_is_whole(made, form):
    said = run(CHECK, made[form].folder)
    assert said.stdout.decode().split() == [
        *["as", "it", "was", "made", "manifest"],
        made[form].manifest_sha256,
    ], said.stderr


def test_python_alone_names_what_was_changed(exported, made, tmp_path):
    for number, (what, name) in enumerate(
        [("changed", bag.EVIDENCE_LOG), ("missing", bag.BAGIT), ("on no list", "data/x")]
    ):
        folder = tmp_path / str(number)
        shutil.copytree(made[Form.FOLDER].folder, folder)
        if what == "missing":
            (folder / name).unlink()
        else:
            (folder / name).write_bytes(b"x")
        said = run(CHECK, folder)
        assert said.returncode == 1
        assert f"{what}: {name}" in said.stdout.decode()


def test_the_chain_is_followed(made, tmp_path):
    folder = tmp_path / "bag"
    shutil.copytree(made[Form.FOLDER].folder, folder)
    lines = (folder / bag.JOURNAL).read_bytes().splitlines(keepends=True)
    (folder / bag.JOURNAL).write_bytes(b"".join([*lines[:2], *lines[3:]]))
    assert "the chain" in run(CHECK, folder).stdout.decode()


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="needs sha256sum")
def test_the_shells_way(made):
    folder = made[Form.FOLDER].folder
    said = subprocess.run(["sh", "-ec", SHELL], cwd=folder, capture_output=True, check=True)
    assert said.stdout.decode() == f"{made[Form.FOLDER].manifest_sha256}  {bag.MANIFEST}\n"


@pytest.mark.parametrize("typed", [WORDS, f"  {WORDS.upper().replace(' ', '   ')} \n"])
def test_a_sealed_one_opens(made, tmp_path, typed):
    said = run(OPEN, made[Form.SEALED].folder, tmp_path / "x.zip", typed=typed)
    assert said.stderr == b""
    assert verifying.verify(tmp_path / "x.zip")[0].ok
    assert b"as it was made" in run(CHECK, tmp_path / "x.zip").stdout
    assert run(OPEN, made[Form.SEALED].folder, tmp_path / "y", typed="other words").returncode


def test_the_page_names_what_the_code_has(made):
    folder = made[Form.FOLDER].folder
    for name in cheap.contents(folder):
        known = f"`{name}`" in PAGE or name.startswith((bag.DOCUMENTS, bag.FILES))
        assert known or name == "data/HOW_TO_VERIFY_en.txt", name
    info = bag.description((folder / bag.INFO).read_bytes())
    assert all(f"`{name}`" in PAGE for name in info)
    for name in (bag.EVIDENCE_LOG, bag.CUSTODY_LOG):
        head = (folder / name).read_text("utf-8-sig").splitlines()[0]
        assert all(f"`{column}`" in PAGE for column in re.findall(r'"(\w+)"', head))
    assert all(f"`{reason}`" in PAGE for reason in verify_zip.REASONS)
    for number in (verify_folder.ENTRIES, verify_zip.MOST):
        assert f"{number:,}" in PAGE
    profile = json.loads(PROFILE)["Bag-Info"]
    assert profile.keys() == {*info, "Log-Head", "External-Description"}
