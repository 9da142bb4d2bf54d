"""Starting the child that decodes (`decode.py`), and believing no more of it than its lengths.

Its answer is read only up to what was asked for, it has SECONDS, and it is gone afterwards. One
child decodes one picture, so that no picture can reach into the next.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from threading import Lock, Timer
from typing import IO, cast

from companion import process
from companion.errors import NotAPicture

LIMIT = 128 * 1024**2  # bytes of a file that is decoded at all
SECONDS = 15
HEAD = 64  # bytes, as in decode.py
_FILE = Path(__file__).with_name("decode.py")
# What a child needs to find its libraries, and nothing that says who or where we are.
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_GONE_WITHIN = 0.5  # seconds
_running: set[subprocess.Popen[bytes]] = set()
_watching = Lock()
_ALONE = {"OPENBLAS_NUM_THREADS": "1"}  # no thread that the sandbox would have to reach, too


@dataclass(frozen=True, slots=True)
class Answer:
    """What the child says it made: its size, the guards it stood under, and the bytes."""

    width: int
    height: int
    guards: tuple[str, ...]
    made: bytes


def ask(
    job: str,
    form: str,
    box: tuple[int, int],
    content: Iterable[bytes | memoryview] = (),
    most: int = 0,
) -> Answer:
    """Let a new child do one job; at most `most` bytes are taken from it.

    Raises NotAPicture when it refuses, dies, takes too long or says too much, when `content` is
    larger than LIMIT, and whatever reading `content` raises.
    """
    with _started() as (stdin, stdout):
        head = f"{job} {form} {box[0]} {box[1]}".encode("ascii").ljust(HEAD)
        _feed(stdin, head, content)
        said, made = stdout.read(HEAD), stdout.read(most + 1)
    if len(made) > most:
        raise NotAPicture
    return _parse(said, made)


def stop() -> None:
    """End every child there is, from any thread; what it was to make raises NotAPicture.

    Whoever calls this has seen to it that no other is started: the program locks or ends.
    """
    with _watching:
        for child in _running:
            child.kill()
        for child in _running:  # else the program's successor has a dead child for ever
            with suppress(subprocess.TimeoutExpired):
                child.wait(_GONE_WITHIN)


@contextmanager
def _started() -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """The pipes to and from a new child. It is gone on leaving, and after SECONDS at the latest.

    Raises NotAPicture when it could not start, or ended otherwise than well.
    """
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    pipe = subprocess.PIPE
    try:
        child = subprocess.Popen(
            process.alone(_FILE),
            stdin=pipe,
            stdout=pipe,
            stderr=subprocess.DEVNULL,
            env=kept | _ALONE,
            cwd=os.path.abspath(os.sep),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        raise NotAPicture from None
    stdin, stdout = cast(IO[bytes], child.stdin), cast(IO[bytes], child.stdout)
    end = Timer(SECONDS, child.kill)
    end.start()
    with _watching:
        _running.add(child)
    try:
        yield stdin, stdout
        if child.wait() != 0:
            raise NotAPicture
    finally:
        end.cancel()
        child.kill()
        child.wait()
        with _watching:
            _running.discard(child)
        for end_of_pipe in (stdin, stdout):
            with suppress(OSError):
                end_of_pipe.close()


def _feed(stdin: IO[bytes], head: bytes, content: Iterable[bytes | memoryview]) -> None:
    """Hand over head and content; a child that is gone already is noticed when it is read."""
    size = 0
    for chunk in chain((head,), content):
        size += len(chunk)
        if size > LIMIT + HEAD:
            raise NotAPicture
        try:
            stdin.write(chunk)
        except OSError:
            return
    with suppress(OSError):
        stdin.close()


def _parse(said: bytes, made: bytes) -> Answer:
    try:
        width, height, *guards = said.decode("ascii").split()
        return Answer(int(width), int(height), tuple(guards), made)
    except ValueError:
        raise NotAPicture from None
