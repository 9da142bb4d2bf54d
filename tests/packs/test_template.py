"""A country made from the template alone: checked, loaded, read from, and its documents written."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from companion import cases, packs, paths, procedures, timeline
from companion.records import Age, NewCase, NewIncident, Role
from companion.report import bundle
from companion.report.verify import verify
from tests.core import cheap

ROOT = Path(__file__).parents[2]
TEMPLATE = paths.resources() / "packs" / "_template"


@pytest.fixture
def country(tmp_path):
    """As an author begins: a copy under the country's name."""
    folder = tmp_path / "nz"
    shutil.copytree(TEMPLATE, folder)
    for file in sorted(folder.rglob("*.toml")):
        said = file.read_text("utf-8").replace('"xx"', '"nz"').replace("xx-", "nz-")
        file.write_text(said, "utf-8")
    return folder


def test_nothing_is_wrong_with_it(country):
    assert packs.check(TEMPLATE, today=date(2026, 11, 27)) == []
    assert packs.check(country, today=date(2026, 11, 27)) == []
    assert "_template" not in packs.available()


def test_nothing_that_was_made_up_is_in_a_country():
    """Not in one that comes with the program: whoever copied the template replaced it all."""
    made_up = re.compile("made up for the template|Made-up|꾸며 낸|지어낸|example[.]org")
    assert made_up.search((TEMPLATE / "contacts.toml").read_text("utf-8"))
    for name in packs.available():
        for file in sorted((TEMPLATE.parent / name).rglob("*.toml")):
            assert not made_up.search(file.read_text("utf-8")), f"{name}: {file.name}"


def test_a_country_of_the_program_is_called_like_its_folder(tmp_path, monkeypatch):
    """A copy of the template that nobody has touched is not taken for a country."""
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    shutil.copytree(TEMPLATE.parent, tmp_path / "packs")
    shutil.copytree(TEMPLATE, tmp_path / "packs" / "zz")
    (flaw,) = packs.check(tmp_path / "packs" / "zz", today=date(2026, 11, 27))
    assert (flaw.file, flaw.key, flaw.reason) == ("pack.toml", "country", "wrong-country")


def test_its_places_and_ways_are_there(country):
    pack = packs.load("nz", country)
    assert pack.contacts["nz-emergency"].phone == "000"
    assert pack.authorities["time"].url == "https://time.example.org/stamp"
    (way,) = procedures.fitting(pack, NewCase(Role.MINE, Age.ADULT))
    assert [stage.id for stage in procedures.stages(way, NewCase(Role.MINE, Age.ADULT))] == [
        "urgent",
        "accept",
    ]


@pytest.mark.parametrize("desk", ["counsel", "police", "school"])
def test_its_documents_are_written(country, tmp_path, desk):
    pack = packs.load("nz", country)
    vault = cheap.make(tmp_path / "notes")
    case = cases.add(vault, NewCase(Role.MINE, Age.UNDER19, pack="nz")).id
    timeline.add(vault, case, NewIncident("Something", "It happened."))
    made = bundle.write(vault, case, desk, "en", tmp_path / "out", pack=pack)
    assert verify(made.folder)[0].ok
    vault.close()


def test_every_reason_a_check_gives_is_written_down():
    code = "".join(
        (ROOT / "companion" / f"{name}.py").read_text("utf-8")
        for name in ("tables", "pack_files", "pack_rules")
    )
    given = set(re.findall(r'(?:add|PackError)\([^)]*?, "([a-z0-9]+(?:-[a-z0-9]+)*)"\)', code))
    told = (ROOT / "docs" / "packs.md").read_text("utf-8")
    assert len(given) > 12
    assert {reason for reason in given if f"`{reason}`" not in told} == set()
