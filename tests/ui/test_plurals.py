"""English beside a number: said of one, and said of two.

The window takes Qt's plural forms (translations/en.ts). The other texts have none; there the number
stands behind its noun ("files: 1"), which is right of any.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication

from tests.words import ROOT
from ui.language import Speech

TRANSLATIONS = ROOT / "translations"

# A number before a noun, with two words between them at the most ("1 of its files").
NO_NOUN = "is|as|was|has|its|comes|does|always|this"
SEVERAL = re.compile(rf"(?:\{{\w*\}}|%n|\b1) (?:[a-z]+ ){{0,2}}?(?!(?:{NO_NOUN})\b)([a-z]+s)\b")
SIZE = "{} × {} pixels"  # of a picture; never one

NEVER_ONE = {
    # the number is a bound or a measure of ours, and never one
    (
        "That's a little short. {least} letters are enough; a few words in a row are easiest"
        " to remember."
    ),
    "This text is longer than {limit} letters. Please split it into two.",
    "That is more than one excerpt holds ({limit} messages). Two shorter ones hold it.",
    "There are more than {limit} files in there. Please choose fewer at a time.",
    "This can have up to {} letters.",
    (
        "That is a little short. {least} letters are enough. A few words in a row are easy to"
        " remember."
    ),
    "This text has more than {limit} letters. Please make two texts of it.",
    "The calendar has no such day: {month} has {days} days.",
    "Covered again after {} seconds, and by any other key or a click.",
    (
        "That passphrase is a little short. Please use at least {least} letters: a few words in a"
        " row are easy to remember."
    ),
    "This text is too long for one field. Please split it into parts of up to {limit} characters.",
    # said only from two on
    "There are {count} matters in this record. Please choose one first.",
    "There are {count} cases here. Please say which one by its name.",
    "asked {} times",
    "Looked at {} times",
}


def messages(file: str) -> list[ElementTree.Element]:
    return list(ElementTree.parse(TRANSLATIONS / file).getroot().iter("message"))


def counted() -> list[tuple[str, str]]:
    """Context and source of every text of the window that Qt gives the forms of."""
    tree = ElementTree.parse(TRANSLATIONS / "ko.ts").getroot()
    return [
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in tree.iter("context")
        for message in context.iter("message")
        if message.get("numerus")
    ]


def nouns_in_the_plural(text: str) -> list[str]:
    """The nouns that stand straight behind a number."""
    return SEVERAL.findall(text.replace(SIZE, ""))


@pytest.fixture
def english(qapp):
    speech = Speech(qapp)
    speech.speak("en")
    yield
    speech.speak("zz")


def test_every_number_the_window_counts_with_is_said_of_one_and_of_two(english):
    assert len(counted()) > 10
    for context, source in counted():
        one, two = (QCoreApplication.translate(context, source, "", n) for n in (1, 2))
        assert not nouns_in_the_plural(one), one
        sentence = one.partition(".")[0]
        assert not re.search(r"\b1\b.*\b(are|come|were|have|them)\b(?! comes)", sentence), one
        assert "2" in two, two
        if nouns_in_the_plural(source):
            assert nouns_in_the_plural(two.replace("2", "%n")), two
            assert one.replace("1", "2") != two, one


def test_no_other_text_of_the_window_counts_a_noun():
    plain = {m.findtext("source", "") for m in messages("ko.ts") if not m.get("numerus")}
    easy = {m.findtext("translation", "") for m in messages("en-easy.ts")}
    found = [text for text in plain | easy if nouns_in_the_plural(text)]
    assert sorted(set(found) - NEVER_ONE) == []


def test_no_text_outside_the_window_counts_a_noun():
    resources = ROOT / "resources"
    files = [*resources.glob("*/en*.toml"), *resources.glob("packs/*/text/en/*.toml")]
    assert len(files) > 10
    lines = (line for file in files for line in file.read_text("utf-8").splitlines())
    texts = (line.partition("=")[2].strip().strip('"') for line in lines)
    assert [text for text in texts if nouns_in_the_plural(text) and text not in NEVER_ONE] == []


def test_what_is_allowed_is_still_said():
    """So that the list above does not outlive its texts."""
    everything = "\n".join(
        [m.findtext("source", "") for m in messages("ko.ts")]
        + [m.findtext("translation", "") for m in messages("en-easy.ts")]
        + [(ROOT / "resources/words/en.toml").read_text("utf-8")]
    )
    assert [text for text in NEVER_ONE if text not in everything] == []


@pytest.mark.parametrize(
    "text", ["{count} documents are ready", "1 of its files", "%n pieces", "{} times"]
)
def test_a_noun_behind_a_number_is_found(text):
    assert nouns_in_the_plural(text)
