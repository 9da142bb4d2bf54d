"""What the person has of their own about a place of help, beside what its pack says of it.

The facts of a pack are never changed: another number, a note, "put this away", "keep it on top"
and what they want to say there lie in the vault, and can be taken back one by one or all at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from companion import typed
from companion.errors import NotThere
from companion.rows import alter, plain, put
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Row


@dataclass(frozen=True, slots=True)
class Mine:
    """What the person has of their own about a place of help, whose facts stay as they are.

    `place` is the id of a contact in the pack, or `own:<id>` of one of their own. `say` is what
    they want to say there; it is for the screen alone.
    """

    place: str
    phone: str = ""  # another number, beside the one of the pack
    note: str = ""
    hidden: bool = False
    pinned: bool = False
    say: str = ""


_TEXTS = {"phone": typed.line, "note": typed.story, "say": typed.story}
_TURNED = ("hidden", "pinned")
_BLANK: dict[str, object] = {"phone": "", "note": "", "say": "", "hidden": 0, "pinned": 0}


def own(ident: int) -> str:
    """How a contact of the person's own is named as a place."""
    return f"own:{ident}"


def mine(vault: Vault, case: int) -> dict[str, Mine]:
    """All the person has of their own, by place."""
    rows = vault.rows("SELECT * FROM directory WHERE casefile = ?", case)
    return {row["place"]: _mine(row) for row in rows}


def of(vault: Vault, case: int, place: str) -> Mine:
    """What the person has of their own about one place, blank where there is nothing."""
    row = vault.row("SELECT * FROM directory WHERE casefile = ? AND place = ?", case, place)
    return Mine(place) if row is None else _mine(row)


def change(vault: Vault, case: int, place: str, **values: str | bool) -> Mine:
    """Write down `values`, named as the fields of Mine; what is not named stays.

    Raises NotThere without such a case, TooLong, NoSpace, ReceivedStays in a received case.
    """
    columns: dict[str, object] = {}
    for name, value in values.items():
        columns[name] = int(bool(value)) if name in _TURNED else _TEXTS[name](str(value))
    row = vault.row("SELECT id FROM directory WHERE casefile = ? AND place = ?", case, place)
    if row is not None:
        with vault.change("directory.edited", f"directory:{row['id']}") as db:
            alter(db, "directory", row["id"], columns)
        return of(vault, case, place)
    if vault.row("SELECT 1 FROM casefile WHERE id = ?", case) is None:
        raise NotThere
    ident = vault.new_id()
    with vault.change("directory.added", f"directory:{ident}") as db:
        new = {"id": ident, "casefile": case, "place": typed.line(place)}
        put(db, "directory", _BLANK | columns | new)
    return of(vault, case, place)


def reset(vault: Vault, case: int, place: str) -> None:
    """Have a place as its pack has it again; what the person wants to say there stays."""
    if of(vault, case, place) != Mine(place):
        change(vault, case, place, phone="", note="", hidden=False, pinned=False)


def idents(vault: Vault, place: str) -> list[str]:
    """The subjects of a journal line about all that was noted of a place."""
    rows = vault.rows("SELECT id FROM directory WHERE place = ?", place)
    return [f"directory:{row['id']}" for row in rows]


def _mine(row: Row) -> Mine:
    values = plain(row, "id", "salt", "casefile")
    return Mine(**values | {name: bool(values[name]) for name in _TURNED})
