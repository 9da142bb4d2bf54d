"""What is written about an item of evidence: tidied, and as the columns of its row."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from companion import typed, when
from companion.records import Provenance

_STORIES = ("description", "proves", "seen_by")


def clean(about: Provenance) -> Provenance:
    """Every text as it may be kept. Raises TooLong."""
    cleaned: dict[str, Any] = {}
    for name, value in _plain(about).items():
        if isinstance(value, str):
            tidy = typed.story if name in _STORIES else typed.link if name == "url" else typed.line
            cleaned[name] = tidy(value)
    return replace(about, **cleaned)


def columns(about: Provenance) -> dict[str, object]:
    """Column → value, times as text."""
    times = {"seen": when.dump(about.seen), "obtained": when.dump(about.obtained)}
    return _plain(about) | times


def _plain(about: Provenance) -> dict[str, object]:
    return {name: getattr(about, name) for name in Provenance.__dataclass_fields__}
