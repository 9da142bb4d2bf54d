"""The ways to see the timeline, of which the person chooses one; remembered in the vault alone."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from companion import settings
from companion.errors import VaultError
from ui import theme
from ui.lanes_face import KINDS, LanesFace
from ui.patterns_face import PatternsFace
from ui.session import Session
from ui.widgets.one_of import OneOf
from ui.widgets.parts import Chip

LIST, LANES, PATTERN = "list", "lanes", "pattern"
_LEAST = 170  # px that what is shown has at least


class Views(QWidget):
    """`view` is the one that was chosen, `kind` what lanes are of. `turned` follows a choice."""

    turned = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        view, _, kind = settings.get(session.vault, "view").partition(":")
        self.kind = kind if kind in KINDS else KINDS[0]
        self.chips = {
            LIST: Chip(self.tr("List")),
            LANES: Chip(self.tr("Lanes")),
            PATTERN: Chip(self.tr("Counted")),
        }
        self._group = OneOf(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.GAP, 0)
        row.setSpacing(theme.STEP // 2)
        for chip in self.chips.values():
            self._group.addButton(chip)
            row.addWidget(chip)
        self._group.put(self.chips.get(view, self.chips[LIST]))
        self._group.picked.connect(self._turn)

    @property
    def view(self) -> str:
        """LIST, LANES or PATTERN."""
        return next(name for name, chip in self.chips.items() if chip.isChecked())

    def choose(self, view: str) -> None:
        """Show one."""
        self._group.put(self.chips[view])
        self._turn()

    def turn_kind(self, kind: str) -> None:
        """Have lanes of another kind."""
        self.kind = kind
        self._turn()

    def _turn(self) -> None:
        said = f"{self.view}:{self.kind}"
        with suppress(VaultError):  # what cannot be remembered is chosen anew the next time
            if settings.get(self._session.vault, "view") != said:
                settings.set_(self._session.vault, "view", said)
        self.turned.emit()


class Faces(QStackedWidget):
    """One of several things, at least as high as it needs; what is above it scrolls away then.

    `opened` carries an id, `entries_wanted` ids that a line counted; `list_wanted` when the lanes
    are to be seen as a table.
    """

    opened = Signal(object)
    list_wanted = Signal()
    entries_wanted = Signal(object)

    def __init__(self, session: Session, views: Views, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._views = session, views
        self.currentChanged.connect(self.updateGeometry)

    @cached_property
    def lanes(self) -> LanesFace:
        """The lanes, made when they are first looked at."""
        made = LanesFace(self._session, self._views.kind)
        made.turned.connect(self._views.turn_kind)
        made.opened.connect(self.opened)
        made.list_wanted.connect(self.list_wanted)
        self.addWidget(made)
        return made

    @cached_property
    def patterns(self) -> PatternsFace:
        """What was counted, made when it is first looked at."""
        made = PatternsFace(self._session)
        made.entries_wanted.connect(self.entries_wanted)
        self.addWidget(made)
        return made

    def forget(self) -> None:
        """Another case is shown: nothing of the one before stays where it is not seen."""
        for name in ("lanes", "patterns"):
            made = self.__dict__.pop(name, None)
            if made is not None:
                made.deleteLater()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        least = theme.scaled(_LEAST)
        if shown is None:
            return QSize(0, least)
        high = shown.minimumSizeHint().height()
        if shown.hasHeightForWidth() and self.width():
            high = max(high, shown.heightForWidth(self.width()))
        return QSize(0, max(least, high))

    def hasHeightForWidth(self) -> bool:
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
