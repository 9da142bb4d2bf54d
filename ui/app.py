"""The running program: start-up, what follows what, and the last net."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType, TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication, QWidget

from companion import paths
from companion.errors import CompanionError
from companion.keyfile import FLOOR, Cost
from companion.process import place
from ui import away, capture, language, lock, theme
from ui.call_button import call_from
from ui.collector import Collector
from ui.instance import Instance, ask
from ui.open_window import OpenWindow
from ui.process import harden
from ui.start import Start
from ui.surprise import Surprise
from ui.tasks import Tasks
from ui.unlock import UnlockWindow
from ui.widgets import copying

if TYPE_CHECKING:
    from companion import keys
    from companion.vault import Vault
    from ui.first_look import FirstLook
    from ui.session import Session

_ENDS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - the desktop's leave to come forward, no secret
_MINUTE = 60_000
_REST = 200  # ms between two looks whether the work is done
_UNASKED = 3  # minutes until a window without a record forgets what was typed into it


def run(start: Start) -> int:
    """Open the window and stay until it is gone; the exit status."""
    return begun(start).app.exec()


def begun(start: Start) -> Program:
    """The program with its first window."""
    harden(os.environ)
    app = QApplication(["notes"])
    app.setApplicationName("notes")
    app.setDesktopFileName("notes")
    app.setQuitOnLastWindowClosed(False)
    QImageReader.setAllocationLimit(64)
    program = Program(app, start)
    sys.excepthook = program.surprise
    Collector(program)
    for number in _ENDS:
        signal.signal(number, program.end)
    program.begin()
    return program


class Program(QObject):
    """What is on the screen: the locked face, or the window of an open vault.

    What only an open vault needs is imported when one is: the first window is there sooner, and a
    locked program is smaller (docs/performance.md).

    `minute` is in milliseconds; `restart` and `leave` end the process, see ui/lock.py; `asked`
    tells the scheme that the computer wants.
    """

    def __init__(
        self,
        app: QApplication,
        start: Start,
        *,
        restart: lock.Replace = lock.restart,
        leave: lock.Leave = lock.leave,
        listen: Callable[[QObject], away.Away] = away.listen,
        asked: Callable[[], str] = theme.of_system,
        cost: Cost | None = None,
        floor: Cost = FLOOR,
        minute: int = _MINUTE,
    ) -> None:
        super().__init__(app)
        self.app = app
        self._start = replace(start, language=start.language or language.of_system())
        self._restart, self._leave, self._asked = restart, leave, asked
        self._cost, self._floor, self._minute = cost, floor, minute
        self.speech = language.Speech(app)
        self.tasks = Tasks(self)
        self._watch = lock.Watch(self)
        self._watch.idle.connect(self._rest)
        self._watch.thrice.connect(self.hide)
        self._watch.lock_wanted.connect(self.lock)
        self._watch.call_wanted.connect(self.call)
        self._listen = listen
        self._away: away.Away | None = None
        self._shield = capture.Shield(self)
        self._hints = app.styleHints()  # kept: it is what tells that the system turned
        self._hints.colorSchemeChanged.connect(self._repaint)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._repaint)
        self._look: FirstLook | None = None
        self._instance = Instance(self)
        self._instance.called.connect(self.come_forward)
        self._surprise: Surprise | None = None
        self._going = False
        self._worn: tuple[str, bool, str, int] | None = None
        self._resting = QTimer(self, singleShot=True, interval=_REST)
        self._resting.timeout.connect(self._rest)
        self.window: QWidget | None = None
        self.session: Session | None = None

    @property
    def folder(self) -> Path:
        """The folder of the record that is, or may be, opened."""
        return self._start.folder or paths.default_vault()

    def claim(self) -> bool:
        """Be the one that second starts for this folder call; False where another is."""
        return self._instance.claim(self.folder)

    def begin(self) -> None:
        """Show the locked face, or the one for beginning where there is no record yet."""
        self._dress()
        window = UnlockWindow(self._start, self.tasks, self._cost, self._floor)
        window.opened.connect(self._opened)
        window.speak.connect(self._speak)
        window.left.connect(self.hide)
        window.hide_wanted.connect(self.hide)
        self._show(window)
        self._watch.wait(_UNASKED * self._minute)
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        """What can wait until the window is painted: to be called, and to hear of the system."""
        if not self.claim() and ask(self.folder):
            self.hide()  # another start was a moment quicker
        self._hear()
        self.tasks.apart(self, _sweep, _ignore, _ignore)

    def lock(self) -> None:
        """Cover at once, keep what is being typed, close, and become a new, locked process."""
        if self._going or not self._cover():
            return
        self._going = True
        self._restart(self._put_away, self._start)

    def hide(self) -> None:
        """Off the screen at once, then out of the computer's memory. Nothing is asked."""
        lock.hide_everything()
        self._leave(self._put_away)

    def call(self) -> None:
        """Show whom to call now, over whatever is there."""
        call_from(self.window)

    def come_forward(self, token: str = "") -> None:
        """A second start wants the window: show it, over the others if the desktop allows."""
        if self.window is None or not self.window.isVisible():
            return
        if token:
            os.environ[_TOKEN] = token  # Qt takes it from there, and away
        state = self.window.windowState() & ~Qt.WindowState.WindowMinimized
        self.window.setWindowState(state | Qt.WindowState.WindowActive)
        self.window.raise_()
        self.window.activateWindow()

    def end(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """The system asks the program to end, at whatever moment: do so from the event loop."""
        QTimer.singleShot(0, self.hide)

    def surprise(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """The last net: say calmly that something unexpected happened. One dialog, not many."""
        if issubclass(kind, KeyboardInterrupt):
            self.hide()
        elif self._surprise is None:
            self._surprise = Surprise(place(kind, trace), self.window)
            self._surprise.destroyed.connect(self._calm_again)
            self._surprise.open()

    def _calm_again(self) -> None:
        self._surprise = None

    def _speak(self, code: str, easy: bool) -> None:
        folder = self.window.folder if isinstance(self.window, UnlockWindow) else None
        self._start = replace(self._start, language=code, folder=folder, easy=easy)
        self.begin()

    def _opened(self, vault: Vault, secret: keys.Secret | None = None) -> None:
        from companion import cases, reminders
        from companion.records import Age, NewCase, Role

        try:
            if not cases.all_of(vault):
                # Made by another hand, or cut short: the age the guard is strictest with.
                cases.add(vault, NewCase(Role.MINE, Age.UNSURE))
            if secret is not None and reminders.pending(vault, self._floor):
                self._offer_code(vault, secret)
            else:
                self._enter(vault, "today")
        except CompanionError as error:
            vault.close()
            if isinstance(self.window, UnlockWindow):
                self.window.refuse(error)

    def _offer_code(self, vault: Vault, secret: keys.Secret) -> None:
        """The last step of beginning: the recovery code."""
        from ui.recovery.window import RecoveryWindow

        session = self._attend(vault)
        window = RecoveryWindow(session, secret)
        window.left.connect(self.hide)
        window.hide_wanted.connect(self.hide)
        window.ready.connect(self._begin_using)
        self._show(window)
        self._time()

    def _mend(self) -> None:
        """Close the damaged record; the next window saves what can be read of it."""
        self._start = replace(self._start, mending=True)
        self.lock()

    def _begin_using(self, said: str, writing: bool) -> None:
        old = self.session
        if old is not None and not self._going:
            self._enter(old.vault, "today")
            old.deleteLater()
        if said and self.session is not None:
            self.session.said.emit(said)
        if writing and self.session is not None:
            self.session.draft_wanted.emit(f"short:new:{self.session.case.id}")

    def _enter(self, vault: Vault, page: str) -> None:
        """Show an open vault."""
        from ui.ahead import Later
        from ui.main_window import MainWindow

        window = MainWindow(self._attend(vault))
        window.left.connect(self.hide)
        window.hide_wanted.connect(self.hide)
        window.dressed.connect(self._dress_anew)
        window.timed.connect(self._time)
        window.begin(page)
        self._show(window)
        self._time()
        Later(window, self._watch.quiet)

    def _attend(self, vault: Vault) -> Session:
        """Dress as the vault's settings say, and make a session of it.

        After a made-up one, one's own record is the one to come back to.
        """
        from companion import settings, trial
        from ui.first_look import FirstLook
        from ui.session import Session

        own = self._start.folder if trial.holds(vault.folder) else vault.folder
        self._instance.claim(own or paths.default_vault())
        self._start = Start(
            own,
            settings.get(vault, "language"),
            settings.get(vault, "scheme"),
            int(settings.get(vault, "scale")),
            bool(settings.get(vault, "shield")),
            easy=bool(settings.get(vault, "easy")),
        )
        self._dress()
        self.session = Session(vault, self.tasks, self, self._cost, self._floor)
        self.session.lock_wanted.connect(self.lock)
        self.session.mend_wanted.connect(self._mend)
        self._hear()
        self._look = self._look or FirstLook(self)
        self._look.attend(self.session)
        return self.session

    def _hear(self) -> None:
        """Lock when the system says that the person is away."""
        if self._away is None:
            self._away = self._listen(self)
            self._away.left.connect(self.lock)

    def _time(self) -> None:
        from companion import settings

        if self.session is not None:
            minutes = int(settings.get(self.session.vault, "lock_minutes"))
            self._watch.wait(minutes * self._minute)

    def _dress(self) -> None:
        """Wear what is wanted; what is worn already is not put on again, for that takes a while."""
        language, easy, scheme = self._start.language, self._start.easy, self._start.scheme
        scheme = self._asked() if scheme == "system" else scheme
        wanted = (language, easy, scheme, self._start.scale)
        if wanted != self._worn:
            self._worn = wanted
            self.speech.speak(language, easy=easy)
            theme.apply(self.app, scheme, self._start.scale / 100)

    def _repaint(self) -> None:
        """The computer turned light or dark, or wants more contrast; what is typed stays."""
        if self._start.scheme == "system":
            theme.paint(self.app, self._asked(), self._start.scale / 100)

    def _dress_anew(self) -> None:
        """The same vault in another language or size: everything is made again."""
        old = self.session
        if old is None or self._going:
            return
        lock.keep_drafts()
        self._enter(old.vault, "settings")
        old.deleteLater()

    def _show(self, window: QWidget) -> None:
        old, self.window = self.window, window
        if old is not None and type(old) is type(window):
            window.setGeometry(old.geometry())
        window.show()
        self._watch.over(window.windowHandle())
        self._shield.turn(self._start.shielded)
        if self.session is not None and self._away is not None:
            self._away.guard(window.windowHandle())
        if old is not None:
            old.hide()
            old.deleteLater()

    def _rest(self) -> None:
        """Nobody touched it for a while: lock, but finish first, unseen, what is being written."""
        if not self.tasks.progresses:
            self.lock()
            return
        if isinstance(self.window, OpenWindow):
            self._cover(self.tr("One moment. This is being finished, and then it locks."))
        self._resting.start()

    def _cover(self, words: str = "") -> bool:
        """Let nothing be seen any more; whether there was anything to lock."""
        window = self.window
        if isinstance(window, OpenWindow):
            window.cover(words)
        elif not (isinstance(window, UnlockWindow) and window.is_touched):
            return False
        for other in QApplication.topLevelWidgets():
            if other is not window or not isinstance(window, OpenWindow):
                other.hide()
        return True

    def _put_away(self) -> None:
        """Keep drafts, end what runs, close the vault. The window is gone or covered."""
        self._instance.release()
        if self._look is not None:
            self._look.stop()
        self.tasks.wind_up()
        _stop_children()
        lock.keep_drafts()
        if isinstance(self.window, OpenWindow):
            self.window.shut()
        copying.clear()
        self.tasks.settle(lock.REPLACE_WITHIN)
        _stop_children()
        if self.session is not None:
            from companion import trial  # it is there since the record was opened

            self.session.vault.close()
            if self.session.practised and trial.holds(self.session.vault.folder):
                trial.drop(self.session.vault.folder)


def _sweep() -> None:
    """Take away what a kill left of made-up records, where anything is."""
    place = paths.practice_folder()
    if next(place.parent.glob(f"{place.name}*"), None) is not None:
        from companion import trial

        trial.sweep()


def _ignore(_: object) -> None:
    """What a kill left and cannot be taken away now is tried at the next start."""


def _stop_children() -> None:
    """End what decodes. Nothing is loaded for it now: the disk it is on may be gone."""
    child = sys.modules.get("companion.intake.child")
    if child is not None:
        child.stop()
