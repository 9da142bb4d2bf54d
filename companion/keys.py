"""The key file: ways into a vault, each wrapping the same master key.

    MK     32 random bytes, made once, never on disk unwrapped
    KEK    Argon2id (RFC 9106) over the passphrase, NFKC (so macOS's decomposed Hangul fits)
    slot   AES-256-GCM(KEK, MK), with the slot's own facts as associated data
    file   JSON: format, vault, slots, mac = HMAC-SHA256 under a key from MK over all the rest,
           sum = SHA-256 over all the rest, which tells "damaged" from "wrong passphrase"

Two identical copies lie in the vault's folder; whichever is whole opens it, and the other is
written again. Cost parameters of a new slot always come from the code; those of a file are
checked against `floor` and `CEILING` before any memory is asked for.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from companion import files
from companion.errors import (
    EmptyPassphrase,
    KeysDamaged,
    NoSpace,
    NotAVault,
    VaultReadOnly,
    VaultTooNew,
    WrongPassphrase,
)

NAMES = ("vault.keys", "vault.keys2")
FORMAT = 1
_LIMIT = 64 * 1024
_SLOTS = 8

Random = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Cost:
    """Argon2id: memory in KiB, passes, lanes."""

    memory: int
    passes: int
    lanes: int


USUAL = Cost(256 * 1024, 3, 4)  # about 0.8 s on a two-core laptop
SMALL = Cost(64 * 1024, 3, 4)  # RFC 9106, second choice, for computers under 4 GiB
FLOOR = Cost(64 * 1024, 2, 1)
CEILING = Cost(1024 * 1024, 16, 8)


def cost_here() -> Cost:
    """The cost for a new slot on this computer."""
    try:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # Windows has no sysconf
        return USUAL
    return USUAL if memory >= 4 * 1024**3 - 512 * 1024**2 else SMALL


def make(passphrase: str, cost: Cost, random: Random) -> tuple[bytearray, bytes]:
    """A new master key, and the key file with one passphrase slot that opens it, not yet written.

    Raises EmptyPassphrase.
    """
    secret = _secret(passphrase)
    master = bytearray(random(32))
    vault = random(16).hex()
    slot = _wrap(master, secret, vault, "passphrase", cost, random)
    return master, _sealed({"format": FORMAT, "vault": vault, "slots": [slot]}, master)


def store(folder: Path, text: bytes) -> None:
    """Write both copies of a key file. Raises NoSpace, VaultReadOnly."""
    for name in NAMES:
        files.write(folder / name, text)


def unlock(folder: Path, passphrase: str, floor: Cost = FLOOR) -> bytearray:
    """The master key, for whoever knows the passphrase; the caller wipes it.

    Raises NotAVault, EmptyPassphrase, WrongPassphrase, KeysDamaged, VaultTooNew. A damaged or
    missing copy of the file is written again from the whole one, where the disk allows it.
    """
    secret = _secret(passphrase)
    texts = [_bytes(folder / name) for name in NAMES]
    there = [text for text in dict.fromkeys(texts) if text is not None]
    if not there:
        raise NotAVault
    whole = [(text, plain) for text in there if (plain := _read(text, floor)) is not None]
    altered = not whole
    for text, plain in whole:
        master = _open(plain, secret)
        if master is None:
            continue
        if not hmac.compare_digest(_mac(plain, master), plain["mac"]):
            altered = True  # the slot is genuine, the list around it is not
            continue
        for name, found in zip(NAMES, texts, strict=True):
            if found != text:
                with suppress(NoSpace, VaultReadOnly):  # it opens; the next time will do
                    files.write(folder / name, text)
        return master
    raise KeysDamaged if altered else WrongPassphrase


def derive(master: bytearray, purpose: str, length: int) -> bytes:
    """A key for one purpose: HKDF-Expand (RFC 5869) of the master key."""
    return HKDFExpand(SHA256(), length, purpose.encode()).derive(bytes(master))


def wipe(secret: bytearray) -> None:
    """Overwrite a secret with zeros."""
    secret[:] = bytes(len(secret))


def _secret(passphrase: str) -> bytes:
    made = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    if not made:
        raise EmptyPassphrase
    return made


def _wrap(
    master: bytearray, secret: bytes, vault: str, kind: str, cost: Cost, random: Random
) -> dict[str, Any]:
    slot: dict[str, Any] = {
        "id": random(8).hex(),
        "kind": kind,
        "kdf": {
            "alg": "argon2id",
            "salt": random(16).hex(),
            "m": cost.memory,
            "t": cost.passes,
            "p": cost.lanes,
        },
        "nonce": random(12).hex(),
    }
    box = AESGCM(_stretch(secret, slot["kdf"]))
    facts = _facts(vault, slot)
    slot["wrapped"] = box.encrypt(bytes.fromhex(slot["nonce"]), bytes(master), facts).hex()
    return slot


def _open(plain: dict[str, Any], secret: bytes) -> bytearray | None:
    for slot in plain["slots"]:
        if slot["kind"] != "passphrase":
            continue
        box = AESGCM(_stretch(secret, slot["kdf"]))
        facts = _facts(plain["vault"], slot)
        try:
            wrapped = bytes.fromhex(slot["wrapped"])
            master = bytearray(box.decrypt(bytes.fromhex(slot["nonce"]), wrapped, facts))
        except InvalidTag:
            continue
        return master
    return None


def _stretch(secret: bytes, kdf: dict[str, Any]) -> bytes:
    salt = bytes.fromhex(kdf["salt"])
    work = Argon2id(salt=salt, length=32, iterations=kdf["t"], lanes=kdf["p"], memory_cost=kdf["m"])
    return work.derive(secret)


def _facts(vault: str, slot: dict[str, Any]) -> bytes:
    return _canonical(["vault-slot-1", vault, slot["id"], slot["kind"], slot["kdf"], slot["nonce"]])


def _mac(plain: dict[str, Any], master: bytearray) -> str:
    rest = {name: plain[name] for name in ("format", "vault", "slots")}
    return hmac.digest(derive(master, "keys-mac", 32), _canonical(rest), "sha256").hex()


def _sealed(plain: dict[str, Any], master: bytearray) -> bytes:
    plain = plain | {"mac": _mac(plain, master)}
    return _canonical(plain | {"sum": hashlib.sha256(_canonical(plain)).hexdigest()})


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def _bytes(path: Path) -> bytes | None:
    """What lies there, b"" when it cannot be read, None when nothing does."""
    try:
        with open(path, "rb") as file:
            return file.read(_LIMIT + 1)
    except FileNotFoundError:
        return None
    except OSError:
        return b""


def _read(text: bytes, floor: Cost) -> dict[str, Any] | None:
    """The file as values whose every type and bound was checked, or None.

    Raises VaultTooNew for a whole file of a later format.
    """
    plain = _whole(text)
    if plain is None or type(plain.get("format")) is not int:
        return None
    if plain["format"] > FORMAT:
        raise VaultTooNew(plain["format"], FORMAT)
    if plain["format"] != FORMAT or set(plain) != {"format", "vault", "slots", "mac", "sum"}:
        return None
    slots = plain["slots"]
    sound = (
        _hex(plain["vault"], 16)
        and _hex(plain["mac"], 32)
        and isinstance(slots, list)
        and 1 <= len(slots) <= _SLOTS
        and all(_sound(slot, floor) for slot in slots)
    )
    return plain if sound else None


def _whole(text: bytes) -> dict[str, Any] | None:
    """The JSON object in `text` if it is spelt as we spell it and its sum is right, or None.

    One spelling only: so no duplicate keys, floats or blanks get through, and the sum covers
    every byte.
    """
    if not text or len(text) > _LIMIT:
        return None
    try:
        plain = json.loads(text)
        if not isinstance(plain, dict) or _canonical(plain) != text:
            return None
    except (ValueError, RecursionError):
        return None
    rest = {name: value for name, value in plain.items() if name != "sum"}
    return plain if hashlib.sha256(_canonical(rest)).hexdigest() == plain.get("sum") else None


def _sound(slot: Any, floor: Cost) -> bool:
    if not isinstance(slot, dict) or set(slot) != {"id", "kind", "kdf", "nonce", "wrapped"}:
        return False
    kdf = slot["kdf"]
    return (
        _hex(slot["id"], 8)
        and slot["kind"] in ("passphrase", "recovery", "device")
        and _hex(slot["nonce"], 12)
        and _hex(slot["wrapped"], 48)
        and isinstance(kdf, dict)
        and set(kdf) == {"alg", "salt", "m", "t", "p"}
        and kdf["alg"] == "argon2id"
        and _hex(kdf["salt"], 16)
        and all(type(kdf[name]) is int for name in "mtp")
        and floor.memory <= kdf["m"] <= CEILING.memory
        and floor.passes <= kdf["t"] <= CEILING.passes
        and floor.lanes <= kdf["p"] <= CEILING.lanes
        and 8 * kdf["p"] <= kdf["m"]  # RFC 9106, section 3.1
        and kdf["m"] * kdf["t"] <= 4 * 1024 * 1024
    )


def _hex(value: object, length: int) -> bool:
    if not isinstance(value, str) or len(value) != 2 * length:
        return False
    return all(letter in "0123456789abcdef" for letter in value)
