"""Writing a bundle: documents, files and logs for one desk, in one act or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import structs

from companion import __version__, consents, countries, evidence, submissions
from companion.errors import NoStamp, NotThere, ObjectDamaged
from companion.facts import Layout
from companion.keys import Random
from companion.packs import Pack
from companion.progress import Progress, Step, quiet
from companion.receipts import Exported, Sum
from companion.records import Kind
from companion.report import bag, captures, forms, linked, logs, offline, unfinished
from companion.report.blocks import Document, Pictures
from companion.report.chosen import Chosen, gather
from companion.report.content import documents
from companion.report.forms import Form, Piece, Place, Put, Seal
from companion.report.guide import guides
from companion.report.lists import file_name
from companion.report.stamp import Stamper
from companion.report.writing import PREVIEW, Mark, begin, words
from companion.texts import Texts
from companion.vault import Clock, Vault

_PAGE_WORK = 32 << 20  # a document takes about as long as so many bytes of files


@dataclass(frozen=True, slots=True)
class Export:
    """A bundle that was made: `folder` is where, a file's path where it is one. Names are inside.

    `items` are their numbers. `manifest_sha256` (hex) stands for the whole bundle: who has it can
    tell any change; `mark` is what its pages say of it. `stamped` is what each authority that was
    to be asked says, in their order: the moment, or why it says none.
    """

    id: str
    desk: str
    language: str
    folder: Path
    made_at: datetime
    manifest_sha256: str
    documents: tuple[str, ...]
    files: tuple[str, ...]
    items: tuple[int, ...]
    mark: Mark
    stamped: tuple[datetime | NoStamp, ...] = ()


def write(
    vault: Vault,
    case: int,
    desk: str,
    language: str,
    target: Path,
    items: Collection[int] | None = None,
    incidents: Collection[int] | None = None,
    progress: Progress = quiet,
    pack: Pack | None = None,
    now: Clock | None = None,
    random: Random = os.urandom,
    passages: Collection[int] = (),
    stamps: Sequence[Stamper] = (),
    form: Form = Form.FOLDER,
    seal: Seal | None = None,
    log: bool = True,
) -> Export:
    """Write the bundle for `desk` into `target`, and note it down.

    That is a new or empty folder or, in another `form`, a new file; `seal` opens a sealed one.
    `items` and `incidents` are ids, None for all this desk may get; a masked copy of something
    sexual, and any of the `passages` of the statement, goes along only when it is named. Memory
    does not grow with the files. Until all of it is on the disk nothing stands at `target`, and
    whatever goes wrong nothing is left. `progress(done, total)` may raise Cancelled. `stamps` ask
    an authority each for the time, the first two; one that gives none holds up nothing. Without
    `log` nothing says what was done when, also where the desk would be told. Raises NoConsent where
    one holds the case of another, TargetNotEmpty, NotThere, NothingToReport, FontMissing,
    ObjectMissing, ObjectDamaged, NoSpace, VaultReadOnly, PackError.
    """
    target, begun = unfinished.free(vault, target, form is Form.FOLDER), Step(progress, 0, 1)
    begun()
    pack = pack or countries.pack(vault, _pack_of(vault, case))
    layout = _layout(pack, desk, log)
    consents.require(vault, case, desk)
    at = (now or vault.now)()
    chosen = gather(vault, case, layout, items, incidents, passages, begun)
    name = f"{at.astimezone():%Y%m%d}-{random(4).hex()}"
    asked = stamps[: len(bag.STAMPS)]
    job = _Job(vault, chosen, layout, words(language, pack), at, name, progress, asked)
    with (
        unfinished.grown(vault, target, random, form is Form.FOLDER) as growing,
        forms.place(form, growing, seal, random) as place,
    ):
        filled = _Bag(place)
        made = _fill(job, filled, target)
    if form is not Form.FOLDER and (whole := forms.digest(target)):
        filled.digests[submissions.WHOLE] = whole
    _note(vault, case, made, filled.digests)
    return made


@dataclass(frozen=True, slots=True)
class _Job:
    """One export: what, for whom, and when."""

    vault: Vault
    chosen: Chosen
    layout: Layout
    texts: Texts
    at: datetime
    id: str
    progress: Progress
    stamps: Sequence[Stamper]


@dataclass(slots=True)
class _Bag:
    """What was put into the bundle so far: digests and lengths by name."""

    place: Place
    digests: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, data: bytes) -> str:
        """Put a file in; its digest."""
        with self.open(name) as put:
            put(data)
        return self.digests[name]

    @contextmanager
    def open(self, name: str, known: str = "", size: int = 0) -> Iterator[Put]:
        """Put a file in piece by piece.

        `known` is its digest and `size` its length where somebody checks them anyway.
        """
        sha, length = hashlib.sha256(), 0

        with self.place.open(name, size) as onward:

            def put(piece: Piece) -> None:
                nonlocal length
                if not known:
                    sha.update(piece)
                length += len(piece)
                onward(piece)

            yield put
        self.digests[name], self.sizes[name] = known or sha.hexdigest(), length


def _fill(job: _Job, made: _Bag, target: Path) -> Export:
    """Everything into the bag, what is quick to fail first, the large files last."""
    kept = [item for item in job.chosen.items if item.id in job.chosen.files]
    for item in kept:  # a file's bytes are those that were met at intake
        if item.kind is not Kind.MASKED_COPY and job.chosen.files[item.id].sha256 != item.sha256:
            raise ObjectDamaged(item.number)
    mark = _logs(job, made)
    total = sum(copy.size for copy in job.chosen.files.values())
    begun = Step(job.progress, 0, 1)
    drawn = documents(job.chosen, job.layout, job.texts, job.at, mark, begun)
    total += _PAGE_WORK * len(drawn)
    done, titles = 0, list[str]()
    for number, document in enumerate(drawn, 1):
        step = Step(job.progress, done, total, _PAGE_WORK)
        typeset = _typeset(document, step, captures.drawn(job.vault, job.chosen, step))
        made.add(f"{bag.DOCUMENTS}{number:02}_{document.id}.pdf", typeset)
        titles.append(document.title)
        done += _PAGE_WORK
        job.progress(done, total)
    for item in kept:
        name = bag.FILES + file_name(item)
        copy = job.chosen.files[item.id]
        with made.open(name, copy.sha256, copy.size) as put:
            for piece in evidence.content(job.vault, item):
                put(piece)
                done += len(piece)
                job.progress(done, total)
    for language, guide in guides(job.layout.chain, stamps=len(job.stamps)).items():
        made.add(bag.GUIDE.format(language=language), guide)
    return _close(job, made, mark, target, titles)


def _logs(job: _Job, made: _Bag) -> Mark:
    """The logs first: what they come to is printed on every page."""
    seq, head = job.vault.head if job.layout.chain else (0, b"")
    w = begin(job.chosen, job.layout, job.texts, job.at, PREVIEW)
    log = made.add(bag.EVIDENCE_LOG, logs.evidence_log(w))
    mark = Mark(job.id, log, seq, head.hex())
    rows: list[list[str]] = []
    if job.layout.chain:
        with made.open(bag.JOURNAL) as put:
            for line, row in logs.journal(job.vault, job.chosen, seq):
                put(line)
                rows += [row] if row is not None else []
    w = begin(job.chosen, job.layout, job.texts, job.at, mark)
    if job.layout.chain:
        made.add(bag.CUSTODY_LOG, logs.custody_log(w, rows, job.at))
    if job.layout.linked:
        made.add(bag.LINKED, linked.linked_data(w, rows))
    return mark


def _close(job: _Job, made: _Bag, mark: Mark, target: Path, titles: list[str]) -> Export:
    payload = dict(made.digests)
    info = {
        "Bag-Software-Agent": f"companion {__version__}",
        "Bagging-Date": f"{job.at.astimezone():%Y-%m-%d}",
        "External-Identifier": job.id,
        "Payload-Oxum": f"{sum(made.sizes.values())}.{len(payload)}",
        "Companion-Format": bag.FORMAT,
    }
    if job.chosen.practised:
        info["External-Description"] = "Practice: all of it is made up"
    if mark.head:
        info["Log-Head"] = f"{mark.seq} {mark.head}"
    manifest = made.add(bag.MANIFEST, bag.listing(payload))
    stamped = tuple(_stamped(job, made, manifest))
    export = Export(
        job.id,
        job.layout.id,
        job.texts.language,
        target,
        job.at,
        manifest,
        tuple(name for name in payload if name.startswith(bag.DOCUMENTS)),
        tuple(name for name in payload if name.startswith(bag.FILES)),
        tuple(item.number for item in job.chosen.items),
        mark,
        stamped,
    )
    made.add(bag.COVER, cover_of(export, titles, job.texts, job.chosen.practised))
    made.add(offline.NAME, offline.page())
    made.add(bag.BAGIT, bag.DECLARATION)
    made.add(bag.INFO, bag.described(info))
    tags = {name: digest for name, digest in made.digests.items() if name not in payload}
    made.add(bag.TAGS, bag.listing(tags))
    made.place.end()
    return export


def cover_of(export: Export, titles: Sequence[str], texts: Texts, practised: bool = False) -> bytes:
    """The cover sheet of a bundle whose documents have these titles. Raises FontMissing."""
    from companion.report import cover  # here, as in `_typeset`

    named = [name.removeprefix(bag.DOCUMENTS) for name in export.documents]
    listed = list(zip(named, titles, strict=True))
    counts = (len(export.files), len(export.items))
    known = (export.id, export.made_at, export.manifest_sha256)
    return cover.draw(cover.Facts(*known, listed, *counts, practised), texts)


def _stamped(job: _Job, made: _Bag, manifest: str) -> Iterator[datetime | NoStamp]:
    """The moment each authority puts to the manifest, or why it puts none."""
    names = iter(bag.STAMPS)
    for ask in job.stamps:
        try:
            got = ask(bytes.fromhex(manifest), partial(job.progress, 1, 1))
        except NoStamp as error:
            yield error
        else:
            made.add(next(names), got.reply)
            yield got.at


def _note(vault: Vault, case: int, made: Export, digests: Mapping[str, str]) -> None:
    """Note the export down, and what is in it; one that cannot be noted does not stay."""
    details: dict[str, object] = {
        "desk": made.desk,
        "language": made.language,
        "export": made.id,
        "manifest": made.manifest_sha256,
        "items": list(made.items),
    }
    sums = tuple(Sum(name, digests[name]) for name in sorted(digests))
    told = Exported(case, made.id, made.desk, made.language, made.manifest_sha256, sums)
    try:
        submissions.note_export(vault, told, **details)
    except BaseException:
        unfinished.drop(made.folder)
        raise


def _layout(pack: Pack, desk: str, log: bool) -> Layout:
    if desk not in pack.reports:
        raise NotThere
    layout = pack.reports[desk]
    return layout if log else structs.replace(layout, chain=False)


def _pack_of(vault: Vault, case: int) -> str:
    row = vault.row("SELECT pack FROM casefile WHERE id = ?", case)
    if row is None:
        raise NotThere
    return str(row["pack"])


def _typeset(document: Document, step: Step, pictures: Pictures) -> bytes:
    from companion.report import pdf  # here, for reportlab takes 0.2 s: the program starts without

    return pdf.draw(document, step=step, pictures=pictures)
