"""Which pack holds for a country: the one the program brings, or one the person took instead.

A pack from elsewhere is looked at first: what is in it, and what it says otherwise. Nothing of it
counts before the person agreed. Taken are the very bytes that were looked at, and they are kept
inside the vault: what happens to the folder afterwards changes nothing. Such a pack brings words,
numbers and facts, but no layout of its own: what a desk may be told stays as the program has it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from companion import cases, packs, paths, settings
from companion.errors import PackError, PackInUse
from companion.pack_files import PACK_LIMIT, files_of
from companion.packs import Pack
from companion.records import Age, NewCase, Role

if TYPE_CHECKING:
    from companion.vault import Vault

Origin = Literal["folder", "update"]
KEPT_LIMIT = 2 * PACK_LIMIT  # bytes of all packs that are kept


@dataclass(frozen=True, slots=True)
class Found:
    """A pack that keeps every rule, and the bytes it was read from."""

    pack: Pack
    files: Mapping[str, bytes]
    origin: Origin

    @property
    def country(self) -> str:
        """Which country it is of."""
        return self.pack.meta.country


@dataclass(frozen=True, slots=True)
class Kept:
    """A pack that the person took: on which day, of which version, and from where."""

    origin: Origin
    taken: str
    version: int
    sha256: str


def look(folder: Path) -> Found:
    """Read the pack in a folder; nothing is kept. Raises PackError."""
    return judge(files_of(folder), "folder")


def judge(files: Mapping[str, bytes], origin: Origin) -> Found:
    """The pack in these files, where the program takes such a one. Raises PackError.

    Reasons beside those of `packs.load`: foreign-report, a layout that the program has not, and
    no-desk, where somebody would have none to write to.
    """
    pack = packs.load(_country(files), files)
    own = _built_in(pack.meta.country)
    for name in files:
        if name.startswith("reports/"):
            ident = name.removeprefix("reports/").removesuffix(".toml")
            if own is None or own.reports.get(ident) != pack.reports[ident]:
                raise PackError(name, f"report.{ident}", "foreign-report")
    if not all(packs.desks(pack, NewCase(role, age)) for role in Role for age in Age):
        raise PackError("pack.toml", "desks", "no-desk")
    return Found(pack, dict(files), origin)


def pack(vault: Vault, country: str) -> Pack:
    """What holds for a country: what the person took where it still can be read, else our own.

    Raises PackError.
    """
    if country in _rows(vault):
        try:
            return packs.load(country, _bytes(_files(vault).get(country, {})))
        except PackError:
            if country not in packs.available():
                raise
    return packs.built_in(country)


def kept(vault: Vault) -> dict[str, Kept]:
    """What the person took, by country."""
    return {country: Kept(**row) for country, row in sorted(_rows(vault).items())}


def take(vault: Vault, found: Found) -> None:
    """Keep it and let it hold from now on. Raises PackError (too-large), NoSpace, VaultReadOnly."""
    meta, sha256 = found.pack.meta, digest(found.files)
    about = Kept(found.origin, vault.now().date().isoformat(), meta.version, sha256)
    texts = {name: data.decode("utf-8-sig") for name, data in found.files.items()}
    files = _files(vault) | {found.country: texts}
    if sum(len(text) for one in files.values() for text in one.values()) > KEPT_LIMIT:
        raise PackError("", "", "too-large")
    seen = _stored(vault)["seen"]
    if found.origin == "update":
        seen |= {found.country: max(meta.version, newest(vault, found))}
    _put(vault, _rows(vault) | {found.country: asdict(about)}, seen, files)


def give_back(vault: Vault, country: str) -> None:
    """Let what the program brings hold again.

    Raises PackInUse for a country the program does not have while a case is of it; NoSpace,
    VaultReadOnly.
    """
    of_it = any(case.pack == country for case in cases.all_of(vault))
    if of_it and country not in packs.available():
        raise PackInUse
    rows = {one: row for one, row in _rows(vault).items() if one != country}
    files = {one: texts for one, texts in _files(vault).items() if one != country}
    _put(vault, rows, _stored(vault)["seen"], files)


def newest(vault: Vault, found: Found) -> int:
    """The highest version of this country's pack that was in use here or came as an update."""
    own, about = _built_in(found.country), kept(vault).get(found.country)
    seen = int(_stored(vault)["seen"].get(found.country, 0))
    return max(seen, own.meta.version if own else 0, about.version if about else 0)


def named(vault: Vault, language: str) -> list[tuple[str, str]]:
    """Each country there is a pack for, with its name in words, by that name. Raises PackError."""
    own = dict(packs.named(language))
    others = [country for country in _rows(vault) if country not in own]
    for country, texts in _files(vault).items() if others else ():
        if country in others:
            said = packs.load(country, _bytes(texts)).words
            own[country] = said.get(language, next(iter(said.values())))["pack.name"]
    return sorted(own.items(), key=lambda one: one[1])


def offered(folder: Path | None = None) -> list[str]:
    """The countries with a pack in the person's own folder, beside the record."""
    own = folder or paths.packs_folder()
    return packs.available(own) if own.is_dir() else []


def digest(files: Mapping[str, bytes]) -> str:
    """One SHA-256 of all files and their names, whatever order they come in."""
    whole = hashlib.sha256()
    for name in sorted(files):
        for part in (name.encode("utf-8", "surrogateescape"), files[name]):
            whole.update(len(part).to_bytes(8) + part)
    return whole.hexdigest()


def day(about: Kept) -> date:
    """When it was taken."""
    return date.fromisoformat(about.taken)


def _country(files: Mapping[str, bytes]) -> str:
    """What its head says it is of; whether that is so is judged with the rest."""
    from companion import tables

    if "pack.toml" not in files:
        raise PackError("pack.toml", "", "not-a-file")
    said = tables.parse(files["pack.toml"], "pack.toml").get("country")
    return said if isinstance(said, str) else ""


def _built_in(country: str) -> Pack | None:
    return packs.built_in(country) if country in packs.available() else None


def _rows(vault: Vault) -> dict[str, dict[str, Any]]:
    return _stored(vault)["kept"]


def _stored(vault: Vault) -> dict[str, dict[str, Any]]:
    """What is said of the packs that are kept, and the versions that came as updates."""
    stored = settings.get(vault, "packs")
    empty: dict[str, dict[str, Any]] = {"kept": {}, "seen": {}}
    return empty | json.loads(stored) if stored else empty


def _files(vault: Vault) -> dict[str, dict[str, str]]:
    """The texts of their files; megabytes, so apart from what is said of them."""
    stored = settings.get(vault, "pack_files")
    return json.loads(stored) if stored else {}


def _put(
    vault: Vault,
    rows: dict[str, dict[str, Any]],
    seen: dict[str, int],
    files: dict[str, dict[str, str]],
) -> None:
    about = {"kept": rows, "seen": seen}
    with vault.jot() as db:
        settings.put(db, "packs", json.dumps(about) if rows or seen else "")
        settings.put(db, "pack_files", json.dumps(files, ensure_ascii=False) if files else "")


def _bytes(files: Mapping[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in files.items()}
