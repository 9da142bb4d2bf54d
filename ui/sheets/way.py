"""What happens when one goes some way: the police, the school, removal; stage by stage."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import procedures, steps, timeline
from companion.facts import Procedure, Stage
from companion.records import NewStep, Step
from ui import theme
from ui.basis import basis_words, place_words
from ui.glossary import Terms
from ui.session import Session
from ui.widgets.flow import Flow
from ui.widgets.live import LiveLine
from ui.widgets.overlay import Overlay
from ui.widgets.parts import Button, GroupTitle, LinkButton, Notice, Sheet, Words, clear


class Ways(QWidget):
    """The procedures that fit the case, each with one sentence. `wanted` carries the chosen one."""

    wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.STEP)

    def refresh(self) -> None:
        """Show those that fit now."""
        clear(self._rows)
        for procedure in procedures.fitting(self._session.pack, self._session.case):
            row = _WayRow(procedure, self._session)
            row.wanted.connect(self.wanted)
            self._rows.addWidget(row)


class _WayRow(Sheet):
    """One procedure in the list."""

    wanted = Signal(object)

    def __init__(self, procedure: Procedure, session: Session) -> None:
        super().__init__()
        self._procedure = procedure
        key, words = f"procedure.{procedure.id}", session.words
        self.body.setContentsMargins(theme.SHEET, theme.GAP, theme.SHEET, theme.GAP)
        self.body.setSpacing(theme.STEP // 2)
        self.body.addWidget(GroupTitle(words.say(f"{key}.name")))
        self.body.addWidget(Words(words.say(f"{key}.plain"), quiet=True))
        read = Button(QCoreApplication.translate("Ways", "See what happens"))
        read.setAccessibleDescription(words.say(f"{key}.name"))
        read.clicked.connect(self._tell)
        row = Flow()
        row.addWidget(read)
        self.body.addLayout(row)

    def _tell(self) -> None:
        self.wanted.emit(self._procedure)


class WaySheet(Overlay):
    """The stages of one procedure. Nothing here has to be done, and nothing is counted."""

    def __init__(self, session: Session, over: QWidget, procedure: Procedure) -> None:
        super().__init__(over, session.words.say(f"procedure.{procedure.id}.name"))
        self._session = session
        self.body.addWidget(Words(session.words.say(f"procedure.{procedure.id}.plain")))
        self.body.addWidget(
            Words(
                self.tr(
                    "You need not do any of this today. Each line says whether it is law,"
                    " a notice, a guidebook, or advice."
                ),
                quiet=True,
            )
        )
        vault, case = session.vault, session.case
        taken, acts = steps.taken(vault, case.id), timeline.acts(vault, case.id)
        for stage in procedures.stages(procedure, case, acts):
            key = procedures.key(procedure, stage)
            row = StageRow(session, procedure, stage, key in taken)
            row.left.connect(self._leave)
            self.body.addWidget(row)

    def _leave(self, page: str) -> None:
        self.close()
        self._session.page_wanted.emit(page)


class StageRow(Sheet):
    """One stage: what it is, what it rests on, whom to call. `left` names a page to go on to."""

    left = Signal(str)

    def __init__(self, session: Session, way: Procedure, stage: Stage, taken: bool) -> None:
        super().__init__()
        self._session, self._stage = session, stage
        self._key = procedures.key(way, stage)
        words = session.words
        said = f"procedure.{way.id}.{stage.id}"
        self._title, self._text = words.say(f"{said}.title"), words.say(f"{said}.text")
        self.setAccessibleName(self._title)
        self.body.setContentsMargins(theme.SHEET, theme.GAP, theme.SHEET, theme.GAP)
        self.body.setSpacing(theme.STEP // 2)
        self.body.addWidget(Words(self._kind(), quiet=True))
        self.body.addWidget(GroupTitle(self._title))
        text = Notice(self._text, strong=True) if stage.kind == "care" else Words(self._text)
        self.body.addWidget(text)
        terms = Terms(session, f"{self._title}\n{self._text}")
        if terms.there:
            self.body.addWidget(terms)
        else:
            terms.deleteLater()
        for ident in stage.contacts:
            self.body.addWidget(Words(place_words(session.pack.contacts[ident], words)))
        self.body.addWidget(Words(basis_words(stage, words), quiet=True))
        self._said = LiveLine(quiet=True)
        self.body.addLayout(self._buttons())
        self.body.addWidget(self._said)
        if taken:
            self._add.setEnabled(False)
            self._put_down(None)

    def _buttons(self) -> Flow:
        row = Flow()
        self._add = LinkButton(self.tr("Put it among my next steps"))
        self._add.clicked.connect(self._put)
        papers = LinkButton(self.tr("See the document"))
        papers.clicked.connect(self._see)
        offered = (
            (self._add, self._stage.kind in procedures.OFFERED),
            (papers, bool(self._stage.desk)),
        )
        for button, there in offered:
            button.setAccessibleDescription(self._title)
            if there:
                row.addWidget(button)
            else:
                button.deleteLater()
        return row

    def _put(self) -> None:
        session, vault, case = self._session, self._session.vault, self._session.case.id
        new = NewStep(self._title, note=self._text)
        self._add.setEnabled(False)
        session.change(self, lambda: steps.take(vault, case, self._key, new), self._put_down)

    def _put_down(self, _: Step | None) -> None:
        if self._stage.kind in procedures.OFFERED:
            self._said.say(self.tr("It is among your next steps."))

    def _see(self) -> None:
        self.left.emit("documents")

    def _kind(self) -> str:
        return {
            "do": self.tr("You can do this"),
            "ask": self.tr("You can ask for this"),
            "know": self.tr("Good to know"),
            "expect": self.tr("What comes then"),
            "care": self.tr("Please read this first"),
        }[self._stage.kind]
