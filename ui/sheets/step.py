"""The sheet of a next step: its words, its day, and putting it off to another one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from companion import steps, when
from companion.records import NewStep, Step
from ui.session import Session
from ui.sheets.record import RecordSheet
from ui.widgets.fields import Line, Story
from ui.widgets.flow import Flow
from ui.widgets.parts import LinkButton
from ui.widgets.plain_form import PlainForm
from ui.widgets.when_field import WhenField


class StepSheet(RecordSheet):
    """Changes a next step. Putting it off is one press, and no day at all is one too."""

    def __init__(self, session: Session, over: QWidget, step: Step) -> None:
        super().__init__(session, over, f"plan:{step.id}", new=False)
        self._step = step
        self.set_title(self.tr("A next step"))
        self._today = session.vault.now().astimezone().date()
        self._due = WhenField(self.tr("By when"), session.words, self._today, around=False)
        self._fields = PlainForm(
            {
                "title": Line(self.tr("What it is")),
                "due": self._due,
                "note": Story(self.tr("Anything good to know"), lines=4),
            },
            needed="title",
        )
        self._fields.show_content({"title": step.title, "note": step.note})
        self._due.set_value(step.due)
        row = Flow()
        for text, put in (
            (self.tr("Tomorrow"), self._tomorrow),
            (self.tr("In a week"), self._in_a_week),
            (self.tr("Without a day"), self._without),
        ):
            button = LinkButton(text)
            button.setAccessibleDescription(self._due.accessibleName())
            button.clicked.connect(put)
            row.addWidget(button)
        self.body.addWidget(self._fields)
        self.body.addLayout(row)
        vault = session.vault
        self.offer_bin(partial(steps.remove, vault, step.id))
        self.set_form(self._fields)

    def write(self) -> Callable[[], int]:
        vault, ident = self.session.vault, self._step.id
        texts = {key: text for key, text in self._fields.content().items() if key != "due"}
        new = NewStep(due=self._due.value(), **texts)
        return lambda: steps.edit(vault, ident, new).id

    def _tomorrow(self) -> None:
        self._put(self._today + timedelta(days=1))

    def _in_a_week(self) -> None:
        self._put(self._today + timedelta(days=7))

    def _without(self) -> None:
        self._due.set_value(when.UNKNOWN)

    def _put(self, on: date) -> None:
        self._due.set_value(when.day(on.year, on.month, on.day))
