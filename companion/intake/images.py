"""Pictures, decoded in a limited child process (`decode.py`) that holds no key.

Formats are forced by the type the content was found to have; only PNG, JPEG, WebP, HEIC and
the first frame of a GIF are ever decoded. Nothing touches a disk.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, TypeVar

import msgspec

from companion.errors import NotAPicture
from companion.intake import child
from companion.intake.fingerprint import FORMS, Fingerprint
from companion.intake.said import ROWS, Said
from companion.letters import Cleaner
from companion.progress import Progress, quiet

T = TypeVar("T")

FORMATS = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/webp": "WEBP",
    "image/gif": "GIF",
    "image/heic": "HEIF",
}


WHOLE = (6000, 4000)  # in pixels, what `whole` gives at most: as many, in whatever shape
_SIDE = 32_000  # pixels
_TOLD = 8 * 1024**2  # bytes of an answer in words


@dataclass(frozen=True, slots=True)
class Picture:
    """Raw pixels, three bytes each, rows without padding."""

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True, slots=True)
class Examined:
    """The size in pixels as the file has it, and how the picture looks."""

    width: int
    height: int
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True)
class Described:
    """The size in pixels as the file has it, and what the file says of itself."""

    width: int
    height: int
    said: tuple[Said, ...]


class _Looks(msgspec.Struct):
    """What the child may say, and no more."""

    quality: Annotated[int, msgspec.Meta(ge=0, le=100)]
    forms: Annotated[
        list[Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]],
        msgspec.Meta(min_length=FORMS, max_length=FORMS),
    ]


class _Says(msgspec.Struct):
    said: Annotated[list[Said], msgspec.Meta(max_length=ROWS)]


def show(
    content: Iterable[bytes | memoryview],
    media: str,
    box: tuple[int, int],
    progress: Progress = quiet,
) -> Picture:
    """Decode a picture, upright and scaled down to fit `box` (width, height in pixels).

    `progress` hears ten times a second how far the file is read (of WebP and HEIC nobody knows:
    nothing is done until all is), and may raise Cancelled, which ends the child.
    Raises NotAPicture for a type that is not decoded, a file too large, damaged or made to
    harm, and when the child takes too long (`child.py`).
    """
    form = FORMATS.get(media)
    if form is None:
        raise NotAPicture
    said = child.ask("show", form, box, content, 3 * box[0] * box[1], progress)
    if not (0 < said.width <= box[0] and 0 < said.height <= box[1]):
        raise NotAPicture
    if len(said.made) != 3 * said.width * said.height:
        raise NotAPicture
    return Picture(said.width, said.height, said.made)


def print_(
    content: Iterable[bytes | memoryview],
    media: str,
    box: tuple[int, int],
    progress: Progress = quiet,
) -> bytes:
    """A picture for a page: as `show`, but as a JPEG file that holds pixels and nothing else.

    Raises NotAPicture as `show` does.
    """
    form = FORMATS.get(media)
    if form is None:
        raise NotAPicture
    said = child.ask("print", form, box, content, 3 * box[0] * box[1], progress)
    if not (said.made.startswith(b"\xff\xd8\xff") and said.made.endswith(b"\xff\xd9")):
        raise NotAPicture
    return said.made


def whole(
    content: Iterable[bytes | memoryview],
    media: str,
    most: tuple[int, int] = WHOLE,
    progress: Progress = quiet,
) -> Picture:
    """Decode a picture, upright and at its own size; smaller when it has more pixels than `most`.

    Raises NotAPicture as `show` does.
    """
    form = FORMATS.get(media)
    if form is None:
        raise NotAPicture
    pixels = most[0] * most[1]
    said = child.ask("whole", form, most, content, 3 * pixels, progress)
    if not (0 < said.width <= _SIDE and 0 < said.height <= _SIDE):
        raise NotAPicture
    if said.width * said.height > pixels or len(said.made) != 3 * said.width * said.height:
        raise NotAPicture
    return Picture(said.width, said.height, said.made)


def examine(content: Iterable[bytes | memoryview], media: str) -> Examined:
    """Decode a picture once for its fingerprint.

    Raises NotAPicture as `show` does.
    """
    answer, told = _told("examine", content, media, _Looks)
    found = Fingerprint(told.quality, tuple(told.forms))
    return Examined(answer.width, answer.height, found)


def describe(content: Iterable[bytes | memoryview], media: str) -> Described:
    """Read what a picture's file says of itself, without its pixels.

    So it may be had of a file whose pixels are damaged. Raises NotAPicture as `show` does.
    """
    answer, told = _told("describe", content, media, _Says)
    clean = Cleaner().clean
    said = (one._replace(name=clean(one.name), value=clean(one.value)) for one in told.said)
    return Described(answer.width, answer.height, tuple(said))


def _told(
    job: str, content: Iterable[bytes | memoryview], media: str, kind: type[T]
) -> tuple[child.Answer, T]:
    form = FORMATS.get(media)
    if form is None:
        raise NotAPicture
    answer = child.ask(job, form, (1, 1), content, most=_TOLD)
    try:
        return answer, msgspec.json.decode(answer.made, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise NotAPicture from None


def stop() -> None:
    """End whatever is being decoded, from any thread: the program locks or ends (`child.stop`)."""
    child.stop()


def guards() -> tuple[str, ...]:
    """What this computer takes away from the child that decodes (`sandbox.enter`).

    Raises NotAPicture when no child can be started.
    """
    return child.ask("ask", "PNG", (1, 1)).guards
