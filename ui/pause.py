"""The break card: a breath, a voice if one is wanted, and the way back to exactly where one was."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion import contacts, directory, places
from ui import theme
from ui.motion import Motion
from ui.place_words import Tellers, named
from ui.session import Session
from ui.waiting import waiting
from ui.widgets.breathing import Breathing
from ui.widgets.contact_card import Place
from ui.widgets.over_all import OverAll
from ui.widgets.parts import Button, PageTitle, Sheet, TypedWords, Words, scrolled

_VOICES = 3  # at most


class PauseCard(OverAll):
    """Lies over the window; the record locks by itself all the same. Nothing has to be done."""

    def __init__(self, window: QWidget, session: Session) -> None:
        title = PageTitle(self.tr("A break"))
        super().__init__(window, title.text())
        self.back = Button(self.tr("Back to where I was"), main=True)
        self.back.setToolTip("Esc")
        self.back.clicked.connect(self.close)
        self.breathing = Breathing()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.SHEET, theme.SHEET, theme.SHEET, theme.SHEET)
        column.setSpacing(theme.GAP)
        column.addWidget(title)
        calm = self.tr("You need not do anything now. What you wrote is where you left it.")
        column.addWidget(Words(calm))
        column.addWidget(self.breathing, 1)
        found = voices(session)
        if found:
            column.addWidget(self._voices(found))
        column.addWidget(Words(waiting(session, resting=True), quiet=True))
        inside.setMaximumWidth(theme.scaled(theme.TEXT_WIDTH) + 2 * theme.SHEET)
        self._area = area = scrolled(inside)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        whole.addWidget(area, 1)
        whole.addLayout(foot)
        self._motion = Motion(self)
        self._motion.known.connect(self.breathing.move_along)
        self.appear(self.back)
        self._motion.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._area.verticalScrollBar()
        step = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }.get(Qt.Key(event.key()), 0)
        bar.setValue(bar.value() + step)
        super().keyPressEvent(event)

    def _voices(self, found: list[Place]) -> QWidget:
        sheet = Sheet()
        sheet.body.setSpacing(theme.STEP // 2)
        sheet.body.addWidget(Words(self.tr("If you would like to talk to someone now:")))
        for place in found:
            number = TypedWords(named(place))
            number.setFont(theme.font(theme.TITLE, bold=True))
            sheet.body.addSpacing(theme.STEP)
            sheet.body.addWidget(number)
            said = [place.open, place.hours, place.checked]
            sheet.body.addWidget(TypedWords("  ·  ".join(filter(None, said)), quiet=True))
        return sheet


def voices(session: Session) -> list[Place]:
    """Whom one can call now: those kept on top, then the country's, without those put away."""
    vault, case = session.vault, session.case.id
    tellers = Tellers(session.pack, session.words, vault.now())
    known = places.of_pack(session.pack.contacts)
    every = places.entries(known, contacts.own(vault, case), directory.mine(vault, case))
    by_id = {entry.ident: entry for entry in every}
    first = [entry for entry in every if entry.mine.pinned]
    now = [by_id[ident] for ident in session.pack.meta.first.now if ident in by_id]
    # Somebody to talk to comes before the number for an emergency.
    now.sort(key=lambda one: one.contact is not None and one.contact.category == "emergency")
    told = [tellers.place(one) for one in dict.fromkeys((*first, *now)) if not one.mine.hidden]
    return [place for place in told if place.number][:_VOICES]
