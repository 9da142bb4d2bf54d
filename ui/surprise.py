"""What is said when something happened that nobody expected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.hide import HideButton
from ui.widgets.parts import Button, PageTitle, Words


class Surprise(QDialog):
    """Says that something unexpected happened.

    It shows no text of the error, which might hold a word of the person's; only where in the
    program it was.
    """

    def __init__(self, where: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Notes"))
        text = self.tr(
            "Something unexpected happened. What was saved is still there, and nothing was sent"
            " anywhere. If this comes again, please lock and open the record once."
        )
        code = Words(self.tr("For the makers: {place}").format(place=where), quiet=True)
        code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = Button(self.tr("Go on"), main=True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SHEET, theme.SHEET, theme.SHEET, theme.SHEET)
        column.setSpacing(theme.GAP)
        top = QHBoxLayout()
        top.addWidget(PageTitle(self.tr("One moment")), 1)
        top.addWidget(HideButton(), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        for part in (Words(text), code, close):
            column.addWidget(part)
        close.setFocus()
        self.setMinimumWidth(theme.scaled(420))
