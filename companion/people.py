"""People and accounts: who is in the case, under which names, and why one thinks so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from companion import typed
from companion.errors import NotThere
from companion.records import Account, NewAccount, NewPerson, Part, Person
from companion.rows import alter, plain, put
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Connection, Row


def add(vault: Vault, case: int, new: NewPerson) -> Person:
    """Note a person. Raises EmptyText("name"), TooLong, NoSpace."""
    ident = vault.new_id()
    row = _person_columns(new) | {"id": ident, "casefile": case}
    with vault.change("person.added", f"person:{ident}") as db:
        put(db, "person", row)
        _link(db, ident, new)
    return get(vault, ident)


def edit(vault: Vault, ident: int, new: NewPerson) -> Person:
    """Change a person. Raises NotThere, EmptyText("name"), TooLong, NoSpace."""
    get(vault, ident)
    columns = _person_columns(new)
    with vault.change("person.edited", f"person:{ident}") as db:
        alter(db, "person", ident, columns)
        _link(db, ident, new)
    return get(vault, ident)


def remove(vault: Vault, ident: int) -> None:
    """Put a person in the bin; incidents stay and no longer name them. Raises NotThere."""
    get(vault, ident)
    sql = "SELECT incident FROM incident_person WHERE person = ?"
    touched = [f"incident:{row[0]}" for row in vault.rows(sql, ident)]
    with vault.change("person.removed", f"person:{ident}", *touched) as db:
        db.execute("DELETE FROM person WHERE id = ?", (ident,))


def get(vault: Vault, ident: int) -> Person:
    """One person. Raises NotThere."""
    row = vault.row("SELECT * FROM person WHERE id = ?", ident)
    if row is None:
        raise NotThere
    sql = "SELECT account FROM person_account WHERE person = ? ORDER BY account"
    return _person(row, [link[0] for link in vault.rows(sql, ident)])


def persons(vault: Vault, case: int) -> list[Person]:
    """Everyone in a case, by part and name."""
    rows = vault.rows("SELECT * FROM person WHERE casefile = ? ORDER BY part, name, id", case)
    linked: dict[int, list[int]] = {}
    for person, account in vault.rows(
        "SELECT l.person, l.account FROM person_account AS l JOIN person AS p ON p.id = l.person"
        " WHERE p.casefile = ? ORDER BY l.account",
        case,
    ):
        linked.setdefault(person, []).append(account)
    return [_person(row, linked.get(row["id"], ())) for row in rows]


def add_account(vault: Vault, case: int, new: NewAccount) -> Account:
    """Note an account or a room. Raises EmptyText("handle") when nothing names it, TooLong."""
    ident = vault.new_id()
    row = _account_columns(new) | {"id": ident, "casefile": case}
    with vault.change("account.added", f"account:{ident}") as db:
        put(db, "account", row)
    return get_account(vault, ident)


def edit_account(vault: Vault, ident: int, new: NewAccount) -> Account:
    """Change an account. Raises NotThere, EmptyText("handle"), TooLong, NoSpace."""
    get_account(vault, ident)
    columns = _account_columns(new)
    with vault.change("account.edited", f"account:{ident}") as db:
        alter(db, "account", ident, columns)
    return get_account(vault, ident)


def remove_account(vault: Vault, ident: int) -> None:
    """Put an account in the bin; what named it stays and no longer does. Raises NotThere."""
    get_account(vault, ident)
    touched = [
        f"{table}:{row[0]}"
        for table, sql in (
            ("incident", "SELECT incident FROM incident_account WHERE account = ?"),
            ("person", "SELECT person FROM person_account WHERE account = ?"),
            ("evidence", "SELECT id FROM evidence WHERE account = ?"),
        )
        for row in vault.rows(sql, ident)
    ]
    with vault.change("account.removed", f"account:{ident}", *touched) as db:
        db.execute("DELETE FROM account WHERE id = ?", (ident,))


def get_account(vault: Vault, ident: int) -> Account:
    """One account. Raises NotThere."""
    row = vault.row("SELECT * FROM account WHERE id = ?", ident)
    if row is None:
        raise NotThere
    return _account(row)


def accounts(vault: Vault, case: int) -> list[Account]:
    """The accounts of a case, by platform and handle."""
    rows = vault.rows(
        "SELECT * FROM account WHERE casefile = ? ORDER BY platform, handle, display_name, id", case
    )
    return [_account(row) for row in rows]


def _person_columns(new: NewPerson) -> dict[str, object]:
    return {
        "part": str(new.part),
        "name": typed.needed(new.name, "name"),
        "relation": typed.line(new.relation),
        "basis": typed.story(new.basis),
        "note": typed.story(new.note),
    }


def _account_columns(new: NewAccount) -> dict[str, object]:
    columns: dict[str, object] = {
        "platform": typed.line(new.platform),
        "display_name": typed.line(new.display_name),
        "handle": typed.line(new.handle),
        "profile_url": typed.link(new.profile_url),
        "room": typed.line(new.room),
        "note": typed.story(new.note),
    }
    if not any(columns[name] for name in ("display_name", "handle", "profile_url", "room")):
        typed.needed("", "handle")
    return columns


def _link(db: Connection, ident: int, new: NewPerson) -> None:
    db.execute("DELETE FROM person_account WHERE person = ?", (ident,))
    db.executemany(
        "INSERT OR IGNORE INTO person_account VALUES (?, ?)",
        [(ident, account) for account in new.accounts],
    )


def _person(row: Row, linked: Iterable[int]) -> Person:
    values = plain(row, "salt", "casefile") | {"part": Part(row["part"])}
    return Person(case=row["casefile"], accounts=tuple(linked), **values)


def _account(row: Row) -> Account:
    return Account(case=row["casefile"], **plain(row, "salt", "casefile"))
