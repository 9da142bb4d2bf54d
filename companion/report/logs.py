"""The logs of a bundle, for people with a table program and for people with a checker.

evidence_log.csv   one line an item, as far as the desk may know
custody_log.csv    one line for everything that was done to what is handed in
journal.jsonl      the journal from its first line to its last: lines about what is handed in
                   with their event, all others as the digest that keeps the chain whole
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from companion.letters import Cleaner
from companion.records import Evidence
from companion.report.bag import FILES
from companion.report.chosen import Chosen
from companion.report.lists import file_name
from companion.report.writing import Writing
from companion.vault import Vault

CELL = 32_000  # letters; table programs cut a cell at 32,767
_FIELDS = (
    *("kind", "shows", "title", "description", "account", "url", "room", "seen", "obtained"),
    *("obtained_from", "method", "device", "seen_by", "proves", "holder", "original_name"),
    *("media", "size", "sha256", "taken_at"),
)
_STARTS = tuple("=+-@\t\r＝＋－＠")
_OWN = frozenset(("evidence.viewed", "evidence.learned", "guardian.opened"))
_BLOCK = 2_000  # journal lines read at a time
_seen = Cleaner(lambda _: True)


def evidence_log(w: Writing) -> bytes:
    """The list of items, with the digests of the files that go along."""
    kept = [name for name in _FIELDS if w.read.may(f"evidence.{name}")]
    rows = [["evidence_no", "label", *kept, "file", "file_sha256"]]
    for item in w.chosen.items:
        cells = [_field(w, item, name) for name in kept]
        copy = w.chosen.files.get(item.id)
        file = [FILES + file_name(item), copy.sha256] if copy else ["", ""]
        rows.append([_number(item), w.exhibit(item), *cells, *file])
    return table(rows)


def journal(vault: Vault, chosen: Chosen, upto: int) -> Iterator[tuple[bytes, list[str] | None]]:
    """Every journal line up to number `upto`: what journal.jsonl says of it, and its custody row.

    A line is disclosed when what it is about goes into the bundle; else there is no row. How
    often someone looked is nobody's business, and changes nothing: these lines stay digests.
    """
    about = _about(chosen)
    for start in range(0, upto, _BLOCK):
        sql = "SELECT seq, event, hash FROM journal WHERE seq > ? AND seq <= ? ORDER BY seq"
        for row in vault.rows(sql, start, min(start + _BLOCK, upto)):
            event = json.loads(row["event"])
            name = about.get(event["subject"])
            if name is None or event["event"] in _OWN:
                digest = hashlib.sha256(row["event"].encode()).hexdigest()
                yield f'{{"seq":{row["seq"]},"digest":"{digest}"}}\n'.encode(), None
            else:
                text = f'{{"seq":{row["seq"]},"event":{row["event"]}}}\n'
                yield text.encode(), _custody(event, name, row["hash"].hex())


def custody_log(w: Writing, rows: Iterable[list[str]], made: datetime) -> bytes:
    """Who did what when is for the record to say; this says what was done when, and to what."""
    head = ["seq", "at_utc", "utc_offset_minutes", "event", "act", "object", "sha256", "line_hash"]
    at = made.astimezone(UTC).isoformat(timespec="seconds")
    last = ["", at, "", "report.exported", w.mark.export, "", ""]
    return table([head, *([*row[:4], _act(w, row[3]), *row[4:]] for row in (*rows, last))])


def table(rows: Iterable[Iterable[str]]) -> bytes:
    """CSV that a table program shows as it is: UTF-8 with its mark, quoted, nothing calculated."""
    file = io.StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerows([cell(text) for text in row] for row in rows)
    return b"\xef\xbb\xbf" + file.getvalue().encode("utf-8")


def cell(text: str) -> str:
    """A text as a cell: no formula, nothing unseen, not longer than a table program takes."""
    if text.startswith(_STARTS):
        text = f"'{text}"
    shown = _seen.clean(text)
    return shown if len(shown) <= CELL else shown[:CELL] + " …"


def _about(chosen: Chosen) -> dict[str, str]:
    """Journal subjects that may be disclosed, and what they are called here."""
    about = {f"evidence:{item.id}": _number(item) for item in chosen.items}
    ids = {
        "incident": [record.id for record in chosen.incidents],
        "account": [record.id for record in chosen.accounts],
        "person": [record.id for record in chosen.people],
        "passage": [record.id for record in chosen.passages],
    }
    for kind, found in ids.items():
        about |= {f"{kind}:{ident}": f"{kind} {n}" for n, ident in enumerate(found, 1)}
    return about


def _custody(event: Mapping[str, object], name: str, line_hash: str) -> list[str]:
    details = event["details"]
    sha256 = str(details.get("sha256", "")) if isinstance(details, dict) else ""
    facts = [str(event[key]) for key in ("seq", "at", "offset", "event")]
    return [*facts, name, sha256, line_hash]


def _act(w: Writing, event: str) -> str:
    return w.say(f"act_name.{event.replace('.', '_')}")


def _number(item: Evidence) -> str:
    return f"E{item.number:04}"


def _field(w: Writing, item: Evidence, name: str) -> str:
    if name in ("seen", "obtained"):
        return w.time(item, name)
    if name != "account":
        return w.read.text(item, name)
    account = w.read.read(item, name)
    return "; ".join(w.account(known) for known in w.chosen.accounts if known.id == account)
