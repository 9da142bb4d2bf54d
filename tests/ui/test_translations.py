"""The words of the window in each language: complete, in step with the code, in our tone."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from companion.languages import LANGUAGES
from ui.language import after

ROOT = Path(__file__).parent.parent.parent
CATALOGUES = [ROOT / "translations" / f"{code}.ts" for code in LANGUAGES if code != "en"]
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


@pytest.fixture(scope="module", params=CATALOGUES, ids=lambda path: path.stem)
def catalogue(request) -> list[tuple[str, str, str, bool]]:
    return entries(request.param)


def test_one_link_leads_through_every_language():
    """On the first screen, however many there are; also from one that is spoken no more."""
    seen = [first := next(iter(LANGUAGES))]
    while (code := after(seen[-1])) != first:
        seen.append(code)
    assert seen == list(LANGUAGES)
    assert after("zz") == first


def test_nothing_is_left_untranslated(catalogue):
    assert not [(context, source) for context, source, _, finished in catalogue if not finished]


def test_places_for_values_are_the_same(catalogue):
    places = re.compile(r"\{\w*\}|%n|%\d|%L\d")
    for context, source, text, _ in catalogue:
        assert sorted(places.findall(source)) == sorted(places.findall(text)), (context, source)


def test_words_are_ours(catalogue):
    for _, source, text, _ in catalogue:
        assert not re.search(HARD, text), (source, text)


@pytest.mark.skipif(LUPDATE is None, reason="needs pyside6-lupdate")
@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_collecting_the_words_again_changes_nothing(tmp_path, path):
    """What `./dev strings` would write is what is there."""
    again = tmp_path / path.name
    shutil.copy(path, again)
    sources = sorted(str(path) for path in (ROOT / "ui").rglob("*.py"))
    command = [str(LUPDATE), *OPTIONS, "-target-language", path.stem, *sources, "-ts", str(again)]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    assert entries(again) == entries(path)
    assert again.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")
