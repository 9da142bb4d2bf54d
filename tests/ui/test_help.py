from __future__ import annotations

import re
import time
import weakref
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from companion import contacts, directory, drafts, packs, places, steps, texts, timeline, when
from companion.errors import ReceivedStays
from companion.facts import Contact as PackContact
from companion.facts import Source
from companion.records import NewContact, NewIncident, NewTalk
from tests.core import receiving
from tests.packs.many import write
from tests.ui.test_unlock import words
from ui import site, theme
from ui.pages.help import HelpPage
from ui.place_list import PLACE
from ui.place_words import told_checked, told_facts
from ui.sheets.my_place import MyPlaceSheet
from ui.sheets.own_contact import ContactSheet
from ui.sheets.place import PlaceSheet
from ui.sheets.say import SaySheet
from ui.sheets.site import SiteSheet
from ui.sheets.talk import TalkSheet
from ui.widgets.contact_card import FirstPlace, PhoneNumber
from ui.widgets.large import LargeView
from ui.widgets.parts import Chip

ROOT = Path(__file__).parents[2]


@pytest.fixture
def page(session, keep):
    shown = keep(HelpPage(session))
    shown.resize(900, 700)
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
    numbers = [card.findChild(PhoneNumber) for card in first]
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


def shown(page) -> list[str]:
    model = page.directory.model
    return [model.entry(row).ident for row in range(model.rowCount())]


def test_chips_show_places_for_whom_one_asks(page, session):
    assert set(shown(page)) == set(session.pack.contacts)
    press(page, "선생님")
    assert set(shown(page)) == {
        c.id for c in session.pack.contacts.values() if {"all", "teacher"} & set(c.audience)
    }
    assert "kr-d4youth" not in shown(page)
    press(page, "모두 보기")
    assert set(shown(page)) == set(session.pack.contacts)


def test_open_now_follows_the_clock_and_hides_nothing_unknown(page, session, monkeypatch):
    night = datetime(2026, 11, 28, 20, 30, tzinfo=UTC)  # Sunday morning in Seoul
    monkeypatch.setattr(session.vault, "now", lambda: night)
    press(page, "지금 열린 곳")
    page.refresh()
    packs = session.pack
    known = {i: packs.hours[c.hours].open for i, c in packs.contacts.items() if c.hours}
    always = {i for i, opening in known.items() if opening and len(opening[0].days) == 7}
    unknown = {i for i in packs.contacts if not known.get(i)}
    found = shown(page)
    assert set(found) == always | unknown
    assert set(found[: len(always)]) == always
    assert f"확실하지 않은 {len(unknown)}곳은 그 아래에" in page.directory.said.text()
    assert "공휴일" in page.directory.said.text()
    row = found.index(next(iter(unknown)))
    assert "몰라요" in page.directory.model.index(row).data(PLACE).open


def test_a_word_or_a_number_finds_a_place(page, qtbot):
    line(page, "이름, 번호, 낱말로 찾기").setText("청소년")
    qtbot.waitUntil(lambda: len(shown(page)) < 10)
    assert "kr-1388" in shown(page)
    line(page, "이름, 번호, 낱말로 찾기").setText("02 735 8994 없는말")
    qtbot.waitUntil(lambda: not shown(page))


def test_ones_own_age_is_asked_of_the_case(page, session):
    press(page, next(b.text() for b in page.findChildren(Chip) if b.text().startswith("나이:")))
    left_out = set(session.pack.contacts) - set(shown(page))
    assert left_out == {
        i for i, c in session.pack.contacts.items() if not places.fits_age(c, session.case.age)
    }


def opened(page, ident: str) -> PlaceSheet:
    page._open_by_id(ident)
    sheet: PlaceSheet = page.findChild(PlaceSheet)
    return sheet


def browser() -> tuple[list[QUrl], site.Browse]:
    """One that opens nothing, and what it was told."""
    told: list[QUrl] = []

    def browse(url: QUrl) -> bool:
        told.append(url)
        return True

    return told, browse


def test_a_page_opens_only_after_a_sheet_says_what_that_leaves(page, session):
    told, browse = browser()
    assert not [label for label in page.findChildren(QLabel) if label.openExternalLinks()]
    press(opened(page, "kr-ecrm"), "누리집 열기 …")
    sheet = page.findChild(SiteSheet)
    assert sheet.browse is site.browse
    sheet.browse = browse
    assert "ecrm.police.go.kr" in words(sheet)
    assert "방문 기록에 남고" in words(sheet)
    press(sheet, "주소만 복사하기")
    assert QApplication.clipboard().text() == session.pack.contacts["kr-ecrm"].url
    assert told == []
    press(sheet, "브라우저로 열기")
    assert [url.toString() for url in told] == [session.pack.contacts["kr-ecrm"].url]


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/", "file:///etc/passwd", "javascript:alert(1)", "https://a@example.com/",
        "https://example.com:8443/", "https://예시.kr/", "https://example", "https://example.com/\n",
        "https://example.com\\@evil.example/", " https://example.com/", "", None,
    ],
)  # fmt: skip
def test_no_other_address_can_be_opened(url):
    """Not even by whoever makes a contact without the checks of a pack."""
    told, browse = browser()
    made = PackContact("x", "crisis", ("all",), (Source("x"),), date(2026, 1, 1), "high", url=url)
    assert not site.open_(made, browse)
    assert told == []


def test_one_module_can_open_a_page():
    ways = re.compile(
        r"QDesktopServices|openUrl|webbrowser|startfile|xdg-open|setOpenExternalLinks\(True"
    )
    found = {
        str(path.relative_to(ROOT))
        for top in ("companion", "ui")
        for path in (ROOT / top).rglob("*.py")
        if ways.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"ui/site.py"}
    callers = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "ui").rglob("*.py")
        if re.search(r"\bsite\.open_\(", path.read_text(encoding="utf-8"))
    }
    assert callers == {"ui/sheets/site.py"}


def test_what_to_know_stands_in_its_sheet(page):
    assert "본인 확인" in words(opened(page, "kr-ecrm"))


def test_a_note_of_ones_own_stands_beside_what_the_pack_says(page, session, qtbot):
    press(opened(page, "kr-117"), "내 메모 더하기")
    sheet = page.findChild(MyPlaceSheet)
    line(sheet, "다른 번호").setText("031-000-0000")
    story(sheet, "이곳에 대한 메모").setPlainText("<b>저녁</b>에 더 잘 받아요.")
    sheet.save()
    qtbot.waitUntil(lambda: bool(directory.mine(session.vault, session.case.id)))
    qtbot.waitUntil(lambda: page.findChild(MyPlaceSheet) is None)
    again = opened(page, "kr-117")
    assert "117" in words(again)
    assert "내가 적은 것: 031-000-0000\n<b>저녁</b>에 더 잘 받아요." in words(again)
    press(again, "내 메모 더하기")
    sheet = page.findChild(MyPlaceSheet)
    press(sheet, "처음 그대로 되돌리기")
    press(sheet, "내 메모 지우기")
    qtbot.waitUntil(
        lambda: directory.of(session.vault, session.case.id, "kr-117") == directory.Mine("kr-117")
    )


def test_a_place_is_put_away_and_found_again_and_one_comes_on_top(page, session, qtbot):
    first = session.pack.meta.first.now[0]
    press(opened(page, first), "안 보이게 치워 두기")
    qtbot.waitUntil(lambda: first not in shown(page))
    qtbot.waitUntil(
        lambda: all(card._place.ident != first for card in page.findChildren(FirstPlace))
    )
    press(page, "치워 둔 곳 1곳 보기")
    assert first in shown(page)
    press(opened(page, first), "다시 보이게 하기")
    qtbot.waitUntil(
        lambda: any(card._place.ident == first for card in page.findChildren(FirstPlace))
    )
    last = shown(page)[-1]
    press(opened(page, last), "맨 위에 두기")
    qtbot.waitUntil(lambda: shown(page)[0] == last)


def test_what_one_wants_to_say(page, session, qtbot):
    """Nothing of the record is in it until it is ticked, and unticking takes it out again."""
    vault, case = session.vault, session.case.id
    timeline.add(vault, case, NewIncident("링크를 받음", "긴 이야기", when.day(2026, 9, 8)))
    page.refresh()
    page._say("kr-117")
    sheet = page.findChild(SaySheet)
    field = story(sheet, "하고 싶은 말")
    assert field.toPlainText() == ""
    press(sheet, "이 문장으로 시작하기")
    sentence = session.words.say("contact.kr-117.say")
    assert field.toPlainText() == sentence
    (tick,) = sheet._ticks.ticks.values()
    assert not tick.box.isChecked()
    tick.box.click()
    assert field.toPlainText() == f"{sentence}\n링크를 받음 (2026년 9월 8일)"
    tick.box.click()
    assert field.toPlainText() == sentence
    tick.box.click()
    press(sheet, "크게 보기")
    large = page.window().findChild(LargeView)
    assert "117" in words(large)
    assert "링크를 받음 (2026년 9월 8일)" in words(large)
    qtbot.keyClick(large._close, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.window().findChild(LargeView) is None)
    sheet.save()
    qtbot.waitUntil(lambda: "링크를 받음" in directory.of(vault, case, "kr-117").say)
    assert "긴 이야기" not in directory.of(vault, case, "kr-117").say


def test_a_number_fills_the_window(page, qtbot):
    card = page.findChildren(FirstPlace)[0]
    press(card, "크게 보기")
    large = page.window().findChild(LargeView)
    assert large._number.font().pixelSize() > 2 * theme.NUMBER
    assert large.width() == page.window().width()
    qtbot.mouseClick(large, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.window().findChild(LargeView) is None)


def test_a_place_opens_by_the_keyboard(page, qtbot):
    places_ = page.directory.list
    places_.setFocus()
    qtbot.keyClick(places_, Qt.Key.Key_Down)
    qtbot.keyClick(places_, Qt.Key.Key_PageDown)
    row = places_.currentIndex().row()
    assert row >= 6
    qtbot.keyClick(places_, Qt.Key.Key_Return)
    sheet = page.findChild(PlaceSheet)
    assert sheet._place.ident == shown(page)[row]
    told = page.directory.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert sheet._place.name in told


def test_ten_thousand_places_are_shown_searched_and_scrolled_at_once(
    session, keep, qtbot, tmp_path
):
    write(tmp_path / "xx", 10_000)
    session.pack = packs.load("xx", tmp_path / "xx")
    session.words = texts.load("ko", session.pack.words)
    took = {}
    began = time.thread_time()
    page = keep(HelpPage(session))
    page.resize(900, 700)
    QApplication.processEvents()
    took["shown"] = time.thread_time() - began
    assert len(shown(page)) == 10_000
    qtbot.waitUntil(lambda: len(page.directory.tellers._found) == 10_000)
    for name, act in (
        ("first word", lambda: (page.directory.text.setText("99"), page.directory.sift())),
        ("next letter", lambda: (page.directory.text.setText("999"), page.directory.sift())),
        ("open now", page.directory.open_now.click),
        ("changed", page.refresh),
    ):
        began = time.thread_time()
        act()
        QApplication.processEvents()
        took[name] = time.thread_time() - began
    page.directory.open_now.setChecked(False)
    page.directory.text.setText("")
    page.directory.sift()
    bar = page.findChild(QScrollArea).verticalScrollBar()
    QApplication.processEvents()
    began = time.thread_time()
    for part in range(10):
        bar.setValue(bar.maximum() * part // 9)
        QApplication.processEvents()
    took["a leap in the list"] = (time.thread_time() - began) / 10
    assert max(took.values()) < 0.4, took  # of its own time; some 0.1 s where nothing else runs


def test_an_old_fact_says_so(session):
    fresh, old = date(2026, 1, 1), date(2024, 1, 1)
    assert "1년" not in told_checked(fresh, date(2026, 11, 22), session.words)
    assert "1년이 넘었어요" in told_checked(old, date(2026, 11, 22), session.words)


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
    assert told_facts(made, session.words) == "서울  ·  24세 미만  ·  9세부터  ·  영어"


def test_a_place_of_ones_own(page, session, qtbot):
    press(page, "도움받을 곳 더하기")
    sheet = page.findChild(ContactSheet)
    line(sheet, "이름").setText("보건 선생님 <b>")
    line(sheet, "전화번호나 주소").setText("내선 12")
    story(sheet, "알아 두면 좋은 것").setPlainText("점심시간에 계세요.")
    sheet.save()
    qtbot.waitUntil(lambda: shown(page)[0].startswith("own:"))
    (own,) = contacts.own(session.vault, session.case.id)
    assert (own.phone, own.note) == ("내선 12", "점심시간에 계세요.")
    press(opened(page, f"own:{own.id}"), "내 메모 더하기")
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


def test_a_place_can_be_put_away(page, session, qtbot):
    contacts.add(session.vault, session.case.id, NewContact("이모"))
    page.refresh()
    page._do("change", directory.own(contacts.own(session.vault, session.case.id)[0].id))
    sheet = page.findChild(ContactSheet)
    press(sheet, "휴지통에 넣기")
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


def test_a_talk_can_be_put_away(page, session, qtbot):
    talk = contacts.note_talk(session.vault, session.case.id, NewTalk("117"))
    page._edit_talk(talk)
    sheet = page.findChild(TalkSheet)
    press(sheet, "휴지통에 넣기")
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


HOSTILE = "\u202e\u2066이모 👩‍👩‍👧 <b>&amp;\t" + "가나다 " * 70
"""As long as a line may be, with what turns letters round."""


def test_hostile_words_of_ones_own_break_no_row_and_no_sheet(page, session, qtbot):
    vault, case = session.vault, session.case.id
    own = contacts.add(vault, case, NewContact(HOSTILE[:299], HOSTILE[:299], note=HOSTILE * 50))
    ident = directory.own(own.id)
    directory.change(vault, case, ident, say=HOSTILE * 50, pinned=True)
    directory.change(vault, case, "kr-117", phone="0" * 300, note="\0\ud800" + HOSTILE * 50)
    contacts.note_talk(
        vault, case, NewTalk(HOSTILE[:299], said=HOSTILE * 50, officer=HOSTILE[:299])
    )
    page.refresh()
    QApplication.processEvents()
    assert shown(page)[0] == ident
    assert page.grab().width() == page.width()
    for name in (ident, "kr-117"):
        sheet = opened(page, name)
        assert sheet.grab().width() == page.width()
        sheet.close()
        page._say(name)
        page.findChild(SaySheet).close()
        QApplication.processEvents()
    line(page, "이름, 번호, 낱말로 찾기").setText(HOSTILE[:299])
    page.directory.sift()
    assert ident in shown(page)
    large = LargeView(page.window(), HOSTILE[:299], HOSTILE[:299], HOSTILE * 50)
    QApplication.processEvents()
    assert large.width() <= page.window().width()
    assert large._close.geometry().bottom() <= large.height()
    large.close()


def test_nothing_is_noted_in_a_record_somebody_handed_over(page, session, qtbot):
    receiving.mark(session.vault, session.case.id, closed=session.vault.stamp())
    failed: list[object] = []
    session.failed.connect(failed.append)
    press(opened(page, "kr-117"), "맨 위에 두기")
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], ReceivedStays)
    assert directory.mine(session.vault, session.case.id) == {}


def test_a_note_cannot_be_kept_where_nothing_can_be_written(page, session, qtbot):
    """It stays in its sheet, and why is said."""
    page._do("change", "kr-117")
    sheet = page.findChild(MyPlaceSheet)
    session.vault.distrust()
    line(sheet, "다른 번호").setText("031")
    sheet.save()
    qtbot.waitUntil(lambda: bool(sheet.live.text()))
    assert line(sheet, "다른 번호").text() == "031"


def test_by_the_keyboard_alone_a_place_is_found_opened_and_left(page, qtbot):
    """Tab goes from the search over the filters into the list and on; Esc comes back to it."""
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    field = line(page, "이름, 번호, 낱말로 찾기")
    field.setFocus()
    qtbot.keyClicks(field, "117")
    qtbot.waitUntil(lambda: shown(page) == ["kr-117"])
    for _ in range(20):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is page.directory.list:
            break
    assert QApplication.focusWidget() is page.directory.list
    qtbot.keyClick(page.directory.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.directory.list, Qt.Key.Key_Return)
    sheet = page.findChild(PlaceSheet)
    assert sheet.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.directory.list)


@pytest.mark.parametrize("kind", ["place", "say", "change", "site", "large"])
def test_what_lay_over_a_place_is_gone_once_it_is_closed(page, session, gone, kind):
    directory.change(session.vault, session.case.id, "kr-ecrm", say="한 말", note="메모")
    page.refresh()
    over: QWidget
    if kind == "large":
        over = LargeView(page.window(), "이름", "117", "한 말")
    elif kind == "place":
        over = opened(page, "kr-ecrm")
    else:
        page._do(kind, "kr-ecrm")
        over = page._sheet
    reference = weakref.ref(over)
    over.close()
    del over
    assert gone(reference)
