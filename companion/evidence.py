"""Evidence: taken in whole, kept untouched, and never what the law forbids to keep.

The guard asks what a file shows before a byte of it can reach the vault (`Shows`). For a
person who is or may be under 19 no original is kept: 아동ㆍ청소년의 성보호에 관한 법률 제11조제5항
knows no exception for evidence. An item without a picture is complete.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from companion import objects, typed, when
from companion.cases import find
from companion.errors import (
    ChangedWhileRead,
    EmptyFile,
    Forbidden,
    NotAFile,
    NotThere,
    ObjectDamaged,
    ObjectMissing,
    TooLarge,
    Unreadable,
)
from companion.intake import probe
from companion.objects import Progress, Sealed
from companion.records import Case, Evidence, Kind, Provenance, Role, Shows
from companion.vault import Vault, alter, plain, put

if TYPE_CHECKING:
    from sqlcipher3 import Connection, Row

LIMIT = 64 * 1024**3  # bytes of one item
_STORIES = ("description", "proves", "seen_by")


def quiet(done: int, total: int) -> None:
    """The progress callback of whoever does not want to know."""


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
    reason = refusal(find(vault, case), shows)
    if reason:
        raise Forbidden(reason)
    about = _clean(about)
    with _opened(path) as (file, facts):
        media = probe.media(_peek(file))
        sealed = objects.seal(vault.objects, file, facts.st_size, progress)
        try:
            _still(path, file, facts)
            known = _same(vault, case, sealed.sha256)
            if known is None:
                return _keep(vault, case, sealed, shows, media, path.name, about, incident)
        except BaseException:
            objects.delete(vault.objects, sealed.name)
            raise
    objects.delete(vault.objects, sealed.name)
    if incident is not None:
        attach(vault, incident, known.id)
    return known


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
    with _opened(path) as (file, facts):
        media = probe.media(_peek(file))
        while chunk := file.read(objects.CHUNK):
            sha.update(chunk)
            done += len(chunk)
            progress(done, facts.st_size)
        _still(path, file, facts)
    values = {"sha256": sha.hexdigest(), "size": done, "media": media}
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


def edit(vault: Vault, ident: int, about: Provenance) -> Evidence:
    """Change what is written about an item; its bytes, digest and number stay. Raises NotThere."""
    get(vault, ident)
    with vault.change("evidence.edited", f"evidence:{ident}") as db:
        alter(db, "evidence", ident, _columns(_clean(about)))
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
    """Let an incident name an item; twice is once."""
    with vault.change("incident.edited", f"incident:{incident}") as db:
        db.execute("INSERT OR IGNORE INTO incident_evidence VALUES (?, ?)", (incident, ident))


def incidents_of(vault: Vault, ident: int) -> list[int]:
    """The incidents that name an item."""
    sql = "SELECT incident FROM incident_evidence WHERE evidence = ? ORDER BY incident"
    return [row[0] for row in vault.rows(sql, ident)]


def content(vault: Vault, item: Evidence) -> Iterator[memoryview]:
    """The kept bytes, in chunks valid until the next. Raises ObjectMissing, ObjectDamaged."""
    try:
        yield from objects.read(vault.objects, _sealed(vault, item))
    except FileNotFoundError:
        raise ObjectMissing(item.number) from None
    except (objects.Damaged, OSError):
        raise ObjectDamaged(item.number) from None


def sweep(vault: Vault) -> int:
    """Delete what an interrupted intake left behind; how many files."""
    return objects.sweep(vault.objects, {row[0] for row in vault.rows("SELECT name FROM object")})


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
    row = _row(vault, ident, case, kind, shows, _clean(about)) | values
    with vault.change("evidence.added", *_subjects(ident, case, incident)) as db:
        _number(db, case, row)
        _link(db, incident, ident)
    return get(vault, ident)


def _keep(
    vault: Vault,
    case: int,
    sealed: Sealed,
    shows: Shows,
    media: str,
    name: str,
    about: Provenance,
    incident: int | None,
) -> Evidence:
    ident, kept = vault.new_id(), vault.new_id()
    row = _row(vault, ident, case, Kind.FILE, shows, about) | {
        "object": kept,
        "sha256": sealed.sha256,
        "size": sealed.size,
        "media": media,
        "original_name": typed.line(os.fsencode(name).decode("utf-8", "replace")[: typed.LINE]),
    }
    subjects = (*_subjects(ident, case, incident), f"object:{kept}")
    with vault.change("evidence.added", *subjects, sha256=sealed.sha256, size=sealed.size) as db:
        facts = {"name": sealed.name, "key": sealed.key, "size": sealed.size}
        put(db, "object", {"id": kept, **facts, "sha256": sealed.sha256})
        _number(db, case, row)
        _link(db, incident, ident)
    return get(vault, ident)


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
    } | _columns(about)


def _columns(about: Provenance) -> dict[str, object]:
    times = {"seen": when.dump(about.seen), "obtained": when.dump(about.obtained)}
    return _plain(about) | times


def _clean(about: Provenance) -> Provenance:
    cleaned: dict[str, Any] = {}
    for name, value in _plain(about).items():
        if isinstance(value, str):
            tidy = typed.story if name in _STORIES else typed.link if name == "url" else typed.line
            cleaned[name] = tidy(value)
    return replace(about, **cleaned)


def _plain(about: Provenance) -> dict[str, object]:
    return {name: getattr(about, name) for name in Provenance.__dataclass_fields__}


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
    row = vault.row(
        "SELECT * FROM evidence WHERE casefile = ? AND sha256 = ? AND object IS NOT NULL"
        " AND removed_at = '' ORDER BY number LIMIT 1",
        case,
        sha256,
    )
    return _record(row) if row else None


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, os.stat_result]]:
    """Open an ordinary file without following a link and without waiting on a pipe."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            raise NotAFile
        handle = os.open(path, flags)
    except (OSError, ValueError):
        raise Unreadable from None
    with open(handle, "rb", buffering=0) as file:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            raise NotAFile
        if facts.st_size == 0:
            raise EmptyFile
        if facts.st_size > LIMIT:
            raise TooLarge(LIMIT)
        yield file, facts  # type: ignore[misc]


def _peek(file: BinaryIO) -> bytes:
    head = file.read(probe.HEAD)
    file.seek(0)
    return head


def _still(path: Path, file: BinaryIO, facts: os.stat_result) -> None:
    """Refuse a file that changed, grew or was replaced while it was read."""
    now = os.fstat(file.fileno())
    with suppress(OSError):
        there = os.lstat(path)
        if (now.st_size, now.st_mtime_ns) == (facts.st_size, facts.st_mtime_ns) and os.path.samestat(
            there, facts
        ):
            return
    raise ChangedWhileRead
