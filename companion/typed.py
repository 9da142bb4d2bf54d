"""What a person typed, made storable and otherwise left alone: their words stay theirs."""

from __future__ import annotations

import unicodedata

from companion.errors import EmptyText, TooLong

LINE = 300  # characters of a title, a name, a link text
STORY = 200_000  # characters of a narrative; a novel's chapter is 20,000


def line(text: str, limit: int = LINE) -> str:
    """One line, NFC, outer blanks off. Raises TooLong over `limit` characters."""
    made = " ".join(_storable(text).splitlines()).strip()
    return _within(made, limit)


def link(text: str) -> str:
    """A URL to its last character: like a line, up to 4,000 characters."""
    return _within("".join(_storable(text).split()), 4000)


def story(text: str) -> str:
    """Several lines, NFC, verbatim. Raises TooLong over STORY characters."""
    return _within(_storable(text), STORY)


def needed(text: str, field: str) -> str:
    """A line that must not be empty. Raises EmptyText(field) or TooLong."""
    made = line(text)
    if not made:
        raise EmptyText(field)
    return made


def _storable(text: str) -> str:
    """NFC; lone surrogates and NUL, which no database or document can hold, become U+FFFD."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", whole).replace("\0", "\ufffd")


def _within(text: str, limit: int) -> str:
    if len(text) > limit:
        raise TooLong(limit)
    return text
