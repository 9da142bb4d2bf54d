"""Keys and copies: every act, with real key files, real backups and a real keyring."""

from __future__ import annotations

import sys
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from companion import backup, device, keyfile, keys, recovery, reminders, restoration, settings
from companion.errors import WrongPassphrase, WrongRecoveryCode
from companion.vault import open_
from tests.core.secret_service import desk, until
from tests.ui.conftest import PASSPHRASE
from tests.ui.hands import click, nameless, says, unplain
from tests.ui.program import CHEAP, FLOOR
from tests.ui.test_recovery import CHECK, NEW, PAPER, fields, shown
from ui.main_window import MainWindow
from ui.pages.keys import KeysPage
from ui.sheets.backup import NAME, BackupSheet
from ui.sheets.change_passphrase import ChangePassphraseSheet
from ui.sheets.device import DeviceSheet, NoDeviceSheet
from ui.sheets.new_key import NewKeySheet
from ui.sheets.recovery_code import NewCodeSheet, TryCodeSheet
from ui.widgets.long_act import LongAct

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="a Secret Service is for Linux")


@pytest.fixture
def page(session, keep, qtbot) -> KeysPage:
    made = KeysPage(session)
    made.resize(900, 900)
    keep(made)
    qtbot.waitUntil(lambda: not session.tasks.busy)
    return made


@pytest.fixture
def code(folder) -> str:
    """A code that opens the vault in `folder`."""
    made = recovery.new_code()
    keys.put(folder, PASSPHRASE, recovery.secret(made), CHEAP, floor=FLOOR)
    return made


def opens(folder, secret) -> None:
    keys.wipe(keys.unlock(folder, secret, FLOOR))


def sheet(page, kind):
    (found,) = [one for one in page.findChildren(kind) if one.isVisible()]
    assert not nameless(found)
    assert not unplain(found)
    return found


def fill(inside: QWidget, *what: str) -> None:
    for field, text in zip(fields(inside), what, strict=True):
        field.setText(text)


def told(session, qtbot, act) -> str:
    with qtbot.waitSignal(session.said, timeout=10_000) as said:
        act()
    return str(said.args[0])


def type_everywhere(inside: QWidget) -> None:
    for field in fields(inside):
        field.setText("typed and left")


def leaks(page, gone, kind) -> bool:
    """Whether a sheet is still there after it was closed, with what was typed into it."""
    open_sheet = sheet(page, kind)
    parts = [weakref.ref(open_sheet)]
    parts += [weakref.ref(field) for field in open_sheet.findChildren(QLineEdit)]
    open_sheet.close()
    del open_sheet
    return not all(gone(part) for part in parts)


# The passphrase


def test_the_passphrase_is_changed_by_who_knows_it(page, session, folder, qtbot):
    click(page, "암호 바꾸기")
    made = sheet(page, ChangePassphraseSheet)
    fill(made, PASSPHRASE, NEW, NEW)
    assert "새 암호로" in told(session, qtbot, lambda: click(made, "바꾸기"))
    opens(folder, NEW)
    with pytest.raises(WrongPassphrase):
        opens(folder, PASSPHRASE)


def test_who_does_not_know_it_changes_nothing_and_waits_longer(page, folder, qtbot):
    click(page, "암호 바꾸기")
    made = sheet(page, ChangePassphraseSheet)
    for _ in range(3):
        fill(made, "guess work", NEW, NEW)
        click(made, "바꾸기")
        qtbot.waitUntil(lambda: "맞지 않아요" in made.live.text() and not made._busy)
        made.live.say("")
    assert not made.go.isEnabled()
    opens(folder, PASSPHRASE)
    fill(made, PASSPHRASE, NEW, NEW)
    made.passphrase.entered.emit()
    made._change()
    assert not made._busy  # not even by the Return key


def test_a_sheet_stays_until_its_act_is_through(page, session, folder, qtbot):
    click(page, "암호 바꾸기")
    made = sheet(page, ChangePassphraseSheet)
    fill(made, PASSPHRASE, NEW, NEW)
    click(made, "바꾸기")
    made.close()
    assert made.isVisible()
    qtbot.waitUntil(lambda: not session.tasks.busy)
    opens(folder, NEW)


@pytest.fixture
def slow(session) -> None:
    """A new way in takes as long as on the smallest computer."""
    session.cost = keys.SMALL


def test_a_change_is_seen_and_stopped_and_then_nothing_was_changed(
    slow, page, session, folder, qtbot
):
    before = keyfile.copies(folder)
    click(page, "암호 바꾸기")
    made = sheet(page, ChangePassphraseSheet)
    fill(made, PASSPHRASE, NEW, NEW)
    click(made, "바꾸기")
    (bar,) = [one for one in made.findChildren(QProgressBar) if one.isVisible()]
    assert bar.accessibleName() == "바꾸고 있어요…"
    qtbot.waitUntil(lambda: bar.value() > 0)
    click(made, "멈추기")
    qtbot.waitUntil(lambda: "멈췄어요" in made.live.text())
    assert made.isVisible()
    assert made.go.isEnabled()
    assert not [one for one in made.findChildren(LongAct) if one.isVisible()]
    assert keyfile.copies(folder) == before
    click(made, "바꾸기")  # and once more, to its end
    qtbot.waitUntil(lambda: not session.tasks.busy)
    opens(folder, NEW)


def test_who_locks_while_it_is_changed_has_the_new_passphrase(slow, page, session, folder, qtbot):
    click(page, "암호 바꾸기")
    made = sheet(page, ChangePassphraseSheet)
    fill(made, PASSPHRASE, NEW, NEW)
    click(made, "바꾸기")
    session.tasks.wind_up()
    assert session.tasks.settle(10)
    opens(folder, NEW)


@pytest.mark.parametrize(
    ("button", "kind"),
    [
        ("암호 바꾸기", ChangePassphraseSheet),
        ("코드 만들기", NewCodeSheet),
        ("백업 만들기", BackupSheet),
    ],
)
def test_a_closed_sheet_is_gone_with_what_was_typed(page, gone, button, kind):
    click(page, button)
    type_everywhere(sheet(page, kind))
    assert not leaks(page, gone, kind)


# The recovery code


def test_a_code_is_made_and_typed_back(page, session, folder, gone, qtbot):
    click(page, "코드 만들기")
    made = sheet(page, NewCodeSheet)
    fill(made, PASSPHRASE)
    click(made, "계속")
    qtbot.waitUntil(lambda: bool(shown(made)))
    assert not [f for f in made.findChildren(QLineEdit) if f.text()]
    (code,) = shown(made)
    click(made, PAPER)
    fill(made, code)
    reference = weakref.ref(made)
    told(session, qtbot, lambda: click(made, CHECK))
    opens(folder, recovery.secret(code))
    made = None
    assert gone(reference)
    qtbot.waitUntil(lambda: says(page, "코드 맞춰 보기"))


def test_a_code_is_shown_to_nobody_without_the_passphrase(page, qtbot):
    click(page, "코드 만들기")
    made = sheet(page, NewCodeSheet)
    fill(made, "guess work")
    click(made, "계속")
    qtbot.waitUntil(lambda: "맞지 않아요" in made.live.text())
    assert not shown(made)


def test_the_old_code_stays_until_the_new_one_is_typed_back(page, session, folder, code, qtbot):
    page.refresh()
    click(page, "코드 새로 만들기")
    made = sheet(page, NewCodeSheet)
    fill(made, PASSPHRASE)
    click(made, "계속")
    qtbot.waitUntil(lambda: bool(shown(made)))
    (new,) = shown(made)
    opens(folder, recovery.secret(code))
    click(made, "지금 그대로 두기")
    opens(folder, recovery.secret(code))
    click(page, "코드 새로 만들기")
    made = sheet(page, NewCodeSheet)
    fill(made, PASSPHRASE)
    click(made, "계속")
    qtbot.waitUntil(lambda: bool(shown(made)))
    (newer,) = shown(made)
    assert newer != new
    click(made, PAPER)
    fill(made, newer)
    told(session, qtbot, lambda: click(made, CHECK))
    opens(folder, recovery.secret(newer))
    with pytest.raises(WrongRecoveryCode):
        opens(folder, recovery.secret(code))


def test_a_code_can_be_tried(page, session, folder, code, gone, qtbot):
    settings.set_(session.vault, "try_code_from", "2020-01-01")
    page.refresh()
    click(page, "코드 맞춰 보기")
    made = sheet(page, TryCodeSheet)
    field = fields(made)[0]
    field.setText(recovery.new_code())
    click(made, "맞춰 보기")
    qtbot.waitUntil(made._go.isEnabled)
    assert settings.get(session.vault, "try_code_from")
    papers = recovery.split(code)
    click(made, "여러 장에 나누어 적었어요")
    fill(made, papers[0], papers[2])
    reference = weakref.ref(made)
    assert "코드가 맞아요" in told(session, qtbot, lambda: click(made, "맞춰 보기"))
    assert settings.get(session.vault, "try_code_from") == ""
    made = None
    assert gone(reference)


# This computer


@pytest.fixture
def seated(monkeypatch):
    """A session with an unlocked keyring."""
    with desk() as made:
        for name, value in made.environment.items():
            monkeypatch.setenv(name, value)
        until(device.offered)
        yield made


@LINUX
def test_the_computer_may_open_it_and_may_not_any_more(seated, page, session, folder, qtbot):
    qtbot.waitUntil(lambda: not session.tasks.busy)
    click(page, "이 컴퓨터로 열 수 있게 하기")
    made = sheet(page, DeviceSheet)
    assert not fields(made)  # first the question
    made._who.buttons["others"].click()
    assert says(made, "지금 그대로 두는 것이 좋아요")
    assert not fields(made)
    made._who.buttons["alone"].click()
    fill(made, PASSPHRASE)
    told(session, qtbot, lambda: click(made, "이 컴퓨터로 열 수 있게 하기"))
    assert "device" in keyfile.ways(folder, FLOOR)
    found = device.find(keys.vault_id(folder, FLOOR))
    assert found is not None
    opens(folder, found)
    qtbot.waitUntil(lambda: says(page, "누구나 기록장을 열 수 있어요"))
    click(page, "암호로만 열기")
    made = sheet(page, NoDeviceSheet)
    fill(made, PASSPHRASE)
    told(session, qtbot, lambda: click(made, "끄기"))
    assert "device" not in keyfile.ways(folder, FLOOR)
    assert device.find(keys.vault_id(folder, FLOOR)) is None


@LINUX
def test_a_wrong_passphrase_puts_nothing_into_the_keyring(seated, page, session, folder, qtbot):
    qtbot.waitUntil(lambda: not session.tasks.busy)
    click(page, "이 컴퓨터로 열 수 있게 하기")
    made = sheet(page, DeviceSheet)
    made._who.buttons["alone"].click()
    fill(made, "guess work")
    click(made, "이 컴퓨터로 열 수 있게 하기")
    qtbot.waitUntil(lambda: "맞지 않아요" in made.live.text())
    assert device.find(keys.vault_id(folder, FLOOR)) is None


@LINUX
def test_the_locked_face_opens_with_the_computer(seated, run, folder, qtbot):
    name = keys.vault_id(folder, FLOOR)
    keys.put(folder, PASSPHRASE, device.store(name), CHEAP, floor=FLOOR)
    running = run(folder)
    qtbot.waitUntil(lambda: says(running.locked, "이 컴퓨터로 열기"), timeout=10_000)
    device.forget(name)
    click(running.locked, "이 컴퓨터로 열기")
    qtbot.waitUntil(lambda: running.locked._face.isEnabled() and not running.program.tasks.busy)
    assert not running.is_open
    assert running.locked._face.said.text()
    keys.put(folder, PASSPHRASE, device.store(name), CHEAP, floor=FLOOR)
    click(running.locked, "이 컴퓨터로 열기")
    qtbot.waitUntil(lambda: running.is_open, timeout=10_000)


def test_where_the_computer_may_not_open_it_nothing_is_offered(run, folder, qtbot):
    running = run(folder)
    qtbot.wait(50)
    assert not says(running.locked, "이 컴퓨터로 열기")


# Backup


def test_a_backup_is_made_read_back_and_restored(page, session, folder, tmp_path, qtbot):
    click(page, "백업 만들기")
    made = sheet(page, BackupSheet)
    (tmp_path / "stick").mkdir()
    made.begin([tmp_path / "stick"])
    qtbot.waitUntil(lambda: says(made, "온전해요"))
    assert says(made, NAME)
    first = (tmp_path / "stick" / NAME).stat().st_size
    made.close()
    qtbot.waitUntil(lambda: says(page, "마지막 백업"))
    restoration.restore(tmp_path / "stick" / NAME, tmp_path / "again")
    open_(tmp_path / "again", PASSPHRASE, floor=FLOOR).close()
    click(page, "백업 만들기")
    again = [one for one in page.findChildren(BackupSheet) if one is not made][-1]
    again.begin([tmp_path / "stick"])
    qtbot.waitUntil(lambda: says(again, "온전해요"))
    assert [path.name for path in (tmp_path / "stick").iterdir()] == [NAME]
    assert (tmp_path / "stick" / NAME).stat().st_size < 3 * first


def test_what_lies_there_already_is_not_written_over(page, tmp_path, qtbot):
    (tmp_path / NAME).write_bytes(b"a letter")
    click(page, "백업 만들기")
    made = sheet(page, BackupSheet)
    made.begin([tmp_path])
    qtbot.waitUntil(lambda: not made._act.running)
    assert (tmp_path / NAME).read_bytes() == b"a letter"
    assert made._live.text()
    click(made, "옆에 새 파일로 만들기")
    qtbot.waitUntil(lambda: says(made, "온전해요"))
    assert (tmp_path / NAME).read_bytes() == b"a letter"


def test_a_backup_can_be_stopped_and_closing_stops_it(page, tmp_path, gone, qtbot):
    click(page, "백업 만들기")
    made = sheet(page, BackupSheet)
    made.begin([tmp_path])
    reference = weakref.ref(made)
    made.close()
    assert made.isVisible()  # until it is stopped
    made = None
    qtbot.waitUntil(lambda: gone(reference))
    qtbot.waitUntil(lambda: not page.session.tasks.busy)
    assert not list(tmp_path.glob("*.new"))


# Reminders


def test_reminders_come_one_at_a_time_and_can_be_put_away(session, folder, code, keep, qtbot):
    from ui.pages.today import TodayPage

    vault = session.vault
    reminders.code_made(vault)
    page = keep(TodayPage(session))
    assert not says(page, "코드 맞춰 보기")
    settings.set_(vault, "try_code_from", "2020-01-01")
    page.refresh()
    assert says(page, "코드 맞춰 보기")
    assert not says(page, "백업 만들기")
    click(page, "괜찮아요")
    qtbot.waitUntil(lambda: reminders.due(vault, FLOOR) == "")
    qtbot.waitUntil(lambda: not says(page, "코드 맞춰 보기"))


def test_a_reminder_opens_its_sheet(session, code, keep):
    from ui.pages.today import TodayPage

    settings.set_(session.vault, "try_code_from", "2020-01-01")
    page = keep(TodayPage(session))
    click(page, "코드 맞춰 보기")
    assert page.findChild(TryCodeSheet).isVisible()


def test_age_is_read_from_the_backup(page, session, tmp_path):
    assert says(page, "아직 없어요. 컴퓨터가 고장 나면")
    backup.write(session.vault, tmp_path / NAME)
    page.refresh()
    assert says(page, "마지막 백업")


# Someone knows it


def renew(page, qtbot, *, code: bool) -> tuple[NewKeySheet, str]:
    """Go as far as the work itself; the sheet, and the code it showed."""
    click(page, "누가 암호를 알게 됐어요")
    made = sheet(page, NewKeySheet)
    fill(made, PASSPHRASE, NEW, NEW)
    click(made, "계속")
    qtbot.waitUntil(lambda: bool(shown(made)))
    assert not [f for f in made.findChildren(QLineEdit) if f.text()]
    (new,) = shown(made)
    if code:
        click(made, PAPER)
        fill(made, new)
        click(made, CHECK)
    else:
        click(made, "코드 없이 계속하기")
        click(made, "코드 없이 계속하기")
    return made, new


def test_a_new_key_shuts_the_old_ways(page, session, folder, code, qtbot):
    id_before = keys.vault_id(folder, FLOOR)
    made, new = renew(page, qtbot, code=True)
    qtbot.waitUntil(lambda: says(made, "새 암호로 열어 주세요"), timeout=20_000)
    assert keys.vault_id(folder, FLOOR) != id_before
    for gone in (PASSPHRASE, recovery.secret(code)):
        with pytest.raises((WrongPassphrase, WrongRecoveryCode)):
            opens(folder, gone)
    opens(folder, recovery.secret(new))
    open_(folder, NEW, floor=FLOOR).close()
    with qtbot.waitSignal(session.lock_wanted):
        click(made, "새 암호로 열기")
    with qtbot.waitSignal(session.lock_wanted):  # there is nothing left to go back to
        made.close()
    assert made.isVisible()


def test_a_new_key_can_do_without_a_code(page, folder, qtbot):
    made, _ = renew(page, qtbot, code=False)
    qtbot.waitUntil(lambda: says(made, "새 암호로 열어 주세요"), timeout=20_000)
    assert keyfile.ways(folder, FLOOR) == ("passphrase",)
    open_(folder, NEW, floor=FLOOR).close()


def test_only_the_owner_makes_a_new_key(page, folder, qtbot):
    click(page, "누가 암호를 알게 됐어요")
    made = sheet(page, NewKeySheet)
    fill(made, "guess work", NEW, NEW)
    click(made, "계속")
    qtbot.waitUntil(lambda: "맞지 않아요" in made.live.text())
    assert not shown(made)
    opens(folder, PASSPHRASE)


def test_a_new_key_can_be_stopped_and_begun_again(page, session, folder, qtbot):
    click(page, "누가 암호를 알게 됐어요")
    made = sheet(page, NewKeySheet)
    fill(made, PASSPHRASE, NEW, NEW)
    click(made, "계속")
    qtbot.waitUntil(lambda: bool(shown(made)))
    with qtbot.waitSignal(session.alone) as alone:
        made._renew()
    assert alone.args == [True]
    click(made, "멈추기")
    qtbot.waitUntil(lambda: "예전 암호와 예전 코드로 열려요" in made.live.text())
    opens(folder, PASSPHRASE)
    settings.set_(session.vault, "language", "ko")  # the record is open and can be written
    click(made, "다시 하기")
    qtbot.waitUntil(lambda: says(made, "새 암호로 열어 주세요"), timeout=20_000)
    open_(folder, NEW, floor=FLOOR).close()


def test_nothing_else_is_in_reach_but_hide_meanwhile(session, keep, qtbot):
    window = keep(MainWindow(session))
    window.begin("keys")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    session.alone.emit(True)
    hidden = []
    window.hide_wanted.connect(lambda: hidden.append(1))
    assert not window._sidebar.isEnabled()
    assert not window._bar._field.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.page is window._pages["keys"]
    click(window, "숨기기 (⇧×3)")
    assert hidden
    session.alone.emit(False)
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.page is window._pages["today"]


def test_the_sheet_of_the_new_key_is_gone_with_what_it_held(page, session, gone, qtbot):
    click(page, "누가 암호를 알게 됐어요")
    type_everywhere(sheet(page, NewKeySheet))
    assert not leaks(page, gone, NewKeySheet)
    click(page, "누가 암호를 알게 됐어요")
    made = sheet(page, NewKeySheet)
    fill(made, PASSPHRASE, NEW, NEW)
    click(made, "계속")
    qtbot.waitUntil(lambda: bool(shown(made)))
    reference = weakref.ref(made)
    made.close()
    made = None
    assert gone(reference)
