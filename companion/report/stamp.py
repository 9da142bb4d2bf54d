"""Trusted time (RFC 3161): an authority outside says that a manifest existed at a moment.

What leaves the computer is a request of 69 bytes: the SHA-256 of the manifest, a random number,
and nothing else. What comes back is kept as it came, certificates and all, beside the manifest
it is about. Here is read what it says, and that it says it about this manifest and this request;
who signed it is for `openssl ts -verify` to judge, with a certificate from the authority itself.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from companion.errors import NoStamp

if TYPE_CHECKING:
    from companion.keys import Random

LIMIT = 64 * 1024  # bytes of a reply; they have 1 to 8 KiB
_ASK, _ANSWER = "application/timestamp-query", "application/timestamp-reply"
_SHA256 = bytes.fromhex("0609608648016503040201")
_SIGNED = bytes.fromhex("06092a864886f70d010702")  # id-signedData
_INFO = bytes.fromhex("060b2a864886f70d0109100104")  # id-ct-TSTInfo
_SEQUENCE, _SET, _INTEGER, _OCTETS, _OID, _BOOLEAN = 0x30, 0x31, 0x02, 0x04, 0x06, 0x01
_TIME, _FIRST = 0x18, 0xA0  # GeneralizedTime, [0]
_MOMENT = re.compile(rb"((?:19[7-9]|2\d\d)\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d{1,9})?Z")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a reply says: when (UTC), about which SHA-256, to which request (None for none)."""

    at: datetime
    digest: bytes
    nonce: int | None


@dataclass(frozen=True, slots=True)
class Stamp:
    """A reply that fits, as it came, and the moment it names."""

    reply: bytes
    at: datetime


Stamper = Callable[[bytes, Callable[[], None]], Stamp]
"""Gets a stamp for a SHA-256. Calls the callback often, which may raise Cancelled."""


def authority(
    url: str, *, random: Random = os.urandom, trust: str = "", plain: bool = False
) -> Stamper:
    """The way to ask the authority at this address; `trust` and `plain` as in `network.Question`.

    Nothing is asked yet. Raises NoStamp("address").
    """
    from companion import network  # only for somebody who wants it

    network.host(url, plain=plain)
    question = network.Question(url, _ASK, _ANSWER, LIMIT, trust=trust, plain=plain)

    def ask(digest: bytes, tick: Callable[[], None]) -> Stamp:
        nonce = int.from_bytes(bytes([0x40 | random(1)[0] & 0x3F]) + random(7))
        reply = network.post(question, request(digest, nonce), tick)
        said = read(reply)
        if said.digest != digest or said.nonce != nonce:
            raise NoStamp("another")
        return Stamp(reply, said.at)

    return ask


def check(url: str) -> None:
    """Whether an address can be asked; nothing is. Raises NoStamp("address")."""
    from companion import network  # as above

    network.host(url)


def request(digest: bytes, nonce: int) -> bytes:
    """TimeStampReq (RFC 3161, 2.4.1) for a SHA-256, with certReq: 69 bytes.

    `nonce` has 63 bits, the highest of them set.
    """
    imprint = _der(_SEQUENCE, _der(_SEQUENCE, _SHA256 + b"\x05\x00") + _der(_OCTETS, digest))
    asked = _der(_INTEGER, b"\x01") + imprint + _der(_INTEGER, nonce.to_bytes(8))
    return _der(_SEQUENCE, asked + _der(_BOOLEAN, b"\xff"))


def read(reply: bytes) -> Claim:
    """What a TimeStampResp says, as far as it has to be read for that.

    Raises NoStamp with rejected, or unreadable: also for a digest that is no SHA-256.
    """
    if len(reply) > LIMIT:
        raise NoStamp("unreadable")
    top = _Reader(reply)
    whole = top.inside(_SEQUENCE)
    top.end()
    if whole.inside(_SEQUENCE).number() > 1:  # granted, or granted with changes
        raise NoStamp("rejected")
    token = whole.inside(_SEQUENCE)
    token.exactly(_SIGNED)
    signed = token.inside(_FIRST).inside(_SEQUENCE)
    signed.inside(_INTEGER)
    signed.inside(_SET)
    content = signed.inside(_SEQUENCE)
    content.exactly(_INFO)
    told = content.inside(_FIRST)
    said = _Reader(told.taken(_OCTETS))
    return _claim(said.inside(_SEQUENCE))


def _claim(info: _Reader) -> Claim:
    """TSTInfo (RFC 3161, 2.4.2)."""
    if info.number() != 1:
        raise NoStamp("unreadable")
    info.inside(_OID)
    imprint = info.inside(_SEQUENCE)
    imprint.inside(_SEQUENCE).exactly(_SHA256)
    digest = imprint.taken(_OCTETS)
    info.inside(_INTEGER)  # its number at the authority
    at = _moment(info.taken(_TIME))
    for tag in (_SEQUENCE, _BOOLEAN):  # how exact, and whether in order
        if info.tag == tag:
            info.inside(tag)
    nonce = int.from_bytes(info.taken(_INTEGER), signed=True) if info.tag == _INTEGER else None
    if len(digest) != 32:
        raise NoStamp("unreadable")
    return Claim(at, digest, nonce)


def _moment(text: bytes) -> datetime:
    found = _MOMENT.fullmatch(text)
    try:
        if found is not None:
            year, month, day, hour, minute, second = map(int, found.groups())
            return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        pass
    raise NoStamp("unreadable")


class _Reader:
    """The elements of a DER value, one after the other. Raises NoStamp("unreadable")."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    @property
    def tag(self) -> int:
        """The tag of what comes next, 0 at the end."""
        return self._data[self._at] if self._at < len(self._data) else 0

    def taken(self, tag: int) -> bytes:
        """The content of the next element, which has this tag."""
        if self.tag != tag:
            raise NoStamp("unreadable")
        size, start = self._length(self._at + 1)
        if start + size > len(self._data):
            raise NoStamp("unreadable")
        self._at = start + size
        return self._data[start : self._at]

    def inside(self, tag: int) -> _Reader:
        """The elements in the next element."""
        return _Reader(self.taken(tag))

    def number(self) -> int:
        """The next element, a small number."""
        data = self.taken(_INTEGER)
        if len(data) != 1 or data[0] > 0x7F:
            raise NoStamp("unreadable")
        return data[0]

    def exactly(self, element: bytes) -> None:
        """The next element, which is this one."""
        if not self._data.startswith(element, self._at):
            raise NoStamp("unreadable")
        self._at += len(element)

    def end(self) -> None:
        """Nothing comes any more."""
        if self._at != len(self._data):
            raise NoStamp("unreadable")

    def _length(self, at: int) -> tuple[int, int]:
        """The length that is written at a place, and where what it measures begins."""
        first = self._data[at] if at < len(self._data) else 0x80
        if first < 0x80:
            return first, at + 1
        count = first & 0x7F
        digits = self._data[at + 1 : at + 1 + count]
        if not 1 <= count <= 3 or len(digits) != count:  # 0 is "until the end", which DER has not
            raise NoStamp("unreadable")
        return int.from_bytes(digits), at + 1 + count


def _der(tag: int, content: bytes) -> bytes:
    """A short element."""
    return bytes([tag, len(content)]) + content
