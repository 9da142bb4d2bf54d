"""Another pack in the settings: looked at, told, taken on a yes, given back in one click."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from companion import cases, countries, paths, updates
from companion.records import Age, NewCase, Role
from tests.packs import otherwise, test_taking
from tests.report import authority
from ui.countries_here import CountriesHere
from ui.main_window import PAGES, MainWindow
from ui.pages.help import HelpPage
from ui.pages.settings import SettingsPage
from ui.session import Session
from ui.sheets.country_pack import PackSheet
from ui.sheets.way import WaySheet
from ui.widgets.fields import Story

SECRET, PUBLIC = updates.key_pair()


@pytest.fixture(autouse=True)
def _korean(speak):
    speak("ko")


@pytest.fixture
def page(session, keep):
    shown = keep(SettingsPage(session))
    shown.resize(900, 700)
    return shown


def said(widget):
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def press(widget, text):
    (button,) = [b for b in widget.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    button.click()


def opened(page, way=None):
    page.lay_over(PackSheet(page.session, page, way))
    return page.findChild(PackSheet)


def looked(qtbot, sheet, places, signed=False):
    (sheet.begin_file if signed else sheet.begin)(places)
    qtbot.waitUntil(lambda: sheet._live.text() not in {"", "살펴보고 있어요 …"})


def test_a_folder_is_shown_then_taken_then_given_back(page, session, qtbot, tmp_path):
    here = page.findChild(CountriesHere)
    assert "대한민국: 프로그램에 들어 있는 자료예요" in said(here)
    sheet = opened(page)
    looked(qtbot, sheet, [otherwise.write(tmp_path / "kr")])
    story = sheet.findChild(Story)
    assert story.hasFocus() or not sheet.isActiveWindow()
    first = story.toPlainText().splitlines()[0]
    assert "여성긴급전화 1366" in first
    assert first.endswith("1366 → 0000-0000")
    assert session.pack.contacts["kr-1366"].phone == "1366"
    with qtbot.waitSignal(session.changed):
        press(sheet, "이제부터 이 자료 쓰기")
    assert session.pack.contacts["kr-1366"].phone == "0000-0000"
    day = session.vault.now().date().isoformat()
    qtbot.waitUntil(lambda: f"대한민국: {day}에 고른 폴더의 자료예요. 버전 1." in said(here))
    with qtbot.waitSignal(session.changed):
        press(here, "프로그램의 자료로 되돌리기")
    assert session.pack.contacts["kr-1366"].phone == "1366"
    assert countries.kept(session.vault) == {}


def test_the_page_of_help_says_where_its_places_come_from(session, keep, qtbot, tmp_path):
    shown = keep(HelpPage(session))
    assert "대한민국: 프로그램에 들어 있는 자료예요" in said(shown)
    countries.take(session.vault, countries.look(otherwise.write(tmp_path / "kr")))
    session.read_pack()
    session.changed.emit()
    assert "에 고른 폴더의 자료예요. 버전 1." in said(shown)
    qtbot.waitUntil(lambda: "0000-0000" in said(shown))


def test_a_record_opens_even_where_its_countrys_pack_is_gone(session, qtbot):
    """Else a rule that a newer version has would lock somebody out of what they wrote."""
    vault, case = session.vault, session.case
    with vault.change("case.edited", f"casefile:{case.id}") as db:
        db.execute("UPDATE casefile SET pack = 'zz' WHERE id = ?", (case.id,))
    again = Session(vault, session.tasks)
    assert (again.case.pack, again.pack.meta.country) == ("zz", "kr")
    with qtbot.waitSignal(again.changed):
        again.change(again, lambda: cases.find(vault, case.id))


def test_what_is_no_pack_or_breaks_a_rule_is_said_and_not_taken(page, session, qtbot, tmp_path):
    sheet = opened(page)
    looked(qtbot, sheet, [tmp_path])
    assert "pack.toml · not-a-file" in said(sheet)
    folder = otherwise.write(tmp_path / "kr")
    (folder / "acts.toml").write_text("[[act]]\nid = 'x'\nlaws = ['none']\n", "utf-8")
    looked(qtbot, sheet, [folder])
    assert "규칙에 맞지 않아서" in said(sheet)
    assert not sheet._agree.isVisible()
    looked(qtbot, sheet, [tmp_path / "gone"])
    assert "not-a-file" in said(sheet)
    assert countries.kept(session.vault) == {}


def test_this_build_offers_no_signed_file_and_says_why(page):
    sheet = opened(page)
    assert not sheet._file.isVisible()
    assert not sheet._ask.isVisible()
    assert "인터넷으로 아무것도 묻지 않아요" in said(sheet)


def test_a_signed_file_is_told_and_taken_and_an_older_one_is_not(page, session, qtbot, tmp_path):
    sheet = opened(page, updates.Way((PUBLIC,)))
    assert sheet._file.isVisible()
    for name, version in (("new", 2), ("old", 1)):
        files = countries.look(otherwise.write(tmp_path / f"kr{version}", version=version)).files
        until = date(2099, 1, 1)
        (tmp_path / name).write_bytes(updates.sign(files, SECRET, until))
    looked(qtbot, sheet, [tmp_path / "old"], signed=True)
    assert "더 새것" in said(sheet)
    assert not sheet._agree.isVisible()
    (tmp_path / "junk").write_bytes(b"junk")
    looked(qtbot, sheet, [tmp_path / "junk"], signed=True)
    assert "서명한 새 자료가 아니어서" in said(sheet)
    for nothing in (tmp_path, tmp_path / "gone"):
        looked(qtbot, sheet, [nothing], signed=True)
        assert "서명한 새 자료가 아니어서" in said(sheet)
    looked(qtbot, sheet, [tmp_path / "new"], signed=True)
    with qtbot.waitSignal(session.changed):
        press(sheet, "이제부터 이 자료 쓰기")
    assert session.pack.meta.version == 2
    here = page.findChild(CountriesHere)
    qtbot.waitUntil(lambda: "서명된 새 자료예요. 버전 2." in said(here))


def test_one_asks_over_the_network_only_on_a_click_and_can_stop(page, session, qtbot, tmp_path):
    files = countries.look(otherwise.write(tmp_path / "kr", version=2)).files
    made = updates.sign(files, SECRET, date(2099, 1, 1))
    answers = [lambda handler, _: authority.drip(handler, b"H", 3)]
    answers += [lambda handler, _: authority.give(handler, made, "application/octet-stream")]

    def answer(handler, body):
        answers[len(there.seen) - 1](handler, body)

    with authority.server(answer) as there:
        place = there.url.removesuffix("stamp")
        sheet = opened(page, updates.Way((PUBLIC,), place, plain=True))
        assert f"{place.split('/')[2]}에 물어요" in said(sheet)
        assert there.seen == []
        press(sheet, "인터넷에 새 자료 물어보기")
        qtbot.waitUntil(lambda: len(there.seen) == 1)
        press(sheet, "멈추기")
        qtbot.waitUntil(lambda: not sheet._act.running)
        assert countries.kept(session.vault) == {}
        press(sheet, "인터넷에 새 자료 물어보기")
        qtbot.waitUntil(sheet._agree.isVisible)
    assert "버전 2" in said(sheet)
    assert session.pack.meta.version == 1


@pytest.mark.parametrize("country", ["xx", "jp"])
def test_every_page_is_there_in_another_country(session, keep, qtbot, tmp_path, country):
    """Also in one that says as little as it may."""
    vault = session.vault
    failed: list[Exception] = []
    if country == "xx":
        countries.take(vault, countries.look(test_taking.country(tmp_path / "xx")))
    cases.edit(vault, session.case.id, NewCase(Role.MINE, Age.UNDER19, pack=country))
    there = Session(vault, session.tasks)
    there.failed.connect(failed.append)
    window = MainWindow(there)
    for name in PAGES:
        window.begin(name)
        keep(window)
        qtbot.waitUntil(window.page.isVisible)
    for procedure in there.pack.procedures.values():
        window.begin("help")
        page = cast(HelpPage, window.page)
        page._open_way(procedure)
        page.findChildren(WaySheet)[-1].close()
    qtbot.wait(200)
    assert there.pack.meta.country == country
    assert failed == []


def test_a_pack_in_the_own_folder_is_offered_by_name(page, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "packs_folder", lambda: tmp_path)
    otherwise.write(tmp_path / "uk", country="uk")
    sheet = opened(page)
    press(sheet, "notes-packs 폴더에서: uk")
    qtbot.waitUntil(sheet._agree.isVisible)
    assert "영국" in said(sheet)
    assert "지금 쓰는 자료와 같아요" in said(sheet)
