"""A chapter of the guide on the screen: parts that can be reached by Tab and read out whole."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from companion.guide import Block, Chapter, Kind
from companion.guide import picture as picture_of
from ui import theme
from ui.footprint_here import FootprintHere
from ui.limits import does, does_not
from ui.widgets.parts import GroupTitle, PageTitle, Words

WIDE = 760  # px at 100 % of a picture, at most
_RING = 2


class Drawn(QWidget):
    """A picture as wide as there is room, with what it shows in words for who does not see it."""

    def __init__(self, path: Path, shows: str) -> None:
        super().__init__()
        self._pixels = QPixmap(str(path))
        self.setAccessibleName(shows)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(min(theme.scaled(WIDE), max(1, self._pixels.width())))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        width = min(width, self.maximumWidth())
        return round(width * self._pixels.height() / max(1, self._pixels.width()))

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), self.heightForWidth(self.maximumWidth()))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._pixels)
        painter.setPen(QColor(theme.tokens().line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Part(QFrame):
    """A heading with what belongs to it: one stop for Tab, read out as one."""

    def __init__(self, title: PageTitle | GroupTitle) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title.text())
        self._said: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.STEP, theme.STEP, theme.STEP, theme.STEP)
        self._column.setSpacing(theme.STEP)
        self._column.addWidget(title)

    def put(self, widget: QWidget, said: str) -> None:
        """Add something, and what is said of it."""
        if not isinstance(widget, Drawn):
            widget.setMaximumWidth(theme.scaled(theme.TEXT_WIDTH))
        self._column.addWidget(widget)
        self._said.append(said)
        self.setAccessibleDescription("\n".join(self._said))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.tokens().accent), _RING))
            ring = self.rect().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, theme.CORNER, theme.CORNER)


def parts(chapter: Chapter, language: str, here: FootprintHere | None) -> list[Part]:
    """The parts of a chapter. `here` is what is filled in about this computer."""
    made = [Part(PageTitle(chapter.title))]
    for block in chapter.blocks:
        if block.kind is Kind.HEADING:
            made.append(Part(GroupTitle(block.text)))
        else:
            for widget, said in _shown(block, language, here):
                made[-1].put(widget, said)
    return made


def _shown(block: Block, language: str, here: FootprintHere | None) -> list[tuple[QWidget, str]]:
    if block.kind is Kind.PICTURE:
        return [(Drawn(picture_of(language, block.name), block.text), block.text)]
    if block.name == "footprint":
        return [(here, here.words())] if here is not None else []
    if block.kind is Kind.FILLED:
        lines = (does() if block.name == "does" else does_not()).splitlines()
    else:
        lines = [f"· {block.text}" if block.kind is Kind.ITEM else block.text]
    return [(Words(line), line) for line in (line.replace("`", "") for line in lines)]
