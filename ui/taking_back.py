"""Taking back what was done last: a word in the live line, and Ctrl+Z."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from companion import undo
from companion.errors import NotThere
from companion.past import Act
from ui.open_window import OpenWindow
from ui.session import Session
from ui.widgets.overlay import Overlay
from ui.widgets.spoken import Spoken

_Y = QKeyCombination(Qt.Modifier.CTRL, Qt.Key.Key_Y)  # as on Windows, on every system


class TakingBack(QObject):
    """Says what `session` says in the `line`, and there or by keys lets it be taken back.

    Keys count where nothing else wants them: a field undoes what is typed in it. While a sheet is
    open on which something is written they do nothing, for it would be saved over what is put back,
    and under a cover neither.
    """

    def __init__(self, window: OpenWindow, session: Session, line: Spoken) -> None:
        super().__init__(window)
        self._window, self._session, self._line = window, session, line
        self._forth = False
        self._said: list[Act] = []  # what the word in the line is about
        session.said.connect(self._say)
        session.changed.connect(self._look)
        line.turned.connect(self._turn)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.matches(QKeySequence.StandardKey.Undo):
                return self._by_key(forth=False)
            if event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == _Y:
                return self._by_key(forth=True)
        return super().eventFilter(watched, event)

    def _say(self, text: str) -> None:
        self._forth = False
        self._line.say(text, self.tr("Undo") if self._session.undoable else "")
        self._said = self._last()

    def _look(self) -> None:
        """Offer no way back any more from something else than what the line says."""
        if self._said != self._last():
            self._line.turn.hide()

    def _last(self) -> list[Act]:
        past = self._session.vault.past
        return (past.again if self._forth else past.done)[-1:]

    def _by_key(self, *, forth: bool) -> bool:
        sheets = self._window.findChildren(Overlay)
        if not self._window.is_covered and not any(hasattr(one, "keep_draft") for one in sheets):
            self._forth = forth
            self._turn()
        return True

    def _turn(self) -> None:
        vault = self._session.vault
        call, done = (undo.again, self._again) if self._forth else (undo.back, self._back)
        self._session.change(self, lambda: call(vault), done, self._failed)

    def _back(self, _: None) -> None:
        self._line.say(self.tr("Taken back."), self.tr("Do it again"))
        self._forth = True
        self._said = self._last()

    def _again(self, _: None) -> None:
        self._line.say(self.tr("Done again."), self.tr("Undo"))
        self._forth = False
        self._said = self._last()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, NotThere):
            self._line.say(self.tr("There is nothing to take back."))
        else:
            self._session.failed.emit(error)
