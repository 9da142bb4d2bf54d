"""Telling it once: rules, then one question after the other, in doses, and all of it to read."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from companion import drafts, statement
from companion.errors import NotThere
from ui.session import Session
from ui.sheets.passage import PassageSheet
from ui.sheets.statement import RulesSheet, StatementSheet
from ui.unfinished import record_of

DOSE = 3 * 60 * 1000  # ms from the first key until it is said that one may stop
Sheet = RulesSheet | PassageSheet | StatementSheet


class Telling(QObject):
    """Makes the sheets of the statement, one at a time; `opened` gives each to its page.

    Where one left off is not kept anywhere: it is the draft there is, else the first question
    that has no answer.
    """

    opened = Signal(object)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self.sheet: Sheet | None = None
        self._wanted: Callable[[], Sheet] | None = None
        self._opener: QWidget | None = None  # has the focus again when all of it is closed
        self._to_read = False  # a passage that is changed was chosen from all of them
        self._dose = QTimer(self)
        self._dose.setSingleShot(True)
        self._dose.setInterval(DOSE)
        self._dose.timeout.connect(self._offer_pause)
        self._offered = False

    def begin(self) -> None:
        """Go on where it was left: with the rules, when nothing is told yet."""
        vault, case = self._session.vault, self._session.case.id
        begun = f"passage:new:{case}:"
        place = next((one for one in drafts.places(vault) if one.startswith(begun)), "")
        if place:
            self.go_on(place)
        elif statement.passages(vault, case) or statement.bin_of(vault, case):
            self._ask_next("")
        else:
            self._lay(lambda: RulesSheet(self._session, self._page))

    def go_on(self, place: str) -> None:
        """Open the editor of a draft."""
        ident = record_of(place)
        if ident is not None:
            self.open(ident)
        else:
            self._ask(place.rpartition(":")[2])

    def open(self, ident: int) -> None:
        """Show one passage to be changed. One that is gone is only said so."""
        try:
            passage = statement.get(self._session.vault, ident)
        except NotThere as error:
            self._session.failed.emit(error)
            return
        self._session.opened("passage", ident)
        self._lay(lambda: PassageSheet(self._session, self._page, passage.prompt, passage))

    def read(self, only: Collection[int] | None = None) -> None:
        """Show all that was told, or `only` these passages."""
        self._lay(lambda: StatementSheet(self._session, self._page, only))

    def close(self) -> None:
        """Close the sheet that lies there; what was typed is saved or stays a draft."""
        self._to_read = False
        if self.sheet is not None:
            self.sheet.close()

    def refresh(self) -> None:
        """The record changed: what lies there is closed when the person turned to another case."""
        if self.sheet is not None and self.sheet.case != self._session.case.id:
            self.close()

    def _ask(self, prompt: str) -> None:
        """Ask one question; one that was put off is answered and not asked twice."""
        off = statement.put_off(statement.passages(self._session.vault, self._session.case.id))
        there = next((one for one in off if one.prompt == prompt), None)
        self._lay(lambda: PassageSheet(self._session, self._page, prompt, there))

    def _ask_next(self, after: str) -> None:
        told = statement.passages(self._session.vault, self._session.case.id)
        prompt = statement.next_prompt(told, after)
        if prompt:
            self._ask(prompt)
        else:
            self.read()

    def _lay(self, make: Callable[[], Sheet]) -> None:
        """Lay a sheet over the page, once the one that is there is closed."""
        if self.sheet is not None:
            self._wanted = make
            self.sheet.close()
            return
        if self._opener is None:
            self._opener = QApplication.focusWidget()
        self.sheet = make()
        if isinstance(self.sheet, PassageSheet):
            self.sheet.typed.connect(self._typed)
        self.opened.emit(self.sheet)
        self.sheet.closed.connect(self._closed)

    def _closed(self) -> None:
        sheet, self.sheet = self.sheet, None
        make, self._wanted = self._wanted, None
        if make is not None:
            self._lay(make)
        elif sheet is not None and not self._follow(sheet):
            self._end()

    def _end(self) -> None:
        self._dose.stop()
        self._offered = False
        opener, self._opener = self._opener, None
        if opener is not None and isValid(opener) and opener.isVisible():
            opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, sheet: Sheet) -> bool:
        """Go where a closed sheet leads, if it leads anywhere."""
        kind, _, what = sheet.onward.partition(":")
        back = self._to_read and isinstance(sheet, PassageSheet) and sheet.changing
        self._to_read = isinstance(sheet, StatementSheet) and kind == "passage"
        if kind == "next":
            self._ask_next(sheet.prompt)
        elif kind == "read" or back:
            self.read()
        elif kind == "ask":
            self._ask(what)
        elif kind == "passage":
            self.open(int(what))
        else:
            return False
        return True

    def _typed(self) -> None:
        if not self._offered and not self._dose.isActive():
            self._dose.start()

    def _offer_pause(self) -> None:
        self._offered = True
        if isinstance(self.sheet, PassageSheet):
            self.sheet.offer_pause()
