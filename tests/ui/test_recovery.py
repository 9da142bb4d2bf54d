"""The recovery code, from making a record to opening it without the passphrase."""

from __future__ import annotations

import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from companion import keyfile, keys, recovery, settings
from companion.errors import WrongPassphrase
from companion.vault import open_
from tests.ui.conftest import PASSPHRASE
from tests.ui.hands import click, nameless, says, texts, unplain
from tests.ui.program import CHEAP, FLOOR
from ui.faces.anew import AnewFace
from ui.faces.forgot import ForgotFace
from ui.recovery.pages import RecoveryPages
from ui.recovery.window import RecoveryWindow
from ui.sheets.short import ShortSheet
from ui.widgets.code import CodeField, CodePanel
from ui.widgets.fields import Story

PAPER = "종이에 적어 두었어요"
CHECK = "맞춰 보기"
NEW = "lantern moss bridge nine"


def fields(widget) -> list[QLineEdit]:
    return [f for f in widget.findChildren(QLineEdit) if f.isVisible()]


def shown(widget) -> list[str]:
    """The codes that can be read now."""
    panels = [panel for panel in widget.findChildren(CodePanel) if panel.isVisible()]
    return ["-".join(label.text() for label in panel.groups) for panel in panels]


def create(running, qtbot, passphrase: str = PASSPHRASE, *, code: bool = True) -> RecoveryWindow:
    """Make a record, and have its code shown; what is there then."""
    click(running.locked, "계속")
    for field in fields(running.locked):
        field.setText(passphrase)
    click(running.locked, "기록장 만들기")
    qtbot.waitUntil(lambda: isinstance(running.program.window, RecoveryWindow))
    window = running.program.window
    assert isinstance(window, RecoveryWindow)
    assert not shown(window)
    if code:
        click(window, "지금 코드 만들기")
    return window


def type_back(window, *codes: str) -> None:
    for field, code in zip(fields(window), codes, strict=True):
        field.setText(code)
    click(window, CHECK)


@pytest.fixture
def place(tmp_path):
    return tmp_path / "notes-data"


@pytest.fixture
def begun(run, place, qtbot):
    running = run(place)
    create(running, qtbot)
    return running


def ways(place):
    return keyfile.ways(place, FLOOR)


def test_a_new_record_comes_to_its_code_first(begun, place):
    (code,) = shown(begun.program.window)
    recovery.secret(code)
    assert ways(place) == ("passphrase",)  # a code nobody typed back opens nothing
    assert not begun.is_open
    assert not nameless(begun.program.window)
    assert not unplain(begun.program.window)


def test_the_code_counts_once_it_is_typed_back(begun, place, qtbot):
    window = begun.program.window
    (code,) = shown(window)
    click(window, PAPER)
    assert shown(window) == []
    type_back(window, code.lower().replace("-", " "))
    qtbot.waitUntil(lambda: begun.is_open)
    assert settings.get(begun.program.session.vault, "recovery") == "made"
    begun.program.session.vault.close()
    open_(place, recovery.secret(code), floor=FLOOR).close()


def test_a_slip_and_another_code_are_told_apart(begun, place):
    window = begun.program.window
    (code,) = shown(window)
    click(window, PAPER)
    slip = ("Z" if code[0] != "Z" else "Y") + code[1:]
    type_back(window, slip)
    first = texts(window)
    assert not says(window, "방금 본 것과 달라요")
    type_back(window, recovery.new_code())
    assert says(window, "방금 본 것과 달라요")
    assert texts(window) != first
    assert ways(place) == ("passphrase",)
    assert fields(window)[0].selectedText() == fields(window)[0].text()


def test_one_may_look_again(begun):
    window = begun.program.window
    before = shown(window)
    click(window, PAPER)
    fields(window)[0].setText("half")
    click(window, "코드 다시 보기")
    assert shown(window) == before
    click(window, PAPER)
    assert fields(window)[0].text() == ""


def test_any_two_of_three_papers_do(begun, place, qtbot):
    window = begun.program.window
    click(window, "세 장에 나누어 적기")
    papers = shown(window)
    assert len(papers) == 3
    click(window, "한 장에 모두 적기")
    assert len(shown(window)) == 1
    click(window, "세 장에 나누어 적기")
    assert shown(window) == papers  # what was written down meanwhile still fits
    click(window, PAPER)
    type_back(window, papers[2], papers[2])
    assert not begun.is_open
    type_back(window, papers[2], papers[0])
    qtbot.waitUntil(lambda: begun.is_open)
    begun.program.session.vault.close()
    code = recovery.join(papers[1], papers[0])
    open_(place, recovery.secret(code), floor=FLOOR).close()


def test_without_a_code_is_a_choice_with_plain_words(begun, place, qtbot):
    window = begun.program.window
    click(window, "코드 없이 계속하기")
    assert says(window, "누구도 다시 열 수 없어요")
    click(window, "코드로 돌아가기")
    assert len(shown(window)) == 1
    click(window, "코드 없이 계속하기")
    click(window, "코드 없이 계속하기")
    qtbot.waitUntil(lambda: begun.is_open)
    assert ways(place) == ("passphrase",)
    assert settings.get(begun.program.session.vault, "recovery") == "declined"


def test_who_came_to_write_writes_and_sees_no_code_and_is_asked_again(place, run, qtbot):
    later = "먼저 적고, 다음에 열 때 다시 볼게요"
    running = run(place)
    create(running, qtbot, code=False)
    click(running.program.window, later)
    qtbot.waitUntil(lambda: running.is_open)
    assert ways(place) == ("passphrase",)
    assert settings.get(running.program.session.vault, "recovery") not in {"made", "declined"}
    story = running.window.focusWidget()  # where one writes, at once
    assert isinstance(story, Story)
    story.setPlainText("어제 온 링크")
    running.window.findChild(ShortSheet).save()
    qtbot.waitUntil(lambda: running.window.findChild(ShortSheet) is None)
    running.program.session.vault.close()
    again = run(place)
    again.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(again.program.window, RecoveryWindow))
    assert not shown(again.program.window)
    click(again.program.window, later)
    qtbot.waitUntil(lambda: again.is_open)
    assert again.window.findChild(ShortSheet) is None  # this time it may be something else


def test_a_killed_creation_comes_back_to_a_fresh_code(begun, place, run, qtbot):
    (lost,) = shown(begun.program.window)
    click(begun.program.window, PAPER)
    begun.program.session.vault.close()  # a kill leaves no more than this behind
    again = run(place)
    again.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(again.program.window, RecoveryWindow))
    click(again.program.window, "지금 코드 만들기")
    (code,) = shown(again.program.window)
    assert code != lost
    assert ways(place) == ("passphrase",)
    click(again.program.window, PAPER)
    type_back(again.program.window, code)
    qtbot.waitUntil(lambda: again.is_open)


def test_a_kill_after_the_code_became_a_way_in_asks_no_more(begun, place, run, qtbot):
    (code,) = shown(begun.program.window)
    keys.put(place, PASSPHRASE, recovery.secret(code), CHEAP, floor=FLOOR)
    begun.program.session.vault.close()
    again = run(place)
    again.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: again.is_open)
    assert settings.get(again.program.session.vault, "recovery") == "made"


def test_the_sheet_is_saved_and_said_not_to_be_locked(begun, tmp_path, qtbot):
    window = begun.program.window
    pages = window.findChild(RecoveryPages)
    pages._paper.save([tmp_path])
    qtbot.waitUntil(lambda: says(window, "잠겨 있지 않아요"), timeout=30_000)
    (made,) = tmp_path.glob("*.pdf")
    assert made.name == "sheet.pdf"
    assert made.read_bytes().startswith(b"%PDF")
    pages._paper.save([tmp_path])
    qtbot.waitUntil((tmp_path / "sheet-2.pdf").exists, timeout=30_000)


def test_locking_covers_the_code_and_takes_it_along(begun, qtbot):
    begun.program.lock()
    window = begun.program.window
    assert window.grab().toImage().pixelColor(300, 300) == window.palette().window().color()
    assert begun.ends.restarted


def test_idle_locks_while_the_code_is_shown(run, place, qtbot):
    running = run(place)
    create(running, qtbot)
    running.program._minute = 20  # ms
    running.program._time()
    qtbot.waitUntil(lambda: bool(running.ends.restarted), timeout=5000)


def test_hide_is_in_reach_beside_the_code(begun):
    click(begun.program.window, "숨기기 (⇧×3)")
    assert begun.ends.left == 1


def test_nothing_of_the_code_is_left_when_the_window_is_gone(begun, gone, qtbot):
    window = begun.program.window
    (code,) = shown(window)
    parts = [weakref.ref(window), weakref.ref(window.findChild(RecoveryPages))]
    parts += [weakref.ref(panel) for panel in window.findChildren(CodePanel)]
    parts += [weakref.ref(field) for field in window.findChildren(CodeField)]
    click(window, PAPER)
    type_back(window, code)
    qtbot.waitUntil(lambda: begun.is_open)
    del window
    assert all(gone(part) for part in parts)


def test_the_code_cannot_be_copied(begun, qapp):
    window = begun.program.window
    (panel,) = [p for p in window.findChildren(CodePanel) if p.isVisible()]
    marked = Qt.TextInteractionFlag.TextSelectableByMouse
    marked |= Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert panel.groups
    assert not any(label.textInteractionFlags() & marked for label in panel.groups)


def test_what_was_typed_back_cannot_be_undone_into_view(keep):
    field = keep(CodeField("Recovery code"))
    (line,) = fields(field)
    QTest.keyClicks(line, "ABCD")
    field.clear()
    line.undo()
    assert line.text() == ""


# Forgotten


@pytest.fixture
def code(folder) -> str:
    """A code that opens the vault in `folder`."""
    made = recovery.new_code()
    keys.put(folder, PASSPHRASE, recovery.secret(made), CHEAP, floor=FLOOR)
    return made


@pytest.fixture
def forgot(run, folder):
    running = run(folder)
    click(running.locked, "암호를 잊었어요")
    return running


def give(running, *codes: str) -> None:
    for field, text in zip(fields(running.locked), codes, strict=True):
        field.setText(text)
    click(running.locked, "계속")


def test_the_code_leads_to_a_new_passphrase(forgot, folder, code, qtbot):
    give(forgot, code.lower())
    qtbot.waitUntil(lambda: isinstance(forgot.locked._face, AnewFace))
    for field in fields(forgot.locked):
        field.setText(NEW)
    click(forgot.locked, "이 암호로 열기")
    qtbot.waitUntil(lambda: forgot.is_open)
    forgot.program.session.vault.close()
    open_(folder, NEW, floor=FLOOR).close()
    open_(folder, recovery.secret(code), floor=FLOOR).close()
    with pytest.raises(WrongPassphrase):
        open_(folder, PASSPHRASE, floor=FLOOR)


def test_a_code_alone_changes_nothing(forgot, folder, code, qtbot):
    give(forgot, code)
    qtbot.waitUntil(lambda: isinstance(forgot.locked._face, AnewFace))
    click(forgot.locked, "뒤로")
    forgot.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: forgot.is_open)


def test_two_of_three_papers_open(forgot, code, qtbot):
    papers = recovery.split(code)
    click(forgot.locked, "여러 장에 나누어 적었어요")
    give(forgot, papers[1], papers[0])
    qtbot.waitUntil(lambda: isinstance(forgot.locked._face, AnewFace))


def test_a_slip_is_told_from_a_code_of_another_record(forgot, code, qtbot):
    qtbot.waitUntil(lambda: not forgot.program.tasks.busy)  # with what every start does
    slip = ("Z" if code[0] != "Z" else "Y") + code[1:]
    give(forgot, slip)
    (first,) = [line.text() for line in [forgot.locked._face.said]]
    assert not forgot.program.tasks.busy  # no key was stretched for a slip
    give(forgot, recovery.new_code())
    qtbot.waitUntil(lambda: forgot.locked._face.said.text() not in {first, "맞춰 보는 중이에요…"})
    assert isinstance(forgot.locked._face, ForgotFace)


def test_the_face_tells_nobody_whether_a_code_was_made(run, folder, code, tmp_path, qtbot):
    with_code = run(folder)
    click(with_code.locked, "암호를 잊었어요")
    said = texts(with_code.locked)
    keys.drop(folder, PASSPHRASE, "recovery", floor=FLOOR)
    without = run(folder)
    click(without.locked, "암호를 잊었어요")
    assert texts(without.locked) == said


def test_without_a_code_the_answer_is_honest(forgot, folder):
    click(forgot.locked, "코드가 없어요")
    assert says(forgot.locked, "누구도 대신 열 수 없어요")
    assert says(forgot.locked, "지워지는 것은 없어요")
    click(forgot.locked, "새 기록장 시작하기")
    assert forgot.locked.folder == folder.with_name("notes-data-2")
    assert not forgot.locked.folder.exists()


def test_hangul_typed_for_latin_is_a_code_too(forgot, code, qtbot):
    from companion import keystrokes

    back = {keys_: letter for letter, keys_ in _jamo(keystrokes)}
    give(forgot, "".join(back.get(c, c) for c in code.lower()))
    qtbot.waitUntil(lambda: isinstance(forgot.locked._face, AnewFace))


def _jamo(keystrokes):
    """Single Hangul letters and the Latin key that types each."""
    for letter in map(chr, range(0x3131, 0x3164)):
        latin = keystrokes.latin(letter)
        if len(latin) == 1 and latin.islower():
            yield letter, latin


def test_faces_are_gone_with_what_was_typed(forgot, code, gone, qtbot):
    parts = [weakref.ref(forgot.locked._face)]
    give(forgot, code)
    qtbot.waitUntil(lambda: isinstance(forgot.locked._face, AnewFace))
    parts.append(weakref.ref(forgot.locked._face))
    click(forgot.locked, "뒤로")
    assert all(gone(part) for part in parts)
    assert forgot.locked._code is None
