"""Commands that look a vault over, back it up and bring it back. As those in `commands`."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from companion import backup as backups
from companion import check as checking
from companion import folder, restoration
from companion import salvage as salvaging
from companion.commands import opened_vault
from companion.errors import KeysDamaged, NotAVault, VaultDamaged
from companion.progress import Progress
from companion.remains import Loss
from companion.terminal import BAD, GOOD, Say, passphrase


def check(options: Namespace, say: Say) -> int:
    """Everything in a vault against what was written."""
    try:
        with opened_vault(options, say) as opened, _shown() as progress:
            found, notes = checking.run(opened, progress), opened.notes
    except (VaultDamaged, KeysDamaged) as error:  # too damaged to open: that is a finding too
        say.error(error)
        found, notes = [checking.Finding("database", type(error).__name__)], ()
    for flaw in found:
        key = "record_item" if flaw.what == "record" and flaw.number else flaw.what
        values: dict[str, object] = {
            "what": flaw.what,
            "detail": flaw.detail,
            "number": flaw.number,
            "title": flaw.title,
        }
        say.fact(f"finding.{key}", values, **values)
    for note in notes:
        say.fact(f"note.{note}", {"note": note})
    summary: dict[str, object] = {"ok": not found, "findings": len(found)}
    say.fact("cli.not_whole" if found else "cli.whole", summary, count=len(found))
    return BAD if found else GOOD


def backup(options: Namespace, say: Say) -> int:
    """A vault into one file, new or onto its last backup."""
    with opened_vault(options, say) as opened, _shown() as progress:
        made = backups.write(opened, options.file, progress)
    for number in made.missing:
        gone: dict[str, object] = {"what": "object_missing", "number": number, "title": ""}
        say.fact("finding.object_missing", gone, number=number, title="")
    about = {"size": made.size, "added": made.added, "objects_new": made.objects_new}
    shown = {"path": str(made.path), "megabytes": f"{made.added / 1e6:.1f}"}
    values = {"made": "backup", "path": str(made.path)}
    say.fact("cli.backed_up", {**values, **about}, **shown)
    return BAD if made.missing else GOOD


def restore(options: Namespace, say: Say) -> int:
    """A backup into a new vault; needs no passphrase, and so cannot look into it."""
    with _shown() as progress:
        got = restoration.restore(options.file, options.out, progress)
    values = {"objects": got.objects, "damaged": got.damaged, "behind": got.behind}
    where = {"made": "vault", "path": str(options.out)}
    say.fact("cli.restored", {**where, **values}, path=options.out)
    if got.behind:
        say.line("cli.restored_behind")
    if got.damaged:
        say.line("cli.restored_damaged", count=got.damaged)
    say.line("cli.check_it", path=options.out)
    return BAD if got.damaged or got.behind else GOOD


def salvage(options: Namespace, say: Say) -> int:
    """What can be read of a damaged vault into a new one, and what could not be."""
    if not folder.is_vault(options.vault):
        raise NotAVault  # before a passphrase is asked for
    secret = passphrase(options.passphrase_file, say)
    with _shown() as progress:
        saved = salvaging.run(options.vault, secret, options.out, progress)
    for loss in saved.lost:
        values: dict[str, object] = {"what": loss.what, "table": loss.table}
        values |= {"number": loss.number, "title": loss.title}
        say.fact(f"loss.{loss.what}", values, name=_name(loss, say))
    if saved.journal_lines_lost:
        count = saved.journal_lines_lost
        say.fact("loss.lines", {"what": "lines", "count": count}, count=count)
    summary: dict[str, object] = {"made": "vault", "path": str(options.out)}
    summary |= {"records": saved.records, "from_snapshot": saved.from_snapshot}
    summary |= {"lost": len(saved.lost), "journal_lines_lost": saved.journal_lines_lost}
    say.fact("cli.salvaged", summary, path=options.out, count=saved.records)
    say.line("cli.keep_it", path=options.vault)
    return BAD if saved.lost or saved.journal_lines_lost else GOOD


def _name(loss: Loss, say: Say) -> str:
    """What a loss is about, as far as that is known."""
    thing = say.words.say(f"thing.{loss.table}")
    if loss.number:
        thing = say.words.say("loss.item", number=loss.number)
    return f"{thing}: {loss.title}" if loss.title else thing


@contextmanager
def _shown() -> Iterator[Progress]:
    """Show how far a long call is, in one line, where somebody may be watching."""
    watched = sys.stderr is not None and sys.stderr.isatty()
    told = 0.0

    def show(done: int, total: int) -> None:
        nonlocal told
        now = time.monotonic()
        if watched and (now - told >= 0.1 or done >= total):
            told = now
            sys.stderr.write(f"\r{100 * done // max(1, total):3d} %")
            sys.stderr.flush()

    try:
        yield show
    finally:
        if told:
            sys.stderr.write("\r     \r")
