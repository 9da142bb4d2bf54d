"""A source read and hashed beside what is done with its bytes: SHA-256, and MD5 where wanted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

from companion import files
from companion.errors import Unreadable

_SMALL = 64 * 1024  # bytes that are hashed sooner than a thread is begun


class Digests:
    """The chunks of a source, in order, hashed meanwhile; the next is read meanwhile, too.

    Reading and hashing let go of Python's lock, so on two cores a large file takes little longer
    than SHA-256 alone. MD5 is not for safety: services that look for a video know it by that
    (Take It Down).
    """

    def __init__(self, source: files.Readable, chunk: int, md5: bool = False) -> None:
        """Read `source` from where it stands to its end, `chunk` bytes at a time."""
        self._source, self._size = source, chunk
        self._made = [hashlib.sha256()]
        self._made += [hashlib.md5(usedforsecurity=False)] if md5 else []
        # On one thread, so in this order: read, hash, read, hash. MD5 is slow and has its own.
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
            side.shutdown(cancel_futures=True)

    def chunks(self) -> Iterator[tuple[memoryview, int]]:
        """Each chunk's buffer and how many bytes of it are the source's; the last may have none.

        Valid until the next one; the rest of the buffer may be written to. Raises Unreadable.
        """
        now, then = memoryview(bytearray(self._size)), memoryview(bytearray(self._size))
        got = self._sides[0].submit(self._read, now).result()
        while got == self._size:
            self._feed(now)
            coming = self._sides[0].submit(self._read, then)
            yield now, got
            got = coming.result()
            now, then = then, now
        self._feed(now[:got])
        yield now, got

    def hex(self) -> tuple[str, str]:
        """SHA-256 and MD5, "" where that was not wanted, of all that was given."""
        self._wait()
        sha256, *md5 = (made.hexdigest() for made in self._made)
        return sha256, "".join(md5)

    def _read(self, view: memoryview) -> int:
        try:
            return files.fill(self._source, view)
        except OSError:
            raise Unreadable from None

    def _feed(self, data: memoryview) -> None:
        """Begin with the next bytes once the last are done: their buffer is read into next."""
        self._wait()
        pairs = zip(self._sides, self._made, strict=True)
        self._under_way = [side.submit(made.update, data) for side, made in pairs]

    def _wait(self) -> None:
        for one in self._under_way:
            one.result()


class Beside:
    """SHA-256 of pieces, on a thread of its own while whoever gives them gets the next.

    A piece has to stay as it is until the next but one is got. The thread begins with the first
    large piece, so that small files cost nothing.
    """

    def __init__(self) -> None:
        self._sha = hashlib.sha256()
        self._side: ThreadPoolExecutor | None = None
        self._under_way: Future[None] | None = None

    def __enter__(self) -> Beside:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._side is not None:
            self._side.shutdown()

    def add(self, piece: bytes | memoryview) -> None:
        """The next piece, once the one before is done."""
        self._wait()
        if len(piece) < _SMALL:
            self._sha.update(piece)
            return
        if self._side is None:
            self._side = ThreadPoolExecutor(1)
        self._under_way = self._side.submit(self._sha.update, piece)

    def hex(self) -> str:
        """The digest of all that was given."""
        self._wait()
        return self._sha.hexdigest()

    def _wait(self) -> None:
        if self._under_way is not None:
            self._under_way.result()
            self._under_way = None
