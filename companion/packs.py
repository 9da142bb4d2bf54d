"""Country packs: places of help, kinds of act, report layouts and their words, as data.

A pack is a folder named like its country:

    pack.toml            the country, its languages, whom to call first
    contacts.toml        [[hours]] and [[contact]]
    acts.toml            [[law]] and [[act]]
    deadlines.toml       [[deadline]], where there are any
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
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from companion import paths, records, tables, texts
from companion.errors import PackError
from companion.facts import Act, Contact, Deadline, Header, Hours, Law, Layout
from companion.pack_files import SHARED, Draft, gather

_RECORDS = {
    "case": records.Case,
    "incident": records.Incident,
    "person": records.Person,
    "account": records.Account,
    "evidence": records.Evidence,
    "excerpt": records.Excerpt,
    "quoted": records.Quoted,
    "passage": records.Passage,
    "talk": records.Talk,
    "step": records.Step,
}
# Row numbers say nothing to a reader; notes and a case's neutral name are for the screen only.
_NEVER = {"id", "case", "pack", "note", "object", "removed_at"}
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
    )
)
"""What a document can be made of. `report` draws each."""

# Which words each row needs, and which it may have
_NEEDED = {
    "hours": ("",),
    "contact": (".name", ".what"),
    "law": ("",),
    "act": (".name", ".plain"),
    "report": (".name", ".reader"),
    "deadline": (".title", ".note"),
}
_ALLOWED = {"contact": (".say", ".asks", ".after", ".note")}
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


def available(folder: Path | None = None) -> list[str]:
    """Countries with a pack in `folder`, the built-in ones without it, sorted."""
    found = (folder or paths.resources() / "packs").glob("*/pack.toml")
    return sorted(file.parent.name for file in found if _is_country(file.parent.name))


def load(country: str, folder: Path | None = None) -> Pack:
    """The pack of `country`, from its own `folder` or the built-in one.

    Raises PackError with the first thing found wrong. That facts grow old is no reason
    not to load them; see `stale`.
    """
    if not _is_country(country):
        raise PackError("pack.toml", "country", "wrong-country")
    draft = gather(folder or paths.resources() / "packs" / country)
    _judge(draft, FIELDS, BLOCKS)
    if draft.header is not None and draft.header.country != country:
        draft.add("pack.toml", "country", "wrong-country")
    if draft.found or draft.header is None:
        raise draft.found[0]
    rows = draft.rows
    return Pack(
        draft.header, rows["hours"], rows["contact"], rows["law"], rows["act"], rows["report"],
        draft.words, rows["deadline"],
    )  # fmt: skip


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
    extra-word, bad-place, other-places (than another language has), stale, in-future.
    """
    try:
        draft = gather(folder)
    except PackError as error:
        return [error]
    _judge(draft, fields, blocks)
    _judge_dates(draft, today)
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


def stale(checked: date, today: date) -> bool:
    """Whether a fact was last checked more than twelve months before `today`."""
    return (today.year - 1, today.month, today.day) > (checked.year, checked.month, checked.day)


def _is_country(name: str) -> bool:
    return _COUNTRY.match(name) is not None


def _judge(draft: Draft, fields: frozenset[str], blocks: frozenset[str]) -> None:
    """Whether what was read holds together: references, then words."""
    if draft.header is not None:
        for when in ("now", "today", "later"):
            ids = getattr(draft.header.first, when)
            _refer(draft, "pack.toml", f"first.{when}", "contact", ids)
        _refer(draft, "pack.toml", "desks", "report", draft.header.desks)
        parts = (folder.name for folder in (paths.resources() / "packs" / SHARED).iterdir())
        _among(draft, "pack.toml", "shared", draft.header.shared, set(parts))
    for contact in draft.rows["contact"].values():
        key = f"contact.{contact.id}"
        _refer(draft, "contacts.toml", f"{key}.hours", "hours", filter(None, [contact.hours]))
        if not all(source.name or source.url for source in contact.sources):
            draft.add("contacts.toml", f"{key}.sources", "no-source")
    for law in draft.rows["law"].values():
        if not (law.source.name or law.source.url):
            draft.add("acts.toml", f"law.{law.id}.source", "no-source")
    _judge_deadlines(draft)
    for act in draft.rows["act"].values():
        _refer(draft, "acts.toml", f"act.{act.id}.laws", "law", act.laws)
    for layout in draft.rows["report"].values():
        _judge_layout(draft, layout, fields, blocks)
    _judge_words(draft, draft.header.languages if draft.header else sorted(draft.words))


def _judge_deadlines(draft: Draft) -> None:
    for deadline in draft.rows["deadline"].values():
        key = f"deadline.{deadline.id}"
        _refer(draft, "deadlines.toml", f"{key}.desk", "report", [deadline.desk])
        if not (deadline.source.name or deadline.source.url):
            draft.add("deadlines.toml", f"{key}.source", "no-source")
        if (deadline.days is None) is (deadline.months is None):
            draft.add("deadlines.toml", f"{key}.days", "bad-value")


def _refer(draft: Draft, file: str, key: str, section: str, ids: Iterable[str]) -> None:
    known = {id_ for row, id_ in map(_split, draft.ids) if row == section}
    _among(draft, file, key, ids, known)


def _split(key: str) -> tuple[str, str]:
    section, _, rest = key.partition(".")
    return section, rest


def _among(draft: Draft, file: str, key: str, names: Iterable[str], known: Collection[str]) -> None:
    """Every name is known, and none comes twice."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            draft.add(file, f"{key}.{name}", "duplicate-id")
        elif name not in known:
            draft.add(file, f"{key}.{name}", "dead-id")
        seen.add(name)


def _judge_layout(
    draft: Draft, layout: Layout, fields: frozenset[str], blocks: frozenset[str]
) -> None:
    key = f"report.{layout.id}"
    file = draft.ids[key]
    if not f"/{file}".endswith(f"/reports/{layout.id}.toml"):
        draft.add(file, f"{key}.id", "other-id")
    _among(draft, file, f"{key}.fields", layout.fields, fields)
    _among(draft, file, f"{key}.choices", layout.choices, layout.choices)
    titles = [document.id for document in layout.documents]
    _among(draft, file, f"{key}.documents", titles, titles)
    for document in layout.documents:
        where = f"{key}.documents.{document.id}.blocks"
        _among(draft, file, where, document.blocks, blocks)
        for choice in filter(None, (document.chosen, document.unchosen)):
            _among(draft, file, f"{key}.documents.{document.id}", [choice], layout.choices)


def _judge_words(draft: Draft, languages: Collection[str]) -> None:
    """Every language says the same keys, no more than there is to say, with the same places."""
    for language in languages:
        if language not in draft.words:
            draft.add(f"text/{language}", "", "missing-language")
    needed = set(_needed_words(draft))
    allowed = (
        needed
        | draft.borrowed
        | {row + word for row in draft.ids for word in _ALLOWED.get(_split(row)[0], ())}
    )
    said = {key for words in draft.words.values() for key in words if _is_allowed(key, allowed)}
    for language in sorted(draft.words.keys() - set(languages)):
        draft.add(f"text/{language}", "", "unknown-language")
    spoken = [language for language in languages if language in draft.words]
    for language in spoken:
        words = draft.words[language]
        for key in sorted((needed | said) - words.keys()):
            draft.add(_text_file(draft, language, key), key, "missing-word")
        for key in words:
            if not _is_allowed(key, allowed):
                draft.add(_text_file(draft, language, key), key, "extra-word")
    _judge_places(draft, spoken)


def _is_allowed(key: str, allowed: Collection[str]) -> bool:
    return key in allowed or key.startswith("report.")


def _text_file(draft: Draft, language: str, key: str) -> str:
    """The file a word is in, or would be: the one another language has it in."""
    home = draft.home.get(key)
    return f"text/{language}/{home}" if home else f"text/{language}"


def _needed_words(draft: Draft) -> Iterator[str]:
    yield "pack.name"
    for row in draft.ids:
        for word in _NEEDED.get(_split(row)[0], ()):
            yield row + word
    for contact in draft.rows["contact"].values():
        yield f"region.{contact.region}"
    for layout in draft.rows["report"].values():
        yield from filter(None, (layout.exhibit, layout.addressee, layout.part))
        yield from (document.title for document in layout.documents)
        yield from (f"choice.{choice}" for choice in layout.choices)


def _judge_places(draft: Draft, spoken: Iterable[str]) -> None:
    """The first language that has a key says which places it has."""
    first: dict[str, frozenset[str]] = {}
    for language in spoken:
        for key, text in draft.words[language].items():
            try:
                found = texts.places(text)
            except ValueError:
                draft.add(_text_file(draft, language, key), key, "bad-place")
                continue
            if first.setdefault(key, found) != found:
                draft.add(_text_file(draft, language, key), key, "other-places")


def _judge_dates(draft: Draft, today: date) -> None:
    """No fact was checked too long ago, or in days to come (one day off is another timezone)."""
    dated = [("pack.toml", "checked", draft.header.checked)] if draft.header else []
    homes = {"contact": "contacts.toml", "law": "acts.toml", "deadline": "deadlines.toml"}
    for section, file in homes.items():
        rows = draft.rows[section].values()
        dated += [(file, f"{section}.{row.id}.checked", row.checked) for row in rows]
    for file, key, checked in dated:
        if stale(checked, today):
            draft.add(file, key, "stale")
        elif checked > today + timedelta(days=1):
            draft.add(file, key, "in-future")
