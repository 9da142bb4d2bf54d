"""A small sheet beside what was pressed, inside the window: it goes as soon as one goes on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui import theme
from ui.widgets.hide import hide_of
from ui.widgets.parts import GroupTitle, LinkButton, Sheet, Words

_WIDE = 400  # px at 100 %


class Popover(Sheet):
    """Shows a title, a text and small words under it. Esc, Tab or a press elsewhere closes it."""

    def __init__(self, beside: QWidget, title: str, text: str, small: str) -> None:
        super().__init__(beside.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self._beside = beside
        self.body.setSpacing(theme.STEP)
        self.body.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.STEP)
        self._close = LinkButton(self.tr("Close"))
        self._close.setAccessibleDescription(f"{title}: {text} {small}")
        self._close.clicked.connect(self.close)
        for part in (GroupTitle(title), Words(text), Words(small, quiet=True)):
            self.body.addWidget(part)
        self.body.addWidget(self._close, 0, Qt.AlignmentFlag.AlignLeft)
        self._place()
        self.show()
        self.raise_()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        self.close()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        event.accept()

    def closeEvent(self, event: QEvent) -> None:
        here = self.isAncestorOf(QApplication.focusWidget() or self)
        if here and isValid(self._beside) and self._beside.isVisible():
            self._beside.setFocus(Qt.FocusReason.OtherFocusReason)
        event.accept()

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isAncestorOf(now):
            self.close()

    def _place(self) -> None:
        """Under what was pressed, or above it where there is no room; never out of the window."""
        window = self.window()
        room = window.rect().adjusted(theme.STEP, theme.STEP, -theme.STEP, -theme.STEP)
        hide = hide_of(window)
        if hide is not None:  # the bar with Hide is never covered
            below = hide.mapTo(window, hide.rect().bottomLeft()).y() + theme.STEP
            room.setTop(min(below, room.center().y()))
        width = min(theme.scaled(_WIDE), room.width())
        height = min(self.heightForWidth(width), room.height())
        corner = self._beside.mapTo(window, QPoint(0, self._beside.height() + theme.STEP // 2))
        if corner.y() + height > room.bottom():
            corner.setY(self._beside.mapTo(window, QPoint(0, 0)).y() - height - theme.STEP // 2)
        left = min(max(corner.x(), room.left()), room.right() - width + 1)
        top = min(max(corner.y(), room.top()), room.bottom() - height + 1)
        self.setGeometry(left, top, width, height)
