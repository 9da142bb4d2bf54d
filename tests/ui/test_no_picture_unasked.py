"""Every page and every sheet is drawn over a record full of marked pictures; none shows a mark.

Only where a tile or a button is held, the mark is found: so the search itself can find it.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion import contacts, evidence, masked, people, statement, timeline
from companion.records import (
    NewAccount,
    NewContact,
    NewIncident,
    NewPassage,
    NewPerson,
    NewTalk,
    Part,
    Provenance,
    Shows,
)
from tests.ui import hands, pixels
from tests.ui.editors import EDITORS
from tests.ui.screens import SHEETS
from ui.main_window import PAGES, MainWindow
from ui.masking.sheet import MaskSheet
from ui.sheets.beside import BesideSheet
from ui.sheets.chat import ChatSheet
from ui.sheets.item import ItemSheet
from ui.widgets.covered_tile import CoveredTile, HoldButton
from ui.widgets.drop import Pasted, Received, receive
from ui.widgets.overlay import Overlay

PICTURES = 4  # one of them masked, one in the bin


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def ids(vault, session, tmp_path) -> dict[str, int]:
    """A record whose every item holds a marked picture, as many as there are kinds of it."""
    case, found = session.case.id, {}
    for number in range(PICTURES - 1):
        path = tmp_path / f"{number}.png"
        path.write_bytes(pixels.png() + bytes([number]))  # else it is one item
        about = Provenance(title=f"tile {number}")
        found[str(number)] = evidence.take_in(vault, case, path, Shows.ORDINARY, about).id
    evidence.remove(vault, found["2"])
    png = masked.encode(bytes((255, 0, 255)) * 600, 30, 20)  # as if the boxes lay elsewhere
    origin = masked.Origin(Shows.SEXUAL_MINOR, sha256="0" * 64, size=9)
    copy = evidence.keep_masked(vault, case, png, origin)
    cited = (found["0"], copy.id)
    incident = timeline.add(vault, case, NewIncident("a link came", evidence=cited))
    hands.tick_all(session)  # so that the pages of documents are drawn, too
    return {
        "item": found["0"],
        "masked": copy.id,
        "incident": incident.id,
        "passage": statement.add(vault, case, NewPassage("free", "it began")).id,
        "person": people.add(vault, case, NewPerson(Part.OTHER, "someone")).id,
        "account": people.add_account(vault, case, NewAccount("telegram", "shown")).id,
        "talk": contacts.note_talk(vault, case, NewTalk("the teacher")).id,
        "contact": contacts.add(vault, case, NewContact("an aunt")).id,
        "chat": found["1"],
    }


@pytest.fixture
def window(session, ids, keep, qtbot) -> Any:
    made = keep(MainWindow(session))
    made.resize(1080, 900)
    made.begin("today")
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def shows_nothing(window: Any, qtbot: Any, pause: int = 60) -> None:
    """Draw it at once, and again once the lane has brought whatever it brings."""
    assert not pixels.is_seen(window)
    qtbot.wait(pause)
    qtbot.waitUntil(lambda: not window.session.tasks.busy, timeout=20_000)
    QApplication.processEvents()
    assert not pixels.is_seen(window)


def test_the_mark_is_found_where_it_is_asked_for(window, qtbot):
    window.go("evidence")
    button = window.page.findChild(CoveredTile).findChild(HoldButton)
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pixels.is_seen(window), timeout=20_000)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    shows_nothing(window, qtbot)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_a_picture(window, qtbot, page):
    window.go(page)
    # The preview of the documents is set after a pause in choosing.
    shows_nothing(window, qtbot, 900 if page == "documents" else 60)


@pytest.mark.parametrize("desk", ["police", "school"])
def test_no_preview_of_a_document_shows_one_even_when_all_are_chosen(window, qtbot, desk):
    window.go("documents")
    qtbot.wait(900)
    for box in window.page.findChildren(QWidget):
        if hasattr(box, "isCheckable") and box.isCheckable() and box.isVisible():
            hands_on = box.text().casefold()
            if desk in hands_on or "item" in hands_on or "tile" in hands_on:
                box.setChecked(True)
    shows_nothing(window, qtbot, 900)


@pytest.mark.parametrize("name", EDITORS)
def test_no_sheet_that_is_written_on_shows_one(window, ids, qtbot, name):
    try:
        EDITORS[name](window, ids)
    except (KeyError, AttributeError):  # an editor of something this record has not
        assert name not in {"item", "incident", "reference", "item_described"}
    shows_nothing(window, qtbot)


@pytest.mark.parametrize("name", SHEETS)
def test_no_other_sheet_shows_one(window, qtbot, name):
    page, open_ = SHEETS[name]
    window.go(page)
    getattr(window.page, open_)()
    shows_nothing(window, qtbot)


@pytest.mark.parametrize("which", ["item", "masked"])
def test_the_sheet_of_an_item_shows_it_only_while_held(window, ids, qtbot, which):
    window.go("evidence")
    window.page.open_item(ids[which])
    sheet = hands.only(window.page, ItemSheet)
    for scrolled in (0, 400, 100_000):
        sheet._area.verticalScrollBar().setValue(scrolled)
        shows_nothing(window, qtbot)
    sheet.scroll_to_top()
    button = hands.only(sheet, HoldButton)
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pixels.is_seen(window), timeout=20_000)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    hands.click(sheet, "Let someone beside me look")
    beside = hands.only(sheet, BesideSheet)
    shows_nothing(window, qtbot)
    button = hands.only(beside, HoldButton)
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pixels.is_seen(window), timeout=20_000)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    shows_nothing(window, qtbot)
    hands.click(beside, "Write down what they say")
    assert sheet._form.describing._kind.hasFocus()
    hands.click(sheet, "Show what the file says of itself")
    shows_nothing(window, qtbot)
    for words in ("Answer again what it shows", "Note that it was handed over"):
        hands.click(sheet, words)
        shows_nothing(window, qtbot)
        hands.press(Qt.Key.Key_Escape)
    hands.click(sheet, "Make a masked copy")
    shows_nothing(window, qtbot)
    assert hands.only(sheet, MaskSheet)._step is not None
    shows_nothing(window, qtbot)


def test_a_chat_that_names_and_holds_pictures_shows_none(window, session, qtbot):
    """One of them is an item, and one lies in the same zip as the messages."""
    said = (
        "[Hana] [오후 9:12] 파일: 0.png\n[Duri] [오후 9:13] 사진\n[Duri] [오후 9:14] 파일: in.png\n"
    )
    text = f"방 님과 카카오톡 대화\n저장한 날짜 : 2026-09-03 21:15:03\n\n{said}"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("KakaoTalk_20260903_2115_03.txt", text)
        archive.writestr("in.png", pixels.png())
    item = evidence.take_in_bytes(
        session.vault, session.case.id, made.getvalue(), Shows.ORDINARY, Provenance("chat")
    )
    window.go("evidence")
    window.page.open_chat(item.id)
    sheet = hands.only(window.page, ChatSheet)
    qtbot.waitUntil(lambda: sheet.model.rowCount() == 3)
    for row in range(3):
        sheet.table.go_to(row)
        shows_nothing(window, qtbot)
    sheet.table.go_to(0)
    assert sheet._attached.isVisible()
    sheet.model.set_picked({1, 3})
    hands.click(sheet, "Make an excerpt")
    qtbot.waitUntil(lambda: hands.says(sheet, "Show it in the chat"))
    shows_nothing(window, qtbot)
    sheet.table.go_to(0)
    sheet._attached.click()
    qtbot.waitUntil(lambda: bool(window.page.findChildren(ItemSheet)))
    shows_nothing(window, qtbot)


def test_the_bin_shows_none(window, qtbot):
    window.go("evidence")
    window.page._bin.click()
    shows_nothing(window, qtbot)


def ways_in(tmp_path) -> list[Received]:
    path = tmp_path / "in.png"
    path.write_bytes(pixels.png() + b"in")
    data = QMimeData()
    data.setImageData(pixels.picture())
    return [Received((path,)), receive(data), Received((Pasted(pixels.picture()),))]


@pytest.mark.parametrize("way", range(3))
@pytest.mark.parametrize("answers", [("no", None), ("yes", "yes"), ("yes", "no")])
def test_none_is_shown_on_its_way_in(window, qtbot, tmp_path, way, answers):
    window.go("evidence")
    window.page.bring(ways_in(tmp_path)[way])
    (sheet,) = [one for one in window.page.findChildren(Overlay) if one.isVisible()]
    shows_nothing(window, qtbot)
    questions = sheet._step.questions
    questions.sexual.buttons[answers[0]].click()
    if answers[1]:
        questions.under_19.buttons[answers[1]].click()
        shows_nothing(window, qtbot)
    hands.click(sheet, "Next")
    shows_nothing(window, qtbot)
    if answers[1]:
        hands.click(sheet, "Keep a masked copy only")
        hands.click(sheet, "Next")
        qtbot.waitUntil(lambda: bool(window.page.findChildren(MaskSheet)), timeout=20_000)
        shows_nothing(window, qtbot)
