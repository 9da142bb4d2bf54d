"""A document as a DOCX file (ISO/IEC 29500), to be gone on with: the only user of python-docx.

Every text is text: no field, link or picture but the page numbers. The same document makes the
same bytes. No person and no program is named inside.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import docx
from docx.document import Document as File
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as Grid
from docx.text.paragraph import Paragraph as Words

from companion.letters import Cleaner
from companion.progress import Step, quiet
from companion.report import sheet
from companion.report.blocks import (
    Album,
    Block,
    Document,
    Facts,
    Heading,
    Note,
    Notice,
    Paragraph,
    Signature,
    Style,
    Table,
    Ticks,
)

_FONT = "맑은 고딕"  # on every Korean Windows and Mac with Office; others put their own
_KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid"}
_KEPT |= {"Title", "Heading 1", "Heading 2"}
_OURS = ("/word/document.xml", "/word/styles.xml", "/word/settings.xml", "/word/footer")
_SETTINGS = {qn("w:defaultTabStop"), qn("w:characterSpacingControl"), qn("w:compat")}
_BORDERS = [qn(f"w:{side}") for side in ("top", "left", "bottom", "right", "insideH", "insideV")]
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LABEL = 96.0
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
_TYPES = {
    "Normal": (sheet.BODY, 0.0, 6.0),
    "Title": (sheet.TITLE, 0.0, 2.0),
    "Heading 1": (sheet.PART, 14.0, 5.0),
    "Heading 2": (sheet.ITEM, 12.0, 5.0),
    "Small": (sheet.SMALL, 0.0, 6.0),
    "Cell": (sheet.CELL, 0.0, 0.0),
    "Head": (sheet.HEAD, 0.0, 0.0),
    "Label": (sheet.LABEL, 0.0, 0.0),
    "Value": (sheet.VALUE, 0.0, 0.0),
    "Under": (sheet.UNDER, 0.0, 0.0),
    "Notice": (sheet.VALUE, 0.0, 0.0),
    "Foot": (sheet.FOOT, 0.0, 0.0),
    "Mark": (sheet.MARK, 0.0, 0.0),
}
"""Our styles: how they are set, and points above and below."""


def draw(document: Document, step: Step | None = None) -> bytes:
    """The DOCX file. `step` is told often; what it raises gives the document up."""
    step, clean = step or Step(quiet, 0, 1), Cleaner().clean

    def told(text: str) -> str:
        step()
        return clean(text)

    paper = _Paper(document, told, step)
    file = io.BytesIO()
    paper.file.save(file)
    return _fixed(file)


def _fixed(file: io.BytesIO) -> bytes:
    """The same package with no time in it, its parts in order."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(entry, old.read(name))
    return made.getvalue()


class _Paper:
    """A file that fills, block by block."""

    def __init__(self, document: Document, clean: Callable[[str], str], step: Step) -> None:
        self.file: File = docx.Document()
        self._clean = clean
        _strip(self.file)
        _set_styles(self.file, document.language)
        self._inner = _set_page(self.file, document.wide)
        self._end = self.file.sections[0]._sectPr  # the last of the body: all else goes before it
        self._styles: dict[str, str | None] = {}
        self._describe(document)
        self._foot(document)
        if document.mark:
            self._head(document.mark)
        for text, style in ((document.title, "Title"), (document.subtitle, "Small")):
            if text:
                self._words(text, style).alignment = ALIGN.CENTER
        for number, block in enumerate(document.blocks):
            step.at(number / len(document.blocks))
            if not isinstance(block, Note):
                self._place(block)
        for block in document.blocks:
            if isinstance(block, Note):
                self._words(block.text, "Foot")

    def _place(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._words(block.text, f"Heading {min(block.level, 2)}")
        elif isinstance(block, Paragraph):
            self._words(block.text, "Small" if block.style is Style.QUIET else "Normal")
        elif isinstance(block, Facts):
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
            self._album(block)

    def _ticks(self, block: Ticks) -> None:
        for text, chosen in block.items:
            self._words(f"{'■' if chosen else '□'} {text}", "Value", bold=chosen)
        self._gap()

    def _notice(self, block: Notice) -> None:
        self._words(block.title, "Notice", bold=True)
        for line in block.lines:
            self._words(line, "Notice")
        self._gap()

    def _album(self, block: Album) -> None:
        """Which pictures there are: the pictures themselves are in the PDF and beside it."""
        for shot in block.shots:
            self._words(shot.title, "Value", bold=True)
            self._words(shot.under, "Under")

    def _words(self, text: str, style: str, *, bold: bool | None = None) -> Words:
        made = self._paragraph(style)
        made.add_run(self._clean(text)).bold = bold
        return made

    def _paragraph(self, style: str) -> Words:
        """A new last one. To add one, the library goes through all that is there."""
        if style not in self._styles:
            self._styles[style] = self.file.part.get_style_id(  # type: ignore[no-untyped-call]
                style, WD_STYLE_TYPE.PARAGRAPH
            )
        element = OxmlElement("w:p")
        self._end.addprevious(element)
        element.style = self._styles[style]
        return Words(element, self.file._body)

    def _gap(self) -> None:
        """Room after a block that is no paragraph; two tables would grow together without."""
        self._paragraph("Cell")

    def _facts(self, block: Facts) -> None:
        if not block.rows:
            return
        widths = (_LABEL, self._inner - _LABEL)
        rows = self._grid(widths)
        for label, value in block.rows:
            row = _add(rows, "w:tr")
            if not value:  # room for the hand
                _add(_add(row, "w:trPr"), "w:trHeight", val=_twips(26), hRule="atLeast")
            self._cell(row, label, "Label", widths[0], shaded=True)
            self._cell(row, value, "Value", widths[1])
        self._gap()

    def _table(self, block: Table) -> None:
        if not block.columns:
            return
        shares = sum(column.share for column in block.columns)
        widths = tuple(self._inner * column.share / shares for column in block.columns)
        rows = self._grid(widths)
        head = _add(rows, "w:tr")
        _add(_add(head, "w:trPr"), "w:tblHeader")  # again on every page
        for column, width in zip(block.columns, widths, strict=True):
            self._cell(head, column.title, "Head", width, shaded=True)
        for line in block.rows:
            row = _add(rows, "w:tr")
            for text, width in zip(line.cells, widths, strict=True):
                self._cell(row, text, "Cell", width)
            if line.under:
                row = _add(rows, "w:tr")
                self._cell(row, line.under, "Under", self._inner, span=len(widths))
        self._gap()

    def _grid(self, widths: tuple[float, ...]) -> BaseOxmlElement:
        """A table without rows. The library's own rows take 12 ms each."""
        rows: BaseOxmlElement = CT_Tbl.new_tbl(0, len(widths), Pt(0))
        self._end.addprevious(rows)
        grid = Grid(rows, self.file._body)
        grid.style, grid.autofit = "Table Grid", False
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = Pt(width)
        return rows

    def _cell(
        self,
        row: BaseOxmlElement,
        text: str,
        style: str,
        width: float,
        *,
        span: int = 1,
        shaded: bool = False,
    ) -> None:
        cell = _add(row, "w:tc")
        properties = _add(cell, "w:tcPr")
        _add(properties, "w:tcW", w=_twips(width), type="dxa")
        if span > 1:
            _add(properties, "w:gridSpan", val=str(span))
        if shaded:
            _add(properties, "w:shd", val="clear", color="auto", fill=_hex(sheet.SOFT))
        words = _add(cell, "w:p")
        _add(_add(words, "w:pPr"), "w:pStyle", val=style)  # our names are their ids
        run = _add(words, "w:r")
        for number, line in enumerate(self._clean(text).split("\n")):
            if number:
                _add(run, "w:br")
            said = _add(run, "w:t")
            said.text = line
            said.set(_SPACE, "preserve")

    def _signature(self, block: Signature) -> None:
        self._words(block.text, "Normal").paragraph_format.keep_with_next = True
        for text in (
            block.date,
            *(f"{who}   {name}   {block.mark}" for who, name in block.signers),
        ):
            made = self._words(text, "Normal")
            made.alignment = ALIGN.CENTER if text is block.date else ALIGN.RIGHT
            made.paragraph_format.keep_with_next = True
        if block.addressee:
            self._words(block.addressee, "Heading 1")

    def _describe(self, document: Document) -> None:
        facts = self.file.core_properties
        facts.title = self._clean(document.title).replace("\n", " ")[:255]
        facts.language = document.language
        facts.author = facts.last_modified_by = facts.comments = facts.keywords = ""
        facts.created = facts.modified = (document.made or _NEVER).astimezone(UTC)
        facts.revision = 1

    def _head(self, mark: str) -> None:
        """Above every page, in the middle."""
        words = self.file.sections[0].header.paragraphs[0]
        words.style, words.alignment = "Mark", ALIGN.CENTER
        words.add_run(self._clean(mark))

    def _foot(self, document: Document) -> None:
        """The foot at the left; at the right the page, which the reader's program counts."""
        words = self.file.sections[0].footer.paragraphs[0]
        words.style = "Foot"
        words.paragraph_format.tab_stops.add_tab_stop(Pt(self._inner), WD_TAB_ALIGNMENT.RIGHT)
        words.add_run(self._clean(document.foot))
        words.add_run().add_tab()
        for part in re.split(r"(\{pages?\})", document.page):
            if part in ("{page}", "{pages}"):
                field = _add(
                    words._p, "w:fldSimple", instr="PAGE" if part == "{page}" else "NUMPAGES"
                )
                _add(_add(field, "w:r"), "w:t").text = "1"
            elif part:
                words.add_run(self._clean(part))


def _strip(file: File) -> None:
    """Leave of the library's template what is used: no picture, no program's name, no old style."""
    package, part = file.part.package, file.part
    for owner in (package, part):
        for key, relation in list(owner.rels.items()):
            name = str(relation.target_part.partname)
            if not name.startswith(_OURS) and name != "/docProps/core.xml":
                del owner.rels[key]
    settings = file.settings.element
    for setting in list(settings):
        if setting.tag not in _SETTINGS:
            settings.remove(setting)
    styles = file.styles.element
    for style in [s for s in file.styles if s.name not in _KEPT]:
        styles.remove(style.element)
    for style in file.styles:
        for old in (*style.element.findall(qn("w:link")), *style.element.findall(qn("w:rsid"))):
            style.element.remove(old)
    section = file.sections[0]._sectPr
    for name in [name for name in section.attrib if name.startswith(qn("w:rsid"))]:
        del section.attrib[name]


def _set_styles(file: File, language: str) -> None:
    defaults = file.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for child in list(defaults):
        defaults.remove(child)
    _fonts(defaults)
    _add(defaults, "w:lang", val=language, eastAsia=language)
    for name, (type_, above, below) in _TYPES.items():
        style = _style(file, name)
        properties = style.element.get_or_add_rPr()
        for child in list(properties):
            properties.remove(child)
        _fonts(properties)
        style.font.size, style.font.bold = Pt(type_.size), type_.bold
        style.font.color.rgb = RGBColor(*(round(255 * part) for part in type_.ink))
        spacing = style.paragraph_format
        spacing.space_before, spacing.space_after = Pt(above), Pt(below)
        spacing.line_spacing = Pt(type_.leading)
        spacing.keep_with_next = name.startswith("Heading") or None
    for border in file.styles["Table Grid"].element.iter(*_BORDERS):
        border.set(qn("w:color"), _hex(sheet.LINE))
    _notice(file.styles["Notice"].element.get_or_add_pPr())


def _style(file: File, name: str) -> ParagraphStyle:
    known = {style.name for style in file.styles}
    add, find = file.styles.add_style, file.styles.__getitem__
    style: ParagraphStyle = find(name) if name in known else add(name, WD_STYLE_TYPE.PARAGRAPH)
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        style.element.get_or_add_pPr().remove(borders)
    return style


def _notice(properties: BaseOxmlElement) -> None:
    """A shaded paragraph with a bar at its left."""
    borders, shade = OxmlElement("w:pBdr"), OxmlElement("w:shd")
    _add(borders, "w:left", val="single", sz="24", space="8", color=_hex(sheet.ACCENT))
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _hex(sheet.SOFT))):
        shade.set(qn(f"w:{name}"), value)
    at = 1 if properties.find(qn("w:keepNext")) is not None else 0
    properties.insert(at, borders)
    properties.insert(at + 1, shade)


def _set_page(file: File, wide: bool) -> float:
    """A4, upright or across; how wide the text is, in points."""
    section = file.sections[0]
    width, height = (sheet.LONG, sheet.SHORT) if wide else (sheet.SHORT, sheet.LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.left_margin = section.right_margin = Pt(sheet.SIDE)
    section.top_margin = section.bottom_margin = Pt(sheet.BOTTOM)
    section.header_distance = section.footer_distance = Pt(28)
    return width - 2 * sheet.SIDE


def _twips(points: float) -> str:
    return str(round(points * 20))


def _fonts(properties: BaseOxmlElement) -> None:
    _add(properties, "w:rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), _FONT))


def _hex(ink: sheet.Ink) -> str:
    return "".join(f"{round(255 * part):02X}" for part in ink)


def _add(parent: BaseOxmlElement, tag: str, **attributes: str) -> BaseOxmlElement:
    made: BaseOxmlElement = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    parent.append(made)
    return made
