"""A short table with a real header, as high as its rows; Enter or a double click opens a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
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
from ui.widgets.columns import share_out
from ui.widgets.in_sight import keep_in_sight

Index = QModelIndex | QPersistentModelIndex
_PAD = theme.STEP
_WRAP = Qt.TextFlag.TextWordWrap.value
_ANYWHERE = "\u200b"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowsModel(QAbstractTableModel):
    """Rows of plain texts, each with an id."""

    def __init__(self, heads: Sequence[str]) -> None:
        super().__init__()
        self._heads = list(heads)
        self._rows: list[tuple[int, tuple[str, ...]]] = []

    def shows(self, rows: Sequence[tuple[int, tuple[str, ...]]]) -> bool:
        """Whether these are the rows that are shown."""
        return self._rows == list(rows)

    def show_rows(self, rows: Sequence[tuple[int, tuple[str, ...]]]) -> None:
        """Show these rows of (id, texts)."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def ident(self, row: int) -> int:
        """The id of a row."""
        return self._rows[row][0]

    def row_of(self, ident: int) -> int:
        """The row of an id, -1 when there is none."""
        return next((at for at, row in enumerate(self._rows) if row[0] == ident), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][1][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:  # an empty cell would be read as silence
            return self._rows[index.row()][1][index.column()] or self.tr("nothing noted")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None


def _broken(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text with places to break in every word that is wider than its column."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    wide = (word for word in set(text.split()) if metrics.horizontalAdvance(word) > width)
    for word in sorted(wide, key=len, reverse=True):
        text = text.replace(word, _ANYWHERE.join(word))
    return text


class CellDelegate(QStyledItemDelegate):
    """Draws a cell as text that wraps anywhere it has to, over a hairline."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        table = self.parent()
        width = table.columnWidth(index.column()) if isinstance(table, QTableView) else 0
        room = QRect(0, 0, max(1, width - 2 * _PAD), 1 << 20)
        text = _broken(str(index.data()), option.fontMetrics, room.width())
        high = option.fontMetrics.boundingRect(room, _WRAP, text).height() + 2 * _PAD
        return QSize(width, max(high, theme.CONTROL))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        use, room = theme.tokens(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(room, QColor(use.accent_soft if chosen else use.surface))
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), QColor(use.hair))
        if chosen and option.state & QStyle.StateFlag.State_Active:
            for edge in (room.top(), room.bottom() - 1):
                painter.fillRect(QRect(room.left(), edge, room.width(), 2), QColor(use.accent))
        painter.setFont(option.font)
        painter.setPen(QColor(use.text))
        room = room.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        text = _broken(str(index.data()), option.fontMetrics, room.width())
        painter.drawText(room, _WRAP, text)
        painter.restore()


class RowsTable(QTableView):
    """Shows a RowsModel whole: the page scrolls, not the table. `opened` carries an id."""

    opened = Signal(object)

    def __init__(
        self, name: str, heads: Sequence[str], shares: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shares = list(shares)
        self._laid_out = False  # before it is, its width means nothing
        self.rows = RowsModel(heads)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setItemDelegate(CellDelegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self._open)

    def show_rows(self, rows: Sequence[tuple[int, tuple[str, ...]]]) -> None:
        """Show these rows; the one that was chosen stays so."""
        if self.rows.shows(rows):  # to measure some hundreds again takes longer than to ask
            return
        at = self.currentIndex().row()
        chosen = self.rows.ident(at) if at >= 0 else 0
        self.rows.show_rows(rows)
        again = self.rows.row_of(chosen)
        if again >= 0:
            self.selectRow(again)
        if self._laid_out:
            self._fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus():
            keep_in_sight(self.viewport(), self.visualRect(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._laid_out = True
            self._fit()

    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(row) for row in range(self.rows.rowCount()))
        return QSize(200, rows + self.horizontalHeader().sizeHint().height() + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _fit(self) -> None:
        share_out(self, self._shares)
        self.resizeRowsToContents()
        self.updateGeometry()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows.ident(index.row()))
