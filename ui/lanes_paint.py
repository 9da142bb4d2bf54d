"""Draws the lanes: the line of time, landmarks, a bar for each entry in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from companion import when
from companion.texts import Texts
from ui import theme
from ui.lanes_axis import ticks
from ui.lanes_bars import ROWS, Bar
from ui.widgets.row_delegate import Kept, write

if TYPE_CHECKING:
    from ui.lanes_view import LanesView

_APART = 130  # px between two words on the line of time
_CLOSE = 4  # px a bar, under which a lane is drawn as how many there are
_HEAP = 6  # px of a column of those
_SOLID = 4  # sureness from which on a bar is filled
_OPEN = 28  # px of the dots at an end that is not known


class Picture:
    """Draws what is in sight of a LanesView. Afterwards `unknown` are ids not read yet."""

    def __init__(self, view: LanesView) -> None:
        self._view = view
        self.words: Texts | None = None
        self.unknown: list[int] = []
        self.drawn: dict[int, list[tuple[QRectF, int]]] = {}
        self._quiet, self._body = theme.font(theme.QUIET), theme.font(theme.BODY)
        self._kept: Kept = {}
        self._names: Kept = {}

    def draw(self, painter: QPainter) -> None:
        """All that is in sight."""
        view, use = self._view, theme.tokens()
        self.unknown, self.drawn = [], {}
        painter.fillRect(view.viewport().rect(), QColor(use.surface))
        lanes = view.lanes_seen()
        across = QRect(view.gutter(), 0, view.room(), view.viewport().height())
        painter.save()
        painter.setClipRect(across)
        self._draw_time(painter, across)
        painter.setClipRect(across.adjusted(0, view.head(), 0, 0))
        first, last = view.left(), view.right()
        seen = sum(len(view.bars.seen(lane, first, last)) for lane in lanes)
        for lane in lanes:
            if len(view.bars.seen(lane, first, last)) * _CLOSE > view.room():
                self._draw_heap(painter, lane)
            else:
                self._draw_lane(painter, lane, first, last, view.titled(seen))
        painter.restore()
        for lane in lanes:
            self._draw_name(painter, lane)
        self._draw_edges(painter)

    def _draw_time(self, painter: QPainter, across: QRect) -> None:
        view, use = self._view, theme.tokens()
        axis, metrics = view.axis, QFontMetrics(self._quiet)
        apart = theme.scaled(_APART)
        painter.setFont(self._quiet)
        for at, time in ticks(view.left() - apart * axis.scale, view.right(), axis.scale, apart):
            x = across.left() + axis.at(at) - view.shift()
            painter.setPen(QPen(QColor(use.hair), 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, across.height()))
            if self.words is not None:
                painter.setPen(QColor(use.quiet))
                said = when.words(time, self.words)
                said = _fitting(metrics, said, across.right() - x - theme.STEP)
                painter.drawText(QPointF(x + 4, metrics.ascent() + 4), said)
        edge = float("-inf")
        for first, last, name in view.marks:
            edge = self._draw_mark(painter, across, (first, last, name), edge)

    def _draw_mark(
        self, painter: QPainter, across: QRect, mark: tuple[int, int, str], edge: float
    ) -> float:
        """A thin line with its name, where there is room after `edge`; the edge after it."""
        view, use = self._view, theme.tokens()
        metrics = QFontMetrics(self._quiet)
        left = across.left() + view.axis.at(mark[0]) - view.shift()
        right = across.left() + view.axis.at(mark[1]) - view.shift()
        if right < across.left() or left > across.right():
            return edge
        top = metrics.lineSpacing() + theme.STEP
        painter.setPen(QPen(QColor(use.line), 1, Qt.PenStyle.DashLine))
        for x in {round(left), round(max(right, left))}:
            painter.drawLine(x, top, x, across.height())
        if left < edge:
            return edge
        room = min(theme.scaled(_APART), across.right() - left - theme.STEP)
        said = _fitting(metrics, mark[2], room)
        painter.setPen(QColor(use.text))
        painter.drawText(QPointF(left + 4, top + metrics.ascent()), said)
        return left + metrics.horizontalAdvance(said) + theme.GAP

    def _draw_lane(
        self, painter: QPainter, lane: int, first: float, last: float, titled: bool
    ) -> None:
        view = self._view
        offset, top = view.gutter() - view.shift(), view.lane_top(lane) + theme.STEP // 2
        high = theme.scaled(22)
        drawn = self.drawn[lane] = []
        bars = list(view.bars.laid_out(lane, view.axis, first, last))
        known, titles, settled = view.bars.reach, view.titles, view.settled
        for bar in bars:
            ident = view.bars.ident(lane, bar.at)
            unread = ident not in known and ident not in settled
            if unread or (titled and ident not in titles):
                self.unknown.append(ident)
            half = 3 + bar.sure
            middle = top + (bar.row + 0.5) * high
            rect = QRectF(bar.left + offset, middle - half, bar.right - bar.left, 2 * half)
            drawn.append((rect, bar.at))
        if titled:
            self._draw_few(painter, lane, bars)
        else:
            self._draw_many(painter, lane, bars)

    def _draw_few(self, painter: QPainter, lane: int, bars: list[Bar]) -> None:
        """Each bar with its title beside it, where that has room."""
        view, width = self._view, float(self._view.viewport().width())
        ends = [width] * ROWS
        for bar, (rect, at) in zip(reversed(bars), reversed(self.drawn[lane]), strict=True):
            title = view.titles.get(view.bars.ident(lane, at))
            if title:
                self._draw_title(painter, rect, ends[bar.row], title)
            ends[bar.row] = rect.left()
            self._draw_bar(painter, rect, bar, view.current == (lane, at))

    def _draw_many(self, painter: QPainter, lane: int, bars: list[Bar]) -> None:
        """All bars of one kind at once, which is many times quicker."""
        view, accent = self._view, QColor(theme.tokens().accent)
        solid: list[QRectF] = []
        wide: list[QRectF] = []
        for bar, (rect, at) in zip(bars, self.drawn[lane], strict=True):
            if view.current == (lane, at) or bar.reach.open_first or bar.reach.open_last:
                self._draw_bar(painter, rect, bar, view.current == (lane, at))
            else:
                (solid if bar.sure >= _SOLID else wide).append(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(accent, 1))
        painter.setBrush(QColor(theme.tokens().accent_soft))
        painter.drawRects(wide)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawRects(solid)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _draw_bar(self, painter: QPainter, rect: QRectF, bar: Bar, chosen: bool) -> None:
        use = theme.tokens()
        accent = QColor(use.accent)
        solid = bar.sure >= _SOLID
        painter.setPen(Qt.PenStyle.NoPen if solid else QPen(accent, 1.5))
        painter.setBrush(accent if solid else QColor(use.accent_soft))
        if bar.reach.open_first or bar.reach.open_last:
            self._draw_open(painter, rect, bar)
        else:
            painter.drawRoundedRect(rect, 4, 4)
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(use.text), 2))
            painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 6, 6)

    def _draw_open(self, painter: QPainter, rect: QRectF, bar: Bar) -> None:
        """An end that is known, and dots towards the one that is not."""
        middle = rect.center().y()
        known = rect.right() if bar.reach.open_first else rect.left()
        way = -1 if bar.reach.open_first else 1
        painter.setPen(QPen(QColor(theme.tokens().accent), 2))
        painter.drawLine(QPointF(known, rect.top() - 3), QPointF(known, rect.bottom() + 3))
        painter.setPen(QPen(QColor(theme.tokens().accent), 2, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(known, middle), QPointF(known + way * _OPEN, middle))

    def _draw_title(self, painter: QPainter, rect: QRectF, end: float, title: str) -> None:
        left = max(rect.right(), self._view.gutter()) + 6
        if end - left < 3 * theme.GAP:
            return
        line = QFontMetrics(self._quiet).lineSpacing()
        room = QRect(round(left), round(rect.center().y() - line / 2), round(end - left - 6), line)
        wide = min(room.width(), QFontMetrics(self._quiet).horizontalAdvance(title[:100]))
        painter.fillRect(room.adjusted(0, 0, wide - room.width(), 0), theme.tokens().surface)
        write(painter, room, title, self._quiet, theme.tokens().text, self._kept)

    def _draw_heap(self, painter: QPainter, lane: int) -> None:
        """How many there are, as columns: too many are in sight to draw each."""
        view = self._view
        counts = []
        for x in range(0, view.room(), _HEAP):
            begun = view.axis.minute(x + view.shift())
            counts.append(len(view.bars.seen(lane, begun, begun + _HEAP * view.axis.scale - 1)))
        most = max([1, *counts])
        bottom = view.lane_top(lane) + view.lane_height() - theme.STEP // 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens().accent))
        for number, count in enumerate(counts):
            if count:
                high = 3 + (view.lane_height() - theme.GAP - 3) * count / most
                left = view.gutter() + number * _HEAP
                painter.drawRect(QRectF(left, bottom - high, _HEAP - 1, high))
        if view.current is not None and view.current[0] == lane:
            at = view.axis.at(view.bars.firsts(lane)[view.current[1]]) - view.shift()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.tokens().text), 2))
            top = view.lane_top(lane) + 2
            painter.drawRoundedRect(QRectF(view.gutter() + at - 5, top, 10, bottom - top), 4, 4)

    def _draw_name(self, painter: QPainter, lane: int) -> None:
        view, use = self._view, theme.tokens()
        one = view.bars.course.lanes[lane]
        top, high = view.lane_top(lane), view.lane_height()
        painter.setClipRect(
            QRect(0, view.head(), view.viewport().width(), view.viewport().height())
        )
        room = QRect(0, top, view.gutter(), high)
        painter.fillRect(room, QColor(use.surface))
        chosen = view.current is not None and view.current[0] == lane
        if chosen:
            painter.fillRect(QRect(0, top + 4, 4, high - 8), QColor(use.accent))
        inner = room.adjusted(theme.STEP + 4, theme.STEP // 2, -theme.STEP, -theme.STEP // 2)
        colour = use.text if one.who.id else use.quiet
        write(painter, inner, one.name or view.nobody, self._body, colour, self._names)
        line = QRect(0, top + high - 1, view.viewport().width(), 1)
        painter.fillRect(line, QColor(use.hair))

    def _draw_edges(self, painter: QPainter) -> None:
        view, use = self._view, theme.tokens()
        painter.setClipping(False)
        painter.fillRect(QRect(0, view.head() - 1, view.viewport().width(), 1), QColor(use.line))
        painter.fillRect(QRect(view.gutter() - 1, 0, 1, view.viewport().height()), QColor(use.hair))
        painter.fillRect(QRect(0, 0, view.gutter() - 1, view.head() - 1), QColor(use.surface))
        if view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(use.accent), 2))
            painter.drawRect(view.viewport().rect().adjusted(1, 1, -1, -1))


def _fitting(metrics: QFontMetrics, text: str, room: float) -> str:
    """As much of a text as there is room for; nothing where that is too little to be read."""
    wide = round(room)
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide) if wide > theme.SHEET else ""
