"""Rows of evidence: items, their objects and sources. The verbs stand in `evidence`."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from companion import errors, objects, provenance, typed, when
from companion.errors import NotThere
from companion.objects import Sealed
from companion.records import Evidence, Kind, Provenance, Shows, Source
from companion.rows import plain, put
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Connection, Row

_SAID = ("original_name", "obtained", "obtained_from", "method", "device", "taken_at")


@dataclass(frozen=True, slots=True)
class New:
    """What is known about an item before it has a row. `about` is clean (`provenance.clean`).

    `facts` are those of its file: media, original_name, sha256, size. `beside` has the rows of
    other tables that come with it, `also` the other subjects of its journal line.
    """

    case: int
    kind: Kind
    shows: Shows
    about: Provenance
    incident: int | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    beside: tuple[tuple[str, Mapping[str, object]], ...] = ()
    also: tuple[str, ...] = ()


def write(vault: Vault, new: New, sealed: Sealed | None = None) -> int:
    """Write an item with all that belongs to it, and the key of its bytes; its id.

    Raises NotThere, NoSpace, VaultReadOnly, and Forbidden or NotMasked by the guard in the
    database.
    """
    ident, kept = vault.new_id(), None if sealed is None else vault.new_id()
    rows = [(table, {"id": vault.new_id(), "evidence": ident, **row}) for table, row in new.beside]
    subjects = [f"evidence:{ident}", f"casefile:{new.case}", *new.also]
    subjects += [f"incident:{new.incident}"] if new.incident is not None else []
    subjects += [f"{table}:{row['id']}" for table, row in rows]
    subjects += [f"object:{kept}"] if kept is not None else []
    details: dict[str, Any] = {"sha256": sealed.sha256, "size": sealed.size} if sealed else {}
    row = {**_row(vault, ident, new), "object": kept, **new.facts}
    with vault.change("evidence.added", *subjects, **details) as db:
        if sealed:
            facts = {"name": sealed.name, "key": sealed.key, "size": sealed.size}
            put(db, "object", {"id": kept, **facts, "sha256": sealed.sha256})
        _number(db, new.case, row)
        for table, values in rows:
            put(db, table, values)
        if new.incident is not None:
            link(db, new.incident, ident)
    return ident


def meet(vault: Vault, item: Evidence, new: New) -> None:
    """Note that an item's bytes came once more. Raises NotThere, NoSpace, VaultReadOnly."""
    ident = vault.new_id()
    said = {"original_name": new.facts.get("original_name", ""), "taken_at": vault.stamp()}
    columns = provenance.columns(new.about)
    row = {name: columns[name] for name in _SAID if name in columns} | said
    subjects = [f"evidence:{item.id}", f"source:{ident}"]
    subjects += [f"incident:{new.incident}"] if new.incident is not None else []
    with vault.change("evidence.met", *subjects) as db:
        put(db, "source", {"id": ident, "evidence": item.id, **row})
        if new.incident is not None:
            link(db, new.incident, item.id)


def deed(vault: Vault, ident: int, act: str, **said: object) -> dict[str, object]:
    """A row of `custody`: what was done with an item, in the person's words."""
    row: dict[str, object] = dict.fromkeys(("whom", "way", "reference", "why"), "")
    row |= {"happened": when.dump(when.UNKNOWN), "noted_at": vault.stamp()}
    return row | {"id": vault.new_id(), "act": act, "evidence": ident} | said


def link(db: Connection, incident: int, ident: int) -> None:
    """Let an incident name an item, in a change that is under way."""
    db.execute("INSERT OR IGNORE INTO incident_evidence VALUES (?, ?)", (incident, ident))


def names(vault: Vault, case: int) -> list[tuple[int, int, str, Kind]]:
    """What names the items of a case in a list, by number: id, number, title and kind."""
    rows = vault.rows(
        "SELECT id, number, title, kind FROM evidence WHERE casefile = ? AND removed_at = ''"
        " ORDER BY number",
        case,
    )
    return [(ident, number, title, Kind(kind)) for ident, number, title, kind in rows]


def record(row: Row) -> Evidence:
    """A row as the item it is."""
    values = plain(row, "salt", "casefile")
    values |= {"seen": when.load(row["seen"]), "obtained": when.load(row["obtained"])}
    values |= {"kind": Kind(values["kind"]), "shows": Shows(values["shows"])}
    return Evidence(case=row["casefile"], **values)


def sources(vault: Vault, item: Evidence) -> list[Source]:
    """Every way its bytes came, the first first. One for an item without bytes, too."""
    first = Source(**{name: getattr(item, name) for name in _SAID})
    rows = vault.rows("SELECT * FROM source WHERE evidence = ? ORDER BY id", item.id)
    more = [plain(row, "id", "salt", "evidence") for row in rows]
    return [first, *(Source(**row | {"obtained": when.load(row["obtained"])}) for row in more)]


def sealed(vault: Vault, item: Evidence) -> Sealed:
    """How its bytes are sealed. Raises NotThere for an item whose bytes are not kept."""
    row = vault.row("SELECT name, key, size, sha256 FROM object WHERE id = ?", item.object)
    if row is None:
        raise NotThere
    return Sealed(row["name"], row["key"], row["size"], row["sha256"])


def same(vault: Vault, case: int, sha256: str) -> Evidence | None:
    """The item of a case that holds these bytes as they came, and not in the bin."""
    rows = vault.rows(
        "SELECT * FROM evidence WHERE casefile = ? AND sha256 = ? AND object IS NOT NULL"
        " AND kind <> 'masked_copy' AND removed_at = '' ORDER BY number",
        case,
        sha256,
    )
    # An item whose kept file is gone or cut short is not "there": its bytes are welcome again.
    found = (record(row) for row in rows)
    return next((one for one in found if objects.there(vault.objects, sealed(vault, one))), None)


def known(vault: Vault, idents: Sequence[int]) -> list[int]:
    """Those of them that are items, in the order given."""
    some = "SELECT id FROM evidence WHERE id IN (SELECT value FROM json_each(?))"
    found = {row["id"] for row in vault.rows(some, json.dumps(list(idents)))}
    return [ident for ident in idents if ident in found]


def undo(vault: Vault, made: Sealed, error: BaseException) -> None:
    """Delete the object of an item that was not kept, where it is certain that it was not.

    A commit whose sync failed may be there after a crash, and Ctrl-C may come right after one
    that succeeded: a row must never find its object gone. What no row names is swept later.
    """
    if isinstance(error, errors.VaultReadOnly | errors.VaultDamaged):
        return
    with suppress(errors.VaultError):  # what went wrong first is what is told
        if not vault.rows("SELECT 1 FROM object WHERE name = ?", made.name):
            objects.delete(vault.objects, made.name)


def name_of(name: str) -> str:
    """A file's name as it may be kept: as text, and of a length."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return typed.line(text, 4 * typed.LINE)[: typed.LINE]


def _number(db: Connection, case: int, row: Mapping[str, object]) -> None:
    """Give the next number and write the row. A number is never given twice."""
    db.execute("UPDATE casefile SET items = items + 1 WHERE id = ?", (case,))
    given = db.execute("SELECT items FROM casefile WHERE id = ?", (case,)).fetchone()[0]
    put(db, "evidence", {**row, "number": given})


def _row(vault: Vault, ident: int, new: New) -> dict[str, object]:
    return {
        "id": ident,
        "casefile": new.case,
        "kind": str(new.kind),
        "shows": str(new.shows),
        "object": None,
        "sha256": "",
        "size": 0,
        "media": "",
        "original_name": "",
        "taken_at": vault.stamp(),
        "removed_at": "",
    } | provenance.columns(new.about)
