"""What is typed in any editor is in the vault within a second, and is there again afterwards.

The editors are found, not listed: a module of the window that makes a field to type in, and that
nothing here opens, fails `test_no_place_to_type_in_is_left_out`.

A kill is played by copying the vault's files as they lie there at that moment: all a killed
process leaves is its files. That a real kill leaves no more and no less is for tests/faults.
"""

from __future__ import annotations

import ast
import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QWidget

from companion import drafts, people
from companion.vault import open_
from companion.when import Span
from tests.ui.conftest import PASSPHRASE
from tests.ui.editors import EDITORS, choose_times, compose, fields, held, new_talk, one_of_each
from tests.ui.hands import click
from tests.ui.program import FLOOR
from ui import lock
from ui.main_window import PAGES, MainWindow
from ui.pages.timeline import TimelinePage
from ui.session import Session
from ui.tasks import Tasks

UI = Path(__file__).parents[2] / "ui"
TYPED_IN = {
    *("QLineEdit", "QPlainTextEdit", "QTextEdit", "QSpinBox", "QDoubleSpinBox", "QDateEdit"),
    *("QTimeEdit", "QDateTimeEdit", "QKeySequenceEdit", "QInputDialog", "QTextBrowser"),
    *("Line", "Story", "Number", "WhenField", "DateFields", "ClockFields", "PlainForm"),
    *(
        "ProvenanceForm",
        "IncidentForm",
        "PassageForm",
        "PersonForm",
        "AccountForm",
        "PlaceForm",
        "AskingForm",
    ),
}
NEVER_KEPT = {
    "ui.directory": "what is searched for is not part of the record",
    "ui.widgets.passphrase": "a passphrase must never be written anywhere",
    "ui.widgets.code": "a recovery code opens the record as a passphrase does",
    "ui.widgets.page_view": "only to be read",
    "ui.sheets.when_asked": "which time to look at, and when a landmark was: noted at once",
    "ui.sheets.stamping": "whom to ask for the time; remembered once somebody was asked",
    "ui.sheets.country_pack": "only to be read",
    "ui.sheets.receive": "six words open what somebody gave; the name is one word",
    "ui.sheets.another_hand": "one name, of who writes from then on",
    "ui.sheets.only_me": "kept sealed under a key of its own: tests/ui/test_only_me.py",
    "ui.widgets.find_bar": "what is searched for is not part of the record",
}
WITHIN = 1.0  # seconds


@pytest.fixture
def ids(session) -> dict[str, int]:
    return one_of_each(session)


@pytest.fixture
def window(session, keep) -> Any:
    made = keep(MainWindow(session))
    made.begin("today")
    return made


@pytest.fixture
def after(tmp_path, folder, keep, qapp) -> Iterator[Callable[[], Any]]:
    """The window of the vault as a kill at this moment would have left it."""
    opened: list[tuple[Tasks, Any]] = []

    def kill() -> Any:
        left = tmp_path / f"left{len(opened)}"
        shutil.copytree(folder, left)
        tasks, vault = Tasks(), open_(left, PASSPHRASE, floor=FLOOR)
        opened.append((tasks, vault))
        window = keep(MainWindow(Session(vault, tasks)))
        window.begin("today")
        return window

    yield kill
    for tasks, vault in opened:
        tasks.stop()
        vault.close()


def type_everywhere(window: Any) -> dict[str, str]:
    """Type a word of its own into each field, half by key, half by a Korean keyboard."""
    for number, (name, field) in enumerate(fields(window).items()):
        field.setFocus()
        if isinstance(field, QSpinBox):
            field.selectAll()
            QTest.keyClicks(field, "7")
            continue
        QTest.keyClicks(field, f" canary{number}")
        compose(field, "ㅎ")
        compose(field, "", "한")
        compose(field, "그")  # and this one is never finished
        assert held(field).endswith(f"canary{number}한그"), name
    return {name: held(field) for name, field in fields(window).items()}


def is_kept(session: Session, typed: dict[str, str]) -> bool:
    """Whether every text and number is in the drafts."""
    vault = session.vault
    there = {leaf for place in drafts.places(vault) for leaf in leaves(drafts.load(vault, place))}
    return set(typed.values()) <= there


def leaves(content: Any) -> Iterator[str]:
    """Every text and number in a draft, also in the state of a time, which is JSON in JSON."""
    if isinstance(content, dict | list):
        for one in content.values() if isinstance(content, dict) else content:
            yield from leaves(one)
    elif isinstance(content, str) and content[:1] == "{":
        yield from leaves(json.loads(content))
    else:
        yield str(content)


def is_there_again(window: Any, typed: dict[str, str]) -> None:
    """Go on writing from the first page, and find every word where it was."""
    notice = window.page.unfinished.notice
    assert notice is not None
    assert notice.isVisible()
    notice.go_on.click()
    if isinstance(window.page, TimelinePage) and window.page.sheet_open is not None:
        window.page.sheet_open.form.expander.setChecked(True)
    QApplication.processEvents()
    again = {name: held(field) for name, field in fields(window).items()}
    assert again == typed


@pytest.mark.parametrize("span", [Span.BEFORE, Span.EXACT])
@pytest.mark.parametrize("name", EDITORS)
def test_what_is_typed_is_there_again_after_a_kill(name, span, session, ids, window, after, qtbot):
    EDITORS[name](window, ids)
    choose_times(window, span)
    typed = type_everywhere(window)
    begun = time.monotonic()
    assert typed
    qtbot.waitUntil(lambda: is_kept(session, typed), timeout=5000)
    assert time.monotonic() - begun < WITHIN
    is_there_again(after(), typed)


@pytest.mark.parametrize("name", EDITORS)
def test_a_lock_right_after_a_key_loses_nothing(name, session, ids, window, after, qtbot):
    EDITORS[name](window, ids)
    choose_times(window, Span.BEFORE)
    typed = type_everywhere(window)
    lock.keep_drafts()
    is_there_again(after(), typed)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_offers_what_was_begun_and_a_way_to_put_it_away(page, session, window, qtbot):
    drafts.save(session.vault, f"talk:new:{session.case.id}", {"contact": "", "said": "just words"})
    window.go(page)
    session.drafted.emit()
    notice = window.page.unfinished.notice
    assert not notice.isHidden()
    assert "just words" in notice.accessibleName()
    notice.later.click()
    assert not window.page.unfinished.drafts()
    assert drafts.places(session.vault)  # not now is not never
    drafts.save(session.vault, f"talk:new:{session.case.id}", {"contact": "", "said": "more words"})
    session.drafted.emit()
    window.page.unfinished.notice.discard.click()
    qtbot.waitUntil(lambda: not drafts.places(session.vault))
    window.page.unfinished.undo.button.click()
    qtbot.waitUntil(lambda: bool(drafts.places(session.vault)))
    qtbot.waitUntil(lambda: window.page.unfinished.notice is not None)


def test_what_stands_open_is_not_thrown_away_behind_its_back(session, window, qtbot):
    new_talk(window, {})
    type_everywhere(window)
    qtbot.waitUntil(lambda: bool(drafts.places(session.vault)))
    window.go("today")
    notice = window.page.unfinished.notice
    assert not notice.discard.isVisible()
    notice.go_on.click()
    assert window.page is window._pages["help"]
    click(window.page, "적던 글 버리기")
    qtbot.waitUntil(lambda: window.page.unfinished.notice is None)
    assert drafts.places(session.vault) == []
    window.page.unfinished.undo.button.click()
    qtbot.waitUntil(lambda: window.page.unfinished.notice is not None)
    notice = window.page.unfinished.notice
    qtbot.waitUntil(notice.discard.isVisible)  # no editor is open now


def test_several_drafts_are_offered_one_after_the_other(session, window):
    case, seen = session.case.id, set()
    for number in range(3):
        drafts.save(session.vault, f"incident:new:{case}:{number}", {"narrative": f"word{number}"})
    session.drafted.emit()
    for _ in range(3):
        seen.add(window.page.unfinished.notice.accessibleName()[-5:])
        window.page.unfinished.notice.another.click()
    assert seen == {"word0", "word1", "word2"}


def test_a_draft_whose_record_is_gone_is_not_offered(session, ids, window):
    drafts.save(session.vault, f"person:{ids['person']}", {"name": "x"})
    drafts.save(session.vault, "person:12345", {"name": "y"})
    drafts.save(session.vault, "of a later version", {"name": "z"})
    people.remove(session.vault, ids["person"])
    session.changed.emit()
    assert window.page.unfinished.drafts() == []


def made_in(path: Path) -> bool:
    """Whether a module makes a field to type in."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    kinds = [node for node in nodes if isinstance(node, ast.ClassDef)]
    made = {getattr(n.func, "id", "") for n in nodes if isinstance(n, ast.Call)}
    made -= {kind.name for kind in kinds}  # another thing that is called so
    made |= {getattr(base, "id", "") for kind in kinds for base in kind.bases}
    return bool(TYPED_IN & made)


def test_no_place_to_type_in_is_left_out(ids, session, tasks, keep, qapp):
    typing = {
        ".".join(path.relative_to(UI.parent).with_suffix("").parts)
        for path in UI.rglob("*.py")
        if made_in(path)
    }
    assert len(typing) > 12
    opened: set[str] = set()
    for opener in EDITORS.values():
        window = keep(MainWindow(session))
        window.begin("today")
        opener(window, ids)
        for span in (Span.BEFORE, Span.EXACT):
            choose_times(window, span)
            for field in fields(window).values():
                widget: QWidget | None = field
                chain = []
                while widget is not None and widget is not window:
                    chain.append(widget)
                    widget = widget.parentWidget()
                assert any(hasattr(one, "keep_draft") for one in chain), field.accessibleName()
                opened |= {kind.__module__ for one in chain for kind in type(one).__mro__}
        window.hide()
        window.deleteLater()
    assert typing - NEVER_KEPT.keys() - opened == set()
    assert NEVER_KEPT.keys() <= typing
    assert not NEVER_KEPT.keys() & opened


def test_a_passphrase_and_a_search_are_never_drafts(session, window, qtbot):
    bar = window.findChild(QLineEdit)
    assert bar is not None
    QTest.keyClicks(bar, "looked for")
    QTest.keyClick(bar, Qt.Key.Key_Return)
    QTest.qWait(700)
    lock.keep_drafts()
    assert drafts.places(session.vault) == []
