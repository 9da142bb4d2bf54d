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
    text = "\n".join(texts)
    folded = _lowered(text)
    return tuple(one for one in people.values() if _stands(one.shown, text, folded))


def _stands(name: str, text: str, folded: str) -> bool:
    """Whether a name stands in a text, or a part of it that can only be this name.

    A pattern is held only against the places where its form is: to search a long text for
    hundreds of patterns would take minutes.
    """
    for form, way in (*forms(name), *shorts(name)):
        pattern, sought = re.compile(way, re.IGNORECASE), _lowered(form)
        at = folded.find(sought)
        while at >= 0:
            if pattern.match(text, at):
                return True
            at = folded.find(sought, at + 1)
    return False


def _lowered(text: str) -> str:
    """The text in small letters, each in its place: one that would become two stays."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(small if len(small := one.lower()) == 1 else one for one in text)
    return low


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
