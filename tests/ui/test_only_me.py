"""Notes for the person alone, and a guardian who opens the record: what each of them sees."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtTest import QTest

from companion import (
    cases,
    contacts,
    drafts,
    evidence,
    guardian,
    keyfile,
    keys,
    only_me,
    people,
    settings,
    submissions,
    takedowns,
    timeline,
)
from companion.asked import NewTakedown
from companion.errors import WrongPassphrase
from companion.receipts import NewSubmission
from companion.records import NewAccount, NewCase, NewIncident, NewTalk, Role, Shows
from companion.vault import open_
from tests.ui import hands
from tests.ui.conftest import PASSPHRASE
from tests.ui.program import CHEAP, FLOOR
from tests.ui.test_holders import everything
from ui.main_window import PAGES, MainWindow
from ui.session import Session
from ui.sheets.guardian import GuardianSheet, HandingOverSheet, NoGuardianSheet, OpeningsSheet
from ui.sheets.new_key import NewKeySheet
from ui.sheets.only_me import OnlyMeSheet, OwnNoteSheet
from ui.sheets.takedowns import TakedownsSheet
from ui.sheets.who_has import WhoHasSheet

OWN, OTHER = "only the moss knows it", "another moss entirely"
THEIRS, CANARY = "a guardian of four words", "canaryunderthemoss"


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def window(session, keep):
    shown = keep(MainWindow(session))
    shown.begin("settings")
    return shown


def only_for_me(window, qtbot):
    window.page.show_only_me()
    return hands.only(window, OnlyMeSheet)


def opened(window, qtbot):
    sheet: Any = only_for_me(window, qtbot)
    if sheet._new.isVisible():
        for field in (sheet._new._first, sheet._new._again):
            field.put(OWN)
        sheet._begin.click()
    else:
        sheet._secret.put(OWN)
        sheet._open.click()
    qtbot.waitUntil(lambda: sheet._book is not None, timeout=20000)
    qtbot.wait(10)  # what was added to a layout is shown a turn later
    return sheet


def test_a_note_is_written_read_again_and_deleted(session, window, qtbot):
    sheet = opened(window, qtbot)
    hands.click(sheet, "Write something")
    note: Any = hands.only(window, OwnNoteSheet)
    assert hands.nameless(window) == []
    QTest.keyClicks(note._text, f"{CANARY} one")
    note.close()
    qtbot.waitUntil(lambda: hands.says(sheet, f"{CANARY} one"), timeout=20000)
    assert drafts.places(session.vault) == []
    book = sheet._book
    sheet.close()
    assert book.notes == ()
    qtbot.wait(1)  # closed, the sheet is deleted
    assert CANARY not in everything(window)
    sheet = opened(window, qtbot)
    hands.click(sheet, f"{CANARY} one")
    note = hands.only(window, OwnNoteSheet)
    QTest.keyClicks(note._text, "more, ")  # put away with it, though it was not saved
    hands.click(note, "Put this away")
    qtbot.waitUntil(lambda: sheet._book.notes == (), timeout=20000)
    assert "more, " in sheet._book.put_by[0].text
    qtbot.waitUntil(lambda: hands.says(sheet, "Nothing is written here yet"))
    qtbot.waitUntil(lambda: hands.says(sheet, "30 days left"))
    hands.click(sheet, "Bring back")
    qtbot.waitUntil(lambda: len(sheet._book.notes) == 1, timeout=20000)
    qtbot.wait(10)
    sheet._book.put_away(sheet._book.notes[0].id)
    sheet._show()
    assert hands.texts(sheet)
    hands.click(sheet, "Delete for good")
    qtbot.wait(10)
    hands.click(sheet, "Delete")
    qtbot.waitUntil(lambda: sheet._book.put_by == (), timeout=20000)


def test_another_passphrase_opens_them_and_the_one_before_does_not(session, window, qtbot):
    sheet = opened(window, qtbot)
    sheet._book.keep(CANARY)
    sheet._anew.click()
    assert not sheet._write.isVisible()
    for again, said in (("something else", "The two differ"), (OTHER, "with the new passphrase")):
        sheet._new._first.put(OTHER)
        sheet._new._again.put(again)
        sheet._lock.click()
        qtbot.waitUntil(lambda said=said: hands.says(sheet, said), timeout=9000)
    sheet.close()
    vault = session.vault
    with pytest.raises(WrongPassphrase):
        only_me.unlock(vault, OWN, FLOOR)
    book = only_me.unlock(vault, OTHER, FLOOR)
    assert [note.text for note in book.notes] == [CANARY]


def test_what_is_typed_is_a_draft_within_a_second_and_sealed(session, window, qtbot):
    sheet = opened(window, qtbot)
    sheet._write.click()
    note: Any = hands.only(window, OwnNoteSheet)
    QTest.keyClicks(note._text, CANARY)
    qtbot.waitUntil(lambda: drafts.places(session.vault) == ["only-me:new"], timeout=1000)
    QTest.keyClicks(note._text, " and more")
    note.keep_draft()  # as when it locks
    rows = [tuple(row) for row in session.vault.rows("SELECT * FROM draft")]
    rows += [tuple(row) for row in session.vault.rows("SELECT * FROM setting")]
    assert CANARY not in repr(rows)
    other = MainWindow(session)  # after the lock
    for name in ("today", "timeline", "settings"):
        other.go(name)
        assert CANARY not in everything(other)
    other.deleteLater()
    with_book = only_me.unlock(session.vault, OWN, FLOOR)
    draft = drafts.load(session.vault, "only-me:new") or {}
    assert with_book.open_draft(draft) == {"text": f"{CANARY} and more"}
    with_book.close()
    note._done = True
    note._keeper.end()
    note.close()
    sheet.close()
    again = opened(window, qtbot)
    note = hands.only(window, OwnNoteSheet)  # is gone on with
    assert note._text.toPlainText() == f"{CANARY} and more"
    note.close()
    qtbot.waitUntil(lambda: len(again._book.notes) == 1, timeout=20000)


def test_what_cannot_be_saved_is_said_once_and_stays_a_draft(session, window, qtbot):
    sheet = opened(window, qtbot)
    sheet._write.click()
    note: Any = hands.only(window, OwnNoteSheet)
    note._text.setPlainText(("a" * 199 + "\n") * 1_001)
    note.close()
    qtbot.waitUntil(lambda: hands.says(note, "longer than"), timeout=20000)
    qtbot.waitUntil(lambda: note._keeper.is_settled, timeout=20000)
    note.close()
    assert not note.isVisible()
    assert sheet._book.notes == ()
    assert drafts.places(session.vault) == ["only-me:new"]


def test_who_does_not_have_the_passphrase_reads_nothing(session, window, qtbot):
    only_me.begin(session.vault, OWN, CHEAP).keep(CANARY)
    sheet: Any = only_for_me(window, qtbot)
    sheet._secret.put(PASSPHRASE)
    sheet._open.click()
    qtbot.waitUntil(lambda: hands.says(sheet, "doesn't fit"), timeout=20000)
    assert CANARY not in everything(window)
    hands.click(sheet, "I forgot the passphrase of these notes")
    assert hands.says(sheet, "not even we")
    hands.click(sheet, "Keep them; it may come to me")
    assert only_me.there(session.vault)
    sheet._forgot.confirmed.emit()
    qtbot.waitUntil(sheet._begin.isVisible, timeout=20000)
    assert not only_me.there(session.vault)


@pytest.fixture
def theirs(vault, tasks, session, keep):
    """The window of a guardian who opened the record, in which there is something."""
    case = cases.all_of(vault)[0].id
    timeline.add(vault, case, NewIncident("a link came"))
    evidence.take_in_bytes(vault, case, b"x", Shows.ORDINARY)
    only_me.begin(vault, OWN, CHEAP).keep(CANARY)
    settings.set_(vault, "case", str(case))
    keys.put(vault.folder, PASSPHRASE, keys.guardian(THEIRS), CHEAP, floor=FLOOR)
    vault.way = keyfile.GUARDIAN
    return keep(MainWindow(session))


def test_a_guardian_sees_no_note_and_what_they_open_is_seen(theirs, vault, session, qtbot):
    case = session.case.id
    for name in PAGES:
        theirs.begin(name)
        qtbot.waitUntil(lambda: not session.tasks.busy, timeout=20000)
        assert CANARY not in everything(theirs)
        assert hands.says(theirs, "You opened this with the guardian's passphrase")
    theirs.begin("keys")
    assert not theirs.page._let.isVisible()
    assert not theirs.page._bar.isVisible()
    theirs.begin("settings")
    sheet: Any = only_for_me(theirs, qtbot)
    assert not sheet._forgot.isVisible()
    sheet.close()
    theirs.begin("timeline")
    theirs.page.open(timeline.ids(vault, case)[0])
    qtbot.waitUntil(lambda: len(guardian.openings(vault)) == 1, timeout=20000)
    theirs.begin("evidence")
    theirs.page.open_item(evidence.items(vault, case)[0].id)
    qtbot.waitUntil(lambda: len(guardian.openings(vault)) == 2, timeout=20000)
    told = contacts.note_talk(vault, case, NewTalk("a line that helps"))
    noted = people.add_account(vault, case, NewAccount("telegram", "somebody"))
    place = takedowns.add(vault, case, NewTakedown("a platform"))
    given = submissions.add(vault, case, NewSubmission("a desk"))
    theirs.begin("people")
    theirs.page.open_account(noted.id)
    theirs.begin("help")
    theirs.page._edit_talk(told)
    theirs.begin("documents")
    for sheet, ident in ((TakedownsSheet, place.id), (WhoHasSheet, given.id)):
        over = sheet(session, theirs.page)
        over._open(ident)
        over.deleteLater()
    qtbot.waitUntil(lambda: len(guardian.openings(vault)) == 6, timeout=20000)
    vault.way = "passphrase"
    shown = OpeningsSheet(session, theirs.page)
    for title in ("a link came", "somebody", "a line that helps", "a platform", "a desk"):
        assert title in everything(shown)
    shown.deleteLater()


def test_a_guardian_is_let_in_and_out_again(session, vault, window, qtbot):
    window.begin("keys")
    window.page._let.click()
    sheet: Any = hands.only(window, GuardianSheet)
    assert hands.nameless(window) == []
    sheet.passphrase.put(PASSPHRASE)
    for typed in (PASSPHRASE, THEIRS):  # the first is the child's own, and not taken
        for field in (sheet._new._first, sheet._new._again):
            field.put(typed)
        sheet.go.click()
    qtbot.waitUntil(lambda: guardian.there(vault, FLOOR), timeout=20000)
    window.page.refresh()
    assert window.page._hand.isVisible()
    told = NewKeySheet(session, window.page)
    assert "either" in told._told()
    told.deleteLater()
    window.page._bar.click()
    out: Any = hands.only(window, NoGuardianSheet)
    out.passphrase.put(PASSPHRASE)
    out.go.click()
    qtbot.waitUntil(lambda: not guardian.there(vault, FLOOR), timeout=20000)


def test_handed_over_it_is_the_persons_own(session, vault, window, qtbot, folder):
    case = session.case
    new = NewCase(Role.CHILD, case.age, name=case.name)
    cases.edit(vault, case.id, new)
    session.choose_case(cases.find(vault, case.id))
    keys.put(vault.folder, PASSPHRASE, keys.guardian(THEIRS), CHEAP, floor=FLOOR)
    window.begin("keys")
    window.page._hand.click()
    sheet: Any = hands.only(window, HandingOverSheet)
    sheet.passphrase.put(PASSPHRASE)
    for field in (sheet._new._first, sheet._new._again):
        field.put("grown up and on my own")
    sheet.go.click()
    qtbot.waitUntil(lambda: sheet._pages is not None, timeout=20000)
    sheet._renew()  # without a code
    qtbot.waitUntil(lambda: sheet._is_done, timeout=20000)
    own = open_(folder, "grown up and on my own", floor=FLOOR)
    assert cases.all_of(own)[0].role is Role.MINE
    assert keyfile.ways(folder, FLOOR) == ("passphrase",)
    own.close()
    assert isinstance(session, Session)
