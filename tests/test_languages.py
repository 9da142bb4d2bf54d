"""A language is whole: whatever holds words of the program holds those of each of its languages."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import pytest

from companion import guide, tables, texts
from companion.languages import LANGUAGES, of_computer
from tests.words import ROOT

FOLDERS = ("words", "report", "practice")
RESOURCES = ROOT / "resources"


def said(folder: str, language: str) -> dict[str, str]:
    """The words of one file."""
    file = RESOURCES / folder / f"{language}.toml"
    return tables.flatten(tables.read(file, file.name), file.name)


def unlike(folder: str, language: str) -> list[str]:
    """What one file says otherwise than the English one beside the words themselves."""
    name = f"resources/{folder}/{language}.toml"
    if not (ROOT / name).is_file():
        return [name]
    there, own = said(folder, "en"), said(folder, language)
    found = [f"{name}: {key}" for key in sorted(there.keys() ^ own.keys())]
    both = sorted(there.keys() & own.keys())
    differing = [key for key in both if texts.places(there[key]) != texts.places(own[key])]
    return found + [f"{name}: the places of {key}" for key in differing]


def unsaid(language: str) -> list[str]:
    """What the catalogue of the window does not say."""
    file = ROOT / "translations" / f"{language}.ts"
    if not file.is_file():
        return [f"translations/{language}.ts: ./dev strings makes it"]
    messages = list(ElementTree.parse(file).getroot().iter("message"))
    left = [one for one in messages if one.find("translation[@type='unfinished']") is not None]
    return [f"translations/{language}.ts: {len(left)} of {len(messages)} not done"] if left else []


def lacks(language: str) -> list[str]:
    """What is missing of a language, each with the file it belongs into."""
    missing = unsaid(language) if language != "en" else []
    for folder in FOLDERS:
        missing += unlike(folder, language)
    drawn = (RESOURCES / "guide" / "en").glob("*.png")
    names = [f"{name}.md" for name in guide.CHAPTERS] + [picture.name for picture in drawn]
    parts = [f"resources/guide/{language}/{name}" for name in names]
    parts.append(f"docs/guide/{language}/README.md")
    missing += [part for part in parts if not (ROOT / part).is_file()]
    for other in LANGUAGES:
        if f"language.{language}" not in said("words", other):
            missing.append(f"resources/words/{other}.toml: language.{language}")
    return missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_whole(language):
    missing = lacks(language)
    assert not missing, "\n".join(("missing:", *missing))


@pytest.mark.parametrize("language", LANGUAGES)
def test_qts_own_words_are_packed_with_it(language):
    found = find_spec("PySide6")
    assert found is not None
    assert found.origin is not None
    words = f"qtbase_{language}"
    if any(Path(found.origin).parent.rglob(f"{words}.qm")):
        assert f'"{words}"' in (ROOT / "packaging" / "notes.spec").read_text("utf-8")


@pytest.mark.parametrize(
    ("named", "spoken"),
    [("ko_KR.UTF-8", "ko"), ("Korean_Korea", "ko"), ("en_GB", "en"), ("zz_ZZ", "en"), ("C", "en")],
)
def test_the_language_of_the_computer_is_spoken_where_it_can_be(monkeypatch, named, spoken):
    monkeypatch.setenv("LC_ALL", named)
    assert of_computer("en") == spoken


def test_what_is_missing_is_named():
    """Of a language that has nothing, every part is."""
    missing = "\n".join(lacks("zz"))
    for part in ("translations/zz.ts", "resources/guide/zz/start.md", "docs/guide/zz/README.md"):
        assert part in missing
    for folder in FOLDERS:
        assert f"resources/{folder}/zz.toml" in missing
    assert "resources/words/ko.toml: language.zz" in missing
