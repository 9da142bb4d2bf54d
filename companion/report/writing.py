"""What every block is written from: the chosen records, the reader's rules, and the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from companion import texts, when
from companion.errors import NothingToReport
from companion.facts import Layout
from companion.packs import Pack
from companion.records import Account, Evidence, Incident, Part
from companion.report.allowed import Allowed, Record
from companion.report.chosen import Chosen, tells
from companion.texts import Texts
from companion.when import When


@dataclass(frozen=True, slots=True)
class Mark:
    """What ties a printed page to the files beside it. A preview has none of it.

    `log` is the SHA-256 (hex) of evidence_log.csv; `seq` and `head` are number and hash (hex)
    of the journal's newest line, "" where the layout keeps the journal back.
    """

    export: str = ""
    log: str = ""
    seq: int = 0
    head: str = ""


PREVIEW = Mark()


@dataclass(frozen=True, slots=True)
class Writing:
    """Everything a block needs, for one report in one language."""

    chosen: Chosen
    layout: Layout
    read: Allowed
    texts: Texts
    at: datetime
    mark: Mark
    numbers: Mapping[int, int] = field(default_factory=dict)
    """id of an incident → its number in this report"""
    document: str = ""
    """id of the document that is being written"""
    place: str = ""
    """who runs the place that it is written to, where each gets a document of its own"""

    def say(self, key: str, **values: object) -> str:
        """The word for `key`: the document's own, else the desk's, else that of every report."""
        known = (said for said in self._keys(key) if self.texts.knows(said))
        return self.texts.say(next(known, f"report.{key}"), **values)

    def knows(self, key: str) -> bool:
        """Whether there is a word for `key`."""
        return any(map(self.texts.knows, self._keys(key)))

    def _keys(self, key: str) -> tuple[str, ...]:
        desk = f"report.{self.layout.id}"
        return (f"{desk}.{self.document}.{key}", f"{desk}.{key}", f"report.{key}")

    def each(self, key: str) -> Iterator[str]:
        """The words `key.1`, `key.2`, … as far as there are any."""
        number = 1
        while self.knows(f"{key}.{number}"):
            yield self.say(f"{key}.{number}")
            number += 1

    def label(self, name: str) -> str:
        """What a field or a column is called."""
        return self.say(f"label.{name}")

    def role(self) -> str:
        """Who writes; told as the person harmed where the layout keeps it back."""
        return self.read.text(self.chosen.case, "role") or "mine"

    def time(self, record: Record, name: str) -> str:
        """A time in words, "" when it is not known or not for this reader."""
        said: When | str = self.read.read(record, name) if self.may(record, name) else ""
        if not isinstance(said, When) or said == when.UNKNOWN:
            return ""
        return self.read.words(when.words(said, self.texts))

    def may(self, record: Record, name: str) -> bool:
        """Whether this reader gets that field."""
        return self.read.may(f"{type(record).__name__.lower()}.{name}")

    def stamp(self, moment: str) -> str:
        """A time of ours (UTC, ISO 8601) as 2026-09-08 21:40, `offset` from UTC all year round."""
        zone = self.at.astimezone().tzinfo
        return f"{datetime.fromisoformat(moment).astimezone(zone):%Y-%m-%d %H:%M}" if moment else ""

    def offset(self) -> str:
        """How far the clock here is from UTC on the day this is written: +09:00."""
        return self.at.astimezone().isoformat()[-6:]

    def today(self) -> str:
        """The day this is written, in words."""
        here = self.at.astimezone()
        return when.words(when.day(here.year, here.month, here.day), self.texts)

    def exhibit(self, item: Evidence) -> str:
        """The desk's name for an item."""
        self.read.read(item, "number")  # which has to be allowed
        number, part = self.chosen.number(item)
        key = self.layout.part if part > 1 and self.layout.part else self.layout.exhibit
        return self.texts.say(key, number=number, part=part)

    def root(self, item: Evidence) -> str:
        """The desk's name of the item under whose number this one stands, "" for none."""
        number, part = self.chosen.number(item)
        return self.texts.say(self.layout.exhibit, number=number) if part > 1 else ""

    def exhibits(self, incident: Incident) -> list[str]:
        """The items that an incident names, as far as this reader gets them."""
        if not self.read.may("incident.evidence", "evidence.number"):
            return []
        named = set(self.read.read(incident, "evidence"))
        return [self.exhibit(item) for item in self.chosen.items if item.id in named]

    def account(self, account: Account) -> str:
        """An account in one line, as far as this reader gets it."""
        platform, shown = self.platform(account), self.read.text(account, "display_name")
        handle = self.read.text(account, "handle")
        name = f"{shown} ({handle})" if shown and handle else shown or handle
        room = "" if name else self.read.text(account, "room")
        return " ".join(part for part in (platform, name or room) if part)

    def platform(self, account: Account, known: bool = False) -> str:
        """The platform's name; where there is no word for it, as the person wrote it.

        With `known` nothing they wrote is said: then it is another.
        """
        said = self.read.text(account, "platform")
        if self.texts.knows(f"platform.{said}"):
            return self.texts.say(f"platform.{said}")
        return self.say("another") if known and said else said

    def linked(self, incident: Incident) -> list[Account]:
        """The accounts that an incident names."""
        if not self.read.may("incident.accounts"):
            return []
        named = set(self.read.read(incident, "accounts"))
        return [account for account in self.chosen.accounts if account.id in named]

    def act_names(self, incident: Incident, known: bool = False) -> list[str]:
        """The kinds of act an incident names; `known` as with a platform."""
        acts = self.read.read(incident, "acts") if self.may(incident, "acts") else ()
        other = self.say("another") if known else ""
        return [
            self.texts.say(f"act.{act}.name") if self._is_act(act) else other or act for act in acts
        ]

    def has(self, block: str) -> bool:
        """Whether the document that is being written has such a block."""
        plans = (plan for plan in self.layout.documents if plan.id == self.document)
        return any(block in plan.blocks for plan in plans)

    def _is_act(self, act: str) -> bool:
        return self.texts.knows(f"act.{act}.name")

    def addressee(self) -> str:
        """Whom the report is for. "○○경찰서" and "○○" both make "○○경찰서장 귀중"."""
        given = {name: self.read.text(self.chosen.case, name) for name in ("station", "school")}
        nobody, line = self.say("nobody"), self.texts.say(self.layout.addressee, **_gaps(given))
        for name, value in given.items():
            before, gap, after = line.partition(_gap(name))
            if gap:
                line = before + (_without_overlap(value, after) or nobody) + after
        return line


def begin(chosen: Chosen, layout: Layout, words: Texts, at: datetime, mark: Mark) -> Writing:
    """Set up the writing of one report. Raises NothingToReport."""
    if not chosen.incidents and (tells(layout) or not chosen.items):
        raise NothingToReport
    roles = {}
    for number, person in enumerate((p for p in chosen.people if p.part is Part.OTHER), 1):
        roles[person.name] = _say(words, layout, "others.numbered", number=number)
    for person in chosen.named:
        roles.setdefault(person.name, _say(words, layout, f"part.{person.part}"))
    left_out = words.say("report.removed_link")
    hidden = _hidden(chosen, layout, words)
    own = chosen.case.person if "case.person" in layout.fields else ""
    someone = words.say("report.someone")
    read = Allowed(layout.fields, layout.urls, layout.names, left_out, roles, hidden, own, someone)
    numbers = {incident.id: number for number, incident in enumerate(chosen.incidents, 1)}
    return Writing(chosen, layout, read, words, at, mark, numbers)


def _say(words: Texts, layout: Layout, key: str, **values: object) -> str:
    """The desk's word for `key`, else that of every report."""
    own = f"report.{layout.id}.{key}"
    return words.say(own if words.knows(own) else f"report.{key}", **values)


def _hidden(chosen: Chosen, layout: Layout, words: Texts) -> dict[str, str]:
    """What a masking layout never shows: other people who were harmed, and ids of accounts.

    An id that is also the shown name stays, and so does one too short to be told from a word.
    """
    someone, removed = words.say("report.someone"), words.say("report.removed_id")
    hidden = {person.name: someone for person in chosen.named if person.part is Part.AFFECTED}
    for name in ("person", "writer"):
        if f"case.{name}" not in layout.fields:
            hidden[getattr(chosen.case, name)] = someone
    if "account.handle" not in layout.fields:
        ids = ((a.handle.strip().lstrip("@"), a.display_name.casefold()) for a in chosen.accounts)
        hidden |= {i: removed for i, shown in ids if len(i) > 3 and i.casefold() not in shown}
    return hidden


def words(language: str, pack: Pack) -> Texts:
    """The texts of a report: the program's, the pack's, and those common to all reports.

    Raises PackError when the program's own words are damaged.
    """
    return texts.load(language, pack.words, texts.reports())


def grouped(digest: str) -> str:
    """A digest in groups of four, for eyes and voices."""
    return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


def check(digest: str) -> str:
    """The first 64 bits of a digest in groups of four: what a page carries at its foot."""
    return grouped(digest[:16])


def size(count: int) -> str:
    """A number of bytes as people read it: 931 B, 12.4 KB, 3.1 MB (1 KB = 1,000 B)."""
    if count < 1000:
        return f"{count} B"
    steps = (("KB", 10**3), ("MB", 10**6), ("GB", 10**9))
    unit, step = next((s for s in steps if count < s[1] * 1000), steps[-1])
    return f"{count / step:.1f} {unit}"


def _gap(name: str) -> str:
    return f"\0{name}\0"


def _gaps(given: Mapping[str, str]) -> dict[str, str]:
    return {name: _gap(name) for name in given}


def _without_overlap(value: str, after: str) -> str:
    """`value` less the longest end of it with which `after` begins."""
    for length in range(min(len(value), len(after)), 0, -1):
        if value.endswith(after[:length]):
            return value[:-length].rstrip()
    return value
