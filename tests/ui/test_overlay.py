"""What holds for every sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.overlay import Overlay


def test_a_sheet_says_once_that_it_is_closed(keep):
    """Closed twice before it is deleted, it made the page forget the sheet that came after it."""
    heard = []
    sheet = Overlay(keep(QWidget()), "a sheet")
    sheet.closed.connect(lambda: heard.append(1))
    sheet.open()
    sheet.close()
    sheet.close()
    assert heard == [1]
