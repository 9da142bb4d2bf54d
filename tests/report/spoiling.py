"""Bundles as name → bytes, and what accident or malice may make of them."""

from __future__ import annotations

import csv
import hashlib
import io
import re

from companion.report import bag
from companion.report.verify_logs import follow

LOGS = (bag.JOURNAL, bag.EVIDENCE_LOG, bag.CUSTODY_LOG)
LISTS = (bag.MANIFEST, bag.TAGS, bag.INFO, bag.BAGIT)
_ODD = [
    *(b'"', b",", b"\r", b"\n", b"\r\n", b"\xff", b"\0", b"\xef\xbb\xbf", b"{", b"[" * 600),
    *(b" ", b"'", b'""', b"0", b"1e0", b"NaN", b"\\ud800", b"\xed\xa0\x80", b"a" * 140_000),
    *(b'"seq":1,', b"1.0", b"9" * 5000, b"-0", b"null", b"true"),
]
_NAMES = [
    *("note.txt", "data/a/b.txt", "data/evidence/E9999.png", "data/가.txt", ".DS_Store", "x y"),
    *("data/._x", "a/b/c/d/e/f/g/h/i/j", "data/b/c/d/e/f/g/h/i/j/k", "data/Thumbs.db", "-", "é"),
]


def relist(files, head=False):
    """Write the lists anew, as somebody would who wants a change not to show."""
    payload = {n: data for n, data in files.items() if n.startswith(bag.PAYLOAD)}
    files[bag.MANIFEST] = bag.listing({n: _digest(d) for n, d in payload.items() if bag.is_name(n)})
    info = files.get(bag.INFO, b"")
    size = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}".encode()
    info = re.sub(rb"Payload-Oxum: .*", size, info)
    if head and bag.JOURNAL in files:
        chain = follow(io.BytesIO(files[bag.JOURNAL]), "")
        info = re.sub(rb"Log-Head: .*", f"Log-Head: {chain.head or '1 x'}".encode(), info)
    files[bag.INFO] = info
    others = {n: _digest(d) for n, d in files.items() if n not in payload and n != bag.TAGS}
    files[bag.TAGS] = bag.listing({n: digest for n, digest in others.items() if bag.is_name(n)})


def slim(files):
    """The same bundle with documents of a few bytes: what is in them no checker asks."""
    large = ("data/documents/", "data/HOW", "verify.html")
    small = {n: d[:50] if n.startswith(large) else d for n, d in files.items()}
    relist(small)
    return small


def spoilt(files, chance):
    """A copy with one to three changes, some of them covered up in the lists."""
    made = dict(files)
    for _ in range(chance.choice((1, 1, 2, 3))):
        chance.choice((_bytes, _bytes, _lines, _lines, _files, _cells, _fields))(made, chance)
    if chance.random() < 0.6:
        relist(made, chance.random() < 0.7)
    return made


def _bytes(files, chance):
    name = chance.choice([n for n in (*LOGS, *LISTS, *files) if n in files])
    data = files[name]
    at = chance.randrange(len(data) + 1)
    put = chance.choice((b"", chance.randbytes(1), chance.choice(_ODD)))
    files[name] = data[:at] + put + data[at + chance.choice((0, 1, 1, 2, 40)) :]


def _lines(files, chance):
    name = chance.choice([n for n in (*LOGS, *LISTS) if n in files] or [*files])
    lines = files[name].splitlines(keepends=True) or [b""]
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    change = chance.randrange(4)
    if change == 0:
        lines[one], lines[two] = lines[two], lines[one]
    elif change == 1:
        del lines[one]
    else:
        lines.insert(two, lines[one] if change == 2 else chance.choice(_ODD) + b"\n")
    files[name] = b"".join(lines)


def _files(files, chance):
    name, other = chance.choice([*files]), chance.choice([*files])
    change = chance.randrange(5)
    if change == 0:
        del files[name]
    elif change == 1:
        files[f"{name}.bak"] = files.pop(name)
    elif change == 2:
        files[chance.choice(_NAMES)] = chance.randbytes(3)
    elif change == 3:
        files[name], files[other] = files[other], files[name]
    else:
        files[name] = chance.choice((b"", files[other], files[name] * 2))


def _cells(files, chance):
    """One cell of a log, written as CSV again, quoted or not."""
    name = chance.choice(LOGS[1:])
    try:
        rows = [*csv.reader(io.StringIO(files.get(name, b"").decode("utf-8-sig"), newline=""))]
        row = chance.choice(rows)
        at, other = chance.randrange(len(row)), chance.choice(rows)
        words = ("", "'", "1", "-1", "01", "masked_copy", "report.exported", chance.choice(other))
        row[at] = chance.choice(words)
    except (ValueError, csv.Error, IndexError):
        return
    text = io.StringIO(newline="")
    quoting = chance.choice((csv.QUOTE_ALL, csv.QUOTE_MINIMAL))
    csv.writer(text, quoting=quoting, lineterminator=chance.choice(("\r\n", "\n"))).writerows(rows)
    files[name] = text.getvalue().encode(chance.choice(("utf-8", "utf-8-sig")))


def _fields(files, chance):
    """One value of a line of the journal."""
    lines = files.get(bag.JOURNAL, b"").splitlines(keepends=True)
    events = [n for n, line in enumerate(lines) if b'"event":{' in line]
    if not events:
        return
    at = chance.choice(events)
    name = chance.choice((b"seq", b"at", b"offset", b"event", b"details", b"subject", b"v"))
    value = chance.choice((b"1", b'"x"', b"1.0", b"-0", b"[]", b"{}", b"null", b"1e400", b"540.5"))
    old = rb'("%s"):("[^"]*"|-?[0-9.]+|\{[^{}]*\})' % name
    lines[at] = re.sub(old, lambda found: found[1] + b":" + value, lines[at], count=1)
    files[bag.JOURNAL] = b"".join(lines)


def _digest(data):
    return hashlib.sha256(data).hexdigest()
