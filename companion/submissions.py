"""What was handed in: which documents and items, to whom, and what they gave back for it.

The digests that a receiver names are held against what the record knows: the items, and every
file of every bundle that was made. That they agree shows that both have the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from companion import exhibits, typed, when
from companion.errors import NoDigest, NotThere, TooLarge
from companion.intake import source
from companion.receipts import Exported, NewSubmission, Submission, Sum, Way
from companion.rows import alter, plain, put
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Connection, Row

MANIFEST = "manifest-sha256.txt"
FILES = "data/evidence/"
WHOLE = "bundle"  # what a bundle that was made as one file is called here
MOST = 2_000  # digests of one submission
LARGEST = 1024 * 1024  # bytes of a text with digests
_UTF16 = (b"\xff\xfe", b"\xfe\xff")  # PowerShell and Notepad begin so
_DIGEST = re.compile(r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{4}[ :-]?){15}[0-9A-Fa-f]{4}(?![0-9A-Za-z])")
_PAIRS = re.compile(r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}[ :-]){31}[0-9A-Fa-f]{2}(?![0-9A-Za-z])")
_ITEM = re.compile(r"data/evidence/E(\d{4,})\.")


@dataclass(frozen=True, slots=True)
class Match:
    """What a digest is the digest of: an item's number, or a file of a bundle that was made.

    `exported` is the bundle's id, 0 where an item is all that is known; `name` the file's in it.
    """

    item: int = 0
    name: str = ""
    exported: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """What one receiver got: the bundle, the numbers of the items, the documents in the bundle.

    `compared` says what each digest they named is of, None for one that nothing here has.
    """

    submission: Submission
    made: Exported | None
    numbers: tuple[int, ...]
    documents: tuple[str, ...]
    compared: tuple[tuple[Sum, Match | None], ...]


def note_export(vault: Vault, made: Exported, **details: Any) -> int:
    """Put down a bundle and the digests of what is in it; its id. Raises NoSpace, VaultReadOnly."""
    ident = vault.new_id()
    row = {name: getattr(made, name) for name in ("name", "desk", "language", "manifest")}
    row |= {"id": ident, "casefile": made.case, "made_at": vault.stamp()}
    subjects = (f"casefile:{made.case}", f"exported:{ident}")
    with vault.change("report.exported", *subjects, **details) as db:
        put(db, "exported", row | {"files": _dump(made.files)})
    return ident


def exports(vault: Vault, case: int) -> list[Exported]:
    """The bundles that were made, the newest first."""
    rows = vault.rows("SELECT * FROM exported WHERE casefile = ? ORDER BY id DESC", case)
    return [_exported(row) for row in rows]


def items_in(vault: Vault, made: Exported) -> tuple[int, ...]:
    """The ids of the items whose files are in a bundle."""
    numbers = [int(found[1]) for one in made.files if (found := _ITEM.match(one.name))]
    return _of_numbers(vault, made.case, numbers)


def add(vault: Vault, case: int, new: NewSubmission) -> Submission:
    """Note that something was handed in. Raises EmptyText("whom"), TooLong, NotThere, NoSpace."""
    ident = vault.new_id()
    row = _columns(vault, case, new) | {"id": ident, "casefile": case, "noted_at": vault.stamp()}
    subjects = _subjects(vault, ident, new.items)
    with vault.change("submission.added", *subjects) as db:
        put(db, "submission", row)
        _link(db, ident, new.items)
    return get(vault, ident)


def with_sums(new: NewSubmission, typed_: str) -> NewSubmission:
    """With the digests in a text, as `read_sums` reads them."""
    return replace(new, returned=read_sums(typed_))


def edit(vault: Vault, ident: int, new: NewSubmission) -> Submission:
    """Note it otherwise, such as with the number that came later. Raises as `add`."""
    old = get(vault, ident)
    columns = _columns(vault, old.case, new)
    subjects = _subjects(vault, ident, new.items)
    with vault.change("submission.edited", *subjects) as db:
        alter(db, "submission", ident, columns)
        db.execute("DELETE FROM submission_evidence WHERE submission = ?", (ident,))
        _link(db, ident, new.items)
    return get(vault, ident)


def remove(vault: Vault, ident: int) -> None:
    """Put what was noted in the bin. Raises NotThere."""
    get(vault, ident)
    asked = vault.rows("SELECT id FROM asking WHERE submission = ? ORDER BY id", ident)
    subjects = [f"submission:{ident}", *(f"asking:{row['id']}" for row in asked)]
    with vault.change("submission.removed", *subjects) as db:
        db.execute("DELETE FROM submission WHERE id = ?", (ident,))


def get(vault: Vault, ident: int) -> Submission:
    """One submission. Raises NotThere."""
    row = vault.row("SELECT * FROM submission WHERE id = ?", ident)
    if row is None:
        raise NotThere
    return _record(vault, row)


def all_of(vault: Vault, case: int) -> list[Submission]:
    """What was handed in, the latest first; what has no day comes last."""
    rows = vault.rows(
        "SELECT * FROM submission WHERE casefile = ? ORDER BY earliest DESC, id DESC", case
    )
    return [_record(vault, row) for row in rows]


def of_item(vault: Vault, item: int) -> list[Submission]:
    """Those that an item went with, first to last."""
    some = "SELECT submission FROM submission_evidence WHERE evidence = ?"
    rows = vault.rows(f"SELECT * FROM submission WHERE id IN ({some}) ORDER BY id", item)
    return [_record(vault, row) for row in rows]


def held(vault: Vault, case: int) -> list[Held]:
    """Who has what: each submission with what went along and what their digests are of."""
    known, made = sums(vault, case), {one.id: one for one in exports(vault, case)}
    numbers = _numbers(vault, case)
    found = []
    for one in all_of(vault, case):
        bundle = made.get(one.exported or 0)
        found.append(
            Held(
                one,
                bundle,
                tuple(sorted(numbers[item] for item in one.items if item in numbers)),
                documents_in(bundle) if bundle else (),
                tuple((told, known.get(told.sha256)) for told in one.returned),
            )
        )
    return found


def documents_in(made: Exported) -> tuple[str, ...]:
    """The names of the documents of a bundle, without their folder."""
    start = "data/documents/"
    return tuple(one.name.removeprefix(start) for one in made.files if one.name.startswith(start))


def sums(vault: Vault, case: int) -> dict[str, Match]:
    """Every digest that the record knows, and what it is of. An item goes before its copies.

    Of a masked copy that is the digest of the pixels that were kept and handed out.
    """
    known: dict[str, Match] = {}
    for made in exports(vault, case):  # the newest first
        for one in made.files:
            found = _ITEM.match(one.name)
            known.setdefault(one.sha256, Match(int(found[1]) if found else 0, one.name, made.id))
    rows = vault.rows(
        "SELECT number, coalesce(object.sha256, evidence.sha256) AS sha256 FROM evidence"
        " LEFT JOIN object ON object.id = evidence.object WHERE casefile = ?"
        " AND (object.id IS NOT NULL OR NOT EXISTS"
        " (SELECT 1 FROM masked WHERE masked.evidence = evidence.id)) ORDER BY number DESC",
        case,
    )
    for row in rows:
        if row["sha256"]:
            old = known.get(row["sha256"], Match())
            known[row["sha256"]] = Match(row["number"], old.name, old.exported)
    return known


def read_sums(text: str) -> tuple[Sum, ...]:
    """The SHA-256 digests in a text, as typed or pasted, each with what stands around it.

    Upper or lower case, in one piece or in groups, one a line: what `sha256sum`, PowerShell and a
    receipt write. Raises NoDigest for a line with a word and none, or more than MOST.
    """
    found: list[Sum] = []
    for line in text.splitlines():
        match = _DIGEST.search(line) or _PAIRS.search(line)
        if match is None and line.strip():
            raise NoDigest
        if match is not None:
            digest = re.sub("[^0-9a-f]", "", match[0].lower())
            beside = f"{line[: match.start()]} {line[match.end() :]}".strip(" \t*:=()|,;\ufeff")
            found.append(
                Sum(typed.line(beside[: typed.LINE], 4 * typed.LINE)[: typed.LINE], digest)
            )
    if len(found) > MOST:
        raise NoDigest
    return tuple(dict.fromkeys(found))


def sums_in(path: Path) -> tuple[Sum, ...]:
    """The digests in a text file, such as a list or a receipt; lines without one are left out.

    Raises NotAFile, Unreadable, EmptyFile, TooLarge, and NoDigest where there is none at all.
    """
    with source.opened(path) as found:
        if found.size > LARGEST:
            raise TooLarge(LARGEST)
        data = found.file.read(LARGEST)
    try:
        text = data.decode("utf-16" if data[:2] in _UTF16 else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp949", "replace")
    lines = (line for line in text.splitlines() if _DIGEST.search(line) or _PAIRS.search(line))
    sums_ = read_sums("\n".join(lines))
    if not sums_:
        raise NoDigest
    return sums_


def shown_sums(found: Iterable[Sum]) -> str:
    """Digests as lines that `read_sums` reads."""
    return "\n".join(f"{one.sha256}  {one.name}".rstrip() for one in found)


def _columns(vault: Vault, case: int, new: NewSubmission) -> dict[str, object]:
    if new.exported is not None and not vault.rows(
        "SELECT 1 FROM exported WHERE id = ? AND casefile = ?", new.exported, case
    ):
        raise NotThere
    if len(exhibits.known(vault, new.items)) != len(new.items):
        raise NotThere
    return {
        "exported": new.exported,
        "desk": typed.line(new.desk),
        "whom": typed.needed(new.whom, "whom"),
        "happened": when.dump(new.happened),
        "earliest": new.happened.sort_key,
        "way": str(new.way),
        "officer": typed.line(new.officer),
        "reference": typed.line(new.reference),
        "note": typed.story(new.note),
        "returned": _dump(new.returned),
    }


def _subjects(vault: Vault, ident: int, items: Sequence[int]) -> list[str]:
    """The submission and its items: those it named before do not change by it."""
    return [f"submission:{ident}", *(f"evidence:{item}" for item in items)]


def _link(db: Connection, ident: int, items: Sequence[int]) -> None:
    for item in items:
        db.execute("INSERT OR IGNORE INTO submission_evidence VALUES (?, ?)", (ident, item))


def _numbers(vault: Vault, case: int) -> dict[int, int]:
    rows = vault.rows("SELECT id, number FROM evidence WHERE casefile = ?", case)
    return {row["id"]: row["number"] for row in rows}


def _of_numbers(vault: Vault, case: int, numbers: Sequence[int]) -> tuple[int, ...]:
    idents = {number: ident for ident, number in _numbers(vault, case).items()}
    return tuple(idents[number] for number in numbers if number in idents)


def _record(vault: Vault, row: Row) -> Submission:
    values = plain(row, "salt", "casefile", "earliest")
    values |= {"happened": when.load(row["happened"]), "way": Way(row["way"])}
    sql = "SELECT evidence FROM submission_evidence WHERE submission = ? ORDER BY 1"
    items = tuple(one[0] for one in vault.rows(sql, row["id"]))
    return Submission(
        case=row["casefile"], items=items, **values | {"returned": _load(row["returned"])}
    )


def _exported(row: Row | Mapping[str, object]) -> Exported:
    names = ("id", "name", "desk", "language", "made_at", "manifest")
    values: dict[str, Any] = {name: row[name] for name in names} | {"case": row["casefile"]}
    return Exported(files=_load(str(row["files"])), **values)


def _dump(found: Iterable[Sum]) -> str:
    pairs = [[one.name, one.sha256] for one in found]
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))


def _load(text: str) -> tuple[Sum, ...]:
    return tuple(Sum(name, sha256) for name, sha256 in json.loads(text))
