"""The sheets about keys ask for the passphrase again: an open record is not yet its owner."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import keys
from companion.errors import CompanionError, WrongPassphrase
from companion.progress import Progress
from ui.messages import sentence
from ui.session import Session
from ui.widgets.live import LiveLine
from ui.widgets.long_act import LongAct
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button
from ui.widgets.passphrase import Passphrase
from ui.widgets.patience import Patience

T = TypeVar("T")


class AskingSheet(Overlay):
    """Has a field for the passphrase, a line at the foot, and one main button.

    A subclass puts `passphrase` where it belongs, connects `go`, and calls `act`, or `act_long` for
    what takes more than a second.
    """

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over, "")
        self.session = session
        self.passphrase = Passphrase(self.tr("Your passphrase"))
        self.live = LiveLine()
        self.go = Button("", main=True)
        self._column = QVBoxLayout()
        self._patience = Patience(parent=self)
        self._patience.over.connect(self._resume)
        self._busy = False
        self._long: LongAct | None = None

    def open(self) -> None:
        """Lay the sheet over the page; Tab comes to the foot last."""
        column = self._column
        column.addWidget(self.live)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignRight)
        self.foot.addLayout(column)
        super().open()

    def entitle(self, title: str, action: str) -> None:
        """Say what the sheet is about, and on its button what it does."""
        self.set_title(title)
        self.go.setText(action)
        self.go.setAccessibleName(action)

    def act(self, call: Callable[[keys.Secret], T], done: Callable[[T], None], said: str) -> None:
        """Run `call(passphrase)` in the lane, saying `said` meanwhile; then `done(result)`.

        What goes wrong is said here; the sheet stays until it is through.
        """
        secret = self._typed()
        if secret is None:
            return
        self._set_busy(busy=True)
        self.live.say(said)

        def finish(result: T) -> None:
            self._set_busy(busy=False)
            self.live.say("")
            done(result)

        self.session.change(self, lambda: call(secret), finish, self.refuse)

    def act_long(
        self,
        call: Callable[[keys.Secret, Progress], T],
        done: Callable[[T], None],
        said: str,
    ) -> None:
        """The same for `call(passphrase, progress)`, with a bar that says `said` and a way to stop.

        Who locks meanwhile gets what was begun.
        """
        secret = self._typed()
        if secret is None:
            return
        at_go = self.go.hasFocus()
        self._set_busy(busy=True)
        self.live.say("")
        act = self._long = LongAct(said, lasts=True)
        self._column.insertWidget(0, act)
        act.ended.connect(self._end_long)

        def finish(result: T) -> None:
            self._set_busy(busy=False)
            done(result)

        act.begin(self.session.change, partial(call, secret), finish, self.refuse)
        if at_go:
            act.setFocus(Qt.FocusReason.OtherFocusReason)

    def prove(self, done: Callable[[None], None]) -> None:
        """Go on to `done` once the passphrase opened the record; nothing else comes of it."""
        folder, floor = self.session.vault.folder, self.session.floor
        said = QCoreApplication.translate("AskingSheet", "Trying it…")
        self.act(lambda secret: keys.wipe(keys.unlock(folder, secret, floor)), done, said)

    def refuse(self, error: Exception) -> None:
        """Say what went wrong, and let it be tried again."""
        pause = self._patience.begin() if isinstance(error, WrongPassphrase) else ""
        self._set_busy(busy=False)
        self.live.say(f"{sentence(error)} {pause}".strip())
        if self.passphrase.isVisible():
            self.passphrase.select()

    def may_close(self) -> bool:
        return not self._busy

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if event.isAccepted():
            self.forget()

    def forget(self) -> None:
        """Empty every field."""
        self.passphrase.clear()

    def leave(self, said: str) -> None:
        """Close, and let the window say what is so now."""
        self.session.said.emit(said)
        self.close()

    def _typed(self) -> keys.Secret | None:
        """What was typed, where something can be begun with it now."""
        if self._busy or self._patience.pausing:
            return None
        try:
            return keys.passphrase(self.passphrase.text)
        except CompanionError as error:
            self.refuse(error)
            return None

    def _end_long(self) -> None:
        if self._long is not None:
            self._long.deleteLater()
        self._long = None

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.go.setEnabled(not busy and not self._patience.pausing)

    def _resume(self) -> None:
        self.go.setEnabled(not self._busy)
