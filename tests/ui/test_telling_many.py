"""Where it all is from, written to thousands of items: shown, stopped, gone on with."""

from __future__ import annotations

import secrets

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar

from companion import drafts, evidence
from companion.records import Provenance
from companion.rows import put
from tests.ui import hands
from ui.pages.evidence import EvidencePage
from ui.sheets.arrival import ArrivalSheet

MANY = 2000


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def items(session):
    """So many items, in one change."""
    vault = session.vault
    first = evidence.refer(vault, session.case.id, Provenance("1")).id
    row = dict(vault.row("SELECT * FROM evidence WHERE id = ?", first))
    idents = [first, *(vault.new_id() for _ in range(1, MANY))]
    with vault.change("evidence.added", *(f"evidence:{ident}" for ident in idents[1:])) as db:
        for number, ident in enumerate(idents[1:], start=2):
            own = {"id": ident, "number": number, "salt": secrets.token_bytes(len(row["salt"]))}
            put(db, "evidence", row | own)
    return idents


@pytest.fixture
def page(session, front):
    return front(EvidencePage(session), 900, 700)


@pytest.fixture
def sheet(page, session, items):
    made = ArrivalSheet(session, page, items)
    page.lay_over(made)
    made._fields.show_content({"obtained_from": "a friend"})
    return made


def told(session):
    """How many items it was written to."""
    sql = "SELECT count(*) FROM evidence WHERE obtained_from = 'a friend'"
    return session.vault.row(sql)[0]


def notes(session):
    """How many times something was written to an item."""
    sql = "SELECT count(*) FROM journal WHERE event LIKE '%evidence.edited%'"
    return session.vault.row(sql)[0]


def get_on(sheet, session, qtbot):
    """Wait until it is shown that a part is done."""
    bar = sheet._bar.findChild(QProgressBar)
    qtbot.waitUntil(lambda: bar.isVisible() and bar.value() > 0, timeout=10_000)
    assert 0 < told(session) < MANY
    assert hands.focus().accessibleName() == "Stop"  # else no key would be heard


def test_it_is_shown_and_stopped_and_gone_on_with(page, sheet, session, qtbot):
    hands.click(sheet, "Save")
    assert not sheet._bar.isVisible()  # what is done at once needs no bar
    get_on(sheet, session, qtbot)
    assert not sheet._fields.isEnabled()  # what is typed now would be written to some only
    hands.click(sheet, "Stop")
    qtbot.waitUntil(lambda: hands.says(sheet, "What is written by now stays."))
    some = told(session)
    assert 0 < some < MANY
    assert notes(session) == some
    assert not session.tasks.busy
    assert not sheet._bar.isVisible()
    assert sheet._fields.isEnabled()
    assert hands.focus() is sheet.save_button
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._sheet is None, timeout=60_000)
    assert told(session) == notes(session) == MANY
    assert drafts.places(session.vault) == []


def test_closing_stops_it_and_the_draft_leads_on(page, sheet, session, items, qtbot):
    place = f"evidence:together:{session.case.id}:{items[0]}"
    hands.press(Qt.Key.Key_Escape)  # closing saves
    get_on(sheet, session, qtbot)
    hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page._sheet is None)
    some = told(session)
    assert 0 < some < MANY
    assert drafts.places(session.vault) == [place]
    page.go_on(place)
    again = hands.only(page, ArrivalSheet)
    assert again._items == items
    hands.click(again, "Save")
    qtbot.waitUntil(lambda: page._sheet is None, timeout=60_000)
    assert told(session) == notes(session) == MANY
    assert drafts.places(session.vault) == []


def test_a_lock_stops_it_and_keeps_the_draft(sheet, session, items, qtbot):
    hands.click(sheet, "Save")
    get_on(sheet, session, qtbot)
    session.tasks.wind_up()
    sheet.keep_draft()
    assert session.tasks.settle(5)
    some = told(session)
    assert 0 < some < MANY
    assert notes(session) == some
    draft = drafts.load(session.vault, f"evidence:together:{session.case.id}:{items[0]}")
    assert draft is not None
    assert draft["obtained_from"] == "a friend"
