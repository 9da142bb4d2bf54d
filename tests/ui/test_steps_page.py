"""The page of next steps: one's own, what may come next, what was done, and days counted."""

from __future__ import annotations

import time
import weakref
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from companion import drafts, first_lines, steps, when
from companion.records import NewStep
from tests.ui.hands import click, texts
from ui.pages.steps import StepsPage
from ui.sheets.coming import ComingCard
from ui.sheets.counting import CountingSheet
from ui.sheets.next_steps import PLACE, SHOWN
from ui.sheets.step import StepSheet
from ui.widgets.parts import Words


@pytest.fixture
def page(session, keep):
    made = keep(StepsPage(session))
    made.resize(900, 760)
    return made


def buttons(page) -> list[str]:
    QApplication.processEvents()
    return [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]


def field(page) -> QLineEdit:
    found: QLineEdit = page._own._field
    return found


def offered(page) -> list[str]:
    QApplication.processEvents()
    return [one.accessibleName() for one in page.findChildren(ComingCard) if one.isVisible()]


def press(page, card: str, name: str) -> None:
    found = next(c for c in page.findChildren(ComingCard) if c.accessibleName() == card)
    next(b for b in found.findChildren(QPushButton) if b.text() == name).click()


def words(inside) -> str:
    return "\n".join(texts(inside))


def day(on):
    return when.day(on.year, on.month, on.day)


def test_steps_are_added_done_and_taken_back(page, session, qtbot):
    vault, case = session.vault, session.case.id
    field(page).setText("담임 선생님께 말하기")
    QTest.keyClick(field(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "담임 선생님께 말하기" in words(page))
    assert field(page).text() == ""
    click(page, "했어요")
    qtbot.waitUntil(lambda: bool(steps.all_of(vault, case)[0].done_at))
    qtbot.waitUntil(lambda: "했어요" not in buttons(page))
    click(page, "되돌리기")
    qtbot.waitUntil(lambda: not steps.all_of(vault, case)[0].done_at)
    qtbot.waitUntil(lambda: "했어요" in buttons(page))


def test_an_empty_step_is_no_step(page, session):
    field(page).setText("   ")
    click(page, "더하기")
    assert not session.tasks.busy
    assert not steps.all_of(session.vault, session.case.id)


def test_a_step_typed_and_not_added_is_there_again(session, keep, qtbot):
    first = keep(StepsPage(session))
    field(first).setText("전화하기")
    qtbot.waitUntil(
        lambda: drafts.load(session.vault, f"{PLACE}:{session.case.id}") == {"title": "전화하기"}
    )
    second = keep(StepsPage(session))
    assert field(second).text() == "전화하기"
    click(second, "더하기")
    qtbot.waitUntil(lambda: drafts.load(session.vault, f"{PLACE}:{session.case.id}") is None)


def test_only_a_few_steps_are_shown_until_more_are_wanted(page, session, qtbot):
    for number in range(SHOWN + 3):
        due = when.day(2026, 10, number + 1)
        steps.add(session.vault, session.case.id, NewStep(f"할 일 {number}", due))
    page.refresh()
    assert buttons(page).count("했어요") == SHOWN
    assert "2026년 10월 1일" in words(page)
    click(page, "더 보기")
    assert buttons(page).count("했어요") == SHOWN + 3
    assert "더 보기" not in buttons(page)


def test_a_day_that_is_past_is_no_reproach_and_a_holiday_is_named(page, session):
    vault, case = session.vault, session.case.id
    today = vault.now().astimezone().date()
    steps.add(vault, case, NewStep("지난 일", day(today - timedelta(days=9))))
    page.refresh()
    assert "지난 날이지만 괜찮아요" in words(page)
    steps.mark(vault, steps.all_of(vault, case)[0].id, True)
    year = today.year + 1
    steps.add(vault, case, NewStep("쉬는 날", when.day(year, 12, 25)))
    page.refresh()
    assert "쉬는 곳이 있을 수 있는 날" in words(page)
    assert "지난 날이지만" not in words(page)


def test_a_step_is_put_off_to_another_day_or_to_none(page, session, qtbot):
    vault, case = session.vault, session.case.id
    today = vault.now().astimezone().date()
    step = steps.add(vault, case, NewStep("전화하기", day(today), "번호는 1366"))
    page.refresh()
    for name, due in (("내일", day(today + timedelta(days=1))), ("날짜 없이", when.UNKNOWN)):
        assert "번호는 1366" in words(page)
        click(page, "날짜 옮기기, 고치기")
        sheet = page.findChildren(StepSheet)[-1]
        click(sheet, name)
        sheet.save()
        qtbot.waitUntil(lambda due=due: steps.get(vault, step.id).due == due)
        qtbot.waitUntil(lambda: page.findChild(StepSheet) is None)
        QApplication.processEvents()
    assert steps.get(vault, step.id).note == "번호는 1366"


def test_a_step_can_be_put_away(page, session, qtbot):
    step = steps.add(session.vault, session.case.id, NewStep("전화하기"))
    page._change(step)
    sheet = page.findChildren(StepSheet)[-1]
    click(sheet, "휴지통에 넣기")
    qtbot.waitUntil(lambda: not steps.all_of(session.vault, session.case.id))


def test_a_stage_taken_up_is_not_offered_twice_and_says_where_it_came_from(page, session, qtbot):
    vault, case = session.vault, session.case.id
    first = offered(page)
    assert len(first) == 3
    assert len(set(first)) == 3
    press(page, first[0], "다음 할 일에 넣기")
    qtbot.waitUntil(lambda: first[0] not in offered(page))
    (step,) = steps.all_of(vault, case)
    assert step.title == first[0]
    assert steps.taken(vault, case) == {"stage:support:talk": step.id}
    assert "상담과 치료, 법률 도움" in words(page)
    steps.remove(vault, step.id)  # gone again: it may be offered again
    page.refresh()
    assert first[0] in offered(page)


def test_what_comes_after_waits_until_that_is_done(page, session):
    vault, case, pack = session.vault, session.case.id, session.pack

    def everything():
        return {one.key for one in page._coming._found()}

    key = "stage:school:report"
    assert key in everything()
    assert "stage:school:words" not in everything()
    step = steps.take(vault, case, key, NewStep("학교에 알리기"))
    assert "stage:school:words" not in everything()
    steps.mark(vault, step.id, True)
    assert "stage:school:words" in everything()
    assert "stage:school:committee" not in everything()
    first_lines.put_away(vault, case, "stage:school:words")  # not wanted: nothing waits for it
    assert "stage:school:committee" in everything()
    assert pack.procedures["school"]


def test_what_has_to_be_read_first_stands_on_the_card(page, session, qtbot):
    while "학교나 117에 알려요" not in offered(page):
        before = offered(page)
        click(page, "다른 것 보기")
        assert offered(page) != before
    card = next(c for c in page.findChildren(ComingCard) if c.accessibleName().startswith("학교나"))
    said = words(card)
    assert said.index("바로 수사기관에 알려야 해요") < said.index("학교나 117에 알려요")


def test_what_was_put_away_is_found_in_the_same_place(page, session, qtbot):
    first = offered(page)[0]
    press(page, first, "치워 두기")
    qtbot.waitUntil(lambda: first not in offered(page))
    click(page, "치워 둔 것")
    click(page._sheet, "다시 꺼내기")
    qtbot.waitUntil(lambda: first_lines.away(session.vault, session.case.id) == [])
    page._sheet.close()
    qtbot.waitUntil(lambda: first in offered(page))


def test_what_was_done_can_be_opened_again(page, session, qtbot):
    vault, case = session.vault, session.case.id
    assert "한 일 보기" not in buttons(page)
    step = steps.add(vault, case, NewStep("전화하기"))
    steps.mark(vault, step.id, True)
    page.refresh()
    assert "전화하기" not in words(page)
    click(page, "한 일 보기")
    assert "전화하기" in words(page)
    click(page, "다시 하기")
    qtbot.waitUntil(lambda: not steps.get(vault, step.id).done_at)


def test_days_are_counted_and_say_whether_a_law_does(page, session, qtbot):
    click(page, "날짜 세어 보기")
    sheet = page.findChild(CountingSheet)
    sheet._event.choose("measures-asked")
    sheet._on.set_value(when.day(2027, 9, 2))
    for said in ("2027년 9월 9일", "2027년 9월 16일", "학교폭력예방법 제17조제9항 (법령"):
        assert said in words(sheet)
    sheet._event.choose("committee-asked")
    for said in ("2027년 9월 23일", "2027년 9월 30일까지 미뤄질 수 있어요", "법은 아니에요"):
        assert said in words(sheet)
    sheet.save()
    qtbot.waitUntil(lambda: bool(steps.all_of(session.vault, session.case.id)))
    (step,) = steps.all_of(session.vault, session.case.id)
    assert step.due == when.day(2027, 9, 23)
    assert "법은 아니에요" in step.note


def test_who_only_looked_at_the_days_has_nothing_put_among_the_steps(page, session, qtbot):
    click(page, "날짜 세어 보기")
    sheet = page.findChild(CountingSheet)
    sheet._event.choose("committee-asked")
    sheet._on.set_value(when.day(2027, 9, 2))
    sheet.close()
    qtbot.waitUntil(lambda: page.findChild(CountingSheet) is None)
    qtbot.waitUntil(lambda: not session.tasks.busy)
    assert steps.all_of(session.vault, session.case.id) == []
    assert "버렸어요" in words(page) or "되돌리기" in buttons(page)


def test_counting_from_a_day_nobody_knows_gives_steps_without_one(page, session, qtbot):
    click(page, "날짜 세어 보기")
    sheet = page.findChild(CountingSheet)
    sheet._event.choose("separated")
    sheet.save()
    qtbot.waitUntil(lambda: bool(steps.all_of(session.vault, session.case.id)))
    assert steps.all_of(session.vault, session.case.id)[0].due == when.UNKNOWN


def test_half_a_day_is_kept_as_a_draft(page, session, qtbot):
    click(page, "날짜 세어 보기")
    sheet = page.findChild(CountingSheet)
    sheet._on.span.choose("day")
    sheet._on.first.put([2027, None, None])
    sheet.keep_draft()
    place = f"count:new:{session.case.id}"
    assert drafts.load(session.vault, place) is not None
    page.go_on(place)  # and opens from what is offered on every page
    assert page.findChild(CountingSheet) is sheet


def test_ten_thousand_steps_are_there_at_once(page, session):
    vault, case = session.vault, session.case.id
    row = steps.columns(NewStep("가" * 40, day(date(2026, 1, 1)), "나" * 200))
    with vault.jot() as db:
        names = ", ".join(row)
        db.executemany(
            f"INSERT INTO step (id, casefile, done_at, {names}) VALUES (?, ?, '', ?, ?, ?, ?)",
            [(10**6 + n, case, *row.values()) for n in range(10_000)],
        )
    begun = time.perf_counter()
    page.refresh()
    assert time.perf_counter() - begun < 1
    assert buttons(page).count("했어요") == SHOWN


@pytest.mark.parametrize("title", ["가나다 " * 40, "x" * 190])
def test_no_word_of_a_long_step_is_cut_off(page, session, title, qtbot):
    note = "낱말 " * 120 + "\n근거: 학교폭력예방법 제16조제3항"
    due = when.between(date(2027, 9, 2), date(2027, 9, 9))
    steps.add(session.vault, session.case.id, NewStep(title, due, note))
    page.refresh()

    def all_seen():
        labels = [one for one in page._own.findChildren(Words) if one.isVisible()]
        return bool(labels) and all(
            one.height() >= one.heightForWidth(one.width()) for one in labels
        )

    qtbot.waitUntil(all_seen)


def test_markup_in_a_title_is_only_letters(page, session):
    title = "<b>굵게</b> & <img src=x> \U0001f600"
    steps.add(session.vault, session.case.id, NewStep(title, note="<i>x</i>"))
    page.refresh()
    assert title in words(page)
    assert "<i>x</i>" in words(page)


def test_by_keyboard_alone(page, session, front, qtbot):
    vault, case = session.vault, session.case.id
    front(page, 900, 760)

    def focused() -> QPushButton:
        found = QApplication.focusWidget()
        assert isinstance(found, QPushButton)
        return found

    page._own.begin()
    QTest.keyClicks(field(page), "call")
    QTest.keyClick(field(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "했어요" in buttons(page))
    for wanted in ("더하기", "날짜 세어 보기", "다음 할 일에 넣기"):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        while focused().text() != wanted:
            QTest.keyClick(focused(), Qt.Key.Key_Tab)
    first = offered(page)[0]
    assert focused().accessibleDescription() == first
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(steps.taken(vault, case)))
    qtbot.waitUntil(lambda: first not in offered(page))
    assert focused().text() == "다른 것 보기"  # the card went, and the focus did not


def test_the_page_and_its_sheets_are_gone_when_closed(session, gone):
    page = StepsPage(session)
    page.show()
    sheet = CountingSheet(session, page)
    sheet.open()
    other = weakref.ref(sheet)
    sheet.close()
    del sheet
    assert gone(other)
    reference = weakref.ref(page)
    page.deleteLater()
    del page
    assert gone(reference)
