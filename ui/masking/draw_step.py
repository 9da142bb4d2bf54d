"""The first step of a masked copy: drawing boxes, with the picture as covered as one wants it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.masking.canvas import Look, MaskCanvas
from ui.masking.drawing import FRAME, Drawing
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.one_of import OneOf
from ui.widgets.parts import LINE_HEIGHT, Button, Chip, Words, scrolled

_NEARER = 1.5
_TALLEST, _LOW = 720, 240  # px at 100 % of the canvas; lower, the words go among the tools
_LEAST = 120  # px
_WIDE, _BESIDE = 680, 300  # px at 100 %: from when there is room for wide tools, and how wide


class DrawStep(QWidget):
    """A canvas with the tools beside it. `cut_wanted` asks for the plain edges to go.

    The tools scroll by themselves, so that the canvas is in sight whatever the size of the type.
    """

    cut_wanted = Signal()

    def __init__(
        self, image: QImage, drawing: Drawing, said: str, parent: QWidget | None = None
    ) -> None:
        """`said` is what to do here, for when there is no room over the canvas to say it."""
        super().__init__(parent)
        self.canvas = MaskCanvas(image, drawing)
        self.canvas.covered.connect(self._mark_look)
        self._drawing = drawing
        self._zoom = 1.0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        self._said = LiveLine(quiet=True)
        self._intro = Words(said, quiet=True)
        self._looks = OneOf(self)
        self._beside = QWidget()
        self._tools = scrolled(self._beside)
        for ground in (self._tools.viewport(), self._beside):  # the sheet shows through
            ground.setAutoFillBackground(False)
        self._area = QScrollArea()
        self._area.setWidget(self.canvas)
        for ground in (self._area.viewport(), self.canvas):  # the sheet shows through
            ground.setAutoFillBackground(False)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setMinimumWidth(_LEAST)
        self._lay_out()
        self._mark_look()
        drawing.changed.connect(self._tell)
        self._tell()

    def fit(self, room: QSize, over: int) -> bool:
        """Take no more than `room`, less `over` px of height for words above the canvas.

        Whether there is so little room that the words stand among the tools instead.
        """
        lines = 2 * round(LINE_HEIGHT * theme.scaled(theme.QUIET))
        under = theme.STEP + lines
        low = room.height() - over - under < theme.scaled(_LOW)
        over, under = (0, 0) if low else (over, under)
        height = max(_LEAST, min(theme.scaled(_TALLEST), room.height() - over - under))
        self._area.setFixedHeight(height)
        self._tools.setFixedHeight(height + under)
        wide = room.width() >= theme.scaled(_WIDE)
        self._tools.setFixedWidth(max(theme.scaled(_BESIDE) if wide else 0, self._widest()))
        self._intro.setVisible(low)
        (self._column if low else self._left).insertWidget(self._said_at if low else 1, self._said)
        self._soon.start()  # once it has its width
        return low

    def cut(self, frame: QRect) -> None:
        """Let only this part stay, or say that there was nothing to cut off."""
        if frame == self._drawing.whole:
            self._said.say(self.tr("There are no plain edges to cut off."))
        else:
            self._drawing.cut(frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _widest(self) -> int:
        """How wide the tools have to be for the longest of their words, and the first two."""
        widths = [one.sizeHint().width() for one in self._beside.findChildren(QAbstractButton)]
        inside = max(*widths, widths[0] + theme.STEP + widths[1])
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return inside + bar + 2 * theme.STEP

    def _lay_out(self) -> None:
        self._undo, self._redo = Button(self.tr("Undo")), Button(self.tr("Redo"))
        self._remove = Button(self.tr("Delete"))
        self._column = QVBoxLayout(self._beside)
        self._column.setContentsMargins(2, 2, theme.STEP, 2)  # room for the focus ring
        self._column.setSpacing(theme.GAP)
        self._column.addLayout(self._first_tools())
        self._column.addLayout(self._ways_to_look())
        self._column.addLayout(self._more_tools())
        self._said_at = self._column.count()
        self._column.addWidget(self._intro)
        self._column.addWidget(Words(self._keys(), quiet=True))
        self._column.addStretch(1)
        self._intro.hide()
        self._left = QVBoxLayout()
        self._left.setSpacing(theme.STEP)
        self._left.addWidget(self._area)
        self._left.addWidget(self._said)
        self._left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addLayout(self._left, 1)
        row.addWidget(self._tools, 0, Qt.AlignmentFlag.AlignTop)

    def _ways_to_look(self) -> Flow:
        looks = Flow()
        for number, words in enumerate(
            (
                self.tr("Covered"),
                self.tr("Coarse and grey"),
                self.tr("Clear, in grey"),
                self.tr("Clear, in colours"),
            )
        ):
            chip = Chip(words)
            self._looks.addButton(chip, number)
            looks.addWidget(chip)
        self._looks.picked.connect(self._show_as)
        return looks

    def _first_tools(self) -> Flow:
        """What is used most, and its keys."""
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self._drawing.undo),
            (QKeySequence.StandardKey.Redo, self._drawing.redo),
        ):
            for one in QKeySequence.keyBindings(keys):
                shortcut = QShortcut(one, self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(act)
        return _row(
            (Button(self.tr("New box")), self._add),
            (self._undo, self._drawing.undo),
            (self._remove, self._drawing.remove),
            (self._redo, self._drawing.redo),
            (Button(self.tr("Next box")), self._next),
        )

    def _more_tools(self) -> Flow:
        return _row(
            (Button(self.tr("Larger")), self._nearer),
            (Button(self.tr("Smaller")), self._farther),
            (Button(self.tr("Cut the picture")), self._choose_frame),
            (Button(self.tr("Cut off plain edges")), self.cut_wanted),
        )

    def _keys(self) -> str:
        return self.tr(
            "With the mouse: draw, move, pull at an edge. With keys: Insert for a new box, Page"
            " Down for the next, arrows to move it, Shift and arrows for its size, Ctrl for small"
            " steps, Delete, Ctrl+Z. A clear picture covers itself again after 20 seconds."
        )

    def _fit(self) -> None:
        self.canvas.fit(self._area.maximumViewportSize(), self._zoom)

    def _show_as(self, which: int) -> None:
        self.canvas.show_as(list(Look)[which])
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark_look(self) -> None:
        at = list(Look).index(self.canvas.look)
        self._looks.put(self._looks.button(at))

    def _add(self) -> None:
        self._drawing.add(self.canvas.middle())
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self) -> None:
        self._drawing.step(1)

    def _choose_frame(self) -> None:
        self._drawing.choose(FRAME)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _nearer(self) -> None:
        self._zoom = min(40.0, self._zoom * _NEARER)
        self._fit()

    def _farther(self) -> None:
        self._zoom = max(1.0, self._zoom / _NEARER)
        self._fit()

    def _tell(self) -> None:
        """Say where the chosen one is: for ears, and for eyes on a covered picture."""
        self._undo.setEnabled(self._drawing.can_undo)
        self._redo.setEnabled(self._drawing.can_redo)
        rect, whole = self._drawing.rect, self._drawing.whole
        self._remove.setEnabled(rect is not None)
        count = len(self._drawing.masks.boxes)
        if rect is None:
            self._said.say(self.tr("Boxes: {}").format(count))
            return
        if self._drawing.chosen == FRAME:
            what = self.tr("What stays of the picture")
        else:
            what = self.tr("Box {} of {}").format(self._drawing.chosen + 1, count)
        where = self.tr("{}: {} % from the left, {} % from above, {} % wide, {} % high")
        self._said.say(
            where.format(
                what,
                round(100 * rect.x() / whole.width()),
                round(100 * rect.y() / whole.height()),
                round(100 * rect.width() / whole.width()),
                round(100 * rect.height() / whole.height()),
            )
        )


def _row(*tools: tuple[Button, Callable[[], None] | SignalInstance]) -> Flow:
    row = Flow()
    for button, act in tools:
        button.clicked.connect(act)
        row.addWidget(button)
    return row
