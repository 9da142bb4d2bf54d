"""What stands in an editor, kept in the vault while it is typed.

Before the program locks or hides, every widget's `keep_draft` is called; with a DraftKeeper it
is one line, `self.keeper.keep_now()`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from weakref import WeakMethod

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from companion import drafts
from companion.errors import VaultChanged, VaultDamaged, VaultError
from companion.vault import Vault
from ui.session import Session

PAUSE = 300  # ms from a key to its write, so that also on a slow disk it is under a second


class DraftPlace:
    """One place among the vault's drafts. What was offered last is what is written, by any thread.

    So a write that waited can neither overwrite a newer one nor follow another in a queue.
    """

    def __init__(self, vault: Vault, name: str) -> None:
        self.name = name
        self.kept = drafts.load(vault, name)
        """What the vault holds."""
        self._vault = vault
        self._lock = threading.Lock()
        self._offered = self.kept
        self._over = False

    def offer(self, content: dict[str, str] | None) -> None:
        """Say what is to be kept from now on; None is no draft."""
        self._offered = content

    def write(self) -> None:
        """Make the vault hold what was offered last. Raises as `drafts.save`."""
        with self._lock:
            content = self._offered
            if self._over or content == self.kept:
                return
            try:
                if content is None:
                    drafts.discard(self._vault, self.name)
                else:
                    drafts.save(self._vault, self.name, content)
            except (VaultChanged, VaultDamaged):
                self.kept = content  # beside the database, where it is found again
                raise
            self.kept = content

    def finish(self) -> None:
        """Forget the draft for good: its content is a record now, or not wanted any more."""
        with self._lock:
            self._over = True
            drafts.discard(self._vault, self.name)


class DraftKeeper(QObject):
    """Keeps one place among the vault's drafts equal to what an editor holds.

    Connect `touched` to everything in the editor that can change. Content equal to that of
    `begin` is no draft and leaves none behind. `settled` comes when a write is through and
    nothing newer stands in the editor; an error goes to the session's `failed`, once, and
    the next key tries again.
    """

    settled = Signal()

    def __init__(
        self, session: Session, place: str, read: Callable[[], dict[str, str]], editor: QObject
    ) -> None:
        """Keep `place` for `editor`; `read` is a bound method of it and gives its content."""
        super().__init__(editor)
        self.place = DraftPlace(session.vault, place)
        self._session = session
        self._read = WeakMethod(read)  # a strong one would tie editor and keeper together
        self._begun: dict[str, str] = {}
        self._ended = self._told = False
        session.keepers.add(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.keep)

    def begin(self) -> dict[str, str] | None:
        """Take what the editor holds now for what is saved; give the draft there is, if any."""
        self._begun = self._content()
        return self.place.kept

    @property
    def is_open(self) -> bool:
        """Whether someone may still write in the editor."""
        return isValid(self) and not self._ended

    @property
    def has_draft(self) -> bool:
        """Whether the editor holds anything but what it began with."""
        return self._content() != self._begun

    @property
    def is_settled(self) -> bool:
        """Whether the vault holds what the editor holds."""
        return self._ended or self._wanted() == self.place.kept

    def touched(self) -> None:
        """Something in the editor changed. Going on typing does not put the write off."""
        if not self._timer.isActive() and not self._ended:
            self._timer.start()

    def keep(self) -> None:
        """Write what is new without waiting for what the lane is at."""
        self._timer.stop()
        if self._ended or self.is_settled:
            return
        self.place.offer(self._wanted())
        self._session.tasks.beside(self, self.place.write, self._done, self._failed)

    def keep_now(self) -> None:
        """Write what is new before this returns: the program is about to lock or hide.

        After `end` too, unless the record it went into is saved already. Full or read-only
        disks are not told: there is no window left to tell them in.
        """
        self._timer.stop()
        self.place.offer(self._wanted())
        with suppress(VaultError):
            self.place.write()

    def end(self) -> None:
        """Begin no more writes: the content is on its way into a record, or away."""
        self._ended = True
        self._timer.stop()

    def resume(self) -> None:
        """After `end`: the record could not be saved, so go on keeping."""
        self._ended = False
        self.keep()

    def put_away(self) -> None:
        """Forget the draft for good: the person wants it no more."""
        self.end()
        session = self._session
        tell, failed = session.drafted.emit, session.failed.emit
        session.tasks.beside(session, self.place.finish, lambda _: tell(), failed)

    def _wanted(self) -> dict[str, str] | None:
        content = self._content()
        return None if content == self._begun else content

    def _content(self) -> dict[str, str]:
        read = self._read()
        return {} if read is None else read()

    def _done(self, _: None) -> None:
        self._told = False
        self._session.drafted.emit()
        if self.is_settled:
            self.settled.emit()

    def _failed(self, error: Exception) -> None:
        if not self._told:
            self._told = True
            self._session.failed.emit(error)
        if self.is_settled:
            self.settled.emit()
