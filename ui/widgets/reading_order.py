"""Tab goes as one reads, also where things came later than what stands under them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from ui.widgets.flow import strip_of


def tab_as_read(inside: QWidget) -> None:
    """Let Tab go through all that lies in its layouts, in their order."""
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
    if inner is not None:
        yield from _stops(inner)
        return
    parts = strip_of(widget)
    for part in parts:
        yield from _stops(part)
    layout = widget.layout()
    if layout is not None and not parts:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _in_layout(inner)
        elif widget is not None:
            yield from _stops(widget)
