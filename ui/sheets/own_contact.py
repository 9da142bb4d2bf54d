"""The sheet of a place of help of one's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import partial

from PySide6.QtWidgets import QWidget

from companion import contacts
from companion.records import Contact, NewContact
from ui.session import Session
from ui.sheets.record import RecordSheet
from ui.widgets.fields import Line, Story
from ui.widgets.plain_form import PlainForm


class ContactSheet(RecordSheet):
    """Writes down a new place of help, or changes one."""

    def __init__(self, session: Session, over: QWidget, contact: Contact | None = None) -> None:
        place = f"contact:{contact.id}" if contact else f"contact:new:{session.case.id}"
        super().__init__(session, over, place, new=contact is None)
        self._contact = contact
        self.set_title(self.tr("A place of help of your own"))
        self._fields = PlainForm(
            {
                "name": Line(self.tr("Name")),
                "phone": Line(self.tr("Phone number or address")),
                "hours": Line(self.tr("When they can be reached")),
                "note": Story(self.tr("Anything good to know"), lines=3),
            },
            {"name": self.tr("A person or a place you trust. The rest can stay empty.")},
            needed="name",
        )
        if contact is not None:
            self._fields.show_content({key: str(text) for key, text in asdict(contact).items()})
        self.body.addWidget(self._fields)
        if contact is not None:
            self.offer_bin(
                partial(contacts.remove, session.vault, contact.id),
                self.tr("Talks you noted with it stay."),
            )
        self.set_form(self._fields)

    def write(self) -> Callable[[], int]:
        vault, case = self.session.vault, self.session.case.id
        new, old = NewContact(**self._fields.content()), self._contact

        def call() -> int:
            if old is None:
                return contacts.add(vault, case, new).id
            contacts.edit(vault, old.id, new)
            return old.id

        return call
