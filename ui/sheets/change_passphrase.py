"""The sheet on which a passphrase is changed by someone who still trusts the old one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from companion import keys, passphrase
from companion.progress import Progress
from ui.session import Session
from ui.sheets.asking import AskingSheet
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.parts import Words


class ChangePassphraseSheet(AskingSheet):
    """Asks for the old passphrase and twice for the new one."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(session, over)
        self.entitle(self.tr("Change the passphrase"), self.tr("Change it"))
        self._new = NewPassphrase(session.tasks, session.language)
        self.body.addWidget(
            Words(
                self.tr(
                    "From then on only the new one opens this record. A backup made before still"
                    " opens with the old one. If someone may have learned it, choose “Someone"
                    " knows it” instead."
                )
            )
        )
        self.body.addWidget(self.passphrase)
        self.body.addWidget(self._new)
        self.go.clicked.connect(self._change)
        self._new.entered.connect(self._change)
        self.passphrase.entered.connect(self._new.begin)

    def forget(self) -> None:
        super().forget()
        self._new.forget()

    def _change(self) -> None:
        if not self._new.ready():
            return
        session, new = self.session, passphrase.secret(self._new.text)
        folder, cost, floor = session.vault.folder, session.cost, session.floor

        def change(old: keys.Secret, progress: Progress) -> None:
            keys.put(folder, old, new, cost, floor=floor, progress=progress)

        self.act_long(change, self._done, self.tr("Changing it…"))

    def _done(self, _: None) -> None:
        self.leave(self.tr("From now on the new passphrase opens the record."))
