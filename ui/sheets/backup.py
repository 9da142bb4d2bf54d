"""The sheet that makes a backup: where to, its progress, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import backup
from companion.backup import Made
from companion.errors import BackupAhead, BackupOfAnother, Cancelled, NotABackup
from ui import theme
from ui.messages import sentence
from ui.places import free
from ui.session import Session
from ui.widgets.choose import FolderChooser
from ui.widgets.live import LiveLine
from ui.widgets.long_act import LongAct
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, Words
from ui.widgets.shown import amount, breakable, plain

NAME = "notes.backup"  # says nothing, and no other program claims to open it


class BackupSheet(Overlay):
    """Writes one file into a folder; the one of the same name there grows by what is new."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over, "")
        self.set_title(self.tr("Make a backup"))
        self._session = session
        self._target: Path | None = None
        self._closing = False
        self._about = Words(
            self.tr(
                "A backup is one locked file with everything in it. It opens with the same"
                " passphrase or recovery code; whoever finds it sees only that something is"
                " locked.\n\nA USB stick that is kept somewhere else is a good place. At the same"
                " place as last time, only what is new is added."
            )
        )
        self._act = LongAct(self.tr("Making the backup"))
        self._live = LiveLine()
        self._result = QVBoxLayout()
        self._result.setSpacing(theme.STEP)
        self._choose = Button(self.tr("Choose a place and make it"), main=True)
        self._choose.clicked.connect(self._ask)
        self._beside = Button(self.tr("Make a new file beside it"))
        self._beside.clicked.connect(self._begin_beside)
        self._beside.hide()
        self._done = Button(self.tr("Done"), main=True)
        self._done.clicked.connect(self.close)
        self._done.hide()
        for part in (self._about, self._act, self._live):
            self.body.addWidget(part)
        self.body.addLayout(self._result)
        self.foot.addStretch(1)
        for button in (self._beside, self._choose, self._done):
            self.foot.addWidget(button)

    def begin(self, places: list[Path]) -> None:
        """Make the backup in the first of these folders."""
        self._write(places[0] / NAME)

    def may_close(self) -> bool:
        if not self._act.running:
            return True
        self._closing = True
        self._act.cancel()
        return False

    def _ask(self) -> None:
        chooser = FolderChooser(self, self.tr("Where should the backup go?"))
        chooser.chosen.connect(self.begin)
        chooser.begin()

    def _begin_beside(self) -> None:
        if self._target is not None:
            self._write(free(self._target))

    def _write(self, target: Path) -> None:
        self._target = target
        for button in (self._choose, self._beside):
            button.hide()
        self._live.say("")
        vault = self._session.vault
        self._act.begin(
            self._session.change,
            lambda progress: backup.write(vault, target, progress),
            self._finish,
            self._fail,
        )

    def _finish(self, made: Made) -> None:
        self._about.hide()
        self.set_title(self.tr("The backup is made"))
        size = amount(made.size)
        self._live.say(self.tr("It was read back and is whole. Size: {size}").format(size=size))
        lines = [self.tr("It is here:"), breakable(plain(str(made.path)))]
        if made.missing:
            numbers = ", ".join(map(str, made.missing))
            said = self.tr(
                "The files of these items could not be read, so it lacks them: {numbers}"
            )
            lines.append(said.format(numbers=numbers))
        for line in lines:
            self._result.addWidget(Words(line))
        self._done.show()
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._closing:
            self.close()

    def _fail(self, error: Exception) -> None:
        if self._closing:
            self.close()
            return
        stopped = isinstance(error, Cancelled)
        self._live.say(
            self.tr("Stopped. What was there before is as it was.") if stopped else sentence(error)
        )
        self._beside.setVisible(isinstance(error, BackupAhead | BackupOfAnother | NotABackup))
        self._choose.show()
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)
