"""An item without a file: where it was, when, and who saw it. A complete item."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion import evidence
from companion.records import Kind, Provenance, Shows
from ui.session import Session
from ui.sheets.provenance_form import ProvenanceForm
from ui.sheets.record import RecordSheet
from ui.widgets.parts import Words

_EMPTY = Provenance()


class ReferenceSheet(RecordSheet):
    """Writes down a reference. `taken` carries a list of its id.

    `about` is what is known already, `shows` what the guard was told of the thing itself.
    """

    taken = Signal(object)  # a list of ids

    def __init__(
        self,
        session: Session,
        over: QWidget,
        about: Provenance = _EMPTY,
        shows: Shows = Shows.ORDINARY,
        incident: int | None = None,
    ) -> None:
        place = f"evidence:reference:{session.case.id}:{shows}"
        super().__init__(session, over, place, new=True)
        self.set_title(self.tr("Note it without a file"))
        self._shows, self._incident = shows, incident
        self._form = ProvenanceForm(session, reference=True)
        self._form.show_about(about)
        if shows is not Shows.ORDINARY and not about.title:
            self._form.title.setText(self.tr("A picture that was not kept"))
        said = self.tr(
            "A record without the picture is whole. Every field can stay empty: write only what"
            " you know."
        )
        self.body.addWidget(Words(said, quiet=True))
        self.body.addWidget(self._form)
        self.set_form(self._form)
        if about.url:
            self._form.url.setText(about.url)  # a draft may have been laid over it

    def write(self) -> Callable[[], int]:
        vault, case, about = self.session.vault, self.session.case.id, self._form.value()
        shows, incident = self._shows, self._incident
        somewhere = about.url or about.room or about.account
        kind = Kind.HELD_ELSEWHERE if about.holder.strip() and not somewhere else Kind.REFERENCE
        return lambda: evidence.refer(vault, case, about, kind, shows, incident).id

    def _saved(self, ident: int) -> None:
        self.taken.emit([ident])
        super()._saved(ident)
