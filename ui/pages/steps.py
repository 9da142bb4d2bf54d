"""Next steps: one's own, what may come next, and what was done. Nothing here counts or hurries."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion import follow_up, steps
from companion.records import Step
from ui import theme
from ui.pages.page import Page
from ui.session import Session
from ui.sheets.aside import AsideSheet
from ui.sheets.coming import ComingSteps
from ui.sheets.counting import CountingSheet
from ui.sheets.next_steps import NextSteps, written
from ui.sheets.step import StepSheet
from ui.unfinished import kind_of, record_of
from ui.widgets.parts import Button, LinkButton, Words, clear, scrolled

DONE = 20  # those done last, at once


class StepsPage(Page):
    """What is typed into the line for a new step stays on the page; the rest lies over it."""

    INLINE = frozenset({"step"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("StepsPage", "Next steps")
        super().__init__(session, title, parent)
        self._own = NextSteps(session)
        self._own.wanted.connect(self._change)
        self._coming = ComingSteps(session)
        self._coming.aside_wanted.connect(self._open_aside)
        self._count = Button(self.tr("Count days from something"), glyph="today")
        self._count.clicked.connect(self._open_counting)
        self._toggle = LinkButton(self.tr("What I did"))
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._show_done)
        self._done = QVBoxLayout()
        self._done.setSpacing(theme.STEP)
        self._lay_out()

    def go_on(self, place: str) -> None:
        ident = record_of(place)
        if kind_of(place) == "plan" and ident is not None:
            self._change(steps.get(self.session.vault, ident))
        elif kind_of(place) == "count":
            self._open_counting()
        else:
            self._own.begin()

    def refresh(self) -> None:
        vault, case = self.session.vault, self.session.case.id
        self._own.refresh()
        self._coming.refresh()
        self._count.setVisible(bool(follow_up.events(self.session.pack)))
        self._toggle.setVisible(bool(steps.some(vault, case, done=True, most=1)))
        self._show_done()

    def _show_done(self) -> None:
        clear(self._done)
        if not self._toggle.isChecked():
            return
        vault, case = self.session.vault, self.session.case.id
        for step in steps.some(vault, case, done=True, most=DONE):
            row = _DoneRow(step)
            row.reopened.connect(self._reopen)
            self._done.addWidget(row)

    def _reopen(self, ident: int) -> None:
        vault = self.session.vault
        self._toggle.setFocus(Qt.FocusReason.OtherFocusReason)
        self.session.change(self, lambda: steps.mark(vault, ident, False))

    def _change(self, step: Step) -> None:
        self.lay_over(StepSheet(self.session, self, step))

    def _open_counting(self) -> None:
        self.lay_over(CountingSheet(self.session, self))

    def _open_aside(self) -> None:
        self.lay_over(AsideSheet(self.session, self))

    def _lay_out(self) -> None:
        inside = QWidget()
        area = scrolled(inside, self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.STEP, 0)
        column.setSpacing(theme.GAP)
        inside.setMaximumWidth(theme.scaled(theme.TEXT_WIDTH) + theme.STEP)
        column.addWidget(
            Words(self.tr("What you mean to do, in your words. Leaving it empty is fine."))
        )
        column.addWidget(self._own)
        column.addWidget(self._count, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(theme.STEP)
        column.addWidget(self._coming)
        column.addSpacing(theme.STEP)
        column.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._done)
        column.addStretch(1)
        area.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.sheet.addWidget(area, 1)


class _DoneRow(QWidget):
    """One step that was done, and the way back."""

    reopened = Signal(object)  # id; too large for Qt's int

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._ident = step.id
        back = LinkButton(QCoreApplication.translate("StepsPage", "Open it again"))
        back.setAccessibleDescription(step.title)
        back.clicked.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(written(step.title, quiet=True), 1)
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)

    def _tell(self) -> None:
        self.reopened.emit(self._ident)
