"""A document as a PDF file: the only user of reportlab.

The Korean font is embedded as a subset, so text can be selected, searched and read out. The
same document makes the same bytes. Nobody's name and no program stand in the metadata. No
text is ever markup here: letters are drawn, not interpreted.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from companion import paths
from companion.errors import FontMissing
from companion.letters import Cleaner
from companion.progress import Step, quiet
from companion.report.blocks import Document, Pictures
from companion.report.pages import Layout
from companion.report.sheet import Box, Image, Page, Sheet, Text

_SET = 0.2  # of the time of a document: setting it; the rest is drawing its pages

rl_config.useA85 = 0  # text-encoded streams take eleven times as long

_REGULAR, _BOLD = "NanumGothic.ttf", "NanumGothicBold.ttf"


@dataclass(frozen=True, slots=True)
class Fonts:
    """The two faces, by their names in reportlab, with the widths of their letters."""

    regular: str
    bold: str
    widths: dict[bool, _Widths]
    cleaner: Cleaner


class _Widths(dict[str, float]):
    """Widths of letters at a size of 1, looked up in the font once each."""

    def __init__(self, font: TTFont) -> None:
        super().__init__()
        self._face = font.face

    def __missing__(self, letter: str) -> float:
        width: float = self._face.charWidths.get(ord(letter), self._face.defaultWidth) / 1000
        self[letter] = width
        return width


def draw(
    document: Document,
    fonts: Path | None = None,
    step: Step | None = None,
    pictures: Pictures | None = None,
) -> bytes:
    """The PDF file. `fonts` is a folder with NanumGothic, the program's own without it.

    Without `pictures` they stay covered; what those raise, this raises. `step` is told often, so
    that a long document can be given up: raise Cancelled in it. Raises FontMissing.
    """
    step = step or Step(quiet, 0, 1)
    faces = load(fonts or paths.fonts())

    def clean(text: str) -> str:
        step()
        return faces.cleaner.clean(text)

    layout = Layout(document, clean, faces.widths[False], faces.widths[True])
    title = faces.cleaner.clean(document.title).replace("\n", " ")
    return write([layout], title, document.language, faces, document.made, pictures, step)


def write(
    sheets: Sequence[Sheet],
    title: str,
    language: str,
    faces: Fonts,
    made: datetime | None = None,
    pictures: Pictures | None = None,
    step: Step | None = None,
) -> bytes:
    """The PDF file with the pages of all `sheets`, which have one size; `step` as in `draw`."""
    options: dict[str, Any] = {
        "pagesize": (sheets[0].width, sheets[0].height),
        "pageCompression": 1,
        "invariant": 1,  # no time and no chance in the bytes
        "initialFontName": faces.regular,  # else every page names Helvetica, which is not in it
        "lang": language,
        "pdfVersion": (1, 4),
    }
    canvas = Canvas("", **options)
    _describe(canvas, title)
    if made is not None:
        stamp = _stamp(made)
        canvas.setDateFormatter(lambda *_: stamp)
    canvas.bookmarkPage("top")
    canvas.addOutlineEntry(title, "top", level=0)
    pages = [page for sheet in sheets for page in sheet.pages]
    for number, page in enumerate(pages):
        if step is not None:
            step.at(_SET + (1 - _SET) * number / len(pages))
        _page(canvas, sheets[0].height, page, number, faces, pictures)
    whole: Callable[[], bytes] = canvas.getpdfdata  # `save` would copy all of it twice more
    return whole()


def squares(text: str) -> list[list[bool]]:
    """A QR code (ISO/IEC 18004) as rows of dark and light; a third of it may be lost."""
    code: Any = QRCode(None, QRErrorCorrectLevel.H)
    code.addData(text)
    code.make()
    size = range(code.getModuleCount())
    return [[bool(code.isDark(row, column)) for column in size] for row in size]


@lru_cache(maxsize=1)
def load(folder: Path) -> Fonts:
    """The faces in a folder. Raises FontMissing when one is not there or no font."""
    made = []
    for file in (_REGULAR, _BOLD):
        try:
            made.append(TTFont(Path(file).stem, str(folder / file)))
        except (TTFError, OSError):
            raise FontMissing from None
    for font in made:
        pdfmetrics.registerFont(font)
    regular, bold = made
    return Fonts(
        regular.fontName,
        bold.fontName,
        {False: _Widths(regular), True: _Widths(bold)},
        Cleaner(lambda code: _draws(regular, code) and _draws(bold, code)),
    )


def _draws(font: TTFont, code: int) -> bool:
    """Whether a font has a shape for a letter: not none, and not an empty one."""
    face = font.face
    glyph: int = face.charToGlyph.get(code, 0)
    return glyph != 0 and bool(face.glyphPos[glyph + 1] > face.glyphPos[glyph])


def _describe(canvas: Canvas, title: str) -> None:
    canvas.setTitle(title)
    for neutral in (canvas.setAuthor, canvas.setSubject, canvas.setCreator, canvas.setProducer):
        neutral("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()


def _stamp(at: datetime) -> str:
    """A time as PDF writes it (ISO 32000-1, 7.9.4)."""
    offset = at.strftime("%z") or "+0000"
    return f"D:{at:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"


class _Jpeg:
    """A JPEG file in memory, as reportlab puts one into a page untouched."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __str__(self) -> str:
        return hashlib.sha256(self._data).hexdigest()

    def jpeg_fh(self) -> io.BytesIO:
        return io.BytesIO(self._data)


class _Once(PDFObject):
    """A picture's bytes until they are in the file: three copies of all of them are too many."""

    def __init__(self, data: bytes) -> None:
        self._data, self._size = data, len(data)

    def __len__(self) -> int:
        return self._size

    def format(self, _document: object) -> bytes:
        data, self._data = self._data, b""
        return data


def _page(
    canvas: Canvas, height: float, page: Page, number: int, faces: Fonts, pictures: Pictures | None
) -> None:
    for mark in page.marks:
        if isinstance(mark, Box):
            _box(canvas, height, mark)
        elif isinstance(mark, Image):
            _image(canvas, height, mark, faces, pictures)
        else:
            _text(canvas, height, mark, faces)
    for at, (depth, heading) in enumerate(page.headings):
        key = f"p{number}h{at}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(heading, key, level=depth)
    canvas.showPage()


def _box(canvas: Canvas, height: float, mark: Box) -> None:
    canvas.setFillColorRGB(*mark.ink)
    y = height - mark.y - mark.height
    canvas.rect(mark.x, y, mark.width, mark.height, stroke=0, fill=1)


def _image(
    canvas: Canvas, height: float, mark: Image, faces: Fonts, pictures: Pictures | None
) -> None:
    frame, data = mark.frame, pictures(mark.item) if pictures else None
    if data is not None:
        y = height - frame.y - frame.height
        made: dict[str, Any] = {"imgObj": None}
        canvas.drawImage(
            _Jpeg(data),
            frame.x,
            y,
            frame.width,
            frame.height,
            preserveAspectRatio=True,
            anchor="nw",
            extraReturn=made,
        )
        made["imgObj"].streamContent = _Once(data)
        return
    _box(canvas, height, frame)
    for line in mark.missing if pictures else mark.covered:
        _text(canvas, height, line, faces)


def _text(canvas: Canvas, height: float, mark: Text, faces: Fonts) -> None:
    canvas.setFillColorRGB(*mark.type.ink)
    canvas.setFont(faces.bold if mark.type.bold else faces.regular, mark.type.size)
    canvas.drawString(mark.x, height - mark.y, mark.text)
