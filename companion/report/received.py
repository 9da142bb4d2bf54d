"""Bundles that somebody handed over, kept as cases that nobody can change.

A bundle is checked first, and one that is not as it was made is not taken in: whoever gave it can
give it once more. Then its files come in like any other: past the guard, by what the person
answers. What the bundle says of them can only make an answer stricter. Whoever receives keeps
no sexual picture, whatever their own role is elsewhere; of what may not be kept the fingerprint is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from companion import cases, evidence, keys, typed
from companion.errors import NotABundle, NotThere, ReceivedStays
from companion.intake.source import Inflow
from companion.languages import LANGUAGES
from companion.progress import Progress, quiet
from companion.records import Age, Evidence, NewCase, Provenance, Role, Shows
from companion.report import bag, verify
from companion.report.verify import Verdict
from companion.report.verify_folder import Sight
from companion.report.verify_logs import LOG, rows
from companion.rows import alter, put
from companion.vault import Vault

if TYPE_CHECKING:
    from sqlcipher3 import Row

_STRICTER = (Shows.ORDINARY, Shows.SEXUAL_ADULT, Shows.UNSURE, Shows.SEXUAL_MINOR)
_TEXTS = (bag.EVIDENCE_LOG, bag.CUSTODY_LOG, bag.JOURNAL)  # the checker reads them: no pictures
_LEFT_OUT = (bag.LINKED, *(bag.GUIDE.format(language=code) for code in LANGUAGES))
_HOLDERS = (Role.SUPPORT, Role.TEACHER)


@dataclass(frozen=True, slots=True)
class Received:
    """What a case was received as. `closed_at` is "" while it has not all come in."""

    case: int
    export: str
    made: str
    program: str
    manifest: str
    begun_at: str
    closed_at: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What a bundle says of one of its files."""

    number: str
    title: str
    shows: Shows


def take_in(
    vault: Vault,
    path: Path,
    name: str,
    shows: Shows,
    role: Role = Role.SUPPORT,
    words: str | None = None,
    progress: Progress = quiet,
    floor: keys.Cost = keys.FLOOR,
) -> Received:
    """Check the bundle at `path` and keep it as a case called `name` that stays as it is.

    `shows` is the person's answer for all that is in it. What was begun and not ended goes on where
    it stopped. `progress(done, total)` counts bytes, first those checked, then those kept, and may
    raise Cancelled. Raises as `verify.verify`, NotABundle with altered or several besides,
    ReceivedStays for one that is there already, TooLong, NoSpace, VaultReadOnly.
    """
    if role not in _HOLDERS:
        raise ValueError(role)
    with verify.opened(path, words, floor) as bundles:
        if len(bundles) != 1:
            raise NotABundle("several")
        ((root, sight),) = bundles
        verdict = verify.check(root, sight, progress)
        if not verdict.ok:
            raise NotABundle("altered")
        case = _begun(vault, verdict, name, role)
        _fill(vault, case, sight, verdict, shows, progress)
    ident = _row(vault, case)["id"]
    with vault.change("received.closed", f"received:{ident}") as db:
        alter(db, "received", ident, {"closed_at": vault.stamp()})
    return _record(_row(vault, case))


def of(vault: Vault, case: int) -> Received | None:
    """What a case was received as, None for one that was not."""
    row = vault.row("SELECT * FROM received WHERE casefile = ?", case)
    return None if row is None else _record(row)


def stricter(answer: Shows, claim: Shows) -> Shows:
    """Of what the person answers and what the bundle says, that which lets in less."""
    return max(answer, claim, key=_STRICTER.index)


def claims(sight: Sight) -> dict[str, Claim]:
    """What the list of evidence says of each file that goes along, by its name in the bundle."""
    with sight.files[bag.EVIDENCE_LOG].open() as file:
        data = file.read(LOG)
    found = {}
    for _, row in rows(data, ("evidence_no", "file")):
        if row is not None and row["file"]:
            said = row.get("shows", str(Shows.ORDINARY)).removeprefix("'")
            known = said in {str(one) for one in Shows}
            shows = Shows(said) if known else Shows.UNSURE
            found[row["file"]] = Claim(row["evidence_no"], row.get("title", ""), shows)
    return found


def _begun(vault: Vault, verdict: Verdict, name: str, role: Role) -> int:
    """The case it comes into: a new one, or the one it was begun with."""
    manifest = verdict.digests[bag.MANIFEST]
    row = vault.row("SELECT casefile, closed_at FROM received WHERE manifest = ?", manifest)
    if row is not None and row["closed_at"]:
        raise ReceivedStays
    if row is not None:
        return int(row["casefile"])
    case = cases.add(vault, NewCase(role, Age.UNSURE, name)).id
    ident, facts = vault.new_id(), verdict.facts
    said = {key: typed.line(facts.get(key, "")) for key in ("export", "made", "program")}
    new = {"id": ident, "casefile": case, "manifest": manifest, **said}
    with vault.change("received.added", f"received:{ident}", f"casefile:{case}") as db:
        put(db, "received", {**new, "begun_at": vault.stamp(), "closed_at": ""})
    return case


def _fill(
    vault: Vault,
    case: int,
    sight: Sight,
    verdict: Verdict,
    answer: Shows,
    progress: Progress,
) -> None:
    claimed, there = claims(sight), {item.sha256 for item in evidence.items(vault, case)}
    kept = [(name, sight.files[name]) for name in _kept(sight) if sight.files[name].size]
    total, done = sum(held.size for _, held in kept), 0
    for name, held in kept:
        if verdict.digests[name] not in there:
            last = name.rpartition("/")[2]
            claim = claimed.get(name, Claim("", last, Shows.ORDINARY))
            shows = Shows.ORDINARY if name in _TEXTS else stricter(answer, claim.shows)
            about = Provenance(title=f"{claim.number} {claim.title}".strip() or last)
            inflow = Inflow(last, held.size, held.open)
            item = _keep(vault, case, inflow, shows, about, partial(_on, progress, done, total))
            if item.sha256 != verdict.digests[name]:  # it was changed since it was checked
                evidence.erase(vault, item.id)
                raise NotABundle("altered")
        done += held.size


def _keep(
    vault: Vault, case: int, inflow: Inflow, shows: Shows, about: Provenance, on: Progress
) -> Evidence:
    """The bytes where the guard lets them in, else their fingerprint."""
    if evidence.refusal(cases.find(vault, case), shows):
        return evidence.fingerprint(vault, case, inflow, shows, about, progress=on)
    return evidence.take_in(vault, case, inflow, shows, about, progress=on)


def _kept(sight: Sight) -> Iterator[str]:
    """The files that are kept: documents, evidence, logs."""
    for name in sorted(sight.files):
        if name.startswith(bag.PAYLOAD) and name not in _LEFT_OUT:
            yield name


def _on(progress: Progress, before: int, total: int, done: int, _: int) -> None:
    progress(before + done, total)


def _row(vault: Vault, case: int) -> Row:
    row = vault.row("SELECT * FROM received WHERE casefile = ?", case)
    if row is None:
        raise NotThere
    return row


def _record(row: Row) -> Received:
    names = [name for name in Received.__dataclass_fields__ if name != "case"]
    return Received(row["casefile"], **{name: row[name] for name in names})
