"""Our own drawings, in the colour of the text beside them.

Each is a small SVG file in resources/icons: paths of straight lines and cubic curves, circles and
rectangles, all in one weight. So little of SVG is read here in a few lines, and Qt's own reader,
which takes longer to load than the first window to paint, is not needed.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtWidgets import QWidget

from companion import paths
from ui import theme

GRID = 24
WEIGHT = 1.75  # of the lines, on the grid
_BESIDE = 4  # px at 100 % between a drawing and its words, more than what Qt leaves
_ELEMENT = re.compile(r"<(path|circle|rect) ([^>]*)/>")
_VALUE = re.compile(r'([a-z]+)="([^"]*)"')
_STEP = re.compile(r"([MLHVCZ])([^MLHVCZ]*)")
_NUMBER = re.compile(r"-?[\d.]+")


@cache
def outline(name: str) -> QPainterPath:
    """A drawing on its grid. Raises OSError for a name that is none."""
    text = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    drawn = QPainterPath()
    for kind, inside in _ELEMENT.findall(text):
        given = dict(_VALUE.findall(inside))
        if kind == "path":
            _trace(drawn, given["d"])
        elif kind == "circle":
            radius = float(given["r"])
            drawn.addEllipse(QPointF(float(given["cx"]), float(given["cy"])), radius, radius)
        else:
            x, y, width, height, round_ = (float(given[n]) for n in _RECT)
            drawn.addRoundedRect(QRectF(x, y, width, height), round_, round_)
    return drawn


_RECT = ("x", "y", "width", "height", "rx")


def draw(painter: QPainter, name: str, room: QRectF, colour: str) -> None:
    """Draw it as large as it fits in the middle of `room`."""
    side = min(room.width(), room.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(room.center() - QPointF(side / 2, side / 2))
    painter.scale(side / GRID, side / GRID)
    pen = QPen(QColor(colour), WEIGHT)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline(name))
    painter.restore()


def pixmap(name: str, side: int, colour: str, beside: int = 0) -> QPixmap:
    """A drawing `side` pixels high, `beside` more of nothing to its right."""
    ratio = QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]
    key, made = f"{name} {side} {beside} {colour} {ratio}", QPixmap()
    if QPixmapCache.find(key, made):
        return made
    made = QPixmap(QSize(side + beside, side) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw(painter, name, QRectF(0, 0, side, side), colour)
    painter.end()
    QPixmapCache.insert(key, made)
    return made


def icon(name: str, colour: str, pale: str, on: str = "", alone: bool = False) -> QIcon:
    """For a button: in `colour`, `pale` while it is disabled, `on` while it is checked."""
    side, beside = theme.scaled(theme.GLYPH), 0 if alone else theme.scaled(_BESIDE)
    made = QIcon()
    made.addPixmap(pixmap(name, side, colour, beside))
    made.addPixmap(pixmap(name, side, pale, beside), QIcon.Mode.Disabled)
    if on:
        made.addPixmap(pixmap(name, side, on, beside), QIcon.Mode.Normal, QIcon.State.On)
    return made


def icon_size(alone: bool = False) -> QSize:
    """How large a button draws it."""
    side = theme.scaled(theme.GLYPH)
    return QSize(side if alone else side + theme.scaled(_BESIDE), side)


class Glyph(QWidget):
    """A drawing beside words that say the same: nobody has to see it."""

    def __init__(
        self,
        name: str,
        side: int = theme.GLYPH,
        tint: str = "quiet",
        parent: QWidget | None = None,
    ) -> None:
        """`side` in pixels at 100 %, `tint` a name of the tokens."""
        super().__init__(parent)
        self._name, self._tint = name, tint
        self.setFixedSize(theme.scaled(side), theme.scaled(side))

    def show_drawing(self, name: str) -> None:
        """Draw another one."""
        self._name = name
        self.update()

    def tint(self, tint: str) -> None:
        """Draw it in another colour, by a name of the tokens."""
        self._tint = tint
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = getattr(theme.tokens(), self._tint)
        draw(QPainter(self), self._name, QRectF(self.rect()), colour)


class Disc(Glyph):
    """A large drawing on a calm round ground, for a page with nothing on it yet."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, theme.DISC, "accent", parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        use, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(use.accent_soft))
        painter.drawEllipse(self.rect())
        inner = self.width() * 0.28
        room = QRectF(self.rect()).adjusted(inner, inner, -inner, -inner)
        draw(painter, self._name, room, use.accent)


def _trace(drawn: QPainterPath, steps: str) -> None:
    for letter, rest in _STEP.findall(steps):
        n = [float(number) for number in _NUMBER.findall(rest)]
        if letter == "M":
            drawn.moveTo(n[0], n[1])
        elif letter == "L":
            drawn.lineTo(n[0], n[1])
        elif letter == "H":
            drawn.lineTo(n[0], drawn.currentPosition().y())
        elif letter == "V":
            drawn.lineTo(drawn.currentPosition().x(), n[0])
        elif letter == "C":
            drawn.cubicTo(*n)
        else:
            drawn.closeSubpath()
