"""What a person notes about a place of the pack: another number, and anything good to know."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from companion import directory
from companion.directory import Mine
from ui.session import Session
from ui.sheets.record import RecordSheet
from ui.widgets.confirm import Confirm
from ui.widgets.contact_card import Place
from ui.widgets.fields import Line, Story
from ui.widgets.parts import Words
from ui.widgets.plain_form import PlainForm


class MyPlaceSheet(RecordSheet):
    """Writes down what is the person's own about a place; what the pack says stays beside it."""

    def __init__(self, session: Session, over: QWidget, place: Place) -> None:
        case = session.case.id
        super().__init__(session, over, f"place:new:{case}:{place.ident}", new=False)
        self._ident = place.ident
        mine = directory.of(session.vault, case, place.ident)
        self.set_title(place.name)
        self.body.addWidget(
            Words(
                self.tr(
                    "What you write here is yours and is shown as yours. What came with the"
                    " program stays as it is."
                ),
                quiet=True,
            )
        )
        self._fields = PlainForm(
            {
                "phone": Line(self.tr("Another number")),
                "note": Story(self.tr("A note about this place"), lines=3),
            }
        )
        self._fields.show_content({"phone": mine.phone, "note": mine.note})
        self.body.addWidget(self._fields)
        if mine != Mine(place.ident, say=mine.say):
            reset = Confirm(
                self.tr("As it came with the program"),
                self.tr(
                    "Your number and your note go, and it is neither put away nor on top."
                    " What you want to say stays."
                ),
                self.tr("Take mine away"),
                self.tr("Keep mine"),
            )
            reset.confirmed.connect(self._reset)
            self.body.addWidget(reset)
        self.set_form(self._fields)

    def write(self) -> Callable[[], int]:
        vault, case, ident = self.session.vault, self.session.case.id, self._ident
        said = self._fields.content()

        def call() -> int:
            directory.change(vault, case, ident, **said)
            return 0

        return call

    def _reset(self) -> None:
        vault, case, ident = self.session.vault, self.session.case.id, self._ident
        self.session.change(self, lambda: directory.reset(vault, case, ident), self._was_reset)

    def _was_reset(self, _: None) -> None:
        self.session.said.emit(self.tr("It is as it came with the program."))
        self.put_away()
