"""The one way out to the network: one question to one address, asked by a process of its own.

That process (`asking.py`, the only user of requests) gets the address and the few bytes to send,
holds no key and nothing of the record, and is gone after SECONDS at the latest, or at once when
the person stops it: a name that never resolves, or a server that sends a byte a minute, ends then,
too. Nothing here is imported unless somebody asked for what it does.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import IO, cast
from urllib.parse import SplitResult, urlsplit

from companion import process
from companion.errors import NoStamp

SECONDS = 30.0  # for all of it
LONGEST = 500  # letters of an address
_FILE = Path(__file__).with_name("asking.py")
# What a child needs to find its libraries; no proxy, no home, nothing that says who we are.
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_BEAT = 0.1  # s between two looks whether it is still wanted
_WORDS = frozenset(("ok", "refused", "slow", "too-large", "unreachable", "unsafe"))
_WORD = 12  # letters of the longest of them, at most


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: `kind` and `accept` are media types, `limit` bytes of an answer.

    Without a `kind` nothing is sent, and what lies at the address is asked for (GET).
    `trust` names a file with the only root certificates that count, "" for the usual ones. With
    `plain` an address on this very computer may be asked without encryption, which is for tests.
    """

    url: str
    kind: str
    accept: str
    limit: int
    seconds: float = SECONDS
    trust: str = ""
    plain: bool = False


def host(url: str, *, plain: bool = False) -> str:
    """Whom an address leads to. Raises NoStamp("address") for one that is not asked.

    It has to be https, of plain letters, and without a name or password in it.
    """
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise NoStamp("address") from None
    seen = url.isascii() and url.isprintable() and " " not in url and "\\" not in url
    whole = seen and len(url) <= LONGEST and not parts.fragment and "@" not in parts.netloc
    if not (whole and parts.hostname and _may_be_asked(parts, plain)):
        raise NoStamp("address")
    return parts.netloc


def post(question: Question, body: bytes, tick: Callable[[], None] = lambda: None) -> bytes:
    """Send `body` and give the answer's bytes. `tick` is called often and may raise Cancelled.

    No redirect is followed, no cookie, proxy setting or password file is read. Raises NoStamp
    with address, unreachable (also for an answer that breaks off), unsafe (the certificate does
    not fit), slow, refused (any answer but the one asked for) or too-large.
    """
    host(question.url, plain=question.plain)
    head = json.dumps(asdict(question)).encode() + b"\n"
    child = _started()
    said: list[bytes] = []
    reader = Thread(target=_exchange, args=(child, head + body, question.limit, said), daemon=True)
    reader.start()
    try:
        end = monotonic() + question.seconds
        while reader.is_alive():
            tick()
            if monotonic() > end:
                raise NoStamp("slow")
            reader.join(_BEAT)
    finally:
        child.kill()
        child.wait()
        reader.join()
    return _parse(said[0] if said else b"", question.limit)


def get(question: Question, tick: Callable[[], None] = lambda: None) -> bytes:
    """Ask for what lies at an address; as `post`, but nothing is sent."""
    return post(question, b"", tick)


def _may_be_asked(parts: SplitResult, plain: bool) -> bool:
    if parts.scheme == "https":
        return True
    with suppress(ValueError):
        return plain and parts.scheme == "http" and ip_address(parts.hostname or "").is_loopback
    return False


def _started() -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    try:
        return subprocess.Popen(
            process.alone(_FILE),
            stdin=pipe,
            stdout=pipe,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
            cwd=os.path.abspath(os.sep),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        raise NoStamp("unreachable") from None


def _exchange(child: subprocess.Popen[bytes], asked: bytes, limit: int, said: list[bytes]) -> None:
    """Hand over what is asked and read what is said, no more of it than was asked for."""
    stdin, stdout = cast(IO[bytes], child.stdin), cast(IO[bytes], child.stdout)
    with suppress(OSError), stdin:
        stdin.write(asked)
    with suppress(OSError), stdout:
        said.append(stdout.read(_WORD + 1 + limit + 1))


def _parse(said: bytes, limit: int) -> bytes:
    word, _, answer = said.partition(b"\n")
    found = word.decode("ascii", "replace")
    if found not in _WORDS:
        raise NoStamp("unreachable")
    if found != "ok":
        raise NoStamp(found)
    if len(answer) > limit:
        raise NoStamp("too-large")
    return answer
