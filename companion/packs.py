"""Country packs: places of help, kinds of act, report layouts and their words, as data.

A pack is a folder named like its country:

    pack.toml            the country, its languages, whom to call first
    contacts.toml        [[hours]] and [[contact]]
    contacts/<id>.toml   more of them, where one file would be too long
    acts.toml            [[law]] and [[act]]
    deadlines.toml       [[deadline]], where there are any
    days_off.toml        [[days_off]], the public holidays of some years
    authorities.toml     [[authority]], who may be asked for a time stamp
    glossary.toml        [[term]], words of the law, each with a plain sentence
    first_look.toml      [[line]], what is told first to whom
    laws.toml            more [[law]], on which procedures rest
    procedures/<id>.toml one procedure each, stage by stage
    reports/<id>.toml    one report layout each
    text/<language>/*.toml   every word, keyed by the ids above

What several countries have in common lies in the parts of `_shared`, which are folders of the same
shape; `pack.toml` names those it takes, and what a pack says itself counts first.

Structure is written once, words once per language. Nothing in a pack is run: it holds
words, numbers, and names of records, fields and blocks that this program offers. A pack
may come from a stranger, so it is read within the limits of `tables`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct

from companion import paths, quoted, records, tables, texts
from companion.errors import PackError
from companion.facts import (
    Act,
    Authority,
    Contact,
    DaysOff,
    Deadline,
    FirstLine,
    Header,
    Hours,
    Law,
    Layout,
    Procedure,
    Term,
)
from companion.pack_files import gather
from companion.pack_rules import judge, judge_dates

_RECORDS = {
    "case": records.Case,
    "incident": records.Incident,
    "person": records.Person,
    "account": records.Account,
    "evidence": records.Evidence,
    "excerpt": quoted.Excerpt,
    "quoted": quoted.Quoted,
    "passage": records.Passage,
    "talk": records.Talk,
    "step": records.Step,
}
# Row numbers say nothing to a reader; notes and a case's neutral name are for the screen only.
_NEVER = {"id", "case", "pack", "note", "object", "removed_at", "step"}
FIELDS = frozenset(
    f"{record}.{field.name}"
    for record, kind in _RECORDS.items()
    for field in dataclasses.fields(kind)
    if field.name not in _NEVER
) - {"case.name", "passage.place"}
"""What a layout may let into a report, as "record.field"."""

BLOCKS = frozenset(
    (
        "parties",
        "summary",
        "events",
        "account",
        "act_table",
        "accounts",
        "links",
        "evidence_list",
        "withheld",
        "requests",
        "protections",
        "preservation",
        "guardian",
        "separation",
        "measures",
        "staff_notice",
        "custody",
        "proof",
        "declaration",
        "filer",
        "respondent",
        "purpose",
        "offences",
        "reasons",
        "proofs",
        "related",
        "pledge",
        "people_evidence",
        "papers",
        "objects",
        "elsewhere",
        "preserved",
        "notices",
        "attachments",
        "captures",
        "wishes",
        "opinion",
        "deadlines",
        "activity",
        "entitled",
        "targets",
        "sources",
        "found_by",
        "wanted",
        "applicant",
        "kinds",
        "grounds",
        "capture",
        "client",
        "agreed",
        "presenting",
        "risks",
        "tasks",
        "request",
        "belief",
        "asked",
        "sent",
    )
)
"""What a document can be made of. `report` draws each."""

_COUNTRY = re.compile(r"\A[a-z]{2,8}\Z")


class Pack(Struct, frozen=True):
    """A pack that keeps every rule. Each dict goes from id to row, in the pack's order."""

    meta: Header
    hours: dict[str, Hours]
    contacts: dict[str, Contact]
    laws: dict[str, Law]
    acts: dict[str, Act]
    reports: dict[str, Layout]
    words: dict[str, dict[str, str]]
    deadlines: dict[str, Deadline] = {}
    procedures: dict[str, Procedure] = {}
    lines: dict[str, FirstLine] = {}
    days_off: dict[str, DaysOff] = {}
    authorities: dict[str, Authority] = {}
    terms: dict[str, Term] = {}


def available(folder: Path | None = None) -> list[str]:
    """Countries with a pack in `folder`, the built-in ones without it, sorted."""
    found = (folder or paths.resources() / "packs").glob("*/pack.toml")
    return sorted(file.parent.name for file in found if _is_country(file.parent.name))


def load(country: str, pack: Path | Mapping[str, bytes] | None = None) -> Pack:
    """The pack of `country`: the built-in one, that in a folder, or that in files read before.

    Raises PackError with the first thing found wrong. That facts grow old is no reason
    not to load them; see `stale`.
    """
    if not _is_country(country):
        raise PackError("pack.toml", "country", "wrong-country")
    draft = gather(paths.resources() / "packs" / country if pack is None else pack)
    judge(draft, FIELDS, BLOCKS)
    if draft.header is not None and draft.header.country != country:
        draft.add("pack.toml", "country", "wrong-country")
    if draft.found or draft.header is None:
        raise draft.found[0]
    rows = draft.rows
    return Pack(
        draft.header, rows["hours"], rows["contact"], rows["law"], rows["act"], rows["report"],
        draft.words, rows["deadline"], rows["procedure"], rows["line"], rows["days_off"],
        rows["authority"], rows["term"],
    )  # fmt: skip


def built_in(country: str) -> Pack:
    """The built-in pack of `country`, read once. Raises PackError."""
    return _built_in(country, paths.resources())


@cache
def _built_in(country: str, resources: Path) -> Pack:
    return load(country, resources / "packs" / country)


def named(language: str) -> list[tuple[str, str]]:
    """Each built-in country with its name in words, by that name. Raises PackError."""
    found = []
    for country in available():
        files = (paths.resources() / "packs" / country / "text").glob("*/pack.toml")
        said = {f.parent.name: tables.flatten(tables.read(f, f.name), f.name) for f in files}
        found.append((country, texts.Texts(language, said).say("pack.name")))
    return sorted(found, key=lambda one: one[1])


def check(
    folder: Path,
    *,
    today: date,
    fields: frozenset[str] = FIELDS,
    blocks: frozenset[str] = BLOCKS,
) -> list[PackError]:
    """Everything wrong with the pack in `folder`; [] when nothing.

    Reasons beside those of `tables`: unknown-file, unknown-language, missing-language,
    duplicate-id, duplicate-key, dead-id, other-id (than the file's name), missing-word,
    extra-word, bad-place, other-places (than another language has), stale, in-future; of a pack
    that comes with the program wrong-country (than its folder's).
    """
    try:
        draft = gather(folder)
    except PackError as error:
        return [error]
    judge(draft, fields, blocks)
    judge_dates(draft, today)
    ours = folder.resolve().parent == (paths.resources() / "packs").resolve()
    named = draft.header.country if draft.header else folder.name
    if ours and _is_country(folder.name) and named != folder.name:
        draft.add("pack.toml", "country", "wrong-country")
    return draft.found


def ordered(pack: Pack) -> list[Layout]:
    """All its layouts, in the order in which it wants them offered."""
    return [pack.reports[one] for one in dict.fromkeys((*pack.meta.desks, *pack.reports))]


def desks(pack: Pack, case: records.NewCase) -> list[Layout]:
    """The layouts to offer for a case, in the pack's order."""
    return [layout for layout in ordered(pack) if _fits(layout, case)]


def _fits(layout: Layout, case: records.NewCase) -> bool:
    written = not layout.roles or case.role in layout.roles
    return written and (not layout.ages or case.age in layout.ages)


def _is_country(name: str) -> bool:
    return _COUNTRY.match(name) is not None
