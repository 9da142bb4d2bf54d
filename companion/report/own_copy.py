"""The person's own copy of an export: to hand in file by file, to paste from, to go on with.

A bundle has names that say nothing; the forms of a desk show names to people. So the same
documents and files stand here again under names in the person's language:

    00_표지.pdf  01_고소장.pdf  01_고소장.docx  01_고소장.txt …  증01_20261120_텔레그램_대화방.png …

PDFs and files are those of the bundle, byte for byte: its fingerprints hold for them, too.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO

from companion import cases, consents, countries, evidence, files
from companion.intake import probe
from companion.keys import Random
from companion.letters import Cleaner
from companion.packs import Pack
from companion.progress import Progress, Step, quiet
from companion.records import Evidence
from companion.report import bundle, captures, plain, unfinished
from companion.report.blocks import Document
from companion.report.bundle import Export
from companion.report.chosen import Chosen, gather
from companion.report.content import documents
from companion.report.writing import Writing, begin, words
from companion.vault import Vault

_WORK = 1000  # of progress, a document or a file
_PART = 40  # letters: with three bytes each, a name stays under the 255 bytes of every system


def write(
    vault: Vault,
    case: int,
    made: Export,
    target: Path,
    items: Collection[int] | None = None,
    incidents: Collection[int] | None = None,
    progress: Progress = quiet,
    pack: Pack | None = None,
    random: Random = os.urandom,
    passages: Collection[int] = (),
) -> tuple[str, ...]:
    """Write the copy of `made` into `target`, a new or empty folder; the names in it, in order.

    What is chosen as for `bundle.write`, nothing changed since. Noted down is the export alone.
    Nothing half-written is left. `progress(done, total)` counts files and may raise Cancelled.
    Raises as `bundle.write`.
    """
    target, begun = unfinished.free(vault, target), Step(progress, 0, 1)
    pack = pack or countries.pack(vault, cases.find(vault, case).pack)
    layout, texts = pack.reports[made.desk], words(made.language, pack)
    consents.require(vault, case, made.desk)
    chosen = gather(vault, case, layout, items, incidents, passages, begun)
    w = begin(chosen, layout, texts, made.made_at, made.mark)
    drawn = documents(chosen, layout, texts, made.made_at, made.mark, begun)
    kept = [item for item in chosen.items if item.id in chosen.files]
    total = len(drawn) + len(kept)
    front = f"00_{_plain(texts.say('report.cover.file'))}.pdf"
    names = [front]
    with unfinished.grown(vault, target, random) as growing:
        titles = [document.title for document in drawn]
        files.write(growing / front, bundle.cover_of(made, titles, texts, chosen.practised))
        for number, document in enumerate(drawn, 1):
            step = Step(progress, (number - 1) * _WORK, total * _WORK, _WORK)
            step()
            name = f"{number:02}_{_plain(document.title)}"
            for ending, data in _forms(vault, chosen, document, step):
                files.write(growing / f"{name}.{ending}", data)
                names.append(f"{name}.{ending}")
        for done, item in enumerate(kept, len(drawn)):
            names.append(file_name(w, item))
            step = Step(progress, done * _WORK, total * _WORK, _WORK)
            with open(files.create(growing / names[-1]), "wb", buffering=0) as file:
                # Left to the end, the disk would write for seconds, and nothing moved meanwhile.
                with files.Flow(file.fileno()) as flow:
                    _copy(vault, item, file, flow, step)
                os.fsync(file.fileno())
        files.sync_folder(growing)
    progress(total, total)
    return tuple(names)


def _copy(vault: Vault, item: Evidence, file: BinaryIO, flow: files.Flow, step: Step) -> None:
    done = 0
    for piece in evidence.content(vault, item):
        step.of(done, item.size)
        files.put(file, piece)
        flow.add(len(piece))
        done += len(piece)


def file_name(w: Writing, item: Evidence) -> str:
    """What a file is called for people: its exhibit, the day, the platform, what it is.

    What the desk may not know, and a day that is not known for sure, is left out.
    """
    number, part = w.chosen.number(item)
    named = w.say("file_part" if part > 1 else "file", number=f"{number:02}", part=part)
    parts = [named, _day(w, item)]
    if w.read.may("evidence.account"):
        account = w.read.read(item, "account")
        parts += [w.platform(known) for known in w.chosen.accounts if known.id == account]
    parts.append(w.read.text(item, "title"))
    name = "_".join(part for part in map(_plain, parts) if part)
    return f"{name}.{probe.EXTENSIONS.get(item.media, 'bin')}"


def _day(w: Writing, item: Evidence) -> str:
    """The day the item was obtained, else the day it was seen, as 20261120."""
    for name in ("obtained", "seen"):
        if w.may(item, name):
            when = w.read.read(item, name)
            first, last = when.earliest, when.latest
            if first and last and first.date() == last.date():
                return f"{first:%Y%m%d}"
    return ""


def _plain(text: str) -> str:
    """Letters and digits of any script, with one "_" for all else; no longer than _PART."""
    seen = unicodedata.normalize("NFC", Cleaner().clean(text))
    kept = "".join(one if unicodedata.category(one)[0] in "LN" else "_" for one in seen)
    return re.sub("_+", "_", kept).strip("_")[:_PART].rstrip("_")


def _forms(
    vault: Vault, chosen: Chosen, document: Document, step: Step
) -> Iterator[tuple[str, bytes]]:
    from companion.report import pdf, word  # here, for their libraries take 0.4 s

    first = step.half()
    pictures = captures.drawn(vault, chosen, first)
    yield "pdf", pdf.draw(document, step=first, pictures=pictures)
    yield "docx", word.draw(document, step.half(second=True))
    # Windows takes a text file without the mark for one in the old Korean encoding.
    yield "txt", b"\xef\xbb\xbf" + plain.write(document).replace("\n", "\r\n").encode("utf-8")
