"""Checking a bundle that came from anywhere, without a vault.

The folder is treated as hostile: no link is followed, nothing outside it is opened, nothing in
it is run, and what is read into memory has a limit. Files of any size are hashed piece by
piece. What a verdict proves, and what it does not, stands in the bundle's own guide.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from companion import tables
from companion.errors import NotABundle
from companion.report import bag
from companion.report.verify_logs import LOG, Chain, custody_flaws, evidence_flaws, follow

ENTRIES = 100_000  # files and folders of a bundle
LISTING = 32 * 1024 * 1024  # bytes of a manifest
_INFO = 64 * 1024
_DEPTH = 8
_PIECE = 1024 * 1024
_FORMAT = "RFC 8493"
# What file browsers leave behind in a folder that was only looked at.
_LITTER = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))

CODES = ("altered", "missing", "extra", "name", "list", "count", "chain", "log")
"""name: not one a bundle can have, or no ordinary file; list: a line of a manifest that is none;
chain: the journal cannot be followed; log: a log does not agree with the files."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was made.

    `what` is one of CODES; its words are `verify.<code>` in `resources/report`. `by` is the list
    that says so, "" when nothing but the file itself does.
    """

    what: str
    file: str
    by: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in one bundle.

    `files` counts those of the payload that are as they were made. `facts` are what the bundle
    says of itself: export, made, program, lines, disclosed, head. `litter` names what a file
    browser left there.
    """

    path: Path
    findings: tuple[Finding, ...]
    files: int
    facts: Mapping[str, str] = field(default_factory=dict)
    litter: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether everything is as it was made."""
        return not self.findings


def quiet(done: int, total: int) -> None:
    """The progress callback of whoever does not want to know."""


def verify(path: Path, progress: Progress = quiet) -> list[Verdict]:
    """Check the bundle at `path`, or every bundle one level below it, by name.

    `progress(done, total)` counts bytes of the bundle under way and may raise Cancelled.
    Raises NotABundle with reason not-there, not-a-folder, no-bundle, unreadable or too-many.
    """
    try:
        folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError):
        raise NotABundle("not-there") from None
    if not folder:
        raise NotABundle("not-a-folder")
    try:
        bundles = [path] if _is_bundle(path) else _below(path)
        if not bundles:
            raise NotABundle("no-bundle")
        return [_Check(bundle, progress).verdict() for bundle in bundles]
    except OSError:
        raise NotABundle("unreadable") from None


def _is_bundle(folder: Path) -> bool:
    """Any of the tag files will do: a bundle from which one was taken still is one."""
    return any(os.path.lexists(folder / name) for name in (bag.MANIFEST, bag.TAGS, bag.BAGIT))


def _below(folder: Path) -> list[Path]:
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    return [folder / name for name in names if _is_bundle(folder / name)]


class _Check:
    """One bundle under examination."""

    def __init__(self, folder: Path, progress: Progress) -> None:
        self._folder, self._progress = folder, progress
        self._found: set[Finding] = set()
        self._litter: set[str] = set()
        self._sizes: dict[str, int] = {}
        self._seen = 0

    def verdict(self) -> Verdict:
        self._walk("", 0)
        tags, payload = self._listed(bag.TAGS, ""), self._listed(bag.MANIFEST, bag.PAYLOAD)
        self._sort_out(tags.keys() | payload.keys())
        digests = self._digests()
        self._compare(tags, digests, bag.TAGS)
        self._compare(payload, digests, bag.MANIFEST)
        info = bag.description(self._small(bag.INFO, _INFO))
        self._count(info)
        chain = self._chain(info)
        self._logs(chain, digests, payload)
        found = sorted(self._found, key=lambda one: (one.file, one.what, one.by, one.line))
        good = sum(digests.get(name) == digest for name, digest in payload.items())
        litter = tuple(sorted(self._litter))
        return Verdict(self._folder, tuple(found), good, _facts(info, chain), litter)

    def _note(self, what: str, file: str, by: str = "", line: int = 0) -> None:
        self._found.add(Finding(what, tables.shown(file), by, line))

    def _walk(self, above: str, depth: int) -> None:
        """Every ordinary file with its size; whatever else lies there is a finding."""
        with os.scandir(self._folder / above) as entries:
            for entry in entries:
                self._seen += 1
                if self._seen > ENTRIES:
                    raise NotABundle("too-many")
                name = above + entry.name
                if entry.is_dir(follow_symlinks=False) and depth < _DEPTH:
                    self._walk(f"{name}/", depth + 1)
                elif entry.is_file(follow_symlinks=False):
                    self._sizes[name] = entry.stat(follow_symlinks=False).st_size
                else:
                    self._note("name", name)

    def _listed(self, name: str, under: str) -> dict[str, str]:
        """A manifest as name → digest; each must lie under `under`, those of "" outside data."""
        if name not in self._sizes:
            self._note("missing", name, _FORMAT)
            return {}
        if self._sizes[name] > LISTING:
            raise NotABundle("too-many")
        data = self._small(name, LISTING)
        if data.count(b"\n") > ENTRIES:  # each line could be a finding
            raise NotABundle("too-many")
        listed: dict[str, str] = {}
        for line, file, digest in bag.listed(data):
            inside = file.startswith(bag.PAYLOAD)
            if not file or inside != bool(under) or file == bag.TAGS:
                self._note("list", name, "", line)
            else:
                listed[file] = digest
        return listed

    def _sort_out(self, listed: set[str]) -> None:
        """Files on no list are extra, unless a file browser leaves such behind."""
        for name in [*self._sizes]:
            if name in listed or name == bag.TAGS:
                continue
            last = name.rpartition("/")[2]
            if last in _LITTER or last.startswith("._"):
                self._litter.add(tables.shown(name))
            else:
                payload = name.startswith(bag.PAYLOAD)
                what = "extra" if bag.is_name(name) else "name"
                self._note(what, name, bag.MANIFEST if payload else bag.TAGS)
                if payload:
                    continue  # it still counts as part of the payload
            if name not in (bag.MANIFEST, bag.INFO, bag.BAGIT):
                del self._sizes[name]
        for name in (bag.BAGIT, bag.INFO, bag.MANIFEST):
            if name not in self._sizes:
                self._note("missing", name, _FORMAT)

    def _digests(self) -> dict[str, str]:
        digests: dict[str, str] = {}
        done, total = 0, sum(self._sizes.values())
        for name in sorted(self._sizes):
            sha = hashlib.sha256()
            with self._opened(name) as file:
                while piece := file.read(_PIECE):
                    sha.update(piece)
                    done += len(piece)
                    self._progress(done, total)
            digests[name] = sha.hexdigest()
        return digests

    def _compare(self, listed: Mapping[str, str], digests: Mapping[str, str], by: str) -> None:
        for name, digest in listed.items():
            if name not in digests:
                self._note("missing", name, by)
            elif digests[name] != digest:
                self._note("altered", name, by)

    def _count(self, info: Mapping[str, str]) -> None:
        """Payload-Oxum: bytes and number of the files in data."""
        sizes = [size for name, size in self._sizes.items() if name.startswith(bag.PAYLOAD)]
        if bag.INFO in self._sizes and info.get("Payload-Oxum") != f"{sum(sizes)}.{len(sizes)}":
            self._note("count", bag.INFO)
        if bag.BAGIT in self._sizes and self._small(bag.BAGIT, _INFO) != bag.DECLARATION:
            self._note("altered", bag.BAGIT, _FORMAT)

    def _chain(self, info: Mapping[str, str]) -> Chain | None:
        head = info.get("Log-Head", "")
        if bag.JOURNAL not in self._sizes:
            if head:
                self._note("chain", bag.JOURNAL, bag.INFO)
            return None
        with self._opened(bag.JOURNAL) as file:
            chain = follow(file, head)
        if chain.broken:
            self._note("chain", bag.JOURNAL, bag.INFO, chain.broken)
        return chain

    def _logs(
        self, chain: Chain | None, digests: Mapping[str, str], payload: Mapping[str, str]
    ) -> None:
        """Every bundle has a list of evidence, one with a journal its custody log too."""
        for name in (bag.EVIDENCE_LOG, bag.CUSTODY_LOG)[: 1 if chain is None else 2]:
            if name not in self._sizes and name not in payload:
                self._note("missing", name, bag.INFO)
        if bag.EVIDENCE_LOG in self._sizes:
            for line in evidence_flaws(self._small(bag.EVIDENCE_LOG, LOG), digests, chain):
                self._note("log", bag.EVIDENCE_LOG, "", line)
        if bag.CUSTODY_LOG in self._sizes:
            for line in custody_flaws(self._small(bag.CUSTODY_LOG, LOG), chain or Chain()):
                self._note("log", bag.CUSTODY_LOG, bag.JOURNAL, line)

    def _small(self, name: str, limit: int) -> bytes:
        """The bytes of a file, b"" when it is not there; a longer one is cut."""
        if name not in self._sizes:
            return b""
        with self._opened(name) as file:
            return file.read(limit)

    @contextmanager
    def _opened(self, name: str) -> Iterator[BinaryIO]:
        """An ordinary file of the bundle, never through a link."""
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
        flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(self._folder / name, flags)
        with open(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise NotABundle("unreadable")
            yield file


def _facts(info: Mapping[str, str], chain: Chain | None) -> dict[str, str]:
    names = {
        "export": "External-Identifier",
        "made": "Bagging-Date",
        "program": "Bag-Software-Agent",
        "head": "Log-Head",
    }
    facts = {name: info[key] for name, key in names.items() if key in info}
    if chain is not None:
        facts |= {"lines": str(chain.lines), "disclosed": str(len(chain.hashes))}
    return facts
