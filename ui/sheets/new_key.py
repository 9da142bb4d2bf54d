"""The sheet for when somebody knows the passphrase: a new key for everything."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from companion import guardian, keys, recovery, renewal
from companion.errors import Cancelled
from companion.progress import Progress
from companion.vault import Vault
from ui.lock import keep_drafts
from ui.messages import sentence
from ui.recovery.pages import RecoveryPages
from ui.session import Session
from ui.sheets.asking import AskingSheet
from ui.widgets.long_act import LongAct
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.parts import Words


class NewKeySheet(AskingSheet):
    """The passphrase, a new one, a new code, then the work. Afterwards the record is closed.

    While it works nothing else is in reach but Hide, since nothing can be written meanwhile.
    """

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(session, over)
        self.entitle(self.tr("A new key"), self.tr("Go on"))
        self._new_text = ""
        self._code: keys.Secret | None = None
        self._closing = self._is_done = False
        self._pages: RecoveryPages | None = None
        self._about = Words(self._told())
        self._new = NewPassphrase(session.tasks, session.language)
        self._act = LongAct(self.tr("Making the new key"))
        self.body.addWidget(self._about)
        self.body.addWidget(self.passphrase)
        self.body.addWidget(self._new)
        self.body.addWidget(self._act)
        self.go.clicked.connect(self._prove)
        self._new.entered.connect(self._prove)
        self.passphrase.entered.connect(self._new.begin)

    def may_close(self) -> bool:
        if self._act.running:
            self._closing = True
            self._act.cancel()
            return False
        if self._is_done:
            self.session.lock_wanted.emit()
            return False
        return super().may_close()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if event.isAccepted():
            self.session.alone.emit(False)

    def forget(self) -> None:
        super().forget()
        self._new.forget()
        self._new_text, self._code = "", None
        if self._pages is not None:
            self._pages.forget()

    @staticmethod
    def make(
        vault: Vault,
        text: str,
        code: keys.Secret | None,
        progress: Progress,
        cost: keys.Cost | None,
    ) -> None:
        """Make the new key, in the lane."""
        renewal.run(vault, text, code, progress, cost)

    def _told(self) -> str:
        said = self.tr(
            "For when someone may have learned the passphrase or seen the code. The record gets a"
            " new key, a new passphrase and a new code, and is locked when that is done.\n\n"
            "· From then on the old passphrase and the old code open nothing of what you write.\n"
            "· A backup or a copy of the folder that someone took before still opens with the old"
            " ones. That cannot be undone.\n"
            "· If they may have watched this computer, they would see the new passphrase too."
            " Another computer is better then."
        )
        if not guardian.there(self.session.vault, self.session.floor):
            return said
        more = self.tr(
            "· A guardian's passphrase no longer opens it, either. You can give it again."
        )
        return f"{said}\n{more}"

    def _prove(self) -> None:
        if self._new.ready():
            self.prove(self._show_code)

    def _show_code(self, _: None) -> None:
        self._new_text = self._new.text
        self.passphrase.clear()
        self._new.forget()
        for part in (self._about, self.passphrase, self._new, self.go):
            part.hide()
        self._pages = RecoveryPages(
            self.session.tasks, self.session.language, practised=self.session.practised
        )
        self._pages.typed.connect(self._take_code)
        self._pages.declined.connect(self._renew)
        self._pages.turned.connect(self.scroll_to_top)
        self.body.insertWidget(0, self._pages)
        self._pages.focus_first()

    def _take_code(self, code: str) -> None:
        self._code = recovery.secret(code)
        self._renew()

    def _renew(self) -> None:
        if self._pages is not None:
            self._pages.hide()
        self.go.hide()
        self.live.say("")
        keep_drafts()
        self.session.alone.emit(True)
        session, text, code = self.session, self._new_text, self._code
        self._act.begin(
            session.tasks.run,
            lambda progress: self.make(session.vault, text, code, progress, session.cost),
            self._done,
            self._stopped,
        )

    def _stopped(self, error: Exception) -> None:
        self.session.alone.emit(False)
        if self._closing:
            self.close()
            return
        self.live.say(
            self.tr("Stopped. Everything is as it was: the old passphrase and the old code open.")
            if isinstance(error, Cancelled)
            else sentence(error)
        )
        self._offer(self.tr("Try again"))
        self.go.clicked.connect(self._renew)

    def _done(self, _: None) -> None:
        self._is_done = True
        self.forget()
        self.set_title(self.tr("The new key is made"))
        self._about.setText(
            self.tr(
                "The record is closed now. Please open it with the new passphrase. A new backup is"
                " worth making soon: the ones before still open with the old passphrase."
            )
        )
        self._about.show()
        self._offer(self.tr("Open it again"))
        self.go.clicked.connect(self.session.lock_wanted)

    def _offer(self, action: str) -> None:
        self.go.clicked.disconnect()
        self.go.setText(action)
        self.go.setAccessibleName(action)
        self.go.show()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)
