"""The window before a record is open: which face it shows, and what follows what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from companion import keyfile, paths
from companion.errors import CompanionError, NotAVault, VaultDamaged
from companion.folder import is_vault
from companion.keyfile import FLOOR, Cost
from companion.languages import LANGUAGES
from ui import language, theme
from ui.ahead import Ahead
from ui.call_button import CallButton
from ui.faces.face import Face, over
from ui.faces.locked import UnlockFace
from ui.open_window import GUIDE_KEY
from ui.places import free
from ui.start import Start
from ui.tasks import Tasks
from ui.widgets.flow import Flow
from ui.widgets.hide import HideButton
from ui.widgets.parts import LinkButton, scrolled
from ui.widgets.patience import Patience

if TYPE_CHECKING:
    from companion import keys
    from companion.vault import Vault
    from ui.create import Beginning

T = TypeVar("T")


class UnlockWindow(QWidget):
    """What is there before a record is open. `opened` carries the open Vault and what opened it.

    Every face but the locked one, and what opens a record, is imported when it is asked for.
    """

    opened = Signal(object, object)
    speak = Signal(str, bool)  # a language, and whether in easy words
    left = Signal()
    hide_wanted = Signal()

    def __init__(
        self,
        start: Start,
        tasks: Tasks,
        cost: Cost | None = None,
        floor: Cost = FLOOR,
        second: int = 1000,
    ) -> None:
        super().__init__()
        self._tasks, self._cost, self._floor = tasks, cost, floor
        self._language = start.language
        self._patience = Patience(second, self)
        self._ahead = Ahead(self)
        self._code: keys.Secret | None = None  # a recovery code that fitted
        self._secret: keys.Secret | None = None  # what a damaged record was to be opened with
        self._mending = start.mending
        self.folder = start.folder or paths.default_vault()
        self.setWindowTitle(self.tr("Notes"))
        self._face: Face
        self._faces = QStackedWidget()
        other = language.after(start.language)
        self._speech = LinkButton(LANGUAGES[other])
        self._speech.clicked.connect(self._turn)
        self._other = other
        self._easy = start.easy
        said = self.tr("In usual words") if start.easy else self.tr("In easy words")
        self._ease = LinkButton(said)
        self._ease.clicked.connect(self._tell_ease)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.STEP, 0, 0)
        column.setSpacing(0)
        self._call = CallButton(None, tasks, start.language)
        column.addWidget(self._bar())
        column.addWidget(self._faces, 1)
        self._show_face(begin=not is_vault(self.folder))

    def show_guide(self) -> None:
        """Lay the guide over whatever is asked here."""
        from ui.guide_view import show_guide

        show_guide(self, self._language, self.folder, self._floor)

    def _bar(self) -> QWidget:
        """Hide at the right end, as everywhere; before it the guide, the language, whom to call."""
        bar = QWidget()
        top = QHBoxLayout(bar)
        top.setContentsMargins(theme.GAP, 0, theme.GAP, 0)
        links = Flow()  # in two lines where the letters are large
        self._guide = LinkButton(self.tr("Guide"))
        self._guide.setToolTip(GUIDE_KEY)
        self._guide.clicked.connect(self.show_guide)
        QShortcut(QKeySequence(GUIDE_KEY), self, self.show_guide)
        links.addWidget(self._guide)
        links.addWidget(self._words())
        top.addLayout(links, 1)
        for part in (self._call, HideButton()):
            top.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        return bar

    def _words(self) -> QWidget:
        """How it speaks; side by side also where they take a line of their own."""
        both = QWidget()
        row = Flow(both)
        if language.has_easy(self._language):
            row.addWidget(self._ease)
        row.addWidget(self._speech)
        return both

    @property
    def is_touched(self) -> bool:
        """Whether it holds what the next person must not find: a code, or something typed."""
        return self._code is not None or any(f.text() for f in self.findChildren(QLineEdit))

    def refuse(self, error: Exception) -> None:
        """Say why what was opened cannot be shown."""
        self._face.refused(error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._call.shorten(self.width() < theme.scaled(600))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._face.leave()
        event.accept()
        self.left.emit()

    def _show_face(self, begin: bool) -> None:
        """The face for beginning, or the locked one."""
        if begin:
            from ui.create import CreateFace

            beginning = CreateFace(self.folder, self._language, self._tasks)
            beginning.ready.connect(self._create)
            beginning.practise.connect(self._practise)
            beginning.elsewhere.connect(self._choose)
            beginning.restoring.connect(self._restore)
            self._turn_to(beginning)
        else:
            self._show_locked()

    def _show_locked(self, hint: str = "") -> None:
        self._code = self._secret = None
        face = UnlockFace(self._patience, hint or self._hint())
        face.given.connect(self._open)
        face.elsewhere.connect(self._choose)
        face.forgotten.connect(self._forget)
        face.restoring.connect(self._restore)
        face.practise.connect(self._practise)
        face.by_device.connect(self._open_by_device)
        self._turn_to(face)
        QTimer.singleShot(0, face, self._look_for_device)

    def _look_for_device(self) -> None:
        """Offer the computer's keyring where it may open this record; the face is there by now."""
        face = self._face
        if isinstance(face, UnlockFace) and "device" in keyfile.ways(self.folder, self._floor):
            from companion import device

            self._tasks.apart(face, device.offered, face.offer_device, _ignore)

    def _open_by_device(self) -> None:
        from ui import opening

        folder, floor = self.folder, self._floor
        self._run(
            lambda: opening.by_device(folder, floor),
            lambda found: self._opened(*found),
            self._troubled,
        )

    def _forget(self) -> None:
        from ui.faces.forgot import ForgotFace

        face = ForgotFace(self._patience)
        face.given.connect(self._recover)
        face.back.connect(self._show_locked)
        face.begin.connect(self._begin)
        self._turn_to(face)

    def _recover(self, secret: keys.Secret) -> None:
        """Try a recovery code; where it opens, ask for a new passphrase."""
        from companion import keys

        folder, floor = self.folder, self._floor
        self._run(
            lambda: keys.wipe(keys.unlock(folder, secret, floor)),
            lambda _: self._ask_anew(secret),
        )

    def _ask_anew(self, code: keys.Secret) -> None:
        from ui.faces.anew import AnewFace

        self._code = code
        face = AnewFace(self._tasks, self._language)
        face.chosen.connect(self._open_anew)
        face.back.connect(self._show_locked)
        self._turn_to(face)

    def _open_anew(self, text: str) -> None:
        from companion import keys
        from ui import opening
        from ui.faces.anew import AnewFace

        folder, cost, floor, by = self.folder, self._cost, self._floor, self._code
        self._secret = new = keys.passphrase(text)
        if by is None or not isinstance(self._face, AnewFace):
            return
        self._face.act.begin(
            lambda _, call, done, failed: self._run(call, done, failed),
            lambda progress: opening.anew(folder, by, new, cost, floor, progress),
            lambda found: self._opened(found, new),
            self._troubled,
        )

    def _turn_to(self, face: Face) -> None:
        while (old := self._faces.currentWidget()) is not None:
            self._face.leave()
            self._faces.removeWidget(old)
            old.deleteLater()
        area = scrolled(face)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._faces.addWidget(over(area, face.foot))
        # A locked face tells nobody what it locks; F1 answers there too.
        self._call.setVisible(face.calls)
        self._face = face
        face.focus_first()
        wanted = theme.fitted(self, *face.size_wanted)
        self.resize(wanted.expandedTo(self.size()) if self.isVisible() else wanted)

    def _hint(self) -> str:
        if self._mending:
            return self.tr(
                "After the passphrase, what can be read is saved into a new folder. Nothing in the"
                " old one is changed."
            )
        return ""

    def _turn(self) -> None:
        self._face.leave()
        self.speak.emit(self._other, self._easy)

    def _tell_ease(self) -> None:
        self._face.leave()
        self.speak.emit(self._language, not self._easy)

    def _begin(self) -> None:
        self.folder = free(self.folder)
        self._show_face(begin=True)

    def _choose(self) -> None:
        from ui.widgets.choose import FolderChooser

        chooser = FolderChooser(self, self.tr("Choose the folder of a record"))
        chooser.chosen.connect(self._chosen)
        chooser.begin()

    def _chosen(self, found: list[Path]) -> None:
        if is_vault(found[0]):
            self._open_folder(found[0])
        else:
            self._face.refused(NotAVault())

    def _open(self, passphrase: str) -> None:
        from companion import keys
        from ui import opening

        try:
            secret = keys.passphrase(passphrase)
        except CompanionError as error:
            self._face.refused(error)
            return
        folder, floor = self.folder, self._floor
        if self._mending:
            self._run(
                lambda: keys.wipe(keys.unlock(folder, secret, floor)),
                lambda _: self._salvage(secret),
            )
        else:
            self._try(lambda: opening.unlocked(folder, secret, floor), secret)

    def _create(self, wanted: Beginning) -> None:
        from companion import keys

        self.folder, cost = wanted.folder, self._cost
        wanted = replace(wanted, easy=self._easy)
        secret = keys.passphrase(wanted.passphrase)
        self._run(lambda: wanted.make(cost), lambda found: self._opened(found, secret))

    def _practise(self) -> None:
        from ui import opening

        code, cost, easy = self._language, self._cost, self._easy
        self._run(
            lambda: opening.practice(code, cost, easy), lambda found: self._opened(found, None)
        )
        self._face.make_up()

    def _try(self, call: Callable[[], Vault], secret: keys.Secret) -> None:
        """Open with a secret; what is wrong with the record itself gets a face of its own."""
        self._secret = secret
        self._run(call, lambda found: self._opened(found, secret), self._troubled)

    def _troubled(self, error: Exception) -> None:
        from ui.faces import trouble

        if not isinstance(error, trouble.SHOWN):
            self._refused(error)
            return
        self._wait(waiting=False)
        can = self._secret is not None and isinstance(error, VaultDamaged)
        face = trouble.TroubleFace(error, can_salvage=can)
        face.salvaging.connect(self._begin_salvage)
        face.again.connect(self._show_locked)
        face.elsewhere.connect(self._choose)
        face.restoring.connect(self._restore)
        self._turn_to(face)

    def _begin_salvage(self) -> None:
        if self._secret is not None:
            self._salvage(self._secret)

    def _salvage(self, secret: keys.Secret) -> None:
        from ui.faces.salvage import SalvageFace

        self._secret, self._mending = secret, False
        target = free(self.folder)
        face = SalvageFace(self.folder, secret, target, self._tasks, self._language, self._floor)
        face.open_wanted.connect(self._open_saved)
        face.back.connect(self._show_locked)
        self._turn_to(face)

    def _open_saved(self, folder: Path) -> None:
        from ui import opening

        secret, floor = self._secret, self._floor
        if secret is not None:
            self.folder = folder
            self._try(lambda: opening.unlocked(folder, secret, floor), secret)

    def _restore(self) -> None:
        from ui.faces.restore import RestoreFace

        face = RestoreFace(free(self.folder), self._tasks)
        face.restored.connect(self._open_folder)
        face.back.connect(self._return)
        self._turn_to(face)

    def _open_folder(self, folder: Path) -> None:
        self.folder = folder
        self._show_locked()

    def _return(self) -> None:
        self._show_face(begin=not is_vault(self.folder))

    def _run(
        self,
        call: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run a short call in the lane. Until it is through, no other face can be turned to."""
        self._face.work()
        self._ahead.begin()
        self._wait(waiting=True)

        def finish(found: T) -> None:
            self._wait(waiting=False)
            done(found)

        self._tasks.run(self, call, finish, failed or self._refused)

    def _refused(self, error: Exception) -> None:
        self._wait(waiting=False)
        self._face.refused(error)

    def _wait(self, *, waiting: bool) -> None:
        for part in (self._speech, self._ease):
            part.setEnabled(not waiting)
        self._faces.setEnabled(not waiting or self._face.stoppable)

    def _opened(self, found: Vault, secret: keys.Secret | None) -> None:
        self._face.fitted()
        self._code = self._secret = None
        self.opened.emit(found, secret)


def _ignore(_: Exception) -> None:
    """Where the keyring cannot be asked, its button stays away."""
