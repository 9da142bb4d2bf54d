"""What was asked to be taken down: noted in one go, never hurried, never shown by accident."""

from __future__ import annotations

import time
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from companion import drafts, evidence, people, steps, takedowns, when
from companion.asked import Found, NewAsking, NewTakedown, Pictured, Reply
from companion.records import NewAccount, Provenance, Shows
from tests.faults.conftest import FULL
from tests.ui import hands
from ui.main_window import MainWindow
from ui.sheets.asking_form import AskingForm
from ui.sheets.takedown import AskingSheet, TakedownSheet
from ui.sheets.takedown_form import Advice
from ui.sheets.takedowns import TakedownsSheet, _read

SECRET = "https://example.com/room/secret-07"
PIN, NUMBER = "4711", "S-0815"


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def window(session, keep):
    shown = keep(MainWindow(session))
    shown.begin("documents")
    shown.resize(1000, 800)
    return shown


@pytest.fixture
def place(session):
    new = NewTakedown("an app", SECRET, "a room", pictured=Pictured.UNSURE)
    return takedowns.add(session.vault, session.case.id, new)


@pytest.fixture
def service(session, place):
    asked = NewAsking("Take It Down", "world-takeitdown", reference=NUMBER, pin=PIN)
    return takedowns.ask(session.vault, place.id, asked)


def places(session):
    found = takedowns.ids(session.vault, session.case.id)
    return [takedowns.get(session.vault, ident) for ident in found]


def open_list(window):
    hands.click(window.page, "Asked to take down")
    settled(window.session)
    return hands.only(window, TakedownsSheet)


def settled(session):
    while session.tasks.busy:
        QApplication.processEvents()
    QApplication.processEvents()


def begin(window):
    hands.click(open_list(window), "Note a place")
    return hands.only(window, TakedownSheet)


def place_field(sheet, key):
    return sheet._where._fields.fields[key]


def asked_field(sheet, key):
    return hands.only(sheet, AskingForm)._fields.fields[key]


def saved(session, sheet, qtbot):
    with qtbot.waitSignal(sheet.saved, timeout=5000):
        sheet.save()
    settled(session)


def cells(table):
    model = table.model()
    return [
        [str(model.index(r, c).data()).replace("\u200b", "") for c in range(model.columnCount())]
        for r in range(model.rowCount())
    ]


def test_a_place_and_a_request_by_law_are_noted_in_one_go(session, window, qtbot):
    sheet = begin(window)
    place_field(sheet, "platform").setText("an app")
    place_field(sheet, "url").setText(SECRET)
    asked_field(sheet, "route").choose("us-notice")
    asked_field(sheet, "whom").setText("the abuse desk")
    happened = asked_field(sheet, "happened")
    assert hands.says(sheet, "47 USC 223a")
    assert not hands.says(sheet, "Counted from when you asked")
    happened.set_value(when.exact(2026, 11, 20, 22, 30))
    assert hands.says(sheet, "Counted from when you asked, that is")
    assert hands.says(sheet, "law, checked")
    saved(session, sheet, qtbot)
    (one,) = places(session)
    (asked,) = takedowns.askings(session.vault, one.id)
    assert (asked.whom, asked.rule, asked.reply) == ("the abuse desk", "us-removal", Reply.NONE)
    assert one.next_look == asked.due
    assert asked.due == when.exact(2026, 11, 22, 22, 30)
    (step,) = steps.all_of(session.vault, session.case.id)
    assert (step.id, step.due) == (one.step, asked.due)
    assert "47 USC 223a" in step.note
    (row,) = cells(hands.only(window, TakedownsSheet)._table)
    assert row[0] == "an app\nexample.com"
    assert row[2].startswith("No answer yet\nThey have until")
    window.page._sheet.close()
    window.go("steps")
    settled(session)
    assert hands.says(window.page, "Ask whether it is gone: an app")
    assert "secret" not in repr(hands.texts(window.page))


def test_without_a_rule_there_is_no_day_and_no_step(session, window, qtbot):
    sheet = begin(window)
    place_field(sheet, "room").setText("a room without an address")
    asked_field(sheet, "route").choose("deletion")
    asked_field(sheet, "whom").setText("the centre")
    asked_field(sheet, "happened").set_value(when.day(2026, 11, 20))
    assert not hands.only(sheet, AskingForm)._due.isVisible()
    saved(session, sheet, qtbot)
    (one,) = places(session)
    assert (one.next_look, one.step) == (when.UNKNOWN, 0)
    assert steps.all_of(session.vault, session.case.id) == []


def test_a_place_alone_is_enough_and_nothing_at_all_is_not(session, window, qtbot):
    sheet = begin(window)
    place_field(sheet, "note").setPlainText("only a note")
    sheet.save()
    assert not places(session)
    assert sheet.live.text()
    place_field(sheet, "url").setText(SECRET)
    saved(session, sheet, qtbot)
    (one,) = places(session)
    assert takedowns.askings(session.vault, one.id) == []
    assert cells(hands.only(window, TakedownsSheet)._table)[0][:2] == [
        "example.com", "Nobody asked yet"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("age", "named", "never"),
    [
        ("under18", "Take It Down", "StopNCII"),
        ("unsure", "Take It Down", "StopNCII"),
        ("adult", "StopNCII", "Take It Down"),
    ],
)
def test_who_takes_it_down_is_said_by_the_age_in_the_picture(window, age, named, never):
    sheet = begin(window)
    advice = sheet.findChild(Advice)
    assert not advice.isVisible()
    place_field(sheet, "pictured").choose(age)
    said = "\n".join(hands.texts(advice))
    assert named in said
    assert never not in said
    assert "02-735-8994" in said  # the country's own centre
    assert said.index("02-735-8994") < said.index(named)
    assert "don't download or share" in said
    assert "guardian" in said.lower()  # who is harmed is under 19
    route = asked_field(sheet, "route")
    offered = [route.itemText(at) for at in range(route.count())]
    assert [one for one in offered if named in one]
    assert not [one for one in offered if never in one]
    place_field(sheet, "pictured").choose("ordinary")
    assert not advice.isVisible()


def test_a_service_that_is_not_for_that_age_is_not_left_chosen(session, window, qtbot):
    sheet = begin(window)
    place_field(sheet, "platform").setText("an app")
    place_field(sheet, "pictured").choose("adult")
    route = asked_field(sheet, "route")
    route.choose("world-stopncii")
    assert "StopNCII" in asked_field(sheet, "whom").text()
    place_field(sheet, "pictured").choose("unsure")
    assert route.key == ""  # and not whoever stands first in the list
    saved(session, sheet, qtbot)
    (asked,) = takedowns.askings(session.vault, places(session)[0].id)
    assert asked.route == ""


def test_what_a_service_gave_once_is_covered_until_it_is_asked_for(
    session, window, place, service, qtbot
):
    sheet = open_list(window)
    sheet._open(place.id)
    over = hands.only(sheet, TakedownSheet)
    row = cells(over._table)[0]
    assert row[2] == "••••"
    shown = "\n".join(hands.texts(window)) + repr(cells(sheet._table)) + repr(row)
    assert PIN not in shown
    assert NUMBER not in shown
    over._open_asking(service.id)
    asking = hands.only(over, AskingSheet)
    form = asking._fields
    for line in form._once.values():
        assert line.echoMode() is QLineEdit.EchoMode.Password
        read = QAccessible.queryAccessibleInterface(line)
        assert line.text() not in read.text(QAccessible.Text.Value)
        assert line.text() not in line.displayText()
    assert hands.says(asking, "once and cannot tell them again")
    hands.click(asking, "Show the number and the PIN")
    assert form._once["pin"].displayText() == PIN
    assert form._once["reference"].displayText() == NUMBER
    asking.close()


def test_the_notice_of_a_draft_says_no_pin_and_no_address(session, window):
    case = session.case.id
    content = {"asked pin": PIN, "asked reference": NUMBER, "url": SECRET, "platform": ""}
    drafts.save(session.vault, f"takedown:new:{case}", content)
    session.drafted.emit()
    said = window.page.unfinished.notice.accessibleName() + repr(hands.texts(window))
    assert not [one for one in (PIN, NUMBER, "secret") if one in said]
    window.page.unfinished.notice.go_on.click()
    sheet = hands.only(window, TakedownSheet)
    assert place_field(sheet, "url").text() == SECRET


def test_asking_again_moves_the_day_and_keeps_both(session, window, place, service, qtbot):
    sheet = open_list(window)
    sheet._open(place.id)
    over = hands.only(sheet, TakedownSheet)
    hands.click(over, "Note that you asked again")
    asking = hands.only(over, AskingSheet)
    asked_field(asking, "route").choose("us-notice")
    asked_field(asking, "whom").setText("the app")
    asked_field(asking, "happened").set_value(when.exact(2026, 11, 20, 22, 30))
    saved(session, asking, qtbot)
    assert len(cells(over._table)) == 2
    assert place_field(over, "next_look").value() == when.exact(2026, 11, 22, 22, 30)
    assert len(steps.all_of(session.vault, session.case.id)) == 1
    over._open_asking(takedowns.askings(session.vault, place.id)[0].id)
    asking = hands.only(over, AskingSheet)
    asked_field(asking, "happened").set_value(when.exact(2026, 11, 19, 9, 0))  # it was earlier
    saved(session, asking, qtbot)
    (step,) = steps.all_of(session.vault, session.case.id)
    assert step.due == place_field(over, "next_look").value() == when.exact(2026, 11, 21, 9, 0)
    place_field(over, "found").choose("gone")
    saved(session, over, qtbot)
    (step,) = steps.all_of(session.vault, session.case.id)
    assert step.done_at
    assert cells(sheet._table) == []
    hands.click(sheet, "All")
    settled(session)
    assert cells(sheet._table)[0][3].startswith("It is gone")
    sheet._open(place.id)
    over = hands.only(sheet, TakedownSheet)
    place_field(over, "found").choose("back")
    saved(session, over, qtbot)
    assert [one.found for one in places(session)[0].looks] == [Found.GONE, Found.BACK]


def test_from_an_item_once_and_then_the_same_place_again(session, window, qtbot):
    vault, case = session.vault, session.case.id
    item = evidence.refer(vault, case, Provenance("a post", url=SECRET), shows=Shows.SEXUAL_MINOR)
    window.go("evidence")
    for said in (
        "Note that I asked for this to be taken down",
        "Where I asked for this to be taken down",
    ):
        window.page.open_item(item.id)
        over = window.page._sheet
        hands.click(over, said)
        sheet = hands.only(over, TakedownSheet)
        assert place_field(sheet, "url").text() == SECRET
        assert place_field(sheet, "pictured").key == "unsure"
        saved(session, sheet, qtbot)
        over.close()
        QApplication.processEvents()
    (one,) = places(session)
    assert (one.evidence, one.platform) == (item.id, "example.com")


def test_an_address_that_is_noted_already_is_said_so(session, window, place, qtbot):
    sheet = begin(window)
    for url, said in ((SECRET, True), ("https://example.com/other", False), ("", False)):
        place_field(sheet, "url").setText(url)
        place_field(sheet, "url").editingFinished.emit()
        settled(session)
        assert hands.says(sheet, "in the list already") is said


def test_from_an_account(session, window, qtbot):
    vault, case = session.vault, session.case.id
    new = NewAccount("telegram", handle="@made_up", profile_url=SECRET)
    account = people.add_account(vault, case, new)
    window.go("people")
    window.page.open_account(account.id)
    hands.click(window.page, "Note that I asked for this to be taken down")
    sheet = hands.only(window, TakedownSheet)
    place_field(sheet, "note").setPlainText("half a w")
    sheet.keep_draft()
    sheet._done = True  # as if it were killed
    sheet.close()
    window.page._sheet.close()
    session.drafted.emit()
    window.page.unfinished.notice.go_on.click()
    again = hands.only(window, TakedownSheet)
    assert place_field(again, "note").toPlainText() == "half a w"
    saved(session, again, qtbot)
    (one,) = places(session)
    assert (one.platform, one.url, one.room) == ("Telegram", SECRET, "@made_up")


def test_making_the_request_leads_to_the_papers_for_it(session, window, place, qtbot):
    sheet = open_list(window)
    hands.click(sheet, "Make the request")
    assert window.page._choices.desks.key == "deletion"
    assert not window.page.findChildren(TakedownsSheet) or not sheet.isVisible()


@pytest.mark.parametrize("count", [500, 10_000] if FULL else [500])
def test_many_places_are_as_quick_as_few(session, window, place, count):
    kept = "casefile, evidence, platform, url, room, pictured, found, looks, next_look, earliest"
    kept += ", step, note, noted_at"
    asked = NewAsking("the centre " * 8, happened=when.day(2026, 11, 1))
    takedowns.ask(session.vault, place.id, asked)
    more = "casefile, submission, route, whom, happened, earliest, means, reference, pin, rule"
    more += ", due, reply, replied, said, noted_at"
    numbers = f"(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT {count - 1})"
    numbers += " SELECT n FROM c)"
    with session.vault.jot() as db:
        db.execute(
            f"INSERT INTO takedown(id, {kept}) SELECT id + n, {kept} FROM takedown, {numbers}"
        )
        db.execute(
            f"INSERT INTO asking(takedown, {more}) SELECT takedown + n, {more}"
            f" FROM asking, {numbers}"
        )
    passes, in_the_lane = [], []
    for _ in range(2):
        window.page._down.click()
        sheet = hands.only(window, TakedownsSheet)
        begun = time.thread_time()
        found, there = _read(session.vault, session.case.id, every=False)
        in_the_lane.append(time.thread_time() - begun)
        took = [timed(sheet._show, (found, there)), timed(sheet._table.grab)]
        bar = sheet._table.verticalScrollBar()
        for part in range(1, 6):
            bar.setValue(bar.maximum() * part // 5)
            took.append(timed(sheet._table.grab))
        assert sheet._table.model().rowCount() == count
        assert len(sheet._model._blocks) > 2
        settled(session)
        passes.append(max(took))
        sheet.close()
        QApplication.processEvents()
    assert min(passes) < 0.1
    assert min(in_the_lane) < 0.5


def timed(call, *arguments):
    """Seconds of this thread's own work: how busy the computer is says nothing of it."""
    begun = time.thread_time()
    call(*arguments)
    return time.thread_time() - begun


def test_strange_letters_and_long_texts_stay_in_their_cells(session, window):
    vault, case = session.vault, session.case.id
    for text in ("\u202emoc.elpmaxe", "가" * 300, "👩‍👩‍👧‍👧" * 40, "a\nb", "x" * 300):
        one = takedowns.add(vault, case, NewTakedown(text, f"https://{text[:50]}.com", text))
        takedowns.ask(vault, one.id, NewAsking(text, reference=text, said=text))
    sheet = open_list(window)
    sheet.grab()
    for row in cells(sheet._table):
        for cell in row:
            assert "\u202e" not in cell
            assert cell.count("\n") <= 1
            assert len(cell) < 260


def test_by_keyboard_alone(session, window, place, qtbot):
    window.page._down.setFocus()
    QTest.keyClick(window.page._down, Qt.Key.Key_Return)
    settled(session)
    sheet = hands.only(window, TakedownsSheet)
    reached = []
    for _ in range(12):
        stop = QApplication.focusWidget()
        assert stop is not None
        reached.append(stop)
        QTest.keyClick(stop, Qt.Key.Key_Tab)
    assert {sheet._table, sheet._add, sheet._request} <= set(reached)
    sheet._table.setFocus()
    QTest.keyClick(sheet._table, Qt.Key.Key_Down)
    QTest.keyClick(sheet._table, Qt.Key.Key_Return)
    over = hands.only(sheet, TakedownSheet)
    assert place_field(over, "url").text() == SECRET
    QTest.keyClick(over, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not [one for one in sheet.findChildren(TakedownSheet) if one.isVisible()]
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert window.page._sheet is None


def test_a_closed_sheet_is_gone(session, window, place, service, gone, qtbot):
    sheet = open_list(window)
    sheet._open(place.id)
    over = hands.only(sheet, TakedownSheet)
    over._open_asking(service.id)
    left = [weakref.ref(one) for one in (sheet, over, hands.only(over, AskingSheet))]
    for one in (hands.only(over, AskingSheet), over, sheet):
        one.close()
    del sheet, over, one
    assert all(gone(reference) for reference in left)
