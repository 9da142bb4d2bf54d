"""Every page and sheet through the accessibility interface and by Tab: `./dev accessible` for all.

Names, what passwords tell, an order that is the one of reading, no trap, and what a screen reader
turns without a click.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from companion import practice
from companion.vault import open_
from tests.ui import faces, hands
from tests.ui.editors import EDITORS, one_of_each
from tests.ui.program import CHEAP, FLOOR
from ui.main_window import PAGES, MainWindow
from ui.session import Session
from ui.sheets.first_lines import NowQuestion
from ui.tasks import Tasks
from ui.widgets.hide import HideButton
from ui.widgets.overlay import Overlay
from ui.widgets.radios import Radios
from ui.widgets.ticks import Ticks

FULL = bool(os.environ.get("COMPANION_ACCESSIBLE"))
SOME = ("new_incident", "new_passage", "item", "to_say", "new_takedown")
SHEETS = list(EDITORS) if FULL else list(SOME)
LOCKED = [
    name for name in faces.LOCKED if name not in ("unlock-call", "unlock-guide")
]  # a sheet, which has its own test
SLACK = 12  # px that one line of things may be out of line


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up record in English, closed: every page of it is full."""
    folder = tmp_path_factory.mktemp("practice") / "notes-practice"
    practice.make(folder, "en", CHEAP).close()
    return folder


@pytest.fixture(scope="module")
def full(made: Path, qapp: QApplication) -> Iterator[MainWindow]:
    """The window of it."""
    tasks = Tasks()
    vault = open_(made, practice.PASSPHRASE, floor=FLOOR)
    window = MainWindow(Session(vault, tasks, cost=CHEAP, floor=FLOOR))
    window.resize(1080, 760)
    window.show()
    window.activateWindow()
    window.begin("today")
    yield window
    window.hide()
    tasks.wind_up()
    tasks.stop()
    vault.close()
    window.deleteLater()


def settled(window: Any) -> None:
    """Let what is read in the lane, and laid out a moment later, come."""
    for _ in range(3):
        while window.session.tasks.busy:
            QApplication.processEvents()
        QApplication.processEvents()


def told(widget: QWidget, what: QAccessible.Text) -> str:
    """What the interface tells of it."""
    face = QAccessible.queryAccessibleInterface(widget)
    return str(face.text(what))


def stops(inside: QWidget) -> list[QWidget]:
    """What Tab is to come to: of answers that exclude each other, one is enough."""
    found = [
        one
        for one in inside.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
    ]
    return [one for one in found if _stands_for(one, found)]


def _stands_for(one: QWidget, found: list[QWidget]) -> bool:
    """Whether Tab comes to it: arrow keys lead to the others that exclude it."""
    if not isinstance(one, QAbstractButton) or not one.isCheckable():
        return True
    group: Any = one.group()  # None where it stands alone, which the stubs do not say
    if group is None or not group.exclusive():
        return True
    others = [other for other in group.buttons() if other in found]
    checked = [other for other in others if other.isChecked()]
    return one is (checked or others)[0]


def nameless(inside: QWidget) -> list[str]:
    """What takes the focus and tells no name."""
    every = [one for one in inside.findChildren(QWidget) if one.isVisible()]
    stopped = [one for one in every if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    names = {one: told(one, QAccessible.Text.Name).strip() for one in stopped}
    return [f"{type(one).__name__} {one.objectName()}" for one, name in names.items() if not name]


def round_trip(window: QWidget, most: int = 500) -> list[QWidget]:
    """Where Tab comes by, from here until it is here again; fails where it never is."""
    first = QApplication.focusWidget()
    assert first is not None
    came = [first]
    for _ in range(most):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        if here is first:
            return came
        assert here not in came, (
            f"Tab goes in a circle that leaves {first.accessibleName()} out: {named(came)}"
        )
        came.append(here)
    raise AssertionError("Tab never comes round")


def named(widgets: list[QWidget]) -> list[tuple[str, str]]:
    return [(type(one).__name__, one.accessibleName()) for one in widgets]


def backwards(window: QWidget, came: list[QWidget]) -> list[tuple[str, str]]:
    """Pairs where Tab goes up to what stands wholly above, within one thing that scrolls."""
    found = []
    for one, other in pairwise(came):
        sheet = _sheet_of(one)
        if isinstance(other, HideButton) or sheet is None or _sheet_of(other) is not sheet:
            continue
        here, there = (QRect(w.mapTo(window, QPoint()), w.size()) for w in (one, other))
        if there.bottom() < here.top() - SLACK and there.left() < here.right():
            found.append((one.accessibleName(), other.accessibleName()))
    return found


def _sheet_of(widget: QWidget) -> QWidget | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above.parentWidget(), QScrollArea):
        above = above.parentWidget()
    return above


@pytest.mark.parametrize("page", PAGES)
def test_a_full_page_is_named_and_walked_round_in_the_order_of_reading(full, page):
    full.activateWindow()
    full.go(page)
    settled(full)
    QTest.qWait(150)  # the order follows what was laid out
    full._sidebar.begin()
    assert not nameless(full)
    wanted = stops(full)
    came = round_trip(full)
    left = [one for one in wanted if one not in came and one.isVisible()]
    assert not named(left)
    assert not backwards(full, came)


@pytest.fixture
def window(make_session, front):
    made = front(MainWindow(make_session("en")), 1080, 760)
    made.begin("today")
    return made


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_named_walked_round_and_left_with_esc(name, window):
    ids = one_of_each(window.session)
    EDITORS[name](window, ids)
    settled(window)
    assert not nameless(window)
    over = _over(window)
    if not over:  # written on the page itself
        return
    sheet = over[-1]
    QTest.qWait(100)  # the order of reading is found once all has its place
    sheet.focus_first()
    came = round_trip(window)
    inside = [one for one in came if sheet.isAncestorOf(one)]
    assert len(came) <= len(inside) + 1  # and Hide
    left = [one for one in stops(sheet) if one not in came]
    assert not named(left)
    assert not backwards(window, came[: len(inside)])
    for _ in range(2 * len(over)):  # one that keeps a draft goes a moment later
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
        settled(window)
    assert not _over(window)


def _over(window: QWidget) -> list[Any]:
    return [one for one in window.findChildren(Overlay) if one.isVisible()]


@pytest.mark.parametrize("name", [*LOCKED] if FULL else ["begin", "forgot", "salvage-done"])
def test_a_window_without_a_record_is_named_and_walked_round(name, front, tasks, qapp):
    shown = front(faces.locked(name, "en", tasks), 760, 860)
    for _ in range(3):
        QApplication.processEvents()
    assert not nameless(shown)
    for field in shown.findChildren(QLineEdit):
        if field.isVisible():
            field.setFocus()
            break
    if QApplication.focusWidget() is None:
        shown.nextInFocusChain().setFocus()
    came = round_trip(shown)
    left = [one for one in stops(shown) if one not in came]
    assert not named(left)


def test_a_passphrase_tells_nothing_but_that_it_is_one(front, tasks):
    shown = front(faces.locked("begin-asks", "en", tasks), 760, 860)
    for field in shown.findChildren(QLineEdit):
        if not field.isVisible():
            continue
        QTest.keyClicks(field, "paper lamp")
        face = QAccessible.queryAccessibleInterface(field)
        assert face.state().passwordEdit
        kinds = QAccessible.Text
        said = [face.text(kind) for kind in (kinds.Name, kinds.Value, kinds.Description)]
        assert not any("paper" in one for one in said)
        text = face.textInterface()
        assert "paper" not in text.text(0, text.characterCount())


def turn(button: QAbstractButton) -> None:
    """What a screen reader does to something that can be turned: no click is sent."""
    face = QAccessible.queryAccessibleInterface(button).actionInterface()
    assert "Toggle" in face.actionNames()
    face.doAction("Toggle")


def test_what_a_screen_reader_turns_is_heard(window, keep):
    settled(window)
    turn(window._sidebar._buttons.button(1))
    assert window.page is window._pages["timeline"]
    heard = []
    answers = keep(Radios("", [("a", "A", ""), ("b", "B", "")]))
    answers.chosen.connect(lambda: heard.append(answers.key))
    answers.choose("a")
    turn(answers.buttons["b"])
    assert heard == ["b"]  # and what the program itself chose is told to nobody
    ticks = keep(Ticks())
    ticks.changed.connect(lambda: heard.append(ticks.chosen()))
    ticks.show_options([("x-yes", "yes"), ("x-no", "no")], ["x-no"])
    turn(ticks.ticks["x-yes"].box)
    assert heard[1:] == [("x-yes",)]
    asked = keep(NowQuestion())
    asked.answered.connect(heard.append)
    chip = next(iter(asked.chips.values()))
    turn(chip)
    assert len(heard) == 3


def test_what_changed_is_said_through_the_interface(window):
    window.session.said.emit("Saved. You can stop here.")
    (line,) = [one for one in window.findChildren(QWidget) if one.isVisible() and _says(one)]
    assert told(line, QAccessible.Text.Name) == "Saved. You can stop here."


def _says(widget: QWidget) -> bool:
    return widget.accessibleName() == "Saved. You can stop here."


def test_hands_find_the_same(window):
    assert not hands.nameless(window)
