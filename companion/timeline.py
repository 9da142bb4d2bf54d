"""The timeline: what happened, in the person's own words and as sure as they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from companion import excerpts, hands, journal, search, stops, typed, when
from companion.errors import ImpossibleDate, NotThere
from companion.progress import GoesOn, silent, told
from companion.records import Incident, Known, Line, NewIncident, TimeSource, Wording
from companion.rows import alter, plain, put
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Connection, Row

# Fields whose former wording is kept when they change.
WORDED = ("title", "narrative", "place", "told_by", "effect", "wish")
_LINES = ("place", "told_by")
_MANY = 2000  # hits, from which on the whole timeline is read and not each of them
_RECENT = 50  # journal lines looked through for the latest incident
_STORIES = ("narrative", "effect", "wish")
_FOUND = (
    "SELECT rowid FROM incident_words WHERE incident_words MATCH ?1 UNION"
    " SELECT incident FROM excerpt_incident WHERE excerpt IN"
    " (SELECT rowid FROM excerpt_words WHERE excerpt_words MATCH ?1)"
)
_SEEN = (
    f"SELECT id FROM incident WHERE {' OR '.join(f'instr({name}, ?1)' for name in WORDED)} UNION"
    " SELECT incident FROM excerpt_incident WHERE excerpt IN"
    " (SELECT excerpt FROM excerpt_message WHERE instr(text, ?1) OR instr(sender, ?1))"
)
_WHO = (
    "WITH some AS (SELECT value AS id FROM json_each(?1)) SELECT some.id, p.name FROM some"
    " JOIN incident_person AS l ON l.incident = some.id JOIN person AS p ON p.id = l.person"
    " UNION ALL SELECT some.id, coalesce(nullif(a.display_name, ''), nullif(a.handle, ''),"
    " nullif(a.room, ''), a.profile_url) FROM some"
    " JOIN incident_account AS l ON l.incident = some.id JOIN account AS a ON a.id = l.account"
)
_LINKS = {"accounts": "account", "people": "person", "evidence": "evidence"}


def add(vault: Vault, case: int, new: NewIncident, *, stop: bool = False) -> Incident:
    """Write down an incident; with `stop`, one in which the person asked somebody to stop.

    Raises EmptyText("title"), TooLong, NoSpace, VaultReadOnly.
    """
    new = _clean(new)
    ident, now = vault.new_id(), vault.stamp()
    row = _columns(new) | {
        "id": ident,
        "casefile": case,
        "recorded_at": now,
        "changed_at": now,
        "removed_at": "",
    }
    cited = [f"excerpt:{one}" for one in new.excerpts]
    with vault.change("incident.added", f"incident:{ident}", *cited) as db:
        put(db, "incident", row)
        hands.mark(db, vault, case, f"incident:{ident}")
        stops.mark(db, vault, case, ident, stop)
        _link(db, ident, new)
        _index(db, ident, new)
    return get(vault, ident)


def edit(vault: Vault, ident: int, new: NewIncident, *, stop: bool | None = None) -> Incident:
    """Change an incident; every text that changes keeps its former wording. `stop` as in `add`.

    Raises NotThere, EmptyText("title"), TooLong, NoSpace, VaultReadOnly.
    """
    new, old = _clean(new), get(vault, ident)
    now = vault.stamp()
    former = {name: getattr(old, name) for name in WORDED}
    changed = {n: text for n, text in former.items() if text and text != getattr(new, n)}
    wordings = {vault.new_id(): (name, text) for name, text in changed.items()}
    subjects = [f"incident:{ident}", *(f"wording:{wording}" for wording in wordings)]
    subjects += [f"excerpt:{one}" for one in sorted({*old.excerpts} ^ {*new.excerpts})]
    with vault.change("incident.edited", *subjects) as db:
        for wording, (name, text) in wordings.items():
            row = {"id": wording, "incident": ident, "field": name, "text": text}
            put(db, "wording", row | {"replaced_at": now})
        alter(db, "incident", ident, _columns(new) | {"changed_at": now})
        hands.mark(db, vault, old.case, f"incident:{ident}")
        if stop is not None:
            stops.mark(db, vault, old.case, ident, stop)
        _link(db, ident, new)
        _index(db, ident, new)
    return get(vault, ident)


def remove(vault: Vault, ident: int) -> None:
    """Put an incident in the bin; `restore` brings it back. Raises NotThere."""
    get(vault, ident)
    with vault.change("incident.removed", f"incident:{ident}") as db:
        alter(db, "incident", ident, {"removed_at": vault.stamp()})


def restore(vault: Vault, ident: int) -> None:
    """Take an incident out of the bin. Raises NotThere."""
    get(vault, ident)
    with vault.change("incident.restored", f"incident:{ident}") as db:
        alter(db, "incident", ident, {"removed_at": ""})


def get(vault: Vault, ident: int) -> Incident:
    """One incident, in the bin or not. Raises NotThere."""
    row = vault.row("SELECT * FROM incident WHERE id = ?", ident)
    if row is None:
        raise NotThere
    return _record(vault, row)


def incidents(vault: Vault, case: int, goes_on: GoesOn = silent) -> list[Incident]:
    """The incidents of a case that are not in the bin, earliest first; unknown times last.

    `goes_on` hears of them, and may raise Cancelled.
    """
    rows = vault.rows(
        "SELECT * FROM incident WHERE casefile = ? AND removed_at = ''"
        " ORDER BY earliest = '', earliest, id",
        case,
    )
    return [_record(vault, row) for row in told(rows, goes_on)]


def bin_of(vault: Vault, case: int) -> list[Incident]:
    """What was put in the bin, last first."""
    rows = vault.rows(
        "SELECT * FROM incident WHERE casefile = ? AND removed_at <> ''"
        " ORDER BY removed_at DESC, id",
        case,
    )
    return [_record(vault, row) for row in rows]


def ids(vault: Vault, case: int, query: str = "", oldest_first: bool = False) -> list[int]:
    """Ids on the timeline, newest first or oldest first, unknown times last.

    With a `query`, those that hold every word of it; one Korean syllable is enough to find.
    """
    order = "earliest = '', earliest, id" if oldest_first else "earliest DESC, id"
    listed = f"SELECT id FROM incident WHERE casefile = ? AND removed_at = '' ORDER BY {order}"
    if not query.strip():
        return _column(vault, listed, case)
    found = hits(vault, query)
    if len(found) > _MANY:
        there = set(found)
        return [ident for ident in _column(vault, listed, case) if ident in there]
    some = listed.replace("ORDER", "AND id IN (SELECT value FROM json_each(?)) ORDER")
    return _column(vault, some, case, json.dumps(found))


def count(vault: Vault, case: int) -> int:
    """How many are on the timeline."""
    row = vault.row("SELECT count(*) FROM incident WHERE casefile = ? AND removed_at = ''", case)
    return 0 if row is None else int(row[0])


def latest(vault: Vault, case: int) -> Incident | None:
    """The incident on the timeline that was written or changed last, None when there is none."""
    # The journal knows it from its end; the incidents would all have to be read for it.
    events = vault.rows(
        "SELECT seq, event, hash FROM journal WHERE event LIKE ? ORDER BY seq DESC LIMIT ?",
        '%"event":"incident.%',
        _RECENT,
    )
    for line in journal.lines(events):
        row = vault.row(
            "SELECT * FROM incident WHERE id = ? AND casefile = ? AND removed_at = ''",
            int(line.subject.partition(":")[2]),
            case,
        )
        if row is not None:
            return _record(vault, row)
    return None if len(events) < _RECENT else _latest_of_all(vault, case)


def lines(vault: Vault, wanted: Iterable[int]) -> dict[int, Line]:
    """The list rows of these ids, such as those of one block of the timeline."""
    asked = json.dumps(list(wanted))
    rows = vault.rows(
        "SELECT id, title, happened, known, (SELECT count(*) FROM incident_evidence AS l"
        " JOIN evidence AS e ON e.id = l.evidence AND e.removed_at = '' WHERE l.incident = i.id)"
        " AS items FROM incident AS i WHERE id IN (SELECT value FROM json_each(?))",
        asked,
    )
    named = _named(vault, asked)
    return {
        row["id"]: Line(
            row["id"],
            row["title"],
            when.load(row["happened"]),
            Known(row["known"]),
            row["items"],
            tuple(named.get(row["id"], ())),
        )
        for row in rows
    }


def cited(vault: Vault, wanted: Iterable[int]) -> list[int]:
    """Ids of the items that these incidents name."""
    rows = vault.rows(
        "SELECT DISTINCT evidence FROM incident_evidence"
        " WHERE incident IN (SELECT value FROM json_each(?)) ORDER BY evidence",
        json.dumps(list(wanted)),
    )
    return [row["evidence"] for row in rows]


def wordings(vault: Vault, ident: int) -> list[Wording]:
    """Former wordings of an incident, oldest first."""
    rows = vault.rows("SELECT * FROM wording WHERE incident = ? ORDER BY id", ident)
    return [Wording(**plain(row, "salt")) for row in rows]


def erase_wording(vault: Vault, ident: int) -> None:
    """Delete a former wording for good; the journal keeps only that there was one.

    Raises NotThere.
    """
    if vault.row("SELECT 1 FROM wording WHERE id = ?", ident) is None:
        raise NotThere
    with vault.change("wording.erased", f"wording:{ident}") as db:
        db.execute("DELETE FROM wording WHERE id = ?", (ident,))
        # The index keeps words of what was replaced until its parts are merged: merge them now.
        db.execute("INSERT INTO incident_words(incident_words) VALUES ('optimize')")


def _latest_of_all(vault: Vault, case: int) -> Incident | None:
    row = vault.row(
        "SELECT * FROM incident WHERE casefile = ? AND removed_at = ''"
        " ORDER BY changed_at DESC, id DESC LIMIT 1",
        case,
    )
    return None if row is None else _record(vault, row)


def hits(vault: Vault, query: str) -> list[int]:
    """Ids of what holds every word of a query, in any case and in no order."""
    asked = search.query(query)
    if asked:
        return _column(vault, _FOUND, asked)
    # Nothing but signs or emoji, which no index holds: look through the texts themselves.
    return _column(vault, _SEEN, typed.story(query.strip()[: search.LIMIT]))


def acts(vault: Vault, case: int) -> set[str]:
    """The kinds of act that were noted of anything that is on the timeline."""
    rows = vault.rows(
        "SELECT DISTINCT acts FROM incident WHERE casefile = ? AND removed_at = ''", case
    )
    return {act for row in rows for act in json.loads(row["acts"])}


def _named(vault: Vault, asked: str) -> dict[int, list[str]]:
    """What the people and accounts in these incidents are called, people first."""
    named: dict[int, list[str]] = {}
    for row in vault.rows(_WHO, asked):
        named.setdefault(row[0], []).append(row[1])
    return named


def _column(vault: Vault, sql: str, *args: object) -> list[int]:
    """The one column of whole numbers that a query gives, in its order.

    As one text, for a hundred thousand rows come three times as quickly so.
    """
    name = sql.split()[1]
    row = vault.row(f"SELECT json_group_array({name}) FROM ({sql})", *args)
    return [] if row is None else list(json.loads(row[0]))


def _clean(new: NewIncident) -> NewIncident:
    cleaned: dict[str, Any] = {name: typed.line(getattr(new, name)) for name in _LINES}
    cleaned |= {name: typed.story(getattr(new, name)) for name in _STORIES}
    return replace(new, title=typed.needed(new.title, "title"), **cleaned)


def _columns(new: NewIncident) -> dict[str, object]:
    columns = {name: getattr(new, name) for name in NewIncident.__dataclass_fields__}
    for name in (*_LINKS, "excerpts"):
        del columns[name]
    return columns | {
        "happened": when.dump(new.happened),
        "earliest": new.happened.sort_key,
        "noticed": when.dump(new.noticed),
        "acts": json.dumps(new.acts),
    }


def _link(db: Connection, ident: int, new: NewIncident) -> None:
    for field, table in _LINKS.items():
        db.execute(f"DELETE FROM incident_{table} WHERE incident = ?", (ident,))
        db.executemany(
            f"INSERT OR IGNORE INTO incident_{table} VALUES (?, ?)",
            [(ident, other) for other in getattr(new, field)],
        )
    db.execute("DELETE FROM excerpt_incident WHERE incident = ?", (ident,))
    excerpts.link(db, ident, new.excerpts)


def index(db: Connection, ident: int, words: str) -> None:
    """Make an incident be found by these words."""
    db.execute(
        "INSERT INTO incident_words(rowid, words) VALUES (?, ?)", (ident, search.index(words))
    )


def words_of(row: Mapping[str, object]) -> str:
    """The words an incident is found by, from its row."""
    anchor = ""
    with suppress(ImpossibleDate):
        anchor = when.load(str(row["happened"])).anchor
    return "\n".join([*(str(row[name]) for name in WORDED), anchor])


def indexed(db: Connection, idents: Collection[int], goes_on: Callable[[], None]) -> dict[int, str]:
    """The words that incidents are found by, in their order, of those that have any.

    All that any is found by is gone through; `goes_on` is called often, and may end it.
    """
    terms: dict[int, dict[int, str]] = {ident: {} for ident in idents}
    db.execute("CREATE VIRTUAL TABLE temp.term USING fts5vocab(main, incident_words, instance)")
    for term, ident, at in told(db.execute("SELECT term, doc, offset FROM temp.term"), goes_on):
        if ident in terms:
            terms[ident][at] = term
    return {
        ident: search.words(there[at] for at in sorted(there))
        for ident, there in terms.items()
        if there
    }


def _index(db: Connection, ident: int, new: NewIncident) -> None:
    words = "\n".join([*(getattr(new, name) for name in WORDED), new.happened.anchor])
    db.execute("DELETE FROM incident_words WHERE rowid = ?", (ident,))
    index(db, ident, words)


def _record(vault: Vault, row: Row) -> Incident:
    values = plain(row, "salt", "casefile", "earliest")
    values |= {
        "happened": when.load(row["happened"]),
        "noticed": when.load(row["noticed"]),
        "acts": tuple(json.loads(row["acts"])),
        "known": Known(row["known"]),
        "time_source": TimeSource(row["time_source"]),
    }
    for field, table in _LINKS.items():
        sql = f"SELECT {table} FROM incident_{table} WHERE incident = ? ORDER BY {table}"
        values[field] = tuple(link[0] for link in vault.rows(sql, row["id"]))
    sql = "SELECT excerpt FROM excerpt_incident WHERE incident = ? ORDER BY excerpt"
    values["excerpts"] = tuple(link[0] for link in vault.rows(sql, row["id"]))
    return Incident(case=row["casefile"], **values)
