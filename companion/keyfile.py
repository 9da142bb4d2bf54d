"""The key file as bytes: its one spelling, its bounds, its seals, its two copies on the disk.

    {"format":2,"generation":N,"mac":…,"slots":[…],"sum":…,"vault":…}
    slot  {"id":…,"kdf":{"alg":"argon2id","m":…,"p":…,"salt":…,"t":…},"kind":…,
           "nonce":…,"wrapped":…}

JSON with sorted keys and no blanks, bytes as hex. `sum` is SHA-256 over all the rest but itself
and tells "damaged" from "wrong secret"; `mac` is HMAC-SHA256 over all but the two, under a key
only the vault's owner can derive. `generation` grows with every change, so that of two genuine
copies the newer is known; format 1, which is read too, has none. Cost parameters are held
against `floor` and `CEILING` before any memory is asked for. Format 3 is that of a file with a slot
of the kind "guardian", which earlier programs do not know; all else is as in format 2. This module
can neither open a slot nor make one: `keys` does.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from companion import files
from companion.errors import KeysDamaged, NoSpace, NotAVault, VaultReadOnly, VaultTooNew

NAMES = ("vault.keys", "vault.keys2")
FORMAT = 3
GUARDIAN = "guardian"
KINDS = ("passphrase", "recovery", "device", GUARDIAN)
LIMIT = 64 * 1024
_NEWEST = 2**53 - 1  # exact in every JSON reader
_FIELDS = {1: {"format", "mac", "slots", "sum", "vault"}}
_FIELDS[2] = _FIELDS[3] = _FIELDS[1] | {"generation"}


@dataclass(frozen=True, slots=True)
class Cost:
    """Argon2id: memory in KiB, passes, lanes."""

    memory: int
    passes: int
    lanes: int


FLOOR = Cost(64 * 1024, 2, 1)
ANY = Cost(1, 1, 1)  # of a file that is only looked at, not opened
CEILING = Cost(1024 * 1024, 16, 8)


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in: the master key, wrapped under what Argon2id makes of a secret and the salt."""

    id: str
    kind: str
    salt: bytes
    cost: Cost
    nonce: bytes
    wrapped: bytes = b""

    @property
    def kdf(self) -> dict[str, object]:
        """How the secret is stretched, as it is spelt."""
        cost = {"m": self.cost.memory, "t": self.cost.passes, "p": self.cost.lanes}
        return {"alg": "argon2id", "salt": self.salt.hex(), **cost}

    def facts(self, vault: str) -> bytes:
        """What the wrapping binds, so that nothing of the slot can be exchanged."""
        return canonical(
            ["vault-slot-1", vault, self.id, self.kind, self.kdf, self.nonce.hex()],
        )

    @property
    def plain(self) -> dict[str, object]:
        """The slot as it is spelt."""
        spelt = {"nonce": self.nonce.hex(), "wrapped": self.wrapped.hex()}
        return {"id": self.id, "kind": self.kind, "kdf": self.kdf, **spelt}


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A whole key file: every type and bound was checked, no seal yet. At most one slot a kind."""

    vault: str
    slots: tuple[Slot, ...]
    generation: int
    format: int = 2
    mac: str = ""

    def sealed(self, key: bytes) -> KeyFile:
        """The same file with the seal that `key` makes."""
        return KeyFile(self.vault, self.slots, self.generation, self.format, self._seal(key))

    def genuine(self, key: bytes) -> bool:
        """Whether whoever wrote this file had `key`."""
        return hmac.compare_digest(self._seal(key), self.mac)

    def text(self) -> bytes:
        """The bytes for the disk."""
        plain = self._plain() | {"mac": self.mac}
        return canonical(plain | {"sum": _sum(plain)})

    def _seal(self, key: bytes) -> str:
        return hmac.digest(key, canonical(self._plain()), "sha256").hex()

    def _plain(self) -> dict[str, object]:
        plain: dict[str, object] = {"format": self.format, "vault": self.vault}
        if self.format > 1:
            plain["generation"] = self.generation
        return plain | {"slots": [slot.plain for slot in self.slots]}


def parse(text: bytes, floor: Cost = FLOOR) -> KeyFile | None:
    """The key file in `text`, or None when it is not exactly as we write it.

    Never raises but VaultTooNew, for a whole file of a later format.
    """
    plain = _whole(text)
    if plain is None or type(plain.get("format")) is not int:
        return None
    if plain["format"] > FORMAT:
        raise VaultTooNew(plain["format"], FORMAT)
    if plain["format"] not in _FIELDS or set(plain) != _FIELDS[plain["format"]]:
        return None
    generation = plain.get("generation", 0)
    slots = plain["slots"]
    sound = (
        _hex(plain["vault"], 16)
        and _hex(plain["mac"], 32)
        and type(generation) is int
        and (plain["format"] == 1 or 1 <= generation <= _NEWEST)
        and isinstance(slots, list)
        and 1 <= len(slots) <= len(KINDS)
        and all(_sound(slot, floor) for slot in slots)
        and len({slot["kind"] for slot in slots}) == len(slots)
        and (GUARDIAN in {slot["kind"] for slot in slots}) == (plain["format"] == 3)
    )
    if not sound:
        return None
    made = tuple(_slot(slot) for slot in slots)
    return KeyFile(plain["vault"], made, generation, plain["format"], plain["mac"])


def format_of(slots: Iterable[Slot]) -> int:
    """The format of a file with these slots: the oldest that knows them."""
    return 3 if any(slot.kind == GUARDIAN for slot in slots) else 2


def canonical(value: object) -> bytes:
    """The one spelling: sorted keys, no blanks, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def copies(folder: Path) -> list[bytes | None]:
    """What lies under each of `NAMES`: b"" for what cannot be read, None for nothing."""
    return [_bytes(folder / name) for name in NAMES]


def found(folder: Path, floor: Cost = FLOOR) -> list[KeyFile]:
    """The whole copies, each once, the newest first. Raises NotAVault, VaultTooNew."""
    there = [text for text in dict.fromkeys(copies(folder)) if text is not None]
    if not there:
        raise NotAVault
    parsed = [file for text in there if (file := parse(text, floor)) is not None]
    return sorted(parsed, key=lambda file: file.generation, reverse=True)


def ways(folder: Path, floor: Cost = FLOOR) -> tuple[str, ...]:
    """The kinds of slots in the newest whole copy; () when none can be read. Needs no secret."""
    try:
        whole = found(folder, floor)
    except (NotAVault, VaultTooNew):
        return ()
    return tuple(slot.kind for slot in whole[0].slots) if whole else ()


def whole(folder: Path) -> bytes:
    """The newest whole copy, as it lies there. Raises KeysDamaged, VaultTooNew."""
    parsed = [file for text in copies(folder) if (file := parse(text or b"", ANY))]
    if not parsed:
        raise KeysDamaged
    return max(parsed, key=lambda file: file.generation).text()


def store(folder: Path, text: bytes) -> None:
    """Write both copies; neither is replaced before both are on the disk under other names.

    Raises NoSpace, VaultReadOnly.
    """
    files.write_all([folder / name for name in NAMES], text)


def mend(folder: Path, name: str, text: bytes) -> None:
    """Write one copy again, where the disk allows it; the next opening tries it too."""
    with suppress(NoSpace, VaultReadOnly):
        files.write(folder / name, text)


def clear(folder: Path) -> None:
    """Delete what a killed `store` left beside the copies."""
    for name in NAMES:
        files.clear(folder / name)


def _bytes(path: Path) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read(LIMIT + 1)
    except FileNotFoundError:
        return None
    except OSError:
        return b""


def _sum(plain: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(plain)).hexdigest()


def _whole(text: bytes) -> dict[str, Any] | None:
    """The JSON object in `text` if it is spelt as we spell it and its sum is right, or None.

    One spelling only: so no duplicate keys, floats or blanks get through, and the sum covers
    every byte.
    """
    if not text or len(text) > LIMIT:
        return None
    try:
        plain = json.loads(text)
        if not isinstance(plain, dict) or canonical(plain) != text:
            return None
    except (ValueError, RecursionError):
        return None
    rest = {name: value for name, value in plain.items() if name != "sum"}
    return plain if _sum(rest) == plain.get("sum") else None


def _sound(slot: Any, floor: Cost) -> bool:
    if not isinstance(slot, dict) or set(slot) != {"id", "kind", "kdf", "nonce", "wrapped"}:
        return False
    kdf = slot["kdf"]
    return (
        _hex(slot["id"], 8)
        and slot["kind"] in KINDS
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


def _slot(plain: dict[str, Any]) -> Slot:
    kdf = plain["kdf"]
    salt, nonce, wrapped = (
        bytes.fromhex(spelt) for spelt in (kdf["salt"], plain["nonce"], plain["wrapped"])
    )
    cost = Cost(kdf["m"], kdf["t"], kdf["p"])
    return Slot(plain["id"], plain["kind"], salt, cost, nonce, wrapped)


def _hex(value: object, length: int) -> bool:
    if not isinstance(value, str) or len(value) != 2 * length:
        return False
    return all(letter in "0123456789abcdef" for letter in value)
