"""Nothing shows itself as a window of its own, not for a moment: it would stand outside Hide.

A label that is shown before it lies in a parent is one: it flashed in the middle of the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from companion import cases, practice
from companion.records import (
    Age,
    NewCase,
    Role,
)
from companion.vault import Vault, create
from tests.ui import evidence_faces, faces, screens
from tests.ui.editors import EDITORS, one_of_each
from tests.ui.others import listening
from tests.ui.program import CHEAP, FLOOR
from ui import theme
from ui.main_window import PAGES, MainWindow
from ui.recovery.window import RecoveryWindow
from ui.session import Session
from ui.tasks import Tasks
from ui.unlock import UnlockWindow
from ui.widgets.overlay import Overlay

WITHOUT_ITEMS = ("shoot", "shoot-shot", "bring-none", "chat", "chat-found", "chat-empty")
Settle = Callable[[], None]


@pytest.fixture(params=["practice", "empty"])
def filled(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    made = create(tmp_path / "notes", practice.PASSPHRASE, CHEAP)
    if request.param == "practice":
        practice.fill(made, "en")
    else:
        cases.add(made, NewCase(Role.MINE, Age.UNDER19))
    yield made
    made.close()


@pytest.fixture
def window(
    qapp: QApplication, filled: Vault, tasks: Tasks, speak: Any, keep: Any, qtbot: Any
) -> Any:
    speak("en")
    theme.apply(qapp, "light")
    with listening() as others:
        made = keep(MainWindow(Session(filled, tasks, cost=CHEAP, floor=FLOOR)))
        made.resize(1080, 760)
        made.begin("today")
        yield made
    assert others == []


@pytest.fixture
def settle(qtbot: Any, tasks: Tasks) -> Settle:
    """Until what is read later is there."""

    def wait() -> None:
        qtbot.wait(20)
        qtbot.waitUntil(lambda: not tasks.busy, timeout=30_000)
        qtbot.wait(20)

    return wait


def close_all(window: Any) -> None:
    for sheet in window.page.findChildren(Overlay):
        sheet.close()


def test_a_label_that_flashes_would_be_heard(qapp: QApplication, keep: Any) -> None:
    with listening() as others:
        keep(QLabel("flash"))
    assert others == ["QLabel "]


def test_every_page_in_any_size(window: Any, settle: Settle) -> None:
    for name in PAGES:
        window.go(name)
        settle()
        for width, height in ((700, 500), (1366, 768)):
            window.resize(width, height)
            settle()
        window.session.changed.emit()
        settle()


def test_every_sheet_and_moment(window: Any, settle: Settle) -> None:
    for page, opener in screens.SHEETS.values():
        window.go(page)
        settle()
        getattr(window.page, opener)()
        settle()
        close_all(window)
    for page, moment in faces.MOMENTS.values():
        window.go(page)
        moment(window.session)
        window.page.refresh()
        settle()


def test_every_editor(window: Any, settle: Settle) -> None:
    ids = one_of_each(window.session)
    for opener in EDITORS.values():
        opener(window, ids)
        settle()
        close_all(window)
        settle()


def test_evidence_with_nothing_in_the_record(window: Any, settle: Settle) -> None:
    for name in WITHOUT_ITEMS:
        for act in evidence_faces.SEEN[name]:
            act(window)
            settle()
        close_all(window)
        settle()


@pytest.mark.parametrize("name", faces.LOCKED)
def test_every_face_before_a_record_is_open(
    tasks: Tasks, speak: Any, keep: Any, settle: Settle, name: str
) -> None:
    speak("en")
    with listening() as others:
        window: UnlockWindow = keep(faces.locked(name, "en", tasks))
        settle()
        window.hide()
    assert others == []


@pytest.mark.parametrize("name", faces.RECOVERY)
def test_the_pages_of_the_recovery_code(
    vault: Vault, tasks: Tasks, speak: Any, keep: Any, settle: Settle, name: str
) -> None:
    speak("en")
    with listening() as others:
        window: RecoveryWindow = keep(faces.recovering(name, vault, tasks))
        settle()
        window.hide()
    assert others == []
