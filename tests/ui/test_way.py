"""What happens if …: read stage by stage, put among one's own steps, pressed on nobody."""

from __future__ import annotations

import weakref

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from companion import steps, timeline
from companion.records import NewIncident
from ui.pages.help import HelpPage
from ui.sheets.way import StageRow, Ways, WaySheet


@pytest.fixture(autouse=True)
def _korean(speak):
    speak("ko")


@pytest.fixture
def page(session, keep):
    shown = keep(HelpPage(session))
    shown.resize(900, 700)
    return shown


def buttons(widget):
    return {one.text(): one for one in widget.findChildren(QPushButton)}


def words(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def opened(page, session, name):
    page._open_way(session.pack.procedures[name])
    return page.findChildren(WaySheet)[-1]


def rows(sheet):
    return {row._stage.id: row for row in sheet.findChildren(StageRow)}


def test_the_ways_that_fit_are_offered_by_name(page, session):
    said, name = words(page.findChild(Ways)), "procedure.{}.name".format
    for way in ("police", "school", "takedown", "support", "family"):
        assert session.words.say(name(way)) in said
    assert session.words.say(name("school-teacher")) not in said


def test_the_duty_to_report_is_read_before_anything_else(page, session):
    first = opened(page, session, "school").findChildren(StageRow)[0]
    assert first._stage.id == "before"
    assert "먼저 읽어 주세요" in words(first)
    assert "아청법 제34조제2항" in words(first)


def test_a_guidebook_is_not_passed_off_as_law(page, session):
    found = rows(opened(page, session, "school"))
    assert "법은 아니니" in words(found["apart-days"])
    assert words(found["apart"]).count("법  ·  학교폭력예방법 제16조") == 1


def test_a_stage_becomes_a_step_of_ones_own_once(page, session, qtbot):
    for _ in range(2):
        sheet = opened(page, session, "school")
        row = rows(sheet)["report"]
        button = buttons(row)["다음 할 일에 넣기"]
        button.click()  # the second time it cannot be pressed
        qtbot.waitUntil(lambda row=row: bool(row._said.text()))
        assert not button.isEnabled()
        sheet.close()
        qtbot.waitUntil(lambda: page.findChild(WaySheet) is None)
    (step,) = steps.all_of(session.vault, session.case.id)
    assert step.title == session.words.say("procedure.school.report.title")
    assert step.due.earliest is None


def test_what_one_only_knows_is_no_step_and_no_document(page, session):
    row = rows(opened(page, session, "school"))["counts"]
    assert not [one for one in buttons(row).values() if one.isVisible()]


def test_the_documents_are_one_button_away(page, session, qtbot):
    row = rows(opened(page, session, "police"))["concrete"]
    with qtbot.waitSignal(session.page_wanted) as turned:
        buttons(row)["문서 보기"].click()
    assert turned.args == ["documents"]
    qtbot.waitUntil(lambda: page.findChild(WaySheet) is None)


def test_what_was_noted_decides_what_is_told(page, session):
    timeline.add(session.vault, session.case.id, NewIncident("x", acts=("deepfake-making",)))
    sheet = opened(page, session, "police")
    assert timeline.acts(session.vault, session.case.id) == {"deepfake-making"}
    assert "video" in rows(sheet)  # the person is under 19


def test_numbers_to_call_are_told(page, session):
    assert "112" in words(rows(opened(page, session, "police"))["urgent"])


def test_a_closed_sheet_is_gone(page, session, gone):
    sheet = opened(page, session, "police")
    reference = weakref.ref(sheet)
    sheet.close()
    del sheet
    assert gone(reference)
