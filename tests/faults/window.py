"""The real window as its own process: `python -m tests.faults.window VAULT`.

It is the program as people start it, but for one more thing: lines on its standard input say
what a person does in it. Each is a JSON list, the name of a method of `Hands` and what it takes;
the answer, a JSON line too, comes when it is done. A process that was replaced by a lock listens
no more.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from companion import evidence, timeline
from companion.records import Shows
from tests.ui.hands import tick_all
from ui.app import Program, begun
from ui.intake import How, Intake, Wish
from ui.looking import seeable
from ui.main_window import MainWindow
from ui.sheets.export import ExportSheet, Order
from ui.start import parse
from ui.tasks import Work
from ui.unlock import UnlockWindow
from ui.widgets import copying
from ui.widgets.choose import FileChooser
from ui.widgets.drop import Received
from ui.widgets.hide import hide_of


def say(value: Any) -> None:
    os.write(1, json.dumps(value).encode() + b"\n")


class Hands:
    """What a person does, through the widgets a person would use."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.holding: list[Any] = []  # what nobody else keeps alive

    @property
    def window(self) -> MainWindow:
        found = self.program.window
        assert isinstance(found, MainWindow)
        return found

    @property
    def passphrase(self) -> QLineEdit:
        window = self.program.window
        assert isinstance(window, UnlockWindow)
        field = window.findChild(QLineEdit)
        assert field is not None
        return field

    def type_passphrase(self, passphrase: str) -> None:
        """Type it, no more."""
        _type(self.passphrase, passphrase)
        say("typed")

    def enter(self) -> None:
        """Press Return; answers once the record is open."""
        QTest.keyClick(self.passphrase, Qt.Key.Key_Return)
        self._when(lambda: isinstance(self.program.window, MainWindow), lambda: "open")

    def unlock(self, passphrase: str) -> None:
        """Type it and press Return; answers once the record is open."""
        _type(self.passphrase, passphrase)
        self.enter()

    def page(self, name: str) -> None:
        """Turn to a page."""
        self.window.go(name)
        say(name)

    def write(self, title: str, narrative: str) -> None:
        """Open the sheet for something that happened, and type."""
        self.window.go("timeline")
        page: Any = self.window.page
        page.write_new()
        form = page.sheet_open.form
        title_field = next(f for f in form.findChildren(QLineEdit) if f.isVisible())
        _type(title_field, title)
        _type(form.narrative, narrative)
        say("typed")

    def save(self) -> None:
        """Save what was written; answers with "saved" once it is."""
        page: Any = self.window.page
        page.sheet_open.saved.connect(self._saved)
        page.sheet_open.save.click()

    def take_in(self, path: str) -> None:
        """Bring a file in; answers when the first part of it is in."""
        session = self.program.session
        assert session is not None
        wishes = [Wish(Path(path), Shows.ORDINARY, How.KEEP)]
        intake = Intake(session, wishes, None, self.window)
        intake.progressed.connect(self._part_in)
        intake.finished.connect(self._all_in)
        self.holding.append(intake)
        intake.start()

    def export(self, folder: str) -> None:
        """Make the documents; answers when the first of them is being made."""
        tick_all(self.window.session)
        self.window.go("documents")
        page: Any = self.window.page
        page._choices.desks.buttons["police"].click()

        def go() -> str:
            session, wanted = page.session, page._order()
            case = session.case.id
            items = [item.id for item in evidence.items(session.vault, case)]
            order = Order(wanted.desk, wanted.language, items, timeline.ids(session.vault, case))
            sheet = ExportSheet(session, page, order)
            sheet.open()
            sheet.begin([Path(folder)])
            work = sheet.findChild(Work)
            assert work is not None
            work.progressed.connect(self._part_in)
            return "asked"

        self._when(page._make.isVisible, go)

    def look(self) -> None:
        """Look at the first picture; answers when it is there."""
        self.window.go("evidence")
        self.ask_to_look()
        page: Any = self.window.page
        view = page._looking.view
        self._when(lambda: not view._sight.is_empty, lambda: "seen")

    def ask_to_look(self) -> None:
        """On the page of evidence: ask for the first picture, and wait for nothing."""
        session = self.program.session
        assert session is not None
        page: Any = self.window.page
        items = evidence.items(session.vault, session.case.id)
        page._looking.once(next(item.id for item in items if seeable(item)))

    def choose(self) -> None:
        """Open the dialog for files."""
        self.window.go("evidence")
        page: Any = self.window.page
        page._choose()
        self._when(lambda: self._chooser() is not None, lambda: "choosing")

    def visit(self, folder: str, name: str) -> None:
        """In that dialog: go to a folder and choose a file there."""
        chooser = self._chooser()
        assert chooser is not None
        chooser.setDirectory(folder)
        line = chooser.findChild(QLineEdit)
        assert line is not None
        QTest.keyClicks(line, name)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self._when(lambda: self._chooser() is None, lambda: "chosen")

    def menu(self) -> None:
        """Open the menu of the pages."""
        self.window._sidebar.menu.popup(self.window.mapToGlobal(QPoint(40, 60)))
        say("open")

    def surprise(self) -> None:
        """Something unexpected happens."""
        self.program.surprise(ValueError, ValueError(), None)
        say("surprised")

    def sheet(self, path: str) -> None:
        """Let a file go over the page: the questions about it."""
        self.window.go("evidence")
        page: Any = self.window.page
        page.bring(Received((Path(path),)))
        say("asked")

    def search(self, text: str) -> None:
        """Look for something in what happened."""
        field = self.window._bar._field
        _type(field, text)
        say("found")

    def copy(self, text: str) -> None:
        """Copy a text as a button of ours does."""
        copying.copy(text)
        say("copied")

    def where_is_hide(self) -> None:
        """Answer with the middle of the button in the topmost window."""
        window = QApplication.activeWindow() or self.program.window
        assert window is not None
        button = hide_of(window)
        assert button is not None
        at = button.mapToGlobal(button.rect().center())
        say([at.x(), at.y()])

    def lock(self) -> None:
        """Lock; there is no answer, for there is nobody left."""
        self.program.lock()

    def _chooser(self) -> FileChooser | None:
        found = self.window.findChild(FileChooser)
        return found if found is not None and found.isVisible() else None

    def _part_in(self, part: float) -> None:
        say(["part", part])

    def _all_in(self) -> None:
        say(["in"])

    def _saved(self, ident: int) -> None:
        say(["saved", str(ident)])

    def _when(self, there: Callable[[], bool], then: Callable[[], Any]) -> None:
        """Answer as soon as something is there."""
        if there():
            said = then()
            say(said)
        else:
            QTimer.singleShot(2, lambda: self._when(there, then))


def _type(field: QWidget, text: str) -> None:
    """Type as on a keyboard, and what a keyboard lacks as an input method does."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(field, letter)
        else:
            event = QInputMethodEvent("", [])
            event.setCommitString(letter)
            QApplication.sendEvent(field, event)


class Ear:
    """Reads the lines and lets the hands do them."""

    def __init__(self, hands: Hands) -> None:
        self._hands, self._heard = hands, b""
        self._notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._listen)

    def _listen(self) -> None:
        said = os.read(0, 65536)
        if not said:
            self._notifier.setEnabled(False)
        self._heard += said
        while b"\n" in self._heard:
            line, _, self._heard = self._heard.partition(b"\n")
            name, *given = json.loads(line)
            try:
                getattr(self._hands, name)(*given)
            except Exception as error:  # noqa: BLE001 - the program would only tell the person
                say(["wrong", name, repr(error)])


if __name__ == "__main__":
    program = begun(parse(sys.argv[1:]))
    assert program is not None
    ear = Ear(Hands(program))
    say("shown")
    sys.exit(program.app.exec())
