"""The sheet of the few facts documents need: who, how old, which school and station."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from companion import cases, countries
from companion.records import Age, Case, NewCase, Role
from ui.session import Session
from ui.sheets.cases import name_advice
from ui.sheets.record import RecordSheet
from ui.widgets.fields import Choice, Line
from ui.widgets.live import LiveLine
from ui.widgets.plain_form import PlainForm

_TEXTS = ("pack", "name", "person", "writer", "contact", "school", "grade", "station")


class CaseSheet(RecordSheet):
    """Changes the facts of the case. Every one of them may stay empty."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(session, over, f"case:{session.case.id}", new=False)
        self.set_title(self.tr("About this record"))
        words = session.words
        self._form = PlainForm(
            {
                "role": Choice(
                    self.tr("Whose matter is it?"),
                    [(role, words.say(f"role.{role}")) for role in Role],
                ),
                "age": Choice(
                    self.tr("How old is the person who was harmed?"),
                    [(age, words.say(f"age.{age}")) for age in Age],
                ),
                "pack": Choice(
                    self.tr("In which country?"),
                    countries.named(session.vault, session.language),
                ),
                "person": Line(self.tr("Name of the person who was harmed")),
                "writer": Line(self.tr("Name of the person who writes")),
                "contact": Line(self.tr("A safe way to reach you")),
                "school": Line(self.tr("School")),
                "grade": Line(self.tr("Year and class")),
                "station": Line(self.tr("Police station")),
                "name": Line(self.tr("What you call this record")),
            },
            {
                "age": self.tr("It decides which pictures may be kept."),
                "pack": self.tr("Papers and places of help are those of this country."),
                "person": self.tr("As documents should say it. A nickname is fine for now."),
                "writer": self.tr("Only if someone else writes, such as a parent."),
                "contact": self.tr("A number or an address that nobody else reads."),
                "name": self.tr("Only for you; it is in no document."),
            },
        )
        self._show(session.case)
        self._hint = LiveLine(quiet=True)
        name = self._form.fields["name"]
        if isinstance(name, Line):
            self._name = name
            name.textChanged.connect(self._advise)
        self.body.addWidget(self._form)
        self.body.addWidget(self._hint)
        self.set_form(self._form)

    def write(self) -> Callable[[], int]:
        vault, case = self.session.vault, self.session.case
        said = self._form.content()
        new = NewCase(
            choices=case.choices,
            role=Role(said.pop("role")),
            age=Age(said.pop("age")),
            **said,
        )
        return lambda: cases.edit(vault, case.id, new).id

    def _advise(self) -> None:
        self._hint.say(name_advice(self.session, self._name.text()))

    def _show(self, case: Case) -> None:
        content = {name: str(getattr(case, name)) for name in (*_TEXTS, "role", "age")}
        self._form.show_content(content)
