"""What a pack has to keep: that what it names is there, that every word is said, and when."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator
from datetime import date, timedelta
from itertools import product
from typing import get_args

from companion import paths, texts
from companion.facts import (
    Age,
    DaysOff,
    Deadline,
    FirstLine,
    Layout,
    Need,
    Now,
    Procedure,
    Role,
    Stage,
    Term,
)
from companion.pack_files import SHARED, Draft

# Which words each row needs, and which it may have
_NEEDED = {
    "hours": ("",),
    "contact": (".name", ".what"),
    "law": ("",),
    "act": (".name", ".plain"),
    "report": (".name", ".reader"),
    "deadline": (".title", ".note"),
    "procedure": (".name", ".plain"),
    "line": (".title", ".text"),
    "authority": (".name",),
    "term": (".name", ".plain"),
}
_ALLOWED = {
    "contact": (".say", ".asks", ".after", ".note"),
    "term": (".also",),
    "deadline": (".rule",),
}


def stale(checked: date, today: date) -> bool:
    """Whether a fact was last checked more than twelve months before `today`."""
    return (today.year - 1, today.month, today.day) > (checked.year, checked.month, checked.day)


def judge(draft: Draft, fields: frozenset[str], blocks: frozenset[str]) -> None:
    """Whether what was read holds together: references, then words."""
    if draft.header is not None:
        for when in ("now", "today", "later"):
            ids = getattr(draft.header.first, when)
            _refer(draft, "pack.toml", f"first.{when}", "contact", ids)
        _refer(draft, "pack.toml", "desks", "report", draft.header.desks)
        _refer(draft, "pack.toml", "ways", "procedure", draft.header.ways)
        parts = (folder.name for folder in (paths.resources() / "packs" / SHARED).iterdir())
        _among(draft, "pack.toml", "shared", draft.header.shared, set(parts))
    for contact in draft.rows["contact"].values():
        key = f"contact.{contact.id}"
        file = draft.ids[key]
        _refer(draft, file, f"{key}.hours", "hours", filter(None, [contact.hours]))
        if not all(source.name or source.url for source in contact.sources):
            draft.add(file, f"{key}.sources", "no-source")
    _judge_sources(draft)
    for term in draft.rows["term"].values():
        key = f"term.{term.id}"
        _refer(draft, draft.ids[key], f"{key}.law", "law", term.laws)
        if not _rests(term):
            draft.add(draft.ids[key], key, "no-source")
    _judge_days(draft)
    _judge_lines(draft)
    for procedure in draft.rows["procedure"].values():
        _judge_procedure(draft, procedure)
    for act in draft.rows["act"].values():
        _refer(draft, "acts.toml", f"act.{act.id}.laws", "law", act.laws)
    for layout in draft.rows["report"].values():
        _judge_layout(draft, layout, fields, blocks)
    _judge_words(draft, draft.header.languages if draft.header else sorted(draft.words))


def _judge_sources(draft: Draft) -> None:
    for section in ("law", "authority"):
        for row in draft.rows[section].values():
            if not (row.source.name or row.source.url):
                key = f"{section}.{row.id}"
                draft.add(draft.ids[key], f"{key}.source", "no-source")


def _judge_days(draft: Draft) -> None:
    for deadline in draft.rows["deadline"].values():
        _judge_deadline(draft, deadline)
    for year in draft.rows["days_off"].values():
        _judge_days_off(draft, year)


def _judge_lines(draft: Draft) -> None:
    for line in draft.rows["line"].values():
        _judge_line(draft, line)
    _judge_who_is_told(draft)


def _judge_deadline(draft: Draft, deadline: Deadline) -> None:
    key = f"deadline.{deadline.id}"
    file = draft.ids[key]
    _refer(draft, file, f"{key}.desk", "report", filter(None, [deadline.desk]))
    if not (deadline.source.name or deadline.source.url):
        draft.add(file, f"{key}.source", "no-source")
    if sum(n is not None for n in (deadline.days, deadline.months, deadline.hours)) != 1:
        draft.add(file, f"{key}.days", "bad-value")
    if (deadline.desk is None) is (deadline.event is None):
        draft.add(file, f"{key}.desk", "bad-value")
    if deadline.basis == "law" and not deadline.article:
        draft.add(file, f"{key}.article", "missing-key")
    if deadline.counts == "working" and (deadline.days is None or not draft.rows["days_off"]):
        draft.add(file, f"{key}.counts", "bad-value")


def _judge_days_off(draft: Draft, year: DaysOff) -> None:
    key = f"days_off.{year.id}"
    if not (year.source.name or year.source.url):
        draft.add(draft.ids[key], f"{key}.source", "no-source")
    for day in year.days:
        try:
            date.fromisoformat(f"{year.id}-{day}")
        except ValueError:
            draft.add(draft.ids[key], f"{key}.days.{day}", "bad-value")


def _judge_line(draft: Draft, line: FirstLine) -> None:
    key = f"line.{line.id}"
    file = draft.ids[key]
    for section, ids in (
        ("law", line.laws),
        ("contact", line.contacts),
        ("procedure", filter(None, [line.way])),
    ):
        _refer(draft, file, f"{key}.{section}", section, ids)
    if not (_rests(line) or line.first):
        draft.add(file, key, "no-source")


def _judge_who_is_told(draft: Draft) -> None:
    """Where there are lines, everybody is told one of each need, and no line is lost."""
    lines = list(draft.rows["line"].values())
    everybody = product(get_args(Role), get_args(Age), get_args(Now))
    heard: set[str] = set()
    silent: set[str] = set()
    for who in everybody if lines else ():
        for need in get_args(Need):
            told = next((one for one in lines if one.need == need and _is_for(one, *who)), None)
            if told is not None:
                heard.add(told.id)
            elif need not in silent:
                silent.add(need)
                draft.add("first_look.toml", f"line.{need}.{'.'.join(who)}", "nobody-told")
    for line in lines:
        file = draft.ids[f"line.{line.id}"]
        if line.id not in heard and not file.startswith(SHARED):  # that one is for who says nothing
            draft.add(file, f"line.{line.id}", "unreachable")


def _is_for(line: FirstLine, role: Role, age: Age, now: Now) -> bool:
    asked = ((line.roles, role), (line.ages, age), (line.now, now))
    return all(not wanted or one in wanted for wanted, one in asked)


def _judge_procedure(draft: Draft, procedure: Procedure) -> None:
    key = f"procedure.{procedure.id}"
    file = draft.ids[key]
    if file != f"procedures/{procedure.id}.toml":
        draft.add(file, f"{key}.id", "other-id")
    stages = [stage.id for stage in procedure.stages]
    if not stages:
        draft.add(file, f"{key}.stages", "empty")
    _among(draft, file, f"{key}.stages", stages, stages)
    for stage in procedure.stages:
        where = f"{key}.stages.{stage.id}"
        _among(draft, file, f"{where}.after", stage.after, stages)
        for section, ids in (
            ("law", stage.laws),
            ("contact", stage.contacts),
            ("act", stage.acts),
            ("report", filter(None, [stage.desk])),
        ):
            _refer(draft, file, f"{where}.{section}", section, ids)
        if not _rests(stage):
            draft.add(file, where, "no-source")
    for lost in _unreachable(procedure):
        draft.add(file, f"{key}.stages.{lost.id}.after", "unreachable")


def _rests(stage: Stage | FirstLine | Term) -> bool:
    """Whether it says what it rests on; what a law says names the article."""
    named = bool(stage.sources) and all(one.id or one.name or one.url for one in stage.sources)
    helped = not isinstance(stage, Term) and bool(stage.contacts)
    return bool(stage.laws) if stage.basis == "law" else named or helped


def _unreachable(procedure: Procedure) -> list[Stage]:
    """Stages that wait for themselves, or for one that not everybody gets who gets them."""
    met: dict[str, Stage] = {}
    left = list(procedure.stages)
    while True:
        ready = [one for one in left if all(name in met for name in one.after)]
        ready = [one for one in ready if all(_covers(met[name], one) for name in one.after)]
        if not ready:
            return left
        met |= {one.id: one for one in ready}
        left = [one for one in left if one.id not in met]


def _covers(first: Stage, then: Stage) -> bool:
    """Whether everybody who gets the one got the other before."""
    pairs = ((first.roles, then.roles), (first.ages, then.ages), (first.acts, then.acts))
    return all(not wide or (narrow and set(narrow) <= set(wide)) for wide, narrow in pairs)


def _refer(draft: Draft, file: str, key: str, section: str, ids: Iterable[str]) -> None:
    _among(draft, file, key, ids, _Known(draft, section))


class _Known:
    """The ids of a section: looked up, not gathered anew for each of thousands of rows."""

    def __init__(self, draft: Draft, section: str) -> None:
        self._ids, self._section = draft.ids, section

    def __contains__(self, name: object) -> bool:
        return f"{self._section}.{name}" in self._ids


def _split(key: str) -> tuple[str, str]:
    section, _, rest = key.partition(".")
    return section, rest


def _among(draft: Draft, file: str, key: str, names: Iterable[str], known: Container[str]) -> None:
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
    spoken = [language for language in languages if language in draft.words]
    said = {key for one in spoken for key in draft.words[one] if _is_allowed(key, allowed)}
    said -= {f"{row}.also" for row in draft.ids if _split(row)[0] == "term"}  # may be of one alone
    for language in sorted(draft.words.keys() - set(languages)):
        if language.endswith(paths.EASY) and texts.plain(language) in languages:
            _judge_easy(draft, language)
        else:
            draft.add(f"text/{language}", "", "unknown-language")
    for language in spoken:
        words = draft.words[language]
        for key in sorted((needed | said) - words.keys()):
            draft.add(_text_file(draft, language, key), key, "missing-word")
        for key in words:
            if not _is_allowed(key, allowed):
                draft.add(_text_file(draft, language, key), key, "extra-word")
    _judge_places(draft, spoken)


def _judge_easy(draft: Draft, language: str) -> None:
    """Easy words say what the language itself says, with the same places, and need not be whole."""
    own = draft.words.get(texts.plain(language), {})
    for key, text in draft.words[language].items():
        file = _text_file(draft, language, key)
        if key not in own:
            draft.add(file, key, "extra-word")
            continue
        try:
            if texts.places(text) != texts.places(own[key]):
                draft.add(file, key, "other-places")
        except ValueError:
            draft.add(file, key, "bad-place")


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
    for deadline in draft.rows["deadline"].values():
        if deadline.event is not None:
            yield f"event.{deadline.event}"
    for procedure in draft.rows["procedure"].values():
        for stage in procedure.stages:
            yield from (f"procedure.{procedure.id}.{stage.id}.{word}" for word in ("title", "text"))
    rests = [*draft.rows["line"].values(), *draft.rows["term"].values()]
    rests += [stage for way in draft.rows["procedure"].values() for stage in way.stages]
    yield from {f"source.{one.id}" for row in rests for one in row.sources if one.id}
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


def judge_dates(draft: Draft, today: date) -> None:
    """No fact was checked too long ago, or in days to come (one day off is another timezone)."""
    dated = [("pack.toml", "checked", draft.header.checked)] if draft.header else []
    for section in ("contact", "law", "deadline", "days_off", "line", "authority", "term"):
        for row in draft.rows[section].values():
            key = f"{section}.{row.id}"
            dated.append((draft.ids[key], f"{key}.checked", row.checked))
    for procedure in draft.rows["procedure"].values():
        key = f"procedure.{procedure.id}"
        dated += [
            (draft.ids[key], f"{key}.stages.{one.id}.checked", one.checked)
            for one in procedure.stages
        ]
    for file, key, checked in dated:
        if stale(checked, today):
            draft.add(file, key, "stale")
        elif checked > today + timedelta(days=1):
            draft.add(file, key, "in-future")
