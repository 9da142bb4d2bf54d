"""Whom one asked to take something down: by place, with every asking and what became of it.

Nothing here opens an address or asks anybody. What is written stays in the vault: no layout can
name it, and an address is shown in lists by its host alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from companion import follow_up, steps, typed, when
from companion.asked import (
    Asking,
    Found,
    Look,
    Means,
    NewAsking,
    NewTakedown,
    Pictured,
    Reply,
    Takedown,
    TakedownLine,
)
from companion.errors import EmptyText, NotThere
from companion.facts import Contact, Deadline
from companion.packs import Pack
from companion.records import NewStep, Step
from companion.rows import alter, plain, put
from companion.texts import Texts
from companion.vault import Vault
from companion.when import UNKNOWN

if TYPE_CHECKING:
    from sqlcipher3 import Connection, Row

_LINES = ("whom", "route", "reference", "pin", "rule")
_CENTRES = frozenset({"digital_sex_crime"})
_SAFE = frozenset({Pictured.UNDER18, Pictured.UNSURE})
_AGE = 18  # what the two services part by, in the picture
_NAMED = 60  # letters of a platform in the title of a step
_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*://|//)?(?:[^/?#@\s]*@)?([^/?#\s]{1,253})", re.IGNORECASE)
_OPEN = "AND found <> 'gone'"


def add(
    vault: Vault,
    case: int,
    new: NewTakedown,
    step: NewStep | None = None,
    asked: NewAsking | None = None,
) -> Takedown:
    """Note a place, with a next step for it and whom one asked, all of it or nothing.

    Raises EmptyText("url" or "whom"), TooLong, NotThere, NoSpace.
    """
    ident, at = vault.new_id(), vault.stamp()
    row = _columns(vault, case, new) | {"id": ident, "casefile": case, "noted_at": at}
    known = [[at, str(new.found)]] if new.found is not Found.UNSAID else []
    first = _asking_row(vault, case, ident, asked) if asked is not None else None
    made = vault.new_id() if step is not None else 0
    subjects = [f"takedown:{ident}", *([f"step:{made}"] if made else [])]
    subjects += [f"asking:{first['id']}"] if first is not None else []
    with vault.change("takedown.added", *subjects) as db:
        if step is not None:
            steps.insert(db, made, case, step)
        put(db, "takedown", row | {"looks": json.dumps(known), "step": made})
        if first is not None:
            put(db, "asking", first)
    return get(vault, ident)


def edit(vault: Vault, ident: int, new: NewTakedown, step: NewStep | None = None) -> Takedown:
    """Note it otherwise; what was known of it before stays in its looks. Raises as `add`.

    Its next step becomes `step`; without one it is done where the place is gone, else taken away.
    What the person marked as done or took away themselves stays so until there is another day.
    """
    old = get(vault, ident)
    columns = _columns(vault, old.case, new)
    known = [[one.at, str(one.found)] for one in old.looks]
    if new.found is not old.found:
        known.append([vault.stamp(), str(new.found)])
    there, moved = _step(vault, old.step), new.next_look != old.next_look
    follow = _follow(vault, there, step, moved or old.found is Found.GONE)
    subjects = {there.id if there is not None else 0, follow} - {0}
    with vault.change(
        "takedown.edited", f"takedown:{ident}", *(f"step:{one}" for one in sorted(subjects))
    ) as db:
        if there is None or there.done_at or follow != there.id:
            _let_go(db, there, new.found, vault.stamp())
            if step is not None and follow and (there is None or follow != there.id):
                steps.insert(db, follow, old.case, step)
        elif step is not None and (moved or there.title != step.title):
            alter(db, "step", there.id, steps.columns(step))
        alter(db, "takedown", ident, columns | {"looks": json.dumps(known), "step": follow})
    return get(vault, ident)


def remove(vault: Vault, ident: int) -> None:
    """Put a place and every asking for it in the bin, its open step too. Raises NotThere."""
    old = get(vault, ident)
    subjects = [f"takedown:{ident}", *(f"asking:{one.id}" for one in askings(vault, ident))]
    there = _step(vault, old.step)
    open_ = [there.id] if there is not None and not there.done_at else []
    subjects += [f"step:{one}" for one in open_]
    with vault.change("takedown.removed", *subjects) as db:
        db.execute("DELETE FROM takedown WHERE id = ?", (ident,))
        db.executemany("DELETE FROM step WHERE id = ?", [(one,) for one in open_])


def get(vault: Vault, ident: int) -> Takedown:
    """One place. Raises NotThere."""
    row = vault.row("SELECT * FROM takedown WHERE id = ?", ident)
    if row is None:
        raise NotThere
    values = plain(row, "salt", "casefile", "earliest")
    values |= {
        "pictured": Pictured(row["pictured"]),
        "found": Found(row["found"]),
        "next_look": when.load(row["next_look"]),
        "looks": tuple(Look(at, Found(found)) for at, found in json.loads(row["looks"])),
    }
    return Takedown(case=row["casefile"], **values)


def ids(vault: Vault, case: int, *, also_gone: bool = True) -> list[int]:
    """The places, what is to be asked about first at the top; what is gone comes last.

    In one text, so that ten thousand come in a few milliseconds.
    """
    row = vault.row(
        "SELECT json_group_array(id) FROM (SELECT id FROM takedown WHERE casefile = ?"
        f" {'' if also_gone else _OPEN}"
        " ORDER BY found = 'gone', earliest = '', earliest, id DESC)",
        case,
    )
    return [] if row is None else list(json.loads(row[0]))


def of_item(vault: Vault, item: int) -> list[Takedown]:
    """The places an item is about, first to last."""
    rows = vault.rows("SELECT id FROM takedown WHERE evidence = ? ORDER BY id", item)
    return [get(vault, row[0]) for row in rows]


def noted(vault: Vault, case: int, url: str) -> int | None:
    """The place with exactly this address, None for none."""
    link = typed.link(url)
    row = vault.row("SELECT id FROM takedown WHERE casefile = ? AND url = ?", case, link)
    return None if row is None or not link else int(row[0])


def lines(vault: Vault, wanted: Iterable[int]) -> dict[int, TakedownLine]:
    """The list rows of these ids, such as those of one block of the list."""
    rows = vault.rows(
        "SELECT t.id, t.platform, t.url, t.room, t.found, t.next_look, a.whom, a.happened, a.due,"
        " a.reply, (SELECT count(*) FROM asking WHERE takedown = t.id) AS asked FROM takedown AS t"
        " LEFT JOIN asking AS a ON a.id = (SELECT id FROM asking WHERE takedown = t.id"
        " ORDER BY earliest DESC, id DESC LIMIT 1)"
        " WHERE t.id IN (SELECT value FROM json_each(?))",
        json.dumps(list(wanted)),
    )
    return {row["id"]: _line(row) for row in rows}


def ask(vault: Vault, ident: int, new: NewAsking) -> Asking:
    """Note that somebody was asked. Raises EmptyText("whom"), TooLong, NotThere, NoSpace."""
    row = _asking_row(vault, get(vault, ident).case, ident, new)
    with vault.change("asking.added", f"asking:{row['id']}") as db:
        put(db, "asking", row)
    return get_asking(vault, int(str(row["id"])))


def edit_asking(vault: Vault, ident: int, new: NewAsking) -> Asking:
    """Note it otherwise, such as with their answer. Raises as `ask`."""
    columns = _asking_columns(vault, get_asking(vault, ident).case, new)
    with vault.change("asking.edited", f"asking:{ident}") as db:
        alter(db, "asking", ident, columns)
    return get_asking(vault, ident)


def remove_asking(vault: Vault, ident: int) -> None:
    """Put an asking in the bin. Raises NotThere."""
    get_asking(vault, ident)
    with vault.change("asking.removed", f"asking:{ident}") as db:
        db.execute("DELETE FROM asking WHERE id = ?", (ident,))


def get_asking(vault: Vault, ident: int) -> Asking:
    """One asking. Raises NotThere."""
    row = vault.row("SELECT * FROM asking WHERE id = ?", ident)
    if row is None:
        raise NotThere
    return _asking(row)


def askings(vault: Vault, ident: int) -> list[Asking]:
    """Every time somebody was asked about a place, the latest first."""
    rows = vault.rows(
        "SELECT * FROM asking WHERE takedown = ? ORDER BY earliest DESC, id DESC", ident
    )
    return [_asking(row) for row in rows]


def short(url: str) -> str:
    """All that is shown of an address in a list: its host, "" where there is none."""
    found = _HOST.match(url.strip())
    host = found[1] if found else ""
    return host if "." in host or host.startswith("[") else ""


def rule_of(pack: Pack, route: str) -> Deadline | None:
    """What the pack has a law or a guidebook say for a request by this route, None for nothing."""
    return next((rule for rule in pack.deadlines.values() if route and rule.desk == route), None)


def with_due(new: NewAsking, pack: Pack) -> NewAsking:
    """With the day its rule gives, where the pack has one for its route."""
    rule = rule_of(pack, new.route)
    if rule is None:
        return replace(new, rule="", due=UNKNOWN)
    return replace(new, rule=rule.id, due=follow_up.due(rule, new.happened, pack))


def step_for(
    new: NewTakedown, words: Texts, rule: Deadline | None = None, due: when.When = UNKNOWN
) -> NewStep | None:
    """What to do next about a place, on its next look; None where there is no such day.

    Where that is the day `due` of a rule, the note names the rule and whether it is law.
    """
    if new.found is Found.GONE or new.next_look == UNKNOWN:
        return None
    named = typed.line(new.platform)[:_NAMED].strip() or words.say("takedown.somewhere")
    note = words.say("takedown.step_note")
    if rule is not None and new.next_look == due:
        note = f"{note}\n{follow_up.note_of(rule, words)}"
    return NewStep(words.say("takedown.step_title", platform=named), new.next_look, note)


def routes(pack: Pack, pictured: Pictured) -> list[Contact]:
    """Who takes down sexual pictures, by the age in the picture; the country's own centre first.

    Under 18, and where that is not sure, nobody who is for adults; from 18 on nobody who is for the
    young. Nobody where it is not said, and for what is no sexual picture.
    """
    if pictured in (Pictured.UNSAID, Pictured.ORDINARY):
        return []
    procedure = pack.procedures.get("takedown")
    named = [ident for stage in procedure.stages for ident in stage.contacts] if procedure else []
    centres = [
        pack.contacts[ident]
        for ident in dict.fromkeys(named)
        if ident in pack.contacts and pack.contacts[ident].category in _CENTRES
    ]
    centres = [one for one in centres if not _turns_away(one, pictured)]
    by_age = [one for one in pack.contacts.values() if one.age_of == "picture"]
    by_age = [one for one in by_age if one.age_from or one.age_below]
    return [*centres[:1], *(one for one in by_age if not _turns_away(one, pictured))]


def _turns_away(contact: Contact, pictured: Pictured) -> bool:
    """Whether it is for another age than that, as far as the pack says."""
    if pictured in _SAFE:
        return contact.age_from is not None and contact.age_from >= _AGE
    return contact.age_below is not None and contact.age_below <= _AGE


def _columns(vault: Vault, case: int, new: NewTakedown) -> dict[str, object]:
    platform, url, room = typed.line(new.platform), typed.link(new.url), typed.line(new.room)
    if not (platform or url or room):
        raise EmptyText("url")
    if new.evidence is not None and not vault.rows(
        "SELECT 1 FROM evidence WHERE id = ? AND casefile = ?", new.evidence, case
    ):
        raise NotThere
    return {
        "platform": platform,
        "url": url,
        "room": room,
        "evidence": new.evidence,
        "pictured": str(new.pictured),
        "found": str(new.found),
        "next_look": when.dump(new.next_look),
        "earliest": new.next_look.sort_key,
        "note": typed.story(new.note),
    }


def _asking_columns(vault: Vault, case: int, new: NewAsking) -> dict[str, object]:
    if new.submission is not None and not vault.rows(
        "SELECT 1 FROM submission WHERE id = ? AND casefile = ?", new.submission, case
    ):
        raise NotThere
    columns: dict[str, object] = {name: typed.line(getattr(new, name)) for name in _LINES}
    return columns | {
        "whom": typed.needed(new.whom, "whom"),
        "happened": when.dump(new.happened),
        "earliest": new.happened.sort_key,
        "means": str(new.means),
        "due": when.dump(new.due),
        "reply": str(new.reply),
        "replied": when.dump(new.replied),
        "said": typed.story(new.said),
        "submission": new.submission,
    }


def _asking_row(vault: Vault, case: int, place: int, new: NewAsking) -> dict[str, object]:
    row = _asking_columns(vault, case, new) | {"id": vault.new_id(), "casefile": case}
    return row | {"takedown": place, "noted_at": vault.stamp()}


def _follow(vault: Vault, there: Step | None, step: NewStep | None, anew: bool) -> int:
    """The id of a place's next step from now on: of the one there is, of a new one, or 0."""
    if step is None:
        return 0
    if there is not None and not (there.done_at and anew):
        return there.id
    return vault.new_id() if anew else 0


def _let_go(db: Connection, there: Step | None, found: Found, at: str) -> None:
    """Of a step that is not followed any more: done, where that came of it."""
    if there is None or there.done_at:
        return
    if found is Found.GONE:
        alter(db, "step", there.id, {"done_at": at})
    else:
        db.execute("DELETE FROM step WHERE id = ?", (there.id,))


def _step(vault: Vault, ident: int) -> Step | None:
    """A step, None where the person deleted it."""
    try:
        return steps.get(vault, ident) if ident else None
    except NotThere:
        return None


def _line(row: Row) -> TakedownLine:
    head = (row["id"], row["platform"], short(row["url"]), row["room"], Found(row["found"]))
    next_look = when.load(row["next_look"])
    if not row["asked"]:
        return TakedownLine(*head, next_look)
    asked = (row["asked"], row["whom"], when.load(row["happened"]), when.load(row["due"]))
    return TakedownLine(*head, next_look, *asked, Reply(row["reply"]))


def _asking(row: Row) -> Asking:
    values = plain(row, "salt", "casefile", "earliest")
    values |= {name: when.load(row[name]) for name in ("happened", "due", "replied")}
    values |= {"means": Means(row["means"]), "reply": Reply(row["reply"])}
    return Asking(case=row["casefile"], **values)
