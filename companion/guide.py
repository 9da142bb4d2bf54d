"""The guide: one text for the window and for docs/guide, in chapters of one screen each.

A chapter is a file of lines. That is all they may be:

    # Title                    once, first
    ## Heading                 begins a part
    - one of several           an item
    1. what to do first        a step, with its number
    ![what it shows](name)     a picture, resources/guide/LANGUAGE/name.png
    {{name}}                   filled in by who shows it: does, does_not, footprint
    anything else              a paragraph; lines up to an empty one belong together
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from companion import paths

CHAPTERS = (
    *("start", "write", "dates", "screenshots", "people", "call", "steps", "documents"),
    *("leave", "keep", "parents", "counsellors", "police", "gone", "limits", "footprint"),
)
"""In the order they are offered."""

_LINES = (
    (re.compile(r"# (.+)"), "title"),
    (re.compile(r"## (.+)"), "heading"),
    (re.compile(r"- (.+)"), "item"),
    (re.compile(r"(\d+\. .+)"), "step"),
    (re.compile(r"!\[(.+)\]\(([a-z-]+)\)"), "picture"),
    (re.compile(r"\{\{(\w+)\}\}"), "filled"),
)
_BEFORE, _AFTER = 24, 60  # letters around what was looked for


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    WORDS = "words"
    ITEM = "item"
    STEP = "step"
    PICTURE = "picture"
    FILLED = "filled"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a chapter: its words; `name` is that of a picture or of what is filled in."""

    kind: Kind
    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One screen of the guide."""

    id: str
    title: str
    blocks: tuple[Block, ...]

    def words(self) -> str:
        """All that is said in it, to be searched."""
        return " ".join([self.title, *(block.text for block in self.blocks)])


@cache
def chapters(language: str) -> tuple[Chapter, ...]:
    """Every chapter in a language that the program speaks ("ko", "en")."""
    folder = paths.resources() / "guide" / language
    return tuple(read(name, (folder / f"{name}.md").read_text("utf-8")) for name in CHAPTERS)


def read(ident: str, text: str) -> Chapter:
    """A chapter of what is in its file."""
    title, blocks, open_ = "", list[Block](), False  # whether a paragraph goes on
    for line in map(str.strip, text.splitlines()):
        kind, said, name = _block(line)
        if kind == "title":
            title = said
        elif kind == "words" and open_ and line:
            blocks[-1] = Block(Kind.WORDS, f"{blocks[-1].text} {said}")
        elif line:
            blocks.append(Block(Kind(kind), said, name))
        open_ = kind == "words" and bool(line)
    return Chapter(ident, title, tuple(blocks))


def _block(line: str) -> tuple[str, str, str]:
    """What a line is, what it says, and the name in it."""
    for form, kind in _LINES:
        if match := form.fullmatch(line):
            said, name = match[1], match[2] if match.re.groups > 1 else ""
            return (kind, "", said) if kind == "filled" else (kind, said, name)
    return "words", line, ""


def picture(language: str, name: str) -> Path:
    """The file of a picture, a PNG."""
    return paths.resources() / "guide" / language / f"{name}.png"


def find(among: Sequence[Chapter], asked: str) -> list[tuple[Chapter, str]]:
    """The chapters that hold every word asked for, and the place of the first of them.

    Capitals and how a syllable is put together do not matter. Nothing asked for finds all.
    """
    wanted = _folded(asked).split()
    found = []
    for chapter in among:
        text = _folded(chapter.words())
        if all(word in text for word in wanted):
            found.append((chapter, _around(chapter, wanted[0]) if wanted else ""))
    return found


def _around(chapter: Chapter, word: str) -> str:
    """A few words around the first place of a word outside the title, "" for the title alone."""
    for block in chapter.blocks:
        text = unicodedata.normalize("NFC", block.text)
        at = _folded(text).find(word)
        if at >= 0:
            begin, end = max(0, at - _BEFORE), at + len(word) + _AFTER
            return f"{'…' if begin else ''}{text[begin:end]}{'…' if end < len(text) else ''}"
    return ""


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
