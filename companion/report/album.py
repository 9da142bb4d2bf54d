"""Pictures on pages: two beside each other where both stand upright, each with its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from companion.report.blocks import Album, Shot
from companion.report.sheet import LINE, NAMED, SIDE, SMALL, SOFT, UNDER, Box, Image, Sheet, Text
from companion.report.sheet import baseline as base

_GAP = 14.0
_PIXEL = 0.75  # points a pixel may take at most: a small picture stays small and sharp
_TALL = 600.0  # points of a picture at most
_LEAST = 48.0  # points: room for the words that stand for it
_USUAL = (9, 16)  # the shape of a telephone, for a picture whose size is not known


def place(sheet: Sheet, album: Album) -> None:
    """Set the pictures row by row, each row whole on its page."""
    for row in _rows(album.shots):
        width = (sheet.inner - _GAP) / 2 if _upright(row[0]) else sheet.inner
        cells = [_Cell(sheet, shot, width) for shot in row]
        over = max(len(cell.title) for cell in cells) * NAMED.leading
        high = max(cell.height for cell in cells)
        under = max(len(cell.under) for cell in cells) * UNDER.leading
        sheet.need(over + high + under + 2 * _GAP)
        for at, cell in enumerate(cells):
            cell.set(album, SIDE + at * (width + _GAP), over)
        sheet.y += over + high + under + 2 * _GAP


class _Cell:
    """One picture with the words over and under it."""

    def __init__(self, sheet: Sheet, shot: Shot, width: float) -> None:
        across, down = (shot.width, shot.height) if shot.width and shot.height else _USUAL
        scale = min(width / across, _TALL / down)
        if shot.width and shot.height:
            scale = min(scale, _PIXEL)
        self.width, self.height = max(across * scale, _LEAST), max(down * scale, _LEAST)
        self.title = sheet.fit(shot.title, width, NAMED)[:3]
        self.under = sheet.fit(shot.under, width, UNDER)[:4]
        self._sheet, self._shot, self._room = sheet, shot, width

    def set(self, album: Album, x: float, over: float) -> None:
        """Set it with its left edge at `x`, the picture `over` points under where we are."""
        sheet, y = self._sheet, self._sheet.y
        sheet.pages[-1].headings.append((1, " ".join(self.title)))
        for at, line in enumerate(self.title):
            sheet.text(x, y + at * NAMED.leading + base(NAMED), NAMED, line)
        y += over + 2
        frame = Box(x, y, self.width, self.height, SOFT)
        middle = y + self.height / 2
        said = [tuple(self._words(text, x + 8, middle)) for text in (album.covered, album.missing)]
        sheet.pages[-1].marks.append(Image(frame, self._shot.item, *said))
        self._outline(frame)
        y += self.height + 2
        for at, line in enumerate(self.under):
            sheet.text(x, y + at * UNDER.leading + base(UNDER), UNDER, line)

    def _outline(self, frame: Box) -> None:
        """Thin lines around it: a white screen would run out into the paper."""
        right, low = frame.x + frame.width, frame.y + frame.height
        for x, y, width, height in (
            (frame.x, frame.y, frame.width, 0.5),
            (frame.x, low, frame.width + 0.5, 0.5),
            (frame.x, frame.y, 0.5, frame.height),
            (right, frame.y, 0.5, frame.height),
        ):
            self._sheet.box(x, y, width, height, LINE)

    def _words(self, text: str, x: float, y: float) -> Iterator[Text]:
        for at, line in enumerate(self._sheet.fit(text, self.width - 16, SMALL)):
            yield Text(x, y + at * SMALL.leading, SMALL, line)


def _rows(shots: Sequence[Shot]) -> Iterator[Sequence[Shot]]:
    at = 0
    while at < len(shots):
        pair = shots[at : at + 2]
        step = 2 if len(pair) == 2 and all(map(_upright, pair)) else 1
        yield shots[at : at + step]
        at += step


def _upright(shot: Shot) -> bool:
    return shot.height >= shot.width
