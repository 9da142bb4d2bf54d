"""The first step of a masked copy: drawing boxes, with the picture as covered as one wants it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.masking.canvas import Look, MaskCanvas
from ui.masking.drawing import FRAME, Drawing
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.parts import Button, Chip, Words

_NEARER = 1.5
_TALLEST, _LEAST = 720, 160  # px at 100 % of the canvas
_WIDE, _BESIDE = 680, 300  # px at 100 %: from when the tools stand beside it, and how wide


class DrawStep(QWidget):
    """A canvas with what is needed around it. `cut_wanted` asks for the plain edges to go."""

    cut_wanted = Signal()

    def __init__(self, image: QImage, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = MaskCanvas(image, drawing)
        self.canvas.covered.connect(self._mark_look)
        self._drawing = drawing
        self._zoom = 1.0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        self._said = LiveLine(quiet=True)
        self._looks = QButtonGroup(self)
        self._beside = QWidget()
        self._area = QScrollArea()
        self._area.setWidget(self.canvas)
        for ground in (self._area.viewport(), self.canvas):  # the sheet shows through
            ground.setAutoFillBackground(False)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self._mark_look()
        drawing.changed.connect(self._tell)
        self._tell()

    def fit(self, height: int) -> None:
        """Have a canvas of about so many pixels' height."""
        room = max(theme.scaled(_LEAST), min(theme.scaled(_TALLEST), height))
        self._area.setFixedHeight(room)
        self._soon.start()  # once it has its width

    def cut(self, frame: QRect) -> None:
        """Let only this part stay, or say that there was nothing to cut off."""
        if frame == self._drawing.whole:
            self._said.say(self.tr("There are no plain edges to cut off."))
        else:
            self._drawing.cut(frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.scaled(_WIDE)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self._beside.setMaximumWidth(theme.scaled(_BESIDE) if wide else self.width())
        self._beside.setMinimumWidth(theme.scaled(_BESIDE) if wide else 0)
        self._fit()

    def _lay_out(self) -> None:
        self._undo, self._redo = Button(self.tr("Undo")), Button(self.tr("Redo"))
        self._remove = Button(self.tr("Delete"))
        column = QVBoxLayout(self._beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(self._ways_to_look())
        column.addLayout(self._tools())
        column.addWidget(Words(self._keys(), quiet=True))
        column.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(theme.STEP)
        left.addWidget(self._area)
        left.addWidget(self._said)
        left.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.GAP)
        self._row.addLayout(left, 1)
        self._row.addWidget(self._beside)

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
        self._looks.idClicked.connect(self._show_as)
        return looks

    def _tools(self) -> Flow:
        tools = Flow()
        for button, act in (
            (Button(self.tr("New box")), self._add),
            (Button(self.tr("Next box")), self._next),
            (self._remove, self._drawing.remove),
            (self._undo, self._drawing.undo),
            (self._redo, self._drawing.redo),
            (Button(self.tr("Cut the picture")), self._choose_frame),
            (Button(self.tr("Cut off plain edges")), self.cut_wanted),
            (Button(self.tr("Larger")), self._nearer),
            (Button(self.tr("Smaller")), self._farther),
        ):
            button.clicked.connect(act)
            tools.addWidget(button)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self._drawing.undo),
            (QKeySequence.StandardKey.Redo, self._drawing.redo),
        ):
            for one in QKeySequence.keyBindings(keys):
                shortcut = QShortcut(one, self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(act)
        return tools

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
        self._looks.button(at).setChecked(True)

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
