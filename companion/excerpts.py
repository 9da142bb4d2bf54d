"""Excerpts: messages picked out of a chat export, with what stands around them.

The export stays whole as an item; an excerpt holds what its reader gave, letter for letter, so
that it can be read, cited and found without the export, and stays where the person keeps it
after the export is deleted.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from companion import search
from companion.errors import NotThere, TooMany
from companion.intake.chats.chat import Chat, Message
from companion.quoted import Excerpt, ExcerptLine, Quoted
from companion.rows import alter, plain, put
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Connection

MOST = 500  # messages of one excerpt, neighbours counted
AROUND = 20  # neighbours on either side at most
LETTERS = 1_000_000  # of all its messages
_WORDS = ("sender", "text", "attachment", "origin", "room")


def choose(
    messages: Sequence[Message], picked: Collection[int], before: int, after: int
) -> list[Message]:
    """Those whose `seq` is picked and so many before and after each, in the order of the chat.

    A neighbour is of the same room: where one export holds several chats, none reaches into the
    next. What is picked and not there is left out. `messages` are numbered from 1 without a gap.
    """
    wanted: set[int] = set()
    for seq in picked:
        if 1 <= seq <= len(messages):
            room = messages[seq - 1].room
            wanted |= {seq, *_beside(messages, seq, room, -1, before)}
            wanted |= _beside(messages, seq, room, 1, after)
    return [messages[seq - 1] for seq in sorted(wanted)]


def add(
    vault: Vault,
    item: int,
    chat: Chat,
    picked: Collection[int],
    before: int = 0,
    after: int = 0,
    incident: int | None = None,
) -> Excerpt:
    """Keep the picked messages of an item's chat, and cite them in an incident if one is named.

    Raises NotThere when nothing is picked, or the item, its bytes or the incident are not there;
    TooMany, NoSpace, VaultReadOnly.
    """
    found = choose(chat.messages, picked, min(before, AROUND), min(after, AROUND))
    row = vault.row("SELECT object FROM evidence WHERE id = ?", item)
    if not found or row is None or row["object"] is None:
        raise NotThere
    if len(found) > MOST or sum(len(one.text) for one in found) > LETTERS:
        raise TooMany(MOST)
    if incident is not None:
        _find(vault, incident)
    ident, picked = vault.new_id(), set(picked)
    rows = [_row(vault.new_id(), ident, one, one.seq in picked) for one in found]
    subjects = [f"excerpt:{ident}", f"evidence:{item}"]
    subjects += [f"excerpt_message:{one['id']}" for one in rows]
    linked = () if incident is None else (f"incident:{incident}",)
    with vault.change("excerpt.added", *subjects, *linked, messages=len(rows)) as db:
        put(db, "excerpt", _facts(chat, vault.stamp()) | _numbered(db, ident, item))
        for one in rows:
            put(db, "excerpt_message", one)
        _index(db, ident, rows)
        if incident is not None:
            link(db, incident, (ident,))
    return get(vault, ident)


def get(vault: Vault, ident: int) -> Excerpt:
    """One excerpt, erased or not. Raises NotThere."""
    found = _records(vault, "id = ?", ident)
    if not found:
        raise NotThere
    return found[0]


def of_item(vault: Vault, item: int) -> list[Excerpt]:
    """The excerpts of an item that have their words, by number."""
    return _records(vault, "evidence = ? AND erased_at = ''", item)


def of_case(vault: Vault, case: int) -> list[Excerpt]:
    """Those of all items of a case that are not in the bin, by the items' numbers."""
    items = "SELECT id FROM evidence WHERE casefile = ? AND removed_at = ''"
    return _records(vault, f"evidence IN ({items}) AND erased_at = ''", case)


def binned_of(vault: Vault, item: int) -> list[int]:
    """What the bin has of an item's excerpts: ids of its rows."""
    rows = vault.rows(
        "SELECT binned.id FROM binned JOIN excerpt ON excerpt.id = binned.record"
        " WHERE kind = 'excerpt' AND evidence = ? ORDER BY 1",
        item,
    )
    return [row[0] for row in rows]


def lines(vault: Vault, case: int) -> list[ExcerptLine]:
    """What names those of `of_case`, without their messages."""
    rows = vault.rows(
        "SELECT x.id, e.number AS item, x.number, x.room, (SELECT count(*) FROM excerpt_message"
        " WHERE excerpt = x.id) AS messages FROM excerpt AS x JOIN evidence AS e"
        " ON e.id = x.evidence WHERE e.casefile = ? AND e.removed_at = '' AND x.erased_at = ''"
        " ORDER BY e.number, x.number",
        case,
    )
    return [ExcerptLine(**plain(row)) for row in rows]


def of_incident(vault: Vault, incident: int) -> list[Excerpt]:
    """Those that an incident cites."""
    cited = "SELECT excerpt FROM excerpt_incident WHERE incident = ?"
    return _records(vault, f"id IN ({cited}) AND erased_at = ''", incident)


def cite(vault: Vault, ident: int, incident: int) -> None:
    """Let an incident cite an excerpt, and so its item; twice is once. Raises NotThere."""
    get(vault, ident)
    _find(vault, incident)
    with vault.change("excerpt.cited", f"excerpt:{ident}", f"incident:{incident}") as db:
        link(db, incident, (ident,))


def link(db: Connection, incident: int, idents: Iterable[int]) -> None:
    """Let an incident cite excerpts, within a change whose subjects are both.

    The item is linked, too: what it belongs to would otherwise be told in two places. One whose
    words were deleted meanwhile is not cited.
    """
    for ident in idents:
        for into in (
            "excerpt_incident(excerpt, incident)",
            "incident_evidence(evidence, incident)",
        ):
            what = "id" if into.startswith("excerpt") else "evidence"
            db.execute(
                f"INSERT OR IGNORE INTO {into} SELECT {what}, ? FROM excerpt"
                " WHERE id = ? AND erased_at = ''",
                (incident, ident),
            )


def erase(vault: Vault, ident: int) -> None:
    """Delete an excerpt's words for good; its number stays. The export is not touched.

    Raises NotThere.
    """
    get(vault, ident)
    with vault.change("excerpt.erased", *subjects_of(vault, [ident])) as db:
        forget(db, [ident], vault.stamp())


def remove(vault: Vault, ident: int) -> None:
    """Put an excerpt in the bin; its number stays. Raises NotThere."""
    get(vault, ident)
    with vault.change("excerpt.removed", *subjects_of(vault, [ident])) as db:
        forget(db, [ident], vault.stamp())


def subjects_of(vault: Vault, idents: Iterable[int]) -> list[str]:
    """What a change that deletes the words of these excerpts touches."""
    subjects = []
    for ident in idents:
        subjects.append(f"excerpt:{ident}")
        rows = vault.rows("SELECT id FROM excerpt_message WHERE excerpt = ? ORDER BY id", ident)
        subjects += [f"excerpt_message:{row['id']}" for row in rows]
    return subjects


def forget(db: Connection, idents: Iterable[int], at: str) -> None:
    """Delete the words of excerpts, within a change of `subjects_of` them."""
    for ident in idents:
        db.execute("DELETE FROM excerpt_message WHERE excerpt = ?", (ident,))
        db.execute("DELETE FROM excerpt_incident WHERE excerpt = ?", (ident,))
        db.execute("DELETE FROM excerpt_words WHERE rowid = ?", (ident,))
        alter(db, "excerpt", ident, {"room": "", "saved": "", "erased_at": at})
    # The index keeps words of what was deleted until its parts are merged: merge them now.
    db.execute("INSERT INTO excerpt_words(excerpt_words) VALUES ('optimize')")


def index(db: Connection, ident: int, words: str) -> None:
    """Make an excerpt be found by these words."""
    db.execute(
        "INSERT INTO excerpt_words(rowid, words) VALUES (?, ?)", (ident, search.index(words))
    )


def words(rows: Iterable[Mapping[str, Any]]) -> str:
    """The words that an excerpt is found by, from the rows of its messages."""
    return "\n".join(str(row[name]) for row in rows for name in _WORDS if row[name])


def _find(vault: Vault, incident: int) -> None:
    if vault.row("SELECT 1 FROM incident WHERE id = ?", incident) is None:
        raise NotThere


def _beside(messages: Sequence[Message], seq: int, room: str, step: int, count: int) -> set[int]:
    found: set[int] = set()
    at = seq + step
    while len(found) < count and 1 <= at <= len(messages) and messages[at - 1].room == room:
        found.add(at)
        at += step
    return found


def _row(ident: int, excerpt: int, one: Message, picked: bool) -> dict[str, object]:
    return {
        "id": ident,
        "excerpt": excerpt,
        "seq": one.seq,
        "picked": int(picked),
        "sender": one.sender,
        "sent": one.sent,
        "moment": one.moment.isoformat() if one.moment else "",
        "text": one.text,
        "attachment": one.attachment,
        "origin": one.origin,
        "room": one.room,
    }


def _facts(chat: Chat, made_at: str) -> dict[str, object]:
    return {
        "program": str(chat.kind),
        "room": chat.room,
        "saved": chat.saved,
        "clock": str(chat.clock),
        "made_at": made_at,
        "erased_at": "",
    }


def _numbered(db: Connection, ident: int, item: int) -> dict[str, object]:
    """Its id, its item and the next number in that. A number is never given twice."""
    sql = "SELECT coalesce(max(number), 0) + 1 FROM excerpt WHERE evidence = ?"
    return {"id": ident, "evidence": item, "number": db.execute(sql, (item,)).fetchone()[0]}


def _index(db: Connection, ident: int, rows: list[dict[str, object]]) -> None:
    index(db, ident, words(rows))


def _records(vault: Vault, where: str, *args: object) -> list[Excerpt]:
    """The excerpts that fit, with their messages and the incidents that cite them."""
    rows = vault.rows(f"SELECT * FROM excerpt WHERE {where} ORDER BY evidence, number", *args)
    wanted = json.dumps([row["id"] for row in rows])
    some = "excerpt IN (SELECT value FROM json_each(?))"
    said: dict[int, list[Quoted]] = {}
    for row in vault.rows(f"SELECT * FROM excerpt_message WHERE {some} ORDER BY seq", wanted):
        values = plain(row, "id", "salt", "excerpt") | {"picked": bool(row["picked"])}
        said.setdefault(row["excerpt"], []).append(Quoted(**values))
    cited: dict[int, list[int]] = {}
    for excerpt, incident in vault.rows(
        f"SELECT excerpt, incident FROM excerpt_incident WHERE {some} ORDER BY incident", wanted
    ):
        cited.setdefault(excerpt, []).append(incident)
    return [
        Excerpt(
            **plain(row, "salt"),
            messages=tuple(said.get(row["id"], ())),
            incidents=tuple(cited.get(row["id"], ())),
        )
        for row in rows
    ]
