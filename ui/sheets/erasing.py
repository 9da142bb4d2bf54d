"""Deleting what is kept of an item: said plainly, with a reason if the person gives one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from companion import custody, evidence, excerpts
from companion.records import Evidence
from ui import theme
from ui.limits import copies
from ui.session import Session
from ui.sheets.custody_lines import receipt
from ui.widgets.confirm import Confirm
from ui.widgets.fields import Labelled, Line


class Erasing(QWidget):
    """Hidden where nothing is kept. `erased` follows once the bytes are gone.

    After a hand-over it says that the receipt stays.
    """

    erased = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._ident = session, 0
        self.why = Line(self.tr("Why it is deleted"))
        self._keep = QCheckBox(self.tr("Keep the excerpts of this chat when its file is deleted"))
        also = QWidget()
        rows = QVBoxLayout(also)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.STEP)
        rows.addWidget(self._keep)
        said = self.tr("Can stay empty. It is shown in the list of what was done with the item.")
        rows.addWidget(Labelled(self.why.accessibleName(), self.why, said))
        yes, no = self.tr("Yes, delete the file"), self.tr("Leave it as it is")
        self._confirm = Confirm("", "", yes, no, also)
        self._confirm.confirmed.connect(self._erase)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._confirm)

    def show_item(self, item: Evidence) -> None:
        """Ask about this item."""
        self._ident = item.id
        vault = self._session.vault
        self._keep.setVisible(bool(excerpts.of_item(vault, item.id)))
        handed = custody.handed(vault, item.id)
        if handed:
            ask = self.tr("Delete our copy, keep the receipt")
            stays = self.tr(
                "What was handed over stays there. Our copy is deleted from this record for good"
                " and cannot be brought back. Its number, its fingerprint, the receipt ({}) and"
                " what you wrote about it stay."
            ).format(receipt(handed[-1], self._session))
        else:
            ask = self.tr("Delete the kept file")
            stays = self.tr(
                "The file is deleted from this record for good and cannot be brought back. Its"
                " number, its fingerprint and what you wrote about it stay. A copy that lies"
                " somewhere else, such as on your phone, stays where it is."
            )
        self._confirm.say(ask, stays + "\n\n" + copies())
        self.setVisible(item.object is not None)

    def go_on(self, why: str) -> None:
        """Show the reason that was begun, and the question it belongs to."""
        self.why.setText(why)
        if why:
            self._confirm.show_question()

    def _erase(self) -> None:
        vault, ident = self._session.vault, self._ident
        why, too = self.why.text(), not self._keep.isChecked()
        self._session.change(
            self, lambda: evidence.erase(vault, ident, why, excerpts_too=too), self._tell
        )

    def _tell(self, _: None) -> None:
        self.why.clear()
        self.erased.emit()
