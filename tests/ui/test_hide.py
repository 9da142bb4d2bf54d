"""Hide is in every window, at the same place, in reach of the keyboard; and a lock says nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QMenu, QWidget

from companion import drafts, keyfile, reminders
from companion.vault import open_
from tests.core.canaries import plant
from tests.ui.conftest import PASSPHRASE
from tests.ui.hands import focus, texts
from tests.ui.program import FLOOR
from ui.main_window import PAGES
from ui.recovery.window import RecoveryWindow
from ui.widgets.choose import FileChooser, FolderChooser
from ui.widgets.hide import HideButton
from ui.widgets.overlay import Overlay

SHIFT = Qt.Key.Key_Shift


def hides(window: QWidget) -> list[HideButton]:
    QApplication.processEvents()
    found = window.findChildren(HideButton)
    return [button for button in found if button.isVisible() and button.window() is window]


def in_the_corner(window: QWidget) -> bool:
    """Whether the one button is where it always is: at the top right."""
    (button,) = hides(window)
    corner = button.mapTo(window, button.rect().topRight())
    return window.width() - corner.x() < 40 and corner.y() < 60


def thrice(window: QWidget) -> None:
    for _ in range(3):
        QTest.keyClick(window.windowHandle(), SHIFT)


@pytest.mark.parametrize("page", PAGES)
def test_it_is_on_every_page(opened, page):
    opened.program.session.page_wanted.emit(page)
    assert in_the_corner(opened.window)


def test_it_is_on_every_face_before_a_record_is_open(run, folder, tmp_path):
    begin = run(tmp_path / "none").locked
    assert in_the_corner(begin)
    locked = run(folder).locked
    for turn in (locked._forget, locked._begin):
        assert in_the_corner(locked)
        turn()
    assert in_the_corner(locked)


def test_it_is_there_while_the_recovery_code_is_shown(run, folder, qtbot):
    with_code = open_(folder, PASSPHRASE, floor=FLOOR)
    reminders.begin(with_code)
    with_code.close()
    running = run(folder)
    running.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(running.program.window, RecoveryWindow))
    assert in_the_corner(running.program.window)
    thrice(running.program.window)
    assert running.ends.left == 1


@pytest.mark.parametrize("kind", [FileChooser, FolderChooser])
def test_it_is_in_the_dialogs_for_files(opened, kind):
    chooser = kind(opened.window.page, "Choose")
    chooser.begin()
    (button,) = hides(chooser)
    assert in_the_corner(chooser)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened.ends.left == 1
    assert not chooser.isVisible()
    assert not opened.window.isVisible()


def surprised(opened) -> QDialog:
    opened.program.surprise(ValueError, ValueError(), None)
    found = opened.window.findChild(QDialog)
    assert isinstance(found, QDialog)
    return found


def test_it_is_there_when_something_unexpected_happens(opened):
    dialog = surprised(opened)
    (button,) = hides(dialog)
    assert in_the_corner(dialog)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened.ends.left == 1
    assert not dialog.isVisible()


def test_it_is_in_the_way_of_tab_in_every_window(opened, qtbot):
    """And from a sheet too, which otherwise keeps Tab inside."""
    dialog = surprised(opened)
    chooser = FileChooser(opened.window.page, "Choose")
    chooser.begin()
    opened.program.session.page_wanted.emit("timeline")
    opened.window.page.write_new()
    sheet = opened.window.findChild(Overlay)
    for window in (opened.window, chooser, dialog):
        window.activateWindow()
        qtbot.waitUntil(lambda window=window: QApplication.activeWindow() is window)
        (button,) = hides(window)
        stops = around(window, button)
        assert stops, window
    assert sheet.isAncestorOf(stops_after(opened.window, qtbot))


def around(window: QWidget, button: QWidget) -> list[QWidget]:
    """What Tab passes until it comes to the button; empty when it never does."""
    passed: list[QWidget] = []
    for _ in range(80):
        here = QApplication.focusWidget()
        if here is button:
            return passed or [here]
        passed.append(here or window)
        QTest.keyClick(here or window, Qt.Key.Key_Tab)
    return []


def stops_after(window: QWidget, qtbot) -> QWidget:
    """Where Tab goes from the button."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    (button,) = hides(window)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Tab)
    return focus()


def test_from_it_tab_goes_back_into_the_sheet_either_way(opened):
    opened.program.session.page_wanted.emit("timeline")
    opened.window.page.write_new()
    sheet = opened.window.findChild(Overlay)
    (button,) = hides(opened.window)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        button.setFocus()
        QTest.keyClick(button, key)
        assert sheet.isAncestorOf(QApplication.focusWidget())
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert opened.ends.left == 1


def open_menu(opened) -> QWidget:
    menu = opened.window.findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.popup(opened.window.mapToGlobal(opened.window.rect().center()))
    return menu


def open_choice(opened) -> QWidget:
    opened.program.session.page_wanted.emit("settings")
    choice = next(c for c in opened.window.page.findChildren(QComboBox) if c.isVisible())
    choice.showPopup()
    window: QWidget = choice.view().window()
    return window


def fill(opened) -> QWidget:
    opened.program.session.page_wanted.emit("steps")
    field = next(f for f in opened.window.findChildren(QLineEdit) if f.isVisible())
    field.setFocus()
    QTest.keyClicks(field, "Some WORDS and So On")
    window: QWidget = opened.window
    return window


def choose(opened) -> QWidget:
    chooser = FileChooser(opened.window.page, "Choose")
    chooser.begin()
    line = chooser.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    return chooser


@pytest.mark.parametrize("way", [open_menu, open_choice, fill, choose, surprised])
def test_shift_thrice_hides_from_within_a_dialog_a_field_and_a_menu(opened, qtbot, way):
    window = way(opened)
    window.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is window.windowHandle())
    thrice(window)
    assert opened.ends.left == 1


@pytest.mark.parametrize("way", [open_menu, open_choice, fill, choose, surprised])
def test_the_key_for_locking_works_everywhere_too(opened, qtbot, way):
    """A list that is open keeps a window's shortcuts from coming through."""
    window = way(opened)
    window.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is window.windowHandle())
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert len(opened.ends.restarted) == 1
    assert not [
        w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not opened.window
    ]


def test_what_it_does_and_does_not_is_said_before_it_is_needed(run, tmp_path):
    window = run(tmp_path / "none").locked
    said = "\n".join(texts(window))
    assert "바로 모두 닫혀요" in said
    assert "적은 글은 그대로 남아 있어요" in said
    assert "숨기기는 아무것도 지우지 않아요" in said
    (button,) = hides(window)
    assert "컴퓨터에 그대로" in button.accessibleDescription()


def heard(interface: QAccessibleInterface | None) -> list[str]:
    """Everything that a screen reader can ask a window for, shown or not."""
    if interface is None or not interface.isValid():
        return []
    said = [interface.text(kind) for kind in QAccessible.Text if kind.value < 8]
    below = (interface.child(at) for at in range(interface.childCount()))
    return [text for text in said if text] + [text for one in below for text in heard(one)]


def test_the_locked_window_says_nothing_about_what_it_locks(run, vault, folder, tmp_path):
    words = plant(vault, tmp_path)
    drafts.save(vault, "step:new", {"title": "아직 적는 중인 것"})
    vault.close()
    window = run(folder).locked
    QApplication.processEvents()
    said = "\n".join([*heard(QAccessible.queryAccessibleInterface(window)), window.windowTitle()])
    assert "암호" in said
    assert not [word for word in words if word in said]
    for told in ("아직 적는", "적는 중", str(folder), folder.name, str(tmp_path)):
        assert told not in said
    keys = said.replace("×3", "").replace("F1", "")  # Hide, and the guide
    assert not [letter for letter in keys if letter.isdigit()]
    assert window.windowTitle() == "기록장"


def test_all_windows_have_the_same_title(opened):
    """A task bar shows it to whoever walks by."""
    dialog = surprised(opened)
    for window in (opened.window, dialog):
        assert window.windowTitle() == "기록장"
    opened.program.session.page_wanted.emit("timeline")
    assert opened.window.windowTitle() == "기록장"


def test_the_key_file_is_no_secret_of_the_face(folder):
    """What the locked face can know is what anyone can: which ways there are, and no more."""
    assert keyfile.ways(folder, FLOOR) == ("passphrase",)
