"""Paper to set a document on: pages, lines, boxes, and where on the page one is.

Lengths are points (1/72 inch), measured from the top left. Knows no file format.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from companion.report.letters import wrap

Ink = tuple[float, float, float]
Widths = Mapping[str, float]

SHORT, LONG = 595.28, 841.89  # A4
INK: Ink = (0.12, 0.17, 0.16)
QUIET: Ink = (0.34, 0.39, 0.37)
LINE: Ink = (0.76, 0.79, 0.78)
SOFT: Ink = (0.955, 0.965, 0.96)
ACCENT: Ink = (0.16, 0.39, 0.35)
NOTE: Ink = (0.48, 0.31, 0)

SIDE, BOTTOM = 54.0, 54.0
_TOP, _TOP_WIDE = 56.0, 44.0


@dataclass(frozen=True, slots=True)
class Type:
    """A way to set text: size, distance of lines, weight, colour."""

    size: float
    leading: float
    bold: bool = False
    ink: Ink = INK


TITLE = Type(18, 24, bold=True)
PART = Type(12.5, 18, bold=True)
ITEM = Type(10.5, 15, bold=True)
BODY = Type(10, 16)
SMALL = Type(8.5, 13, ink=QUIET)
CELL = Type(8.5, 12.5)
HEAD = Type(8.5, 12.5, bold=True)
LABEL = Type(9, 14.5, ink=QUIET)
VALUE = Type(9.5, 14.5)
NAMED = Type(10, 16, bold=True)
DESK = Type(13, 20, bold=True)
UNDER = Type(7.5, 11, ink=QUIET)
FOOT = Type(7.5, 10, ink=QUIET)
MARK = Type(10, 14, bold=True, ink=NOTE)


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; `y` is its baseline."""

    x: float
    y: float
    type: Type
    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; `y` is its upper edge. A rule is a flat one."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Image:
    """Where the picture of an item fits in, and the words that stand there when it does not come.

    They are `covered` before pictures are wanted, `missing` where there is none to show.
    """

    frame: Box
    item: int
    covered: tuple[Text, ...]
    missing: tuple[Text, ...]


@dataclass(slots=True)
class Page:
    """What is drawn on one page, in order, and the headings that stand on it."""

    marks: list[Text | Box | Image] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)


class Sheet:
    """Pages as they fill. `pages` is the result."""

    def __init__(
        self, title: str, wide: bool, clean: Callable[[str], str], regular: Widths, bold: Widths
    ) -> None:
        """`regular` and `bold` are widths of letters at a size of 1."""
        self.width, self.height = (LONG, SHORT) if wide else (SHORT, LONG)
        self.pages: list[Page] = []
        self.inner = self.width - 2 * SIDE
        self.floor = 0.0
        self.top = _TOP_WIDE if wide else _TOP
        self.full = self.height - BOTTOM - self.top - 6
        self.y = 0.0
        self.clean = clean
        self._title = title
        self._faces = {False: regular, True: bold}
        self.turn()

    def turn(self) -> None:
        """Begin a page; from the second on the title stands small at its head."""
        self.pages.append(Page())
        self.y = self.top
        self.floor = self.height - BOTTOM
        if len(self.pages) > 1:
            head = self.fit(self._title, self.inner, SMALL)[0]
            self.text(SIDE, self.top - 14, SMALL, head)
            self.box(SIDE, self.top - 8, self.inner, 0.5, LINE)
            self.y += 6

    def need(self, height: float) -> None:
        """Begin a page unless this much room is left on this one."""
        if self.floor - self.y < height and self.y > self.top + 10:
            self.turn()

    def fit(self, text: str, width: float, type_: Type) -> list[str]:
        """A text as lines no wider than `width`; at least one."""
        return wrap(self.clean(text), width / type_.size, self._faces[type_.bold])

    def long(self, text: str, type_: Type) -> float:
        """How wide a line is."""
        return sum(map(self._faces[type_.bold].__getitem__, text)) * type_.size

    def text(self, x: float, y: float, type_: Type, text: str) -> None:
        """Set a line with its baseline at `y`."""
        if text.strip():
            self.pages[-1].marks.append(Text(x, y, type_, text))

    def box(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """Fill a rectangle."""
        self.pages[-1].marks.append(Box(x, y, width, height, ink))

    def mark(self, text: str) -> None:
        """Set a line in the middle of the head and of the foot of every page there is."""
        if not text:
            return
        line = self.fit(text, self.inner, MARK)[0]
        x = (self.width - self.long(line, MARK)) / 2
        for page in self.pages:
            for y in (self.top - 30, self.height - 14):
                page.marks.append(Text(x, y, MARK, line))

    def lines(self, lines: list[str], x: float, type_: Type) -> None:
        """Lines one under the other, over as many pages as it takes."""
        for line in lines:
            self.need(type_.leading)
            self.text(x, self.y + baseline(type_), type_, line)
            self.y += type_.leading


def baseline(type_: Type) -> float:
    """How far under the top of its line a text stands."""
    return (type_.leading + type_.size * 0.72) / 2
