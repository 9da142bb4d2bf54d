"""What lies over the whole window for a while, and then gives everything back as it was.

Nothing under it is touched: what stands open stays open, and the focus goes back to where it was.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.widgets.hide import hide_of

_PASSED = (
    QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L),
    QKeyCombination(Qt.KeyboardModifier.NoModifier, Qt.Key.Key_F1),
)
TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class OverAll(QWidget):
    """Base. Lay things out, then `appear()`. Esc closes it; it is deleted then."""

    GROUND = QPalette.ColorRole.Window

    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self._window, self._before = window, QApplication.focusWidget()
        self._hide = hide_of(window)
        for watched in filter(None, (window, self._hide)):
            watched.installEventFilter(self)

    def appear(self, first: QWidget) -> None:
        """Lie over the window and put the focus on `first`."""
        self._place()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self._hide and event.type() == QEvent.Type.ShortcutOverride:
            self._keep(event)
        on_hide = watched is self._hide and event.type() == QEvent.Type.KeyPress
        if on_hide and isinstance(event, QKeyEvent) and event.key() in TABS:
            return self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            self._keep(event)
        return super().event(event)

    def _keep(self, event: QEvent) -> None:
        """Let no key act on what lies under it, unseen; but for locking, and for whom to call."""
        if isinstance(event, QKeyEvent) and event.keyCombination() not in _PASSED:
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        event.accept()  # nothing typed here is meant for what lies under it

    def closeEvent(self, event: QEvent) -> None:
        for watched in filter(None, (self._window, self._hide)):
            watched.removeEventFilter(self)
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go round between what can be reached here and Hide: nothing else can be seen."""
        stops = [*self._stops(), *filter(None, [self._hide])]
        here = QApplication.focusWidget()
        at = stops.index(here) if here in stops else -1
        if stops:
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self.palette().color(self.GROUND))

    def _stops(self) -> list[QWidget]:
        """What Tab stops at, in the order in which it was made."""
        return [
            one
            for one in self.findChildren(QWidget)
            if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]

    def _place(self) -> None:
        """Lie under the bar, where there is one."""
        bar = self._hide.parentWidget() if self._hide is not None else None
        top = bar.mapTo(self._window, bar.rect().bottomLeft()).y() + 1 if bar else 0
        top = min(top, self._window.height() // 3)
        self.setGeometry(0, top, self._window.width(), self._window.height() - top)
