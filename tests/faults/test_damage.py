"""Damage is noticed: a flipped bit in every page of the database and every 4 KiB of the objects."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing

import pytest

from companion import cases, check, evidence, timeline, when
from companion.errors import VaultDamaged
from companion.records import Age, NewCase, NewIncident, Provenance, Role, Shows
from tests.core import cheap
from tests.faults.conftest import FULL

PAGE, SECTOR = 4096, 512
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


def noticed(folder) -> bool:
    """Whether an opening, or the first look afterwards, says that the database is not whole."""
    try:
        with closing(cheap.again(folder)) as vault:
            return bool(vault.damage())
    except VaultDamaged:
        return True


def spoilt(good: bytes, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """A database cut off, grown, blanked and muddled, each with a word for what was done."""
    pages = len(good) // PAGE
    whole = [0, 1, 2, pages // 2, pages - 2, pages - 1]
    for length in [n * PAGE for n in whole] + [PAGE // 2, len(good) - 1, len(good) - PAGE // 2]:
        yield f"cut to {length}", good[:length]
    yield "grown by a page", good + chance.randbytes(PAGE)
    for page in range(1, pages) if FULL else chance.sample(range(1, pages), 6):
        start = page * PAGE
        yield f"page {page} blank", good[:start] + bytes(PAGE) + good[start + PAGE :]
        sector = start + SECTOR * chance.randrange(PAGE // SECTOR)
        yield f"sector at {sector} blank", good[:sector] + bytes(SECTOR) + good[sector + SECTOR :]
        other = PAGE * chance.choice([one for one in range(1, pages) if one != page])
        first, second = sorted((start, other))
        muddled = bytearray(good)
        muddled[first : first + PAGE], muddled[second : second + PAGE] = (
            good[second : second + PAGE],
            good[first : first + PAGE],
        )
        yield f"pages at {first} and {second} exchanged", bytes(muddled)


@pytest.mark.timeout(1800)
def test_a_database_cut_off_grown_blanked_or_muddled(filled, promise):
    stored = cheap.contents(filled)
    good, tried = stored["vault.db"], 0
    for what, bad in spoilt(good, random.Random(4)):
        cheap.lay(filled, stored | {"vault.db": bad})
        assert noticed(filled), what
        tried += 1
    promise(
        f"a database cut off, grown, blanked by page and sector, pages exchanged: {tried} noticed"
    )


def test_an_object_that_is_missing_cut_off_or_another(filled, promise):
    """Each is named by its item, and costs no other."""
    tried = 0
    with closing(cheap.again(filled)) as vault:
        items = evidence.items(vault, cases.only(vault).id)
        paths = {
            item.number: vault.objects
            / vault.rows("SELECT name FROM object WHERE id = ?", item.object)[0][0]
            for item in items
        }
        contents = {number: path.read_bytes() for number, path in paths.items()}
        for item in items:
            path, good = paths[item.number], contents[item.number]
            others = [data for number, data in contents.items() if number != item.number]
            ends = [good[:-1], good[: len(good) // 2], b"", good + b"\0"]
            for bad in [*others, *ends, None]:
                path.unlink(missing_ok=True)
                if bad is not None:
                    path.write_bytes(bad)
                what = "object_missing" if bad is None else "object_damaged"
                assert check.run(vault) == [check.Finding(what, "", item.number, item.title)]
                tried += 1
            path.write_bytes(good)
        assert check.run(vault) == []
    promise(f"an object missing, cut off, grown, or another's in its place: {tried} named")
