"""Next steps: what the person means to do, with a day if there is one. Nothing here hurries."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from companion import cases, settings, typed, when
from companion.errors import NotThere
from companion.records import NewStep, Step
from companion.rows import alter, plain, put
from companion.vault import Vault
from companion.when import When

if TYPE_CHECKING:
    from sqlcipher3 import Connection, Row


def add(vault: Vault, case: int, new: NewStep) -> Step:
    """Note a step. Raises EmptyText("title"), TooLong, NoSpace."""
    ident = vault.new_id()
    columns(new)
    with vault.change("step.added", f"step:{ident}") as db:
        insert(db, ident, case, new)
    return get(vault, ident)


def insert(db: Connection, ident: int, case: int, new: NewStep) -> None:
    """Note a step within a change that is under way. Raises as `columns`."""
    put(db, "step", columns(new) | {"id": ident, "casefile": case, "done_at": ""})


def take(vault: Vault, case: int, origin: str, new: NewStep) -> Step:
    """Note a step that comes from somewhere, once: the one there is, where it was taken before.

    `origin` is a stage's or a rule's key. Raises as `add`.
    """
    known = taken(vault, case).get(origin)
    if known is not None:
        return get(vault, known)
    columns(new)
    ident = vault.new_id()
    found = settings.of_cases(vault, "taken")
    found.setdefault(str(case), {})[origin] = ident
    there = [one.id for one in cases.all_of(vault)]
    with vault.change("step.added", f"step:{ident}") as db:
        insert(db, ident, case, new)
        settings.put(db, "taken", settings.packed(found, there))
    return get(vault, ident)


def taken(vault: Vault, case: int) -> dict[str, int]:
    """The steps that came from somewhere and are still there: their ids, by where from."""
    found = settings.of_cases(vault, "taken").get(str(case), {})
    there = {row[0] for row in vault.rows("SELECT id FROM step WHERE casefile = ?", case)}
    return {origin: int(ident) for origin, ident in found.items() if ident in there}


def put_off(vault: Vault, ident: int, due: When) -> Step:
    """Move a step to another day, or to none. Raises NotThere, NoSpace."""
    old = get(vault, ident)
    return edit(vault, ident, NewStep(old.title, due, old.note))


def edit(vault: Vault, ident: int, new: NewStep) -> Step:
    """Change a step. Raises NotThere, EmptyText("title"), TooLong, NoSpace."""
    get(vault, ident)
    row = columns(new)
    with vault.change("step.edited", f"step:{ident}") as db:
        alter(db, "step", ident, row)
    return get(vault, ident)


def mark(vault: Vault, ident: int, done: bool) -> None:
    """Say that a step is done, or open again. Raises NotThere."""
    get(vault, ident)
    with vault.change("step.done" if done else "step.reopened", f"step:{ident}") as db:
        alter(db, "step", ident, {"done_at": vault.stamp() if done else ""})


def remove(vault: Vault, ident: int) -> None:
    """Put a step in the bin. Raises NotThere."""
    get(vault, ident)
    with vault.change("step.removed", f"step:{ident}") as db:
        db.execute("DELETE FROM step WHERE id = ?", (ident,))


def get(vault: Vault, ident: int) -> Step:
    """One step. Raises NotThere."""
    row = vault.row("SELECT * FROM step WHERE id = ?", ident)
    if row is None:
        raise NotThere
    return _step(row)


def all_of(vault: Vault, case: int) -> list[Step]:
    """Steps, open ones first, by day; those without a day last."""
    rows = vault.rows(
        "SELECT * FROM step WHERE casefile = ? ORDER BY done_at <> '', earliest = '', earliest, id",
        case,
    )
    return [_step(row) for row in rows]


def some(vault: Vault, case: int, done: bool, most: int) -> list[Step]:
    """The first `most` steps that are open, by day, or those done last."""
    wanted, order = "= ''", "earliest = '', earliest, id"
    if done:
        wanted, order = "<> ''", "done_at DESC, id DESC"
    rows = vault.rows(
        f"SELECT * FROM step WHERE casefile = ? AND done_at {wanted} ORDER BY {order} LIMIT ?",
        case,
        most,
    )
    return [_step(row) for row in rows]


def due(vault: Vault, case: int, today: date) -> list[Step]:
    """The open steps whose last day is `today` or past, the earliest first."""
    rows = vault.rows(
        "SELECT * FROM step WHERE casefile = ? AND done_at = '' AND earliest <> ''"
        " AND earliest <= ? ORDER BY earliest, id LIMIT 1000",
        case,
        f"{today.isoformat()}T23:59",
    )
    found = ((step, step.due.latest) for step in map(_step, rows))
    return [step for step, last in found if last is not None and last.date() <= today]


def move(db: Connection, ident: int, due: When) -> None:
    """Give a step another day within a change that is under way."""
    alter(db, "step", ident, {"due": when.dump(due), "earliest": due.sort_key})


def columns(new: NewStep) -> dict[str, object]:
    """A step as it is stored. Raises EmptyText("title"), TooLong."""
    return {
        "title": typed.needed(new.title, "title"),
        "due": when.dump(new.due),
        "earliest": new.due.sort_key,
        "note": typed.story(new.note),
    }


def _step(row: Row) -> Step:
    values = plain(row, "salt", "casefile", "earliest")
    return Step(case=row["casefile"], **values | {"due": when.load(row["due"])})
