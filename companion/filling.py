"""A new database, filled with the remains of a damaged record so that every rule of it holds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from companion import (
    database,
    excerpts,
    files,
    journal,
    objects,
    settings,
    statement,
    timeline,
    when,
)
from companion.carving import Value
from companion.folder import DRAFTS, OBJECTS
from companion.objects import Sealed
from companion.progress import Step
from companion.remains import FILE_DAMAGED, FILE_MISSING, GONE, PART, SHOWN_GAP, Loss, Remains, Row

if TYPE_CHECKING:
    from sqlcipher3 import Connection

Words = Callable[[Path, Collection[int]], dict[int, str]]

_ROW = 100_000  # bytes of kept files that are copied while one row is written, about
_UNKNOWN = when.dump(when.UNKNOWN)
_UNTITLED = SHOWN_GAP.strip()
_WHOM = ("name", "person", "writer", "contact", "school", "grade", "station")
_TOLD = ("url", "room", "obtained_from", "method", "device", "seen_by", "proves", "holder")
_CASE: Row = {"role": "mine", "age": "unsure", "pack": "kr", "choices": "[]", "items": 0}
_CASE |= dict.fromkeys((*_WHOM, "created_at"), "")
_INCIDENT: Row = {"happened": _UNKNOWN, "noticed": _UNKNOWN, "known": "unsaid", "acts": "[]"}
_INCIDENT |= dict.fromkeys((*timeline.WORDED, "earliest", "removed_at"), "")
_INCIDENT |= {"time_source": "memory", "recorded_at": "", "changed_at": ""}
_INCIDENT["title"] = _UNTITLED
_ACCOUNT: Row = dict.fromkeys(("platform", "handle", "profile_url", "room", "note"), "")
_ACCOUNT["display_name"] = _UNTITLED
_PERSON: Row = {"part": "other", "name": _UNTITLED, "relation": "", "basis": "", "note": ""}
_EXCERPT: Row = dict.fromkeys(("program", "room", "saved"), "")
_EXCERPT["clock"] = "unclear"
_PASSAGE: Row = {"voice": "own", "known": "unsaid", "sure": "unsaid", "incident": None}
_PASSAGE |= {"answer": "told", **dict.fromkeys(("prompt", "text", "told_by", "removed_at"), "")}
_PASSAGE |= {"recorded_at": "", "changed_at": ""}
_ITEM: Row = {"kind": "file", "media": "application/octet-stream", "account": None}
_ITEM |= dict.fromkeys((*_TOLD, "original_name", "title", "description", "removed_at"), "")
_ITEM |= {"seen": _UNKNOWN, "obtained": _UNKNOWN}
_EXPORTED: Row = {"desk": "", "language": "", "manifest": "", "files": "[]"}
_HANDED_IN: Row = {"happened": _UNKNOWN, "earliest": "", "way": "unsaid", "desk": ""}
_HANDED_IN["returned"] = "[]"
_CONSENT: Row = {"given": _UNKNOWN, "desk": "", "ends": "0001-01-01"}  # which holds no more
_DIRECTORY: Row = {"hidden": 0, "pinned": 0, **dict.fromkeys(("phone", "note", "say"), "")}
_TAKEDOWN: Row = {"pictured": "unsure", "found": "unsaid", "looks": "[]", "step": 0}
_TAKEDOWN |= {"next_look": _UNKNOWN, "earliest": "", "noted_at": ""}
_ASKING: Row = {"happened": _UNKNOWN, "due": _UNKNOWN, "replied": _UNKNOWN, "earliest": ""}
_ASKING |= {"means": "unsaid", "reply": "none", "rule": "", "noted_at": ""}
_RECEIVED: Row = dict.fromkeys(("export", "made", "program", "manifest", "begun_at"), "")
_RECEIVED["closed_at"] = "unknown"
_BLANKS: dict[str, tuple[Row, tuple[str, ...]]] = {
    "incident": (_INCIDENT, timeline.WORDED),
    "passage": (_PASSAGE, ("text", "told_by")),
    "evidence": (_ITEM, (*_TOLD, "title", "description")),
    "source": ({"obtained": _UNKNOWN}, ()),
    "custody": ({"happened": _UNKNOWN}, ()),
    "exported": (_EXPORTED, ()),
    "submission": (_HANDED_IN, ()),
    "consent": (_CONSENT, ()),
    "promise": ({"officer": "", "due": _UNKNOWN, "step": 0}, ()),
    "directory": (_DIRECTORY, ()),
    "takedown": (_TAKEDOWN, ()),
    "asking": (_ASKING, ()),
    "binned": ({"held": "{}", "ids": "[]", "put_at": ""}, ()),
    "received": (_RECEIVED, ()),
}
_FREE = (
    ("evidence", "account", "account"),
    ("passage", "incident", "incident"),
    ("submission", "exported", "exported"),
    ("takedown", "evidence", "evidence"),
    ("asking", "submission", "submission"),
    ("masked", "origin", "evidence"),
)
"""Table, column, and the table it leads to: what can do without."""


class Filling:
    """Writes `remains` of the vault in `folder` into the new one in `target`.

    `words` gives, of incidents that are gone, the words they were found by; it may use the
    folder it is given.
    `records` is how many got there. What does not, or not whole, is added to `remains.losses`.
    """

    def __init__(
        self, remains: Remains, folder: Path, target: Path, step: Step, words: Words
    ) -> None:
        self._remains, self._rows, self._words = remains, remains.rows, words
        self._folder, self._target, self._step = folder, target, step
        sizes = (_number(row["size"]) for row in self._rows["object"].values())
        self._numbers: dict[int, int] = {}
        kept, rows = 2 * sum(map(objects.stored, sizes)), sum(map(len, self._rows.values()))
        found = sum(len(self._rows[table]) for table in ("incident", "passage"))
        self._done, self._total = 0, max(1, kept + (rows + found) * _ROW)
        self.records = 0

    def write(self, db: Connection) -> None:
        """All of it, in a transaction of the caller's.

        Raises NoSpace, VaultReadOnly, Cancelled.
        """
        for line in self._remains.lines:
            db.execute("INSERT INTO journal VALUES (?, ?, ?)", line)
        self._complete()
        for table in journal.TABLES:
            for row in self._rows[table].values():
                self._count(_ROW)
                if table == "object":
                    self._bring(row)
                if database.insert(db, table, row):
                    self.records += 1
                else:
                    self._lose(GONE, table, row)
        for link, pairs in self._remains.links.items():
            names = [column["name"] for column in db.execute(f"PRAGMA table_info({link})")]
            for pair in pairs:  # where either end is lost, the link is
                database.insert(db, link, dict(zip(names, pair, strict=True)))
        for row in self._rows["incident"].values():
            self._count(_ROW)
            timeline.index(db, _number(row["id"]), timeline.words_of(row))
        for row in self._rows["passage"].values():
            self._count(_ROW)
            statement.index(db, _number(row["id"]), f"{row['text']!s}\n{row['told_by']!s}")
        self._index_excerpts(db)
        self._small(db)
        self._step.at(1)

    def _complete(self) -> None:
        """Give every record what it cannot be without, as far as others tell of it."""
        for table, (blank, free) in _BLANKS.items():
            for row in self._rows[table].values():
                _blank(row, blank, free)
        self._cases()
        self._incidents()
        self._passages()
        self._items()
        self._excerpts()
        self._linked("account", _ACCOUNT)
        self._linked("person", _PERSON)
        for table, ident in self._remains.gone:
            if table == "object":  # told of by its item
                continue
            number = self._numbers.get(ident, 0) if table == "evidence" else 0
            self._remains.losses.append(Loss(GONE, table, number))
        self._loosen()
        for row in self._rows["evidence"].values():
            owner = self._rows["casefile"][_number(row["casefile"])]
            owner["items"] = max(_number(owner["items"]), _number(row["number"]))

    def _loosen(self) -> None:
        """Let go of what is gone."""
        for row in self._rows["evidence"].values():
            if row["object"] is not None and row["object"] not in self._rows["object"]:
                row.update(object=None, kind="fingerprint")  # as after a deletion for good
                self._lose(FILE_MISSING, "evidence", row)
        for table, column, other in _FREE:
            for row in self._rows[table].values():
                if row[column] not in self._rows[other]:
                    row[column] = None

    def _cases(self) -> None:
        """A case that is gone stays one, as a blank: everything hangs on it."""
        for ident in self._gone("casefile"):
            self._bring_back("casefile", _CASE | _about(id=ident, created_at=self._since(ident)))

    def _incidents(self) -> None:
        """An incident that is gone stays one, with the words it was found by.

        Where these are gone too, it stands as its former wordings have it.
        """
        gone = self._gone("incident")
        if not gone or len(self._rows["casefile"]) != 1:
            return  # nobody can say whose it was
        words, case = self._words(self._target, gone), next(iter(self._rows["casefile"]))
        for ident in gone:
            at = self._since(ident)
            row = _INCIDENT | _about(id=ident, casefile=case, recorded_at=at, changed_at=at)
            wordings = [one for one in self._rows["wording"].values() if one["incident"] == ident]
            for one in sorted(wordings, key=_id):
                row[str(one["field"])] = one["text"]
            if ident in words:
                row["narrative"] = f"{SHOWN_GAP.strip()} {words[ident]}"
            if wordings or ident in words:
                self._bring_back("incident", row)

    def _passages(self) -> None:
        """A passage that is gone stays one where a former wording of it is left."""
        cases, there = self._rows["casefile"], self._rows["passage"]
        former = {row["passage"]: row for row in self._rows["passage_wording"].values()}
        for ident in self._gone("passage") if len(cases) == 1 else ():
            if ident in former:
                kept = ("answer", "voice", "known", "sure", "text", "told_by")
                row = _PASSAGE | {name: former[ident][name] for name in kept}
                place = 1 + max((_number(one["place"]) for one in there.values()), default=0)
                row |= _about(id=ident, casefile=next(iter(cases)), place=place)
                at = self._since(ident)
                self._bring_back("passage", row | _about(recorded_at=at, changed_at=at))

    def _items(self) -> None:
        """An item that is gone stays one, with what the journal says of it and its kept file."""
        added = self._remains.added
        self._numbers = _numbers(self._rows["evidence"], self._gone("evidence"), added)
        named = {row["object"] for row in self._rows["evidence"].values()}
        for ident in self._gone("evidence"):
            if ident in added and added[ident]["casefile"] is not None:
                row = _ITEM | added[ident] | _about(number=self._numbers[ident])
                row["taken_at"] = row.pop("at")
                if row["object"] in named or row["object"] not in self._rows["object"]:
                    bare = "fingerprint" if row["sha256"] else "reference"
                    row |= _about(object=None, kind=bare, shows="unsure")
                else:
                    row["shows"] = self._least(row)
                self._bring_back("evidence", row)

    def _excerpts(self) -> None:
        """An excerpt that is gone stays one, with the messages that are left of it."""
        added, there = self._remains.added, self._rows["excerpt"]
        owners = {ident: added.get(ident, {}).get("evidence") for ident in self._gone("excerpt")}
        full = {row["excerpt"] for row in self._rows["excerpt_message"].values()}
        for ident in sorted(owners):
            item, at = owners[ident], self._since(ident)
            if item in self._rows["evidence"]:
                earlier = [one for one in there if one < ident and there[one]["evidence"] == item]
                number = len(earlier) + 1
                row = _EXCERPT | _about(id=ident, evidence=item, number=number, made_at=at)
                self._bring_back("excerpt", row | {"erased_at": "" if ident in full else at})

    def _index_excerpts(self, db: Connection) -> None:
        said: dict[int, list[Row]] = {}
        for row in self._rows["excerpt_message"].values():
            said.setdefault(_number(row["excerpt"]), []).append(row)
        for ident, rows in said.items():
            if ident in self._rows["excerpt"]:
                excerpts.index(db, ident, excerpts.words(rows))

    def _least(self, row: Row) -> Value:
        """What a file is taken to show when that is not known: nothing less may leave the vault."""
        case = self._rows["casefile"].get(_number(row["casefile"]), _CASE)
        return "ordinary" if case["role"] in ("support", "teacher") else "sexual_adult"

    def _linked(self, table: str, blank: Row) -> None:
        """A person or account that others are linked with stays one, if only as a blank."""
        for ident in self._gone(table):
            if len(self._rows["casefile"]) == 1:
                case = next(iter(self._rows["casefile"]))
                self._bring_back(table, blank | _about(id=ident, casefile=case))

    def _gone(self, table: str) -> list[int]:
        return [ident for one, ident in self._remains.gone if one == table]

    def _since(self, ident: int) -> Value:
        return self._remains.added.get(ident, {}).get("at", "")

    def _bring_back(self, table: str, row: Row) -> None:
        """It is not gone after all, but not what it was."""
        self._rows[table][_id(row)] = row
        self._remains.gone.remove((table, _id(row)))
        self._lose(PART, table, row)

    def _bring(self, row: Row) -> None:
        """Copy a kept file, whole or not: the new vault's own check tells of it too."""
        sealed = _sealed(row)
        what = ""
        try:
            objects.bring(self._folder / OBJECTS, self._target / OBJECTS, sealed, self._count)
        except FileNotFoundError:
            what = FILE_MISSING
        except objects.Damaged:
            what = FILE_DAMAGED
        for item in self._rows["evidence"].values() if what else ():
            if item["object"] == row["id"]:
                self._lose(what, "evidence", item)

    def _count(self, size: int) -> None:
        self._done = min(self._done + size, self._total)
        self._step.of(self._done, self._total)

    def _small(self, db: Connection) -> None:
        """Settings and drafts; those, too, that had been put aside."""
        for name, value in self._remains.settings.items():
            if name in settings.DEFAULTS:
                settings.put(db, name, value)
        for draft in self._remains.drafts:
            db.execute("INSERT OR IGNORE INTO draft VALUES (?, ?, ?)", draft)
        with suppress(OSError):
            files.write(self._target / DRAFTS, (self._folder / DRAFTS).read_bytes())

    def _lose(self, what: str, table: str, row: Row) -> None:
        title = row.get("title", row.get("name", ""))
        self._remains.losses.append(Loss(what, table, _number(row.get("number")), str(title)))


def _blank(row: Row, blank: Row, free: tuple[str, ...]) -> None:
    """Where a gap is in what is no free text, put what stands there for "not known"."""
    for name, value in blank.items():
        if name not in free and SHOWN_GAP in str(row[name]):
            row[name] = value


def _numbers(
    there: Mapping[int, Row], gone: Iterable[int], added: Mapping[int, Row]
) -> dict[int, int]:
    """Each item's number: none is ever left out or given twice, and ids grow as they do."""
    cases = {ident: added.get(ident, {}).get("casefile") for ident in gone}
    cases |= {ident: row["casefile"] for ident, row in there.items()}
    numbers: dict[int, int] = {}
    counts: dict[Value, int] = {}
    for ident in sorted(cases):
        counts[cases[ident]] = counts.get(cases[ident], 0) + 1
        numbers[ident] = _number(there.get(ident, {}).get("number", counts[cases[ident]]))
    return numbers


def _about(**values: Value) -> Row:
    return values


def _sealed(row: Row) -> Sealed:
    key = row["key"]
    return Sealed(
        str(row["name"]),
        key if isinstance(key, bytes) else b"",
        _number(row["size"]),
        str(row["sha256"]),
    )


def _id(row: Row) -> int:
    return _number(row["id"])


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0
