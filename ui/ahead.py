"""Importing, while a key is derived, what the window of an open record is made of."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

# In the order in which they build on each other, so that none of them takes long.
PARTS = (
    *("companion.records", "companion.keys", "companion.vault", "companion.texts"),
    *("companion.packs", "companion.countries", "companion.evidence", "companion.check"),
    *("ui.opening", "ui.messages", "ui.session", "ui.first_look", "ui.drafts"),
    *("ui.widgets.when_field", "ui.sheets.incident_form", "ui.unfinished", "ui.sheets.cases"),
    *("ui.records_here", "ui.main_window", "ui.pages.today"),
)


class Ahead(QObject):
    """Imports PARTS, one at each turn of the event loop, then reads our words and Korea's facts.

    Deriving a key takes most of a second on a thread of its own, so nobody waits for this; and a
    window that stays locked is as small as it can be.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[Callable[[], object]] = [
            *(partial(importlib.import_module, part) for part in PARTS),
            *(_read_words, _read_facts),
        ]
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)

    def begin(self) -> None:
        """Import what is not there yet."""
        if self._left:
            self._timer.start()

    def _next(self) -> None:
        self._left.pop(0)()
        if not self._left:
            self._timer.stop()


def _read_words() -> None:
    from companion import texts

    texts.own()


def _read_facts() -> None:
    """Most records are of Korea. Which one this is of is known only once it is open."""
    from companion import packs

    packs.built_in("kr")
