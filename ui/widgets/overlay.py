"""A sheet of paper laid over a page, inside the window.

No window of its own: the bar with Hide stays in reach, no second title can be read in the task
bar, and a lock takes it along with the rest.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui import theme
from ui.widgets.hide import HideButton, hide_of
from ui.widgets.in_sight import keep_in_sight
from ui.widgets.parts import LinkButton, PageTitle

_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_EDGE, _BESIDE = 4, 12  # px around a sheet where there is little room, and beside its words
_VEIL = 0.86  # how much of the page under the sheet the ground covers


class Overlay(QWidget):
    """Base of the sheets: put things into `body`, buttons into `foot`, then `open()`.

    Closing needs no decision: Esc and the close button both go through `close()`. The sheet is
    deleted once it is closed; `closed` comes just before. A subclass that cannot close at a
    moment, or saves before it does, overrides `may_close`.
    """

    closed = Signal()
    WIDTH = theme.TEXT_WIDTH  # px at 100 % of what lies on the sheet, at most

    def __init__(self, over: QWidget, title: str) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self._over = over
        self._closed = False
        self._before: QWidget | None = None
        self._tight: bool | None = None
        self._hide: HideButton | None = None
        self.body = QVBoxLayout()
        self.foot = QHBoxLayout()
        self._title = PageTitle(title)
        self._close = LinkButton(self._close_word())
        self._close.clicked.connect(self.close)
        self._spread()
        over.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Lay the sheet over the page and give it the focus."""
        self._before = QApplication.focusWidget()
        self.setGeometry(self.where())
        self.show()
        self.raise_()
        self._hide = hide_of(self.window())
        if self._hide is not None:
            self._hide.installEventFilter(self)
        self.focus_first()
        soon = QTimer(self, singleShot=True, interval=0)  # once all has its place
        soon.timeout.connect(self._show_focus)  # a shot of the class would keep a closed sheet
        soon.start()

    def set_title(self, title: str) -> None:
        """Say another title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def focus_first(self) -> None:
        """Put the focus on the first thing in the sheet that takes it, the close button last."""
        inside = [stop for stop in self._stops() if stop is not self._close]
        (inside[0] if inside else self._close).setFocus(Qt.FocusReason.TabFocusReason)

    def _show_focus(self) -> None:
        at = self.focusWidget()
        if at is not None:
            keep_in_sight(at)

    def scroll_to_top(self) -> None:
        """Show the beginning of the sheet."""
        self._area.verticalScrollBar().setValue(0)

    @property
    def paper(self) -> QWidget:
        """What the body lies on: the parent of a form of many parts.

        One that is filled without a parent is dressed and laid out twice.
        """
        return self._paper

    def room(self) -> QSize:
        """How much the body has place for without scrolling."""
        outer, inner, side, _ = _margins(theme.is_low(self.height()))
        around = 2 * (outer + inner + 1)  # with its border
        width = min(self.width() - 2 * (outer + side + 1), theme.scaled(self.WIDTH))
        close = self._close.sizeHint()
        title = self._title.heightForWidth(width - close.width() - self.foot.spacing())
        foot = self.foot.sizeHint().height()
        height = self.height() - around - max(title, close.height()) - foot - 2 * theme.GAP
        margins = self.body.contentsMargins()
        return QSize(width, height).shrunkBy(margins)

    def where(self) -> QRect:
        """The part of what lies under it that it covers: all of it."""
        return self._over.rect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._save_room(theme.is_low(self.height()))

    def may_close(self) -> bool:
        """Whether the sheet may go now."""
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closed:  # asked again before it is deleted: another sheet may lie there by now
            return
        if not self.may_close():
            event.ignore()
            return
        self._closed = True
        self._over.removeEventFilter(self)
        if self._hide is not None:
            self._hide.removeEventFilter(self)
        self.closed.emit()
        here = self.isAncestorOf(QApplication.focusWidget() or self)
        if here and self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self.where())
        on_hide = watched is self._hide and event.type() == QEvent.Type.KeyPress
        if on_hide and isinstance(event, QKeyEvent) and event.key() in _TABS and self.isVisible():
            return self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        event.accept()  # nothing typed here is meant for the page under the sheet

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside the sheet: what lies under it is not to be reached by accident.

        But for Hide, which comes after the last thing in the sheet.
        """
        stops = self._stops()
        if self._hide is not None and self._hide.isVisible():
            stops.append(self._hide)
        if not stops:
            return True
        here = QApplication.focusWidget()
        at = stops.index(here) if here in stops else -1 if forward else 0
        at = (at + (1 if forward else -1)) % len(stops)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[at].setFocus(reason)
        if stops[at] is not self._hide:
            self._reveal(stops[at])
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(self.palette().color(QPalette.ColorRole.Window))
        veil.setAlphaF(_VEIL)
        QPainter(self).fillRect(event.rect(), veil)

    def _save_room(self, low: bool) -> None:
        """Leave little room around the sheet where there is little."""
        if low == self._tight:
            return
        self._tight = low
        outer, inner, side, gap = _margins(low)
        self._rim.setContentsMargins(outer, outer, outer, outer)
        self._leaf.setContentsMargins(side, inner, side, inner)
        self._leaf.setSpacing(gap)

    def _reveal(self, stop: QWidget) -> None:
        """Scroll the sheet, and what scrolls in it, until this can be seen."""
        above = stop.parentWidget()
        while above is not None and above is not self:
            if isinstance(above, QScrollArea) and above.widget() is not stop:
                above.ensureWidgetVisible(stop, 0, theme.GAP)
            above = above.parentWidget()

    def _stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        found: list[QWidget] = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if (
                self.isAncestorOf(widget)
                and widget.isVisibleTo(self)
                and widget.isEnabled()
                and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
                and widget.focusProxy() is None
            ):
                found.append(widget)
            widget = widget.nextInFocusChain()
        return found

    def _spread(self) -> None:
        sheet = QFrame()
        sheet.setProperty("sheet", True)
        sheet.setMaximumWidth(theme.scaled(self.WIDTH) + 2 * theme.SHEET)
        sheet.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._paper = inside = QWidget()
        inside.setLayout(self.body)
        self.body.setContentsMargins(2, 2, theme.STEP, 2)  # room for the focus ring
        self.body.setSpacing(theme.GAP)
        self._area = _Paper(inside)
        self.foot.setSpacing(theme.STEP)
        self._leaf = box = QVBoxLayout(sheet)
        box.addLayout(top)
        box.addWidget(self._area, 1)
        box.addLayout(self.foot)
        column = QVBoxLayout()
        column.addWidget(sheet)
        column.addStretch(1)
        self._rim = row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(column, 1000)
        row.addStretch(1)
        self._save_room(low=False)

    def _close_word(self) -> str:
        return self.tr("Close")


def _margins(low: bool) -> tuple[int, int, int, int]:
    """Around a sheet, over and under what is on it, beside it, and between."""
    if low:  # it is height that there is little of
        return _EDGE, theme.STEP, _BESIDE, theme.STEP
    return theme.GAP, theme.SHEET, theme.SHEET, theme.GAP


class _Paper(QScrollArea):
    """Scrolls, but is as high as what lies on it while there is room."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._inside = inside
        self.setWidget(inside)
        for ground in (self.viewport(), inside):  # the sheet shows through
            ground.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        width = self.viewport().width()
        flows = self._inside.hasHeightForWidth()
        height = self._inside.heightForWidth(width) if flows else self._inside.sizeHint().height()
        return QSize(width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        passed = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self._inside:
            self.updateGeometry()
        return passed
