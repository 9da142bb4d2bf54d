"""Out of the bin, with links: what `held.hold` took is put back where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from companion import excerpts, journal, statement, timeline
from companion.errors import NotThere
from companion.held import Held, ident_of, loaded, references, table_of
from companion.rows import put
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Connection, Row

_WORDS = ("incident", "passage", "excerpt")
_Link = tuple[str, str, tuple[str, int], tuple[str, int]]


def run(vault: Vault, ident: int) -> None:
    """Put back the row of `binned` with this id, and what it hangs on. Raises as `row_of`."""
    _Return(vault, ident).run()


def row_of(vault: Vault, ident: int) -> Row:
    """A row of `binned`. Raises NotThere."""
    row = vault.row("SELECT * FROM binned WHERE id = ?", ident)
    if row is None:
        raise NotThere
    return row


def find_again(db: Connection, subject: str) -> None:
    """Let the words of a record be found as it stands, within a change of it."""
    table, ident = table_of(subject), ident_of(subject)
    if table in _WORDS:
        db.execute(f"DELETE FROM {table}_words WHERE rowid = ?", (ident,))
        row = db.execute(f"SELECT * FROM {table} WHERE id = ?", (ident,)).fetchone()
        if table == "excerpt":
            said = "SELECT * FROM excerpt_message WHERE excerpt = ? ORDER BY seq"
            excerpts.index(db, ident, excerpts.words(db.execute(said, (ident,)).fetchall()))
        elif table == "incident":
            timeline.index(db, ident, timeline.words_of(row))
        else:
            statement.index(db, ident, f"{row['text']}\n{row['told_by']}")


class _Return:
    """One thing on its way out of the bin. All is read first, and then written at once."""

    def __init__(self, vault: Vault, ident: int) -> None:
        self._vault = vault
        row = row_of(vault, ident)
        self._first = f"{row['kind']}:{row['record']}"
        every = vault.rows("SELECT id, held FROM binned WHERE casefile = ?", row["casefile"])
        self._others = {one["id"]: loaded(one["held"]) for one in every}
        self._changed: set[int] = set()
        self._held = Held()
        self._ids: list[int] = []
        self._take(ident)
        self._owner = {
            link: (owner, column)
            for owner, links in journal.LINKS.items()
            for link, column in links
        }

    def run(self) -> None:
        """Do it, in one change."""
        self._settle_references()
        links, points = self._links(), self._points()
        rows = self._held.rows
        subjects = {*rows, *(point[0] for point in points), *(owner for owner, *_ in links)}
        subjects |= {f"binned:{one}" for one in (*self._ids, *self._changed)}
        order = sorted(rows, key=lambda one: journal.TABLES.index(table_of(one)))
        event = f"{table_of(self._first)}.restored"
        with self._vault.change(event, self._first, *sorted(subjects - {self._first})) as db:
            for subject in order:
                put(db, table_of(subject), rows[subject])
            for subject, column, value, _ in points:
                sql = f"UPDATE {table_of(subject)} SET {column} = ? WHERE id = ?"
                db.execute(sql, (value, ident_of(subject)))
            for _, link, (owner, one), (column, other) in links:
                sql = f"INSERT OR IGNORE INTO {link} ({owner}, {column}) VALUES (?, ?)"
                db.execute(sql, (one, other))
            for ident in self._ids:
                db.execute("DELETE FROM binned WHERE id = ?", (ident,))
            for ident in self._changed:
                text = self._others[ident].dump()
                db.execute("UPDATE binned SET held = ? WHERE id = ?", (text, ident))
            find_again(db, self._first)

    def _take(self, ident: int) -> None:
        """Let it come along, after what it hangs on."""
        mine = self._others.pop(ident)
        if not mine.rows:
            raise NotThere
        self._ids.append(ident)
        for subject, row in mine.rows.items():
            for column, parent, needed in references(self._vault.rows, table_of(subject)):
                wanted = f"{parent}:{row.get(column)}"
                if needed and wanted not in mine.rows and not self._is_there(wanted):
                    holder = self._holder(wanted)
                    if holder is None:
                        raise NotThere
                    self._take(holder)
        self._held.rows |= mine.rows
        self._held.links += mine.links
        self._held.points += mine.points

    def _settle_references(self) -> None:
        """What may be without what it named is, until that comes back."""
        for subject, row in self._held.rows.items():
            for column, parent, _ in references(self._vault.rows, table_of(subject)):
                value = row.get(column)
                if value is not None and not self._is_there(f"{parent}:{value}"):
                    row[column] = None
                    self._leave_point(f"{parent}:{value}", [subject, column, value, None])

    def _points(self) -> list[list[Any]]:
        found = []
        for point in self._held.points:
            subject, column, value, left = point
            table = table_of(subject)
            parents = {name: parent for name, parent, _ in references(self._vault.rows, table)}
            if column in parents and not self._is_there(f"{parents[column]}:{value}"):
                self._leave_point(f"{parents[column]}:{value}", point)
            elif subject in self._held.rows:
                row = self._held.rows[subject]
                row[column] = value if row[column] == left else row[column]
            elif (holder := self._holder(subject)) is not None:
                row = self._others[holder].rows[subject]
                if row[column] == left:
                    row[column] = value
                    self._changed.add(holder)
            else:
                sql = f"SELECT {column} FROM {table} WHERE id = ?"
                there = self._vault.row(sql, ident_of(subject))
                if there is not None and there[0] == left:
                    found.append(point)
        return found

    def _links(self) -> list[_Link]:
        """Each with the subject of its owner, and its two ends."""
        found = []
        for link, one, other in self._held.links:
            owner, column = self._owner[link]
            ends = (f"{owner}:{one}", f"{column}:{other}")
            gone = [end for end in ends if not self._is_there(end)]
            if not gone:
                found.append((ends[0], link, (owner, one), (column, other)))
            elif (holder := self._holder(gone[0])) is not None:
                self._others[holder].links.append([link, one, other])
                self._changed.add(holder)
        return found

    def _leave_point(self, wanted: str, point: list[Any]) -> None:
        holder = self._holder(wanted)
        if holder is not None:
            self._others[holder].points.append(point)
            self._changed.add(holder)

    def _holder(self, subject: str) -> int | None:
        found = (ident for ident, other in self._others.items() if subject in other.rows)
        return next(found, None)

    def _is_there(self, subject: str) -> bool:
        sql = f"SELECT 1 FROM {table_of(subject)} WHERE id = ?"
        return subject in self._held.rows or bool(self._vault.rows(sql, ident_of(subject)))
