"""Telling it once: a question at a time, never pressed, never lost, and to be read as one."""

from __future__ import annotations

import weakref
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from companion import cases, drafts, statement, timeline
from companion.errors import NoSpace
from companion.records import Answer, Known, NewCase, NewIncident, NewPassage, Role, Sure, Voice
from tests.ui import hands
from ui.pages.timeline import TYPING, TimelinePage
from ui.sheets import telling as module
from ui.sheets.passage import PassageSheet
from ui.sheets.statement import RulesSheet, StatementSheet


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def page(session, front) -> Any:
    return front(TimelinePage(session), 1000, 800)


def told(session):
    return statement.passages(session.vault, session.case.id)


def tell(session, prompt="free", text="it began", **more):
    new = NewPassage(prompt, text, **more)
    return statement.add(session.vault, session.case.id, new)


def sheet(page, kind=PassageSheet) -> Any:
    found = page.telling.sheet
    assert isinstance(found, kind)
    return found


def settle(session, qtbot):
    qtbot.waitUntil(lambda: not session.tasks.busy)
    qtbot.wait(20)


def begin(page, qtbot):
    hands.click(page, "Tell it from the beginning")
    if isinstance(page.telling.sheet, RulesSheet):
        hands.click(page, "Begin")
        qtbot.waitUntil(lambda: isinstance(page.telling.sheet, PassageSheet))
    return sheet(page)


def test_rules_come_before_any_question_and_only_once(page, session, qtbot):
    hands.click(page, "Tell it from the beginning")
    rules = sheet(page, RulesSheet)
    assert hands.says(page, "you can say so. That is a whole answer")
    assert hands.focus() is rules.begin
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(page.telling.sheet, PassageSheet))
    assert sheet(page).prompt == "free"
    assert hands.says(page, "just as it comes to you.")
    hands.click(page, "What helps when writing")
    assert hands.says(page, "you can say so. That is a whole answer")
    hands.click(page, "Stop here, it is saved")
    tell(session)
    assert begin(page, qtbot).prompt == "more"


def test_by_keyboard_alone_one_question_after_the_other(page, session, qtbot):
    begin(page, qtbot)
    QTest.keyClicks(hands.focus(), "it began")
    hands.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.telling.sheet is None)  # saved, and one stops
    assert [one.text for one in told(session)] == ["it began"]
    assert hands.focus() is page.tell  # and so the keyboard is where it was
    hands.press(Qt.Key.Key_Space)
    assert sheet(page).prompt == "more"
    for _ in range(4):
        hands.press(Qt.Key.Key_Tab)
    assert not drafts.places(session.vault)
    hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.telling.sheet is None)
    assert len(told(session)) == 1  # what was only looked at leaves nothing


def test_what_is_said_is_kept_as_said(page, session, qtbot):
    incident = timeline.add(session.vault, session.case.id, NewIncident("the room"))
    form = begin(page, qtbot)._form
    QTest.keyClicks(form.text, " it began ")
    form.known.choose(Known.TOLD)
    QTest.keyClicks(form.told_by, "Alder")
    form.sure.choose(Sure.UNSURE)
    form.link.click()
    form.incident.choose(str(incident.id))
    hands.click(page, "Save and go on")
    qtbot.waitUntil(lambda: page.telling.sheet is not None and sheet(page).prompt == "more")
    (one,) = told(session)
    said = NewPassage(
        "free", " it began ", known=Known.TOLD, told_by="Alder", sure=Sure.UNSURE,
        incident=incident.id,
    )  # fmt: skip
    assert NewPassage(*(getattr(one, f) for f in NewPassage.__dataclass_fields__)) == said
    assert not drafts.places(session.vault)


def test_not_knowing_and_not_now_lead_on(page, session, qtbot):
    begin(page, qtbot)
    hands.click(page, "I don't know")
    qtbot.waitUntil(lambda: sheet(page).prompt == "more")
    hands.click(page, "Not now")
    qtbot.waitUntil(lambda: sheet(page).prompt == "noticed")
    assert [one.answer for one in told(session)] == [Answer.UNKNOWN, Answer.LATER]
    QTest.keyClicks(sheet(page)._form.text, "words")
    assert not sheet(page)._form.unknown.isVisible()  # no word is lost by it
    hands.click(page, "Not now")
    qtbot.waitUntil(lambda: sheet(page).prompt == "place")
    assert told(session)[-1].text == "words"
    hands.click(page, "Save and go on")  # nothing was written: nothing is noted
    qtbot.waitUntil(lambda: sheet(page).prompt == "people")
    assert len(told(session)) == 3


def test_after_the_last_question_come_those_put_off_and_then_all_of_it(page, session, qtbot):
    for prompt in statement.plan().prompts:
        answer = Answer.LATER if prompt == "place" else Answer.UNKNOWN
        statement.add(session.vault, session.case.id, NewPassage(prompt, answer=answer))
    begin(page, qtbot)
    assert sheet(page).prompt == "place"
    QTest.keyClicks(sheet(page)._form.text, "here")
    hands.click(page, "Save and go on")
    qtbot.waitUntil(lambda: isinstance(page.telling.sheet, StatementSheet))
    assert len(told(session)) == len(statement.plan().prompts)
    assert not sheet(page, StatementSheet)._go_on.isVisible()


def test_stopping_and_closing_save(page, session, qtbot):
    for number, way in enumerate(("Stop here, it is saved", "Close")):
        begin(page, qtbot)
        QTest.keyClicks(sheet(page)._form.text, f"words {number}")
        hands.click(page, way)
        qtbot.waitUntil(lambda: page.telling.sheet is None)
    assert [one.text for one in told(session)] == ["words 0", "words 1"]


def test_one_comes_back_where_one_was(page, session, qtbot):
    tell(session)
    place = f"passage:new:{session.case.id}:heard"
    drafts.save(session.vault, place, {"text": "half a sen"})
    form = begin(page, qtbot)._form
    assert sheet(page).prompt == "heard"
    assert form.text.toPlainText() == "half a sen"
    assert hands.says(page, "This is what you wrote last time, not saved yet.")


def test_after_a_while_a_quiet_line_offers_to_stop_once(page, session, qtbot, monkeypatch):
    assert module.DOSE == 180_000
    page.telling._dose.setInterval(150)
    said = "It is fine to stop here"
    begin(page, qtbot)
    qtbot.wait(300)
    assert not hands.says(page, said)  # looking is not writing
    QTest.keyClicks(sheet(page)._form.text, "a")
    focus = hands.focus()
    hands.click(page, "Save and go on")  # it goes on through questions
    qtbot.waitUntil(lambda: page.telling.sheet is not None and sheet(page).prompt == "more")
    qtbot.waitUntil(lambda: hands.says(page, said))
    assert hands.focus() is sheet(page)._form.text is not focus
    QTest.keyClicks(sheet(page)._form.text, "b")
    hands.click(page, "Save and go on")
    qtbot.waitUntil(lambda: page.telling.sheet is not None and sheet(page).prompt == "noticed")
    QTest.keyClicks(sheet(page)._form.text, "c")
    qtbot.wait(300)
    assert not hands.says(page, said)  # once is enough
    for words in hands.texts(page):
        assert "%" not in words
        assert "minute" not in words


def test_all_of_it_reads_as_one(page, session, qtbot):
    tell(session, "last", "the end", known=Known.SAW, sure=Sure.FAIRLY)
    tell(session, "free", "<b>it</b> began")
    statement.add(session.vault, session.case.id, NewPassage("place", answer=Answer.UNKNOWN))
    statement.add(session.vault, session.case.id, NewPassage("people", answer=Answer.LATER))
    page.telling.read()
    words = [w.text() for w in sheet(page, StatementSheet).findChildren(QLabel) if w.isVisible()]
    order = [words.index(w) for w in ("<b>it</b> began", "You answered that you don't know")]
    order.append(words.index("the end"))
    assert order == sorted(order)
    assert hands.says(page, "I saw it myself · Fairly sure · First written ")
    assert hands.says(page, "Put off. None of it is in any document.")
    hands.click(page, "People and accounts in it")
    qtbot.waitUntil(lambda: isinstance(page.telling.sheet, PassageSheet))
    QTest.keyClicks(sheet(page)._form.text, "someone")
    hands.click(page, "Stop here, it is saved")
    qtbot.waitUntil(lambda: page.telling.sheet is None)
    assert len(told(session)) == 4


def test_a_change_is_a_version_that_can_be_read_and_erased(page, session, qtbot):
    seconds, start = count(), session.vault.now()
    session.vault.now = lambda: start + timedelta(seconds=next(seconds))
    one = tell(session)
    page.telling.read()
    assert not hands.says(page, "How it read before")
    hands.click(page, "Change")
    qtbot.waitUntil(lambda: isinstance(page.telling.sheet, PassageSheet))
    assert not hands.says(page, "Not now")
    sheet(page)._form.text.setPlainText("it really began")
    hands.click(page, "Save")
    qtbot.waitUntil(lambda: isinstance(page.telling.sheet, StatementSheet))
    assert hands.says(page, "it really began")
    assert hands.says(page, "Last changed ")
    hands.click(page, "How it read before")
    assert hands.says(page, "it began")
    hands.click(page, "Erase…")
    hands.click(page, "Erase for good")
    qtbot.waitUntil(lambda: not statement.wordings(session.vault, one.id))
    qtbot.waitUntil(lambda: "it began" not in hands.texts(page))


def test_what_is_taken_out_can_be_brought_back(page, session, qtbot):
    tell(session)
    page.telling.read()
    hands.click(page, "Take out")
    qtbot.waitUntil(lambda: not told(session) and hands.says(page, "Taken out."))
    hands.click(page, "Undo")
    qtbot.waitUntil(lambda: bool(told(session)))
    settle(session, qtbot)
    hands.click(page, "Take out")
    qtbot.waitUntil(lambda: hands.says(page, "Taken out.") and not session.tasks.busy)
    page.telling.close()
    page.telling.read()
    hands.click(page, "Bring back")
    qtbot.waitUntil(lambda: bool(told(session)))


def test_emptied_words_are_not_saved_but_asked_about(page, session, qtbot):
    one = tell(session)
    page.telling.open(one.id)
    sheet(page)._form.text.clear()
    hands.click(page, "Save")
    assert hands.says(page, "There is no word here now.")
    assert told(session) == [one]
    hands.click(page, "I don't know")
    qtbot.waitUntil(lambda: told(session)[0].answer is Answer.UNKNOWN)
    assert [former.text for former in statement.wordings(session.vault, one.id)] == ["it began"]


def test_a_full_disk_loses_no_word(page, session, qtbot, monkeypatch):
    begin(page, qtbot)
    QTest.keyClicks(sheet(page)._form.text, "words")

    def full(*_given):
        raise NoSpace

    monkeypatch.setattr(statement, "add", full)
    hands.click(page, "Save and go on")
    qtbot.waitUntil(lambda: hands.says(page, "room"))
    assert sheet(page)._form.text.toPlainText() == "words"
    assert sheet(page)._form.isEnabled()
    assert sheet(page).onward == ""


@pytest.mark.parametrize("role", [Role.CHILD, Role.SUPPORT, Role.TEACHER])
def test_whose_words_they_are_is_asked_where_somebody_else_writes(page, session, qtbot, role):
    case = session.case
    kept = {f: getattr(case, f) for f in NewCase.__dataclass_fields__}
    cases.edit(session.vault, case.id, NewCase(**kept | {"role": role}))
    session.case = cases.find(session.vault, case.id)
    hands.click(page, "Tell it from the beginning")
    assert hands.says(page, "You need not ask them anything new.")
    hands.click(page, "Begin")
    qtbot.waitUntil(lambda: isinstance(page.telling.sheet, PassageSheet))
    assert hands.says(page, "Whose words are these?")
    sheet(page)._form.voice.buttons[Voice.THEIRS].click()
    QTest.keyClicks(sheet(page)._form.text, "they said so")
    hands.click(page, "Stop here, it is saved")
    qtbot.waitUntil(lambda: page.telling.sheet is None)
    assert told(session)[0].voice is Voice.THEIRS
    page.telling.read()
    assert hands.says(page, "What they said, written down as they said it")


def test_ones_own_words_need_no_such_question(page, session, qtbot):
    begin(page, qtbot)
    assert not hands.says(page, "Whose words are these?")


def test_a_link_to_an_incident_in_the_bin_stays(page, session, qtbot):
    incident = timeline.add(session.vault, session.case.id, NewIncident("the room"))
    one = tell(session, incident=incident.id)
    timeline.remove(session.vault, incident.id)
    page.telling.open(one.id)
    QTest.keyClicks(sheet(page)._form.text, "!")
    hands.click(page, "Save")
    qtbot.waitUntil(lambda: page.telling.sheet is None)
    assert told(session)[0].incident == incident.id


def test_what_is_searched_for_is_found_in_it(page, session, qtbot):
    tell(session, text="a wooden door")
    tell(session, "last", "nothing of the kind")
    page.search("wooden")
    qtbot.wait(TYPING + 100)
    hands.click(page, "These words are also in what you told")
    assert hands.says(page, "a wooden door")
    assert not hands.says(page, "nothing of the kind")
    page.search("")
    qtbot.waitUntil(lambda: page.telling.sheet is None)
    qtbot.wait(TYPING + 100)
    assert not hands.says(page, "These words are also")


def test_a_draft_is_gone_on_with_even_while_another_question_lies_there(page, session, qtbot):
    begin(page, qtbot)
    QTest.keyClicks(sheet(page)._form.text, "first")
    page.go_on(f"passage:new:{session.case.id}:seen")
    qtbot.waitUntil(lambda: page.telling.sheet is not None and sheet(page).prompt == "seen")
    assert [one.text for one in told(session)] == ["first"]


def test_turning_to_another_case_leaves_the_words_where_they_belong(page, session, qtbot):
    first = session.case
    begin(page, qtbot)
    QTest.keyClicks(sheet(page)._form.text, "of the first case")
    other = cases.add(session.vault, NewCase(Role.MINE, first.age))
    session.choose_case(other)
    qtbot.waitUntil(lambda: page.telling.sheet is None)
    assert told(session) == []
    there = statement.passages(session.vault, first.id)
    assert [one.text for one in there] == ["of the first case"]


def test_a_passage_that_is_gone_is_only_said_so(page, session):
    said: list[Exception] = []
    session.failed.connect(said.append)
    page.telling.open(12345)
    assert len(said) == 1
    assert page.telling.sheet is None


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("kind", ["rules", "passage", "statement"])
def test_everything_has_a_name(make_session, front, qtbot, language, kind):
    session = make_session(language)
    page = front(TimelinePage(session), 640, 480)
    if kind == "rules":
        page.telling.begin()
    else:
        one = tell(session)
        statement.edit(session.vault, one.id, replace(_new(one), text="again"))
        if kind == "statement":
            page.telling.read()
        else:
            page.telling.open(one.id)
    assert hands.nameless(page.telling.sheet) == []
    assert hands.unplain(page.telling.sheet) == []


def _new(passage):
    return NewPassage(*(getattr(passage, name) for name in NewPassage.__dataclass_fields__))


@pytest.mark.parametrize("kind", ["rules", "passage", "statement"])
def test_a_closed_sheet_leaves_nothing_behind(page, session, qtbot, gone, kind):
    if kind != "rules":
        tell(session)
    page.telling.read() if kind == "statement" else page.telling.begin()
    reference = weakref.ref(page.telling.sheet)
    page.telling.close()
    qtbot.waitUntil(lambda: page.telling.sheet is None)
    assert gone(reference)
