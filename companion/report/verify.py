"""Checking a bundle that came from anywhere, without a vault.

A folder or a ZIP file, treated as hostile: no link is followed, nothing outside it is opened,
nothing in it is run or unpacked, and what is read into memory has a limit. Files of any size are
hashed piece by piece. What a verdict proves, and what it does not, stands in the bundle's guide.
"""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING

from companion import files, tables
from companion.digests import Beside
from companion.errors import NoStamp, NotABundle
from companion.report import bag, stamp, verify_folder, verify_zip
from companion.report.verify_folder import DEPTH, ENTRIES, Sight
from companion.report.verify_logs import LOG, Chain, custody_flaws, evidence_flaws, follow

if TYPE_CHECKING:
    from companion.keys import Cost

LISTING = 32 * 1024 * 1024  # bytes of a manifest
_INFO = 64 * 1024
_PIECE = 1024 * 1024
_FORMAT = "RFC 8493"
# What file browsers leave behind in a folder that was only looked at.
_LITTER = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
_LEFT = 16 * 1024 * 1024  # bytes of such a file
_BESIDE = "._"  # what macOS puts beside a file where a disk knows nothing of its attributes
_DOUBLE = b"\x00\x05\x16\x07"  # how that begins (AppleDouble, RFC 1740)
_APART = "__MACOSX/"  # and the folder for it in its ZIP files

CODES = ("altered", "missing", "extra", "name", "list", "count", "chain", "log", "crc", "stamp")
"""name: not one a bundle can have, or no ordinary file; list: a line of a manifest that is none;
chain: the journal cannot be followed; log: a log does not agree with the files; crc: the file is
whole, but the ZIP file says another checksum, so that other programs will not unpack it; stamp: a
time stamp that is not of this manifest."""

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
    says of itself: export, made, program, lines, disclosed, head, and the moment (UTC) that a
    time stamp of its manifest says; who signed that is not checked. `litter` names what a file
    browser left there, `digests` are those that were found of all its files.
    """

    path: Path
    findings: tuple[Finding, ...]
    files: int
    facts: Mapping[str, str] = field(default_factory=dict)
    litter: tuple[str, ...] = ()
    digests: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether everything is as it was made."""
        return not self.findings


def quiet(done: int, total: int) -> None:
    """The progress callback of whoever does not want to know."""


def verify(
    path: Path,
    progress: Progress = quiet,
    words: str | None = None,
    floor: Cost | None = None,
) -> list[Verdict]:
    """Check the bundle at `path`, or every bundle one level below, by name.

    `path` is a folder, a ZIP file, or one that is sealed and opened by `words`; `floor` as in
    `keys.unlock`.
    `progress(done, total)` counts bytes of the bundle under way and may raise Cancelled.
    Raises NotABundle with reason not-there, not-a-file, no-bundle, unreadable or too-many, with
    one of verify_zip.REASONS, and for a sealed one without words or that was altered with sealed
    or damaged; EmptyPassphrase, WrongPassphrase, NoMemory.
    """
    with opened(path, words, floor) as bundles:
        return [check(root, sight, progress) for root, sight in bundles]


@contextmanager
def opened(
    path: Path, words: str | None = None, floor: Cost | None = None
) -> Iterator[list[tuple[Path, Sight]]]:
    """What `verify` checks: where each bundle is, and its files. Raises as it does."""
    try:
        kind = path.stat().st_mode
    except (OSError, ValueError):
        raise NotABundle("not-there") from None
    if not stat.S_ISDIR(kind) and not stat.S_ISREG(kind):
        raise NotABundle("not-a-file")
    try:
        if stat.S_ISDIR(kind):
            yield _folders(path)
        else:
            with path.open("rb", buffering=0) as file:
                yield _inside(path, file, words, floor)
    except OSError:
        raise NotABundle("unreadable") from None


def is_locked(path: Path) -> bool:
    """Whether words are needed to check what lies here; not for a folder, or nothing."""
    if not path.is_file():
        return False
    from companion import parcel  # here: a folder is checked without loading ciphers

    return parcel.is_parcel(path)


def check(root: Path, sight: Sight, progress: Progress = quiet) -> Verdict:
    """Check one bundle. Raises NotABundle, OSError."""
    return _Check(root, sight, progress).verdict()


def _folders(path: Path) -> list[tuple[Path, Sight]]:
    bundles = [path] if _is_bundle(path) else _below(path)
    if not bundles:
        raise NotABundle("no-bundle")
    return [(bundle, verify_folder.see(bundle)) for bundle in bundles]


def _inside(
    path: Path, file: FileIO, words: str | None, floor: Cost | None
) -> list[tuple[Path, Sight]]:
    whole: verify_zip.Source = file
    size = os.fstat(file.fileno()).st_size
    if is_locked(path):
        if words is None:
            raise NotABundle("sealed")
        from companion import keys, parcel  # as in `is_locked`

        whole = parcel.Reader(file, words, floor or keys.FLOOR)
        size = whole.size
    sights = verify_zip.see(whole, size)
    if not sights:
        raise NotABundle("no-bundle")
    return [(path / root, sight) for root, sight in sights.items()]


def _is_bundle(folder: Path) -> bool:
    """Any of the tag files will do: a bundle from which one was taken still is one."""
    return any(os.path.lexists(folder / name) for name in (bag.MANIFEST, bag.TAGS, bag.BAGIT))


def _below(folder: Path) -> list[Path]:
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    return [folder / name for name in names if _is_bundle(folder / name)]


class _Check:
    """One bundle under examination."""

    def __init__(self, path: Path, sight: Sight, progress: Progress) -> None:
        self._path, self._files, self._progress = path, dict(sight.files), progress
        self._found: set[Finding] = set()
        self._litter: set[str] = set()
        self._unlike: list[str] = []  # files with another checksum than the ZIP file says
        for name in sight.odd:
            self._note("name", name)

    def verdict(self) -> Verdict:
        tags, payload = self._listed(bag.TAGS, ""), self._listed(bag.MANIFEST, bag.PAYLOAD)
        self._sort_out(tags.keys() | payload.keys())
        digests = self._digests()
        self._compare(tags, digests, bag.TAGS)
        self._compare(payload, digests, bag.MANIFEST)
        self._checksums()
        info = bag.description(self._small(bag.INFO, _INFO))
        self._count(info)
        chain = self._chain(info)
        self._logs(chain, digests, payload, info.get("External-Identifier", ""))
        facts = _facts(info, chain) | self._stamp(digests)
        found = sorted(self._found, key=lambda one: (one.file, one.what, one.by, one.line))
        good = sum(digests.get(name) == digest for name, digest in payload.items())
        litter = tuple(sorted(self._litter))
        return Verdict(self._path, tuple(found), good, facts, litter, digests)

    def _note(self, what: str, file: str, by: str = "", line: int = 0) -> None:
        self._found.add(Finding(what, tables.shown(file), by, line))

    def _listed(self, name: str, under: str) -> dict[str, str]:
        """A manifest as name → digest; each must lie under `under`, those of "" outside data."""
        if name not in self._files:
            self._note("missing", name, _FORMAT)
            return {}
        if self._files[name].size > LISTING:
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
        there = {name.rsplit("/", depth)[0] for name in self._files for depth in range(DEPTH + 1)}
        for name in [*self._files]:
            if name in listed or name == bag.TAGS:
                continue
            if self._is_litter(name, there):
                self._litter.add(tables.shown(name))
            else:
                payload = name.startswith(bag.PAYLOAD)
                what = "extra" if bag.is_name(name) else "name"
                self._note(what, name, bag.MANIFEST if payload else bag.TAGS)
                if payload:
                    continue  # it still counts as part of the payload
            if name not in (bag.MANIFEST, bag.INFO, bag.BAGIT):
                del self._files[name]
        for name in (bag.BAGIT, bag.INFO, bag.MANIFEST):
            if name not in self._files:
                self._note("missing", name, _FORMAT)

    def _is_litter(self, name: str, there: set[str]) -> bool:
        """Whether a file browser left it: by its name, and what macOS puts beside one that is."""
        if self._files[name].size > _LEFT:
            return False
        above, _, last = name.rpartition("/")
        if last in _LITTER:
            return True
        one = f"{above}/{last.removeprefix(_BESIDE)}".removeprefix(_APART).removeprefix("/")
        return last.startswith(_BESIDE) and one in there and self._small(name, 4) == _DOUBLE

    def _digests(self) -> dict[str, str]:
        digests: dict[str, str] = {}
        done, total = 0, sum(held.size for held in self._files.values())
        two = memoryview(bytearray(_PIECE)), memoryview(bytearray(_PIECE))
        for name in sorted(self._files):
            held, crc, turn = self._files[name], 0, 0
            with held.open() as file, Beside() as digest:
                while got := files.fill(file, two[turn]):  # the other one may still be hashed
                    piece, turn = two[turn][:got], 1 - turn
                    digest.add(piece)
                    if held.crc is not None:
                        crc = zlib.crc32(piece, crc)
                    done += got
                    self._progress(done, total)
                digests[name] = digest.hex()
            if held.crc not in (None, crc):
                self._unlike.append(name)
        return digests

    def _checksums(self) -> None:
        altered = {one.file for one in self._found if one.what == "altered"}
        for name in self._unlike:
            if tables.shown(name) not in altered:
                self._note("crc", name)

    def _compare(self, listed: Mapping[str, str], digests: Mapping[str, str], by: str) -> None:
        for name, digest in listed.items():
            if name not in digests:
                self._note("missing", name, by)
            elif digests[name] != digest:
                self._note("altered", name, by)

    def _count(self, info: Mapping[str, str]) -> None:
        """Payload-Oxum: bytes and number of the files in data."""
        payload = [held for name, held in self._files.items() if name.startswith(bag.PAYLOAD)]
        oxum = f"{sum(held.size for held in payload)}.{len(payload)}"
        if bag.INFO in self._files and info.get("Payload-Oxum") != oxum:
            self._note("count", bag.INFO)
        if bag.BAGIT in self._files and self._small(bag.BAGIT, _INFO) != bag.DECLARATION:
            self._note("altered", bag.BAGIT, _FORMAT)

    def _chain(self, info: Mapping[str, str]) -> Chain | None:
        head = info.get("Log-Head", "")
        if bag.JOURNAL not in self._files:
            if head:
                self._note("chain", bag.JOURNAL, bag.INFO)
            return None
        with self._files[bag.JOURNAL].open() as file:
            chain = follow(file, head)
        if chain.broken:
            self._note("chain", bag.JOURNAL, bag.INFO, chain.broken)
        return chain

    def _logs(
        self,
        chain: Chain | None,
        digests: Mapping[str, str],
        payload: Mapping[str, str],
        export: str,
    ) -> None:
        """Every bundle has a list of evidence, one with a journal its custody log too."""
        for name in (bag.EVIDENCE_LOG, bag.CUSTODY_LOG)[: 1 if chain is None else 2]:
            if name not in self._files and name not in payload:
                self._note("missing", name, bag.INFO)
        if bag.EVIDENCE_LOG in self._files:
            for line in evidence_flaws(self._small(bag.EVIDENCE_LOG, LOG), digests, chain):
                self._note("log", bag.EVIDENCE_LOG, "", line)
        if bag.CUSTODY_LOG in self._files:
            data = self._small(bag.CUSTODY_LOG, LOG)
            for line in custody_flaws(data, chain or Chain(), export):
                self._note("log", bag.CUSTODY_LOG, bag.JOURNAL, line)

    def _stamp(self, digests: Mapping[str, str]) -> dict[str, str]:
        """What time stamps say, where there are any and they are of this manifest."""
        moments = []
        for name in filter(self._files.__contains__, bag.STAMPS):
            try:
                said = stamp.read(self._small(name, stamp.LIMIT + 1))
            except NoStamp:
                said = None
            if said is None or said.digest.hex() != digests.get(bag.MANIFEST):
                self._note("stamp", name, bag.MANIFEST)
            else:
                moments.append(f"{said.at:%Y-%m-%dT%H:%M:%SZ}")
        return {"stamp": ", ".join(moments)} if moments else {}

    def _small(self, name: str, limit: int) -> bytes:
        """The bytes of a file, b"" when it is not there; a longer one is cut."""
        if name not in self._files:
            return b""
        with self._files[name].open() as file:
            return file.read(limit)


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
