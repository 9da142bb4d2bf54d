"""What can be measured of a window that is shown: texts cut off, contrast, targets, the focus.

Contrast is read from the pixels that were drawn (WCAG 2.2, 1.4.3, 1.4.11, 2.4.7), not from the
colours somebody meant. Letters are smoothed at their edges, so the strongest pixel of a text is
taken; a text that passes is at least as strong as it is measured.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from ui import theme
from ui.widgets.covered_tile import CoveredTile
from ui.widgets.picture_view import PictureView

TARGET = 24  # px, WCAG 2.2, 2.5.8
SLACK = 1  # px that rounding may take
_BOUNDED = (QPushButton, QLineEdit, QComboBox, QSpinBox, QPlainTextEdit, CoveredTile)
_AROUND = 0.7  # of the length around a control, less what round ends save
_LARGE, _LARGE_BOLD = 24, 18.66  # px from which a text counts as large


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    kind: str  # clipped, contrast, border, target, focus
    what: str
    figure: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}: {self.figure}"


class Picture:
    """The pixels of a part of a window as it is now, in the coordinates of the window."""

    def __init__(self, window: QWidget, part: QRect | None = None) -> None:
        self.room = window.rect() if part is None else part.intersected(window.rect())
        image = QImage(self.room.size(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        window.render(image, QPoint(0, 0), QRegion(self.room))
        self.pixels = memoryview(bytes(image.constBits())).cast("I")

    def at(self, x: int, y: int) -> int:
        """One pixel, as 0xffrrggbb; the nearest where there is none."""
        x = min(max(x, self.room.left()), self.room.right()) - self.room.left()
        y = min(max(y, self.room.top()), self.room.bottom()) - self.room.top()
        return self.pixels[y * self.room.width() + x]

    def counts(self, room: QRect) -> Counter[int]:
        """How often each colour is in a part of it."""
        found: Counter[int] = Counter()
        room = room.intersected(self.room).translated(-self.room.topLeft())
        for y in range(room.top(), room.bottom() + 1):
            start = y * self.room.width() + room.left()
            found.update(self.pixels[start : start + room.width()])
        return found


@cache
def _light(pixel: int) -> float:
    parts = [(pixel >> shift & 255) / 255 for shift in (16, 8, 0)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: int, other: int) -> float:
    """WCAG's ratio of two pixels, 1 to 21."""
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def measure(window: QWidget) -> list[Finding]:
    """Everything about a window but its focus."""
    picture = Picture(window)
    found: list[Finding] = []
    for widget in (window, *window.findChildren(QWidget)):
        if not _is_seen(widget, window):
            continue
        found += _outside(widget, window)
        if widget.visibleRegion().boundingRect().size() == widget.size():
            room = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
            found += _clipped(widget)
            found += _pale(widget, room, picture)
            found += _bounded(widget, room, picture)
            found += _small(widget, room)
    return found


def measure_focus(window: QWidget, known: set[str]) -> list[Finding]:
    """The ring of each kind of control that is not in `known` yet; they are put there."""
    found: list[Finding] = []
    before = QApplication.focusWidget()
    for widget in window.findChildren(QWidget):
        whole = widget.visibleRegion().boundingRect().size() == widget.size()
        if not whole or not _is_seen(widget, window):
            continue
        if isinstance(widget, PictureView):  # goes as soon as it has the focus no more
            continue
        sort = _sort(widget)
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if takes and widget.isEnabled() and sort not in known and not _is_inside(widget):
            known.add(sort)
            found += _ring(window, widget)
    if before is not None:
        before.setFocus()
    return found


def _is_seen(widget: QWidget, window: QWidget) -> bool:
    """Whether something of it can be seen: it is not hidden, scrolled away or under a sheet."""
    if not widget.isVisible() or widget.window() is not window or isinstance(widget, QScrollBar):
        return False
    seen = widget.visibleRegion().boundingRect()
    if seen.isEmpty():
        return False
    over = window.childAt(widget.mapTo(window, seen.center()))
    return over is None or over is widget or widget.isAncestorOf(over)


def _is_inside(widget: QWidget) -> bool:
    """Whether it is a part of another control, which is measured itself."""
    return isinstance(widget.parentWidget(), QSpinBox | QComboBox)


def _text(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        hidden = widget.echoMode() is not QLineEdit.EchoMode.Normal
        return "" if hidden else widget.text() or widget.placeholderText()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    return ""


def _named(widget: QWidget) -> str:
    said = _text(widget) or widget.accessibleName()
    return f"{type(widget).__name__} {said[:50]!r}"


def _sort(widget: QWidget) -> str:
    """What looks alike: the class, and what the style sheet tells apart."""
    marks = [
        str(widget.property(name) or "") for name in ("main", "flat_link", "chip", "nav", "bare")
    ]
    checked = isinstance(widget, QAbstractButton) and widget.isChecked()
    return "-".join([type(widget).__name__, *marks, str(checked)])


# Texts cut off.


def _clipped(widget: QWidget) -> Iterator[Finding]:
    if not _text(widget) and not isinstance(widget, QHeaderView):
        return
    if isinstance(widget, QLabel):
        yield from _clipped_label(widget)
    elif isinstance(widget, QAbstractButton):
        needed = widget.minimumSizeHint() if widget.text() else widget.size()
        if isinstance(widget, QPushButton):
            needed.setWidth(_button_width(widget))
        if needed.width() > widget.width() + SLACK or _high(widget) > widget.height() + SLACK:
            size = f"{needed.width()}x{_high(widget)} in {widget.width()}x{widget.height()}"
            yield Finding("clipped", _named(widget), size)
    elif isinstance(widget, QComboBox | QLineEdit):
        yield from _clipped_field(widget)
    elif isinstance(widget, QHeaderView):
        yield from _clipped_heads(widget)


def _outside(widget: QWidget, window: QWidget) -> Iterator[Finding]:
    """What lies where nobody can see it or scroll to it."""
    if not _text(widget) or _is_inside(widget):
        return
    room, own = _room(widget, window), QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    if not room.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(own):
        beyond = own.united(room).size() - room.size()
        size = f"{beyond.width()} px across, {beyond.height()} px down cannot be seen"
        yield Finding("clipped", _named(widget), size)


def _clipped_label(label: QLabel) -> Iterator[Finding]:
    width, height = label.width(), label.height()
    if label.wordWrap():
        needed = label.heightForWidth(width)
        longest = max((_advance(label, word) for word in label.text().split()), default=0)
        able = getattr(label, "breaks_words", True)
        if needed > height + SLACK:
            yield Finding("clipped", _named(label), f"{needed} high in {height}")
        elif longest > width + SLACK and not able:
            yield Finding("clipped", _named(label), f"{longest} wide in {width}")
    elif label.sizeHint().width() > width + SLACK or _high(label) > height + SLACK:
        yield Finding("clipped", _named(label), f"{label.sizeHint().width()} wide in {width}")


def _clipped_field(field: QComboBox | QLineEdit) -> Iterator[Finding]:
    if isinstance(field, QLineEdit):
        if field.text() or isinstance(field.parentWidget(), QSpinBox | QComboBox):
            return  # what somebody typed is scrolled by the cursor
        margins = field.textMargins()
        room = field.width() - 2 * theme.STEP - margins.left() - margins.right()
    else:
        room = field.width() - theme.STEP - theme.scaled(theme.CONTROL)
    needed = _advance(field, _text(field))
    if (needed > room + SLACK or _high(field) > field.height()) and not field.toolTip():
        yield Finding("clipped", _named(field), f"{needed} wide in {room}")


def _clipped_heads(heads: QHeaderView) -> Iterator[Finding]:
    model = heads.model()
    across = heads.orientation() is Qt.Orientation.Horizontal
    for at in range(heads.count() if across else 0):
        text = str(model.headerData(at, heads.orientation()) or "")
        room = heads.sectionSize(at) - 2 * theme.STEP
        lines = text.split("\n")
        needed = max(_advance(heads, line) for line in lines)
        if needed > room + SLACK and not heads.isSectionHidden(at):
            yield Finding("clipped", f"head {text!r}", f"{needed} wide in {room}")


def _advance(widget: QWidget, text: str) -> int:
    return widget.fontMetrics().horizontalAdvance(text)


def _high(widget: QWidget) -> int:
    return widget.fontMetrics().height()


def _button_width(button: QPushButton) -> int:
    """What its words and its drawing take, without the room around them."""
    text = button.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    drawn = 0 if button.icon().isNull() else button.iconSize().width() + 4
    return _advance(button, text) + drawn + theme.STEP


def _room(widget: QWidget, window: QWidget) -> QRect:
    """What of the window a widget may lie in: what scrolls has no end in that direction."""
    room = QRect(QPoint(0, 0), window.size())
    above = widget.parentWidget()
    while above is not None and above is not window:
        area = above.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is above:
            never = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            room = QRect(above.mapTo(window, QPoint(0, 0)), above.size()) if never else room
            return room.adjusted(0, -100_000, 0, 100_000)
        room = room.intersected(QRect(above.mapTo(window, QPoint(0, 0)), above.size()))
        above = area
    return room


# Contrast.


def _pale(widget: QWidget, room: QRect, picture: Picture) -> Iterator[Finding]:
    """A text whose strongest pixel stands out too little from what is around it."""
    if not _text(widget).strip() or not widget.isEnabled() or _is_inside(widget):
        return
    inside = room.adjusted(4, 4, -4, -4) if isinstance(widget, _BOUNDED) else room
    if isinstance(widget, QCheckBox | QRadioButton):
        inside = room.adjusted(theme.scaled(theme.BOX) + theme.STEP, 4, -4, -4)
    counts = picture.counts(inside)
    if len(counts) < 2:
        return
    ground = counts.most_common(1)[0][0]
    strongest = max(contrast(pixel, ground) for pixel in counts)
    font = widget.font()
    size = widget.fontInfo().pixelSize()
    large = size >= _LARGE or (font.bold() and size >= _LARGE_BOLD)
    needed = (4.5 if large else 7.0) if theme.is_strong() else (3.0 if large else 4.5)
    if strongest < needed:
        yield Finding("contrast", _named(widget), f"{strongest:.2f}, {needed} needed")


def _bounded(widget: QWidget, room: QRect, picture: Picture) -> Iterator[Finding]:
    """A control whose edge cannot be told from what is around it."""
    if not widget.isEnabled() or _is_inside(widget):
        return
    if isinstance(widget, QCheckBox | QRadioButton):
        box = _indicator(widget).translated(room.topLeft())
    elif isinstance(widget, _BOUNDED) and not _is_flat(widget):
        box = room
    else:
        return
    y = box.center().y()
    outside = picture.at(box.left() - 2, y)
    strongest = max(contrast(picture.at(box.left() + x, y), outside) for x in range(4))
    needed = 4.5 if theme.is_strong() else 3.0
    if strongest < needed:
        yield Finding("border", _named(widget), f"{strongest:.2f}, {needed} needed")


def _is_flat(widget: QWidget) -> bool:
    """Whether its words alone say what it is, as those of a link do."""
    return any(widget.property(name) for name in ("flat_link", "nav")) or (
        isinstance(widget, QPushButton) and widget.isFlat()
    )


def _indicator(button: QCheckBox | QRadioButton) -> QRect:
    option = QStyleOptionButton()
    button.initStyleOption(option)
    part = QStyle.SubElement
    which = (
        part.SE_CheckBoxIndicator if isinstance(button, QCheckBox) else part.SE_RadioButtonIndicator
    )
    return button.style().subElementRect(which, option, button)


def _small(widget: QWidget, room: QRect) -> Iterator[Finding]:
    """Something to press that is smaller than a finger can hit."""
    pressed = isinstance(widget, QAbstractButton | QComboBox | QLineEdit | QSpinBox)
    takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not _is_inside(widget)
    if pressed and takes and min(room.width(), room.height()) < TARGET:
        yield Finding("target", _named(widget), f"{room.width()}x{room.height()}")


def _ring(window: QWidget, widget: QWidget) -> Iterator[Finding]:
    """What changes when it gets the focus has to be seen, all around it."""
    room = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)
    widget.clearFocus()
    before = _settled(window, room)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    after = _settled(window, room)
    pairs = Counter(zip(before.pixels, after.pixels, strict=True))
    changed = sum(n for (one, other), n in pairs.items() if contrast(one, other) >= 3)
    around = 2 * (widget.width() + widget.height())
    if widget.property("chip"):  # its ends are round
        around -= round((4 - math.pi) * widget.height())
    if changed < _AROUND * around:
        yield Finding("focus", _named(widget), f"{changed} pixels changed of {around} around it")


def _settled(window: QWidget, room: QRect) -> Picture:
    app: Any = QApplication.instance()
    app.processEvents()
    return Picture(window, room)
