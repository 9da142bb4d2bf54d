"""The computer's own keyring as a way in: the only user of `keyring`.

Whoever can use this computer account can then open the vault, so it is never on by itself and
never the only way. The backends are taken by class from a list: `keyring.get_keyring()` would
take whatever a variable, a file or an installed package tells it, a plain text file as well.
A keyring that asks its owner, or hangs, is waited for on another thread, and no longer than a
while; what it does later is nobody's concern.
"""

from __future__ import annotations

import hmac
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from companion import keys
from companion.errors import DeviceRefused

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

NAME = "notes"
"""What stands in the computer's list of passwords, for anyone to see."""

_QUICK, _ASKING = 5.0, 60.0  # seconds: to look whether it is there, to let its owner be asked
_BYTES = 32
_LINUX = (("SecretService", "Keyring"), ("libsecret", "Keyring"), ("kwallet", "DBusKeyring"))
_ALLOWED = {"win32": (("Windows", "WinVaultKeyring"),), "darwin": (("macOS", "Keyring"),)}

Answer = TypeVar("Answer")


def offered(seconds: float = _QUICK) -> bool:
    """Whether this computer has a keyring that can be trusted with a secret."""
    try:
        return bool(_within(seconds, _backends))
    except DeviceRefused:
        return False


def store(vault_id: str, random: keys.Random = os.urandom, seconds: float = _ASKING) -> keys.Secret:
    """Make a secret for a vault, put it into the keyring, and read it back.

    One of the same vault is replaced. Raises DeviceRefused when there is no keyring, its owner
    says no, it does not answer within so many seconds, or it forgets.
    """
    value = random(_BYTES)

    def keep() -> keys.Secret:
        best = _there()[0]
        best.set_password(NAME, vault_id, value.hex())
        found = best.get_password(NAME, vault_id) or ""
        if not hmac.compare_digest(found.encode(), value.hex().encode()):
            raise DeviceRefused
        return keys.Secret("device", value)

    return _within(seconds, keep)


def find(vault_id: str, seconds: float = _ASKING) -> keys.Secret | None:
    """The secret for a vault, from whichever keyring has it; None when none has.

    Raises DeviceRefused as `store` does.
    """

    def look() -> keys.Secret | None:
        for backend in _there():
            found = _value(backend.get_password(NAME, vault_id))
            if found:
                return keys.Secret("device", found)
        return None

    return _within(seconds, look)


def forget(vault_id: str, seconds: float = _ASKING) -> None:
    """Take the secret for a vault out of every keyring that has it.

    Raises DeviceRefused as `store` does; the slot in the key file is what `keys.drop` takes away.
    """

    def clear() -> None:
        for backend in _there():
            if backend.get_password(NAME, vault_id) is not None:
                backend.delete_password(NAME, vault_id)

    _within(seconds, clear)


def _within(seconds: float, call: Callable[[], Answer]) -> Answer:
    """What `call` gives on a thread of its own, or DeviceRefused, whatever went wrong there."""
    answers: list[Answer] = []

    def work() -> None:
        with suppress(Exception):  # each backend has errors of its own; all mean one thing here
            answers.append(call())

    thread = Thread(target=work, name="keyring", daemon=True)
    thread.start()
    thread.join(seconds)
    if not answers:
        raise DeviceRefused
    return answers[0]


def _there() -> list[KeyringBackend]:
    found = _backends()
    if not found:
        raise DeviceRefused
    return found


def _backends() -> list[KeyringBackend]:
    """Those of the list that work here, the best first."""
    found: list[KeyringBackend] = []
    for module, name in _ALLOWED.get(sys.platform, _LINUX):
        with suppress(Exception):  # RuntimeError, ImportError, and whatever a bus says
            kind: type[KeyringBackend] = getattr(import_module(f"keyring.backends.{module}"), name)
            if kind.priority >= 1:
                found.append(_set_up(kind()))
    return found


def _set_up(backend: KeyringBackend) -> KeyringBackend:
    """Say no more to others than need be: neither which program this is, nor to other computers."""
    for name, value in (("appid", NAME), ("persist", "local machine")):
        if hasattr(type(backend), name):
            setattr(backend, name, value)
    return backend


def _value(found: str | None) -> bytes | None:
    """The secret as it was stored, None for anything else."""
    try:
        value = bytes.fromhex(found or "")
    except ValueError:
        return None
    return value if len(value) == _BYTES else None
