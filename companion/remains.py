"""What a damaged record still says, put together from the database and its snapshots.

The journal decides. Of each record it holds the digest of how it stood last: whichever copy
agrees is that record, unharmed; what the journal says was deleted stays deleted. Where none
agrees, what the database has goes before what a snapshot has.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, combinations, islice
from typing import cast

from companion import journal, settings
from companion.carving import GAP, Carved, Shape, Value
from companion.progress import Step

Row = dict[str, Value]

GONE, OLDER, PART, LINKS = "gone", "older", "part", "links"
FILE_MISSING, FILE_DAMAGED = "file_missing", "file_damaged"
_TRIES = 1000  # sets of links tried for one record: some milliseconds
SHOWN_GAP = " […] "


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that could not be brought back as it last stood.

    `what` is a code word: GONE (the whole record), OLDER (it is as a snapshot had it), PART (a
    text has a gap, shown as […], or only what others tell of it is known), LINKS (what it was
    linked with), FILE_MISSING or FILE_DAMAGED (of an item). `table` says what kind of record;
    `number` and `title` name it as far as they are known.
    """

    what: str
    table: str
    number: int = 0
    title: str = ""


@dataclass(slots=True)
class Remains:
    """Rows by table and id, links by table, the journal's lines, and what was lost.

    `gone` has table and id of what the journal tells of and nothing else does; `added` is what it
    tells of the making of each record, by id: at, casefile, and of a kept file object, sha256 and
    size.
    """

    rows: dict[str, dict[int, Row]] = field(default_factory=dict)
    links: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    lines: list[tuple[int, str, bytes]] = field(default_factory=list)
    lines_lost: int = 0
    settings: dict[str, str] = field(default_factory=dict)
    drafts: list[tuple[str, ...]] = field(default_factory=list)
    added: dict[int, Row] = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)
    gone: list[tuple[str, int]] = field(default_factory=list)
    from_snapshot: int = 0


def gather(found: Sequence[Carved], shapes: Mapping[str, Shape], step: Step) -> Remains:
    """The best of what was carved, the database first, then its snapshots, newest first.

    `step` hears of each record.
    """
    return _Gathering(found, shapes, step).all()


class _Gathering:
    def __init__(self, found: Sequence[Carved], shapes: Mapping[str, Shape], step: Step) -> None:
        self._found, self._shapes, self._step = found, shapes, step
        for carved in found:
            _take_again(carved, shapes["object"])
        self._remains = Remains({table: {} for table in journal.TABLES})
        self._lines = _lines(found)
        self._commits = _commits(self._lines)
        self._known = {table: self._there(table) for table in journal.TABLES}
        kinds = {ident: table for table, idents in self._known.items() for ident in idents}
        self._links = [_links(carved, kinds) for carved in found]

    def all(self) -> Remains:
        self._chain()
        total, done = sum(map(len, self._known.values())), 0
        for table in journal.TABLES:
            for ident in sorted(self._known[table]):
                self._step.of(done, total)
                self._choose(table, ident)
                done += 1
        self._choose_settings()
        self._remains.drafts = [one for one in _texts(self._found[0], 3) if _is_draft(one)]
        for seq in sorted(self._lines):
            if row := _added(self._lines[seq][0][0]):
                self._remains.added[cast("int", row["id"])] = row
        return self._remains

    def _choose_settings(self) -> None:
        """Each as it stood last, as far as it is whole; notes for oneself with the key of theirs.

        They change together, and the notes of one copy do not open with the key of another.
        """
        found = [{text[0]: text[1] for text in _texts(one, 2)} for one in self._found]
        for there in reversed(found):
            both = there.keys() >= settings.OWN
            kept = {n: v for n, v in there.items() if both or n not in settings.OWN}
            self._remains.settings |= {n: v for n, v in kept.items() if settings.is_whole(n, v)}
        older = any(map(self._remains.settings.get, settings.OWN))
        if (older or any(map(found[0].get, settings.OWN))) and not found[0].keys() >= settings.OWN:
            self._remains.losses.append(Loss(OLDER if older else GONE, "only_me"))

    def _there(self, table: str) -> set[int]:
        """The ids that were there last: seen, or in the journal and not deleted."""
        commits = self._commits[table]
        known = set(commits).union(*(carved.rows[table] for carved in self._found))
        known |= {ident for carved in self._found for one, ident in carved.torn if one == table}
        return {ident for ident in known if commits.get(ident, "") is not None}

    def _chain(self) -> None:
        """The longest beginning of the journal that proves itself."""
        before = journal.START
        while match := self._next(before, len(self._remains.lines) + 1):
            self._remains.lines.append(match)
            before = match[2]
        self._remains.lines_lost = max(self._lines, default=0) - len(self._remains.lines)

    def _next(self, before: bytes, seq: int) -> tuple[int, str, bytes] | None:
        for event, made in self._lines.get(seq, ()):
            if journal.follows(before, event, made):
                return seq, event, made
        return None

    def _choose(self, table: str, ident: int) -> None:
        there = list(self._candidates(table, ident))
        wanted = self._commits[table].get(ident)
        for source, row in there:
            for links in self._links:
                owned = self._proved(table, row, _owned(links, table, ident), wanted)
                if owned is not None:
                    self._keep(table, row, owned, source)
                    return
        if not there:
            self._remains.gone.append((table, ident))
            return
        source, row = there[0]
        self._keep(table, row, _owned(self._links[0], table, ident), source)
        if (table, ident) in self._found[source].gaps:
            self._lose(PART, table, row)
        elif source:
            self._lose(OLDER, table, row)
        elif wanted is not None and table in journal.LINKS:
            self._lose(LINKS, table, row)

    def _proved(
        self, table: str, row: Row, owned: list[list[int]], wanted: str | None
    ) -> list[list[int]] | None:
        """The links with which a record is what the journal says; None when none do.

        Where the page of one kind of link is lost, the digest tells which there were: a few
        among few records, so that they can be tried.
        """
        if wanted is None or journal.digest(table, row, owned) == wanted:
            return None if wanted is None else owned
        for at, (_, column) in enumerate(journal.LINKS.get(table, ())):
            sizes = (combinations(sorted(self._known[column]), size) for size in range(5))
            for tried in islice(chain.from_iterable(sizes), _TRIES):
                guess = [*owned[:at], list(tried), *owned[at + 1 :]]
                if journal.digest(table, row, guess) == wanted:
                    return guess
        return None

    def _candidates(self, table: str, ident: int) -> Iterator[tuple[int, Row]]:
        """What each source has of a record, and which source it is."""
        names = self._shapes[table].names
        for source, carved in enumerate(self._found):
            values = carved.rows[table].get(ident)
            if values is not None:
                texts = (_shown(value) for value in values[1:])
                yield source, dict(zip(names, (ident, *texts), strict=False))

    def _keep(self, table: str, row: Row, owned: list[list[int]], source: int) -> None:
        ident = row["id"]
        if not isinstance(ident, int):
            return
        self._remains.rows[table][ident] = row
        self._remains.from_snapshot += source > 0
        for (link, _), others in zip(journal.LINKS.get(table, ()), owned, strict=True):
            self._remains.links.setdefault(link, []).extend((ident, other) for other in others)

    def _lose(self, what: str, table: str, row: Row) -> None:
        number, title = row.get("number"), row.get("title", row.get("name", ""))
        self._remains.losses.append(
            Loss(what, table, number if isinstance(number, int) else 0, str(title or ""))
        )


def _take_again(carved: Carved, shape: Shape) -> None:
    """Rows of `object` from the index that holds them once more."""
    for entry in carved.entries:
        if len(entry) == len(shape.names):
            name, key, size, sha256, salt, ident = entry
            values = (None, salt, name, key, size, sha256)
            if isinstance(ident, int) and shape.fits(values):
                carved.rows["object"].setdefault(ident, values)


def _lines(found: Sequence[Carved]) -> dict[int, list[tuple[str, bytes]]]:
    """Every line of the journal that can be read, by number, as each source has it."""
    lines: dict[int, list[tuple[str, bytes]]] = {}
    for carved in found:
        for seq, values in carved.rows["journal"].items():
            _, event, made = values
            if isinstance(event, str) and isinstance(made, bytes):
                lines.setdefault(seq, []).append((event, made))
    return lines


def _commits(lines: Mapping[int, list[tuple[str, bytes]]]) -> dict[str, dict[int, str | None]]:
    """The newest digest of each record that any line has, None where it says it was deleted."""
    commits: dict[str, dict[int, str | None]] = {table: {} for table in journal.TABLES}
    for seq in sorted(lines):
        for table, ident, commit in journal.commits(lines[seq][0][0]):
            if table in commits:
                commits[table][ident] = commit
    return commits


def _links(carved: Carved, kind: Mapping[int, str]) -> dict[tuple[str, str], dict[int, set[int]]]:
    """Pairs of records that an index entry of two numbers can be a link between, both ways.

    An id is given once in the whole vault, so what a number is an id of is never in doubt.
    """
    links: dict[tuple[str, str], dict[int, set[int]]] = {}
    for entry in carved.entries:
        if len(entry) == 2:
            for one, other in (entry, entry[::-1]):
                if isinstance(one, int) and isinstance(other, int) and one in kind:
                    into = links.setdefault((kind[one], kind.get(other, "")), {})
                    into.setdefault(one, set()).add(other)
    return links


def _owned(
    links: Mapping[tuple[str, str], Mapping[int, set[int]]], table: str, ident: int
) -> list[list[int]]:
    """What a record's links lead to, as the journal digests it."""
    return [
        sorted(links.get((table, column), {}).get(ident, ()))
        for _, column in journal.LINKS.get(table, ())
    ]


def _texts(carved: Carved, count: int) -> list[tuple[str, ...]]:
    """Index entries of so many texts: those of a table that is stored as one."""
    found = [entry for entry in carved.entries if len(entry) == count]
    return [tuple(map(str, one)) for one in found if all(isinstance(part, str) for part in one)]


def _is_draft(entry: tuple[str, ...]) -> bool:
    try:
        return isinstance(json.loads(entry[1]), dict)
    except (ValueError, RecursionError):
        return False


def _added(event: str) -> Row:
    """What a line says of the record it added: id, at, its case, object, sha256 and size."""
    with suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
        line = json.loads(event)
        table, _, ident = line["subject"].partition(":")
        if line["event"].endswith(".added") and table in journal.TABLES:
            idents = {one: ident for one, ident, _ in journal.commits(event)}
            said = {"sha256": "", "size": 0} | line["details"]
            owner = {"evidence": idents.get("evidence")} if table == "excerpt" else {}
            row: Row = {"id": int(ident), "at": f"{line['at'][:19]}+00:00"}
            row |= {name: idents.get(name) for name in ("casefile", "object")}
            return row | owner | {name: said[name] for name in ("sha256", "size")}
    return {}


def _shown(value: Value) -> Value:
    return value.replace(GAP, SHOWN_GAP) if isinstance(value, str) else value
