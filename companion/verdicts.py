"""The verdict on a bundle, in words. Nothing is loaded here that a check does not need."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from companion import texts
from companion.errors import NotABundle
from companion.report import verify as verifying
from companion.terminal import BAD, COULD_NOT, GOOD, Say, passphrase
from companion.texts import Texts


def verify(options: Namespace, say: Say) -> int:
    """A bundle, or every bundle in a folder."""
    words = None
    if verifying.is_locked(options.path):
        words = passphrase(options.passphrase_file, say)
    return tell(options.path, say, words)


def tell(path: Path, say: Say, words: str | None = None) -> int:
    """What a check finds of the bundles at a path, in words. Raises NotABundle."""
    told = texts.load(say.words.language, texts.reports())
    status = GOOD
    try:
        verdicts = verifying.verify(path, words=words)
    except NotABundle as error:
        return _refused(error, say, told)
    for verdict in verdicts:
        findings = [
            {"what": one.what, "file": one.file, "by": one.by, "line": one.line}
            for one in verdict.findings
        ]
        values: dict[str, object] = {
            "bundle": str(verdict.path),
            "ok": verdict.ok,
            "files": verdict.files,
            "findings": findings,
        }
        claimed = verdict.facts.get("stamp")
        values |= {"stamp": claimed} if claimed else {}
        say.fact(
            "cli.verified" if verdict.ok else "cli.not_verified",
            values,
            path=verdict.path,
            count=verdict.files,
        )
        for one in verdict.findings:
            say.text(told.say(f"verify.{one.what}", file=one.file, by=one.by, line=one.line))
        if claimed:
            say.line("cli.claimed", at=claimed)
        status = status if verdict.ok else BAD
    return status


def _refused(error: NotABundle, say: Say, told: Texts) -> int:
    """Say why a file was not read any further, and which name in it that is about."""
    key = f"page.refused_{error.reason.replace('-', '_')}"
    if not told.knows(key):
        raise error
    values: dict[str, object] = {"error": "NotABundle"}
    values |= {"reason": error.reason, "file": error.file}
    say.told(values, told.say(key))
    if error.file:
        say.text(f"  {error.file}")
    return COULD_NOT
