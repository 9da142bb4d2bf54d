"""The program that looks at pictures made to harm it: `python -m tests.faults.looker WHICH…`.

WHICH is `folder FOLDER`, whose files end in what they are said to be, or `mutated SEED COUNT`. Each
picture is one line; the last one tells the most memory this process held, its children not counted.

    {"name": …, "seen": true | false, "seconds": …}
    {"peak": bytes}
"""

from __future__ import annotations

import json
import os
import random
import re
import struct
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from companion.errors import NotAPicture
from companion.intake import images
from tests.core import pictures

BOX = (1600, 1200)


def say(**values: Any) -> None:
    os.write(1, json.dumps(values).encode() + b"\n")


def looked(media: str, data: bytes) -> bool:
    """Shown, and what is shown examined and described, too."""
    try:
        images.show(chunks(data), media, BOX)
        images.examine(chunks(data), media)
        images.describe(chunks(data), media)
    except NotAPicture:
        return False
    return True


def chunks(data: bytes) -> Iterator[memoryview]:
    for at in range(0, len(data) or 1, 1 << 20):
        yield memoryview(data)[at : at + (1 << 20)]


def seeds() -> list[tuple[str, bytes]]:
    """Small honest pictures, so that most changes hit what says something."""
    made = list(pictures.honest().values())
    forms = (("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "RGB"), ("WEBP", "RGBA"), ("GIF", "P"))
    made += [
        (f"image/{form.lower()}", pictures.picture(form, (40, 30), mode)) for form, mode in forms
    ]
    return [(media, data) for media, data in made if len(data) < 20_000]


def mutated(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """The picture with one to eight changes of one kind."""
    made = bytearray(data)
    kind = chance.choice(("bits", "bytes", "lengths", "cut", "hole", "again", "splice"))
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(made))
        if kind == "bits":
            made[at] ^= 1 << chance.randrange(8)
        if kind == "bytes":
            made[at] = chance.randrange(256)
        if kind == "lengths":
            extreme = chance.choice((0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 2**31 - 1, 2**32 - 1))
            made[at : at + 4] = struct.pack(chance.choice("<>") + "I", extreme)
        if kind == "hole":
            del made[at : min(at + chance.randint(1, 64), len(made) - 1)]
        if kind == "again":
            made[at:at] = made[at : at + chance.randint(1, 200)]
    if kind == "cut":
        del made[chance.randrange(1, len(made)) :]
    if kind == "splice":
        at = chance.randrange(len(made))
        made[at:] = other[chance.randrange(len(other)) :]
    return bytes(made)


def mended(data: bytes) -> bytes:
    """A PNG whose sums are right again, so that a decoder goes on to what was changed."""
    made, at = bytearray(data), 8
    while at + 12 <= len(made):
        length = int.from_bytes(made[at : at + 4])
        if at + 12 + length > len(made):
            break
        end = at + 8 + length
        made[end : end + 4] = struct.pack(">I", zlib.crc32(made[at + 4 : end]))
        at = end + 4
    return bytes(made)


def mutations(seed: int, count: int) -> Iterator[tuple[str, str, bytes]]:
    known = seeds()
    for number in range(seed, seed + count):
        chance = random.Random(number)
        media, data = chance.choice(known)
        alike = [other for form, other in known if form == media]
        made = mutated(chance, data, chance.choice(alike))
        if media == "image/png" and chance.random() < 0.7:
            made = mended(made)
        yield f"mutated {number}", media, made


def chosen(words: list[str]) -> Iterator[tuple[str, str, bytes]]:
    if words[0] == "mutated":
        yield from mutations(int(words[1]), int(words[2]))
        return
    for path in sorted(Path(words[1]).iterdir()):
        yield path.stem, f"image/{path.suffix[1:]}", path.read_bytes()


def main(words: list[str]) -> None:
    for name, media, data in chosen(words):
        begun = time.monotonic()
        seen = looked(media, data)
        seconds = round(time.monotonic() - begun, 2)
        say(name=name, seen=seen, seconds=seconds)
    say(peak=peak())


def peak() -> int:
    """Bytes. Not from getrusage: there a process begins with what its parent held."""
    status = Path("/proc/self/status").read_text()
    found = re.search(r"^VmHWM:\s+(\d+) kB$", status, re.M)
    assert found
    return int(found[1]) * 1024


if __name__ == "__main__":
    main(sys.argv[1:])
