"""Keeping what the keyboard reaches in sight."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QScrollArea, QWidget

from ui import theme


def keep_in_sight(widget: QWidget, part: QRect | None = None) -> None:
    """Scroll the page a widget lies on until it, or a part of it, can be seen."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    inside = area.widget() if area is not None else None
    if area is None or inside is None:
        return
    room = part or widget.rect()
    for corner in (room.bottomLeft(), room.topLeft()):  # the beginning matters most
        at = widget.mapTo(inside, corner)
        area.ensureVisible(at.x(), at.y(), 0, theme.STEP)
