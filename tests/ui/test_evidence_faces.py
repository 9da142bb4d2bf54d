"""Every face of looking, masking, capturing and chats: walked through by Tab, and told plainly."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QScrollArea,
    QWidget,
)

from companion import practice
from companion.vault import Vault, create
from tests.ui import hands
from tests.ui.evidence_faces import SEEN
from tests.ui.others import listening
from tests.ui.program import CHEAP, FLOOR
from ui import theme
from ui.main_window import MainWindow
from ui.session import Session
from ui.tasks import Tasks
from ui.widgets.hide import HideButton
from ui.widgets.overlay import Overlay

WALKED = [name for name in SEEN if "held" not in name and not name.startswith("looking")]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The practice case, once for all of them."""
    vault = create(tmp_path_factory.mktemp("faces") / "notes", practice.PASSPHRASE, CHEAP)
    practice.fill(vault, "en")
    yield vault
    vault.close()


@pytest.fixture
def window(
    qapp: QApplication, filled: Vault, tasks: Tasks, speak: Any, keep: Any, qtbot: Any
) -> MainWindow:
    speak("en")
    theme.apply(qapp, "light")
    made: MainWindow = keep(MainWindow(Session(filled, tasks, cost=CHEAP, floor=FLOOR)))
    made.resize(1080, 760)
    made.begin("today")
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def show(window: MainWindow, name: str, qtbot: Any) -> Overlay:
    """Bring it onto the window; the sheet on top."""
    for act in SEEN[name]:
        act(window)
        qtbot.waitUntil(lambda: not window.session.tasks.busy, timeout=30_000)
        qtbot.wait(20)
    sheets = [sheet for sheet in window.findChildren(Overlay) if sheet.isVisible()]
    here = QApplication.focusWidget()
    return max(sheets, key=lambda one: (here is not None and one.isAncestorOf(here), depth(one)))


def depth(widget: QWidget) -> int:
    above = widget.parentWidget()
    return 0 if above is None else 1 + depth(above)


def stops(sheet: QWidget) -> set[QWidget]:
    """What can have the focus by Tab in a sheet."""
    found = sheet.findChildren(QWidget)
    return {
        one
        for one in found
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not one.objectName().startswith("qt_")
        and not any(isinstance(up, Overlay) and up is not sheet for up in between(one, sheet))
    }


def between(one: QWidget, end: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    above = one.parentWidget()
    while above is not None and above is not end:
        found.append(above)
        above = above.parentWidget()
    return found


def in_sight(widget: QWidget) -> bool:
    """Whether some of it can be seen where it is scrolled to."""
    return any(not one.visibleRegion().isEmpty() for one in (widget, *widget.findChildren(QWidget)))


@pytest.mark.parametrize("name", WALKED)
def test_tab_leads_to_everything_and_round(window: MainWindow, qtbot: Any, name: str) -> None:
    sheet = show(window, name, qtbot)
    sheet.scroll_to_top()
    sheet.focus_first()
    wanted, passed = stops(sheet), []
    for _ in range(2 * len(wanted) + 4):
        here = hands.focus()
        assert in_sight(here), here.accessibleName()
        passed.append(here)
        hands.press(Qt.Key.Key_Tab)
    inside = {one for one in passed if not isinstance(one, HideButton)}
    buttons = {one for one in wanted if isinstance(one, QAbstractButton)}
    grouped = {one for one in buttons if one.group() is not None}  # by the arrow keys
    assert wanted - inside <= grouped, [one.accessibleName() for one in wanted - inside]
    assert all(sheet.isAncestorOf(one) for one in inside)


def _fits(inner: QWidget, room: QWidget) -> bool:
    return inner.width() <= room.width()


@pytest.mark.parametrize("name", SEEN)
def test_no_other_window_flashes_everything_has_a_name_and_nothing_is_markup(
    window: MainWindow, qtbot: Any, name: str
) -> None:
    with listening() as others:
        sheet = show(window, name, qtbot)
    assert others == []
    assert [one for one in hands.nameless(sheet) if "qt_" not in one] == []
    assert hands.unplain(sheet) == []
    for area in sheet.findChildren(QScrollArea):
        inner = area.widget()
        if inner is not None and area.isVisible() and area.widgetResizable():
            room = area.viewport()  # nothing is cut off at the side
            qtbot.waitUntil(partial(_fits, inner, room))
