"""The look at this computer on screen: advice that hurries nobody, and nothing called fine."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton

from companion.surroundings import Answer, Finding, Topic
from tests.ui.hands import click
from tests.ui.test_unlock import words
from ui.computer_check import ComputerCheck, ComputerSheet, FindingRow
from ui.computer_words import advice
from ui.create import CreateFace
from ui.pages.settings import SettingsPage
from ui.widgets.parts import Notice

NAMES = {Topic.REMOTE: ("AnyDesk", "VNC"), Topic.MANAGED: ("MDM",), Topic.BACKUP: ("OneDrive",)}


def everything(_: Path) -> list[Finding]:
    """A computer on which all there is was found."""
    return [Finding(topic, Answer.SEEN, NAMES.get(topic, ())) for topic in Topic]


def looked(keep, tasks, qtbot, look) -> ComputerCheck:
    check: ComputerCheck = keep(ComputerCheck(tasks, Path("/x"), look))
    check.begin()
    qtbot.waitUntil(lambda: "아무것도 보내지 않았어요" in words(check))
    QApplication.processEvents()  # what a layout takes in is shown in the next turn
    return check


def test_what_was_found_says_what_helps_and_what_may_stay(session, tasks, keep, qtbot):
    check = looked(keep, tasks, qtbot, everything)
    rows = check.findChildren(FindingRow)
    assert len(rows) == len(Topic)
    assert "AnyDesk, VNC" in words(check)
    assert "갑자기 끄거나 지우면 눈에 띌 수 있어요" in words(check)
    for row, topic in zip(rows, Topic, strict=True):
        told = advice(topic)
        assert told.means not in words(row)
        for button in row.findChildren(QPushButton):
            button.click()
        shown = words(row)
        assert all(text in shown for text in (told.means, told.can, told.leave))


def test_what_could_not_be_seen_is_said_and_not_called_fine(session, tasks, keep, qtbot):
    def look(_: Path) -> list[Finding]:
        return [Finding(Topic.DISK, Answer.UNSEEN), Finding(Topic.REMOTE, Answer.NOT_FOUND)]

    check = looked(keep, tasks, qtbot, look)
    assert "볼 수 없었던 것: 암호화되지 않은 디스크" in words(check)
    assert "찾아보았지만" not in words(check)
    click(check, "무엇을 찾아보았나요")
    assert "찾아보았지만 보이지 않은 것: 다른 곳에서 이 화면을 보는 프로그램" in words(check)
    assert not check.findChildren(FindingRow)
    assert not check.findChildren(Notice)


def test_a_look_that_takes_long_is_seen_to(session, tasks, keep, qtbot):
    done = threading.Event()

    def look(_: Path) -> list[Finding]:
        assert done.wait(10)
        return []

    check = keep(ComputerCheck(tasks, Path("/x"), look))
    check.begin()
    (bar,) = check.findChildren(QProgressBar)
    assert not bar.isVisible()  # a quick one flashes no bar
    qtbot.waitUntil(bar.isVisible)
    assert (bar.maximum(), bar.accessibleName()) == (0, check.said.text())
    done.set()
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_a_look_that_breaks_says_so(session, tasks, keep, qtbot):
    def look(_: Path) -> list[Finding]:
        raise OSError

    check = keep(ComputerCheck(tasks, Path("/x"), look))
    check.begin()
    qtbot.waitUntil(lambda: "살펴보지 못했어요" in words(check))


def test_it_is_never_looked_on_the_thread_of_the_window(session, tasks, keep, qtbot):
    threads: list[int] = []

    def look(_: Path) -> list[Finding]:
        threads.append(threading.get_ident())
        return []

    looked(keep, tasks, qtbot, look)
    assert threads
    assert threading.get_ident() not in threads


@pytest.mark.parametrize("topic", Topic)
def test_no_word_of_it_frightens(session, topic):
    told = advice(topic)
    said = f"{told.name} {told.seen} {told.means} {told.can} {told.leave}"
    assert not any(word in said for word in ("감시", "위험", "경고", "해킹", "반드시", "당하"))


def test_it_is_looked_before_a_record_is_begun(session, tasks, keep, qtbot, tmp_path):
    face = keep(CreateFace(tmp_path / "notes", "ko", tasks))
    qtbot.waitUntil(lambda: "아무것도 보내지 않았어요" in words(face))


def test_it_is_looked_from_the_settings(session, keep, qtbot):
    page = keep(SettingsPage(session))
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "이 컴퓨터 살펴보기")
    button.click()
    sheet = page.findChild(ComputerSheet)
    qtbot.waitUntil(lambda: "아무것도 보내지 않았어요" in words(sheet))
    sheet.close()
