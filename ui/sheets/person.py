"""Who is in the case: one person, and why one thinks so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import people
from companion.records import NewPerson, Part, Person
from ui import theme
from ui.session import Session
from ui.sheets.provenance_form import account_words
from ui.sheets.record import RecordSheet
from ui.widgets.check_list import CheckList
from ui.widgets.fields import Choice, Labelled, Line, Story


class PersonForm(QWidget):
    """The fields of a person; only a name, or what you call them, is needed."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = session.words
        self._accounts = people.accounts(session.vault, session.case.id)
        self._options = [(a.id, account_words(a, words)) for a in self._accounts]
        self.part = Choice(self.tr("Who is it?"), [(str(p), words.say(f"part.{p}")) for p in Part])
        self.name = Line(self.tr("Name, or what you call them"))
        self.relation = Line(self.tr("How do you know them?"))
        self.basis = Story(self.tr("Why do you think so?"), lines=3)
        self.note = Story(self.tr("A note for you alone"), lines=2)
        self.accounts = CheckList(self.tr("Accounts that may be theirs"))
        self.accounts.show_options(self._options, ())
        self._lay_out()
        for signal in (
            self.part.chosen,
            self.name.textChanged,
            self.relation.textChanged,
            self.basis.textChanged,
            self.note.textChanged,
            self.accounts.changed,
        ):
            signal.connect(self._tell)

    def value(self) -> NewPerson:
        """What stands here."""
        return NewPerson(
            Part(self.part.key),
            self.name.text(),
            self.relation.text(),
            self.basis.toPlainText(),
            self.note.toPlainText(),
            self.accounts.chosen(),
        )

    def show_person(self, person: Person) -> None:
        """Show what is saved."""
        self.part.choose(person.part)
        self.name.setText(person.name)
        self.relation.setText(person.relation)
        self.basis.setPlainText(person.basis)
        self.note.setPlainText(person.note)
        self.accounts.show_options(self._options, person.accounts)

    def content(self) -> dict[str, str]:
        """Everything as it stands, for a draft."""
        return {
            "part": self.part.key,
            "name": self.name.text(),
            "relation": self.relation.text(),
            "basis": self.basis.toPlainText(),
            "note": self.note.toPlainText(),
            "accounts": self.accounts.ticks(),
        }

    def show_content(self, content: dict[str, str]) -> None:
        """Show what `content` gave."""
        self.part.choose(content["part"])
        self.name.setText(content["name"])
        self.relation.setText(content["relation"])
        self.basis.setPlainText(content["basis"])
        self.note.setPlainText(content["note"])
        self.accounts.set_ticks(content["accounts"])

    def is_blank(self) -> bool:
        """Whether nothing at all was written."""
        written = {key: text for key, text in self.content().items() if key != "part"}
        return not self.accounts.chosen() and not any(
            text.strip() for key, text in written.items() if key != "accounts"
        )

    def unready(self) -> QWidget | None:
        """The name, while there is none."""
        return None if self.name.text().strip() else self.name

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        rows = (
            (
                self.tr("Name, or what you call them"),
                self.name,
                self.tr("“Someone in class 3” or “I don't know who” is fine too."),
            ),
            (self.tr("Who is it?"), self.part, ""),
            (self.tr("How do you know them?"), self.relation, ""),
            (
                self.tr("Why do you think so?"),
                self.basis,
                self.tr("What you saw, heard or worked out. It need not be proof."),
            ),
            (
                self.tr("A note for you alone"),
                self.note,
                self.tr("It goes into no document, whoever it is for."),
            ),
        )
        for name, field, said in rows:
            column.addWidget(Labelled(name, field, said))
        if self._options:
            column.addWidget(Labelled(self.tr("Accounts that may be theirs"), self.accounts))
        else:
            self.accounts.setParent(self)
            self.accounts.hide()

    def _tell(self) -> None:
        self.changed.emit()


class PersonSheet(RecordSheet):
    """Notes a person, or changes one that is there."""

    def __init__(self, session: Session, over: QWidget, ident: int | None) -> None:
        place = f"person:{ident or f'new:{session.case.id}'}"
        super().__init__(session, over, place, new=ident is None)
        self._ident = ident
        self._form = PersonForm(session)
        self.body.addWidget(self._form)
        if ident is None:
            self.set_title(self.tr("Note a person"))
        else:
            self.set_title(self.tr("A person"))
            self._form.show_person(people.get(session.vault, ident))
            self._add_remove(ident)
        self.set_form(self._form)

    def write(self) -> Callable[[], int]:
        vault, case, ident = self.session.vault, self.session.case.id, self._ident
        new = self._form.value()
        if ident is None:
            return lambda: people.add(vault, case, new).id
        return lambda: people.edit(vault, ident, new).id

    def _add_remove(self, ident: int) -> None:
        self.offer_bin(
            partial(people.remove, self.session.vault, ident),
            self.tr("What happened stays as you wrote it and only no longer names them."),
        )
