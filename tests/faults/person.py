"""Somebody at the real window: `python -m tests.faults.person JSON`.

This starts the program as `python -m ui` does, with its event loop, its files and its keys, and
then presses and types in it from inside the process (QTest). It makes a record, writes a word of
its own into every field there is, brings files in, looks, searches, exports, backs up, changes
the passphrase, deletes for good, and locks; then the process has become another one, and
`test_plaintext.py` goes on with keys of the X server's.

What it says to the test goes through a pipe. The one thing it writes into a file itself is the
control, which has to be found.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QSpinBox, QWidget

from companion import (
    contacts,
    evidence,
    keys,
    people,
    statement,
    steps,
    submissions,
    takedowns,
    timeline,
)
from companion.when import Span
from tests.faults import markers
from tests.ui.editors import EDITORS, choose_times, compose, fields
from tests.ui.hands import button, click, only, says, texts, tick_all
from ui import __main__ as start
from ui.app import Program
from ui.main_window import MainWindow
from ui.recovery.window import RecoveryWindow
from ui.sheets.bin import BinSheet
from ui.sheets.item import ItemSheet
from ui.sheets.only_me import OnlyMeSheet, OwnNoteSheet
from ui.sheets.take_in import TakeInSheet
from ui.widgets.code import CodeField
from ui.widgets.fields import Choice
from ui.widgets.guard_questions import GuardQuestions
from ui.widgets.overlay import Overlay

STEP, PATIENCE = 20, 30_000  # ms
Until = Callable[[], object]


class Person(QObject):
    """Goes through `story` on the window's own thread, a step whenever its condition holds."""

    def __init__(self, program: Program, plan: dict[str, Any]) -> None:
        super().__init__(program)
        self.program, self.plan = program, plan
        self.word = markers.Words()
        self._story = STORIES[plan["story"]](self)
        self._until: Until = lambda: True
        self._waited = 0
        self._timer = QTimer(self, interval=STEP)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @property
    def window(self) -> Any:
        return self.program.window

    def tell(self, **values: Any) -> None:
        """Say something to the test, which is not watching over this pipe."""
        os.write(self.plan["tell"], json.dumps(values).encode() + b"\n")

    def path(self, name: str) -> Path:
        return Path(self.plan[name])

    def _go_on(self) -> None:
        self._waited += STEP
        self._timer.stop()
        try:
            if self._until():
                self._until, self._waited = next(self._story), 0
            elif self._waited > PATIENCE:
                raise TimeoutError
            self._timer.start()
        except StopIteration:
            pass
        except Exception:  # noqa: BLE001 - whatever it is, the test has to hear of it
            said = [*traceback.format_exc().splitlines(), *_shown()]
            self.tell(broken="\n".join(said))
            os._exit(3)


def story(me: Person) -> Iterator[Until]:
    """Everything from the first start to the first lock."""
    yield from create(me)
    me.tell(scan="the record is open")
    yield from write_everything(me)
    yield from bring_in(me)
    yield from look(me)
    yield from search_and_copy(me)
    yield from export(me)
    yield from keys_and_copies(me)
    yield from only_for_me(me)
    yield from delete_for_good(me)
    yield from leave_a_draft(me)
    me.path("control").write_text(me.word("the control, a plain file"), "utf-8")
    me.tell(scan="about to lock", words=me.word.where, last=True)
    yield after(300)
    QTest.keyClick(me.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def again(me: Person) -> Iterator[Until]:
    """Later: the backup restored, the passphrase forgotten, and then somebody knows the new one."""
    window = me.window
    click(window, "Restore from a backup")
    yield after(50)
    click(window, "Choose the backup")
    yield from choose(me.path("backup") / "notes.backup")
    click(window, "Restore it")
    yield lambda: says(window, "The record is there again.")
    click(window, "Open it")
    yield after(50)
    click(window, "I forgot the passphrase")
    yield after(50)
    QTest.keyClicks(only(window, CodeField)._line, me.plan["code"].lower())
    click(window, "Go on")
    yield lambda: _is_offered(window, "Take it and open")
    yield from type_into_all(window, me.plan["third"], me.plan["third"])
    click(window, "Take it and open")
    yield lambda: isinstance(me.window, MainWindow)
    window = me.window
    window.go("keys")
    yield after(100)
    click(window.page, "Someone knows it")
    yield after(50)
    yield from type_into_all(window.page, *(me.plan[n] for n in ("third", "fourth", "fourth")))
    click(window.page, "Go on")
    yield lambda: _is_offered(window.page, "I have it on paper")
    sheet: Any = _overlays(window.page)[0]
    code = sheet._pages._code
    me.tell(code=code)
    click(sheet, "Split it over three papers")
    yield after(50)
    papers = sheet._pages._papers
    me.tell(papers=papers)
    click(sheet, "I have it on paper")
    yield after(50)
    for field, paper in zip(sheet.findChildren(CodeField), papers[1:], strict=True):
        QTest.keyClicks(field._line, paper)
    click(sheet, "Check it")
    yield lambda: says(sheet, "The new key is made")
    folder = str(window.session.vault.folder)
    me.tell(scan="the new key is made", folder=folder, last=True)
    click(sheet, "Open it again")


def type_into_all(inside: QWidget, *texts: str) -> Iterator[Until]:
    """Type into every line that is seen, one after the other."""
    lines = [line for line in inside.findChildren(QLineEdit) if line.isVisible()]
    for line, text in zip([line for line in lines if not line.isReadOnly()], texts, strict=True):
        QTest.keyClicks(line, text)
    yield after(400)  # the advice comes after a pause


def create(me: Person) -> Iterator[Until]:
    """A new record, its passphrase, its recovery code on a sheet and typed back."""
    window = me.window
    click(window, "Go on")
    yield from type_into_all(window, me.plan["first"], me.plan["first"])
    (age,) = (c for c in window.findChildren(Choice) if c.findData("adult") >= 0)
    age.choose("adult")
    click(window, "Make the record")
    yield lambda: isinstance(me.window, RecoveryWindow)
    pages = me.window._pages
    click(me.window, "Make the code now")
    me.tell(code=pages._code)
    click(me.window, "Save a sheet to print (PDF)")
    yield from choose(me.path("paper"))
    yield lambda: says(me.window, "It is here:")
    click(me.window, "I have it on paper")
    yield after(50)
    QTest.keyClicks(only(me.window, CodeField)._line, pages._code.lower())
    click(me.window, "Check it")
    yield lambda: isinstance(me.window, MainWindow)
    me.window.activateWindow()  # there is no window manager to do it
    yield me.window.isActiveWindow


def write_everything(me: Person) -> Iterator[Until]:
    """A word in every field of every editor; drafts are kept on the way."""
    ids: dict[str, int] = {}
    for name, opener in EDITORS.items():
        if name in (*LATER, *ELSEWHERE):
            continue
        if name in KINDS and name not in ids:
            ids |= found(me)
        yield from fill(me, name, opener, ids)


LATER = ("item", "item_described", "item_deleted", "handed", "together")  # there is none yet
ELSEWHERE = ("new_case",)  # the window turns to that case, where nothing of this one is
NO_WORDS = {"Their fingerprint of it"}  # which is digits and letters, and no word is saved there
KINDS = {"incident", "passage", "person", "account", "talk", "contact", "submission"}
KINDS |= {"takedown", "asking", "step"}


def found(me: Person) -> dict[str, int]:
    """One record of each kind."""
    vault, case = me.window.session.vault, me.window.session.case.id
    there = [takedowns.get(vault, ident) for ident in takedowns.ids(vault, case)]
    kinds: dict[str, Any] = {
        "incident": timeline.incidents(vault, case),
        "passage": statement.passages(vault, case),
        "person": people.persons(vault, case),
        "account": people.accounts(vault, case),
        "talk": contacts.talks(vault, case),
        "contact": contacts.own(vault, case),
        "item": evidence.items(vault, case),
        "submission": submissions.all_of(vault, case),
        "takedown": there,
        "step": steps.all_of(vault, case),
        "asking": [ask for one in there for ask in takedowns.askings(vault, one.id)],
    }
    return {name: records[0].id for name, records in kinds.items() if records}


SAVED_BY = {
    "new_passage": "Stop here, it is saved",
    "counting": "Put it among my next steps",
}


def fill(me: Person, name: str, opener: Any, ids: dict[str, int]) -> Iterator[Until]:
    """Open an editor, type into all of it, wait for the draft, save."""
    window = me.window
    opener(window, ids)
    choose_times(window, Span.BEFORE)
    yield after(30)
    for label, field in fields(window).items():
        if not (isinstance(field, QSpinBox) or label in NO_WORDS):
            enter(field, me.word(f"{name}: {label}"))
    yield after(450)
    if name == "next_step":
        click(window.page, "Add")
        yield lambda: not window.session.tasks.busy
        return
    *under, sheet = (one for one in window.page.findChildren(Overlay) if one.isVisible())
    click(sheet, SAVED_BY.get(name, "Save"))
    yield lambda: not window.session.tasks.busy and len(_overlays(window.page)) == len(under)
    for other in under:
        other.close()
    yield lambda: not (window.session.tasks.busy or _overlays(window.page))


def enter(field: Any, word: str) -> None:
    """Type a word: the Korean half as an input method gives it, the other by key."""
    korean, latin = word.split()
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.end(False)  # what was marked there would be typed over
    for syllable in korean:
        compose(field, "ㅎ")
        compose(field, "", syllable)
    QTest.keyClicks(field, " " + latin)


def bring_in(me: Person) -> Iterator[Until]:
    """Files from a folder of the person's, a picture pasted, one kept as a fingerprint only."""
    window = me.window
    window.go("evidence")
    click(window.page, "Choose files")
    files = sorted(me.path("source").iterdir())
    yield from choose(*files)
    yield from answer(me, "no")
    picture = QImage.fromData((me.path("source") / files[-1].name).read_bytes())
    data = QMimeData()
    data.setImageData(picture.mirrored())
    QGuiApplication.clipboard().setMimeData(data)
    window.page.setFocus()
    QTest.keyClick(window.page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    yield from answer(me, "no")
    QGuiApplication.clipboard().clear()
    click(window.page, "Choose files")
    yield from choose(files[-1])
    yield from answer(me, "yes", "no")
    for name in LATER:
        yield from fill(me, name, EDITORS[name], found(me))


def answer(me: Person, first: str, second: str = "") -> Iterator[Until]:
    """Answer the guard's questions, take what it offers, and close."""
    page = me.window.page
    yield lambda: bool(_overlays(page))
    sheet = only(page, TakeInSheet)
    questions = only(sheet, GuardQuestions)
    questions.sexual.buttons[first].click()
    if second:
        questions.under_19.buttons[second].click()
    click(sheet, "Next")
    yield after(50)
    if second:
        click(sheet, "Keep its fingerprint only")
        click(sheet, "Next")
    yield lambda: says(sheet, "That's it")
    click(sheet, "Done")
    yield lambda: not _overlays(page)


def look(me: Person) -> Iterator[Until]:
    """Look at each picture once, from its tile and from its sheet."""
    page = me.window.page
    yield from look_once(page)
    page.open_item(_pictures(me)[0])
    yield after(100)
    yield from look_once(only(page, ItemSheet))
    only(page, ItemSheet).close()
    yield lambda: not _overlays(page)


def look_once(inside: Any) -> Iterator[Until]:
    click(inside, "Look once")
    view = inside._looking.view
    yield lambda: not view._sight.is_empty
    yield after(200)  # and it is drawn
    QTest.keyClick(view, Qt.Key.Key_Space)
    yield lambda: not view.isVisible()


def _pictures(me: Person) -> list[int]:
    vault, case = me.window.session.vault, me.window.session.case.id
    return [item.id for item in evidence.items(vault, case) if item.media == "image/png"]


def search_and_copy(me: Person) -> Iterator[Until]:
    """Look for a word; copy a telephone number."""
    bar = me.window._bar._field
    enter(bar, me.word("the search"))
    yield after(400)
    bar.clear()
    yield after(200)
    me.window.go("help")
    yield after(300)
    click(me.window.page, "Copy the number")
    yield after(100)


def export(me: Person) -> Iterator[Until]:
    """The documents for the police, with everything ticked."""
    window = me.window
    tick_all(window.session)
    window.go("documents")
    window.page._choices.desks.buttons["police"].click()
    yield lambda: _is_offered(window.page, "Make the documents")
    click(window.page, "Make the documents")
    yield after(50)
    yield from type_into_all(window.page, me.plan["first"])
    click(window.page, "Choose a folder and make them")
    yield from choose(me.path("export"))
    yield lambda: says(window.page, "That's it")
    click(window.page, "Done")
    yield lambda: not _overlays(window.page)


def keys_and_copies(me: Person) -> Iterator[Until]:
    """A backup, the code tried, another passphrase."""
    window = me.window
    window.go("keys")
    yield after(100)
    click(window.page, "Make a backup")
    yield after(50)
    click(window.page, "Choose a place and make it")
    yield from choose(me.path("backup"))
    yield lambda: says(window.page, "The backup is made")
    click(window.page, "Done")
    yield lambda: not _overlays(window.page)
    click(window.page, "Change the passphrase")
    yield after(50)
    yield from type_into_all(window.page, *(me.plan[n] for n in ("first", "second", "second")))
    click(window.page, "Change it")
    yield lambda: not (window.session.tasks.busy or _overlays(window.page))


def only_for_me(me: Person) -> Iterator[Until]:
    """A note only for oneself: begun, put away with more in it, brought back."""
    window = me.window
    window.go("settings")
    window.page.show_only_me()
    yield after(100)
    sheet: Any = only(window, OnlyMeSheet)
    secret = me.word("own note: the passphrase").split()[1]
    yield from type_into_all(sheet, secret, secret)
    click(sheet, "Begin them")
    yield lambda: sheet._book is not None
    for more in ("Save", "Put this away"):
        sheet._lay(sheet._book.notes[0].id if sheet._book.notes else "")
        yield after(50)
        note: Any = only(window, OwnNoteSheet)
        enter(note._text, me.word(f"own note: {more}"))
        yield after(700)  # a draft
        click(note, more)
        yield lambda: not (window.session.tasks.busy or window.findChildren(OwnNoteSheet))
    click(sheet, "Bring back")
    yield lambda: bool(sheet._book.notes)
    sheet.close()
    yield lambda: not _overlays(window.page)


def delete_for_good(me: Person) -> Iterator[Until]:
    """A kept file; a person, who is put away, brought back, put away again and deleted."""
    window = me.window
    window.go("evidence")
    window.page.open_item(_pictures(me)[0])
    yield after(50)
    click(window.page, "Delete the kept file")
    click(window.page, "Yes, delete the file")
    yield lambda: not window.session.tasks.busy
    only(window.page, ItemSheet).close()
    yield lambda: not _overlays(window.page)
    window.go("people")
    window.page.open_person(found(me)["person"])
    yield after(50)
    click(window.page, "Move to the bin")
    yield lambda: not (window.session.tasks.busy or _overlays(window.page))
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):  # back, and once more away
        QTest.keyClick(window.page, key, Qt.KeyboardModifier.ControlModifier)
        yield lambda: not window.session.tasks.busy
    window.go("settings")
    window.page.show_bin()
    yield after(50)
    click(window.page, "Delete for good")
    click(window.page, "Yes, delete it for good")
    yield lambda: not window.session.tasks.busy
    only(window.page, BinSheet).close()
    yield lambda: not _overlays(window.page)


def leave_a_draft(me: Person) -> Iterator[Until]:
    """Begin to write, and stop."""
    EDITORS["new_incident"](me.window, {})
    for label, field in fields(me.window).items():
        if not isinstance(field, QSpinBox):
            enter(field, me.word(f"a draft: {label}"))
    yield after(700)


def choose(*paths: Path) -> Iterator[Until]:
    """Give paths to the chooser that is coming."""
    yield lambda: bool(_choosers())
    (chooser,) = _choosers()
    yield after(200)
    chooser.setDirectory(str(paths[0].parent if paths[0].is_file() else paths[0]))
    yield after(300)
    if paths[0].is_file():
        names = " ".join(f'"{path.name}"' for path in paths)
        line = chooser.findChild(QLineEdit)
        assert line is not None
        line.setText(names)
        yield after(100)
    chooser.accept()
    yield lambda: not _choosers()


def _choosers() -> list[QFileDialog]:
    return [
        w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible()
    ]


def _overlays(page: QWidget) -> list[Overlay]:
    return [one for one in page.findChildren(Overlay) if one.isVisible()]


def _is_offered(inside: QWidget, words: str) -> bool:
    try:
        return button(inside, words).isEnabled()
    except AssertionError:
        return False


def _shown() -> list[str]:
    """What stands on the screen, for someone who has to find out what went wrong."""
    return [text for w in QApplication.topLevelWidgets() if w.isVisible() for text in texts(w)]


def after(milliseconds: int) -> Until:
    """A condition that holds after a while."""
    timer = QTimer(singleShot=True, interval=milliseconds)
    timer.start()
    return lambda: not timer.isActive()


STORIES = {"first": story, "again": again}


def main(arguments: list[str]) -> int:
    plan = json.loads(arguments[0])
    began = Program.begin

    def begin(program: Program) -> None:
        began(program)
        if not program.findChildren(Person):
            Person(program, plan)

    Program.begin = begin  # type: ignore[method-assign, assignment]
    # The least that the program takes: there are some ten keys to derive here.
    (Program.__init__.__kwdefaults__ or {})["cost"] = keys.FLOOR
    return start.main(["--language", "en", "--scheme", "light"])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
