"""Places of help of the person's own, and the memory of who said what.

Those a country offers are in its pack (companion/packs.py); what is added here never
changes them. What the person notes about either is in companion/directory.py.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from companion import directory, steps, typed, when
from companion.errors import NotThere
from companion.records import Contact, NewContact, NewStep, NewTalk, Talk
from companion.rows import alter, plain, put
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Row


def add(vault: Vault, case: int, new: NewContact) -> Contact:
    """Note an own contact. Raises EmptyText("name"), TooLong, NoSpace."""
    ident = vault.new_id()
    row = _contact_columns(new) | {"id": ident, "casefile": case}
    with vault.change("contact.added", f"contact:{ident}") as db:
        put(db, "contact", row)
    return Contact(**_contact_fields(row), id=ident, case=case)


def edit(vault: Vault, ident: int, new: NewContact) -> None:
    """Change an own contact. Raises NotThere, EmptyText("name"), TooLong, NoSpace."""
    _there(vault, "contact", ident)
    columns = _contact_columns(new)
    with vault.change("contact.edited", f"contact:{ident}") as db:
        alter(db, "contact", ident, columns)


def remove(vault: Vault, ident: int) -> None:
    """Put an own contact and what was noted of it in the bin; talks stay. Raises NotThere."""
    _there(vault, "contact", ident)
    noted = directory.idents(vault, directory.own(ident))
    with vault.change("contact.removed", f"contact:{ident}", *noted) as db:
        db.execute("DELETE FROM contact WHERE id = ?", (ident,))
        db.execute("DELETE FROM directory WHERE place = ?", (directory.own(ident),))


def get(vault: Vault, ident: int) -> Contact:
    """One own contact. Raises NotThere."""
    row = vault.row("SELECT * FROM contact WHERE id = ?", ident)
    if row is None:
        raise NotThere
    return _contact(row)


def own(vault: Vault, case: int) -> list[Contact]:
    """Own contacts, by name."""
    rows = vault.rows("SELECT * FROM contact WHERE casefile = ? ORDER BY name, id", case)
    return [_contact(row) for row in rows]


_TALKS = (
    "SELECT talk.*, promise.officer, promise.due, coalesce(step.id, 0) AS step,"
    " coalesce(step.done_at, '') AS done_at"
    " FROM talk LEFT JOIN promise ON promise.talk = talk.id"
    " LEFT JOIN step ON step.id = promise.step"
)


def note_talk(vault: Vault, case: int, new: NewTalk, follow: NewStep | None = None) -> Talk:
    """Write down a talk.

    With a day until when something was promised, `follow` becomes a step for that day.
    Raises EmptyText("contact"), TooLong, NoSpace.
    """
    ident = vault.new_id()
    row = _talk_columns(new) | {"id": ident, "casefile": case}
    promise = vault.new_id() if _promises(new) else 0
    step = vault.new_id() if follow and _has_day(new) else 0
    subjects = _subjects(talk=ident, promise=promise, step=step)
    with vault.change("talk.added", *subjects) as db:
        put(db, "talk", row)
        if follow and step:
            steps.insert(db, step, case, replace(follow, due=new.promised_by))
        if promise:
            put(db, "promise", _promise_columns(new) | {"id": promise, "talk": ident, "step": step})
    return get_talk(vault, ident)


def edit_talk(vault: Vault, ident: int, new: NewTalk, follow: NewStep | None = None) -> Talk:
    """Change a talk. Another day moves the step of its promise; the rest of that stays.

    Where there is none, a new day makes `follow` one.
    Raises NotThere, EmptyText("contact"), TooLong, NoSpace.
    """
    old = get_talk(vault, ident)
    row = _talk_columns(new)
    kept = vault.row("SELECT id FROM promise WHERE talk = ?", ident)
    promise = kept["id"] if kept else vault.new_id() if _promises(new) else 0
    moves = new.promised_by != old.promised_by
    made = vault.new_id() if follow and moves and _has_day(new) and not old.step else 0
    step = old.step or made
    subjects = _subjects(talk=ident, promise=promise, step=step if moves else 0)
    with vault.change("talk.edited", *subjects) as db:
        alter(db, "talk", ident, row)
        if follow and made:
            steps.insert(db, made, old.case, replace(follow, due=new.promised_by))
        elif step and moves:
            steps.move(db, step, new.promised_by)
        columns = _promise_columns(new) | {"step": step}
        if kept:
            alter(db, "promise", promise, columns)
        elif promise:
            put(db, "promise", columns | {"id": promise, "talk": ident})
    return get_talk(vault, ident)


def remove_talk(vault: Vault, ident: int) -> None:
    """Put a talk in the bin; the step of what was promised stays. Raises NotThere."""
    _there(vault, "talk", ident)
    kept = vault.row("SELECT id FROM promise WHERE talk = ?", ident)
    subjects = _subjects(talk=ident, promise=kept["id"] if kept else 0)
    with vault.change("talk.removed", *subjects) as db:
        db.execute("DELETE FROM talk WHERE id = ?", (ident,))


def get_talk(vault: Vault, ident: int) -> Talk:
    """One talk. Raises NotThere."""
    row = vault.row(f"{_TALKS} WHERE talk.id = ?", ident)
    if row is None:
        raise NotThere
    return _talk(row)


def talks(vault: Vault, case: int, most: int = -1) -> list[Talk]:
    """Talks, latest first; unknown times last. At most the first `most` of them."""
    sql = f"{_TALKS} WHERE talk.casefile = ? ORDER BY talk.earliest DESC, talk.id LIMIT ?"
    return [_talk(row) for row in vault.rows(sql, case, most)]


def _there(vault: Vault, table: str, ident: int) -> None:
    if vault.row(f"SELECT 1 FROM {table} WHERE id = ?", ident) is None:
        raise NotThere


def _contact_columns(new: NewContact) -> dict[str, object]:
    return {
        "name": typed.needed(new.name, "name"),
        "phone": typed.line(new.phone),
        "hours": typed.line(new.hours),
        "note": typed.story(new.note),
    }


def _contact(row: Row) -> Contact:
    return Contact(case=row["casefile"], **plain(row, "salt", "casefile"))


def _contact_fields(row: dict[str, object]) -> dict[str, str]:
    return {name: str(row[name]) for name in NewContact.__dataclass_fields__}


def _talk_columns(new: NewTalk) -> dict[str, object]:
    return {
        "contact": typed.needed(new.contact, "contact"),
        "held": when.dump(new.held),
        "earliest": new.held.sort_key,
        "channel": typed.line(new.channel),
        "said": typed.story(new.said),
        "case_number": typed.line(new.case_number),
        "promise": typed.story(new.promise),
    }


def _promises(new: NewTalk) -> bool:
    return bool(new.officer) or _has_day(new)


def _has_day(new: NewTalk) -> bool:
    return new.promised_by != when.UNKNOWN


def _promise_columns(new: NewTalk) -> dict[str, object]:
    return {"officer": typed.line(new.officer), "due": when.dump(new.promised_by)}


def _subjects(**idents: int) -> list[str]:
    return [f"{table}:{ident}" for table, ident in idents.items() if ident]


def _talk(row: Row) -> Talk:
    values = plain(row, "salt", "casefile", "earliest", "due") | {"held": when.load(row["held"])}
    values["officer"] = row["officer"] or ""
    values["promised_by"] = when.UNKNOWN if row["due"] is None else when.load(row["due"])
    return Talk(case=row["casefile"], **values)
