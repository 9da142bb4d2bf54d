"""Checking the logs of a bundle: the journal's chain, and the lists that speak of its files.

All of it may come from a stranger: lines and cells have limits, and nothing raises.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from companion import journal
from companion.records import Kind

LINES = 2_000_000  # lines of a journal
_LINE = 1024 * 1024  # bytes of one line
LOG = 256 * 1024 * 1024  # bytes of a CSV log
_BRACKETS = 500  # in one event
_BARE = re.compile(rb'\{"seq":([1-9][0-9]{0,8}),"digest":"([0-9a-f]{64})"\}\n')
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


def custody_flaws(data: bytes, chain: Chain, export: str) -> Iterator[int]:
    """Lines of custody_log.csv that the journal does not bear out; 0 when some were left out.

    The last line, and no other, is the export itself, which is noted once the bundle is whole.
    """
    seen: list[int] = []
    closed = False
    for number, row in rows(data, ("seq", *_TOLD, "object", "line_hash")):
        if row is None or closed:
            yield number
        elif row["seq"] == "" and row["event"] == "report.exported":
            closed = True
            beside = (row["utc_offset_minutes"], row["sha256"], row["line_hash"])
            if row["object"] != export or any(beside):
                yield number
        else:
            seq = _seq(row["seq"])
            told = tuple(row[name].removeprefix("'") for name in _TOLD)  # what `logs.cell` puts
            borne_out = chain.hashes.get(seq) == row["line_hash"] and chain.told[seq] == told
            if not borne_out or (seen and seq <= seen[-1]):
                yield number
            seen.append(seq)
    if not closed or not chain.hashes.keys() <= set(seen):
        yield 0


def evidence_flaws(data: bytes, digests: Mapping[str, str], chain: Chain | None) -> Iterator[int]:
    """Lines of evidence_log.csv that do not agree with the files there are, or the journal."""
    named = set()
    taken_in = {told[-1] for told in chain.told.values()} if chain else set(digests.values())
    for number, row in rows(data, ("evidence_no", "file", "file_sha256")):
        if row is None:
            yield number
        elif row["file"]:
            same = row.get("kind") == Kind.MASKED_COPY or (
                row.get("sha256") == row["file_sha256"] and row["file_sha256"] in taken_in
            )
            if digests.get(row["file"]) != row["file_sha256"] or not same:
                yield number
            named.add(row["file"])
    if any(name.startswith("data/evidence/") and name not in named for name in digests):
        yield 0


def _digest(line: bytes, number: int) -> tuple[bytes, dict[str, object] | None] | None:
    """The digest of a line's event, and the event where it is there; None if it is no line.

    There is one spelling of a line, the one `logs.journal` writes: so every checker reads it alike.
    """
    if len(line) > _LINE:
        return None
    bare = _BARE.fullmatch(line)
    if bare is not None:
        return (bytes.fromhex(bare[2].decode()), None) if int(bare[1]) == number else None
    start = b'{"seq":%d,"event":' % number
    if not line.startswith(start) or not line.endswith(b"}\n"):
        return None
    text = line[len(start) : -2]
    event = _event(text, number)
    return (hashlib.sha256(text).digest(), event) if event is not None else None


def _event(text: bytes, number: int) -> dict[str, object] | None:
    """An event with all that is told of it, None if it is none."""
    if text.count(b"{") + text.count(b"[") > _BRACKETS:
        return None
    try:
        event = json.loads(text.decode("utf-8"), parse_int=float, parse_constant=_refuse)
    except ValueError:  # no JSON, no UTF-8
        return None
    if not isinstance(event, dict) or not isinstance(event.get("details"), dict):
        return None
    offset = event.get("offset")
    whole = isinstance(offset, float) and offset.is_integer() and abs(offset) <= 1440
    words = (event.get("at"), event.get("event"), event["details"].get("sha256", ""))
    good = whole and all(isinstance(word, str) for word in words)
    seq = event.get("seq")
    return event if good and isinstance(seq, float) and seq == number else None


def _refuse(name: str) -> object:
    raise ValueError(name)


def rows(data: bytes, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str] | None]]:
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


def _told(event: Mapping[str, Any]) -> tuple[str, ...]:
    """What custody_log.csv must say of an event."""
    sha256 = event["details"].get("sha256", "")
    return (event["at"], str(int(event["offset"])), event["event"], sha256)


def _seq(text: str) -> int:
    """The number of a line, -1 for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
