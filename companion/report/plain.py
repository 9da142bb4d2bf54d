"""A document as plain text, to be pasted into the field of a web form.

Nothing wraps the lines but what the person wrote. A table is told row by row, a cell as
"label: value"; headings keep their numbers. What is left open for the hand has its label alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from companion.letters import Cleaner
from companion.report.blocks import (
    Album,
    Block,
    Document,
    Facts,
    Heading,
    Note,
    Notice,
    Paragraph,
    Signature,
    Table,
    Ticks,
)

_MORE = "\n  "  # a line break within a cell: what follows is not a row of its own

Clean = Callable[[str], str]


def write(document: Document) -> str:
    """The text, with a line break at its end. The same document makes the same text."""
    clean = Cleaner().clean
    notes = [block for block in document.blocks if isinstance(block, Note)]
    rest = [block for block in document.blocks if not isinstance(block, Note)]
    first = (document.mark, document.title, document.subtitle)
    parts = ["\n".join(filter(None, map(clean, first)))]
    parts += ["\n".join(_lines(block, clean)) for block in (*rest, *notes)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _lines(block: Block, clean: Clean) -> Iterator[str]:
    if isinstance(block, Heading | Paragraph | Note):
        yield clean(block.text)
    elif isinstance(block, Facts):
        rows = (row for row in block.rows if any(row))  # one without words is room on paper
        yield from (_pair(clean(label), clean(value)) for label, value in rows)
    elif isinstance(block, Ticks):
        yield from (f"{'■' if chosen else '□'} {clean(text)}" for text, chosen in block.items)
    elif isinstance(block, Notice):
        yield from map(clean, (block.title, *block.lines))
    elif isinstance(block, Signature):
        yield from _signature(block, clean)
    elif isinstance(block, Album):
        for shot in block.shots:
            yield clean("\n".join(filter(None, (shot.title, shot.under)))).replace("\n", _MORE)
    else:
        yield from _table(block, clean)


def _table(block: Table, clean: Clean) -> Iterator[str]:
    """Row after row with an empty line between two; a cell without words is not mentioned."""
    for number, row in enumerate(block.rows):
        if number:
            yield ""
        for column, cell in zip(block.columns, row.cells, strict=True):
            if cell:
                yield _pair(clean(column.title), clean(cell).replace("\n", _MORE))
        if row.under:
            yield clean(row.under).replace("\n", _MORE)


def _signature(block: Signature, clean: Clean) -> Iterator[str]:
    yield from map(clean, (block.text, block.date))
    for who, name in block.signers:
        yield f"{_pair(clean(who), clean(name))} {clean(block.mark)}"
    if block.addressee:
        yield clean(block.addressee)


def _pair(label: str, value: str) -> str:
    return f"{label}: {value}" if value else f"{label}:"
