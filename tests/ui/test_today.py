from __future__ import annotations

import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from companion import drafts, steps, timeline, when
from companion.records import NewIncident, NewStep
from tests.ui.test_unlock import words
from ui.pages.today import TodayPage
from ui.sheets.next_steps import PLACE, SHOWN


@pytest.fixture
def page(session, keep):
    return keep(TodayPage(session))


def buttons(page) -> list[str]:
    return [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]


def press(page, name: str) -> None:
    next(b for b in page.findChildren(QPushButton) if b.isVisible() and b.text() == name).click()


def field(page) -> QLineEdit:
    found: QLineEdit = page.findChild(QLineEdit)
    return found


def test_an_empty_record_offers_little_and_hurries_nobody(page):
    assert buttons(page) == ["있었던 일 적기", "도움받을 곳", "더하기"]
    assert "아무것도 하지 않아도 괜찮아요" in words(page)
    assert "여기서 멈춰도 괜찮아요" in words(page)


def test_offers_lead_on(page, session, qtbot):
    with qtbot.waitSignal(page.write_wanted):
        press(page, "있었던 일 적기")
    with qtbot.waitSignal(session.page_wanted) as told:
        press(page, "도움받을 곳")
    assert told.args == ["help"]


def test_what_was_begun_comes_first(page, session, qtbot):
    place = f"incident:new:{session.case.id}:1"
    drafts.save(session.vault, place, {"title": "half"})
    session.changed.emit()
    assert buttons(page)[:3] == ["이어서 적기", "버리기", "나중에"]
    with qtbot.waitSignal(session.draft_wanted) as told:
        press(page, "이어서 적기")
    assert told.args == [place]


def test_the_last_entry_is_named(page, session):
    case = session.case.id
    first = timeline.add(session.vault, case, NewIncident("첫 번째"))
    timeline.add(session.vault, case, NewIncident("두 번째"))
    timeline.remove(session.vault, first.id)
    page.refresh()
    assert "두 번째" in words(page)
    assert "년" in words(page)


def test_steps_are_added_done_and_taken_back(page, session, qtbot):
    vault, case = session.vault, session.case.id
    field(page).setText("담임 선생님께 말하기")
    QTest.keyClick(field(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "담임 선생님께 말하기" in words(page))
    assert field(page).text() == ""
    press(page, "했어요")
    qtbot.waitUntil(lambda: bool(steps.all_of(vault, case)[0].done_at))
    qtbot.waitUntil(lambda: "했어요" not in buttons(page))
    press(page, "되돌리기")
    qtbot.waitUntil(lambda: not steps.all_of(vault, case)[0].done_at)
    qtbot.waitUntil(lambda: "했어요" in buttons(page))


def test_an_empty_step_is_no_step(page, session, qtbot):
    field(page).setText("   ")
    press(page, "더하기")
    assert not session.tasks.busy
    assert not steps.all_of(session.vault, session.case.id)


def test_a_step_typed_and_not_added_is_there_again(session, keep, qtbot):
    first = keep(TodayPage(session))
    field(first).setText("전화하기")
    qtbot.waitUntil(
        lambda: drafts.load(session.vault, f"{PLACE}:{session.case.id}") == {"title": "전화하기"}
    )
    second = keep(TodayPage(session))
    assert field(second).text() == "전화하기"
    press(second, "더하기")
    qtbot.waitUntil(lambda: drafts.load(session.vault, f"{PLACE}:{session.case.id}") is None)


def test_only_a_few_steps_are_shown(page, session, qtbot):
    for number in range(SHOWN + 3):
        due = when.day(2026, 10, number + 1)
        steps.add(session.vault, session.case.id, NewStep(f"할 일 {number}", due))
    page.refresh()
    qtbot.waitUntil(lambda: buttons(page).count("했어요") == SHOWN)
    assert "나머지 3개" in words(page)
    assert "2026년 10월 1일" in words(page)


def test_markup_in_a_title_is_only_letters(page, session, qtbot):
    steps.add(session.vault, session.case.id, NewStep("<b>굵게</b> & <img src=x>"))
    page.refresh()
    qtbot.waitUntil(lambda: "<b>굵게</b> & <img src=x>" in words(page))


def test_the_page_is_gone_when_closed(session, gone):
    page = TodayPage(session)
    page.show()
    reference = weakref.ref(page)
    page.deleteLater()
    del page
    assert gone(reference)
