"""The sheet that asks whether this computer may open the record, and the one that ends it."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import device, keys
from companion.errors import DeviceRefused
from companion.progress import Progress, Step
from ui import theme
from ui.session import Session
from ui.sheets.asking import AskingSheet
from ui.widgets.parts import Notice, Words
from ui.widgets.radios import Radios


class DeviceSheet(AskingSheet):
    """Says what it means, asks who else uses this account, and only then offers it."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(session, over)
        self.entitle(self.tr("Open with this computer"), self.tr("Let this computer open it"))
        self._who = Radios(
            self.tr("Does anyone else use this account, or know how to get into it?"),
            [
                ("alone", self.tr("No, only I do"), ""),
                ("others", self.tr("Someone does, or I'm not sure"), ""),
            ],
        )
        self._who.chosen.connect(self._answer)
        self._better = Notice(
            self.tr(
                "Then better leave it as it is. Whoever gets into this account could read"
                " everything here, and the record would not tell you."
            ),
            strong=True,
        )
        self._last = QWidget()
        column = QVBoxLayout(self._last)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.passphrase)
        self.body.addWidget(
            Words(
                self.tr(
                    "The record then opens with one press, without the passphrase. A key for it"
                    " is put into this computer's own keyring."
                )
            )
        )
        self.body.addWidget(
            Notice(
                self.tr(
                    "Anyone who can use this computer account can open the record. So can whoever"
                    " knows its PIN or password, or has a finger or face that unlocks it."
                ),
                strong=True,
            )
        )
        self.body.addWidget(self._who)
        self.body.addWidget(self._better)
        self.body.addWidget(self._last)
        self.go.clicked.connect(self._turn_on)
        self.passphrase.entered.connect(self._turn_on)
        self._answer()

    def _answer(self) -> None:
        alone = self._who.key == "alone"
        self._better.setVisible(self._who.key == "others")
        self._last.setVisible(alone)
        self.go.setVisible(alone)
        self.live.say("")

    def _turn_on(self) -> None:
        folder, cost, floor = self.session.vault.folder, self.session.cost, self.session.floor

        def call(secret: keys.Secret, progress: Progress) -> None:
            whole = Step(progress, 0, 4, 4)
            whole()
            keys.wipe(keys.unlock(folder, secret, floor))  # before anything goes into the keyring
            whole.at(1 / 4)
            name = keys.vault_id(folder, floor)
            try:
                new, left = device.store(name), whole.share(1 / 4, 1)
                keys.put(folder, secret, new, cost, floor=floor, progress=left.of)
            except BaseException:
                with suppress(DeviceRefused):
                    device.forget(name)
                raise

        self.act_long(call, self._done, self.tr("The computer may ask you something…"))

    def _done(self, _: None) -> None:
        self.leave(self.tr("This computer can open the record now. The passphrase still works."))


class NoDeviceSheet(AskingSheet):
    """Takes it back: afterwards only passphrase and recovery code open."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(session, over)
        self.entitle(self.tr("Open with the passphrase only"), self.tr("Turn it off"))
        self.body.addWidget(
            Words(
                self.tr(
                    "After that, this computer no longer opens the record, and forgets its key."
                )
            )
        )
        self.body.addWidget(self.passphrase)
        self.go.clicked.connect(self._turn_off)
        self.passphrase.entered.connect(self._turn_off)

    def _turn_off(self) -> None:
        folder, floor = self.session.vault.folder, self.session.floor

        def call(secret: keys.Secret) -> None:
            keys.drop(folder, secret, "device", floor)
            with suppress(DeviceRefused):  # the way is gone; what lies there opens nothing
                device.forget(keys.vault_id(folder, floor))

        self.act(call, self._done, self.tr("One moment…"))

    def _done(self, _: None) -> None:
        self.leave(self.tr("This computer doesn't open the record any more."))
