"""Words and pictures that are known again wherever they come to lie, in whatever encoding.

Every word holds both marks, one Korean and one Latin, and a number that says where it was typed.
The marks stand here in pieces, so that this file and what Python makes of it hold none.
"""

from __future__ import annotations

import base64
import io
import random
import re
import unicodedata
from contextlib import suppress
from itertools import count
from urllib.parse import quote

from PIL import Image

_KOREAN = "".join(map(chr, (0xCE90, 0xBC41, 0xCB9D, 0xB2FB)))  # four syllables of no Korean word
_LATIN = "cnry" + "vqzx"
_SYLLABLES = "가나다라마바사아자차카타파하거너더러머버"
WIDTH, HEIGHT = 300, 200


class Words:
    """Makes words, each of its own; `where` has the place each was typed at, by its number."""

    def __init__(self) -> None:
        self.where: dict[int, str] = {}
        self._numbers = count(1)

    def __call__(self, where: str) -> str:
        number = next(self._numbers)
        self.where[number] = where
        return f"{korean(number)} {latin(number)}"


def korean(number: int) -> str:
    """The Korean half of a word."""
    made = ""
    for _ in range(3):
        number, rest = divmod(number, len(_SYLLABLES))
        made += _SYLLABLES[rest]
    return _KOREAN + made


def latin(number: int) -> str:
    """The Latin half."""
    return f"{_LATIN}{number:04}"


def picture(seed: int) -> tuple[bytes, list[bytes]]:
    """A PNG file of noise, and pieces of it: of the file and of its pixels, as they may be laid."""
    pixels = random.Random(seed).randbytes(WIDTH * HEIGHT * 3)
    image = Image.frombytes("RGB", (WIDTH, HEIGHT), pixels)
    file = io.BytesIO()
    image.save(file, "PNG")
    png = file.getvalue()
    rows = [image.convert(mode).tobytes() for mode in ("RGB", "RGBA", "L")]
    rows.append(Image.merge("RGB", image.split()[::-1]).tobytes())  # BGR
    rows.append(image.convert("RGBA").tobytes("raw", "BGRA"))  # as X and QImage have it
    places = [len(png) // 3, len(png) // 2, len(png) * 3 // 4]
    pieces = [png[at : at + 32] for at in places]
    return png, pieces + [row[len(row) * p // 4 :][:60] for row in rows for p in (0, 1, 2, 3)]


def secret(text: str) -> list[bytes]:
    """A passphrase or a code in every encoding; the code also without its dashes."""
    plain = {text, text.replace("-", "")}
    return [form for one in plain for form in encoded(one)]


def encoded(text: str) -> list[bytes]:
    """A text in every encoding in which it may be written by accident."""
    forms: set[bytes] = set()
    for said in {text, text.upper(), unicodedata.normalize("NFD", text)}:
        raw = {said.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")}
        with suppress(UnicodeEncodeError):  # letters that were taken apart have no place there
            raw |= {said.encode("cp949"), said.encode("johab")}
        forms |= raw | {piece for one in raw for piece in _base64(one)}
        utf8, escaped = said.encode(), said.encode("ascii", "backslashreplace")
        forms |= {quote(said).encode(), quote(said).lower().encode(), escaped, escaped.upper()}
        forms |= {utf8.hex().encode(), utf8.hex().upper().encode()}
        forms |= {"".join(f"\\{byte:03o}" for byte in utf8).encode()}
    return sorted(forms)


def _base64(raw: bytes) -> list[bytes]:
    """What is always the same in base64 of something with `raw` in it."""
    pieces = []
    for before in range(3):
        whole = base64.b64encode(bytes(before) + raw)
        piece = whole[-(-before * 4 // 3) : (before + len(raw)) // 3 * 4]
        pieces += [piece, piece.replace(b"+", b"-").replace(b"/", b"_")]
    return [piece for piece in pieces if len(piece) >= 8]


class Sought:
    """Finds the marks, and whatever else is given, in bytes."""

    def __init__(self, others: dict[str, list[bytes]] | None = None) -> None:
        marks = {"a Korean word": encoded(_KOREAN), "a Latin word": encoded(_LATIN)}
        self._pieces = [(p, n) for n, pieces in (marks | (others or {})).items() for p in pieces]
        self._longest = max(len(piece) for piece, _ in self._pieces)
        self._ends: dict[str, bytes] = {}

    def find(self, data: bytes) -> set[str]:
        """What is in it, with the number of the word where it can be read."""
        found = set()
        for piece, name in self._pieces:
            at = data.find(piece)
            if at < 0:
                continue
            number = re.search(rb"\d{4}", data[at : at + 80].replace(b"\0", b""))
            read = number and name.endswith("word")
            found.add(f"{name} {number[0].decode()}" if number and read else name)
        return found

    def follow(self, stream: str, data: bytes) -> set[str]:
        """The same in the next part of a stream; a word may begin in the part before."""
        end = self._ends.get(stream, b"")
        self._ends[stream] = (end + data)[-self._longest :]
        return self.find(end + data)
