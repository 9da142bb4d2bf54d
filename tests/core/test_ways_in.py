"""The guard as one property: every way in, every answer, every holder, every age.

Bytes that may not be kept are looked for in every page of the database, deciphered, every object,
deciphered, every other file of the vault, the temporary folder, the log, the terminal and the
bundle. What may be kept is looked for, too, and found: the search is no blind one.
"""

from __future__ import annotations

import io
import logging
import os
import random
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import product
from pathlib import Path

import pytest
from PIL import Image

from companion import (
    cases,
    check,
    consents,
    drafts,
    evidence,
    keys,
    looks,
    masked,
    objects,
    timeline,
)
from companion.consents import NewConsent
from companion.errors import CompanionError
from companion.intake import walk
from companion.masked import Origin
from companion.pages import Pages
from companion.records import Age, Kind, NewCase, NewIncident, Role, Shows
from companion.report import bundle
from tests.core import cheap

FULL = os.environ.get("COMPANION_FAULTS") == "full"
ALL = [*product(Role, Age, Shows)]
HELPS = (Role.SUPPORT, Role.TEACHER)


def drawn(number: int) -> tuple[bytes, bytes]:
    """A picture of noise, and a piece from the middle of its file."""
    pixels = random.Random(number).randbytes(40 * 30 * 3)
    file = io.BytesIO()
    Image.frombytes("RGB", (40, 30), pixels).save(file, "PNG")
    data = file.getvalue()
    return data, data[len(data) // 2 : len(data) // 2 + 24]


def chat(number: int) -> tuple[bytes, bytes]:
    """An export of a chat, and what was said in it."""
    said = "".join(random.Random(number).choices("가나다라마바사아자차", k=24))
    text = "공부방 님과 카카오톡 대화\n저장한 날짜 : 2026-09-14 21:03:11\n\n"
    text += f"--------------- 2026년 9월 14일 월요일 ---------------\n[단풍] [오후 9:00] {said}\n"
    return text.encode(), said.encode()


def by_path(vault, case, path, shows):
    evidence.take_in(vault, case.id, path, shows)


def by_bytes(vault, case, path, shows):
    evidence.take_in_bytes(vault, case.id, path.read_bytes(), shows)


def as_fingerprint(vault, case, path, shows):
    looks.learn(vault, evidence.fingerprint(vault, case.id, path, shows).id, path)


def as_masked(vault, case, path, shows):
    """As the window does: new pixels; and then the original itself, as it must not be."""
    origin = Origin(shows, evidence.fingerprint(vault, case.id, path, shows).sha256)
    with suppress(CompanionError):
        evidence.keep_masked(vault, case.id, masked.encode(bytes(27), 3, 3), origin)
    evidence.keep_masked(vault, case.id, path.read_bytes(), origin)


def as_chat(vault, case, path, shows):
    evidence.take_in(vault, case.id, path, shows, kind=Kind.CHAT_EXPORT)


def by_folder(vault, case, path, shows):
    for one in walk.files([path.parent], vault.folder):
        evidence.take_in(vault, case.id, one, shows)


WAYS = {
    "a path": by_path,
    "bytes": by_bytes,
    "a fingerprint": as_fingerprint,
    "a masked copy": as_masked,
    "a chat export": as_chat,
    "a folder": by_folder,
}


def may_keep(case: NewCase, shows: Shows) -> bool:
    """The table of the design, written down here once more."""
    return shows is Shows.ORDINARY or (shows is Shows.SEXUAL_ADULT and case.role not in HELPS)


def written(folder: Path, files: Path, *said: str) -> Iterator[bytes]:
    """Everything that is there, readable or deciphered; the files that were brought apart."""
    master = keys.unlock(folder, cheap.PASSPHRASE, cheap.FLOOR)
    with closing(Pages(folder / "vault.db", master)) as pages:
        for number in range(1, pages.count + 1):
            yield pages.read(number) or b""
    for path in files.parent.rglob("*"):
        if path.is_file() and files not in path.parents:
            yield path.read_bytes()
    yield "".join(said).encode()


def deciphered(vault) -> bytes:
    """The content of every object, named or not by an item."""
    rows = vault.rows("SELECT name, key, size, sha256 FROM object")
    sealed = [objects.Sealed(*row) for row in rows]
    assert sorted(one.name for one in sealed) == sorted(p.name for p in vault.objects.iterdir())
    return b"".join(bytes(part) for one in sealed for part in objects.read(vault.objects, one))


def laid(tmp_path, number: int, made) -> tuple[Path, bytes]:
    data, piece = made(number)
    path = tmp_path / "brought" / f"{number}" / "file.png"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    return path, piece


@pytest.mark.parametrize("way", WAYS)
def test_no_way_in_for_what_may_not_be_kept(vault, tmp_path, way, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    allowed: list[bytes] = []
    forbidden: list[bytes] = []
    made = chat if way == "a chat export" else drawn
    holders = {pair: cases.add(vault, NewCase(*pair)) for pair in product(Role, Age)}
    for number, (role, age, shows) in enumerate(ALL):
        case = holders[role, age]
        path, piece = laid(tmp_path, number, made)
        may = may_keep(case, shows) and way not in ("a fingerprint", "a masked copy")
        (allowed if may else forbidden).append(piece)
        with suppress(CompanionError):
            WAYS[way](vault, case, path, shows)
        assert way == "a masked copy" or bool(evidence.refusal(case, shows)) != may_keep(
            case, shows
        )
        drafts.save(vault, "incident:new", {"title": str(shows)})
        timeline.add(vault, case.id, NewIncident("일"))
    some = list(holders.values())
    random.Random(way).shuffle(some)
    for case in some if FULL else some[:4]:  # each makes a dozen documents
        consents.note(vault, case.id, NewConsent("police", giver="본인", way="말로"))
        bundle.write(vault, case.id, "police", "ko", tmp_path / "out" / str(case.id))
    kept = deciphered(vault)
    assert check.run(vault) == []
    out = capfd.readouterr()
    vault.close()
    there = [*written(vault.folder, tmp_path / "brought", caplog.text, out.out, out.err)]
    for piece in forbidden:
        assert piece not in kept
        assert not any(piece in part for part in there)
    assert all(piece in kept for piece in allowed)
    assert len(allowed) == (24 if way not in ("a fingerprint", "a masked copy") else 0)
