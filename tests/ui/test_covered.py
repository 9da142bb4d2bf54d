"""Covered, locked or hidden, the window tells nothing: neither to eyes nor to a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtWidgets import QApplication

from companion import contacts, people, steps, timeline
from companion.records import (
    NewAccount,
    NewContact,
    NewIncident,
    NewPerson,
    NewStep,
    NewTalk,
    Part,
)
from ui.main_window import PAGES
from ui.widgets.hide import HideButton

MARK = "Zinnober"  # in every field of the record, and in nothing of ours


@pytest.fixture
def full(opened) -> Any:
    """The program with a record that holds the mark wherever one writes."""
    session = opened.program.session
    vault, case = session.vault, session.case.id
    timeline.add(vault, case, NewIncident(MARK, MARK, place=MARK, told_by=MARK, effect=MARK))
    people.add(vault, case, NewPerson(Part.OTHER, MARK, MARK, MARK, MARK))
    people.add_account(vault, case, NewAccount("telegram", MARK, MARK, room=MARK, note=MARK))
    contacts.add(vault, case, NewContact(MARK, "1", MARK, MARK))
    contacts.note_talk(vault, case, NewTalk(MARK, said=MARK, promise=MARK))
    steps.add(vault, case, NewStep(MARK, note=MARK))
    session.changed.emit()
    opened.window.resize(1080, 760)
    return opened


def settle(running: Any) -> None:
    for _ in range(3):
        while running.program.tasks.busy:
            QApplication.processEvents()
        QApplication.processEvents()


def told() -> list[str]:
    """All that a screen reader can get at, from every window there is."""
    found: list[str] = []
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            found += texts(QAccessible.queryAccessibleInterface(window))
    return found


def texts(face: Any) -> Iterator[str]:
    if face is None or not face.isValid() or face.state().invisible:
        return
    kinds = QAccessible.Text
    for kind in (kinds.Name, kinds.Description, kinds.Value, kinds.Help):
        yield face.text(kind)
    inner = face.textInterface()
    if inner is not None:
        yield inner.text(0, inner.characterCount())
    for at in range(min(face.childCount(), 500)):
        yield from texts(face.child(at))


def marks() -> int:
    return sum(MARK in text for text in told())


def colours(window: Any) -> set[int]:
    """Every colour that is seen, without the button that hides."""
    shown = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    (hide,) = [b for b in window._cover.findChildren(HideButton) if b.isVisible()]
    place = hide.rect().translated(hide.mapTo(window, hide.rect().topLeft()))
    with QPainter(shown) as painter:
        painter.fillRect(place.adjusted(-6, -6, 6, 6), shown.pixelColor(2, shown.height() - 2))
    return set(memoryview(bytes(shown.constBits())).cast("I"))


def test_every_page_is_one_colour_once_it_is_covered(full):
    seen = 0
    for page in PAGES:
        full.window.go(page)
        settle(full)
        seen += marks() > 0
        full.window.cover()
        assert len(colours(full.window)) == 1, page
        full.window._cover.hide()
        full.window._cover.deleteLater()
        full.window._cover = None
    assert seen >= 5  # the mark would be found where it is shown


@pytest.mark.parametrize("way", ["lock", "hide"])
@pytest.mark.parametrize("page", ["timeline", "people"])
def test_nothing_is_told_once_it_is_locked_or_hidden(full, way, page):
    full.window.go(page)
    settle(full)
    assert marks()
    getattr(full.program, way)()
    assert not marks()


def test_nothing_is_told_while_work_is_finished_under_a_cover(full):
    full.window.go("timeline")
    full.window._write()
    settle(full)
    full.window.cover("One moment.")
    assert not marks()
    assert any("One moment." in text for text in told())
