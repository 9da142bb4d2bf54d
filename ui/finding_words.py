"""What a look at the record found, in a few plain lines."""

from __future__ import annotations

from collections import Counter

from companion.check import Finding
from companion.texts import Texts

DAMAGE = frozenset({"database", "journal", "record"})
KEPT_FILES = frozenset({"object_missing", "object_damaged"})
_SHOWN = 20  # lines at once


def lines(words: Texts, found: list[Finding]) -> list[str]:
    """A line for each item of evidence, and one for everything else of a kind."""
    said: list[str] = []
    records: Counter[tuple[str, str]] = Counter()
    kinds = {finding.what for finding in found}
    if "rolled_back" in kinds:
        said.append(words.say("finding.rolled_back"))
    if "database" in kinds:
        said.append(words.say("found.database"))
    if "journal" in kinds:
        said.append(words.say("found.journal"))
    for finding in found:
        if finding.number:
            key = "record_item" if finding.what == "record" else finding.what
            said.append(
                words.say(f"finding.{key}", number=finding.number, title=finding.title, detail="")
            )
        elif finding.what == "record":
            table, _, what = finding.detail.partition(" ")
            records[what, table] += 1
    for (what, table), count in records.items():
        said.append(words.say(f"found.{what}", thing=words.say(f"thing.{table}"), count=count))
    return said[:_SHOWN]
