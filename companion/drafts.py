"""What is being typed, kept inside the vault so that a lock or a power cut takes nothing.

A draft belongs to a place, such as "incident:new:7"; it is gone once its text is saved.
"""

from __future__ import annotations

import json

from companion.vault import Vault


def save(vault: Vault, place: str, content: dict[str, str]) -> None:
    """Keep what stands in an editor now. Raises NoSpace, VaultReadOnly."""
    text = json.dumps(content, ensure_ascii=True)
    with vault.jot() as db:
        db.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?)", (place, text, vault.stamp()))


def load(vault: Vault, place: str) -> dict[str, str] | None:
    """What was kept for a place, or None."""
    row = vault.row("SELECT content FROM draft WHERE place = ?", place)
    return None if row is None else dict(json.loads(row["content"]))


def places(vault: Vault) -> list[str]:
    """Every place that has a draft, latest first."""
    return [row[0] for row in vault.rows("SELECT place FROM draft ORDER BY saved_at DESC, place")]


def discard(vault: Vault, place: str) -> None:
    """Forget the draft of a place, if there is one."""
    with vault.jot() as db:
        db.execute("DELETE FROM draft WHERE place = ?", (place,))
