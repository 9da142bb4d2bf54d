"""SHA-256 of a stream, and MD5 where it is wanted, beside whatever else is done with it."""

from __future__ import annotations

import hashlib
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType


class Digests:
    """Hashes what it is fed, each digest on a thread of its own; hashing lets go of Python's lock.

    What was fed must stay as it is until the next was fed, or `hex` was asked.
    MD5 is not for safety: services that look for a video know it by that (Take It Down).
    """

    def __init__(self, md5: bool = False) -> None:
        self._made = [hashlib.sha256()]
        self._made += [hashlib.md5(usedforsecurity=False)] if md5 else []
        self._sides = [ThreadPoolExecutor(1) for _ in self._made]
        self._under_way: list[Future[None]] = []

    def __enter__(self) -> Digests:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for side in self._sides:
            side.shutdown()

    def feed(self, data: memoryview) -> None:
        """Begin with the next bytes once the last are done."""
        self._wait()
        pairs = zip(self._sides, self._made, strict=True)
        self._under_way = [side.submit(made.update, data) for side, made in pairs]

    def hex(self) -> tuple[str, str]:
        """SHA-256 and MD5, "" where that was not wanted, of all that was fed."""
        self._wait()
        sha256, *md5 = (made.hexdigest() for made in self._made)
        return sha256, "".join(md5)

    def _wait(self) -> None:
        for one in self._under_way:
            one.result()
