"""A chat as a table: made of what is in memory already, a row only when it comes into sight."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from companion.intake.chats.chat import Message
from ui.widgets.shown import plain

Index = QModelIndex | QPersistentModelIndex
_LONGEST = 300  # letters of a message that could ever show in a row


class Column(IntEnum):
    """The columns of a chat."""

    WHEN = 0
    WHO = 1
    WHAT = 2


class ChatModel(QAbstractTableModel):
    """The messages of one chat, in their order, and which of them are picked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.messages: Sequence[Message] = ()
        self.picked: set[int] = set()
        """The `seq` of every message that is picked."""
        self.covered = False

    def show(self, messages: Sequence[Message]) -> None:
        """Show these; what is picked stays so."""
        self.beginResetModel()
        self.messages = messages
        self.endResetModel()

    def cover(self, covered: bool) -> None:
        """Leave out the words, or show them again."""
        self.covered = covered
        self._renew()

    def pick(self, rows: Sequence[int]) -> None:
        """Pick these rows; put them back when all of them are picked already."""
        wanted = {row + 1 for row in rows}
        self.set_picked(self.picked - wanted if wanted <= self.picked else self.picked | wanted)

    def set_picked(self, picked: set[int]) -> None:
        """Exactly these are picked."""
        self.picked = picked
        self._renew()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.messages)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        can = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return can | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else can

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("When"), self.tr("Who"), self.tr("What was written"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == Column.WHEN:
            on = index.row() + 1 in self.picked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        one = self.messages[index.row()]
        if index.column() == Column.WHEN:
            return when(one)
        if index.column() == Column.WHO:
            return line(one.sender)
        return self._words(one)

    def _words(self, one: Message) -> str:
        if self.covered:
            return "· · ·" if one.text else ""
        text = line(" ".join(one.text[:_LONGEST].split()))
        return " · ".join(part for part in (text, line(one.attachment)) if part)

    def _renew(self) -> None:
        if self.messages:
            last = self.index(len(self.messages) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def line(text: str) -> str:
    """One line of a chat: blanks of any width are blanks, what is not seen is shown as that."""
    return plain("".join(" " if letter.isspace() else letter for letter in text))


def when(one: Message) -> str:
    """The time of a message for a row: understood if it can be, else as it is written."""
    return f"{one.moment:%Y-%m-%d %H:%M}" if one.moment else line(one.sent)
