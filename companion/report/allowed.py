"""The only way from a record to a document: a layout's allow-list, and its masks.

What a layout does not name cannot be read here at all, so a document cannot hold it. A
person's own words are otherwise verbatim, with two exceptions a layout may ask for: addresses
are left out or cut to their host, and the names of people in the case are cut to an initial
or replaced by their role, wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from companion.records import Account, Case, Evidence, Incident, Person

Record = Case | Incident | Person | Account | Evidence
Urls = Literal["full", "masked", "none"]
Names = Literal["full", "initial", "role"]

_KINDS: dict[type, str] = {
    Case: "case",
    Incident: "incident",
    Person: "person",
    Account: "account",
    Evidence: "evidence",
}
_URL_FIELDS = {"account.profile_url", "evidence.url"}
_ENDINGS = (
    "com|net|org|info|biz|app|dev|xyz|site|link|page|club|top|online|store|live|chat|space"
    "|me|gg|io|co|kr|ly|tv|to|jp|us|cc|gl|be|ru|cn|tw|hk|uk|eu|de|fr|cx|sx|st|la|vc|in|onion"
)
_ADDRESS = re.compile(
    rf"[a-z][a-z0-9+.-]{{1,15}}://\S+|www\.[!-~]+"
    rf"|(?<![a-z0-9@._-])(?:[a-z0-9-]{{1,63}}\.){{1,8}}(?:{_ENDINGS})(?![a-z0-9-])(?:[/?#:][!-~]*)?",
    re.IGNORECASE,
)


class NotAllowed(LookupError):
    """A block asked for a field that the layout does not give to this reader."""


class Allowed:
    """Reads records of one case for one reader."""

    def __init__(
        self,
        fields: Iterable[str],
        urls: Urls = "full",
        names: Names = "full",
        left_out: str = "",
        roles: Mapping[str, str] | None = None,
    ) -> None:
        """`roles` gives each name in the case the word for its role, for masks."""
        self._fields = frozenset(fields)
        self._urls = urls
        self._left_out = left_out
        self._masks = {} if names == "full" else _masks(roles or {}, names)
        self._named = None if names == "full" else _pattern(roles or {})

    def may(self, *fields: str) -> bool:
        """Whether every one of these "record.field" is on the list."""
        return self._fields.issuperset(fields)

    def read(self, record: Record, name: str) -> Any:
        """The field as it is in the record; texts come masked. Raises NotAllowed."""
        field = f"{_KINDS[type(record)]}.{name}"
        if field not in self._fields:
            raise NotAllowed(field)
        value = getattr(record, name)
        if type(value) is not str or isinstance(record, Case):
            return value  # the person's own name, school and contact are theirs to give
        if field in _URL_FIELDS:
            return self._url(value)
        return self._plain(value)

    def text(self, record: Record, name: str) -> str:
        """The field as text, "" when it is not on the list."""
        if not self.may(f"{_KINDS[type(record)]}.{name}"):
            return ""
        return str(self.read(record, name))

    def words(self, text: str) -> str:
        """Words that hold the person's own, such as a time "before …", masked as a field is."""
        return self._plain(text)

    def _url(self, value: str) -> str:
        if self._urls == "full" or not value:
            return value
        return _host(value) if self._urls == "masked" else self._left_out

    def _plain(self, value: str) -> str:
        if self._urls != "full":
            value = _ADDRESS.sub(lambda found: self._url(found[0]), value)
        if self._named is not None:
            value = self._named.sub(self._mask, value)
        return value

    def _mask(self, found: re.Match[str]) -> str:
        return self._masks.get(found[0].casefold(), initial(found[0]))


def initial(name: str) -> str:
    """A name cut to what tells two people apart in a room: 김○○, J."""
    first = name.strip()[:1]
    if first.isascii():
        return f"{first.upper()}." if first else ""
    return first + "○○"


def _masks(roles: Mapping[str, str], names: Names) -> dict[str, str]:
    return {
        name.strip().casefold(): role if names == "role" else initial(name)
        for name, role in roles.items()
    }


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of the names, the longest first; a Latin one only as a whole word."""
    parts = [
        rf"\b{re.escape(name)}\b" if name.isascii() else re.escape(name)
        for name in sorted({name.strip() for name in names}, key=lambda name: (-len(name), name))
        if name
    ]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


def _host(url: str) -> str:
    scheme, _, rest = url.rpartition("://")
    host = re.split(r"[/?#:]", rest, maxsplit=1)[0].rpartition("@")[2]
    return f"{scheme or 'https'}://{host.replace('.', '[.]')}/…"
