"""The words of a country's law and offices, and which of them stand in a text."""

from __future__ import annotations

from companion.facts import Term
from companion.packs import Pack
from companion.texts import Texts


def found(pack: Pack, words: Texts, text: str) -> list[Term]:
    """The terms that stand in `text`, in the order in which they come there.

    Where one is a part of another at the same place, only the longer one is meant.
    """
    forms = [(form, term) for term in pack.terms.values() for form in written(term, words)]
    forms.sort(key=lambda one: -len(one[0]))
    low, at = text.casefold(), dict[str, int]()
    for form, term in forms:
        sought = form.casefold()
        place = low.find(sought)
        if place < 0:
            continue
        low = low.replace(sought, "\0" * len(sought))
        at[term.id] = min(place, at.get(term.id, place))
    return [pack.terms[ident] for ident in sorted(at, key=at.__getitem__)]


def written(term: Term, words: Texts) -> list[str]:
    """The ways in which a term is written, its name first."""
    key = f"term.{term.id}"
    also = words.say(f"{key}.also").split(", ") if words.knows(f"{key}.also") else []
    return list(filter(None, (words.say(f"{key}.name"), *also)))
