"""A list to tick several things in, that remembers what was ticked here and nothing else."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme

Index = QModelIndex | QPersistentModelIndex
_ROWS = 6  # shown at once
_APART = QMargins(
    0, theme.STEP // 2, 0, theme.STEP // 2
)  # so that words in two lines stay together


class CheckList(QListWidget):
    """Ids to tick. Space or a click turns one; with Shift, all from the one turned last.

    What is ticked is what was linked before, changed by what the person turned here; so a link
    made elsewhere meanwhile stays, and so does one to a thing that is not shown.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_Rows(self))
        self._linked: frozenset[int] = frozenset()
        self._turned: dict[int, bool] = {}
        self._pressed: Qt.CheckState | None = None
        self._last = -1  # the row that was turned last
        self._shift = False
        self.itemChanged.connect(self._turn)
        self.itemClicked.connect(self._click)

    def show_options(self, options: Iterable[tuple[int, str]], linked: Collection[int]) -> None:
        """Show these ids by their words; `linked` are those linked already.

        The list stays where it was scrolled to, and on the one it was at.
        """
        at, row = self.verticalScrollBar().value(), self.currentRow()
        current = _ident(self.item(row)) if row >= 0 else None
        self._linked = frozenset(linked)
        self._last = -1
        self.blockSignals(True)
        there = list(options)
        while self.count() > len(there):
            self.takeItem(self.count() - 1)
        for place, (ident, words) in enumerate(there):
            item = self._row(place)
            item.setText(words)
            item.setData(Qt.ItemDataRole.UserRole, ident)
            on = self._turned.get(ident, ident in self._linked)
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            if ident == current:
                self.setCurrentItem(item)
        self.blockSignals(False)
        shown = min(self.count(), _ROWS)
        self.setFixedHeight(sum(map(self.sizeHintForRow, range(shown))) + theme.STEP)
        if not self.count() or self.parentWidget():  # shown without one it would be a window
            self.setVisible(self.count() > 0)
        if at:
            self.doItemsLayout()  # else there is nowhere to scroll to yet
            self.verticalScrollBar().setValue(at)

    def _row(self, place: int) -> QListWidgetItem:
        """The item in a row, made where there is none yet.

        Rows are used again: `clear` deletes items that Python still knows, and now and then that
        ended the process (PySide6 6.11.3).
        """
        found: QListWidgetItem | None = self.item(place)
        if found is None:
            found = QListWidgetItem()
            found.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
                           | Qt.ItemFlag.ItemIsSelectable)  # fmt: skip
            self.addItem(found)
        return found

    def chosen(self) -> tuple[int, ...]:
        """Every id that is ticked, and those linked before that are not shown."""
        shown = {_ident(self.item(row)) for row in range(self.count())}
        hidden = self._linked - shown
        ticked = {i for i in shown if self._turned.get(i, i in self._linked)}
        return tuple(sorted(hidden | ticked))

    def tick(self, idents: Iterable[int]) -> None:
        """Tick these too; they need not be shown yet."""
        self._turned |= dict.fromkeys(idents, True)
        self._show_again()
        self.changed.emit()

    def ticks(self) -> str:
        """What was turned here, for a draft."""
        turned = {str(i): on for i, on in self._turned.items() if on != (i in self._linked)}
        return json.dumps(turned, sort_keys=True)

    def set_ticks(self, ticks: str) -> None:
        """Turn what `ticks` gave."""
        self._turned = {int(ident): bool(on) for ident, on in json.loads(ticks).items()}
        self._show_again()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        self._pressed = item.checkState() if item else None
        self._shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if shift and event.key() == Qt.Key.Key_Space and self._last >= 0:
            self._turn_to(self.currentRow())
        else:
            self._shift = False
            super().keyPressEvent(event)

    def _show_again(self) -> None:
        options = [(_ident(item), item.text()) for item in map(self.item, range(self.count()))]
        self.show_options(options, self._linked)

    def _click(self, item: QListWidgetItem) -> None:
        """A click on the words turns the tick too; one on the tick has turned it already."""
        if self._shift and self._last >= 0 and self._last != self.row(item):
            self._turn_to(self.row(item))
            return
        if item.checkState() == self._pressed:
            on = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _turn_to(self, row: int) -> None:
        """Make all from the row that was turned last to this one like that one."""
        first, state = self._last, self.item(self._last).checkState()
        self.blockSignals(True)
        for at in range(min(first, row), max(first, row) + 1):
            self.item(at).setCheckState(state)
            self._turned[_ident(self.item(at))] = state is Qt.CheckState.Checked
        self.blockSignals(False)
        self.viewport().update()
        self.changed.emit()

    def _turn(self, item: QListWidgetItem) -> None:
        self._turned[_ident(item)] = item.checkState() is Qt.CheckState.Checked
        if not (self._shift and self._last >= 0):
            self._last = self.row(item)
        self.changed.emit()


class _Rows(QStyledItemDelegate):
    """Rows that are high enough for their tick and for a finger."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        least = QSize(0, theme.scaled(theme.CONTROL))
        return super().sizeHint(option, index).grownBy(_APART).expandedTo(least)


def _ident(item: QListWidgetItem) -> int:
    return int(item.data(Qt.ItemDataRole.UserRole))
