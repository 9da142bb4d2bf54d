"""Putting away, taking back and the bin, as they are seen and pressed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion import binned, cases, drafts, evidence, keyfile, people, settings, steps, timeline
from companion.records import Age, NewCase, NewIncident, NewPerson, NewStep, Part, Provenance, Role
from tests.ui import hands
from tests.ui.editors import EDITORS, one_of_each
from ui.call_button import CallButton
from ui.call_now import CallNow
from ui.main_window import MainWindow
from ui.sheets.bin import SHOWN, BinSheet, _Row
from ui.sheets.record import RecordSheet
from ui.widgets.cover import Cover
from ui.widgets.fields import Story
from ui.widgets.overlay import Overlay

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def window(session, keep, qtbot):
    window = keep(MainWindow(session))
    window.begin("steps")
    window.activateWindow()
    return window


def settled(window, qtbot):
    qtbot.waitUntil(lambda: not window.session.tasks.busy)
    QApplication.processEvents()


def key(window, which, *more):
    window.page.setFocus()
    modifiers = CONTROL
    for one in more:
        modifiers |= one
    QTest.keyClick(window.page, which, modifiers)


def titles(session):
    return [one.title for one in steps.all_of(session.vault, session.case.id)]


PUT_AWAY = ("step", "talk", "contact", "person", "account", "submission", "takedown", "asking")


def test_each_sheet_puts_away_by_one_press_and_one_word_brings_it_back(window, session, qtbot):
    ids = one_of_each(session)
    vault, case = session.vault, session.case.id
    for kind in PUT_AWAY:
        EDITORS[kind](window, ids)
        hands.click(window.page, "Move to the bin")
        qtbot.waitUntil(lambda kind=kind: binned.find(vault, kind, ids[kind]) is not None)
        settled(window, qtbot)
        assert hands.says(window._line, "Moved to the bin.")
        hands.click(window._line, "Undo")
        qtbot.waitUntil(lambda: not binned.all_of(vault, case))
        settled(window, qtbot)
        assert hands.says(window._line, "Taken back.")
        for sheet in window.findChildren(Overlay):
            sheet.close()
        settled(window, qtbot)


def test_keys_take_back_and_do_again(window, session, qtbot):
    made = steps.add(session.vault, session.case.id, NewStep("call"))
    steps.mark(session.vault, made.id, done=True)
    key(window, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: not steps.get(session.vault, made.id).done_at)
    settled(window, qtbot)
    key(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bool(steps.get(session.vault, made.id).done_at))
    settled(window, qtbot)
    hands.click(window._line, "Undo")
    qtbot.waitUntil(lambda: not steps.get(session.vault, made.id).done_at)
    settled(window, qtbot)
    key(window, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: bool(steps.get(session.vault, made.id).done_at))
    settled(window, qtbot)
    for _ in "12":
        key(window, Qt.Key.Key_Z)
        settled(window, qtbot)
    qtbot.waitUntil(lambda: titles(session) == [])
    settled(window, qtbot)
    assert [one.title for one in binned.all_of(session.vault, session.case.id)] == ["call"]
    key(window, Qt.Key.Key_Z)
    settled(window, qtbot)
    assert hands.says(window._line, "There is nothing to take back.")


def test_what_was_typed_and_not_saved_comes_back_with_what_is_put_away(window, session, qtbot):
    """It was thrown away, as when that was still deleting."""
    ids = one_of_each(session)
    vault, case = session.vault, session.case.id
    for kind in ("talk", "person"):
        EDITORS[kind](window, ids)
        (sheet,) = [one for one in window.findChildren(RecordSheet) if one.isVisible()]
        field = next(one for one in sheet.findChildren(Story))
        field.setPlainText("typed and not saved")
        content = sheet.form.content()
        hands.click(window.page, "Move to the bin")
        qtbot.waitUntil(lambda kind=kind: binned.find(vault, kind, ids[kind]) is not None)
        settled(window, qtbot)
        assert drafts.load(vault, sheet_place(kind, ids)) == content
        hands.click(window._line, "Undo")
        qtbot.waitUntil(lambda: not binned.all_of(vault, case))
        settled(window, qtbot)
        EDITORS[kind](window, ids)
        (sheet,) = [one for one in window.findChildren(RecordSheet) if one.isVisible()]
        assert sheet.form.content() == content
        sheet.put_away()
        settled(window, qtbot)


def sheet_place(kind, ids):
    return f"{kind}:{ids[kind]}"


@pytest.mark.parametrize("over", ["cover", "numbers"])
def test_no_key_takes_anything_back_unseen(window, session, qtbot, over):
    """It did, also under the cover of a record that locks as soon as its work is done."""
    made = steps.add(session.vault, session.case.id, NewStep("call"))
    if over == "cover":
        window.cover("One moment.")
        shown = window.findChild(Cover)
    else:
        window.findChild(CallButton).show_numbers()
        shown = window.findChild(CallNow)
    QTest.keyClick(shown, Qt.Key.Key_Z, CONTROL)
    settled(window, qtbot)
    assert steps.get(session.vault, made.id).title == "call"
    assert binned.all_of(session.vault, session.case.id) == []


def test_the_word_in_the_line_is_for_what_the_line_says(window, session, qtbot):
    """It took back whatever had been done last, and said nothing of what that was."""
    vault = session.vault
    made = steps.add(vault, session.case.id, NewStep("call"))
    session.change(window, lambda: steps.remove(vault, made.id), session.binned)
    settled(window, qtbot)
    assert window._line.turn.isVisible()
    session.change(window, lambda: steps.add(vault, session.case.id, NewStep("write")))
    settled(window, qtbot)
    assert not window._line.turn.isVisible()


def test_nothing_is_taken_back_in_another_case(window, session, qtbot):
    """It was, and nobody could see it there."""
    vault, mine = session.vault, session.case
    other = cases.add(vault, NewCase(Role.MINE, Age.ADULT, "other"))
    made = steps.add(vault, mine.id, NewStep("call"))
    session.choose_case(other)
    key(window, Qt.Key.Key_Z)
    settled(window, qtbot)
    assert steps.get(vault, made.id).title == "call"
    assert hands.says(window._line, "There is nothing to take back.")


def test_a_field_undoes_what_is_typed_in_it_and_no_more(window, session, qtbot):
    steps.add(session.vault, session.case.id, NewStep("call"))
    field = window._bar._field
    field.setFocus()
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    settled(window, qtbot)
    assert field.text() == ""
    assert titles(session) == ["call"]


def test_under_an_open_sheet_nothing_is_put_back_by_a_key(window, session, qtbot):
    """What stands on it would be saved over that."""
    ids = one_of_each(session)
    EDITORS["step"](window, ids)
    there = titles(session)
    sheet = window.page.findChildren(Overlay)[-1]
    hands.button(sheet, "Save").setFocus()
    QTest.keyClick(hands.button(sheet, "Save"), Qt.Key.Key_Z, CONTROL)
    settled(window, qtbot)
    assert titles(session) == there


def open_bin(window):
    window.go("settings")
    window.page.show_bin()
    return hands.only(window.page, BinSheet)


def test_an_empty_bin_says_so_and_offers_nothing(window):
    sheet = open_bin(window)
    assert hands.says(sheet, "The bin is empty.")
    assert not [text for text in hands.texts(sheet) if "Empty" in text or "Delete" in text]


def test_everything_in_it_is_named_comes_back_or_goes_for_good(window, session, qtbot):
    vault, case = session.vault, session.case.id
    made = timeline.add(vault, case, NewIncident("a bad evening"))
    gone = people.add(vault, case, NewPerson(Part.OTHER, "someone"))
    timeline.remove(vault, made.id)
    people.remove(vault, gone.id)
    sheet = open_bin(window)
    assert hands.says(sheet, "What happened: a bad evening")
    assert hands.says(sheet, "Person: someone")
    assert hands.says(sheet, "30 days left")
    assert QApplication.focusWidget() is hands.button(sheet.findChildren(_Row)[0], "Bring back")
    row = next(r for r in sheet.findChildren(_Row) if "evening" in r.accessibleName())
    hands.click(row, "Bring back")
    qtbot.waitUntil(lambda: len(timeline.incidents(vault, case)) == 1)
    settled(window, qtbot)
    assert hands.says(sheet, "It is back where it was.")
    assert sheet.isAncestorOf(QApplication.focusWidget())
    hands.click(sheet, "Delete for good")
    assert hands.says(sheet, "Nobody can undo that.")
    hands.click(sheet, "Yes, delete it for good")
    qtbot.waitUntil(lambda: not binned.all_of(vault, case))
    settled(window, qtbot)
    assert hands.says(sheet, "The bin is empty.")
    assert sheet.close()


def test_it_is_emptied_at_once_and_can_be_kept_for_longer(window, session, qtbot):
    vault, case = session.vault, session.case.id
    for name in "abc":
        people.remove(vault, people.add(vault, case, NewPerson(Part.OTHER, name)).id)
    sheet = open_bin(window)
    sheet._keep.choose("")
    sheet._keep.chosen.emit()
    qtbot.waitUntil(lambda: settings.get(vault, "bin_days") == "")
    settled(window, qtbot)
    assert hands.says(sheet, "It stays until you empty the bin.")
    assert not hands.says(sheet, "days left")
    hands.click(sheet, "Empty the bin")
    hands.click(sheet, "Yes, delete all of it for good")
    qtbot.waitUntil(lambda: not binned.all_of(vault, case))
    settled(window, qtbot)
    assert hands.says(sheet, "Deleted for good.")


def test_a_guardian_does_not_say_how_long_it_stays(window, session):
    """Else what they let be deleted went at the child's next opening, and by no hand of theirs."""
    assert open_bin(window)._keep.isVisible()
    session.vault.way = keyfile.GUARDIAN
    for sheet in window.findChildren(BinSheet):
        sheet.close()
    window.page.show_bin()
    assert not window.findChildren(BinSheet)[-1]._keep.isVisible()


def test_what_a_stranger_wrote_is_shown_as_it_is(window, session):
    vault, case = session.vault, session.case.id
    for title in ("x" * 300, "a\u202eb\nc", "🙂" * 300, "<b>bold</b>"):
        item = evidence.refer(vault, case, Provenance(title))
        evidence.remove(vault, item.id)
    sheet = open_bin(window)
    shown = " ".join(hands.texts(sheet))
    assert "\u202e" not in shown
    assert "<b>bold</b>" in shown
    assert max(map(len, (row.accessibleName() for row in sheet.findChildren(_Row)))) < 200


def test_a_thousand_things_are_opened_quickly(window, session):
    vault, case = session.vault, session.case.id
    with vault.jot() as db:
        columns = "id, casefile, title, narrative, happened, earliest, time_source, noticed, acts"
        columns += ", place, known, told_by, effect, wish, recorded_at, changed_at, removed_at"
        rest = "'', 'memory', '{}', '[]', '', 'unsaid', '', '', '', '', '', '2026-11-01T00:00:00'"
        db.executemany(
            f"INSERT INTO incident ({columns}) VALUES (?, {case}, 'thing', '', '{{}}', {rest})",
            [(n,) for n in range(10_000_000, 10_001_000)],
        )
    start = datetime.now(UTC)
    sheet = open_bin(window)
    assert datetime.now(UTC) - start < timedelta(seconds=2)
    assert len(sheet.findChildren(_Row)) == SHOWN
    hands.click(sheet, "Show more")
    assert hands.texts(sheet)
    assert len([row for row in sheet.findChildren(_Row) if row.isVisible()]) == 2 * SHOWN
