"""A damaged record: what can be read is saved into a new one, and what was lost is named."""

from __future__ import annotations

import shutil
import weakref

import pytest

from companion import cases, snapshots, timeline
from companion.records import NewIncident
from companion.vault import open_
from tests.core.cheap import contents
from tests.ui.conftest import PASSPHRASE
from tests.ui.hands import button, click, nameless, says, unplain
from tests.ui.program import FLOOR
from ui.faces.locked import UnlockFace
from ui.faces.salvage import SalvageFace
from ui.faces.trouble import TroubleFace
from ui.opening_notice import OpeningNotice

PAGE = 4096
SAVE = "읽을 수 있는 것을 새 폴더에 옮겨 담기"


@pytest.fixture
def written(folder):
    """That folder with a few entries."""
    vault = open_(folder, PASSPHRASE, floor=FLOOR)
    (case,) = cases.all_of(vault)
    for number in range(40):
        timeline.add(vault, case.id, NewIncident(f"일 {number}", narrative="가나다라 " * 200))
    vault.close()
    return folder


def spoil(folder, pages) -> None:
    """Damage these pages of the database, the first being 0."""
    path = folder / "vault.db"
    data = bytearray(path.read_bytes())
    for page in pages:
        data[page * PAGE + 100] ^= 1
    path.write_bytes(data)


def unopenable(folder) -> None:
    spoil(folder, [0])


def salvaging(running, qtbot) -> SalvageFace:
    running.type_passphrase(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(running.locked._face, TroubleFace), timeout=10_000)
    click(running.locked, SAVE)
    face = running.locked._face
    assert isinstance(face, SalvageFace)
    assert not nameless(running.locked)
    assert not unplain(running.locked)
    return face


def test_what_can_be_read_is_saved_and_opens(run, written, qtbot):
    vault = open_(written, PASSPHRASE, floor=FLOOR)
    snapshots.make(vault)
    vault.close()
    unopenable(written)
    before = contents(written)
    running = run(written)
    face = salvaging(running, qtbot)
    click(face, "시작하기")
    qtbot.waitUntil(lambda: says(face, "옮겨 담았어요"), timeout=20_000)
    assert {k: v for k, v in contents(written).items() if k != "lock"} == {
        k: v for k, v in before.items() if k != "lock"
    }
    click(face, "새 기록장 열기")  # what opened the old one is not asked for again
    qtbot.waitUntil(lambda: running.is_open, timeout=10_000)
    session = running.program.session
    assert session.vault.folder == written.with_name("notes-data-2")
    rows = session.vault.rows("SELECT title FROM incident")
    assert {row["title"] for row in rows} == {f"일 {number}" for number in range(40)}


def test_what_was_lost_is_named(run, written, qtbot):
    pages = (written / "vault.db").stat().st_size // PAGE
    unopenable(written)
    spoil(written, range(pages - 30, pages, 3))  # the last that was written
    running = run(written)
    face = salvaging(running, qtbot)
    click(face, "시작하기")
    qtbot.waitUntil(lambda: says(face, "온전히 되찾지 못한 것"), timeout=20_000)
    assert says(face, "· 더는 읽을 수 없어요: 있었던 일 (")


def test_it_can_be_stopped_and_nothing_is_left(run, written, qtbot):
    vault = open_(written, PASSPHRASE, floor=FLOOR)
    snapshots.make(vault)
    vault.close()
    unopenable(written)
    running = run(written)
    face = salvaging(running, qtbot)
    click(face, "시작하기")
    face.leave()
    qtbot.waitUntil(lambda: not face._act.running, timeout=20_000)
    if not says(face, "옮겨 담았어요"):
        assert says(face, "멈췄어요")
        assert not written.with_name("notes-data-2").exists()
        assert button(face, "시작하기").isEnabled()


def test_from_an_open_record_that_was_found_damaged(opened, folder, run, qtbot):
    from companion.check import Finding

    session = opened.program.session
    session.look_over([Finding("database", "page 3")])
    notice = opened.window.findChild(OpeningNotice)
    click(notice, SAVE)
    (start,) = opened.ends.restarted
    assert start.mending
    assert "--mending" in start.arguments()


def test_a_mending_window_asks_for_the_passphrase_and_saves(qapp, folder, speak, qtbot):
    from tests.ui.program import CHEAP
    from ui import theme
    from ui.start import Start
    from ui.tasks import Tasks
    from ui.unlock import UnlockWindow

    speak("ko")
    theme.apply(qapp, "light")
    tasks = Tasks()
    window = UnlockWindow(Start(folder, "ko", mending=True), tasks, CHEAP, FLOOR)
    window.show()
    assert says(window, "원래 폴더는 바뀌지 않아요")
    window._open("guess work")
    qtbot.waitUntil(lambda: says(window, "맞지 않아요"))
    window._open(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(window._face, SalvageFace))
    assert says(window, "상한 기록장은 그대로 남아요")
    click(window, "뒤로")
    assert isinstance(window._face, UnlockFace)
    assert not says(window, "원래 폴더는 바뀌지 않아요")
    tasks.stop()
    window.hide()
    window.deleteLater()


def test_the_faces_are_gone_with_the_secret(run, written, gone, qtbot):
    unopenable(written)
    running = run(written)
    reference = weakref.ref(salvaging(running, qtbot))
    click(running.locked, "뒤로")
    assert gone(reference)
    assert running.locked._secret is None


def test_the_new_record_may_go_elsewhere(run, written, tmp_path, qtbot):
    unopenable(written)
    shutil.rmtree(tmp_path / "stick", ignore_errors=True)
    (tmp_path / "stick").mkdir()
    face = salvaging(run(written), qtbot)
    face._put([tmp_path / "stick"])
    assert says(face, "stick")
