"""Newer packs of a country, signed by who makes this program: from a file, or asked for over https.

    companion-directory 1      the head, and what the signature begins with
    <base64>                   Ed25519 over the head's line and all that follows this one
    {"country": …, "version": …, "expires": …, "files": {"pack.toml": …}}

Either of two keys may have signed; which two is written in this program and nowhere else, so who
holds the place it lies at can take it away, but not change it. Its version has to rise, so nobody
can hand out an old one again. Nothing is packed, so nothing can grow. What it says otherwise is
shown before any of it counts (companion/differences.py), and it is kept as any pack is that was
taken (companion/countries.py). docs/packs.md says how one is signed.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Meta

from companion import countries
from companion.countries import Found
from companion.errors import NoStamp, NoUpdate, PackError
from companion.facts import Country, Fact
from companion.pack_files import PACK_LIMIT

if TYPE_CHECKING:
    from companion.vault import Vault

KEYS: tuple[bytes, ...] = ()
"""The two public keys, 32 bytes each. None were made yet, so this build takes no update."""

ADDRESS = ""
"""Where updates lie, https and ending with "/". There is no such place yet, so nothing is asked."""

LIMIT = PACK_LIMIT + PACK_LIMIT // 4  # bytes: line breaks are two in JSON
_HEAD = b"companion-directory 1\n"
_SIGNED = 88  # letters of a signature
_KIND = "application/octet-stream"


class _Payload(Fact, frozen=True):
    """What is signed."""

    country: Country
    version: Annotated[int, Meta(ge=1, le=1_000_000)]
    expires: date
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Way:
    """Which keys count, and where updates lie; `trust` and `plain` as in `network.Question`."""

    keys: tuple[bytes, ...] = KEYS
    address: str = ADDRESS
    trust: str = ""
    plain: bool = False


def possible(keys: tuple[bytes, ...] = KEYS) -> bool:
    """Whether this build can tell an update from something else."""
    return bool(keys)


def read(vault: Vault, data: bytes, country: str, keys: tuple[bytes, ...] = KEYS) -> Found:
    """The update in these bytes, for this country; nothing is kept.

    Raises NoUpdate with no-key, too-large, unreadable, unsigned (by none of the keys), another (of
    another country), expired or older (than what is in use, or was); PackError where what was
    signed breaks a rule.
    """
    if not possible(keys):
        raise NoUpdate("no-key")
    if len(data) > LIMIT:
        raise NoUpdate("too-large")
    payload = _payload(_signed(data, keys))
    if payload.country != country:
        raise NoUpdate("another")
    if vault.now().date() > payload.expires:
        raise NoUpdate("expired")
    found = countries.judge({n: t.encode() for n, t in payload.files.items()}, "update")
    if (found.country, found.pack.meta.version) != (payload.country, payload.version):
        raise NoUpdate("unreadable")
    here = countries.pack(vault, country).meta.version
    if payload.version <= here or payload.version < countries.newest(vault, found):
        raise NoUpdate("older")
    return found


def fetch(
    country: str, way: Way, tick: Callable[[], None] = lambda: None, seconds: float = 60.0
) -> bytes:
    """Ask for the newest of a country; that tells the address's host the country, and from where.

    `tick` is called often and may raise Cancelled. Raises NoUpdate with address (there is none),
    or as `network.post` says.
    """
    from companion import network  # only for somebody who wants it

    url = f"{way.address}{country}.directory" if way.address else ""
    question = network.Question(url, "", _KIND, LIMIT, seconds, way.trust, way.plain)
    try:
        return network.get(question, tick)
    except NoStamp as error:
        raise NoUpdate(error.reason) from None


def host(way: Way) -> str:
    """Whom the address leads to, for the person to read; "" where there is none that is asked."""
    from companion import network

    try:
        return network.host(way.address, plain=way.plain)
    except NoStamp:
        return ""


def key_pair() -> tuple[bytes, bytes]:
    """A new secret key and its public key, 32 bytes each."""
    secret = Ed25519PrivateKey.generate()
    return secret.private_bytes_raw(), secret.public_key().public_bytes_raw()


def sign(files: Mapping[str, bytes], secret: bytes, expires: date) -> bytes:
    """An update of these files. Raises PackError where they are no pack that is taken."""
    meta = countries.judge(files, "update").pack.meta
    texts = {name: data.decode("utf-8-sig") for name, data in files.items()}
    body = msgspec.json.encode(_Payload(meta.country, meta.version, expires, texts))
    signature = Ed25519PrivateKey.from_private_bytes(secret).sign(_HEAD + body)
    made = _HEAD + base64.b64encode(signature) + b"\n" + body
    if len(made) > LIMIT:
        raise PackError("", "", "too-large")
    return made


def _signed(data: bytes, keys: tuple[bytes, ...]) -> bytes:
    """What was signed by one of the keys. Nothing of it is read before that is known."""
    start = len(_HEAD) + _SIGNED
    if not data.startswith(_HEAD) or data[start : start + 1] != b"\n":
        raise NoUpdate("unreadable")
    try:
        signature = base64.b64decode(data[len(_HEAD) : start], validate=True)
    except binascii.Error:
        raise NoUpdate("unreadable") from None
    body = data[start + 1 :]
    for key in keys:
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(signature, _HEAD + body)
        except InvalidSignature:
            continue
        return body
    raise NoUpdate("unsigned")


def _payload(body: bytes) -> _Payload:
    try:
        return msgspec.json.decode(body, type=_Payload)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise NoUpdate("unreadable") from None
