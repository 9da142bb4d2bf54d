"""What is learned of a file beyond its digest: its size in pixels, and how its picture looks.

An item is sealed and committed first. Pictures are learned from afterwards, in the child that
decodes (`intake.images`), and nothing is lost when that cannot be done. PDQ never leaves the
vault: nothing but this module reads it, and what it tells is "probably the same as item 4".
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from companion import evidence, objects
from companion.errors import ChangedWhileRead, NotAPicture
from companion.intake import fingerprint, images, probe, source
from companion.records import Evidence
from companion.rows import alter, put
from companion.vault import Vault


@dataclass(frozen=True, slots=True)
class Look:
    """What was learned of a file; 0 and "" are "not known". `md5` is lower-case hex."""

    md5: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Near:
    """An item whose picture is probably the same; a hint, never a finding (docs/pictures.md)."""

    item: int
    number: int
    bits: int  # of 256, how many differ


def of(vault: Vault, ident: int) -> Look:
    """What was learned of an item's file."""
    row = vault.row("SELECT md5, width, height FROM look WHERE evidence = ?", ident)
    return Look() if row is None else Look(*row)


def unlearned(vault: Vault, case: int) -> list[int]:
    """Ids of the kept pictures of a case that nothing was learned of yet, newest first."""
    shown = ", ".join("?" for _ in probe.SHOWN)
    rows = vault.rows(
        "SELECT id FROM evidence WHERE casefile = ? AND object IS NOT NULL AND removed_at = ''"
        f" AND media IN ({shown}) AND kind <> 'masked_copy'"
        " AND NOT EXISTS (SELECT 1 FROM look WHERE look.evidence = evidence.id)"
        " ORDER BY number DESC",
        case,
        *sorted(probe.SHOWN),
    )
    return [row[0] for row in rows]


def learn(vault: Vault, ident: int, path: Path | None = None) -> Near | None:
    """Learn from an item's picture, and say whether it is probably the same as one before it.

    For an item whose bytes are not kept, `path` is where its file lies; it is read once more, in
    memory, and only believed when it is the same file still. What cannot be decoded is noted as
    learned, with nothing. Does nothing for what is no picture. Raises NotThere, NoSpace,
    VaultReadOnly, ObjectMissing, ObjectDamaged; and what reading a file raises.
    """
    item = evidence.get(vault, ident)
    if item.media not in probe.SHOWN or (item.object is None and path is None):
        return None
    found: images.Examined | None = None
    try:
        content = evidence.content(vault, item) if item.object else _again(path or Path(), item)
        found = images.examine(content, item.media)
    except NotAPicture:
        pass
    _note(vault, item, found)
    return None if found is None else _nearest(vault, item, found.fingerprint)


def _note(vault: Vault, item: Evidence, found: images.Examined | None) -> None:
    values: dict[str, object] = {"width": 0, "height": 0, "quality": 0, "pdq": ""}
    if found is not None:
        clear = found.fingerprint
        values |= {"width": found.width, "height": found.height}
        values |= {"quality": clear.quality, "pdq": clear.hash}
    row = vault.row("SELECT id FROM look WHERE evidence = ?", item.id)
    ident = vault.new_id() if row is None else row["id"]
    with vault.change("evidence.learned", f"evidence:{item.id}", f"look:{ident}") as db:
        if row is None:
            put(db, "look", {"id": ident, "evidence": item.id, "md5": "", **values})
        else:
            alter(db, "look", ident, values)


def _nearest(vault: Vault, item: Evidence, new: fingerprint.Fingerprint) -> Near | None:
    """Of the pictures of the case that are not in the bin."""
    rows = vault.rows(
        "SELECT evidence.id, number, quality, pdq FROM look"
        " JOIN evidence ON evidence.id = look.evidence"
        " WHERE casefile = ? AND evidence.id <> ? AND removed_at = '' AND pdq <> ''",
        item.case,
        item.id,
    )
    numbers = {row["id"]: row["number"] for row in rows}
    near = fingerprint.nearest(new, [(row["id"], row["quality"], row["pdq"]) for row in rows])
    return None if near is None else Near(near[0], numbers[near[0]], near[1])


def _again(path: Path, item: Evidence) -> Iterator[bytes]:
    """The bytes of a file whose digest is known. Raises ChangedWhileRead if it is another now."""
    sha256 = hashlib.sha256()
    with source.opened(path) as found:
        while chunk := found.read(objects.CHUNK):
            sha256.update(chunk)
            yield chunk
    if sha256.hexdigest() != item.sha256:
        raise ChangedWhileRead
