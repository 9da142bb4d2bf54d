"""The files of a country pack, read into a draft that `packs` judges."""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec import Struct

from companion import paths, tables
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

SHARED = "_shared"  # no country is called so
PACK_LIMIT = 4 * 1024 * 1024  # bytes of all files of a pack
_FILES = 500  # files of a pack
_ENTRIES = 2000  # names read from its folders

_MORE = re.compile(r"\Acontacts/[a-z0-9][a-z0-9_-]*\.toml\Z")
_REPORT = re.compile(r"\Areports/[a-z0-9][a-z0-9_-]*\.toml\Z")
_PROCEDURE = re.compile(r"\Aprocedures/[a-z0-9][a-z0-9_-]*\.toml\Z")
_TEXT = re.compile(r"\Atext/([a-z]{2,3}(?:-[a-z]{2,4})?)/[a-z0-9][a-z0-9_-]*\.toml\Z")
_SHAPES: dict[str, dict[str, type[Struct]]] = {
    "contacts.toml": {"hours": Hours, "contact": Contact},
    "acts.toml": {"law": Law, "act": Act},
    "laws.toml": {"law": Law},
    "deadlines.toml": {"deadline": Deadline},
    "days_off.toml": {"days_off": DaysOff},
    "first_look.toml": {"line": FirstLine},
    "authorities.toml": {"authority": Authority},
    "glossary.toml": {"term": Term},
}
_SECTIONS = {section for shapes in _SHAPES.values() for section in shapes} | {"procedure", "report"}


@dataclasses.dataclass
class Draft:
    """What was read so far. `ids` also holds rows that did not fit, so that one flaw is one line.

    `home` says which file of a language a word's key is in, without the language. `borrowed` are
    keys of words that a shared part brought.
    """

    found: list[PackError] = dataclasses.field(default_factory=list)
    header: Header | None = None
    rows: dict[str, dict[str, Any]] = dataclasses.field(default_factory=dict)
    ids: dict[str, str] = dataclasses.field(default_factory=dict)
    words: dict[str, dict[str, str]] = dataclasses.field(default_factory=dict)
    home: dict[str, str] = dataclasses.field(default_factory=dict)
    borrowed: set[str] = dataclasses.field(default_factory=set)

    def add(self, file: str, key: str, reason: str) -> None:
        """Note a flaw."""
        self.found.append(PackError(file, key, reason))


def files_of(folder: Path) -> dict[str, bytes]:
    """The bytes of every file of a pack, by names with slashes: what `gather` takes, too.

    Raises PackError for the first that is no file, cannot be read, or is too much.
    """
    found: dict[str, bytes] = {}
    for name in _names(folder):
        found[name] = tables.content(folder / name, tables.shown(name))
        if len(found) > _FILES or sum(map(len, found.values())) > PACK_LIMIT:
            raise PackError("", "", "too-large")
    return found


def gather(pack: Path | Mapping[str, bytes]) -> Draft:
    """Read every file of a pack, from its folder or as bytes, then the shared parts it names.

    Raises PackError only where nothing can be read at all.
    """
    if isinstance(pack, Path):
        names = list(_names(pack))
        if sum((pack / name).lstat().st_size for name in names) > PACK_LIMIT:
            raise PackError("", "", "too-large")
    else:
        names = list(pack)
        if len(names) > _FILES or sum(map(len, pack.values())) > PACK_LIMIT:
            raise PackError("", "", "too-large")
    draft = _read(pack, names if "pack.toml" in names else ["pack.toml", *names])
    for part in dict.fromkeys(draft.header.shared) if draft.header else ():
        shared = paths.resources() / "packs" / SHARED / part
        if shared.is_dir():
            _lend(draft, _read(shared, list(_names(shared))), f"{SHARED}/{part}/")
    return draft


def _read(pack: Path | Mapping[str, bytes], names: list[str]) -> Draft:
    draft = Draft(rows={section: {} for section in _SECTIONS})
    for name in names:
        try:
            _take(draft, name, _table(pack, name))
        except PackError as error:
            draft.found.append(error)
    return draft


def _table(pack: Path | Mapping[str, bytes], name: str) -> dict[str, Any]:
    if isinstance(pack, Path):
        return tables.read(pack / name, name)
    if name not in pack:
        raise PackError(name, "", "not-a-file")
    return tables.parse(pack[name], tables.shown(name))


def _lend(draft: Draft, part: Draft, above: str) -> None:
    """Add what the pack does not say itself, in the languages it has."""
    draft.found += [PackError(above + e.file, e.key, e.reason) for e in part.found]
    for section, rows in part.rows.items():
        for ident, row in rows.items():
            draft.rows[section].setdefault(ident, row)
    for key, file in part.ids.items():
        draft.ids.setdefault(key, above + file)
    for language, said in part.words.items():
        if language in draft.words:
            for key, text in said.items():
                draft.words[language].setdefault(key, text)
                draft.home.setdefault(key, part.home[key])
                draft.borrowed.add(key)


def _names(folder: Path) -> Iterator[str]:
    """Every TOML file, sorted, as a name with slashes. A link is refused, wherever it leads.

    So is a folder with more in it than any pack has: folders in folders would take for ever.
    """
    left = [_ENTRIES]
    return _below(folder, "", left)


def _below(folder: Path, above: str, left: list[int]) -> Iterator[str]:
    """The files in one folder of a pack; `left` is how many names may still be read."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(islice(entries, left[0] + 1), key=lambda entry: entry.name)
    except OSError:
        raise PackError(above or "pack.toml", "", "not-a-file") from None
    left[0] -= len(found)
    if left[0] < 0:
        raise PackError("", "", "too-large")
    for entry in found:
        name = above + entry.name
        if entry.name.startswith("."):  # what macOS leaves on every stick
            continue
        if entry.is_symlink():
            raise PackError(tables.shown(name), "", "not-a-file")
        if entry.is_dir() and name.count("/") < 3:
            yield from _below(Path(entry.path), f"{name}/", left)
        elif name.endswith(".toml"):
            yield name


def _take(draft: Draft, name: str, table: dict[str, Any]) -> None:
    text = _TEXT.match(name)
    if name == "pack.toml":
        draft.header = tables.fit(Header, table, name, "", draft.found)
    elif name in _SHAPES or _MORE.match(name):
        _take_rows(draft, name, table)
    elif _REPORT.match(name):
        _take_row(draft, "report", Layout, table, name)
    elif _PROCEDURE.match(name):
        _take_row(draft, "procedure", Procedure, table, name)
    elif text is not None:
        _take_words(draft, name, text[1], table)
    else:
        draft.add(tables.shown(name), "", "unknown-file")


def _take_rows(draft: Draft, name: str, table: dict[str, Any]) -> None:
    sections = _SHAPES.get(name, _SHAPES["contacts.toml"])
    for section, rows in table.items():
        if section not in sections:
            draft.add(name, tables.shown(section), "unknown-key")
        elif not isinstance(rows, list):
            draft.add(name, section, "wrong-type")
        else:
            for row in rows:
                _take_row(draft, section, sections[section], row, name)


def _take_row(draft: Draft, section: str, shape: type[Struct], row: object, name: str) -> None:
    given = row.get("id") if isinstance(row, dict) else None
    named = isinstance(given, str) and re.match(tables.NAME, given) is not None
    key = f"{section}.{given}" if named else section
    if named and key in draft.ids:
        draft.add(name, key, "duplicate-id")
        return
    fitted = tables.fit(shape, row, name, key, draft.found)
    if named:
        draft.ids[key] = name
    if fitted is not None:
        draft.rows[section][str(given)] = fitted


def _take_words(draft: Draft, name: str, language: str, table: dict[str, Any]) -> None:
    said = draft.words.setdefault(language, {})
    for key, text in tables.texts_of(table, name, draft.found).items():
        if key in said:
            draft.add(name, key, "duplicate-key")
        said.setdefault(key, text)
        draft.home.setdefault(key, name.rpartition("/")[2])
