"""Looking for words in a chat, in slices so short that nothing else waits."""

from __future__ import annotations

import time
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from companion.intake.chats.chat import Message

_SLICE = 0.012  # s of the UI thread at once
_AT_ONCE = 256  # messages between two looks at the clock


class ChatFinder(QObject):
    """Finds the rows whose text, sender or attachment holds some words, letter by letter.

    `found` comes whenever there are more of them and once at the end; `hits` are rows in order.
    """

    found = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: list[int] = []
        self._messages: Sequence[Message] = ()
        self._wanted = ""
        self._at = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    @property
    def is_looking(self) -> bool:
        """Whether the end of the chat is not reached yet."""
        return self._timer.isActive()

    def begin(self, messages: Sequence[Message], words: str) -> None:
        """Look for `words`, a part of a text, in these; "" finds nothing."""
        self._messages, self._wanted = messages, _folded(words.strip())
        self._at, self.hits = 0, []
        if self._wanted:
            self._timer.start(0)
        else:
            self._timer.stop()
        self.found.emit()

    def beside(self, row: int, step: int) -> int | None:
        """The next hit after a row, or the one before it; beyond the end, the first again."""
        if not self.hits:
            return None
        if step > 0:
            at = bisect_right(self.hits, row)
            return self.hits[at % len(self.hits)]
        return self.hits[bisect_left(self.hits, row) - 1]

    def stop(self) -> None:
        """Look no further, and keep nothing."""
        self._timer.stop()
        self._messages, self.hits = (), []

    def _look(self) -> None:
        before, wanted = len(self.hits), self._wanted
        until = time.monotonic() + _SLICE
        while self._at < len(self._messages) and time.monotonic() < until:
            end = min(self._at + _AT_ONCE, len(self._messages))
            for row in range(self._at, end):
                one = self._messages[row]
                if (
                    wanted in _folded(one.text)
                    or wanted in _folded(one.sender)
                    or (one.attachment and wanted in _folded(one.attachment))
                ):
                    self.hits.append(row)
            self._at = end
        if self._at >= len(self._messages):
            self._timer.stop()
        if len(self.hits) > before or not self._timer.isActive():
            self.found.emit()


def _folded(text: str) -> str:
    """As letters are compared here: whole syllables, capitals like small letters."""
    return text.casefold() if text.isascii() else unicodedata.normalize("NFC", text).casefold()
