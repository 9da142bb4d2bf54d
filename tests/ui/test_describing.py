"""Describing a picture without opening it, and what its file says of itself."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from companion import evidence
from companion.records import Provenance, Shows
from tests.ui import hands
from ui.pages.evidence import EvidencePage
from ui.sheets.file_says import FileSays
from ui.sheets.item import ItemSheet


@pytest.fixture
def session(make_session):
    return make_session("en")


@pytest.fixture
def item(session, tmp_path):
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x010F] = "<b>maker</b>\u202e"
    exif.get_ifd(0x8825).update({1: "N", 2: (37.0, 30.0, 0.0), 3: "E", 4: (127.0, 0.0, 0.0)})
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif)
    path = tmp_path / "a.jpg"
    path.write_bytes(out.getvalue())
    about = Provenance(title="the room", description="before")
    return evidence.take_in(session.vault, session.case.id, path, Shows.ORDINARY, about)


@pytest.fixture
def sheet(session, item, keep):
    page = keep(EvidencePage(session))
    page.resize(900, 900)
    page.open_item(item.id)
    return hands.only(page, ItemSheet)


def answer(sheet):
    sheet._form.describing.open.click()
    sheet._form.describing._kind.choose("chat")
    sheet._form.describing._who.setText("me")
    sheet._form.describing._seen.ticks["time"].box.click()


SAID = "before\nA chat\nIn it: me\nTo be read in it: a date or time"


def test_answers_become_the_description_and_the_rest_stays(sheet, session, item):
    answer(sheet)
    hands.click(sheet, "Put this into the description")
    assert sheet._form.description.toPlainText() == SAID
    assert not any(sheet._form.describing.content().values())


def test_the_questions_come_in_their_place_for_tab(sheet):
    sheet._form.describing.open.click()
    stops = sheet._stops()
    asked = [stop for stop in stops if sheet._form.describing.isAncestorOf(stop)]
    heights = [stop.mapTo(sheet.paper, stop.rect().center()).y() for stop in asked]
    assert len(asked) == 10
    assert heights == sorted(heights)
    at = stops.index(asked[0])
    assert stops[at : at + len(asked)] == asked
    assert stops[at - 1] is sheet._form.description
    assert stops[at + len(asked)] is sheet._form.url


def test_answers_that_were_not_put_in_are_saved_all_the_same(sheet, session, item, qtbot):
    answer(sheet)
    sheet.save()
    qtbot.waitUntil(lambda: evidence.get(session.vault, item.id).description == SAID)


def test_a_file_says_things_when_asked_and_a_place_is_marked(sheet, qtbot):
    part = hands.only(sheet, FileSays)
    assert not hands.says(part, "maker")
    hands.click(part, "Show what the file says of itself")
    qtbot.waitUntil(lambda: hands.says(part, "8 × 8 pixels."))
    assert hands.says(part, "Maker of the device: <b>maker</b>")
    assert hands.says(part, "This file names a place.")
    assert hands.says(part, "37.5")
    assert not hands.says(part, "\u202e")
    assert hands.unplain(part) == []
