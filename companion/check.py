"""Looking a vault over: is everything still as it was written?"""

from __future__ import annotations

from dataclasses import dataclass

from companion import evidence, journal
from companion.errors import NotThere, ObjectDamaged, ObjectMissing, VaultDamaged
from companion.progress import Progress, quiet
from companion.records import Evidence
from companion.vault import Vault, plain


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was written.

    `what` is a code word: `database` (pages of the file), `record` and `journal` (a row or line
    that the journal does not bear out), `object_missing`, `object_damaged`. `number` and `title`
    name the item of evidence concerned, if there is one.
    """

    what: str
    detail: str = ""
    number: int = 0
    title: str = ""


def run(vault: Vault, progress: Progress = quiet) -> list[Finding]:
    """Check database, journal, records and every kept file. Empty when all is well.

    `progress(done, total)` counts items; raise Cancelled in it to stop.
    """
    found = [Finding("database", line) for line in vault.damage()]
    try:
        found += [_named(vault, flaw) for flaw in journal.verify(vault.rows)]
        kept = _kept(vault)
    except VaultDamaged:
        return found or [Finding("database")]
    for done, item in enumerate(kept):
        progress(done, len(kept))
        what = _object(vault, item)
        if what:
            found.append(Finding(what, "", item.number, item.title))
    progress(len(kept), len(kept))
    return found


def _object(vault: Vault, item: Evidence) -> str:
    try:
        for _ in evidence.content(vault, item):
            pass
    except (ObjectMissing, NotThere):
        return "object_missing"
    except (ObjectDamaged, VaultDamaged):
        return "object_damaged"
    return ""


def _kept(vault: Vault, where: str = "object IS NOT NULL", *args: object) -> list[Evidence]:
    """What names an item and its object, and no more: any other column may be the altered one."""
    sql = f"SELECT id, number, title, object FROM evidence WHERE {where} ORDER BY number"
    return [Evidence(**plain(row)) for row in vault.rows(sql, *args)]


def _named(vault: Vault, flaw: journal.Flaw) -> Finding:
    table, _, ident = flaw.subject.partition(":")
    if table == "journal":
        return Finding("journal", ident)
    about = f"{table} {flaw.what}"
    if table in {"evidence", "object"}:
        column = "id" if table == "evidence" else "object"
        for item in _kept(vault, f"{column} = ?", int(ident)):
            return Finding("record", about, item.number, item.title)
    return Finding("record", about)
