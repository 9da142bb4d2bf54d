"""A list to tick several things in, that remembers what was ticked here and nothing else."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

from PySide6.QtCore import (
    QAbstractListModel,
    QMargins,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme

Index = QModelIndex | QPersistentModelIndex
_ROWS = 6  # shown at once
_BATCH = 32  # laid out at once; the others when there is time
_APART = QMargins(
    0, theme.STEP // 2, 0, theme.STEP // 2
)  # so that words in two lines stay together
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class CheckList(QListView):
    """Ids to tick. Space or a click turns one; with Shift, all from the one turned last.

    What is ticked is what was linked before, changed by what the person turned here; so a link
    made elsewhere meanwhile stays, and so does one to a thing that is not shown. Of thousands
    only those in sight cost time.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setItemDelegate(_Rows(self))
        self._options = _Options(self)
        self.setModel(self._options)
        self._pressed: bool | None = None
        self._last = -1  # the row that was turned last
        self._shift = False
        self._options.turned.connect(self._turn)
        self.clicked.connect(self._click)

    def show_options(self, options: Iterable[tuple[int, str]], linked: Collection[int]) -> None:
        """Show these ids by their words; `linked` are those linked already.

        The list stays where it was scrolled to, and on the one it was at.
        """
        at, row = self.verticalScrollBar().value(), self.currentIndex().row()
        current = self._options.ident(row) if row >= 0 else None
        self._last = -1
        self._options.show(list(options), frozenset(linked))
        again = self._options.row_of(current)
        if again >= 0:
            self.setCurrentIndex(self._options.index(again))
        shown = min(self.count(), _ROWS)
        self.setFixedHeight(sum(map(self.sizeHintForRow, range(shown))) + theme.STEP)
        if not self.count() or self.parentWidget():  # shown without one it would be a window
            self.setVisible(self.count() > 0)
        if at:
            self.doItemsLayout()  # else there is nowhere to scroll to yet
            self.verticalScrollBar().setValue(at)

    def count(self) -> int:
        """How many are shown."""
        return self._options.rowCount()

    def words(self, row: int) -> str:
        """The words of a row."""
        return self._options.words(row)

    def is_ticked(self, row: int) -> bool:
        """Whether a row is ticked."""
        return self._options.is_on(row)

    def turn(self, row: int, on: bool) -> None:
        """Tick a row or not, as the person does."""
        self._options.turn(row, on)

    def chosen(self) -> tuple[int, ...]:
        """Every id that is ticked, and those linked before that are not shown."""
        return self._options.chosen()

    def tick(self, idents: Iterable[int]) -> None:
        """Tick these too; they need not be shown yet."""
        self._options.put(self._options.turns | dict.fromkeys(idents, True))
        self.changed.emit()

    def ticks(self) -> str:
        """What was turned here, for a draft."""
        linked = self._options.linked
        turned = {str(i): on for i, on in self._options.turns.items() if on != (i in linked)}
        return json.dumps(turned, sort_keys=True)

    def set_ticks(self, ticks: str) -> None:
        """Turn what `ticks` gave."""
        self._options.put({int(ident): bool(on) for ident, on in json.loads(ticks).items()})

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        self._pressed = self._options.is_on(at.row()) if at.isValid() else None
        self._shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if shift and event.key() == Qt.Key.Key_Space and self._last >= 0:
            self._turn_to(self.currentIndex().row())
        else:
            self._shift = False
            super().keyPressEvent(event)

    def _click(self, index: QModelIndex) -> None:
        """A click on the words turns the tick too; one on the tick has turned it already."""
        row = index.row()
        if self._shift and self._last >= 0 and self._last != row:
            self._turn_to(row)
        elif self._options.is_on(row) == self._pressed:
            self._options.turn(row, not self._pressed)

    def _turn_to(self, row: int) -> None:
        """Make all from the row that was turned last to this one like that one."""
        between = range(min(self._last, row), max(self._last, row) + 1)
        on = self._options.is_on(self._last)
        self._options.put(
            self._options.turns | dict.fromkeys(map(self._options.ident, between), on)
        )
        self.changed.emit()

    def _turn(self, row: int) -> None:
        if not (self._shift and self._last >= 0):
            self._last = row
        self.changed.emit()


class _Options(QAbstractListModel):
    """Ids and their words, and which of them are on. `turned` carries a row the person turned."""

    turned = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: list[tuple[int, str]] = []
        self.linked: frozenset[int] = frozenset()
        self.turns: dict[int, bool] = {}

    def show(self, options: list[tuple[int, str]], linked: frozenset[int]) -> None:
        """Have these; what was turned stays so."""
        if options == self._shown:
            self.linked = linked
            self._tell()
            return
        self.beginResetModel()
        self._shown, self.linked = options, linked
        self.endResetModel()

    def put(self, turns: dict[int, bool]) -> None:
        """Have these turned."""
        self.turns = turns
        self._tell()

    def turn(self, row: int, on: bool) -> None:
        """Turn one."""
        self.turns[self.ident(row)] = on
        index = self.index(row)
        self.dataChanged.emit(index, index)
        self.turned.emit(row)

    def ident(self, row: int) -> int:
        return self._shown[row][0]

    def words(self, row: int) -> str:
        return self._shown[row][1]

    def row_of(self, ident: int | None) -> int:
        """The row of an id, -1 for none."""
        return next((row for row, (one, _) in enumerate(self._shown) if one == ident), -1)

    def is_on(self, row: int) -> bool:
        ident = self.ident(row)
        return self.turns.get(ident, ident in self.linked)

    def chosen(self) -> tuple[int, ...]:
        shown = {ident for ident, _ in self._shown}
        on = {ident for ident, on in self.turns.items() if on and ident in shown}
        off = {ident for ident, on in self.turns.items() if not on and ident in shown}
        return tuple(sorted((self.linked - off) | on))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row())
        if role == Qt.ItemDataRole.CheckStateRole:
            return _ON if self.is_on(index.row()) else _OFF
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.turn(index.row(), Qt.CheckState(value) is _ON)
        return True

    def _tell(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))


class _Rows(QStyledItemDelegate):
    """Rows that are high enough for their tick and for a finger."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        least = QSize(0, theme.scaled(theme.CONTROL))
        return super().sizeHint(option, index).grownBy(_APART).expandedTo(least)
