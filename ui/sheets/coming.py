"""What may come next, from the ways that fit the case: three at a time, each can be put away."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from companion import first_lines, procedures, steps, timeline
from companion.procedures import Coming
from companion.records import NewStep
from companion.report import received
from ui import theme
from ui.basis import basis_words, place_words
from ui.session import Session
from ui.sheets.offers import Offers
from ui.widgets.flow import Flow
from ui.widgets.parts import Button, GroupTitle, LinkButton, Notice, Sheet, Words


class ComingSteps(Offers):
    """Offered, not asked for. What was taken up or put away is not offered again."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        others = QCoreApplication.translate("ComingSteps", "Show others")
        super().__init__(session, others, parent)
        self.column.addWidget(GroupTitle(self.tr("What may come next")))
        self.column.addWidget(
            Words(
                self.tr("None of this has to be done. It is for whenever you want it."), quiet=True
            )
        )
        self._lay_out()

    def refresh(self) -> None:
        """Read again what may come next."""
        vault, case = self._session.vault, self._session.case.id
        found, gone = self._found(), first_lines.away(vault, case)
        handed_over = received.of(vault, case) is not None
        self.setVisible(bool(found or gone) and not handed_over)
        for coming in self._few(found, gone):
            card = ComingCard(self._session, coming)
            card.put_away.connect(self._put_away)
            card.taken.connect(self._take)
            self._rows.addWidget(card)

    def _found(self) -> list[Coming]:
        session = self._session
        vault, case = session.vault, session.case.id
        away, taken = set(first_lines.away(vault, case)), steps.taken(vault, case)
        past = {key for key, ident in taken.items() if steps.get(vault, ident).done_at} | away
        known = taken.keys() | away
        acts = timeline.acts(vault, case)
        return procedures.coming(session.pack, session.case, acts, past, known)

    def _take(self, key: str, title: str, text: str) -> None:
        vault, case = self._session.vault, self._session.case.id
        self._leave_the_card()
        new = NewStep(title, note=text)
        self._session.change(self, lambda: steps.take(vault, case, key, new), self._was_taken)

    def _was_taken(self, _: object) -> None:
        self._session.said.emit(self.tr("It is among your next steps."))

    def _put_away(self, key: str) -> None:
        vault, case = self._session.vault, self._session.case.id
        self._aside.setVisible(True)
        self._leave_the_card()
        self._session.change(self, lambda: first_lines.put_away(vault, case, key))

    def _leave_the_card(self) -> None:
        """The card goes, and its button: the focus goes to what stays."""
        stays = next((b for b in (self._turn_on, self._aside) if not b.isHidden()), self)
        stays.setFocus(Qt.FocusReason.OtherFocusReason)

    def _again(self) -> None:
        self.refresh()


class ComingCard(Sheet):
    """One stage, with what has to be read before it above it."""

    put_away = Signal(str)
    taken = Signal(str, str, str)  # key, title and text

    def __init__(self, session: Session, coming: Coming) -> None:
        super().__init__()
        self._key = coming.key
        words, way = session.words, coming.procedure.id
        said = f"procedure.{way}.{coming.stage.id}"
        self._title, self._text = words.say(f"{said}.title"), words.say(f"{said}.text")
        self.setAccessibleName(self._title)
        self.body.setContentsMargins(theme.SHEET, theme.GAP, theme.SHEET, theme.GAP)
        self.body.setSpacing(theme.STEP // 2)
        self.body.addWidget(Words(words.say(f"procedure.{way}.name"), quiet=True))
        for care in coming.care:
            told = f"procedure.{way}.{care.id}"
            text = f"{words.say(f'{told}.title')}\n{words.say(f'{told}.text')}"
            self.body.addWidget(Notice(text, strong=True))
        self.body.addWidget(GroupTitle(self._title))
        self.body.addWidget(Words(self._text))
        for ident in coming.stage.contacts:
            self.body.addWidget(Words(place_words(session.pack.contacts[ident], words)))
        self.body.addWidget(Words(basis_words(coming.stage, words), quiet=True))
        take = Button(self.tr("Put it among my next steps"))
        take.clicked.connect(self._take)
        away = LinkButton(self.tr("Put this away"))
        away.clicked.connect(self._put)
        row = Flow()
        for button in (take, away):
            button.setAccessibleDescription(self._title)
            row.addWidget(button)
        self.body.addLayout(row)

    def _take(self) -> None:
        self.taken.emit(self._key, self._title, self._text)

    def _put(self) -> None:
        self.put_away.emit(self._key)
