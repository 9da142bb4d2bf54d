"""The shape of a bundle: a BagIt 1.0 folder (RFC 8493) with a fixed place for everything.

    bagit.txt  bag-info.txt  manifest-sha256.txt  tagmanifest-sha256.txt  verify.html  COVER.pdf
    manifest-sha256.txt.tsr, where an authority stamped the manifest (RFC 3161), and
    manifest-sha256.txt.2.tsr where a second one did
    data/documents/01_statement.pdf …   data/evidence/E0001.png …
    data/log/evidence_log.csv  custody_log.csv  journal.jsonl  linked.jsonld
    data/HOW_TO_VERIFY_<language>.txt

Names are plain ASCII, so that no program on any system stumbles over one, and say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
BAGIT = "bagit.txt"
INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAGS = "tagmanifest-sha256.txt"
STAMPS = ("manifest-sha256.txt.tsr", "manifest-sha256.txt.2.tsr")
COVER = "COVER.pdf"
PAYLOAD = "data/"
DOCUMENTS = "data/documents/"
FILES = "data/evidence/"
EVIDENCE_LOG = "data/log/evidence_log.csv"
CUSTODY_LOG = "data/log/custody_log.csv"
JOURNAL = "data/log/journal.jsonl"
LINKED = "data/log/linked.jsonld"
GUIDE = "data/HOW_TO_VERIFY_{language}.txt"

FORMAT = "1"  # Companion-Format in bag-info.txt

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,120}")
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_INFO = re.compile(r"([A-Za-z][A-Za-z-]{0,60}): ([ -~]{1,200})")


def is_name(name: str) -> bool:
    """Whether a file of a bundle may be called so: relative, plain, no way out of the folder."""
    parts = name.split("/")
    return _NAME.fullmatch(name) is not None and not any(p in ("", ".", "..") for p in parts)


def listing(digests: Mapping[str, str]) -> bytes:
    """A manifest: one line a file, digest and name, as `sha256sum -c` reads it."""
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode("ascii")


def listed(data: bytes) -> Iterator[tuple[int, str, str]]:
    """The lines of a manifest as (number, name, digest); name "" for a line that is none.

    Strict: lower-case digits, two blanks, names in order and each once, a line break at the end.
    """
    lines, last = data.decode("utf-8", "surrogateescape").split("\n"), ""
    if lines[-1] == "" and len(lines) > 1:
        lines.pop()
    else:
        lines[-1] += "\r"  # a last line without its break is none
    for number, line in enumerate(lines, 1):
        found = _LINE.fullmatch(line)
        if found is None or not is_name(found[2]) or found[2] <= last:
            yield number, "", ""
        else:
            last = found[2]
            yield number, last, found[1]


def described(facts: Mapping[str, str]) -> bytes:
    """bag-info.txt: one `Name: value` a line."""
    return "".join(f"{name}: {value}\n" for name, value in facts.items()).encode("ascii")


def description(data: bytes) -> dict[str, str]:
    """What `described` wrote; a line that is none is left out, of two the first counts."""
    facts: dict[str, str] = {}
    for line in data.decode("utf-8", "surrogateescape").split("\n"):
        found = _INFO.fullmatch(line)
        if found is not None:
            facts.setdefault(found[1], found[2])
    return facts
