"""Asking for a time: which part of the timeline to show, and when a landmark was."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion import landmarks, when
from companion.errors import EmptyText
from companion.landmarks import Landmark
from companion.when import UNKNOWN, When
from ui import messages
from ui.session import Session
from ui.widgets.fields import Labelled, Line
from ui.widgets.live import LiveLine
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, Words
from ui.widgets.rows_table import RowsTable
from ui.widgets.when_field import WhenField


class TimeSheet(Overlay):
    """Asks which time to look at; `chosen` carries it."""

    chosen = Signal(object)

    def __init__(self, session: Session, over: QWidget, time: When) -> None:
        super().__init__(over, "")
        self.set_title(self.tr("Which time?"))
        today = session.vault.now().astimezone().date()
        self.time = WhenField(self.tr("Which time?"), session.words, today, around=False)
        self.time.set_value(time)
        self.body.addWidget(
            Words(
                self.tr(
                    "Everything that may have been then is shown. What has no time is not among it."
                ),
                quiet=True,
            )
        )
        self.body.addWidget(self.time)
        self.line = LiveLine()
        show = Button(self.tr("Show this time"), main=True)
        show.clicked.connect(self._choose)
        self.foot.addWidget(self.line, 1)
        self.foot.addWidget(show, 0, Qt.AlignmentFlag.AlignRight)

    def _choose(self) -> None:
        if not self.time.ready:
            self.line.say(self.time.why)
            self.time.span.setFocus()
            return
        self.chosen.emit(self.time.value())
        self.close()


class LandmarkSheet(Overlay):
    """Says when things were that other times are told by. Nothing here has to be known."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over, "")
        self.set_title(self.tr("Landmark days"))
        self._session = session
        self._found: list[Landmark] = []
        today = session.vault.now().astimezone().date()
        self.name = Line(self.tr("What was it?"))
        self.time = WhenField(self.tr("When was it?"), session.words, today, around=False)
        self.table = RowsTable(
            self.tr("Landmark days"), [self.tr("What was it?"), self.tr("When was it?")], (2, 3)
        )
        self.table.opened.connect(self._take)
        self.line = LiveLine()
        self._lay_out()
        self.show_all()

    def show_all(self) -> None:
        """Read them again."""
        self._found = landmarks.all_of(self._session.vault, self._session.case.id)
        words = self._session.words
        not_said = self.tr("not said yet")
        self.table.show_rows(
            [
                (at, (one.name, when.words(one.time, words) if one.time != UNKNOWN else not_said))
                for at, one in enumerate(self._found)
            ]
        )
        self.table.setVisible(bool(self._found))

    def _lay_out(self) -> None:
        self.body.addWidget(
            Words(
                self.tr(
                    "Times can be told by something else: before the sports day, after the"
                    " holidays. If you say here when that was, the timeline shows it in its place."
                    " It changes none of your words and is in no document."
                ),
                quiet=True,
            )
        )
        self.body.addWidget(self.table)
        said = self.tr("For example: sports day")
        self.body.addWidget(Labelled(self.tr("What was it?"), self.name, said))
        unsure = self.tr("It need not be exact. Choose as much as you know.")
        self.body.addWidget(Labelled(self.tr("When was it?"), self.time, unsure))
        keep = Button(self.tr("Note it"), main=True)
        keep.clicked.connect(self._keep)
        self.foot.addWidget(self.line, 1)
        self.foot.addWidget(keep, 0, Qt.AlignmentFlag.AlignRight)

    def _take(self, at: int) -> None:
        one = self._found[at]
        self.name.setText(one.name)
        self.time.set_value(one.time)
        self.time.span.setFocus()

    def _keep(self) -> None:
        if not self.name.text().strip():
            self.line.say(messages.sentence(EmptyText(self.name.accessibleName())))
            self.name.setFocus()
        elif not self.time.ready:
            self.line.say(self.time.why)
            self.time.span.setFocus()
        else:
            session, name, time = self._session, self.name.text(), self.time.value()
            vault, case = session.vault, session.case.id
            session.change(
                self, lambda: landmarks.say(vault, case, name, time), self._kept, self._failed
            )

    def _kept(self, _: None) -> None:
        self.name.clear()
        self.time.set_value(UNKNOWN)
        self.show_all()
        self.line.say(self.tr("Noted."))

    def _failed(self, error: Exception) -> None:
        self.line.say(messages.sentence(error))
