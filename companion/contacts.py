"""Places of help of the person's own, and the memory of who said what.

Those a country offers are in its pack (companion/packs.py); what is added here never
changes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion import typed, when
from companion.errors import NotThere
from companion.records import Contact, NewContact, NewTalk, Talk
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
    """Delete an own contact; talks with it stay. Raises NotThere."""
    _there(vault, "contact", ident)
    with vault.change("contact.removed", f"contact:{ident}") as db:
        db.execute("DELETE FROM contact WHERE id = ?", (ident,))


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


def note_talk(vault: Vault, case: int, new: NewTalk) -> Talk:
    """Write down a talk. Raises EmptyText("contact"), TooLong, NoSpace."""
    ident = vault.new_id()
    row = _talk_columns(new) | {"id": ident, "casefile": case}
    with vault.change("talk.added", f"talk:{ident}") as db:
        put(db, "talk", row)
    return get_talk(vault, ident)


def edit_talk(vault: Vault, ident: int, new: NewTalk) -> Talk:
    """Change a talk. Raises NotThere, EmptyText("contact"), TooLong, NoSpace."""
    _there(vault, "talk", ident)
    columns = _talk_columns(new)
    with vault.change("talk.edited", f"talk:{ident}") as db:
        alter(db, "talk", ident, columns)
    return get_talk(vault, ident)


def remove_talk(vault: Vault, ident: int) -> None:
    """Delete a talk. Raises NotThere."""
    _there(vault, "talk", ident)
    with vault.change("talk.removed", f"talk:{ident}") as db:
        db.execute("DELETE FROM talk WHERE id = ?", (ident,))


def get_talk(vault: Vault, ident: int) -> Talk:
    """One talk. Raises NotThere."""
    row = vault.row("SELECT * FROM talk WHERE id = ?", ident)
    if row is None:
        raise NotThere
    return _talk(row)


def talks(vault: Vault, case: int) -> list[Talk]:
    """Talks, latest first; unknown times last."""
    rows = vault.rows("SELECT * FROM talk WHERE casefile = ? ORDER BY earliest DESC, id", case)
    return [_talk(row) for row in rows]


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


def _talk(row: Row) -> Talk:
    values = plain(row, "salt", "casefile", "earliest") | {"held": when.load(row["held"])}
    return Talk(case=row["casefile"], **values)
