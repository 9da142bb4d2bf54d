"""What every page is: a sheet that reads the vault when it is shown and when it changed."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.session import Session
from ui.widgets.parts import PageTitle


class Page(QWidget):
    """Base of the pages in the main window's stack. Subclasses override `refresh`."""

    def __init__(self, session: Session, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setAccessibleName(title)
        self.sheet = QVBoxLayout(self)
        self.sheet.setContentsMargins(32, 24, 32, 24)
        self.sheet.setSpacing(16)
        self.sheet.addWidget(PageTitle(title))
        session.changed.connect(self._changed)

    def refresh(self) -> None:
        """Read what is shown from the vault again; fast, on the UI thread."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()
