from __future__ import annotations

import weakref
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from companion import contacts, drafts, steps, when
from companion.facts import Contact as PackContact
from companion.facts import Source
from companion.records import NewContact, NewTalk
from tests.ui.test_unlock import words
from ui import theme
from ui.pages.help import HelpPage, _checked, _facts
from ui.sheets.own_contact import ContactSheet
from ui.sheets.talk import TalkSheet
from ui.widgets.contact_card import FirstPlace, Number


@pytest.fixture
def page(session, keep, qtbot):
    shown = keep(HelpPage(session))
    shown.resize(900, 700)
    qtbot.waitUntil(lambda: len(shown._rows) == len(session.pack.contacts))
    return shown


def press(widget, name: str) -> None:
    found = [b for b in widget.findChildren(QPushButton) if b.isVisible() and b.text() == name]
    found[0].click()


def line(sheet, name: str) -> QLineEdit:
    every: list[QLineEdit] = sheet.findChildren(QLineEdit)
    return next(field for field in every if field.accessibleName() == name)


def story(sheet, name: str) -> QPlainTextEdit:
    every: list[QPlainTextEdit] = sheet.findChildren(QPlainTextEdit)
    return next(field for field in every if field.accessibleName() == name)


def test_three_large_numbers_come_first(page, session):
    first = page.findChildren(FirstPlace)
    assert len(first) == 3
    numbers = [card.findChild(Number) for card in first]
    wanted = [getattr(session.pack.meta.first, moment)[0] for moment in ("now", "today", "later")]
    assert [n.text() for n in numbers] == [session.pack.contacts[i].phone for i in wanted]
    assert all(n.font().pixelSize() == theme.NUMBER for n in numbers)
    for card in first:
        assert "전화하면 이렇게 말해도 돼요" in words(card)
        assert "에 확인" in words(card)


def test_the_numbers_stand_one_under_the_other_where_it_is_narrow(page, qapp):
    card = page.findChildren(FirstPlace)[0]
    page.resize(400, 700)
    qapp.processEvents()
    assert card._both.direction() is card._both.Direction.TopToBottom


def test_chips_show_places_for_whom_one_asks(page, session):
    def shown() -> set[str]:
        return {c.id for c, row in page._rows if not row.isHidden()}

    assert shown() == set(session.pack.contacts)
    press(page, "선생님")
    assert shown() == {
        c.id for c in session.pack.contacts.values() if {"all", "teacher"} & set(c.audience)
    }
    assert "kr-d4youth" not in shown()
    press(page, "모두 보기")
    assert shown() == set(session.pack.contacts)


def test_nothing_opens_by_itself(page, session):
    """An address is text that can be copied: there is no link and nothing to dial."""
    assert not [label for label in page.findChildren(QLabel) if label.openExternalLinks()]
    row = next(row for c, row in page._rows if c.id == "kr-ecrm")
    press(row, "주소 복사")
    assert QApplication.clipboard().text() == session.pack.contacts["kr-ecrm"].url
    assert "복사했어요" in words(row)


def test_what_to_know_opens_under_a_place(page):
    row = next(row for c, row in page._rows if c.id == "kr-ecrm")
    assert "본인 확인" not in words(row)
    press(row, "연락하기 전에 알아 두면 좋은 것")
    assert "본인 확인" in words(row)


def test_an_old_fact_says_so(session):
    fresh, old = date(2026, 1, 1), date(2024, 1, 1)
    assert "1년" not in _checked(fresh, date(2026, 11, 22), session.words)
    assert "1년이 넘었어요" in _checked(old, date(2026, 11, 22), session.words)


def test_whom_a_place_is_for_is_said(session):
    source = Source("a made-up leaflet")
    made = PackContact(
        id="kr-made-up",
        category="youth",
        audience=("student",),
        sources=(source,),
        checked=date(2026, 1, 1),
        confidence="high",
        region="seoul",
        languages=("ko", "en"),
        age_from=9,
        age_below=24,
    )
    assert _facts(made, session.words) == "서울  ·  24세 미만  ·  9세부터  ·  영어"


def test_a_place_of_ones_own(page, session, qtbot):
    press(page, "도움받을 곳 더하기")
    sheet = page.findChild(ContactSheet)
    line(sheet, "이름").setText("보건 선생님 <b>")
    line(sheet, "전화번호나 주소").setText("내선 12")
    story(sheet, "알아 두면 좋은 것").setPlainText("점심시간에 계세요.")
    sheet.save()
    qtbot.waitUntil(lambda: "보건 선생님 <b>" in words(page))
    (own,) = contacts.own(session.vault, session.case.id)
    assert (own.phone, own.note) == ("내선 12", "점심시간에 계세요.")
    page._edit_own(own)
    again = page.findChild(ContactSheet)
    assert line(again, "이름").text() == "보건 선생님 <b>"
    line(again, "전화번호나 주소").setText("내선 13")
    again.save()
    qtbot.waitUntil(lambda: contacts.own(session.vault, session.case.id)[0].phone == "내선 13")


def test_a_place_needs_a_name_and_keeps_what_was_typed(page, session, qtbot):
    press(page, "도움받을 곳 더하기")
    sheet = page.findChild(ContactSheet)
    line(sheet, "전화번호나 주소").setText("내선 12")
    sheet.save()
    assert sheet.isVisible()
    assert line(sheet, "이름").hasFocus() or line(sheet, "이름").isVisible()
    assert not contacts.own(session.vault, session.case.id)
    place = f"contact:new:{session.case.id}"
    qtbot.waitUntil(lambda: (drafts.load(session.vault, place) or {}).get("phone") == "내선 12")


def test_a_place_can_be_deleted_after_asking(page, session, qtbot):
    contacts.add(session.vault, session.case.id, NewContact("이모"))
    page.refresh()
    page._edit_own(contacts.own(session.vault, session.case.id)[0])
    sheet = page.findChild(ContactSheet)
    press(sheet, "이곳 지우기")
    assert contacts.own(session.vault, session.case.id)
    press(sheet, "지우기")
    qtbot.waitUntil(lambda: not contacts.own(session.vault, session.case.id))


def test_a_talk_is_remembered(page, session, qtbot):
    press(page, "나눈 이야기 적기")
    sheet = page.findChild(TalkSheet)
    line(sheet, "누구와").setText("1366")
    story(sheet, "나눈 말").setPlainText("삭제를 도와준다고 했다.")
    line(sheet, "알려 준 번호: 사건번호, 접수번호").setText("연습-0001")
    sheet._held.set_value(when.day(2026, 10, 7))
    sheet.save()
    qtbot.waitUntil(lambda: "연습-0001" in words(page))
    (talk,) = contacts.talks(session.vault, session.case.id)
    assert talk.held == when.day(2026, 10, 7)
    assert talk.said == "삭제를 도와준다고 했다."
    page._edit_talk(talk)
    again = page.findChild(TalkSheet)
    assert line(again, "누구와").text() == "1366"
    assert again._held.value() == when.day(2026, 10, 7)
    story(again, "해 주겠다고 한 것").setPlainText("금요일까지 전화")
    again.save()
    qtbot.waitUntil(
        lambda: contacts.talks(session.vault, session.case.id)[0].promise == "금요일까지 전화"
    )


def test_a_talk_can_be_deleted_after_asking(page, session, qtbot):
    talk = contacts.note_talk(session.vault, session.case.id, NewTalk("117"))
    page._edit_talk(talk)
    sheet = page.findChild(TalkSheet)
    press(sheet, "이 이야기 지우기")
    press(sheet, "지우기")
    qtbot.waitUntil(lambda: not contacts.talks(session.vault, session.case.id))


def test_a_talk_half_written_is_there_again(page, session, qtbot):
    press(page, "나눈 이야기 적기")
    first = page.findChild(TalkSheet)
    story(first, "나눈 말").setPlainText("말하다 말았다")
    first.keep_draft()
    first.hide()
    first.deleteLater()
    qtbot.waitUntil(lambda: page.findChild(TalkSheet) is None)
    press(page, "나눈 이야기 적기")
    assert story(page.findChild(TalkSheet), "나눈 말").toPlainText() == "말하다 말았다"


@pytest.mark.parametrize("kind", ["talk", "contact"])
def test_a_closed_sheet_is_gone(page, gone, kind):
    press(page, "나눈 이야기 적기" if kind == "talk" else "도움받을 곳 더하기")
    sheet = page.findChild(TalkSheet if kind == "talk" else ContactSheet)
    reference = weakref.ref(sheet)
    sheet.close()
    del sheet
    assert gone(reference)


def test_no_place_is_a_window_of_its_own_even_for_a_moment(page, session, qapp, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    windows: list[object] = []
    qapp.focusWindowChanged.connect(windows.append)
    page._show_pack(session.pack)
    qtbot.waitUntil(lambda: len(page._rows) == len(session.pack.contacts))
    qapp.focusWindowChanged.disconnect(windows.append)
    assert page.isActiveWindow()
    assert not windows


def test_a_promise_becomes_a_step_and_is_marked_from_the_talk(page, session, qtbot):
    press(page, "나눈 이야기 적기")
    sheet = page.findChild(TalkSheet)
    line(sheet, "누구와").setText("연습경찰서")
    line(sheet, "그곳의 담당자").setText("한 경사")
    long = "수사관이 전화를 주기로 했다 " * 20
    story(sheet, "해 주겠다고 한 것").setPlainText(f"\n{long}\n그리고 더")
    sheet._by.set_value(when.day(2026, 10, 13))
    sheet.save()
    qtbot.waitUntil(lambda: bool(steps.all_of(session.vault, session.case.id)))
    (step,) = steps.all_of(session.vault, session.case.id)
    assert step.title.startswith("해 주었는지 보기: 수사관이")
    assert step.title.endswith("…")
    assert step.due == when.day(2026, 10, 13)
    assert "연습경찰서" in step.note
    assert "한 경사" in step.note
    qtbot.waitUntil(lambda: "한 경사" in words(page))
    assert "언제까지: 2026년 10월 13일" in words(page)
    press(page, "해 주었어요")
    qtbot.waitUntil(lambda: "그렇게 되었어요." in words(page))
    assert steps.get(session.vault, step.id).done_at
    press(page, "아직이에요")
    qtbot.waitUntil(lambda: not steps.get(session.vault, step.id).done_at)
