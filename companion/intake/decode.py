"""The child that decodes one picture. Run by its file, alone; it holds no key and writes nothing.

stdin   HEAD bytes, "JOB FORMAT WIDTH HEIGHT" filled up with blanks, then the picture's bytes
stdout  a byte TOLD + n for n of WHOLE read of the picture, some of them or none, n growing; then
        HEAD bytes, "WIDTH HEIGHT GUARD…" filled up with blanks, then what the job makes
exit    0 done, 3 not a picture that can be shown; nothing is ever said in words

Jobs: `show` makes RGB bytes that fit the box, `print` the same as JPEG, `whole` as many as the box
has pixels, whatever the shape; `examine` makes JSON with fingerprints, `describe` with what the
file says; `ask` makes nothing and says which guards hold.
Everything is imported first, then the sandbox closes behind it, and only then is a byte read from
outside (`sandbox.py`). One child, one picture: nothing outlives it. On Linux nobody else
of the account may read its memory, and it does not outlive the program.
"""

from __future__ import annotations

import io
import os
import sys
import warnings
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

HEAD = 64  # bytes of what is asked, and of what is answered before the pixels
TOLD, WHOLE = 128, 100  # no head begins with such a byte
PIXELS = 50_000_000
REFUSED = 3
_STRIP = 64  # rows
_QUALITY = 85  # small letters stay sharp
# Beside its own plugin, what a format asks for only when a file makes it: too late to import.
_ALWAYS = (
    "PIL.ImageColor",
    "PIL.ImageFilter",
    "PIL.ImageOps",
    "PIL.ImagePalette",
    "PIL.TiffImagePlugin",
)
_NEEDED = {
    "PNG": ("PIL.PngImagePlugin",),
    "JPEG": ("PIL.JpegImagePlugin", "PIL.MpoImagePlugin"),
    "WEBP": ("PIL.WebPImagePlugin",),
    "GIF": ("PIL.GifImagePlugin", "copy"),
    "HEIF": (),
}
_MAKING = {
    "examine": ("companion.intake.pdq", "json"),
    "describe": ("companion.intake.metadata", "encodings.utf_16", "encodings.utf_16_le", "json"),
    "print": _NEEDED["JPEG"],
}
_PIECEMEAL = frozenset({"PNG", "JPEG", "GIF"})  # read as they are decoded, and not all at first,
_PIECE = 1 << 16  # so many bytes each time: of what is no more there is nothing to tell
THREADED = frozenset({"HEIF"})  # its decoder works in a thread of its own


class _Told(io.BytesIO):
    """A picture's bytes, and each time a hundredth more of them is read it is told."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._size, self._said = max(1, len(data)), 0

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        part = WHOLE * self.tell() // self._size
        if part > self._said:
            self._said = part
            os.write(1, bytes((TOLD + part,)))
        return found


def _file(data: bytes, form: str) -> io.BytesIO:
    some = form in _PIECEMEAL and len(data) > _PIECE
    return _Told(data) if some else io.BytesIO(data)


def load(job: str, form: str) -> None:
    """Import whatever the job can ask for with such a picture."""
    from PIL import Image

    if form == "HEIF":
        import pi_heif

        pi_heif.register_heif_opener(
            decode_threads=1, thumbnails=False, depth_images=False, aux_images=False
        )
    for name in (*_ALWAYS, *_NEEDED[form], *_MAKING.get(job, ())):
        import_module(name)
    Image.preinit()
    Image.MAX_IMAGE_PIXELS = PIXELS
    warnings.simplefilter("ignore")  # to say one, Python would look for its line in a file
    warnings.simplefilter("error", Image.DecompressionBombWarning)


def show(data: bytes, form: str, box: tuple[int, int]) -> Picture:
    """The picture as RGB, turned upright and made to fit `box`."""
    from PIL import Image, ImageOps

    with Image.open(_file(data, form), formats=(form,)) as picture:
        longest = (max(box), max(box))  # before it is upright, either side may be the long one
        picture.draft("RGB", longest)
        scaled = _scalable(picture)
        scaled.thumbnail(longest)
        flat = _on_white(ImageOps.exif_transpose(scaled))
        flat.thumbnail(box)
    return flat


def whole(data: bytes, form: str, most: int) -> Picture:
    """The picture as RGB, upright, at its own size, or smaller to have at most `most` pixels."""
    from PIL import Image, ImageOps

    with Image.open(_file(data, form), formats=(form,)) as picture:
        picture.load()
        width, height = picture.size
        part = (most / (width * height)) ** 0.5
        scaled = _scalable(picture)
        if part < 1:
            scaled.thumbnail((max(1, int(width * part)), max(1, int(height * part))))
        ImageOps.exif_transpose(scaled, in_place=True)  # one that is upright is not copied
        return _on_white(scaled)


def examine(data: bytes, form: str) -> tuple[tuple[int, int], bytes]:
    """The picture's size as its file has it, and how it looks (`images.examine`), as JSON."""
    import json

    from PIL import Image

    from companion.intake import pdq

    with Image.open(_file(data, form), formats=(form,)) as picture:
        size = picture.size
        picture.load()
        scaled = _scalable(picture)
        scaled.thumbnail((pdq.SIDE, pdq.SIDE))
        flat = _on_white(scaled)
    quality, hashes = pdq.measure(flat.tobytes(), *flat.size)
    told = {"quality": quality, "forms": [f"{bits:064x}" for bits in hashes]}
    return size, json.dumps(told).encode("ascii")


def describe(data: bytes, form: str) -> tuple[tuple[int, int], bytes]:
    """The picture's size as its file has it, and what it says (`images.describe`), as JSON.

    No pixel is decoded: of a large picture that takes more than a second.
    """
    import json

    from PIL import Image

    from companion.intake import metadata

    some = metadata.without_pixels(data) if form == "PNG" else data
    with Image.open(io.BytesIO(some), formats=(form,)) as picture:
        said = metadata.rows(picture, data)
        size = metadata.size(data) if form == "PNG" else picture.size
    return size, json.dumps({"said": said}).encode("ascii")


def _jpeg(picture: Picture) -> bytes:
    """The pixels alone: nothing that the file said of itself."""
    made = io.BytesIO()
    clean = picture.copy()
    clean.info.clear()
    clean.save(made, "JPEG", quality=_QUALITY)
    return made.getvalue()


def _scalable(picture: Picture) -> Picture:
    """In a mode that can be made smaller without jags, and with 8 bits for each colour."""
    if picture.mode in {"1", "P", "PA"}:
        clear = picture.mode == "PA" or "transparency" in picture.info
        return picture.convert("RGBA" if clear else "RGB")
    if picture.mode in {"I;16", "I;16B", "I;16L", "I"}:  # plainly converted, all over 255 is white
        return picture.convert("I").point([level // 256 for level in range(1 << 16)], "L")
    return picture


def _on_white(picture: Picture) -> Picture:
    from PIL import Image

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture if picture.mode == "RGB" else picture.convert("RGB")
    clear = picture.convert("RGBA")
    ground = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(ground, clear).convert("RGB")


def answer() -> None:
    """Read what is asked, close the sandbox, read the picture, say what was made of it."""
    from companion.intake import sandbox

    sandbox.begin()
    job, form, width, height = _read(HEAD).decode("ascii").split()
    load(job, form)
    guards = " ".join(sandbox.enter(threads=form in THREADED))
    if job == "ask":
        _say(0, 0, guards)
        return
    if job in ("examine", "describe"):
        size, made = (examine if job == "examine" else describe)(_read(), form)
        _say(*size, guards, [made])
        return
    box = int(width), int(height)
    data = _read()
    picture = whole(data, form, box[0] * box[1]) if job == "whole" else show(data, form, box)
    _say(*picture.size, guards, [_jpeg(picture)] if job == "print" else _rows(picture))


def _read(most: int = sys.maxsize) -> bytes:
    """From stdin up to `most` bytes. Not by `sys.stdin`: it asks the system for more than that."""
    data = bytearray()
    while len(data) < most and (more := os.read(0, min(most - len(data), 1 << 20))):
        data += more
    return bytes(data)


def _rows(picture: Picture) -> Iterator[bytes]:
    """Its pixels, some rows at a time: all at once they would be in memory twice."""
    width, height = picture.size
    for top in range(0, height, _STRIP):
        yield picture.crop((0, top, width, min(height, top + _STRIP))).tobytes()


def _say(width: int, height: int, guards: str, made: Iterable[bytes] = ()) -> None:
    head = f"{width} {height} {guards}".encode("ascii").ljust(HEAD)
    for part in chain((head,), made):
        left = memoryview(part)
        while left:
            left = left[os.write(1, left) :]


def main() -> int:
    """Answer; whatever a hostile file makes a decoder raise ends as REFUSED."""
    try:
        answer()
    except BaseException:
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    os._exit(main())  # at once: tidying up would ask for files again
