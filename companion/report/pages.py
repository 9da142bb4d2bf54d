"""Where everything stands: blocks become pages of lines, rules and boxes.

Nothing is ever too long: words are broken, rows and tables go on over as many pages as they
need, their heads repeated.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

from companion.report import album
from companion.report.blocks import (
    Album,
    Block,
    Document,
    Facts,
    Heading,
    Note,
    Notice,
    Paragraph,
    Row,
    Signature,
    Style,
    Table,
    Ticks,
)
from companion.report.sheet import (
    ACCENT,
    BODY,
    CELL,
    DESK,
    FOOT,
    HEAD,
    ITEM,
    LABEL,
    LINE,
    NAMED,
    PART,
    SIDE,
    SMALL,
    SOFT,
    TITLE,
    UNDER,
    VALUE,
    Box,
    Sheet,
    Text,
    Type,
    Widths,
    baseline,
)

_PAD = 5.0
_HAND = 26.0  # height of a field to be filled in by hand
_LABEL = 96.0  # width of the labels beside facts
_WHO = 120.0  # width of what a signer is called


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a grid: lines of text for each cell, and lines under all of them."""

    cells: tuple[list[str], ...]
    under: list[str]
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class _Grid:
    """Columns of a table: where each begins and how wide it is, its head, and its types."""

    xs: tuple[float, ...]
    widths: tuple[float, ...]
    types: tuple[Type, ...]
    head: tuple[list[str], ...] = ()
    labels: bool = False  # the first column is shaded


class Layout(Sheet):
    """Sets one document; `pages` is the result."""

    def __init__(
        self, document: Document, clean: Callable[[str], str], regular: Widths, bold: Widths
    ) -> None:
        """As `Sheet`."""
        super().__init__(document.title, document.wide, clean, regular, bold)
        self._document = document
        self._depth = 0  # of the newest heading: an outline may not skip a level
        self._notes([block for block in document.blocks if isinstance(block, Note)])
        self._title_lines()
        for block, after in zip_longest(document.blocks, document.blocks[1:]):
            if isinstance(block, Heading):
                self._heading(block, self._least(after))
            elif isinstance(block, Paragraph):  # what names a table stands over it
                self._paragraph(block, self._least(after) if isinstance(after, Table) else 0.0)
            elif block is not None:
                self._place(block)
        self._feet()
        self.mark(document.mark)

    def _place(self, block: Block) -> None:
        if isinstance(block, Facts):
            self._facts(block)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Ticks):
            self._ticks(block)
        elif isinstance(block, Notice):
            self._notice(block)
        elif isinstance(block, Signature):
            self._signature(block)
        elif isinstance(block, Album):
            album.place(self, block)

    # Blocks

    def _title_lines(self) -> None:
        for text, type_ in ((self._document.title, TITLE), (self._document.subtitle, SMALL)):
            for line in self.fit(text, self.inner, type_):
                self.need(type_.leading)
                x = (self.width - self.long(line, type_)) / 2
                self.text(x, self.y + baseline(type_), type_, line)
                self.y += type_.leading
            self.y += 2
        self.box(SIDE, self.y + 6, self.inner, 1, ACCENT)
        self.y += 18

    def _notes(self, notes: list[Note]) -> None:
        """Small print above the foot of the first page, for which room is kept."""
        lines = [line for note in notes for line in self.fit(note.text, self.inner, FOOT)]
        lines = lines[: int(self.full / 3 / FOOT.leading)]
        self.floor -= len(lines) * FOOT.leading + 6
        for at, line in enumerate(lines):
            self.text(SIDE, self.floor + 8 + at * FOOT.leading + baseline(FOOT), FOOT, line)

    def _least(self, block: Block | None) -> float:
        """How much of a block has to stand on one page with the heading before it."""
        if isinstance(block, Signature):
            return self._signature_height(block)
        return 60.0 if block is not None else 0.0

    def _heading(self, block: Heading, least: float) -> None:
        type_, above, below = (PART, 14.0, 5.0) if block.level == 1 else (ITEM, 12.0, 5.0)
        lines = self.fit(block.text, self.inner, type_)
        above = above if self.y > self.top + 40 else 2.0
        self.need(above + len(lines[:3]) * type_.leading + below + least)
        self.y += above
        self._depth = min(block.level, self._depth + 1)
        name = self.clean(block.text).replace("\n", " ")[:200]
        self.pages[-1].headings.append((self._depth, name))
        self.lines(lines, SIDE, type_)
        self.y += below

    def _paragraph(self, block: Paragraph, least: float) -> None:
        type_ = SMALL if block.style is Style.QUIET else BODY
        lines = self.fit(block.text, self.inner, type_)
        if len(lines) <= 3:
            self.need(len(lines) * type_.leading + least)
        self.lines(lines, SIDE, type_)
        self.y += 6

    def _facts(self, block: Facts) -> None:
        width = self.inner - _LABEL
        grid = _Grid((SIDE, SIDE + _LABEL), (_LABEL, width), (LABEL, VALUE), labels=True)
        rows = []
        for label, value in block.rows:
            name = self.fit(label, _LABEL - 2 * _PAD, LABEL)
            said = self.fit(value, width - 2 * _PAD, VALUE)
            rows.append(_Line((name, said), [], 0.0 if value else _HAND))
        if rows:
            self.need(min(self._height(grid, rows[0]), self.full * 0.4))
        self.box(SIDE, self.y, self.inner, 0.5, LINE)
        for row in rows:
            self._row(grid, row)
        self.y += 8

    def _table(self, block: Table) -> None:
        if not block.columns:
            return
        shares = sum(column.share for column in block.columns)
        widths = tuple(self.inner * column.share / shares for column in block.columns)
        xs = tuple(SIDE + sum(widths[:at]) for at in range(len(widths)))
        heads = tuple(
            self.fit(column.title, width - 2 * _PAD, HEAD)
            for column, width in zip(block.columns, widths, strict=True)
        )
        grid = _Grid(xs, widths, (CELL,) * len(widths), heads)
        rows = [self._line(row, widths) for row in block.rows]
        first = self._height(grid, rows[0]) if rows else 0.0
        self.need(min(first + self._head_height(grid), self.full / 2))
        self._head(grid)
        for row in rows:
            self._row(grid, row)
        self.y += 8

    def _ticks(self, block: Ticks) -> None:
        for text, chosen in block.items:
            type_ = NAMED if chosen else BODY
            lines = self.fit(text, self.inner - 16, type_)
            self.need(min(len(lines), 3) * type_.leading)
            self.text(SIDE, self.y + baseline(type_), type_, "■" if chosen else "□")
            self.lines(lines, SIDE + 16, type_)
            self.y += 2
        self.y += 4

    def _notice(self, block: Notice) -> None:
        inner = self.inner - 30
        title = self.fit(block.title, inner, NAMED)
        parts = [self.fit(line, inner, VALUE) for line in block.lines]
        height = len(title) * NAMED.leading + sum(len(p) * VALUE.leading + 4 for p in parts) + 18
        if height <= self.full:  # else it is set without its box
            self.need(height)
            self.box(SIDE, self.y, self.inner, height, SOFT)
            self.box(SIDE, self.y, 3, height, ACCENT)
        self.y += 9
        self.lines(title, SIDE + 16, NAMED)
        for lines in parts:
            self.y += 2
            self.lines(lines, SIDE + 16, VALUE)
            self.y += 2
        self.y += 19

    def _signature(self, block: Signature) -> None:
        self.need(self._signature_height(block))
        self.lines(self.fit(block.text, self.inner, BODY), SIDE, BODY)
        self.y += 16
        width = self.long(self.clean(block.date), BODY)
        self.lines(self.fit(block.date, self.inner, BODY), (self.width - width) / 2, BODY)
        self.y += 14
        for who, name in block.signers:
            self._signer(who, name, block.mark)
        if block.addressee:
            self.y += 22
            self.lines(self.fit(block.addressee, self.inner, DESK), SIDE, DESK)
        self.y += 14

    def _signature_height(self, block: Signature) -> float:
        lines = len(self.fit(block.text, self.inner, BODY))
        for who, name in block.signers:
            lines += max(len(self.fit(who, _WHO, BODY)), len(self.fit(name, 100, NAMED)))
        fixed = 92 if block.addressee else 50  # the day, and whom it is for
        return min(fixed + 16 * lines + 10 * len(block.signers), self.full * 0.9)

    def _signer(self, who: str, name: str, mark: str) -> None:
        """Who, the name or room for it, and where to sign, at the right."""
        left, right = self.width - SIDE - 290, self.width - SIDE
        lines, names = self.fit(who, _WHO, BODY), self.fit(name, right - left - 190, NAMED)
        for number, line in enumerate(lines):
            self.text(left, self.y + number * BODY.leading + baseline(BODY), BODY, line)
        self.y += max(len(lines) - len(names), 0) * BODY.leading  # the name beside the last of them
        sign = self.fit(mark, 60, BODY)[0]
        self.text(right - 60, self.y + baseline(BODY), BODY, sign)
        self.box(left + 124, self.y + len(names) * NAMED.leading + 2, right - left - 124, 0.5, LINE)
        self.lines(names, left + 128, NAMED)
        self.y += 10

    def _feet(self) -> None:
        y, total = self.height - 30, len(self.pages)
        for number, page in enumerate(self.pages, 1):
            said = self._document.page.replace("{page}", str(number))
            said = self.clean(said.replace("{pages}", str(total)))
            foot = self.fit(self._document.foot, self.inner - 120, FOOT)[0]
            x = self.width - SIDE - self.long(said, FOOT)
            page.marks.append(Box(SIDE, y - 14, self.inner, 0.5, LINE))
            page.marks.append(Text(SIDE, y, FOOT, foot))
            page.marks.append(Text(x, y, FOOT, said))

    # Grids

    def _line(self, row: Row, widths: tuple[float, ...]) -> _Line:
        cells = tuple(
            self.fit(cell, width - 2 * _PAD, CELL)
            for cell, width in zip(row.cells, widths, strict=True)
        )
        under = self.fit(row.under, self.inner - 2 * _PAD, UNDER) if row.under else []
        return _Line(cells, under)

    def _height(self, grid: _Grid, line: _Line) -> float:
        tallest = max(
            len(cell) * type_.leading for cell, type_ in zip(line.cells, grid.types, strict=True)
        )
        under = len(line.under) * UNDER.leading + 3 if line.under else 0.0
        return max(tallest + under + 2 * _PAD, line.least)

    def _head_height(self, grid: _Grid) -> float:
        return max((len(cell) for cell in grid.head), default=0) * HEAD.leading + 2 * _PAD

    def _head(self, grid: _Grid) -> None:
        if not grid.head:
            return
        height = self._head_height(grid)
        self.box(SIDE, self.y, self.inner, height, SOFT)
        self.box(SIDE, self.y, self.inner, 0.8, ACCENT)
        for x, cell in zip(grid.xs, grid.head, strict=True):
            for at, text in enumerate(cell):
                self.text(x + _PAD, self.y + _PAD + at * HEAD.leading + baseline(HEAD), HEAD, text)
        self.y += height
        self.box(SIDE, self.y, self.inner, 0.5, LINE)

    def _row(self, grid: _Grid, line: _Line) -> None:
        """A row, whole where it can be, else in pieces from page to page."""
        height, room = self._height(grid, line), self.floor - self.y
        short = height <= self.full * 0.4 or room < self.full * 0.2
        if height > room and short:
            self._next(grid)
        left: _Line | None = line
        while left is not None:
            piece, left = self._cut(grid, left)
            self._draw(grid, piece)
            if left is not None:
                self._next(grid)

    def _next(self, grid: _Grid) -> None:
        self.turn()
        self._head(grid)
        if not grid.head:
            self.box(SIDE, self.y, self.inner, 0.5, LINE)

    def _cut(self, grid: _Grid, line: _Line) -> tuple[_Line, _Line | None]:
        """As much of a row as this page holds, and what is left of it."""
        room = self.floor - self.y
        if self._height(grid, line) <= room:
            return line, None
        fits = max(1, int((room - 2 * _PAD) / max(type_.leading for type_ in grid.types)))
        if any(len(cell) > fits for cell in line.cells):
            first = tuple(cell[:fits] for cell in line.cells)
            return _Line(first, []), _Line(tuple(cell[fits:] for cell in line.cells), line.under)
        tall = max(map(len, line.cells)) * max(type_.leading for type_ in grid.types)
        under = max(0 if tall else 1, int((room - 2 * _PAD - 3 - tall) / UNDER.leading))
        empty: tuple[list[str], ...] = tuple([] for _ in line.cells)
        return _Line(line.cells, line.under[:under]), _Line(empty, line.under[under:])

    def _draw(self, grid: _Grid, line: _Line) -> None:
        height = self._height(grid, line)
        if grid.labels:
            self.box(SIDE, self.y, grid.widths[0], height, SOFT)
        y = self.y + _PAD
        for x, cell, type_ in zip(grid.xs, line.cells, grid.types, strict=True):
            for at, text in enumerate(cell):
                self.text(x + _PAD, y + at * type_.leading + baseline(type_), type_, text)
        y = self.y + height - _PAD - len(line.under) * UNDER.leading
        for at, text in enumerate(line.under):
            self.text(SIDE + _PAD, y + at * UNDER.leading + baseline(UNDER), UNDER, text)
        self.y += height
        self.box(SIDE, self.y, self.inner, 0.5, LINE)
