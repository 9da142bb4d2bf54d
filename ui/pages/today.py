"""Today: what one may want to know or do now, in a few calm lines, never more than three."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import first_lines, timeline, when
from companion.facts import Procedure
from ui import theme
from ui.pages.page import Page
from ui.reminder import Reminder
from ui.session import Session
from ui.sheets.aside import AsideSheet
from ui.sheets.due_line import DueLine
from ui.sheets.first_lines import FirstLines
from ui.sheets.short import ShortSheet
from ui.sheets.way import WaySheet
from ui.waiting import waiting
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, Words, scrolled
from ui.widgets.scripts import held


class TodayPage(Page):
    """The first page. `write_wanted` asks for a new entry, `short_wanted` for three minutes."""

    write_wanted = Signal()
    short_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("TodayPage", "Today")
        super().__init__(session, title, parent)
        self._write = Button(self.tr("Write it down"), main=True, glyph="pen")
        self._write.setAccessibleDescription(
            self.tr("Write down something that happened. A word is enough.")
        )
        self._short = Button(self.tr("Three minutes"), glyph="clock")
        self._short.setAccessibleDescription(self.tr("One field for what comes to mind."))
        self._short.clicked.connect(self.short_wanted)
        self._help = Button(self.tr("Places of help"), glyph="help")
        self._help.setAccessibleDescription(
            self.tr("People who can help by phone, and what one can say.")
        )
        self._write.clicked.connect(self.write_wanted)
        self._help.clicked.connect(self._go_to_help)
        self._lines = FirstLines(session)
        self._lines.way_wanted.connect(self._open_way)
        self._lines.aside_wanted.connect(self._open_aside)
        self._due = DueLine(session)
        self._reminder = Reminder(session, self)
        self._last, self._waiting = Words(quiet=True), Words(quiet=True)
        self._lay_out()

    def go_on(self, place: str) -> None:
        self.lay_over(ShortSheet(self.session, self))

    def refresh(self) -> None:
        vault, case = self.session.vault, self.session.case.id
        due = self._due.refresh()
        self._reminder.refresh()
        said = due + (not self._reminder.isHidden())
        self._lines.refresh(first_lines.AT_ONCE - said)
        # What is due comes first, but not before what keeps somebody safe.
        self._column.removeWidget(self._due)
        place = self._column.indexOf(self._lines) + self._lines.urgent
        self._column.insertWidget(place, self._due)
        said_of_all = waiting(self.session)
        self._waiting.setText(said_of_all)
        self._waiting.setVisible(bool(said_of_all))
        newest = timeline.latest(vault, case)
        if newest is None:
            self._last.setText(self.tr("Nothing is written yet, and that is fine."))
        else:
            day = when.words(when.day_of(newest.changed_at), self.session.words)
            text = self.tr("Saved last, on {day}: {title}")
            self._last.setText(text.format(day=day, title=held(newest.title)))

    def _lay_out(self) -> None:
        inside = QWidget()
        area = scrolled(inside, self)
        self._column = column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.STEP, 0)
        column.setSpacing(theme.GAP)
        inside.setMaximumWidth(theme.scaled(theme.TEXT_WIDTH) + theme.STEP)
        column.addWidget(
            Words(self.tr("If you like, choose one of these. It is also fine to do nothing now."))
        )
        buttons = Flow()
        for button in (self._write, self._short, self._help):
            buttons.addWidget(button)
        column.addLayout(buttons)
        for part in (self._lines, self._due, self._reminder):
            column.addWidget(part)
        column.addSpacing(theme.STEP)
        column.addWidget(self._waiting)
        column.addWidget(self._last)
        column.addWidget(
            Words(self.tr("Everything you wrote is saved. You can stop here."), quiet=True)
        )
        column.addStretch(1)
        area.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.sheet.addWidget(area, 1)

    def _go_to_help(self) -> None:
        self.session.page_wanted.emit("help")

    def _open_way(self, procedure: Procedure) -> None:
        self.lay_over(WaySheet(self.session, self, procedure))

    def _open_aside(self) -> None:
        self.lay_over(AsideSheet(self.session, self))
