"""A sheet that writes one record: kept while it is typed, saved when it is closed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.errors import EmptyText
from ui.drafts import DraftKeeper
from ui.messages import sentence
from ui.session import Session
from ui.widgets.live import LiveLine
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button


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
    the sheet is opened the next time.
    """

    saved = Signal(object)  # too large for Qt's int

    def __init__(self, session: Session, over: QWidget, place: str, new: bool) -> None:
        """`place` is where a draft lies; a `new` record of which nothing was written is none."""
        super().__init__(over, "")
        self._new = new
        self.session = session
        self._place = place
        self.live = LiveLine()
        self._told = False
        self._done = False
        self._busy = False

    def set_form(self, form: Form) -> None:
        """Give the sheet its form, filled with what is saved; a draft is laid over it."""
        self.form = form
        self._keeper = DraftKeeper(self.session, self._place, form.content, self)
        draft = self._keeper.begin()
        if draft is not None:
            form.show_content(form.content() | draft)
        form.changed.connect(self._touched)
        self.save_button = Button(self.tr("Save"), main=True)
        self.save_button.clicked.connect(self.save)
        shortcut = QShortcut(QKeySequence("Ctrl+S"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)
        column = QVBoxLayout()
        column.addWidget(self.live)
        column.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignRight)
        self.foot.addLayout(column)

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
        self._busy = True
        self._keeper.end()
        write, place = self.write(), self._keeper.place

        def write_and_finish() -> int:
            ident = write()
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
        if self._told or not self._keeper.has_draft:
            self._keeper.keep()
            return True
        self.save()
        return self._done

    def _missing(self, field: QWidget) -> str:
        if isinstance(field, QLineEdit):
            return sentence(EmptyText(field.accessibleName()))
        return self.tr("Something is missing here. If you don't know it, choose “I don't know”.")

    def put_away(self, _: None = None) -> None:
        """Close with nothing written and nothing kept."""
        self._keeper.end()
        finish, failed = self._keeper.place.finish, self.session.failed.emit
        self.session.tasks.run(self.session, finish, _nothing, failed)
        self._leave()

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
        self._keeper.touched()


def _nothing(_: None) -> None:
    """Nothing is left to do."""
