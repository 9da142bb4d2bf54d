"""The sheet one incident is written on."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion import timeline
from companion.errors import EmptyText, TooLong, VaultError
from companion.records import Incident, NewIncident, Provenance
from companion.vault import Vault
from ui import messages, theme
from ui.drafts import DraftKeeper, DraftPlace
from ui.session import Session
from ui.sheets.another_hand import who_wrote
from ui.sheets.incident_form import IncidentForm
from ui.sheets.reference import ReferenceSheet
from ui.sheets.take_in import TakeInSheet
from ui.sheets.wordings import Wordings
from ui.widgets.choose import FileChooser
from ui.widgets.drop import Drops, Received
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, LinkButton, Notice, Words


class IncidentSheet(Overlay):
    """Writes a new incident, or goes on with one that is there or with a draft.

    Closing needs no decision: what was typed stays a draft of `place`. The sheet closes once
    that draft is in the vault.
    """

    saved = Signal(object)  # id; too large for Qt's int
    bin_wanted = Signal(object)  # id
    put_away = Signal(str, dict)  # place and content of a draft that was not wanted any more

    def __init__(self, session: Session, over: QWidget, place: str, ident: int | None) -> None:
        """Write on the draft `place`, of the incident `ident` or of a new one."""
        super().__init__(over, "")
        self._session, self._page, self._ident = session, over, ident
        self.case = session.case.id
        self._saving = self._closing = False
        self.form = IncidentForm(session, self.paper)
        self._incident = None if ident is None else timeline.get(session.vault, ident)
        self.form.show_incident(self._incident)
        self._keeper = DraftKeeper(session, place, self.form.content, self)
        draft = self._keeper.begin()
        self.set_title(self.tr("Write down") if ident is None else self.tr("What happened"))
        self._lay_out_body(continued=draft is not None)
        self._lay_out_actions()
        if draft is not None:
            self.form.show_content(draft)
        self._keeper.settled.connect(self._settled)
        self.form.changed.connect(self._changed)
        self.form.more.files_wanted.connect(self._choose_files)
        self.form.more.note_wanted.connect(self._note)
        Drops(self).received.connect(self.bring)
        self._changed()

    def keep_draft(self) -> None:
        """Write what stands here into the vault at once: the program locks or hides."""
        self._keeper.keep_now()

    def focus_first(self) -> None:
        """A new one begins where one writes; what is asked before it can wait."""
        if self._ident is None:
            self.form.narrative.setFocus()
        else:
            super().focus_first()

    def refresh(self) -> None:
        """Read again what can be chosen from; nothing typed changes."""
        if self._ident is not None:
            self._incident = timeline.get(self._session.vault, self._ident)
        self.form.more.show_options(self._incident)

    def bring(self, received: Received) -> None:
        """Ask about what was dropped or chosen, bring it in, and tick it here."""
        if received.sources:
            self._ask_and_tick(TakeInSheet(self._session, self._page, received.sources))
        elif received.address:
            about = Provenance(url=received.address)
            self._ask_and_tick(ReferenceSheet(self._session, self._page, about))

    def may_close(self) -> bool:
        if self._saving:
            return False
        if self._keeper.is_settled:
            self._keeper.end()
            return True
        self._closing = True
        self._keeper.keep()
        return False

    def _lay_out_body(self, continued: bool) -> None:
        if continued:
            self.body.addWidget(Notice(self.tr("This is what you wrote last time, not saved yet.")))
        self.body.addWidget(self.form)
        if self._ident is not None:
            by = who_wrote(self._session, f"incident:{self._ident}")
            if by:
                self.body.addWidget(Words(by, quiet=True))
            self.form.more.column.addWidget(Wordings(self._session, self._ident))

    def _lay_out_actions(self) -> None:
        self.line = LiveLine()
        self.save = Button(self.tr("Save"), main=True)
        self.discard = LinkButton(self.tr("Throw away what I typed"))
        self.bin = LinkButton(self.tr("Move to the bin"))
        self.save.clicked.connect(self._save)
        self.discard.clicked.connect(self._discard)
        self.bin.clicked.connect(self._bin)
        shortcut = QShortcut(QKeySequence("Ctrl+S"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._save)
        column = QVBoxLayout()
        column.setSpacing(theme.STEP)
        column.addWidget(self.line)
        others = Flow()
        for button in (self.discard, self.bin):
            others.addWidget(button)
        if self._ident is None:
            self.bin.hide()
        row = QHBoxLayout()
        row.addLayout(others, 1)
        row.addWidget(self.save, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        self.foot.addLayout(column)

    def _choose_files(self) -> None:
        chooser = FileChooser(self, self.tr("Put in files"))
        chooser.chosen.connect(self._chosen)
        chooser.begin()

    def _chosen(self, paths: list[Path]) -> None:
        self.bring(Received(tuple(paths)))

    def _note(self) -> None:
        self._ask_and_tick(ReferenceSheet(self._session, self._page))

    def _ask_and_tick(self, sheet: TakeInSheet | ReferenceSheet) -> None:
        sheet.taken.connect(self._tick)
        sheet.open()

    def _tick(self, items: list[int]) -> None:
        self.refresh()
        self.form.more.evidence.tick(items)
        self.form.expander.setChecked(True)

    def _changed(self) -> None:
        self._closing = False
        self.discard.setVisible(self._keeper.has_draft)
        self._keeper.touched()

    def _settled(self) -> None:
        if self._closing:
            self.close()

    def _save(self) -> None:
        unready = self.form.unready()
        if unready is not None:
            self._point_at(unready.span, unready.why)
        elif not self._saving and self._ident is not None and not self._keeper.has_draft:
            self._finish(self._ident)
        elif not self._saving:
            new, session, ident = self.form.value(), self._session, self._ident
            case, place, stop = self.case, self._keeper.place, self.form.more.stop.isChecked()
            self._saving = True
            self.form.setEnabled(False)
            self._keeper.end()
            session.change(
                self,
                lambda: _write(session.vault, case, ident, new, stop, place),
                self._saved,
                self._failed,
            )

    def _saved(self, incident: Incident) -> None:
        self._finish(incident.id)

    def _finish(self, ident: int) -> None:
        self._saving = False
        self._session.said.emit(self.tr("Saved. You can stop here."))
        self.saved.emit(ident)
        self.close()

    def _failed(self, error: Exception) -> None:
        """Nothing is lost: everything stays in the fields, and as a draft."""
        self._saving = False
        self.form.setEnabled(True)
        self._keeper.resume()
        field: QWidget | None = None
        if isinstance(error, EmptyText):
            field = self.form.narrative
        elif isinstance(error, TooLong):
            field = self.form.too_long()
        self._point_at(field or self.save, messages.sentence(error))

    def _point_at(self, field: QWidget, said: str) -> None:
        """Say what is in the way, and go there."""
        name = field.accessibleName()
        self.line.say(said if field is self.save else f"{name}: {said}")
        if not field.isVisibleTo(self):
            self.form.expander.setChecked(True)
        field.setFocus()
        self._area.ensureWidgetVisible(field)

    def _discard(self) -> None:
        """Put the typed text away; whoever opened the sheet can still bring it back."""
        place, content = self._keeper.place, self.form.content()
        self._keeper.put_away()
        self.put_away.emit(place.name, content)
        self.close()

    def _bin(self) -> None:
        self._keeper.keep()
        self.bin_wanted.emit(self._ident)
        self.close()


def _write(
    vault: Vault, case: int, ident: int | None, new: NewIncident, stop: bool, place: DraftPlace
) -> Incident:
    """Save the incident and forget its draft. Runs in the lane."""
    if ident is None:
        made = timeline.add(vault, case, new, stop=stop)
    else:
        made = timeline.edit(vault, ident, new, stop=stop)
    # The incident is safe; a draft that could not be taken away is offered again, nothing more.
    with suppress(VaultError):
        place.finish()
    return made
