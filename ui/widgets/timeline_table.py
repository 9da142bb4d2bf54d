"""The table the timeline is shown in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import theme
from ui.widgets.row_delegate import BAR, RowDelegate

_WHO, _KNOWN, _ITEMS = 2, 3, 4


class TimelineTable(QTableView):
    """Rows as high as two lines, one chosen at a time. Enter opens one, Delete bins it.

    On a narrow page the last columns step back, for the words need the room; what they say
    stands in the incident too.
    """

    open_wanted = Signal(int)  # row
    bin_wanted = Signal(int)  # row

    def __init__(
        self, name: str, sureness: int, heads: int, sample: str, parent: QWidget | None = None
    ) -> None:
        """`sample` is as long a time as should fit; `sureness`, `heads` are the model's roles."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows = delegate = RowDelegate(sureness, heads, self)
        self._high: set[int] = set()
        self.setItemDelegate(delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(delegate.row_height)
        self.verticalScrollBar().setSingleStep(delegate.row_height // 2)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        self.setMinimumHeight(3 * delegate.row_height // 2)  # the header and most of a row
        self._measure(sample)
        self.activated.connect(self._open)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.open_action = QAction(self.tr("Open"), self)
        self.bin_action = QAction(self.tr("Move to the bin"), self)
        self.bin_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        self.bin_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.open_action.triggered.connect(self._open_current)
        self.bin_action.triggered.connect(self._bin_current)
        self.addActions([self.open_action, self.bin_action])

    def make_room(self, heads: Mapping[int, Sequence[object]]) -> None:
        """Give rows the height that so many quiet lines over them need."""
        header, plain, more = self.verticalHeader(), self._rows.row_height, self._rows.head_height
        self.setUpdatesEnabled(False)  # else each height would be laid out for itself
        rows = header.count()
        for row in self._high - heads.keys():
            if row < rows:
                header.resizeSection(row, plain)
        for row, lines in heads.items():
            header.resizeSection(row, plain + len(lines) * more)
        self._high = set(heads)
        self.setUpdatesEnabled(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _measure(self, sample: str) -> None:
        metrics = QFontMetrics(theme.font(theme.BODY))
        pads = 2 * theme.STEP
        self._when = metrics.horizontalAdvance(sample) + BAR + theme.STEP + pads
        self._known = metrics.averageCharWidth() * 16 + pads
        self._who = metrics.averageCharWidth() * 14 + pads
        self._items = metrics.averageCharWidth() * 8 + pads
        self._words = metrics.averageCharWidth() * 24

    def _share_out(self) -> None:
        """Give the words of what happened the room that is left."""
        header, room = self.horizontalHeader(), self.viewport().width()
        if header.count() <= _ITEMS:
            return
        least = min(self._when, room * 2 // 5) + self._words
        self.setColumnHidden(_WHO, room < least + self._known + self._items + self._who)
        self.setColumnHidden(_KNOWN, room < least + self._known + self._items)
        self.setColumnHidden(_ITEMS, room < least + self._items)
        header.setMinimumSectionSize(24)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, min(self._when, room * 2 // 5))
        header.resizeSection(_WHO, self._who)
        header.resizeSection(_KNOWN, self._known)
        header.resizeSection(_ITEMS, self._items)

    def _open(self) -> None:
        self._open_current()

    def _open_current(self) -> None:
        if self.currentIndex().isValid():
            self.open_wanted.emit(self.currentIndex().row())

    def _bin_current(self) -> None:
        if self.currentIndex().isValid():
            self.bin_wanted.emit(self.currentIndex().row())
