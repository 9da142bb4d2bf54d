"""Taking back what was done last, for as long as the record is open.

One way for everything: the records a change touched stand again as they stood before it, in one
change with a line of its own. What was written down anew goes into the bin by it; words that are
taken out of an incident or a passage stay as a former wording. What is in no place to be taken back
(deleted for good, answered to the guard, handed over, agreed to) ends the row: companion/past.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from companion import journal
from companion.binned import MARKED
from companion.bringing_back import find_again
from companion.errors import NotThere
from companion.held import Stand, ident_of, table_of
from companion.past import Act
from companion.rows import alter, put
from companion.timeline import WORDED
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Connection

_TURNED = {
    "added": "removed",
    "removed": "restored",
    "restored": "removed",
    "done": "reopened",
    "reopened": "done",
}
# What stays when the record it belongs to goes into the bin, or what was said about it.
_STAYS = ("object", "source", "look", "masked", "custody", "wording", "passage_wording")
_TOLD = ("answer", "voice", "known", "sure", "text", "told_by")
_FIXED = {"casefile": ("items",), "passage": ("recorded_at",)}  # a number is given once
_New = dict[str, dict[str, Any]]


def can(vault: Vault) -> bool:
    """Whether anything can be taken back."""
    return bool(vault.past.done)


def back(vault: Vault) -> None:
    """Take back what was done last.

    Raises NotThere when there is nothing, or it was changed since; NoSpace, VaultReadOnly.
    """
    _turn(vault, vault.past.done, vault.past.again)


def again(vault: Vault) -> None:
    """Do again what was taken back last. Raises as `back`."""
    _turn(vault, vault.past.again, vault.past.done)


def _turn(vault: Vault, acts: list[Act], others: list[Act]) -> None:
    if not acts:
        raise NotThere
    act = acts[-1]
    stood = _left(vault, act)
    new = _wordings(vault, act)
    noun, _, verb = act.event.partition(".")
    subjects = [subject for subject in act.before if not _is_left_alone(act, subject)]
    event = f"{noun}.{_TURNED.get(verb, verb)}"
    try:
        with (
            vault.past.into(others),
            vault.change(event, *subjects, *new, undone=act.lines[-1]) as db,
        ):
            for subject in subjects:
                if stood.get(subject) not in _digests(db, subject, act):
                    raise NotThere
            _put_back(db, act, subjects, vault.stamp())
            for subject, row in new.items():
                put(db, table_of(subject), row)
    except NotThere:
        vault.past.forget()
        raise
    acts.remove(act)


def _left(vault: Vault, act: Act) -> dict[str, str | None]:
    """The digest of each record as the act left it."""
    left: dict[str, str | None] = {}
    some = "SELECT event FROM journal WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq"
    for row in vault.rows(some, json.dumps(act.lines)):
        left |= {f"{table}:{ident}": made for table, ident, made in journal.commits(row["event"])}
    return left


def _digests(db: Connection, subject: str, act: Act) -> set[str | None]:
    """Of a record as it stands; of a case also with as many numbers given as before the act.

    Those that later acts gave stay given, also when these are taken back.
    """
    found, stood = journal.stand(db, subject), act.before[subject]
    if found is None:
        return {None}
    table, (row, links) = table_of(subject), found
    rows = [row]
    if table == "casefile" and stood is not None:
        rows.append(row | {name: stood[0][name] for name in _FIXED[table]})
    return {journal.digest(table, one, links) for one in rows}


def _is_left_alone(act: Act, subject: str) -> bool:
    table, stood = table_of(subject), act.before[subject]
    if stood is None:
        return table in _STAYS
    # What an item or an incident was linked with when it was added stays so, for it may come back.
    added = any(one is None and table_of(key) in MARKED for key, one in act.before.items())
    return added or (table == "casefile" and act.event != "case.edited")


def _put_back(db: Connection, act: Act, subjects: list[str], at: str) -> None:
    order = sorted(subjects, key=_place)
    db.execute("PRAGMA defer_foreign_keys = ON")
    for subject in reversed(order):
        if act.before[subject] is None:
            _take_out(db, subject, at)
    for subject in order:
        stood = act.before[subject]
        if stood is not None:
            _set_row(db, subject, stood)
    for subject in order:
        stood = act.before[subject]
        if stood is not None:
            _set_links(db, subject, stood)
            find_again(db, subject)


def _place(subject: str) -> int:
    return journal.TABLES.index(table_of(subject))


def _take_out(db: Connection, subject: str, at: str) -> None:
    table, ident = table_of(subject), ident_of(subject)
    if table in MARKED:
        alter(db, table, ident, {"removed_at": at})
    else:
        db.execute(f"DELETE FROM {table} WHERE id = ?", (ident,))


def _set_row(db: Connection, subject: str, stood: Stand) -> None:
    table, now = table_of(subject), journal.stand(db, subject)
    if now is None:
        put(db, table, stood[0])
        return
    fixed = _FIXED.get(table, ())
    changed = {n: v for n, v in stood[0].items() if now[0][n] != v and n not in fixed}
    if changed:
        alter(db, table, ident_of(subject), changed)


def _set_links(db: Connection, subject: str, stood: Stand) -> None:
    owner, ident = table_of(subject), ident_of(subject)
    for (link, column), others in zip(journal.LINKS.get(owner, ()), stood[1], strict=True):
        db.execute(f"DELETE FROM {link} WHERE {owner} = ?", (ident,))
        there = f"SELECT ?, id FROM {column} WHERE id = ?"
        for other in others:
            db.execute(f"INSERT INTO {link} ({owner}, {column}) {there}", (ident, other))


def _wordings(vault: Vault, act: Act) -> _New:
    """What is taken out of words, as former wordings of them."""
    new: _New = {}
    for subject, stood in act.before.items():
        if stood is not None and table_of(subject) in MARKED[:2]:
            now = vault.row(f"SELECT * FROM {table_of(subject)} WHERE id = ?", ident_of(subject))
            if now is not None:
                for table, row in _former(subject, stood[0], now):
                    ident = vault.new_id()
                    new[f"{table}:{ident}"] = row | {"id": ident, "replaced_at": vault.stamp()}
    return new


def _former(subject: str, stood: Any, now: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    ident = ident_of(subject)
    if table_of(subject) == "incident":
        for name in WORDED:
            if now[name] and now[name] != stood[name]:
                yield "wording", {"incident": ident, "field": name, "text": now[name]}
    elif now["answer"] != "later" and any(now[name] != stood[name] for name in _TOLD):
        yield "passage_wording", {name: now[name] for name in _TOLD} | {"passage": ident}
