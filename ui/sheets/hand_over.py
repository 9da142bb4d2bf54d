"""The sheet that notes to whom an item was handed, when and how, and the number they gave."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from companion import custody
from companion.custody import HandOver
from ui.session import Session
from ui.sheets.record import RecordSheet
from ui.widgets.fields import Line
from ui.widgets.parts import Words
from ui.widgets.plain_form import PlainForm
from ui.widgets.when_field import WhenField


class HandOverSheet(RecordSheet):
    """Notes a hand-over, which stays as it was noted. It deletes nothing."""

    def __init__(self, session: Session, over: QWidget, ident: int) -> None:
        super().__init__(session, over, f"handed:{ident}", new=True)
        self._ident = ident
        self.set_title(self.tr("Note that it was handed over"))
        today = session.vault.now().astimezone().date()
        self._happened = WhenField(self.tr("When"), session.words, today, around=False)
        self._fields = PlainForm(
            {
                "whom": Line(self.tr("To whom")),
                "happened": self._happened,
                "way": Line(self.tr("How: in person, on a stick, by mail")),
                "reference": Line(self.tr("Number they gave: receipt, case")),
            },
            {"whom": self.tr("For example: the cyber team of the police, the homeroom teacher.")},
            needed="whom",
        )
        said = self.tr(
            "This only notes it; nothing is sent. It is not changed afterwards, and another one"
            " can be noted at any time."
        )
        self.body.addWidget(Words(said, quiet=True))
        self.body.addWidget(self._fields)
        self.set_form(self._fields)

    def write(self) -> Callable[[], int]:
        vault, ident = self.session.vault, self._ident
        content, happened = self._fields.content(), self._happened.value()
        told = HandOver(content["whom"], happened, content["way"], content["reference"])

        def note() -> int:
            custody.hand_over(vault, ident, told)
            return ident

        return note
