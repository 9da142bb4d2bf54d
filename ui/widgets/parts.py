"""The small parts every page is made of, so that they look and speak alike."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.widgets import glyph as glyphs
from ui.widgets.scripts import drawable

LINE_HEIGHT = 1.5
_KNOWN = 64  # heights remembered
_ROUNDING = 2  # px by which a line may be said to be narrower than it is
_ENDLESS = 1_000_000
_DRESSED = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
_BETWEEN_SYLLABLES = re.compile("(?<=[가-힣])(?=[가-힣])")


class Words(QLabel):
    """A text that is only ever a text: never markup, and wraps, with room between its lines.

    One whose letters can be marked is drawn by Qt, which knows no line height.
    """

    def __init__(self, text: str = "", quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._made: QTextLayout | None = None  # as it was laid out last, for `_width`
        self._width = self._high = 0
        self._known: list[tuple[float, float, int]] = []  # from a width to one: so high
        self._by_qt = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if quiet:
            self.setProperty("quiet", True)
            self.setFont(theme.font(theme.QUIET))

    def setText(self, text: str) -> None:
        self._forget()
        super().setText(text)

    def setTextInteractionFlags(self, flags: Qt.TextInteractionFlag) -> None:
        self._by_qt = True
        self._forget()
        super().setTextInteractionFlags(flags)

    def changeEvent(self, event: QEvent) -> None:
        self._forget()
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        return self._height(min(width, self.maximumWidth()))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint if self._by_qt else QSize(hint.width(), self._height(hint.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._by_qt:
            super().paintEvent(event)
            return
        lines, height = self._lines(self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        top = room.top() + max(0, (room.height() - height) // 2)
        lines.draw(painter, QPointF(room.left(), top))

    def _forget(self) -> None:
        self._made = None
        self._known.clear()

    def _height(self, width: int) -> int:
        for least, most, high in self._known:  # a page asks for the same few, and others near
            if least <= width <= most:
                return high
        if not self._by_qt:
            return self._lines(width)[1]
        high = super().heightForWidth(width)
        self._remember(width, width, high)
        return high

    def _remember(self, least: float, most: float, high: int) -> None:
        if len(self._known) > _KNOWN:
            self._known.clear()
        self._known.append((least, most, high))

    def _lines(self, width: int) -> tuple[QTextLayout, int]:
        """The text laid out in lines of this width, and their height."""
        if self._made is None:
            self._made = self._begin()
        elif width == self._width:
            return self._made, self._high
        self._width, self._high = width, self._break(self._made, width)
        return self._made, self._high

    def _begin(self) -> QTextLayout:
        # Korean wraps between words, as on paper, and not between any two syllables.
        text = _BETWEEN_SYLLABLES.sub("\u2060", drawable(self.text()).replace("\n", "\u2028"))
        made = QTextLayout(text, self.font())
        option = QTextOption(self.alignment())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made.setTextOption(option)
        return made

    def _break(self, made: QTextLayout, width: int) -> int:
        """Break it into lines of this width; the height they take."""
        margins = self.contentsMargins()
        aside = margins.left() + margins.right()
        inner = width - aside if self.wordWrap() else _ENDLESS
        step = round(LINE_HEIGHT * self.fontInfo().pixelSize())
        top, lines, widest = 0, 0, 0.0
        made.beginLayout()
        while (line := made.createLine()).isValid():
            line.setLineWidth(inner)
            line.setPosition(QPointF(0, top + (step - line.height()) / 2))
            widest = max(widest, line.naturalTextWidth())
            top += step
            lines += 1
        made.endLayout()
        high = top + margins.top() + margins.bottom()
        # As long as its widest line has room it breaks where it does now; and what nothing of had
        # to be broken stays whole, however wide it is.
        whole = lines == 1 + made.text().count("\u2028")
        self._remember(min(widest + aside + _ROUNDING, width), _ENDLESS if whole else width, high)
        return high


class TypedWords(Words):
    """What a person typed: one word of it may be longer than the page is wide."""

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())


class PageTitle(Words):
    """The title of a page, announced as a heading."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setFont(theme.font(theme.TITLE, bold=True))


class GroupTitle(Words):
    """The title of a group inside a page."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setFont(theme.font(theme.BODY, bold=True))


class Pressed(QPushButton):
    """A button that Enter presses as well as the space bar, wherever it stands.

    `glyph` names a drawing that goes before its words, in the colours of `INK`, as the tokens
    call them: as it is, and while it is checked.
    """

    INK = ("text", "")
    glyph = ""

    def __init__(self, text: str, parent: QWidget | None = None, glyph: str = "") -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        if glyph:
            self.show_glyph(glyph)

    def show_glyph(self, glyph: str) -> None:
        """Draw something before the words; "" draws nothing there."""
        self.glyph = glyph
        if glyph:
            self._tint()
        else:
            self.setIcon(QIcon())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _DRESSED and self.glyph:
            self._tint()

    def _tint(self) -> None:
        use, (ink, on) = theme.tokens(), self.INK
        alone = not self.text()
        made = glyphs.icon(
            self.glyph, getattr(use, ink), use.quiet, getattr(use, on) if on else "", alone
        )
        self.setIconSize(glyphs.icon_size(alone))
        self.setIcon(made)


class Button(Pressed):
    """An ordinary button; `main` for the one action of a page."""

    def __init__(
        self, text: str, main: bool = False, parent: QWidget | None = None, glyph: str = ""
    ) -> None:
        self._main = main
        if main:
            self.INK = ("on_accent", "")
        super().__init__(text, parent, glyph)
        if main:
            self.setProperty("main", True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._main and self.hasFocus():
            self._ring_inside()

    def _ring_inside(self) -> None:
        """A ring that can be told from the strong ground it lies on, not only from the page."""
        painter, wide = QPainter(self), theme.ring()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.tokens().on_accent), wide))
        edge = wide + 1 + wide / 2
        room = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(room, theme.CORNER - edge / 2, theme.CORNER - edge / 2)


class LinkButton(Pressed):
    """A quiet action written as a link. It opens nothing outside the program."""

    INK = ("accent", "")

    def __init__(self, text: str, parent: QWidget | None = None, glyph: str = "") -> None:
        super().__init__(text, parent, glyph)
        self.setProperty("flat_link", True)


class Chip(Pressed):
    """A choice that is on or off, in one line with others."""

    def __init__(self, text: str, parent: QWidget | None = None, glyph: str = "") -> None:
        super().__init__(text, parent, glyph)
        self.setCheckable(True)
        self.setProperty("chip", True)


class NavButton(Pressed):
    """A page in the sidebar: a drawing and its words, or the drawing alone where it is narrow."""

    INK = ("quiet", "accent")

    def __init__(self, text: str, parent: QWidget | None = None, glyph: str = "") -> None:
        self._words = text.replace("&", "&&")
        super().__init__(self._words, parent, glyph)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setProperty("nav", True)

    def show_words(self, shown: bool) -> None:
        """Show the words; else they are read by pointing at the drawing."""
        if shown == bool(self.text()):
            return
        self.setText(self._words if shown else "")
        self.setToolTip("" if shown else self.accessibleName())
        self.setProperty("bare", not shown)
        self.style().unpolish(self)
        self.style().polish(self)
        self._tint()


class Sheet(QFrame):
    """A sheet of paper on the desk; put things into `body`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("sheet", True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(theme.SHEET, theme.SHEET, theme.SHEET, theme.SHEET)
        self.body.setSpacing(theme.GAP)


class Group(Sheet):
    """What belongs together on a page, on a sheet of its own under a title."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setContentsMargins(theme.SHEET, theme.GAP + 4, theme.SHEET, theme.GAP + 4)
        self.body.setSpacing(theme.STEP + 4)
        self.setAccessibleName(title)
        self.body.addWidget(GroupTitle(title))


class Notice(QFrame):
    """A calm notice; `strong` for "please read this", the strongest there is.

    `band` is one across the whole window. What else belongs to it goes into `column` under the
    words, or into `row` beside them.
    """

    def __init__(
        self,
        text: str = "",
        strong: bool = False,
        parent: QWidget | None = None,
        band: bool = False,
        glyph: str = "info",
        label: Words | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("band", band)
        self.label = label or Words(text)
        self._glyph = glyphs.Glyph(glyph)
        high, wide = (theme.STEP, theme.GROUP) if band else (theme.GAP, theme.GAP)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(wide, high, wide, high)
        self.row.setSpacing(theme.STEP + 4)
        self.row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        self.column.addWidget(self.label)
        self.row.addLayout(self.column, 1)
        self.strengthen(strong)

    def strengthen(self, strong: bool) -> None:
        """Make it the strong one or the calm one."""
        self.setProperty("note", strong)
        self.setProperty("notice", not strong)
        self._glyph.tint("note" if strong else "accent")
        self.style().unpolish(self)
        self.style().polish(self)

    def level(self) -> None:
        """Put the drawing beside the first line of words, or, without words, beside the rest."""
        no_words = self.label.isHidden()
        beside = Qt.AlignmentFlag.AlignVCenter if no_words else Qt.AlignmentFlag.AlignTop
        self.row.setAlignment(self._glyph, beside)

    def draw(self, glyph: str) -> None:
        """Begin it with another drawing."""
        self._glyph.show_drawing(glyph)

    def say(self, text: str) -> None:
        """Show another text."""
        self.label.setText(text)
        self.setAccessibleName(text)

    def shorten(self, short: bool) -> None:
        """Take less room where there is little, if it can."""


def be_seen(part: QWidget, shown: bool) -> None:
    """`setVisible`, but what is so already is left alone.

    Qt dresses a part at once, and lays out what is on it, though its page is still being made.
    """
    if part.isHidden() == shown:
        part.setVisible(shown)


def scrolled(inside: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """`inside` in a scroll area that follows its width and has no frame.

    Put there with its parent before it is filled, what it is filled with is dressed only once.
    """
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Page Up and Down come up from what is inside
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


def clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout and let it be deleted."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
