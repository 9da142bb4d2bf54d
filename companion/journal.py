"""The journal: one line for every change, each bound to the one before.

    event_n = canonical JSON {v, seq, at, offset, event, subject, commits, details}
    h_n     = SHA-256("log1" ‖ h_(n-1) ‖ SHA-256(event_n))        h_0 = 32 zero bytes
    commit  = SHA-256("rec1" ‖ canonical JSON of the record's row, its random salt, its links)

Only `Vault.change` appends, inside the transaction of the change itself. Lines hold ids and
digests, never a word of the person's. An undisclosed line can be handed out as its digest
alone and the chain still be followed. The chain shows that the record is consistent since it
was written; alone it proves neither when that was nor that nothing was left out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from companion.errors import VaultDamaged
from companion.progress import GoesOn, silent, told

if TYPE_CHECKING:
    from sqlcipher3 import Connection, Row

START = bytes(32)
SALVAGED = "vault.salvaged"
_STAYS = (".removed", ".restored", ".edited")  # what these take out of a table is not gone for good
EVENTS = frozenset(
    f"{noun}.{verb}"
    for noun, verbs in {
        "vault": "created salvaged",
        "case": "added edited closed reopened brought returned",
        "incident": "added edited removed restored deleted",
        "wording": "erased",
        "passage": "added edited removed restored deleted",
        "passage_wording": "erased",
        "person": "added edited removed restored",
        "account": "added edited removed restored",
        "evidence": "added edited removed restored erased answered met learned viewed handed_over"
        " deleted",
        "excerpt": "added cited removed restored erased",
        "contact": "added edited removed restored",
        "directory": "added edited removed restored",
        "talk": "added edited removed restored",
        "step": "added edited done reopened removed restored",
        "report": "exported",
        "submission": "added edited removed restored",
        "takedown": "added edited removed restored",
        "asking": "added edited removed restored",
        "binned": "deleted",
        "received": "added closed",
        "consent": "noted withdrawn",
        "guardian": "came opened deleted",
    }.items()
    for verb in verbs.split()
)

# Links that belong to a record and are committed to with it: table of the links, its column.
LINKS = {
    "incident": (
        ("incident_account", "account"),
        ("incident_person", "person"),
        ("incident_evidence", "evidence"),
    ),
    "person": (("person_account", "account"),),
    "excerpt": (("excerpt_incident", "incident"),),
    "submission": (("submission_evidence", "evidence"),),
}
TABLES = (
    "casefile",
    "account",
    "person",
    "object",
    "evidence",
    "source",
    "look",
    "masked",
    "custody",
    "incident",
    "wording",
    "passage",
    "passage_wording",
    "contact",
    "talk",
    "step",
    "promise",
    "directory",
    "excerpt",
    "excerpt_message",
    "exported",
    "submission",
    "consent",
    "takedown",
    "asking",
    "binned",
    "received",  # the last: what is in it is no longer added to
)

Read = Callable[..., "Iterable[Row]"]


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One line of the journal. `details` holds ids and digests, never the person's words."""

    seq: int
    at: str
    event: str
    subject: str
    details: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something the journal does not bear out: which line or record, and a code word for what."""

    subject: str
    what: str


def canonical(value: object) -> bytes:
    """JSON with sorted keys and no blanks, UTF-8: one spelling for one value."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8")


def chain(previous: bytes, digest: bytes) -> bytes:
    """The hash of a line from the hash before it and the digest of its event."""
    return hashlib.sha256(b"log1" + previous + digest).digest()


def follows(previous: bytes, event: str, made: bytes) -> bool:
    """Whether a line with this hash comes right after the one with the hash `previous`."""
    return chain(previous, hashlib.sha256(event.encode()).digest()) == made


def commits(event: str) -> list[tuple[str, int, str | None]]:
    """Table, id and commitment of every subject of a line; empty for what is no line."""
    return list(_split(_bound(event.encode())[1]))


def digest(table: str, row: Row | Mapping[str, object], links: list[list[int]]) -> str:
    """The commitment to a record: its row, and what each of its LINKS leads to, in order."""
    content: dict[str, Any] = {name: _plain(row[name]) for name in row.keys()}  # noqa: SIM118
    return hashlib.sha256(b"rec1" + canonical([table, content | {"links": links}])).hexdigest()


def append(
    db: Connection,
    at: datetime,
    event: str,
    subjects: tuple[str, ...],
    details: dict[str, object],
    goes_on: GoesOn = silent,
) -> tuple[tuple[int, bytes], bool]:
    """Add the line of the change that is under way; the new head, and whether that was for good.

    It was when a subject is gone by it, but for what is put away, taken back or could be salvaged.

    `subjects` are "table:id"; the first is what the line is about, and each is committed to
    as it now stands. `goes_on` hears that the line is made, and may raise Cancelled. Raises
    ValueError for an event that is not in EVENTS.
    """
    if event not in EVENTS:
        raise ValueError(event)
    seq, previous = head(db)
    seq += 1
    commits = {subject: _commit(db, subject) for subject in told(subjects, goes_on)}
    offset = at.astimezone().utcoffset()
    line = {
        "v": 1,
        "seq": seq,
        "at": at.isoformat(timespec="microseconds"),
        "offset": int(offset.total_seconds()) // 60 if offset else 0,
        "event": event,
        "subject": subjects[0] if subjects else "",
        "commits": commits,
        "details": details,
    }
    text = canonical(line)
    made = chain(previous, hashlib.sha256(text).digest())
    db.execute("INSERT INTO journal VALUES (?, ?, ?)", (seq, text.decode(), made))
    stays = event == SALVAGED or event.endswith(_STAYS) or "undone" in details
    return (seq, made), None in commits.values() and not stays


def head(db: Connection) -> tuple[int, bytes]:
    """The newest line's number and hash; (0, START) when there is none. Raises VaultDamaged."""
    row = db.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    if row is None:
        return (0, START)
    if not isinstance(row[1], bytes):  # an older page, of another table, lies where this one was
        raise VaultDamaged
    return (row[0], row[1])


def holds(db: Connection, line: tuple[int, bytes]) -> bool:
    """Whether there is a line of this number and hash."""
    sql = "SELECT 1 FROM journal WHERE seq = ? AND hash = ?"
    return db.execute(sql, line).fetchone() is not None


def lines(rows: Iterable[Row]) -> list[JournalLine]:
    """Journal rows (seq, event, hash) as records."""
    read = [json.loads(row["event"]) for row in rows]
    return [
        JournalLine(line["seq"], line["at"], line["event"], line["subject"], line["details"])
        for line in read
    ]


def verify(read: Read) -> list[Flaw]:
    """Follow the whole chain, and hold every record against its newest commitment.

    `read(sql, *args)` gives rows, which are taken one at a time; all of them of one state. Finds
    altered, missing, repeated and reordered lines; rows changed, put back to an older state,
    added or removed behind the journal's back. Empty when all is well.
    """
    flaws, commits = _follow(read("SELECT seq, event, hash FROM journal ORDER BY seq"))
    for table in TABLES:
        flaws += _compare(read, table, commits.pop(table, {}))
    return flaws


def _follow(rows: Iterable[Row]) -> tuple[list[Flaw], dict[str, dict[int, str | None]]]:
    """What is wrong with the chain, and the newest commitment to each record: table → id → it."""
    flaws: list[Flaw] = []
    commits: dict[str, dict[int, str | None]] = {}
    previous, expected = START, 1
    for row in rows:
        text, found = _bytes(row["event"]), _bytes(row["hash"])
        seq, made = _bound(text)
        whole = row["seq"] == seq == expected
        if not whole or chain(previous, hashlib.sha256(text).digest()) != found:
            flaws.append(Flaw(f"journal:{row['seq']}", "broken"))
        for table, ident, commit in _split(made):
            commits.setdefault(table, {})[ident] = commit
        previous, expected = found, row["seq"] + 1
    return flaws, commits


def _split(made: Mapping[str, str | None]) -> Iterator[tuple[str, int, str | None]]:
    for subject, commit in made.items():
        table, _, ident = subject.partition(":")
        if ident.isdecimal():
            yield table, int(ident), commit


def _compare(read: Read, table: str, commits: dict[int, str | None]) -> list[Flaw]:
    """Hold the records of a table, as they stand, against the commitments to them."""
    wrong: dict[str, list[int]] = {"unrecorded": [], "missing": [], "altered": []}
    for ident, digest in _stand(read, table):
        commit = commits.pop(ident, None)
        if commit is None:
            wrong["unrecorded"].append(ident)
        elif commit != digest:
            wrong["altered"].append(ident)
    wrong["missing"] = [ident for ident, commit in commits.items() if commit is not None]
    return [Flaw(f"{table}:{ident}", what) for what in wrong for ident in sorted(wrong[what])]


def _bytes(value: object) -> bytes:
    """A column as bytes; b"" when it holds what it never should, as an older page may make it."""
    return value.encode() if isinstance(value, str) else value if isinstance(value, bytes) else b""


def _bound(text: bytes) -> tuple[object, dict[str, str | None]]:
    """Number and commitments of a line; (None, {}) of what is none, for it may be altered."""
    try:
        line = json.loads(text)
        return line["seq"], dict(line["commits"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None, {}


def _stand(read: Read, table: str) -> Iterator[tuple[int, str]]:
    """Every record of a table with the commitment to it as it stands."""
    links: list[dict[int, list[int]]] = []
    for link, column in LINKS.get(table, ()):
        found: dict[int, list[int]] = {}
        for owner, other in read(f"SELECT {table}, {column} FROM {link} ORDER BY 1, 2"):
            found.setdefault(owner, []).append(other)
        links.append(found)
    for row in read(f"SELECT * FROM {table}"):
        ident = row["id"]
        yield ident, digest(table, row, [found.get(ident, []) for found in links])


def stand(db: Connection, subject: str) -> tuple[dict[str, Any], list[list[int]]] | None:
    """A record's row and what each of its LINKS leads to, None when it is not there."""
    table, _, ident = subject.partition(":")
    if table not in TABLES:
        raise ValueError(table)
    row = db.execute(f"SELECT * FROM {table} WHERE id = ?", (int(ident),)).fetchone()
    if row is None:
        return None
    links = []
    for link, column in LINKS.get(table, ()):
        sql = f"SELECT {column} FROM {link} WHERE {table} = ? ORDER BY 1"
        links.append([other[0] for other in db.execute(sql, (int(ident),))])
    return dict(zip(row.keys(), row, strict=True)), links


def _commit(db: Connection, subject: str) -> str | None:
    """The commitment to a record as it stands, None when it is not there."""
    found = stand(db, subject)
    return None if found is None else digest(subject.partition(":")[0], *found)


def _plain(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else value
