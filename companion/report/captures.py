"""The pictures that go along, as a document to look at and to print.

A picture is decoded and made anew in the limited child: no byte of its file reaches a page.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from companion import evidence
from companion.errors import NotAPicture
from companion.intake import images
from companion.records import Evidence
from companion.report.blocks import Album, Block, Heading, Paragraph, Pictures, Shot
from companion.report.chosen import Chosen, pictures
from companion.report.lists import file_name, lines
from companion.report.writing import Writing
from companion.vault import Vault

_BOX = (1000, 1800)  # pixels: sharp on paper at half the width of a page


def captures(w: Writing) -> list[Block]:
    """Every picture that goes along, under its number."""
    shown = pictures(w.chosen) if w.read.may("evidence.number") else []
    shots = tuple(_shot(w, item) for item in shown)
    album = Album(shots, w.say("captures.covered"), w.say("captures.missing"))
    return [Heading(w.say("heading.captures")), Paragraph(w.say("captures.text")), album]


def drawn(vault: Vault, chosen: Chosen, tick: Callable[[], None]) -> Pictures:
    """The pictures of what was chosen, each made when it is asked for.

    `tick` is called before each, and while one is made, and may raise Cancelled. A picture
    raises ObjectMissing and ObjectDamaged.
    """
    return partial(_made, vault, {item.id: item for item in chosen.items}, tick)


def _shot(w: Writing, item: Evidence) -> Shot:
    seen, copy = w.time(item, "seen"), w.chosen.files[item.id]
    return Shot(
        item.id,
        lines(w.exhibit(item), w.read.text(item, "title")),
        lines(
            w.say("evidence.seen", when=seen) if seen else "",
            w.say("captures.file", name=file_name(item)),
        ),
        copy.width,
        copy.height,
    )


def _made(
    vault: Vault, items: dict[int, Evidence], tick: Callable[[], None], ident: int
) -> bytes | None:
    tick()
    try:
        content = evidence.content(vault, items[ident])
        return images.print_(content, items[ident].media, _BOX, lambda *_: tick())
    except NotAPicture:
        return None
