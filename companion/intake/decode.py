"""The child that decodes one picture. Run by its file, alone; it holds no key and writes nothing.

stdin   HEAD bytes, "JOB FORMAT WIDTH HEIGHT" filled up with blanks, then the picture's bytes
stdout  HEAD bytes, "WIDTH HEIGHT GUARD…" filled up with blanks, then what the job makes
exit    0 done, 3 not a picture that can be shown; nothing is ever said in words

Jobs: `show` makes RGB bytes that fit the box; `ask` makes nothing and says which guards hold.
Everything is imported first, then the sandbox closes behind it, and only then is a byte read that
came from outside (`sandbox.py`). One child, one picture: nothing outlives it. On Linux nobody else
of the account may read its memory, and it does not outlive the program.
"""

from __future__ import annotations

import io
import os
import sys
import warnings
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

HEAD = 64  # bytes of what is asked, and of what is answered before the pixels
PIXELS = 50_000_000
REFUSED = 3
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
THREADED = frozenset({"HEIF"})  # its decoder works in a thread of its own


def load(form: str) -> None:
    """Import whatever decoding such a picture can ask for."""
    from PIL import Image

    if form == "HEIF":
        import pi_heif

        pi_heif.register_heif_opener(
            decode_threads=1, thumbnails=False, depth_images=False, aux_images=False
        )
    for name in (*_ALWAYS, *_NEEDED[form]):
        import_module(name)
    Image.preinit()
    Image.MAX_IMAGE_PIXELS = PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)


def show(data: bytes, form: str, box: tuple[int, int]) -> Picture:
    """The picture as RGB, turned upright and made to fit `box`."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data), formats=(form,)) as picture:
        longest = (max(box), max(box))  # before it is upright, either side may be the long one
        picture.draft("RGB", longest)
        picture.thumbnail(longest)
        flat = _on_white(ImageOps.exif_transpose(_eight_bits(picture)))
        flat.thumbnail(box)
    return flat


def _eight_bits(picture: Picture) -> Picture:
    """Brightness in 16 bits or more, brought to 8; a plain conversion would cut it off at 255."""
    if picture.mode not in {"I;16", "I;16B", "I;16L", "I"}:
        return picture
    return picture.convert("I").point([level // 256 for level in range(1 << 16)], "L")


def _on_white(picture: Picture) -> Picture:
    from PIL import Image

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    ground = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(ground, clear).convert("RGB")


def answer() -> None:
    """Read what is asked, close the sandbox, read the picture, say what was made of it."""
    from companion.intake import sandbox

    sandbox.begin()
    job, form, width, height = _read(HEAD).decode("ascii").split()
    load(form)
    guards = " ".join(sandbox.enter(threads=form in THREADED))
    if job == "ask":
        _say(0, 0, guards)
        return
    picture = show(_read(), form, (int(width), int(height)))
    _say(*picture.size, guards, picture.tobytes())


def _read(most: int = sys.maxsize) -> bytes:
    """From stdin up to `most` bytes. Not by `sys.stdin`: it asks the system for more than that."""
    data = bytearray()
    while len(data) < most and (more := os.read(0, min(most - len(data), 1 << 20))):
        data += more
    return bytes(data)


def _say(width: int, height: int, guards: str, made: bytes = b"") -> None:
    for part in (f"{width} {height} {guards}".encode("ascii").ljust(HEAD), made):
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
