"""The child that decodes one picture. Run by its file, alone; it holds no key and writes nothing.

stdin   one line "FORMAT WIDTH HEIGHT", then the picture's bytes
stdout  two 4-byte big-endian numbers, width and height, then RGB bytes
exit    0 done, 3 not a picture that can be shown; nothing is ever said in words

It limits itself before it touches a byte: memory, time, open files, and no file may grow. On
Linux nobody else of the account may read its memory, and it does not outlive the program.
"""

from __future__ import annotations

import struct
import sys
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

PIXELS = 50_000_000
REFUSED = 3
_SET_DEATH_SIGNAL, _SET_DUMPABLE = 1, 4  # prctl(2)


def limit() -> None:
    """Give up what a decoder does not need. Windows has no such limits (see SECURITY.md)."""
    if sys.platform == "win32":
        return
    import resource

    if sys.platform.startswith("linux"):
        import ctypes
        import signal

        prctl = ctypes.CDLL(None).prctl
        prctl(_SET_DUMPABLE, 0, 0, 0, 0)
        prctl(_SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)

    for what, most in (
        (resource.RLIMIT_AS, 1 << 30),
        (resource.RLIMIT_CPU, 10),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 32),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def decode(form: str, box: tuple[int, int]) -> bytes:
    """One picture from stdin, turned upright and made to fit `box`, as header and RGB bytes."""
    import io

    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    with Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=(form,)) as picture:
        longest = (max(box), max(box))  # before it is upright, either side may be the long one
        picture.draft("RGB", longest)
        picture.thumbnail(longest)
        flat = _on_white(ImageOps.exif_transpose(picture))
        flat.thumbnail(box)
    return struct.pack(">II", *flat.size) + flat.tobytes()


def _on_white(picture: Picture) -> Picture:
    from PIL import Image

    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    ground = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(ground, clear).convert("RGB")


def main() -> int:
    """Decode; whatever a hostile file makes a decoder raise ends as REFUSED."""
    limit()
    try:
        form, width, height = sys.stdin.buffer.readline(64).decode("ascii").split()
        made = decode(form, (int(width), int(height)))
    except BaseException:
        return REFUSED
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
