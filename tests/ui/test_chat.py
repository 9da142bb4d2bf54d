"""A kept chat in the window: read, looked through, picked from, by keyboard alone."""

from __future__ import annotations

import json
import time
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion import drafts, evidence, excerpts, timeline, when
from companion.errors import ObjectDamaged
from companion.records import NewIncident, Provenance, Shows, TimeSource
from tests.chats import taken
from tests.chats.samples import samples
from tests.chats.test_reading import big
from tests.core.test_excerpts import kakao
from tests.ui import hands
from ui import lock, theme
from ui.messages import sentence
from ui.pages.evidence import EvidencePage
from ui.sheets.chat import ChatSheet
from ui.sheets.incident import IncidentSheet
from ui.sheets.item import ItemSheet


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def page(session, front):
    return front(EvidencePage(session), 1000, 800)


@pytest.fixture
def opened(page, session, qtbot):
    """Open the chat of some bytes, read to its end."""

    def open_(data: bytes) -> ChatSheet:
        item = evidence.take_in_bytes(session.vault, session.case.id, data, Shows.ORDINARY)
        page.open_chat(item.id)
        sheet = hands.only(page, ChatSheet)
        qtbot.waitUntil(lambda: sheet.model.rowCount() > 0)
        return sheet

    return open_


def shown(sheet) -> list[tuple[str, ...]]:
    model = sheet.model
    return [
        tuple(model.index(row, column).data() for column in range(3))
        for row in range(model.rowCount())
    ]


def close(sheet, page, qtbot) -> None:
    sheet.close()
    qtbot.waitUntil(lambda: not page.findChildren(ChatSheet))


@pytest.mark.parametrize("name", samples())
def test_every_programs_export_is_shown(name, opened):
    sample = samples()[name]
    sheet = opened(sample.data)
    rows = shown(sheet)
    spaced = [said[0].replace("\u202f", " ") for said in sample.said]
    assert [who for _, who, _ in rows] == spaced
    whens = [time for time, _, _ in rows]
    assert [w for w, said in zip(whens, sample.said, strict=True) if said[1]] == [
        f"{said[1]:%Y-%m-%d %H:%M}" for said in sample.said if said[1]
    ]


def test_a_keyboard_is_enough_from_the_item_to_the_excerpt(page, session, opened, qtbot):
    item = evidence.take_in_bytes(
        session.vault, session.case.id, kakao(*[f"글 {n}" for n in range(30)]), Shows.ORDINARY
    )
    incident = timeline.add(session.vault, session.case.id, NewIncident("that day"))
    page.open_item(item.id)
    sheet = hands.only(page, ItemSheet)
    while hands.focus() is not sheet._chat:
        hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.findChildren(ChatSheet)))
    chat = hands.only(page, ChatSheet)
    qtbot.waitUntil(lambda: hands.focus() is chat.table)
    for _ in range(9):
        hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Space)
    assert chat.model.picked == {10}
    while hands.focus() is not chat.incident:
        hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down)
    while hands.focus() is not chat.make:
        hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(excerpts.of_item(session.vault, item.id)))
    (made,) = excerpts.of_item(session.vault, item.id)
    assert [one.seq for one in made.messages] == list(range(7, 14))
    assert [one.seq for one in made.messages if one.picked] == [10]
    assert made.incidents == (incident.id,)
    qtbot.waitUntil(lambda: chat._count.text() == "Made: Excerpt 1-1. You can stop here.")
    assert hands.says(chat, "that day")
    hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.findChildren(ChatSheet))
    assert drafts.places(session.vault) == []


def test_a_click_on_the_time_and_a_range_of_rows_pick(opened, qtbot):
    sheet = opened(kakao(*["글"] * 30))
    for row, wanted in ((3, {4}), (5, {4, 6}), (3, {6})):
        at = sheet.table.visualRect(sheet.model.index(row, 0)).center()
        QTest.mouseClick(sheet.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert sheet.model.picked == wanted
    at = sheet.table.visualRect(sheet.model.index(2, 2)).center()
    QTest.mouseClick(sheet.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert sheet.model.picked == {6}  # a click on the words only chooses
    sheet.table.go_to(10)
    for _ in range(3):
        hands.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    hands.press(Qt.Key.Key_Space)
    assert sheet.model.picked == {6, 11, 12, 13, 14}
    hands.press(Qt.Key.Key_Space)
    assert sheet.model.picked == {6}


def test_nothing_picked_is_said_and_makes_nothing(opened, session):
    sheet = opened(kakao("글"))
    sheet.make.click()
    assert sheet._count.text().startswith("Pick a message first")
    assert excerpts.of_case(session.vault, session.case.id) == []


def test_a_new_entry_has_the_time_and_the_room_of_the_chat(opened, session, page, qtbot):
    places: list[str] = []
    session.draft_wanted.connect(places.append)
    sheet = opened(kakao("글", "또", room="3반"))
    sheet.model.set_picked({1})
    sheet.incident.choose("new")
    sheet.make.click()
    qtbot.waitUntil(lambda: bool(places))
    (incident,) = timeline.incidents(session.vault, session.case.id)
    assert places == [f"incident:{incident.id}"]
    assert (incident.place, incident.time_source) == ("3반", TimeSource.MESSAGE)
    assert incident.happened == when.UNKNOWN  # this export says no day
    assert len(incident.excerpts) == 1
    qtbot.waitUntil(lambda: not page.findChildren(ChatSheet))


def test_a_stated_time_becomes_the_time_here(opened, session, qtbot):
    sheet = opened(samples()["discord"].data)
    row = next(one.seq for one in sheet._chat.messages if one.moment)
    moment = sheet._chat.messages[row - 1].moment
    sheet.model.set_picked({row})
    sheet.incident.choose("new")
    sheet.make.click()
    qtbot.waitUntil(lambda: bool(timeline.incidents(session.vault, session.case.id)))
    (incident,) = timeline.incidents(session.vault, session.case.id)
    here = moment.astimezone()
    assert incident.happened == when.exact(here.year, here.month, here.day, here.hour, here.minute)


def test_what_is_picked_is_there_again_after_a_lock(opened, page, session, qtbot):
    sheet = opened(kakao(*["글"] * 30))
    sheet.model.pick([4, 7])
    sheet.around.choose("5")
    lock.keep_drafts()
    (place,) = drafts.places(session.vault)
    kept = drafts.load(session.vault, place)
    assert kept
    assert (json.loads(kept["picked"]), kept["around"]) == ([5, 8], "5")
    close(sheet, page, qtbot)
    page.go_on(place)
    again = hands.only(page, ChatSheet)
    qtbot.waitUntil(lambda: again.model.rowCount() > 0)
    assert (again.model.picked, again.around.key) == ({5, 8}, "5")
    assert again.table.currentIndex().row() == 4


def test_words_are_found_forwards_and_back(opened, qtbot):
    sheet = opened(kakao(*[f"글 {n % 10} Word" for n in range(300)]))
    hands.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert hands.focus().accessibleName() == "Find in this chat"
    QTest.keyClicks(hands.focus(), "7 wORD")
    qtbot.waitUntil(lambda: len(sheet.finder.hits) == 30 and not sheet.finder.is_looking)
    assert sheet.seek.said.text() == "30 found"
    rows = []
    for key, _shift in ((Qt.Key.Key_Return, False), (Qt.Key.Key_Return, False)):
        hands.press(key)
        rows.append(sheet.table.currentIndex().row())
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    rows.append(sheet.table.currentIndex().row())
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    rows.append(sheet.table.currentIndex().row())
    assert rows == [7, 17, 7, 297]
    sheet.seek.line.setText("nowhere")
    qtbot.waitUntil(lambda: sheet.seek.said.text() == "Nothing here holds these words.")
    sheet.seek.line.clear()
    qtbot.waitUntil(lambda: sheet.seek.said.text() == "")


def test_letters_that_are_not_whole_syllables_are_found(opened, qtbot):
    sheet = opened(kakao("\u1112\u1161\u11ab\u1100\u1173\u11af"))  # 한글, in parts
    sheet.seek.line.setText("한글")
    qtbot.waitUntil(lambda: sheet.finder.hits == [0])


def test_covered_words_are_nowhere_in_the_sheet(opened):
    sheet = opened(kakao("secret words", "more"))
    assert hands.says(sheet, "secret words")
    sheet.covered.click()
    assert [what for _, _, what in shown(sheet)] == ["· · ·", "· · ·"]
    assert not hands.says(sheet, "secret words")
    sheet.covered.click()
    assert shown(sheet)[0][2] == "secret words"


def test_what_turns_or_hides_writing_is_seen_as_that(opened):
    data = kakao("plain").decode() + "[gnp\u202efdp] [오후 9:12] a\u202eb\u200bc\n"
    sheet = opened(data.encode())
    sheet.table.go_to(1)
    assert shown(sheet)[1][1:] == ("gnp\ufffdfdp", "a\ufffdb\ufffdc")
    assert "\u202e" not in sheet._head.text() + sheet._text.text()
    sheet.model.set_picked({2})
    sheet.make.click()


def test_no_name_or_room_turns_the_writing_anywhere(opened, page, session, keep, qtbot):
    turned = "\u202egnp"
    data = kakao("plain", room=f"방{turned}").decode() + f"[{turned}] [오후 9:12] {turned}\n"
    sheet = opened(data.encode())
    sheet.table.go_to(1)
    sheet.model.set_picked({1, 2})
    sheet.make.click()
    qtbot.waitUntil(lambda: hands.says(sheet, "Show it in the chat"))
    incident = timeline.add(session.vault, session.case.id, NewIncident("that day"))
    day = IncidentSheet(session, page, f"incident:{incident.id}", incident.id)
    day.open()
    checks = day.form.more.excerpts
    told = [checks.words(at) for at in range(checks.count())]
    for widget in page.window().findChildren(QWidget):
        words = getattr(widget, "text", str)()
        told += [str(words), widget.accessibleName(), widget.accessibleDescription()]
        told.append(widget.toolTip())
    assert any("방\ufffdgnp" in text.replace("\u200b", "") for text in told)
    assert not [text for text in told if "\u202e" in text]


@pytest.mark.parametrize("percent", [100, 200])
def test_it_opens_with_its_whole_table_in_sight_and_at_the_top_if_there_is_room(
    opened, page, qapp, qtbot, percent
):
    theme.apply(qapp, "light", percent / 100)
    page.resize(1000, 800 if percent == 100 else 640)
    sheet = opened(kakao(*["글"] * 200))
    qtbot.wait(50)
    seen, area = sheet.table.visibleRegion().boundingRect(), sheet._area
    assert sheet.table.height() - seen.height() <= 4
    if percent == 100:
        assert area.verticalScrollBar().value() == 0
    theme.apply(qapp, "light")


def test_a_very_long_message_is_shown_in_part_and_at_once(opened):
    sheet = opened(kakao("short", "가" * 1_000_000))
    begun = time.monotonic()
    sheet.table.go_to(1)
    QApplication.processEvents()
    assert time.monotonic() - begun < 2
    assert len(sheet._text.text()) < 7000
    assert "Only the beginning is shown here." in sheet._text.text()
    assert "The rest of it is in the export." in sheet._text.text()


def test_one_that_ends_in_the_middle_says_so(opened):
    data = samples()["telegram"].data
    sheet = opened(data[: len(data) * 5 // 6])
    assert hands.says(sheet, "This export ends in the middle. It is read as far as it goes.")


def test_a_damaged_export_is_told(page, session, qtbot):
    item = taken.of(session.vault, session.case.id)
    (path,) = session.vault.objects.iterdir()
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    page.open_chat(item.id)
    sheet = hands.only(page, ChatSheet)
    qtbot.waitUntil(lambda: hands.says(sheet, sentence(ObjectDamaged(item.number))))
    assert not sheet.make.isVisible()


def test_one_erased_meanwhile_makes_no_excerpt(opened, session, qtbot):
    sheet = opened(kakao("글", "또"))
    evidence.erase(session.vault, sheet._ident)
    sheet.model.set_picked({1})
    sheet.make.click()
    qtbot.waitUntil(lambda: sheet._count.text() == "This isn't in the record any more.")
    assert sheet.model.picked == {1}


def test_one_that_is_gone_is_said_so(page, session):
    item = taken.of(session.vault, session.case.id)
    evidence.erase(session.vault, item.id)
    told: list[Exception] = []
    session.failed.connect(told.append)
    page.open_chat(item.id)
    assert len(told) == 1
    assert not page.findChildren(ChatSheet)


def test_an_attachment_that_is_an_item_is_opened(opened, session, tmp_path, page, qtbot):
    path = tmp_path / "photo_1@02-09-2024_21-13-00.jpg"
    path.write_bytes(b"\xff\xd8\xff" + bytes(50))
    picture = evidence.take_in(
        session.vault, session.case.id, path, Shows.ORDINARY, Provenance("a")
    )
    sheet = opened(samples()["telegram"].data)
    row = next(n for n, one in enumerate(sheet._chat.messages) if "photo_1@" in one.attachment)
    other = next(n for n, one in enumerate(sheet._chat.messages) if not one.attachment)
    sheet.table.go_to(other)
    assert not sheet._attached.isVisible()
    sheet.table.go_to(row)
    assert sheet._attached.text() == f"Open Item {picture.number}"
    sheet._attached.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(ItemSheet)))
    assert hands.only(page, ItemSheet)._ident == picture.id


@pytest.mark.parametrize("keeps", [False, True])
def test_with_the_file_the_excerpts_go_or_stay(page, session, opened, qtbot, keeps):
    sheet = opened(kakao(*["글"] * 9))
    made = excerpts.add(session.vault, sheet._ident, sheet._chat, {2})
    close(sheet, page, qtbot)
    page.open_item(made.evidence)
    item = hands.only(page, ItemSheet)
    hands.click(item, "Delete the kept file")
    if keeps:
        hands.click(item, "Keep the excerpts of this chat when its file is deleted")
    hands.click(item, "Yes, delete the file")
    qtbot.waitUntil(lambda: evidence.get(session.vault, made.evidence).object is None)
    assert bool(excerpts.of_item(session.vault, made.evidence)) is keeps
    qtbot.waitUntil(lambda: not item._erasing.isVisible())


def test_an_excerpt_is_shown_again_and_put_away(opened, session, qtbot):
    sheet = opened(kakao(*["글"] * 30))
    sheet.model.set_picked({20})
    sheet.make.click()
    qtbot.waitUntil(lambda: hands.says(sheet, "Show it in the chat"))
    sheet.table.go_to(0)
    hands.click(sheet, "Show it in the chat")
    assert sheet.table.currentIndex().row() == 19
    hands.click(sheet, "Move to the bin")
    qtbot.waitUntil(lambda: not excerpts.of_item(session.vault, sheet._ident))
    qtbot.waitUntil(lambda: not sheet._made.isVisible())


def test_an_incident_ticks_an_excerpt(session, keep, qtbot):
    vault, case = session.vault, session.case.id
    item = taken.of(vault, case)
    from companion import chats

    made = excerpts.add(vault, item.id, chats.read(vault, item.id), {2})
    incident = timeline.add(vault, case, NewIncident("that day"))
    over = keep(EvidencePage(session))
    sheet = IncidentSheet(session, over, f"incident:{incident.id}", incident.id)
    sheet.open()
    checks = sheet.form.more.excerpts
    assert checks.words(0).startswith("Excerpt 1-1")
    checks.tick([made.id])
    sheet._save()
    qtbot.waitUntil(lambda: timeline.get(vault, incident.id).excerpts == (made.id,))


def test_a_closed_sheet_leaves_nothing_behind(opened, page, qtbot, gone):
    sheet = opened(kakao(*["글"] * 100))
    messages = sheet._chat.messages
    last = weakref.ref(sheet)
    close(sheet, page, qtbot)
    del sheet
    qtbot.waitUntil(lambda: messages == [])
    assert gone(last)


def test_stopping_and_locking_while_it_is_read(page, session, tasks, qtbot):
    data = big("kakaotalk windows", 60_000)
    item = evidence.take_in_bytes(session.vault, session.case.id, data, Shows.ORDINARY)
    page.open_chat(item.id)
    sheet = hands.only(page, ChatSheet)
    assert sheet._long.isVisible()
    hands.click(sheet, "Stop")
    qtbot.waitUntil(lambda: not sheet._long.isVisible(), timeout=10_000)
    assert sheet.model.rowCount() == 0
    close(sheet, page, qtbot)
    page.open_chat(item.id)
    begun = time.monotonic()
    lock.keep_drafts()
    tasks.wind_up()
    assert tasks.settle(2)
    assert time.monotonic() - begun < 2  # what only reads is not waited for
    assert excerpts.of_item(session.vault, item.id) == []


def test_ten_thousand_messages_open_in_a_moment_and_scroll_at_once(page, session, qtbot):
    """Under 2 s on a machine that does nothing else, which this one need not be."""
    from companion import chats

    data = big("kakaotalk windows", 10_000)
    item = evidence.take_in_bytes(session.vault, session.case.id, data, Shows.ORDINARY)
    begun = time.process_time()
    chats.read(session.vault, item.id)
    alone = time.process_time() - begun
    begun = time.process_time()
    page.open_chat(item.id)
    sheet = hands.only(page, ChatSheet)
    qtbot.waitUntil(lambda: sheet.model.rowCount() > 0, timeout=20_000)
    QApplication.processEvents()
    assert time.process_time() - begun < 2 + alone
    worst = 0.0
    for place in range(0, 10_000, 331):
        begun = time.thread_time()
        sheet.table.verticalScrollBar().setValue(place)
        sheet.table.viewport().repaint()
        worst = max(worst, time.thread_time() - begun)
    assert worst < 0.1


def test_a_long_chat_is_looked_through_in_slices(opened, qtbot):
    sheet = opened(big("kakaotalk mac", 30_000))
    sheet.finder.begin(sheet._chat.messages, "글 7")
    worst = 0.0
    while sheet.finder.is_looking:
        begun = time.thread_time()
        QApplication.processEvents()
        worst = max(worst, time.thread_time() - begun)
    assert len(sheet.finder.hits) > 1000
    assert worst < 0.1


def test_times_carry_their_zone_or_say_that_none_is_said(opened):
    sheet = opened(samples()["telegram"].data)
    assert hands.says(sheet, "The export says the time zone.")
    assert "(UTC+09:00)" in sheet._head.text()
    sheet.close()


def test_a_device_time_says_whose_it_is(opened):
    sheet = opened(samples()["kakaotalk windows"].data)
    assert hands.says(sheet, "its zone is not said")
    sheet.table.go_to(1)
    assert sheet._head.text().endswith("by the device's clock")
