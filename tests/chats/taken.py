"""A chat export of the samples as an item of a case."""

from __future__ import annotations

from companion import evidence
from companion.records import Evidence, Shows
from companion.vault import Vault
from tests.chats.samples import samples

SAMPLES = samples()


def of(vault: Vault, case: int, name: str = "kakaotalk windows") -> Evidence:
    """The export, taken in."""
    return evidence.take_in_bytes(vault, case, SAMPLES[name].data, Shows.ORDINARY)
