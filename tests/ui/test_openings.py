"""Each sheet and dialog opened and closed again and again: nothing of it stays.

Three hundred times each in `./dev accessible`, a few times in every run.
"""

from __future__ import annotations

import gc
import os
from collections import Counter
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tests.ui.editors import EDITORS, one_of_each
from ui.call_button import call_from
from ui.main_window import MainWindow
from ui.widgets.overlay import Overlay

FULL = bool(os.environ.get("COMPANION_ACCESSIBLE"))
TIMES, WARM = (300, 5) if FULL else (4, 2)
SHEETS: dict[str, Any] = {
    "call": lambda window, _: call_from(window),
    "break": lambda window, _: window._doses.rest(),
    "cases": lambda window, _: window._show_cases(),
    "export": lambda window, _: (window.go("documents"), window.page._export()),
    "backup": lambda window, _: (window.go("keys"), window.page._make_backup()),
    "passphrase": lambda window, _: (window.go("keys"), window.page._change_passphrase()),
    "files": lambda window, _: (window.go("evidence"), window.page._choose()),
    **EDITORS,
}
IN_EVERY_RUN = ("call", "break", "files", "new_incident", "item")

pytestmark = pytest.mark.timeout(3600)


@pytest.fixture
def window(make_session, front):
    made = front(MainWindow(make_session("en")), 1080, 760)
    made.begin("today")
    return made


def settle(window: Any) -> None:
    for _ in range(2):
        while window.session.tasks.busy:
            QApplication.processEvents()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def close_all(window: Any) -> None:
    for _ in range(6):
        settle(window)
        over = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one != window]
        over += [one for one in window.findChildren(QWidget) if one.isVisible() and _lies_over(one)]
        if not over:
            return
        top = over[-1]
        if isinstance(top, Overlay):
            QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
        if isValid(top):
            top.close()
    raise AssertionError("it does not close")


def _lies_over(widget: QWidget) -> bool:
    return isinstance(widget, Overlay) or type(widget).__name__ == "PauseCard"


@pytest.mark.parametrize("name", SHEETS if FULL else IN_EVERY_RUN)
def test_nothing_of_it_stays_however_often_it_is_opened(name, window, promise_if):
    ids = one_of_each(window.session)

    def once() -> None:
        SHEETS[name](window, ids)
        settle(window)
        close_all(window)

    for _ in range(WARM):
        once()
    before = kinds()
    for _ in range(TIMES - WARM):
        once()
    grown = kinds() - before
    assert not grown, grown
    promise_if(f"{name}: {TIMES} openings, {sum(before.values())} widgets before and after")


def kinds() -> Counter[str]:
    """How many widgets there are of each kind."""
    gc.collect()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return Counter(type(one).__name__ for one in QApplication.allWidgets())


@pytest.fixture
def promise_if(record_property):
    def say(text: str) -> None:
        record_property("figure", text)

    return say
