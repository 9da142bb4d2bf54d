"""Masking in large type and small windows: the canvas and what is used most stay in sight."""

from __future__ import annotations

import os
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from companion.records import Shows
from tests.ui import hands
from tests.ui.program import CHEAP, FLOOR
from ui import theme
from ui.main_window import MainWindow
from ui.masking.sheet import MaskSheet
from ui.session import Session
from ui.widgets.drop import Pasted
from ui.widgets.parts import Button

FULL = os.environ.get("COMPANION_FAULTS") == "full"
WINDOWS = [(900, 600), (1366, 768), (1920, 1080)]
FIRST = {"en": ("New box", "Undo", "Delete"), "ko": ("새 상자", "되돌리기", "지우기")}


def whole(widget: QWidget, window: QWidget) -> bool:
    """Whether all of it is in sight, nothing of it scrolled or cut away."""
    lies = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    seen = widget.visibleRegion().boundingRect().size()
    return bool(window.rect().contains(lies) and seen == widget.size())


@pytest.fixture
def masking(qapp: Any, make_session: Any, tasks: Any, vault: Any, keep: Any, qtbot: Any) -> Any:
    """Open a window of a size, in large type, with the masking of a tall picture."""

    def open_(language: str, size: tuple[int, int], scale: float, shows: Shows) -> MaskSheet:
        make_session(language)
        theme.apply(qapp, "light", scale)
        session = Session(vault, tasks, cost=CHEAP, floor=FLOOR)
        window = keep(MainWindow(session))
        window.resize(*size)
        window.begin("evidence")
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        tall = QImage(QSize(600, 1200), QImage.Format.Format_RGB32)
        tall.fill(Qt.GlobalColor.white)
        sheet = MaskSheet(session, window.page, Pasted(tall), shows)
        window.page.lay_over(sheet)
        qtbot.waitUntil(lambda: sheet._step is not None)
        qtbot.wait(50)
        assert (window.width(), window.height()) == size
        return sheet

    yield open_
    theme.apply(qapp, "light")


@pytest.mark.parametrize("size", WINDOWS[:: 1 if FULL else 2])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_canvas_and_first_tools_are_in_sight(
    masking: Any, language: str, size: tuple[int, int], scale: float
) -> None:
    for shows in (Shows.ORDINARY, Shows.SEXUAL_MINOR):
        sheet = masking(language, size, scale, shows)
        step, window = sheet._step, sheet.window()
        assert whole(step.canvas, window)
        assert step.canvas.height() >= 200
        assert all(whole(hands.button(sheet, words), window) for words in FIRST[language][:2])
        assert whole(sheet._main, window)
        assert not sheet._area.verticalScrollBar().isVisible()
        sheet.close()


@pytest.mark.parametrize("size", WINDOWS)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_tool_is_reached_by_tab_with_the_canvas_in_sight(
    masking: Any, language: str, size: tuple[int, int]
) -> None:
    sheet = masking(language, size, 2.0, Shows.SEXUAL_MINOR)
    step, window = sheet._step, sheet.window()
    tools = {one for one in step._beside.findChildren(Button) if one.isEnabled()}
    step.canvas.setFocus()
    for _ in range(20):
        hands.press(Qt.Key.Key_Tab)
        here = hands.focus()
        tools.discard(here)
        assert whole(step.canvas, window)
        assert whole(here, window), here.accessibleName()
    assert tools == set()


def test_little_room_puts_the_words_among_the_tools(masking: Any, qtbot: Any) -> None:
    sheet = masking("en", (900, 600), 2.0, Shows.SEXUAL_MINOR)
    said = "To begin with, everything is covered."
    step, window = sheet._step, sheet.window()
    assert not sheet._words.isVisible()
    assert step._beside.isAncestorOf(step._intro)
    assert step._beside.isAncestorOf(step._said)
    assert hands.says(step, said)
    window.resize(1920, 1080)
    qtbot.waitUntil(sheet._words.isVisible)
    assert not step._intro.isVisible()
    assert not step._beside.isAncestorOf(step._said)
    window.resize(1900, 1080)
    sheet.close()  # and nothing is drawn any more when the new size is told
    qtbot.wait(20)
