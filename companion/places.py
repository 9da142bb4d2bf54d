"""The directory: places of the pack and of the person's own in one list, and what is looked for.

What is not known of a place never leaves it out: it comes after those that fit, and is counted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from companion import facts
from companion.directory import Mine, own
from companion.openings import Open, State
from companion.records import Age, Contact

_BETWEEN = re.compile(r"(?<=[0-9])[-() ]+(?=[0-9])")
_YEARS = {Age.UNDER14: (0, 13), Age.UNDER19: (14, 18), Age.ADULT: (19, 120), Age.UNSURE: (0, 120)}

_UNTOUCHED = Mine("")  # one for all places of which nothing was noted


@dataclass(frozen=True, slots=True)
class Entry:
    """One place: a contact of the pack or one of the person's own, and what they noted of it."""

    ident: str
    contact: facts.Contact | None
    own: Contact | None
    mine: Mine


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. Each field left alone asks nothing.

    `put_away` shows also what the person put away.
    """

    text: str = ""
    audience: str = "all"
    open_now: bool = False
    writes: bool = False  # by chat or text message
    language: str = ""
    age: Age | None = None
    put_away: bool = False


@dataclass(slots=True)
class Found:
    """`fits`, and then `unsure`, of whom something asked for is not known; the rest counted."""

    fits: list[Entry] = field(default_factory=list)
    unsure: list[Entry] = field(default_factory=list)
    left_out: int = 0
    put_away: int = 0


def of_pack(contacts: Mapping[str, facts.Contact]) -> list[Entry]:
    """The places of a pack as they came, in its order."""
    return [Entry(ident, one, None, _UNTOUCHED) for ident, one in contacts.items()]


def entries(
    known: Sequence[Entry], own_ones: Iterable[Contact], mine: Mapping[str, Mine]
) -> list[Entry]:
    """The person's own and those `known` of the pack; what is kept on top comes first."""
    names = [(own(one.id), one) for one in own_ones]
    made = [Entry(name, None, one, mine.get(name, _UNTOUCHED)) for name, one in names]
    if not mine:
        return [*made, *known]
    made += [replace(one, mine=mine[one.ident]) if one.ident in mine else one for one in known]
    return sorted(made, key=_not_pinned)


def sift(
    found: Iterable[Entry],
    wanted: Wanted,
    state: Callable[[Entry], State],
    words: Callable[[Entry], str],
) -> Found:
    """Those that fit. `words` gives all that can be found of an entry, folded as `folded` does."""
    sought = folded(wanted.text).split()
    made = Found()
    for entry in found:
        if entry.mine.hidden and not wanted.put_away:
            made.put_away += 1
            continue
        answers = set(_answers(entry, wanted, state))
        if Open.NO in answers or (sought and not _holds(words(entry), sought)):
            made.left_out += 1
        elif Open.UNKNOWN in answers:
            made.unsure.append(entry)
        else:
            made.fits.append(entry)
    return made


def folded(text: str) -> str:
    """A text as it is compared: NFC, without case, and without what stands between digits."""
    return _BETWEEN.sub("", unicodedata.normalize("NFC", text).casefold())


def speaks(contacts: Iterable[facts.Contact]) -> list[str]:
    """Every language that a place is known to speak, the most frequent first."""
    counted: dict[str, int] = {}
    for contact in contacts:
        for language in contact.languages:
            counted[language] = counted.get(language, 0) + 1
    return sorted(counted, key=lambda language: (-counted[language], language))


def fits_age(contact: facts.Contact, age: Age) -> bool:
    """Whether somebody of this age band may be among those a place is for.

    Where the age in a picture counts, that may have been any age up to the one now.
    """
    low, high = _YEARS[age]
    if contact.age_of == "picture":
        low = 0
    beginning = contact.age_from or 0
    ending = contact.age_below - 1 if contact.age_below is not None else 120
    return max(low, beginning) <= min(high, ending)


def _answers(entry: Entry, wanted: Wanted, state: Callable[[Entry], State]) -> Iterator[Open]:
    contact = entry.contact
    if wanted.open_now:
        yield state(entry).is_open
    if contact is None:  # of their own: that it is for them, they know
        if wanted.writes or wanted.language:
            yield Open.UNKNOWN
        return
    if wanted.audience != "all":
        yield _yes(bool({"all", wanted.audience} & set(contact.audience)))
    if wanted.writes:
        yield _yes(bool(contact.chat or contact.text))
    if wanted.language:
        known = bool(contact.languages)
        yield _yes(wanted.language in contact.languages) if known else Open.UNKNOWN
    if wanted.age is not None:
        yield _yes(fits_age(contact, wanted.age))


def _holds(words: str, sought: list[str]) -> bool:
    return all(word in words for word in sought)


def _yes(fits: bool) -> Open:
    return Open.YES if fits else Open.NO


def _not_pinned(entry: Entry) -> bool:
    return not entry.mine.pinned
