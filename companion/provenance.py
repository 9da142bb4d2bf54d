"""What is written about an item of evidence: tidied, and as the columns of its row."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from companion import typed, when
from companion.records import Evidence, Provenance
from companion.when import UNKNOWN

_STORIES = ("description", "proves", "seen_by")


def of(item: Evidence) -> Provenance:
    """What was written about an item, without the item."""
    return Provenance(**_plain(item))


def clean(about: Provenance) -> Provenance:
    """Every text as it may be kept. Raises TooLong."""
    cleaned: dict[str, Any] = {}
    for name, value in _plain(about).items():
        if isinstance(value, str):
            tidy = typed.story if name in _STORIES else typed.link if name == "url" else typed.line
            cleaned[name] = tidy(value)
    return replace(about, **cleaned)


def joined(about: Provenance, more: Provenance) -> Provenance:
    """What is written of an item, and what was said of it later: no word of either is lost.

    A time or an account that is said replaces the one there was; saying it twice is once.
    """
    told: dict[str, Any] = {}
    for name, value in _plain(more).items():
        before = getattr(about, name)
        if not isinstance(value, str):
            told[name] = before if value in (None, UNKNOWN) else value
        elif value and value not in before:
            told[name] = ("\n" if name in _STORIES else " · ").join(filter(None, (before, value)))
    return replace(about, **told)


def columns(about: Provenance) -> dict[str, object]:
    """Column → value, times as text."""
    times = {"seen": when.dump(about.seen), "obtained": when.dump(about.obtained)}
    return _plain(about) | times


def _plain(about: Provenance) -> dict[str, Any]:
    return {name: getattr(about, name) for name in Provenance.__dataclass_fields__}
