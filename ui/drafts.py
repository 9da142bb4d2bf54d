"""What stands in an editor, kept in the vault while it is typed.

Before the program locks or hides, every widget's `keep_draft` is called; with a DraftKeeper it
is one line, `self.keeper.keep_now()`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from weakref import WeakMethod

from PySide6.QtCore import QObject, QTimer, Signal

from companion import drafts
from companion.errors import VaultError
from companion.vault import Vault
from ui.session import Session

PAUSE = 500  # ms from a key to its write, so that with the write it is under a second


class DraftPlace:
    """One place among the vault's drafts, written from the lane or at once; the newest wins.

    Without that, what waited in the lane could overwrite what was written at once before a lock.
    """

    def __init__(self, vault: Vault, name: str) -> None:
        self.name = name
        self._vault = vault
        self._lock = threading.Lock()
        self._newest = 0
        self._over = False

    def write(self, number: int, content: dict[str, str] | None) -> None:
        """Keep this content, or with None forget the draft, unless a higher number came first."""
        with self._lock:
            if self._over or number < self._newest:
                return
            self._newest = number
            if content is None:
                drafts.discard(self._vault, self.name)
            else:
                drafts.save(self._vault, self.name, content)

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
        self._kept: dict[str, str] | None = None
        self._number = self._waiting = 0
        self._ended = self._told = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.keep)

    def begin(self) -> dict[str, str] | None:
        """Take what the editor holds now for what is saved; give the draft there is, if any."""
        self._begun = self._content()
        draft = drafts.load(self._session.vault, self.place.name)
        self._kept = self._begun if draft is None else draft
        return draft

    @property
    def has_draft(self) -> bool:
        """Whether the editor holds anything but what it began with."""
        return self._content() != self._begun

    @property
    def is_settled(self) -> bool:
        """Whether the vault holds what the editor holds."""
        return self._ended or (not self._waiting and self._content() == self._kept)

    def touched(self) -> None:
        """Something in the editor changed. Going on typing does not put the write off."""
        if not self._timer.isActive() and not self._ended:
            self._timer.start()

    def keep(self) -> None:
        """Put what is new into the lane."""
        self._timer.stop()
        if self._ended or self._content() == self._kept:
            return
        write = self._next_write()
        self._waiting += 1
        self._session.tasks.run(self, write, self._done, self._failed)

    def keep_now(self) -> None:
        """Write what is new before this returns: the program is about to lock or hide.

        After `end` too, unless the record it went into is saved already. Full or read-only
        disks are not told: there is no window left to tell them in.
        """
        self._timer.stop()
        if self._content() != self._kept or self._ended or self._waiting:
            try:
                self._next_write()()
            except VaultError:
                self._kept = None

    def end(self) -> None:
        """Put nothing more into the lane: the content is on its way into a record, or away."""
        self._ended = True
        self._timer.stop()

    def resume(self) -> None:
        """After `end`: the record could not be saved, so go on keeping."""
        self._ended = False
        self.keep()

    def _next_write(self) -> Callable[[], None]:
        self._number += 1
        self._kept = self._content()
        place, number = self.place, self._number
        content = None if self._kept == self._begun else self._kept
        return lambda: place.write(number, content)

    def _content(self) -> dict[str, str]:
        read = self._read()
        return {} if read is None else read()

    def _done(self, _: None) -> None:
        self._waiting -= 1
        self._told = False
        if self.is_settled:
            self.settled.emit()

    def _failed(self, error: Exception) -> None:
        self._waiting -= 1
        self._kept = None
        if not self._told:
            self._told = True
            self._session.failed.emit(error)
