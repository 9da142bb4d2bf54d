"""A case marked as received, without a bundle."""

from __future__ import annotations

from companion.rows import put
from companion.vault import Vault


def mark(vault: Vault, case: int, closed: str = "", word: str = "x") -> None:
    """Say of a case that it was received; `closed` is when all of it had come in."""
    ident = vault.new_id()
    row = {"id": ident, "casefile": case, "export": word, "made": "2026-11-27", "program": "p"}
    row |= {"manifest": "5" * 64, "begun_at": vault.stamp(), "closed_at": closed}
    with vault.change("received.added", f"received:{ident}", f"casefile:{case}") as db:
        put(db, "received", row)
