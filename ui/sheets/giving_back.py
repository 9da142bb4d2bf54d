"""Giving a case back to whom it belongs to, as a record of their own, and removing it here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from companion import binned, cases, returning
from companion.errors import Cancelled
from companion.progress import Progress
from companion.records import Role
from companion.returning import Returned
from ui.lock import keep_drafts
from ui.messages import sentence
from ui.places import free
from ui.session import Session
from ui.sheets.asking import AskingSheet
from ui.sheets.cases import NoteWaiting, name_of
from ui.widgets.choose import FolderChooser
from ui.widgets.long_act import LongAct
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.parts import Button, GroupTitle, Notice, Words
from ui.widgets.radios import Radios
from ui.widgets.shown import breakable, plain


class GivingBackSheet(AskingSheet):
    """What happens, whose it is, a passphrase of theirs, where to; then the work and the note.

    While it works nothing else is in reach but Hide.
    """

    def __init__(self, session: Session, over: QWidget, ident: int) -> None:
        super().__init__(session, over)
        self._ident, self._closing = ident, False
        case = cases.find(session.vault, ident)
        self.entitle(self.tr("Give back and remove"), self.tr("Choose a place and give it back"))
        self._asked: list[QWidget] = [Words(self._told()), GroupTitle(name_of(case, session))]
        if binned.count(session.vault, ident):
            away = self.tr(
                "What is in the bin is not given back, and is deleted for good here with the rest."
            )
            self._asked.insert(1, Words(away))
        self._whose = Radios(
            self.tr("To whom does it go?"),
            [
                (Role.MINE, self.tr("To the person themself"), ""),
                (Role.CHILD, self.tr("To the parent or guardian of a child"), ""),
            ],
        )
        self._whose.choose(Role.MINE)
        self._new = NewPassphrase(session.tasks, session.language)
        theirs = self.tr("A passphrase of theirs. They type it themselves, and you look away.")
        yours = self.tr("Your own passphrase once more: so nobody else gives away what is open.")
        self._asked += [self._whose, Words(theirs), self._new, Words(yours), self.passphrase]
        removing = self.tr("It is there, whole. Now it is removed here; that cannot be stopped.")
        self._act = LongAct(self.tr("Giving it back"), last=removing)
        self._note = NoteWaiting(session)
        self._where = Words()
        self._done = Button(self.tr("Done"), main=True)
        self._done.clicked.connect(self.close)
        for part in (*self._asked, self._act, self._where, self._note):
            self.body.addWidget(part)
        self._where.hide()
        self.go.clicked.connect(self._prove)
        self.passphrase.entered.connect(self._prove)
        if returning.drafts_of(session.vault, ident):
            self._wait_for_drafts()

    def open(self) -> None:
        super().open()
        self.foot.addWidget(self._done, 0, Qt.AlignmentFlag.AlignBottom)
        self._done.hide()

    def begin(self, places: list[Path]) -> None:
        """Give it back into a new folder at the first of these places."""
        session, ident, text = self.session, self._ident, self._new.text
        day = session.vault.now().astimezone().date()
        target = free(places[0] / f"record-{day:%Y%m%d}")
        role = Role(self._whose.key)
        for part in self._asked:
            part.hide()
        self.go.hide()
        self.live.say("")
        keep_drafts()
        session.alone.emit(True)
        self._act.begin_to_last(
            session.change,
            lambda progress, last: _give(session, ident, target, text, role, progress, last),
            self._given,
            self._stopped,
        )

    def may_close(self) -> bool:
        if not self._act.running:
            return super().may_close()
        self._closing = True
        self._act.cancel()
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if event.isAccepted():
            self.session.alone.emit(False)

    def forget(self) -> None:
        super().forget()
        self._new.forget()

    def _told(self) -> str:
        return self.tr(
            "The record becomes one of its own, which its owner opens with a passphrase of theirs"
            " and goes on with. Then it is removed here: every word, every file and its key, and"
            " the older copies in this folder.\n\n"
            "· A backup you made before still holds it. Make a new one, and delete the old.\n"
            "· Documents that were handed out stay where they are.\n"
            "· Here only numbers and fingerprints stay that say when what was done.\n"
            "· There is a note about it at the end, for you and for its owner."
        )

    def _wait_for_drafts(self) -> None:
        for part in self._asked[2:]:
            part.hide()
        self.go.hide()
        said = self.tr(
            "Something was begun in this record and not saved yet. Please save it there or throw it"
            " away first; else it would be lost."
        )
        self.body.insertWidget(0, Notice(said, strong=True))

    def _prove(self) -> None:
        if self._new.ready():
            self.prove(self._choose)

    def _choose(self, _: None) -> None:
        chooser = FolderChooser(self, self.tr("Where should it go? A USB stick of theirs is good."))
        chooser.chosen.connect(self.begin)
        chooser.begin()

    def _given(self, made: tuple[Returned, Path]) -> None:
        self.forget()
        self.session.alone.emit(False)
        self.set_title(self.tr("It is given back, and removed here"))
        said = self.tr(
            "It is here: {}. Its owner opens this folder with the program and their passphrase. A"
            " recovery code is worth making there first."
        )
        self._where.setText(said.format(breakable(plain(str(made[1])))))
        self._where.show()
        self._note.refresh()
        self._note.save([made[1].parent])
        self._done.show()
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stopped(self, error: Exception) -> None:
        self.session.alone.emit(False)
        if self._closing:
            self.close()
            return
        self.live.say(
            self.tr("Stopped. The record is here as before, and nothing was left behind.")
            if isinstance(error, Cancelled)
            else sentence(error)
        )
        for part in self._asked:
            part.show()
        self.go.show()


def _give(
    session: Session,
    ident: int,
    target: Path,
    text: str,
    role: Role,
    progress: Progress,
    last: Progress,
) -> tuple[Returned, Path]:
    """In the lane."""
    vault, cost = session.vault, session.cost
    told = returning.run(vault, ident, target, text, role, progress, cost, last=last)
    return told, target
