"""The records of a vault: which one is shown, another to turn to, and what somebody handed over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion import cases, guardian, when
from companion.consents import HOLDERS
from companion.records import Case
from companion.report import received
from ui import theme
from ui.session import Session
from ui.sheets.cases import name_of
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, GroupTitle, LinkButton, Notice
from ui.widgets.radios import Radios

_LETTERS, _FEW = 24, 2  # of a name in the bar, and where there is little room


class RecordsHere(QWidget):
    """The records to choose from, where there are several.

    `wanted` when one is to be received, `listed` when all are to be seen with what is next.
    """

    wanted = Signal()
    listed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.choice = Radios("", [])
        self.choice.chosen.connect(self._turn)
        self._there: list[tuple[str, str, str]] = []
        self._open = Button(self.tr("Open documents somebody gave me"))
        self._open.clicked.connect(self.wanted)
        self._list = Button(self.tr("All records, and a new one"))
        self._list.clicked.connect(self.listed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.STEP)
        row = Flow()
        row.addWidget(self._list)
        row.addWidget(self._open)
        column.addWidget(self.choice)
        column.addLayout(row)

    def refresh(self) -> None:
        """Read which there are."""
        vault, words = self._session.vault, self._session.words
        there = [
            (str(case.id), case.name or words.say(f"role.{case.role}"), self._more(case))
            for case in cases.all_of(vault)
        ]
        if there != self._there:
            self._there = there
            self.choice.show_answers(there)
        self.choice.setVisible(len(there) > 1)
        self.choice.choose(str(self._session.case.id))

    def _more(self, case: Case) -> str:
        came = received.of(self._session.vault, case.id)
        if came is None:
            return self.tr("written here, {day}").format(day=self._day(case.created_at))
        if not came.closed_at:
            return self.tr("handed over by somebody; not all of it came in yet")
        return self.tr("handed over by somebody, {day}; stays as it came").format(
            day=self._day(came.closed_at)
        )

    def _day(self, at: str) -> str:
        return when.words(when.day_of(at), self._session.words)

    def _turn(self) -> None:
        chosen = cases.find(self._session.vault, int(self.choice.key))
        if chosen.id != self._session.case.id:
            self._session.choose_case(chosen)


class ReceivedNotice(Notice):
    """Says over every page that what is shown was handed over by somebody."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._session = session
        session.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        came = received.of(self._session.vault, self._session.case.id)
        if came is None or self.parentWidget() is not None:  # alone it would be a window
            self.setVisible(came is not None)
        if came is not None:
            self.say(
                self.tr(
                    "Somebody gave you this. It stays as it came: nothing is added to it or"
                    " changed in it. Your own record is in Settings."
                )
            )


class GuardianNotice(Notice):
    """Says over every page that a guardian opened the record, and that this can be seen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.say(
            self.tr(
                "You opened this with the guardian's passphrase. Which entries you open can be seen"
                " by the person it is about; what is only for them stays closed."
            )
        )
        self.setHidden(not guardian.here(session.vault))


class CaseName(QWidget):
    """In the bar: what is shown, by its neutral name, where there are several; else only "Notes".

    It stands in no title of a window. `wanted` when all of them are to be seen.
    """

    wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        practised = session.practised
        self._plain = GroupTitle(self.tr("Notes · practice") if practised else self.tr("Notes"))
        self._plain.setWordWrap(False)
        self._name = LinkButton("")
        self._name.clicked.connect(self.wanted)
        self._short = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._plain, self._name):
            row.addWidget(part)
        session.changed.connect(self.refresh)
        self.refresh()

    def shorten(self, short: bool) -> None:
        """Leave out what is the same for everybody, or most of a name: there is little room."""
        if short is not self._short:
            self._short = short
            self.refresh()

    def refresh(self) -> None:
        """Read what it is called."""
        there = cases.all_of(self._session.vault)
        several = len(there) > 1 or self._session.case.role in HOLDERS
        name = name_of(self._session.case, self._session)
        most = _FEW if self._short else _LETTERS
        cut = name if len(name) <= most else name[:most].rstrip() + "…"
        self._name.setText(cut.replace("&", "&&"))
        self._name.setToolTip(name if cut != name else "")
        self._name.setAccessibleName(self.tr("Record: {}. All records").format(name))
        self._plain.setVisible(not several and not self._short)
        self._name.setVisible(several)
