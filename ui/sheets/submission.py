"""The sheet of something that was handed in: to whom, when, how, and what they gave for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion import evidence, follow_up, submissions
from companion.receipts import Submission
from ui.session import Session
from ui.sheets.record import RecordSheet
from ui.sheets.submission_form import SubmissionForm
from ui.widgets.flow import Flow
from ui.widgets.parts import LinkButton, Words

_SHOWN = 12  # items that can be gone to


class SubmissionSheet(RecordSheet):
    """Notes a submission, or changes one. `exported` is the bundle to begin with, "" for none.

    `item_wanted` carries the id of an item whose page is asked for, after the sheet is closed.
    """

    item_wanted = Signal(object)

    def __init__(
        self, session: Session, over: QWidget, ident: int | None = None, exported: str = ""
    ) -> None:
        case = session.case.id
        place = f"submission:{ident}" if ident else f"submission:new:{case}"
        super().__init__(session, over, place, new=ident is None)
        self._known = submissions.get(session.vault, ident) if ident else None
        self.set_title(self.tr("Something handed in"))
        made = submissions.exports(session.vault, case)
        self._fields = SubmissionForm(session, made, new=ident is None)
        if exported:
            self._fields.begin(exported)
        said = self.tr(
            "This only notes it; nothing is sent. The number or the name can be added later."
        )
        self.body.addWidget(Words(said, quiet=True))
        if self._known is not None:
            self._fields.show_submission(self._known)
        self.body.addWidget(self._fields)
        if self._known is not None:
            self._lay_out_copies(self._known)
            self._lay_out_removal(self._known.id)
        self.set_form(self._fields)

    def write(self) -> Callable[[], int]:
        session, old = self.session, self._known
        vault, case = session.vault, session.case.id
        new, typed = self._fields.value()
        pack, words = session.pack, session.words
        follow = follow_up.after(new, pack, words)
        before = follow_up.after(old, pack, words) if old is not None else []
        wanted = self._fields.wants_steps

        def note() -> int:
            told = submissions.with_sums(new, typed)
            if old is not None:
                submissions.edit(vault, old.id, told)
                follow_up.renew(vault, case, old.id, before, follow)
                return old.id
            made = submissions.add(vault, case, told)
            follow_up.note(vault, case, made.id, follow if wanted else [])
            return made.id

        return note

    def _lay_out_copies(self, one: Submission) -> None:
        """Where what was handed over can be deleted here, and what stays then."""
        items = [evidence.get(self.session.vault, ident) for ident in one.items]
        kept = [item for item in items if item.object is not None]
        if not kept:
            return
        said = self.tr(
            "They have these now. If you no longer want the files here, each can be deleted on its"
            " own page; its number, its fingerprint and this receipt stay."
        )
        self.body.addWidget(Words(said, quiet=True))
        row = Flow()
        for item in kept[:_SHOWN]:
            button = _ItemButton(self.tr("Item {}").format(item.number), item.id)
            button.wanted.connect(self._go_to)
            row.addWidget(button)
        self.body.addLayout(row)

    def _lay_out_removal(self, ident: int) -> None:
        self.offer_bin(
            partial(submissions.remove, self.session.vault, ident),
            self.tr("What they have stays with them."),
        )

    def _go_to(self, ident: int) -> None:
        if self.close():  # else it is being saved first
            self.item_wanted.emit(ident)


class _ItemButton(LinkButton):
    """Goes to an item."""

    wanted = Signal(object)

    def __init__(self, words: str, ident: int) -> None:
        super().__init__(words)
        self._ident = ident
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.wanted.emit(self._ident)
