"""Tab goes as one reads, also where things came later than what stands under them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def tab_as_read(inside: QWidget) -> None:
    """Let Tab go through all that lies in it, in the order in which it is read."""
    stops = list(_stops(inside))
    after = inside.window()
    for one, other in pairwise(stops):
        if one.window() is after and _next_stop(one, other) is not other:
            QWidget.setTabOrder(one, other)


def _next_stop(one: QWidget, other: QWidget) -> QWidget | None:
    """What Tab would come to now, of the two that are asked about and all that takes it."""
    widget = one.nextInFocusChain()
    while widget is not None and widget is not one and widget is not other:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return widget
        widget = widget.nextInFocusChain()
    return widget


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    for part in [inner] if inner is not None else _as_read(widget):
        yield from _stops(part)


def _as_read(widget: QWidget) -> list[QWidget]:
    """What lies in a widget, from where it lies: lines from the top, each from the left.

    Not from its layouts: to ask them for their items makes Python know what Qt deletes under it,
    and that ended the process now and then (PySide6 6.11.3).
    """
    inside = (one for one in widget.children() if isinstance(one, QWidget) and not one.isWindow())
    return sorted(inside, key=cmp_to_key(_before))


def _before(one: QWidget, other: QWidget) -> int:
    """Less than nothing where `one` is read first: it ends above the other, or is left of it."""
    first, second = one.geometry(), other.geometry()
    if first.bottom() < second.top():
        return -1
    if second.bottom() < first.top():
        return 1
    return first.left() - second.left()
