"""What is deleted for good is in no file of the vault any more, under no page of any of them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from companion import binned, cases, check, evidence, journal, keys, people, snapshots, timeline
from companion.records import Age, NewCase, NewIncident, NewPerson, Part, Role, Shows
from tests.core import cheap

PAGE, RESERVED, FRAME = 4096, 80, 24
CANARY = "지워 주세요 카나리아 "


def plain(folder: Path, path: Path) -> bytes:
    """Every page in a file of SQLite's, deciphered, the free ones and those of a WAL too."""
    master = keys.unlock(folder, cheap.PASSPHRASE, cheap.FLOOR)
    key, data = keys.derive(master, "db-key", 32), path.read_bytes()
    if path.name.endswith("-wal"):
        step = FRAME + PAGE
        found = [data[at + FRAME : at + step] for at in range(32, len(data), step)]
    else:
        found = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    text = b""
    for number, page in enumerate(found):
        start = 16 if number == 0 and not path.name.endswith("-wal") else 0
        sealed, vector = page[start:-RESERVED], page[-RESERVED : -RESERVED + 16]
        if len(page) == PAGE:
            text += Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor().update(sealed)
    return text


def everything(folder: Path) -> bytes:
    there = [folder / "vault.db", folder / "vault.db-wal", *(folder / "snapshots").glob("*")]
    return b"".join(plain(folder, path) for path in there if path.exists())


@pytest.fixture
def written(vault):
    """An open vault with much in it, much of it written over, and a snapshot."""
    case = cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id
    for number in range(20):
        made = timeline.add(vault, case, NewIncident(f"일 {number}", f"이야기 {number} " * 200))
        timeline.edit(vault, made.id, NewIncident("일", f"다시 {number} " * 300))
    return vault


def traces(vault, word: str) -> int:
    """How often a word stands in the deciphered files; the positive control comes first."""
    return everything(vault.folder).count(word.encode())


def test_a_wording(written):
    case = cases.only(written).id
    made = timeline.add(written, case, NewIncident("일", CANARY * 500))
    timeline.edit(written, made.id, NewIncident("일", "다르게 적은 글"))
    snapshots.make(written)
    assert traces(written, CANARY) > 1000
    timeline.erase_wording(written, timeline.wordings(written, made.id)[0].id)
    assert traces(written, CANARY) == 0
    assert traces(written, "카나") == 0  # as the index splits it
    assert check.run(written) == []


def test_a_person(written):
    case = cases.only(written).id
    made = people.add(written, case, NewPerson(Part.OTHER, "이름", note=CANARY * 50))
    snapshots.make(written)
    assert traces(written, CANARY) >= 100
    people.remove(written, made.id)
    assert traces(written, CANARY) >= 100  # it may still come back
    binned.empty(written, case)
    assert traces(written, CANARY) == 0
    assert journal.verify(written.rows) == []


def test_the_key_of_a_file_and_the_file(written, tmp_path):
    case = cases.only(written).id
    (tmp_path / "file").write_bytes(b"content" * 1000)
    item = evidence.take_in(written, case, tmp_path / "file", Shows.ORDINARY)
    ((key,),) = written.rows("SELECT key FROM object")
    snapshots.make(written)
    assert everything(written.folder).count(key) >= 2
    evidence.erase(written, item.id)
    assert everything(written.folder).count(key) == 0
    assert list(written.objects.iterdir()) == []
    assert check.run(written) == []
    written.close()
    with closing(cheap.again(written.folder)) as vault:
        assert everything(vault.folder).count(key) == 0
        assert check.run(vault) == []
