"""The sheets of the recovery code: a new one, and trying whether the paper is right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import keyfile, keys, recovery, reminders
from companion.errors import CompanionError
from companion.progress import Progress
from ui.messages import sentence
from ui.recovery.pages import RecoveryPages
from ui.session import Session
from ui.sheets.asking import AskingSheet
from ui.widgets.code import CodeField
from ui.widgets.live import LiveLine
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, Chip, Words


class NewCodeSheet(AskingSheet):
    """Asks for the passphrase, then shows a code until it was typed back."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(session, over)
        self._has_one = "recovery" in keyfile.ways(session.vault.folder, session.floor)
        self.entitle(self.tr("A recovery code"), self.tr("Go on"))
        self._secret: keys.Secret | None = None
        self._pages: RecoveryPages | None = None
        self._about = Words(
            self.tr(
                "A new code takes the place of the one before, as soon as you have typed it back"
                " once. Until then the old one stays. On a backup made before, the old one"
                " still works."
            )
            if self._has_one
            else self.tr(
                "A code on paper opens the record when the passphrase is forgotten. First the"
                " passphrase, please."
            )
        )
        self.body.addWidget(self._about)
        self.body.addWidget(self.passphrase)
        self.go.clicked.connect(self._ask)
        self.passphrase.entered.connect(self._ask)

    def forget(self) -> None:
        super().forget()
        self._secret = None
        if self._pages is not None:
            self._pages.forget()

    def _ask(self) -> None:
        folder, floor = self.session.vault.folder, self.session.floor

        def prove(secret: keys.Secret) -> keys.Secret:
            keys.wipe(keys.unlock(folder, secret, floor))
            return secret

        self.act(prove, self._show, self.tr("Trying it…"))

    def _show(self, secret: keys.Secret) -> None:
        self._secret = secret
        self.passphrase.clear()
        for part in (self._about, self.passphrase, self.go):
            part.hide()
        self._pages = RecoveryPages(
            self.session.tasks,
            self.session.language,
            alone=not self._has_one,
            practised=self.session.practised,
        )
        self._pages.typed.connect(self._keep)
        self._pages.refused.connect(self._not_kept)
        self._pages.declined.connect(self.close)
        self._pages.turned.connect(self.scroll_to_top)
        self.body.addWidget(self._pages)
        self._pages.focus_first()

    def _keep(self, code: str) -> None:
        session, by, pages = self.session, self._secret, self._pages
        if by is None or pages is None:
            return
        new, vault = recovery.secret(code), session.vault

        def call(progress: Progress) -> None:
            keys.put(vault.folder, by, new, session.cost, floor=session.floor, progress=progress)
            reminders.code_made(vault)

        self._set_busy(busy=True)
        pages.work(session.change, call, self._kept)

    def _kept(self, _: None) -> None:
        self._set_busy(busy=False)
        self.leave(
            self.tr("The new code opens the record. Throw the old paper away.")
            if self._has_one
            else self.tr("The code opens the record from now on.")
        )

    def _not_kept(self) -> None:
        self._set_busy(busy=False)


class TryCodeSheet(Overlay):
    """Tries a code without opening or changing anything."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over, "")
        self.set_title(self.tr("Try the recovery code"))
        self._session = session
        self._one = CodeField(self.tr("What stands on the paper"))
        self._two = CodeField(self.tr("What stands on another of the papers"))
        self._split = Chip(self.tr("It is on several papers"))
        self._split.toggled.connect(self._two.setVisible)
        self._live = LiveLine()
        self._go = Button(self.tr("Try it"), main=True)
        self._go.clicked.connect(self._try)
        for field in (self._one, self._two):
            field.entered.connect(self._try)
        self._two.hide()
        self.body.addWidget(
            Words(
                self.tr(
                    "Type it from your paper. It is only tried: nothing is opened and nothing"
                    " changes."
                )
            )
        )
        self.body.addWidget(self._one)
        self.body.addWidget(self._split, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._two)
        column = QVBoxLayout()
        column.addWidget(self._live)
        column.addWidget(self._go, 0, Qt.AlignmentFlag.AlignRight)
        self.foot.addLayout(column)

    def may_close(self) -> bool:
        self._one.clear()
        self._two.clear()
        return True

    def _try(self) -> None:
        if not self._go.isEnabled():
            return
        try:
            joined = self._split.isChecked()
            code = recovery.join(self._one.text, self._two.text) if joined else self._one.text
            secret = recovery.secret(code)
        except CompanionError as error:
            self._live.say(sentence(error))
            return
        vault, floor = self._session.vault, self._session.floor

        def call() -> None:
            keys.wipe(keys.unlock(vault.folder, secret, floor))
            reminders.code_tried(vault)

        self._go.setEnabled(False)
        self._live.say(self.tr("Trying it…"))
        self._session.change(self, call, self._fits, self._fail)

    def _fits(self, _: None) -> None:
        self._session.said.emit(self.tr("The code fits. Your paper is right."))
        self.close()

    def _fail(self, error: Exception) -> None:
        self._go.setEnabled(True)
        self._live.say(sentence(error))
        self._one.select()
