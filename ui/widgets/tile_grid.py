"""Covered tiles beside and under each other, as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from ui import theme
from ui.widgets.covered_tile import Cover, CoveredTile
from ui.widgets.in_sight import keep_in_sight

_NARROWEST = 288  # px at 100 %: room for the three actions in one line


class TileGrid(QWidget):
    """Shows covers; one Tab stop, arrow keys between tiles. Signals as of a tile, with its id."""

    held = Signal(object)
    let_go = Signal()
    once = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: list[CoveredTile] = []
        self._current = 0
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2, 2, 2, 2)
        self._grid.setSpacing(theme.GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)

    def tiles(self) -> list[CoveredTile]:
        """The tiles in order."""
        return list(self._tiles)

    def show_covers(self, covers: Sequence[Cover]) -> None:
        """Show these. Tiles that stay keep their place, their focus and what is held."""
        if [tile.ident for tile in self._tiles] == [cover.id for cover in covers]:
            for tile, cover in zip(self._tiles, covers, strict=True):
                tile.say(cover)
            return
        focus = QApplication.focusWidget()
        focused = focus is not None and self.isAncestorOf(focus)
        was = self._tiles[self._current].ident if self._tiles else 0
        known = {tile.ident: tile for tile in self._tiles}
        self._tiles = [self._tile(cover, known.pop(cover.id, None)) for cover in covers]
        for gone in known.values():
            gone.hide()
            gone.deleteLater()
        self._columns = 0
        self._arrange()
        self._choose(next((n for n, tile in enumerate(self._tiles) if tile.ident == was), 0))
        if focused and self._tiles:
            self._tiles[self._current].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _tile(self, cover: Cover, known: CoveredTile | None) -> CoveredTile:
        if known is not None:
            known.say(cover)
            return known
        tile = CoveredTile(cover, self)
        tile.held.connect(self.held)
        tile.let_go.connect(self.let_go)
        tile.once.connect(self.once)
        tile.opened.connect(self.opened)
        tile.entered.connect(self._enter)
        tile.stepped.connect(self._step)
        return tile

    def _arrange(self) -> None:
        scale = theme.font(theme.BODY).pixelSize() / theme.BODY
        columns = max(1, (self.width() + theme.GAP) // round(_NARROWEST * scale + theme.GAP))
        if columns == self._columns:
            return
        for at in range(max(columns, self._columns)):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
        self._columns = columns
        for at, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, at // columns, at % columns)
            if self.isVisible():
                tile.show()

    def _enter(self, ident: int) -> None:
        self._choose(next(n for n, tile in enumerate(self._tiles) if tile.ident == ident))

    def _choose(self, at: int) -> None:
        self._current = at
        for number, tile in enumerate(self._tiles):
            tile.set_current(number == at)

    def _step(self, across: int, down: int) -> None:
        at = self._current + across + down * self._columns
        if 0 <= at < len(self._tiles):
            self._tiles[at].setFocus(Qt.FocusReason.TabFocusReason)
            keep_in_sight(self._tiles[at])
