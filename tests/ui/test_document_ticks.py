"""What goes into a document: only what was ticked for that desk; it says who is named in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion import cases, evidence, masked, people, picks, statement, timeline
from companion.picks import Picks
from companion.records import Answer, NewCase, NewIncident, NewPassage, NewPerson, Part, Shows
from tests.ui import hands
from tests.ui.test_documents_page import (
    DELETION,
    POLICE,
    SCHOOL,
    filled,
    rest,
    session,
    turn,
    written,
)
from ui.pages.documents import DocumentsPage
from ui.widgets import copying

__all__ = ["filled", "session"]  # fixtures
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(filled, front, qtbot):
    """Opens the page of documents and waits for it."""

    def open_() -> DocumentsPage:
        page: DocumentsPage = front(DocumentsPage(filled), 1000, 800)
        turn(page, qtbot, POLICE)
        return page

    return open_


def kept(session, desk=POLICE) -> Picks:
    return picks.load(session.vault, session.case.id, desk)


def test_nothing_is_ticked_beforehand(filled, opened, qtbot):
    picks.keep(filled.vault, filled.case.id, POLICE, Picks())
    page = opened()
    choices = page._choices
    assert choices.picks() == Picks()
    assert choices.incidents.count() == choices.items.count() == 2
    assert hands.says(page, "Nothing is ticked beforehand.")
    assert hands.says(page, "There are no pages yet.")
    assert not hands.says(page, "Make the documents")
    assert not hands.says(page, "Copy this document as text")
    choices.incidents.turn(0, True)
    rest(page, qtbot)
    one = choices.picks()
    assert len(one.incidents) == 1
    assert kept(filled) == one
    assert hands.says(page, "Make the documents")


def test_what_was_ticked_for_a_desk_is_ticked_again_for_that_desk(filled, opened, qtbot):
    page = opened()
    page._choices.incidents.turn(0, False)
    rest(page, qtbot)
    one = page._choices.picks()
    again = opened()
    assert again._choices.picks() == one
    assert hands.says(again, "What you ticked for this reader before is ticked.")
    turn(again, qtbot, SCHOOL)
    assert len(again._choices.picks().incidents) == 2  # the school's own
    turn(again, qtbot, POLICE)
    assert again._choices.picks() == one


def test_a_tick_right_before_another_desk_is_chosen_stays_with_its_desk(filled, opened, qtbot):
    page, before = opened(), kept(filled, SCHOOL)
    page._choices.incidents.turn(0, False)
    turn(page, qtbot, SCHOOL)  # at once, before anything settled
    assert kept(filled, SCHOOL) == before
    assert len(kept(filled).incidents) == 1


def test_what_is_gone_is_not_asked_for(filled, opened):
    gone = kept(filled).incidents[0]
    timeline.remove(filled.vault, gone)
    page = opened()
    assert gone not in page._choices.picks().incidents
    assert len(page._choices.picks().incidents) == 1


def test_items_of_what_is_ticked_are_ticked_by_one_press_but_nothing_sexual(filled, opened, qtbot):
    vault, case = filled.vault, filled.case.id
    cover = masked.Origin(Shows.SEXUAL_ADULT, sha256="0" * 64, size=9)
    secret = evidence.keep_masked(vault, case, masked.encode(bytes(12), 2, 2), cover)
    item = evidence.items(vault, case)[0]
    linked = NewIncident("the room", evidence=(item.id, secret.id))
    ident = timeline.add(vault, case, linked).id
    picks.keep(vault, case, POLICE, Picks((ident,)))
    page = opened()
    assert page._choices.picks().items == ()
    hands.click(page, "Also tick the items of what is ticked above")
    rest(page, qtbot)
    assert page._choices.picks().items == (item.id,)
    assert timeline.cited(vault, [ident]) == sorted([item.id, secret.id])


def test_what_was_told_goes_along_only_when_it_is_ticked(filled, opened, qtbot):
    vault, case = filled.vault, filled.case.id
    told = statement.add(vault, case, NewPassage("free", "told from the beginning"))
    statement.add(vault, case, NewPassage("place", answer=Answer.LATER))
    page = opened()
    passages = page._choices.passages
    assert passages.count() == 1  # what is put off is not even offered
    assert "told from the beginning" not in written(page)
    passages.turn(0, True)
    rest(page, qtbot)
    assert "told from the beginning" in written(page)
    assert page._choices.picks().passages == (told.id,)
    assert hands.says(page, "Passages in your own words, to the letter: 1")


def test_who_else_is_named_is_said(filled, opened, qtbot):
    vault, case = filled.vault, filled.case.id
    people.add(vault, case, NewPerson(Part.HELPER, "Hazel"))
    people.add(vault, case, NewPerson(Part.WITNESS, "Rowan"))
    timeline.add(vault, case, NewIncident("a talk", "Hazel said so"))
    hands.tick_all(filled)
    page = opened()
    assert page._preview is not None
    assert {one.name for one in page._preview.named} == {"Maple", "Hazel", "Rowan"}
    assert "Hazel" in page._named.text()
    turn(page, qtbot, SCHOOL)
    assert "Hazel" not in page._named.text()


def test_pages_are_counted_for_each_document(filled, opened):
    page = opened()
    assert page._preview is not None
    for draft in page._preview.drafts:
        assert f"{draft.title} ({draft.pages} p.)" in page._seen.text()


def test_one_document_is_copied_as_text_and_gone_with_a_lock(filled, opened):
    page = opened()
    said: list[str] = []
    filled.said.connect(said.append)
    hands.click(page, "Copy this document as text")
    assert page._preview is not None
    first = page._preview.drafts[0]
    assert QApplication.clipboard().text() == first.text
    assert first.text.startswith(f"{first.title}\n\n")  # that it is a preview does not stand there
    assert "it came at night" in first.text
    assert first.title in said[0]
    copying.clear()
    assert QApplication.clipboard().text() == ""


def test_who_is_told_only_where_something_is_needs_no_incident(filled, opened, qtbot):
    picks.keep(filled.vault, filled.case.id, DELETION, Picks())
    page = opened()
    turn(page, qtbot, DELETION)
    choices = page._choices
    assert not choices.incidents.isVisible()
    assert choices.picks() == Picks()
    assert hands.says(page, "There are no pages yet.")
    hands.click(page, "Tick the items that have an address (URL)")
    rest(page, qtbot)
    assert len(choices.picks().items) == 1
    assert choices.picks().incidents == ()
    assert "https://example.com/post" in written(page)


def test_a_desk_with_nothing_for_it_leaves_the_way_to_the_others(session, front, qtbot):
    timeline.add(session.vault, session.case.id, NewIncident("a word"))
    page = front(DocumentsPage(session), 1000, 800)
    turn(page, qtbot, DELETION)
    assert page._choices.isVisible()
    assert hands.says(page, "There is no item that this reader may get.")
    turn(page, qtbot, POLICE)
    assert page._choices.incidents.count() == 1


def test_another_country_while_another_page_is_shown_is_no_trouble(filled, opened, qtbot):
    page = opened()
    page._choices.incidents.turn(0, False)
    page.hide()
    case = filled.case
    facts = {name: getattr(case, name) for name in NewCase.__dataclass_fields__}
    cases.edit(filled.vault, case.id, NewCase(**facts | {"pack": "eu"}))
    filled.choose_case(cases.find(filled.vault, case.id))
    qtbot.wait(500)  # what was chosen before it settles now
    assert len(kept(filled).incidents) == 1
    page.show()
    rest(page, qtbot)
    assert page._choices.desks.key in filled.pack.reports


def test_shift_ticks_a_run(filled, opened, qtbot):
    for number in range(8):
        timeline.add(filled.vault, filled.case.id, NewIncident(f"more {number}"))
    page = opened()
    ticks = page._choices.incidents
    ticks.setFocus()
    ticks.setCurrentIndex(ticks.model().index(3))
    QTest.keyClick(ticks, Qt.Key.Key_Space)
    ticks.setCurrentIndex(ticks.model().index(6))
    QTest.keyClick(ticks, Qt.Key.Key_Space, SHIFT)
    on = [ticks.is_ticked(row) for row in range(10)]
    assert on[3:] == [True] * 4 + [False] * 3
    rest(page, qtbot)
    assert len(page._choices.picks().incidents) == 6
    ticks.scrollTo(ticks.model().index(6))
    first, last = (ticks.visualRect(ticks.model().index(row)).center() for row in (3, 5))
    QTest.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=first)  # off
    QTest.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, SHIFT, last)
    on = [ticks.is_ticked(row) for row in range(10)]
    assert on[3:7] == [False, False, False, True]
