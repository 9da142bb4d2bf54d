from __future__ import annotations

import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from companion import evidence, settings
from companion.records import Age, Role, Shows
from tests.ui.test_unlock import said, words
from ui.pages.settings import MINUTES, SettingsPage
from ui.sheets.case_facts import CaseSheet
from ui.sheets.look_over import LookOver


@pytest.fixture
def page(session, keep):
    shown = keep(SettingsPage(session))
    shown.resize(900, 900)
    return shown


def press(widget, name: str) -> None:
    next(b for b in widget.findChildren(QPushButton) if b.isVisible() and b.text() == name).click()


def test_choices_show_what_is_set(page):
    assert {name: choice.key for name, choice in page._choices.items()} == {
        "language": "ko",
        "easy": "",
        "scheme": "system",
        "scale": "100",
        "lock_minutes": "3",
        "rest_line": "yes",
    }


@pytest.mark.parametrize(("name", "value"), [("scheme", "dark"), ("scale", "150")])
def test_a_new_look_is_kept_and_told(page, session, qtbot, name, value):
    with qtbot.waitSignal(page.dressed):
        page._choices[name].choose(value)
    assert settings.get(session.vault, name) == value


def test_the_time_to_lock_is_kept_and_told(page, session, qtbot):
    with qtbot.waitSignal(page.timed), qtbot.assertNotEmitted(page.dressed):
        page._choices["lock_minutes"].choose("10")
    assert settings.get(session.vault, "lock_minutes") == "10"
    assert (min(MINUTES), max(MINUTES)) == (1, 30)


def test_the_facts_of_the_case_can_be_changed(page, session, qtbot):
    assert "14세부터 18세" in words(page)
    press(page, "고치기")
    sheet = page.findChild(CaseSheet)
    fields = {f.accessibleName(): f for f in sheet.findChildren(QLineEdit)}
    fields["학교"].setText("가나다고등학교(연습)")
    sheet._form.fields["age"].choose("adult")
    sheet.save()
    qtbot.waitUntil(lambda: "가나다고등학교(연습)" in words(page))
    assert session.case.age is Age.ADULT
    assert session.case.role is Role.MINE
    assert session.case.name == "notes"
    assert session.case.pack == "kr"


def test_a_role_the_guard_forbids_is_said(page, session, qtbot, tmp_path):
    """Who becomes a helper may not go on holding a sexual picture."""
    picture = tmp_path / "made-up.bin"
    picture.write_bytes(b"made-up bytes")
    evidence.take_in(session.vault, session.case.id, picture, Shows.SEXUAL_ADULT)
    press(page, "고치기")
    sheet = page.findChild(CaseSheet)
    sheet._form.fields["role"].choose("teacher")
    sheet.save()
    qtbot.waitUntil(lambda: "보관하지 않을게요" in said(sheet))
    assert session.case.role is Role.MINE
    assert sheet.isVisible()


def test_a_closed_sheet_is_gone(page, gone):
    press(page, "고치기")
    sheet = page.findChild(CaseSheet)
    reference = weakref.ref(sheet)
    sheet.close()
    del sheet
    assert gone(reference)


def test_a_whole_record_is_said_to_be_whole(page, qtbot):
    look = page.findChild(LookOver)
    look.button.click()
    qtbot.waitUntil(lambda: "모두 적은 그대로예요" in said(look))
    assert look.button.isEnabled()


def test_a_changed_file_is_named(page, session, qtbot, tmp_path):
    source = tmp_path / "note.txt"
    source.write_bytes(b"a screenshot, let us say")
    evidence.take_in(session.vault, session.case.id, source, Shows.ORDINARY)
    (kept,) = session.vault.objects.iterdir()
    spoilt = bytearray(kept.read_bytes())
    spoilt[100] ^= 1
    kept.write_bytes(spoilt)
    look = page.findChild(LookOver)
    look.button.click()
    qtbot.waitUntil(lambda: "적은 그대로가 아닌 곳" in said(look))
    qtbot.waitUntil(lambda: "자료 1번" in words(look))  # Qt shows it a moment later
    kept.unlink()
    qtbot.waitUntil(look.button.isEnabled)
    look.button.click()
    qtbot.waitUntil(lambda: "파일이 없어요" in words(look))


def test_looking_can_be_stopped(page, session, qtbot, tmp_path):
    for number in range(3):
        source = tmp_path / f"{number}.txt"
        source.write_bytes(bytes([number + 1]) * 1000)
        evidence.take_in(session.vault, session.case.id, source, Shows.ORDINARY)
    look = page.findChild(LookOver)
    look.button.click()
    press(look, "멈추기")
    qtbot.waitUntil(look.button.isEnabled)
    assert "멈췄어요" in said(look)


def test_it_says_what_it_is_and_what_it_cannot_do(page):
    text = words(page)
    assert "SQLCipher" in text
    assert "OpenSSL" in text
    assert "막지는 못해요" in text


def test_everything_can_be_reached_by_keyboard(page, qapp, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    wanted = {b.text() for b in page.findChildren(QPushButton) if b.isVisible()}
    seen = set()
    for _ in range(40):
        QTest.keyClick(page, Qt.Key.Key_Tab)
        focus = qapp.focusWidget()
        if isinstance(focus, QPushButton):
            seen.add(focus.text())
    assert wanted <= seen


def test_another_country_brings_its_papers_and_places_of_help(page, session, qtbot):
    press(page, "고치기")
    sheet = page.findChild(CaseSheet)
    countries = sheet._form.fields["pack"]
    assert {countries.itemText(i) for i in range(countries.count())} >= {"대한민국", "미국"}
    assert countries.key == "kr"
    countries.choose("us")
    with qtbot.waitSignal(session.changed):
        sheet.save()
    assert (session.case.pack, session.pack.meta.country) == ("us", "us")
    assert session.words.say("contact.us-911.name") == "긴급신고 911"
