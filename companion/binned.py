"""The bin: what was put away stays for a while, out of everything, and comes back whole.

Incidents, passages and items lie where they were, with `removed_at`; what is put away as a whole is
one row of `binned` (companion/held.py). A day counts when the record is opened, and an absence for
no more than a week: neither a clock that was set forward nor a long time away empties the bin.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from companion import (
    bringing_back,
    drafts,
    evidence,
    guardian,
    hands,
    journal,
    objects,
    settings,
    statement,
    stops,
    timeline,
)
from companion.errors import NotThere
from companion.held import ABSENCE, ident_of, loaded, references, table_of
from companion.progress import Progress, Step, quiet
from companion.rows import plain
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Connection

MARKED = ("incident", "passage", "evidence")
_AT_ONCE = 100  # deleted in one change
_WORK = 100  # of progress, one thing
_LONGEST = 365_000  # days that a count may come to
_WORDS = dict(zip(MARKED[:2], ("incident_words", "passage_words"), strict=True))
_WORDS["excerpt"] = "excerpt_words"
_NAMED = {
    "incident": ("title",),
    "passage": ("text",),
    "evidence": ("title", "original_name"),
    "person": ("name",),
    "account": ("display_name", "handle", "room", "profile_url", "platform"),
    "contact": ("name",),
    "talk": ("contact",),
    "step": ("title",),
    "submission": ("whom",),
    "takedown": ("platform", "room"),
    "asking": ("whom",),
    "excerpt": ("room",),
}


@dataclass(frozen=True, slots=True)
class Binned:
    """One thing in the bin. `subject` is its name here, `kind` the table of the record.

    `title` is in the person's words and may be ""; `number` is an item's or an excerpt's, else 0.
    `days` is for how many it stays, None where it is not going to be deleted by itself. `stays`
    where nothing of it is left that could be: an item handed over, without its bytes.
    """

    subject: str
    kind: str
    record: int
    title: str
    put_at: str
    number: int = 0
    days: int | None = None
    stays: bool = False


def all_of(vault: Vault, case: int, most: int = -1) -> list[Binned]:
    """What is in the bin of a case, what was put there last first; the first `most` of it."""
    keep, ages = settings.bin_days(vault), _ages(vault)[1]
    found = []
    for row in vault.rows(f"{_LISTED} ORDER BY put_at DESC, id DESC LIMIT ?2", case, most):
        one = _one(vault, row["place"], row["id"])
        if one is None:  # it came back while this was read
            continue
        stays = _stays(vault, one)
        days = max(0, keep - ages.get(one.subject, 0)) if keep and not stays else None
        found.append(replace(one, days=days, stays=stays))
    return found


def count(vault: Vault, case: int) -> int:
    """How many things are in the bin of a case."""
    row = vault.row(f"SELECT count(*) FROM ({_LISTED})", case)
    return int(row[0]) if row else 0


def find(vault: Vault, kind: str, record: int) -> str | None:
    """The name in the bin of a record that was put away, None where it is not there."""
    if kind in MARKED:
        sql = f"SELECT id FROM {kind} WHERE id = ? AND removed_at <> ''"
        return f"{kind}:{record}" if vault.rows(sql, record) else None
    row = vault.row(
        "SELECT id FROM binned WHERE kind = ? AND record = ? ORDER BY id DESC", kind, record
    )
    return None if row is None else f"binned:{row[0]}"


def bring_back(vault: Vault, subject: str) -> None:
    """Put it back where it was, with its links, and what it hangs on if that is in the bin, too.

    What it was linked with and is in the bin itself is linked again once that comes back. Raises
    NotThere, NoSpace, VaultReadOnly.
    """
    backs = {"incident": timeline.restore, "passage": statement.restore}
    backs["evidence"] = evidence.restore
    if table_of(subject) in backs:
        backs[table_of(subject)](vault, ident_of(subject))
    else:
        bringing_back.run(vault, ident_of(subject))


def delete(vault: Vault, subject: str) -> None:
    """Delete it for good, and what hangs on it. Raises NotThere, NoSpace, VaultReadOnly.

    An item that was handed over keeps its number, its fingerprint, the receipt and its words, and
    stays in the bin; only its bytes go.
    """
    if not vault.rows(f"SELECT 1 FROM {table_of(subject)} WHERE id = ?", ident_of(subject)):
        raise NotThere
    _delete(vault, [subject], Step(quiet, 0, 1))


def _delete(vault: Vault, subjects: list[str], step: Step) -> None:
    """Delete all of these that are still there, in one change but for what was handed over.

    `step` may end it: then the change is undone.
    """
    handed = [one for one in subjects if table_of(one) == "evidence" and _handed(vault, one)]
    for one in handed:
        evidence.erase(vault, ident_of(one))
    rest = [one for one in subjects if one not in handed]
    step.at(0.05)
    gone, touched = _closure(vault, rest)
    step.at(0.2)
    first = next((one for one in rest if one in gone), "")
    if not first:
        return
    objects_ = json.dumps([ident_of(one) for one in gone if table_of(one) == "object"])
    names = vault.rows(
        "SELECT name FROM object WHERE id IN (SELECT value FROM json_each(?))", objects_
    )
    begun = drafts.of_records(vault, _idents(vault, gone))
    event = f"{table_of(first)}.deleted" if len(rest) == 1 else "binned.deleted"
    with vault.change(event, first, *sorted({*gone, *touched} - {first})) as db:
        _forget_words(db, gone)
        step.at(0.5)
        db.executemany("DELETE FROM draft WHERE place = ?", [(place,) for place in begun])
        hands.forget(db, vault, gone)
        stops.forget(db, vault, gone)
        last = [*rest, *(g for g in gone if table_of(g) in ("binned", "object"))]
        for done, one in enumerate(last):
            step.at(0.5 + done / len(last) / 2)
            db.execute(f"DELETE FROM {table_of(one)} WHERE id = ?", (ident_of(one),))
    for (name,) in names:
        objects.delete(vault.objects, name)


def bound(vault: Vault, case: int) -> set[str]:
    """The subjects of all that is in the bin of a case and of what would go with it."""
    found = [f"{row['place']}:{row['id']}" for row in vault.rows(_LISTED, case)]
    return set(_closure(vault, found)[0])


def empty(vault: Vault, case: int, progress: Progress = quiet) -> int:
    """Delete for good all that can be of a case; how many. `progress` may raise Cancelled."""
    found = [one for one in all_of(vault, case) if not _stays(vault, one)]
    return _delete_all(vault, [one.subject for one in found], progress)


def grow_older(vault: Vault) -> int:
    """Count the days since the last opening; delete for good what was there for long enough.

    Call at opening; how many were deleted: a hundred at most, the rest at the next openings, for
    somebody waits. A guardian's opening counts nothing. Raises NoSpace, VaultReadOnly.
    """
    if guardian.here(vault):
        return 0
    last, ages = _ages(vault)
    today = vault.now().astimezone(UTC).date()
    passed = _between(last, today, ABSENCE) if last else 0
    there = [row for case in _cases(vault) for row in vault.rows(_LISTED, case)]
    grown = {}
    for row in there:
        subject = f"{row['place']}:{row['id']}"
        since = _between(_day(row["put_at"], today), today, passed)
        grown[subject] = ages[subject] + passed if subject in ages else since
    if (grown, today) != (ages, last) and (there or ages):
        told = {"on": today.isoformat(), "days": grown}
        settings.set_(vault, "bin", json.dumps(told, sort_keys=True))
    keep = settings.bin_days(vault)
    over = [one for one, days in grown.items() if keep is not None and days >= keep]
    found = (_one(vault, table_of(one), ident_of(one)) for one in over)
    gone = (one.subject for one in found if one is not None and not _stays(vault, one))
    return _delete_all(vault, list(islice(gone, _AT_ONCE)), quiet)


_LISTED = " UNION ALL ".join(
    [
        *(
            f"SELECT '{table}' AS place, id, removed_at AS put_at FROM {table}"
            " WHERE casefile = ?1 AND removed_at <> ''"
            for table in MARKED
        ),
        "SELECT 'binned', id, put_at FROM binned WHERE casefile = ?1",
    ]
)


def _delete_all(vault: Vault, subjects: list[str], progress: Progress) -> int:
    for done in range(0, len(subjects), _AT_ONCE):
        some = subjects[done : done + _AT_ONCE]
        step = Step(progress, done * _WORK, len(subjects) * _WORK, len(some) * _WORK)
        step()
        _delete(vault, some, step)
    return len(subjects)


def _one(vault: Vault, place: str, ident: int) -> Binned | None:
    row = vault.row(f"SELECT * FROM {place} WHERE id = ?", ident)
    if row is None:
        return None
    subject = f"{place}:{ident}"
    if place != "binned":
        number = row["number"] if place == "evidence" else 0
        title = _title(place, plain(row))
        return Binned(subject, place, ident, title, row["removed_at"], number)
    kind, record, number = row["kind"], row["record"], 0
    title = _title(kind, loaded(row["held"]).rows.get(f"{kind}:{record}", {}))
    if kind == "excerpt":
        found = vault.row("SELECT number FROM excerpt WHERE id = ?", record)
        number = found[0] if found else 0
    return Binned(subject, kind, record, title, row["put_at"], number)


def _title(kind: str, row: Mapping[str, Any]) -> str:
    return next((str(row[name]) for name in _NAMED[kind] if row.get(name)), "")


def _ages(vault: Vault) -> tuple[date | None, dict[str, int]]:
    """The day of the last count, and the days of each thing; nothing of what is not as written."""
    try:
        told = json.loads(settings.get(vault, "bin") or "{}")
        on, days = str(told.get("on", "")), dict(told.get("days", {}))
    except (ValueError, TypeError, AttributeError):
        return None, {}
    counted = {str(one): n for one, n in days.items() if type(n) is int and 0 <= n <= _LONGEST}
    return _day(on, None), counted


def _day(text: str, other: Any) -> Any:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return other


def _between(first: date, last: date, most: int) -> int:
    return min(max(0, (last - first).days), most)


def _cases(vault: Vault) -> list[int]:
    return [row[0] for row in vault.rows("SELECT id FROM casefile ORDER BY id")]


def _handed(vault: Vault, subject: str) -> bool:
    """Whether an item was handed over."""
    return bool(
        vault.rows(
            "SELECT 1 FROM custody WHERE evidence = ?1 AND act = 'handed_over' UNION ALL"
            " SELECT 1 FROM submission_evidence WHERE evidence = ?1",
            ident_of(subject),
        )
    )


def _stays(vault: Vault, one: Binned) -> bool:
    """Whether nothing of it is left to be deleted: an item handed over, without its bytes."""
    if one.kind != "evidence" or not _handed(vault, one.subject):
        return False
    return not vault.rows("SELECT 1 FROM evidence WHERE id = ? AND object NOTNULL", one.record)


def _closure(vault: Vault, subjects: list[str]) -> tuple[list[str], list[str]]:
    """What goes with records, they first, and what only loses a reference to them."""
    gone: dict[str, set[int]] = {}
    for one in subjects:
        if vault.rows(f"SELECT 1 FROM {table_of(one)} WHERE id = ?", ident_of(one)):
            gone.setdefault(table_of(one), set()).add(ident_of(one))
    touched: set[str] = set()
    size = 0
    while size != (size := sum(map(len, gone.values()))):
        for child, column, parent, needed in _all_references(vault):
            if parent in gone:
                found = _named(vault, f"SELECT id FROM {child} WHERE {column}", gone[parent])
                if needed:
                    gone.setdefault(child, set()).update(found)
                else:
                    touched |= {f"{child}:{one}" for one in found}
    for owner, links in journal.LINKS.items():
        for link, column in links:
            sql = f"SELECT {owner} FROM {link} WHERE {column}"
            touched |= {f"{owner}:{one}" for one in _named(vault, sql, gone.get(column, set()))}
    every = [f"{table}:{ident}" for table, idents in gone.items() for ident in sorted(idents)]
    every += _hanging(vault, gone)
    sql = "SELECT object FROM evidence WHERE object NOTNULL AND id"
    every += [f"object:{one}" for one in _named(vault, sql, gone.get("evidence", set()))]
    return every, sorted(touched - set(every))


def _named(vault: Vault, sql: str, idents: set[int]) -> set[int]:
    """The ids that a query gives whose last word is the column to be one of `idents`."""
    some = json.dumps(sorted(idents))
    return {row[0] for row in vault.rows(f"{sql} IN (SELECT value FROM json_each(?))", some)}


def _all_references(vault: Vault) -> list[tuple[str, str, str, bool]]:
    return [
        (table, *reference)
        for table in journal.TABLES
        for reference in references(vault.rows, table)
    ]


def _hanging(vault: Vault, gone: dict[str, set[int]]) -> list[str]:
    """What is in the bin besides and cannot come back without these."""
    binned = vault.rows("SELECT id, record, held FROM binned ORDER BY id")
    held = {row["id"]: loaded(row["held"]).rows for row in binned}
    idents = {i for table, some in gone.items() if table != "binned" for i in some}
    for one in gone.get("binned", set()):
        idents |= {ident_of(subject) for subject in held.get(one, {})}
    needed = {
        table: [name for name, _, must in references(vault.rows, table) if must]
        for table in journal.TABLES
    }
    found = []
    for row in binned:
        rows = held[row["id"]]
        own = {ident_of(subject) for subject in rows}
        parents = {one.get(name) for key, one in rows.items() for name in needed[table_of(key)]}
        wanted = parents - own | {row["record"]}
        if idents & wanted and row["id"] not in gone.get("binned", set()):
            found.append(f"binned:{row['id']}")
    return found


def _idents(vault: Vault, gone: list[str]) -> set[int]:
    """The ids of what goes, and of what the bin has of that."""
    idents = {ident_of(one) for one in gone}
    binned = _named(
        vault, "SELECT json_each.value FROM binned, json_each(ids) WHERE binned.id", idents
    )
    return idents | binned


def _forget_words(db: Connection, gone: list[str]) -> None:
    for table, words in _WORDS.items():
        found = [(ident_of(one),) for one in gone if table_of(one) == table]
        if found:
            db.executemany(f"DELETE FROM {words} WHERE rowid = ?", found)
            # As in `excerpts.forget`: the index keeps words until its parts are merged.
            db.execute(f"INSERT INTO {words}({words}) VALUES ('optimize')")
