"""How records stand before a change, and what a removal puts into the bin of that.

    held  JSON {"rows": {"table:id": row}, "links": [[link table, owner, other], …],
                "points": [["table:id", column, before, after], …]}

`rows` are those that are gone, salt and all, so that a record that comes back is, to the journal,
the one it was; `links` those that others lost; `points` the columns of what stays that were
otherwise.
Binary values are {"hex": …}.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from companion import journal
from companion.errors import ReceivedStays
from companion.rows import put

if TYPE_CHECKING:
    from sqlcipher3 import Connection

KINDS = (
    "person", "account", "contact", "talk", "step", "submission", "takedown", "asking", "excerpt",
)  # fmt: skip
"""What goes there as a whole; the schema says so, too."""
ABSENCE = 7  # days that a time away counts for at most, of what is in the bin
Stand = tuple[dict[str, Any], list[list[int]]]  # a row, and what each of its links leads to
Stands = dict[str, Stand | None]


@dataclass(slots=True)
class Held:
    """What a removal took, as above."""

    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    links: list[list[Any]] = field(default_factory=list)
    points: list[list[Any]] = field(default_factory=list)

    @property
    def ids(self) -> list[int]:
        """Those of the rows."""
        return sorted(ident_of(subject) for subject in self.rows)

    def dump(self) -> str:
        """As JSON."""
        rows = {subject: _written(row) for subject, row in self.rows.items()}
        points = [[*point[:2], *map(_plain, point[2:])] for point in self.points]
        told = {"rows": rows, "links": self.links, "points": points}
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> Held:
    """What was dumped. Raises ValueError, TypeError or KeyError for what is damaged."""
    told = json.loads(text)
    rows = {subject: {n: _read(v) for n, v in row.items()} for subject, row in told["rows"].items()}
    return Held(rows, told["links"], [[*one[:2], *map(_read, one[2:])] for one in told["points"]])


def loaded(text: str) -> Held:
    """What was dumped; nothing of what is damaged."""
    try:
        return load(text)
    except (ValueError, TypeError, KeyError, AttributeError):
        return Held()


def stands(db: Connection, subjects: Iterable[str]) -> Stands:
    """How each record stands, None for one that is not there."""
    return {subject: journal.stand(db, subject) for subject in subjects}


def hold(
    db: Connection,
    event: str,
    before: Stands,
    new_id: Callable[[], int],
    at: str,
    *,
    undone: bool = False,
) -> tuple[str, ...]:
    """Put into the bin what a removal, or an undoing, took away; the new subject, if there is one.

    It is added to `before`, too, as one that was not there. Raises ReceivedStays.
    """
    subject = next(iter(before), "")
    whole = event.endswith(".removed") and table_of(subject) in KINDS
    if not whole:
        subject = _beside(db, before) if undone else ""
    table, main = table_of(subject), before.get(subject)
    if main is None:
        return ()
    case = _case(db, main[0])
    if table != "excerpt" and _is_received(db, case):
        raise ReceivedStays  # which takes nothing in, so that it could not come back
    held = _taken(db, before) if whole else Held(_gone(db, before))
    known = "SELECT 1 FROM binned, json_each(binned.ids) AS one WHERE one.value = ?"
    if not held.rows or db.execute(known, (held.ids[0],)).fetchone():
        return ()  # what is put back there by an undoing is there already
    row = {"id": new_id(), "casefile": case, "kind": table}
    row |= {"record": ident_of(subject), "put_at": at}
    put(db, "binned", row | {"held": held.dump(), "ids": json.dumps(held.ids)})
    made = f"binned:{row['id']}"
    before[made] = None
    return (made,)


def references(read: journal.Read, table: str) -> list[tuple[str, str, bool]]:
    """The columns of a table that name a record of another, that other, and whether they must.

    A kept file is no parent: it goes with its item, and not the other way.
    """
    needed = {row["name"] for row in read(f"PRAGMA table_info({table})") if row["notnull"]}
    keys = read(f"PRAGMA foreign_key_list({table})")
    return [
        (row["from"], row["table"], row["from"] in needed)
        for row in keys
        if row["table"] != "object"
    ]


def table_of(subject: str) -> str:
    """The table in "table:id"."""
    return subject.partition(":")[0]


def ident_of(subject: str) -> int:
    """The id in "table:id"."""
    return int(subject.partition(":")[2])


def _gone(db: Connection, before: Stands) -> dict[str, dict[str, Any]]:
    """What of KINDS is there no more; it was written down beside what a change was about."""
    return {
        subject: stood[0]
        for subject, stood in before.items()
        if stood and table_of(subject) in KINDS and journal.stand(db, subject) is None
    }


def _beside(db: Connection, before: Stands) -> str:
    return next(iter(_gone(db, before)), "")


def _taken(db: Connection, before: Stands) -> Held:
    held = Held()
    for subject, stood in before.items():
        if stood is None or table_of(subject) == "binned":
            continue
        (row, links), now = stood, journal.stand(db, subject)
        left = now[1] if now is not None else [[] for _ in links]
        if now is None:
            held.rows[subject] = row
        else:
            for name, value in row.items():
                if value != now[0][name]:
                    held.points.append([subject, name, value, now[0][name]])
        named = journal.LINKS.get(table_of(subject), ())
        for (link, _), had, has in zip(named, links, left, strict=True):
            held.links += [[link, ident_of(subject), other] for other in had if other not in has]
    return held


def _case(db: Connection, row: Mapping[str, Any]) -> int:
    if "casefile" in row:
        return int(row["casefile"])
    sql = "SELECT casefile FROM evidence WHERE id = ?"
    return int(db.execute(sql, (row["evidence"],)).fetchone()[0])


def _is_received(db: Connection, case: int) -> bool:
    sql = "SELECT 1 FROM received WHERE casefile = ? AND closed_at <> ''"
    return db.execute(sql, (case,)).fetchone() is not None


def _written(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: object) -> object:
    return {"hex": value.hex()} if isinstance(value, bytes) else value


def _read(value: Any) -> Any:
    return bytes.fromhex(value["hex"]) if isinstance(value, dict) else value
