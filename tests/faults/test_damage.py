"""Damage is noticed: a flipped bit in every page of the database and every 4 KiB of the objects."""

from __future__ import annotations

import random
from contextlib import closing

import pytest

from companion import cases, check, evidence, timeline, when
from companion.errors import VaultDamaged
from companion.records import Age, NewCase, NewIncident, Provenance, Role, Shows
from tests.core import cheap
from tests.faults.conftest import FULL

PAGE = 4096
FLIPS = 3 if FULL else 1


@pytest.fixture
def filled(tmp_path):
    """A closed vault of some hundred pages and three objects."""
    chance = random.Random(1)
    with closing(cheap.make(tmp_path / "notes")) as vault:
        case = cases.add(vault, NewCase(Role.MINE, Age.ADULT)).id
        for number in range(120 if FULL else 30):
            new = NewIncident(f"일 {number}", "이야기 " * 300, when.day(2026, 9, 1 + number % 30))
            timeline.add(vault, case, new)
        for number, size in enumerate((1, 200_000, 2_500_000), 1):
            path = tmp_path / f"{number}"
            path.write_bytes(chance.randbytes(size))
            evidence.take_in(vault, case, path, Shows.ORDINARY, Provenance(f"{number}번 화면"))
    return tmp_path / "notes"


@pytest.mark.timeout(1800)
def test_every_page_of_the_database(filled, promise):
    database = filled / "vault.db"
    good, chance = database.read_bytes(), random.Random(2)
    pages = len(good) // PAGE
    unnoticed = []
    for flip in range(FLIPS):
        for page in range(pages):
            # The first 16 bytes are the salt, which is not read from there: they do no harm.
            place = page * PAGE + chance.randrange(16 if page == 0 else 0, PAGE)
            bad = bytearray(good)
            bad[place] ^= 1 << chance.randrange(8)
            database.write_bytes(bad)
            try:
                with closing(cheap.again(filled)) as vault:
                    if not vault.damage():
                        unnoticed.append((flip, place))
            except VaultDamaged:
                pass
    assert unnoticed == []
    assert pages > 40
    promise(f"one flipped bit in each of {pages} pages, {FLIPS} times: {pages * FLIPS} noticed")


@pytest.mark.timeout(1800)
def test_every_4_kib_of_every_object(filled, promise):
    chance, tried = random.Random(3), 0
    with closing(cheap.again(filled)) as vault:
        for item in evidence.items(vault, cases.only(vault).id):
            ((name,),) = vault.rows("SELECT name FROM object WHERE id = ?", item.object)
            path = vault.objects / name
            places = range(0, path.stat().st_size, PAGE)
            for start in places if FULL else chance.sample(places, min(8, len(places))):
                place = min(path.stat().st_size - 1, start + chance.randrange(PAGE))
                with path.open("r+b") as file:
                    file.seek(place)
                    (byte,) = file.read(1)
                    file.seek(place)
                    file.write(bytes([byte ^ (1 << chance.randrange(8))]))
                    file.flush()
                    found = check.run(vault)
                    file.seek(place)
                    file.write(bytes([byte]))
                expected = check.Finding("object_damaged", "", item.number, item.title)
                assert found == [expected]
                tried += 1
        assert check.run(vault) == []
    promise(
        f"one flipped bit in each of {tried} places of 4 KiB in objects: {tried} noticed and named"
    )
