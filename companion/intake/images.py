"""Pictures to look at, decoded in a limited child process (`decode.py`) that holds no key.

Formats are forced by the type the content was found to have; only PNG, JPEG, WebP, HEIC and
the first frame of a GIF are ever decoded. Nothing touches a disk.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from companion.errors import NotAPicture
from companion.intake import child

FORMATS = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/webp": "WEBP",
    "image/gif": "GIF",
    "image/heic": "HEIF",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """Raw pixels, three bytes each, rows without padding."""

    width: int
    height: int
    rgb: bytes


def show(content: Iterable[bytes | memoryview], media: str, box: tuple[int, int]) -> Picture:
    """Decode a picture, upright and scaled down to fit `box` (width, height in pixels).

    Raises NotAPicture for a type that is not decoded, a file too large, damaged or made to
    harm, and when the child takes too long (`child.py`).
    """
    form = FORMATS.get(media)
    if form is None:
        raise NotAPicture
    said = child.ask("show", form, box, content, most=3 * box[0] * box[1])
    if not (0 < said.width <= box[0] and 0 < said.height <= box[1]):
        raise NotAPicture
    if len(said.made) != 3 * said.width * said.height:
        raise NotAPicture
    return Picture(said.width, said.height, said.made)


def stop() -> None:
    """End whatever is being decoded, from any thread: the program locks or ends (`child.stop`)."""
    child.stop()


def guards() -> tuple[str, ...]:
    """What this computer takes away from the child that decodes (`sandbox.enter`).

    Raises NotAPicture when no child can be started.
    """
    return child.ask("ask", "PNG", (1, 1)).guards
