"""The table a chat is read in. The space bar or a click on the time picks a message."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme

Index = QModelIndex | QPersistentModelIndex
_PAD = theme.STEP
_TICK = 18  # px
_SAMPLE = "2026-09-30 23:59"
_MOST = 2000  # rows that one key may turn


class ChatTable(QTableView):
    """Rows of one line each. `turned` carries rows to pick or put back, `moved` the current one."""

    turned = Signal(list)
    moved = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        delegate = _Rows(self)
        self.setItemDelegate(delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(delegate.row_height)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        self.clicked.connect(self._click)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self._share_out()

    def go_to(self, row: int) -> None:
        """Make a row the current one, in the middle of what is seen."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def chosen_rows(self) -> list[int]:
        """The selected rows in order, at most `_MOST`."""
        found: set[int] = set()
        selection = self.selectionModel().selection()
        for part in (selection.at(number) for number in range(selection.size())):
            found |= set(range(part.top(), min(part.bottom(), part.top() + _MOST) + 1))
        return sorted(found)[:_MOST]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            rows = self.chosen_rows()
            if rows:
                self.turned.emit(rows)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.moved.emit(current.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        header, room = self.horizontalHeader(), self.viewport().width()
        if header.count() < 3:
            return
        metrics = QFontMetrics(theme.font(theme.BODY))
        when = metrics.horizontalAdvance(_SAMPLE) + theme.scaled(_TICK) + 4 * _PAD
        who = metrics.averageCharWidth() * 14 + 2 * _PAD
        when, who = min(when, room * 2 // 5), min(who, room // 4)
        for column, width in enumerate((when, who, room - when - who)):
            header.resizeSection(column, width)

    def _click(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.turned.emit([index.row()])


class _Rows(QStyledItemDelegate):
    """One line of text a cell; a tick before the time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._body = theme.font(theme.BODY)
        self._metrics = QFontMetrics(self._body)

    @property
    def row_height(self) -> int:
        """Pixels of a row."""
        return max(self._metrics.lineSpacing() + theme.GAP, theme.scaled(theme.CONTROL))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.row_height)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        return False  # the table turns ticks, by the whole cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        use, room = theme.tokens(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(room, QColor(use.accent_soft if chosen else use.surface))
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), QColor(use.hair))
        if chosen and option.state & QStyle.StateFlag.State_Active:
            for edge in (room.top(), room.bottom() - 1):
                painter.fillRect(QRect(room.left(), edge, room.width(), 2), QColor(use.accent))
        inner = room.adjusted(_PAD, 0, -_PAD, 0)
        if index.column() == 0:
            ticked = index.data(Qt.ItemDataRole.CheckStateRole)
            _tick(painter, inner, ticked == Qt.CheckState.Checked)
            inner.setLeft(inner.left() + theme.scaled(_TICK) + _PAD)
        painter.setFont(self._body)
        painter.setPen(QColor(use.text if index.column() == 2 else use.quiet))
        elide, flags = Qt.TextElideMode.ElideRight, Qt.AlignmentFlag.AlignVCenter
        text = self._metrics.elidedText(str(index.data() or ""), elide, inner.width())
        painter.drawText(inner, int(flags) | Qt.TextFlag.TextSingleLine.value, text)
        painter.restore()


def _tick(painter: QPainter, room: QRect, on: bool) -> None:
    """A tick as on every other list."""
    use, side = theme.tokens(), theme.scaled(_TICK)
    box = QRectF(room.left(), room.center().y() - side // 2, side, side).adjusted(1, 1, -1, -1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(use.accent if on else use.line), 1))
    painter.setBrush(QColor(use.accent if on else use.surface))
    painter.drawRoundedRect(box, 3, 3)
    if on:
        painter.setPen(QPen(QColor(use.on_accent), max(1.5, side / 9)))
        at = [(0.22, 0.52), (0.42, 0.72), (0.78, 0.3)]
        points = [
            QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in at
        ]
        painter.drawPolyline(points)
