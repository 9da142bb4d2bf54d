"""Evidence: taken in whole, kept untouched, and never what the law forbids to keep.

The guard asks what a file shows before a byte of it can reach the vault (`Shows`). For a
person who is or may be under 19 no original is kept: 아동ㆍ청소년의 성보호에 관한 법률 제11조제5항
knows no exception for evidence. An item without a picture is complete.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from companion import errors, kept, objects, provenance, snapshots, typed, when
from companion.cases import find
from companion.errors import Forbidden, NotThere, ObjectDamaged, ObjectMissing
from companion.intake import probe, source
from companion.objects import Sealed
from companion.progress import Progress, quiet
from companion.records import Case, Evidence, Kind, Provenance, Role, Shows
from companion.rows import alter, plain, put
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Connection, Row

LIMIT = source.LIMIT


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
    path: Path,
    shows: Shows,
    about: Provenance = Provenance(),
    incident: int | None = None,
    progress: Progress = quiet,
) -> Evidence:
    """Keep a file: sealed, hashed in the same pass, then named by a row, or not at all.

    The bytes are never altered. The same bytes twice in a case give the item that is there.
    `progress(done, total)` in bytes; raise Cancelled in it to stop. Raises Forbidden before
    anything is read, NotAFile, Unreadable, EmptyFile, TooLarge, ChangedWhileRead, NoSpace,
    VaultReadOnly, TooLong, NotThere.
    """
    _allow(vault, case, shows)
    with source.opened(path) as found:
        new = _New(case, shows, found.media, path.name, provenance.clean(about), incident)
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
    new = _New(case, shows, probe.media(data[: probe.HEAD]), "", provenance.clean(about), incident)
    return _take(vault, new, io.BytesIO(data), len(data), _always_whole, progress)


def fingerprint(
    vault: Vault,
    case: int,
    path: Path,
    shows: Shows,
    about: Provenance = Provenance(),
    incident: int | None = None,
    progress: Progress = quiet,
) -> Evidence:
    """Note a file by SHA-256, size and type; its bytes are read once and not kept anywhere.

    Raises NotAFile, Unreadable, EmptyFile, TooLarge, ChangedWhileRead, NoSpace, TooLong.
    """
    find(vault, case)
    sha, done = hashlib.sha256(), 0
    with source.opened(path) as found:
        while chunk := found.read(objects.CHUNK):
            sha.update(chunk)
            done += len(chunk)
            progress(done, found.size)
        found.still_whole()
    values = {"sha256": sha.hexdigest(), "size": done, "media": found.media}
    # The name of such a file can itself be hurtful or name people: it is not kept.
    return _note(vault, case, Kind.FINGERPRINT, shows, about, incident, values)


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
    return _note(vault, case, kind, shows, about, incident, {})


def get(vault: Vault, ident: int) -> Evidence:
    """One item. Raises NotThere."""
    row = vault.row("SELECT * FROM evidence WHERE id = ?", ident)
    if row is None:
        raise NotThere
    return _record(row)


def items(vault: Vault, case: int) -> list[Evidence]:
    """The items of a case that are not in the bin, by number."""
    rows = vault.rows(
        "SELECT * FROM evidence WHERE casefile = ? AND removed_at = '' ORDER BY number", case
    )
    return [_record(row) for row in rows]


def bin_of(vault: Vault, case: int) -> list[Evidence]:
    """What was put in the bin, last first."""
    rows = vault.rows(
        "SELECT * FROM evidence WHERE casefile = ? AND removed_at <> ''"
        " ORDER BY removed_at DESC, number",
        case,
    )
    return [_record(row) for row in rows]


def edit(vault: Vault, ident: int, about: Provenance) -> Evidence:
    """Change what is written about an item; its bytes, digest and number stay. Raises NotThere."""
    get(vault, ident)
    with vault.change("evidence.edited", f"evidence:{ident}") as db:
        alter(db, "evidence", ident, provenance.columns(provenance.clean(about)))
    return get(vault, ident)


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


def erase(vault: Vault, ident: int) -> None:
    """Delete the kept bytes for good: first their key, then the file. Number and digest stay.

    Raises NotThere.
    """
    item = get(vault, ident)
    if item.object is None:
        return
    sealed = _sealed(vault, item)
    with vault.change("evidence.erased", f"evidence:{ident}", f"object:{item.object}") as db:
        alter(db, "evidence", ident, {"object": None, "kind": str(Kind.FINGERPRINT)})
        db.execute("DELETE FROM object WHERE id = ?", (item.object,))
    objects.delete(vault.objects, sealed.name)


def attach(vault: Vault, incident: int, ident: int) -> None:
    """Let an incident name an item; twice is once. Raises NotThere."""
    with vault.change("incident.edited", f"incident:{incident}") as db:
        db.execute("INSERT OR IGNORE INTO incident_evidence VALUES (?, ?)", (incident, ident))


def incidents_of(vault: Vault, ident: int) -> list[int]:
    """The incidents that name an item."""
    sql = "SELECT incident FROM incident_evidence WHERE evidence = ? ORDER BY incident"
    return [row[0] for row in vault.rows(sql, ident)]


def content(vault: Vault, item: Evidence) -> Iterator[memoryview]:
    """The kept bytes, in chunks valid until the next.

    Raises ObjectMissing, ObjectDamaged, and NotThere for an item whose bytes are not kept.
    """
    try:
        yield from objects.read(vault.objects, _sealed(vault, item))
    except FileNotFoundError:
        raise ObjectMissing(item.number) from None
    except (objects.Damaged, OSError):
        raise ObjectDamaged(item.number) from None


def is_there(vault: Vault, item: Evidence) -> bool:
    """Whether the kept file lies in its place at its full length; it is not read.

    Raises NotThere for an item whose bytes are not kept.
    """
    return objects.there(vault.objects, _sealed(vault, item))


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


def _note(
    vault: Vault,
    case: int,
    kind: Kind,
    shows: Shows,
    about: Provenance,
    incident: int | None,
    values: dict[str, object],
) -> Evidence:
    ident = vault.new_id()
    row = _row(vault, ident, case, kind, shows, provenance.clean(about)) | values
    with vault.change("evidence.added", *_subjects(ident, case, incident)) as db:
        _number(db, case, row)
        _link(db, incident, ident)
    return get(vault, ident)


@dataclass(frozen=True, slots=True)
class _New:
    """What is known about an item before its bytes are sealed."""

    case: int
    shows: Shows
    media: str
    name: str
    about: Provenance
    incident: int | None


def _allow(vault: Vault, case: int, shows: Shows) -> None:
    reason = refusal(find(vault, case), shows)
    if reason:
        raise Forbidden(reason)


def _always_whole() -> None:
    """Bytes in memory do not change under our hands."""


def _take(
    vault: Vault,
    new: _New,
    file: BinaryIO,
    size: int,
    still_whole: Callable[[], None],
    progress: Progress,
) -> Evidence:
    sealed = objects.seal(vault.objects, file, size, progress)
    try:
        still_whole()
        known = _same(vault, new.case, sealed.sha256)
        kept = _keep(vault, new, sealed) if known is None else known.id
    except BaseException as error:
        _undo(vault, sealed, error)
        raise
    if known is not None:
        objects.delete(vault.objects, sealed.name)
        if new.incident is not None:
            attach(vault, new.incident, kept)
    return get(vault, kept)


def _undo(vault: Vault, sealed: Sealed, error: BaseException) -> None:
    """Delete the object of an item that was not kept, where it is certain that it was not.

    A commit whose sync failed may be there after a crash, and Ctrl-C may come right after one
    that succeeded: a row must never find its object gone. What no row names is swept later.
    """
    if isinstance(error, errors.VaultReadOnly | errors.VaultDamaged):
        return
    with suppress(errors.VaultError):  # what went wrong first is what is told
        if not vault.rows("SELECT 1 FROM object WHERE name = ?", sealed.name):
            objects.delete(vault.objects, sealed.name)


def _keep(vault: Vault, new: _New, sealed: Sealed) -> int:
    ident, kept = vault.new_id(), vault.new_id()
    name = os.fsencode(new.name).decode("utf-8", "replace")
    row = _row(vault, ident, new.case, Kind.FILE, new.shows, new.about) | {
        "object": kept,
        "sha256": sealed.sha256,
        "size": sealed.size,
        "media": new.media,
        "original_name": typed.line(name, 4 * typed.LINE)[: typed.LINE],
    }
    subjects = (*_subjects(ident, new.case, new.incident), f"object:{kept}")
    with vault.change("evidence.added", *subjects, sha256=sealed.sha256, size=sealed.size) as db:
        facts = {"name": sealed.name, "key": sealed.key, "size": sealed.size}
        put(db, "object", {"id": kept, **facts, "sha256": sealed.sha256})
        _number(db, new.case, row)
        _link(db, new.incident, ident)
    return ident


def _subjects(ident: int, case: int, incident: int | None) -> tuple[str, ...]:
    linked = (f"incident:{incident}",) if incident is not None else ()
    return (f"evidence:{ident}", f"casefile:{case}", *linked)


def _number(db: Connection, case: int, row: dict[str, object]) -> None:
    """Give the next number and write the row. A number is never given twice."""
    db.execute("UPDATE casefile SET items = items + 1 WHERE id = ?", (case,))
    given = db.execute("SELECT items FROM casefile WHERE id = ?", (case,)).fetchone()[0]
    put(db, "evidence", row | {"number": given})


def _link(db: Connection, incident: int | None, ident: int) -> None:
    if incident is not None:
        db.execute("INSERT OR IGNORE INTO incident_evidence VALUES (?, ?)", (incident, ident))


def _row(
    vault: Vault, ident: int, case: int, kind: Kind, shows: Shows, about: Provenance
) -> dict[str, object]:
    return {
        "id": ident,
        "casefile": case,
        "kind": str(kind),
        "shows": str(shows),
        "object": None,
        "sha256": "",
        "size": 0,
        "media": "",
        "original_name": "",
        "taken_at": vault.stamp(),
        "removed_at": "",
    } | provenance.columns(about)


def _record(row: Row) -> Evidence:
    values = plain(row, "salt", "casefile")
    values |= {"seen": when.load(row["seen"]), "obtained": when.load(row["obtained"])}
    values |= {"kind": Kind(values["kind"]), "shows": Shows(values["shows"])}
    return Evidence(case=row["casefile"], **values)


def _sealed(vault: Vault, item: Evidence) -> Sealed:
    row = vault.row("SELECT name, key, size, sha256 FROM object WHERE id = ?", item.object)
    if row is None:
        raise NotThere
    return Sealed(row["name"], row["key"], row["size"], row["sha256"])


def _same(vault: Vault, case: int, sha256: str) -> Evidence | None:
    rows = vault.rows(
        "SELECT * FROM evidence WHERE casefile = ? AND sha256 = ? AND object IS NOT NULL"
        " AND removed_at = '' ORDER BY number",
        case,
        sha256,
    )
    # An item whose kept file is gone or cut short is not "there": its bytes are welcome again.
    found = (_record(row) for row in rows)
    return next((one for one in found if objects.there(vault.objects, _sealed(vault, one))), None)
