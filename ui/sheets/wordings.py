"""How an incident read before it was changed, for the person alone to read or erase."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion import timeline, when
from companion.records import Wording
from companion.texts import Texts
from ui import theme
from ui.limits import copies
from ui.session import Session
from ui.widgets.parts import Button, GroupTitle, LinkButton, Words, clear


class Wordings(QWidget):
    """The former wordings of one incident; nothing at all while there are none."""

    def __init__(self, session: Session, incident: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._incident = session, incident
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(GroupTitle(self.tr("How it read before")))
        kept = self.tr("Kept so that you can always show what was changed, and how.")
        column.addWidget(Words(kept, quiet=True))
        column.addLayout(self._rows)
        self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        clear(self._rows)
        found = timeline.wordings(self._session.vault, self._incident)
        for wording in found:
            row = WordingRow(wording, self._field(wording.field), self._session.words)
            row.erased.connect(self._erase)
            self._rows.addWidget(row)
        if not found:
            self.hide()  # and never `show`: without a parent yet that would be a window

    def _erase(self, ident: int) -> None:
        vault = self._session.vault
        self._session.change(self, lambda: timeline.erase_wording(vault, ident), self._erased)

    def _erased(self, _: None) -> None:
        self.refresh()

    def _field(self, name: str) -> str:
        return {
            "title": self.tr("Title"),
            "narrative": self.tr("What happened?"),
            "place": self.tr("Where?"),
            "told_by": self.tr("Who told you, or where did you read it?"),
            "effect": self.tr("What did it do to you?"),
            "wish": self.tr("What would you like to happen?"),
        }.get(name, name)


class WordingRow(QWidget):
    """One former wording. Erasing asks once more, in the same place: it cannot be undone."""

    erased = Signal(object)  # id of the wording; too large for Qt's int

    def __init__(
        self, wording: Wording, field: str, words: Texts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ident = wording.id
        head = self.tr("{field}, until {day}").format(
            field=field, day=when.words(when.minute_of(wording.replaced_at), words)
        )
        self.erase = LinkButton(self.tr("Erase…"))
        self.erase.setAccessibleName(self.tr("Erase “{}”…").format(head))
        self._sure = Words(
            self.tr("Erase this for good? It cannot be brought back.") + " " + copies()
        )
        self.yes, self.no = Button(self.tr("Erase for good")), Button(self.tr("Keep it"))
        self.erase.clicked.connect(self._ask)
        self.no.clicked.connect(self._keep)
        self.yes.clicked.connect(self._tell)
        top = QHBoxLayout()
        top.addWidget(Words(head, quiet=True), 1)
        top.addWidget(self.erase)
        asked = QHBoxLayout()
        asked.addWidget(self._sure, 1)
        asked.addWidget(self.yes)
        asked.addWidget(self.no)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(Words(wording.text))
        column.addLayout(asked)
        self._show_question(False)

    def _ask(self) -> None:
        self._show_question(True)
        self.no.setFocus()

    def _keep(self) -> None:
        self._show_question(False)
        self.erase.setFocus()

    def _tell(self) -> None:
        self.erased.emit(self._ident)

    def _show_question(self, asking: bool) -> None:
        self.erase.setVisible(not asking)
        for part in (self._sure, self.yes, self.no):
            part.setVisible(asking)
