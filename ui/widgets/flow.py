"""A row that goes on in the next line when there is no more room."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import theme


class Flow(QHBoxLayout):
    """Puts widgets side by side and wraps them, as words in a text are; `ending` at the right.

    A layout written in Python would hold items that Qt deletes under it, and crash (seen in
    PySide 6.11.3); so this one holds a widget that places its own children.
    """

    def __init__(self, parent: QWidget | None = None, ending: bool = False) -> None:
        super().__init__()
        if parent is not None:
            parent.setLayout(self)
        self.setContentsMargins(0, 0, 0, 0)
        self._strip = _Strip(ending)
        super().addWidget(self._strip)

    def addWidget(
        self,
        widget: QWidget,
        /,
        stretch: int | None = 0,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop,
    ) -> None:
        """Add a widget at the end. It keeps its own width; `stretch` is not used."""
        self._strip.add(widget)


class _Strip(QWidget):
    """Places its children in lines. One wider than a line gets a line, and wraps inside."""

    def __init__(self, ending: bool) -> None:
        super().__init__()
        self._ending = ending
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        was_hidden = widget.isHidden() and widget.testAttribute(
            Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        )
        widget.setParent(self)
        if not was_hidden and self.isVisible():
            widget.show()
        self._parts.append(widget)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hints = [part.sizeHint() for part in self._shown()]
        gaps = theme.STEP * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(sum(hint.width() for hint in hints) + gaps, height)

    def minimumSizeHint(self) -> QSize:
        hints = [part.minimumSizeHint() for part in self._shown()]
        width = max((hint.width() for hint in hints), default=0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(width, moving=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(self.width(), moving=True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a child came, went or changed its size
            self.updateGeometry()
            self._place(self.width(), moving=True)
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        self._parts = [part for part in self._parts if shiboken6.isValid(part)]
        return [part for part in self._parts if not part.isHidden()]

    def _place(self, width: int, moving: bool) -> int:
        """Lay the children out, their lower edges level; the height they take."""
        top = 0
        for line in self._lines(width):
            height = max(size.height() for _, size in line)
            used = sum(size.width() for _, size in line) + theme.STEP * (len(line) - 1)
            x = max(0, width - used) if self._ending else 0
            for part, size in line:
                if moving:
                    part.setGeometry(x, top + height - size.height(), size.width(), size.height())
                x += size.width() + theme.STEP
            top += height + theme.STEP
        return max(0, top - theme.STEP)

    def _lines(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        lines: list[list[tuple[QWidget, QSize]]] = []
        left = 0
        for part in self._shown():
            size = _size(part, width)
            if not lines or size.width() > left:
                lines.append([])
                left = width
            lines[-1].append((part, size))
            left -= size.width() + theme.STEP
        return lines


def _size(part: QWidget, room: int) -> QSize:
    size = part.sizeHint().expandedTo(part.minimumSize()).boundedTo(part.maximumSize())
    if size.width() <= room:
        return size
    height = part.heightForWidth(room) if part.hasHeightForWidth() else size.height()
    return QSize(room, height)
