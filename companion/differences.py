"""What a pack says otherwise than the one before it, place by place, for the person to read.

A number that was swapped must not hide: numbers of places come first, then whom to call first, then
every number or address that stands in a sentence, of every language, and was in none before; then
what else is otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from msgspec import to_builtins

from companion.facts import Contact
from companion.packs import Pack

What = Literal["number", "first", "in-words", "removed", "added", "place", "fact", "words"]

# What one can call, write to or open: all that leads somewhere
_LEADS = ("phone", "phone_alt", "text", "text_word", "email", "url", "chat")
# A number of three digits or more, as written; an address; a name on a platform
_IN_WORDS = re.compile(
    r"[+#*]?\d(?:[()./ -]*\d){2,}|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]+|(?:https?://|www\.)\S+"
    r"|(?<![\w@])@\w+"
    r"|\b[\w-]{1,63}\.(?:com|org|net|kr|jp|uk|us|au|ca|ie|eu|gov|info|me|io|xyz|top)\b\S*",
    re.IGNORECASE,
)
_HEAD = ("languages", "timezone", "child_below", "desks", "shared", "checked")
_FACTS = (
    *("lines", "laws", "acts", "deadlines", "days_off", "procedures", "hours", "authorities"),
    "terms",
)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise: whose, which part of it, how it was ("" not there), how it is.

    `part` of a place is a field of `facts.Contact`, of a fact the kind of it, of words the
    language.
    """

    what: What
    name: str
    part: str
    before: str
    after: str


def between(old: Pack | None, new: Pack, language: str) -> list[Change]:
    """All that is otherwise, what leads somewhere first. Without `old` all of it is new."""
    found = [
        *_places(old, new, language),
        *_firsts(old, new, language),
        *_in_words(old, new, language),
    ]
    found += [*_facts(old, new), *_sentences(old, new, language)]
    order: tuple[What, ...] = ("number", "first", "in-words", "removed", "added", "place", "fact")
    return sorted(found, key=lambda one: order.index(one.what) if one.what in order else len(order))


def _places(old: Pack | None, new: Pack, language: str) -> Iterator[Change]:
    before = old.contacts if old else {}
    for ident, row in new.contacts.items():
        name = _name(new, ident, language)
        was = before.get(ident)
        if was is None:
            yield Change("added", name, "", "", _leads(row))
            continue
        for part in Contact.__struct_fields__:
            one, other = getattr(was, part), getattr(row, part)
            if one != other:
                leads: What = "number" if part in _LEADS else "place"
                yield Change(leads, name, part, _said(one), _said(other))
    for ident, row in before.items():
        if old is not None and ident not in new.contacts:
            yield Change("removed", _name(old, ident, language), "", _leads(row), "")


def _firsts(old: Pack | None, new: Pack, language: str) -> Iterator[Change]:
    for moment in ("now", "today", "later"):
        ids = [getattr(one.meta.first, moment) if one else () for one in (old, new)]
        if ids[0] != ids[1]:
            was = [_name(old, one, language) for one in ids[0]] if old else []
            now = [_name(new, one, language) for one in ids[1]]
            yield Change("first", moment, "", ", ".join(was), ", ".join(now))


def _in_words(old: Pack | None, new: Pack, shown: str) -> Iterator[Change]:
    """What leads somewhere and stands in words, where it stood in none before."""
    known = {_bare(one) for words in (old.words.values() if old else ()) for one in _found(words)}
    known |= {_bare(part) for row in new.contacts.values() for part in _leads(row).split("  ")}
    for language, words in new.words.items():
        for key, text in words.items():
            strange = [one for one in _IN_WORDS.findall(text) if _bare(one) not in known]
            if strange:
                where = _whose(new, key, shown)
                yield Change(
                    "in-words", where, language, "", f"{', '.join(strange)}: {_line(text)}"
                )


def _found(words: Mapping[str, str]) -> Iterator[str]:
    for text in words.values():
        yield from _IN_WORDS.findall(text)


def _facts(old: Pack | None, new: Pack) -> Iterator[Change]:
    """Facts that come, go, or read otherwise, of the head too; of a country that is new, none."""
    for part in _HEAD if old else ():
        one, other = getattr(getattr(old, "meta", None), part), getattr(new.meta, part)
        if one != other:
            yield Change("fact", "pack", part, _plain(one), _plain(other))
    for kind in _FACTS if old else ():
        before, after = getattr(old, kind), getattr(new, kind)
        for ident in (*after, *(one for one in before if one not in after)):
            was, now = before.get(ident), after.get(ident)
            if was is None or now is None:
                yield Change("fact", ident, kind, _plain(was), _plain(now))
                continue
            for part in was.__struct_fields__:
                one, other = getattr(was, part), getattr(now, part)
                if one != other:
                    yield Change("fact", ident, f"{kind}.{part}", _plain(one), _plain(other))


def _plain(value: object) -> str:
    return "" if value is None else _line(str(to_builtins(value)))


def _sentences(old: Pack | None, new: Pack, shown: str) -> Iterator[Change]:
    for language, words in new.words.items() if old else ():
        before = old.words.get(language, {}) if old else {}
        for key in (*words, *(one for one in before if one not in words)):
            was, now = before.get(key, ""), words.get(key, "")
            if was != now:
                yield Change("words", _whose(new, key, shown), language, _line(was), _line(now))


def _name(pack: Pack, ident: str, language: str) -> str:
    words = pack.words.get(language) or next(iter(pack.words.values()))
    return _line(words.get(f"contact.{ident}.name", ident))


def _whose(pack: Pack, key: str, language: str) -> str:
    """The place or the procedure a word belongs to, by its name, and which word of it."""
    section, _, rest = key.partition(".")
    ident, _, part = rest.partition(".")
    words = pack.words.get(language) or next(iter(pack.words.values()))
    name = words.get(f"{section}.{ident}.name") if part else None
    return f"{_line(name)}, {part}" if name else key


def _leads(row: Contact) -> str:
    """All that can be called, written to or opened, two spaces apart."""
    return "  ".join(filter(None, (_said(getattr(row, part)) for part in _LEADS)))


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return "  ".join(_said(one) for one in value)
    where, name = getattr(value, "where", None), getattr(value, "name", None)
    if isinstance(where, str):
        return f"{where}: {name}"
    return "" if value is None else _line(str(value))


def _line(text: str) -> str:
    """As one line: a break could pass for the next change."""
    return " ".join(text.split())


def _bare(text: str) -> str:
    """A number whatever stands between its digits, anything else in small letters."""
    digits = re.sub(r"\D", "", text)
    return digits if digits and not re.search(r"[^\W\d]", text) else text.lower().rstrip(".,)")
