"""Ways into a vault: each wraps the same master key.

    MK     32 random bytes, made once, never on disk unwrapped
    KEK    Argon2id (RFC 9106) over the secret: a passphrase (NFKC, so macOS's decomposed Hangul
           fits), a recovery code, or what the computer's keyring holds
    slot   AES-256-GCM(KEK, MK), with the slot's own facts as associated data

The slots lie in the key file (`keyfile`), of which there are two copies in the vault's folder:
whichever is whole opens it, and the other is written again. The cost of a new slot always comes
from the code. A change is made in a file of the next generation, proved to open, and written;
only then is the old way gone.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from companion import keyfile
from companion.errors import (
    Cancelled,
    CompanionError,
    DeviceRefused,
    EmptyPassphrase,
    KeysDamaged,
    LastWay,
    NoMemory,
    VaultReadOnly,
    WrongPassphrase,
    WrongRecoveryCode,
)
from companion.keyfile import KeyFile, Slot
from companion.progress import Progress, quiet

Cost = keyfile.Cost
FLOOR = keyfile.FLOOR
USUAL = Cost(256 * 1024, 3, 4)  # about 0.8 s on a two-core laptop
SMALL = Cost(64 * 1024, 3, 4)  # RFC 9106, second choice, for computers under 4 GiB

Random = Callable[[int], bytes]

_WRONG = {
    "passphrase": WrongPassphrase,
    "recovery": WrongRecoveryCode,
    "device": DeviceRefused,
    keyfile.GUARDIAN: WrongPassphrase,
}


@dataclass(frozen=True, slots=True)
class Secret:
    """Something that opens a slot of its kind: one of `keyfile.KINDS`."""

    kind: str
    value: bytes = field(repr=False)


def passphrase(text: str) -> Secret:
    """What a typed passphrase opens with. Raises EmptyPassphrase."""
    value = unicodedata.normalize("NFKC", text).encode("utf-8", "surrogatepass")
    if not value:
        raise EmptyPassphrase
    return Secret("passphrase", value)


def guardian(text: str) -> Secret:
    """What a guardian's own passphrase opens with. Raises EmptyPassphrase."""
    return Secret(keyfile.GUARDIAN, passphrase(text).value)


def cost_here() -> Cost:
    """The cost for a new slot on this computer."""
    if sys.platform == "win32":  # it has no sysconf
        return USUAL
    try:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return USUAL
    return USUAL if memory >= 4 * 1024**3 - 512 * 1024**2 else SMALL


def make(secret: str | Secret, cost: Cost, random: Random) -> tuple[bytearray, bytes]:
    """A new master key, and the key file with one passphrase slot that opens it, not yet written.

    The caller wipes the key. Raises EmptyPassphrase, LastWay for a secret of another kind.
    """
    first = _secret(secret)
    if first.kind != "passphrase":
        raise LastWay
    master = bytearray(random(32))
    vault = random(16).hex()
    slot = _wrap(master, first, vault, cost, random)
    return master, KeyFile(vault, (slot,), 1).sealed(_seal_key(master)).text()


def unlock(folder: Path, secret: str | Secret, floor: Cost = FLOOR) -> bytearray:
    """The master key, for whoever has the secret; a str is a passphrase. The caller wipes it.

    Raises NotAVault, EmptyPassphrase, KeysDamaged, VaultTooNew, NoMemory, and when no slot opens
    WrongPassphrase, WrongRecoveryCode or DeviceRefused. A damaged, missing or older copy of the
    file is written again from the one that opened, where the disk allows it.
    """
    return _unlocked(folder, _secret(secret), floor)[0]


def read(folder: Path, secret: str | Secret, floor: Cost = FLOOR) -> tuple[bytearray, bytes]:
    """The master key, and the text of the key file that opened; nothing is written.

    The caller wipes the key. Raises as `unlock`.
    """
    master, file = _opened(folder, _secret(secret), floor)
    return master, file.text()


def opened(text: bytes, secret: str | Secret, floor: Cost = FLOOR) -> bytearray:
    """The master key of a key file that lies elsewhere than in a vault. The caller wipes it.

    Raises EmptyPassphrase, KeysDamaged, VaultTooNew, NoMemory, and WrongPassphrase as `unlock`.
    """
    given = _secret(secret)
    file = keyfile.parse(text, floor)
    if file is None:
        raise KeysDamaged
    master = _open(file, given)
    if master is None:
        raise _WRONG[given.kind]
    if not file.genuine(_seal_key(master)):
        wipe(master)
        raise KeysDamaged
    return master


def vault_id(folder: Path, floor: Cost = FLOOR) -> str:
    """The vault's name for itself, 32 hex digits. Raises NotAVault, KeysDamaged, VaultTooNew."""
    return _newest(folder, floor).vault


def put(
    folder: Path,
    by: str | Secret,
    new: Secret,
    cost: Cost | None = None,
    random: Random = os.urandom,
    floor: Cost = FLOOR,
    progress: Progress = quiet,
) -> None:
    """Let `new` open the vault too, instead of what opened the slot of its kind before.

    `by` is any secret that opens now. The new slot is opened once before anything is written.
    `progress` hears of each of three derivations, 0.8 s each, and may raise Cancelled.
    Raises as `unlock` does, NoSpace and VaultReadOnly; then the old ways are as they were.
    """
    progress(0, 3)
    master, old = _unlocked(folder, _secret(by), floor)
    try:
        progress(1, 3)
        slot = _wrap(master, new, old.vault, cost or cost_here(), random)
        made = _next(folder, old, (*_without(old, new.kind), slot), master, floor)
        progress(2, 3)
        _prove(made, new, master)
        progress(3, 3)
        _replace(folder, old, made)
    finally:
        wipe(master)


def drop(folder: Path, by: str | Secret, kind: str, floor: Cost = FLOOR) -> None:
    """Take away the slot of a kind, if there is one.

    Raises LastWay for the passphrase, for the others hang on a sheet of paper or on one
    computer; else as `put` does.
    """
    if kind == "passphrase":
        raise LastWay
    master, old = _unlocked(folder, _secret(by), floor)
    try:
        left = _without(old, kind)
        if len(left) < len(old.slots):
            _replace(folder, old, _next(folder, old, left, master, floor))
    finally:
        wipe(master)


def derive(master: bytearray, purpose: str, length: int) -> bytes:
    """A key for one purpose: HKDF-Expand (RFC 5869) of the master key.

    Raises Cancelled when that was wiped meanwhile: nothing may ever be sealed with zeros.
    """
    if not any(master):
        raise Cancelled
    return HKDFExpand(SHA256(), length, purpose.encode()).derive(bytes(master))


def seal(master: bytearray, purpose: str, plain: bytes) -> bytes:
    """A short note that only whoever has the master key can read or make; 28 bytes longer."""
    nonce = os.urandom(12)
    return nonce + AESGCM(derive(master, purpose, 32)).encrypt(nonce, plain, None)


def unseal(master: bytearray, purpose: str, sealed: bytes) -> bytes | None:
    """What `seal` was given, or None for a note of someone else's."""
    try:
        box = AESGCM(derive(master, purpose, 32))
        return box.decrypt(sealed[:12], sealed[12:], None)
    except (InvalidTag, ValueError):
        return None


def wipe(secret: bytearray) -> None:
    """Overwrite a secret with zeros."""
    secret[:] = bytes(len(secret))


def _secret(given: str | Secret) -> Secret:
    return passphrase(given) if isinstance(given, str) else given


def _unlocked(folder: Path, secret: Secret, floor: Cost) -> tuple[bytearray, KeyFile]:
    """The master key and the copy that opened, after the other copy was mended."""
    master, file = _opened(folder, secret, floor)
    _mend(folder, file, _seal_key(master), floor)
    return master, file


def _opened(folder: Path, secret: Secret, floor: Cost) -> tuple[bytearray, KeyFile]:
    found = keyfile.found(folder, floor)
    altered = not found
    for file in found:
        master = _open(file, secret)
        if master is None:
            continue
        if file.genuine(_seal_key(master)):
            return master, file
        altered = True  # the slot is genuine, the list around it is not
        wipe(master)
    raise KeysDamaged if altered else _WRONG[secret.kind]


def _newest(folder: Path, floor: Cost) -> KeyFile:
    found = keyfile.found(folder, floor)
    if not found:
        raise KeysDamaged
    return found[0]


def _mend(folder: Path, file: KeyFile, key: bytes, floor: Cost) -> None:
    """Make both copies the one that opened, unless the other holds a later change of the owner's.

    Such a one is left, for nobody was told that the change failed: one of its secrets will come.
    """
    text = file.text()
    for name, found in zip(keyfile.NAMES, keyfile.copies(folder), strict=True):
        if found == text:
            continue
        other = keyfile.parse(found or b"", floor)
        if other is None or not other.genuine(key) or other.generation < file.generation:
            keyfile.mend(folder, name, text)
    keyfile.clear(folder)


def _without(file: KeyFile, kind: str) -> tuple[Slot, ...]:
    return tuple(slot for slot in file.slots if slot.kind != kind)


def _next(
    folder: Path, old: KeyFile, slots: tuple[Slot, ...], master: bytearray, floor: Cost
) -> KeyFile:
    """The file with these slots, of a generation after all that are genuine."""
    key = _seal_key(master)
    latest = max(one.generation for one in keyfile.found(folder, floor) if one.genuine(key))
    ordered = tuple(sorted(slots, key=_order))
    made = KeyFile(old.vault, ordered, latest + 1, keyfile.format_of(ordered))
    return made.sealed(key)


def _order(slot: Slot) -> int:
    return keyfile.KINDS.index(slot.kind)


def _replace(folder: Path, old: KeyFile, made: KeyFile) -> None:
    """Write the new file over both copies; when only one could be, put that one back."""
    text = made.text()
    try:
        keyfile.store(folder, text)
        if keyfile.copies(folder) != [text, text]:
            raise VaultReadOnly
    except BaseException:
        for name, found in zip(keyfile.NAMES, keyfile.copies(folder), strict=True):
            if found == text:
                keyfile.mend(folder, name, old.text())
        raise


def _prove(made: KeyFile, new: Secret, master: bytearray) -> None:
    """Open the new file's text with the new secret, as the next opening will.

    What does not open is a fault of the computer's or of this program, and nothing is written.
    """
    read = keyfile.parse(made.text(), Cost(1, 1, 1))
    opened = _open(read, new) if read else None
    if opened is None or opened != master:
        raise CompanionError
    wipe(opened)


def _seal_key(master: bytearray) -> bytes:
    return derive(master, "keys-mac", 32)


def _wrap(master: bytearray, secret: Secret, vault: str, cost: Cost, random: Random) -> Slot:
    slot = Slot(random(8).hex(), secret.kind, random(16), cost, random(12))
    box = AESGCM(_stretch(secret, slot))
    return replace(slot, wrapped=box.encrypt(slot.nonce, bytes(master), slot.facts(vault)))


def _open(file: KeyFile, secret: Secret) -> bytearray | None:
    for slot in file.slots:
        if slot.kind == secret.kind:
            box = AESGCM(_stretch(secret, slot))
            try:
                return bytearray(box.decrypt(slot.nonce, slot.wrapped, slot.facts(file.vault)))
            except InvalidTag:
                return None
    return None


def _stretch(secret: Secret, slot: Slot) -> bytes:
    cost = slot.cost
    work = Argon2id(
        salt=slot.salt,
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    )
    try:
        return work.derive(secret.value)
    except MemoryError:
        raise NoMemory from None
