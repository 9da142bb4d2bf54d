"""People and accounts: noted, changed, taken out, with no field that must be filled."""

from __future__ import annotations

import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from companion import drafts, people, timeline
from companion.records import NewAccount, NewIncident, NewPerson, Part
from tests.ui import hands
from ui.pages.people import PeoplePage
from ui.sheets.account import PLATFORMS, AccountSheet
from ui.sheets.person import PersonSheet


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def account(session):
    new = NewAccount("telegram", "night sky", "@night_1", "https://example.com/n", "room 3")
    return people.add_account(session.vault, session.case.id, new)


@pytest.fixture
def person(session, account):
    new = NewPerson(Part.WITNESS, "Cedar", "same class", "saw the room", "only me", (account.id,))
    return people.add(session.vault, session.case.id, new)


@pytest.fixture
def page(session, front):
    return front(PeoplePage(session), 900, 700)


def cells(table):
    model = table.rows
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def persons(session):
    return people.persons(session.vault, session.case.id)


def accounts(session):
    return people.accounts(session.vault, session.case.id)


def test_empty_lists_say_that_this_is_fine(page):
    assert hands.says(page, "You need not know who it was.")
    assert hands.says(page, "A shown name alone is a start.")


def test_both_lists_show_what_is_known(page, person):
    page.refresh()
    name = "Cedar\nTelegram · night sky (@night_1)"
    assert cells(page._people) == [[name, "someone who saw it\nsame class", "saw the room"]]
    assert cells(page._accounts) == [["Telegram", "night sky\nroom 3", "@night_1"]]
    assert not hands.says(page, "only me")


def test_a_keyboard_is_enough(page, session, qtbot):
    hands.button(page, "Note a person").setFocus()
    hands.press(Qt.Key.Key_Space)
    sheet = hands.only(page, PersonSheet)
    assert hands.focus() is sheet._form.name
    QTest.keyClicks(hands.focus(), "someone in class 3")
    hands.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not page.findChildren(PersonSheet))
    (noted,) = persons(session)
    assert (noted.name, noted.part, noted.basis) == ("someone in class 3", Part.OTHER, "")
    page._people.setFocus()
    page._people.selectRow(0)
    hands.press(Qt.Key.Key_Return)
    sheet = hands.only(page, PersonSheet)
    while hands.focus() is not sheet._form.basis:
        hands.press(Qt.Key.Key_Tab)
    QTest.keyClicks(hands.focus(), "the same words")
    hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: persons(session)[0].basis == "the same words")
    qtbot.waitUntil(lambda: hands.focus() is page._people)


def test_an_account_by_its_shown_name_alone(page, session, qtbot):
    hands.click(page, "Note an account or a room")
    sheet = hands.only(page, AccountSheet)
    sheet._form.display_name.setText("ㅇㅇ")
    sheet.close()
    qtbot.waitUntil(lambda: len(accounts(session)) == 1)
    assert (accounts(session)[0].platform, accounts(session)[0].display_name) == ("", "ㅇㅇ")


@pytest.mark.parametrize("platform", [*PLATFORMS, "", "other", "a place of my own"])
def test_any_platform_comes_back_as_it_was(page, session, platform, qtbot):
    new = NewAccount(platform, handle="@a")
    ident = people.add_account(session.vault, session.case.id, new).id
    page.open_account(ident)
    sheet = hands.only(page, AccountSheet)
    assert sheet._form.other.isVisible() is (platform in {"other", "a place of my own"})
    sheet._form.room.setText("room")
    hands.click(sheet, "Save")
    qtbot.waitUntil(lambda: accounts(session)[0].room == "room")
    assert accounts(session)[0].platform == platform


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_platform_has_a_word(make_session, language):
    words = make_session(language).words
    assert all(words.knows(f"platform.{key}") for key in (*PLATFORMS, "other"))


def test_nothing_written_is_nothing_noted(page, session, qtbot):
    for words in ("Note a person", "Note an account or a room"):
        hands.click(page, words)
        hands.click(page, "Save")
        qtbot.waitUntil(lambda: not page.findChildren(PersonSheet))
        qtbot.waitUntil(lambda: not page.findChildren(AccountSheet))
    assert persons(session) == []
    assert accounts(session) == []


def test_a_person_without_a_name_is_asked_for_one_and_kept_as_a_draft(page, session, qtbot):
    hands.click(page, "Note a person")
    sheet = hands.only(page, PersonSheet)
    sheet._form.basis.setPlainText("because of the words")
    sheet.close()
    assert hands.says(sheet, "One word is enough here")
    assert hands.focus() is sheet._form.name
    sheet.close()
    qtbot.waitUntil(lambda: not page.findChildren(PersonSheet))
    qtbot.waitUntil(lambda: bool(drafts.places(session.vault)))
    hands.click(page, "Note a person")
    again = hands.only(page, PersonSheet)
    assert again._form.basis.toPlainText() == "because of the words"
    again._form.name.setText("Cedar")
    hands.click(again, "Save")
    qtbot.waitUntil(lambda: len(persons(session)) == 1)
    qtbot.waitUntil(lambda: drafts.places(session.vault) == [])


def test_changes_keep_what_was_not_touched(page, session, person, qtbot):
    page.open_person(person.id)
    sheet = hands.only(page, PersonSheet)
    sheet._form.relation.setText("older cousin")
    sheet.close()
    qtbot.waitUntil(lambda: persons(session)[0].relation == "older cousin")
    (noted,) = persons(session)
    assert noted == type(person)(**{**_fields(person), "relation": "older cousin"})


def _fields(record):
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def test_what_is_put_away_is_named_no_longer(page, session, person, account, qtbot):
    new = NewIncident("it", people=(person.id,), accounts=(account.id,))
    incident = timeline.add(session.vault, session.case.id, new)
    page.open_person(person.id)
    assert hands.says(page, "only no longer names them")
    hands.click(page, "Move to the bin")
    qtbot.waitUntil(lambda: persons(session) == [])
    qtbot.waitUntil(lambda: not page.findChildren(PersonSheet))
    page.open_account(account.id)
    hands.click(page, "Move to the bin")
    qtbot.waitUntil(lambda: accounts(session) == [])
    left = timeline.get(session.vault, incident.id)
    assert (left.title, left.people, left.accounts) == ("it", (), ())
    qtbot.waitUntil(lambda: not page.findChildren(AccountSheet))
    assert drafts.places(session.vault) == []


def test_hard_names_are_plain_texts_that_fit(page, session):
    for name in ("<b>x</b>", "n" * 299, "가나" * 140, "🙂" * 100):
        people.add(session.vault, session.case.id, NewPerson(Part.OTHER, name))
    page.resize(500, 600)
    page.refresh()
    assert ["<b>x</b>" in row[0] for row in cells(page._people)].count(True) == 1
    assert page._people.width() <= page.width()
    assert hands.unplain(page) == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_everything_has_a_name(make_session, keep, person, account, language):
    page = keep(PeoplePage(make_session(language)))
    page.refresh()
    page.open_person(person.id)
    assert hands.nameless(page) == []
    page._sheet.close()
    page.open_account(account.id)
    assert hands.nameless(page) == []
    assert hands.unplain(page) == []


@pytest.mark.parametrize("kind", [PersonSheet, AccountSheet])
@pytest.mark.parametrize("new", [True, False])
def test_a_closed_sheet_leaves_nothing_behind(page, session, person, account, gone, kind, new):
    ident = None if new else person.id if kind is PersonSheet else account.id
    sheet = kind(session, page, ident)
    sheet.open()
    reference = weakref.ref(sheet)
    sheet.close()
    del sheet
    assert gone(reference)


def test_a_list_in_which_nothing_changed_is_not_made_again(page, session, person):
    page.refresh()
    before = page._people.rows._rows
    page.refresh()
    assert page._people.rows._rows is before
    people.add(session.vault, session.case.id, NewPerson(Part.OTHER, "Oak"))
    page.refresh()
    assert page._people.rows._rows is not before
    assert sorted(row[0].split("\n")[0] for row in cells(page._people)) == ["Cedar", "Oak"]
