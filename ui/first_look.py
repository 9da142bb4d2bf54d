"""After a record was opened, it is looked over once, unseen, and nobody waits for it.

When all is well, a snapshot is kept, at most one a day.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from companion import check, snapshots
from companion.check import Finding
from companion.errors import Cancelled, VaultChanged
from companion.vault import Vault
from ui.session import Session
from ui.tasks import Work

AFTER = 2000  # ms from the window to the look, so that opening it is over
AGAIN = 5000  # ms until the next try, after something was deleted for good meanwhile


class FirstLook(QObject):
    """Looks a vault over once, however often its window is made anew, and tells the session."""

    def __init__(self, parent: QObject | None = None, after: int = AFTER) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._vault: Vault | None = None
        self._work: Work | None = None
        self._found: list[Finding] | None = None
        self._timer = QTimer(self, singleShot=True, interval=after)
        self._timer.timeout.connect(self._look)

    def attend(self, session: Session) -> None:
        """From now on this session is told; a look is begun unless its vault has had one."""
        self._session = session
        if session.vault is not self._vault:
            self._vault, self._found = session.vault, None
            self._timer.start()
        elif self._found is not None:
            session.look_over(self._found)

    def stop(self) -> None:
        """Begin none any more; one under way ends when the vault is closed."""
        self._timer.stop()

    def _look(self) -> None:
        session = self._session
        if session is None:
            return
        vault, work = session.vault, Work(self)
        self._work = work
        report = work.report
        session.tasks.apart(self, lambda: check.opening(vault, report), self._told, self._failed)

    def _told(self, found: list[Finding]) -> None:
        self._end()
        self._found = found
        if self._session is not None:
            self._session.look_over(found)
            if not found:
                self._keep(self._session)

    def _keep(self, session: Session) -> None:
        """What was found whole is worth a snapshot, once a day."""
        vault, work = session.vault, Work(self)
        self._work = work
        report = work.report
        session.tasks.apart(self, lambda: snapshots.keep(vault, report), self._kept, self._kept)

    def _kept(self, _: object) -> None:
        self._end()  # one that could not be made is made after the next look

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self._timer.start(AGAIN)
        elif isinstance(error, VaultChanged) and self._session is not None:
            self._session.failed.emit(error)
        # Else there was no room or somebody else was reading: the next opening looks again.

    def _end(self) -> None:
        if self._work is not None:
            self._work.deleteLater()
            self._work = None
