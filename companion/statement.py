"""The statement: what the person tells once, in their own words, question by question.

It follows what is known of interviewing: ground rules first, telling freely before any question,
open questions after, and for each passage how it is known and how sure the person is. Nothing is
counted, judged or put into other words; what is changed keeps how it stood before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from companion import hands, paths, search, tables, typed
from companion.errors import EmptyText, NotThere
from companion.records import (
    Answer,
    Known,
    NewPassage,
    Passage,
    PassageWording,
    Role,
    Sure,
    Voice,
)
from companion.rows import alter, plain, put
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Connection, Row

_VERSIONED = ("answer", "voice", "known", "sure", "text", "told_by")
_KINDS = {"answer": Answer, "voice": Voice, "known": Known, "sure": Sure}
_HEARD = (Known.TOLD, Known.READ)


@dataclass(frozen=True, slots=True)
class Plan:
    """Ids of ground rules and of questions, in their order; the words are in `statement`."""

    rules: tuple[str, ...]
    rules_beside: tuple[str, ...]  # for whoever writes about someone else
    prompts: tuple[str, ...]

    def rules_for(self, role: Role) -> tuple[str, ...]:
        """The ground rules for who writes."""
        return self.rules if role is Role.MINE else self.rules_beside


@cache
def plan() -> Plan:
    """What is asked. Raises PackError when the program's own file is damaged."""
    name = "statement.toml"
    table = tables.read(paths.resources() / name, name)
    return Plan(*(tuple(map(str, table[key])) for key in Plan.__dataclass_fields__))


def add(vault: Vault, case: int, new: NewPassage) -> Passage:
    """Write down a passage, after those that are there. Raises as `edit`."""
    new = _clean(new)
    ident, now = vault.new_id(), vault.stamp()
    row = _columns(new) | {"id": ident, "casefile": case, "recorded_at": now, "changed_at": now}
    with vault.change("passage.added", f"passage:{ident}") as db:
        sql = "SELECT coalesce(max(place), 0) + 1 FROM passage WHERE casefile = ?"
        place = db.execute(sql, (case,)).fetchone()[0]
        put(db, "passage", row | {"place": place, "removed_at": ""})
        hands.mark(db, vault, case, f"passage:{ident}")
        index(db, ident, _words(new))
    return get(vault, ident)


def edit(vault: Vault, ident: int, new: NewPassage) -> Passage:
    """Change a passage, whose question stays; how it stood before is kept, as `wordings` tells.

    To name another incident is no change of what is told.
    What was put off has no words: of that nothing is kept, and it is first written now. Raises
    NotThere, EmptyText("text") where something is told without a word, TooLong, NoSpace,
    VaultReadOnly.
    """
    new, old = _clean(new), get(vault, ident)
    now, subjects = vault.stamp(), [f"passage:{ident}"]
    former = {name: getattr(old, name) for name in _VERSIONED}
    changed = any(former[name] != getattr(new, name) for name in _VERSIONED)
    kept = vault.new_id() if changed and old.answer is not Answer.LATER else None
    if kept is not None:
        subjects.append(f"passage_wording:{kept}")
    columns = _columns(new) | ({"changed_at": now} if changed else {})
    del columns["prompt"]
    if old.answer is Answer.LATER:  # only now is anything written
        columns["recorded_at"] = now
    with vault.change("passage.edited", *subjects) as db:
        if kept is not None:
            row = former | {"id": kept, "passage": ident, "replaced_at": now}
            put(db, "passage_wording", row)
        alter(db, "passage", ident, columns)
        hands.mark(db, vault, old.case, f"passage:{ident}")
        db.execute("DELETE FROM passage_words WHERE rowid = ?", (ident,))
        index(db, ident, _words(new))
    return get(vault, ident)


def remove(vault: Vault, ident: int) -> None:
    """Put a passage in the bin; `restore` brings it back. Raises NotThere."""
    get(vault, ident)
    with vault.change("passage.removed", f"passage:{ident}") as db:
        alter(db, "passage", ident, {"removed_at": vault.stamp()})


def restore(vault: Vault, ident: int) -> None:
    """Take a passage out of the bin. Raises NotThere."""
    get(vault, ident)
    with vault.change("passage.restored", f"passage:{ident}") as db:
        alter(db, "passage", ident, {"removed_at": ""})


def get(vault: Vault, ident: int) -> Passage:
    """One passage, in the bin or not. Raises NotThere."""
    row = vault.row("SELECT * FROM passage WHERE id = ?", ident)
    if row is None:
        raise NotThere
    return _record(row)


def passages(vault: Vault, case: int) -> list[Passage]:
    """What is told so far: in the order it is asked, and within a question as it was written."""
    rows = vault.rows("SELECT * FROM passage WHERE casefile = ? AND removed_at = ''", case)
    return sorted(map(_record, rows), key=_order)


def bin_of(vault: Vault, case: int) -> list[Passage]:
    """What was put in the bin, last first."""
    rows = vault.rows(
        "SELECT * FROM passage WHERE casefile = ? AND removed_at <> ''"
        " ORDER BY removed_at DESC, id",
        case,
    )
    return [_record(row) for row in rows]


def ids(vault: Vault, case: int, query: str) -> list[int]:
    """Passages, not in the bin, that hold every word of `query`, in the order of `passages`."""
    asked = search.query(query)
    found, looked = ("id IN (SELECT rowid FROM passage_words WHERE words MATCH ?)", asked)
    if not asked:  # nothing but signs or emoji, which no index holds
        found = "(instr(text, ?1) OR instr(told_by, ?1))"
        looked = typed.story(query.strip()[: search.LIMIT])
        if not looked:
            return []
    rows = vault.rows(f"SELECT id FROM passage WHERE {found} AND removed_at = ''", looked)
    there = {row["id"] for row in rows}
    return [one.id for one in passages(vault, case) if one.id in there]


def wordings(vault: Vault, ident: int) -> list[PassageWording]:
    """How a passage stood before, oldest first."""
    rows = vault.rows("SELECT * FROM passage_wording WHERE passage = ? ORDER BY id", ident)
    return [PassageWording(**plain(row, "salt", *_KINDS), **_kinds(row)) for row in rows]


def erase_wording(vault: Vault, ident: int) -> None:
    """Delete a former wording for good; the journal keeps only that there was one.

    Raises NotThere.
    """
    if vault.row("SELECT 1 FROM passage_wording WHERE id = ?", ident) is None:
        raise NotThere
    with vault.change("passage_wording.erased", f"passage_wording:{ident}") as db:
        db.execute("DELETE FROM passage_wording WHERE id = ?", (ident,))
        # The index keeps words of what was replaced until its parts are merged: merge them now.
        db.execute("INSERT INTO passage_words(passage_words) VALUES ('optimize')")


def next_prompt(told: Iterable[Passage], after: str = "") -> str:
    """The question to go on with, "" when every one has its answer.

    That is the first one behind `after` that nothing was said to; then one further up; then,
    in their order, those that were put off.
    """
    prompts, said = plan().prompts, list(told)
    answered = {one.prompt for one in said}
    begin = prompts.index(after) + 1 if after in prompts else 0
    turn = [*prompts[begin:], *prompts[:begin]]
    done = {one.prompt for one in said if one.answer is not Answer.LATER} | {after}
    open_ = [one for one in turn if one not in answered and one != after]
    return next(iter([*open_, *(one for one in turn if one not in done)]), "")


def put_off(told: Sequence[Passage]) -> list[Passage]:
    """The answers "not now" among these, which the person may come back to."""
    return [one for one in told if one.answer is Answer.LATER]


def index(db: Connection, ident: int, words: str) -> None:
    """Make a passage be found by these words."""
    db.execute(
        "INSERT INTO passage_words(rowid, words) VALUES (?, ?)", (ident, search.index(words))
    )


def _order(passage: Passage) -> tuple[int, int]:
    """A question this version does not know comes last."""
    prompts = plan().prompts
    known = passage.prompt in prompts
    return (prompts.index(passage.prompt) if known else len(prompts), passage.place)


def _clean(new: NewPassage) -> NewPassage:
    if new.answer is not Answer.TOLD:  # what is not told is known in no way
        return NewPassage(typed.needed(new.prompt, "prompt"), answer=new.answer, voice=new.voice)
    text = typed.story(new.text)
    if not text.strip():
        raise EmptyText("text")
    told_by = typed.line(new.told_by) if new.known in _HEARD else ""
    return replace(new, prompt=typed.needed(new.prompt, "prompt"), text=text, told_by=told_by)


def _columns(new: NewPassage) -> dict[str, object]:
    return {name: getattr(new, name) for name in NewPassage.__dataclass_fields__}


def _words(new: NewPassage) -> str:
    return f"{new.text}\n{new.told_by}"


def _record(row: Row) -> Passage:
    values = plain(row, "salt", "casefile", *_KINDS) | _kinds(row)
    return Passage(case=row["casefile"], **values)


def _kinds(row: Row) -> dict[str, Any]:
    return {name: kind(row[name]) for name, kind in _KINDS.items()}
