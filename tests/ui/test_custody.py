"""What was done with an item, in plain words; to whom it was handed; and deleting our copy."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from companion import custody, drafts, evidence, when
from companion.custody import HandOver
from companion.records import Kind, Provenance, Shows
from tests.ui import hands, pixels
from ui.pages.evidence import EvidencePage
from ui.sheets.answering import AnsweringSheet
from ui.sheets.hand_over import HandOverSheet
from ui.sheets.item import ItemSheet

TOLD = HandOver("the police", when.day(2026, 9, 20), "in person", "2026-17")


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def item(session, tmp_path):
    path = pixels.write(tmp_path / "a.png")
    about = Provenance(title="the room")
    return evidence.take_in(session.vault, session.case.id, path, Shows.ORDINARY, about)


@pytest.fixture
def page(session, front):
    return front(EvidencePage(session), 900, 700)


@pytest.fixture
def sheet(page, item, qtbot):
    page.open_item(item.id)
    shown = hands.only(page, ItemSheet)
    qtbot.waitUntil(lambda: hands.says(shown, "Put in"))
    return shown


def test_every_act_has_words(page, session, item, qtbot):
    vault = session.vault
    for _ in range(3):
        custody.view(vault, item.id)
    evidence.edit(vault, item.id, Provenance("a title"))
    evidence.remove(vault, item.id)
    evidence.restore(vault, item.id)
    custody.hand_over(vault, item.id, TOLD)
    evidence.erase(vault, item.id, "it is with <b>them</b> now")
    page.open_item(item.id)
    sheet = hands.only(page, ItemSheet)
    last = "The kept file was deleted: it is with <b>them</b> now"
    qtbot.waitUntil(lambda: hands.says(sheet, last))
    for said in (
        "Put in",
        "Looked at 3 times",
        "What is written about it was changed",
        "Moved to the bin",
        "Taken out of the bin",
        "Handed over: the police · 20 September 2026 · in person · number 2026-17",
    ):
        assert hands.says(sheet, said), said
    assert {act.what for act in custody.acts(vault, item.id)} <= custody_words()


def custody_words() -> set[str]:
    names = (
        "TAKEN_IN MADE MET LEARNED VIEWED NOTED MASKED EXPORTED QUOTED ANSWERED REMOVED RESTORED"
    )
    return {getattr(custody, name) for name in [*names.split(), "HANDED_OVER", "DELETED"]}


def test_what_came_long_before_is_shown_when_asked_for(page, session, item, qtbot):
    for number in range(12):
        evidence.edit(session.vault, item.id, Provenance(f"title {number}"))
    page.open_item(item.id)
    sheet = hands.only(page, ItemSheet)
    qtbot.waitUntil(lambda: hands.says(sheet, "Show what came before"))
    assert not hands.says(sheet, "· Put in")
    hands.click(sheet, "Show what came before")
    assert hands.says(sheet, "· Put in")
    assert not hands.says(sheet, "Show what came before")


def test_a_hand_over_is_noted_and_our_copy_deleted_afterwards(sheet, page, session, item, qtbot):
    hands.click(sheet, "Note that it was handed over")
    form = hands.only(sheet, HandOverSheet)
    form._fields.show_content({"whom": "the police"})
    form._fields.show_content({"reference": "2026-17"})
    hands.click(form, "Save")
    qtbot.waitUntil(lambda: hands.says(sheet, "Handed over: the police · number 2026-17"))
    assert page._sheet is sheet
    assert evidence.get(session.vault, item.id).object is not None  # noting deletes nothing
    hands.click(sheet, "Delete our copy, keep the receipt")
    assert hands.says(sheet, "the receipt (the police · number 2026-17)")
    sheet._erasing.why.setText("they have it")
    hands.click(sheet, "Yes, delete the file")
    qtbot.waitUntil(lambda: hands.says(sheet, "The kept file was deleted: they have it"))
    left = evidence.get(session.vault, item.id)
    assert (left.object, left.kind, left.sha256) == (None, Kind.FINGERPRINT, item.sha256)
    assert [one.whom for one in custody.handed(session.vault, item.id)] == ["the police"]
    assert not sheet._erasing.isVisible()
    sheet.close()
    qtbot.waitUntil(lambda: page._sheet is None)
    assert drafts.places(session.vault) == []
    assert custody.acts(session.vault, item.id)[-1].what == custody.DELETED


def test_without_a_name_a_hand_over_is_none_and_asks(sheet, session, item):
    hands.click(sheet, "Note that it was handed over")
    form = hands.only(sheet, HandOverSheet)
    form._fields.show_content({"way": "by mail"})
    hands.click(form, "Save")
    assert form.isVisible()
    assert form._fields.fields["whom"].hasFocus()
    assert custody.handed(session.vault, item.id) == []


def test_a_hand_over_that_is_closed_empty_is_none(sheet, session, item, qtbot):
    hands.click(sheet, "Note that it was handed over")
    hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not sheet.findChildren(HandOverSheet))
    assert sheet.isVisible()
    assert custody.handed(session.vault, item.id) == []


def test_a_reason_typed_before_a_lock_is_there_again(sheet, page, session, item, qtbot):
    hands.click(sheet, "Delete the kept file")
    sheet._erasing.why.setText("it hurts to have it")
    sheet.keep_draft()
    assert (kept := drafts.load(session.vault, f"evidence:{item.id}")) is not None
    assert kept["why"] == "it hurts to have it"
    hands.click(sheet, "Leave it as it is")
    assert evidence.get(session.vault, item.id).object is not None


@pytest.mark.parametrize(("first", "second"), [("yes", "yes"), ("unsure", "unsure"), ("no", "")])
def test_what_it_shows_is_answered_anew(sheet, session, item, qtbot, first, second):
    hands.click(sheet, "Answer again what it shows")
    asking = hands.only(sheet, AnsweringSheet)
    hands.click(asking, "Save")
    assert hands.says(asking, "Please choose an answer first.")
    asking._questions.sexual.buttons[first].click()
    if second:
        asking._questions.under_19.buttons[second].click()
        assert hands.says(asking, "With this answer the kept file cannot stay.")
        assert evidence.get(session.vault, item.id).object is not None
    hands.click(asking, "Save, and delete the file" if second else "Save")
    qtbot.waitUntil(lambda: not sheet.findChildren(AnsweringSheet))
    left = evidence.get(session.vault, item.id)
    assert (left.object is None) is bool(second)
    assert bool(list(session.vault.objects.iterdir())) is not bool(second)
    said = "What it shows was answered again"
    qtbot.waitUntil(lambda: hands.says(sheet, said) is bool(second))


def test_an_answer_that_is_not_given_changes_nothing(sheet, session, item, qtbot):
    hands.click(sheet, "Answer again what it shows")
    asking = hands.only(sheet, AnsweringSheet)
    asking._questions.sexual.buttons["yes"].click()
    hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not sheet.findChildren(AnsweringSheet))
    assert evidence.get(session.vault, item.id) == item
