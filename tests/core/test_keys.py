"""The key file: opens for whoever knows, repairs itself, and can be neither weakened nor a trap."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import product

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given, settings
from hypothesis import strategies as st

from companion import keyfile, keys
from companion.errors import (
    Cancelled,
    CompanionError,
    DeviceRefused,
    EmptyPassphrase,
    KeysDamaged,
    LastWay,
    NoSpace,
    NotAVault,
    VaultReadOnly,
    VaultTooNew,
    WrongPassphrase,
    WrongRecoveryCode,
)
from tests.core import cheap
from tests.core.cheap import COST, FLOOR, PASSPHRASE

FIRST, SECOND = keyfile.NAMES


def created(folder, passphrase, cost, chance) -> bytearray:
    """A key file in a folder; its master key."""
    master, text = keys.make(passphrase, cost, chance)
    keyfile.store(folder, text)
    return master


@pytest.fixture
def made(tmp_path):
    """A folder with a key file, and the master key in it."""
    return tmp_path, bytes(created(tmp_path, PASSPHRASE, COST, random.Random(1).randbytes))


def spelt(plain: dict) -> bytes:
    """A key file with these values and the sum that belongs to them."""
    rest = {name: value for name, value in plain.items() if name != "sum"}
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"))
    whole = rest | {"sum": hashlib.sha256(text.encode()).hexdigest()}
    return json.dumps(whole, sort_keys=True, separators=(",", ":")).encode()


def put(folder, text: bytes) -> None:
    for name in keyfile.NAMES:
        (folder / name).write_bytes(text)


def opens(folder, passphrase=PASSPHRASE, floor=FLOOR) -> bytes:
    return bytes(keys.unlock(folder, passphrase, floor))


def test_it_opens_and_both_copies_are_the_same_and_private(made):
    folder, master = made
    assert opens(folder) == master
    assert len(master) == 32
    assert (folder / FIRST).read_bytes() == (folder / SECOND).read_bytes()
    assert {(folder / name).stat().st_mode & 0o777 for name in keyfile.NAMES} == {0o600}
    assert sorted(path.name for path in folder.iterdir()) == sorted(keyfile.NAMES)


def test_the_file_is_what_the_module_says(made):
    """Read with nothing of ours but the description in the module's docstring."""
    import hmac

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    def canonical(value: object) -> bytes:
        return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()

    def expanded(purpose: bytes, length: int) -> bytes:  # RFC 5869, section 2.3, one block
        return hmac.digest(master, purpose + b"\x01", "sha256")[:length]

    folder, master = made
    plain = json.loads((folder / FIRST).read_bytes())
    slot = plain["slots"][0]
    kdf = slot["kdf"]
    stretched = Argon2id(
        salt=bytes.fromhex(kdf["salt"]),
        length=32,
        iterations=kdf["t"],
        lanes=kdf["p"],
        memory_cost=kdf["m"],
    ).derive(unicodedata.normalize("NFKC", PASSPHRASE).encode())
    facts = canonical(
        ["vault-slot-1", plain["vault"], slot["id"], slot["kind"], kdf, slot["nonce"]]
    )
    opened = AESGCM(stretched).decrypt(
        bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["wrapped"]), facts
    )
    assert opened == master
    rest = {name: plain[name] for name in ("format", "generation", "vault", "slots")}
    assert plain["mac"] == hmac.digest(expanded(b"keys-mac", 32), canonical(rest), "sha256").hex()
    assert keys.derive(bytearray(master), "db-key", 32) == expanded(b"db-key", 32)


def test_every_flipped_bit_is_repaired_from_the_other_copy(made):
    """One copy damaged: it opens all the same. The refusal of both damaged costs no derivation."""
    folder, master = made
    good = (folder / FIRST).read_bytes()
    for place, bit in product(range(len(good)), range(8)):
        bad = bytearray(good)
        bad[place] ^= 1 << bit
        assert keyfile.parse(bytes(bad), FLOOR) is None
    for place in range(0, len(good), 23):
        for name in keyfile.NAMES:
            bad = bytearray(good)
            bad[place] ^= 1 << (place % 8)
            (folder / name).write_bytes(bad)
            assert opens(folder) == master
            assert {(folder / name).read_bytes() for name in keyfile.NAMES} == {good}


@pytest.mark.parametrize("left", [None, b"", b"{}", b"\xff" * 600], ids=range(4))
@pytest.mark.parametrize("name", keyfile.NAMES)
def test_a_lost_copy_is_written_again(made, name, left):
    folder, master = made
    good = (folder / FIRST).read_bytes()
    (folder / name).unlink()
    if left is not None:
        (folder / name).write_bytes(left)
    assert opens(folder) == master
    assert (folder / name).read_bytes() == good
    with pytest.raises(WrongPassphrase):
        opens(folder, "another")


def test_a_copy_that_cannot_be_written_again_does_not_lock_out(made):
    folder, master = made
    (folder / SECOND).unlink()
    (folder / SECOND).mkdir()
    assert opens(folder) == master


def test_damaged_and_wrong_are_told_apart(made):
    folder, _master = made
    with pytest.raises(WrongPassphrase):
        opens(folder, PASSPHRASE + " ")
    good = (folder / FIRST).read_bytes()
    for text in (b"", good[:-1], good + b"\n", good.replace(b'"m":64,', b'"m":65,')):
        put(folder, text)
        for passphrase in (PASSPHRASE, "another"):
            with pytest.raises(KeysDamaged):
                opens(folder, passphrase)


def test_nothing_there_and_nothing_given(tmp_path, made):
    with pytest.raises(NotAVault):
        keys.unlock(tmp_path / "nowhere", PASSPHRASE)
    with pytest.raises(EmptyPassphrase):
        keys.unlock(made[0], "")
    with pytest.raises(EmptyPassphrase):
        keys.make("", COST, random.Random(1).randbytes)
    assert not (tmp_path / "new").exists()


def test_a_later_format_is_told_as_such(made):
    folder, _master = made
    plain = json.loads((folder / FIRST).read_bytes())
    later = spelt({"format": 4, "vault": plain["vault"], "ways": []})
    put(folder, later)
    with pytest.raises(VaultTooNew) as caught:
        opens(folder)
    assert (caught.value.found, caught.value.known) == (4, keyfile.FORMAT)
    assert (folder / FIRST).read_bytes() == later


KDF_EDITS = [{"m": 0}, {"m": 63 * 1024}, {"m": 2**20 + 1}, {"m": 2**62}, {"m": -1}, {"m": 64.0},
             {"t": 0}, {"t": 1}, {"t": 17}, {"t": 2**40}, {"p": 0}, {"p": 9}, {"p": True},
             {"m": 2**20, "t": 5}, {"alg": "argon2i"}, {"salt": "00"}, {"salt": 5}, {"m": "65536"},
             {"m": None}, {"m": []}, {"extra": 1}]  # fmt: skip


@pytest.mark.parametrize("edit", KDF_EDITS, ids=range(len(KDF_EDITS)))
def test_edited_costs_are_refused_before_any_work(tmp_path, edit):
    """With the sum made right again, as an attacker would; at the floor the program has."""
    created(tmp_path, PASSPHRASE, keys.FLOOR, random.Random(1).randbytes)
    plain = json.loads((tmp_path / FIRST).read_bytes())
    plain["slots"][0]["kdf"] |= edit
    put(tmp_path, spelt(plain))
    begun = time.perf_counter()
    with pytest.raises(KeysDamaged):
        keys.unlock(tmp_path, PASSPHRASE)
    assert time.perf_counter() - begun < 0.05


def test_lanes_need_memory(made):
    """Eight lanes with less than 64 KiB: RFC 9106 knows no such thing, whatever the floor."""
    plain = json.loads((made[0] / FIRST).read_bytes())
    plain["slots"][0]["kdf"] |= {"m": 8, "p": 8}
    put(made[0], spelt(plain))
    with pytest.raises(KeysDamaged):
        opens(made[0])


CHANGES = {
    "kind": lambda plain, slot: {"slots": [slot | {"kind": "recovery"}]},
    "second slot": lambda plain, slot: {"slots": [slot, slot | {"id": "00" * 8}]},
    "vault": lambda plain, slot: {"vault": "00" * 16},
    "mac": lambda plain, slot: {"mac": "00" * 32},
    "nonce": lambda plain, slot: {"slots": [slot | {"nonce": "00" * 12}]},
    "no slots": lambda plain, slot: {"slots": []},
    "many slots": lambda plain, slot: {"slots": [slot] * 9},
    "slots": lambda plain, slot: {"slots": {"0": slot}},
    "slot": lambda plain, slot: {"slots": [[]]},
    "kdf": lambda plain, slot: {"slots": [slot | {"kdf": []}]},
    "field": lambda plain, slot: {"more": 1},
    "hex": lambda plain, slot: {"mac": "zz" * 32},
    "format": lambda plain, slot: {"format": True},
    "no format": lambda plain, slot: {"format": 0},
    "old format": lambda plain, slot: {"format": 1},
    "generation": lambda plain, slot: {"generation": 2**40},
    "no generation": lambda plain, slot: {"generation": 0},
    "much": lambda plain, slot: {"generation": 2**53},
    "true": lambda plain, slot: {"generation": True},
}


BEFORE_ANY_WORK = set(CHANGES) - {"kind", "vault", "mac", "nonce", "generation"}


@pytest.mark.parametrize("what", CHANGES)
def test_an_altered_list_of_slots_never_opens(made, what):
    folder, master = made
    good = (folder / FIRST).read_bytes()
    plain = json.loads(good)
    bad = spelt(plain | CHANGES[what](plain, plain["slots"][0]))
    put(folder, bad)
    with pytest.raises((KeysDamaged, WrongPassphrase)):
        opens(folder)
    if what in BEFORE_ANY_WORK:
        assert keyfile.parse(bad, FLOOR) is None  # before any work is done for it
    (folder / SECOND).write_bytes(good)  # the other copy still opens it, and heals this one
    assert opens(folder) == master
    assert (folder / FIRST).read_bytes() == good


PASSPHRASES = ['it\'s "quoted" \\ % ;--', " leading and trailing ", "비밀번호 열쇠 구름",
               "👩‍👧‍👦🔑", "가" * 1000, "a" * 10_000, "\t\n", "\0", "\ud800", "ﬁ①"]  # fmt: skip


@pytest.mark.parametrize("passphrase", PASSPHRASES, ids=range(len(PASSPHRASES)))
def test_any_passphrase_opens_what_it_made(tmp_path, passphrase):
    master = created(tmp_path, passphrase, COST, random.Random(1).randbytes)
    assert keys.unlock(tmp_path, passphrase, FLOOR) == master
    for other in (passphrase + "x", passphrase[:-1] + "y", "x"):
        with pytest.raises(WrongPassphrase):
            keys.unlock(tmp_path, other, FLOOR)


def test_hangul_typed_on_another_system_is_the_same(tmp_path):
    whole, parts = (unicodedata.normalize(form, "한글 열쇠 각") for form in ("NFC", "NFD"))
    assert whole != parts
    master = created(tmp_path, whole, COST, random.Random(1).randbytes)
    assert keys.unlock(tmp_path, parts, FLOOR) == master
    assert keys.unlock(tmp_path, whole, FLOOR) == master


def test_two_files_of_one_passphrase_have_nothing_in_common(tmp_path):
    import os

    masters, texts = [], []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        masters.append(bytes(created(tmp_path / name, PASSPHRASE, COST, os.urandom)))
        texts.append(json.loads((tmp_path / name / FIRST).read_bytes()))
    assert masters[0] != masters[1]
    for field in ("id", "nonce", "wrapped"):
        assert texts[0]["slots"][0][field] != texts[1]["slots"][0][field]
    assert texts[0]["vault"] != texts[1]["vault"]


def test_a_new_slot_costs_what_the_code_says():
    assert keys.cost_here() in (keys.USUAL, keys.SMALL)
    for cost in (keys.USUAL, keys.SMALL):
        assert keys.FLOOR.memory <= cost.memory <= keyfile.CEILING.memory
        assert keys.FLOOR.passes <= cost.passes <= keyfile.CEILING.passes
        assert cost.memory * cost.passes <= 4 * 1024 * 1024


def test_wiping(made):
    secret = bytearray(made[1])
    keys.wipe(secret)
    assert secret == bytes(32)


SAMPLE = json.loads(
    '{"format":2,"generation":1,"mac":"' + "ab" * 32 + '","slots":[{"id":"' + "01" * 8
    + '","kdf":{"alg":"argon2id","m":65536,"p":4,"salt":"' + "02" * 16 + '","t":3},'
    '"kind":"passphrase","nonce":"' + "03" * 12 + '","wrapped":"' + "04" * 48
    + '"}],"vault":"' + "05" * 16 + '"}'
)  # fmt: skip
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=8,
)


def judged(text: bytes) -> None:
    """The parser gives values, None, or says that they are from later; never anything else."""
    try:
        plain = keyfile.parse(text, keys.FLOOR)
    except VaultTooNew:
        return
    assert plain is None or plain.slots


@given(st.binary(max_size=300) | json_values.map(json.dumps).map(str.encode))
def test_junk_is_no_key_file(text):
    judged(text)


@given(st.data())
def test_any_value_in_any_place_is_judged(data):
    """Right sums over wrong values: the parser has only its own checks to stand on."""
    plain = json.loads(json.dumps(SAMPLE))
    spot, value = plain, data.draw(json_values)
    path = data.draw(
        st.sampled_from([
            ["format"], ["generation"], ["mac"], ["slots"], ["vault"],
            ["slots", 0], ["slots", 0, "kdf"],
            *(["slots", 0, name] for name in SAMPLE["slots"][0]),
            *(["slots", 0, "kdf", name] for name in SAMPLE["slots"][0]["kdf"]),
        ])
    )  # fmt: skip
    for step in path[:-1]:
        spot = spot[step]
    spot[path[-1]] = value
    judged(spelt(plain))


def test_ten_thousand_mutations_raise_only_our_errors(made):
    folder, _master = made
    good = (folder / FIRST).read_bytes()
    chance = random.Random(7)
    accepted = 0
    for _ in range(10_000):
        text = bytearray(good)
        for _ in range(chance.randrange(1, 6)):
            place = chance.randrange(len(text))
            match chance.randrange(4):
                case 0:
                    text[place] = chance.randrange(256)
                case 1:
                    del text[place : place + chance.randrange(1, 9)]
                case 2:
                    text[place:place] = chance.randbytes(chance.randrange(1, 9))
                case _:
                    text += text[place : place + 20]
            text = text or bytearray(b"{")
        accepted += keyfile.parse(bytes(text), FLOOR) is not None and bytes(text) != good
    assert accepted == 0


@pytest.mark.parametrize(
    "text", [b"[" * 60_000, b"9" * 60_000, b'{"a":' * 10_000, b"\xef\xbb\xbf{}", b" " * 70_000],
    ids=range(5),
)  # fmt: skip
def test_hostile_shapes_end_at_once(made, text):
    put(made[0], text)
    begun = time.perf_counter()
    with pytest.raises(KeysDamaged):
        opens(made[0])
    assert time.perf_counter() - begun < 0.2


def test_a_wrong_passphrase_changes_nothing_however_often(made):
    folder, master = made
    before = {name: (folder / name).read_bytes() for name in keyfile.NAMES}
    for attempt in range(50):
        with pytest.raises(WrongPassphrase):
            opens(folder, f"guess {attempt}")
    assert {name: (folder / name).read_bytes() for name in keyfile.NAMES} == before
    assert opens(folder) == master


# --- several ways in

RECOVERY = keys.Secret("recovery", b"0123456789abcdef")
DEVICE = keys.Secret("device", bytes(range(32)))


def texts(folder) -> set[bytes]:
    return {(folder / name).read_bytes() for name in keyfile.NAMES}


def add(folder, new: keys.Secret, by: str | keys.Secret = PASSPHRASE) -> None:
    keys.put(folder, by, new, COST, floor=FLOOR)


def test_every_way_opens_the_same_vault(made):
    folder, master = made
    name = keys.vault_id(folder, FLOOR)
    assert keyfile.ways(folder, FLOOR) == ("passphrase",)
    add(folder, DEVICE)
    add(folder, RECOVERY, by=DEVICE)
    assert keyfile.ways(folder, FLOOR) == keyfile.KINDS[:3]
    assert keys.vault_id(folder, FLOOR) == name
    assert len(texts(folder)) == 1
    for secret in (PASSPHRASE, keys.passphrase(PASSPHRASE), RECOVERY, DEVICE):
        assert keys.unlock(folder, secret, FLOOR) == master


@pytest.mark.parametrize(
    ("secret", "error"),
    [
        ("another", WrongPassphrase),
        (keys.Secret("recovery", DEVICE.value), WrongRecoveryCode),
        (keys.Secret("device", RECOVERY.value), DeviceRefused),
    ],
    ids=["passphrase", "recovery", "device"],
)
def test_a_secret_opens_its_own_slot_and_no_other(made, secret, error):
    folder, _master = made
    for new in (None, DEVICE, RECOVERY):
        if new:
            add(folder, new)
        before = texts(folder)
        with pytest.raises(error):
            keys.unlock(folder, secret, FLOOR)
        with pytest.raises(error):
            keys.put(folder, secret, keys.passphrase("mine now"), COST, floor=FLOOR)
        with pytest.raises(error):
            keys.drop(folder, secret, "device", FLOOR)
        assert texts(folder) == before


def test_a_changed_passphrase_opens_and_the_old_one_no_longer(made):
    folder, master = made
    add(folder, RECOVERY)
    for number in range(5):
        add(folder, keys.passphrase(f"새 암호 {number}"), by=RECOVERY)
        assert keys.unlock(folder, f"새 암호 {number}", FLOOR) == master
        for old in (PASSPHRASE, f"새 암호 {number - 1}"):
            with pytest.raises(WrongPassphrase):
                opens(folder, old)
    assert keyfile.ways(folder, FLOOR) == ("passphrase", "recovery")
    assert keys.unlock(folder, RECOVERY, FLOOR) == master


def test_a_new_slot_costs_what_the_code_says_not_what_the_file_said(made, monkeypatch):
    folder, _master = made
    monkeypatch.setattr(keys, "cost_here", lambda: keys.SMALL)
    keys.put(folder, PASSPHRASE, keys.passphrase("another one"), floor=FLOOR)
    plain = json.loads((folder / FIRST).read_bytes())
    assert [slot["kdf"]["m"] for slot in plain["slots"]] == [keys.SMALL.memory]
    assert plain["generation"] == 2


def test_a_new_way_tells_of_each_derivation_and_can_be_stopped_at_each(made):
    folder, _ = made
    before, told = texts(folder), []

    def until(last: int) -> Callable[[int, int], None]:
        def progress(done: int, total: int) -> None:
            told.append((done, total))
            if done == last:
                raise Cancelled

        return progress

    for last in range(4):
        with pytest.raises(Cancelled):
            keys.put(folder, PASSPHRASE, RECOVERY, COST, floor=FLOOR, progress=until(last))
        assert texts(folder) == before
    assert told[-4:] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    keys.put(folder, PASSPHRASE, RECOVERY, COST, floor=FLOOR, progress=until(4))
    opens(folder, RECOVERY)


def test_a_way_that_was_dropped_opens_no_more_and_the_passphrase_stays(made):
    folder, master = made
    add(folder, RECOVERY)
    add(folder, DEVICE)
    before = texts(folder)
    with pytest.raises(LastWay):
        keys.drop(folder, RECOVERY, "passphrase", FLOOR)
    assert texts(folder) == before
    keys.drop(folder, PASSPHRASE, "device", FLOOR)
    assert keyfile.ways(folder, FLOOR) == ("passphrase", "recovery")
    with pytest.raises(DeviceRefused):
        keys.unlock(folder, DEVICE, FLOOR)
    after = texts(folder)
    keys.drop(folder, PASSPHRASE, "device", FLOOR)  # nothing to take away, nothing written
    assert texts(folder) == after
    assert opens(folder) == master


def test_no_vault_begins_without_a_passphrase():
    with pytest.raises(LastWay):
        keys.make(RECOVERY, COST, random.Random(1).randbytes)


def test_a_vault_of_the_first_format_opens_and_becomes_the_second_with_a_change(made):
    folder, master = made
    new = keyfile.parse((folder / FIRST).read_bytes(), FLOOR)
    assert new
    old = replace(new, format=1, generation=0)
    text = old.sealed(keys.derive(bytearray(master), "keys-mac", 32)).text()
    assert set(json.loads(text)) == {"format", "vault", "slots", "mac", "sum"}
    put(folder, text)
    assert opens(folder) == master
    assert texts(folder) == {text}
    (folder / SECOND).unlink()
    assert opens(folder) == master
    assert texts(folder) == {text}
    add(folder, RECOVERY)
    assert keys.unlock(folder, RECOVERY, FLOOR) == opens(folder) == master
    assert json.loads((folder / FIRST).read_bytes())["generation"] == 1


@pytest.fixture
def changed(made):
    """A folder, its old key file, its new one in which the passphrase is another."""
    folder, master = made
    add(folder, RECOVERY)
    old = (folder / FIRST).read_bytes()
    add(folder, keys.passphrase("새 암호"))
    return folder, master, old, (folder / FIRST).read_bytes()


@pytest.mark.parametrize("older", keyfile.NAMES)
def test_of_two_genuine_copies_the_newer_wins_and_is_never_lost(changed, older):
    """A change killed half way, or a copy that a synced folder put back."""
    folder, master, old, new = changed
    (folder / older).write_bytes(old)
    before = {name: (folder / name).read_bytes() for name in keyfile.NAMES}
    assert opens(folder) == master  # with the older passphrase; the newer way is left alone
    assert {name: (folder / name).read_bytes() for name in keyfile.NAMES} == before
    assert keys.unlock(folder, RECOVERY, FLOOR) == master  # in both: the newer is completed
    assert texts(folder) == {new}
    with pytest.raises(WrongPassphrase):
        opens(folder)
    assert opens(folder, "새 암호") == master


def test_a_change_after_half_a_change_is_newer_than_both(changed):
    folder, master, old, _new = changed
    (folder / SECOND).write_bytes(old)
    add(folder, keys.passphrase("third"), by=PASSPHRASE)
    assert len(texts(folder)) == 1
    assert json.loads((folder / FIRST).read_bytes())["generation"] == 4
    assert opens(folder, "third") == master
    for past in (PASSPHRASE, "새 암호"):
        with pytest.raises(WrongPassphrase):
            opens(folder, past)


def test_what_a_kill_left_beside_the_copies_is_gone_at_the_next_opening(made):
    folder, _master = made
    for name in keyfile.NAMES:
        (folder / f"{name}.new").write_bytes((folder / name).read_bytes())
    opens(folder)
    assert {path.name for path in folder.iterdir()} == set(keyfile.NAMES)


def test_a_change_that_one_copy_refuses_is_undone_in_the_other(made):
    """The disk takes the first copy and refuses the second: both are as before, and it is said."""
    folder, master = made
    before = (folder / FIRST).read_bytes()
    (folder / SECOND).unlink()
    (folder / SECOND).mkdir()  # cannot be replaced by a file
    with pytest.raises(VaultReadOnly):
        add(folder, keys.passphrase("another one"))
    assert (folder / FIRST).read_bytes() == before
    (folder / SECOND).rmdir()
    assert opens(folder) == master
    assert texts(folder) == {before}


def test_a_change_on_a_full_disk_changes_nothing(tmp_path):
    with cheap.disk(tmp_path / "stick", "64k") as folder:
        master = created(folder, PASSPHRASE, COST, random.Random(1).randbytes)
        before = texts(folder)
        filler = cheap.fill(folder)
        with pytest.raises(NoSpace):
            add(folder, keys.passphrase("another one"))
        assert texts(folder) == before
        assert opens(folder) == master
        filler.unlink()
        add(folder, keys.passphrase("another one"))
        assert opens(folder, "another one") == master


def test_nothing_readable_no_ways(tmp_path, made):
    assert keyfile.ways(tmp_path / "nowhere") == ()
    with pytest.raises(NotAVault):
        keys.vault_id(tmp_path / "nowhere")
    folder, _master = made
    put(folder, b"{}")
    assert keyfile.ways(folder, FLOOR) == ()
    with pytest.raises(KeysDamaged):
        keys.vault_id(folder, FLOOR)
    put(folder, spelt({"format": 4}))
    assert keyfile.ways(folder, FLOOR) == ()
    with pytest.raises(VaultTooNew):
        keys.vault_id(folder, FLOOR)


def test_a_secret_does_not_show_itself():
    for secret in (keys.passphrase("비밀 하나"), DEVICE):
        assert secret.value.hex() not in repr(secret)
        assert repr(secret) == f"Secret(kind='{secret.kind}')"


LITTLE_MEMORY = """
import os, resource, sys
from pathlib import Path
from companion import keys
from companion.errors import NoMemory
folder = Path(sys.argv[1])
held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (held + 100 * 2**20,) * 2)
for call in (
    lambda: keys.make("x", keys.USUAL, os.urandom),
    lambda: keys.unlock(folder, "x", keys.Cost(1, 1, 1)),
):
    try:
        call()
    except NoMemory:
        print("told")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits a process as Linux does")
def test_too_little_memory_is_told_and_nothing_is_changed(tmp_path):
    created(tmp_path, "x", keys.Cost(512 * 1024, 1, 1), random.Random(1).randbytes)
    before = texts(tmp_path)
    command = [sys.executable, "-c", LITTLE_MEMORY, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "told\ntold\n"
    assert texts(tmp_path) == before


def test_a_new_slot_that_does_not_open_is_never_written(made, monkeypatch):
    """As memory that flips a bit would do it, between wrapping and writing."""
    folder, master = made
    before = texts(folder)
    wrap = keys._wrap

    def flipped(*args) -> keyfile.Slot:
        slot = wrap(*args)
        return replace(slot, wrapped=bytes([slot.wrapped[0] ^ 1]) + slot.wrapped[1:])

    monkeypatch.setattr(keys, "_wrap", flipped)
    with pytest.raises(CompanionError) as caught:
        add(folder, keys.passphrase("another one"))
    assert type(caught.value) is CompanionError
    assert texts(folder) == before
    assert opens(folder) == master


TINY = keys.Cost(8, 1, 1)


class _Story:
    """Changes of the ways in, and a disk that loses or puts back one copy now and then."""

    def __init__(self, folder) -> None:
        self.folder = folder
        self.now = {"passphrase": keys.passphrase("the first one")}
        self.past: list[bytes] = []
        self.gone: list[keys.Secret] = []
        keyfile.store(folder, keys.make(self.now["passphrase"], TINY, os.urandom)[1])

    def put(self, kind: str, value: bytes) -> None:
        self._keep(kind)
        by = self.now[sorted(self.now)[value[0] % len(self.now)]]
        self.now[kind] = keys.Secret(kind, value)
        keys.put(self.folder, by, self.now[kind], TINY, floor=TINY)

    def drop(self, kind: str) -> None:
        self._keep(kind)
        self.now.pop(kind, None)
        keys.drop(self.folder, self.now["passphrase"], kind, TINY)

    def spoil(self, name: str, how: int) -> None:
        """One copy is gone, is junk, or is what it was some changes ago."""
        if how == 0:
            (self.folder / name).unlink()
        else:
            (self.folder / name).write_bytes([b"junk", *self.past][how % (len(self.past) + 1)])

    def _keep(self, kind: str) -> None:
        """Remember what this change will replace."""
        self.past.append(max((self.folder / name).read_bytes() for name in keyfile.NAMES))
        if kind in self.now:
            self.gone.append(self.now[kind])


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["passphrase", "recovery", "device"]),
            st.binary(min_size=4, max_size=8),
            st.booleans(),
            st.sampled_from(keyfile.NAMES),
            st.none() | st.integers(0, 6),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_becomes_of_one_copy_the_newest_ways_open(tmp_path_factory, acts):
    story = _Story(tmp_path_factory.mktemp("story"))
    for kind, value, add_it, name, how in acts:
        if add_it or kind == "passphrase":
            story.put(kind, value)
        else:
            story.drop(kind)
        newest = (story.folder / FIRST).read_bytes()
        if how is None:
            continue
        story.spoil(name, how)
        for (
            old
        ) in story.gone:  # may open while a copy that it opens lies there, but changes nothing
            with suppress(WrongPassphrase, WrongRecoveryCode, DeviceRefused):
                keys.unlock(story.folder, old, TINY)
        for secret in story.now.values():
            assert keys.unlock(story.folder, secret, TINY)
            assert texts(story.folder) == {newest}
