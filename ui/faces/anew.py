"""After the recovery code: a new passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.faces.face import Face
from ui.tasks import Tasks
from ui.widgets.long_act import LongAct
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.parts import Button, LinkButton, PageTitle, Words


class AnewFace(Face):
    """The code opened. `chosen` carries a new passphrase, and `act` shows what comes of it."""

    chosen = Signal(str)
    back = Signal()

    size_wanted = (600, 680)
    stoppable = True

    def __init__(self, tasks: Tasks, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passphrase = NewPassphrase(tasks, language)
        self._passphrase.entered.connect(self._give)
        self._open = Button(self.tr("Take it and open"), main=True)
        self._open.clicked.connect(self._give)
        self.act = LongAct(self.tr("Taking the new passphrase"), lasts=True)
        self._back = back = LinkButton(self.tr("Back"))
        back.clicked.connect(self.back)
        about = self.tr(
            "The code fits, and everything is there. Please choose a new passphrase; from now on"
            " it opens in place of the old one. The code stays as it is."
        )
        self.column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(PageTitle(self.tr("A new passphrase")))
        self.column.addWidget(Words(about))
        self.column.addWidget(self._passphrase)
        self.column.addWidget(self.said)
        self.column.addWidget(self.act)
        self.column.addWidget(self._open)
        self.column.addStretch(1)
        self.begin_at(self._passphrase)

    def work(self) -> None:
        self.say("")
        self._offer(offered=False)
        self.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def fitted(self) -> None:
        self.leave()

    def refused(self, error: Exception) -> None:
        self._offer(offered=True)
        super().refused(error)
        self._passphrase.begin()

    def leave(self) -> None:
        self._passphrase.forget()

    def _offer(self, *, offered: bool) -> None:
        for part in (self._back, self._passphrase, self._open):
            part.setEnabled(offered)

    def _give(self) -> None:
        if self._passphrase.ready():
            self.chosen.emit(self._passphrase.text)
