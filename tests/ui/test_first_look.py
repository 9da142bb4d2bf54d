"""An opened record is looked over: unseen when all is well, calm and in full when not."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from companion import cases, drafts, evidence, settings, snapshots, steps, timeline
from companion.errors import Cancelled, VaultChanged
from companion.records import NewIncident, NewStep, Shows
from companion.vault import open_
from tests.ui.conftest import PASSPHRASE
from tests.ui.hands import click, says, texts
from tests.ui.program import FLOOR
from ui.opening_notice import OpeningNotice
from ui.sheets.look_over import LookOver

ITEM = "첫째 화면"


@pytest.fixture
def looked(run, qtbot):
    """Open the record of a folder, and wait until it was looked over."""

    def open_record(folder: Path):
        running = run(folder)
        running.type_passphrase(PASSPHRASE)
        qtbot.waitUntil(lambda: running.is_open)
        running.program._look._timer.setInterval(0)
        qtbot.waitUntil(lambda: running.program.session.findings is not None)
        return running

    return open_record


def notice(running) -> OpeningNotice:
    (found,) = running.window.findChildren(OpeningNotice)
    assert isinstance(found, OpeningNotice)
    return found


def write(folder: Path, title: str) -> None:
    with closing(open_(folder, PASSPHRASE, floor=FLOOR)) as vault:
        timeline.add(vault, cases.only(vault).id, NewIncident(title))


def test_when_all_is_well_nothing_is_said_but_in_the_settings(looked, folder):
    running = looked(folder)
    assert running.program.session.findings == []
    assert not notice(running).isVisible()
    running.window.go("settings")
    assert "모두 적은 그대로예요" in running.window.page.findChild(LookOver).said.text()


def test_what_is_whole_is_kept_as_a_snapshot_once_a_day(looked, folder, qtbot):
    running = looked(folder)
    vault = running.program.session.vault
    qtbot.waitUntil(lambda: len(snapshots.found(vault)) == 1)
    (first,) = snapshots.found(vault)
    assert (first.line, first.hash) == vault.head
    steps.add(vault, cases.only(vault).id, NewStep("전화하기"))
    assert not snapshots.keep(vault)  # not a day old


def test_a_lost_file_is_named_and_the_rest_is_said_to_be_well(looked, folder, tmp_path):
    (tmp_path / ITEM).write_bytes(b"x" * 3000)
    with closing(open_(folder, PASSPHRASE, floor=FLOOR)) as vault:
        evidence.take_in(vault, cases.only(vault).id, tmp_path / ITEM, Shows.ORDINARY)
    for path in (folder / "objects").iterdir():
        path.unlink()
    running = looked(folder)
    assert notice(running).isVisible()
    assert says(notice(running), "자료 1번")
    assert says(notice(running), "적은 글은 모두 그대로이고, 계속 써도 돼요")
    click(notice(running), "접어 두기")
    assert not notice(running).isVisible()
    write_here(running, "계속 쓴 것")


def write_here(running, title: str) -> None:
    session = running.program.session
    timeline.add(session.vault, session.case.id, NewIncident(title))


def test_an_older_state_is_told_until_it_is_wanted(looked, folder, qtbot):
    write(folder, "하나")
    older = (folder / "vault.db").read_bytes()
    write(folder, "둘")
    (folder / "vault.db").write_bytes(older)
    running = looked(folder)
    assert says(notice(running), "예전 상태가 놓여 있어요")
    click(notice(running), "이 상태로 계속하기")
    click(notice(running), "네, 계속할게요")
    qtbot.waitUntil(lambda: not notice(running).isVisible())
    assert not running.program.session.vault.rolled_back


def test_a_damaged_page_stops_writing_and_says_what_to_do(looked, folder):
    with closing(open_(folder, PASSPHRASE, floor=FLOOR)) as vault:
        for number in range(40):
            timeline.add(vault, cases.only(vault).id, NewIncident(f"{number}", "가" * 3000))
    with (folder / "vault.db").open("r+b") as file:
        file.seek(-100, 2)
        file.write(b"\0" * 8)
    heard: list[object] = []
    running = looked(folder)
    running.program.session.damaged.connect(heard.append)
    assert says(notice(running), "적은 그대로가 아닌 곳이 있어요")
    assert says(notice(running), "폴더를 통째로 다른 곳에 복사해 주세요")
    assert says(notice(running), "무엇을 눌러서 생긴 일이 아니에요")
    running.program._dress_anew()  # another language or size: it is still told
    assert says(notice(running), "폴더를 통째로 다른 곳에 복사해 주세요")


def test_what_was_found_beside_the_record_is_told_calmly(looked, folder):
    (folder / "vault.head").unlink()
    running = looked(folder)
    assert running.program.session.findings == []
    assert says(notice(running), "백업에서 되찾은 뒤라면")
    assert says(notice(running), "모두 살펴봤고, 적은 그대로예요")
    click(notice(running), "접어 두기")


def test_a_folder_that_a_service_copies_is_told_once(looked, folder, tmp_path, qtbot):
    place = tmp_path / "OneDrive" / "notes-data"
    shutil.copytree(folder, place)
    running = looked(place)
    assert says(notice(running), "OneDrive 폴더예요")
    vault = running.program.session.vault
    qtbot.waitUntil(lambda: settings.get(vault, "synced_told") == "OneDrive")
    running.program.lock()
    qtbot.waitUntil(lambda: bool(running.ends.restarted))
    assert not notice(looked(place)).isVisible()


def test_a_deletion_for_good_ends_the_look_and_it_begins_again(looked, folder):
    running = looked(folder)
    session, look = running.program.session, running.program._look
    with session.vault.still() as still:
        assert next(still.rows("SELECT 1"))[0] == 1
        session.vault._stills.end()
        with pytest.raises(Cancelled):
            list(still.rows("SELECT 1"))
        look._failed(Cancelled())
    assert look._timer.isActive()


# Another program writes while the record is open


def test_the_typed_text_is_kept_when_another_program_replaces_the_file(looked, folder, qtbot):
    write(folder, "지난번에 적은 것")
    older = (folder / "vault.db").read_bytes()
    running = looked(folder)
    write_here(running, "이번에 적은 것")
    running.window._write()
    sheet = running.window.findChildren(QPlainTextEdit)[0]
    (folder / "coming").write_bytes(older)
    (folder / "coming").replace(folder / "vault.db")
    heard: list[Exception] = []
    running.program.session.failed.connect(heard.append)
    QTest.keyClicks(sheet, "a text nobody else has")
    qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    assert isinstance(heard[0], VaultChanged)
    assert says(running.window, "지금 적고 있는 글은 따로 간직해 두었어요")
    assert (folder / "vault.db").read_bytes() == older  # theirs is left alone
    running.program.lock()
    qtbot.waitUntil(lambda: bool(running.ends.restarted))
    assert (folder / "vault.db").read_bytes() == older
    # What the next process finds, in a copy of the folder: this one still holds its files.
    again = folder.with_name("again")
    shutil.copytree(folder, again)
    with closing(open_(again, PASSPHRASE, floor=FLOOR)) as vault:
        drafts.bring_back(vault)
        assert vault.notes == ("brought_back",)
        titles = [one.title for one in timeline.incidents(vault, cases.only(vault).id)]
        assert sorted(titles) == ["이번에 적은 것", "지난번에 적은 것"]
        kept = [drafts.load(vault, place) for place in drafts.places(vault)]
        assert any(text and "a text nobody else has" in text.values() for text in kept)


def test_texts_are_whole_sentences(looked, folder):
    (folder / "vault.head").unlink()
    running = looked(folder)
    assert all(text.strip() == text for text in texts(notice(running)))
