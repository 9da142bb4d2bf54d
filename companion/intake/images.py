"""Pictures to look at, decoded in a limited child process (`decode.py`) that holds no key.

Formats are forced by the type the content was found to have; only PNG, JPEG, WebP and the
first frame of a GIF are ever decoded. Nothing touches a disk.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from companion.errors import NotAPicture

FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP", "image/gif": "GIF"}
LIMIT = 128 * 1024**2  # bytes of a file that is decoded at all
SECONDS = 15
_CHILD = Path(__file__).with_name("decode.py")
# What a child needs to find its libraries, and nothing that says who or where we are.
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_running: set[subprocess.Popen[bytes]] = set()
_watching = threading.Lock()


@dataclass(frozen=True, slots=True)
class Picture:
    """Raw pixels, three bytes each, rows without padding."""

    width: int
    height: int
    rgb: bytes


def show(content: Iterable[bytes | memoryview], media: str, box: tuple[int, int]) -> Picture:
    """Decode a picture, upright and scaled down to fit `box` (width, height in pixels).

    Raises NotAPicture for a type that is not decoded, a file too large, damaged or made to
    harm, and when the child takes over SECONDS.
    """
    form = FORMATS.get(media)
    if form is None:
        raise NotAPicture
    data = bytearray(f"{form} {box[0]} {box[1]}\n".encode())
    for chunk in content:
        data += chunk
        if len(data) > LIMIT:
            raise NotAPicture
    return _read(_run(bytes(data)), box)


def stop() -> None:
    """End every child there is, from any thread; what it was to show raises NotAPicture.

    Whoever calls this has seen to it that no other is started: the program locks or ends.
    """
    with _watching:
        for child in _running:
            child.kill()


def _run(data: bytes) -> bytes:
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    try:
        child = subprocess.Popen(
            [sys.executable, "-I", str(_CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=os.path.abspath(os.sep),
            close_fds=True,
        )
    except OSError:
        raise NotAPicture from None
    with _watching:
        _running.add(child)
    try:
        said, _ = child.communicate(data, SECONDS)
    except (subprocess.SubprocessError, OSError):
        raise NotAPicture from None
    finally:
        with child:  # closes the pipes, and waits, so that no dead child stays
            child.kill()
        with _watching:
            _running.discard(child)
    if child.returncode:
        raise NotAPicture
    return said


def _read(said: bytes, box: tuple[int, int]) -> Picture:
    """What the child said, believed only as far as its lengths agree."""
    if len(said) < 8:
        raise NotAPicture
    width, height = struct.unpack(">II", said[:8])
    if not (0 < width <= box[0] and 0 < height <= box[1]) or len(said) != 8 + 3 * width * height:
        raise NotAPicture
    return Picture(width, height, said[8:])
