"""Practising: from the first screen, without a passphrase, marked, and gone afterwards."""

from __future__ import annotations

import pytest

from companion import cases, settings, timeline, trial
from companion.records import Age, NewCase, Role
from companion.vault import create
from tests.ui.conftest import PASSPHRASE
from tests.ui.program import CHEAP
from tests.ui.test_unlock import button, said, words
from ui import theme
from ui.main_window import MainWindow
from ui.practice_notice import PracticeNotice
from ui.widgets.hide import HideButton
from ui.widgets.parts import Words

BEGIN = "지어낸 기록으로 먼저 연습하기"
AGAIN = "지어낸 기록으로 연습하기"


@pytest.fixture
def practised(run, tmp_path, monkeypatch, qtbot):
    """Opens a practice record by a link of the first window; and the folder it may lie in."""
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))

    def go(folder, link):
        running = run(folder)
        button(running.locked, link).click()
        assert "지어낸 기록을 만들고 있어요" in said(running.locked)
        qtbot.waitUntil(lambda: running.is_open, timeout=60_000)
        return running

    return go, runtime


def left(runtime):
    return [path.name for path in runtime.iterdir() if not path.is_socket()]


def test_it_opens_marked_and_leads_back_to_ones_own(practised, tmp_path):
    go, runtime = practised
    running = go(tmp_path / "notes-data", BEGIN)
    vault = running.program.session.vault
    assert vault.folder == runtime / "notes-practice"
    assert "연습용 기록이에요" in words(running.window)
    assert running.window.windowTitle() == "기록장"
    for name in ("today", "people", "settings"):
        running.window.go(name)
        assert "연습용 기록이에요" in words(running.window)
        assert running.window._bar.name._plain.text() == "기록장 · 연습"
    told = settings.get(vault, "practice_words")
    assert told not in words(running.window)
    button(running.window, "이 기록의 암호").click()
    assert told in words(running.window)
    button(running.window, "연습 끝내기").click()
    (start,) = running.ends.restarted
    assert start.folder == tmp_path / "notes-data"
    assert not (tmp_path / "notes-data").exists()
    assert left(runtime) == []


def test_from_the_locked_face_and_back(practised, folder):
    go, runtime = practised
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    running = go(folder, AGAIN)
    session = running.program.session
    assert session.vault.folder == runtime / "notes-practice"
    assert len(timeline.incidents(session.vault, session.case.id)) == 16
    running.program.hide()
    assert running.ends.left == 1
    assert left(runtime) == []
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == before


def test_what_a_kill_left_goes_at_the_next_start(run, folder, tmp_path, monkeypatch, qtbot):
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    killed = create(runtime / "notes-practice", "left by a kill", CHEAP)
    trial.mark(killed.folder)
    killed.close()
    run(folder)
    qtbot.waitUntil(lambda: left(runtime) == [])


def test_ones_own_record_in_a_folder_of_that_name_stays(run, folder, tmp_path, monkeypatch, qtbot):
    """It went when it was locked, and at the next start."""
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    own = folder.rename(runtime / "notes-practice")
    running = run(own)
    running.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: running.is_open)
    running.program.hide()
    assert (own / "vault.keys").is_file()
    run(own)
    qtbot.wait(100)
    assert (own / "vault.keys").is_file()


def test_where_all_places_are_taken_that_is_said(practised, folder, run, qtbot):
    _, runtime = practised
    for number in range(9):
        (runtime / f"notes-practice{f'-{number + 1}' if number else ''}").write_text("taken")
    running = run(folder)
    button(running.locked, AGAIN).click()
    qtbot.waitUntil(lambda: "다른 창" in said(running.locked) or "열려" in said(running.locked))
    assert button(running.locked, AGAIN).isEnabled()
    running.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: running.is_open)


def test_a_practice_record_that_lies_elsewhere_stays(session, keep):
    """One that was made by a command, or restored from a backup: marked, and not taken away."""
    session.practised = True
    window = keep(MainWindow(session))
    window.go("keys")
    assert "연습용 기록이에요" in words(window)
    assert button(window, "이 기록의 암호").isHidden()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_where_there_is_little_room_few_words_still_say_it(session, keep, qapp, scale):
    """At 200 % only the way out was left, and nothing said what it led out of."""
    session.practised = True
    theme.apply(qapp, "light", scale)
    window = keep(MainWindow(session))
    window.resize(900, 600)
    window.begin("today")
    window.show()
    qapp.processEvents()
    (notice,) = window.findChildren(PracticeNotice)
    shown = [one for one in notice.findChildren(Words) if one.isVisible()]
    leave = button(window, "연습 끝내기")
    (said,) = shown
    assert "연습용 기록이에요" in said.text()
    assert (said is notice.label) == (scale == 1.0)
    assert leave.isVisible()
    assert notice.height() <= 2 * theme.STEP + 2 * leave.height()
    if scale == 2.0:
        middle = said.mapTo(notice, said.rect().center()).y()
        assert abs(middle - leave.mapTo(notice, leave.rect().center()).y()) <= 2
    theme.apply(qapp, "light")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_hide_is_whole_beside_the_name_of_one_of_several(make_session, keep, qapp, language):
    """Seen while practising at 200 %: there are two records, and the name pushed Hide away."""
    session = make_session(language)
    cases.add(session.vault, NewCase(Role.SUPPORT, Age.UNDER19, "연습 · 상담으로 맡은 기록"))
    session.practised = True
    theme.apply(qapp, "light", 2.0)
    window = keep(MainWindow(session))
    window.resize(900, 600)
    window.begin("today")
    qapp.processEvents()
    hide = window.findChild(HideButton)
    assert hide.fontMetrics().horizontalAdvance(hide.text()) < hide.width()
    assert hide.mapTo(window, hide.rect().topRight()).x() < window.width()
    theme.apply(qapp, "light")
