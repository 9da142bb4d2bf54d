"""The Korean words of the window: complete, in step with the code, and in our tone."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parent.parent.parent
CATALOGUE = ROOT / "translations" / "ko.ts"
LUPDATE = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
OPTIONS = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
HARD = "오류|실패|잘못된|반드시|경고|몰카|음란물|가해자"


def entries(path: Path) -> list[tuple[str, str, str, bool]]:
    """Context, source, translation and whether it is finished, of each message."""
    found = []
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            text = "".join(translation.itertext()).strip()
            finished = translation.get("type") is None and bool(text)
            name = context.findtext("name", "")
            found.append((name, message.findtext("source", ""), text, finished))
    return found


@pytest.fixture(scope="module")
def korean() -> list[tuple[str, str, str, bool]]:
    return entries(CATALOGUE)


def test_nothing_is_left_untranslated(korean):
    assert not [(context, source) for context, source, _, finished in korean if not finished]


def test_places_for_values_are_the_same(korean):
    places = re.compile(r"\{\w*\}|%n|%\d|%L\d")
    for context, source, text, _ in korean:
        assert sorted(places.findall(source)) == sorted(places.findall(text)), (context, source)


def test_words_are_ours(korean):
    for _, source, text, _ in korean:
        assert not re.search(HARD, text), (source, text)


@pytest.mark.skipif(LUPDATE is None, reason="needs pyside6-lupdate")
def test_collecting_the_words_again_changes_nothing(tmp_path):
    """What `./dev strings` would write is what is there."""
    again = tmp_path / "ko.ts"
    shutil.copy(CATALOGUE, again)
    sources = sorted(str(path) for path in (ROOT / "ui").rglob("*.py"))
    command = [str(LUPDATE), *OPTIONS, "-target-language", "ko", *sources, "-ts", str(again)]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    assert entries(again) == entries(CATALOGUE)
    assert again.read_text(encoding="utf-8") == CATALOGUE.read_text(encoding="utf-8")
