"""Today: a few calm lines on what one may want to do now, never more than three offers."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion import timeline, when
from ui import theme
from ui.pages.page import Page
from ui.reminder import Reminder
from ui.session import Session
from ui.sheets.next_steps import NextSteps
from ui.widgets.parts import Button, Sheet, Words, scrolled


class TodayPage(Page):
    """The first page. `write_wanted` asks for a new entry on the timeline."""

    write_wanted = Signal()
    INLINE = frozenset({"step"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("TodayPage", "Today")
        super().__init__(session, title, parent)
        self._write = _Offer(
            self.tr("Write down something that happened. A word is enough."),
            self.tr("Write it down"),
        )
        self._help = _Offer(
            self.tr("People who can help by phone, and what one can say."),
            self.tr("Places of help"),
        )
        self._write.wanted.connect(self.write_wanted)
        self._help.wanted.connect(self._go_to_help)
        self._steps = NextSteps(session)
        self._reminder = Reminder(session, self)
        self._last = Words(quiet=True)
        self._lay_out()

    def go_on(self, place: str) -> None:
        self._steps.begin()

    def refresh(self) -> None:
        vault, case = self.session.vault, self.session.case.id
        self._steps.refresh()
        self._reminder.refresh()
        newest = timeline.latest(vault, case)
        if newest is None:
            self._last.setText(self.tr("Nothing is written yet, and that is fine."))
        else:
            at = datetime.fromisoformat(newest.changed_at).astimezone()
            day = when.words(when.day(at.year, at.month, at.day), self.session.words)
            said = self.tr("Saved last, on {day}: {title}")
            self._last.setText(said.format(day=day, title=newest.title))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.STEP, 0)
        column.setSpacing(theme.GAP)
        inside.setMaximumWidth(theme.scaled(theme.TEXT_WIDTH) + theme.STEP)
        column.addWidget(
            Words(self.tr("If you like, choose one of these. It is also fine to do nothing now."))
        )
        for offer in (self._write, self._help):
            column.addWidget(offer)
        column.addSpacing(theme.STEP)
        column.addWidget(self._steps)
        column.addWidget(self._reminder)
        column.addSpacing(theme.STEP)
        column.addWidget(self._last)
        column.addWidget(
            Words(self.tr("Everything you wrote is saved. You can stop here."), quiet=True)
        )
        column.addStretch(1)
        area = scrolled(inside)
        area.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.sheet.addWidget(area, 1)

    def _go_to_help(self) -> None:
        self.session.page_wanted.emit("help")


class _Offer(Sheet):
    """A sentence and a button."""

    wanted = Signal()

    def __init__(self, text: str, action: str) -> None:
        super().__init__()
        button = Button(action)
        button.setAccessibleDescription(text)
        button.clicked.connect(self._tell)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(Words(text), 1)
        row.addWidget(button)
        self.body.setContentsMargins(theme.SHEET, theme.GAP, theme.GAP, theme.GAP)
        self.body.addLayout(row)

    def _tell(self) -> None:
        self.wanted.emit()
