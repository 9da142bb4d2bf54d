"""Learning from pictures once they are in the record: how large they are, and which are alike."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from companion import looks
from companion.looks import Near
from ui.session import Session


class Learning(QObject):
    """Goes through items one by one, behind whatever the lane is at, then ends itself.

    `paths` has the items, each with the file it came from if its bytes are not kept. Afterwards
    come those that were in the record before and never learned from. `near` carries an item's id
    and a `looks.Near`. Where it cannot be done, nothing is lost and nothing is said.
    """

    near = Signal(object, object)  # ids are too large for Qt's int

    def __init__(self, session: Session, paths: Mapping[int, Path | None]) -> None:
        super().__init__(session)
        self._session = session
        self._left = dict(paths)
        self._seen: set[int] = set()
        self._ident = 0

    def start(self) -> None:
        """Begin with the first."""
        self._next()

    def _next(self) -> None:
        if not self._left:
            before = looks.unlearned(self._session.vault, self._session.case.id)
            self._left = {ident: None for ident in before if ident not in self._seen}
        if not self._left:
            self.deleteLater()
            return
        self._ident = ident = next(iter(self._left))
        path, vault = self._left.pop(ident), self._session.vault
        self._seen.add(ident)
        # Nothing on any page shows what is learned, so no page is told to read again.
        self._session.tasks.run(
            self, lambda: looks.learn(vault, ident, path), self._tell, self._go_on
        )

    def _tell(self, near: Near | None) -> None:
        if near is not None:
            self.near.emit(self._ident, near)
        self._next()

    def _go_on(self, _: Exception) -> None:
        self._next()
