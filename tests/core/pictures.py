"""Pictures made by code: honest ones in every form, and some fifty made to harm a decoder."""

from __future__ import annotations

import base64
import io
import random
import struct
import zlib
from functools import cache

from PIL import Image, ImageDraw

# 64 × 32, red on the left and blue on the right. Pillow cannot write HEIC.
HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAXttZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
    "AAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAABnwABAAAAAAAAAIcAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAA"
    "AAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA+2lwcnAAAADbaXBjbwAAAHZodmNDAQNwAAAAAAAAAAAAHvAA/P34"
    "+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5"
    "uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAA"
    "AAAoY2xhcAAAAEAAAAABAAAAIAAAAAEAAAAAAAAAAf///+AAAAACAAAADnBpeGkAAAAAAQgAAAAYaXBtYQAAAAAA"
    "AAABAAEFgQIDBYQAAACPbWRhdAAAAIMoAa8J4D3zIv//8j83//ywzsv7xcRXv//HW8O/1JYP/+QVemEoMCuHyWTl"
    "fzo7r03tJ80UixelV0TlLH8leWBNHc+UnDyrtJO5q0eWZtN6zvJW8qRU6sTsOXrb2NYclSdmFsRTMVpIhAh1OhPL"
    "e/2l6wuoP6cN/fmqivlBc9jI+4aHjg=="
)
PNG_START = b"\x89PNG\r\n\x1a\n"


def picture(form: str, size=(800, 400), mode="RGB", **options: object) -> bytes:
    """A picture, red on the left and blue on the right."""
    made = Image.new("RGB", size, "red")
    made.paste("blue", (size[0] // 2, 0, size[0], size[1]))
    return saved(made.convert(mode), form, **options)


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, pixels: bytes, depth=8, colour=0, before=b"", after=b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = (chunk(b"IHDR", head), before, chunk(b"IDAT", pixels), after, chunk(b"IEND", b""))
    return PNG_START + b"".join(parts)


@cache
def bomb() -> bytes:
    """30,000 × 30,000 pixels in about 500 KB."""
    return png(30_000, 30_000, zlib.compress(bytes(30_000 * 3751), 1), depth=1)


def small(**more: bytes) -> bytes:
    return png(2, 2, zlib.compress(bytes(6)), **more)


def frames(form: str, count: int) -> bytes:
    """So many frames, no two alike, or they would be written as one."""
    many = [Image.new("L", (16, 16), number % 256) for number in range(count)]
    return saved(many[0], form, save_all=True, append_images=many[1:])


def segment(marker: int, data: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data


def exif(*entries: tuple[int, int, int, int], following=0) -> bytes:
    """One directory of raw entries (tag, type, count, value), and where the next is said to be."""
    body = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    count = struct.pack("<H", len(entries))
    return b"II*\0\x08\0\0\0" + count + body + struct.pack("<I", following)


def with_exif(raw: bytes) -> bytes:
    whole = picture("JPEG", (64, 64))
    return whole[:2] + segment(0xE1, b"Exif\0\0" + raw) + whole[2:]


def scans(times: int) -> bytes:
    """A progressive JPEG that repeats its last scan."""
    whole = picture("JPEG", (4000, 4000), progressive=True)
    last = whole.rindex(b"\xff\xda")
    return whole[:last] + whole[last:-2] * times + b"\xff\xd9"


def resized_jpeg(width: int, height: int) -> bytes:
    whole = picture("JPEG", (64, 64))
    at = whole.index(b"\xff\xc0") + 5
    return whole[:at] + struct.pack(">HH", height, width) + whole[at + 4 :]


def gif(width: int, height: int, *parts: bytes) -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6) + b"".join(parts)


def gif_frame(left: int, top: int, width: int, height: int, data: bytes) -> bytes:
    return b"," + struct.pack("<HHHHB", left, top, width, height, 0) + b"\x02" + data + b"\0"


def riff(*chunks: tuple[bytes, bytes], size: int | None = None) -> bytes:
    body = b"WEBP"
    for kind, data in chunks:
        body += kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) & 1)
    return b"RIFF" + struct.pack("<I", len(body) if size is None else size) + body


def canvas(width: int, height: int, flags: int = 0) -> tuple[bytes, bytes]:
    sides = (side - 1 for side in (width, height))
    return b"VP8X", bytes([flags, 0, 0, 0]) + b"".join(s.to_bytes(3, "little") for s in sides)


def in_heic(old: bytes, new: bytes) -> bytes:
    assert len(old) == len(new)
    assert old in HEIC
    return HEIC.replace(old, new)


def noise(length: int) -> bytes:
    return random.Random(length).randbytes(length)


def _pngs() -> dict[str, bytes]:
    whole = picture("PNG", (300, 200))
    text = zlib.compress(bytes(50_000_000), 1)
    head = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    return {
        "30,000 x 30,000": bomb(),
        "one line of 2^31 - 1": png(2**31 - 1, 1, zlib.compress(bytes(10))),
        "no width": png(0, 5, zlib.compress(bytes(5))),
        "minus": png(2**32 - 1, 2**32 - 1, zlib.compress(bytes(5))),
        "more pixels than it says": png(2, 2, zlib.compress(bytes(80_000_000), 1)),
        "zTXt of 50 MB": small(before=chunk(b"zTXt", b"a\0\0" + text)),
        "iTXt of 50 MB": small(before=chunk(b"iTXt", b"a\0\1\0\0\0" + text)),
        "iCCP of 50 MB": small(before=chunk(b"iCCP", b"a\0\0" + text)),
        "text after the picture": small(after=chunk(b"zTXt", b"a\0\0" + text)),
        "100,000 texts": small(before=chunk(b"tEXt", b"a\0b") * 100_000),
        "another inside": small(before=chunk(b"IDAT", whole)),
        "in a text": small(before=chunk(b"tEXt", b"a\0" + whole)),
        "two heads": small(before=chunk(b"IHDR", head)),
        "cut in the middle": whole[: len(whole) // 2],
        "cut in the head": whole[:20],
        "no end": whole[:-12],
        "sum wrong": whole[:40] + bytes([whole[40] ^ 1]) + whole[41:],
        "palette missing": png(2, 2, zlib.compress(bytes(6)), colour=3),
        "palette too short": small_palette(3),
        "depth of 3": png(2, 2, zlib.compress(bytes(6)), depth=3),
        "chunk of 2 GB": PNG_START + chunk(b"IHDR", head) + b"\x7f\xff\xff\xffIDAT" + bytes(50),
        "animated, 2,000 frames": frames("PNG", 2000),
        "animated, frame outside": small(
            before=chunk(b"acTL", struct.pack(">II", 1, 0))
            + chunk(b"fcTL", struct.pack(">IIIIIHHBB", 0, 2**31 - 1, 9, 9, 9, 1, 1, 0, 0))
        ),
        "eXIf that points to itself": small(before=chunk(b"eXIf", exif((0x8769, 4, 1, 8)))),
        "junk": PNG_START + noise(4000),
        "svg": b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/hosts'/></svg>",
        "html": b"<!doctype html><img src='file:///etc/hosts'><script>1</script>",
        "nothing": b"",
    }


def small_palette(colours: int) -> bytes:
    before = chunk(b"PLTE", bytes(3 * colours)) + chunk(b"tRNS", bytes(300))
    return png(20, 20, zlib.compress(b"\0" + b"\xff" * 20, 9) * 20, colour=3, before=before)


def _jpegs() -> dict[str, bytes]:
    whole = picture("JPEG", (640, 480))
    return {
        "65,535 x 65,535": resized_jpeg(65_535, 65_535),
        "no height": resized_jpeg(640, 0),
        "4,000 scans": scans(4000),
        "cut in the middle": whole[: len(whole) // 2],
        "only its start": whole[:3],
        "no tables": whole[:2] + whole[whole.index(b"\xff\xc0") :],
        "exif in a circle": with_exif(exif((0x8769, 4, 1, 8), (0x8825, 4, 1, 8), following=8)),
        "exif of 4 GB": with_exif(exif((0x010E, 2, 0xFFFFFFFF, 8), (0x0112, 3, 0xFFFFFFFF, 6))),
        "exif turned 9 ways": with_exif(exif((0x0112, 3, 1, 9))),
        "exif of nothing": with_exif(b""),
        "many headers": whole[:2] + segment(0xE2, b"MPF\0" + noise(60)) * 2000 + whole[2:],
        "profile of junk": whole[:2] + segment(0xE2, b"ICC_PROFILE\0\1\1" + noise(900)) + whole[2:],
        "inside out": whole[:2] + whole[2:][::-1],
        "a zip behind it": whole + b"PK\x03\x04" + noise(500),
    }


def _gifs() -> dict[str, bytes]:
    whole = picture("GIF", (300, 200))
    end = b";"
    return {
        "65,535 x 65,535": gif(65_535, 65_535, gif_frame(0, 0, 65_535, 65_535, b"\2\x4c\1"), end),
        "frame outside": gif(9, 9, gif_frame(65_000, 65_000, 500, 500, b"\2\x4c\1"), end),
        "3,000 frames": frames("GIF", 3000),
        "no frame": gif(9, 9, end),
        "cut in the middle": whole[: len(whole) // 2],
        "comment of 10 MB": gif(9, 9, b"!\xfe" + (b"\xff" + bytes(255)) * 40_000 + b"\0", end),
        "code too large": gif(
            9, 9, gif_frame(0, 0, 9, 9, b"").replace(b"\x02\0", b"\xff\1\1\0"), end
        ),
    }


def _webps() -> dict[str, bytes]:
    plain = picture("WEBP", (300, 200))
    lossless = picture("WEBP", (300, 200), lossless=True)
    frame = bytes(6) + b"\x0f\0\0\x0f\0\0" + b"\x10\0\0\0"
    return {
        "16,777,216 x 16,777,216": riff(canvas(1 << 24, 1 << 24), (b"VP8 ", plain[20:])),
        "16,384 x 16,384": riff((b"VP8L", b"\x2f\xff\xff\xff\x0f" + lossless[25:])),
        "larger than it says": riff(canvas(4, 4), (b"VP8 ", plain[20:])),
        "moves, and holds nothing": riff(canvas(16, 16, 2), (b"ANIM", bytes(6)), (b"ANMF", frame)),
        "500 frames": frames("WEBP", 500),
        "cut in the middle": lossless[: len(lossless) // 2],
        "length of 4 GB": riff((b"VP8L", lossless[20:]), size=0xFFFFFFFF),
        "junk": riff((b"VP8L", b"\x2f" + noise(900))),
    }


def _heics() -> dict[str, bytes]:
    size = struct.pack(">II", 64, 64)
    return {
        "only its head": HEIC[:24],
        "cut in the middle": HEIC[:450],
        "200,000 x 200,000": in_heic(size, struct.pack(">II", 200_000, 200_000)),
        "9,000 x 9,000": in_heic(size, struct.pack(">II", 9_000, 9_000)),
        "data elsewhere": in_heic(b"\0\0\x01\x9f\0\x01", b"\x7f\xff\x01\x9f\0\x01"),
        "cropped to minus": in_heic(b"\0\0\0\x20\0\0\0\x01", b"\xff\xff\xff\x20\0\0\0\0"),
        "box of no length": in_heic(b"\0\0\0\xfbiprp", b"\0\0\0\0iprp"),
        "box around itself": in_heic(b"\0\0\x01\x7bmeta", b"\0\0\0\x08meta"),
        "picture of junk": HEIC[:-120] + noise(120),
    }


@cache
def hostile() -> dict[str, tuple[str, bytes]]:
    """Name → media type and bytes: each either a picture after all, or to be refused."""
    kinds = {"png": _pngs, "jpeg": _jpegs, "gif": _gifs, "webp": _webps, "heic": _heics}
    return {
        f"{kind}: {name}": (f"image/{kind}", data)
        for kind, make in kinds.items()
        for name, data in make().items()
    }


@cache
def honest() -> dict[str, tuple[str, bytes]]:
    """Name → media type and bytes of pictures as cameras, phones and programs write them."""
    turned = Image.Exif()
    turned[0x0112] = 6
    line = Image.new("L", (256, 4))
    line.putdata(list(range(256)) * 4)
    ramp = line.resize((512, 64)).convert("I").point(lambda level: level * 257).convert("I;16")
    clear = Image.new("RGBA", (60, 40), (255, 0, 0, 0))
    ImageDraw.Draw(clear).rectangle((0, 0, 30, 40), (255, 0, 0, 255))
    made = {
        "png rgb": picture("PNG"),
        "png 16 bit": saved(ramp, "PNG"),
        "png palette": picture("PNG", mode="P"),
        "png black and white": picture("PNG", mode="1"),
        "png clear": saved(clear, "PNG"),
        "png animated": frames("PNG", 5),
        "jpeg rgb": picture("JPEG"),
        "jpeg cmyk": picture("JPEG", mode="CMYK"),
        "jpeg grey": picture("JPEG", mode="L"),
        "jpeg progressive": picture("JPEG", progressive=True),
        "jpeg turned": picture("JPEG", exif=turned),
        "webp lossy": picture("WEBP"),
        "webp lossless": picture("WEBP", lossless=True),
        "webp clear": saved(clear, "WEBP", lossless=True),
        "webp animated": frames("WEBP", 5),
        "gif": picture("GIF"),
        "gif clear": saved(clear, "GIF"),
        "gif animated": frames("GIF", 5),
        "heic": HEIC,
    }
    return {name: (f"image/{name.split()[0]}", data) for name, data in made.items()}
