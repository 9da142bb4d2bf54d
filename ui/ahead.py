"""Importing what a window is made of before somebody waits for it."""

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

# What the other pages are made of, those that are opened most, in steps that nobody feels.
OTHERS = (
    *("ui.lanes_axis", "ui.lanes_paint", "companion.patterns", "ui.sheets.reference"),
    *("ui.masking.check_step", "ui.sheets.arrival", "ui.learning", "ui.masking.canvas"),
    *("ui.masking.sheet", "ui.sheets.take_in", "ui.sheets.incident", "ui.widgets.rows_table"),
    *("companion.sequence", "ui.lanes_face", "ui.patterns_face", "ui.sheets.statement"),
    *("ui.timeline_views", "ui.sifting", "ui.pages.timeline", "ui.sheets.chat"),
    *("companion.report.allowed", "companion.report.lists", "companion.report.content"),
    *("ui.sheets.asking_form", "ui.sheets.who_has", "ui.widgets.tile_grid", "ui.sheets.takedown"),
    *("ui.pages.evidence", "ui.pages.people", "ui.sheets.my_place", "ui.directory"),
    *("ui.pages.help", "ui.sheets.document_choices", "companion.report.bundle"),
    *("ui.sheets.takedowns", "ui.pages.documents", "ui.sheets.bin", "ui.computer_check"),
    *("companion.differences", "ui.sheets.country_pack", "ui.sheets.only_me", "ui.pages.settings"),
)
_REST = 100  # ms between two of them
_QUIET = 0.5  # s without a touch, after which nobody is taken to be at something


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


class Later(QObject):
    """Imports OTHERS once a record is open, one at a time, and none while somebody does something.

    `quiet` tells for how many seconds nobody touched the window.
    """

    def __init__(self, parent: QObject, quiet: Callable[[], float]) -> None:
        super().__init__(parent)
        self._quiet, self._left = quiet, list(OTHERS)
        self._timer = QTimer(self, interval=_REST)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    def _next(self) -> None:
        if self._quiet() >= _QUIET:
            importlib.import_module(self._left.pop(0))
        if not self._left:
            self._timer.stop()


def _read_words() -> None:
    from companion import texts

    texts.own()


def _read_facts() -> None:
    """Most records are of Korea. Which one this is of is known only once it is open."""
    from companion import packs

    packs.built_in("kr")
