"""The locked face: one field, one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.errors import WrongPassphrase
from ui import messages
from ui.faces.face import Face
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, LinkButton, Notice, PageTitle
from ui.widgets.passphrase import Passphrase
from ui.widgets.patience import Patience


class UnlockFace(Face):
    """Asks for the passphrase. `given` carries it; the others name where else one may go."""

    given = Signal(str)
    by_device = Signal()
    forgotten = Signal()
    elsewhere = Signal()
    restoring = Signal()
    practise = Signal()

    size_wanted = (520, 560)

    def __init__(self, patience: Patience, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patience = patience
        self._patience.over.connect(self._resume)
        self._passphrase = Passphrase(self.tr("Passphrase"))
        self._passphrase.entered.connect(self._give)
        self._open = Button(self.tr("Open"), main=True)
        self._open.clicked.connect(self._give)
        self._open.setEnabled(not patience.pausing)
        self._device = Button(self.tr("Open with this computer"))
        self._device.clicked.connect(self.by_device)
        self._device.hide()
        self._lay_out(hint)
        self.begin_at(self._passphrase)

    def offer_device(self, answers: bool) -> None:
        """Offer to open with the computer's keyring, where that answers."""
        self._device.setVisible(answers)

    def work(self) -> None:
        self.say(self.tr("Opening…"))

    def fitted(self) -> None:
        self._passphrase.clear()
        self.say("")

    def refused(self, error: Exception) -> None:
        pause = self._patience.begin() if isinstance(error, WrongPassphrase) else ""
        self.say(f"{messages.sentence(error)} {pause}".strip())
        self._resume()

    def leave(self) -> None:
        self._passphrase.clear()

    def _give(self) -> None:
        if not self._patience.pausing:
            self.given.emit(self._passphrase.text)

    def _resume(self) -> None:
        self._open.setEnabled(not self._patience.pausing)
        self._passphrase.select()

    def _lay_out(self, hint: str) -> None:
        links = Flow()
        for text, signal in (
            (self.tr("I forgot the passphrase"), self.forgotten),
            (self.tr("Open another record"), self.elsewhere),
            (self.tr("Restore from a backup"), self.restoring),
            (self.tr("Practise with a made-up record"), self.practise),
        ):
            link = LinkButton(text)
            link.clicked.connect(signal)
            links.addWidget(link)
        self.column.addStretch(1)
        self.column.addWidget(PageTitle(self.tr("Notes")))
        if hint:
            self.column.addWidget(Notice(hint))
        self.column.addWidget(self._passphrase)
        self.column.addWidget(self.said)
        self.column.addWidget(self._open)
        self.column.addWidget(self._device)
        self.column.addLayout(links)
        self.column.addStretch(2)
