"""Documents before they are made for good: their pages as pictures, and the words on them.

The pages are those of the PDF itself, so what is seen is what the reader will see.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from importlib import import_module

from companion.errors import NotThere
from companion.facts import Layout
from companion.intake.images import Picture
from companion.packs import Pack
from companion.progress import Progress, Step, quiet
from companion.report import names, plain
from companion.report.chosen import Chosen, gather
from companion.report.content import documents
from companion.report.named import Named, named
from companion.report.writing import PREVIEW, words
from companion.vault import Vault

_WORK = 1000  # of progress, a document


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as it would be: title, PDF file, how many pages that has, and the plain text."""

    title: str
    pdf: bytes
    pages: int
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What one desk would get. `items` and `files` count items named and files handed over.

    `named` are the other people whose names stand in it, `left` given names that may be words and
    were left where others are masked.
    """

    drafts: tuple[Draft, ...]
    incidents: int
    items: int
    files: int
    passages: int = 0
    named: tuple[Named, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its picture, and its words for who does not look at pictures."""

    picture: Picture
    text: str


def make(
    vault: Vault,
    case: int,
    desk: str,
    language: str,
    pack: Pack,
    items: Collection[int] | None = None,
    incidents: Collection[int] | None = None,
    progress: Progress = quiet,
    passages: Collection[int] = (),
) -> Preview:
    """The documents for `desk`; the rest is chosen as in `bundle.write`. Nothing is noted.

    `progress(done, total)` may raise Cancelled. Raises NotThere,
    NothingToReport, FontMissing, PackError.
    """
    layout = pack.reports.get(desk)
    if layout is None:
        raise NotThere
    texts, begun = words(language, pack), Step(progress, 0, 1)
    chosen = gather(vault, case, layout, items, incidents, passages, begun)
    made = documents(chosen, layout, texts, vault.now(), PREVIEW, begun)
    draw = import_module("companion.report.pdf").draw  # not at the start: reportlab takes 0.2 s
    drafts = []
    for done, document in enumerate(made):
        pdf = draw(document, step=Step(progress, done * _WORK, len(made) * _WORK, _WORK))
        text = plain.write(replace(document, subtitle=""))  # that it is a preview
        drafts.append(Draft(document.title, pdf, _count(pdf), text))
    progress(1, 1)
    return Preview(
        tuple(drafts),
        len(chosen.incidents),
        len(chosen.items),
        len(chosen.files),
        len(chosen.passages),
        named(chosen, layout, (draft.text for draft in drafts)),
        _left(chosen, layout, "\n".join(draft.text for draft in drafts)),
    )


def _left(chosen: Chosen, layout: Layout, text: str) -> tuple[str, ...]:
    if layout.names == "full":
        return ()
    return tuple(dict.fromkeys(filter(None, (names.left(p.name, text) for p in chosen.named))))


def page(pdf: bytes, number: int, width: int) -> Page:
    """Page `number`, from 0, `width` pixels wide. Not on two threads at once."""
    library = import_module("pypdfium2")
    with library.PdfDocument(pdf) as document:
        leaf = document[number]
        # RGB, three bytes each; rows may be longer than what is in them. Sizes are rounded up.
        bitmap = leaf.render(scale=(width - 0.1) / leaf.get_width(), rev_byteorder=True)
        row, stride = 3 * bitmap.width, bitmap.stride
        pixels = bytes(bitmap.buffer)
        rgb = b"".join(pixels[at : at + row] for at in range(0, stride * bitmap.height, stride))
        text = leaf.get_textpage().get_text_range()
        return Page(Picture(bitmap.width, bitmap.height, rgb), text.replace("\r\n", "\n"))


def _count(pdf: bytes) -> int:
    with import_module("pypdfium2").PdfDocument(pdf) as document:
        return len(document)
