"""The pictures of the practice case, drawn by code and each marked as practice.

The same words give the same pictures. What is on them is in companion/practice/screens.py;
here is how it is drawn, the only place besides companion.intake.images that uses Pillow.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from math import sin

from PIL import Image, ImageDraw, ImageFilter, ImageFont, WebPImagePlugin

from companion import paths
from companion.errors import FontMissing
from companion.practice.screens import CARD, EDGE, INK, SCREENS, SOFT, Screen

NAMES = tuple(SCREENS)
"""What can be drawn."""

Words = Mapping[str, str]
Box = tuple[int, int, int, int]

_FACES = {"": "NanumGothic.ttf", "bold": "NanumGothicBold.ttf"}
_INK = (0, 0, 0)
_MAKER, _MODEL, _CHANGED, _EXIF, _TAKEN = 0x010F, 0x0110, 0x0132, 0x8769, 0x9003


def draw(name: str, words: Words) -> bytes:
    """The picture `name` (one of NAMES) as the bytes of a PNG, JPEG or WebP file.

    `words` are those of the practice case, with keys such as `picture.invite.name`. The JPEGs
    carry the time they were taken. Raises FontMissing.
    """
    screen = SCREENS[name]
    sheet = Sheet(name, words, screen.size, screen.ground)
    screen.paint(sheet)
    sheet.mark(words["picture.mark"])
    return _file(sheet.image, screen)


def masked(file: bytes) -> tuple[bytes, tuple[int, int]]:
    """The pixels of a picture of a chat, the name over it covered; its size."""
    with Image.open(BytesIO(file)) as found:
        made = found.convert("RGB")
    width, height = made.size
    made.paste(_INK, (width // 11, height // 21, width * 5 // 8, height // 10))
    return made.tobytes(), made.size


class Sheet:
    """A picture being drawn, and how far down it is filled (`y`, pixels)."""

    def __init__(self, name: str, words: Words, size: tuple[int, int], ground: str) -> None:
        self.image = Image.new("RGB", size, ground)
        self.width, self.height = size
        self.ink, self.soft = INK, SOFT
        self.y = 0
        self._pen = ImageDraw.Draw(self.image)
        self._name, self._words = name, words

    def say(self, key: str) -> str:
        """A text of this picture."""
        return self._words[f"picture.{self._name}.{key}"]

    def text(
        self,
        at: tuple[float, float],
        text: str,
        size: int,
        fill: str = "",
        face: str = "",
        anchor: str = "ls",
    ) -> None:
        """Write one line; `at` is on its baseline, `anchor` is Pillow's."""
        self._pen.text(at, text, fill or self.ink, _font(size, face), anchor)

    def lines(
        self, x: int, text: str, size: int, fill: str = "", face: str = "", center: bool = False
    ) -> None:
        """Write wrapped text from `x` to the same edge on the right, and move down by it."""
        for line in _wrap(text, size, face, self.width - 2 * x):
            self.y += round(size * 1.45)
            at = (self.width / 2, self.y) if center else (x, self.y)
            self.text(at, line, size, fill, face, "ms" if center else "ls")

    def stroke(self, points: tuple[float, ...], fill: str, wide: int) -> None:
        """Draw a line through points (x, y, x, y, …)."""
        self._pen.line(points, fill, wide, "curve")

    def round(self, box: Box, radius: int, fill: str) -> None:
        """Fill a box with smooth corners."""
        left, top, right, bottom = box
        self.image.paste(fill, (left, top), _rounded(right - left, bottom - top, radius))

    def circle(self, x: int, y: int, radius: int, fill: str) -> None:
        """Fill a circle."""
        self.round((x - radius, y - radius, x + radius, y + radius), radius, fill)

    def rule(self, y: int, fill: str = CARD) -> None:
        """Draw a thin line across."""
        self._pen.rectangle((0, y, self.width, y + 1), fill)

    def avatar(self, x: int, y: int, radius: int, fill: str) -> None:
        """Draw hills under a moon: a profile picture without a face."""
        made = Image.new("RGB", (400, 400), fill)
        pen = ImageDraw.Draw(made)
        pen.ellipse((236, 88, 300, 152), "#FFFFFF")
        pen.polygon((0, 400, 0, 300, 132, 168, 400, 400), _mix(fill, "#101418", 35))
        pen.polygon((120, 400, 272, 232, 400, 328, 400, 400), _mix(fill, "#101418", 55))
        small = made.resize((2 * radius, 2 * radius), Image.Resampling.LANCZOS)
        self.image.paste(small, (x - radius, y - radius), _rounded(2 * radius, 2 * radius, radius))

    def lock(self, x: int, y: int, fill: str, scale: int = 1) -> None:
        """Draw a small padlock; its body hangs from (x, y)."""
        wide, high, arm = 11 * scale, 18 * scale, 8 * scale
        self.round((x - wide, y, x + wide, y + high), 4 * scale, fill)
        self._pen.arc((x - arm, y - 13 * scale, x + arm, y + 11 * scale), 180, 360, fill, 4 * scale)

    def menu(self, x: int, y: int) -> None:
        """Draw three dots."""
        for dot in (-16, 0, 16):
            self.circle(x, y + dot, 4, self.ink)

    def status(self) -> None:
        """Draw the clock, the signal and the battery of a phone."""
        self.text((EDGE, 60), self.say("clock"), 32, face="bold")
        right = self.width - EDGE
        self.round((right - 50, 36, right, 60), 7, self.soft)
        self.round((right - 47, 39, right - 17, 57), 4, self.ink)
        for bar in range(4):
            left = right - 118 + bar * 13
            self._pen.rectangle((left, 56 - bar * 6, left + 8, 60), self.ink)
        self.y = 90

    def bar(self, title: str, second: str = "", color: str = "", beside: str = "") -> None:
        """Draw the head of a chat or page: an arrow back, who it is, a menu."""
        middle = self.y + 66
        self.stroke((68, middle - 22, 46, middle, 68, middle + 22), self.ink, 5)
        left = 108
        if color:
            self.avatar(left + 42, middle, 42, color)
            left += 108
        under = middle - 2 if second else middle + 13
        self.text((left, under), title, 38, face="bold")
        self.text((left + _wide(title, 38, "bold") + 24, under), beside, 34, self.soft)
        self.text((left, middle + 38), second, 28, self.soft)
        self.menu(self.width - 58, middle)
        self.y += 134

    def pill(self, text: str, fill: str, ink: str) -> None:
        """Write a day between messages."""
        half = _wide(text, 28) // 2 + 32
        middle = self.width // 2
        self.round((middle - half, self.y + 28, middle + half, self.y + 80), 26, fill)
        self.text((middle, self.y + 64), text, 28, ink, anchor="ms")
        self.y += 100

    def bubble(
        self,
        text: str,
        fill: str,
        ink: str = "",
        clock: str = "",
        left: int = EDGE,
        mine: bool = False,
    ) -> None:
        """Write one message; `mine` hangs on the right."""
        said = _wrap(text, 36, "", 640)
        wide = max(_wide(line, 36) for line in said) + 64
        x = self.width - EDGE - wide if mine else left
        bottom = self.y + 16 + 52 * len(said) + 36
        self.round((x, self.y + 16, x + wide, bottom), 34, fill)
        for number, line in enumerate(said):
            self.text((x + 32, self.y + 72 + 52 * number), line, 36, ink)
        self.text((x + wide + 16, bottom - 6), clock, 24, self.soft)
        self.y = bottom

    def fact(self, label: str, text: str) -> None:
        """Write one line of a card: what, and what it is."""
        self._pen.rectangle((110, self.y, 970, self.y + 1), CARD)
        self.text((110, self.y + 66), label, 32, self.soft)
        self.text((970, self.y + 66), text, 32, anchor="rs")
        self.y += 106

    def field(self, hint: str, ground: str, fill: str) -> None:
        """Draw where the next message would be typed."""
        top = self.height - 220
        self._pen.rectangle((0, top, self.width, self.height), ground)
        self.circle(84, top + 72, 34, fill)
        self.stroke((68, top + 72, 100, top + 72), self.soft, 5)
        self.stroke((84, top + 56, 84, top + 88), self.soft, 5)
        self.round((142, top + 28, self.width - 150, top + 116), 44, fill)
        self.text((182, top + 84), hint, 34, self.soft)
        x, y = self.width - 84, top + 72
        self._pen.polygon((x - 28, y - 28, x + 32, y, x - 28, y + 28, x - 16, y), self.soft)

    def button(self, box: Box, text: str, fill: str, ink: str) -> None:
        """Draw a button and its word."""
        self.round(box, 24, fill)
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2 + 13)
        self.text(middle, text, 36, ink, "bold", "ms")

    def tile(self, number: int, at: tuple[int, int]) -> None:
        """Paste one of six flat little pictures, 358 pixels square: sky, book, field."""
        sky = ("#BFD4DF", "#D9C9B4", "#A9BFA6", "#C7BFD6", "#E0CFC4", "#9FB2C4")[number]
        made = Image.new("RGB", (716, 716), sky)
        (_hill, _book, _track)[number % 3](ImageDraw.Draw(made), sky)
        self.image.paste(made.resize((358, 358), Image.Resampling.LANCZOS), at)

    def notebook(self, lines: list[str]) -> None:
        """Lay a page of handwriting on the desk, a little askew, with its shadow."""
        page = _page(lines).rotate(1.6, Image.Resampling.BILINEAR, expand=True)
        grain = hashlib.shake_256(b"desk").digest(self.width * self.height)
        rough = Image.frombytes("L", self.image.size, grain).convert("RGB")
        self.image = Image.blend(self.image, rough, 0.05)
        shade = Image.new("L", self.image.size)
        shade.paste(150, (144, 92), page.getchannel("A"))
        self.image.paste("#4A3A2A", (0, 0), shade.filter(ImageFilter.GaussianBlur(14)))
        self.image.paste(page, (124, 68), page)
        self._pen = ImageDraw.Draw(self.image)

    def mark(self, text: str) -> None:
        """Say on the picture itself that it is for practice."""
        self._pen.rectangle((0, self.height - 68, self.width, self.height), "#FFF2D9")
        at = (self.width / 2, self.height - 24)
        self.text(at, text, 30, "#7A4E00", "bold", "ms")


def _file(image: Image.Image, screen: Screen) -> bytes:
    held = BytesIO()
    if screen.form == "JPEG":
        exif = Image.Exif()
        exif[_MAKER], exif[_MODEL], exif[_CHANGED] = "Practice", screen.device, screen.taken
        exif.get_ifd(_EXIF)[_TAKEN] = screen.taken
        image.save(held, "JPEG", quality=88, exif=exif)
    elif screen.form == "WEBP":
        # Else saving one of these first loads every other format there is, 0.1 s.
        Image.register_save("WEBP", WebPImagePlugin._save)
        image.save(held, "WEBP", quality=86, method=0)
    else:
        image.save(held, "PNG", compress_level=1)
    return held.getvalue()


def _page(lines: list[str]) -> Image.Image:
    """Ruled paper; every letter stands a little off the line and off its neighbour."""
    page = Image.new("RGBA", (1340, 1000), "#FBF8EF")
    pen = ImageDraw.Draw(page)
    for y in range(190, 1000, 92):
        pen.rectangle((0, y, 1340, y + 2), "#C9D6DF")
    pen.rectangle((120, 0, 122, 1000), "#E2B7AE")
    for number, line in enumerate(lines):
        x, y = 160.0, 178 + 92 * number
        for place, (letter, off) in enumerate(
            zip(line, hashlib.shake_256(line.encode()).digest(len(line)), strict=True)
        ):
            font = _font(48 + off % 5)
            at = (x, y + off / 50 + 4 * sin(place / 9))
            pen.text(at, letter, "#2B3A5A", font, "ls")
            x += font.getlength(letter) - off % 3
    return page


def _hill(pen: ImageDraw.ImageDraw, sky: str) -> None:
    pen.ellipse((440, 120, 580, 260), "#FFF6E2")
    pen.polygon((0, 716, 0, 520, 260, 360, 716, 600, 716, 716), _mix(sky, "#203030", 30))


def _book(pen: ImageDraw.ImageDraw, sky: str) -> None:
    pen.rectangle((0, 470, 716, 716), _mix(sky, "#402A18", 30))
    pen.rectangle((180, 300, 520, 470), _mix(sky, "#FFFFFF", 70))
    pen.line((350, 300, 350, 470), sky, 6)


def _track(pen: ImageDraw.ImageDraw, sky: str) -> None:
    pen.rectangle((0, 400, 716, 716), _mix(sky, "#1E3A20", 35))
    pen.line((0, 640, 716, 470), "#FFFFFF", 10)
    pen.line((0, 520, 716, 420), "#FFFFFF", 8)


def _mix(one: str, other: str, percent: int) -> str:
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{(a * (100 - percent) + b * percent) // 100:02X}" for a, b in pairs)


def _wrap(text: str, size: int, face: str, wide: int) -> list[str]:
    """Break at blanks; a word that is too long is broken where it must be."""
    font, lines = _font(size, face), [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if font.getlength(longer) <= wide:
            lines[-1] = longer
            continue
        lines.append("")
        for letter in word:
            if font.getlength(lines[-1] + letter) > wide:
                lines.append("")
            lines[-1] += letter
    return [line for line in lines if line]


def _wide(text: str, size: int, face: str = "") -> int:
    return round(_font(size, face).getlength(text))


@cache
def _font(size: int, face: str = "") -> ImageFont.FreeTypeFont:
    try:
        file = str(paths.fonts() / _FACES[face])
        return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
    except OSError:
        raise FontMissing from None


@cache
def _rounded(wide: int, high: int, radius: int) -> Image.Image:
    """A mask with smooth corners: drawn four times as large, then made small."""
    mask = Image.new("L", (wide, high), 255)
    if not radius:
        return mask
    corner = Image.new("L", (8 * radius, 8 * radius))
    ImageDraw.Draw(corner).ellipse((0, 0, 8 * radius - 1, 8 * radius - 1), 255)
    corner = corner.resize((2 * radius, 2 * radius), Image.Resampling.LANCZOS)
    for x, left in ((0, 0), (wide - radius, radius)):
        for y, top in ((0, 0), (high - radius, radius)):
            mask.paste(corner.crop((left, top, left + radius, top + radius)), (x, y))
    return mask
