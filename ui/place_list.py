"""The directory on screen: every place a row, of which only those in sight are made and drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from companion.places import Entry
from ui import theme
from ui.widgets.contact_card import Place
from ui.widgets.in_sight import keep_in_sight
from ui.widgets.row_delegate import write

Index = QModelIndex | QPersistentModelIndex
PLACE = Qt.ItemDataRole.UserRole  # Place
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_HELD = 512  # places whose words are kept
_PAGE = 6  # rows a Page key goes on
_NO_PARENT = QModelIndex()


class PlaceModel(QAbstractListModel):
    """Every entry up front, its words when it comes into sight."""

    def __init__(self, tell: Callable[[Entry], Place], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._entries: Sequence[Entry] = ()
        self._told: dict[int, Place] = {}

    def show(self, entries: Sequence[Entry], tell: Callable[[Entry], Place]) -> None:
        """Show these, said so."""
        self.beginResetModel()
        self._entries, self._tell = entries, tell
        self._told.clear()
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._entries[row]

    def row_of(self, ident: str) -> int:
        """Where an entry is, -1 where it is not shown."""
        rows = (row for row, entry in enumerate(self._entries) if entry.ident == ident)
        return next(rows, -1)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == PLACE:
            return self._place(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._place(index.row()).name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = self._place(index.row())
            said = (place.name, place.number, place.mine, place.open, place.what)
            return ". ".join(filter(None, said))
        return None

    def _place(self, row: int) -> Place:
        if row not in self._told:
            if len(self._told) >= _HELD:
                self._told.clear()
            self._told[row] = self._tell(self._entries[row])
        return self._told[row]


class _Rows(QStyledItemDelegate):
    """Draws one place: its name, its number, what it is, and whether it is open."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._body = theme.font(theme.BODY, bold=True), theme.font(theme.BODY)
        self._number, self._quiet = theme.font(theme.TITLE, bold=True), theme.font(theme.QUIET)

    def height(self) -> int:
        fonts = (self._name, self._number, self._body, self._quiet)
        return sum(QFontMetrics(font).lineSpacing() for font in fonts) + 2 * theme.GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = index.data(PLACE)
        if not isinstance(place, Place):
            return
        use = theme.tokens()
        painter.save()
        self._paint_ground(painter, option)
        room = QRect(option.rect).adjusted(theme.GAP, theme.STEP, -theme.GAP, -theme.STEP)
        lines: tuple[tuple[str, QFont, str], ...] = (
            (place.name, self._name, use.text),
            ("  ·  ".join(filter(None, (place.number, place.mine))), self._number, use.text),
            (place.what, self._body, use.text),
            (
                "  ·  ".join(filter(None, (place.open, place.hours, place.facts))),
                self._quiet,
                use.accent if place.is_open else use.quiet,
            ),
        )
        for text, font, colour in lines:
            line = QFontMetrics(font).lineSpacing()
            if text:
                write(
                    painter, QRect(room.left(), room.top(), room.width(), line), text, font, colour
                )
                room.setTop(room.top() + line + 4)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        use, room = theme.tokens(), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(room, QColor(use.accent_soft if chosen else use.surface))
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), QColor(use.hair))
        if chosen and option.state & QStyle.StateFlag.State_Active:
            for edge in (room.top(), room.bottom() - 1):
                painter.fillRect(QRect(room.left(), edge, room.width(), 2), QColor(use.accent))


class PlaceList(QListView):
    """Shows a PlaceModel whole: the page scrolls, not the list. `opened` carries an Entry."""

    opened = Signal(object)

    def __init__(self, model: PlaceModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = model
        self._delegate = _Rows(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)
        model.modelReset.connect(self._fit)
        self._fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus():
            keep_in_sight(self.viewport(), self.visualRect(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), event.key()
        if key in _ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            step = _PAGE if key == Qt.Key.Key_PageDown else -_PAGE
            last = self._places.rowCount() - 1
            self.setCurrentIndex(self._places.index(max(0, min(last, row + step))))
        elif not event.text() or not event.text().isprintable():
            super().keyPressEvent(event)
        else:
            event.ignore()  # Qt would look through every row for one that begins so

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewport().update()

    def _fit(self) -> None:
        rows = min(self._places.rowCount(), 16_000_000 // self._delegate.height())
        self.setFixedHeight(rows * self._delegate.height() + 2)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._places.entry(index.row()))
