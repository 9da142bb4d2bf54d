"""Whom one gave what to: noted after an export, seen from two pages, compared as it is typed."""

from __future__ import annotations

import weakref
from datetime import date

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from companion import custody, evidence, settings, steps, submissions, timeline, when
from companion.facts import Authority, Source
from companion.receipts import NewSubmission, Sum, Way
from companion.records import NewIncident, Provenance, Shows
from companion.report import bag, bundle
from companion.report.verify import verify
from tests.report.authority import Authority as RealAuthority
from tests.report.authority import give, server
from tests.ui import hands, pixels
from ui.main_window import MainWindow
from ui.pages.documents import DocumentsPage
from ui.sheets.export import ExportSheet
from ui.sheets.item import ItemSheet
from ui.sheets.stamping import Stamping
from ui.sheets.submission import SubmissionSheet
from ui.sheets.who_has import WhoHasSheet


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def item(session, tmp_path):
    vault, case = session.vault, session.case.id
    picture = pixels.write(tmp_path / "a.png")
    kept = evidence.take_in(vault, case, picture, Shows.ORDINARY, Provenance(title="the room"))
    timeline.add(vault, case, NewIncident("the message", evidence=(kept.id,)))
    return kept


@pytest.fixture
def made(session, item, tmp_path):
    vault, case = session.vault, session.case.id
    bundle.write(vault, case, "police", "ko", tmp_path / "made")
    return submissions.exports(vault, case)[0]


@pytest.fixture
def window(session, keep):
    shown = keep(MainWindow(session))
    shown.begin("documents")
    shown.resize(1000, 900)
    return shown


def settled(session, qtbot):
    qtbot.wait(30)
    qtbot.waitUntil(lambda: not session.tasks.busy, timeout=20000)


def for_the_police(page, qtbot):
    hands.tick_all(page.session)
    settled(page.session, qtbot)
    page._choices.desks.buttons["police"].click()
    qtbot.waitUntil(lambda: not page._settle.isActive(), timeout=20000)
    settled(page.session, qtbot)
    qtbot.waitUntil(lambda: hands.says(page, "page 1 of"), timeout=20000)


def field(sheet, key):
    return sheet._fields._fields.fields[key]


def cells(table):
    rows = table.rows
    return [[rows._rows[r][1][c].replace("\u200b", "") for c in range(rows.columnCount())]
            for r in range(rows.rowCount())]  # fmt: skip


def test_after_an_export_one_click_notes_whom_it_went_to(session, item, window, tmp_path, qtbot):
    place = tmp_path / "stick"
    place.mkdir()
    page = window.page
    for_the_police(page, qtbot)
    hands.click(page, "Make the documents")
    sheet = hands.only(page, ExportSheet)
    sheet.begin([place])
    qtbot.waitUntil(lambda: hands.says(sheet, "documents are ready"), timeout=20000)
    hands.click(sheet, "Note whom you gave it to")
    noting = hands.only(page, SubmissionSheet)
    (exported,) = submissions.exports(session.vault, session.case.id)
    assert field(noting, "exported").key == str(exported.id)
    assert field(noting, "desk").key == "police"
    assert noting._fields.items.chosen() == (item.id,)
    assert hands.says(noting, "Ask whether the files arrived as they were sent")
    field(noting, "whom").setText("Seoul police")
    noting.save()
    qtbot.waitUntil(lambda: bool(submissions.all_of(session.vault, session.case.id)))
    settled(session, qtbot)
    (kept,) = submissions.all_of(session.vault, session.case.id)
    assert (kept.whom, kept.exported, kept.items) == ("Seoul police", exported.id, (item.id,))
    assert len(steps.all_of(session.vault, session.case.id)) == 3


def test_steps_are_noted_only_where_they_are_wanted(session, made, window, qtbot):
    window.page._show_who()
    window.page._sheet._add.click()
    sheet = hands.only(window, SubmissionSheet)
    field(sheet, "whom").setText("an uncle")
    field(sheet, "desk").choose("")
    assert not sheet._fields._steps.isVisible()
    field(sheet, "desk").choose("police")
    assert sheet._fields._steps.isVisible()
    sheet._fields._steps.box.click()
    sheet.save()
    qtbot.waitUntil(lambda: bool(submissions.all_of(session.vault, session.case.id)))
    assert steps.all_of(session.vault, session.case.id) == []


def test_their_fingerprint_is_compared_as_it_is_pasted(session, item, made, window, qtbot):
    window.page._show_who()
    window.page._sheet._add.click()
    sheet = hands.only(window, SubmissionSheet)
    settled(session, qtbot)
    grouped = " ".join(item.sha256[at : at + 4].upper() for at in range(0, 64, 4))
    field(sheet, "returned").setPlainText(f"{grouped}\n{made.manifest}  list\n{'5' * 64}")
    assert hands.says(sheet, "Item 1, the same fingerprint")
    assert hands.says(sheet, "list: The list of all files, the same fingerprint")
    assert hands.says(sheet, "Nothing in this record has this fingerprint.")
    field(sheet, "whom").setText("Seoul police")
    field(sheet, "returned").setPlainText("no fingerprint")
    sheet.save()
    qtbot.waitUntil(lambda: hands.says(sheet, "There is a line without a SHA-256 fingerprint"))
    assert submissions.all_of(session.vault, session.case.id) == []
    field(sheet, "returned").setPlainText(item.sha256)
    sheet.save()
    qtbot.waitUntil(lambda: bool(submissions.all_of(session.vault, session.case.id)))
    (kept,) = submissions.all_of(session.vault, session.case.id)
    assert kept.returned == (Sum("", item.sha256),)


@pytest.fixture
def given(session, item, made):
    """Handed to the police with its bundle, and by itself to a teacher."""
    vault, case = session.vault, session.case.id
    told = (Sum("", item.sha256), Sum("", "5" * 64))
    new = NewSubmission(
        "Seoul police", "police", when.day(2026, 11, 20), Way.IN_PERSON, "Ms Kim", "2026-7",
        exported=made.id, items=(item.id,), returned=told,
    )  # fmt: skip
    kept = submissions.add(vault, case, new)
    custody.hand_over(vault, item.id, custody.HandOver("the teacher", reference="none"))
    return kept


def test_the_tables_say_who_has_what(session, item, given, window, qtbot):
    window.page._show_who()
    sheet = hands.only(window, WhoHasSheet)
    settled(session, qtbot)
    first, second = cells(sheet._by_receiver)
    assert first[0] == "Seoul police\nMs Kim"
    assert first[1].startswith("Petition\n")
    assert first[1].endswith("Items: 1")
    assert first[2].endswith("2026-7")
    assert first[3] == "The same as here: 1 of 2"
    assert (second[0], second[1], second[3]) == ("the teacher", "Items: 1", "–")
    ((name, holders),) = cells(sheet._by_item)
    assert "the room" in name
    assert "Seoul police" in holders
    assert "the teacher" in holders


def test_by_keyboard_and_by_ear(session, item, given, window, qtbot):
    """Tab comes to both tables, Enter opens, each has a name and its heads."""
    window.page._show_who()
    sheet = hands.only(window, WhoHasSheet)
    settled(session, qtbot)
    table = sheet._by_receiver
    stops = sheet._stops()
    assert stops.index(table) < stops.index(sheet._by_item) < stops.index(sheet._add)
    for one in (table, sheet._by_item):
        read = QAccessible.queryAccessibleInterface(one)
        assert read.text(QAccessible.Text.Name) in {"By receiver", "By item"}
        assert one.model().headerData(0, Qt.Orientation.Horizontal)
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    opened = hands.only(window, SubmissionSheet)
    assert field(opened, "reference").text() == "2026-7"
    assert field(opened, "way").key == "in_person"
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    settled(session, qtbot)
    assert submissions.get(session.vault, given.id) == given  # looking changes nothing


def test_from_a_receipt_to_the_copy_that_can_go(session, item, given, window, qtbot):
    window.page._show_who()
    sheet = hands.only(window, WhoHasSheet)
    settled(session, qtbot)
    sheet._open(given.id)
    hands.click(hands.only(window, SubmissionSheet), "Item 1")
    page = hands.only(window, ItemSheet)
    assert hands.says(page, "Delete our copy, keep the receipt")
    settled(session, qtbot)
    hands.click(page, "Who has what")
    again = hands.only(page, WhoHasSheet)
    settled(session, qtbot)
    assert cells(again._by_item)
    again._go_to(item.id)
    assert page.isVisible()


def test_a_note_can_be_taken_back(session, given, window, qtbot):
    window.page._show_who()
    sheet = hands.only(window, WhoHasSheet)
    sheet._open(given.id)
    opened = hands.only(window, SubmissionSheet)
    hands.click(opened, "Move to the bin")
    qtbot.waitUntil(lambda: not submissions.all_of(session.vault, session.case.id))
    settled(session, qtbot)
    assert [row[0] for row in cells(sheet._by_receiver)] == ["the teacher"]


def test_their_list_is_read_from_a_file(session, item, made, window, tmp_path, qtbot):
    window.page._show_who()
    window.page._sheet._add.click()
    sheet = hands.only(window, SubmissionSheet)
    settled(session, qtbot)
    (tmp_path / "list.txt").write_text(f"what we got\n{item.sha256}  a.png\n")
    sheet._fields.read_files([tmp_path / "list.txt"])
    qtbot.waitUntil(lambda: hands.says(sheet, "a.png: Item 1, the same fingerprint"))
    sheet._fields.read_files([tmp_path / "none.txt"])
    qtbot.waitUntil(lambda: hands.says(sheet, "Is it still there?"))
    assert field(sheet, "returned").toPlainText() == f"{item.sha256}  a.png"
    sheet._discard()


def test_one_opened_and_left_is_none(session, made, window, qtbot):
    """Though it begins with the bundle that was made last, and where that went."""
    vault, case = session.vault, session.case.id
    bundle.write(vault, case, "school", "ko", made_again := vault.folder.parent / "again")
    assert made_again.is_dir()
    window.page._show_who()
    window.page._sheet._add.click()
    sheet = hands.only(window, SubmissionSheet)
    assert field(sheet, "desk").key == "school"
    settled(session, qtbot)
    sheet.save()
    settled(session, qtbot)
    assert not window.findChildren(SubmissionSheet)
    assert submissions.all_of(vault, case) == []


def test_nothing_noted_is_said_kindly(session, window, qtbot):
    window.page._show_who()
    sheet = hands.only(window, WhoHasSheet)
    settled(session, qtbot)
    assert hands.says(sheet, "Nothing is noted yet.")
    assert not sheet._by_receiver.isVisible()


def test_the_sheets_are_gone_afterwards(session, given, window, gone, qtbot):
    window.page._show_who()
    sheet = hands.only(window, WhoHasSheet)
    settled(session, qtbot)
    sheet._open(given.id)
    opened = hands.only(window, SubmissionSheet)
    settled(session, qtbot)
    kept = [weakref.ref(sheet), weakref.ref(opened)]
    opened.close()
    sheet.close()
    del opened, sheet
    assert all(gone(one) for one in kept)


# The time stamp, from the window.


@pytest.fixture
def sheet(session, item, front, qtbot):
    page = front(DocumentsPage(session), 1000, 800)
    for_the_police(page, qtbot)
    hands.click(page, "Make the documents")
    return hands.only(page, ExportSheet)


def test_no_stamp_is_asked_for_beforehand(sheet):
    stamping = sheet._stamping
    assert not stamping.tick.box.isChecked()
    assert not stamping.address.isVisible()
    assert stamping.urls == []
    stamping.tick.box.click()
    assert stamping.address.isVisible()
    assert hands.says(sheet, "one fingerprint of 32 bytes")


def test_authorities_of_the_pack_are_offered_and_two_are_asked_at_most(session, front):
    made = [
        Authority(name, f"https://{name}.example.org/", Source("x"), date(2026, 11, 22))
        for name in ("one", "two", "three")
    ]
    none = Stamping(session)
    none.tick.box.click()
    assert not none._offers.isVisibleTo(none)
    session.pack = structs.replace(session.pack, authorities={one.id: one for one in made})
    stamping = Stamping(session)
    assert not stamping._offers.isVisibleTo(stamping)
    stamping.tick.box.click()
    assert stamping._offers.isVisibleTo(stamping)
    for button in stamping._offered.buttons()[:2]:
        button.click()
        button.click()  # a second time it is there already
    assert stamping.urls == ["https://one.example.org/", "https://two.example.org/"]
    stamping._offered.buttons()[2].click()
    assert stamping.urls == ["https://one.example.org/", "https://three.example.org/"]
    assert stamping.flaw() is None
    for one in (none, stamping):
        one.deleteLater()


def test_an_address_that_is_none_is_said_before_anything_is_made(sheet, session, qtbot):
    sheet._stamping.tick.box.click()
    sheet._stamping.address.setText("http://tsa.example/")
    sheet.go.click()
    assert hands.says(sheet, "This address can't be asked.")
    assert not session.tasks.busy


def test_one_that_cannot_be_reached_costs_only_the_stamp(sheet, session, tmp_path, qtbot):
    sheet._stamping.tick.box.click()
    sheet._stamping.address.setText("https://127.0.0.1:9/stamp")
    sheet.begin([tmp_path])
    qtbot.waitUntil(lambda: hands.says(sheet, "documents are ready"), timeout=20000)
    assert hands.says(sheet, "could not be reached")
    assert settings.get(session.vault, "authority") == "https://127.0.0.1:9/stamp"
    (folder,) = tmp_path.glob("documents-*")
    assert verify(folder)[0].ok
    assert not (folder / bag.STAMPS[0]).exists()


def test_the_window_stays_alive_while_it_is_asked_and_stop_ends_it(
    sheet, session, tmp_path, qtbot, monkeypatch
):
    import time

    from companion.report import stamp

    def slow(handler, query):
        time.sleep(3)

    tsa = RealAuthority(tmp_path / "tsa")
    with server(slow) as silent, server(lambda h, q: give(h, tsa.answer(q))) as honest:
        urls = iter([silent.url, honest.url])
        plain = stamp.authority
        monkeypatch.setattr(
            stamp, "authority", lambda _: plain(next(urls), plain=True)
        )  # only the address is another: a test has no https authority that everybody knows
        sheet._stamping.tick.box.click()
        sheet._stamping.address.setText("https://tsa.example/")
        sheet.begin([tmp_path])
        qtbot.waitUntil(lambda: hands.says(sheet, "Asking the authority"), timeout=20000)
        begun = time.monotonic()
        sheet._stop()
        qtbot.waitUntil(lambda: hands.says(sheet, "Stopped. Nothing was left behind."))
        assert time.monotonic() - begun < 2
        assert not list(tmp_path.glob("documents-*"))
        sheet.begin([tmp_path])
        qtbot.waitUntil(lambda: hands.says(sheet, "documents are ready"), timeout=20000)
    assert hands.says(sheet, "Time stamp, as the authority says it:")
    (folder,) = tmp_path.glob("documents-*")
    assert verify(folder)[0].facts["stamp"]
