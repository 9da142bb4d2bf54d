"""A blank sheet over a whole window: what lies under it is neither seen nor reached."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.hide import HideButton
from ui.widgets.parts import Words


class Cover(QFrame):
    """Lies over `window` from now on, painted before this returns; `say` writes on it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over = window
        self.setProperty("ground", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = Words()
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hide = HideButton()
        top = QHBoxLayout()
        top.addStretch(1)
        top.addWidget(self._hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP, theme.STEP, theme.GAP, theme.SHEET)
        column.addLayout(top)
        column.addWidget(self._words, 1)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.repaint()

    def say(self, words: str) -> None:
        """Say why nothing can be done here for a moment, and let nothing under it be reached."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.shut()
        self.setFocus()

    def shut(self) -> None:
        """Let nothing under it be reached or read out: a screen reader sees through a sheet."""
        for action in self._over.actions():
            action.setEnabled(False)
        for shortcut in self._over.findChildren(QShortcut):
            shortcut.setEnabled(False)
        for child in self._over.children():
            if isinstance(child, QWidget) and child is not self and not child.isWindow():
                child.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.rect())
        return False
