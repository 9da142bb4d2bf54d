"""The key file survives: kills, cuts, flipped bits and hostile bytes never lock out or let in."""

from __future__ import annotations

import json
import os
import random
import sys
import time
import unicodedata
from collections.abc import Iterator
from functools import partial
from itertools import product
from pathlib import Path

import pytest

from companion import keyfile, keys
from companion.errors import (
    DeviceRefused,
    KeysDamaged,
    VaultTooNew,
    WrongPassphrase,
    WrongRecoveryCode,
)
from companion.vault import create, open_
from tests.core import cheap
from tests.core.cheap import COST, FLOOR, PASSPHRASE
from tests.faults.conftest import FULL
from tests.faults.forked import Forks

KILLS = 300 if FULL else 15
INPUTS = 1_000_000 if FULL else 10_000
TRIES = 1000 if FULL else 50
STEP = 1 if FULL else 10  # every bit, or every tenth
FIRST, SECOND = keyfile.NAMES
RECOVERY = keys.Secret("recovery", b"0123456789abcdef")
DEVICE = keys.Secret("device", bytes(range(32)))
WAYS = (keys.passphrase(PASSPHRASE), RECOVERY, DEVICE)


def put(folder: Path, new: keys.Secret, by: str | keys.Secret = PASSPHRASE) -> None:
    keys.put(folder, by, new, COST, floor=FLOOR)


def opens(folder: Path, secret: str | keys.Secret) -> bool:
    """Whether it opens; any error but a refusal goes on."""
    try:
        keys.unlock(folder, secret, FLOOR)
    except (WrongPassphrase, WrongRecoveryCode, DeviceRefused):
        return False
    return True


def text_of(folder: Path) -> bytes:
    (text,) = {(folder / name).read_bytes() for name in keyfile.NAMES}
    return text


def write(folder: Path, first: bytes | None, second: bytes | None) -> None:
    for name, text in zip(keyfile.NAMES, (first, second), strict=True):
        (folder / name).unlink(missing_ok=True)
        if text is not None:
            (folder / name).write_bytes(text)


def spelt(text: bytes | dict) -> bytes:
    """The values with the sum that belongs to them, as an attacker would write them."""
    plain = json.loads(text) if isinstance(text, bytes) else dict(text)
    plain.pop("sum", None)
    return keyfile.canonical(plain | {"sum": keyfile._sum(plain)})


@pytest.fixture
def full(tmp_path):
    """A folder with a key file of all three ways, and its master key."""
    master, text = keys.make(PASSPHRASE, COST, random.Random(1).randbytes)
    keyfile.store(tmp_path, text)
    put(tmp_path, RECOVERY)
    put(tmp_path, DEVICE)
    return tmp_path, bytes(master)


# --- kills and cuts


class Ways:
    """What a writer said: the ways that open, and the one that was being changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        value = b"the first one".hex()
        self.now: dict[str, str] = {"passphrase": value}
        self.maybe: tuple[str, str | None] | None = None
        self.done = 0

    def hear(self, lines: list[bytes]) -> None:
        for line in map(json.loads, lines):
            if "begin" in line:
                self.maybe = (line["begin"], line["value"])
                continue
            assert self.maybe
            assert self.maybe[0] == line["done"]
            self._settle()
            self.done += 1

    def holds(self) -> bool:
        """Whether what was acknowledged is so; settle what was under way by what is on the disk."""
        under_way = self.maybe[0] if self.maybe else ""
        others = [(kind, value) for kind, value in self.now.items() if kind != under_way]
        if not all(self._opens(kind, value) for kind, value in others):
            return False
        if not self.maybe:
            return True
        # The others opened the newer copy first: what was cut half way is completed by now.
        kind, value = self.maybe
        old, new = self._opens(kind, self.now.get(kind)), self._opens(kind, value)
        if new or (value is None and not old):
            self._settle()
        elif not old and kind in self.now:
            return False
        self.maybe = None
        return True

    def _opens(self, kind: str, value: str | None) -> bool:
        return value is not None and opens(self.folder, keys.Secret(kind, bytes.fromhex(value)))

    def _settle(self) -> None:
        assert self.maybe
        kind, value = self.maybe
        self.now = {k: v for k, v in self.now.items() if k != kind}
        if value is not None:
            self.now[kind] = value
        self.maybe = None


def killed_writer(forks: Forks, ways: Ways, seed: int, chance: random.Random) -> list[bytes]:
    forks.begin(str(ways.folder), str(seed), json.dumps(ways.now))
    heard = [forks.hear() for _ in range(chance.choice([1, 3, 5, 7, 9]))]
    time.sleep(chance.random() * 0.05)  # a change has begun
    return heard + forks.kill()


@pytest.fixture
def forks():
    with Forks("tests.faults.key_writer") as ready:
        yield ready


@pytest.mark.timeout(1800)
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not for Windows")
def test_no_kill_during_a_change_locks_out(forks, tmp_path, promise):
    chance = random.Random(3)
    ways = Ways(tmp_path)
    first = keys.Secret("passphrase", bytes.fromhex(ways.now["passphrase"]))
    keyfile.store(tmp_path, keys.make(first, COST, chance.randbytes)[1])
    differing = 0
    for seed in range(KILLS):
        ways.hear(killed_writer(forks, ways, seed, chance))
        copies = keyfile.copies(tmp_path)
        differing += copies[0] != copies[1]
        assert ways.holds()
    assert ways.done > KILLS
    promise(
        f"{KILLS} kills during changes of the ways in, {ways.done} acknowledged, 0 unopenable;"
        f" the copies differed {differing} times"
    )


def change_ways(folder: Path, change: str) -> None:
    if change == "drop":
        keys.drop(folder, cheap.PASSPHRASE, "device", cheap.FLOOR)
    else:
        new = keys.passphrase("the new one")
        keys.put(folder, cheap.PASSPHRASE, new, cheap.COST, floor=cheap.FLOOR)


@pytest.mark.parametrize("change", ["put", "drop"])
def test_a_change_stopped_at_every_step_leaves_the_old_or_the_new(full, change):
    """Exactly: before each file that is opened, renamed or removed, until none is left."""
    folder, _master = full
    before = text_of(folder)
    seen = set()
    for step in range(200):
        write(folder, before, before)
        stopped = cheap.killed(step, partial(change_ways, folder, change))
        assert opens(folder, RECOVERY)  # in both; completes the newer
        if change == "put":
            old, new = opens(folder, PASSPHRASE), opens(folder, "the new one")
        else:
            old, new = opens(folder, DEVICE), keyfile.ways(folder, FLOOR) == keyfile.KINDS[:2]
            assert opens(folder, PASSPHRASE)
        assert old != new
        assert {path.name for path in folder.iterdir()} == set(keyfile.NAMES)
        seen.add(new)
        if not stopped:
            break
    assert seen == {False, True}
    assert step > 5


def cuts(old: bytes, new: bytes) -> Iterator[bytes]:
    """What may stand where `new` was being written over `old`, at every byte."""
    junk = random.Random(9).randbytes(len(new))
    for at in range(0, len(new), 1 if FULL else 37):
        yield new[:at]
        yield new[:at] + bytes(len(new) - at)
        yield new[:at] + old[at:]
        yield new[:at] + junk[at:]


@pytest.mark.timeout(1800)
def test_a_write_cut_at_any_byte_is_no_loss(full, promise):
    """A disk that swaps names before the bytes are there, against which we sync."""
    folder, _master = full
    old = text_of(folder)
    put(folder, keys.passphrase("the new one"))
    new = text_of(folder)
    images = 0
    for torn in cuts(old, new):
        if torn == new:
            continue
        write(folder, torn, old)
        assert opens(folder, PASSPHRASE)
        assert text_of(folder) == old
        write(folder, new, torn)
        assert opens(folder, "the new one")
        assert text_of(folder) == new
        images += 2
    promise(f"{images} images of a key file cut off while it was written, 0 unopenable")


STATES = {
    "gone": None,
    "empty": b"",
    "zeros": bytes(700),
    "junk": b"\xff" * 700,
    "short": b"{}",
    "large": b"7" * 70_000,
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", keyfile.NAMES)
def test_one_copy_lost_is_no_loss(full, name, state):
    folder, master = full
    good = text_of(folder)
    for secret in WAYS:
        write(folder, *(STATES[state] if one == name else good for one in keyfile.NAMES))
        assert keys.unlock(folder, secret, FLOOR) == master
        assert text_of(folder) == good


# --- flipped bits


def flips(text: bytes, step: int) -> Iterator[bytes]:
    for place, bit in list(product(range(len(text)), range(8)))[::step]:
        bad = bytearray(text)
        bad[place] ^= 1 << bit
        yield bytes(bad)


@pytest.mark.timeout(1800)
def test_every_flipped_bit_is_told_and_none_lets_in(full, promise):
    folder, master = full
    good = text_of(folder)
    alike = one = 0
    for bad in flips(good, 1):
        assert parsed(bad, FLOOR) is None
    for bad in flips(good, STEP):
        write(folder, bad, bad)
        for secret in (*WAYS, "another"):
            with pytest.raises(KeysDamaged):  # never "wrong": she would doubt what she knows
                keys.unlock(folder, secret, FLOOR)
        alike += 1
    for number, bad in enumerate(flips(good, STEP)):
        write(folder, *((bad, good), (good, bad))[number % 2])
        assert keys.unlock(folder, WAYS[number % 3], FLOOR) == master
        assert text_of(folder) == good
        one += 1
    promise(
        f"key file: {alike} single-bit flips in both copies, all told as damage, 0 accepted;"
        f" {one} in one copy, all opened and mended"
    )


@pytest.mark.timeout(1800)
def test_no_flip_with_the_sum_made_right_lets_in(full, promise):
    """As someone does who edits the file: then only the seals are left."""
    folder, _master = full
    good = text_of(folder)
    tried = refused_at_once = 0
    for number, bad in enumerate(flips(good, STEP)):
        try:
            forged = spelt(bad)
        except (ValueError, RecursionError):
            continue
        if forged == good:  # it was the sum itself
            continue
        write(folder, forged, forged)
        refused_at_once += parsed(forged, FLOOR) is None
        with pytest.raises((KeysDamaged, VaultTooNew, WrongPassphrase, WrongRecoveryCode)):
            keys.unlock(folder, WAYS[number % 2], FLOOR)
        tried += 1
    assert tried > 500 // STEP
    promise(
        f"key file: {tried} flips with the sum made right, 0 accepted,"
        f" {refused_at_once} of them refused before any derivation"
    )


# --- hostile bytes


def parsed(text: bytes, floor: keys.Cost = keys.FLOOR) -> keyfile.KeyFile | None:
    """What the parser says; its one error counts as a refusal."""
    try:
        return keyfile.parse(text, floor)
    except VaultTooNew:
        return None


ODD: list[object] = [
    None,
    True,
    False,
    0,
    -1,
    1,
    2,
    2**31,
    2**63,
    2**70,
    1e3,
    1e308,
    "",
    "00",
    "zz",
    "passphrase",
]
ODD += [
    "f" * 32,
    "F" * 32,
    "\0",
    "\ud800",
    "가",
    [],
    {},
    [[]],
    [{}],
    {"": {}},
    "a" * 5000,
    [0] * 300,
]


def replaced(plain: object, chance: random.Random) -> object:
    """The values with one of them, somewhere, made odd, left out or doubled."""
    if isinstance(plain, dict) and plain and chance.random() < 0.9:
        name = chance.choice(sorted(plain))
        made = {key: value for key, value in plain.items() if key != name}
        if (lot := chance.random()) < 0.1:
            return made
        if lot < 0.2:
            return plain | {chance.choice(["more", "", "format", "ID"]): chance.choice(ODD)}
        return made | {name: replaced(plain[name], chance)}
    if isinstance(plain, list) and plain and chance.random() < 0.8:
        at = chance.randrange(len(plain))
        odd = [replaced(plain[at], chance)] * chance.choice([0, 1, 1, 1, 2, 9])
        return [*plain[:at], *odd, *plain[at + 1 :]]
    if type(plain) is int and chance.random() < 0.5:
        return plain + chance.choice([-1, 1, 2**10, -(2**16), 2**20])
    return chance.choice(ODD)


def odd(plain: object, chance: random.Random) -> bytes:
    """Such values as a file, its sum made right where it is one object."""
    made = replaced(plain, chance)
    return spelt(made) if isinstance(made, dict) else keyfile.canonical(made)


def mutated(good: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut out, put in, doubled."""
    text = bytearray(good)
    for _ in range(chance.randrange(1, 6)):
        place = chance.randrange(len(text) or 1)
        match chance.randrange(5):
            case 0 if text:
                text[place] = chance.randrange(256)
            case 1:
                del text[place : place + chance.randrange(1, 30)]
            case 2:
                text[place:place] = chance.randbytes(chance.randrange(1, 9))
            case 3:
                text[place:place] = chance.choice(
                    [b"[", b"{", b'"', b"9" * 40, b"\\ud800", b"1e9,"]
                )
            case _:
                text += text[place : place + 200]
    return bytes(text)


@pytest.mark.timeout(3600)
def test_no_bytes_get_past_the_parser(promise):
    master, small = keys.make(PASSPHRASE, keys.FLOOR, random.Random(1).randbytes)
    keys.wipe(master)
    plain, chance = json.loads(small), random.Random(17)
    slowest, accepted, sound = 0.0, 0, 0
    for number in range(INPUTS):
        shaped = number % 3 == 0
        text = odd(plain, chance) if shaped else mutated(small, chance)
        begun = time.thread_time()
        found = parsed(text)
        slowest = max(slowest, time.thread_time() - begun)
        if found is not None:
            assert found.text() == text
            assert len(found.slots) <= 3
            for slot in found.slots:
                assert slot.cost.memory * slot.cost.passes <= 4 * 1024 * 1024
            sound += 1
            accepted += text != small and not shaped
    assert accepted == 0
    assert slowest < 0.05
    promise(
        f"{INPUTS} mutated key files, no error but ours, slowest {slowest * 1000:.1f} ms;"
        f" {sound} were sound by their form, for the seals to refuse"
    )


EXTREME = [0, 1, -1, 2**16 - 1, 2**20 + 1, 2**31, 2**32, 2**62, 2**200]


@pytest.mark.skipif(sys.platform == "win32", reason="reads what the process took from Linux")
def test_extreme_costs_are_refused_before_any_memory_is_taken(tmp_path, promise):
    import resource

    _master, text = keys.make(PASSPHRASE, keys.FLOOR, random.Random(1).randbytes)
    keyfile.parse(text)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    slowest, tried = 0.0, 0
    for m, t, p in product(EXTREME, EXTREME, EXTREME):
        plain = json.loads(text)
        plain["slots"][0]["kdf"] |= {"m": m, "t": t, "p": p}
        write(tmp_path, spelt(plain), spelt(plain))
        begun = time.thread_time()
        with pytest.raises(KeysDamaged):
            keys.unlock(tmp_path, PASSPHRASE)
        slowest = max(slowest, time.thread_time() - begun)
        tried += 1
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert slowest < 0.05
    assert grown < 20 * 1024  # KiB; the least of them would have been 64 MiB
    promise(f"{tried} extreme costs refused, slowest {slowest * 1000:.1f} ms, nothing derived")


# --- what people type


PASSPHRASES = {
    "quotes": 'it\'s "quoted" \\ % ; DROP --',
    "blank before": " a leading space",
    "blank after": "a trailing space ",
    "korean": "강가의 오리 다섯 마리",
    "emoji": "👩‍👧‍👦🔑🏳️‍🌈 열쇠",
    "1,000": "가나다라 마바사 " * 111 + "끝",
    "1,000 latin": "x" * 999 + "y",
    "control": "tab\tand\nline",
    "sql": "'); --",
    "right to left": "مفتاح \u202e abc",
}


@pytest.mark.parametrize("name", PASSPHRASES)
def test_what_people_type_opens_a_vault(tmp_path, name):
    typed = PASSPHRASES[name]
    create(tmp_path / "notes", typed, COST).close()
    for form in ("NFC", "NFD", "NFKC"):
        open_(tmp_path / "notes", unicodedata.normalize(form, typed), floor=FLOOR).close()
    others = [typed + " ", typed[1:], typed[:-1], " " + typed, typed.swapcase()]
    for other in {one for one in others if one and one != typed}:
        with pytest.raises(WrongPassphrase):
            open_(tmp_path / "notes", other, floor=FLOOR)


def looks(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file: when it was written, what it is, what is in it."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    stats = {path: os.stat(path) for path in found}
    return {
        str(path): (stats[path].st_mtime_ns, stats[path].st_ino, path.read_bytes())
        for path in found
    }


@pytest.mark.timeout(600)
def test_a_thousand_wrong_tries_change_nothing(tmp_path, promise):
    folder = tmp_path / "notes"
    cheap.make(folder).close()
    before = looks(folder)
    code = keys.Secret("recovery", b"0" * 16)
    for number in range(TRIES):
        with pytest.raises(WrongPassphrase):
            open_(folder, f"guess {number}", floor=FLOOR)
        if number % 10 == 0:
            with pytest.raises(WrongRecoveryCode):
                open_(folder, code, floor=FLOOR)
    assert looks(folder) == before
    cheap.again(folder).close()
    promise(
        f"{TRIES} wrong passphrases: refused alike, nothing on the disk changed, it still opens"
    )
