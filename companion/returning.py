"""Return and forget: a case is given back to whom it belongs to, and then removed here.

It becomes a vault of its own, with a key, keys of files, ids and a journal of its own: its owner
goes on with it, and nothing in it tells of the other cases here, nor opens anything here. In this
order, so that a kill at any moment leaves the case whole in one of the two places:

    grown      the vault grows beside its name (`report.unfinished`), is opened and looked over
    named      it gets its name: it is whole
    returning  a setting says that the case here is to be removed
    removed    one transaction deletes every row and key of it, with one line in the journal

What was cut short before `returning` leaves the case as it was; after it, `resume` removes the case
at the next opening, once it has seen that the vault still lies where it was made.

The journal keeps its lines about the case: ids, times and digests, not a word.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from companion import (
    binned,
    caseload,
    cases,
    check,
    directory,
    drafts,
    evidence,
    excerpts,
    journal,
    keyfile,
    keys,
    objects,
    picks,
    settings,
    statement,
    timeline,
)
from companion import vault as vaults
from companion.errors import CompanionError, VaultChanged
from companion.held import ident_of, table_of
from companion.progress import Progress, Step, quiet
from companion.records import Age, NewCase, Role
from companion.report import unfinished
from companion.rows import plain, put
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Connection

_PENDING, _NOTE = "returning", "returned"
_WORDS = ("incident_words", "passage_words", "excerpt_words")
_INDEXED = dict(zip(("incident", "passage", "excerpt"), _WORDS, strict=True))
_OWN = directory.own(0).removesuffix("0")
_LOOSE = {("promise", "step"), ("takedown", "step")}  # ids that are no references; 0 for none
# Settings with something for each case.
_OF_CASES = ("first_lines", "taken", "stops", "landmarks", "hand", "hands")
_WORK = 10_000  # of progress
_BATCH = 50  # rows that are deleted from one report to the next
_BEGUN, _WRITTEN = 0.02, 0.8  # what part of it is done when all is read, and when all is written
_ROWS, _INDEX = 0.4, 0.75  # and of the writing, when all rows are there, and can be found
_ROW = 200_000  # bytes of files that are sealed while one row is written, about


@dataclass(frozen=True, slots=True)
class Returned:
    """What was given back. `fingerprint` is the hash of the last line in the returned journal.

    That line commits to every record in it, so whoever opens that vault can hold it against this.
    """

    name: str
    records: int
    files: int
    fingerprint: str
    line: int
    at: str


def run(
    vault: Vault,
    case: int,
    target: Path,
    secret: str | keys.Secret,
    role: Role = Role.MINE,
    progress: Progress = quiet,
    cost: keys.Cost | None = None,
    random: keys.Random = os.urandom,
    last: Progress = quiet,
) -> Returned:
    """Make the case a vault of its own at `target`, which `secret` opens, and remove it here.

    `target` is a new or empty folder outside the vault. In the new vault the case is that of its
    owner, in `role`. What was begun to write and not saved goes (`drafts_of`). `progress(done,
    total)` may raise Cancelled; all is done when the new vault is whole, and what is left, the
    removal, is not stopped any more: `last` hears how far that is, and raises nothing. Whatever is
    raised before that, all is as it was.
    Raises NotThere, TargetNotEmpty, EmptyPassphrase, ObjectMissing, ObjectDamaged, VaultChanged,
    NoSpace, VaultReadOnly.
    """
    found, head = cases.find(vault, case), vault.head
    target = unfinished.free(vault, target)
    with unfinished.grown(vault, target, random) as growing:
        made = vaults.create(growing, secret, cost, vault.now, random)
        with closing(made):
            told = _fill(vault, made, case, role, progress)
        keys.wipe(keys.unlock(growing, secret, keyfile.ANY))  # as its owner will
        text = keyfile.whole(growing)
    told = replace(told, name=found.name, at=vault.stamp())
    if vault.head != head:
        raise VaultChanged  # something was written meanwhile that is not in it
    pending = {"case": case, "folder": os.fsencode(target).hex(), "told": asdict(told)}
    pending["keys"] = hashlib.sha256(text).hexdigest()
    settings.set_(vault, _PENDING, json.dumps(pending))
    _remove(vault, case, told, last)
    return told


def resume(vault: Vault) -> Returned | None:
    """Remove what was given back, where that was cut short; what was, if anything.

    Where the returned vault does not lie in its place any more, the case stays. Call at opening.
    Raises NoSpace, VaultReadOnly.
    """
    said = settings.get(vault, _PENDING)
    if not said:
        return None
    pending = json.loads(said)
    folder = Path(os.fsdecode(bytes.fromhex(pending["folder"])))
    told = Returned(**pending["told"])
    there = vault.row("SELECT 1 FROM casefile WHERE id = ?", pending["case"]) is not None
    with suppress(CompanionError, OSError):
        text = keyfile.whole(folder)
        if there and hashlib.sha256(text).hexdigest() == pending["keys"]:
            _remove(vault, pending["case"], told)
            return told
    settings.set_(vault, _PENDING, "")
    return None


def note(vault: Vault) -> Returned | None:
    """What the note about the last removal has to say, until `noted`."""
    said = settings.get(vault, _NOTE)
    return Returned(**json.loads(said)) if said else None


def noted(vault: Vault) -> None:
    """Somebody has the note: forget what it says."""
    settings.set_(vault, _NOTE, "")


def drafts_of(vault: Vault, case: int) -> list[str]:
    """Places of what was begun to write in a case and not saved; it is not given back."""
    known = {str(case), *(str(ident) for ids in _ids(vault, case).values() for ident in ids)}
    held = "SELECT value FROM binned, json_each(ids) WHERE casefile = ?"  # of these, too
    known |= {str(row[0]) for row in vault.rows(held, case)}
    return [place for place in drafts.places(vault) if known & set(place.split(":"))]


def _fill(vault: Vault, made: Vault, case: int, role: Role, progress: Progress) -> Returned:
    """Write the case into a new vault, and look that over."""
    ids = _ids(vault, case)
    whole = Step(progress, 0, _WORK, _WORK)
    whole.at(_BEGUN / 2)
    for subject in binned.bound(vault, case):  # what was put away is not given to anybody
        ids[table_of(subject)] = [i for i in ids[table_of(subject)] if i != ident_of(subject)]
    rows = {table: _rows(vault, table, ids[table]) for table in journal.TABLES}
    new = {ident: made.new_id() for ident in sorted(i for some in ids.values() for i in some)}
    size = sum(row["size"] for row in rows["object"])
    part = size / max(1, size + _ROW * sum(map(len, rows.values())))
    files = _BEGUN + (_WRITTEN - _BEGUN) * part
    writing, looking = whole.share(files, _WRITTEN), whole.share(_WRITTEN, 1)
    _seal_anew(vault, made, case, rows["object"], whole.share(_BEGUN, files))
    subjects = [f"{table}:{new[row['id']]}" for table in journal.TABLES for row in rows[table]]
    counts = {"records": len(subjects), "files": len(rows["object"])}
    told = writing.share(_INDEX, 1).many(len(subjects))
    with made.change("case.brought", *subjects, goes_on=told, **counts) as db:
        done, total = 0, max(1, len(subjects))
        for table in journal.TABLES:
            refs = {one["from"] for one in vault.rows(f"PRAGMA foreign_key_list({table})")}
            for row in rows[table]:
                writing.at(_ROWS * done / total)
                put(db, table, _moved(table, row, refs, new, role))
                done += 1
        for link, pairs in _links(vault, ids):
            for pair in (one for one in pairs if new.keys() >= set(one.values())):
                put(db, link, {name: new[ident] for name, ident in pair.items()})
        _index(db, rows, new, writing.share(_ROWS, _INDEX))
        _bring_beside(db, vault, case, new)
    settings.set_(made, "language", settings.get(vault, "language"))
    line, head = made.head
    if check.run(made, looking.of):
        raise CompanionError  # a fault of the computer's or of ours: the case stays here
    return Returned("", len(subjects), len(rows["object"]), head.hex(), line, "")


def _bring_beside(db: Connection, vault: Vault, case: int, new: dict[int, int]) -> None:
    """Bring what the person said of their entries and is kept beside the record."""
    stops = settings.of_cases(vault, "stops").get(str(case), {})
    wrote = settings.of_cases(vault, "hands").get(str(case), {})
    said = {
        "stops": {str(new[int(one)]): True for one in stops if int(one) in new},
        "hands": {
            f"{table_of(one)}:{new[ident_of(one)]}": name
            for one, name in wrote.items()
            if ident_of(one) in new
        },
        "landmarks": settings.of_cases(vault, "landmarks").get(str(case), {}),
    }
    for name, held in said.items():
        settings.put(db, name, settings.packed({str(new[case]): held}, [new[case]]))


def _seal_anew(
    vault: Vault, made: Vault, case: int, kept: list[dict[str, Any]], step: Step
) -> None:
    """Put the files into the new vault under keys of their own, and say so in their rows."""
    items = {item.object: item for item in evidence.items(vault, case)}
    total, done = max(1, sum(row["size"] for row in kept)), 0
    for row in kept:
        stream = _Stream(evidence.content(vault, items[row["id"]]))
        part = step.share(done / total, (done + row["size"]) / total)
        sealed = objects.seal(made.objects, stream, row["size"], part.of)
        row |= {"name": sealed.name, "key": sealed.key}
        done += row["size"]


class _Stream:
    """Chunks as a file that is read to its end."""

    def __init__(self, chunks: Iterator[memoryview]) -> None:
        self._chunks, self._left = chunks, memoryview(b"")

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill a part of the buffer; 0 at the end."""
        if not self._left:
            self._left = next(self._chunks, self._left)
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size


def _remove(vault: Vault, case: int, told: Returned, progress: Progress = quiet) -> None:
    """Delete all of a case, with one line that stays, and then its files and drafts."""
    whole = Step(progress, 0, _WORK, _WORK)
    whole()
    for place in drafts_of(vault, case):
        drafts.discard(vault, place)
    found, ids = cases.find(vault, case), _ids(vault, case)
    if len(cases.all_of(vault)) == 1:  # a record always has one to write in
        cases.add(vault, NewCase(found.role, Age.UNSURE, pack=found.pack))
    sql = "SELECT name FROM object WHERE id IN (SELECT value FROM json_each(?))"
    names = [row[0] for row in vault.rows(sql, json.dumps(ids["object"]))]
    first = f"casefile:{case}"
    others = [f"{table}:{ident}" for table in journal.TABLES for ident in ids[table]]
    subjects = (first, *(one for one in others if one != first))
    facts = {name: value for name, value in asdict(told).items() if name not in ("name", "at")}
    telling = whole.share(0.9, 1).many(len(subjects))
    with vault.change("case.returned", *subjects, goes_on=telling, **facts) as db:
        _remove_words(db, ids, whole.share(0, 0.2))
        _remove_rows(vault, db, ids, whole.share(0.2, 0.9))
        db.execute("DELETE FROM casefile WHERE id = ?", (case,))
        db.executemany("DELETE FROM object WHERE id = ?", [(i,) for i in ids["object"]])
        caseload.keep(db, caseload.put_away(vault) - {case})
        settings.put(db, picks.NAME, picks.without(vault, case))
        left = [one.id for one in cases.all_of(vault) if one.id != case]
        for name in _OF_CASES:
            settings.put(db, name, settings.packed(settings.of_cases(vault, name), left))
        settings.put(db, _NOTE, json.dumps(asdict(told)))
        for name in (_PENDING, "case"):
            settings.put(db, name, "")
    for name in names:  # what is left of them is swept at the next opening
        with suppress(CompanionError, OSError):
            objects.delete(vault.objects, name)


def _remove_words(db: Connection, ids: dict[str, list[int]], step: Step) -> None:
    """Delete what the indexes know of a case."""
    counted = step.many(sum(len(ids[table]) for table in _INDEXED))
    for table, words in _INDEXED.items():
        for some in _batches(ids[table]):
            counted(len(some))
            db.executemany(f"DELETE FROM {words} WHERE rowid = ?", some)
        # As in `excerpts.forget`: the index keeps words until its parts are merged.
        db.execute(f"INSERT INTO {words}({words}) VALUES ('optimize')")


def _remove_rows(vault: Vault, db: Connection, ids: dict[str, list[int]], step: Step) -> None:
    """Delete what hangs on a case itself, with what hangs on that: some at a time, not at once."""
    owned = [
        table
        for table in journal.TABLES
        if table != "consent"  # the database lets it go with its case only
        and "casefile" in (parent for _, parent in _owners(vault, table))
    ]
    counted = step.many(sum(len(ids[table]) for table in owned))
    for table in owned:
        for some in _batches(ids[table]):
            counted(len(some))
            db.executemany(f"DELETE FROM {table} WHERE id = ?", some)


def _batches(ids: list[int]) -> Iterator[list[tuple[int]]]:
    for at in range(0, len(ids), _BATCH):
        yield [(ident,) for ident in ids[at : at + _BATCH]]


def _ids(vault: Vault, case: int) -> dict[str, list[int]]:
    """The ids of all that belongs to a case, by table: what leads to it by its references."""
    found: dict[str, list[int]] = {"casefile": [case], "object": []}
    while True:
        before = {table: list(ids) for table, ids in found.items()}
        for table in journal.TABLES:
            if table in ("casefile", "object"):
                continue
            for column, parent in _owners(vault, table):
                some = json.dumps(found.get(parent, []))
                where = f"{column} IN (SELECT value FROM json_each(?))"
                rows = vault.rows(f"SELECT id FROM {table} WHERE {where}", some)
                found[table] = sorted(row[0] for row in rows)
        if found == before:
            break
    sql = "SELECT object FROM evidence WHERE casefile = ? AND object IS NOT NULL ORDER BY object"
    found["object"] = [row[0] for row in vault.rows(sql, case)]
    return {table: found.get(table, []) for table in journal.TABLES}


def _owners(vault: Vault, table: str) -> list[tuple[str, str]]:
    """The column by which a row hangs on its owner, and the owner's table: one, NOT NULL."""
    needed = {row["name"] for row in vault.rows(f"PRAGMA table_info({table})") if row["notnull"]}
    keys_ = vault.rows(f"PRAGMA foreign_key_list({table})")
    return [(row["from"], row["table"]) for row in keys_ if row["from"] in needed]


def _rows(vault: Vault, table: str, ids: Iterable[int]) -> list[dict[str, Any]]:
    some = f"SELECT * FROM {table} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    return [plain(row) for row in vault.rows(some, json.dumps(list(ids)))]


def _moved(
    table: str, row: dict[str, Any], refs: set[str], new: dict[int, int], role: Role
) -> dict[str, Any]:
    """A row as it stands in the new vault: new ids, a new salt, and whose case it is now.

    `refs` are the columns that name another row.
    """
    moved = {name: value for name, value in row.items() if name != "salt"}
    moved["id"] = new[row["id"]]
    for name in refs & moved.keys():
        moved[name] = None if moved[name] is None else new.get(moved[name])
    for name in (column for loose, column in _LOOSE if loose == table):
        moved[name] = new.get(moved[name], 0)
    if table == "directory" and row["place"].startswith(_OWN):
        moved["place"] = directory.own(new.get(int(row["place"].removeprefix(_OWN)), 0))
    return moved | ({"role": str(role)} if table == "casefile" else {})


def _links(vault: Vault, ids: dict[str, list[int]]) -> Iterator[tuple[str, list[dict[str, int]]]]:
    """Each table of links, with those of the case as column → id."""
    for owner, links in journal.LINKS.items():
        for link, _ in links:
            some = f"SELECT * FROM {link} WHERE {owner} IN (SELECT value FROM json_each(?))"
            yield link, [plain(row) for row in vault.rows(some, json.dumps(ids[owner]))]


def _index(
    db: Connection, rows: dict[str, list[dict[str, Any]]], new: dict[int, int], step: Step
) -> None:
    """Let what was written be found in the new vault, too."""
    total = len(rows["incident"])
    for done, row in enumerate(rows["incident"]):
        step.of(done, total)
        timeline.index(db, new[row["id"]], timeline.words_of(row))
    for row in rows["passage"]:
        step()
        statement.index(db, new[row["id"]], f"{row['text']}\n{row['told_by']}")
    said: dict[int, list[dict[str, Any]]] = {}
    for row in rows["excerpt_message"]:
        said.setdefault(row["excerpt"], []).append(row)
    for ident, messages in said.items():
        step()
        excerpts.index(db, new[ident], excerpts.words(messages))
