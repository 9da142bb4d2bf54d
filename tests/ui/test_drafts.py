from __future__ import annotations

import subprocess
import sys
import threading
import time
import weakref
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from companion import drafts
from companion.errors import NoSpace
from companion.vault import open_
from tests.ui.conftest import PASSPHRASE
from tests.ui.program import FLOOR
from ui.drafts import PAUSE, DraftKeeper, DraftPlace

ROOT = Path(__file__).parent.parent.parent


class Editor(QWidget):
    """The least that has something to keep."""

    def __init__(self, session, place="test:1"):
        super().__init__()
        self.text = QPlainTextEdit(self)
        self.keeper = DraftKeeper(session, place, self.content, self)
        self.text.textChanged.connect(self.keeper.touched)

    def content(self):
        return {"text": self.text.toPlainText()}

    def keep_draft(self):
        self.keeper.keep_now()


@pytest.fixture
def editor(session, keep):
    made = keep(Editor(session))
    made.keeper.begin()
    return made


def kept(session, place="test:1"):
    return drafts.load(session.vault, place)


def test_what_is_typed_is_in_the_vault_within_a_second(editor, session, qtbot):
    began = time.monotonic()
    for letter in "있었던 일을 쉬지 않고 적는다":  # going on typing does not put it off
        editor.text.insertPlainText(letter)
        qtbot.wait(20)
    qtbot.waitUntil(lambda: kept(session) is not None, timeout=1000)
    assert time.monotonic() - began < 1.0
    qtbot.waitUntil(lambda: kept(session) == editor.content(), timeout=1000)


def test_back_to_the_beginning_leaves_no_draft(editor, session, qtbot):
    editor.text.setPlainText("a")
    qtbot.waitSignal(editor.keeper.settled).wait()
    assert kept(session) == {"text": "a"}
    editor.text.setPlainText("")
    qtbot.waitSignal(editor.keeper.settled).wait()
    assert kept(session) is None


def test_a_draft_is_given_back_and_not_written_again(session, keep, qtbot):
    drafts.save(session.vault, "test:1", {"text": "from last night"})
    editor = keep(Editor(session))
    assert editor.keeper.begin() == {"text": "from last night"}
    editor.text.setPlainText("from last night")
    editor.keeper.keep()
    assert editor.keeper.is_settled
    assert not session.tasks.busy


def test_keeping_at_once_does_not_wait_for_the_lane(editor, session, qtbot):
    """A lock comes while a long write holds up an older draft."""
    held, free = threading.Event(), threading.Event()

    def write() -> None:
        with session.vault.jot():
            held.set()
            free.wait()

    session.read(editor, write, lambda _: None)
    held.wait()
    editor.text.setPlainText("older")
    editor.keeper.keep()
    threading.Timer(0.1, free.set).start()
    editor.text.setPlainText("newest")
    editor.keep_draft()
    assert kept(session) == {"text": "newest"}
    qtbot.waitUntil(lambda: not session.tasks.busy)
    assert kept(session) == {"text": "newest"}  # the older one did not overwrite it


def test_a_busy_lane_keeps_no_draft_waiting(editor, session, qtbot):
    """Taking in a gigabyte holds the lane for seconds, and the draft waited as long."""
    free = threading.Event()
    session.read(editor, free.wait, lambda _: None)
    began = time.monotonic()
    editor.text.setPlainText("typed meanwhile")
    qtbot.waitUntil(lambda: kept(session) == {"text": "typed meanwhile"})
    assert time.monotonic() - began < 1.0
    free.set()


def test_an_editor_nobody_wrote_in_keeps_nothing(editor, session):
    editor.keep_draft()
    assert kept(session) is None


def test_after_the_record_is_saved_no_draft_comes_back(editor, session, qtbot):
    editor.text.setPlainText("saved as a record")
    editor.keeper.keep()
    editor.keeper.end()
    session.change(editor, editor.keeper.place.finish)
    qtbot.waitUntil(lambda: not session.tasks.busy)
    editor.keep_draft()
    assert kept(session) is None


def test_a_lock_between_save_and_saved_keeps_the_words(editor, session, qtbot):
    editor.text.setPlainText("on its way")
    editor.keeper.end()
    editor.keep_draft()
    assert kept(session) == {"text": "on its way"}


def test_a_full_disk_is_said_once_and_tried_again(editor, session, qtbot):
    failures: list[Exception] = []
    session.failed.connect(failures.append)
    writer = session.vault._pen.db
    pages = writer.execute("PRAGMA page_count").fetchone()[0]
    writer.execute(f"PRAGMA max_page_count = {pages}")
    editor.text.setPlainText("가나다라" * 4_000)
    qtbot.waitUntil(lambda: bool(failures), timeout=20_000)
    editor.text.insertPlainText("!")
    qtbot.wait(PAUSE + 200)
    assert [type(error) for error in failures] == [NoSpace]
    assert not editor.keeper.is_settled
    writer.execute("PRAGMA max_page_count = 1000000")
    editor.text.insertPlainText("?")
    qtbot.waitUntil(lambda: kept(session) == editor.content())
    assert editor.keeper.is_settled


def test_what_was_offered_last_is_written_whoever_writes(session):
    place = DraftPlace(session.vault, "test:2")
    place.offer({"text": "one"})
    place.offer({"text": "two"})
    place.write()
    place.write()
    assert kept(session, "test:2") == place.kept == {"text": "two"}
    place.offer(None)
    place.write()
    assert kept(session, "test:2") is None
    place.finish()
    place.offer({"text": "late"})
    place.write()
    assert kept(session, "test:2") is None


def test_an_editor_is_not_held_by_its_keeper(session, gone, qtbot):
    editor = Editor(session)
    editor.keeper.begin()
    editor.text.setPlainText("secret")
    qtbot.waitUntil(lambda: kept(session) is not None)
    reference = weakref.ref(editor)
    editor.deleteLater()
    del editor
    assert gone(reference)


KILLED = """
import sys, time
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from companion import keys
from companion.vault import open_
from ui import theme
from ui.pages.timeline import TimelinePage
from ui.session import Session
from ui.tasks import Tasks

app = QApplication([])
theme.apply(app, "light")
vault = open_(Path(sys.argv[1]), sys.argv[2], floor=keys.Cost(1, 1, 1))
page = TimelinePage(Session(vault, Tasks()))
page.show()
page.write_new()
QTest.keyClicks(page.sheet_open.form.narrative, "a link came at night")
print("typed", flush=True)
while True:
    app.processEvents()
    time.sleep(0.01)
"""


def test_a_kill_one_second_after_typing_loses_nothing(folder, qapp):
    command = [sys.executable, "-c", KILLED, str(folder), PASSPHRASE]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "typed\n"
        time.sleep(1)
        run.kill()
    vault = open_(folder, PASSPHRASE, floor=FLOOR)
    (place,) = drafts.places(vault)
    found = drafts.load(vault, place)
    assert found is not None
    assert found["narrative"] == "a link came at night"
    vault.close()
