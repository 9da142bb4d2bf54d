"""Starting the child that decodes (`decode.py`), and believing no more of it than its lengths.

Its answer is read only up to what was asked for, it has SECONDS, and it is gone afterwards. One
child decodes one picture, so that no picture can reach into the next. Meanwhile whoever waits is
told how far it says it is, ten times a second whether it says anything or not, and may stop it.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from threading import Lock, Thread, Timer
from typing import IO, cast

from companion import process
from companion.errors import NotAPicture
from companion.progress import Progress, quiet

LIMIT = 128 * 1024**2  # bytes of a file that is decoded at all
SECONDS = 15
HEAD, TOLD, WHOLE = 64, 128, 100  # as in decode.py
_FILE = Path(__file__).with_name("decode.py")
# What a child needs to find its libraries, and nothing that says who or where we are.
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_GONE_WITHIN = 0.5  # seconds
_READ = 0.8  # of the work is done when all of a picture is read, about
_OFTEN = 0.1  # seconds from one report to the next
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
    progress: Progress = quiet,
) -> Answer:
    """Let a new child do one job; at most `most` bytes are taken from it.

    `progress` may raise Cancelled, which ends the child at once.
    Raises NotAPicture when it refuses, dies, takes too long or says too much, when `content` is
    larger than LIMIT, and whatever reading `content` raises.
    """
    with _started(most) as (stdin, heard):
        head = f"{job} {form} {box[0]} {box[1]}".encode("ascii").ljust(HEAD)
        _feed(stdin, head, content, progress)
        heard.wait(progress)
    if len(heard.made) > most:
        raise NotAPicture
    progress(WHOLE, WHOLE)
    return _parse(heard.said, heard.made)


class _Hearing(Thread):
    """Hears what a child says: how far it is, a byte each time, then a head, then what it made."""

    def __init__(self, stdout: IO[bytes], most: int) -> None:
        super().__init__(daemon=True)
        self._stdout, self._most = stdout, most
        self.part = 0  # of WHOLE
        self.said = self.made = b""

    def run(self) -> None:
        first = self._stdout.read(1)
        for _ in range(WHOLE):
            if not first or first[0] < TOLD:
                break
            self.part = min(WHOLE, max(self.part, first[0] - TOLD))
            first = self._stdout.read(1)
        self.said = first + self._stdout.read(HEAD - 1)
        self.made = self._stdout.read(self._most + 1)

    def wait(self, progress: Progress) -> None:
        """Wait until all was said, telling how far that is."""
        while self.is_alive():
            progress(round(self.part * _READ), WHOLE)
            self.join(_OFTEN)


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
def _started(most: int) -> Iterator[tuple[IO[bytes], _Hearing]]:
    """The pipe to a new child, and who hears it; gone on leaving, after SECONDS at the latest.

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
    heard = _Hearing(stdout, most)
    end.start()
    heard.start()
    with _watching:
        _running.add(child)
    try:
        yield stdin, heard
        if child.wait() != 0:
            raise NotAPicture
    finally:
        end.cancel()
        child.kill()
        child.wait()
        heard.join()
        with _watching:
            _running.discard(child)
        for end_of_pipe in (stdin, stdout):
            with suppress(OSError):
                end_of_pipe.close()


def _feed(
    stdin: IO[bytes], head: bytes, content: Iterable[bytes | memoryview], progress: Progress
) -> None:
    """Hand over head and content; a child that is gone already is noticed when it is read."""
    size = 0
    for chunk in chain((head,), content):
        size += len(chunk)
        if size > LIMIT + HEAD:
            raise NotAPicture
        progress(0, WHOLE)
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
