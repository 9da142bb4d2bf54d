"""What tables show, read from the vault as it comes into sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from companion import timeline, when
from companion.records import Known, Line
from companion.texts import Texts
from companion.vault import Vault
from companion.when import When
from ui.widgets.scripts import held

BLOCK = 32  # rows read at once: few enough for one frame
_BLOCKS = 256  # blocks held at most

Index = QModelIndex | QPersistentModelIndex
ID = Qt.ItemDataRole.UserRole  # int
SURENESS = Qt.ItemDataRole.UserRole + 1  # 0 … 6, see `sureness`
HEADS = Qt.ItemDataRole.UserRole + 2  # tuple[Head, ...]: what stands over the row


class Head(NamedTuple):
    """Quiet words over a row: the week or month that begins, or a landmark that lies there."""

    text: str
    landmark: bool = False


class _Shown(NamedTuple):
    """A row as it is drawn."""

    line: Line
    texts: tuple[str, ...]  # by column
    sure: int


class Column(IntEnum):
    """The columns of the timeline."""

    WHEN = 0
    WHAT = 1
    WHO = 2
    KNOWN = 3
    ITEMS = 4


class TimelineModel(QAbstractTableModel):
    """Every id up front, rows in blocks when first shown: 10,000 incidents are as quick as ten."""

    def __init__(self, vault: Vault, words: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault, self._words = vault, words
        self._ids: list[int] = []
        self._blocks: dict[int, list[Line | _Shown | None]] = {}  # drawn when first in sight
        self.heads: Mapping[int, tuple[Head, ...]] = {}
        """What stands over rows, by row."""

    @property
    def ids(self) -> Sequence[int]:
        """The ids shown, in order."""
        return self._ids

    def show(self, ids: list[int], heads: Mapping[int, tuple[Head, ...]] | None = None) -> None:
        """Show these incidents, `heads` over their rows; what is known of them is read again."""
        self.heads = heads or {}
        if ids == self._ids:
            self._blocks.clear()
            if ids:
                last = self.index(len(ids) - 1, len(Column) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._ids = ids
        self._blocks.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.ToolTipRole and section == Column.WHEN:
            return self.tr("The thicker the bar, the surer the time.")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = {
            Column.WHEN: self.tr("When"),
            Column.WHAT: self.tr("What happened"),
            Column.WHO: self.tr("Who"),
            Column.KNOWN: self.tr("How I know"),
            Column.ITEMS: self.tr("Items"),
        }
        return heads[Column(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == HEADS:
            return self.heads.get(index.row(), ())
        shown = self._shown(index.row())
        if shown is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return shown.texts[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:  # an empty cell would be read as silence
            return shown.texts[index.column()] or self.tr("nothing noted")
        if role == ID:
            return shown.line.id
        if role == SURENESS:
            return shown.sure
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and index.column() == Column.WHEN:
            return "; ".join(head.text for head in self.heads.get(index.row(), ()))
        return None

    def _drawn(self, line: Line) -> _Shown:
        texts = tuple(self._text(line, column) for column in Column)
        return _Shown(line, texts, sureness(line.happened))

    def _text(self, line: Line, column: Column) -> str:
        if column is Column.WHEN:
            return when.words(line.happened, self._words)
        if column is Column.WHAT:
            return held(line.title)
        if column is Column.WHO:
            return ", ".join(map(held, line.who))
        if column is Column.KNOWN and line.known is Known.UNSAID:
            return ""
        if column is Column.KNOWN:
            return self._words.say(f"known.{line.known}")
        return str(line.evidence) if line.evidence else ""

    def _shown(self, row: int) -> _Shown | None:
        number, at = divmod(row, BLOCK)
        if number not in self._blocks:
            if len(self._blocks) >= _BLOCKS:
                del self._blocks[next(iter(self._blocks))]
            ids = self._ids[number * BLOCK : (number + 1) * BLOCK]
            found = timeline.lines(self._vault, ids)
            self._blocks[number] = [found.get(ident) for ident in ids]
        block = self._blocks[number]
        shown = block[at]
        if isinstance(shown, Line):
            shown = block[at] = self._drawn(shown)
        return shown


def sureness(happened: When) -> int:
    """How sure a time is: 6 a minute, 5 hours, 4 a day, 3 a week, 2 a month, 1 more, 0 unknown."""
    if happened.earliest is None or happened.latest is None:
        return 0
    long = happened.latest - happened.earliest
    limits = ((0, 6), (0.5, 5), (1, 4), (11, 3), (31, 2))
    return next((sure for days, sure in limits if long <= timedelta(days=days)), 1)
