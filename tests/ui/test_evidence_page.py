"""Tiles, the sheet of one item, and references: by keyboard, to the bin and back."""

from __future__ import annotations

import weakref

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from companion import drafts, evidence, people, timeline, when
from companion.records import Kind, NewAccount, NewIncident, Provenance, Shows
from tests.ui import hands, pixels
from ui.pages.evidence import EvidencePage
from ui.sheets.item import ItemSheet
from ui.sheets.reference import ReferenceSheet
from ui.sheets.take_in import TakeInSheet
from ui.widgets.covered_tile import CoveredTile


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def items(session, tmp_path):
    made = []
    for number in range(5):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"{number}")
        about = Provenance(title=f"note {number}")
        made.append(evidence.take_in(session.vault, session.case.id, path, Shows.ORDINARY, about))
    return made


@pytest.fixture
def page(session, front):
    return front(EvidencePage(session), 900, 700)


def tiles(page):
    return [tile for tile in page.findChildren(CoveredTile) if tile.isVisible()]


def read(session, item):
    return evidence.get(session.vault, item.id)


def test_an_empty_page_says_what_it_is_for(page):
    assert hands.says(page, "It is fine if this page stays empty.")
    assert tiles(page) == []


def test_a_keyboard_is_enough(page, items, session, qtbot):
    page.refresh()
    tiles(page)[0].setFocus()
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Down)
    chosen = hands.focus()
    assert isinstance(chosen, CoveredTile)
    assert chosen.ident == items[3].id  # two columns at this width
    hands.press(Qt.Key.Key_Return)
    sheet = hands.only(page, ItemSheet)
    while hands.focus() is not sheet._form.title:
        hands.press(Qt.Key.Key_Tab)
        assert sheet.isAncestorOf(hands.focus())  # what lies under it is out of reach
    sheet._form.title.selectAll()
    QTest.keyClicks(hands.focus(), "the invitation")
    hands.press(Qt.Key.Key_Escape)  # closing needs no decision
    qtbot.waitUntil(lambda: read(session, items[3]).title == "the invitation")
    qtbot.waitUntil(lambda: not page.findChildren(ItemSheet))
    assert hands.focus() is chosen
    assert hands.says(chosen, "the invitation")


def test_tab_stops_once_in_the_tiles(page, items):
    page.refresh()
    stops = [tile for tile in tiles(page) if tile.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1
    tiles(page)[2].setFocus()
    stops = [tile for tile in tiles(page) if tile.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [tile.ident for tile in stops] == [items[2].id]


def test_tab_goes_down_an_item_as_one_reads(page, items):
    page.open_item(items[0].id)
    sheet = hands.only(page, ItemSheet)
    stops = [one for one in sheet._stops() if sheet.paper.isAncestorOf(one)]
    assert len(stops) > 12
    seen = [one.mapTo(sheet.paper, QPoint(0, one.height())).y() for one in stops]
    assert seen == sorted(seen)


def test_many_items_come_in_parts(page, session):
    for number in range(50):
        evidence.refer(session.vault, session.case.id, Provenance(title=f"{number}"))
    page.refresh()
    assert len(tiles(page)) == 24
    hands.click(page, "Show more")
    hands.click(page, "Show more")
    assert page._grid.tiles()[-1].cover.title == "49"


def test_a_whole_description_is_kept_and_can_be_taken_away(page, session, items, qtbot):
    account = people.add_account(session.vault, session.case.id, NewAccount("x", handle="@a"))
    page.open_item(items[0].id)
    form = hands.only(page, ItemSheet)._form
    form.description.setPlainText("two lines\nof it")
    form.url.setText("https://example.com/1")
    form.account.choose(str(account.id))
    form.seen.set_value(when.month(2026, 9, when.MonthPart.EARLY))
    form.device.setText("my phone")
    hands.click(page, "Save")
    qtbot.waitUntil(lambda: not page.findChildren(ItemSheet))
    item = read(session, items[0])
    assert (item.description, item.url, item.device) == (
        "two lines\nof it", "https://example.com/1", "my phone",
    )  # fmt: skip
    assert (item.account, item.seen) == (account.id, when.month(2026, 9, when.MonthPart.EARLY))
    assert item.sha256 == items[0].sha256
    page.open_item(items[0].id)
    form = hands.only(page, ItemSheet)._form
    assert form.seen.value() == item.seen
    for line in (form.title, form.url, form.device):
        line.clear()
    form.description.clear()
    hands.click(page, "Save")
    qtbot.waitUntil(lambda: read(session, items[0]).title == "")
    # Then the file's own name stands there.
    qtbot.waitUntil(lambda: hands.says(tiles(page)[0], "0.txt"))


def test_what_was_typed_is_there_after_a_lock(page, session, items, qtbot):
    page.open_item(items[0].id)
    sheet = hands.only(page, ItemSheet)
    sheet._form.title.setText("half a tit")
    sheet.keep_draft()
    draft = drafts.load(session.vault, f"evidence:{items[0].id}") or {}
    assert draft["title"] == "half a tit"
    sheet._keeper.end()  # the program is gone
    other = ItemSheet(session, page, items[0].id)  # as after the next unlocking
    assert other._form.title.text() == "half a tit"
    other.open()
    hands.click(other, "Save")
    qtbot.waitUntil(lambda: read(session, items[0]).title == "half a tit")
    qtbot.waitUntil(lambda: drafts.places(session.vault) == [])


def test_what_cannot_be_saved_stays_as_a_draft(page, session, items, qtbot):
    page.open_item(items[0].id)
    sheet = hands.only(page, ItemSheet)
    sheet._form.title.setText("x" * 301)
    sheet.close()
    qtbot.waitUntil(lambda: hands.says(sheet, "This text is longer than 300 letters."))
    sheet.close()
    qtbot.waitUntil(lambda: drafts.places(session.vault) == [f"evidence:{items[0].id}"])
    qtbot.waitUntil(lambda: not page.findChildren(ItemSheet))
    assert read(session, items[0]).title == "note 0"


def test_the_fingerprint_can_be_copied(page, session, items):
    page.open_item(items[0].id)
    sheet = hands.only(page, ItemSheet)
    assert hands.says(sheet, items[0].sha256[:4] + " " + items[0].sha256[4:8])
    hands.click(sheet, "Copy the fingerprint")
    assert QGuiApplication.clipboard().text() == items[0].sha256


def test_the_incidents_an_item_belongs_to_are_named(page, session, items):
    new = NewIncident("the message came", evidence=(items[0].id,))
    timeline.add(session.vault, session.case.id, new)
    page.open_item(items[0].id)
    assert hands.says(hands.only(page, ItemSheet), "the message came")


def test_to_the_bin_and_back(page, session, items, qtbot):
    page.refresh()
    page.open_item(items[1].id)
    hands.click(page, "Move to the bin")
    qtbot.waitUntil(lambda: len(tiles(page)) == 4)
    qtbot.waitUntil(lambda: not page.findChildren(ItemSheet))
    hands.click(page, "The bin")
    (thrown,) = tiles(page)
    assert thrown.ident == items[1].id
    page.open_item(items[1].id)
    sheet = hands.only(page, ItemSheet)
    assert hands.says(sheet, "In the bin. It goes into no document.")
    hands.click(sheet, "Take it out of the bin")
    qtbot.waitUntil(lambda: hands.says(page, "The bin is empty."))
    sheet.close()
    hands.click(page, "The bin")
    assert len(tiles(page)) == 5


def test_deleting_the_file_asks_once_more_and_keeps_the_record(page, session, items, qtbot):
    page.open_item(items[0].id)
    sheet = hands.only(page, ItemSheet)
    hands.click(sheet, "Delete the kept file")
    assert hands.says(sheet, "cannot be brought back")
    assert hands.focus() is hands.button(sheet, "Leave it as it is")
    hands.press(Qt.Key.Key_Space)
    assert read(session, items[0]).object is not None
    hands.click(sheet, "Delete the kept file")
    hands.click(sheet, "Yes, delete the file")
    qtbot.waitUntil(lambda: read(session, items[0]).object is None)
    qtbot.waitUntil(lambda: hands.says(sheet, "The file itself is not kept here."))
    item = read(session, items[0])
    assert (item.kind, item.sha256) == (Kind.FINGERPRINT, items[0].sha256)
    assert len(list(session.vault.objects.iterdir())) == 4
    assert not hands.says(sheet, "Delete the kept file")


@pytest.mark.parametrize(("room", "kind"), [("room 3", Kind.REFERENCE), ("", Kind.HELD_ELSEWHERE)])
def test_a_reference_by_hand(page, session, qtbot, room, kind):
    hands.click(page, "Note it without a file")
    sheet = hands.only(page, ReferenceSheet)
    sheet._form.title.setText("the post")
    sheet._form.room.setText(room)
    sheet._form.holder.setText("on my phone")
    sheet._form.seen.set_value(when.before("sports day"))
    hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(tiles(page)) == 1)
    (item,) = evidence.items(session.vault, session.case.id)
    assert (item.kind, item.title, item.holder) == (kind, "the post", "on my phone")
    assert item.seen == when.before("sports day")
    assert hands.says(page, "Without a file. The record is whole.")


def test_an_empty_reference_is_none(page, session, qtbot):
    hands.click(page, "Note it without a file")
    hands.click(page, "Save")
    qtbot.waitUntil(lambda: not page.findChildren(ReferenceSheet))
    assert evidence.items(session.vault, session.case.id) == []


def test_a_half_filled_time_is_pointed_at(page, session):
    hands.click(page, "Note it without a file")
    sheet = hands.only(page, ReferenceSheet)
    sheet._form.title.setText("the post")
    sheet._form.seen.span.choose("day")
    hands.click(sheet, "Save")
    assert hands.says(sheet, "If you don't know it")
    assert hands.focus() is sheet._form.seen.span


def test_what_someone_else_wrote_is_never_markup(page, session, keep):
    for text in ("<b>bold</b> &amp;", "<img src='x.png'>", "a\u202egnp.exe", "w" * 299, "가" * 299):
        evidence.refer(session.vault, session.case.id, Provenance(title=text))
    page.resize(420, 600)
    page.refresh()
    assert hands.says(page, "<b>bold</b> &amp;")
    assert hands.unplain(page) == []
    for tile in tiles(page):
        assert tile.width() <= page.width()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_everything_has_a_name(make_session, keep, items, language):
    page = keep(EvidencePage(make_session(language)))
    page.refresh()
    page.open_item(items[0].id)
    assert hands.nameless(page) == []
    assert hands.unplain(page) == []


SHEETS = {
    "item": lambda session, page, items: ItemSheet(session, page, items[0].id),
    "reference": lambda session, page, items: ReferenceSheet(session, page),
    "take in": lambda session, page, items: TakeInSheet(session, page, []),
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_closed_sheet_leaves_nothing_behind(page, session, items, gone, name):
    sheet = SHEETS[name](session, page, items)
    sheet.open()
    reference = weakref.ref(sheet)
    sheet.close()
    del sheet
    assert gone(reference)


def test_a_tile_that_goes_leaves_nothing_behind(page, session, items, gone):
    page.refresh()
    reference = weakref.ref(tiles(page)[0])
    evidence.remove(session.vault, items[0].id)
    page.refresh()
    assert gone(reference)


def test_the_picture_goes_with_its_view(page, session, tmp_path, gone, qtbot):
    path = pixels.write(tmp_path / "a.png")
    item = evidence.take_in(session.vault, session.case.id, path, Shows.ORDINARY)
    sheet = ItemSheet(session, page, item.id)
    sheet.open()
    sheet._look_once()
    qtbot.waitUntil(lambda: pixels.is_seen(page))
    view = weakref.ref(sheet._looking.view)
    sheet._looking.let_go()
    sheet.close()
    del sheet
    assert gone(view)
