"""A language that nobody speaks: everything is translated, and there is room for longer words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from companion import drafts, settings
from tests.ui import pseudo
from ui import theme
from ui.main_window import MainWindow
from ui.widgets.overlay import Overlay

NOT_WORDS = re.compile(r"[\W\d]*|112|\d+ %|[A-Z]\w+\+\w+|Companion .*|한국어|English", re.DOTALL)
PAGES = ("today", "people", "keys", "settings")


@pytest.fixture
def window(vault, tasks, keep, qapp, speak) -> Iterator[Any]:
    speak("en")
    settings.set_(vault, "language", "en")
    otherwise = pseudo.Otherwise("pseudo")
    qapp.installTranslator(otherwise)
    theme.apply(qapp, "light", 2.0)
    made = keep(MainWindow(pseudo.SESSIONS["pseudo"](vault, tasks)))
    made.resize(1080, 760)
    yield made
    qapp.removeTranslator(otherwise)
    theme.apply(qapp, "light")


def has_room(widget: Any, qtbot: Any) -> None:
    """Once it is laid out: what flows is set in several turns."""

    def nothing_is_cut() -> None:
        assert pseudo.cut_off(widget) == []

    qtbot.waitUntil(nothing_is_cut, timeout=5000)


def said(window: Any) -> list[str]:
    kinds = (QLabel, QPushButton)
    return [one.text() for kind in kinds for one in window.findChildren(kind) if one.isVisible()]


def test_every_word_is_translated_and_has_room(window, qtbot):
    for page in PAGES:
        window.begin(page)
        qtbot.waitUntil(lambda: not window.session.tasks.busy, timeout=20_000)
        has_room(window, qtbot)
        bare = {one for one in said(window) if "[" not in one and not NOT_WORDS.fullmatch(one)}
        assert not bare - {"notes", ""}, page


def test_what_was_begun_is_offered_with_room(window, qtbot):
    place = f"talk:new:{window.session.case.id}"
    drafts.save(window.session.vault, place, {"contact": "", "said": "가나 " * 9})
    window.begin("keys")
    has_room(window.page.unfinished, qtbot)


def test_sheets_have_room_too(window, qtbot):
    for open_ in (window._doses.write, window._write):
        open_()
        sheet = next(one for one in window.findChildren(Overlay) if one.isVisible())
        has_room(sheet, qtbot)
        sheet.close()


def test_the_search_itself_finds_what_is_cut_off(keep):
    button = keep(QPushButton("a long word that has no room"))
    button.setFixedWidth(20)
    assert pseudo.cut_off(button.window()) == []  # of others, not of itself
    outer: Any = keep(QLabel())
    button.setParent(outer)
    button.show()
    assert len(pseudo.cut_off(outer)) == 1


def test_places_and_values_stay_as_they_are():
    assert "{name}" in pseudo.pseudo("for {name}: %n files")
    assert "%n" in pseudo.pseudo("for {name}: %n files")
    assert pseudo.double("for {name}").count("{name}") == 1
    assert len(pseudo.pseudo("a word")) >= 1.4 * len("a word")
