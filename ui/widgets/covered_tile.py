"""Items of evidence as covered tiles: the person's words for a thing, never the thing itself.

No tile ever holds a picture, small or blurred; it only says that someone wants to look.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.flow import Flow
from ui.widgets.glyph import Glyph
from ui.widgets.parts import Button, GroupTitle, LinkButton, Words, be_seen
from ui.widgets.scripts import held

_SHOWN = 90  # letters of a title on a tile; the whole one is in the sheet
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Cover:
    """What a tile says.

    `seeable` tells whether there is a picture to look at, `kept_word` what is said when not.
    """

    id: int
    label: str
    title: str
    about: str
    seeable: bool
    kept_word: str = ""
    note: str = ""
    glyph: str = "file"  # what stands before it, by its kind


class HoldButton(Button):
    """A button that means something only while it is held, by mouse, Space or Enter."""

    held = Signal()
    let_go = Signal()

    def __init__(self, text: str, parent: QWidget | None = None, glyph: str = "") -> None:
        super().__init__(text, parent=parent, glyph=glyph)
        self._on = False
        self.pressed.connect(self._hold)
        self.released.connect(self._release)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.setDown(True)
            self._hold()
        elif event.key() not in _ENTER:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.isAutoRepeat():
            self._release()
        elif event.key() not in _ENTER:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._release()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._release()

    def _hold(self) -> None:
        self._on = True
        self.held.emit()

    def _release(self) -> None:
        self.setDown(False)
        if self._on:
            self._on = False
            self.let_go.emit()


class CoveredTile(QWidget):
    """One covered item. Space held looks, Enter opens.

    `held` and `let_go` frame looking, `once` asks to look for a moment, `opened` for everything
    about it, `entered` says that the focus came, `stepped` that an arrow key leads on.
    """

    held = Signal(object)
    let_go = Signal()
    once = Signal(object)
    opened = Signal(object)
    entered = Signal(object)
    stepped = Signal(int, int)

    def __init__(self, cover: Cover, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ident = cover.id
        self._on = False
        self._glyph = Glyph(cover.glyph, parent=self)
        self._about = Words(quiet=True, parent=self)
        self._more = LinkButton(self.tr("More"), self)
        self._title = GroupTitle("", self)
        self._kept = Words(quiet=True, parent=self)
        self._looks: list[Button | LinkButton] = []  # where there is a picture to look at
        self._stops_at = Qt.FocusPolicy.ClickFocus
        self._lay_out()
        self._more.clicked.connect(self._open)
        self.say(cover)
        self.set_current(current=False)

    def say(self, cover: Cover) -> None:
        """Say something else about the same item."""
        self.cover = cover
        long = len(cover.title) > _SHOWN
        self._title.setText(held(cover.title[:_SHOWN].rstrip() + "…" if long else cover.title))
        self._about.setText(f"{cover.label} · {cover.about}")
        self._glyph.show_drawing(cover.glyph)
        said = "\n".join(filter(None, (cover.kept_word, cover.note)))
        self._kept.setText(said)
        be_seen(self._kept, bool(said))
        if cover.seeable and not self._looks:
            self._offer_looks()
        for button in self._looks:
            be_seen(button, cover.seeable)
        self._name(cover)

    def set_current(self, current: bool) -> None:
        """Make this the tile that Tab stops at; the arrow keys reach the others."""
        policy = Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus
        self._stops_at = policy
        for stop in (self, self._more, *self._looks):
            stop.setFocusPolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.stepped.emit(*steps[key])
        elif key == Qt.Key.Key_Space and self.cover.seeable:
            if not event.isAutoRepeat():
                self._on = True
                self.held.emit(self.ident)
        elif key in _ENTER and not event.isAutoRepeat():
            self.opened.emit(self.ident)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._cover_again()
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self.ident)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._cover_again()
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._cover_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, ring = theme.tokens(), self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = theme.ring() if ring else 1
        painter.setPen(QPen(QColor(tokens.accent if ring else tokens.line), wide))
        painter.setBrush(QColor(tokens.surface))
        edge = wide / 2
        whole = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(whole, theme.CORNER, theme.CORNER)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.STEP)
        top.addWidget(self._glyph)
        top.addWidget(self._about, 1)
        top.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP, theme.STEP, theme.STEP, theme.GAP)
        column.setSpacing(theme.STEP)
        column.addLayout(top)
        column.addWidget(self._title)
        column.addWidget(self._kept)
        column.addStretch(1)

    def _offer_looks(self) -> None:
        row = Flow()
        self._column.addLayout(row)
        hold = HoldButton(self.tr("Look while held"), glyph="look")
        hold.held.connect(self._look)
        hold.let_go.connect(self.let_go)
        once = LinkButton(self.tr("Look once"))
        once.clicked.connect(self._look_once)
        self._looks = [hold, once]
        for button in self._looks:
            button.setFocusPolicy(self._stops_at)
            row.addWidget(button)

    def _name(self, cover: Cover) -> None:
        keys = self.tr("Enter for more.")
        if cover.seeable:
            keys = self.tr("Covered. Hold Space to look, Enter for more.")
        self.setAccessibleName(f"{cover.label}, {cover.title}, {cover.about}")
        said = filter(None, (cover.kept_word, cover.note, keys))
        self.setAccessibleDescription(" ".join(said))
        for button in (self._more, *self._looks):
            button.setAccessibleDescription(f"{cover.label}, {cover.title}")

    def _look(self) -> None:
        self.entered.emit(self.ident)
        self.held.emit(self.ident)

    def _look_once(self) -> None:
        self.entered.emit(self.ident)
        self.once.emit(self.ident)

    def _open(self) -> None:
        self.entered.emit(self.ident)
        self.opened.emit(self.ident)

    def _cover_again(self) -> None:
        if self._on:
            self._on = False
            self.let_go.emit()
