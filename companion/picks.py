"""What the person chose for a desk the last time, kept in the vault and nowhere else.

Nothing is chosen for them: a desk that was never thought of gets nothing. It holds ids alone.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from companion import settings
from companion.vault import Vault

NAME = "picks"


@dataclass(frozen=True, slots=True)
class Picks:
    """Ids of the records that were ticked."""

    incidents: tuple[int, ...] = ()
    items: tuple[int, ...] = ()
    passages: tuple[int, ...] = ()


def load(vault: Vault, case: int, desk: str) -> Picks:
    """What was ticked for a desk in a case; nothing at first. Some may be gone by now."""
    found = _all(vault).get(f"{case}:{desk}", {})
    return Picks(*(tuple(found.get(name, ())) for name in Picks.__dataclass_fields__))


def keep(vault: Vault, case: int, desk: str, picks: Picks) -> None:
    """Remember what is ticked. Raises NoSpace, VaultReadOnly."""
    everything = _all(vault)
    everything[f"{case}:{desk}"] = {name: list(ids) for name, ids in asdict(picks).items()}
    settings.set_(vault, NAME, json.dumps(everything, sort_keys=True))


def without(vault: Vault, case: int) -> str:
    """What is remembered, as the setting has it, but nothing of this case."""
    left = {key: one for key, one in _all(vault).items() if key.partition(":")[0] != str(case)}
    return json.dumps(left, sort_keys=True) if left else ""


def _all(vault: Vault) -> dict[str, dict[str, list[int]]]:
    return dict(json.loads(settings.get(vault, NAME) or "{}"))
