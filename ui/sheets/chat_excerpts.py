"""The excerpts made of one chat: named, shown again in it, deleted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import excerpts, timeline
from companion.quoted import Excerpt, ExcerptLine
from ui import theme
from ui.session import Session
from ui.sheets.item_words import excerpt_line
from ui.widgets.parts import GroupTitle, LinkButton, Words, clear
from ui.widgets.shown import breakable


class ChatExcerpts(QWidget):
    """Hidden before `refresh`, and while there are none. `shown` carries a message's place."""

    shown = Signal(int)

    def __init__(self, session: Session, item: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._item = session, item
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.STEP)
        self.hide()

    def refresh(self) -> None:
        """Read them again."""
        vault = self._session.vault
        case = self._session.case.id
        found = {one.id: one for one in excerpts.of_item(vault, self._item)}
        clear(self._column)
        self.setVisible(bool(found))
        if found:
            self._column.addWidget(GroupTitle(self.tr("Excerpts of this chat")))
        for line in excerpts.lines(vault, case):
            if line.id in found:
                row = _Row(self._session, line, found[line.id])
                row.shown.connect(self.shown)
                self._column.addWidget(row)


class _Row(QWidget):
    shown = Signal(int)

    def __init__(self, session: Session, line: ExcerptLine, excerpt: Excerpt) -> None:
        super().__init__()
        self._session, self._ident = session, excerpt.id
        self._seq = next(one.seq for one in excerpt.messages if one.picked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        name = excerpt_line(line, session.words)
        column.addWidget(Words(name))
        found = (timeline.get(session.vault, ident) for ident in excerpt.incidents)
        titles = [incident.title for incident in found if not incident.removed_at]
        none = self.tr("Not in anything that happened yet. It can be ticked there.")
        column.addWidget(Words(breakable(", ".join(titles)) or none, quiet=True))
        show = LinkButton(self.tr("Show it in the chat"))
        show.setAccessibleDescription(name)
        show.clicked.connect(self._show)
        column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        put = LinkButton(self.tr("Move to the bin"))
        put.setAccessibleDescription(name)
        put.clicked.connect(self._bin)
        column.addWidget(put, 0, Qt.AlignmentFlag.AlignLeft)

    def _show(self) -> None:
        self.shown.emit(self._seq)

    def _bin(self) -> None:
        vault, ident = self._session.vault, self._ident
        self._session.change(
            self._session, lambda: excerpts.remove(vault, ident), self._session.binned
        )


def made(name: str) -> str:
    """That an excerpt was made."""
    return QCoreApplication.translate("Chat", "Made: {}. You can stop here.").format(name)
