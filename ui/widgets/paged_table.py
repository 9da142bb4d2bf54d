"""A table over a list of ids whose rows are read as they come into sight."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.widgets.columns import share_out
from ui.widgets.row_delegate import paint_ground, write

Index = QModelIndex | QPersistentModelIndex
BLOCK = 128  # rows read at once
_BLOCKS = 64  # blocks held at most
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PagedModel(QAbstractTableModel):
    """Every id up front, the texts of its cells in blocks when first shown."""

    def __init__(self, heads: Sequence[str]) -> None:
        super().__init__()
        self._heads = list(heads)
        self._ids: list[int] = []
        self._blocks: dict[int, list[tuple[str, ...]]] = {}

    @abstractmethod
    def read(self, ids: list[int]) -> dict[int, tuple[str, ...]]:
        """The cells of these rows; one that is gone may be missing."""

    @property
    def ids(self) -> Sequence[int]:
        """The ids shown, in order."""
        return self._ids

    def show_ids(self, ids: list[int]) -> None:
        """Show these rows; what is in them is read again."""
        self.beginResetModel()
        self._ids = ids
        self._blocks.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(index.row())[index.column()]
        return None

    def _cells(self, row: int) -> tuple[str, ...]:
        number, at = divmod(row, BLOCK)
        if number not in self._blocks:
            if len(self._blocks) >= _BLOCKS:
                del self._blocks[next(iter(self._blocks))]
            ids = self._ids[number * BLOCK : (number + 1) * BLOCK]
            found, empty = self.read(ids), ("",) * len(self._heads)
            self._blocks[number] = [found.get(ident, empty) for ident in ids]
        return self._blocks[number][at]


class _Cell(QStyledItemDelegate):
    """A cell of two lines, each cut with “…”, or one that may go on in the second."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._body = theme.font(theme.BODY)

    @property
    def row_height(self) -> int:
        """Pixels of a row."""
        return 2 * QFontMetrics(self._body).lineSpacing() + theme.GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        paint_ground(painter, option)
        room = option.rect.adjusted(theme.STEP, theme.STEP // 2, -theme.STEP, -theme.STEP // 2)
        use = theme.tokens()
        colour = use.quiet if index.column() else use.text
        first, _, second = str(index.data() or "").partition("\n")
        if second:
            half = room.height() // 2
            write(painter, room.adjusted(0, 0, 0, half - room.height()), first, self._body, colour)
            write(painter, room.adjusted(0, half, 0, 0), second, self._body, colour)
        else:
            write(painter, room, first, self._body, colour)
        painter.restore()


class PagedTable(QTableView):
    """Rows of two lines, as wide as the table; it scrolls itself. `opened` carries an id.

    `shares` of the width go to the columns. On a narrow sheet those of `spare` step back; what
    they say stands in the row's own sheet.
    """

    opened = Signal(object)

    def __init__(
        self, name: str, model: PagedModel, shares: Sequence[int], spare: Sequence[int] = ()
    ) -> None:
        super().__init__()
        self._shares, self._spare, self._paged = list(shares), list(spare), model
        self.setAccessibleName(name)
        self.setModel(model)
        cell = _Cell(self)
        self.setItemDelegate(cell)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(cell.row_height)
        self.verticalScrollBar().setSingleStep(cell.row_height // 2)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self._open)

    def show_ids(self, ids: list[int]) -> None:
        """Show these rows; the one that was chosen stays so."""
        at = self.currentIndex().row()
        chosen = self._paged.ids[at] if at >= 0 else None
        self._paged.show_ids(ids)
        if chosen in ids:
            self.selectRow(ids.index(chosen))

    def height_of(self, rows: int) -> int:
        """Pixels it needs to show so many rows."""
        head = self.horizontalHeader().sizeHint().height()
        return head + rows * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        width = self.viewport().width()
        narrow = width < QFontMetrics(theme.font(theme.BODY)).averageCharWidth() * 84
        shown = [at for at in range(len(self._shares)) if not (narrow and at in self._spare)]
        for at in range(len(self._shares)):
            self.setColumnHidden(at, at not in shown)
        share_out(self, self._shares)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._paged.ids[index.row()])
