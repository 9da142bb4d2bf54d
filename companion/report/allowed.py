"""The only way from a record to a document: a layout's allow-list, and its masks.

What a layout does not name cannot be read here at all, so a document cannot hold it. A
person's own words are otherwise verbatim, with two exceptions a layout may ask for: addresses
are left out or cut to their host, and the names of people in the case are cut to an initial
or replaced by their role, wherever they stand, with the surname or without. With the names goes
what must not stand there at all: names of others who were harmed, ids of accounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from companion.quoted import Excerpt, Quoted
from companion.records import Account, Case, Evidence, Incident, Passage, Person
from companion.report.names import forms, shorts

Record = Case | Incident | Person | Account | Evidence | Excerpt | Quoted | Passage
Urls = Literal["full", "masked", "none"]
Names = Literal["full", "initial", "role"]

_KINDS: dict[type, str] = {
    Case: "case",
    Incident: "incident",
    Person: "person",
    Account: "account",
    Evidence: "evidence",
    Excerpt: "excerpt",
    Quoted: "quoted",
    Passage: "passage",
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

# A telephone number as people write one: a mobile or a line of Korea, or with a country's code.
_PHONE = re.compile(
    r"(?<![\d.+-])(?:(?:\+?82[ .-]?0?|0)1[016789][ .-]?\d{3,4}[ .-]?\d{4}"
    r"|\(?0\d{1,2}[) .-]{1,2}\d{3,4}[ .-]\d{4}|\+\d{1,3}(?:[ .()-]{1,2}\d{1,4}){2,5})(?![\d-])"
)

# What one writes for a name that is not known. It names nobody, so it stays readable.
_UNKNOWN = re.compile(
    r"성명\s?불상|이름\s?(?:모름|없음)|누(?:구|군)인?지\s?(?:모름|모르는 사람)|모르는 사람|익명"
    r"|name (?:not known|unknown)|not known|unknown|someone",
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
        hidden: Mapping[str, str] | None = None,
        own: str = "",
        someone: str = "",
    ) -> None:
        """Set what may be read.

        Masks need `roles`, the word for the role of each name in the case, and `hidden`, what a
        masking layout never lets through with the word that stands in its place. `own` is the
        name that stays; what may mean one of two people becomes `someone`. Where names are masked,
        of a telephone number its last two digits stay.
        """
        self._fields = frozenset(fields)
        self._urls = urls
        self._left_out = left_out
        masks = {} if names == "full" else _masks(roles or {}, names, hidden or {})
        self._mask = Mask(masks, own, someone)
        self._masks = names != "full"

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
        if self._masks:
            value = _PHONE.sub(lambda found: f"…{found[0][-2:]}", value)
        return self._mask.over(value)


class Mask:
    """Puts a word in the place of each name, however it is written (`names`)."""

    def __init__(self, words: Mapping[str, str], own: str = "", someone: str = "") -> None:
        """`words` by name; `own` stays, and who may be meant by two names becomes `someone`."""
        found = {form: (way, word) for name, word in words.items() for form, way in forms(name)}
        part: dict[str, tuple[str, str]] = {}
        others = {form for form, _ in shorts(own)}
        for name, word in words.items():
            for form, way in shorts(name):
                twice = form in others or part.get(form, (way, word))[1] != word
                part[form] = (way, someone if twice else word)
        found = part | found
        self._words = {form.casefold(): word for form, (_, word) in found.items()}
        order = sorted(found, key=lambda form: (-len(form), form))
        ways = "|".join(found[form][0] for form in order)
        self._names = re.compile(ways, re.IGNORECASE) if ways else None

    def over(self, text: str) -> str:
        """The text without a name."""
        return self._names.sub(self._word, text) if self._names else text

    def _word(self, found: re.Match[str]) -> str:
        return self._words.get(found[0].casefold(), initial(found[0]))


def initial(name: str) -> str:
    """A name cut to what tells two people apart in a room: 김○○, J.

    Words for a name that is not known stay, without what was added to them: 성명불상.
    """
    unknown = _UNKNOWN.match(name.strip())
    if unknown:
        return unknown[0]
    first = name.strip()[:1]
    if first.isascii():
        return f"{first.upper()}." if first else ""
    return first + "○○"


def is_unknown(name: str) -> bool:
    """Whether these are words for a name that is not known."""
    return _UNKNOWN.match(name.strip()) is not None


def _masks(roles: Mapping[str, str], names: Names, hidden: Mapping[str, str]) -> dict[str, str]:
    """What stands for each name."""
    words = {name: role if names == "role" else initial(name) for name, role in roles.items()}
    return {name: word for name, word in (words | dict(hidden)).items() if name.strip()}


def host(url: str) -> str:
    """The name of the computer in an address, without www; "" where there is none."""
    name = _computer(url.strip()).casefold().removeprefix("www.")
    return name if re.fullmatch(r"[^\s.]+(\.[^\s.]+)+", name) else ""


def _host(url: str) -> str:
    scheme = url.partition("://")[0] if "://" in url else ""
    return f"{scheme or 'https'}://{_computer(url).replace('.', '[.]')}/…"


def _computer(url: str) -> str:
    """What stands between the scheme, or who logs in there, and the port or the path."""
    rest = url.partition("://")[2] or url
    return re.split("[/?#]", rest, maxsplit=1)[0].rpartition("@")[2].partition(":")[0]
