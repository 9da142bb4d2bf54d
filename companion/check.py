"""Looking a vault over: is everything still as it was written?"""

from __future__ import annotations

from dataclasses import dataclass

from companion import evidence, journal
from companion.errors import ObjectDamaged, ObjectMissing, VaultDamaged
from companion.objects import Progress
from companion.records import Evidence
from companion.vault import Vault


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


def run(vault: Vault, progress: Progress = evidence.quiet) -> list[Finding]:
    """Check database, journal, records and every kept file. Empty when all is well.

    `progress(done, total)` counts items; raise Cancelled in it to stop.
    """
    found = [Finding("database", line) for line in vault.damage()]
    try:
        for flaw in journal.verify(vault.rows):
            found.append(_named(vault, flaw))
        kept = _kept(vault)
    except VaultDamaged:
        return found or [Finding("database")]
    for done, item in enumerate(kept):
        progress(done, len(kept))
        try:
            for _ in evidence.content(vault, item):
                pass
        except ObjectMissing:
            found.append(Finding("object_missing", "", item.number, item.title))
        except ObjectDamaged:
            found.append(Finding("object_damaged", "", item.number, item.title))
    progress(len(kept), len(kept))
    return found


def _kept(vault: Vault) -> list[Evidence]:
    rows = vault.rows("SELECT id FROM evidence WHERE object IS NOT NULL ORDER BY number")
    return [evidence.get(vault, row[0]) for row in rows]


def _named(vault: Vault, flaw: journal.Flaw) -> Finding:
    table, _, ident = flaw.subject.partition(":")
    if table == "journal":
        return Finding("journal", ident)
    if table == "evidence" and flaw.what != "missing":
        item = evidence.get(vault, int(ident))
        return Finding("record", f"{table} {flaw.what}", item.number, item.title)
    return Finding("record", f"{table} {flaw.what}")
