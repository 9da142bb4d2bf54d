"""What is being typed, kept inside the vault so that a lock or a power cut takes nothing.

A draft belongs to a place, such as "incident:new:7"; it is gone once its text is saved. While
nothing can be written into the database, because it is damaged or was replaced by another
program, drafts are put into a small sealed file beside it, and taken in at the next opening.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from contextlib import suppress

from companion import files
from companion.errors import VaultChanged, VaultDamaged
from companion.folder import DRAFTS
from companion.vault import Vault

_PURPOSE = "drafts-1"


def save(vault: Vault, place: str, content: dict[str, str]) -> None:
    """Keep what stands in an editor now.

    Raises NoSpace, VaultReadOnly; VaultChanged and VaultDamaged, and has put it aside then;
    Cancelled once the vault is closed, for nothing can be sealed without its key.
    """
    text = json.dumps(content, ensure_ascii=True)
    try:
        with vault.jot() as db:
            db.execute(
                "INSERT OR REPLACE INTO draft VALUES (?, ?, ?)", (place, text, vault.stamp())
            )
    except (VaultChanged, VaultDamaged):
        _put_aside(vault, _aside(vault) | {place: content})
        raise


def load(vault: Vault, place: str) -> dict[str, str] | None:
    """What was kept for a place, or None."""
    aside = _aside(vault)
    if place in aside:
        return aside[place]
    row = vault.row("SELECT content FROM draft WHERE place = ?", place)
    return None if row is None else dict(json.loads(row["content"]))


def discard(vault: Vault, place: str) -> None:
    """Forget the draft of a place, if there is one. Raises as `save`."""
    aside = _aside(vault)
    if aside.pop(place, None) is not None:
        _put_aside(vault, aside)
    with vault.jot() as db:
        db.execute("DELETE FROM draft WHERE place = ?", (place,))


def bring_back(vault: Vault) -> None:
    """Take in what was put aside. Raises what writing raises, and leaves it there then."""
    aside = _aside(vault)
    if aside:
        rows = [(place, json.dumps(text), vault.stamp()) for place, text in aside.items()]
        with vault.jot() as db:
            db.executemany("INSERT OR REPLACE INTO draft VALUES (?, ?, ?)", rows)
        _put_aside(vault, {})


def places(vault: Vault) -> list[str]:
    """Every place that has a draft, latest first."""
    rows = vault.rows("SELECT place FROM draft ORDER BY saved_at DESC, place")
    return list(dict.fromkeys([*_aside(vault), *(row["place"] for row in rows)]))


def of_records(vault: Vault, idents: Collection[int]) -> list[str]:
    """The places at which one of these records was gone on with: KIND:ID."""
    rests = {place: place.partition(":")[2] for place in places(vault)}
    return [place for place, rest in rests.items() if rest.isdecimal() and int(rest) in idents]


def _aside(vault: Vault) -> dict[str, dict[str, str]]:
    with suppress(OSError):
        plain = vault.unseal(_PURPOSE, (vault.folder / DRAFTS).read_bytes())
        return {} if plain is None else dict(json.loads(plain))
    return {}


def _put_aside(vault: Vault, drafts: dict[str, dict[str, str]]) -> None:
    path = vault.folder / DRAFTS
    if drafts:
        files.write(path, vault.seal(_PURPOSE, json.dumps(drafts).encode()))
    else:
        with files.disk_errors():
            path.unlink(missing_ok=True)
            files.sync_folder(vault.folder)
