"""A picture as it came, in memory only: what a masked copy is made from, before anything is kept.

Nothing here writes: bytes are read once, hashed, decoded in the locked-in child, and let go.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from companion.errors import NotAPicture
from companion.intake import child, images, probe, source
from companion.progress import Progress, quiet

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Unmasked:
    """Its pixels, and its file's digest (lower-case hex), size in bytes and media type."""

    picture: images.Picture = field(repr=False)
    sha256: str
    size: int
    media: str


def of_file(path: Path, progress: Progress = quiet) -> Unmasked:
    """Read a picture from a file. Nothing of it is written anywhere.

    `progress` as in `images.show`.
    Raises NotAPicture, NotAFile, Unreadable, EmptyFile, TooLarge, ChangedWhileRead.
    """
    with source.opened(path) as found:
        if found.media not in images.FORMATS or found.size > child.LIMIT:
            raise NotAPicture
        data = bytearray()
        while chunk := found.read(_CHUNK):
            progress(0, 1)
            data += chunk
            if len(data) > found.size:
                break
        found.still_whole()
    return of_bytes(data, progress)


def of_bytes(data: bytes | bytearray, progress: Progress = quiet) -> Unmasked:
    """The same of what never was a file. Raises NotAPicture, EmptyFile."""
    source.measure(len(data))
    return of_chunks([data], probe.media(bytes(data[: probe.HEAD])), progress)


def of_chunks(
    content: Iterable[bytes | bytearray | memoryview], media: str, progress: Progress = quiet
) -> Unmasked:
    """The same of kept bytes as they come out of a vault. Raises NotAPicture, and what they do."""
    sha, size = hashlib.sha256(), 0

    def counted() -> Iterable[bytes | memoryview]:
        nonlocal size
        for chunk in content:
            sha.update(chunk)
            size += len(chunk)
            yield memoryview(chunk)

    picture = images.whole(counted(), media, progress=progress)
    return Unmasked(picture, sha.hexdigest(), size, media)
