"""The guide's text: whole in both languages, short, and true to what the window says."""

from __future__ import annotations

import html
import re
from pathlib import Path
from unicodedata import normalize

import pytest
from PIL import Image

from companion import guide
from companion.guide import Kind
from companion.languages import LANGUAGES

ROOT = Path(__file__).parents[2]
AVOIDED = ("오류", "실패", "잘못된", "반드시", "경고", "몰카", "음란", "가해", "검찰")
LETTERS = dict.fromkeys(LANGUAGES, 1800) | {"ko": 900}  # a screen


def shape(chapter):
    return [(block.kind, block.name) for block in chapter.blocks]


def test_a_chapter_is_what_its_lines_are():
    made = guide.read(
        "x",
        "# Title\nsome\nwords\n\nmore\n## Part\n- one\n- two\n1. first\n![what](a-b)\n{{does}}\n"
        "#no heading\n![ ](x)\n{{a b}}",
    )
    assert made.title == "Title"
    assert [(block.kind.value, block.text, block.name) for block in made.blocks] == [
        ("words", "some words", ""),
        ("words", "more", ""),
        ("heading", "Part", ""),
        ("item", "one", ""),
        ("item", "two", ""),
        ("step", "1. first", ""),
        ("picture", "what", "a-b"),
        ("filled", "", "does"),
        ("words", "#no heading", ""),
        ("picture", " ", "x"),
        ("words", "{{a b}}", ""),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_chapters(language):
    said, english = guide.chapters(language), guide.chapters("en")
    assert [c.id for c in said] == [c.id for c in english] == list(guide.CHAPTERS)
    for one, other in zip(said, english, strict=True):
        assert shape(one) == shape(other), one.id
    assert not re.search("[가-힣]", " ".join(chapter.words() for chapter in english))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_is_a_screen_with_a_title_and_careful_words(language):
    folder = ROOT / "resources" / "guide" / language
    assert {path.stem for path in folder.glob("*.md")} == set(guide.CHAPTERS)
    for chapter in guide.chapters(language):
        assert chapter.title
        assert len(chapter.words()) <= LETTERS[language], chapter.id
        assert not [word for word in AVOIDED if word in chapter.words()], chapter.id
        assert {block.name for block in chapter.blocks if block.kind is Kind.FILLED} <= {
            *("does", "does_not", "footprint"),
        }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_once_and_all_are_small(language):
    used = [
        block for c in guide.chapters(language) for block in c.blocks if block.kind is Kind.PICTURE
    ]
    there = {path.stem for path in guide.picture(language, "x").parent.glob("*.png")}
    assert sorted(block.name for block in used) == sorted(there)
    for block in used:
        assert len(block.text) > 5, "what it shows, for who does not see it"
        with Image.open(guide.picture(language, block.name)) as image:
            assert image.format == "PNG"
            assert image.width <= 1000
    every = (ROOT / "resources" / "guide").rglob("*.png")
    assert sum(path.stat().st_size for path in every) < 2_000_000


SPOKEN = {
    "Practice",
    "before the sports day",
    "They write alike",
    "after the exams",
    "And then?",
    "why?",
}
"""What people say, in the same signs as the names of buttons are."""
QUOTED = {"ko": "‘([^’]+)’"}
"""What stands around the name of a button, where it is not “ ”."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_calls_a_button_or_page_is_what_the_window_says(language):
    tag, quoted = "translation", QUOTED.get(language, "“([^”]+)”")
    file = ROOT / "translations" / f"{language}.ts"
    if language == "en":  # the language of the code
        tag, file = "source", file.with_name("ko.ts")
    window = file.read_text("utf-8")
    said = [html.unescape(text) for text in re.findall(rf"<{tag}>([^<]*)", window)]
    said += [chapter.title for chapter in guide.chapters(language)]
    for chapter in guide.chapters(language):
        for name in re.findall(quoted, chapter.words()):
            known = name in SPOKEN or any(name in text for text in said)
            assert known, (chapter.id, name)


def test_what_it_does_not_protect_against_is_said_in_the_program_too():
    """A line that comes into SECURITY.md has to come into the chapter `limits` in plain words."""
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    part = text.partition("## What it does not protect against")[2].partition("\n## ")[0]
    known = [
        "Someone who watches the screen or the keyboard",
        "Someone who is administrator",
        "Someone who forces you to open it.",
        "Someone who had the computer while the record was open.",
        "A guardian who was let in.",
        "A backup made before a case was given back",
        "A forgotten passphrase without a recovery code.",
        "An old passphrase and an old copy.",
        "Opening by this computer's own key store",
        "Swap and hibernation.",
        "A disk that fails at the very moment of closing.",
        "What the system itself notes",
        "An older copy of the whole folder put back.",
        "What you export.",
        "What a country's pack says.",
        "What a time stamp tells those who give it.",
        "A bundle rewritten as a whole.",
        "A person who owns the vault and wants to deceive.",
    ]
    assert re.findall(r"^- \*\*(.+?)\*\*", part, re.MULTILINE) == known


def test_words_are_found_wherever_they_are():
    korean = guide.chapters("ko")
    assert len(guide.find(korean, "")) == len(guide.find(korean, "  ")) == len(korean)
    found = {chapter.id: around for chapter, around in guide.find(korean, "복구  코드")}
    assert "keep" in found
    assert all("복구" in around for around in found.values())
    assert guide.find(korean, normalize("NFD", "복구")) == guide.find(korean, "복구")
    english = guide.chapters("en")
    assert guide.find(english, "BACKUP") == guide.find(english, "backup") != []
    assert guide.find(english, "\0\u202e nothing of this") == []
