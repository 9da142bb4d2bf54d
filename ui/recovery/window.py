"""The window between making a record and using it: the recovery code, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion import keys, recovery, reminders, timeline
from companion.progress import Progress
from ui import theme
from ui.call_button import CallButton
from ui.open_window import OpenWindow
from ui.recovery.pages import RecoveryPages
from ui.session import Session
from ui.widgets.hide import HideButton
from ui.widgets.parts import scrolled


class RecoveryWindow(OpenWindow):
    """Stays until the code was typed back, declined or put off.

    `ready` carries what is so now, and whether a first sentence is to be written. A record that
    was left before comes back to it, with another code, at its next opening.
    """

    ready = Signal(str, bool)

    def __init__(self, session: Session, secret: keys.Secret) -> None:
        """`secret` is what the record was opened with."""
        super().__init__()
        self._session, self._secret = session, secret
        self._pages = RecoveryPages(session.tasks, session.language, new=True)
        self._pages.typed.connect(self._keep)
        self._pages.declined.connect(self._decline)
        self._pages.later.connect(self._put_off)
        self._pages.turned.connect(self._scroll_up)
        top = QHBoxLayout()
        top.setContentsMargins(theme.GAP, theme.STEP, theme.GAP, theme.STEP)
        top.setSpacing(theme.STEP)
        top.addStretch(1)
        top.addWidget(CallButton(session))
        top.addWidget(HideButton())
        inside = QWidget()
        middle = QHBoxLayout(inside)
        middle.setContentsMargins(theme.GROUP, 0, theme.GROUP, theme.GROUP)
        self._pages.setMaximumWidth(theme.scaled(theme.TEXT_WIDTH))
        middle.addWidget(self._pages)
        self._area = scrolled(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._area, 1)
        self.resize(theme.fitted(self, 760, 760))
        self._pages.focus_first()

    def _keep(self, code: str) -> None:
        session, by = self._session, self._secret
        vault = session.vault

        def call(progress: Progress) -> None:
            new, cost, floor = recovery.secret(code), session.cost, session.floor
            keys.put(vault.folder, by, new, cost, floor=floor, progress=progress)
            reminders.code_made(vault)

        self._pages.work(session.tasks.run, call, self._kept)

    def _put_off(self) -> None:
        """Nothing is settled, so it comes again with the next opening."""
        self._pages.forget()
        vault, case = self._session.vault, self._session.case.id
        self.ready.emit("", timeline.latest(vault, case) is None)

    def _decline(self) -> None:
        vault = self._session.vault
        self._session.tasks.run(
            self, lambda: reminders.code_declined(vault), self._done, self._done
        )

    def _kept(self, _: None) -> None:
        self._pages.forget()
        said = self.tr("The code fits. With it the record opens, whatever is forgotten.")
        self.ready.emit(said, False)

    def _done(self, _: object) -> None:
        self._pages.forget()
        self.ready.emit("", False)

    def _scroll_up(self) -> None:
        self._area.verticalScrollBar().setValue(0)
