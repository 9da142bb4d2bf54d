"""What the command line can do. Each command takes its options and returns an exit status."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from companion import (
    binned,
    cases,
    countries,
    evidence,
    folder,
    guardian,
    looks,
    packs,
    parcel,
    paths,
    returning,
    texts,
    vault,
    verdicts,
)
from companion.errors import (
    EvidenceError,
    NoStamp,
    NotAVault,
    NotThere,
    TargetNotEmpty,
    VaultError,
)
from companion.intake import probe, walk
from companion.passphrase import suggest
from companion.records import Case, Evidence, Kind, Shows
from companion.report import bag, unfinished
from companion.report.forms import Form, Seal
from companion.terminal import BAD, COULD_NOT, GOOD, Say, passphrase
from companion.vault import Vault

if TYPE_CHECKING:
    from companion.report.bundle import Export
    from companion.report.stamp import Stamper


def practice(options: Namespace, say: Say) -> int:
    """A practice vault, its police and school bundles, each verified."""
    from companion import practice as practising

    out: Path = options.out
    _empty_target(out)
    made = practising.make(out / "vault", options.language)
    try:
        say.fact(
            "cli.made_vault",
            {"made": "vault", "path": str(out / "vault"), "passphrase": practising.PASSPHRASE},
            path=out / "vault",
            passphrase=practising.PASSPHRASE,
        )
        for desk in ("police", "school"):
            _export(made, cases.only(made).id, desk, options.language, out / desk, say)
    finally:
        made.close()
    return max(verdicts.tell(out / desk, say) for desk in ("police", "school"))


def take_in(options: Namespace, say: Say) -> int:
    """Files and folders into a vault; one result a file, then what may be the same picture."""
    shows = Shows(options.shows.replace("-", "_"))
    status, taken = GOOD, dict[int, Path]()
    with opened_vault(options, say) as opened:
        case = cases.only(opened, options.case)
        known = {item.id for item in evidence.items(opened, case.id)}
        for path in walk.files(options.files, opened.folder):
            try:
                item = _take(opened, case.id, path, shows)
            except (EvidenceError, VaultError) as error:
                status = BAD
                why = {"name": path.name, "outcome": "refused", "reason": type(error).__name__}
                say.fact("cli.refused", dict(why), name=path.name, why=say.sentence(error))
                if isinstance(error, VaultError):  # no room, say: the rest would fare no better
                    return COULD_NOT
                continue
            _tell_taken(say, path, item, "known" if item.id in known else _outcome(item))
            known.add(item.id)
            taken[item.id] = path
        for ident, path in taken.items():
            _tell_near(opened, ident, path, say)
    return status


def export(options: Namespace, say: Say) -> int:
    """A bundle for one desk, into a new or empty folder or one new file."""
    stampers = [_authority(url) for url in options.stamp[: len(bag.STAMPS)]]
    with opened_vault(options, say) as opened:
        case = cases.only(opened, options.case)
        _offered(opened, case, options.desk, say)
        form = Form.SEALED if options.seal else Form.ZIP if options.zip else Form.FOLDER
        what = (case.id, options.desk, options.language, options.out, say)
        made = _export(opened, *what, stampers, form, log=not options.no_log)
        if options.own_copy is not None:
            _copy(opened, case.id, made, options.own_copy, say)
    return BAD if any(isinstance(one, NoStamp) for one in made.stamped) else GOOD


def packs_(options: Namespace, say: Say) -> int:
    """The packs of a folder, or those that come with the program."""
    folder: Path = options.folder or paths.resources() / "packs"
    if not folder.is_dir():
        raise NotThere
    single = (folder / "pack.toml").is_file()
    status = GOOD
    chosen = [folder] if single else [folder / name for name in packs.available(folder)]
    if not chosen:
        raise NotThere
    for pack in chosen:
        found = packs.check(pack, today=vault.utc_now().date())
        for flaw in found:
            row = {"pack": pack.name, "file": flaw.file, "key": flaw.key, "reason": flaw.reason}
            say.fact("error.PackError", dict(row), **row | {"file": f"{pack.name}/{flaw.file}"})
        if found:
            status = BAD
        else:
            say.fact("cli.pack_whole", {"pack": pack.name, "ok": True}, pack=pack.name)
    return status


def _take(opened: Vault, case: int, path: Path, shows: Shows) -> Evidence:
    """Keep the file, or of a sexual one of an adult its fingerprint: the least is the default."""
    if shows is Shows.SEXUAL_ADULT:
        return evidence.fingerprint(opened, case, path, shows)
    return evidence.take_in(opened, case, path, shows)


def _tell_taken(say: Say, path: Path, item: Evidence, outcome: str) -> None:
    values: dict[str, object] = {"name": path.name, "outcome": outcome, "number": item.number}
    values |= {"media": item.media, "size": item.size, "sha256": item.sha256}
    disagrees = probe.name_disagrees(path.name, item.media)
    say.fact(
        f"cli.{outcome}",
        values | ({"name_disagrees": True} if disagrees else {}),
        name=path.name,
        number=item.number,
    )
    if disagrees:
        ending = path.suffix.removeprefix(".")
        say.line("cli.name_disagrees", ending=ending, kind=probe.extension(item.media).upper())


def _tell_near(opened: Vault, ident: int, path: Path, say: Say) -> None:
    """Learn from a picture that is in; nothing is lost where that cannot be done."""
    with suppress(EvidenceError, VaultError):
        near = looks.learn(opened, ident, path)
        if near is not None:
            number = evidence.get(opened, ident).number
            values: dict[str, object] = {"number": number, "probably_same_as": near.number}
            say.fact("cli.near", values, number=number, near=near.number)


def _outcome(item: Evidence) -> str:
    return "fingerprint" if item.kind is Kind.FINGERPRINT else "kept"


def _offered(opened: Vault, case: Case, desk: str, say: Say) -> None:
    """Raises NotThere for a desk that is not offered for this case, and says which are."""
    offered = [layout.id for layout in packs.desks(countries.pack(opened, case.pack), case)]
    if desk not in offered:
        say.line("cli.desks", desks=", ".join(offered))
        raise NotThere


def _authority(url: str) -> Stamper:
    """Who is asked for the time."""
    from companion.report import stamp

    return stamp.authority(url)


def _export(
    opened: Vault,
    case: int,
    desk: str,
    language: str,
    out: Path,
    say: Say,
    stampers: Sequence[Stamper] = (),
    form: Form = Form.FOLDER,
    *,
    log: bool = True,
) -> Export:
    from companion.report import bundle

    words = _six_words(language) if form is Form.SEALED else ""
    seal = Seal(words) if words else None
    what = (opened, case, desk, language, out)
    made = bundle.write(*what, stamps=stampers, form=form, seal=seal, log=log)
    if words:
        say.fact("cli.sealed", {"words": words}, words=words)
    values: dict[str, object] = {"made": desk, "path": str(out), "documents": len(made.documents)}
    say.fact(
        "cli.made_bundle",
        values | {"manifest_sha256": made.manifest_sha256},
        desk=_desk_name(opened, case, desk, say),
        count=len(made.documents),
        path=out,
    )
    for stamped in made.stamped:
        if isinstance(stamped, NoStamp):
            say.error(stamped)
        else:
            at = f"{stamped:%Y-%m-%dT%H:%M:%SZ}"
            say.fact("cli.stamped", {"stamped": at}, at=at)
    return made


def _desk_name(opened: Vault, case: int, desk: str, say: Say) -> str:
    pack = countries.pack(opened, cases.find(opened, case).pack)
    return texts.load(say.words.language, pack.words).say(f"report.{desk}.name")


def _copy(opened: Vault, case: int, made: Export, out: Path, say: Say) -> None:
    from companion.report import own_copy

    names = own_copy.write(opened, case, made, out)
    say.fact("cli.made_copy", {"own_copy": str(out), "files": len(names)}, path=out)


def _six_words(language: str) -> str:
    """Six words that open one bundle, made anew for each."""
    return suggest(language, os.urandom, parcel.WORDS)


def _empty_target(out: Path) -> None:
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise TargetNotEmpty


@contextmanager
def opened_vault(options: Namespace, say: Say) -> Iterator[Vault]:
    """The vault named, opened with what was asked for or given; closed afterwards."""
    if not folder.is_vault(options.vault):
        raise NotAVault  # before a passphrase is asked for
    opened = vault.open_(options.vault, passphrase(options.passphrase_file, say))
    try:
        evidence.sweep(opened)
        unfinished.sweep(opened)
        with suppress(VaultError):  # as when it is opened in the window: a full disk can be read
            returning.resume(opened)
            guardian.came(opened)
        with suppress(VaultError):
            binned.grow_older(opened)
        yield opened
    finally:
        opened.close()
