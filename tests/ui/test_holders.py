"""Whoever holds the cases of others: nothing is made for a reader before the person agreed."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget

from companion import cases, consents, drafts, returning, steps, timeline, when
from companion.consents import NewConsent
from companion.records import Age, NewCase, NewIncident, Role
from companion.vault import open_
from tests.core import canaries
from tests.ui import hands
from tests.ui.conftest import PASSPHRASE
from tests.ui.program import FLOOR
from ui.main_window import PAGES, MainWindow
from ui.sheets.cases import NewCaseSheet, _Card
from ui.sheets.consents import ConsentLineSheet, ConsentSheet
from ui.sheets.giving_back import GivingBackSheet
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
    assert hands.nameless(window) == []
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


def everything(inside):
    """Every text of a widget and what is in it, seen or not: labels, fields, tables, lists."""
    said = []
    for widget in [inside, *inside.findChildren(QWidget)]:
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        for name in ("text", "toPlainText", "title", "currentText", "windowTitle"):
            read = getattr(widget, name, None)
            found = read() if callable(read) else ""
            said += [found] if isinstance(found, str) else []
        if isinstance(widget, QComboBox):
            said += [widget.itemText(at) for at in range(widget.count())]
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
            for row, column in product(range(model.rowCount()), range(columns)):
                said.append(str(model.index(row, column).data()))
    return "\n".join(said).replace("\u200b", "")


def canaries_of(vault, case):
    found = set()
    for table, ids in returning._ids(vault, case).items():
        for ident in ids:
            row = vault.row(f"SELECT * FROM {table} WHERE id = ?", ident)
            found |= set(re.findall("캐[가-힣]{4}뱁", repr([v for v in row if isinstance(v, str)])))
    return found


def test_nothing_of_another_case_is_on_any_page(session, window, tmp_path, qtbot):
    """All pages are made in the one, then the other is shown."""
    vault, cases_ = session.vault, []
    for number in range(2):
        (tmp_path / str(number)).mkdir()
        canaries.plant(vault, tmp_path / str(number), 1 + 5000 * number)
        case = cases.all_of(vault)[-1]
        drafts.save(vault, f"incident:new:{case.id}", {"narrative": f"begun{number}"})
        cases_.append(case)
    drafts.discard(vault, "incident:new")
    own, other = cases_
    session.choose_case(other)
    hands.tick_all(session)
    for name in PAGES:
        window.go(name)
        qtbot.waitUntil(lambda: not session.tasks.busy, timeout=20000)
    window._bar._field.setText("캐")
    window.go("steps")
    window.page._own._field.setText("begun1 too")
    window._show_cases()
    theirs = canaries_of(vault, other.id) | {"begun1"}
    mine = canaries_of(vault, own.id)
    neutral = cases.find(vault, other.id).name
    assert neutral in everything(window.page._sheet)  # the list of all tells names and steps
    told = {neutral}
    for step in steps.all_of(vault, other.id):
        told |= {step.title, *re.findall("캐[가-힣]{4}뱁", when.dump(step.due))}
    listed = set(re.findall("캐[가-힣]{4}뱁", everything(window.page._sheet)))
    assert listed & theirs <= told
    window.page._sheet._turn(own.id)
    qtbot.wait(1)  # what is to be deleted is, once the program comes to rest
    seen: set[str] = set()
    for name in PAGES:
        window.go(name)
        qtbot.waitUntil(lambda: not session.tasks.busy, timeout=20000)
        said = everything(window)
        seen |= {word for word in mine if word in said}
        there = {word for word in theirs if word in said}
        assert there <= {neutral}, name  # by which it is offered in the settings
    assert len(seen) > 5
    assert window.windowTitle() == "Notes"
    assert cases.find(vault, own.id).name[:5] in window._bar.name._name.text()


def test_a_new_case_is_named_so_that_it_says_nothing(session, window, qtbot):
    window._show_cases()
    window.page._sheet._add.click()
    sheet: Any = hands.only(window, NewCaseSheet)
    assert hands.nameless(window) == []
    sheet._name.setText("김하늘")
    assert "somebody's name" in sheet._hint.text()
    sheet._name.setText("초록")
    assert not sheet._hint.isVisible()
    sheet.save()
    qtbot.waitUntil(lambda: session.case.name == "초록", timeout=20000)
    assert session.case.role is Role.SUPPORT
    assert window._bar.name._name.text() == "초록"
    assert window.page is window._pages["today"]


def test_a_case_is_given_back_and_its_note_kept(session, window, tmp_path, qtbot):
    ident, vault = session.case.id, session.vault
    window._show_cases()
    card = next(c for c in window.page._sheet.findChildren(_Card) if c._ident == ident)
    hands.click(card, "Give back and remove")
    sheet = hands.only(window, GivingBackSheet)
    assert hands.nameless(window) == []
    for field in (sheet._new._first, sheet._new._again):
        field.put("a song of five small rivers")
    sheet.passphrase.put(PASSPHRASE)
    drafts.save(vault, f"step:new:{ident}", {"title": "x"})
    sheet.begin([tmp_path])
    qtbot.waitUntil(sheet._done.isVisible, timeout=20000)
    qtbot.waitUntil(lambda: hands.says(sheet, "The note is here"), timeout=20000)
    assert session.case.role is Role.MINE
    assert ident not in [case.id for case in cases.all_of(vault)]
    assert returning.note(vault) is None
    (text,) = tmp_path.glob("note-*.txt")
    assert "Blue" in text.read_text("utf-8")
    assert next(tmp_path.glob("note-*.pdf")).read_bytes()[:5] == b"%PDF-"
    (given,) = tmp_path.glob("record-*")
    own = open_(given, "a song of five small rivers", floor=FLOOR)
    assert cases.only(own).name == "Blue"
    own.close()
    sheet._done.click()
    assert window._sidebar.isEnabled()


def test_what_was_begun_and_not_saved_is_not_given_away_unsaid(session, window):
    drafts.save(session.vault, f"incident:new:{session.case.id}", {"narrative": "begun"})
    sheet = GivingBackSheet(session, window.page or window, session.case.id)
    sheet.open()
    assert not sheet.go.isVisible()
    assert hands.says(sheet, "not saved yet")
    sheet.close()
