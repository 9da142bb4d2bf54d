"""The command line has a sentence for every error, in both languages."""

from __future__ import annotations

import tomllib

import pytest

from companion import errors, paths, texts
from companion.errors import CompanionError
from companion.languages import LANGUAGES
from companion.terminal import Say

GROUPS = {"VaultError", "RecordError", "EvidenceError", "ReportError", "CompanionError"}
GROUPS |= {"BackupError"}
CLASSES = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, CompanionError) and kind.__name__ not in GROUPS
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_a_sentence_of_its_own(language):
    words = texts.load(language)
    said = {words.say(f"error.{kind.__name__}") for kind in CLASSES}
    assert len(said) == len(CLASSES)
    assert all(words.knows(f"error.{kind.__name__}") for kind in CLASSES)
    for sentence in said:
        assert len(sentence.split()) > 3
        assert not any(word in sentence for word in ("오류", "실패", "잘못된", "반드시", "경고"))
    other = Say(words, as_json=False).sentence(RuntimeError("secret"))
    assert "secret" not in other
    assert other not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_on_the_terminal_is_one_line(language):
    """A break in a line is shown by its code there, for names that would break it."""
    said = tomllib.loads((paths.resources() / f"words/{language}.toml").read_text("utf-8"))["cli"]
    assert len(said) > 20
    assert [name for name, text in said.items() if "\n" in text] == []
