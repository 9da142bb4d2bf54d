"""Checking the logs of a bundle: the journal's chain, and the lists that speak of its files.

All of it may come from a stranger: lines and cells have limits, and nothing raises.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from companion import journal
from companion.records import Kind

LINES = 2_000_000  # lines of a journal
_LINE = 1024 * 1024  # bytes of one line
LOG = 256 * 1024 * 1024  # bytes of a CSV log
_HEX = frozenset("0123456789abcdef")
_TOLD = ("at_utc", "utc_offset_minutes", "event", "sha256")


@dataclass(slots=True)
class Chain:
    """A journal as far as it could be followed: `broken` is the first line that does not fit.

    `hashes` are those of the lines that were disclosed, by number, and `told` what custody_log.csv
    must say of them, the columns _TOLD; `broken` 0 is none.
    """

    lines: int = 0
    head: str = ""
    broken: int = 0
    hashes: dict[int, str] = field(default_factory=dict)
    told: dict[int, tuple[str, ...]] = field(default_factory=dict)


def follow(file: BinaryIO, head: str) -> Chain:
    """Follow journal.jsonl from its first line to `head`, "number hash" of its last."""
    chain, last = Chain(), journal.START
    while line := file.readline(_LINE + 1):
        number = chain.lines + 1
        digest = _digest(line, number)
        if digest is None or number > LINES:
            chain.broken = number
            return chain
        last = journal.chain(last, digest[0])
        chain.lines = number
        if digest[1] is not None:
            chain.hashes[number] = last.hex()
            chain.told[number] = _told(digest[1])
    chain.head = f"{chain.lines} {last.hex()}"
    if chain.head != head:
        chain.broken = max(chain.lines, 1)
    return chain


def custody_flaws(data: bytes, chain: Chain) -> Iterator[int]:
    """Lines of custody_log.csv that the journal does not bear out; 0 when some were left out."""
    seen: list[int] = []
    closed = False
    for number, row in _rows(data, ("seq", *_TOLD, "line_hash")):
        if row is None or closed:
            yield number
        elif row["seq"] == "" and row["event"] == "report.exported":
            closed = True  # the export itself, the last line, is noted once the bundle is whole
        else:
            seq = _seq(row["seq"])
            told = tuple(row[name].removeprefix("'") for name in _TOLD)  # what `logs.cell` puts
            borne_out = chain.hashes.get(seq) == row["line_hash"] and chain.told[seq] == told
            if not borne_out or (seen and seq <= seen[-1]):
                yield number
            seen.append(seq)
    if not chain.hashes.keys() <= set(seen):
        yield 0


def evidence_flaws(data: bytes, digests: Mapping[str, str], chain: Chain | None) -> Iterator[int]:
    """Lines of evidence_log.csv that do not agree with the files there are, or the journal."""
    named = set()
    taken_in = {told[-1] for told in chain.told.values()} if chain else set(digests.values())
    for number, row in _rows(data, ("evidence_no", "kind", "file", "file_sha256")):
        if row is None:
            yield number
        elif row["file"]:
            same = row["kind"] == Kind.MASKED_COPY or (
                row.get("sha256") == row["file_sha256"] and row["file_sha256"] in taken_in
            )
            if digests.get(row["file"]) != row["file_sha256"] or not same:
                yield number
            named.add(row["file"])
    if any(name.startswith("data/evidence/") and name not in named for name in digests):
        yield 0


def _digest(line: bytes, number: int) -> tuple[bytes, dict[str, object] | None] | None:
    """The digest of a line's event, and the event where it is there; None if it is no line."""
    if len(line) > _LINE:
        return None
    try:
        read = json.loads(line)
        if not isinstance(read, dict) or type(read.get("seq")) is not int or read["seq"] != number:
            return None
        if read.keys() == {"seq", "event"} and isinstance(read["event"], dict):
            event = read["event"]
            if event.get("seq") != number:
                return None
            return hashlib.sha256(journal.canonical(event)).digest(), event
        digest = read.get("digest")
        if read.keys() != {"seq", "digest"} or not isinstance(digest, str):
            return None
        good = len(digest) == 64 and _HEX.issuperset(digest)
        return (bytes.fromhex(digest), None) if good else None
    except (ValueError, RecursionError):  # no JSON, no UTF-8, a number of 5,000 digits, a tower
        return None


def _rows(data: bytes, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str] | None]]:
    """The rows of a CSV log with their numbers; None for one that cannot be read."""
    number = 1
    try:
        reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        head = next(reader, [])
        if not set(needed) <= set(head):
            yield number, None
            return
        for cells in reader:
            number += 1
            whole = len(cells) == len(head)
            yield number, dict(zip(head, cells, strict=True)) if whole else None
    except (ValueError, csv.Error):
        yield number + 1, None


def _told(event: Mapping[str, object]) -> tuple[str, ...]:
    """What custody_log.csv must say of an event."""
    details = event.get("details")
    sha256 = details.get("sha256", "") if isinstance(details, dict) else ""
    return (*(str(event.get(name)) for name in ("at", "offset", "event")), str(sha256))


def _seq(text: str) -> int:
    """The number of a line, -1 for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
