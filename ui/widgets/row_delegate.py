"""Paints the rows of the timeline: the time with a bar that shows how sure it is, and the words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QStaticText,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.widgets.scripts import drawable

Index = QModelIndex | QPersistentModelIndex
BAR = 12  # px kept for the bar
_STEP = 1.5  # px of the bar's width for each step of sureness
_KEPT = 1000  # texts whose lines are kept
_LONGEST = 400  # letters that could ever show in a cell


class RowDelegate(QStyledItemDelegate):
    """Every cell of one table.

    `sureness`, 0 to 6, and `heads`, the quiet lines over a row as (words, whether a landmark),
    are roles of the model.
    """

    def __init__(self, sureness: int, heads: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._sureness, self._heads = sureness, heads
        self._body, self._quiet = theme.font(theme.BODY), theme.font(theme.QUIET)
        self._bold = theme.font(theme.QUIET, bold=True)
        self._kept: Kept = {}

    @property
    def row_height(self) -> int:
        """Pixels of a row: two lines of text."""
        return 2 * QFontMetrics(self._body).lineSpacing() + theme.GAP

    @property
    def head_height(self) -> int:
        """Pixels of a quiet line over a row."""
        return QFontMetrics(self._bold).lineSpacing() + theme.GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        use = theme.tokens()
        for words, landmark in index.data(self._heads) or ():
            high = self.head_height
            over = QRect(option.rect.topLeft(), QSize(option.rect.width(), high))
            self._paint_head(painter, over, index, words, landmark)
            option.rect.setTop(option.rect.top() + high)
        paint_ground(painter, option, use)
        room = option.rect.adjusted(theme.STEP, theme.STEP // 2, -theme.STEP, -theme.STEP // 2)
        if index.column() == 0:
            self._paint_bar(painter, room, index.data(self._sureness) or 0)
            room.setLeft(room.left() + BAR + theme.STEP)
        colour = use.text if index.column() < 2 else use.quiet
        write(painter, room, index.data() or "", self._body, colour, self._kept)
        painter.restore()

    def _paint_head(
        self, painter: QPainter, over: QRect, index: Index, words: str, landmark: bool
    ) -> None:
        """This cell's piece of a line that runs over the whole row."""
        use, table = theme.tokens(), self.parent()
        painter.save()
        painter.setClipRect(over)
        painter.fillRect(over, QColor(use.ground))
        painter.fillRect(QRect(over.left(), over.bottom(), over.width(), 1), QColor(use.hair))
        if isinstance(table, QTableView):
            whole = QRect(over)
            whole.setLeft(table.columnViewportPosition(0) + theme.STEP)
            whole.setRight(table.viewport().width() - theme.STEP)
            if landmark:
                self._paint_landmark(painter, whole, words)
            else:
                write(painter, whole, words, self._bold, use.quiet)
        painter.restore()

    def _paint_landmark(self, painter: QPainter, room: QRect, words: str) -> None:
        """A line through the time at which it was, with its name."""
        use, middle = theme.tokens(), room.center().y()
        metrics = QFontMetrics(self._quiet)
        start = room.left() + BAR + theme.STEP
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.right() - start - BAR)
        painter.setPen(QPen(QColor(use.line), 1))
        painter.drawLine(room.left(), middle, start - theme.STEP, middle)
        after = start + metrics.horizontalAdvance(shown) + theme.STEP
        painter.drawLine(after, middle, room.right(), middle)
        write(painter, room.adjusted(start - room.left(), 0, 0, 0), shown, self._quiet, use.text)

    def _paint_bar(self, painter: QPainter, room: QRect, sureness: int) -> None:
        colour = QColor(theme.tokens().accent)
        top, bottom = room.top() + 4, room.bottom() - 4
        if sureness:
            bar = QRectF(room.left(), top, sureness * _STEP, bottom - top)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(bar, 1, 1)
        else:
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(room.left() + 1, top), QPointF(room.left() + 1, bottom))


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, tokens: theme.Tokens | None = None
) -> None:
    """The row's ground and hairline; the chosen row also has an edge, not its colour alone."""
    use, room = tokens or theme.tokens(), option.rect
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    painter.fillRect(room, QColor(use.accent_soft if chosen else use.surface))
    edge = QRect(room.left(), room.bottom(), room.width(), 1)
    painter.fillRect(edge, QColor(use.hair))
    if chosen:
        high = 2 if option.state & QStyle.StateFlag.State_Active else 1
        painter.fillRect(QRect(room.left(), room.top(), room.width(), high), QColor(use.accent))
        low = QRect(room.left(), room.bottom() - high + 1, room.width(), high)
        painter.fillRect(low, QColor(use.accent))


Kept = dict[tuple[str, int, int], list[QStaticText]]
"""Lines as they were laid out, by text, width and how many fit, of one font."""


def write(
    painter: QPainter, room: QRect, text: str, font: QFont, colour: str, kept: Kept | None = None
) -> None:
    """Draw plain text in the middle of `room`, wrapped, the last line that fits cut with “…”.

    `kept` spares laying out again what was drawn a moment ago.
    """
    if not text:
        return
    metrics = QFontMetrics(font)
    high = metrics.lineSpacing()
    asked = (text[:_LONGEST], room.width(), max(1, room.height() // high))
    lines = None if kept is None else kept.get(asked)
    if lines is None:
        lines = [_laid_out(line, font) for line in _fitted(*asked, font)]
        if kept is not None:
            if len(kept) >= _KEPT:
                kept.clear()
            kept[asked] = lines
    painter.setFont(font)
    painter.setPen(QColor(colour))
    top = room.top() + max(0, (room.height() - len(lines) * high) // 2)
    for number, line in enumerate(lines):
        painter.drawStaticText(room.left(), top + number * high, line)


def _fitted(text: str, width: int, fitting: int, font: QFont) -> list[str]:
    metrics, shown = QFontMetrics(font), drawable(text)
    if len(shown.splitlines()) < 2 and metrics.horizontalAdvance(shown) <= width:
        return [shown]  # as most are: there is nothing to break, and nothing to cut off
    return [
        metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
        for line in _wrapped(shown, font, width, fitting)
    ]


def _laid_out(line: str, font: QFont) -> QStaticText:
    """One line, shaped once; never markup."""
    made = QStaticText(" ".join(line.splitlines()))
    made.setTextFormat(Qt.TextFormat.PlainText)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    made.setTextOption(option)
    made.prepare(font=font)
    return made


def _wrapped(text: str, font: QFont, width: int, fitting: int) -> list[str]:
    """The text in at most `fitting` lines; the last holds all that is left."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < fitting and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    units = text.encode("utf-16-le")  # Qt counts UTF-16 units, Python letters
    ends = [*starts[1:], len(units) // 2]
    return [
        units[2 * start : 2 * end].decode("utf-16-le", "replace").rstrip()
        for start, end in zip(starts, ends, strict=True)
    ]
