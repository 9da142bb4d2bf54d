"""The first page: three lines at most, a question nobody has to answer, and what is due."""

from __future__ import annotations

import weakref
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from companion import cases, drafts, first_lines, settings, steps, timeline, when
from companion.records import Age, NewCase, NewIncident, NewStep, Role
from tests.core import receiving
from tests.ui.hands import click, texts
from ui.pages.today import TodayPage
from ui.sheets.aside import AsideSheet
from ui.sheets.first_lines import LineCard
from ui.sheets.way import WaySheet

SEOUL = ZoneInfo("Asia/Seoul")


@pytest.fixture
def page(session, keep):
    made = keep(TodayPage(session))
    made.resize(900, 760)
    return made


def buttons(page) -> list[str]:
    return [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]


def cards(page) -> list[str]:
    QApplication.processEvents()
    return [one.accessibleName() for one in page.findChildren(LineCard) if one.isVisible()]


def focused() -> QPushButton:
    found = QApplication.focusWidget()
    assert isinstance(found, QPushButton)
    return found


def top(page) -> str:
    return [*cards(page), ""][0]


def words(inside) -> str:
    return "\n".join(texts(inside))


def day(on):
    return when.day(on.year, on.month, on.day)


def today_of(session):
    return session.vault.now().astimezone().date()


def test_an_empty_record_offers_little_and_hurries_nobody(page):
    assert buttons(page)[:3] == ["있었던 일 적기", "3분만 적기", "도움받을 곳"]
    assert cards(page) == [
        "먼저, 지금 안전한가요?", "이야기만 해도 되는 곳", "지우지 않고, 찾아다니지 않아요",
    ]  # fmt: skip
    for said in ("아무것도 하지 않아도 괜찮아요", "여기서 멈춰도 괜찮아요", "대답하지 않아도 돼요"):
        assert said in words(page)
    for number in ("112", "1366", "1388", "109"):
        assert any(number in text for text in texts(page))


def test_offers_lead_on(page, session, qtbot):
    with qtbot.waitSignal(page.write_wanted):
        click(page, "있었던 일 적기")
    with qtbot.waitSignal(session.page_wanted) as told:
        click(page, "도움받을 곳")
    assert told.args == ["help"]


def test_the_rest_is_one_press_away_and_three_at_most_at_once(page, session):
    seen = cards(page)
    click(page, "더 알아 둘 것 보기")
    rest = cards(page)
    assert rest == ["선생님에게 보여 주기 전에", "늦었다고 생각하지 않아도 돼요"]
    click(page, "더 알아 둘 것 보기")
    assert cards(page) == seen


def test_the_question_is_answered_changed_and_taken_back(page, session, qtbot):
    vault, case = session.vault, session.case.id
    click(page, "협박을 받고 있어요")
    qtbot.waitUntil(lambda: top(page) == "사진이나 영상으로 하는 협박은 범죄예요")
    assert first_lines.now(vault, case) == "threat"
    # whoever stands beside does not read what was answered
    assert "협박을 받고 있어요" not in words(page)
    assert "답해 두었어요" in words(page)
    assert "퍼지고 있어요" not in buttons(page)
    assert QApplication.focusWidget() is page._lines.asked.change or not page.isActiveWindow()
    click(page, "바꾸기")
    click(page, "지금은 아니에요")
    qtbot.waitUntil(lambda: top(page).startswith("지나간 일이라면"))
    click(page, "바꾸기")
    click(page, "지금은 아니에요")  # chosen again: taken back
    qtbot.waitUntil(lambda: first_lines.now(vault, case) == "unsaid")
    qtbot.waitUntil(lambda: top(page) == "먼저, 지금 안전한가요?")
    assert "대답하지 않아도 돼요" in words(page)


def test_each_line_can_be_put_away_and_is_found_again_in_one_place(page, session, qtbot):
    vault, case = session.vault, session.case.id
    for title in (
        "먼저, 지금 안전한가요?", "이야기만 해도 되는 곳", "지우지 않고, 찾아다니지 않아요",
        "선생님에게 보여 주기 전에", "늦었다고 생각하지 않아도 돼요",
    ):  # fmt: skip
        qtbot.waitUntil(lambda title=title: top(page) == title)
        shown = [c for c in page.findChildren(LineCard) if c.isVisible()]
        card = next(c for c in shown if c.accessibleName() == title)
        next(b for b in card.findChildren(QPushButton) if b.text() == "치워 두기").click()
    qtbot.waitUntil(lambda: cards(page) == [])
    assert len(first_lines.away(vault, case)) == 5
    assert "더 알아 둘 것 보기" not in buttons(page)
    click(page, "치워 둔 것")
    sheet = page.findChild(AsideSheet)
    assert "선생님에게 보여 주기 전에" in words(sheet)
    for _ in range(5):
        left = len(first_lines.away(vault, case))
        qtbot.waitUntil(lambda left=left: texts(sheet).count("다시 꺼내기") == left)
        click(sheet, "다시 꺼내기")
        qtbot.waitUntil(lambda left=left: len(first_lines.away(vault, case)) == left - 1)
        QApplication.processEvents()
    assert "치워 둔 것이 없어요" in words(sheet)
    sheet.close()
    qtbot.waitUntil(lambda: len(cards(page)) == 3)


def test_another_case_has_its_own_answer(session, page, qtbot):
    vault = session.vault
    first_lines.answer(vault, session.case.id, "near")
    first_lines.put_away(vault, session.case.id, "line:not")
    click(page, "더 알아 둘 것 보기")  # and begins at its own first line
    other = cases.add(vault, NewCase(Role.CHILD, Age.UNDER14))
    session.choose_case(other)
    qtbot.waitUntil(lambda: "보호자도 물어볼 수 있는 곳" in cards(page))
    assert first_lines.now(vault, other.id) == "unsaid"
    assert first_lines.away(vault, other.id) == []


def test_the_way_opens_over_the_page(page):
    click(page, "더 알아 둘 것 보기")
    assert "선생님에게 보여 주기 전에" in words(page)
    click(page, "학교에 알리기")
    sheet = page.findChild(WaySheet)
    assert sheet is not None
    assert "먼저 읽어 주세요" in words(sheet)


def test_at_night_only_who_is_open_is_named(page, session):
    for at in (datetime(2026, 11, 28, 3, 0, tzinfo=SEOUL), datetime(2026, 9, 25, tzinfo=SEOUL)):
        page._lines.refresh(3, at)
        assert any("1366" in text for text in texts(page))


def test_what_is_due_is_one_calm_line_and_takes_the_place_of_another(page, session, qtbot):
    vault, case, today = session.vault, session.case.id, today_of(session)
    steps.add(vault, case, NewStep("학교에 전화하기", day(today)))
    steps.add(vault, case, NewStep("나중 일", day(today + timedelta(days=1))))
    page.refresh()
    assert "오늘로 적어 둔 일이에요: 학교에 전화하기" in words(page)
    assert "나중 일" not in words(page)
    assert len(cards(page)) == 2
    with qtbot.waitSignal(session.page_wanted) as told:
        click(page, "다음 할 일 보기")
    assert told.args == ["steps"]
    steps.add(vault, case, NewStep("지난 일", day(today - timedelta(days=40))))
    page.refresh()
    assert "적어 둔 날이 지났지만 괜찮아요: 지난 일" in words(page)
    assert "학교에 전화하기" not in words(page)  # one, and no count
    click(page, "오늘은 그만")
    qtbot.waitUntil(lambda: "지난 일" not in words(page))
    assert len(cards(page)) == 3
    first_lines.hush(vault, case, (today - timedelta(days=1)).isoformat())
    page.refresh()
    assert "지난 일" in words(page)  # the next day it is said again


def test_a_time_within_which_something_is_to_be_is_due_on_its_last_day(page, session):
    vault, case, today = session.vault, session.case.id, today_of(session)
    span = when.between(today - timedelta(days=3), today + timedelta(days=3))
    steps.add(vault, case, NewStep("기간 안", span))
    page.refresh()
    assert "기간 안" not in words(page)
    steps.add(vault, case, NewStep("오늘까지", when.between(today - timedelta(days=3), today)))
    page.refresh()
    assert "오늘까지" in words(page)


def test_what_was_begun_comes_first(page, session, qtbot):
    place = f"incident:new:{session.case.id}:1"
    drafts.save(session.vault, place, {"title": "half"})
    session.changed.emit()
    assert buttons(page)[:3] == ["이어서 적기", "버리기", "나중에"]
    with qtbot.waitSignal(session.draft_wanted) as told:
        click(page, "이어서 적기")
    assert told.args == [place]


def test_the_last_entry_is_named(page, session):
    case = session.case.id
    first = timeline.add(session.vault, case, NewIncident("첫 번째"))
    timeline.add(session.vault, case, NewIncident("두 번째"))
    timeline.remove(session.vault, first.id)
    page.refresh()
    assert "두 번째" in words(page)
    assert "년" in words(page)


def test_markup_and_long_words_in_a_due_step_are_only_letters(page, session, qtbot):
    title = "<b>굵게</b> & \U0001f600" + "가" * 150
    steps.add(session.vault, session.case.id, NewStep(title, day(today_of(session))))
    page.refresh()
    assert title in words(page)


def test_a_country_without_lines_says_nothing(session, page, qtbot):
    import msgspec

    session.pack = msgspec.structs.replace(session.pack, lines={})
    page.refresh()
    assert cards(page) == []
    assert not page._lines.isVisible()


def test_what_was_kept_of_cases_that_are_gone_goes_with_the_next_answer(session):
    vault, case = session.vault, session.case.id
    settings.set_(vault, "first_lines", '{"999": {"now": "near"}}')
    first_lines.answer(vault, case, "over")
    assert '"999"' not in settings.get(vault, "first_lines")


def test_in_a_record_somebody_handed_over_nothing_is_said_first(session, page):
    receiving.mark(session.vault, session.case.id, closed="2026-11-27")
    page.refresh()
    assert cards(page) == []
    assert not page._lines.isVisible()


def test_a_record_that_cannot_be_written_says_so_and_shows_the_lines(session, page, qtbot):
    seen = cards(page)
    session.vault.close()
    with qtbot.waitSignal(session.failed):
        click(page, "퍼지고 있어요")
    assert seen


def test_by_keyboard_alone(page, session, front, qtbot):
    front(page, 900, 760)
    page._lines.asked.chips["spreading"].setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: first_lines.now(session.vault, session.case.id) == "spreading")
    assert focused() is page._lines.asked.change
    qtbot.waitUntil(lambda: "퍼지는 것을 혼자 막지 않아도 돼요" in cards(page))
    for _ in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        if focused().text() == "치워 두기":
            break
    assert focused().accessibleDescription() == "퍼지는 것을 혼자 막지 않아도 돼요"
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: first_lines.away(session.vault, session.case.id) != [])
    assert focused().text() == "치워 둔 것"


def test_the_page_is_gone_when_closed(session, gone):
    page = TodayPage(session)
    page.show()
    reference = weakref.ref(page)
    page.deleteLater()
    del page
    assert gone(reference)
