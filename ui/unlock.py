"""The locked face: one field, one button. And the window that also holds the face for beginning."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from companion import evidence, keys, paths, vault
from companion.errors import CompanionError, NotAVault, WrongPassphrase
from companion.report import unfinished
from companion.vault import Vault
from ui import language, messages, theme
from ui.create import Beginning, CreateFace
from ui.start import Start
from ui.tasks import Tasks
from ui.widgets.choose import FolderChooser
from ui.widgets.hide import HideButton
from ui.widgets.live import LiveLine
from ui.widgets.parts import Button, LinkButton, Notice, PageTitle, scrolled
from ui.widgets.passphrase import Passphrase

WAITS = (0, 0, 1, 2, 4, 8, 16, 30)  # seconds after the first, second … passphrase that did not fit

PRACTICE = "notes-practice"  # the folder of the made-up record, beside that of one's own
_LOCKED, _BEGINNING = (520, 560), (720, 660)  # px at 100 %


class UnlockFace(QWidget):
    """Asks for the passphrase. `given` carries it; `fitted` and `refused` say how it went."""

    given = Signal(str)
    elsewhere = Signal()
    begin = Signal()

    def __init__(self, second: int, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._second = second
        self._refused = 0
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._resume)
        self._passphrase = Passphrase(self.tr("Passphrase"))
        self._passphrase.entered.connect(self._give)
        self._open = Button(self.tr("Open"), main=True)
        self._open.clicked.connect(self._give)
        self._said = LiveLine()
        self._honest = Notice(
            self.tr(
                "Only the passphrase opens this record. Nobody can open it instead of you: not the"
                " makers of the program, not the police. There is no other way in.\n\nTake your"
                " time and try what comes to mind. However often it doesn't fit, nothing is ever"
                " deleted. You can also begin a new record beside it."
            )
        )
        self._honest.hide()
        self._new = LinkButton(self.tr("Begin a new record"))
        self._new.clicked.connect(self.begin)
        self._new.hide()
        self._lay_out(hint)
        self.setFocusProxy(self._passphrase)

    def work(self) -> None:
        """Show that the passphrase is being tried."""
        self._open.setEnabled(False)
        self._said.say(self.tr("Opening…"))

    def fitted(self) -> None:
        """Forget what was typed."""
        self._passphrase.clear()
        self._said.say("")

    def refused(self, error: Exception) -> None:
        """Say why it did not open; after several tries, pause a little longer each time."""
        self._said.say(messages.sentence(error))
        seconds = 0
        if isinstance(error, WrongPassphrase):
            seconds = WAITS[min(self._refused, len(WAITS) - 1)]
            self._refused += 1
        if seconds:
            self._open.setEnabled(False)
            self._pause.start(seconds * self._second)
        else:
            self._resume()

    def _give(self) -> None:
        if self._open.isEnabled():
            self.given.emit(self._passphrase.text)

    def _resume(self) -> None:
        self._open.setEnabled(True)
        self._passphrase.select()

    def _explain(self) -> None:
        shown = self._honest.isHidden()
        self._honest.setVisible(shown)
        self._new.setVisible(shown)

    def _lay_out(self, hint: str) -> None:
        forgot = LinkButton(self.tr("I forgot the passphrase"))
        forgot.clicked.connect(self._explain)
        other = LinkButton(self.tr("Open another record"))
        other.clicked.connect(self.elsewhere)
        quiet = QHBoxLayout()
        quiet.addWidget(forgot)
        quiet.addStretch(1)
        quiet.addWidget(other)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GROUP, theme.SHEET, theme.GROUP, theme.GROUP)
        column.setSpacing(theme.GAP)
        column.addStretch(1)
        column.addWidget(PageTitle(self.tr("Notes")))
        if hint:
            column.addWidget(Notice(hint))
        column.addWidget(self._passphrase)
        column.addWidget(self._said)
        column.addWidget(self._open)
        column.addLayout(quiet)
        column.addWidget(self._honest)
        column.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)


class UnlockWindow(QWidget):
    """What is there before a record is open. `opened` carries the open Vault."""

    opened = Signal(object)
    speak = Signal(str)
    left = Signal()
    hide_wanted = Signal()

    def __init__(
        self,
        start: Start,
        tasks: Tasks,
        cost: keys.Cost | None = None,
        floor: keys.Cost = keys.FLOOR,
        second: int = 1000,
    ) -> None:
        super().__init__()
        self._tasks, self._cost, self._floor = tasks, cost, floor
        self._language, self._second = start.language, second
        self.folder = start.folder or paths.default_vault()
        self.setWindowTitle(self.tr("Notes"))
        self._faces = QStackedWidget()
        other = next(code for code in language.LANGUAGES if code != start.language)
        turn = LinkButton(language.LANGUAGES[other])
        turn.clicked.connect(self._turn)
        self._other = other
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.STEP, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(theme.GAP, 0, theme.GAP, 0)
        top.addStretch(1)
        top.addWidget(turn)
        top.addWidget(HideButton())
        column.addLayout(top)
        column.addWidget(self._faces, 1)
        self._show_face(begin=not vault.is_vault(self.folder))

    @property
    def is_touched(self) -> bool:
        """Whether anything stands in a field, so that this window holds what another must not."""
        return any(field.text() for field in self.findChildren(QLineEdit))

    def refuse(self, error: Exception) -> None:
        """Say why what was opened cannot be shown."""
        self._face.refused(error)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.left.emit()

    def _show_face(self, begin: bool) -> None:
        while (old := self._faces.currentWidget()) is not None:
            self._faces.removeWidget(old)
            old.deleteLater()
        face: UnlockFace | CreateFace
        if begin:
            face = CreateFace(self.folder, self._language)
            face.ready.connect(self._create)
            face.practise.connect(self._practise)
        else:
            face = UnlockFace(self._second, self._hint())
            face.given.connect(self._open)
            face.begin.connect(self._begin)
        face.elsewhere.connect(self._choose)
        area = scrolled(face)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._faces.addWidget(area)
        self._face = face
        face.setFocus()
        self.resize(theme.fitted(self, *(_BEGINNING if begin else _LOCKED)))

    def _hint(self) -> str:
        if self.folder.name != PRACTICE:
            return ""
        known = importlib.import_module("companion.practice").PASSPHRASE
        said = self.tr("This is the made-up record, for trying. Its passphrase is: {passphrase}")
        return said.format(passphrase=known)

    def _turn(self) -> None:
        self.speak.emit(self._other)

    def _begin(self) -> None:
        self.folder = _fresh(self.folder)
        self._show_face(begin=True)

    def _choose(self) -> None:
        chooser = FolderChooser(self, self.tr("Choose the folder of a record"))
        chooser.chosen.connect(self._chosen)
        chooser.begin()

    def _chosen(self, found: list[Path]) -> None:
        folder = found[0]
        if vault.is_vault(folder):
            self.folder = folder
            self._show_face(begin=False)
        else:
            self._face.refused(NotAVault())

    def _open(self, passphrase: str) -> None:
        folder, floor = self.folder, self._floor
        self._run(lambda: _unlocked(folder, passphrase, floor))

    def _create(self, wanted: Beginning) -> None:
        self.folder, cost = wanted.folder, self._cost
        self._run(lambda: wanted.make(cost))

    def _practise(self) -> None:
        self.folder, cost, floor = self.folder.with_name(PRACTICE), self._cost, self._floor
        code, folder = self._language, self.folder
        self._run(lambda: _practice(folder, code, cost, floor))

    def _run(self, call: Callable[[], Vault]) -> None:
        self._face.work()
        self._tasks.run(self, call, self._opened, self._face.refused)

    def _opened(self, found: Vault) -> None:
        self._face.fitted()
        self.opened.emit(found)


def _unlocked(folder: Path, passphrase: str, floor: keys.Cost) -> Vault:
    """Open a record, and clear away what an interrupted intake or export left."""
    found = vault.open_(folder, passphrase, floor=floor)
    try:
        evidence.sweep(found)
        unfinished.sweep(found)
    except CompanionError:
        found.close()
        raise
    return found


def _practice(folder: Path, code: str, cost: keys.Cost | None, floor: keys.Cost) -> Vault:
    """Open the made-up record, or make it. Loaded only here, since it draws pictures."""
    practice = importlib.import_module("companion.practice")
    if vault.is_vault(folder):
        return vault.open_(folder, practice.PASSPHRASE, floor=floor)
    made: Vault = practice.make(folder, code, cost)
    return made


def _fresh(beside: Path) -> Path:
    """A folder beside this one that is not there yet: name-2, name-3."""
    number = 2
    while (found := beside.with_name(f"{beside.name}-{number}")).exists():
        number += 1
    return found
