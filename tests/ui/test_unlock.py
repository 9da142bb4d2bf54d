from __future__ import annotations

import os
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QScrollArea

from companion import cases, settings
from companion.errors import TooLong, WrongPassphrase
from companion.languages import LANGUAGES
from companion.records import Age, NewCase, Role
from companion.vault import create, open_
from tests.ui.conftest import PASSPHRASE
from tests.ui.program import CHEAP, FLOOR
from ui.countries_here import source
from ui.create import Beginning
from ui.faces.locked import UnlockFace
from ui.widgets.live import LiveLine
from ui.widgets.parts import Words
from ui.widgets.passphrase import Passphrase
from ui.widgets.patience import WAITS, Patience


def said(widget) -> str:
    """Everything the live lines of a widget say now."""
    return " ".join(line.text() for line in widget.findChildren(LiveLine) if not line.isHidden())


def words(widget) -> str:
    """Everything that can be read on a widget now."""
    return " ".join(label.text() for label in widget.findChildren(Words) if label.isVisible())


def button(widget, name: str) -> QPushButton:
    every: list[QPushButton] = widget.findChildren(QPushButton)
    found = [b for b in every if b.accessibleName() == name]
    assert len(found) == 1, name
    return found[0]


def fields(widget) -> list[QLineEdit]:
    return [f for f in widget.findChildren(QLineEdit) if f.isVisible()]


# Unlocking


def test_the_right_passphrase_opens(run, folder, qtbot):
    running = run(folder)
    assert running.locked.windowTitle() == "기록장"
    running.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: running.is_open)
    assert running.window.windowTitle() == "기록장"
    assert running.window.isVisible()


def test_a_wrong_passphrase_is_said_and_typing_begins_anew(run, folder, qtbot):
    running = run(folder)
    running.type_passphrase("something else")
    qtbot.waitUntil(lambda: "암호가 맞지 않아요" in said(running.locked))
    (field,) = fields(running.locked)
    assert field.hasFocus()
    assert field.selectedText() == field.text()
    running.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: running.is_open)


def test_an_empty_passphrase_is_said(run, folder, qtbot):
    running = run(folder)
    button(running.locked, "열기").click()
    qtbot.waitUntil(lambda: "암호를 적어 주세요" in said(running.locked))


def test_waiting_grows_and_nothing_counts_on_the_disk(qtbot, keep):
    """With a second of one millisecond the pauses are 0, 0, 1, 2, 4 … 30 ms."""
    patience = Patience(second=1)
    face = keep(UnlockFace(patience))
    pauses = []
    for _ in range(10):
        face.work()
        face.refused(WrongPassphrase())
        pauses.append(patience.left)
        qtbot.waitUntil(lambda: button(face, "Open").isEnabled())
    assert pauses == [*WAITS, 30, 30]


def test_no_try_during_a_pause(qtbot, keep):
    patience = Patience(second=60_000)
    face = keep(UnlockFace(patience))
    given: list[str] = []
    face.given.connect(given.append)
    for _ in range(3):
        face.refused(WrongPassphrase())
    assert not button(face, "Open").isEnabled()
    QTest.keyClick(fields(face)[0], Qt.Key.Key_Return)
    assert not given
    other = keep(UnlockFace(patience))  # going away and coming back is no way around it
    assert not button(other, "Open").isEnabled()


def test_an_open_record_says_so(run, folder, vault, qtbot):
    running = run(folder)
    running.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: "열려 있어요" in said(running.locked))


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        ("keys", "열쇠 파일"),
        ("database", "그대로 읽히지 않는 곳"),
        ("gone", "그대로 읽히지 않는 곳"),
    ],
)
def test_a_damaged_record_says_what_to_do(run, folder, qtbot, spoil, sentence):
    if spoil == "keys":
        for name in ("vault.keys", "vault.keys2"):
            (folder / name).write_bytes(b"{}")
    elif spoil == "database":
        (folder / "vault.db").write_bytes(os.urandom(8192))
    else:
        (folder / "vault.db").unlink()
    running = run(folder)
    running.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: sentence in said(running.locked), timeout=10_000)
    assert "무엇을 눌러서 생긴 일이 아니에요" in words(running.locked)
    button(running.locked, "다시 열어 보기").click()
    assert fields(running.locked)


def test_a_vault_without_a_case_opens_with_the_strictest_age(run, tmp_path, qtbot):
    create(tmp_path / "bare", PASSPHRASE, CHEAP).close()
    running = run(tmp_path / "bare")
    running.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: running.is_open)
    assert running.program.session.case.age is Age.UNSURE


def test_a_record_of_an_unknown_country_opens_all_the_same(run, tmp_path, qtbot):
    """Nobody is locked out of what they wrote because a pack is gone, or a rule is new."""
    made = create(tmp_path / "notes", PASSPHRASE, CHEAP)
    cases.add(made, NewCase(Role.MINE, Age.UNSURE, pack="zz"))
    made.close()
    running = run(tmp_path / "notes")
    running.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: running.is_open)
    session = running.program.session
    assert (session.case.pack, session.pack.meta.country) == ("zz", "kr")
    assert "zz" in source(session)


def test_the_language_turns(run, folder):
    running = run(folder)
    opens = {"ko": "열기", "en": "Open"}
    for code in (*list(LANGUAGES)[1:], "ko"):  # as many as there are, and round again
        button(running.locked, LANGUAGES[code]).click()
        if code in opens:
            assert button(running.locked, opens[code]).isVisible()


# Choosing a folder


def test_another_record_can_be_chosen(run, folder, tmp_path):
    running = run(tmp_path / "none")
    running.locked._chosen([folder])
    assert running.locked.folder == folder
    assert button(running.locked, "열기").isVisible()


def test_the_chosen_folder_stays_when_the_language_turns(run, folder, tmp_path):
    running = run(tmp_path / "none")
    running.locked._chosen([folder])
    button(running.locked, "English").click()
    assert running.locked.folder == folder


def test_a_folder_without_a_record_is_said(run, folder, tmp_path):
    running = run(folder)
    running.locked._chosen([tmp_path])
    assert "이 폴더에는 기록장이 없어요" in said(running.locked)
    assert running.locked.folder == folder


# Beginning


def begin(running) -> None:
    button(running.locked, "계속").click()


def test_limits_come_before_anything_is_asked(run, tmp_path):
    running = run(tmp_path / "notes-data")
    assert not fields(running.locked)
    assert "막지는 못해요" in words(running.locked)
    assert "복구 코드도 없으면 아무도" in words(running.locked)


def test_a_record_is_made_and_opened(run, tmp_path, qtbot):
    place = tmp_path / "notes-data"
    running = run(place)
    begin(running)
    first, again = fields(running.locked)
    first.setText("종이 등불 강물 일곱")
    again.setText("종이 등불 강물 일곱")
    role, age, country = running.locked.findChildren(QComboBox)
    role.setCurrentIndex(role.findData("child"))
    age.setCurrentIndex(age.findData("under14"))
    assert country.currentData() == "kr"
    country.setCurrentIndex(country.findData("jp"))
    button(running.locked, "기록장 만들기").click()
    qtbot.waitUntil(lambda: running.program.session is not None)
    case = running.program.session.case
    assert (case.role, case.age, case.pack) == (Role.CHILD, Age.UNDER14, "jp")
    assert settings.get(running.program.session.vault, "language") == "ko"
    running.program.session.vault.close()
    open_(place, "종이 등불 강물 일곱", floor=FLOOR).close()


def test_age_is_unsure_unless_chosen(run, tmp_path):
    running = run(tmp_path / "notes-data")
    begin(running)
    assert running.locked.findChildren(QComboBox)[1].currentData() == "unsure"


def test_passphrases_that_differ_are_said_and_nothing_is_made(run, tmp_path):
    running = run(tmp_path / "notes-data")
    begin(running)
    first, again = fields(running.locked)
    first.setText("one thing")
    again.setText("another thing")
    button(running.locked, "기록장 만들기").click()
    assert "서로 달라요" in said(running.locked)
    assert not (tmp_path / "notes-data").exists()


def test_an_empty_passphrase_makes_nothing(run, tmp_path, qtbot):
    running = run(tmp_path / "notes-data")
    begin(running)
    button(running.locked, "기록장 만들기").click()
    qtbot.waitUntil(lambda: "암호를 적어 주세요" in said(running.locked))
    assert not (tmp_path / "notes-data").exists()
    assert button(running.locked, "기록장 만들기").isEnabled()


def test_a_folder_with_something_in_it_is_refused_in_words(run, tmp_path, qtbot):
    place = tmp_path / "pictures"
    place.mkdir()
    (place / "cat.png").write_bytes(b"cat")
    running = run(place)
    begin(running)
    for field in fields(running.locked):
        field.setText(PASSPHRASE)
    button(running.locked, "기록장 만들기").click()
    qtbot.waitUntil(lambda: "이미 다른 것이" in said(running.locked))
    assert [path.name for path in place.iterdir()] == ["cat.png"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said(run, tmp_path, qtbot):
    tmp_path.chmod(0o500)
    running = run(tmp_path / "notes-data")
    begin(running)
    for field in fields(running.locked):
        field.setText(PASSPHRASE)
    button(running.locked, "기록장 만들기").click()
    qtbot.waitUntil(lambda: "쓸 수 없게" in said(running.locked))
    tmp_path.chmod(0o700)


def test_advice_on_the_passphrase_never_stands_in_the_way(run, tmp_path, qtbot):
    running = run(tmp_path / "notes-data")
    begin(running)
    first, again = fields(running.locked)
    advice = running.locked._face._ask._passphrase._advice
    heard = []
    for typed in ("sunshine12", "lantern moss bridge nine"):
        first.setText(typed)
        qtbot.waitUntil(lambda: advice.isVisible() and advice.text() not in heard, timeout=10_000)
        heard.append(advice.text())
    first.setText("한글 암호입니다")
    qtbot.waitUntil(lambda: "보이기" in said(running.locked))
    first.setText("sunshine12")
    again.setText("sunshine12")
    button(running.locked, "기록장 만들기").click()
    qtbot.waitUntil(lambda: running.program.session is not None)


def test_only_a_short_passphrase_is_not_taken(run, tmp_path):
    running = run(tmp_path / "notes-data")
    begin(running)
    for field in fields(running.locked):
        field.setText("seven 7")
    button(running.locked, "기록장 만들기").click()
    assert "8" in said(running.locked)
    assert not (tmp_path / "notes-data").exists()
    assert running.locked.focusWidget() is fields(running.locked)[0]


def test_five_words_can_be_drawn_and_have_to_be_typed_once(run, tmp_path, qtbot):
    running = run(tmp_path / "notes-data")
    begin(running)
    asked = running.locked._face._ask._passphrase
    drawn = set()
    for language in ("한국어", "한국어", "English"):
        next(b for b in asked.findChildren(QPushButton) if b.text() == language).click()
        assert len(asked.text.split()) == 5
        drawn.add(asked.text)
    first, again = fields(running.locked)
    assert len(drawn) == 3
    assert first.echoMode() is again.echoMode() is QLineEdit.EchoMode.Normal
    assert again.text() == ""
    assert running.locked.focusWidget() is again
    again.setText(first.text())
    button(running.locked, "기록장 만들기").click()
    qtbot.waitUntil(lambda: running.program.session is not None)


def test_what_can_be_done_is_in_sight_on_a_small_screen(run, tmp_path):
    """One saw a page of words and no button; the next page began at its middle, under no title."""
    running = run(tmp_path / "notes-data")
    window = running.locked
    window.resize(720, 480)
    window.show()
    for text in ("계속", "지어낸 기록으로 먼저 연습하기", "백업에서 되살리기"):
        part = button(window, text)
        assert window.rect().contains(part.mapTo(window, part.rect().bottomRight()))
    area = window.findChild(QScrollArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert area.verticalScrollBar().value() > 0
    begin(running)
    assert area.verticalScrollBar().value() == 0


def test_a_synced_folder_is_said_before_and_while_choosing(run, tmp_path):
    running = run(tmp_path / "OneDrive" / "notes-data")
    assert "OneDrive" in words(running.locked)
    begin(running)
    ask = running.locked._face._ask
    assert "OneDrive" in words(ask._place)
    ask._chosen([tmp_path / "elsewhere"])
    assert "OneDrive" not in words(ask._place)


def test_a_chosen_folder_with_something_in_it_gets_one_inside(run, tmp_path):
    running = run(tmp_path / "none")
    begin(running)
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "letter.txt").write_bytes(b"a letter")
    ask = running.locked._face._ask
    ask._chosen([tmp_path / "papers"])
    assert ask._folder == tmp_path / "papers" / "none"


def test_half_made_is_taken_up_again(tmp_path):
    """A case that cannot be written leaves a vault that opens, not one that is held open."""
    wanted = Beginning(
        tmp_path / "notes", PASSPHRASE, "xx", NewCase(Role.MINE, Age.UNSURE, name="n" * 999)
    )
    with pytest.raises(TooLong):
        wanted.make(CHEAP)
    open_(tmp_path / "notes", PASSPHRASE, floor=FLOOR).close()


# The field


def test_a_passphrase_can_be_shown_and_hidden(keep):
    widget = keep(Passphrase("Passphrase"))
    (field,) = fields(widget)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    button(widget, "Show").click()
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    button(widget, "Hide it").click()
    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_caps_lock_is_noticed(keep):
    widget = keep(Passphrase("Passphrase"))
    (field,) = fields(widget)
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    click = QTest.KeyAction.Click
    QTest.sendKeyEvent(click, field, Qt.Key.Key_A, "A", none)  # a capital without Shift
    assert "Caps Lock" in said(widget)
    QTest.keyClick(field, Qt.Key.Key_CapsLock, none)
    assert not said(widget)
    QTest.sendKeyEvent(click, field, Qt.Key.Key_B, "B", shift)
    assert not said(widget)
    QTest.sendKeyEvent(click, field, Qt.Key.Key_B, "b", shift)  # Caps Lock and Shift
    assert "Caps Lock" in said(widget)
    QTest.sendKeyEvent(click, field, Qt.Key.Key_A, "ㅁ", none)  # Korean says nothing of it
    assert "Caps Lock" in said(widget)
