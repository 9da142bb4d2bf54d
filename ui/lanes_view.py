"""Time running across, a lane for each account or person: painted, and walked through by keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from companion import when
from companion.lanes import Course, Reach, minute
from companion.texts import Texts
from ui import theme
from ui.lanes_axis import Axis
from ui.lanes_bars import ROWS, Bars
from ui.lanes_paint import Picture

_ROW = 22  # px of a bar's row at 100 %
_GUTTER = 150  # px for the names of lanes
_NEARER = 1.5
_TITLES = 60  # bars in sight, up to which their titles are written beside them
_ASKED = 256  # entries read at once
_FIRST_SEEN = 40  # entries that are seen first, where all of them would lie too close

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TURNS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PANS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}

Mark = tuple[int, int, str]  # a landmark: its first minute, its last, its name


class LanesView(QAbstractScrollArea):
    """`moved` when another entry is chosen, `opened` carries an id.

    `wanted` carries ids whose times come into sight, and whether their titles are wanted too;
    they are told by `learn`. `list_wanted` when the same is to be seen as a table. `spanned` when
    the person has another stretch of time before them.
    """

    opened = Signal(object)
    moved = Signal()
    wanted = Signal(object, bool)
    list_wanted = Signal()
    spanned = Signal()

    def __init__(self, name: str, nobody: str, keys: str, parent: QWidget | None = None) -> None:
        """`nobody` names the lane of entries that name none; `keys` says what the keys do."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(keys)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.nobody = nobody
        self.axis, self.bars = Axis(), Bars(Course())
        self.marks: Sequence[Mark] = ()
        self.titles: dict[int, str] = {}
        self.current: tuple[int, int] | None = None
        self._whole = True  # all of it is in sight
        self._asking: list[int] = []
        self.settled: set[int] = set()
        """Ids that were read; of a damaged one nothing may have been told."""
        self._picture = Picture(self)
        self.setMinimumHeight(self.head() + self.lane_height() + theme.scaled(theme.GROUP))

    # What is shown.

    def show_course(self, course: Course, marks: Sequence[Mark], words: Texts) -> None:
        """Show a course, with its landmarks; the entry that was chosen stays so."""
        chosen = self.chosen
        self.bars, self.marks = Bars(course), marks
        self.titles = {}
        self._asking, self.settled = [], set()
        self._picture.words = words
        ends = [
            *course.firsts[:1],
            *course.firsts[-1:],
            *(edge for mark in marks for edge in mark[:2]),
        ]
        if ends:
            self.axis.run(min(ends), max(ends))
        self.current = None if chosen is None else self.bars.place_of(chosen)
        if self._whole:
            self._see_first()
        self._set_bars()
        self.viewport().update()

    def learn(self, reach: Mapping[int, Reach], titles: Mapping[int, str]) -> None:
        """How far times reach that were `wanted`, and titles."""
        self.settled.update(self._asking)
        self._asking = []
        self.bars.learn(dict(reach))
        self.titles |= titles
        last = max((one.last for one in reach.values()), default=self.axis.end)
        if last > self.axis.end:
            self.axis.end = last + (last - self.axis.origin) // 20
            self._whole = False  # what is seen stays; the rest lies to the right
            self._set_bars()
        self.viewport().update()

    @property
    def chosen(self) -> int | None:
        """The id of the entry that is chosen."""
        return None if self.current is None else self.bars.ident(*self.current)

    def choose(self, ident: int) -> None:
        """Choose an entry, if it stands in a lane."""
        place = self.bars.place_of(ident)
        if place is not None:
            self._go(*place)

    # Lengths.

    def head(self) -> int:
        """Pixels of the line of time at the top."""
        return 2 * QFontMetrics(theme.font(theme.QUIET)).lineSpacing() + theme.GAP

    def lane_height(self) -> int:
        """Pixels of a lane."""
        return ROWS * theme.scaled(_ROW) + theme.STEP

    def gutter(self) -> int:
        """Pixels of the names at the left."""
        return min(theme.scaled(_GUTTER), self.viewport().width() // 3)

    def room(self) -> int:
        """Pixels that time runs across."""
        return max(1, self.viewport().width() - self.gutter())

    def shift(self) -> int:
        """How far it is panned."""
        return self.horizontalScrollBar().value()

    def left(self) -> float:
        """The first minute in sight."""
        return self.axis.minute(self.shift())

    def right(self) -> float:
        """The last minute in sight."""
        return self.axis.minute(self.shift() + self.room())

    def ends(self) -> tuple[float, float]:
        """The first and the last minute that are seen and that there are years for."""
        low, high = minute(datetime(when.YEARS[0], 1, 1)), minute(datetime(when.YEARS[-1], 12, 31))  # noqa: DTZ001
        return max(low, self.left()), min(high, max(low, self.right() - 1))

    def lanes_seen(self) -> range:
        """The lanes in sight."""
        high = self.lane_height()
        top = self.verticalScrollBar().value()
        last = (top + self.viewport().height() - self.head()) // high + 1
        return range(top // high, min(last, len(self.bars.course.lanes)))

    def lane_top(self, lane: int) -> int:
        """Where a lane begins."""
        return self.head() + lane * self.lane_height() - self.verticalScrollBar().value()

    # What the person does.

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Come nearer or go farther; `around` is the minute that stays where it is."""
        if around is None:
            here = None if self.current is None else self.bars.reach_of(*self.current).first
            inside = here is not None and self.left() <= here <= self.right()
            around = (
                float(here) if here is not None and inside else (self.left() + self.right()) / 2
            )
        place = self.axis.at(around) - self.shift()
        self.axis.zoom(factor, self.room())
        self._whole = self.axis.length <= self.room() + 1
        self._set_bars()
        self.horizontalScrollBar().setValue(round(self.axis.at(around) - place))
        self.viewport().update()
        self.spanned.emit()

    def zoom_in(self) -> None:
        """Come nearer."""
        self.zoom(_NEARER)

    def zoom_out(self) -> None:
        """Go farther."""
        self.zoom(1 / _NEARER)

    def see_all(self) -> None:
        """Have all of it in sight."""
        self._whole = True
        self.axis.fit(self.room())
        self._set_bars()
        self.viewport().update()
        self.spanned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = Qt.Key(event.key()), Qt.KeyboardModifier.ShiftModifier
        acts = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.see_all,
            Qt.Key.Key_T: self.list_wanted.emit,
            Qt.Key.Key_Return: self._open,
            Qt.Key.Key_Enter: self._open,
        }
        if event.modifiers() & shift and key in _STEPS:
            self._pan(_STEPS[key] / 8)
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key in _TURNS:
            self._turn(_TURNS[key])
        elif key in _PANS:
            self._pan(_PANS[key] * 0.8)
        elif key in acts and not event.modifiers() & ~(shift | Qt.KeyboardModifier.KeypadModifier):
            acts[key]()
        else:
            self._end(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        held, turn = event.modifiers(), event.angleDelta()
        along = turn.x() or turn.y()
        if held & Qt.KeyboardModifier.ControlModifier:
            around = self.axis.minute(event.position().x() - self.gutter() + self.shift())
            self.zoom(_NEARER ** (along / 120), around)
        elif turn.x() or held & Qt.KeyboardModifier.ShiftModifier:
            self.horizontalScrollBar().setValue(self.shift() - along)
        elif self.verticalScrollBar().maximum():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - turn.y())
        else:
            self.horizontalScrollBar().setValue(self.shift() - along)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._hit(event.position())
        if place is not None:
            self._go(*place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._hit(event.position())
        if place is not None:
            self._go(*place)
            self.opened.emit(self.bars.ident(*place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._whole:
            self._see_first()
        self._set_bars()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._picture.draw(painter)
        painter.end()
        if self._picture.unknown and not self._asking:
            few = len(self._picture.unknown) <= _TITLES
            self._asking = self._picture.unknown[:_ASKED]
            self.wanted.emit(self._asking, few)

    def titled(self, number: int) -> bool:
        """Whether so many bars in sight leave room for titles."""
        return number <= _TITLES

    def _end(self, event: QKeyEvent) -> None:
        """The first or the last of the lane; any other key is not for here."""
        if event.key() not in (Qt.Key.Key_Home, Qt.Key.Key_End) or not self.bars.course.lanes:
            event.ignore()
            return
        lane = self.current[0] if self.current else 0
        first = event.key() == Qt.Key.Key_Home
        self._go(lane, 0 if first else len(self.bars.firsts(lane)) - 1)

    def _pan(self, part: float) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + round(part * self.room()))
        self.spanned.emit()

    def _open(self) -> None:
        if self.chosen is not None:
            self.opened.emit(self.chosen)

    def _step(self, by: int) -> None:
        if self.current is None:
            self._turn(0)
            return
        lane, at = self.current
        self._go(lane, min(max(at + by, 0), len(self.bars.firsts(lane)) - 1))

    def _turn(self, by: int) -> None:
        lanes = len(self.bars.course.lanes)
        if not lanes:
            return
        if self.current is None:
            self._go(0, self.bars.nearest(0, (self.left() + self.right()) / 2))
            return
        lane = min(max(self.current[0] + by, 0), lanes - 1)
        minutes = self.bars.firsts(self.current[0])[self.current[1]]
        self._go(
            lane, self.bars.nearest(lane, minutes) if lane != self.current[0] else self.current[1]
        )

    def _go(self, lane: int, at: int) -> None:
        """Choose an entry and bring it into sight."""
        self.current = (lane, at)
        pixel = round(self.axis.at(self.bars.firsts(lane)[at]))
        bar, edge = self.horizontalScrollBar(), min(theme.GROUP, self.room() // 4)
        if not bar.value() + edge <= pixel <= bar.value() + self.room() - 2 * edge:
            bar.setValue(pixel - self.room() // 3)
        down, high = self.verticalScrollBar(), self.lane_height()
        space = self.viewport().height() - self.head()
        if self.lane_top(lane) < self.head():
            down.setValue(lane * high)
        elif self.lane_top(lane) + high > self.head() + space:
            down.setValue((lane + 1) * high - space)
        self.viewport().update()
        self.moved.emit()

    def _hit(self, place: QPointF) -> tuple[int, int] | None:
        """The entry at a place, or the nearest one of the lane there."""
        if place.y() < self.head():
            return None
        lane = self._lane_at(place.toPoint())
        if lane is None:
            return None
        for rect, at in reversed(self._picture.drawn.get(lane, [])):
            if rect.adjusted(-3, -3, 3, 3).contains(place):
                return lane, at
        minutes = self.axis.minute(place.x() - self.gutter() + self.shift())
        at = self.bars.nearest(lane, minutes)
        close = abs(self.axis.at(self.bars.firsts(lane)[at]) - self.axis.at(minutes))
        return (lane, at) if close < theme.GAP or place.x() < self.gutter() else None

    def _lane_at(self, point: QPoint) -> int | None:
        lane = (point.y() - self.head() + self.verticalScrollBar().value()) // self.lane_height()
        return lane if 0 <= lane < len(self.bars.course.lanes) else None

    def _see_first(self) -> None:
        """See all of it, or what is newest where all of it would lie too close."""
        firsts, room = self.bars.course.firsts, self.room()
        self.axis.fit(room)
        newest = firsts[-_FIRST_SEEN:]
        if (
            len(newest) == _FIRST_SEEN
            and newest[-1] - newest[0] < (self.axis.end - self.axis.origin) / 8
        ):
            span = max(1, newest[-1] - newest[0])
            self.axis.zoom(self.axis.scale * room / (1.3 * span), room)
            self._whole = False
            self._set_bars()
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())

    def _set_bars(self) -> None:
        bar = self.horizontalScrollBar()
        bar.setRange(0, max(0, self.axis.length - self.room()))
        bar.setPageStep(self.room())
        bar.setSingleStep(theme.GROUP)
        down = self.verticalScrollBar()
        space = self.viewport().height() - self.head()
        down.setRange(0, max(0, len(self.bars.course.lanes) * self.lane_height() - space))
        down.setPageStep(max(1, space))
        down.setSingleStep(self.lane_height() // 2)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
