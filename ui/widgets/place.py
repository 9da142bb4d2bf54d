"""Where something goes, and the way to choose another place."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import computer, theme
from ui.limits import synced
from ui.widgets.parts import LinkButton, Notice, Words
from ui.widgets.ticks import Tick


class PlaceLine(QWidget):
    """A folder under its name. `asked` when another is wanted.

    Where a service copies the folder to the internet, that is said under it, with a tick that it
    may be so all the same.
    """

    asked = Signal()

    def __init__(self, name: str, other: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where = Words(quiet=True)
        self._synced = Notice(strong=True)
        self._agree = Tick("synced", self.tr("I know. It may lie there all the same."))
        self._other = LinkButton(other)
        self._other.setAccessibleDescription(name)
        self._other.clicked.connect(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP // 2)
        column.addWidget(Words(name))
        column.addWidget(self._where)
        column.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._synced)
        column.addWidget(self._agree)

    def show_place(self, folder: Path) -> None:
        """Show a folder."""
        self._where.setText(str(folder).replace(os.sep, f"{os.sep}\u200b"))  # may wrap there
        service = computer.synced_by(folder)
        self._synced.say(synced(service) if service else "")
        self._agree.box.setChecked(False)
        for part in (self._synced, self._agree):
            part.setVisible(bool(service))

    @property
    def agreed(self) -> bool:
        """Whether something may be laid there; if not, the focus is on what decides it."""
        if self._agree.isHidden() or self._agree.box.isChecked():
            return True
        self._agree.box.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def settle(self) -> None:
        """It is there now; no other place can be chosen."""
        self._other.hide()
        self._agree.hide()
