"""The process that asks one address one question. Run by its file, alone; the user of requests.

stdin   a line of JSON, the fields of `companion.network.Question`, then the bytes to send
stdout  one of ok, refused, slow, too-large, unreachable, unsafe as a line; after ok the answer
"""

from __future__ import annotations

import json
import os
import sys
from threading import Timer
from typing import Any

import requests

# One name for everybody who asks: not the program's, nor the library's.
_AGENT = "Mozilla/5.0"
_PATIENCE = (5.0, 15.0)  # s to connect, and between two bytes
_PIECE = 8192


def ask(question: dict[str, Any], body: bytes) -> tuple[str, bytes]:
    """The word for how it went, and the answer."""
    session = requests.Session()
    session.trust_env = False  # else proxies, .netrc and certificates come from the environment
    session.headers.clear()
    headers = {
        "User-Agent": _AGENT,
        "Accept": question["accept"],
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    sends = bool(question["kind"])
    if sends:
        headers["Content-Type"] = question["kind"]
    try:
        with session.request(
            "POST" if sends else "GET",
            question["url"],
            data=body if sends else None,
            headers=headers,
            timeout=_PATIENCE,
            allow_redirects=False,
            verify=question["trust"] or True,
            stream=True,
        ) as answer:
            return _read(answer, question["accept"], question["limit"])
    except requests.exceptions.SSLError:
        return "unsafe", b""
    except requests.exceptions.Timeout:
        return "slow", b""
    except (requests.exceptions.RequestException, OSError, ValueError):
        return "unreachable", b""


def _read(answer: requests.Response, accept: str, limit: int) -> tuple[str, bytes]:
    """No more than `limit` bytes, as they are: nothing is unpacked."""
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    packed = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if answer.status_code != 200 or kind != accept or packed != "identity":
        return "refused", b""
    read = bytearray()
    for piece in answer.iter_content(_PIECE):
        read += piece
        if len(read) > limit:
            return "too-large", b""
    return "ok", bytes(read)


def main() -> None:
    """Ask, say how it went, and be gone."""
    head = sys.stdin.buffer.readline()
    question = json.loads(head)
    end = Timer(question["seconds"], os._exit, (0,))
    end.daemon = True
    end.start()
    word, answer = ask(question, sys.stdin.buffer.read())
    sys.stdout.buffer.write(word.encode() + b"\n" + answer)
    sys.stdout.buffer.flush()
    os._exit(0)  # without waiting for anything that a library left running


if __name__ == "__main__":
    main()
