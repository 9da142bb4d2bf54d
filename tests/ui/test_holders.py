"""Whoever holds the cases of others: nothing is made for a reader before the person agreed."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from companion import cases, consents, timeline
from companion.consents import NewConsent
from companion.records import Age, NewCase, NewIncident, Role
from tests.ui import hands
from ui.main_window import MainWindow
from ui.sheets.consents import ConsentLineSheet, ConsentSheet
from ui.widgets.confirm import Confirm


@pytest.fixture
def session(make_session):
    made = make_session("en")
    new = NewCase(Role.SUPPORT, Age.UNDER19, name="Blue")
    case = cases.add(made.vault, new)
    timeline.add(made.vault, case.id, NewIncident("a link came"))
    made.choose_case(case)
    return made


@pytest.fixture
def window(session, keep):
    shown = keep(MainWindow(session))
    shown.resize(1000, 900)
    return shown


def settled(page, qtbot):
    qtbot.waitUntil(lambda: not page._settle.isActive(), timeout=20000)
    qtbot.wait(30)
    qtbot.waitUntil(lambda: not page.session.tasks.busy, timeout=20000)


def test_the_preview_says_it_before_and_a_consent_opens_the_way(session, window, qtbot):
    hands.tick_all(session)
    window.begin("documents")
    page = window.page
    page._choices.desks.buttons["police"].click()
    settled(page, qtbot)
    assert hands.says(page, "No consent for this reader is noted")
    assert not page._make.isVisible()
    assert page._view.isVisible()
    QApplication.clipboard().setText("before")
    page._copy(0)
    assert QApplication.clipboard().text() == "before"
    page._ledger.click()
    page._sheet._add.click()
    sheet: Any = hands.only(window, ConsentSheet)
    assert "34" in " ".join(hands.texts(sheet))
    sheet._fields.fields["desk"].choose("police")
    sheet.save()
    assert hands.says(sheet, "One word is enough here")  # who agreed
    sheet._fields.fields["giver"].setText("Blue")
    sheet.save()
    qtbot.waitUntil(lambda: bool(consents.all_of(session.vault, session.case.id)), timeout=20000)
    page._sheet.close()
    settled(page, qtbot)
    qtbot.waitUntil(page._make.isVisible, timeout=20000)
    (one,) = consents.all_of(session.vault, session.case.id)
    page._ledger.click()
    page._sheet._open(one.id)
    confirm = hands.only(window, ConsentLineSheet).findChildren(Confirm)[0]
    confirm.ask.click()
    confirm.yes.click()
    qtbot.waitUntil(lambda: consents.get(session.vault, one.id).withdrawn_at != "", timeout=20000)
    page._sheet.close()
    settled(page, qtbot)
    assert hands.says(page, "took their consent for this reader back")
    assert not page._make.isVisible()


def test_a_case_of_ones_own_has_no_ledger(session, window):
    own = next(case for case in cases.all_of(session.vault) if case.role is Role.MINE)
    consents.note(session.vault, session.case.id, NewConsent("police", giver="Blue"))
    session.choose_case(own)
    window.begin("documents")
    assert not window.page._ledger.isVisible()
    assert not window.page._agreed.isVisible()
