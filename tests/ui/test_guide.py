"""The guide in the window: from anywhere and back, by keys alone, read out, and fresh in docs."""

from __future__ import annotations

import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion import footprint, guide
from tests.ui.guide import DOCS, write
from tests.ui.test_unlock import button
from ui import limits
from ui.footprint_here import FootprintHere
from ui.guide_parts import Drawn, Part
from ui.guide_view import GuideView
from ui.main_window import MainWindow
from ui.widgets.parts import Words


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    now = QApplication.focusWidget()
    assert now is not None
    QTest.keyClick(now, key, modifier)


def opened(window) -> GuideView:
    (view,) = window.findChildren(GuideView)
    assert isinstance(view, GuideView)
    return view


def all_words(view) -> str:
    return "\n".join(words.text() for words in view.findChildren(Words))


@pytest.fixture
def window(session, keep):
    made = keep(MainWindow(session))
    made.begin("today")
    made.activateWindow()
    return made


def test_it_opens_by_a_key_over_what_is_written_and_goes_back(window, qapp, gone):
    window._write()
    field = qapp.focusWidget()
    press(Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    view = opened(window)
    assert view._list.field.hasFocus()
    press(Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)  # again is once
    assert opened(window) is view
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)  # before the first is deleted
    again = window.findChildren(GuideView)[-1]
    assert again.isVisible()
    assert again is not view
    press(Qt.Key.Key_Escape)
    reference = weakref.ref(view)
    del view, again
    assert gone(reference)
    assert qapp.focusWidget() is field
    button(window, "안내").click()
    assert opened(window).isVisible()


def test_a_chapter_is_read_part_by_part_by_keys_alone(window, qapp, qtbot):
    window.show_guide()
    view = opened(window)
    QTest.keyClicks(view._list.field, "backup")
    view._list.look()
    assert "이 말이 들어 있는 곳이 없어요" in all_words(view)
    view._list.field.setText("백업")
    view._list.look()
    qapp.processEvents()
    press(Qt.Key.Key_Tab)
    assert "백업" in name(qapp.focusWidget())
    view._list.look()  # as when somebody was quicker than the search
    qapp.processEvents()
    assert view._list.field.hasFocus()
    for _ in range(4):
        press(Qt.Key.Key_Tab)
        if "백업" in name(qapp.focusWidget()):
            break
    press(Qt.Key.Key_Return)
    chapter = next(c for c in guide.chapters("ko") if c.id == "keep")
    read = []
    while isinstance(qapp.focusWidget(), Part):
        part = qapp.focusWidget()
        read.append(f"{name(part)}\n{part.accessibleDescription()}")
        press(Qt.Key.Key_Tab)
    for block in chapter.blocks:
        assert block.text in "\n".join(read), "headings, words and what a picture shows"
    assert chapter.title in read[0]


def name(widget: QWidget) -> str:
    return widget.accessibleName()


def test_every_chapter_shows_all_it_says(window, qapp):
    window.show_guide()
    view = opened(window)
    for chapter in guide.chapters("ko"):
        view.show_chapter(chapter.id)
        qapp.processEvents()
        said = all_words(view) + "\n".join(map(name, view.findChildren(Drawn)))
        for block in chapter.blocks:
            assert block.text.replace("`", "") in said
        drawn = view._page.findChildren(Drawn)
        assert all(one.accessibleName() and one.height() > 40 for one in drawn)
    view.show_chapter("limits")
    shown = all_words(view).splitlines()
    assert set(limits.does().splitlines()) | set(limits.does_not().splitlines()) <= set(shown)


def test_settings_lead_to_what_it_cannot_do_and_what_it_leaves(window):
    window.go("settings")
    for name_, title in (
        ("막지 못하는 것 모두 보기", "이 프로그램이 하는 것과 막지 못하는 것"),
        ("이 컴퓨터에 남는 것", "이 컴퓨터에 남는 것"),
    ):
        button(window.page, name_).click()
        view = window.findChildren(GuideView)[-1]
        assert title in [part.accessibleName() for part in view._page.findChildren(Part)]
        view.close()


def test_it_opens_before_a_record_does(run, tmp_path):
    running = run(tmp_path / "notes-data")
    button(running.locked, "안내").click()
    view = opened(running.locked)
    view.show_chapter("footprint")
    assert "기록장 폴더 (잠겨 있음): 없어요" in all_words(view)


def test_places_are_told_only_on_asking(session, keep, qapp):
    folder = session.vault.folder
    here = keep(FootprintHere(folder, session.floor))
    assert "기록장 폴더 (잠겨 있음): 지금 있어요" in here.words()
    assert folder.name not in here.words()
    button(here, "이 목록 복사").click()
    assert folder.name not in qapp.clipboard().text()
    button(here, "어디인지 보기").click()
    button(here, "이 목록 복사").click()
    assert str(folder) in qapp.clipboard().text()
    button(here, "자리 숨기기").click()
    assert folder.name not in here.words()


def test_a_hostile_folder_name_is_a_name(keep, tmp_path, session):
    named = tmp_path / ("가\u202e‎<b>😀" * 12)
    here = keep(FootprintHere(named, session.floor))
    here._turn()
    assert "<b>" in here._text.text()
    assert here._text.textFormat() is Qt.TextFormat.PlainText
    assert footprint.look(named)[0].there is False


@pytest.mark.parametrize("language", ["ko", "en"])
def test_docs_say_what_the_program_says(language, tmp_path, speak):
    """./dev guide --text writes them anew."""
    speak(language)
    write(language, tmp_path)
    made = {path.name: path.read_text("utf-8") for path in (tmp_path / language).iterdir()}
    kept = {path.name: path.read_text("utf-8") for path in (DOCS / language).iterdir()}
    assert made == kept
    for text in made.values():
        for at in text.split("](")[1:]:
            assert (DOCS / language / Path(at.partition(")")[0])).exists()
