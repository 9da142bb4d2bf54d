"""Letting someone beside the person look in their place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.looking import Looking
from ui.session import Session
from ui.widgets.covered_tile import HoldButton
from ui.widgets.flow import Flow
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, GroupTitle, Notice, Words


class BesideSheet(Overlay):
    """Speaks to whoever looks; shows the picture only while they press. `told` asks to write."""

    told = Signal()

    def __init__(self, session: Session, over: QWidget, ident: int, title: str) -> None:
        super().__init__(over, "")
        self.set_title(self.tr("Someone beside you looks"))
        self._ident = ident
        self._looking = Looking(session, self)
        hold = HoldButton(self.tr("Look while held"))
        hold.held.connect(self._look)
        hold.let_go.connect(self._looking.let_go)
        note = Button(self.tr("Write down what they say"))
        note.clicked.connect(self._write)
        first = self.tr(
            "Turn the screen towards them, or look somewhere else. Nothing shows until they hold"
            " the button, and it is gone when they let go."
        )
        self.body.addWidget(Words(first))
        self.body.addWidget(GroupTitle(self.tr("For the person who looks")))
        self.body.addWidget(Notice(self._asked()))
        self.body.addWidget(Words(self.tr("They call it: {}").format(title)))
        row = Flow()
        row.addWidget(hold)
        row.addWidget(note)
        self.body.addLayout(row)

    def _asked(self) -> str:
        return self.tr(
            "You are asked to look in someone's place, so that they need not. Hold the button below"
            " to see it. Then say calmly, and only as far as they want to know: what kind of thing"
            " it is, which names, times and addresses can be read. It is all right to stop at any"
            " moment. Please take no picture of it, and leave it here."
        )

    def _look(self) -> None:
        self._looking.hold(self._ident)

    def _write(self) -> None:
        self.close()
        self.told.emit()
