"""Who else is named in documents: other people, as a reader finds them there.

Only names that the person noted somewhere can be found; a name that stands in a text alone is a
word like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from companion.facts import Layout
from companion.report.allowed import initial, is_unknown
from companion.report.chosen import Chosen
from companion.report.names import forms, shorts


@dataclass(frozen=True, slots=True)
class Named:
    """A name as the person noted it, and as the documents show it."""

    name: str
    shown: str


def named(chosen: Chosen, layout: Layout, texts: Iterable[str]) -> tuple[Named, ...]:
    """The other people whose names stand in these texts, or what a masking desk gets of them.

    Where a role stands in a name's place nobody is named.
    """
    if layout.names == "role":
        return ()
    people: dict[str, Named] = {}
    for name in _others(chosen):
        shown = name if layout.names == "full" else initial(name)
        people.setdefault(shown, Named(name, shown))
    ways: dict[str, str] = {}  # a form in which a name may stand → a pattern that finds it
    whose: dict[str, set[str]] = {}
    for shown in people:
        for form, way in (*forms(shown), *shorts(shown)):
            ways.setdefault(form, way)
            whose.setdefault(form.casefold(), set()).add(shown)
    if not ways:
        return ()
    order = sorted(ways, key=lambda form: (-len(form), form))
    look = re.compile("|".join(ways[form] for form in order), re.IGNORECASE)
    hits = {hit[0].casefold() for text in texts for hit in look.finditer(text)}
    found = set().union(*(whose.get(hit, ()) for hit in hits))
    return tuple(one for shown, one in people.items() if shown in found)


def _others(chosen: Chosen) -> Iterator[str]:
    """Every name that was noted, but those of the person harmed and of the one who writes."""
    own = {
        form.casefold()
        for name in (chosen.case.person, chosen.case.writer)
        for form, _ in (*forms(name), *shorts(name))
    }
    for name in map(str.strip, _noted(chosen)):
        if name and name.casefold() not in own and not is_unknown(name):
            yield name


def _noted(chosen: Chosen) -> Iterator[str]:
    yield from (person.name for person in chosen.named)
    yield from (incident.told_by for incident in chosen.incidents)
    yield from (passage.told_by for passage in chosen.passages)
    yield from (said.sender for excerpt in chosen.excerpts for said in excerpt.messages)
