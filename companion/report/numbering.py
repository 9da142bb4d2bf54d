"""Numbers under numbers: captures of one event from one place are 증 제3호, 증 제3호의 2.

The number of an item in the record stays what it is, and is used once. Under which number a paper
names it follows from what the person noted, so it is the same in every paper and, as long as
that is not changed, in every export: what is ticked for one does not matter, and neither does what
lies in the bin since.
"""

from __future__ import annotations

from companion.vault import Vault

# The event that was written down first, of those that name an item and are not in the bin
_FIRST = """
SELECT e.id, e.number, e.account, e.room, (
  SELECT i.id FROM incident_evidence AS l JOIN incident AS i ON i.id = l.incident
  WHERE l.evidence = e.id AND i.removed_at = '' ORDER BY i.recorded_at, i.id LIMIT 1
) AS event
FROM evidence AS e WHERE e.casefile = ? AND e.media LIKE 'image/%'
ORDER BY e.number
"""


def numbered(vault: Vault, case: int) -> dict[int, tuple[int, int]]:
    """The first capture's number and a place under it from 1, by id, where a capture has company.

    Captures are pictures, also those of which only the fingerprint was kept or is left. They
    belong together where the same event names them and the same account and room are noted for
    them, or none for any.
    """
    together: dict[tuple[object, ...], list[tuple[int, int]]] = {}
    for row in vault.rows(_FIRST, case):
        if row["event"] is not None:
            place = (row["event"], row["account"], row["room"].strip().casefold())
            together.setdefault(place, []).append((row["number"], row["id"]))
    return {
        ident: (found[0][0], part)
        for found in together.values()
        for part, (_, ident) in enumerate(found, 1)
        if len(found) > 1
    }
