"""No sheet is a trap: Esc and its button close it, the focus goes back, and Hide stays in reach."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from companion import practice
from tests.faults.conftest import thorough
from tests.ui.editors import EDITORS, one_of_each
from tests.ui.program import CHEAP, FLOOR
from tests.ui.screens import SHEETS
from ui.main_window import MainWindow
from ui.session import Session
from ui.widgets.hide import hide_of
from ui.widgets.overlay import Overlay

TIMES = 3  # a sheet may ask for what is missing once, or save first


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    vault = practice.make(tmp_path_factory.mktemp("all") / "notes", "en", CHEAP)
    yield vault
    vault.close()


@pytest.fixture
def window(record, tasks, speak, keep):
    speak("en")
    window = keep(MainWindow(Session(record, tasks, cost=CHEAP, floor=FLOOR)))
    window.resize(1000, 700)
    window.begin("today")
    window.activateWindow()
    return window


def sheets(window) -> list[Any]:
    return [one for one in window.findChildren(Overlay) if one.isVisible()]


def settled(window, qtbot):
    qtbot.waitUntil(lambda: not window.session.tasks.busy)
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def in_reach(window) -> bool:
    hide = hide_of(window)
    if hide is None:
        return False
    at = hide.mapTo(window, QPoint(hide.width() // 2, hide.height() // 2))
    return hide.isEnabled() and window.childAt(at) is hide


def by_escape(window, sheet) -> None:
    QTest.keyClick(QApplication.focusWidget() or sheet, Qt.Key.Key_Escape)


def by_button(window, sheet) -> None:
    sheet._close.click()


def is_no_trap(window, name, close, qtbot) -> None:
    settled(window, qtbot)
    assert sheets(window), name
    assert in_reach(window), name
    for _ in range(TIMES * len(sheets(window))):
        if sheets(window):
            close(window, sheets(window)[-1])
            settled(window, qtbot)
    assert sheets(window) == [], name
    focus = QApplication.focusWidget()
    assert focus is not None, name
    assert focus.isVisible(), name
    assert focus.isEnabled(), name
    assert focus is not window, name


@pytest.mark.parametrize("close", [by_escape, pytest.param(by_button, marks=thorough)])
def test_every_sheet_lets_go(window, close, qtbot):
    for name, (page, opener) in SHEETS.items():
        window.go(page)
        settled(window, qtbot)
        first = window.page.nextInFocusChain()
        first.setFocus(Qt.FocusReason.TabFocusReason)
        getattr(window.page, opener)()
        is_no_trap(window, name, close, qtbot)


def test_every_editor_lets_go(window, qtbot):
    ids = one_of_each(window.session)
    for name, opener in EDITORS.items():
        opener(window, ids)
        settled(window, qtbot)
        if sheets(window):  # some are written on the page itself
            is_no_trap(window, name, by_escape, qtbot)


def test_what_a_sheet_is_for_stands_last_at_its_foot(window, qtbot):
    """Where one presses next is at the right end of every sheet, not now here and now there."""
    found = []
    for page, opener in SHEETS.values():
        window.go(page)
        settled(window, qtbot)
        getattr(window.page, opener)()
        found += out_of_place(window, qtbot)
    assert found == []


def is_at_foot(button, sheet) -> bool:
    """Whether it is of this sheet, and not of one that lies over it, and does not scroll."""
    over = button.parentWidget()
    while not isinstance(over, Overlay):
        over = over.parentWidget()
    return over is sheet and not sheet._area.isAncestorOf(button)


def out_of_place(window, qtbot) -> list[str]:
    """The main buttons at the foot of what is open that another one comes after; it is closed."""
    settled(window, qtbot)
    found = []
    for sheet in reversed(sheets(window)):
        qtbot.wait(20)  # what came with what was read is laid out a moment later
        foot = [
            one
            for one in sheet.findChildren(QAbstractButton)
            if one.isVisible() and one is not sheet._close and is_at_foot(one, sheet)
        ]
        for main in (one for one in foot if one.property("main")):
            at = main.mapTo(sheet, QPoint())
            for other in foot:
                there = other.mapTo(sheet, QPoint())
                if there.x() > at.x() or there.y() > at.y() + main.height():
                    found.append(f"{main.text()}: {other.text()}")
        sheet.close()
        settled(window, qtbot)
    return found
