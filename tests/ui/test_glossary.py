"""Words of the law: found in texts, said in a plain sentence, reached by keyboard, checked."""

from __future__ import annotations

import re
import shutil
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from companion import cases, glossary, packs, texts
from companion.errors import PackError
from companion.records import NewCase
from tests.ui.hands import click, press
from tests.words import ROOT
from ui.glossary import GlossarySheet, Terms
from ui.main_window import MainWindow
from ui.widgets.parts import LinkButton
from ui.widgets.popover import Popover

KR = packs.load("kr")
WHATS_THIS = (Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)


def names(text: str, language: str = "ko") -> list[str]:
    words = texts.load(language, KR.words)
    return [words.say(f"term.{one.id}.name") for one in glossary.found(KR, words, text)]


@pytest.fixture
def window(session, keep, qtbot) -> Any:
    made = keep(MainWindow(session))
    made.resize(1000, 700)
    made.begin("help")
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def here() -> Any:
    """What has the focus."""
    return QApplication.focusWidget()


def popovers(window: Any) -> list[Popover]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [one for one in window.findChildren(Popover) if one.isVisible()]


def test_they_are_found_where_they_stand_the_longest_meant():
    assert names("고소하거나 진정을 내요") == ["고소", "진정"]
    assert names("교권보호위원회에 말해요") == ["교권보호위원회"]
    assert names("심의위원회") == ["학교폭력대책심의위원회"]
    assert names("학교폭력대책심의위원회") == ["학교폭력대책심의위원회"]
    assert names("The police must accept a complaint", "en") == ["complaint"]
    assert names("\u202e 오늘은 쉬어요 " * 10_000) == []


def test_each_rests_on_a_law_and_is_said_shortly():
    assert len(KR.terms) > 12
    for term in KR.terms.values():
        assert term.laws
        assert term.fact in {KR.laws[law].fact for law in term.laws}
        for language in ("ko", "en"):
            plain = KR.words[language][f"term.{term.id}.plain"]
            assert len(re.findall(r"[.](?:\s|$)", plain)) <= 2, plain


def test_every_one_can_be_met_in_a_text():
    """One that stands nowhere explains nothing to anybody."""
    said = [
        text
        for key, text in KR.words["ko"].items()
        if key.startswith(("procedure.", "line.", "deadline.", "contact.", "choice.", "report."))
    ]
    met = set(names("\n".join(said)))
    every = {KR.words["ko"][f"term.{term.id}.name"] for term in KR.terms.values()}
    assert every - met == set()


def test_a_link_beside_a_text_says_what_the_word_is(window, session):
    window.page._open_way(session.pack.procedures["police"])
    link = next(one for one in window.page.findChildren(LinkButton) if one.text() == "고소?")
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Return)
    (card,) = popovers(window)
    said = " ".join(label.text() for label in card.findChildren(QLabel))
    assert "처벌을 바라며" in said
    assert "제223조" in said
    assert "2026년 11월 22일" in said
    assert window.rect().contains(card.geometry())
    assert "처벌을 바라며" in here().accessibleDescription()
    press(Qt.Key.Key_Escape)
    assert popovers(window) == []
    assert link.hasFocus()
    link.click()
    window._bar.focus_search()  # a press elsewhere
    assert popovers(window) == []


def test_all_of_them_are_under_help_and_can_be_read_by_keyboard(window, session):
    click(window.page, "낱말 풀이")
    sheet = window.page.findChild(GlossarySheet)
    read = set()
    for _ in range(len(KR.terms) + 2):
        read.add(here().accessibleName())
        press(Qt.Key.Key_Tab)
    assert {KR.words["ko"][f"term.{one}.name"] for one in KR.terms} <= read
    press(Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_a_key_shows_first_what_stands_on_the_page(window, session):
    window.page._open_way(session.pack.procedures["school"])
    QTest.keyClick(here(), *WHATS_THIS)
    QTest.keyClick(here(), *WHATS_THIS)  # once more changes nothing
    (sheet,) = [one for one in window.findChildren(GlossarySheet) if one.isVisible()]
    shown = [label.text() for label in sheet.findChildren(QLabel)]
    assert shown.index("지금 화면에 나온 낱말") < shown.index("학교폭력대책심의위원회")
    assert (
        shown.index("학교폭력대책심의위원회") < shown.index("다른 낱말") < shown.index("국선변호사")
    )


def test_a_country_without_any_says_so(window, session, qtbot):
    case = session.case
    new = NewCase(case.role, case.age, pack="us")
    with qtbot.waitSignal(session.changed):
        session.change(window, lambda: cases.edit(session.vault, case.id, new))
    with qtbot.waitSignal(session.said):
        window._glossary.show()
    assert not window.page._terms.isVisible()
    assert not Terms(session, "고소").there


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ('laws = ["procedure-223"]', "laws = []", "term.complaint no-source"),
        ('laws = ["procedure-223"]', 'laws = ["none"]', "term.complaint.law.none dead-id"),
        ('id = "complaint"', 'id = "other"', "term.other.name missing-word"),
        ("checked = 2026-11-22", "", "term.complaint.checked no-checked"),
    ],
)
def test_the_checker_of_packs_reads_terms(tmp_path, before, after, found):
    folder = shutil.copytree(ROOT / "resources" / "packs" / "kr", tmp_path / "kr")
    file = folder / "glossary.toml"
    file.write_text(file.read_text("utf-8").replace(before, after, 1), encoding="utf-8")
    with pytest.raises(PackError):
        packs.load("kr", folder)
    wrong = packs.check(folder, today=KR.meta.checked)
    assert found in {f"{one.key} {one.reason}" for one in wrong}
