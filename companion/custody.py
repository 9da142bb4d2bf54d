"""What was done with an item, by the journal, and to whom it went.

The journal has one line for every act, with ids and digests; the person's words about one (to
whom, why) stand in a row of `custody` that the line names.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from companion import evidence, exhibits, masked, submissions, typed, when
from companion.receipts import Submission
from companion.records import Evidence, Kind
from companion.rows import put
from companion.vault import Vault
from companion.when import UNKNOWN, When

if TYPE_CHECKING:
    from sqlcipher3 import Row

TAKEN_IN, MADE, MET, LEARNED = "taken_in", "made", "met", "learned"
VIEWED, NOTED, MASKED, EXPORTED = "viewed", "noted", "masked", "exported"
QUOTED, REMOVED, RESTORED, ANSWERED = "quoted", "removed", "restored", "answered"
HANDED_OVER, DELETED = "handed_over", "deleted"
_WHAT = {
    "evidence.added": TAKEN_IN,
    "evidence.met": MET,
    "evidence.learned": LEARNED,
    "evidence.viewed": VIEWED,
    "evidence.edited": NOTED,
    "evidence.removed": REMOVED,
    "evidence.restored": RESTORED,
    "evidence.answered": ANSWERED,
    "evidence.handed_over": HANDED_OVER,
    "evidence.erased": DELETED,
    "submission.added": HANDED_OVER,
    "report.exported": EXPORTED,
}


@dataclass(frozen=True, slots=True)
class HandOver:
    """To whom an item was handed, when, how, and the number on their receipt."""

    whom: str
    happened: When = UNKNOWN
    way: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A hand-over of one item: the ids of the note and the item, and the item's number."""

    id: int
    item: int
    number: int
    told: HandOver


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that was done with an item; `what` is one of the words above.

    `at` is UTC, ISO 8601. `handed` belongs to a hand-over, `why` ("" for not said) to a deletion,
    `desk` to a document. `other` is the number of the masked copy that was made of the item.
    """

    seq: int
    at: str
    what: str
    handed: HandOver | None = None
    why: str = ""
    desk: str = ""
    other: int = 0


def view(vault: Vault, ident: int) -> None:
    """Note that an item was looked at. Raises NotThere, NoSpace, VaultReadOnly."""
    evidence.get(vault, ident)
    with vault.change("evidence.viewed", f"evidence:{ident}"):
        pass


def hand_over(vault: Vault, ident: int, told: HandOver) -> None:
    """Note to whom an item was handed.

    Our copy can be deleted afterwards (`evidence.erase`): number, digest and receipt stay. Raises
    NotThere, EmptyText, TooLong, NoSpace, VaultReadOnly.
    """
    evidence.get(vault, ident)
    said = {
        "whom": typed.needed(told.whom, "whom"),
        "happened": when.dump(told.happened),
        "way": typed.line(told.way),
        "reference": typed.line(told.reference),
    }
    row = exhibits.deed(vault, ident, HANDED_OVER, **said)
    with vault.change("evidence.handed_over", f"evidence:{ident}", f"custody:{row['id']}") as db:
        put(db, "custody", row)


def handed(vault: Vault, ident: int) -> list[HandOver]:
    """To whom an item was handed, by itself or with a submission, first to last."""
    sql = "SELECT * FROM custody WHERE evidence = ? AND act = 'handed_over' ORDER BY id"
    found = [(row["id"], _handed(row)) for row in vault.rows(sql, ident)]
    found += [(one.id, with_others(one)) for one in submissions.of_item(vault, ident)]
    return [told for _, told in sorted(found, key=lambda one: one[0])]


def given(vault: Vault, case: int) -> list[Given]:
    """Every hand-over of one item by itself, the latest first."""
    rows = vault.rows(
        "SELECT custody.*, number FROM custody JOIN evidence ON evidence.id = custody.evidence"
        " WHERE casefile = ? AND act = 'handed_over' ORDER BY custody.id DESC",
        case,
    )
    return [Given(row["id"], row["evidence"], row["number"], _handed(row)) for row in rows]


def acts(vault: Vault, ident: int) -> list[Act]:
    """Everything that was done with an item, in the order of the journal. Raises NotThere."""
    return list(_acts(vault, evidence.get(vault, ident)))


def _acts(vault: Vault, item: Evidence) -> Iterator[Act]:
    """The lines that name the item; those of documents name it by its number."""
    rows = vault.rows(
        "SELECT event FROM journal WHERE instr(event, ?) OR instr(event, ?) ORDER BY seq",
        f'"evidence:{item.id}"',
        '"report.exported"',
    )
    words = vault.rows("SELECT * FROM custody WHERE evidence = ?", item.id)
    said: dict[str, Row | HandOver] = {f"custody:{row['id']}": row for row in words}
    for one in submissions.of_item(vault, item.id):
        said[f"submission:{one.id}"] = with_others(one)
    numbers = {
        f"evidence:{other}": evidence.get(vault, other).number
        for other in masked.made_from(vault, item.id)
    }
    for row in rows:
        with suppress(ValueError, KeyError, TypeError):  # what is no line is told by `check`
            line = json.loads(row["event"])
            if act := _act(item, line, said, numbers):
                yield act


def _act(
    item: Evidence,
    line: dict[str, Any],
    said: Mapping[str, Row | HandOver],
    numbers: Mapping[str, int],
) -> Act | None:
    """A line as what it tells of the item; None where that is nothing."""
    what = _WHAT.get(line["event"], "")
    act = Act(line["seq"], line["at"], what)
    if what == EXPORTED:
        told = line["details"]
        here = line["subject"] == f"casefile:{item.case}" and item.number in told["items"]
        return replace(act, desk=str(told["desk"])) if here else None
    if line["subject"] in numbers:
        made = what == TAKEN_IN
        return replace(act, what=MASKED, other=numbers[line["subject"]]) if made else None
    if line["event"] == "excerpt.added" and f"evidence:{item.id}" in line["commits"]:
        return replace(act, what=QUOTED)
    if line["event"] == "submission.added":
        told = said.get(line["subject"])  # one that was deleted, or is of other items now, is none
        return replace(act, handed=told) if isinstance(told, HandOver) else None
    if not what or line["subject"] != f"evidence:{item.id}":
        return None
    if what == TAKEN_IN and item.kind is Kind.MASKED_COPY:
        return replace(act, what=MADE)
    found = [said[subject] for subject in line["commits"] if subject in said]
    if not found or isinstance(found[0], HandOver):
        return act
    handed = _handed(found[0]) if what == HANDED_OVER else None
    return replace(act, handed=handed, why=found[0]["why"])


def _handed(row: Row) -> HandOver:
    return HandOver(row["whom"], when.load(row["happened"]), row["way"], row["reference"])


def with_others(one: Submission) -> HandOver:
    """A submission as what it is for one of its items; the whole of it is told elsewhere."""
    return HandOver(one.whom, one.happened, "", one.reference)
