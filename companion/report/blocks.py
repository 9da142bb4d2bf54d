"""What a document is made of, before anyone decides how it is drawn.

Every text is plain: no markup, any character. A writer (PDF today) cleans and escapes as
its own format asks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Style(StrEnum):
    """How a paragraph is meant: words to read, or small print."""

    BODY = "body"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 divides a document, level 2 begins one numbered part of it."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text; a line break in it is kept."""

    text: str
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values. An empty value is room to write by hand."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's title and its share of the width."""

    title: str
    share: int


@dataclass(frozen=True, slots=True)
class Row:
    """Cells, one for each column, and small print under all of them ("" for none)."""

    cells: tuple[str, ...]
    under: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Ticks:
    """Things to choose from, and which are chosen. All are shown."""

    items: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader has to know before going on: a title and paragraphs."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """What is signed by hand: the words, the date left open, (who, name) lines, whom it is for."""

    text: str
    date: str
    mark: str
    signers: tuple[tuple[str, str], ...]
    addressee: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Small print for the bottom of the first page."""

    text: str


@dataclass(frozen=True, slots=True)
class Shot:
    """The picture of one item: words over and under it, and its size in pixels, 0 if unknown."""

    item: int
    title: str
    under: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Album:
    """Pictures of items.

    `covered` stands for each before they are wanted, `missing` where a file cannot be shown.
    """

    shots: tuple[Shot, ...]
    covered: str
    missing: str


Block = Heading | Paragraph | Facts | Table | Ticks | Notice | Signature | Note | Album


Pictures = Callable[[int], bytes | None]
"""id of an item → a JPEG file, None where it has no picture that can be shown."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file for the reader.

    `foot` stands at the bottom of every page, and `page` beside it, in which `{page}` and
    `{pages}` are numbers. A `wide` document is easier to read across than upright. `made`, with
    its offset, is the date inside the file. A `mark` stands at the head of every page.
    """

    id: str
    title: str
    language: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    foot: str = ""
    page: str = "{page} / {pages}"
    wide: bool = False
    made: datetime | None = None
    mark: str = ""
