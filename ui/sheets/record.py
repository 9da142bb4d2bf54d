"""A sheet that writes one record: kept while it is typed, saved when it is closed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from companion.errors import EmptyText, VaultError
from ui.drafts import DraftKeeper
from ui.messages import sentence
from ui.session import Session
from ui.widgets.live import LiveLine
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, LinkButton, Notice, Words


class Form(Protocol):
    """What a RecordSheet needs of its form, which is a widget with a signal `changed`."""

    @property
    def changed(self) -> SignalInstance:
        """Follows every key."""

    def content(self) -> dict[str, str]:
        """Everything as it stands, for a draft."""

    def show_content(self, content: dict[str, str]) -> None:
        """Show what `content` gave."""

    def is_blank(self) -> bool:
        """Whether nothing at all was written."""

    def unready(self) -> QWidget | None:
        """The first field that cannot be saved as it stands."""


class RecordSheet(Overlay):
    """Closing saves; no decision is needed. `saved` carries the id.

    What cannot be saved is said once; closing again leaves it as a draft, which is there when
    the sheet is opened the next time. The sheet closes once that draft is in the vault.
    """

    saved = Signal(object)  # too large for Qt's int
    thrown_away = Signal(str, dict)  # place and content of a draft that was not wanted any more

    def __init__(self, session: Session, over: QWidget, place: str, new: bool) -> None:
        """`place` is where a draft lies; a `new` record of which nothing was written is none."""
        super().__init__(over, "")
        self._new = new
        self.session = session
        self._place = place
        self.live = LiveLine()
        self._told = self._done = self._busy = self._closing = False
        self._binning: Callable[[], object] = _nothing

    def set_form(self, form: Form) -> None:
        """Give the sheet its form, filled with what is saved; a draft is laid over it."""
        self.form = form
        self._keeper = DraftKeeper(self.session, self._place, form.content, self)
        draft = self._keeper.begin()
        if draft is not None:
            form.show_content(form.content() | draft)
            said = self.tr("This is what you wrote last time, not saved yet.")
            self.body.insertWidget(0, Notice(said))
        form.changed.connect(self._touched)
        self._keeper.settled.connect(self._settled)
        self._lay_out_actions()

    def _lay_out_actions(self) -> None:
        self.save_button = Button(self.tr("Save"), main=True)
        self.save_button.clicked.connect(self.save)
        shortcut = QShortcut(QKeySequence("Ctrl+S"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)
        self.discard = LinkButton(self.tr("Throw away what I typed"))
        self.discard.clicked.connect(self._discard)
        self.discard.setVisible(self._keeper.has_draft)
        row = QHBoxLayout()
        row.addWidget(self.discard)
        row.addStretch(1)
        row.addWidget(self.save_button)
        self.foot_lines = QVBoxLayout()
        self.foot_lines.addWidget(self.live)
        self.foot_lines.addLayout(row)
        self.foot.addLayout(self.foot_lines)

    @abstractmethod
    def write(self) -> Callable[[], int]:
        """A call for the lane that saves what stands here and gives the record's id."""

    def keep_draft(self) -> None:
        """Write what stands here into the vault at once: the program locks or hides."""
        self._keeper.keep_now()

    def save(self) -> None:
        """Save and close; what is in the way is said instead."""
        if self._busy:
            return
        if self._new and self.form.is_blank():
            self.put_away()
            return
        unready = self.form.unready()
        if unready is not None:
            self.say(self._missing(unready))
            unready.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._save_by(self.write())

    def _save_by(self, write: Callable[[], int]) -> None:
        """Save with this call for the lane, and close."""
        self._busy = True
        self._keeper.end()
        place = self._keeper.place

        def write_and_finish() -> int:
            ident = write()
            # The record is safe; a draft that could not be taken away is offered again.
            with suppress(VaultError):
                place.finish()
            return ident

        self.session.change(self, write_and_finish, self._saved, self._failed)

    def say(self, text: str) -> None:
        """Say something at the foot, to eyes and ears."""
        self._told = bool(text)
        self.live.say(text)

    def may_close(self) -> bool:
        if self._busy:
            return False
        if self._done:
            return True
        if not self._told and self._keeper.has_draft:
            self.save()
            return self._done
        if self._keeper.is_settled:
            self._keeper.end()
            return True
        self._closing = True
        self._keeper.keep()
        return False

    def _missing(self, field: QWidget) -> str:
        if isinstance(field, QLineEdit):
            return sentence(EmptyText(field.accessibleName()))
        return self.tr("Something is missing here. If you don't know it, choose “I don't know”.")

    def put_away(self, _: None = None) -> None:
        """Close with nothing written and nothing kept."""
        self._keeper.put_away()
        self._leave()

    def offer_bin(self, call: Callable[[], object], stays: str = "") -> None:
        """Offer to put away what is shown, by this call for the lane; say what `stays`."""
        self._binning = call
        put = LinkButton(self.tr("Move to the bin"))
        put.setAccessibleDescription(stays)
        put.clicked.connect(self._put_in_bin)
        self.body.addWidget(put, 0, Qt.AlignmentFlag.AlignLeft)
        if stays:
            self.body.addWidget(Words(stays, quiet=True))

    def _put_in_bin(self) -> None:
        """What is typed and was not saved stays a draft, and comes back with what is put away."""
        if self._busy:
            return
        self._busy = True
        place, call = self._keeper.place, self._binning
        place.offer(self.form.content() if self._keeper.has_draft else None)
        self._keeper.end()

        def put() -> None:
            place.write()
            call()

        self.session.change(self, put, self._binned, self._failed)

    def _binned(self, _: object) -> None:
        self._busy = False
        self.session.binned()
        self._leave()

    def _discard(self) -> None:
        """Put the typed text away; whoever opened the sheet can still bring it back."""
        self.thrown_away.emit(self._keeper.place.name, self.form.content())
        self.put_away()

    def _settled(self) -> None:
        if self._closing:
            self.close()

    def _leave(self) -> None:
        self._done = True
        self.close()

    def _saved(self, ident: int) -> None:
        self._busy = False
        self.saved.emit(ident)
        self.session.said.emit(self.tr("Saved. You can stop here."))
        self._leave()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._keeper.resume()
        self.say(sentence(error))

    def _touched(self) -> None:
        self.say("")
        self._closing = False
        self.discard.setVisible(self._keeper.has_draft)
        self._keeper.touched()


def _nothing() -> None:
    """There is nothing to put away."""
