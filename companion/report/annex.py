"""The annex to a complaint: people, papers, things, and what only the police can get."""

from __future__ import annotations

from collections.abc import Iterator

from companion.records import Evidence, Kind, Part, Person
from companion.report.blocks import Block, Column, Heading, Paragraph, Row, Table
from companion.report.lists import Cells, author, lines, source, table
from companion.report.story import note
from companion.report.writing import Writing


def people_evidence(w: Writing) -> list[Block]:
    """Witnesses and what each is to show; how to reach them is left to the hand."""
    found: list[Person] = []
    if w.read.may("person.name", "person.part"):
        found = [p for p in w.chosen.people if w.read.read(p, "part") is Part.WITNESS]
    order = {person.id: number for number, person in enumerate(found, 1)}
    columns: list[Cells[Person]] = [
        Cells("order", 2, (), lambda p: str(order[p.id])),
        Cells("annex.name", 5, ("person.name",), lambda p: w.read.text(p, "name")),
        Cells("annex.relation", 6, ("person.relation",), lambda p: w.read.text(p, "relation")),
        Cells("annex.contact", 6, (), lambda _: ""),
        Cells("annex.shows", 13, ("person.basis",), lambda p: w.read.text(p, "basis")),
    ]
    return _part(w, "people_evidence", table(w, columns, found) if found else None)


def papers(w: Writing) -> list[Block]:
    """The items whose files are handed in with it."""
    found = [item for item in _items(w) if item.id in w.chosen.files]
    order = {item.id: number for number, item in enumerate(found, 1)}
    columns: list[Cells[Evidence]] = [
        Cells("order", 2, (), lambda i: str(order[i.id])),
        Cells("annex.evidence", 14, ("evidence.title",), lambda i: _named(w, i)),
        Cells("annex.author", 8, ("evidence.account",), lambda i: author(w, i)),
        Cells("annex.handed", 7, (), lambda _: w.say("annex.now")),
    ]
    return _part(w, "papers", table(w, columns, found) if found else None)


def objects(w: Writing) -> list[Block]:
    """What is kept by somebody else, and where the originals are of what is handed in as a copy."""
    rows = [Row(cells) for cells in _objects(w)] if w.read.may("evidence.holder") else []
    columns = (("order", 2), ("annex.evidence", 12), ("annex.owner", 10), ("annex.handed", 7))
    heads = tuple(Column(w.label(name), share) for name, share in columns)
    return _part(w, "objects", Table(heads, tuple(rows)) if rows else None)


def elsewhere(w: Writing) -> list[Block]:
    """Items without a file: where they were seen, for who may ask the platforms."""
    found = [
        item
        for item in _items(w)
        if item.id not in w.chosen.files and w.read.read(item, "kind") is not Kind.HELD_ELSEWHERE
    ]
    order = {item.id: number for number, item in enumerate(found, 1)}
    columns: list[Cells[Evidence]] = [
        Cells("order", 3, (), lambda i: str(order[i.id])),
        Cells("annex.evidence", 10, ("evidence.title",), lambda i: _named(w, i)),
        Cells("annex.author", 8, ("evidence.account",), lambda i: author(w, i)),
        Cells("source", 12, ("evidence.url",), lambda i: source(w, i)),
        Cells("seen", 7, ("evidence.seen",), lambda i: w.time(i, "seen")),
    ]
    return _part(w, "elsewhere", table(w, columns, found) if found else None)


def _part(w: Writing, name: str, shown: Table | None) -> list[Block]:
    said: Block = shown or Paragraph(w.say("nothing"))
    return [Heading(w.say(f"heading.{name}")), said, *note(w, name)]


def _items(w: Writing) -> list[Evidence]:
    return list(w.chosen.items) if w.read.may("evidence.number", "evidence.kind") else []


def _objects(w: Writing) -> Iterator[tuple[str, str, str, str]]:
    number = 1
    originals: dict[str, list[str]] = {}
    for item in _items(w):
        holder = w.read.text(item, "holder")
        if w.read.read(item, "kind") is Kind.HELD_ELSEWHERE:
            yield str(number), _named(w, item), holder, w.say("annex.open")
            number += 1
        elif item.id in w.chosen.files and holder:
            originals.setdefault(holder, []).append(w.exhibit(item))
    for holder, exhibits in originals.items():
        said = w.say("annex.originals", exhibits=", ".join(exhibits))
        yield str(number), said, holder, w.say("annex.open")
        number += 1


def _named(w: Writing, item: Evidence) -> str:
    return lines(w.exhibit(item), w.read.text(item, "title"))
