"""Whoever goes to another page and comes back finds it as it was left."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
)

from companion import contacts, evidence, people, steps, timeline
from companion.records import (
    NewAccount,
    NewIncident,
    NewPerson,
    NewStep,
    NewTalk,
    Part,
    Provenance,
)
from ui.main_window import PAGES, MainWindow

MANY = 14


@pytest.fixture
def session(make_session):
    return make_session("ko")


@pytest.fixture
def window(session, keep, qtbot):
    vault, case = session.vault, session.case.id
    for number in range(MANY):
        timeline.add(vault, case, NewIncident(f"일 {number}", "이야기 " * 20))
        evidence.refer(vault, case, Provenance(f"자료 {number}"))
        people.add(vault, case, NewPerson(Part.OTHER, f"사람 {number}"))
        people.add_account(vault, case, NewAccount("telegram", f"구름 {number}"))
        steps.add(vault, case, NewStep(f"할 일 {number}"))
        contacts.note_talk(vault, case, NewTalk(f"선생님 {number}"))
    window = keep(MainWindow(session))
    window.resize(900, 600)
    for name in PAGES:
        window.begin(name)
        settled(window, qtbot)
    return window


def settled(window, qtbot):
    for _ in range(3):
        qtbot.waitUntil(lambda: not window.session.tasks.busy)
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def stands(page) -> dict[str, Any]:
    """Where everything is scrolled to, what is chosen, ticked and typed."""
    found: dict[str, Any] = {}
    for number, area in enumerate(page.findChildren(QAbstractScrollArea)):
        if area.isVisible() and area.verticalScrollBar().maximum():
            found[f"{number} {type(area).__name__} scrolled"] = area.verticalScrollBar().value()
        if isinstance(area, QAbstractItemView) and area.isVisible():
            found[f"{number} {type(area).__name__} chosen"] = area.currentIndex().row()
    for number, button in enumerate(page.findChildren(QAbstractButton)):
        if button.isCheckable() and button.isVisible():
            found[f"{number} {button.text()} ticked"] = button.isChecked()
    for number, line in enumerate(page.findChildren(QLineEdit)):
        if line.isVisible() and not line.isReadOnly():
            found[f"{number} {line.accessibleName()} typed"] = line.text()
    return found


def unsettle(page) -> None:
    """Scroll, choose and type wherever that can be done."""
    for area in page.findChildren(QAbstractScrollArea):
        if isinstance(area, QAbstractItemView) and area.isVisible():
            row = min(7, area.model().rowCount() - 1)
            if row >= 0:
                area.setCurrentIndex(area.model().index(row, 0))
    for area in page.findChildren(QAbstractScrollArea):
        bar = area.verticalScrollBar()
        if area.isVisible():
            bar.setValue(bar.maximum() // 2)


def test_every_page_is_as_it_was_left(window, qtbot):
    for name in PAGES:
        window.go(name)
        settled(window, qtbot)
        unsettle(window.page)
        settled(window, qtbot)
        before = stands(window.page)
        assert before or name == "keys"
        window.go("keys" if name != "keys" else "settings")
        settled(window, qtbot)
        window.go(name)
        settled(window, qtbot)
        assert (name, stands(window.page)) == (name, before)
        window.session.changed.emit()  # something was written meanwhile
        settled(window, qtbot)
        assert (name, stands(window.page)) == (name, before)
