"""The documents of the practice case, word for word, as somebody last read and approved them.

After a change that is meant, look at what it changes and write the references again:

    python -m tests.report.test_reference
"""

from __future__ import annotations

import dataclasses
import itertools
import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from companion import cases, keys, packs, practice
from companion.records import Age, NewCase, Role
from companion.report import content, writing
from companion.report.blocks import Album, Block, Document

HERE = Path(__file__).parent.parent / "reference"
NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
LANGUAGES = ("ko", "en")
PARENT = {"ko": "연습 보호자", "en": "Practice Parent"}
# Name of the reference: the desk, and who writes of whom; the practice case is of a pupil.
WRITTEN = {
    "police": ("police", Role.MINE, Age.UNDER19),
    "school": ("school", Role.MINE, Age.UNDER19),
    "school_child": ("school", Role.CHILD, Age.UNDER19),
    "school_teacher": ("school_teacher", Role.MINE, Age.ADULT),
    "deletion": ("deletion", Role.MINE, Age.UNDER19),
    "deletion_child": ("deletion", Role.CHILD, Age.UNDER19),
    "platform": ("platform", Role.MINE, Age.UNDER19),
    "counsel": ("counsel", Role.MINE, Age.UNDER19),
    "us-notice": ("us-notice", Role.MINE, Age.UNDER19),
    "eu-notice": ("eu-notice", Role.MINE, Age.UNDER19),
}


def plain(document: Document) -> Iterator[str]:
    """A document as lines: its titles, then each block by its kind and its words."""
    yield f"=== {document.id}: {document.title}"
    for block in map(_settled, document.blocks):
        words = [str(word) for word in _words(dataclasses.astuple(block)) if str(word).strip()]
        # Digests belong to the drawn pictures, which another version of the drawing may change.
        said = re.sub(r"\b[0-9a-f]{4}( [0-9a-f]{4}){15}\b", "(sha-256)", " | ".join(words))
        said = re.sub(r"\d+(\.\d+)? ?[KMk]B", "(size)", said)
        yield f"{type(block).__name__}: {said}"


@contextmanager
def in_korea() -> Iterator[None]:
    """Times are printed in the computer's zone; here it is always the same one."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Asia/Seoul"
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()


@in_korea()
def written(folder: Path, language: str) -> dict[str, str]:
    """Name of the reference → text, for every desk."""
    made = practice.make(folder / language, language, keys.Cost(64, 1, 1), lambda: NOW)
    try:
        case = cases.only(made)
        pack = packs.load(case.pack)
        texts = writing.words(language, pack)
        found = {}
        for name, (desk, role, age) in WRITTEN.items():
            facts = {f.name: getattr(case, f.name) for f in dataclasses.fields(NewCase)}
            writer = "" if role is Role.MINE else PARENT[language]
            new = NewCase(**facts | {"role": role, "age": age, "writer": writer})
            cases.edit(made, case.id, new)
            documents = content.build(made, case.id, pack.reports[desk], texts, at=NOW)
            lines = itertools.chain.from_iterable(map(plain, documents))
            found[f"{name}_{language}.txt"] = "\n".join(lines) + "\n"
        return found
    finally:
        made.close()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows cannot change its zone")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_practice_documents_read_as_they_were_approved(tmp_path, language):
    for name, text in written(tmp_path, language).items():
        assert text == (HERE / name).read_text(encoding="utf-8"), name


def _settled(block: Block) -> Block:
    """A block without the ids of items, which are drawn by lot."""
    if not isinstance(block, Album):
        return block
    return dataclasses.replace(
        block, shots=tuple(dataclasses.replace(shot, item=0) for shot in block.shots)
    )


def _words(value: object) -> Iterator[object]:
    if isinstance(value, list | tuple):
        for part in value:
            yield from _words(part)
    elif isinstance(value, dict):
        yield from _words(tuple(value.values()))
    else:
        yield value


def main() -> int:
    """Write the references again."""
    with TemporaryDirectory() as scratch:
        for language in LANGUAGES:
            for name, text in written(Path(scratch), language).items():
                (HERE / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
