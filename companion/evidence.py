"""Evidence: taken in whole, kept untouched, and never what the law forbids to keep.

The guard asks what a file shows before a byte of it can reach the vault (`Shows`). For a
person who is or may be under 19 no original is kept: 아동ㆍ청소년의 성보호에 관한 법률 제11조제5항
knows no exception for evidence. An item without a picture is complete.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from companion import excerpts, exhibits, files, kept, masked, objects, provenance, snapshots, typed
from companion.cases import find
from companion.digests import Digests
from companion.errors import Forbidden, NotThere, ObjectDamaged, ObjectMissing
from companion.exhibits import New
from companion.intake import probe, source
from companion.intake.chats import reading
from companion.masked import Origin
from companion.objects import Sealed
from companion.progress import Progress, Step, quiet
from companion.records import Case, Evidence, Kind, Provenance, Role, Shows, Source
from companion.rows import alter, put
from companion.vault import Vault

LIMIT = source.LIMIT
_KEPT = (Kind.FILE, Kind.CHAT_EXPORT)


def refusal(case: Case, shows: Shows) -> str:
    """Why the guard keeps no bytes of such a file: a reason for Forbidden, or "" when it may."""
    if shows in (Shows.SEXUAL_MINOR, Shows.UNSURE):
        return "under19"
    if shows is Shows.SEXUAL_ADULT and case.role in (Role.SUPPORT, Role.TEACHER):
        return "not_yours"
    return ""


def take_in(
    vault: Vault,
    case: int,
    path: Path | source.Inflow,
    shows: Shows,
    about: Provenance = Provenance(),
    incident: int | None = None,
    progress: Progress = quiet,
    kind: Kind = Kind.FILE,
) -> Evidence:
    """Keep a file: sealed, hashed in the same pass, then named by a row, or not at all.

    `kind` is FILE or CHAT_EXPORT. The bytes are never altered. The same bytes twice in a case
    give the item that is there, with one more of its `sources`. `progress(done, total)` in
    bytes; raise Cancelled in it to stop. Raises Forbidden before anything is read, NotAFile,
    Unreadable, EmptyFile, TooLarge, ChangedWhileRead, NoSpace, VaultReadOnly, TooLong, NotThere.
    """
    _allow(vault, case, shows)
    if kind not in _KEPT:
        raise ValueError(kind)
    with source.opened(path) as found:
        facts = {"media": found.media, "original_name": exhibits.name_of(path.name)}
        new = New(case, kind, shows, provenance.clean(about), incident, facts)
        return _take(vault, new, found.file, found.size, found.still_whole, progress)


def take_in_bytes(
    vault: Vault,
    case: int,
    data: bytes,
    shows: Shows,
    about: Provenance = Provenance(),
    incident: int | None = None,
    progress: Progress = quiet,
) -> Evidence:
    """Keep what never was a file, such as a picture from the clipboard; else as `take_in`.

    Raises Forbidden, EmptyFile, TooLarge, NoSpace, VaultReadOnly, TooLong, NotThere.
    """
    _allow(vault, case, shows)
    source.measure(len(data))
    facts = {"media": probe.media(data[: probe.HEAD])}
    new = New(case, Kind.FILE, shows, provenance.clean(about), incident, facts)
    return _take(vault, new, io.BytesIO(data), len(data), _always_whole, progress)


def keep_masked(
    vault: Vault,
    case: int,
    png: bytes,
    origin: Origin,
    about: Provenance = Provenance(),
    incident: int | None = None,
    progress: Progress = quiet,
) -> Evidence:
    """Keep a masked copy: new pixels as PNG, and only the digest of what they were made from.

    `png` is what `masked.encode` makes. Of the item, `sha256` and `size` are those of what was
    masked. `progress` may raise Cancelled. Raises Forbidden for a holder who keeps no sexual
    picture, NotMasked for bytes that are the original or hold more than pixels, NotThere, TooLong,
    NoSpace, VaultReadOnly.
    """
    whole = Step(progress, 0, 1000, 1000)
    holder, origin = find(vault, case), _origin(vault, case, masked.clean(origin))
    width, height = masked.allow(holder, png, origin, whole.half().of)
    facts = {"media": masked.MEDIA, "sha256": origin.sha256, "size": origin.size}
    if origin.shows is Shows.ORDINARY:  # the name of another can itself be hurtful
        facts["original_name"] = origin.name
    made = {"origin": origin.item, "made_by": origin.made_by, "why": origin.why}
    look = {"md5": "", "width": width, "height": height, "quality": 0, "pdq": ""}
    beside = (("masked", made), ("look", look))
    also = (f"evidence:{origin.item}",) if origin.item is not None else ()
    about = provenance.clean(about)
    new = New(case, Kind.MASKED_COPY, origin.shows, about, incident, facts, beside, also)
    sealed = objects.seal(vault.objects, io.BytesIO(png), len(png), whole.half(second=True).of)
    try:
        return get(vault, exhibits.write(vault, new, sealed))
    except BaseException as error:
        exhibits.undo(vault, sealed, error)
        raise


def fingerprint(
    vault: Vault,
    case: int,
    path: Path | source.Inflow,
    shows: Shows,
    about: Provenance = Provenance(),
    incident: int | None = None,
    progress: Progress = quiet,
) -> Evidence:
    """Note a file by SHA-256, MD5, size and type; its bytes are read once and not kept anywhere.

    Raises NotAFile, Unreadable, EmptyFile, TooLarge, ChangedWhileRead, NoSpace, TooLong.
    """
    find(vault, case)
    done = 0
    with (
        source.opened(path) as found,
        Digests(found.file, objects.CHUNK, md5=True) as digests,
    ):
        for _, length in digests.chunks():
            done += length
            progress(done, found.size)
        found.still_whole()
        sha256, md5 = digests.hex()
    # The name of such a file can itself be hurtful or name people: it is not kept.
    facts = {"sha256": sha256, "size": done, "media": found.media}
    look = {"md5": md5, "width": 0, "height": 0, "quality": 0, "pdq": ""}
    about = provenance.clean(about)
    new = New(case, Kind.FINGERPRINT, shows, about, incident, facts, (("look", look),))
    return get(vault, exhibits.write(vault, new))


def refer(
    vault: Vault,
    case: int,
    about: Provenance,
    kind: Kind = Kind.REFERENCE,
    shows: Shows = Shows.ORDINARY,
    incident: int | None = None,
) -> Evidence:
    """Note an item without a file: where it was seen, or who holds it. A complete item.

    `kind` is REFERENCE or HELD_ELSEWHERE. Raises TooLong, NotThere, NoSpace.
    """
    if kind not in (Kind.REFERENCE, Kind.HELD_ELSEWHERE):
        raise ValueError(kind)
    find(vault, case)
    new = New(case, kind, shows, provenance.clean(about), incident)
    return get(vault, exhibits.write(vault, new))


def get(vault: Vault, ident: int) -> Evidence:
    """One item. Raises NotThere."""
    row = vault.row("SELECT * FROM evidence WHERE id = ?", ident)
    if row is None:
        raise NotThere
    return exhibits.record(row)


def items(vault: Vault, case: int, most: int = -1) -> list[Evidence]:
    """The items of a case that are not in the bin, by number; the first `most` of them."""
    rows = vault.rows(
        "SELECT * FROM evidence WHERE casefile = ? AND removed_at = '' ORDER BY number LIMIT ?",
        case,
        most,
    )
    return [exhibits.record(row) for row in rows]


def bin_of(vault: Vault, case: int) -> list[Evidence]:
    """What was put in the bin, last first."""
    rows = vault.rows(
        "SELECT * FROM evidence WHERE casefile = ? AND removed_at <> ''"
        " ORDER BY removed_at DESC, number",
        case,
    )
    return [exhibits.record(row) for row in rows]


def edit(vault: Vault, ident: int, about: Provenance) -> Evidence:
    """Change what is written about an item; its bytes, digest and number stay. Raises NotThere."""
    get(vault, ident)
    with vault.change("evidence.edited", f"evidence:{ident}") as db:
        alter(db, "evidence", ident, provenance.columns(provenance.clean(about)))
    return get(vault, ident)


def tell(vault: Vault, idents: Sequence[int], more: Provenance, progress: Progress = quiet) -> None:
    """Add to what is written about several items, one after the other; no word there is lost.

    Telling the same twice is once, so it may be tried again, also after `progress(done, total)`,
    called before each item, raised Cancelled: what was told until then stays told. Raises
    NotThere, TooLong, NoSpace.
    """
    more = provenance.clean(more)
    for done, ident in enumerate(idents):
        progress(done, len(idents))
        before = provenance.of(get(vault, ident))
        told = provenance.joined(before, more)
        if told != before:
            edit(vault, ident, told)


def remove(vault: Vault, ident: int) -> None:
    """Put an item in the bin; `restore` brings it back. Raises NotThere."""
    get(vault, ident)
    with vault.change("evidence.removed", f"evidence:{ident}") as db:
        alter(db, "evidence", ident, {"removed_at": vault.stamp()})


def restore(vault: Vault, ident: int) -> None:
    """Take an item out of the bin. Raises NotThere."""
    get(vault, ident)
    with vault.change("evidence.restored", f"evidence:{ident}") as db:
        alter(db, "evidence", ident, {"removed_at": ""})


def erase(vault: Vault, ident: int, why: str = "", *, excerpts_too: bool = True) -> None:
    """Delete the kept bytes for good: first their key, then the file. Number and digest stay.

    What tells how a picture looks goes with them, and so do the excerpts of a chat, which are words
    of it, unless the person wants to keep them. `why` is in the person's words, "" for not said.
    Raises NotThere, TooLong.
    """
    item, why = get(vault, ident), typed.story(why)
    if item.object is None:
        return
    sealed = exhibits.sealed(vault, item)
    looks = [row[0] for row in vault.rows("SELECT id FROM look WHERE evidence = ?", ident)]
    subjects = [f"evidence:{ident}", f"object:{item.object}", *(f"look:{one}" for one in looks)]
    said = exhibits.deed(vault, ident, "deleted", why=why) if why else None
    subjects += [f"custody:{said['id']}"] if said else []
    quoted = [one.id for one in excerpts.of_item(vault, ident)] if excerpts_too else []
    binned = excerpts.binned_of(vault, ident) if excerpts_too else []
    subjects += [*excerpts.subjects_of(vault, quoted), *(f"binned:{one}" for one in binned)]
    with vault.change("evidence.erased", *subjects) as db:
        excerpts.forget(db, quoted, vault.stamp())
        db.executemany("DELETE FROM binned WHERE id = ?", [(one,) for one in binned])
        alter(db, "evidence", ident, {"object": None, "kind": str(Kind.FINGERPRINT)})
        db.execute("DELETE FROM object WHERE id = ?", (item.object,))
        db.execute("UPDATE look SET quality = 0, pdq = '' WHERE evidence = ?", (ident,))
        if said:
            put(db, "custody", said)
    objects.delete(vault.objects, sealed.name)


def answer(vault: Vault, ident: int, shows: Shows) -> Evidence:
    """Say anew what an item shows; the earlier answer stays in the journal alone.

    Bytes that the guard would not let in by this answer are deleted for good first, as by `erase`.
    Raises NotThere, NoSpace, VaultReadOnly.
    """
    item = get(vault, ident)
    if shows is item.shows:
        return item
    case = find(vault, item.case)
    masks = item.kind is Kind.MASKED_COPY
    if item.object is not None and (masked.refusal if masks else refusal)(case, shows):
        erase(vault, ident)
    with vault.change("evidence.answered", f"evidence:{ident}") as db:
        alter(db, "evidence", ident, {"shows": str(shows)})
    return get(vault, ident)


def attach(vault: Vault, incident: int, ident: int) -> None:
    """Let an incident name an item; twice is once. Raises NotThere."""
    with vault.change("incident.edited", f"incident:{incident}") as db:
        exhibits.link(db, incident, ident)


def incidents_of(vault: Vault, ident: int) -> list[int]:
    """The incidents that name an item."""
    sql = "SELECT incident FROM incident_evidence WHERE evidence = ? ORDER BY incident"
    return [row[0] for row in vault.rows(sql, ident)]


def sources(vault: Vault, ident: int) -> list[Source]:
    """Every way an item's bytes came, the first first. Raises NotThere."""
    return exhibits.sources(vault, get(vault, ident))


def content(vault: Vault, item: Evidence) -> Iterator[memoryview]:
    """The kept bytes, in chunks valid until the next.

    Raises ObjectMissing, ObjectDamaged, and NotThere for an item whose bytes are not kept.
    """
    try:
        yield from objects.read(vault.objects, exhibits.sealed(vault, item))
    except FileNotFoundError:
        raise ObjectMissing(item.number) from None
    except (objects.Damaged, OSError):
        raise ObjectDamaged(item.number) from None


def is_there(vault: Vault, item: Evidence) -> bool:
    """Whether the kept file lies in its place at its full length; it is not read.

    Raises NotThere for an item whose bytes are not kept.
    """
    return objects.there(vault.objects, exhibits.sealed(vault, item))


def sweep(vault: Vault, before: float | None = None) -> int:
    """Delete what an interrupted intake or deletion left behind; how many files of items.

    Whole files that neither a row nor a copy in the folder names are deleted when last written
    before `before`, in seconds since 1970; without it, a week ago. Never beside an intake, so in
    the same lane, at opening. Raises VaultReadOnly.
    """
    snapshots.sweep(vault)
    kept.sweep(vault)
    named = {row[0] for row in vault.rows("SELECT name FROM object")}
    named |= snapshots.named(vault) | kept.named(vault)
    week_ago = vault.now().timestamp() - 7 * 24 * 3600
    return objects.sweep(vault.objects, named, week_ago if before is None else before)


def _allow(vault: Vault, case: int, shows: Shows) -> None:
    reason = refusal(find(vault, case), shows)
    if reason:
        raise Forbidden(reason)


def _origin(vault: Vault, case: int, origin: Origin) -> Origin:
    """With what the vault knows of it, where it is an item of the case. Raises NotThere."""
    if origin.item is None:
        return origin
    item = get(vault, origin.item)
    if item.case != case:
        raise NotThere
    return replace(
        origin, shows=item.shows, sha256=item.sha256, size=item.size, name=item.original_name
    )


def _always_whole() -> None:
    """Bytes in memory do not change under our hands."""


def _take(
    vault: Vault,
    new: New,
    file: files.Readable,
    size: int,
    still_whole: Callable[[], None],
    progress: Progress,
) -> Evidence:
    video = str(new.facts["media"]).startswith("video/")
    sealed = objects.seal(vault.objects, file, size, progress, md5=video)
    try:
        still_whole()
        known = exhibits.same(vault, new.case, sealed.sha256)
        if known is None:
            return get(vault, exhibits.write(vault, _measured(vault, new, sealed), sealed))
        exhibits.meet(vault, known, new)
    except BaseException as error:
        exhibits.undo(vault, sealed, error)
        raise
    objects.delete(vault.objects, sealed.name)
    return known


def _measured(vault: Vault, new: New, sealed: Sealed) -> New:
    """With what sealing told of its bytes, and a chat as one."""
    facts = {**new.facts, "sha256": sealed.sha256, "size": sealed.size}
    look = {"md5": sealed.md5, "width": 0, "height": 0, "quality": 0, "pdq": ""}
    kind = _kind(vault, sealed, str(new.facts["media"])) if new.kind is Kind.FILE else new.kind
    return replace(new, kind=kind, facts=facts, beside=(("look", look),) if sealed.md5 else ())


def _kind(vault: Vault, sealed: Sealed, media: str) -> Kind:
    """What kind of item the sealed bytes are, by their content."""
    with suppress(OSError, objects.Damaged):  # which whoever opens it will be told
        if reading.is_export(objects.read(vault.objects, sealed), media):
            return Kind.CHAT_EXPORT
    return Kind.FILE
